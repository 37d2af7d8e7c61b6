"""What a window really paints: each piece of text with its place, colour and font, by the widget that painted it.

A window is made to paint itself once more, onto a drawing that keeps texts as texts. So labels, cells of tables, tabs,
menus and whatever a widget writes with its own hand are all seen alike, and as they are shown: shortened where they
were shortened.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_MATRIX = re.compile(r"matrix\(([^)]*)\)")
_TEXT = "{http://www.w3.org/2000/svg}text"
_LINES_PER_INCH = 96
_CLOSE = 2.5
"""Points between two pieces of one text, for widths are rounded."""


@dataclass(frozen=True, eq=False)
class Piece:
    """A text that is painted in one go. `box` is the room of its ink in points of the widget; it begins at `start`,
    and what follows would begin at `end`."""

    text: str
    widget: QWidget
    box: QRectF
    start: QPointF
    end: QPointF
    colour: QColor
    font: QFont


def pieces(top: QWidget) -> Iterator[Piece]:
    """All texts that a window or dialog paints, those scrolled out of sight left out."""
    painters = _Painters(top)
    found = (_piece(element, place, painters) for place, element in _texts(ElementTree.fromstring(_drawn(top))))
    for piece in _joined(found):
        seen = QRectF(piece.widget.visibleRegion().boundingRect())
        if piece.text.strip() and piece.box.intersects(seen):
            yield piece


class _Painters:
    """Which widget a text comes from: a drawing tells where the widget stands that painted it."""

    def __init__(self, top: QWidget) -> None:
        self.top = top
        self.by_corner: dict[tuple[int, int], list[QWidget]] = defaultdict(list)
        self.boxes: list[tuple[QRectF, QWidget]] = []
        for widget in (top, *top.findChildren(QWidget)):
            inside = widget is top or (widget.window() is top and widget.isVisibleTo(top))
            if inside and not widget.visibleRegion().isEmpty():
                corner = widget.mapTo(top, QPoint(0, 0))
                self.by_corner[corner.x(), corner.y()].append(widget)
                self.boxes.append((QRectF(widget.rect()).translated(QPointF(corner)), widget))

    def of(self, corner: QPointF, start: QPointF) -> QWidget:
        """The innermost widget at that corner, else the innermost around the text."""
        there = self.by_corner.get((round(corner.x()), round(corner.y())))
        return there[-1] if there else next((w for box, w in reversed(self.boxes) if box.contains(start)), self.top)


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """A text of several fonts or scripts is drawn in pieces; here it is one again."""
    before: Piece | None = None
    for piece in found:
        if before and before.widget is piece.widget and (before.end - piece.start).manhattanLength() < _CLOSE:
            text, box = before.text + piece.text, before.box.united(piece.box)
            before = replace(before, text=text, box=box, end=piece.end)
            continue
        if before:
            yield before
        before = piece
    if before:
        yield before


def _drawn(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(QSize(max(1, widget.width()), max(1, widget.height())))
    drawing.setResolution(_LINES_PER_INCH)
    painter = QPainter(drawing)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return bytes(buffer.data().data())


def _texts(root: ElementTree.Element) -> Iterator[tuple[tuple[float, ...], ElementTree.Element]]:
    for group in root.iter():
        for element in group:
            if element.tag == _TEXT:
                found = _MATRIX.search(group.get("transform", ""))
                yield tuple(float(part) for part in found[1].split(",")) if found else (1, 0, 0, 1, 0, 0), element


def _piece(element: ElementTree.Element, place: tuple[float, ...], painters: _Painters) -> Piece:
    corner, larger = QPointF(place[4], place[5]), place[0]
    start = corner + QPointF(float(element.get("x", "0")), float(element.get("y", "0"))) * larger
    widget = painters.of(corner, start)
    start -= QPointF(widget.mapTo(painters.top, QPoint(0, 0)))
    font = QFont(widget.font())
    font.setFamilies(element.get("font-family", "").split(","))
    font.setPixelSize(max(1, round(larger * float(element.get("font-size", "1")))))
    font.setWeight(QFont.Weight(int(element.get("font-weight", "400"))))
    text, metrics = element.text or "", QFontMetricsF(font)
    box = metrics.tightBoundingRect(text).translated(start)
    colour = QColor(element.get("fill", "#000000"))
    colour.setAlphaF(float(element.get("fill-opacity", "1")))
    return Piece(text, widget, box, start, start + QPointF(metrics.horizontalAdvance(text), 0), colour, font)
