"""The charts of a memo: what was earned, how ratios went, what the return on equity is made of, who finances what."""

from collections.abc import Sequence
from decimal import Decimal

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.statements.formula import NAMES
from clientdesk.dossier.statements.periods import Factor, Period
from clientdesk.dossier.statements.ratio import LOWER, PERCENT
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.statement import COMPLETE
from clientdesk.exchange.charts import (
    Chart,
    Composition,
    Look,
    Mark,
    Node,
    Part,
    Point,
    Series,
    Stack,
    Trend,
    bar_chart,
    composition_chart,
    line_chart,
    sparkline,
    tree,
)
from clientdesk.exchange.memo.amounts import Unit
from clientdesk.exchange.memo.given import CreditFile
from clientdesk.i18n import N_, Catalogue

_NEAR = 5
"""By so many days the lengths of periods may differ whose flows are compared as they are."""
_LINES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (N_("Liquidity"), (("R01", N_("Current ratio")), ("R02", N_("Quick ratio")))),
    (N_("Debt to assets"), (("R16", N_("Debt to assets")),)),
    (
        N_("Days: collection, stock, payables"),
        (("R09", N_("Collection")), ("R11", N_("Inventories")), ("R13", N_("Payables"))),
    ),
    (
        N_("Margins and return on equity"),
        (("R22", N_("Gross margin")), ("R25", N_("Net margin")), ("R29", N_("Equity return"))),
    ),
)
_BARS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (N_("Revenue and profit"), (("is_revenue", N_("Revenue")), ("is_net_profit", N_("Net profit")))),
    (N_("Profit and cash"), (("is_net_profit", N_("Net profit")), ("cf_cfo", N_("Cash from operations")))),
)
_ASSETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Cash"), ("bs_cash", "bs_trading_fa")),
    (N_("Receivables"), ("bs_ar", "bs_notes_rec", "bs_ar_financing")),
    (N_("Inventories"), ("bs_inventory",)),
    (N_("Other current assets"), ()),
    (N_("Non-current assets"), ("bs_total_nca",)),
)
_SOURCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Borrowings"), ("bs_st_loans", "bs_ncl_within_1y", "bs_lt_loans", "bs_bonds")),
    (N_("Payables to suppliers"), ("bs_ap", "bs_notes_pay")),
    (N_("Other liabilities"), ()),
    (N_("Equity"), ("bs_total_equity",)),
)
_ALL = {"assets": ("bs_total_assets", N_("Assets")), "sources": ("bs_total_liab_equity", N_("Liabilities and equity"))}
_SHARES = (PERCENT,)


