"""Slim scroll bars: a rounded thumb without arrows or track, darker under the mouse."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from clientdesk.ui.look import em

_BAR, _MARGIN, _SHORTEST = 0.85, 0.16, 2.0
"""Letters: the width of a bar, the air beside its thumb, the length of the shortest thumb."""
_FAINT, _TOUCHED, _HELD = 105, 165, 215
"""How strongly the thumb is drawn, of 255: left alone, under the mouse, while it is dragged."""
_Part = QStyle.SubControl


def slim(area: QAbstractScrollArea) -> None:
    """Give an area slim scroll bars. The style is set on these alone: whatever the style of the application draws for a
    form of 250 fields would be asked of Python."""
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        bar.setStyle(_slim())


class Slim(QProxyStyle):
    """Draws scroll bars, and is set on nothing else."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.setParent(QCoreApplication.instance())

    def pixelMetric(  # noqa: N802 - Qt's name
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_ScrollBarExtent and widget is not None:
            return em(widget, _BAR)
        return super().pixelMetric(metric, option, widget)

    def subControlRect(  # noqa: N802 - Qt's name
        self, control: QStyle.ComplexControl, option: QStyleOptionComplex, part: _Part, widget: QWidget | None = None
    ) -> QRect:
        if widget is None or not isinstance(option, QStyleOptionSlider):
            return QRect()
        box, across = option.rect, option.orientation == Qt.Orientation.Horizontal
        room = box.width() if across else box.height()
        thumb = _thumb(option, room, em(widget, _SHORTEST))
        start = QStyle.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, room - thumb, option.upsideDown
        )
        spans = {
            _Part.SC_ScrollBarSubPage: (0, start),
            _Part.SC_ScrollBarSlider: (start, thumb),
            _Part.SC_ScrollBarAddPage: (start + thumb, room - start - thumb),
            _Part.SC_ScrollBarGroove: (0, room),
        }
        begin, length = spans.get(part, (0, 0))
        if across:
            return QRect(box.left() + begin, box.top(), length, box.height())
        return QRect(box.left(), box.top() + begin, box.width(), length)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if widget is None or not isinstance(option, QStyleOptionSlider):
            super().drawComplexControl(control, option, painter, widget)
            return
        if option.maximum <= option.minimum:
            return
        thumb = QRectF(self.subControlRect(control, option, _Part.SC_ScrollBarSlider, widget))
        air = em(widget, _MARGIN)
        thumb.adjust(air, air, -air, -air)
        state, colour = option.state, QColor(option.palette.color(QPalette.ColorRole.PlaceholderText))
        is_held = bool(state & QStyle.StateFlag.State_Sunken)
        is_touched = bool(state & QStyle.StateFlag.State_MouseOver)
        colour.setAlpha(_HELD if is_held else _TOUCHED if is_touched else _FAINT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        round_off = min(thumb.width(), thumb.height()) / 2
        painter.drawRoundedRect(thumb, round_off, round_off)
        painter.restore()


@cache
def _slim() -> Slim:
    """The one that all scroll bars share."""
    return Slim()


def _thumb(option: QStyleOptionSlider, room: int, least: int) -> int:
    """The length of the thumb: the part of the whole that is in sight."""
    beyond = option.maximum - option.minimum
    if beyond <= 0:
        return room
    return min(room, max(least, room * option.pageStep // (beyond + max(option.pageStep, 1))))
