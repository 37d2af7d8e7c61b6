"""What a ratio declares: its name, how it is written, which bands judge it and where those come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from clientdesk.i18n import N_, Catalogue


class RatioGroup(StrEnum):
    """The groups in which ratios are shown."""

    LIQUIDITY = "liquidity"
    ACTIVITY = "activity"
    LEVERAGE = "leverage"
    PROFITABILITY = "profitability"
    CASH = "cash"
    DUPONT = "dupont"
    GROWTH = "growth"
    DISTRESS = "distress"

    def label(self, words: Catalogue) -> str:
        """What the group is called."""
        return words.tr(_GROUPS[self])


LIQUIDITY, ACTIVITY, LEVERAGE, PROFITABILITY, CASH, DUPONT, GROWTH, DISTRESS = RatioGroup
_GROUPS: Mapping[RatioGroup, str] = {
    LIQUIDITY: N_("Liquidity"),
    ACTIVITY: N_("Activity"),
    LEVERAGE: N_("Leverage"),
    PROFITABILITY: N_("Profitability"),
    CASH: N_("Cash"),
    DUPONT: N_("DuPont"),
    GROWTH: N_("Growth"),
    DISTRESS: N_("Distress"),
}
TIMES, TIMES_A_YEAR, DAYS, PERCENT, MONEY, SCORE = "times", "times a year", "days", "%", "money", "score"
_UNITS = {TIMES: N_("times"), TIMES_A_YEAR: N_("times a year"), DAYS: N_("days"), SCORE: N_("points")}
HIGHER, LOWER, CONTEXT = "higher", "lower", "context"
GREY = "grey"


@dataclass(frozen=True)
class Band:
    """The word for values below a figure; the last band of a ratio has none."""

    below: Decimal | None
    word: str


def bands(*pairs: tuple[str | None, str]) -> tuple[Band, ...]:
    """The bands of a ratio, from the lowest values up."""
    return tuple(Band(Decimal(below) if below is not None else None, word) for below, word in pairs)


def band_of(value: Decimal, among: tuple[Band, ...]) -> str:
    """The word for a value; empty where there are no bands. Both cut-offs of a grey zone belong to it."""
    for band in among:
        if band.below is None or value < band.below or (band.word == GREY and value == band.below):
            return band.word
    return ""


@dataclass(frozen=True)
class Ratio:
    """A ratio.

    formula  as textbooks write it, in the keys of lines; A is the annualising factor
    basis    which balances it uses
    better   higher, lower, or context where neither is better as such; `mind` says what to mind then
    bands    rules of thumb, `source` says whose
    item     the item of the dossier it serves; empty where we added it
    """

    id: str
    key: str
    label: str
    group: RatioGroup
    unit: str
    better: str
    basis: str
    formula: str
    source: str
    bands: tuple[Band, ...] = ()
    mind: str = ""
    item: str = ""

    def title(self, words: Catalogue) -> str:
        """Its name in a language."""
        return words.tr(self.label)

    def unit_in(self, words: Catalogue) -> str:
        """Its unit in a language; empty for money, % for rates."""
        return words.tr(_UNITS[self.unit]) if self.unit in _UNITS else self.unit.removeprefix(MONEY)

    def show(self, value: Decimal) -> str:
        """A value as people read it: rates times 100 with two decimals, days with one, the others with two."""
        if self.unit == PERCENT:
            return f"{_half_up(value * 100, _CENTS):,f}%"
        return f"{_half_up(value, _TENTHS if self.unit == DAYS else _CENTS):,f}"


_CENTS, _TENTHS = Decimal("0.01"), Decimal("0.1")
_WIDE = Context(prec=80)


def _half_up(value: Decimal, to: Decimal) -> Decimal:
    """Rounded as people round; a zero has no sign."""
    return _WIDE.plus(value.quantize(to, ROUND_HALF_UP, _WIDE))
