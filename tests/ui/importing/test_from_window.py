"""The ways from the window to an import, and what the window shows afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle
from tests.ui.importing.given import CLIENTS, Hands, sheet, source, write

Open = Callable[[], Window]


@pytest.fixture
def window(open_window: Open) -> Window:
    return open_window()


def dialog_of(window: Window) -> ImportDialog:
    """The import that is in front."""
    dialog = window.files.importing.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def dropped(mime: QMimeData, *paths: Path) -> QDropEvent:
    """Files let go over the window; the event does not keep what it carries."""
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none)


def test_menu_toolbar_and_palette_lead_to_it(window: Window) -> None:
    bring = window.tools.bring
    assert bring in window.menus.file.actions()
    assert window.tools.widgetForAction(bring).isVisible()
    assert bring.shortcut().toString() == "Ctrl+I"
    assert "Import" in window.going.open_palette().texts()
    window.going.palette.close()  # type: ignore[union-attr]
    bring.trigger()
    first = dialog_of(window)
    bring.trigger()
    assert dialog_of(window) is first
    first.close()


def test_an_empty_file_offers_it(window: Window) -> None:
    buttons = [button for button in window.list.empty.findChildren(QPushButton) if button.isVisible()]
    offered = next(button for button in buttons if button.text() == "Import Excel or contacts…")
    offered.click()
    dialog_of(window).close()
    today = window.shell.today.empty.buttons
    assert "Import Excel or contacts…" in [button.text() for button in today]


def test_a_file_is_dropped_on_the_window(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = write(tmp_path, "姓名,手机\n王小明,15400000001\n", encoding="utf-8")
    mime = QMimeData()
    assert window.files.importing.eventFilter(window, dropped(mime, path))
    Hands(dialog_of(window), qtbot).settle()
    assert dialog_of(window).file.name.text() == "clients.csv"
    dialog_of(window).close()
    assert not window.files.importing.eventFilter(window, dropped(mime, tmp_path / "photo.jpg"))


def test_of_several_files_that_are_dropped_the_first_is_read_and_the_others_are_told_of(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = write(tmp_path, "姓名,手机\n王小明,15400000001\n", encoding="utf-8")
    mime = QMimeData()
    event = dropped(mime, tmp_path / "photo.jpg", path, tmp_path / "b.vcf", tmp_path / "c.vcf")
    assert window.files.importing.eventFilter(window, event)
    Hands(dialog_of(window), qtbot).settle()
    assert dialog_of(window).file.name.text() == "clients.csv"
    said = "Only clients.csv is read, as one file is brought in at a time. 2 files are left."
    assert dialog_of(window).problem.text() == said
    dialog_of(window).close()


def test_a_copied_table_is_pasted_into_the_list(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("安娜"))
    window.list.reload()
    settle(qtbot, window)
    QGuiApplication.clipboard().setText("姓名\t手机\n王小明\t15400000001\n")
    window.activateWindow()
    window.list.table.setFocus()
    QTest.keyClick(window.list.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    Hands(dialog_of(window), qtbot).settle()
    assert dialog_of(window).file.name.text() == "From the clipboard"
    dialog_of(window).close()
    QGuiApplication.clipboard().setText("only a word")
    window.files.importing.paste()
    assert "is no table" in window.toast.text.text()


def test_the_list_shows_what_came_and_the_new_ones_alone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("安娜"))
    dialog = window.files.importing.open()
    Hands(dialog, qtbot).bring_in(source(sheet(CLIENTS[:3])))
    settle(qtbot, window)
    assert window.list.count.text() == "3 clients"
    dialog.report.show_new.click()
    settle(qtbot, window)
    assert window.list.title.text() == "New from 客户.xlsx"
    assert window.list.count.text() == "2 of 3"
    names = {line.name for line in desk.clients.lines(window.list.model.numbers)}
    assert names == {"王小明", "李小红"}
    window.undo()
    settle(qtbot, window)
    assert window.list.count.text() == "0 of 1"


def test_a_new_file_begins_with_an_import(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    program = Program(qapp, Remembered(language="en", look="light"), tmp_path / "files")
    program.begin("")
    page = program.start_page
    assert page is not None
    page.import_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    window = program.window
    assert window is not None
    dialog_of(window).close()
    settle(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)
