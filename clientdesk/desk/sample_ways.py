"""The ways that expenses, opportunities, dispatches and complaints of the sample have gone: their steps, as if each had
been made on its day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import EXPENSE, OPPORTUNITY
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Opportunity, StageStep
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.moves import UNANSWERED, WAYS
from clientdesk.dossier.trade.moves import APPROVE, BY_NAME, PAY, SUBMIT, WITHDRAW
from clientdesk.dossier.trade.spent import ApprovalStep, Expense
from clientdesk.dossier.values import Link

Moves = Sequence[tuple[str, date]]
"""(step, of an opportunity the stage; its day), the earliest first."""
_EVENING = time(21, 30)
"""When steps were made: after whatever happened on their day."""


def go(record: Record, moves: Moves, *, user: str) -> None:
    """Let a record have gone this way; `user` made the steps that its applicant or owner did not make."""
    if record.kind.name == EXPENSE.name:
        _spend(record, moves, user)
    elif record.kind.name == OPPORTUNITY.name:
        _sell(record, moves, user)
    else:
        _serve(record, moves, user)


def _at(day: date) -> datetime:
    return datetime.combine(day, _EVENING).astimezone()


def _row(told: Mapping[Field[Any], Any]) -> Row:
    return Row({column.key: value for column, value in told.items() if value is not None})


def _spend(record: Record, moves: Moves, user: str) -> None:
    applicant, rows = record[Expense.applicant], []
    for name, day in moves:
        by = applicant.name if applicant and name in (SUBMIT, WITHDRAW) else user
        rows.append(_row({ApprovalStep.at: _at(day), ApprovalStep.by: by, ApprovalStep.move: name}))
        record[Expense.state] = BY_NAME[name].after
        if name == APPROVE:
            record[Expense.approver], record[Expense.approved_on] = Link(None, user), day
        if name == PAY:
            record[Expense.paid_on], record[Expense.pay_method] = day, "bank"
    record[Expense.approvals] = tuple(rows)


def _sell(record: Record, moves: Moves, user: str) -> None:
    owner, rows = record[Opportunity.owner], []
    before: str | None = None
    since = moves[0][1]
    for stage, day in moves:
        days = (day - since).days if before else None
        step = {StageStep.before: before, StageStep.after: stage, StageStep.days: days}
        by = owner.name if owner else user
        rows.append(_row({StageStep.at: _at(day), StageStep.by: by, **step}))
        before, since = stage, day
    record[Opportunity.date], record[Opportunity.stage_since] = moves[0][1], since
    record[Opportunity.stage], record[Opportunity.stages] = before, tuple(rows)


def _serve(record: Record, moves: Moves, user: str) -> None:
    way = WAYS[record.kind.name]
    record[way.steps] = tuple(way.row(_at(day), user, name, "") for name, day in moves)
    for name, day in moves:
        move = way.by_name(name)
        assert move is not None, name
        record[way.state] = move.after
        if way is WAYS["complaint"]:
            _note(record, name, _at(day), first=any(state in UNANSWERED for state in move.before))


def _note(complaint: Record, move: str, at: datetime, *, first: bool) -> None:
    if first and complaint[Complaint.answered_at] is None:
        complaint[Complaint.answered_at] = at
    if move == "resolve":
        complaint[Complaint.resolved_at] = at
    if move == "close":
        complaint[Complaint.closed_on] = at.date()
