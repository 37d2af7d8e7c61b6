"""What follows from what a document says is filled in: line numbers, prices of products, currency, rate, terms, days.

Nothing that was given is changed, and nothing is refused here.
"""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Protocol

from clientdesk.analysis.trade.books import who
from clientdesk.analysis.trade.terms import due_date
from clientdesk.desk.trading.retelling import AND_MORE, about_kind
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.lines import Line, PostedLine, sold_line
from clientdesk.dossier.trade.posted import GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import Order, Quotation
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import Catalogue
from clientdesk.store.records import client_id, read_record
from clientdesk.store.schema import Connection, Schema

WITH_LINES: Mapping[str, Any] = {
    "quotation": Quotation,
    "order": Order,
    "shipment": Shipment,
    "goods_return": GoodsReturn,
}
"""The sections of documents that have lines."""
_CARRIED = ("currency", "rate", "price_incl_tax", "terms", "salesperson")
"""What a document takes over from the one it follows."""
_FOUR = Decimal("0.0001")
_NAMES = 2
"""So many articles name a document; more are told by their number."""


class Seen(Protocol):
    """Where clients, products and other documents are looked up: a step, or a state of the file that is only read."""

    @property
    def connection(self) -> Connection: ...

    @property
    def schema(self) -> Schema: ...


def fill(seen: Seen, record: Record, rules: TradeRules, *, words: Catalogue) -> None:
    """Fill in what is empty and follows from what is there."""
    section = record.kind.sections[0]
    keys = {field.key: field for field in section.declared.fields}
    before = None if record.id else _followed(seen, record, keys)
    if before is not None:
        _carry(before, record, keys)
    _fill_money(seen, record, rules, keys, follows=before is not None)
    if record.kind.name in WITH_LINES:
        _fill_lines(seen, record, rules, keys, before=before)
    _fill_due(record, keys)
    if record[record.kind.title] is None:
        record[record.kind.title] = particulars(record, words) or None


def copy_of(record: Record) -> Record:
    """A document to be filled in without touching the one that is being written: its values, and what was read."""
    stored = [field for field in record.kind.fields if field.stored]
    read = {field.key: record.original(field) for field in stored} if record.id else {}
    made = Record(record.kind, read, id=record.id, code=record.code, version=record.version, stamps=record.stamps)
    for field in stored:
        made[field] = record[field]
    return made


def _followed(seen: Seen, record: Record, keys: Mapping[str, Field[Any]]) -> Record | None:
    """The document this one follows: the order of a sale, the sale of a return, the quotation of an order."""
    for key in ("shipment", "order", "quotation"):
        link = record[keys[key]] if key in keys and key != record.kind.name else None
        if link and link.target and (number := client_id(seen.connection, link.target)):
            return read_record(seen.connection, seen.schema, number)
    return None


def _carry(before: Record, record: Record, keys: Mapping[str, Field[Any]]) -> None:
    theirs = before.kind.by_key
    for key in ("client", *_CARRIED):
        if key in keys and key in theirs and record[keys[key]] is None:
            record[keys[key]] = before[theirs[key]]


def _fill_lines(
    seen: Seen, record: Record, rules: TradeRules, keys: Mapping[str, Field[Any]], *, before: Record | None
) -> None:
    rows: tuple[Row, ...] = record.rows(keys["lines"])
    last = max((row[Line.no] or 0 for row in rows), default=0)
    known = {row.id: row for row in (record.original(keys["lines"]) or () if record.id else ())}
    theirs = _lines_of(before)
    day, filled = record[keys["date"]] or date.max, []
    for row in rows:
        if row[Line.no] is None:
            last += 1
            row = row.with_value(Line.no, last)
        was = known.get(row.id) if row.id else theirs.get(row[PostedLine.order_line] or row[Line.no])
        if was is None or _article(was) != _article(row):
            row = _filled(seen, row, rules, currency=record[keys["currency"]] or rules.base, day=day)
        elif not row.id:
            row = with_values(
                row, {column: was[column] for column in (Line.model, Line.unit, Line.price, Line.tax_rate)}
            )
        # What a stored line left empty stays so: the figures of a document do not follow the rules of today.
        filled.append(row)
    if tuple(filled) != rows:
        record[keys["lines"]] = tuple(filled)


def _lines_of(before: Record | None) -> Mapping[int | None, Row]:
    """{number: line} of the document that is followed, by which the lines of the next one name it."""
    if before is None:
        return {}
    number = sold_line if before.kind.name == "shipment" else lambda row: row[Line.no]
    return {number(row): row for row in before.rows(before.kind.by_key["lines"])}


def _article(row: Row) -> str:
    return who(row[Line.product])


