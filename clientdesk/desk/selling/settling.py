"""What an opportunity is given before it is stored: its stage is logged, its chances follow, and so does its client.

It holds for the window, for commands and for imports alike: every way into the file leads through here.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from clientdesk.dossier.fields import CLIENT
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Opportunity, StageStep, Wanted
from clientdesk.dossier.sales.stages import HOLD, LEAD, LIKELY, LOST, NEED, OPEN, OVER, WAY, WON
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.journal import Step
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_CENT = Decimal("0.01")
_MOST_DAYS = 99_999
"""So many days the log can say."""
_EARLY = ("suspect", "potential")
_MOVED: tuple[tuple[str, Mapping[str, str]], ...] = (
    (WON, {**dict.fromkeys((*_EARLY, "contacted"), "closed"), "lost": "won_back"}),
    (NEED, dict.fromkeys(_EARLY, "contacted")),
)
"""From which stage of the life cycle to which a client moves when one of its opportunities is won, or as likely as one
whose need is confirmed."""


def settle(desk: "Desk", step: Step, record: Record) -> None:
    """Note a change of stage, and fill in what follows from it: the chance, the days, the amount of the products; move
    the client along its life cycle. Raises `UserError` for an opportunity of nobody, for one that is opened again
    without a reason or lost for none, and for a log that was changed."""
    if record[Opportunity.client] is None:
        raise UserError(
            N_("Say which client this opportunity is for; nothing was stored."),
            key="no_client",
            hint=N_("Choose a client, or type a name."),
        )
    _refuse_changed_log(record)
    _settle_amount(record)
    record[Opportunity.stage] = record[Opportunity.stage] or LEAD
    if not record.id:
        _settle_new(record, desk.today)
        _log(record, None, at=desk.now, by=step.told.by)
    elif record[Opportunity.stage] != (was := record.original(Opportunity.stage) or LEAD):
        _refuse_reopened(record, was)
        _log(record, was, at=desk.now, by=step.told.by)
        _settle_stage(record, was, desk.today)
    _refuse_lost_for_nothing(record)
    _move_client(desk, step, record)


def _refuse_lost_for_nothing(record: Record) -> None:
    if record[Opportunity.stage] == LOST and record[Opportunity.lost_reason] is None:
        raise UserError(
            N_("Say why the opportunity was lost; nothing was stored."),
            key="no_lost_reason",
            hint=N_('Choose a reason; "Unknown" is one, too.'),
        )


def _refuse_changed_log(record: Record) -> None:
    if not record.id:
        return
    before, rows = record.original(Opportunity.stages) or (), record.rows(Opportunity.stages)
    if rows[: len(before)] != before or len(rows) > len(before) + 1:
        raise UserError(N_("The way through the stages is not changed by hand; nothing was stored."), key="stages_stay")
    # What was added at an attempt that failed is noted anew.
    record[Opportunity.stages] = before or None


def _refuse_reopened(record: Record, was: str) -> None:
    reason = record[Opportunity.stage_reason]
    if was in OVER and record[Opportunity.stage] in OPEN and not _is_new_reason(record, reason):
        raise UserError(
            N_("Say why {opportunity} is opened again; nothing was stored."),
            key="no_reason",
            hint=N_("The reason stands in the way through its stages."),
            opportunity=record.code,
        )


def _is_new_reason(record: Record, reason: str | None) -> bool:
    return bool(reason) and reason != record.original(Opportunity.stage_reason)


def products_amount(rows: tuple[Row, ...]) -> Decimal | None:
    """What the products come to, each to the cent; None where no price is known. Without a quantity it is one."""
    priced = [(row[Wanted.quantity] or Decimal(1), price) for row in rows if (price := row[Wanted.price]) is not None]
    sums = ((quantity * price).quantize(_CENT, ROUND_HALF_UP) for quantity, price in priced)
    return sum(sums, Decimal(0)) if priced else None


def _settle_amount(record: Record) -> None:
    """The amount is that of the products, as long as nobody said another."""
    amount, before = record[Opportunity.amount], record.original(Opportunity.products) or ()
    if amount is None or (record.id and amount == record.original(Opportunity.amount) == products_amount(before)):
        record[Opportunity.amount] = products_amount(record.rows(Opportunity.products))


def _settle_new(record: Record, today: date) -> None:
    stage = record[Opportunity.stage] or LEAD
    record[Opportunity.date] = record[Opportunity.date] or today
    if record[Opportunity.stage_since] is None:
        ended = record[Opportunity.result_on] if stage in OVER else None
        record[Opportunity.stage_since] = ended or record[Opportunity.date]
    if record[Opportunity.probability] is None:
        record[Opportunity.probability] = LIKELY.get(stage, LIKELY[LEAD])
    if stage in OVER:
        record[Opportunity.probability] = LIKELY[stage]
        record[Opportunity.result_on] = record[Opportunity.result_on] or today


def _log(record: Record, was: str | None, *, at: datetime, by: str) -> None:
    if not record.id and record.rows(Opportunity.stages):
        # It comes out of another file, with its way.
        return
    today, since = at.astimezone().date(), record.original(Opportunity.stage_since) if record.id else None
    reason = record[Opportunity.stage_reason]
    values = {
        StageStep.at.key: at.replace(microsecond=0),
        StageStep.by.key: by,
        StageStep.before.key: was,
        StageStep.after.key: record[Opportunity.stage],
        StageStep.days.key: _days(since, today) if was is not None and since is not None else None,
        StageStep.reason.key: reason if was is None or _is_new_reason(record, reason) else None,
    }
    row = Row({key: value for key, value in values.items() if value is not None})
    record[Opportunity.stages] = (*record.rows(Opportunity.stages), row)


def _days(since: date, today: date) -> int:
    return min(max(0, (today - since).days), _MOST_DAYS)


def _settle_stage(record: Record, was: str, today: date) -> None:
    stage = record[Opportunity.stage] or LEAD
    if record[Opportunity.stage_since] == record.original(Opportunity.stage_since):
        record[Opportunity.stage_since] = today
    if not _is_new_reason(record, record[Opportunity.stage_reason]):
        record[Opportunity.stage_reason] = None
    likely, read = record[Opportunity.probability], record.original(Opportunity.probability)
    usual = LIKELY[_last_of_the_way(record)] if was == HOLD else LIKELY[was]
    follows = likely is None or (likely == read and likely == usual)
    # What waits is as likely as it was on its way, also where it was over in between.
    standing = _last_of_the_way(record) if stage == HOLD and was in OVER else stage
    if stage in OVER or (follows and standing in LIKELY):
        record[Opportunity.probability] = LIKELY[standing]
    if stage in OVER:
        if record[Opportunity.result_on] == record.original(Opportunity.result_on):
            record[Opportunity.result_on] = today
    else:
        record[Opportunity.result_on] = None
    if stage != LOST:
        record[Opportunity.lost_reason] = record[Opportunity.lost_to] = None


def _last_of_the_way(record: Record) -> str:
    """The stage of the way in which it stood last before this change, the first one where its log names none."""
    rows = record.original(Opportunity.stages) or ()
    stages = [row[name] for row in rows for name in (StageStep.before, StageStep.after)]
    return next((stage for stage in reversed(stages) if stage in WAY), LEAD)


def _move_client(desk: "Desk", step: Step, record: Record) -> None:
    """Move the client along its life cycle, once the opportunity came to where that follows from it."""
    client = record[Opportunity.client]
    if client is None or not client.target:
        return
    now = _standing(record[Opportunity.stage], record[Opportunity.probability])
    before = _standing(record.original(Opportunity.stage), record.original(Opportunity.probability))
    moves = next((moves for stage, moves in _MOVED if stage == now), None)
    if moves is None or (record.id and now == before):
        return
    number = client_id(step.connection, client.target)
    found = read_record(step.connection, step.schema, number) if number else None
    if found is None or found.kind.role is not CLIENT or found.stamps.trashed:
        return
    if (stage := moves.get(found[Header.lifecycle_stage] or "suspect")) is not None:
        found[Header.lifecycle_stage] = stage
        desk.clients.save_in(step, found)


def _standing(stage: str | None, probability: Decimal | None) -> str:
    """What an opportunity counts as for the life cycle: won, as likely as a confirmed need, or neither (empty)."""
    if stage == WON:
        return WON
    return NEED if stage in OPEN and probability is not None and probability >= LIKELY[NEED] else ""
