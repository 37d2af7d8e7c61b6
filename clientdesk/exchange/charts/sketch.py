"""The sheet a chart is drawn on: a Drawing of reportlab, and with it the areas that stand for something."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from reportlab.graphics import shapes

from clientdesk.exchange.charts.look import DASHES, PATTERNS, SHAPES, Look, colour
from clientdesk.exchange.fonts import BOX, MISSING, drawable, face
from clientdesk.exchange.right_to_left import is_there, turned

_shapes: Any = shapes
"""Its stubs know neither that a colour or dash may be none, nor that a rectangle has a colour at all."""
ELLIPSIS = "…"
SMALLEST = 5.0
_HATCH = 2.6
_DOT = 3.2
_ASCENT, _DESCENT = 0.8, 0.2
_CORNERS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "triangle": ((-1.1, -1), (1.1, -1), (0, 1.3)),
    "diamond": ((-1.3, 0), (0, -1.3), (1.3, 0), (0, 1.3)),
}
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Area:
    """A rectangle of a chart and what it stands for; x and y from the upper left corner, as a screen counts.

    told   a sentence about it, empty where `key` says enough
    """

    x: float
    y: float
    width: float
    height: float
    key: str
    told: str = ""


@dataclass(frozen=True)
class Chart:
    """A finished chart: what is drawn, and where in it one may point or click."""

    drawing: Any
    areas: tuple[Area, ...]

    @property
    def width(self) -> float:
        """In points."""
        return float(self.drawing.width)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.drawing.height)


@dataclass(frozen=True)
class Box:
    """Where something stands, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box") -> bool:
        """Whether both share more than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0.1 and min(self.top, other.top) - max(self.bottom, other.bottom) > 0.1

    def within(self, other: "Box") -> bool:
        """Whether nothing of it is outside the other."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.bottom >= other.bottom and self.top <= other.top


