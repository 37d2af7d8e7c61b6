"""What lies over the whole window: a shade while what is below is looked up anew, or the lock."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.look import coloured, colours_of, em, on_paper, primary, sized

_WIDTH = 30
_LONGEST = 60
"""Seconds that a wrong password has to wait at most."""
_SECOND = 1000


class Shade(QWidget):
    """Covers its parent, whatever size that takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.under = parent
        on_paper(self)
        parent.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over everything, at once."""
        self.setGeometry(self.under.rect())
        self.show()
        self.raise_()
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.under and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.under.rect())
        return False


class PasswordLine(LineEdit):
    """Tells while Caps Lock seems to be on: Qt cannot say, but the letters can."""

    caps_lock = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(LineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)
        elif len(typed) == 1 and typed.isascii() and typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)


class LockCover(Shade):
    """`tried` brings a password that was typed (empty where none is asked for). No name is to be read on it."""

    tried = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget, *, has_password: bool) -> None:
        super().__init__(parent)
        self.words = words
        self.failures = 0
        self.seconds = 0
        outer = QHBoxLayout(self)
        outer.addStretch()
        column = QVBoxLayout()
        column.setSpacing(em(self, 0.8))
        outer.addLayout(column)
        outer.addStretch()
        column.addStretch()
        title = heading(words.tr(N_("Locked") if has_password else N_("The curtain is drawn")), self)
        sized(title, 1.2, bold=True)
        title.setMinimumWidth(em(self, _WIDTH))
        column.addWidget(title)
        self.told = wrapping(words.tr(_TOLD[has_password]), self)
        coloured(self.told, colours_of(self).quiet)
        column.addWidget(self.told)
        self.line = PasswordLine(self)
        self.line.setAccessibleName(words.tr(N_("Password")))
        self.line.setPlaceholderText(words.tr(N_("Password")))
        self.line.setVisible(has_password)
        column.addWidget(self.line)
        self.caps = wrapping(words.tr(N_("Caps Lock seems to be on.")), self)
        coloured(self.caps, colours_of(self).warning)
        self.caps.hide()
        column.addWidget(self.caps)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        self.button = QPushButton(words.tr(N_("Unlock") if has_password else N_("Draw it back")), self)
        self.button.setDefault(True)
        primary(self.button)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.line.caps_lock.connect(self.caps.setVisible)
        self.line.returnPressed.connect(self.try_it)
        self.button.clicked.connect(lambda _checked=False: self.try_it())
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self.count_down)

    def take_focus(self) -> None:
        """Be ready for what is typed."""
        (self.line if not self.line.isHidden() else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_it()
        else:
            super().keyPressEvent(event)

    def try_it(self) -> None:
        """Try what was typed, unless one has to wait."""
        if self.button.isEnabled() and (self.line.isHidden() or self.line.text()):
            self._allow(allowed=False)
            self.tried.emit(self.line.text())

    def refuse(self) -> None:
        """The password was wrong: say so, and have the next try wait, longer each time."""
        self.failures += 1
        self.line.clear()
        self.seconds = min(2 ** (self.failures - 1), _LONGEST)
        self._show_wait()
        self._clock.start()

    def complain(self, text: str) -> None:
        """The password could not be tried."""
        self.say(text)
        self._allow(allowed=True)

    def say(self, text: str) -> None:
        """Say what stands against something else that was wanted."""
        self.problem.setText(text)
        self.problem.show()

    def count_down(self) -> None:
        """A second of waiting has passed."""
        self.seconds -= 1
        self._show_wait()
        if self.seconds <= 0:
            self._clock.stop()
            self._allow(allowed=True)
            self.take_focus()

    def _show_wait(self) -> None:
        told = self.words.tr(N_("The password is wrong."))
        if self.seconds > 0:
            wait = self.words.ntr("Try again in {n} second.", "Try again in {n} seconds.", self.seconds)
            told = f"{told} {wait}" if self.words.language == "en" else f"{told}{wait}"
        self.problem.setText(told)
        self.problem.show()

    def _allow(self, *, allowed: bool) -> None:
        self.button.setEnabled(allowed)
        self.line.setReadOnly(not allowed)


_TOLD = {
    True: N_("Everything typed has been kept. The password of the file opens the window again."),
    False: N_(
        "Everything typed has been kept. The file has no password, so this is only a curtain: it hides what is on the "
        "screen, and anybody at this computer can draw it back."
    ),
}
