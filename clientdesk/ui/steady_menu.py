"""A menu that opens at a click and stays when the click was the first half of a double click."""

import time

from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu


class SteadyMenu(QMenu):
    """For the time of a double click a press beside it does not close it."""

    _shown = 0.0

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self._shown = time.monotonic()
        super().showEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        beside = not self.rect().contains(event.position().toPoint())
        if beside and time.monotonic() - self._shown < QApplication.doubleClickInterval() / 1000:
            event.accept()
            return
        super().mousePressEvent(event)
