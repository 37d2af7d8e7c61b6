"""What documents must say together: no more goes out than was ordered, no more is settled than is owed."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from clientdesk.analysis.trade.amounts import lines_amount
from clientdesk.analysis.trade.books import POSTINGS, document_amount, is_live, postings, target, who
from clientdesk.analysis.trade.open_items import standings
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING, OpenItem
from clientdesk.dossier.trade.lines import Line, PostedLine, sold_line
from clientdesk.dossier.trade.posted import POSTED, Adjustment, Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, VOID, Order
from clientdesk.dossier.types.numbers import plain
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import trading as stored
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page
from clientdesk.store.records import client_id, read_record


def refuse_contradiction(step: Step, record: Record, *, base: str) -> None:
    """Raise `UserError` where a document contradicts those it belongs to, those of the same step too."""
    step.link()
    if record.kind.name == "shipment":
        _refuse_unsold(step, record)
    checks = {
        "shipment": _refuse_more_than_ordered,
        "goods_return": _refuse_more_than_sold,
        "order": _refuse_void_with_sales,
    }
    if check := checks.get(record.kind.name):
        check(step, record)
    elif record.kind.name == "receipt":
        _refuse_more_than_owed(step, record, base=base)
    elif record.kind.name == "adjustment":
        _refuse_more_written_off(step, record, base=base)


def _read(step: Step, code: str) -> Record | None:
    number = client_id(step.connection, code) if code else None
    return read_record(step.connection, step.schema, number) if number else None


def _others(step: Step, code: str, kind: str, *, but: int) -> list[Record]:
    """The documents of a kind that point at this one, without one of them."""
    numbers = [number for number in stored.pointing_at(step.connection, code, kind) if number != but]
    return read_page(step.connection, step.schema, numbers)


def _refuse_more_than_ordered(step: Step, record: Record) -> None:
    order = _read(step, target(record[Shipment.order]))
    if order is None or record[Shipment.state] != POSTED:
        return
    if not is_live(order):
        raise UserError(
            N_("The order {order} is not confirmed; nothing was stored."),
            key="not_confirmed",
            hint=N_("Confirm it first."),
            order=order.code,
        )
    _refuse_other_client(order, Order.client, record, Shipment.client)
    ordered = _quantities(order.rows(Order.lines), Line.no)
    gone = [
        row
        for other in _others(step, order.code, "shipment", but=record.id)
        if other[Shipment.state] == POSTED
        for row in other.rows(Shipment.lines)
    ]
    _refuse_above(ordered, _quantities([*gone, *record.rows(Shipment.lines)]), document=order.code)


def _refuse_unsold(step: Step, record: Record) -> None:
    """A sale that goods came back of, or that was paid, is not taken away from under its return or receipt."""
    changed = {field.key for field, _old, _new in record.changed()}
    if not record.id or record.original(Shipment.state) != POSTED or not changed & _SUBSTANCE:
        return
    posted = record[Shipment.state] == POSTED
    back = [each for each in _others(step, record.code, "goods_return", but=0) if each[GoodsReturn.state] == POSTED]
    if back and (not posted or "client" in changed):
        raise UserError(
            N_("Goods of {sale} came back with {back}; nothing was stored."),
            key="has_returns",
            hint=N_("Declare the return void first."),
            sale=record.code,
            back=back[0].code,
        )
    if back:
        rows = [row for each in back for row in each.rows(GoodsReturn.lines)]
        sold = record.rows(Shipment.lines)
        _refuse_above(_sold_quantities(sold), _back_quantities(rows, sold), document=record.code)
    paid = {
        each.code: sum((row[Allocation.amount] or NOTHING for row in _rows_for(each, record.code)), NOTHING)
        for each in _others(step, record.code, "receipt", but=0)
        if each[Receipt.state] == POSTED
    }
    kept = _kept(record, back) if posted and not changed & {"client", "currency"} else NOTHING
    if kept is not None and sum(paid.values(), NOTHING) > max(kept, NOTHING):
        raise _was_for(record, next(code for code, part in paid.items() if part), sum(paid.values(), NOTHING))


def _kept(sale: Record, back: Iterable[Record]) -> Decimal | None:
    """What is left of a sale that is changed, without what came back; None where it is no less than it was."""
    total, incl = document_amount(sale).total, bool(sale.original(Shipment.price_incl_tax))
    if total >= lines_amount(sale.original(Shipment.lines) or (), incl=incl).total:
        return None
    return total - sum((document_amount(each).total for each in back), NOTHING)


_SUBSTANCE = frozenset({"lines", "state", "client", "currency", "price_incl_tax"})


def _rows_for(receipt: Record, code: str) -> list[Row]:
    return [row for row in receipt.rows(Receipt.allocations) if target(row[Allocation.document]) == code]


def _refuse_more_than_sold(step: Step, record: Record) -> None:
    sale = _read(step, target(record[GoodsReturn.shipment]))
    if sale is None or record[GoodsReturn.state] != POSTED:
        return
    if sale[Shipment.state] != POSTED:
        raise UserError(
            N_("{document} is not posted, so nothing of it comes back; nothing was stored."),
            key="not_posted",
            document=sale.code,
        )
    _refuse_other_client(sale, Shipment.client, record, GoodsReturn.client)
    sold = sale.rows(Shipment.lines)
    back = [
        row
        for other in _others(step, sale.code, "goods_return", but=record.id)
        if other[GoodsReturn.state] == POSTED
        for row in other.rows(GoodsReturn.lines)
    ]
    found = _back_quantities([*back, *record.rows(GoodsReturn.lines)], sold)
    _refuse_above(_sold_quantities(sold), found, document=sale.code)


def _sold_quantities(rows: Iterable[Row]) -> dict[int, Decimal]:
    return _sums((sold_line(row), row) for row in rows)


def _back_quantities(rows: Iterable[Row], sold: Sequence[Row]) -> dict[int, Decimal]:
    """{line of the sale: what came back}; a row that names no line belongs to the only one of its article."""
    articles = [who(row[Line.product]) for row in sold]
    lines = {who(row[Line.product]): sold_line(row) for row in sold if articles.count(who(row[Line.product])) == 1}
    return _sums((row[PostedLine.order_line] or lines.get(who(row[Line.product])), row) for row in rows)


def _quantities(rows: Iterable[Row], number: Field[int] = PostedLine.order_line) -> dict[int, Decimal]:
    return _sums((row[number], row) for row in rows)


def _sums(told: Iterable[tuple[int | None, Row]]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = {}
    for line, row in told:
        if line is not None:
            sums[line] = sums.get(line, NOTHING) + (row[Line.quantity] or NOTHING)
    return sums


def _refuse_above(most: dict[int, Decimal], found: dict[int, Decimal], *, document: str) -> None:
    for line, quantity in found.items():
        if line not in most:
            raise UserError(
                N_("{document} has no line {line}; nothing was stored."),
                key="no_such_line",
                document=document,
                line=line,
            )
        if quantity > max(most[line], NOTHING):
            raise UserError(
                N_("Line {line} of {document} is for {most}, but {found} would come together; nothing was stored."),
                key="too_many",
                hint=N_("Correct the quantity, or make a document of its own for what is more."),
                document=document,
                line=line,
                most=plain(most[line]),
                found=plain(quantity),
            )


def _refuse_other_client(one: Record, theirs: Field[Any], record: Record, own: Field[Any]) -> None:
    if who(one[theirs]) != who(record[own]):
        raise UserError(
            N_("{document} is of another client; nothing was stored."), key="other_client", document=one.code
        )


def _refuse_void_with_sales(step: Step, record: Record) -> None:
    if not record.id or record.original(Order.state) != CONFIRMED:
        return
    if not is_live(record):
        _refuse_paid_ahead(step, record)
    sold = [other for other in _others(step, record.code, "shipment", but=0) if other[Shipment.state] == POSTED]
    if not sold:
        return
    if not is_live(record):
        raise UserError(
            N_("Goods of this order went out with {sale}; it can be neither void nor a draft again."),
            key="has_sales",
            hint=N_("Void the sale, or write a return. Nothing was stored."),
            sale=sold[0].code,
        )
    changed = {field.key for field, _old, _new in record.changed()}
    if "client" in changed:
        _refuse_other_client(sold[0], Shipment.client, record, Order.client)
    if "lines" in changed:
        gone = _quantities(row for other in sold for row in other.rows(Shipment.lines))
        _refuse_above(_quantities(record.rows(Order.lines), Line.no), gone, document=record.code)


def _refuse_paid_ahead(step: Step, order: Record) -> None:
    """An order that was paid ahead is not taken away from under its receipt."""
    for each in _others(step, order.code, "receipt", but=0):
        part = sum((row[Allocation.amount] or NOTHING for row in _rows_for(each, order.code)), NOTHING)
        if each[Receipt.state] == POSTED and part:
            raise _was_for(order, each.code, part)


def _was_for(document: Record, receipt: str, part: Decimal) -> UserError:
    return UserError(
        N_("{part} of {receipt} was for {sale}; nothing was stored."),
        key="has_receipts",
        hint=N_("Allocate the receipt to something else first, or write a return."),
        sale=document.code,
        receipt=receipt,
        part=f"{part:,.2f}",
    )


def _refuse_more_written_off(step: Step, record: Record, *, base: str) -> None:
    """A debt that is let go was owed, by this client."""
    code, off = target(record[Adjustment.document]), -(record[Adjustment.amount] or NOTHING)
    if record[Adjustment.state] != POSTED or record[Adjustment.kind] != "write_off" or not code:
        return
    document = _read(step, code)
    if document is not None:
        _refuse_other_client(document, document.kind.by_key["client"], record, Adjustment.client)
    others = [each for each in theirs(step, record, [code]) if each.id != record.id]
    found = [item for each in standings(postings(others, base=base)) for item in each.items]
    currency = record[Adjustment.currency] or base
    still = sum(
        (i.open for i in found if code in (i.posting.code, i.posting.order) and i.posting.currency == currency), NOTHING
    )
    if off > still:
        raise UserError(
            N_("{most} is open of {document}, but {part} would be written off; nothing was stored."),
            key="more_than_owed",
            document=code,
            most=f"{still:,.2f}",
            part=f"{off:,.2f}",
        )


def _refuse_more_than_owed(step: Step, record: Record, *, base: str) -> None:
    """Each allocation at most what is open of its document without this receipt; orders at most their whole."""
    wanted: dict[str, Decimal] = {}
    known = (record.original(Receipt.allocations) or ()) if record.id else ()
    for row in record.rows(Receipt.allocations):
        link, code = row[Allocation.document], target(row[Allocation.document])
        if link is not None and not code and row not in known:
            raise UserError(
                N_("There is no document {document} in this file."),
                key="no_such_document",
                hint=N_("Allocate the receipt to something else, or leave it as an advance."),
                document=link.name[:40],
            )
        wanted[code] = wanted.get(code, NOTHING) + (row[Allocation.amount] or NOTHING)
    if record[Receipt.state] != POSTED or not wanted:
        # What bounced settles nothing any more; it may stand beside what was paid in its place.
        return
    others = [each for each in theirs(step, record, wanted) if each.id != record.id]
    currency = record[Receipt.currency] or base
    found = [each for each in standings(postings(others, base=base)) if each.currency == currency]
    items = {item.posting.code: item for each in found for item in (*each.items, *each.settled)}
    for code, part in wanted.items():
        if not code:
            continue
        document = _read(step, code)
        _refuse_allocation(record, code, part, document=document, item=items.get(code))
        if document is not None and document.kind.name == "order":
            own = _family(document, others) - {code}
            _refuse_other_currency(document, currency, base=base)
            within = sum((other for name, other in wanted.items() if name in own), NOTHING)
            _refuse_part(code, part, order_open(document, others) - within)


def theirs(step: Step, record: Record, wanted: Iterable[str]) -> list[Record]:
    """The documents of the client of a document. Somebody without a file has no list of them: those are read that hang
    together with what is settled."""
    if code := target(record[record.kind.by_key["client"]]):
        return read_page(step.connection, step.schema, stored.of_client(step.connection, code))
    found: dict[str, Record] = {}
    asked, todo = set[str](), [code for code in wanted if code]
    while todo:
        if (code := todo.pop()) in asked:
            continue
        asked.add(code)
        here = _read(step, code)
        near = [each for kind in POSTINGS for each in _others(step, code, kind.name, but=0)]
        for each in (*near, *((here,) if here is not None and not here.stamps.trashed else ())):
            found[each.code] = each
        todo += [each.code for each in near]
        if here is not None and here.kind.name == "shipment" and (order := target(here[Shipment.order])):
            todo.append(order)
    return list(found.values())


def _refuse_other_currency(order: Record, currency: str, *, base: str) -> None:
    if (order[Order.currency] or base) != currency or order[Order.state] == VOID:
        raise _nothing_owed(order.code)


def _nothing_owed(code: str) -> UserError:
    return UserError(
        N_("Nothing is owed for {document} in this currency; nothing was stored."),
        key="nothing_owed",
        hint=N_("Allocate the receipt to something else, or leave it as an advance."),
        document=code,
    )


def _refuse_allocation(
    record: Record, code: str, part: Decimal, *, document: Record | None, item: OpenItem | None
) -> None:
    if document is None or who(document[document.kind.by_key["client"]]) != who(record[Receipt.client]):
        raise UserError(N_("{document} is of another client; nothing was stored."), key="other_client", document=code)
    if item is not None:
        _refuse_part(code, part, item.open)
    elif document.kind.name != "order":
        raise _nothing_owed(code)


def _refuse_part(code: str, part: Decimal, most: Decimal) -> None:
    if part > most:
        raise UserError(
            N_("{most} is open of {document}, but {part} was allocated to it; nothing was stored."),
            key="more_than_owed",
            hint=N_("Allocate less; what is left of the receipt is kept as an advance."),
            document=code,
            most=f"{most:,.2f}",
            part=f"{part:,.2f}",
        )


def order_open(order: Record, others: Iterable[Record]) -> Decimal:
    """What is not paid of an order, by receipts for itself and for its sales."""
    own = _family(order, others)
    paid = sum(
        (
            row[Allocation.amount] or NOTHING
            for each in others
            if each.kind.name == "receipt" and each[Receipt.state] == POSTED
            for row in each.rows(Receipt.allocations)
            if target(row[Allocation.document]) in own
        ),
        NOTHING,
    )
    return document_amount(order).total - paid


def _family(order: Record, others: Iterable[Record]) -> set[str]:
    """The numbers of an order and of its sales."""
    sales = (each for each in others if each.kind.name == "shipment")
    return {order.code} | {each.code for each in sales if target(each[Shipment.order]) == order.code}
