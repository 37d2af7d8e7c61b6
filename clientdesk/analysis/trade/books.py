"""The documents of trading as plain entries: who owes what since when, and what was paid for which."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.analysis.trade.amounts import lines_amount
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.kinds import ADJUSTMENT, GOODS_RETURN, RECEIPT, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING, Amount, Part, Posting
from clientdesk.dossier.trade.posted import (
    BOUNCED,
    POSTED,
    Adjustment,
    Allocation,
    GoodsReturn,
    Receipt,
    Shipment,
)
from clientdesk.dossier.trade.promised import CONFIRMED, Instalment, Order
from clientdesk.dossier.values import Link

ONE = Decimal(1)
POSTINGS = (SHIPMENT, GOODS_RETURN, RECEIPT, ADJUSTMENT)
"""The kinds of document that change an account."""

_OF_DOCUMENTS = (
    "client date currency rate state particulars price_incl_tax lines instalments order due shipment amount bounced_on "
    "invoice_date "
    "method allocations kind document"
)
_OF_LINES = frozenset({"quantity", "price", "discount", "tax_rate"})
READ: frozenset[Field[Any]] = frozenset(
    {field for kind in POSTINGS for key in _OF_DOCUMENTS.split() if (field := kind.by_key.get(key)) is not None}
    | {
        column
        for section in (Shipment, GoodsReturn)
        for column in rows_of(section.lines).columns
        if column.key in _OF_LINES
    }
)
"""All that `postings` looks at; the rest of a document need not be read for them."""


def who(link: Link | None) -> str:
    """The code of a client, or the name of one without a file; empty for nobody."""
    return (link.target or link.name) if link else ""


def target(link: Link | None) -> str:
    """The number of a document that is pointed at, or nothing."""
    return (link.target or "") if link else ""


def document_amount(record: Record) -> Amount:
    """What a document with lines comes to."""
    keys = record.kind.by_key
    return lines_amount(record.rows(keys["lines"]), incl=bool(record[keys["price_incl_tax"]]))


def is_live(order: Record) -> bool:
    """Whether an order counts: it is confirmed."""
    return order[Order.state] == CONFIRMED


def postings(records: Iterable[Record], *, base: str, until: date | None = None) -> list[Posting]:
    """The changes of accounts that these documents make, up to a day, in the order of an account: by day, sales before
    returns before receipts, then by number. Drafts, void documents and those without a date make none. `base` is the
    currency of documents that name none."""
    makers = {
        SHIPMENT.name: _sale,
        GOODS_RETURN.name: _return,
        RECEIPT.name: _receipt,
        ADJUSTMENT.name: _adjustment,
    }
    made: list[Posting] = []
    for record in records:
        if maker := makers.get(record.kind.name):
            made += maker(record, base)
    kept = (each for each in made if until is None or each.day <= until)
    return sorted(kept, key=lambda each: (each.day, _RANK[each.kind], each.code, each.bounced))


_RANK: Mapping[str, int] = {ADJUSTMENT.name: 1, SHIPMENT.name: 0, GOODS_RETURN.name: 2, RECEIPT.name: 3}


def _sale(record: Record, base: str) -> list[Posting]:
    day = record[Shipment.date]
    if record[Shipment.state] != POSTED or day is None:
        return []
    value = document_amount(record)
    return [
        Posting(
            record.code,
            SHIPMENT.name,
            who(record[Shipment.client]),
            day,
            record[Shipment.currency] or base,
            record[Shipment.rate] or ONE,
            value,
            particulars=record[Shipment.particulars] or "",
            order=target(record[Shipment.order]),
            parts=parts_of(record, value.total),
            invoiced=record[Shipment.invoice_date],
        )
    ]


def parts_of(shipment: Record, total: Decimal) -> tuple[Part, ...]:
    """When which part of a sale is due: its instalments as far as it reaches, what they leave over on the last day;
    otherwise all on one."""
    day = shipment[Shipment.due] or shipment[Shipment.date]
    assert day is not None
    told = [
        Part(due, part)
        for row in shipment.rows(Shipment.instalments)
        if (due := row[Instalment.due]) and (part := row[Instalment.amount])
    ]
    rest, parts = total, list[Part]()
    for each in sorted(told, key=lambda part: part.due):
        if (taken := min(each.amount, rest)) > 0:
            parts.append(Part(each.due, taken))
            rest -= taken
    if rest:
        parts.append(Part(max(day, parts[-1].due) if parts else day, rest))
    return tuple(parts)


def _return(record: Record, base: str) -> list[Posting]:
    day = record[GoodsReturn.date]
    if record[GoodsReturn.state] != POSTED or day is None:
        return []
    value = -document_amount(record)
    sale = target(record[GoodsReturn.shipment])
    return [
        Posting(
            record.code,
            GOODS_RETURN.name,
            who(record[GoodsReturn.client]),
            day,
            record[GoodsReturn.currency] or base,
            record[GoodsReturn.rate] or ONE,
            value,
            particulars=record[GoodsReturn.particulars] or "",
            settles=((sale, -value.total),) if sale else (),
        )
    ]


def _receipt(record: Record, base: str) -> list[Posting]:
    day, paid = record[Receipt.date], record[Receipt.amount]
    if record[Receipt.state] not in (POSTED, BOUNCED) or day is None or paid is None:
        return []
    settles = tuple(
        (target(row[Allocation.document]), part)
        for row in record.rows(Receipt.allocations)
        if (part := row[Allocation.amount])
    )
    late = {
        target(row[Allocation.document]): said
        for row in record.rows(Receipt.allocations)
        if (said := row[Allocation.settled_on])
    }
    came = Posting(
        record.code,
        RECEIPT.name,
        who(record[Receipt.client]),
        day,
        record[Receipt.currency] or base,
        record[Receipt.rate] or ONE,
        Amount(-paid, NOTHING, -paid),
        particulars=record[Receipt.particulars] or "",
        reason=record[Receipt.method] or "",
        settles=settles,
        late=late,
    )
    went = record[Receipt.bounced_on] if record[Receipt.state] == BOUNCED else None
    return [came] if went is None else [came, _bounced(came, went)]


def _bounced(came: Posting, day: date) -> Posting:
    """The line that takes a bounced receipt back; the original stays."""
    value = -came.value
    back = tuple((code, -part) for code, part in came.settles)
    return Posting(
        came.code,
        came.kind,
        came.client,
        day,
        came.currency,
        came.rate,
        value,
        particulars=came.particulars,
        reason=came.reason,
        settles=back,
        bounced=True,
    )


def _adjustment(record: Record, base: str) -> list[Posting]:
    day, value = record[Adjustment.date], record[Adjustment.amount]
    if record[Adjustment.state] != POSTED or day is None or not value:
        return []
    about = target(record[Adjustment.document])
    return [
        Posting(
            record.code,
            ADJUSTMENT.name,
            who(record[Adjustment.client]),
            day,
            record[Adjustment.currency] or base,
            record[Adjustment.rate] or ONE,
            Amount(value, NOTHING, value),
            particulars=record[Adjustment.particulars] or "",
            reason=record[Adjustment.kind] or "",
            parts=(Part(record[Adjustment.due] or day, value),) if value > 0 else (),
            settles=((about, -value),) if about and value < 0 else (),
        )
    ]


def by_account(made: Iterable[Posting]) -> dict[tuple[str, str], list[Posting]]:
    """{(client, currency): postings in their order}."""
    accounts: dict[tuple[str, str], list[Posting]] = {}
    for each in made:
        accounts.setdefault((each.client, each.currency), []).append(each)
    return accounts


def balance(made: Sequence[Posting]) -> Decimal:
    """What is owed after all of these."""
    return sum((each.value.total for each in made), NOTHING)
