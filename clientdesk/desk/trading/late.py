"""What is settled though the books of the receipt are closed: its difference of exchange belongs to the open month."""

from datetime import date, timedelta
from decimal import Decimal

from clientdesk.analysis.trade.books import postings, target
from clientdesk.analysis.trade.exchange import differences
from clientdesk.desk.trading.agreeing import theirs
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import RECEIPT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.posted import Allocation, Receipt
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.journal import Step


def date_late(record: Record, rules: TradeRules, *, today: date) -> None:
    """Note on which day of the open books a receipt of closed ones settles what it did not settle before."""
    until = rules.closed_until
    if until is None or not _is_of(record, until, rules.base):
        return
    known = {target(row[Allocation.document]) for row in record.original(Receipt.allocations) or ()}
    rows = record.rows(Receipt.allocations)
    day = max(today, until + timedelta(1))
    dated = tuple(
        row
        if row[Allocation.settled_on] or target(row[Allocation.document]) in known
        else Row({**row.values, Allocation.settled_on.key: day}, row.id)
        for row in rows
    )
    if dated != rows:
        record[Receipt.allocations] = dated


def refuse_late_difference(step: Step, record: Record, rules: TradeRules) -> None:
    """Raise `UserError` where what a receipt settles now would be another difference of exchange in closed books."""
    until, field = rules.closed_until, Receipt.allocations
    if until is None or not _is_of(record, until, rules.base) or record.original(field) == record[field]:
        return
    before = Record(record.kind, {each.key: record.original(each) for each in record.kind.fields if each.stored})
    before.id, before.code = record.id, record.code
    rows = (*record.rows(field), *before.rows(field))
    others = theirs(step, record, [target(row[Allocation.document]) for row in rows])
    others = [each for each in others if each.id != record.id]

    def closed(receipt: Record) -> dict[tuple[str, str, date], Decimal]:
        made = differences(postings([*others, receipt], base=rules.base), base=rules.base)
        return {(each.credit.code, each.debit.code, each.day): each.base for each in made if each.day <= until}

    if closed(before) != closed(record):
        raise UserError(
            N_(
                "The books are closed until {day}, and what {receipt} settled in them has made a difference of "
                "exchange; nothing was stored."
            ),
            key="books_closed",
            hint=N_("Leave what was allocated then as it is, or open the books again in the settings of trade."),
            day=until.isoformat(),
            receipt=record.code,
        )


def _is_of(record: Record, until: date, base: str) -> bool:
    """Whether it is a stored receipt in another currency out of closed books."""
    if record.kind.name != RECEIPT.name or not record.id:
        return False
    day, currency = record[Receipt.date], record[Receipt.currency] or base
    return day is not None and day <= until and currency != base
