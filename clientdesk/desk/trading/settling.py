"""What a document is given before it is stored, and what keeps it from being stored.

It holds for the window, for commands and for imports alike: every way into the file leads through here.
"""

from dataclasses import dataclass
from datetime import date
from decimal import localcontext
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.books import document_amount
from clientdesk.desk.trading.approving import settle_moves
from clientdesk.desk.trading.filling import WITH_LINES, fill
from clientdesk.desk.trading.late import date_late
from clientdesk.desk.trading.marks import NOTES
from clientdesk.desk.trading.versions import settle_version
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import EXPENSE, ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.moves import APPROVED, PAID
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, Receipt
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types.numbers import MONEY_LIMIT
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.journal import Step
from clientdesk.store.news import Conflict
from clientdesk.store.records import read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

LATER = NOTES | {"allocations", "invoice_no", "invoice_date", "due", "bill_no", "bill_due", "carrier"}
"""What may come later, though the books are closed: it moves no account."""


def settle(desk: "Desk", step: Step, record: Record, rules: TradeRules) -> None:
    """Fill in what follows from what is there: line numbers, prices of products, currency, rate, terms, the due date,
    what it is about. Nothing that was given is changed. Raises `UserError` for a posting into closed books, for one of
    nobody, and for a foreign currency whose rate nobody told; `Conflict` where it went another way since it was
    read."""
    _refuse_stale(step, record)
    refuse_closed(record, rules)
    _refuse_dateless(record)
    if record.kind.name == EXPENSE.name:
        settle_moves(step, record, rules, now=desk.now)
    fill(step, record, rules, words=desk.reading.words)
    _refuse_rate(record, rules)
    date_late(record, rules, today=desk.today)
    if record.kind.name != EXPENSE.name and record[record.kind.by_key["client"]] is None:
        raise UserError(
            N_("Say which client this document is for; nothing was stored."),
            key="no_client",
            hint=N_("Choose a client, or type a name."),
        )
    if record.kind.name == ORDER.name:
        settle_version(record)
    _refuse_too_much(record)


def _refuse_stale(step: Step, record: Record) -> None:
    """What the rules go by is what stands in the file, not what another window read before."""
    stored = read_record(step.connection, step.schema, record.id) if record.id else None
    if stored is None:
        return
    keys = record.kind.by_key
    for field in (keys["state"], record.kind.dated, keys.get("version")):
        if field is not None and stored[field] != record.original(field):
            mine, theirs = (None if value is None else str(value) for value in (record[field], stored[field]))
            raise Conflict(field.key, mine, theirs)


def is_note(record: Record) -> bool:
    """Whether nothing was changed in a stored document but what changes no figure."""
    return bool(record.id) and {field.key for field, _old, _new in record.changed()} <= NOTES


def _refuse_rate(record: Record, rules: TradeRules) -> None:
    """What is booked has a rate, and amounts in the currency of the books have the rate 1."""
    keys = record.kind.by_key
    if "rate" not in keys:
        return
    currency, rate = record[keys["currency"]], record[keys["rate"]]
    if rate is None and _is_booked(record):
        raise UserError(
            N_("There is no rate of exchange for {currency} on that day; nothing was stored."),
            key="no_rate",
            hint=N_("Type the rate into the document, or add it to the rates of the house."),
            currency=currency,
        )
    if rate not in (None, 1) and currency == rules.base:
        raise UserError(
            N_("Amounts in {currency}, the currency of our books, have the rate 1; nothing was stored."),
            key="own_rate",
            currency=rules.base,
        )


def _refuse_dateless(record: Record) -> None:
    """A document of no day would be in no account and in no ledger."""
    dated = record.kind.dated
    if dated is not None and record[dated] is None:
        raise UserError(N_("Say of which day this document is; nothing was stored."), key="no_date")


def _refuse_too_much(record: Record) -> None:
    if record.kind.name not in WITH_LINES:
        return
    rate = record[record.kind.by_key["rate"]] if "rate" in record.kind.by_key else None
    with localcontext(prec=60):
        total = document_amount(record).total
        most = max(abs(total), abs(total * (rate or 1)))
    if most >= MONEY_LIMIT:
        raise UserError(N_("This document comes to more than can be kept; nothing was stored."), key="too_much")


def refuse_closed(record: Record, rules: TradeRules) -> None:
    """Raise `UserError` where what is changed in a document belongs to closed books."""
    until = rules.closed_until
    if until is None or record.kind.dated is None or not _is_booked(record):
        return
    changed = {field.key for field, _old, _new in record.changed()}
    if record.id and changed <= LATER | _moves_after(record, until):
        return
    days = [record[record.kind.dated], record.original(record.kind.dated) if record.id else None]
    if any(day is not None and day <= until for day in (*days, *_moved_on(record))):
        raise _closed(until)


def refuse_closed_day(record: Record, rules: TradeRules) -> None:
    """Raise `UserError` where a document that comes or goes as a whole belongs to closed books."""
    until, day = rules.closed_until, record[record.kind.dated] if record.kind.dated else None
    if until is not None and day is not None and day <= until and _is_booked(record):
        raise _closed(until)


def _closed(until: date) -> UserError:
    return UserError(
        N_("The books are closed until {day}; nothing was stored."),
        key="books_closed",
        hint=N_("Give the document a later date, or open the books again in the settings of trade."),
        day=until.isoformat(),
    )


@dataclass(frozen=True)
class _Later:
    """A move that is booked on a day of its own, which `keys` tell of: from the state `before` to the state `after`."""

    kind: str
    before: str
    after: str
    day: Field[date]
    keys: frozenset[str]


_LATER_MOVES = (
    _Later("receipt", POSTED, BOUNCED, Receipt.bounced_on, frozenset({"state", "bounced_on"})),
    _Later("expense", APPROVED, PAID, Expense.paid_on, frozenset({"state", "paid_on", "pay_method", "approvals"})),
)


def _moves_after(record: Record, until: date) -> frozenset[str]:
    """What may be changed in closed books since it is booked on a later day: a bill that bounces, the payment of an
    expense, and taking either back."""
    keys = frozenset[str]()
    for move in _LATER_MOVES:
        if record.kind.name == move.kind:
            state = record.kind.by_key["state"]
            was, now = record.original(state), record[state]
            day = record[move.day] if now == move.after else record.original(move.day)
            if {was, now} == {move.before, move.after} and day is not None and day > until:
                keys |= move.keys
    return keys


def _moved_on(record: Record) -> list[date | None]:
    """The days on which moves of a document are booked besides its own."""
    found: list[date | None] = []
    for move in _LATER_MOVES:
        if record.kind.name == move.kind:
            state = record.kind.by_key["state"]
            found += [record[move.day]] if record[state] == move.after else []
            found += [record.original(move.day)] if record.original(state) == move.after else []
    return found


def _is_booked(record: Record) -> bool:
    """Whether it is or was in the books; promises are in none."""
    if record.kind.name in ("quotation", "order"):
        return False
    state = record.kind.by_key["state"]
    if record.kind.name == EXPENSE.name:
        return bool({record[state], record.original(state)} & {APPROVED, PAID})
    return record[state] != DRAFT or (bool(record.id) and record.original(state) not in (None, DRAFT))
