"""All ratios of a period: each function called, its outcome judged by bands and set beside the period before."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from clientdesk.analysis import ratios_of_balances as balances
from clientdesk.analysis import ratios_of_flows as flows
from clientdesk.analysis.case import Case, Outcome
from clientdesk.dossier.statements.figures import Figures
from clientdesk.dossier.statements.formula import CLOSING, OPENING, Column, Mark
from clientdesk.dossier.statements.ratio import CONTEXT, HIGHER, LOWER, Band, Ratio, band_of
from clientdesk.dossier.statements.ratios import RATIO, RATIOS
from clientdesk.dossier.statements.results import (
    APPROX,
    CLOSING_BY_SETTING,
    CLOSING_FOR_AVERAGE,
    GOOD,
    INTEREST_PROXIED,
    NA,
    NOT_BALANCED,
    OK,
    USUAL,
    IndustryStandard,
    Reason,
    Result,
    Settings,
    Trend,
)

FUNCTIONS: Mapping[str, Callable[[Case], Outcome]] = {
    ratio.id: (vars(balances) | vars(flows))[ratio.key] for ratio in RATIOS
}
"""{id of a ratio: the function of its key}."""
_MARKED = (
    (Mark.CLOSING_BY_SETTING, CLOSING_BY_SETTING),
    (Mark.CLOSING_FOR_AVERAGE, CLOSING_FOR_AVERAGE),
    (Mark.PROXIED, INTEREST_PROXIED),
)
_ANY = Mark.CLOSING_BY_SETTING | Mark.CLOSING_FOR_AVERAGE | Mark.PROXIED
_BASES = {"flow over closing": "closing", "closing vs opening": "vs prior", "vs same-length prior period": "vs prior"}
_COLUMN_MARK = {CLOSING: Mark.CLOSING_BALANCE, OPENING: Mark.OPENING_BALANCE}
_EQUITY_GONE = {"R17", "R18"}
_LEVELS = ("excellent", "good", "average", "low")
_WATCHED = Decimal("1.33")


def ratios(
    figures: Figures,
    before: Figures | None = None,
    *,
    settings: Settings = USUAL,
    unbalanced: frozenset[Column] = frozenset(),
) -> Mapping[str, Result]:
    """{id: result} of every ratio, in order. `before` is the comparable period a year earlier, `unbalanced` names the
    columns whose two sides differ."""
    case = Case(figures, before, settings)
    wrong = Mark.NONE
    for column in unbalanced:
        wrong |= _COLUMN_MARK[column]
    return {ratio.id: _judged(ratio, case.outcome(ratio.id, FUNCTIONS[ratio.id]), settings, wrong) for ratio in RATIOS}


def _judged(ratio: Ratio, outcome: Outcome, settings: Settings, wrong: int) -> Result:
    reason, term = outcome.reason, outcome.term
    if reason is not None:
        band = _word_for(ratio, reason)
        return Result(ratio, None, NA, reason, "", _flags_of_none(outcome), term, outcome.parts, band)
    value = term.value
    assert value is not None
    marks = term.marks
    flags = outcome.flags
    if marks & _ANY:
        flags = (*(flag for mark, flag in _MARKED if marks & mark), *flags)
    if marks & wrong:
        flags = (*flags, NOT_BALANCED)
    approx = marks & (Mark.CLOSING_FOR_AVERAGE | Mark.PROXIED)
    band = _band(ratio, value, settings)
    place = _place(ratio, value, settings.industry.get(ratio.id))
    status = APPROX if approx else OK
    return Result(ratio, value, status, None, _basis(ratio, marks), flags, term, outcome.parts, band, place)


def _flags_of_none(outcome: Outcome) -> tuple[str, ...]:
    """A divisor that is an average of the closing balance alone is told even where it leads to nothing."""
    reason = outcome.reason
    about_mean = reason is not None and reason.keys[:1] and reason.keys[0].startswith("avg ")
    if about_mean and outcome.term.marks & Mark.CLOSING_FOR_AVERAGE:
        return (CLOSING_FOR_AVERAGE, *outcome.flags)
    return outcome.flags


def _basis(ratio: Ratio, marks: int) -> str:
    if ratio.basis == "average" and marks & (Mark.CLOSING_FOR_AVERAGE | Mark.CLOSING_BY_SETTING):
        return "closing"
    return _BASES.get(ratio.basis, ratio.basis)


def _word_for(ratio: Ratio, reason: Reason) -> str:
    """The word for a value that is not available, where that says something."""
    if reason.code in ("NEGATIVE_EQUITY", "NEGATIVE_TANGIBLE_NET_WORTH"):
        return "critical"
    if reason.code == "ZERO_DENOMINATOR":
        if ratio.id in _EQUITY_GONE:
            return "critical"
        return GOOD if "bs_total_liab" in reason.keys else ""
    return GOOD if reason.code == "NO_CHARGES" else ""


def _band(ratio: Ratio, value: Decimal, settings: Settings) -> str:
    if ratio.id == "R09" and settings.terms and "R09" not in settings.bands:
        granted = Decimal(settings.terms)
        return "good" if value <= granted else "watch" if value <= granted * _WATCHED else "weak"
    return band_of(value, bands_for(ratio, settings))


def bands_for(ratio: Ratio, settings: Settings) -> tuple[Band, ...]:
    """The bands that hold: those of the house, or those shipped."""
    return settings.bands.get(ratio.id, ratio.bands)


def _place(ratio: Ratio, value: Decimal, among: IndustryStandard | None) -> str:
    """Excellent to poor in the industry: the best level that the value reaches."""
    if among is None:
        return ""
    best_first = ((level, getattr(among, level)) for level in _LEVELS)
    lowest_wins = ratio.better == LOWER
    for level, wanted in best_first:
        if wanted is not None and (value <= wanted if lowest_wins else value >= wanted):
            return level
    return "poor"


def with_trend(results: Mapping[str, Result], before: Mapping[str, Result] | None) -> Mapping[str, Result]:
    """The results with the values of the period before, and what came of them."""
    if before is None:
        return results
    return {name: _trended(result, before[name]) if name in before else result for name, result in results.items()}


def _trended(result: Result, before: Result) -> Result:
    change, trend = None, Trend.NONE
    if result.value is not None and before.value is not None:
        change = result.value - before.value
        trend = _trend(result.ratio, change)
    # Written out: `replace` takes longer than all the rest.
    return Result(
        result.ratio,
        result.value,
        result.status,
        result.reason,
        result.basis,
        result.flags,
        result.term,
        result.parts,
        result.band,
        result.place,
        before.value,
        change,
        trend,
    )


def _trend(ratio: Ratio, change: Decimal) -> Trend:
    if change == 0:
        return Trend.SAME
    if ratio.better == CONTEXT:
        return Trend.UP if change > 0 else Trend.DOWN
    return Trend.BETTER if (change > 0) == (ratio.better == HIGHER) else Trend.WORSE


def ratio_of(name: str) -> Ratio | None:
    """The ratio with this id or key."""
    return RATIO.get(name)
