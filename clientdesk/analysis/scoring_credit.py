"""The six Cs (S11): the total, the grade under its knock-outs, the limit one can defend, each with its arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from clientdesk.analysis.scoring import rated_weight, rounded, total_lines, unsound, weighted_mean
from clientdesk.dossier.choices.evaluation import KNOCK_OUT
from clientdesk.dossier.evaluation.results import (
    MISSING,
    NET_WORTH,
    OK,
    POLICY,
    PROVISIONAL,
    SALES,
    Base,
    Line,
    Opinion,
    Reason,
    Scored,
    criterion_label,
)
from clientdesk.dossier.house.credit import RANK, WHOLE, GradeStep, Rules
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Sentence

CAPS: Mapping[str, str] = {
    "overdue_90": "BB",
    "distress": "BB",
    "negative_equity": "BB",
    "bounced": "B",
    "dispute": "B",
    "suspended": "B",
    "enforcement": "C",
    "insolvency": "C",
    "revoked": "C",
}
"""The best grade that each knock-out leaves."""
STEP = 1000
"""A limit is rounded down to whole thousands."""
_MONTH = 30
_CENT = Decimal("0.01")
_NO_CREDIT = GradeStep("C", Decimal(0), Decimal(0), 0)
"""What is left where a table of grades reaches none."""


@dataclass(frozen=True)
class Given:
    """What a limit rests on; amounts in one currency, None where unknown. `cover` are deposits and bank guarantees in
    force; `knock_outs` are codes of `KNOCK_OUT`; `policy_cap` is the highest limit for this client."""

    scores: tuple[Scored, ...]
    knock_outs: tuple[str, ...] = ()
    monthly_turnover: Decimal | None = None
    net_worth: Decimal | None = None
    policy_cap: Decimal | None = None
    cover: Decimal | None = None


def opinion(given: Given, rules: Rules) -> Opinion:
    """The total, grade, payment term and suggested limit, with every candidate and the arithmetic."""
    weight = rated_weight(given.scores)
    if reason := unsound(given.scores) or _too_little(weight, rules.least_rated):
        return Opinion(MISSING, weight, reasons=(reason,), lines=total_lines(given.scores, None))
    total = weighted_mean(given.scores)
    assert total is not None
    earned = grade_of(total, rules.grades)
    step = capped(earned, given.knock_outs, rules.grades)
    bases = _bases(given, step, rules)
    limit, limit_lines = _limit(given, step, bases)
    lines = (*total_lines(given.scores, total), *_grade_lines(total, earned, step), *_base_lines(given, step, rules))
    return Opinion(
        status=OK if weight == WHOLE else PROVISIONAL,
        rated_weight=weight,
        total=total,
        earned=earned.grade,
        grade=step.grade,
        factor=step.factor,
        days=step.days,
        bases=bases,
        limit=limit,
        reasons=(*_not_rated(given.scores), *_held_down(given.knock_outs, earned), *_no_limit(limit)),
        lines=(*lines, *limit_lines),
    )


def grade_of(total: Decimal, grades: Sequence[GradeStep]) -> GradeStep:
    """The best grade whose total is reached."""
    reached = [step for step in grades if total >= step.least]
    return min(reached, key=lambda step: RANK[step.grade], default=_NO_CREDIT)


def capped(earned: GradeStep, knock_outs: Sequence[str], grades: Sequence[GradeStep]) -> GradeStep:
    """The grade that the knock-outs leave: not better than the worst of their caps; of a table that lacks it the next
    worse one."""
    worst = max((RANK[CAPS[name]] for name in knock_outs if name in CAPS), default=0)
    if RANK[earned.grade] >= worst:
        return earned
    left = [step for step in grades if RANK[step.grade] >= worst]
    return min(left, key=lambda step: RANK[step.grade], default=_NO_CREDIT)


def _too_little(weight: Decimal, least: Decimal) -> Reason | None:
    if weight >= least and weight > 0:
        return None
    told = {"weight": plain(weight), "least": plain(least)}
    return Reason(
        f"LESS_THAN_{plain(least)}_PERCENT_RATED",
        Sentence(N_("Only {weight}% of the weights are rated; at least {least}% are needed."), told),
    )


def _not_rated(scores: Sequence[Scored]) -> tuple[Reason, ...]:
    text = N_("Provisional, since this was not rated: {name}")
    return tuple(
        Reason(f"NOT_RATED:{one.criterion}", Sentence(text, {"name": criterion_label(one.criterion)}))
        for one in scores
        if one.score is None
    )


def _held_down(knock_outs: Sequence[str], earned: GradeStep) -> tuple[Reason, ...]:
    text = N_("{fact}: no better grade than {grade}")
    return tuple(
        Reason(
            f"KNOCK_OUT:{name}",
            Sentence(text, {"fact": Sentence(KNOCK_OUT.labels[name], context=KNOCK_OUT.context), "grade": CAPS[name]}),
        )
        for name in dict.fromkeys(knock_outs)
        if name in CAPS and RANK[CAPS[name]] >= RANK[earned.grade]
    )


def _no_limit(limit: Decimal | None) -> tuple[Reason, ...]:
    if limit is not None:
        return ()
    text = N_("No limit is suggested: neither the turnover, the net worth nor a highest limit is known.")
    return (Reason("NO_CANDIDATE", Sentence(text)),)


def _bases(given: Given, step: GradeStep, rules: Rules) -> tuple[Base, ...]:
    """The candidates that are known: the net worth may be negative, and then counts as nothing."""
    found = []
    if given.monthly_turnover is not None:
        months = Fraction(step.days, _MONTH) + 1
        found.append(Base(SALES, rounded(Fraction(given.monthly_turnover) * months)))
    if given.net_worth is not None:
        share = Fraction(rules.net_worth_share)
        found.append(Base(NET_WORTH, rounded(Fraction(given.net_worth) * share)))
    if given.policy_cap is not None:
        found.append(Base(POLICY, rounded(given.policy_cap)))
    return tuple(found)


def _limit(given: Given, step: GradeStep, bases: Sequence[Base]) -> tuple[Decimal | None, tuple[Line, ...]]:
    """The limit suggested, and the last lines of the arithmetic."""
    if not bases:
        return None, ()
    base = max(min(one.amount for one in bases), Decimal(0))
    cover = max(rounded(given.cover or 0), Decimal(0))
    amount = rounded(Fraction(step.factor) * Fraction(base)) + cover
    lines = [
        Line(Sentence(N_("Base: the least of these")), "", _money(base)),
        Line(
            Sentence(N_("Factor × base + cover")),
            f"{plain(step.factor)} × {_money(base)} + {_money(cover)}",
            _money(amount),
        ),
    ]
    if given.policy_cap is not None:
        cap = max(rounded(given.policy_cap), Decimal(0))
        lines.append(Line(Sentence(N_("Not above the highest limit")), _money(cap), _money(min(cap, amount))))
        amount = min(cap, amount)
    if step.grade == _NO_CREDIT.grade:
        lines.append(Line(Sentence(N_("The worst grade has no credit")), "", _money(Decimal(0))))
        amount = Decimal(0)
    limit = (Decimal(int(amount) // STEP * STEP)).quantize(_CENT)
    lines.append(Line(Sentence(N_("Suggested limit, in whole thousands")), "", _money(limit)))
    return limit, tuple(lines)


def _grade_lines(total: Decimal, earned: GradeStep, step: GradeStep) -> tuple[Line, ...]:
    lines = [Line(Sentence(N_("Grade")), f"{total:.2f} ≥ {plain(earned.least)}", earned.grade)]
    if step is not earned:
        lines.append(Line(Sentence(N_("Grade after the knock-outs")), f"{earned.grade} → {step.grade}", step.grade))
    lines.append(Line(Sentence(N_("Payment term, in days")), "", str(step.days)))
    return tuple(lines)


def _base_lines(given: Given, step: GradeStep, rules: Rules) -> tuple[Line, ...]:
    workings = {
        SALES: f"{_money(given.monthly_turnover)} × ({step.days} ÷ {_MONTH} + 1)",
        NET_WORTH: f"{_money(given.net_worth)} × {plain(rules.net_worth_share * 100)}%",
        POLICY: "",
    }
    return tuple(Line(base.label, workings[base.name], _money(base.amount)) for base in _bases(given, step, rules))


def _money(amount: Decimal | None) -> str:
    return f"{amount or 0:,.2f}"