class Charts:
    """Draws for one memo: in its language and unit, as wide as the page."""

    def __init__(self, credit: CreditFile, unit: Unit, words: Catalogue) -> None:
        self.periods = credit.periods
        self.bands = credit.bands
        self.unit = unit
        self.words = words

    def _look(self, width: float, height: float) -> Look:
        return Look(width, height, self.words.language)

    def trends(self, *, width: float, height: float) -> list[Chart]:
        """Amounts as bars, ratios as lines, each so large; those of which nothing is known are left out."""
        look = self._look(width, height)
        bars = [bar_chart(trend, look) for trend in self._amounts() if _is_known(trend)]
        return [*bars, *(line_chart(trend, look) for trend in self._ratios() if _is_known(trend))]

    def _amounts(self) -> list[Trend]:
        alike = self._alike()
        names = tuple(period.name for period in alike)
        closing = [period.figures.closing for period in alike]
        trends = []
        for title, named in _BARS:
            series = tuple(self._series(key, name, [amounts.get(key) for amounts in closing]) for key, name in named)
            trends.append(Trend(self.words.tr(title), "", names, series))
        return trends

    def _alike(self) -> list[Period]:
        """The periods that are as long as the longest: flows of a quarter do not stand beside those of a year."""
        longest = max((period.sheet.days or 0 for period in self.periods), default=0)
        return [period for period in self.periods if (period.sheet.days or 0) >= longest - _NEAR]

    def _series(self, key: str, name: str, amounts: Sequence[Decimal | None]) -> Series:
        missing = self.words.tr(N_("n/a"))
        points = (Point(value, missing if value is None else self.unit.brief(value)) for value in amounts)
        return Series(key, self.words.tr(name), tuple(points))

    def _ratios(self) -> list[Trend]:
        return [self._ratio_trend(title, named) for title, named in _LINES]

    def _ratio_trend(self, title: str, named: Sequence[tuple[str, str]]) -> Trend:
        first = named[0][0]
        series = tuple(
            Series(name, self.words.tr(label), tuple(self._point(period, name) for period in self.periods))
            for name, label in named
        )
        periods = tuple(period.name for period in self.periods)
        unit = RATIO[first].unit_in(self.words)
        return Trend(self.words.tr(title), unit, periods, series, self._marks(first))

    def _point(self, period: Period, name: str) -> Point:
        result = period.results.get(name)
        if result is None or result.value is None:
            return Point(None, self.words.tr(N_("n/a")))
        if result.ratio.unit in _SHARES:
            return Point(result.value * 100, f"{result.value * 100:.1f}")
        return Point(result.value, f"{result.value:.0f}" if result.ratio.unit == "days" else f"{result.value:.2f}")

    def _marks(self, name: str) -> tuple[Mark, ...]:
        """Where the band of good figures begins, or ends where less is better."""
        ratio = RATIO[name]
        bands = self.bands.get(name, ratio.bands)
        words = [band.word for band in bands]
        if "good" not in words:
            return ()
        place = words.index("good") - (0 if ratio.better == LOWER else 1)
        edge = bands[place].below if place >= 0 else None
        if edge is None:
            return ()
        sign = "<" if ratio.better == LOWER else "≥"
        scaled = edge * 100 if ratio.unit in _SHARES else edge
        return (Mark(scaled, f"{BAND.label('good', self.words)} {sign} {ratio.show(edge)}"),)

    def spark(self, name: str, *, width: float, height: float) -> Chart:
        """How one ratio went."""
        results = [period.results.get(name) for period in self.periods]
        return sparkline([result.value if result else None for result in results], self._look(width, height), key=name)

    def dupont(self, root: Factor, *, width: float, height: float) -> Chart:
        """The return on equity and what it is made of."""
        return tree(self._node(root), self._look(width, height))

    def _node(self, factor: Factor, *, sign: str = "") -> Node:
        words = self.words

        def show(value: Decimal) -> str:
            return f"{value:.2%}" if factor.unit == PERCENT else f"{value:.2f}"

        name = RATIO[factor.name].title(words) if factor.name in RATIO else words.tr(NAMES[factor.name])
        name = name[:1].upper() + name[1:]
        text = words.tr(N_("n/a")) if factor.value is None else show(factor.value)
        before = "" if factor.prior is None else words.tr(N_("before: {value}"), value=show(factor.prior))
        parts = tuple(self._node(part, sign="×" if place else "") for place, part in enumerate(factor.factors))
        return Node(factor.name, name, text, before, sign, parts=parts)

    def composition(self, *, width: float, height: float) -> Chart | None:
        """What the firm has, and who financed it, at the end of the last period; None where that is not known."""
        last = self.periods[-1]
        # What is left for "other" would be a guess where some lines are not known.
        if last.sheet.basis != COMPLETE or "bs_total_assets" not in last.figures.closing:
            return None
        stacks = [self._stack("assets", _ASSETS), self._stack("sources", _SOURCES)]
        title = self.words.tr(N_("Assets and their financing, {period}"), period=self.periods[-1].name)
        return composition_chart(Composition(title, self.unit.told, tuple(stacks)), self._look(width, height))

    def _stack(self, side: str, parts: Sequence[tuple[str, tuple[str, ...]]]) -> Stack:
        """The parts of one side; the one without lines of its own is what is left."""
        closing = self.periods[-1].figures.closing
        whole_key, name = _ALL[side]
        sums = {title: sum((closing.get(key, Decimal(0)) for key in keys), Decimal(0)) for title, keys in parts}
        whole = closing[whole_key]
        rest = whole - sum(sums.values(), Decimal(0))
        amounts = [(title, sums[title] if keys else rest) for title, keys in parts]
        made = (Part(title, self.words.tr(title), amount, self._share(amount, whole)) for title, amount in amounts)
        return Stack(self.words.tr(name), tuple(made))

    def _share(self, amount: Decimal, whole: Decimal) -> str:
        shown = self.unit.brief(amount)
        return f"{shown} ({amount / whole:.0%})" if whole > 0 else shown


def _is_known(trend: Trend) -> bool:
    return any(point.value is not None for series in trend.series for point in series.points)
