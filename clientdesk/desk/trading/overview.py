"""A client's trade at a glance: its documents, its account, what is open, and how near it is to its limit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.account import accounts
from clientdesk.analysis.trade.books import document_amount, postings
from clientdesk.analysis.trade.open_items import standings
from clientdesk.analysis.trade.order_lines import waiting
from clientdesk.desk.trading.filling import WITH_LINES
from clientdesk.desk.trading.limit import Limit, limit_of, with_rates_of
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.kinds import ADJUSTMENT, ENTERPRISE, EXPENSE, RECEIPT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import Account
from clientdesk.dossier.trade.posted import Adjustment, Receipt
from clientdesk.dossier.trade.spent import Expense

if TYPE_CHECKING:
    from clientdesk.desk import Desk


@dataclass(frozen=True)
class Document:
    """A document as a list shows it. `total` is in `currency`; `open` is what is owed for a sale, None for what owes
    nothing; `overdue` says that a part of it should have been paid, `to_deliver` that something ordered is still to go
    out."""

    code: str
    kind: str
    day: date | None
    particulars: str
    total: Decimal
    currency: str
    state: str
    open: Decimal | None = None
    due: date | None = None
    overdue: bool = False
    to_deliver: bool = False


@dataclass(frozen=True)
class Overview:
    """`documents` are the latest first; `balances` {currency: what is owed, below zero an advance}; `exposure` is in
    the house's currency `base`, with what is ordered and not delivered; `limit` is that of the client beside it, `hold`
    that nothing is to be sold."""

    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    balances: Mapping[str, Decimal]
    overdue: Mapping[str, Decimal]
    exposure: Decimal
    base: str
    limit: Limit | None
    hold: bool


def overview(desk: "Desk", client: Record) -> Overview:
    """What a page shows of a client's trade today."""
    trading, today = desk.trading, desk.today
    records, rules = trading.of_client(client.code), trading.rules()
    base = rules.base
    made = postings(records, base=base, until=today)
    found = standings(made)
    items = {item.posting.code: item for standing in found for item in standing.items}
    to_go = waiting(records)
    documents = []
    for record in reversed(records):
        item = items.get(record.code)
        due = item.parts[0].due if item else None
        documents.append(
            Document(
                record.code,
                record.kind.name,
                record[record.kind.by_key["date"]],
                record.name,
                _total(record),
                record[record.kind.by_key["currency"]] or base,
                record[record.kind.by_key["state"]] or "",
                item.open if item else None,
                due,
                due is not None and due < today,
                record.code in to_go,
            )
        )
    firm = client if client.kind.name == ENTERPRISE.name else None
    exposure = trading.exposure_of(records)
    return Overview(
        tuple(documents),
        tuple(accounts(made, since=date.min, until=today)),
        {each.currency: each.balance for each in found},
        {each.currency: each.overdue for each in trading.ages_of(found, today) if each.overdue},
        exposure,
        base,
        limit_of(client, exposure, with_rates_of(rules, records), today),
        bool(firm[Terms.credit_hold]) if firm is not None else False,
    )


def _total(record: Record) -> Decimal:
    if record.kind.name in WITH_LINES:
        return document_amount(record).total
    field = {RECEIPT.name: Receipt.amount, ADJUSTMENT.name: Adjustment.amount}.get(record.kind.name)
    if field is not None:
        return record[field] or Decimal(0)
    assert record.kind.name == EXPENSE.name, record.kind.name
    return (record[Expense.net] or Decimal(0)) + (record[Expense.tax] or Decimal(0))
