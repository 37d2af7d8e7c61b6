"""Figures over periods: as lines with a shape at every point, or as bars; where there is no figure there is a gap."""

from itertools import groupby, pairwise

from clientdesk.exchange.charts.given import Point, Series, Trend
from clientdesk.exchange.charts.look import Look
from clientdesk.exchange.charts.plot import Plot, span_from_nought, span_of
from clientdesk.exchange.charts.sketch import Box, Chart, Sketch

_THICK, _THIN = 1.4, 1.0
_AROUND = 2.2
"""How far other labels keep from a point."""
_BARS = 0.7
"""How much of the room of a period its bars take."""


def line_chart(trend: Trend, look: Look) -> Chart:
    """A line for each series, told apart by its dashes and the shapes at its points; marks are dotted lines across."""
    sketch = Sketch(look)
    plot = Plot(sketch, trend, span_of(trend))
    plot.frame(_line_sample)
    for place, series in enumerate(trend.series):
        _draw_line(plot, series, place)
    plot.name_marks()
    for place, series in enumerate(trend.series):
        for number, point in enumerate(series.points):
            plot.area(number, point, place)
            if point.value is None:
                plot.gap(point, plot.middle(number))
            else:
                at = plot.middle(number), plot.height(float(point.value))
                plot.label(point.text, plot.beside_point(point.text, *at, below=_is_low(series.points, number)))
    return sketch.finished()


def bar_chart(trend: Trend, look: Look) -> Chart:
    """A bar for each series and period, from nought up, or down where the figure is negative."""
    sketch = Sketch(look)
    plot = Plot(sketch, trend, span_from_nought(trend))
    plot.frame(_bar_sample)
    wide = plot.slot * _BARS / max(len(trend.series), 1)
    drawn: list[tuple[Point, Box]] = []
    for place, series in enumerate(trend.series):
        for number, point in enumerate(series.points):
            plot.area(number, point, place)
            left = plot.middle(number) - plot.slot * _BARS / 2 + place * wide
            if point.value is None:
                plot.gap(point, left + wide / 2)
                continue
            bottom, top = sorted((plot.ground, plot.height(float(point.value))))
            box = Box(left + 0.06 * wide, bottom, left + 0.94 * wide, max(top, bottom + 0.4))
            sketch.bar(box, place)
            sketch.keep(box)
            drawn.append((point, box))
    for point, box in drawn:
        negative = point.value is not None and point.value < 0
        plot.label(point.text, plot.beside_bar(point.text, box, below=negative))
    return sketch.finished()


def _draw_line(plot: Plot, series: Series, place: int) -> None:
    """The stretches between gaps, then the points."""
    sketch = plot.sketch
    ink, width = sketch.tone(place), _THIN if place else _THICK
    numbered = list(enumerate(series.points))
    for known, run in groupby(numbered, key=lambda each: each[1].value is not None):
        placed = [(plot.middle(n), plot.height(float(p.value))) for n, p in run if p.value is not None]
        if known and len(placed) > 1:
            sketch.path(placed, ink=ink, width=width, broken=place)
            for ends in pairwise(placed):
                sketch.avoid(*ends)
        for x, y in placed:
            sketch.marker(x, y, place)
            sketch.keep(Box(x - _AROUND, y - _AROUND, x + _AROUND, y + _AROUND))


def _is_low(points: tuple[Point, ...], number: int) -> bool:
    """Whether the line comes down to this point and goes up again, so that its label stands better below."""
    value = points[number].value
    beside = [points[n].value for n in (number - 1, number + 1) if 0 <= n < len(points)]
    known = [each for each in beside if each is not None]
    return bool(known) and value is not None and all(each > value for each in known)


def _line_sample(sketch: Sketch, x: float, base: float, place: int) -> None:
    middle = base + 0.32 * sketch.look.size
    sketch.line((x, middle), (x + 12, middle), ink=sketch.tone(place), width=_THIN, broken=place)
    sketch.marker(x + 6, middle, place)


def _bar_sample(sketch: Sketch, x: float, base: float, place: int) -> None:
    sketch.bar(Box(x + 2, base - 0.4, x + 12, base + 0.75 * sketch.look.size), place)
