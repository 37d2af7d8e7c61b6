"""Weighted scores: of a client by the house's table (S12), and of distributors side by side (S13)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from clientdesk.dossier.choices.evaluation import EVALUATION_BAND
from clientdesk.dossier.evaluation.results import (
    MISSING,
    OK,
    Candidate,
    Comparison,
    Evaluated,
    Line,
    Ranked,
    Reason,
    Scored,
    criterion_label,
)
from clientdesk.dossier.house.credit import WHOLE, Bands
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Sentence

FEWEST, MOST = 2, 8
"""So many distributors can be compared."""


def rounded(value: Fraction | Decimal | int, places: int = 2) -> Decimal:
    """The value half up to so many places."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return (Decimal(whole) * (1 if exact >= 0 else -1)).scaleb(-places) + Decimal(0)


def weighted_mean(scores: Iterable[Scored]) -> Decimal | None:
    """Σ weight × score ÷ Σ weight over what was rated, half up to two places; None where nothing counts."""
    rated = [(one.weight, one.score) for one in scores if one.score is not None]
    whole = sum(weight for weight, _score in rated)
    if not whole:
        return None
    return rounded(sum((Fraction(weight) * Fraction(score) for weight, score in rated), Fraction(0)) / Fraction(whole))


def rated_weight(scores: Iterable[Scored]) -> Decimal:
    """How much of the weights was rated."""
    return sum((one.weight for one in scores if one.score is not None), Decimal(0))


def unsound(scores: Sequence[Scored]) -> Reason | None:
    """What is wrong with a table of weights and scores, whatever it is for."""
    whole = sum((one.weight for one in scores), Decimal(0))
    if whole != WHOLE or any(one.weight < 0 for one in scores):
        return Reason(
            "WEIGHTS_NOT_100", Sentence(N_("The weights add up to {whole}, not to 100."), {"whole": plain(whole)})
        )
    if len({one.criterion for one in scores}) < len(scores):
        return Reason("CRITERION_TWICE", Sentence(N_("A criterion stands twice in the table.")))
    if any(one.score is not None and not 0 <= one.score <= WHOLE for one in scores):
        return Reason("SCORE_OUT_OF_RANGE", Sentence(N_("Scores go from 0 to 100.")))
    return None


def total_lines(scores: Iterable[Scored], total: Decimal | None) -> tuple[Line, ...]:
    """The arithmetic of a total: a line for each criterion, and the last for the total."""
    rated = [(one, one.score) for one in scores if one.score is not None]
    lines = [
        Line(one.label, f"{plain(score)} × {plain(one.weight)}", plain(score * one.weight)) for one, score in rated
    ]
    if total is not None:
        points = plain(sum((score * one.weight for one, score in rated), Decimal(0)))
        weight = plain(sum((one.weight for one, _score in rated), Decimal(0)))
        lines.append(Line(Sentence(N_("Total")), f"{points} ÷ {weight}", f"{total:.2f}"))
    return tuple(lines)


def evaluated(scores: Sequence[Scored], bands: Bands | None = None) -> Evaluated:
    """The weighted total of a table in which everything must be scored; with bands also the band it falls into."""
    weight = rated_weight(scores)
    if wrong := unsound(scores):
        return Evaluated(MISSING, weight, reasons=(wrong,))
    missing = tuple(one.criterion for one in scores if one.score is None)
    if missing:
        reasons = tuple(
            Reason(f"MISSING_SCORE:{name}", Sentence(N_("Not scored: {name}"), {"name": criterion_label(name)}))
            for name in missing
        )
        return Evaluated(MISSING, weight, missing=missing, reasons=reasons, lines=total_lines(scores, None))
    total = weighted_mean(scores)
    assert total is not None
    lines = total_lines(scores, total)
    if bands is None:
        return Evaluated(OK, weight, total, lines=lines)
    band = band_of(total, bands)
    label = Sentence(EVALUATION_BAND.labels[band], context=EVALUATION_BAND.context)
    return Evaluated(OK, weight, total, band, reasons=(Reason(band.upper(), label),), lines=lines)


def band_of(total: Decimal, bands: Bands) -> str:
    """The code of the band of a weighted evaluation: one chooses clients one can manage."""
    if total < bands.ideal_from:
        return "too_weak"
    if total <= bands.ideal_to:
        return "ideal"
    return "strong" if total <= bands.strong_to else "too_strong"


def compared(candidates: Sequence[Candidate]) -> Comparison:
    """Two to eight distributors by their totals; of equal ones the higher score in the heaviest criterion decides, then
    that in the next heaviest."""
    results = [(one, evaluated(one.scores)) for one in candidates]
    whole = [(one, result) for one, result in results if result.total is not None]
    whole.sort(key=lambda pair: pair[0].name)
    whole.sort(key=lambda pair: _strength(pair[0], pair[1]), reverse=True)
    strengths = [_strength(one, result) for one, result in whole]
    ranked = [Ranked(one.name, result, strengths.index(_strength(one, result)) + 1) for one, result in whole]
    ranked += [Ranked(one.name, result) for one, result in results if result.total is None]
    reasons = _not_comparable(len(candidates), strengths)
    chosen = None if reasons else ranked[0].name
    return Comparison(tuple(ranked), chosen, reasons)


def _strength(candidate: Candidate, result: Evaluated) -> tuple[Decimal, ...]:
    """What a candidate is compared by: the total, then the scores, those of the heaviest criteria first."""
    heaviest = sorted(candidate.scores, key=lambda one: -one.weight)
    return (result.total or Decimal(0), *(one.score or Decimal(0) for one in heaviest))


def _not_comparable(number: int, strengths: Sequence[tuple[Decimal, ...]]) -> tuple[Reason, ...]:
    if not FEWEST <= number <= MOST:
        told = {"fewest": FEWEST, "most": MOST}
        return (
            Reason(
                "NOT_COMPARABLE", Sentence(N_("From {fewest} to {most} distributors can be compared at once."), told)
            ),
        )
    if not strengths:
        return (Reason("NO_TOTAL", Sentence(N_("None of them is scored in everything."))),)
    if strengths.count(strengths[0]) > 1:
        return (Reason("TIE", Sentence(N_("Several are equal in everything; no one is chosen."))),)
    return ()
