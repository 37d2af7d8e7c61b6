"""A box of the relation graph: a button that draws itself, so that keys reach it and screen readers name it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from clientdesk.exchange.relations import Box, Circle
from clientdesk.exchange.relations_page import LINES
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import LIGHT, LOOKS, Colours, colours_of

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LETTERS = (13.0, 11.0)
"""Heights of name and tie in units of the drawing."""
_SMALLER = (1.0, 0.92, 0.84)
"""How much smaller a line is written that is too long, before it ends in dots."""
_MARK = 16.0
"""Width of the mark that unfolds."""


class RelationBox(QAbstractButton):
    """`clicked` opens it, `unfold_asked` shows or hides those around it, `menu_asked` gives the place for a menu,
    `moved_on` the direction in which an arrow goes."""

    unfold_asked = Signal()
    menu_asked = Signal(object)
    moved_on = Signal(int, int)

    def __init__(self, box: Box, spoken: str, tip: str, *, unfolds: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.box = box
        self.unfolds = unfolds
        """The mark that it can be unfolded (+) or folded (−), empty where there is nothing to unfold."""
        self.scale = 1.0
        self.under = box.node.tie
        self.setText(box.node.name)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoRepeat(False)

    def fit(self, scale: float) -> None:
        """Take the size and place it has at `scale` pixels to the unit."""
        box, self.scale = self.box, scale
        place = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
        self.setGeometry(place.toRect())
        self.update()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.moved_on.emit(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self.unfolds and event.text() in ("+", "-", self.unfolds):
            self.unfold_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.unfolds and QRectF(self._mark()).contains(event.position()):
            self.setDown(False)
            self.unfold_asked.emit()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.menu_asked.emit(event.globalPos())

    def _mark(self) -> QRect:
        side = round(_MARK * self.scale)
        left = 0 if self.box.side < 0 else self.width() - side
        return QRect(left, 0, side, self.height())

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, node, is_root = colours_of(self), self.box.node, not self.box.side
        ground = colours.accent if is_root else colours.paper if node.code else colours.ground
        line = colours.accent if is_root else shade(node.circle, colours) if node.code else colours.line
        pen = QPen(QColor(line), 1.4 if node.code else 1)
        if self.hasFocus():
            pen = QPen(QColor(colours.words if is_root else colours.accent), 2.4)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        edge = pen.widthF() / 2
        radius = min(7.0 * self.scale, self.height() / 3)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)
        ink, quiet = (colours.on_accent,) * 2 if is_root else (colours.words, colours.quiet)
        self._words(painter, QColor(ink), QColor(quiet))
        if self.unfolds:
            painter.setPen(QColor(quiet))
            painter.setFont(self._font(_LETTERS[0], bold=True))
            painter.drawText(self._mark(), Qt.AlignmentFlag.AlignCenter, self.unfolds)

    def _words(self, painter: QPainter, ink: QColor, quiet: QColor) -> None:
        inner = QRect(self.rect()).adjusted(*(round(one * self.scale) for one in (8, 3, -8, -3)))
        if self.unfolds:
            side = round(_MARK * self.scale)
            inner.adjust(side if self.box.side < 0 else 0, 0, 0 if self.box.side < 0 else -side, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self.box.lines == 1:
            painter.setFont(self._font(_LETTERS[1], bold=False))
            beside = min(painter.fontMetrics().horizontalAdvance(self.under), round(inner.width() * 0.45))
            right = inner.adjusted(inner.width() - beside, 0, 0, 0)
            left = inner.adjusted(0, 0, -beside - round(6 * self.scale), 0)
            self._line(painter, left, self.text(), ink, Qt.AlignmentFlag.AlignLeft | middle)
            self._line(painter, right, self.under, quiet, Qt.AlignmentFlag.AlignRight | middle, large=False)
        elif self.under:
            half = inner.height() // 2
            above, below = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, inner.height() - half, 0, 0)
            self._line(painter, above, self.text(), ink, Qt.AlignmentFlag.AlignLeft | middle)
            self._line(painter, below, self.under, quiet, Qt.AlignmentFlag.AlignLeft | middle, large=False)
        else:
            self._line(painter, inner, self.text(), ink, Qt.AlignmentFlag.AlignLeft | middle)

    def _line(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        ink: QColor,
        align: Qt.AlignmentFlag,
        *,
        large: bool = True,
    ) -> None:
        """Write a line into a place: smaller where it is too long, then with dots."""
        height = _LETTERS[0 if large else 1]
        for smaller in _SMALLER:
            painter.setFont(self._font(height * smaller, bold=large))
            if painter.fontMetrics().horizontalAdvance(text) <= place.width():
                break
        painter.setPen(ink)
        painter.drawText(
            place, align, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        )

    def _font(self, height: float, *, bold: bool) -> QFont:
        made = QFont(self.font())
        made.setPixelSize(max(5, round(height * self.scale)))
        made.setBold(bold)
        return made

    @property
    def centre(self) -> QPointF:
        """Its middle, where it stands."""
        return QRectF(self.geometry()).center()


def shade(circle: Circle, colours: Colours) -> str:
    """The colour of a circle in a look: that of the paper, lighter on dark ground."""
    own = QColor(f"#{LINES[circle]:06x}")
    if colours is LOOKS[LIGHT]:
        return own.name()
    return QColor.fromHslF(own.hslHueF(), min(own.hslSaturationF(), 0.55), 0.72).name()
