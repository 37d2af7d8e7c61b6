"""The rows of the order ledger: each line that was ordered, what went out of it, what was paid, how it stands."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.analysis.trade.amounts import line_amount, rounded, spread
from clientdesk.analysis.trade.books import ONE, document_amount, is_live, parts_of, postings, target
from clientdesk.analysis.trade.terms import due_date
from clientdesk.dossier.kinds import ADJUSTMENT, GOODS_RETURN, ORDER, RECEIPT, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING, Amount, Sold
from clientdesk.dossier.trade.lines import Line, PostedLine
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, VOID, Order

_ORDERED, _BOOKED = (CONFIRMED, VOID), (POSTED, VOID)
"""The states of documents that are rows; one without a state is in no account either."""
_Listed = Mapping[str, Collection[int | None]]


@dataclass
class _Gone:
    """What went out of a line of an order; `credited` is what returns and adjustments took off it.
    `due` is the earliest day of what is not paid, otherwise the last of all."""

    quantity: Decimal = NOTHING
    paid: Decimal = NOTHING
    credited: Decimal = NOTHING
    day: date | None = None
    unpaid: date | None = None
    last: date | None = None
    invoices: list[str] = field(default_factory=list)
    invoiced: date | None = None

    @property
    def due(self) -> date | None:
        return self.unpaid or self.last


def sold(
    records: Sequence[Record], *, base: str, since: date | None = None, until: date, today: date | None = None
) -> list[Sold]:
    """Every line of the orders, of the sales what no order of them lists, and of the returns of a period, both days
    inclusive, by day, number and line. `records` are all documents up to `until`; drafts are no rows, void documents
    are rows of nothing, so that numbers run without gaps. What is overdue is told as of the last day, but not beyond
    `today`: a period that goes on makes nothing late."""
    as_of = min(until, today) if today else until
    paid, off = _paid(records, until), _credited(records, base, until)
    listed = {
        record.code: {row[Line.no] for row in record.rows(Order.lines)}
        for record in records
        if record.kind.name == ORDER.name and is_live(record) and record[Order.date] is not None
    }
    gone = _gone(records, paid, off, listed)
    rows: list[Sold] = []
    for record in records:
        if record.kind.name == ORDER.name and record[Order.state] in _ORDERED:
            rows += _ordered(record, gone, paid, off, base=base, as_of=as_of)
        elif record.kind.name == SHIPMENT.name and record[Shipment.state] in _BOOKED:
            ordered = listed.get(target(record[Shipment.order]), set())
            rows += _sold(record, paid, off, ordered, base=base, as_of=as_of)
        elif record.kind.name == GOODS_RETURN.name and record[GoodsReturn.state] in _BOOKED:
            rows += _returned(record, base=base)
    within = (row for row in rows if (since is None or row.day >= since) and row.day <= until)
    return sorted(within, key=lambda row: (row.day, row.document, row.line))


def waiting(records: Sequence[Record]) -> set[str]:
    """The numbers of confirmed orders of which something is still to go out."""
    gone: dict[tuple[str, int | None], Decimal] = {}
    for record in records:
        if record.kind.name == SHIPMENT.name and record[Shipment.state] == POSTED:
            order = target(record[Shipment.order])
            for row in record.rows(Shipment.lines):
                line = order, row[PostedLine.order_line]
                gone[line] = gone.get(line, NOTHING) + (row[Line.quantity] or NOTHING)
    return {
        record.code
        for record in records
        if record.kind.name == ORDER.name and is_live(record) and record[Order.date] is not None
        for row in record.rows(Order.lines)
        if (row[Line.quantity] or NOTHING) > gone.get((record.code, row[Line.no]), NOTHING)
    }


def _paid(records: Iterable[Record], until: date) -> dict[str, Decimal]:
    """{document: what receipts up to a day allocated to it}; a bill counts until it bounced."""
    sums: dict[str, Decimal] = {}
    for record in records:
        if record.kind.name != RECEIPT.name:
            continue
        day, state, bounced = record[Receipt.date], record[Receipt.state], record[Receipt.bounced_on]
        counts = state == POSTED or (state == BOUNCED and bounced is not None and bounced > until)
        if day is None or day > until or not counts:
            continue
        for row in record.rows(Receipt.allocations):
            code = target(row[Allocation.document])
            sums[code] = sums.get(code, NOTHING) + (row[Allocation.amount] or NOTHING)
    return sums


def _credited(records: Iterable[Record], base: str, until: date) -> dict[str, Decimal]:
    """{document: what returns and adjustments up to a day took off it}."""
    sums: dict[str, Decimal] = {}
    for each in postings(records, base=base, until=until):
        for code, part in each.settles if each.kind in (GOODS_RETURN.name, ADJUSTMENT.name) else ():
            sums[code] = sums.get(code, NOTHING) + part
    return sums


def _gone(
    records: Iterable[Record], paid: dict[str, Decimal], off: dict[str, Decimal], listed: _Listed
) -> dict[tuple[str, int], _Gone]:
    """{(order, line): what went out of it}."""
    found: dict[tuple[str, int], _Gone] = {}
    for record in records:
        if record.kind.name != SHIPMENT.name or record[Shipment.state] != POSTED:
            continue
        order = target(record[Shipment.order])
        due = _next_due(record, paid.get(record.code, NOTHING) + off.get(record.code, NOTHING))
        for row, total, share, less in _shared(record, paid, off):
            number = row[PostedLine.order_line]
            if number is None or number not in listed.get(order, ()):
                continue
            line = found.setdefault((order, number), _Gone())
            line.quantity += row[Line.quantity] or NOTHING
            line.paid += share
            line.credited += less
            line.day = max(filter(None, (line.day, record[Shipment.date])), default=None)
            line.last = max(filter(None, (line.last, due)), default=None)
            if share + less < total:
                line.unpaid = min(filter(None, (line.unpaid, due)), default=None)
            if invoice := record[Shipment.invoice_no]:
                line.invoices.append(invoice)
                line.invoiced = max(filter(None, (line.invoiced, record[Shipment.invoice_date])), default=None)
    return found


def _shared(
    sale: Record, paid: dict[str, Decimal], off: dict[str, Decimal]
) -> Iterator[tuple[Row, Decimal, Decimal, Decimal]]:
    """(line, total, its share of what was paid, of what was taken off) of a sale."""
    lines, incl = sale.rows(Shipment.lines), bool(sale[Shipment.price_incl_tax])
    totals = [line_amount(row, incl=incl).total for row in lines]
    shares = (spread(sums.get(sale.code, NOTHING), totals) for sums in (paid, off))
    return zip(lines, totals, *shares, strict=True)


def _next_due(sale: Record, covered: Decimal) -> date | None:
    """When a sale is due; with instalments, when the first of them that is not covered is."""
    if not sale.rows(Shipment.instalments) or sale[Shipment.date] is None:
        return sale[Shipment.due]
    parts = parts_of(sale, document_amount(sale).total)
    for part in parts:
        covered -= part.amount
        if covered < 0:
            return part.due
    return parts[-1].due if parts else sale[Shipment.due]


def _ordered(
    record: Record,
    gone: dict[tuple[str, int], _Gone],
    paid: dict[str, Decimal],
    off: dict[str, Decimal],
    *,
    base: str,
    as_of: date,
) -> Iterator[Sold]:
    day, lines, void = record[Order.date], record.rows(Order.lines), record[Order.state] == VOID
    if day is None:
        return
    incl = bool(record[Order.price_incl_tax])
    totals = [line_amount(row, incl=incl).total for row in lines]
    shares, less = (spread(sums.get(record.code, NOTHING), totals) for sums in (paid, off))
    for row, share, credited in zip(lines, shares, less, strict=True):
        out = gone.get((record.code, row[Line.no] or 0), _Gone())
        due = out.due or record[Order.due] or due_date(record[Order.terms], out.day or day)
        amount = Amount() if void else line_amount(row, incl=incl)
        got = NOTHING if void else share + out.paid
        quantity, still = row[Line.quantity] or NOTHING, amount.total - got - out.credited - credited
        yield _row(
            record,
            row,
            day=day,
            amount=amount,
            sign=0 if void else 1,
            currency=record[Order.currency] or base,
            rate=record[Order.rate] or ONE,
            incl=incl,
            paid=got,
            status=VOID if void else _status(quantity, out, still, due, as_of),
            waits=not void and quantity > out.quantity,
            shipped=out.day,
            invoice_no=", ".join(dict.fromkeys(out.invoices)),
            invoice_date=out.invoiced,
            due=due,
            purchase_type=record[Order.purchase_type],
            remark=row[Line.remark] or record[Order.remarks] or "",
        )


def _status(quantity: Decimal, out: _Gone, still: Decimal, due: date | None, as_of: date) -> str:
    if still <= 0 and out.quantity >= quantity:
        return "settled"
    if out.quantity and still > 0 and due is not None and due < as_of:
        return "overdue"
    if out.quantity >= quantity:
        return "invoiced" if out.invoices else "shipped"
    return "part_shipped" if out.quantity else "confirmed"


def _sold(
    record: Record,
    paid: dict[str, Decimal],
    off: dict[str, Decimal],
    ordered: Collection[int | None],
    *,
    base: str,
    as_of: date,
) -> Iterator[Sold]:
    """What no order of a sale lists is ordered and gone on the same day."""
    day, void = record[Shipment.date], record[Shipment.state] == VOID
    if day is None:
        return
    incl = bool(record[Shipment.price_incl_tax])
    due = _next_due(record, paid.get(record.code, NOTHING) + off.get(record.code, NOTHING))
    invoices = [number for number in (record[Shipment.invoice_no],) if number]
    for row, _total, share, less in _shared(record, paid, off):
        if row[PostedLine.order_line] is not None and row[PostedLine.order_line] in ordered:
            continue
        amount = Amount() if void else line_amount(row, incl=incl)
        quantity = row[Line.quantity] or NOTHING
        still = amount.total - share - less
        yield _row(
            record,
            row,
            day=day,
            amount=amount,
            sign=0 if void else 1,
            currency=record[Shipment.currency] or base,
            rate=record[Shipment.rate] or ONE,
            incl=incl,
            paid=NOTHING if void else share,
            status=VOID if void else _status(quantity, _Gone(quantity, invoices=invoices), still, due, as_of),
            shipped=day,
            invoice_no=record[Shipment.invoice_no] or "",
            invoice_date=record[Shipment.invoice_date],
            due=due,
            remark=row[Line.remark] or record[Shipment.remarks] or "",
        )


def _returned(record: Record, *, base: str) -> Iterator[Sold]:
    day, void = record[GoodsReturn.date], record[GoodsReturn.state] == VOID
    if day is None:
        return
    incl = bool(record[GoodsReturn.price_incl_tax])
    for row in record.rows(GoodsReturn.lines):
        yield _row(
            record,
            row,
            day=day,
            amount=Amount() if void else -line_amount(row, incl=incl),
            sign=0 if void else -1,
            currency=record[GoodsReturn.currency] or base,
            rate=record[GoodsReturn.rate] or ONE,
            incl=incl,
            paid=NOTHING,
            status=VOID if void else "returned",
            shipped=None,
            invoice_no=record[GoodsReturn.invoice_no] or "",
            invoice_date=None,
            due=None,
            remark=row[Line.remark] or record[GoodsReturn.reason] or "",
        )


def _row(record: Record, row: Row, *, amount: Amount, sign: int, rate: Decimal, **told: Any) -> Sold:
    """A row of the ledger out of a line of a document; `told` is what follows from the document as a whole, by the
    names of `Sold`."""
    keys = record.kind.by_key
    client, product = record[keys["client"]], row[Line.product]
    seller = record[keys["salesperson"]] if "salesperson" in keys else None
    return Sold(
        document=record.code,
        kind=record.kind.name,
        line=row[Line.no] or 0,
        client=(client.target or "") if client else "",
        name=client.name if client else "",
        product=(product.name or product.target or "") if product else "",
        quantity=sign * (row[Line.quantity] or NOTHING),
        price=row[Line.price] or NOTHING,
        amount=amount,
        rate=rate,
        base=rounded(amount.total * rate),
        model=row[Line.model] or "",
        unit=row[Line.unit] or "",
        discount=row[Line.discount] or NOTHING,
        tax_rate=row[Line.tax_rate] or NOTHING,
        salesperson=seller.name if seller else "",
        settled_on=record[keys["settled_on"]] if "settled_on" in keys else None,
        accountant_note=(record[keys["accountant_note"]] or "") if "accountant_note" in keys else "",
        **told,
    )
