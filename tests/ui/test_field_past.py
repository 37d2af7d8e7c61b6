"""The past of a field, stars, and the order of the sections."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.rows import Row
from clientdesk.ui.form.chapters import chapters
from clientdesk.ui.form.past import FieldPast
from clientdesk.ui.form.sections import Sections
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.form.starred import arrange, arranged, left_out, star, starred
from clientdesk.ui.look import em
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot, set_clock: Callable[[str], None]) -> Window:
    """A window with the form of a person whose position changed twice."""
    set_clock("2026-03-05T10:00:00+00:00")
    record = make.person("张伟")
    record[Basics.position] = "Clerk"
    record[Family.children] = (Row({"name": "Anna"}),)
    desk.clients.create(record)
    for month, position in ((4, "Chief"), (5, None)):
        set_clock(f"2026-{month:02}-05T10:00:00+00:00")
        again = desk.clients.get(record.code)
        again[Basics.position] = position
        desk.clients.save(again)
    opened = open_window()
    opened.activateWindow()
    opened.page.toggle()
    settle(qtbot, opened)
    return opened


def past_of(window: Window, key: str, qtbot: QtBot) -> FieldPast:
    """Put the cursor into a field and press Ctrl+H."""
    window.page.form().focus_on(key)
    QTest.keyClick(hands.focused(), Qt.Key.Key_H, CTRL)
    settle(qtbot, window)
    dialog = window.findChild(FieldPast)
    assert dialog is not None
    return dialog


def column(dialog: FieldPast, place: int) -> list[str]:
    """A column of the table."""
    items = [dialog.table.item(row, place) for row in range(dialog.table.rowCount())]
    return [item.text() for item in items if item]


def test_the_past_of_a_field_tells_what_when_who_and_how(window: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = past_of(window, "position", qtbot)
    assert column(dialog, 0) == ["–", "Chief", "Clerk"]
    assert [told[:10] for told in column(dialog, 1)] == ["2026-05-05", "2026-04-05", "2026-03-05"]
    assert set(column(dialog, 2)) == {desk.user}
    assert column(dialog, 3) == ["Edit KH000001", "Edit KH000001", "Add Person"]
    dialog.reject()


def test_an_earlier_value_is_put_back_as_one_step_that_can_be_undone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = past_of(window, "position", qtbot)
    dialog.table.selectRow(2)
    dialog.put_back.click()
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.position] == "Clerk"
    assert window.page.form().entries["position"].editor.text() == "Clerk"
    window.undo()
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.position] is None


def test_what_stands_there_now_cannot_be_put_back(window: Window, qtbot: QtBot) -> None:
    dialog = past_of(window, "position", qtbot)
    dialog.table.selectRow(0)
    assert not dialog.put_back.isEnabled()
    dialog.reject()


def test_rows_that_were_removed_come_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    record = desk.clients.get("KH000001")
    record[Family.children] = None
    desk.clients.save(record)
    window.page.refresh()
    settle(qtbot, window)
    dialog = past_of(window, "children", qtbot)
    dialog.table.selectRow(1)
    dialog.put_back.click()
    settle(qtbot, window)
    assert [row[Child.name] for row in desk.clients.get("KH000001").rows(Family.children)] == ["Anna"]


def test_a_field_never_changed_says_so(window: Window, qtbot: QtBot) -> None:
    dialog = past_of(window, "nickname", qtbot)
    assert dialog.told.text() == "Nothing else has ever stood here."
    dialog.reject()


def test_the_buttons_stand_beside_the_field_that_has_the_cursor(window: Window) -> None:
    form = window.page.form()
    form.focus_on("position")
    beside = window.page.guide.actions.beside[form]
    _label, cell = form.line_of("position")
    assert beside.isVisible()
    assert beside.y() == cell.mapTo(form.page, cell.rect().topLeft()).y()
    assert beside.past.accessibleName()


def test_the_buttons_stay_beside_their_field_when_the_window_changes_its_width(window: Window, qtbot: QtBot) -> None:
    form = window.page.form()
    form.focus_on("position")
    beside = window.page.guide.actions.beside[form]
    _label, cell = form.line_of("position")
    before = beside.x()
    window.resize(window.width() - 200, window.height())
    qtbot.waitUntil(lambda: beside.x() != before)
    assert beside.x() == cell.mapTo(form.page, cell.rect().topRight()).x() + 1 + em(beside, 0.4)


def test_what_is_read_stays_in_view_when_the_window_changes_its_width(window: Window, qtbot: QtBot) -> None:
    window.page.jump(3)
    settle(qtbot, window)
    form, family = window.page.form(), window.page.form().parts[3]
    before = family.mapTo(form.viewport(), family.rect().topLeft()).y()
    window.resize(window.width() + 500, window.height() + 100)
    settle(qtbot, window)
    assert family.mapTo(form.viewport(), family.rect().topLeft()).y() == before


def test_the_menu_of_a_label_answers_for_the_field(window: Window, desk: Desk, qtbot: QtBot) -> None:
    actions = window.page.guide.actions
    actions.at = Basics.nickname
    menu = actions.menu(Basics.nickname)
    [unknown] = [action for action in menu.actions() if action.text() == "Not known"]
    unknown.trigger()
    settle(qtbot, window)
    assert desk.answers.of(1) == {"nickname": "unknown"}
    note = window.page.form().entries["nickname"].note
    assert note is not None
    assert note.text() == "Not known"


def test_a_starred_field_comes_first_on_the_sheet_even_where_it_is_empty(window: Window, qtbot: QtBot) -> None:
    window.page.form().focus_on("hobbies")
    QTest.keyClick(hands.focused(), Qt.Key.Key_B, CTRL)
    window.page.toggle()
    settle(qtbot, window)
    sheet = window.page.body()
    assert isinstance(sheet, Sheet)
    assert sheet.mine is not None
    assert list(sheet.mine.lines) == ["hobbies"]
    assert sheet.mine.chapter.title(window.context.words) == "My fields"
    assert sheet.mine.y() < sheet.chapters[0].y()
    assert not sheet.mine.isHidden()
    star(window.context.remembered, PERSON, "hobbies")
    window.page.show_body()
    assert sheet.mine is None


def test_stars_and_order_survive_a_restart(tmp_path: Path) -> None:
    remembered = Remembered.load(tmp_path)
    star(remembered, PERSON, "hobbies")
    arrange(remembered, PERSON, ["person.family"], ["person.lifestyle"])
    again = Remembered.load(tmp_path)
    assert starred(again, PERSON) == ("hobbies",)
    assert arranged(again, PERSON)[0].name == "person.family"
    assert left_out(again, PERSON) == {"person.lifestyle"}
    again.dossier["starred.person"] = "no list"
    assert starred(again, PERSON) == ()


def test_sections_are_put_in_order_and_left_out(window: Window, qtbot: QtBot) -> None:
    dialog = window.page.guide.choose_sections()
    assert isinstance(dialog, Sections)
    dialog.list.setCurrentRow(3)
    dialog.up.click()
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    settle(qtbot, window)
    names = [chapter.name for chapter in arranged(window.context.remembered, PERSON)]
    before = [chapter.name for chapter in chapters(PERSON)]
    assert names == [*before[:2], before[3], before[2], *before[4:]]
    outline = window.page.outline
    assert outline.isRowHidden(0)
    assert outline.item(2).text() == "Family"
    form = window.page.form()
    assert not form.line_of("lifecycle_stage")
    assert form.parts[0].isHidden()
    assert form.line_of("position")


def test_what_is_looked_for_in_a_section_left_out_is_shown(window: Window, qtbot: QtBot) -> None:
    arrange(window.context.remembered, PERSON, [], ["person.lifestyle"])
    window.page.rearrange()
    settle(qtbot, window)
    assert not window.page.form().line_of("hobbies")
    window.page.guide.find_here()
    QTest.keyClicks(window.page.guide.tools.line, "hobbies")
    assert window.page.form().line_of("hobbies")


def test_the_cursor_is_in_its_field_again_when_the_past_is_closed_and_after_saving(
    window: Window, qtbot: QtBot
) -> None:
    dialog = past_of(window, "position", qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    line = window.focusWidget()
    assert line is not None
    assert window.page.form().key_at(line) == "position"
    window.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Head")
    window.save_now()
    settle(qtbot, window)
    assert line.hasFocus()
    assert window.context.desk.clients.get("KH000001")[Basics.position] == "Head"
