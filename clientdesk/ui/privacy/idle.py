"""Notices that nobody has touched keys or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_MINUTE = 60_000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class Idle(QObject):
    """`passed` comes once so many minutes have gone by without a touch."""

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.minutes = 0
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.timeout.connect(self.passed)
        self._watched: list[QWindow] = []
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self.watch)

    def wait(self, minutes: int) -> None:
        """Wait for so many idle minutes from now on; 0: for none."""
        self.minutes = minutes
        self.clock.stop()
        self._leave()
        if minutes:
            self.clock.setInterval(minutes * _MINUTE)
            self.clock.start()
            self.watch(QGuiApplication.focusWindow())

    def watch(self, window: QWindow | None) -> None:
        """Notice touches of another window, such as a dialog.

        Only what the desktop hands to windows is looked at: every event of every widget would be too many.
        """
        if self.minutes and window is not None and all(window is not one for one in self._watched):
            self._watched = [one for one in self._watched if isValid(one)]
            self._watched.append(window)
            window.installEventFilter(self)

    def _leave(self) -> None:
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        if event.type() in _TOUCHES and self.minutes:
            self.clock.start()
        return False