@dataclass
class Sketch:
    """A chart while it is drawn; lengths in points, y upwards as on paper."""

    look: Look
    areas: list[Area] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)
    """Where texts and points stand that may not be covered."""
    crossed: list[tuple[float, float]] = field(default_factory=list)
    """Points of lines that had better not be covered."""

    def __post_init__(self) -> None:
        main = face(self.look.language).main
        self.drawing: Any = _shapes.Drawing(self.look.width, self.look.height, initialFontName=main)

    def finished(self) -> Chart:
        """The chart as it is now."""
        return Chart(self.drawing, tuple(self.areas))

    def area(self, box: Box, key: str, told: str) -> None:
        """Note what a rectangle stands for."""
        height = self.look.height
        self.areas.append(Area(box.left, height - box.top, box.right - box.left, box.top - box.bottom, key, told))

    # Text

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a text is."""
        return face(self.look.language, bold=bold).width(drawable(text), size)

    def fitted(self, text: str, size: float, *, width: float, bold: bool = False) -> tuple[str, float]:
        """The text and its size so that it fits: smaller down to the smallest, then cut with an ellipsis."""
        text = drawable(text).replace("\n", " ")
        while size > SMALLEST and self.width(text, size, bold=bold) > width:
            size -= 0.5
        if self.width(text, size, bold=bold) <= width:
            return text, size
        while text and self.width(text + ELLIPSIS, size, bold=bold) > width:
            text = text[:-1]
        return (text.rstrip() + ELLIPSIS if text else ""), size

    def text(
        self, text: str, x: float, y: float, *, size: float, ink: str, anchor: Anchor = "start", bold: bool = False
    ) -> Box:
        """Write a text on a baseline, and say where it stands. Each run of it has the font that has its characters."""
        clean = drawable(text).replace("\n", " ")
        glyphs = face(self.look.language, bold=bold).place(clean)
        wide = sum(glyph[2] for glyph in glyphs) * size
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        at = left
        for font, run in groupby(glyphs, key=lambda glyph: glyph[1]):
            part = list(run)
            shown = _shown(font, "".join(glyph[0] for glyph in part))
            name = font or face(self.look.language, bold=bold).main
            self.drawing.add(_shapes.String(at, y, shown, fontName=name, fontSize=size, fillColor=colour(ink)))
            at += sum(glyph[2] for glyph in part) * size
        return Box(left, y - _DESCENT * size, left + wide, y + _ASCENT * size)

    def keep(self, box: Box) -> None:
        """Keep other labels away from here."""
        self.taken.append(box)

    def free(self, box: Box, room: Box) -> bool:
        """Whether a label may stand here."""
        return box.within(room) and not any(box.overlaps(other) for other in self.taken)

    def avoid(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Let labels rather not stand on this line."""
        steps = max(2, int(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / 1.5))
        ways = [(number / steps) for number in range(steps + 1)]
        self.crossed += [(start[0] + (end[0] - start[0]) * way, start[1] + (end[1] - start[1]) * way) for way in ways]

    def crossings(self, box: Box) -> int:
        """How much of such lines a label here would cover."""
        return sum(box.left < x < box.right and box.bottom < y < box.top for x, y in self.crossed)

    def covered(self, box: Box) -> int:
        """How much a label here would cover of lines, points and texts."""
        return self.crossings(box) + 10 * sum(box.overlaps(other) for other in self.taken)

    # Lines and shapes

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, ink: str, width: float = 0.5, broken: int = 0
    ) -> None:
        """A straight line; `broken` is its place among the dashes."""
        self.drawing.add(
            _shapes.Line(*start, *end, strokeColor=colour(ink), strokeWidth=width, strokeDashArray=DASHES[broken])
        )

    def path(self, points: Sequence[tuple[float, float]], *, ink: str, width: float, broken: int = 0) -> None:
        """A line through points."""
        flat = [part for point in points for part in point]
        self.drawing.add(
            _shapes.PolyLine(
                flat, strokeColor=colour(ink), strokeWidth=width, strokeDashArray=DASHES[broken], strokeLineJoin=1
            )
        )

    def marker(self, x: float, y: float, place: int, *, size: float = 1.9) -> None:
        """What stands at a point of a series of this place."""
        ink, shape = self.tone(place), SHAPES[place % len(SHAPES)]
        hollow = shape in ("square", "diamond", "ring")
        fill = colour(self.look.palette.ground if hollow else ink)
        pen = {"fillColor": fill, "strokeColor": colour(ink), "strokeWidth": 0.9}
        if shape in ("disc", "ring"):
            self.drawing.add(_shapes.Circle(x, y, size, **pen))
            return
        corners = [(x + size * across, y + size * up) for across, up in _CORNERS[shape]]
        self.drawing.add(_shapes.Polygon([part for corner in corners for part in corner], **pen))

    def dot(self, x: float, y: float, *, ink: str, size: float) -> None:
        """A filled point."""
        self.drawing.add(_shapes.Circle(x, y, size, fillColor=colour(ink), strokeColor=None))

    def tone(self, place: int) -> str:
        """The colour of a series or part of this place."""
        tones = self.look.palette.tones
        return tones[place % len(tones)]

    def frame(self, box: Box, *, ink: str, fill: str = "", width: float = 0.5, round: float = 0.0) -> None:
        """A rectangle with an edge."""
        inside = colour(fill) if fill else None
        self.drawing.add(
            _shapes.Rect(
                *_corner(box), fillColor=inside, strokeColor=colour(ink), strokeWidth=width, rx=round, ry=round
            )
        )

    def bar(self, box: Box, place: int) -> None:
        """A rectangle filled in the manner of this place."""
        tone, ground = self.tone(place), self.look.palette.ground
        pattern = PATTERNS[place % len(PATTERNS)]
        fill = tone if pattern in ("solid", "pale") else ground
        pen = {"strokeColor": colour(tone), "strokeWidth": 0.5}
        self.drawing.add(_shapes.Rect(*_corner(box), fillColor=colour(fill), **pen))
        if pattern in ("hatched", "crossed"):
            self._hatch(box, tone, rising=True)
        if pattern == "crossed":
            self._hatch(box, tone, rising=False)
        if pattern == "dotted":
            self._dot(box, tone)

    def _hatch(self, box: Box, ink: str, *, rising: bool) -> None:
        """Lines at 45° within a rectangle."""
        high = box.top - box.bottom
        start = box.left - high + _HATCH / 2
        count = int((box.right - start) / _HATCH) + 1
        for number in range(count):
            foot = start + number * _HATCH
            low, up = max(0.0, box.left - foot), min(high, box.right - foot)
            if up - low > 0.2:
                ends = [(foot + rise, box.bottom + rise if rising else box.top - rise) for rise in (low, up)]
                self.line(ends[0], ends[1], ink=ink, width=0.55)

    def _dot(self, box: Box, ink: str) -> None:
        y, row = box.bottom + _DOT / 2, 0
        while y < box.top - 0.5:
            x = box.left + _DOT / 2 * (1 + row % 2)
            while x < box.right - 0.5:
                self.dot(x, y, ink=ink, size=0.5)
                x += _DOT
            y, row = y + _DOT * 0.7, row + 1


def _corner(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.bottom, box.right - box.left, box.top - box.bottom


def _shown(font: str, text: str) -> str:
    if font == MISSING:
        return BOX * len(text)
    return turned(text) if is_there(text) else text
