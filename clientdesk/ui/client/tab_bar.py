"""A row of tabs whose current one is marked by colour: on dark ground its edges alone hardly tell it from others."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QTabBar

from clientdesk.ui.look import colours_of, em

_THICK = 0.2
_GIVES = 0.9
"""Letters of the air about its words that a tab gives up before the row of tabs must be scrolled."""
_RAISED = QStyle.PixelMetric.PM_TabBarTabShiftVertical


class TabBar(QTabBar):
    """Draws a line in the colour of what is chosen along the upper edge of the current tab. Where all tabs do not
    find room they move together, as far as their words allow."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        if self._tightness():
            self._write(painter)
        place = self.tabRect(self.currentIndex())
        if place.isValid():
            line = QRect(place.left() + 1, place.top(), place.width() - 2, max(2, em(self, _THICK)))
            painter.fillRect(line, QColor(colours_of(self).accent))
        painter.end()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        usual = super().tabSizeHint(index)
        return QSize(usual.width() - self._tightness(), usual.height())

    def initStyleOption(self, option: QStyleOptionTab, tabIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        super().initStyleOption(option, tabIndex)
        if self._tightness():
            # The style would cut the words where its own air about them begins.
            option.text = ""

    def _tightness(self) -> int:
        """Pixels by which every tab is narrower than usual; none where that would not be enough."""
        shown = [index for index in range(self.count()) if self.isTabVisible(index)]
        over = sum(QTabBar.tabSizeHint(self, index).width() for index in shown) - self.width()
        each = -(-over // len(shown)) if shown and over > 0 else 0
        return each if each <= em(self, _GIVES) else 0

    def _write(self, painter: QPainter) -> None:
        """The words of the tabs, over the whole width of each."""
        for index in range(self.count()):
            place = self.tabRect(index)
            if index == self.currentIndex():
                place.setTop(place.top() - self.style().pixelMetric(_RAISED, None, self))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
            self.style().drawItemText(
                painter, place, flags, self.palette(), True, self.tabText(index), QPalette.ColorRole.WindowText
            )
