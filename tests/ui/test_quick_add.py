"""Quick add: text is pasted and confirmed, others like it are told, the next step is written down with the client."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.tree import Condition
from clientdesk.dossier.rows import Row
from clientdesk.dossier.work.task import Task
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.shell.entries import ALL
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]
SIGNATURE = "王薇\n手机 154 0000 0001\nwang@example.com"


def paste(dialog: QuickAdd, text: str, window: Window, qtbot: QtBot) -> list[str]:
    """Paste a text; what the chips say."""
    dialog.paste.box.setPlainText(text)
    dialog.paste.read()
    settle(qtbot, window)
    return [told.text() for told in dialog.paste.chips.findChildren(QLabel) if told.isVisible()]


def texts(dialog: QuickAdd) -> dict[str, str]:
    """{field: what stands in its line} of the lines that hold something."""
    return {entry.field.key: entry.editor.text() for entry in dialog.entries if entry.editor.text()}


def test_a_signature_becomes_chips_and_fills_nothing_by_itself(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    assert paste(dialog, SIGNATURE, window, qtbot) == [
        "Full name: 王薇",
        "Mobile: 154 0000 0001",
        "E-mail: wang@example.com",
    ]
    assert texts(dialog) == {}
    dialog.reject()


def test_enter_takes_the_chips_over_into_lines(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    paste(dialog, SIGNATURE, window, qtbot)
    QTest.keyClick(dialog.paste.box, Qt.Key.Key_Return)
    assert texts(dialog) == {"full_name": "王薇", "mobile": "154 0000 0001", "email": "wang@example.com"}
    assert not dialog.paste.is_pending
    dialog.ok.click()
    settle(qtbot, window)
    record = desk.clients.get("KH000001")
    assert (record.name, record[Basics.mobile], record[Basics.email]) == ("王薇", "154 0000 0001", "wang@example.com")


def test_a_chip_can_be_left_out(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    paste(dialog, SIGNATURE, window, qtbot)
    crosses = [button for button in dialog.paste.chips.findChildren(QPushButton) if button.accessibleName()]
    assert crosses[1].accessibleName() == "Leave out Mobile"
    crosses[1].click()
    dialog.paste.take_button.click()
    assert "mobile" not in texts(dialog)
    dialog.reject()


def test_saving_shows_what_was_read_before_it_is_stored(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    paste(dialog, SIGNATURE, window, qtbot)
    dialog.ok.click()
    settle(qtbot, window)
    assert (desk.clients.count(), texts(dialog)["full_name"]) == (0, "王薇")
    dialog.ok.click()
    settle(qtbot, window)
    assert desk.clients.count() == 1


def test_a_text_about_a_firm_changes_the_kind_until_the_user_chooses(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = window.quick_add()
    paste(dialog, "样板贸易有限公司\n电话 010-0000 0001", window, qtbot)
    assert dialog.kind.currentData() == "enterprise"
    dialog.paste.take()
    dialog.ok.click()
    settle(qtbot, window)
    record = desk.clients.get("KH000001")
    assert (record.kind.name, record[Firm.name]) == ("enterprise", "样板贸易有限公司")


@pytest.mark.parametrize(("line", "typed"), [(0, "张伟"), (1, "15400000001"), (1, "+86 154-0000-0001")])
def test_the_same_name_or_telephone_is_told_while_typing(
    desk: Desk, open_window: Open, qtbot: QtBot, line: int, typed: str
) -> None:
    other = make.person("张伟", mobile="154 0000 0001")
    desk.clients.create(other)
    window = open_window()
    dialog = window.quick_add()
    assert dialog.alike.isHidden()
    hands.write(dialog.entries[line].editor.line, typed)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not dialog.alike.isHidden(), timeout=20_000)
    why = "The same name: 张伟." if line == 0 else "The same telephone: 154 0000 0001."
    assert dialog.alike.text.text() == f"This may be 张伟 (KH000001). {why}"
    dialog.alike.button.click()
    settle(qtbot, window)
    assert window.page.wanted == other.id
    assert desk.clients.count() == 1


def test_a_name_that_only_begins_the_same_is_nobody_else(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟强"))
    record = make.person("张伟")
    assert desk.doubles.like(record) == ()


def test_who_has_a_telephone_only_among_its_people_is_nobody_else(desk: Desk) -> None:
    firm = make.enterprise("样板贸易有限公司")
    firm[Firm.org_people] = (Row({"name": "张伟", "mobile": "154 0000 0001"}),)
    desk.clients.create(firm)
    assert desk.doubles.like(make.person("李强", mobile="154 0000 0001")) == ()


def test_an_address_is_taken_over_part_by_part(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    paste(dialog, "王薇\n地址：北京市朝阳区样板路1号", window, qtbot)
    (address,) = [one.value for one in dialog.paste.values if one.field is Basics.office_address]
    dialog.paste.take()
    dialog.ok.click()
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.office_address] == address


def test_the_next_step_is_stored_with_the_client(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "赵敏")  # type: ignore[attr-defined]
    dialog.next_step.set_texts("Call about the offer", "+7")
    dialog.ok.click()
    settle(qtbot, window)
    (task,) = desk.work.of("KH000001")
    assert (task[Task.subject], task[Task.due]) == ("Call about the offer", date(2026, 11, 29))
    window.undo()
    settle(qtbot, window)
    assert (desk.clients.count(), desk.work.due(date(2027, 1, 1))) == (0, [])


def test_a_day_that_cannot_be_read_stores_nothing(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "赵敏")  # type: ignore[attr-defined]
    dialog.next_step.set_texts("Call", "whenever you like it")
    dialog.ok.click()
    settle(qtbot, window)
    assert dialog.isVisible()
    assert dialog.next_step.told.text()
    assert desk.clients.count() == 0
    dialog.reject()


def test_the_list_follows_and_shows_who_was_added(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for number in range(120):
        desk.clients.create(make.person(f"安{number:03d}"))
    window = open_window()
    window.search.setText("安001")
    window.search_now()
    settle(qtbot, window)
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "赵敏")  # type: ignore[attr-defined]
    dialog.next.click()
    settle(qtbot, window)
    settle(qtbot, window)
    dialog.reject()
    added = desk.clients.get("KH000121").id
    assert (window.search.text(), window.page.wanted) == ("", added)
    place = window.list.model.place_of(added)
    assert place >= 0
    shown = window.list.table.visualRect(window.list.model.index(place, 0))
    assert window.list.table.viewport().rect().contains(shown.center())
    assert window.list.chosen() == (added,)


def test_escape_asks_before_whatever_was_typed_goes(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    for place in range(4):
        dialog = window.quick_add()
        editor: Any = dialog.entries[place].editor
        line = getattr(editor, "line", None) or editor.area
        line.setFocus()
        QTest.keyClicks(line, "Sue")
        QTest.keyClick(line, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        assert editor.text() == "Sue"
        give_up(dialog)
        assert not dialog.isVisible()
    settle(qtbot, window)
    assert desk.clients.count() == 0


def give_up(dialog: QuickAdd) -> None:
    assert dialog.question is not None
    next(button for button in dialog.question.buttons() if button.text() == "Discard what was typed").click()


def test_escape_closes_at_once_where_no_more_stands_than_it_began_with(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    for dialog in (window.quick_add(), window.add("person"), window.add("person", "Sue")):
        QTest.keyClick(dialog.entries[0].editor.findChildren(LineEdit)[0], Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    settle(qtbot, window)


def test_what_was_taken_over_from_a_paste_is_asked_for_until_it_is_saved(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = window.quick_add()
    dialog.paste.take_text(SIGNATURE)
    settle(qtbot, window)
    assert dialog.is_typed
    dialog.paste.take()
    assert dialog.is_typed
    dialog.next.click()
    settle(qtbot, window)
    assert desk.clients.count() == 1
    QTest.keyClick(dialog.entries[0].editor.findChildren(LineEdit)[0], Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_follows_out_of_a_filter_and_from_its_top(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for number in range(120):
        desk.clients.create(make.person(f"安{number:03d}", tags=("VIP",)))
    window = open_window()
    window.shell.go(ALL)
    window.list.add_filter(Condition("tags", "empty"))
    settle(qtbot, window)
    dialog = window.add("person")
    hands.write(dialog.entries[0].editor.line, "赵敏")  # type: ignore[attr-defined]
    dialog.ok.click()
    settle(qtbot, window)
    settle(qtbot, window)
    added = desk.clients.get("KH000121").id
    shown = window.list.table.visualRect(window.list.model.index(window.list.model.place_of(added), 0))
    assert len(window.list.model.numbers) == 121
    assert window.list.table.viewport().rect().contains(shown.center())
    assert window.list.chosen() == (added,)


def test_a_signature_pasted_for_a_name_is_read_instead(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    line = dialog.entries[0].editor.findChildren(LineEdit)[0]
    for text, name, read in (("王薇", "王薇", ""), (SIGNATURE, "", SIGNATURE)):
        QGuiApplication.clipboard().setText(text)
        dialog.entries[0].editor.set_text("")
        QTest.keySequence(line, QKeySequence(QKeySequence.StandardKey.Paste))
        settle(qtbot, window)
        assert (dialog.entries[0].editor.text(), dialog.paste.box.toPlainText()) == (name, read)
    assert [one.field.key for one in dialog.paste.values] == ["full_name", "mobile", "email"]
    dialog.reject()


def test_a_day_that_cannot_be_read_is_told_before_anything_is_saved(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    step = dialog.next_step
    step.when.setFocus()
    QTest.keyClicks(step.when, "someday")
    assert not step.told.isVisible()
    qtbot.waitUntil(lambda: step.told.text().startswith("This is not a date"), timeout=5_000)
    QTest.keyClick(step.when, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(step.when, "next tuesday")
    assert "not a date" not in step.told.text()
    dialog.reject()
