"""The charts of the ratios, as data and as SVG: where a ratio has gone, and what the return on equity is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.statements.formula import NAMES
from clientdesk.dossier.statements.periods import Factor, Period
from clientdesk.dossier.statements.ratio import LOWER, PERCENT, Band, Ratio
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.results import Settings
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.credit.drawing import Picture, Shades, palette_of, picture_of

if TYPE_CHECKING:
    from clientdesk.exchange.charts import Mark, Node


@dataclass(frozen=True)
class Size:
    """Of a chart, in points."""

    width: float
    height: float


def trend_of(ratio: Ratio, periods: Sequence[Period], settings: Settings, *, size: Size, shades: Shades) -> Picture:
    """One ratio over the periods, with the figure from which it is good."""
    from clientdesk.exchange.charts import Look, Point, Series, Trend, line_chart

    words = shades.words
    points = []
    for period in periods:
        result = period.results[ratio.id]
        value = None if result.value is None else _scaled(result.value, ratio)
        told = f"{period.name}: {result.shown(words)}"
        points.append(Point(value, result.shown(words), told))
    series = Series(ratio.id, ratio.title(words), tuple(points))
    marks = _marks(ratio, settings.bands.get(ratio.id, ratio.bands), words)
    names = tuple(period.name for period in periods)
    trend = Trend(ratio.title(words), ratio.unit_in(words), names, (series,), marks)
    look = Look(size.width, size.height, words.language, palette_of(shades), size=7.5)
    return picture_of(line_chart(trend, look))


def _scaled(value: Decimal, ratio: Ratio) -> Decimal:
    return value * 100 if ratio.unit == PERCENT else value


def _marks(ratio: Ratio, bands: Sequence[Band], words: Catalogue) -> "tuple[Mark, ...]":
    """Where the band of good figures begins, or ends where less is better."""
    from clientdesk.exchange.charts import Mark

    names = [band.word for band in bands]
    if "good" not in names:
        return ()
    place = names.index("good") - (0 if ratio.better == LOWER else 1)
    edge = bands[place].below if place >= 0 else None
    if edge is None:
        return ()
    sign = "<" if ratio.better == LOWER else "≥"
    return (Mark(_scaled(edge, ratio), f"{BAND.label('good', words)} {sign} {ratio.show(edge)}"),)


def tree_of(root: Factor, *, size: Size, shades: Shades) -> Picture:
    """The return on equity, what it is made of, and what that was a year before."""
    from clientdesk.exchange.charts import Look, tree

    look = Look(size.width, size.height, shades.words.language, palette_of(shades), size=7.5)
    return picture_of(tree(_node(root, shades.words), look))


def _node(factor: Factor, words: Catalogue, *, sign: str = "") -> "Node":
    from clientdesk.exchange.charts import Node

    text, before = shown(factor.value, factor, words), ""
    if factor.prior is not None:
        before = words.tr(N_("before: {value}"), value=shown(factor.prior, factor, words))
    parts = tuple(_node(part, words, sign="×" if place else "") for place, part in enumerate(factor.factors))
    name = name_of(factor, words)
    told = ", ".join(filter(None, (f"{name}: {text}", before)))
    return Node(factor.name, name, text, before, sign, told, parts)


def shown(value: Decimal | None, factor: Factor, words: Catalogue) -> str:
    """A figure of the tree as people read it."""
    if value is None:
        return words.tr(N_("n/a"))
    return f"{value:.2%}" if factor.unit == PERCENT else f"{value:.2f}"


def name_of(factor: Factor, words: Catalogue) -> str:
    """What a figure of the tree is called."""
    name = RATIO[factor.name].title(words) if factor.name in RATIO else words.tr(NAMES[factor.name])
    return name[:1].upper() + name[1:]
