"""What is done while a file is being opened, a step at a time, so that the window need not wait for it."""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolBar

from clientdesk.ui.icons import draw_all

_END = object()


class GettingReady(QObject):
    """Goes on whenever nothing else is to be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[object] = chain(_meet_classes(), draw_all())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        if next(self._left, _END) is _END:
            self._timer.stop()


def _meet_classes() -> Iterator[object]:
    """Let PySide make all classes of widgets ready, as it does to find the one for a widget of a class that is Qt's own
    secret: the first separator or corner of a table would have to wait for that."""
    bar = QToolBar()
    separator = bar.addSeparator()
    yield bar.widgetForAction(separator)
