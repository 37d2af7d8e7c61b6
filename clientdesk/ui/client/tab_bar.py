"""A row of tabs whose current one is marked by colour: on dark ground its edges alone hardly tell it from others."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from clientdesk.ui.look import colours_of, em

_THICK = 0.2


class TabBar(QTabBar):
    """Draws a line in the colour of what is chosen along the upper edge of the current tab."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        place = self.tabRect(self.currentIndex())
        if place.isValid():
            line = QRect(place.left() + 1, place.top(), place.width() - 2, max(2, em(self, _THICK)))
            painter = QPainter(self)
            painter.fillRect(line, QColor(colours_of(self).accent))
            painter.end()
