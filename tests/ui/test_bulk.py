"""Many clients chosen in the list: tag, set, archive, throw away; told beforehand, taken back by one Undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.bulk import Done
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.progress import Progress
from clientdesk.ui.bulk.dialog import BulkDialog
from clientdesk.ui.bulk.setting import EMPTY, REPLACE, SET, SetDialog
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle

pytestmark = pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)
Open = Callable[[], Window]


def three(desk: Desk) -> list[str]:
    """Three clients; their codes."""
    records = [make.person("安娜", tags=("VIP",)), make.person("李强"), make.enterprise("张氏公司")]
    for record in records:
        desk.clients.create(record)
    return [record.code for record in records]


def choose_all(window: Window, qtbot: QtBot) -> None:
    window.shell.go("all")
    settle(qtbot, window)
    window.list.table.selectAll()
    assert window.list.chosen_bar.text.text() == "3 chosen"


def covered(window: Window) -> list[str]:
    """The buttons that lie under the toast, by name."""
    toast = window.toast
    box = QRect(toast.mapToGlobal(QPoint(0, 0)), toast.size())
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible() and not toast.isAncestorOf(one)]
    return [one.text() for one in buttons if QRect(one.mapToGlobal(QPoint(0, 0)), one.size()).intersects(box)]


def test_a_toast_lies_over_no_button_and_goes_at_a_click_elsewhere(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    three(desk)
    window = open_window()
    choose_all(window, qtbot)
    settle(qtbot, window)
    page = window.centralWidget()
    assert page is not None
    foot = QPushButton("Finish", page)
    foot.setGeometry(20, page.height() - 40, page.width() - 40, 36)
    foot.show()
    window.toast.show_text("2 clients were changed.")
    settle(qtbot, window)
    assert covered(window) == []
    bar, toast = window.list.chosen_bar, window.toast
    assert toast.mapTo(window, QPoint(0, toast.height())).y() <= bar.mapTo(window, QPoint(0, 0)).y()
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=window.toast.mapTo(window, QPoint(3, 3)))
    assert window.toast.isVisible()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(3, window.height() // 2))
    assert not window.toast.isVisible()
    foot.deleteLater()


def counted(dialog: BulkDialog, window: Window, qtbot: QtBot) -> str:
    """What the dialog says would happen, once it has counted."""
    qtbot.waitUntil(lambda: not dialog._settle.isActive() and dialog._watch is None, timeout=PATIENCE)  # noqa: SLF001
    settle(qtbot, window)
    return dialog.told.text()


def test_tagging_tells_how_many_would_change_and_undo_takes_all_of_it_back(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    codes = three(desk)
    before = desk.keeping.dump()
    window = open_window()
    choose_all(window, qtbot)
    dialog = window.bulk.tag()
    settle(qtbot, window)
    assert not dialog.ok.isEnabled()
    offered = [button for button in dialog.findChildren(QPushButton) if button.text() == "VIP"]
    offered[0].click()
    assert counted(dialog, window, qtbot) == "2 of 3 would change.\n1 is so already."
    dialog.ok.click()
    settle(qtbot, window)
    assert [desk.clients.get(code)[Header.tags] for code in codes] == [("VIP",)] * 3
    assert window.toast.text.text() == "2 clients were changed."
    assert window.toast.button.text() == "Undo"
    window.toast.button.click()
    settle(qtbot, window)
    assert desk.keeping.dump() == before


def test_a_field_is_found_by_its_name_and_set_by_its_own_editor(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    codes = three(desk)
    window = open_window()
    choose_all(window, qtbot)
    window.list.chosen_bar.set_button.click()
    dialog = window.findChild(SetDialog)
    assert dialog
    settle(qtbot, window)
    QTest.keyClicks(dialog.picker.finder, "gender")
    assert dialog.title.text() == "Gender"
    assert counted(dialog, window, qtbot) == ""
    assert dialog.editor
    hands.put(dialog.editor, "f", {})
    assert counted(dialog, window, qtbot) == "2 of 3 would change.\n1 has no such field."
    dialog.ok.click()
    settle(qtbot, window)
    assert [desk.clients.get(code)[Basics.gender] for code in codes[:2]] == ["f", "f"]


def test_what_refuses_is_named_and_nothing_can_be_agreed_to(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    three(desk)
    window = open_window()
    choose_all(window, qtbot)
    dialog = window.bulk.set()
    settle(qtbot, window)
    QTest.keyClicks(dialog.picker.finder, "date of birth")
    assert dialog.editor
    hands.write(dialog.editor.line, "2999-01-01")  # type: ignore[attr-defined]
    assert counted(dialog, window, qtbot) == "Nobody would change.\n1 has no such field."
    assert dialog.problem.text() == (
        "2 cannot take it, so nothing is changed:\n"
        "安娜: Date of birth: A date of birth cannot be in the future.\n"
        "李强: Date of birth: A date of birth cannot be in the future."
    )
    assert not dialog.ok.isEnabled()
    hands.write(dialog.editor.line, "nonsense")  # type: ignore[attr-defined]
    assert counted(dialog, window, qtbot) == ""
    assert dialog.problem.text()
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_a_field_can_be_emptied_and_pieces_of_its_text_replaced(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for detail in ("Fair 2024", "Fair 2024 again", "none"):
        desk.clients.create(make.person(detail, lead_source_detail=detail))
    window = open_window()
    choose_all(window, qtbot)
    dialog = window.bulk.set()
    settle(qtbot, window)
    QTest.keyClicks(dialog.picker.finder, "source detail")
    assert [dialog.ways.itemData(row) for row in range(dialog.ways.count())] == [SET, EMPTY, REPLACE]
    dialog.ways.setCurrentIndex(2)
    hands.write(dialog.sought, "2024")
    hands.write(dialog.by, "2025")
    assert counted(dialog, window, qtbot) == "2 of 3 would change.\n1 is so already."
    dialog.ways.setCurrentIndex(1)
    assert counted(dialog, window, qtbot) == "3 of 3 would change."
    dialog.ok.click()
    settle(qtbot, window)
    assert all(record[Header.lead_source_detail] is None for record in desk.clients.every())


def test_archived_trashed_and_restored_from_the_bar(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    codes = three(desk)
    window = open_window()
    choose_all(window, qtbot)
    window.list.chosen_bar.archive_button.click()
    settle(qtbot, window)
    assert window.toast.text.text() == "3 clients were archived."
    assert desk.clients.get(codes[2])[Header.file_status] == "archived"
    assert window.list.model.rowCount() == 0
    window.shell.go("query:archived")
    settle(qtbot, window)
    window.list.table.selectAll()
    window.list.chosen_bar.archive_button.click()
    settle(qtbot, window)
    assert window.toast.text.text() == "They are so already; nothing was changed."
    window.list.chosen_bar.trash_button.click()
    settle(qtbot, window)
    assert window.toast.text.text() == "3 clients were moved to the trash."
    assert (desk.clients.count(), window.page.wanted) == (0, 0)
    window.shell.go("trash")
    settle(qtbot, window)
    window.list.table.selectAll()
    bar = window.list.chosen_bar
    assert bar.restore_button.isVisible()
    assert not bar.tag_button.isVisible()
    bar.restore_button.click()
    settle(qtbot, window)
    assert desk.clients.count() == 3


def test_whoever_stays_beside_those_thrown_away_is_shown(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    three(desk)
    window = open_window()
    choose_all(window, qtbot)
    numbers = tuple(window.list.model.numbers)
    assert window.list.beside(numbers[:2]) == numbers[2]
    assert window.list.beside(numbers[1:]) == numbers[0]
    assert window.list.beside(numbers) == 0


def test_long_work_can_be_stopped_and_says_so(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(desk)
    before = desk.keeping.dump()
    window = open_window()
    choose_all(window, qtbot)
    monkeypatch.setattr(desk.bulk, "trash", _until_stopped)
    window.bulk.trash()
    qtbot.waitUntil(window.list.under_way.isVisible, timeout=PATIENCE)
    assert "of 7" in window.list.under_way.text.text()
    window.list.under_way.cancel.click()
    settle(qtbot, window)
    assert window.toast.text.text() == "Stopped; nothing was changed."
    assert not window.list.under_way.isVisible()
    assert desk.keeping.dump() == before


def _until_stopped(_clients: object, *, progress: Progress) -> Done:
    while True:
        progress.advance(3, 7, "Writing")


def test_everything_in_the_dialogs_has_a_name_and_one_main_button(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    three(desk)
    window = open_window()
    choose_all(window, qtbot)
    for ask in (window.bulk.tag, window.bulk.set):
        dialog = ask()
        settle(qtbot, window)
        main = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
        assert main == [dialog.ok]
        assert not [
            button for button in dialog.findChildren(QPushButton) if button.autoDefault() and button not in main
        ]
        assert all(
            label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel) if label.text()
        )
        dialog.reject()
