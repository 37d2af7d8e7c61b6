"""The sample clients in the window: the first page, the empty list, the menu, the mark at the head of a client."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import ALL, TODAY
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]


def press(box: QMessageBox, text: str) -> None:
    """Press a button of a question."""
    button = next(button for button in box.buttons() if button.text().replace("&", "") == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def menu(window: Window, qtbot: QtBot) -> str:
    """What the File menu says of the sample clients."""
    window.tools.files_opened.emit()
    settle(qtbot, window)
    return window.tools.sample.text()


def test_the_first_page_opens_a_sample_desk_and_the_same_one_again(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    program = Program(qapp, Remembered(language="en", look="light"), tmp_path / "files")
    for _ in range(2):
        program.show_start()
        page = program.start_page
        assert page is not None
        page.activateWindow()
        page.sample_button.setFocus()
        qtbot.waitUntil(page.sample_button.hasFocus)
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
        window = program.window
        assert window is not None
        settle(qtbot, window)
        assert window.shell.entry == TODAY
        window.shell.go(ALL)
        settle(qtbot, window)
        assert window.list.count.text() == "45 clients"
        assert window.page.opened is not None
        program.open_another()
        qtbot.waitUntil(lambda: program.window is None and program.tasks.idle, timeout=PATIENCE)
    assert (tmp_path / "files" / "Sample desk.clientdesk").is_file()
    page = program.start_page
    assert page is not None
    page.removeEventFilter(program)
    page.close()
    program.tasks.stop()


def test_an_empty_list_offers_the_sample_clients(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    offered = {button.text(): button for button in window.list.empty.findChildren(QPushButton) if button.isVisible()}
    assert list(offered) == ["Add the first client", "Import Excel or contacts…", "Add the sample clients"]
    offered["Add the sample clients"].click()
    settle(qtbot, window)
    assert len(window.list.model.numbers) == desk.sample.count() == 45
    assert "45 sample clients were added." in window.toast.text.text()


def test_the_menu_adds_them_and_then_offers_to_remove_them(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("王小明"))
    window = open_window()
    assert menu(window, qtbot) == "Add the sample clients"
    window.tools.sample.trigger()
    settle(qtbot, window)
    assert menu(window, qtbot) == "Remove the sample clients (45)…"
    record = desk.clients.get("SAMPLE-02")
    record[Basics.nickname] = "文君姐"
    desk.clients.save(record)
    box = window.sample.ask()
    assert box is not None
    assert box.text() == "Remove 45 sample clients?"
    press(box, "Remove")
    settle(qtbot, window)
    assert [line.name for line in desk.clients.lines(desk.clients.numbers())] == ["王小明"]
    assert window.toast.text.text().endswith("in the trash: 顾文君")
    assert window.page.opened is not None
    assert window.page.opened.record.name == "王小明"


def test_nothing_happens_when_the_question_is_answered_with_no(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.sample.add()
    window = open_window()
    menu(window, qtbot)
    box = window.sample.ask()
    assert box is not None
    press(box, "Cancel")
    settle(qtbot, window)
    assert desk.sample.count() == 45


@pytest.mark.parametrize("code", ["SAMPLE-02", "SAMPLE-01"])
def test_a_sample_client_says_so_at_its_head(desk: Desk, open_window: Open, qtbot: QtBot, code: str) -> None:
    desk.sample.add()
    own = make.person("王小明")
    desk.clients.create(own)
    window = open_window()
    window.show_client(desk.clients.get(code).id)
    settle(qtbot, window)
    assert window.page.head.facts.text().startswith("Sample   ·   ")
    window.show_client(own.id)
    settle(qtbot, window)
    assert "Sample" not in window.page.head.facts.text()
