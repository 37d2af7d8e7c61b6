"""What cells of a table are drawn with: the lines around them, and small ones that show where a figure has gone."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_MARGIN = 4


def draw_grid(painter: QPainter, box: QRect, colour: str) -> None:
    """Draw the lines right of a cell and below it; the style's own cannot be seen on dark ground."""
    painter.save()
    painter.setPen(QColor(colour))
    painter.drawLine(box.topRight(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    painter.restore()


def draw_spark(painter: QPainter, box: QRectF, values: Sequence[Decimal | None], *, colour: str) -> None:
    """Draw the values from left to right; the last known one bears a dot. Fewer than two are no line."""
    known = [float(value) for value in values if value is not None]
    if len(known) < 2:
        return
    low, high = min(known), max(known)
    room = box.adjusted(2 * _MARGIN, 1.5 * _MARGIN, -2 * _MARGIN, -1.5 * _MARGIN)
    step = room.width() / (len(values) - 1)

    def point(place: int, value: Decimal) -> QPointF:
        share = (float(value) - low) / (high - low) if high > low else 0.5
        return QPointF(room.left() + place * step, room.bottom() - share * room.height())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.4))
    before: QPointF | None = None
    for place, value in enumerate(values):
        now = point(place, value) if value is not None else None
        if before is not None and now is not None:
            painter.drawLine(before, now)
        before = now
    last = max(place for place, value in enumerate(values) if value is not None)
    end = values[last]
    assert end is not None
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(point(last, end), 2.2, 2.2)
    painter.restore()
