"""The drawing of the relation graph: its lines and titles, the boxes on it, its size, which box is next."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clientdesk.exchange.relations import CIRCLES, Box, Curve, Head, Node, Plan
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.client.relation_box import RelationBox, shade
from clientdesk.ui.look import colours_of, on_paper
from clientdesk.ui.scroll_bars import slim

_STEP = 1.2
_LEAST, _MOST = 0.3, 3.0
_LEGIBLE, _NARROW = 0.8, 0.72
"""Smaller than this the drawing is not made only to fit: it scrolls; a little smaller where that spares a bar below."""
_MARGIN = 24
"""Around the drawing, in its units."""
_LETTER = 13.0
"""The height of the letters in the drawing, in its units."""


class RelationCanvas(QScrollArea):
    """`opened`, `unfolded` and `menu_asked` (with the place) tell the node that was clicked, unfolded, asked about;
    `zoomed` that it is shown in another size."""

    opened = Signal(object)
    unfolded = Signal(object)
    menu_asked = Signal(object, object)
    zoomed = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.words = words
        self.plan: Plan | None = None
        self.zoom = 1.0
        self.fits = True
        self.smallest = _LEGIBLE
        self.boxes: dict[str, RelationBox] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        on_paper(self.viewport())
        self.sheet = _Sheet(words)
        on_paper(self.sheet)
        self.setWidget(self.sheet)

    def show_plan(self, plan: Plan, unfolded: Collection[str], *, root: str) -> None:
        """Show a drawing; `unfolded` holds the codes of those around whom others are shown, `root` the words under
        the name in the middle."""
        had = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        self.plan = self.sheet.plan = plan
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {box.node.key: self._made(box, unfolded, root) for box in plan.boxes}
        self.fit() if self.fits else self._fit_boxes()
        if had in self.boxes:
            self.boxes[had].setFocus()

    def _made(self, box: Box, unfolded: Collection[str], root: str) -> RelationBox:
        node, words = box.node, self.words
        under = node.tie if box.side else root
        state = words.tr(N_("has a file")) if node.code else words.tr(N_("no file"))
        spoken = ", ".join(filter(None, (node.name, under, state if box.side else "")))
        mark = ""
        if box.side and node.code and node.key.count("/") == 1:
            mark = "−" if node.code in unfolded else "+"
        made = RelationBox(box, spoken, "\n".join(filter(None, (node.name, under))), unfolds=mark, parent=self.sheet)
        made.under = under
        made.clicked.connect(self._teller(self.opened.emit, node))
        made.unfold_asked.connect(self._teller(self.unfolded.emit, node))
        made.menu_asked.connect(partial(self.menu_asked.emit, node))
        made.moved_on.connect(partial(self.go, made))
        made.show()
        return made

    def _teller(self, tell: Callable[[object], object], node: Node) -> Callable[..., object]:
        return lambda _checked=False: tell(node)

    # Size

    def begin(self) -> None:
        """Another client comes: show it so that it can be read."""
        self.fits, self.smallest = True, _LEGIBLE

    @property
    def unit(self) -> float:
        """Pixels to a unit of the drawing at 100%: its letters are then as large as those of the window."""
        return QFontInfo(self.font()).pixelSize() / _LETTER

    def zoom_by(self, steps: int) -> None:
        """Show it larger or smaller by so many steps."""
        self.fits = False
        self.zoom = min(max(self.zoom * _STEP**steps, _LEAST), _MOST)
        self._fit_boxes()

    def fit_all(self) -> None:
        """Show all of it, however small that is."""
        self.smallest = _LEAST
        self.fit()

    def fit(self) -> None:
        """Show all of it unless that is smaller than what was allowed, never larger than the window's words."""
        self.fits = True
        if self.plan is None:
            return
        room = self.viewport().size()
        wide = room.width() / ((self.plan.width + 2 * _MARGIN) * self.unit)
        high = room.height() / ((self.plan.height + 2 * _MARGIN) * self.unit)
        least = wide if _NARROW <= wide < self.smallest else self.smallest
        self.zoom = min(1.0, max(least, min(wide, high)))
        self._fit_boxes()
        root = next(box for box in self.boxes.values() if not box.box.side)
        middle = root.centre.toPoint()
        self.ensureVisible(middle.x(), middle.y(), room.width() // 2, room.height() // 2)

    def _fit_boxes(self) -> None:
        if self.plan is None:
            return
        scale = self.sheet.scale = self.zoom * self.unit
        width, height = self.plan.width + 2 * _MARGIN, self.plan.height + 2 * _MARGIN
        self.sheet.resize(round(width * scale), round(height * scale))
        for box in self.boxes.values():
            box.fit(scale)
            box.move(box.x() + round(_MARGIN * scale), box.y() + round(_MARGIN * scale))
        self.sheet.update()
        self.zoomed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self.fits:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # Going about

    def go(self, start: RelationBox, x: int, y: int) -> None:
        """Put the cursor on the nearest box in a direction."""
        best, least = None, 0.0
        for box in self.boxes.values():
            away = box.centre - start.centre
            ahead, aside = (away.x() * x, abs(away.y())) if x else (away.y() * y, abs(away.x()))
            far = ahead + 2 * aside
            if ahead > 1 and (best is None or far < least):
                best, least = box, far
        if best is not None:
            best.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(best)


class _Sheet(QWidget):
    """Lines and titles, under the boxes."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self.words = words
        self.plan: Plan | None = None
        self.scale = 1.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.scale, self.scale)
        painter.translate(_MARGIN, _MARGIN)
        for curve in self.plan.curves:
            self._curve(painter, curve)
        for head in self.plan.heads:
            self._head(painter, head)

    def _curve(self, painter: QPainter, curve: Curve) -> None:
        pen = QPen(QColor(shade(curve.circle, colours_of(self))), 1.1 if curve.tie else 1.5)
        if curve.tie:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        path = QPainterPath(QPointF(curve.x0, curve.y0))
        one, other = curve.controls
        path.cubicTo(QPointF(*one), QPointF(*other), QPointF(curve.x1, curve.y1))
        painter.strokePath(path, pen)

    def _head(self, painter: QPainter, head: Head) -> None:
        font = self.font()
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(shade(head.circle, colours_of(self))))
        place = QRectF(head.x, head.y, head.width, head.height)
        text = painter.fontMetrics().elidedText(
            self.words.tr(CIRCLES[head.circle]), Qt.TextElideMode.ElideRight, int(head.width)
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
