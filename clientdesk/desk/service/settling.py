"""What keeps a dispatch or complaint from going on: steps that there are not, and what a step needs."""

from datetime import date, datetime
from decimal import Decimal

from clientdesk.desk.clients import Refused
from clientdesk.dossier.fields import Problem
from clientdesk.dossier.house.service import ServiceRules
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.costs import costs, expected
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.moves import (
    APPROVED,
    ASSIGNED,
    CLOSED,
    DONE,
    DRAFT,
    IN_PROGRESS,
    RECEIVED,
    RESOLVED,
    WAYS,
    WITHDRAWN,
    Move,
    Way,
    passed,
)
from clientdesk.errors import UserError
from clientdesk.i18n import N_

_SENT = (ASSIGNED, IN_PROGRESS)
_ENDS_OF_WORK = (RESOLVED, CLOSED)
_MEASURED = ("correction", "prevention")


def prove_way(record: Record, way: Way, *, by: str, now: datetime) -> Move | None:
    """Prove that a stored record goes the way of its kind, and note the step where nothing noted it; which step it was.
    Raises `UserError` for a step that there is not from its state, and `Refused` for one that lacks something."""
    if not record.id:
        return None
    before, rows = record.original(way.steps) or (), record.rows(way.steps)
    state, was = record[way.state] or way.first, record.original(way.state) or way.first
    added = rows[len(before) :]
    if rows[: len(before)] != before or len(added) > 1:
        raise UserError(
            N_("The steps of {document} are not changed; nothing was stored."), key="steps_stay", document=record.code
        )
    if was == state and not added:
        return None
    move = way.by_name(added[0][way.move] or "") if added else way.between(was, state)
    if move is None or was not in move.before or state != move.after:
        raise UserError(
            N_("{document} cannot go this way from where it is; nothing was changed."),
            key="no_such_move",
            hint=N_("Open it: the buttons show which steps there are now."),
            document=record.code,
        )
    if not added:
        added = (way.row(now, by, move.name, ""),)
        record[way.steps] = (*rows, *added)
    _refuse_lacking(record, way, move, added[0])
    return move


def _refuse_lacking(record: Record, way: Way, move: Move, row: Row) -> None:
    lacking = [field for field in move.needs if record[field] is None]
    if move.name == "close" and way.state is Complaint.state and record[Complaint.outcome] in _MEASURED:
        lacking += [Complaint.measure] if record[Complaint.measure] is None else []
    if lacking:
        raise Refused([Problem(field, N_("This is needed for this step."), {}, refused=True) for field in lacking])
    if move.wants_reason and not row[way.remark] and record[way.reason] in (None, record.original(way.reason)):
        raise UserError(
            N_("Say why; {document} was not changed."),
            key="no_reason",
            hint=N_("Give a reason with the step."),
            document=record.code,
        )


def note_moments(record: Record, move: Move | None, *, now: datetime, today: date) -> None:
    """Note when a complaint was answered, resolved and closed, and when the work of a dispatch was done."""
    if move is None:
        return
    if record.kind.name == "dispatch":
        if move.after == DONE and record[Dispatch.done_on] is None:
            record[Dispatch.done_on] = today
        return
    moment = now.replace(microsecond=0)
    if RECEIVED in move.before and move.after != WITHDRAWN and record[Complaint.answered_at] is None:
        record[Complaint.answered_at] = moment
    if move.after in _ENDS_OF_WORK and record[Complaint.resolved_at] is None:
        record[Complaint.resolved_at] = moment
    if move.after == CLOSED and record[Complaint.closed_on] is None:
        record[Complaint.closed_on] = today
    if move.name == "reopen":
        record[Complaint.resolved_at] = record[Complaint.closed_on] = None


def needs_approval(dispatch: Record, rules: ServiceRules, trade: TradeRules) -> bool:
    """Whether a dispatch is approved before somebody is sent: it costs more than the house leaves free, or is out of
    warranty and costs the client nothing. What nobody can convert may be any amount."""
    amount, day = expected(dispatch), dispatch[Dispatch.date] or date.max
    rate = trade.rate(dispatch[Dispatch.currency] or trade.base, day)
    costly = bool(amount) and (rate is None or amount * rate > rules.approval_above)
    return costly or (dispatch[Dispatch.warranty] is False and costs(dispatch).charged == Decimal(0))


def was_approved(dispatch: Record) -> bool:
    """Whether it was approved since it was last a draft."""
    steps = [step.move for step in passed(dispatch)]
    last = max((place for place, move in enumerate(steps) if move == "reopen"), default=-1)
    return "approve" in steps[last + 1 :]


def refuse_unapproved(record: Record, rules: ServiceRules, trade: TradeRules) -> None:
    """Raise `UserError` where somebody would be sent, or more would be spent, without the approval it needs."""
    state, was = record[Dispatch.state], record.original(Dispatch.state) if record.id else None
    if state not in (APPROVED, *_SENT) or not needs_approval(record, rules, trade):
        return
    waits = state in _SENT or not record.id
    if waits and not was_approved(record) and (was not in _SENT or _is_dearer(record) or _is_free_now(record)):
        raise UserError(
            N_("{document} has to be approved first; nothing was changed."),
            key="needs_approval",
            hint=N_("It costs more than is left free, or is out of warranty without a charge. Submit it."),
            document=record.code,
        )
    if was in (APPROVED, *_SENT) and (_is_dearer(record) or _is_free_now(record)):
        raise UserError(
            N_("{document} was approved for less; nothing was stored."),
            key="approved_for_less",
            hint=N_("Make it a draft again and submit it with the new estimate."),
            document=record.code,
        )


def _is_dearer(record: Record) -> bool:
    now, before = record[Dispatch.estimate] or Decimal(0), record.original(Dispatch.estimate) or Decimal(0)
    if record[Dispatch.currency] != record.original(Dispatch.currency):
        return now > 0
    return now > before


def _is_free_now(record: Record) -> bool:
    """Whether it is out of warranty and costs the client nothing, and before was under warranty or to be paid for."""
    was_paid_for = record.original(Dispatch.warranty) is not False or bool(record.original(Dispatch.charge))
    return record[Dispatch.warranty] is False and was_paid_for and costs(record).charged == Decimal(0)


def steps_open(record: Record, rules: ServiceRules, trade: TradeRules) -> tuple[str, ...]:
    """The names of the steps that may be made with a dispatch or complaint now; of the others there are none."""
    way = WAYS.get(record.kind.name)
    if way is None:
        return ()
    steps = way.open_to(record)
    if record.kind.name == "dispatch" and record[Dispatch.state] in (None, DRAFT):
        wants = needs_approval(record, rules, trade) and not was_approved(record)
        return tuple(name for name in steps if not wants or name != "assign")
    return steps
