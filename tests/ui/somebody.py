"""Somebody at the program: sees its window, clicks into what can be seen, and types where the cursor is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field
from clientdesk.ui.inputs import Combo
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.palette import Palette
from clientdesk.ui.window import Window
from tests.ui.conftest import PATIENCE, settle
from tests.ui.hands import focused

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)


class Somebody:
    """The hands and eyes of a user. `keys` and `clicks` count what they did, `texts` the texts typed or pasted."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot
        self.keys = self.clicks = self.texts = 0

    @property
    def window(self) -> Window:
        """The window of the file."""
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        """The open file."""
        assert self.program.desk is not None
        return self.program.desk

    def begin(self) -> None:
        """The first page, and the sample desk."""
        self.program.show_start()
        page = self.program.start_page
        assert page is not None
        self.click(page.sample_button)
        self.qtbot.waitUntil(lambda: self.program.window is not None, timeout=PATIENCE)
        self.come_back()

    def rest(self) -> None:
        """Wait until the program has done what it was told."""
        settle(self.qtbot, self.window)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key, as the system hands it to the window in front."""
        self.keys += 1
        popup = QApplication.activePopupWidget()
        at = popup or QApplication.focusWidget() or self.window
        QTest.keyClick(at, key, modifiers)
        self.qtbot.wait(1)

    def write(self, text: str) -> None:
        """Type a text, or let an input method hand it over."""
        self.texts += 1
        if text.isascii() and "\n" not in text:
            QTest.keyClicks(focused(), text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(focused(), event)

    def click(self, widget: QWidget) -> None:
        """Click into the middle of what can be seen."""
        self.clicks += 1
        assert widget.isVisible(), widget.accessibleName()
        assert widget.isEnabled(), widget.accessibleName()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NONE, QPoint(widget.width() // 2, widget.height() // 2))

    def dialog(self, kind: type[D]) -> D:
        """The open dialog of a kind."""
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.window.findChildren(kind)), timeout=PATIENCE)
        found = next(one for one in self.window.findChildren(kind) if one.isVisible())
        found.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is found, timeout=PATIENCE)
        return found

    def come_back(self) -> None:
        """The window of the file is in front again, as it is where a dialog has closed."""
        self.rest()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE)

    def go_to(self, name: str) -> None:
        """Go to a client by the palette."""
        self.key(Qt.Key.Key_K, CTRL)
        palette = self.dialog(Palette)
        self.write(name)
        self.qtbot.waitUntil(lambda: any(line.name == name for line in palette.clients), timeout=PATIENCE)
        self.key(Qt.Key.Key_Return)
        self.come_back()
        assert self.window.page.opened is not None
        assert self.window.page.opened.record.name == name

    def fill(self, field: Field[Any], value: Any) -> None:
        """Put a value into the field with the cursor, by keys."""
        editor = self.window.page.form().entries[field.key].editor
        text = field.type.write(value, editor.context.words)
        at = focused()
        if isinstance(at, Combo) and at.lineEdit() is None:
            self.key(Qt.Key.Key_Home)
            for _ in range(at.findText(text)):
                self.key(Qt.Key.Key_Down)
        else:
            self.key(Qt.Key.Key_A, CTRL)
            self.write(text)
        if popup := QApplication.activePopupWidget():
            # Without a window system a list of suggestions stays the active window when it has closed.
            popup.close()
            self.window.activateWindow()


@contextmanager
def somebody(qapp: QApplication, files: Path, qtbot: QtBot) -> Iterator[Somebody]:
    """Somebody at a program that was never started before; all windows are closed at the end."""
    program = Program(qapp, Remembered(language="en", look="light"), files)
    yield Somebody(program, qtbot)
    program.language = "en"
    program.dress()
    if program.window is not None:
        program.open_another()
        qtbot.waitUntil(lambda: program.window is None and program.tasks.idle, timeout=PATIENCE)
    page = program.start_page
    assert page is not None
    page.removeEventFilter(program)
    page.close()
    program.tasks.stop()
