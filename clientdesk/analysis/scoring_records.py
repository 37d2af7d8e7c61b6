"""Evaluations as records: their scores, what they come to, and what of that is stored in them."""

from decimal import Decimal
from typing import Any

from clientdesk.analysis.scoring import evaluated
from clientdesk.analysis.scoring_credit import Given, opinion
from clientdesk.dossier.choices.evaluation import CRITERION
from clientdesk.dossier.evaluation.results import MISSING, Evaluated, Reason, Result, Scored
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.credit import Rules
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.work.evaluation import CREDIT, WEIGHTED, Evaluation, Score, criterion_of
from clientdesk.i18n import N_, Sentence

_RECKONED: tuple[tuple[Field[Any], str], ...] = (
    (Evaluation.total, "total"),
    (Evaluation.rated_weight, "rated_weight"),
    (Evaluation.grade, "grade"),
    (Evaluation.factor, "factor"),
    (Evaluation.suggested_limit, "limit"),
    (Evaluation.suggested_days, "days"),
    (Evaluation.band, "band"),
)
"""What of a result is stored, and where."""


def kind_of(record: Record) -> str:
    """The code of the kind of an evaluation."""
    return record[Evaluation.kind] or CREDIT


def scores_of(record: Record) -> tuple[Scored, ...]:
    """The scores of an evaluation in its order; a row without a weight counts nothing."""
    rows = (row for row in record.rows(Evaluation.scores) if criterion_of(row))
    return tuple(
        Scored(criterion_of(row), row[Score.weight] or Decimal(0), row[Score.score], row[Score.remark] or "")
        for row in rows
    )


def complete_scores(record: Record, rules: Rules) -> None:
    """Give an evaluation the criteria of the house that it lacks, and its rows the weights that nobody gave them.

    One whose rows all bear weights stays as it is: it was weighed by the rules of its day.
    """
    rows = record.rows(Evaluation.scores)
    if rows and all(row[Score.weight] is not None for row in rows):
        return
    weights = {weight.criterion: weight.weight for weight in rules.weights[kind_of(record)]}
    there = {criterion_of(row) for row in rows}
    missing = tuple(_row(name) for name in weights if name not in there)
    order = {name: place for place, name in enumerate(weights)}
    ordered = sorted((*rows, *missing), key=lambda row: order.get(criterion_of(row), len(order)))
    record[Evaluation.scores] = tuple(
        row if row[Score.weight] is not None else row.with_value(Score.weight, weights.get(criterion_of(row)))
        for row in ordered
    )


def _row(criterion: str) -> Row:
    column = Score.criterion if criterion in CRITERION.labels else Score.own_criterion
    return Row({column.key: criterion})


def result_of(record: Record, rules: Rules) -> Result:
    """What an evaluation comes to by these rules, and by the weights in its own rows."""
    scores = scores_of(record)
    kind = kind_of(record)
    if not scores:
        return Evaluated(MISSING, Decimal(0), reasons=(Reason("NO_SCORES", Sentence(N_("Nothing is scored yet."))),))
    if kind != CREDIT:
        return evaluated(scores, rules.bands if kind == WEIGHTED else None)
    given = Given(
        scores,
        record[Evaluation.knock_outs] or (),
        record[Evaluation.monthly_turnover],
        record[Evaluation.net_worth],
        record[Evaluation.policy_cap],
        record[Evaluation.cover],
    )
    return opinion(given, rules)


def note_result(record: Record, result: Result) -> None:
    """Write into an evaluation what it comes to; what the result lacks is emptied."""
    for field, name in _RECKONED:
        record[field] = getattr(result, name, None)
