"""Finding one's way in a dossier: a field by its name or value, and which fields are shown."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import PartialDate
from clientdesk.i18n import catalogue
from clientdesk.ui.form.finding import hits, under_dots
from clientdesk.ui.form.shown import Shown
from clientdesk.ui.page import FILL_IN, READ
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


def client() -> Record:
    """A person of whom something is known."""
    record = make.person("张伟")
    record[Basics.employer_name] = "Quarry & Sons"
    record[Basics.birth_date] = PartialDate(1980, 2, 29)
    record[Family.children] = (Row({"name": "Anna"}), Row({"name": "Zoltan"}))
    return record


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window on that person."""
    desk.clients.create(client())
    opened = open_window()
    opened.activateWindow()
    opened.page.show_dossier()
    return opened


def keys(text: str, language: str = "en", **options: frozenset[str]) -> list[str]:
    """The keys of what is found."""
    return [hit.field.key for hit in hits(text, client(), catalogue(language), **options)]


def is_in_view(widget: QWidget, window: Window) -> bool:
    """Whether a widget stands where it can be seen."""
    body = window.page.body().viewport()
    top = widget.mapTo(body, widget.rect().topLeft()).y()
    return not widget.isHidden() and 0 <= top < body.height()


def find(window: Window, text: str) -> None:
    """Press Ctrl+F and type."""
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.page.guide.tools.line, text)


# What is found


def test_a_field_is_found_by_a_part_of_its_label_without_regard_to_case() -> None:
    assert keys("DATE OF BIR")[0] == "birth_date"


@pytest.mark.parametrize("text", ["出生日期", "chushengriqi", "csrq", "生日期"])
def test_a_chinese_label_is_found_by_its_characters_its_pinyin_and_its_initials(text: str) -> None:
    assert "birth_date" in keys(text, "zh_CN")


def test_labels_with_the_whole_word_come_first_in_the_order_of_the_form() -> None:
    found = keys("birth")
    assert found[0] == "birth_date"
    assert found.index("birth_date") < found.index("birthday_calendar")


def test_a_field_is_found_by_what_people_call_it() -> None:
    assert keys("cell phone")[0] == "mobile"
    assert keys("大哥大", "zh_CN")[0] == "mobile"


def test_a_value_is_found_and_of_rows_the_row() -> None:
    assert keys("quarry") == ["employer_name"]
    assert [(hit.field.key, hit.row) for hit in hits("zoltan", client(), catalogue("en"))] == [("children", 1)]


def test_what_stands_under_dots_is_not_found_by_its_value() -> None:
    assert keys("zoltan", covered=under_dots(client().kind)) == []


def test_nothing_typed_finds_nothing() -> None:
    assert keys("  ") == []


# In the window


def test_ctrl_f_finds_shows_and_marks_the_field_and_enter_goes_round(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    settle(qtbot, window)
    find(window, "date of birth")
    tools, body = window.page.guide.tools, window.page.form()
    assert tools.found.text().startswith("1/")
    assert is_in_view(body.entries["birth_date"].cell, window)
    assert body.mark.isVisible()
    total = int(tools.found.text().split("/")[1])
    for _ in range(total - 1):
        QTest.keyClick(tools.line, Qt.Key.Key_Return)
    assert tools.found.text() == f"{total}/{total}"
    assert not is_in_view(body.entries["birth_date"].cell, window)
    QTest.keyClick(tools.line, Qt.Key.Key_Return)
    assert is_in_view(body.entries["birth_date"].cell, window)
    QTest.keyClick(tools.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert tools.found.text() == f"{total}/{total}"


def test_tab_goes_into_the_field_that_was_found(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    settle(qtbot, window)
    find(window, "date of birth")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Tab)
    settle(qtbot, window)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.page.form().key_at(focused) == "birth_date"


def test_tab_goes_on_where_nothing_was_found(window: Window) -> None:
    find(window, "zxqv")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not window.page.guide.tools.line.hasFocus()
    assert window.page.guide.tools.isAncestorOf(focused)


def test_tab_goes_on_where_nothing_can_be_typed_into_what_was_found(window: Window, desk: Desk, qtbot: QtBot) -> None:
    find(window, "star sign")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Tab)
    assert not window.page.guide.tools.line.hasFocus()
    desk.clients.trash(["KH000001"])
    window.page.refresh()
    settle(qtbot, window)
    find(window, "employer")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Tab)
    assert not window.page.guide.tools.line.hasFocus()


def test_the_city_of_an_address_is_found_before_what_only_holds_the_letters() -> None:
    assert keys("city")[:2] == ["home_address", "office_address"]


def test_enter_while_an_input_method_composes_is_not_taken(window: Window) -> None:
    find(window, "birth")
    line = window.page.guide.tools.line
    QApplication.sendEvent(line, QInputMethodEvent("sheng", []))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.page.guide.tools.found.text().startswith("1/")
    QApplication.sendEvent(line, QInputMethodEvent())
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.page.guide.tools.found.text().startswith("2/")


def test_escape_returns_to_the_field_and_the_place(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    settle(qtbot, window)
    editor = window.page.form().entries["employer_name"].editor
    editor.setFocus()
    before = window.page.body().verticalScrollBar().value()
    find(window, "notes")
    assert window.page.body().verticalScrollBar().value() != before
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Escape)
    assert editor.hasFocus() or editor.isAncestorOf(hands.focused())
    assert window.page.body().verticalScrollBar().value() == before
    assert window.page.guide.tools.line.text() == ""


