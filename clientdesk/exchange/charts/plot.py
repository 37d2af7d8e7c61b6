"""Where figures stand over periods: title, unit, legend, axis, marks, and labels that give way to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clientdesk.exchange.charts.given import Mark, Point, Trend
from clientdesk.exchange.charts.sketch import SMALLEST, Box, Sketch

Sample = Callable[[Sketch, float, float, int], None]
"""Draws what a series looks like, for the legend: on a sketch, from x, on a baseline, for its place."""
Place = tuple[float, float]
"""The middle of a text and its baseline."""
_TITLE = 1.15
"""How much larger a title is than the type of the chart."""
_LINE = 1.5
_AIR = 0.1
_SAMPLE = 12.0
_BESIDE = 5.0
_ABOVE = 3.6
"""How far a label is above what it belongs to."""


@dataclass(frozen=True)
class Span:
    """The figures between which everything is drawn."""

    low: float
    high: float


def span_of(trend: Trend) -> Span:
    """From the least to the greatest figure; marks are taken in where they are near."""
    values = [float(p.value) for series in trend.series for p in series.points if p.value is not None]
    if not values:
        return Span(0, 1)
    low, high = min(values), max(values)
    reach = max(high - low, 0.25 * max(abs(low), abs(high)))
    near = [height for mark in trend.marks if low - reach <= (height := float(mark.value)) <= high + reach]
    low, high = min(low, *near, low), max(high, *near, high)
    air = max(high - low, 0.2 * max(abs(low), abs(high))) or 1.0
    return Span(low - _AIR * air, high + _AIR * air)


def span_from_nought(trend: Trend) -> Span:
    """The same for bars, which begin at nought."""
    values = [float(p.value) for series in trend.series for p in series.points if p.value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    air = _AIR * ((high - low) or 1.0)
    return Span(low - (air if low else 0.0), high + (air if high else 0.0) or 1.0)


class Plot:
    """Where on a sketch the figures of a trend are."""

    def __init__(self, sketch: Sketch, trend: Trend, span: Span) -> None:
        self.sketch = sketch
        self.trend = trend
        self.span = span
        look = sketch.look
        self.line = _LINE * look.size
        head = self.line * _TITLE + (self.line if len(trend.series) > 1 else 0)
        # A label stands above the highest point and below the lowest one.
        room = Box(0, self.line, look.width, look.height - head)
        self.room = room
        self.box = Box(0, room.bottom + self.line * 0.6, look.width, room.top - self.line)
        self.slot = look.width / max(len(trend.periods), 1)

    def middle(self, number: int) -> float:
        """Where a period is, the oldest first."""
        return (number + 0.5) * self.slot

    def height(self, value: float) -> float:
        """Where a figure is."""
        share = (value - self.span.low) / (self.span.high - self.span.low)
        return self.box.bottom + share * (self.box.top - self.box.bottom)

    @property
    def ground(self) -> float:
        """Where nought is, or the foot of the plot where it is beyond."""
        return self.height(min(max(0.0, self.span.low), self.span.high))

    def frame(self, sample: Sample) -> None:
        """Everything around the figures."""
        self._head(sample)
        sketch, look = self.sketch, self.sketch.look
        ink = look.palette.quiet if self.span.low < 0 < self.span.high else look.palette.hair
        sketch.line((0, self.room.bottom), (look.width, self.room.bottom), ink=look.palette.hair, width=0.6)
        if self.ground > self.room.bottom + 1 and self.span.low <= 0 <= self.span.high:
            sketch.line((0, self.ground), (look.width, self.ground), ink=ink, width=0.5)
            sketch.avoid((0, self.ground), (look.width, self.ground))
        for mark in self._marks_there():
            y = self.height(float(mark.value))
            sketch.line((0, y), (look.width, y), ink=look.palette.quiet, width=0.4, broken=2)
            sketch.avoid((0, y), (look.width, y))
        for number, period in enumerate(self.trend.periods):
            text, size = sketch.fitted(period, look.size, width=self.slot - 2)
            base = self.room.bottom - 1.15 * look.size
            sketch.text(text, self.middle(number), base, size=size, ink=look.palette.quiet, anchor="middle")

    def _head(self, sample: Sample) -> None:
        sketch, look, trend = self.sketch, self.sketch.look, self.trend
        base = look.height - look.size * _TITLE
        unit, small = sketch.fitted(trend.unit, look.size, width=0.4 * look.width)
        room = look.width - (sketch.width(unit, small) + 4 if unit else 0)
        title, large = sketch.fitted(trend.title, look.size * _TITLE, width=room, bold=True)
        sketch.text(title, 0, base, size=large, ink=look.palette.ink, bold=True)
        sketch.text(unit, look.width, base, size=small, ink=look.palette.quiet, anchor="end")
        if len(trend.series) < 2:
            return
        self._legend(sample, base - self.line)

    def _legend(self, sample: Sample, base: float) -> None:
        """The names of the series beside what they look like, as large as there is room for all."""
        sketch, look, names = self.sketch, self.sketch.look, [series.name for series in self.trend.series]
        size, own = look.size, _SAMPLE + 2 + _BESIDE
        while size > SMALLEST and sum(sketch.width(name, size) + own for name in names) > look.width + _BESIDE:
            size -= 0.25
        x, share = 0.0, look.width / len(names)
        whole = sum(sketch.width(name, size) + own for name in names) <= look.width + _BESIDE
        for place, name in enumerate(names):
            sample(sketch, x, base, place)
            text, small = (name, size) if whole else sketch.fitted(name, size, width=share - own)
            x = sketch.text(text, x + _SAMPLE + 2, base, size=small, ink=look.palette.quiet).right + _BESIDE

    def _marks_there(self) -> list[Mark]:
        """The marks that are near enough to the figures."""
        return [mark for mark in self.trend.marks if self.span.low <= float(mark.value) <= self.span.high]

    def name_marks(self) -> None:
        """What each mark says, at that end of its line and on that side where it covers least."""
        sketch, look = self.sketch, self.sketch.look
        for mark in self._marks_there():
            y = self.height(float(mark.value))
            text, size = sketch.fitted(mark.text, look.size - 1, width=look.width / 3)
            wide = sketch.width(text, size)
            places = [(x, base) for base in (y + 1.4, y - size) for x in (0.0, look.width - wide)]
            boxes = [(Box(x, base - 0.2 * size, x + wide, base + 0.8 * size), x, base) for x, base in places]
            around = [(sketch.covered(box), x, base) for box, x, base in boxes]
            _, x, base = min(around, key=lambda place: place[0])
            sketch.keep(sketch.text(text, x, base, size=size, ink=look.palette.quiet))

    def label(self, text: str, places: Sequence[Place]) -> None:
        """The figure at the first free place that crosses the fewest lines, smaller if it must be; left out where
        everything is taken."""
        sketch, ink = self.sketch, self.sketch.look.palette.ink
        for size in (sketch.look.size, sketch.look.size - 0.5, sketch.look.size - 1):
            wide = sketch.width(text, size)
            around = [(Box(x - wide / 2, y - 0.2 * size, x + wide / 2, y + 0.8 * size), x, y) for x, y in places]
            free = [(sketch.crossings(box), x, y) for box, x, y in around if sketch.free(box, self.room)]
            if free:
                _, x, y = min(free, key=lambda place: place[0])
                sketch.keep(sketch.text(text, x, y, size=size, ink=ink, anchor="middle"))
                return

    def beside_point(self, text: str, x: float, y: float, *, below: bool) -> list[Place]:
        """Where the label of a point may stand: above or below it, of a single line also aside or a little further off;
        among several lines nobody would know then which one it belongs to."""
        size = self.sketch.look.size
        wide = self.sketch.width(text, size)
        bases = [y - _ABOVE - 0.8 * size, y + _ABOVE] if below else [y + _ABOVE, y - _ABOVE - 0.8 * size]
        if len(self.trend.series) > 1:
            return [(x, base) for base in bases]
        aside = [(x + way * (wide * 0.55 + 3), base) for base in (*bases, y - 0.3 * size) for way in (1, -1)]
        return [*((x, base) for base in bases), *aside, (x, y + _ABOVE + size), (x, y - _ABOVE - 1.8 * size)]

    def beside_bar(self, text: str, box: Box, *, below: bool) -> list[Place]:
        """Where the label of a bar may stand: at its end, if need be moved aside or further off."""
        size = self.sketch.look.size
        wide, x = self.sketch.width(text, size), (box.left + box.right) / 2
        base, step = (box.bottom - size - 0.6, -size) if below else (box.top + 2, size)
        moved = [x, *(x + way * wide * share for share in (0.2, 0.35, 0.5) for way in (1, -1))]
        return [(at, base + number * step) for number in range(3) for at in moved]

    def gap(self, point: Point, x: float) -> None:
        """The word that there is no figure, quiet, over the axis."""
        sketch, look = self.sketch, self.sketch.look
        text, size = sketch.fitted(point.text, look.size, width=self.slot - 2)
        wide = sketch.width(text, size)
        for step in range(3):
            base = self.room.bottom + 2.5 + step * self.line
            box = Box(x - wide / 2, base - 0.2 * size, x + wide / 2, base + 0.8 * size)
            if sketch.free(box, self.room):
                sketch.keep(sketch.text(text, x, base, size=size, ink=look.palette.quiet, anchor="middle"))
                return

    def area(self, number: int, point: Point, place: int) -> None:
        """The column of a period for this series, to be pointed at."""
        wide = self.slot / max(len(self.trend.series), 1)
        left = number * self.slot + place * wide
        told = point.told or f"{self.trend.periods[number]}: {point.text}"
        box = Box(left, 0, left + wide, self.room.top)
        self.sketch.area(box, f"{self.trend.series[place].key}/{number}", told)
