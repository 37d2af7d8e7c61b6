"""The lock: nothing to be read, the password of the file, and back to the same letter."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.ui import look
from clientdesk.ui.context import Context
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.privacy.cover import LockCover
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.settings.kept import keep_lock_minutes
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle
from tests.ui.seen import texts

Open = Callable[[], Window]


@pytest.fixture
def locked_file(tmp_path: Path, tasks: Tasks, qtbot: QtBot) -> Iterator[Window]:
    """A window on a file with the password "right"."""
    desk = Desk.create(tmp_path / "Zhang Wei and others.clientdesk", password="right", user="me")
    desk.clients.create(make.person("张伟"))
    window = Window(Context(desk, tasks, catalogue("en")), Remembered(), look=look.LIGHT)
    window.show()
    settle(qtbot, window)
    yield window
    settle(qtbot, window)
    window.let_go()
    window.deleteLater()
    desk.close()


def cover_of(window: Window) -> LockCover:
    """What lies over the window."""
    assert window.lock.cover is not None
    return window.lock.cover


def _failed_since(cover: LockCover, failures: int) -> bool:
    return cover.failures > failures


def press(window: Window, key: Qt.Key, control: bool = True) -> None:
    """Press a key with Ctrl."""
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier)


def test_nothing_is_to_be_read_behind_the_lock(locked_file: Window, qtbot: QtBot) -> None:
    window = locked_file
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_L)
    told = "\n".join(texts(window))
    assert "张伟" not in told
    assert "Zhang" not in told
    assert window.windowTitle() == "ClientDesk"
    assert not any(part.isVisible() for part in window.parts())
    assert cover_of(window).geometry() == window.rect()
    assert cover_of(window).line.hasFocus()
    window.resize(900, 700)
    assert cover_of(window).geometry() == window.rect()


def test_the_password_of_the_file_opens_the_window(locked_file: Window, qtbot: QtBot) -> None:
    window = locked_file
    title = window.windowTitle()
    window.lock.lock()
    cover = cover_of(window)
    QTest.keyClicks(cover.line, "right")
    QTest.keyClick(cover.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock.is_locked, timeout=PATIENCE)
    assert (window.windowTitle(), all(part.isVisible() for part in window.parts())) == (title, True)


def test_a_wrong_password_says_so_and_waits_longer_each_time(locked_file: Window, qtbot: QtBot) -> None:
    window = locked_file
    window.lock.lock()
    cover = cover_of(window)
    waits = []
    for _ in range(3):
        QTest.keyClicks(cover.line, "wrong")
        QTest.keyClick(cover.line, Qt.Key.Key_Return)
        before = cover.failures
        qtbot.waitUntil(partial(_failed_since, cover, before), timeout=PATIENCE)
        waits.append(cover.seconds)
        assert "wrong" in cover.problem.text()
        assert not cover.button.isEnabled()
        QTest.keyClicks(cover.line, "right")
        QTest.keyClick(cover.line, Qt.Key.Key_Return)
        assert cover.line.text() == ""
        for _second in range(cover.seconds):
            cover.count_down()
        assert cover.button.isEnabled()
    assert waits == [1, 2, 4]
    assert window.lock.is_locked


def test_caps_lock_is_told(locked_file: Window) -> None:
    locked_file.lock.lock()
    cover = cover_of(locked_file)
    assert cover.caps.isHidden()
    QTest.keyClicks(cover.line, "A")
    assert not cover.caps.isHidden()
    QTest.keyClicks(cover.line, "a")
    assert cover.caps.isHidden()
    QTest.keyClicks(cover.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert cover.caps.isHidden()


def test_without_a_password_it_is_a_curtain_and_says_so(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("张伟"))
    window = open_window()
    window.lock.lock()
    cover = cover_of(window)
    assert "only a curtain" in cover.told.text()
    assert cover.line.isHidden()
    assert "张伟" not in "\n".join(texts(window))
    QTest.keyClick(cover.button, Qt.Key.Key_Return)
    assert not window.lock.is_locked
    assert window.list.isVisible()


def test_keys_do_nothing_behind_the_lock(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    [first] = [make.person("张伟")]
    desk.clients.create(first)
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.lock.lock()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_1, Qt.Key.Key_E):
        press(window, key)
    settle(qtbot, window)
    assert desk.clients.count() == 1
    assert not any("Add" in text or "Go to" in text for text in texts(window))
    window.lock.unlock("")


def test_one_comes_back_to_the_same_letter(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    client = make.person("张伟", employer_name="Quarry Works")
    desk.clients.create(client)
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_client(client.id, mode=FILL_IN)
    settle(qtbot, window)
    editor = window.page.form().entries["employer_name"].editor
    assert isinstance(editor, LineEditor)
    hands.write(editor.line, "Quarry Works and Sons")
    editor.line.setCursorPosition(6)
    window.lock.lock()
    settle(qtbot, window)
    assert desk.clients.get(client.code)[Basics.employer_name] == "Quarry Works and Sons"
    window.lock.unlock("")
    assert editor.line.hasFocus()
    assert (editor.line.text(), editor.line.cursorPosition()) == ("Quarry Works and Sons", 6)


def test_what_cannot_be_stored_yet_is_still_there(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    client = make.person("张伟")
    desk.clients.create(client)
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_client(client.id, mode=FILL_IN)
    settle(qtbot, window)
    editor = window.page.form().entries["birth_date"].editor
    assert isinstance(editor, LineEditor)
    hands.write(editor.line, "31 of Febru")
    window.lock.lock()
    settle(qtbot, window)
    assert [draft.text for draft in desk.drafts.of(client.id)] == ["31 of Febru"]
    window.lock.unlock("")
    settle(qtbot, window)
    assert (editor.line.text(), editor.line.hasFocus()) == ("31 of Febru", True)


def test_a_dialog_waits_behind_the_lock_with_what_was_typed(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "Half a name")  # type: ignore[attr-defined]
    window.lock.lock()
    assert not dialog.isVisible()
    assert "Half a name" not in "\n".join(texts(window))
    window.lock.unlock("")
    assert dialog.isVisible()
    assert dialog.entries[0].editor.text() == "Half a name"
    dialog.reject()


def test_a_question_that_is_open_waits_behind_the_lock_with_its_dialog(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "Half a name")  # type: ignore[attr-defined]
    dialog.reject()
    assert dialog.question is not None
    window.lock.lock()
    assert not dialog.question.isVisible()
    assert dialogs(window) == []
    window.lock.unlock("")
    assert dialog.question.isVisible()
    dialog.question.reject()
    assert dialog.isVisible()


def test_a_dialog_that_a_late_answer_opens_waits_behind_the_lock(locked_file: Window, qtbot: QtBot) -> None:
    window = locked_file
    waiting = Event()
    opened: list[QuickAdd] = []
    seen = Seen()
    qApp().installEventFilter(seen)
    window.context.tasks.read("late", lambda: waiting.wait(20), lambda _found: opened.append(window.quick_add()))
    window.lock.lock()
    waiting.set()
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    assert not opened[0].isVisible()
    assert dialogs(window) == []
    assert seen.exposed == []
    assert cover_of(window).line.hasFocus()
    QTest.keyClicks(cover_of(window).line, "right")
    QTest.keyClick(cover_of(window).line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock.is_locked, timeout=PATIENCE)
    qApp().removeEventFilter(seen)
    assert opened[0].isVisible()
    assert not opened[0].testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    assert opened[0].isModal()
    opened[0].reject()
    after = window.quick_add()
    assert after.isVisible()
    after.reject()


def test_a_message_that_comes_late_leaves_the_keys_to_the_cover(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.lock.lock()
    box = QMessageBox(window)
    box.open()
    assert not box.isVisible()
    assert QApplication.activeModalWidget() is None
    window.lock.unlock("")
    assert box.isVisible()
    assert QApplication.activeModalWidget() is box
    box.reject()
    assert QApplication.activeModalWidget() is None


def test_a_window_goes_while_a_message_waits_behind_its_lock(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    first = open_window()
    first.lock.lock()
    QMessageBox(first).open()
    first.let_go()
    assert not QApplication.activeModalWidget()


@pytest.mark.parametrize("way", [Window.close, Window.quit])
def test_a_locked_window_does_not_end_over_a_dialog_that_was_typed_into(
    desk: Desk, open_window: Open, qtbot: QtBot, way: Callable[[Window], object]
) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "Half a name")  # type: ignore[attr-defined]
    window.lock.lock()
    ended: list[object] = []
    window.finished.connect(lambda: ended.append(None))
    way(window)
    settle(qtbot, window)
    assert not ended
    assert not dialog.isVisible()
    assert cover_of(window).problem.text().endswith("Unlock the window before you close the program.")
    window.lock.unlock("")
    assert dialog.entries[0].editor.text() == "Half a name"
    dialog.give_up(lambda: None)
    way(window)
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)


def test_a_locked_window_ends_where_no_backup_can_be_made(
    desk: Desk, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_keeping: object) -> None:
        raise UserError("The disk is full.", key="any")

    monkeypatch.setattr(type(desk.keeping), "backup_on_close", refuse)
    window = open_window()
    window.lock.lock()
    ended: list[object] = []
    window.finished.connect(lambda: ended.append(None))
    window.close()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=PATIENCE)
    (box,) = window.findChildren(QMessageBox)
    assert box.isVisible()
    box.reject()
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)


def test_a_dialog_that_is_done_behind_the_lock_does_not_come_back(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    dialog = window.quick_add()
    hands.write(dialog.entries[0].editor.line, "王薇")  # type: ignore[attr-defined]
    waiting = Event()
    window.context.tasks.ask(lambda: waiting.wait(20), lambda _done: None)
    dialog.save(goes_on=False)
    window.lock.lock()
    waiting.set()
    settle(qtbot, window)
    assert desk.clients.count() == 1
    window.lock.unlock("")
    settle(qtbot, window)
    assert dialogs(window) == []


def dialogs(window: Window) -> list[QDialog]:
    """The dialogs that are to be seen."""
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def qApp() -> QApplication:  # noqa: N802
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


class Seen(QObject):
    """Which windows came onto the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.exposed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            self.exposed.append(watched.title())
        return False


def test_an_idle_window_locks_itself(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    assert not window.lock.idle.clock.isActive()
    keep_lock_minutes(window.remembered, 5)
    window.lock.idle.wait(5)
    clock = window.lock.idle.clock
    assert (clock.isActive(), clock.interval()) == (True, 5 * 60_000)
    handle = window.windowHandle()
    window.lock.idle.watch(handle)
    qtbot.wait(30)
    before = clock.timerId()
    QApplication.sendEvent(handle, _moved())
    assert clock.timerId() != before
    clock.timeout.emit()
    assert window.lock.is_locked
    window.lock.unlock("")
    assert clock.isActive()


def _moved() -> QMouseEvent:
    place = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)


def test_an_error_is_not_told_over_the_lock_but_after_it(locked_file: Window, qtbot: QtBot) -> None:
    window = locked_file
    window.lock.lock()
    window.show_error(UserError("{name} cannot be stored.", key="any", name="张伟"))
    assert not window.findChildren(QMessageBox)
    window.lock.unlock("right")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=PATIENCE)
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "张伟 cannot be stored."
    box.reject()