def test_down_goes_into_the_field_that_was_found(window: Window) -> None:
    find(window, "position")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Down)
    assert window.page.mode == FILL_IN
    assert window.page.form().entries["position"].editor.isAncestorOf(hands.focused())


def test_enter_on_the_only_hit_goes_into_it_while_filling_in(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    settle(qtbot, window)
    find(window, "quarry")
    tools = window.page.guide.tools
    assert tools.found.text() == "1/1"
    QTest.keyClick(tools.line, Qt.Key.Key_Return)
    assert window.page.form().entries["employer_name"].editor.isAncestorOf(hands.focused())


def test_what_was_looked_for_goes_when_another_client_comes(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("李强"))
    find(window, "notes")
    window.show_client(desk.clients.get("KH000002").id)
    settle(qtbot, window)
    assert window.page.guide.tools.line.text() == ""


def test_an_empty_field_that_is_looked_for_on_the_sheet_is_shown(window: Window) -> None:
    sheet = window.page.body()
    assert not sheet.line_of("hobbies")  # type: ignore[attr-defined]
    find(window, "hobbies")
    assert window.page.mode == READ
    _label, cell = sheet.line_of("hobbies")  # type: ignore[attr-defined]
    assert is_in_view(cell, window)


def test_down_at_what_is_worked_out_only_points_there(window: Window, qtbot: QtBot) -> None:
    find(window, "star sign")
    QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.page.form().mark.isVisible()
    assert is_in_view(window.page.form().computed["star_sign"].cell, window)


def test_a_second_click_on_a_label_opens_that_field(window: Window, qtbot: QtBot) -> None:
    label, _cell = window.page.body().line_of("employer_name")  # type: ignore[attr-defined]
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.mode == FILL_IN
    assert window.page.form().key_at(hands.focused()) == "employer_name"


def test_no_hit_is_said(window: Window) -> None:
    find(window, "xyzzy")
    assert window.page.guide.tools.found.text() == "no such field"


# The switch


def click(window: Window, shown: Shown) -> None:
    """Click a position of the switch."""
    QTest.mouseClick(window.page.guide.tools.buttons[shown], Qt.MouseButton.LeftButton)


def test_the_switch_counts_and_shows_what_it_says(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.page.toggle()
    form, buttons = window.page.form(), window.page.guide.tools.buttons
    record = desk.clients.get("KH000001")
    filled = {field.key for field, _value in record.filled()}
    assert buttons[Shown.FILLED].text() == f"Filled {len(filled)}"
    click(window, Shown.FILLED)
    shown = {key for key in [*form.entries, *form.grids] if form.line_of(key)}
    assert shown == filled
    click(window, Shown.MISSING)
    shown = {key for key in [*form.entries, *form.grids] if form.line_of(key)}
    assert not shown & filled
    assert buttons[Shown.MISSING].text() == f"Missing {len(shown)}"
    click(window, Shown.ALL)
    assert form.line_of("full_name")
    assert form.line_of("hobbies")


def test_a_missing_field_that_is_filled_in_stays_until_the_switch_is_touched(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    click(window, Shown.MISSING)
    form = window.page.form()
    hands.write(form.entries["position"].editor.line, "Chief")  # type: ignore[attr-defined]
    hands.leave(form.entries["position"].editor)
    settle(qtbot, window)
    assert form.line_of("position")
    click(window, Shown.MISSING)
    assert not form.line_of("position")


def test_not_known_is_no_longer_missing_and_is_said(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.answers.give(desk.clients.get("KH000001"), Basics.position, "unknown")
    window.page.refresh()
    settle(qtbot, window)
    window.page.toggle()
    click(window, Shown.MISSING)
    assert not window.page.form().line_of("position")
    click(window, Shown.ALL)
    note = window.page.form().entries["position"].note
    assert note is not None
    assert note.text() == "Not known"


def test_changed_today_shows_what_was_changed_since_midnight(
    desk: Desk, open_window: Open, qtbot: QtBot, set_clock: Callable[[str], None]
) -> None:
    set_clock("2026-03-05T10:00:00+00:00")
    desk.clients.create(client())
    set_clock("2026-03-06T10:00:00+00:00")
    changed = desk.clients.get("KH000001")
    changed[Basics.position] = "Chief"
    changed[Family.children] = (*changed.rows(Family.children), Row({"name": "Cleo"}))
    desk.clients.save(changed)
    window = open_window()
    window.page.show_dossier()
    click(window, Shown.CHANGED)
    sheet = window.page.body()
    told = {key for part in sheet.chapters for key, line in part.lines.items() if not line.cell.isHidden()}  # type: ignore[attr-defined]
    assert told == {"position", "children"}
    assert date.fromisoformat("2026-03-06") == desk.today


def test_the_switch_is_remembered_for_reading_and_for_filling_in(window: Window) -> None:
    click(window, Shown.ALL)
    window.page.toggle()
    click(window, Shown.MISSING)
    remembered = window.context.remembered.dossier
    assert (remembered["shown.read"], remembered["shown.fill in"]) == ("all", "missing")
    window.page.toggle()
    assert window.page.guide.tools.buttons[Shown.ALL].isChecked()


def test_all_on_the_sheet_shows_empty_fields_with_a_dash(window: Window) -> None:
    click(window, Shown.ALL)
    _label, cell = window.page.body().line_of("hobbies")  # type: ignore[attr-defined]
    assert "–" in [child.text() for child in cell.findChildren(QWidget) if hasattr(child, "text")]
