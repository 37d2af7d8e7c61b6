"""Where things stand: nothing lies over a button, no window is larger than the screen, no folder has to be searched."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QStandardPaths, Qt
from PySide6.QtGui import QKeySequence, QScreen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.languages import QtWords
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui.conftest import PATIENCE, settle
from tests.ui.test_window import add

Open = Callable[[], Window]
SMALL = QSize(1366, 728)
"""A small screen without the bar of its desktop."""


def place_of(window: Window, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_a_toast_leaves_the_page_of_a_client_to_its_buttons(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    selling.order(desk, "KH000001", selling.line(), day=date(2026, 3, 5))
    window = open_window()
    window.page.tabs.show_tab(TRADE)
    settle(qtbot, window)
    said = "A sentence that is much longer than the list is wide, about something that was done to a document."
    window.toast.show_text(said, ("Undo", lambda: None))
    toast = QRect(window.toast.mapTo(window, QPoint(0, 0)), window.toast.size())
    page = QRect(window.page.mapTo(window, QPoint(0, 0)), window.page.size())
    assert not toast.intersects(page)
    assert window.rect().contains(toast)
    label = window.toast.text
    assert label.heightForWidth(label.width()) <= label.height()
    covered = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    assert not any(place_of(window, each).intersects(toast) for each in covered if not window.toast.isAncestorOf(each))


def test_a_toast_follows_the_list_when_the_sidebar_goes_and_comes(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = open_window()
    settle(qtbot, window)
    window.toast.show_text("Saved.")

    def is_over_the_list() -> bool:
        table, toast = window.list.table, window.toast
        return QRect(table.mapTo(window, QPoint(0, 0)), table.size()).contains(place_of(window, toast))

    assert is_over_the_list()
    for _turn in range(2):
        window.shell.turn_sidebar()
        qtbot.waitUntil(is_over_the_list, timeout=PATIENCE)


def test_no_window_is_larger_than_a_small_screen(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: SMALL)
    add(desk, "张伟")
    window = open_window()
    window.printing.chosen()
    settle(qtbot, window)
    (dialog,) = window.findChildren(PrintDialog)
    for each in (Window(window.context, window.remembered, look=window.look), dialog):
        frame = QSize(4, 40)
        whole = each.size() + frame
        assert (whole.width() <= SMALL.width(), whole.height() <= SMALL.height()) == (True, True)
        assert each.minimumSizeHint().height() <= SMALL.height() - frame.height()
        if isinstance(each, Window):
            settle(qtbot, each)
            each.let_go()
            each.deleteLater()
    dialog.reject()
    settle(qtbot, window)


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_a_file_dialog_has_no_english_word(language: str, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    words = QtWords(qapp)
    words.speak(language)
    dialog = QFileDialog(None, "", str(tmp_path), "甲 (*.x)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    told = [label.text() for label in dialog.findChildren(QLabel)]
    told += [button.text() for button in dialog.findChildren(QAbstractButton)]
    tree = dialog.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    model = tree.model()
    qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) > 0, timeout=PATIENCE)
    told += [str(model.headerData(each, Qt.Orientation.Horizontal)) for each in range(model.columnCount())]
    told.append(str(model.index(0, 2, tree.rootIndex()).data()))
    told = [text for text in told if text]
    assert len(told) >= 9
    assert [text for text in told if text.isascii()] == []
    assert QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText) == "Alt+←"
    words.speak("en")


def test_an_import_begins_in_the_folder_of_documents(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    add(desk, "张伟")
    window = open_window()
    dialog = window.files.importing.open()
    assert isinstance(dialog, ImportDialog)
    asking = dialog.opening.choose()
    assert Path(asking.directory().absolutePath()) == documents
    asking.reject()
    dialog.reject()


def test_a_backup_says_where_it_lies_and_opens_the_folder(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, "张伟")
    shown: list[Path] = []
    monkeypatch.setattr("clientdesk.ui.shell.files.show", shown.append)
    window = open_window()
    window.files.back_up()
    settle(qtbot, window)
    folder = desk.keeping.folder
    assert window.toast.text.text().startswith(f"A backup was made in {folder.name}: ")
    window.toast.button.click()
    assert shown == [folder]
    dialog = window.files.ask_restore()
    settle(qtbot, window)
    assert f"Backups are in {folder}" in [label.text() for label in dialog.findChildren(QLabel)]
    assert dialog.folder.isEnabled()
    dialog.reject()
