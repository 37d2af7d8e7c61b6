"""What only a memo is built of: boxes with the decision, charts beside each other, lines to sign on."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Undivided
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.charts import Chart, draw_chart

_PAD = 2 * mm


@dataclass(frozen=True)
class Tiles(Undivided):
    """Small boxes in a row: a label, below it what counts."""

    tiles: tuple[tuple[Set, Set], ...]
    width: float
    height: float = 14 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        gap = 2 * mm
        wide = (self.width - gap * (len(self.tiles) - 1)) / len(self.tiles)
        for place, (label, value) in enumerate(self.tiles):
            left = x + place * (wide + gap)
            canvas.setStrokeColor(look.ACCENT)
            canvas.setLineWidth(0.7)
            canvas.setFillColor(look.TINT)
            canvas.roundRect(left, top - self.height, wide, self.height, 1.2 * mm, stroke=1, fill=1)
            draw(canvas, label, left + _PAD, top - 1.6 * mm)
            draw(canvas, value, left + _PAD, top - 1.6 * mm - label.height - 0.6 * mm)


def tiles(pairs: list[tuple[str, str]], typesetter: Typesetter, *, width: float) -> Tiles:
    """The boxes for (label, text) pairs."""
    wide = (width - 2 * mm * (len(pairs) - 1)) / len(pairs) - 2 * _PAD
    value = look.Style(12, 15, look.ACCENT, bold=True)
    made = (
        (
            typesetter.fitted(label, look.LABEL, width=wide),
            typesetter.fitted(text, value, width=wide, smallest=7.5),
        )
        for label, text in pairs
    )
    return Tiles(tuple(made), width)


@dataclass(frozen=True)
class ChartRow(Undivided):
    """Charts of one height beside each other."""

    charts: tuple[Chart, ...]
    gap: float = 6 * mm

    @property
    def height(self) -> float:
        return max(chart.height for chart in self.charts)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        for chart in self.charts:
            draw_chart(canvas, chart, x, top)
            x += chart.width + self.gap


@dataclass(frozen=True)
class Spark:
    """A small chart in a row of a table, so far from its left edge."""

    x: float
    chart: Chart

    def draw(self, canvas: Any, x: float, top: float) -> None:
        draw_chart(canvas, self.chart, x + self.x, top)


@dataclass(frozen=True)
class Signatures(Undivided):
    """Places to sign: who, a line, below it the words for name and day."""

    places: tuple[tuple[Set, Set], ...]
    width: float
    height: float = 18 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        gap = 8 * mm
        wide = (self.width - gap * (len(self.places) - 1)) / len(self.places)
        for place, (who, below) in enumerate(self.places):
            left = x + place * (wide + gap)
            draw(canvas, who, left, top)
            canvas.setStrokeColor(look.QUIET)
            canvas.setLineWidth(0.5)
            canvas.line(left, top - 14 * mm, left + wide, top - 14 * mm)
            draw(canvas, below, left, top - 14.5 * mm)