def _filled(seen: Seen, row: Row, rules: TradeRules, *, currency: str, day: date) -> Row:
    link = row[Line.product]
    number = client_id(seen.connection, link.target) if link and link.target else None
    product = read_record(seen.connection, seen.schema, number) if number else None
    if product is None:
        return with_values(row, {Line.tax_rate: rules.tax})
    return with_values(
        row,
        {
            Line.model: product[Product.model],
            Line.unit: product[Product.unit],
            Line.price: price_in(product, product[Product.price], currency, rules, day=day),
            Line.tax_rate: rules.tax if product[Product.tax_rate] is None else product[Product.tax_rate],
        },
    )


def with_values(row: Row, told: Mapping[Field[Any], Any]) -> Row:
    """A row with these values where it has none."""
    for column, value in told.items():
        if value is not None and row[column] is None:
            row = row.with_value(column, value)
    return row


def price_in(product: Record, price: Decimal | None, currency: str, rules: TradeRules, *, day: date) -> Decimal | None:
    """A price of a product in the currency of a document, to four decimals; a product that names none is priced in
    every one alike. None where no rate of exchange is known."""
    own = product[Product.currency]
    if price is None or own is None or own == currency:
        return price
    found = rules.converted(price, own, currency, day)
    return None if found is None else found.quantize(_FOUR, ROUND_HALF_UP)


def _fill_money(
    seen: Seen, record: Record, rules: TradeRules, keys: Mapping[str, Field[Any]], *, follows: bool
) -> None:
    client = _client(seen, record, keys)
    if record[keys["currency"]] is None:
        own = client[Terms.currency] if client is not None else None
        record[keys["currency"]] = own or rules.base
    if "terms" in keys and record[keys["terms"]] is None and not _was_empty(record, keys["terms"]):
        own_terms = client[Terms.payment_terms] if client is not None else None
        record[keys["terms"]] = own_terms or rules.terms
    # A document that follows another, or is stored, means its prices as they were meant there.
    means_today = not record.id and not follows
    if "price_incl_tax" in keys and record[keys["price_incl_tax"]] is None and rules.incl_tax and means_today:
        record[keys["price_incl_tax"]] = True
    if "rate" not in keys:
        return
    currency, rate = keys["currency"], keys["rate"]
    if record.id and record[currency] != record.original(currency) and record[rate] == record.original(rate):
        # The rate was that of the other currency.
        record[rate] = None
    if record[rate] is None:
        record[rate] = rules.rate(record[currency], record[keys["date"]] or date.max)


def _was_empty(record: Record, field: Field[Any]) -> bool:
    """Whether a stored document left it empty."""
    return bool(record.id) and record.original(field) is None


def _client(seen: Seen, record: Record, keys: Mapping[str, Field[Any]]) -> Record | None:
    """The enterprise the document is for, whose terms hold; a person has none."""
    link = record[keys["client"]]
    number = client_id(seen.connection, link.target) if link and link.target else None
    found = read_record(seen.connection, seen.schema, number) if number else None
    return found if found is not None and found.kind.name == ENTERPRISE.name else None


def _fill_due(record: Record, keys: Mapping[str, Field[Any]]) -> None:
    """A sale is due by its terms from its invoice date, without one from its own."""
    if record.kind.name != "shipment":
        return
    base = record[Shipment.invoice_date] or record[Shipment.date]
    reckoned = {record.original(Shipment.invoice_date) or record.original(Shipment.date)} if record.id else set()
    was = {due_date(record.original(Shipment.terms), day) for day in reckoned if day}
    if base and (record[Shipment.due] is None or (record.id and record[Shipment.due] in was)):
        # A day that follows from the terms moves with the invoice; one that was typed stays.
        record[Shipment.due] = due_date(record[Shipment.terms], base)


def particulars(record: Record, words: Catalogue) -> str:
    """What a document is about, in a few words: its first articles, or how it was paid."""
    if record.kind.name in WITH_LINES:
        return _articles(record.rows(WITH_LINES[record.kind.name].lines), words)
    if record.kind.name == "receipt":
        return about_kind(record.kind.name, record[Receipt.method], words)
    if record.kind.name == "expense":
        category = record[Expense.category]
        return Expense.category.type.show(category, words) if category else ""
    return about_kind(record.kind.name, None, words)


def _articles(rows: tuple[Row, ...], words: Catalogue) -> str:
    named = [
        f"{link.name or link.target} × {plain(row[Line.quantity] or NOTHING)}"
        for row in rows
        if (link := row[Line.product])
    ]
    told = ", ".join(named[:_NAMES])
    more = len(named) - _NAMES
    return words.tr(AND_MORE, articles=told, n=more) if more > 0 else told
