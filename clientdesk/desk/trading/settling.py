"""What a document is given before it is stored, and what keeps it from being stored.

It holds for the window, for commands and for imports alike: every way into the file leads through here.
"""

from collections.abc import Mapping
from datetime import date
from decimal import localcontext
from typing import TYPE_CHECKING, Any

from clientdesk.analysis.trade.books import document_amount
from clientdesk.analysis.trade.terms import due_date
from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import ENTERPRISE, EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import DRAFT, Order, Quotation
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types.numbers import MONEY_LIMIT, plain
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.journal import Step
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

WITH_LINES: Mapping[str, Any] = {
    "quotation": Quotation,
    "order": Order,
    "shipment": Shipment,
    "goods_return": GoodsReturn,
}
"""The sections of documents that have lines."""
_CARRIED = ("currency", "rate", "price_incl_tax", "terms", "salesperson")
"""What a document takes over from the one it follows."""
_NOTES = frozenset({"accountant_note", "settled_on", "export_batch", "remarks", "promised_payment"})
"""What may be written to a document in closed books: it changes no figure."""
_LATER = _NOTES | {"allocations", "invoice_no", "invoice_date", "due", "bill_no", "bill_due", "carrier"}
"""What may come later, though the books are closed: it moves no account."""
_BOUNCING = frozenset({"state", "bounced_on"})
_NAMES = 2
"""So many articles name a document; more are told by their number."""


def settle(desk: "Desk", step: Step, record: Record, rules: TradeRules) -> None:
    """Fill in what follows from what is there: line numbers, prices of products, currency, rate, terms, the due date,
    what it is about. Nothing that was given is changed. Raises `UserError` for a posting into closed books, for one of
    nobody, and for a foreign currency whose rate nobody told."""
    _refuse_closed(record, rules)
    _refuse_dateless(record)
    section = record.kind.sections[0]
    keys = {field.key: field for field in section.declared.fields}
    _carry(step, record, keys)
    if record.kind.name in WITH_LINES:
        _fill_lines(step, record, rules, keys)
    _fill_money(step, record, rules, keys)
    _fill_due(record, keys)
    if record[record.kind.title] is None:
        record[record.kind.title] = particulars(record, desk.reading.words) or None
    if record.kind.name != EXPENSE.name and record[keys["client"]] is None:
        raise UserError(
            N_("Say which client this document is for; nothing was stored."),
            key="no_client",
            hint=N_("Choose a client, or type a name."),
        )
    _refuse_too_much(record)


def is_note(record: Record) -> bool:
    """Whether nothing was changed in a stored document but what changes no figure."""
    return bool(record.id) and {field.key for field, _old, _new in record.changed()} <= _NOTES


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


def _refuse_closed(record: Record, rules: TradeRules) -> None:
    until = rules.closed_until
    if until is None or record.kind.dated is None or not _is_booked(record):
        return
    changed = {field.key for field, _old, _new in record.changed()}
    if record.id and changed <= _LATER | (_BOUNCING if _bounces_after(record, until) else frozenset()):
        return
    days = [record[record.kind.dated], record.original(record.kind.dated) if record.id else None]
    if any(day is not None and day <= until for day in days):
        raise UserError(
            N_("The books are closed until {day}; nothing was stored."),
            key="books_closed",
            hint=N_("Give the document a later date, or open the books again in the settings of trade."),
            day=until.isoformat(),
        )


def _bounces_after(record: Record, until: date) -> bool:
    """Whether a bill that came in before the books were closed bounced after it; that is booked on its own day."""
    if record.kind.name != "receipt" or record.original(Receipt.state) != POSTED:
        return False
    day = record[Receipt.bounced_on]
    return record[Receipt.state] == BOUNCED and day is not None and day > until


def _is_booked(record: Record) -> bool:
    """Whether it is or was in the books; promises are in none."""
    if record.kind.name in ("quotation", "order"):
        return False
    state = record.kind.by_key["state"]
    return record[state] != DRAFT or (bool(record.id) and record.original(state) not in (None, DRAFT))


def _followed(step: Step, record: Record, keys: Mapping[str, Field[Any]]) -> Record | None:
    """The document this one follows: the order of a sale, the sale of a return, the quotation of an order."""
    for key in ("shipment", "order", "quotation"):
        link = record[keys[key]] if key in keys and key != record.kind.name else None
        if link and link.target and (number := client_id(step.connection, link.target)):
            return read_record(step.connection, step.schema, number)
    return None


def _carry(step: Step, record: Record, keys: Mapping[str, Field[Any]]) -> None:
    if record.id or (before := _followed(step, record, keys)) is None:
        return
    theirs = before.kind.by_key
    for key in ("client", *_CARRIED):
        if key in keys and key in theirs and record[keys[key]] is None:
            record[keys[key]] = before[theirs[key]]


def _fill_lines(step: Step, record: Record, rules: TradeRules, keys: Mapping[str, Field[Any]]) -> None:
    rows: tuple[Row, ...] = record.rows(keys["lines"])
    last = max((row[Line.no] or 0 for row in rows), default=0)
    filled = []
    for row in rows:
        if row[Line.no] is None:
            last += 1
            row = row.with_value(Line.no, last)
        filled.append(_filled(step, row, rules))
    if tuple(filled) != rows:
        record[keys["lines"]] = tuple(filled)


def _filled(step: Step, row: Row, rules: TradeRules) -> Row:
    link = row[Line.product]
    number = client_id(step.connection, link.target) if link and link.target else None
    product = read_record(step.connection, step.schema, number) if number else None
    told: dict[Field[Any], Any] = {Line.tax_rate: rules.tax}
    if product:
        told = {
            Line.model: product[Product.model],
            Line.unit: product[Product.unit],
            Line.price: product[Product.price],
            Line.tax_rate: rules.tax if product[Product.tax_rate] is None else product[Product.tax_rate],
        }
    for column, value in told.items():
        if value is not None and row[column] is None:
            row = row.with_value(column, value)
    return row


def _fill_money(step: Step, record: Record, rules: TradeRules, keys: Mapping[str, Field[Any]]) -> None:
    client = _client(step, record, keys)
    if record[keys["currency"]] is None:
        own = client[Terms.currency] if client is not None else None
        record[keys["currency"]] = own or rules.base
    if "terms" in keys and record[keys["terms"]] is None:
        own_terms = client[Terms.payment_terms] if client is not None else None
        record[keys["terms"]] = own_terms or rules.terms
    if "price_incl_tax" in keys and record[keys["price_incl_tax"]] is None and rules.incl_tax:
        record[keys["price_incl_tax"]] = True
    if "rate" not in keys:
        return
    currency, rate = keys["currency"], keys["rate"]
    if record.id and record[currency] != record.original(currency) and record[rate] == record.original(rate):
        # The rate was that of the other currency.
        record[rate] = None
    if record[rate] is None:
        _fill_rate(record, rules, keys)
    elif record[currency] == rules.base and record[rate] != 1:
        raise UserError(
            N_("Amounts in {currency}, the currency of our books, have the rate 1; nothing was stored."),
            key="own_rate",
            currency=rules.base,
        )


def _fill_rate(record: Record, rules: TradeRules, keys: Mapping[str, Field[Any]]) -> None:
    currency, day = record[keys["currency"]], record[keys["date"]]
    rate = rules.rate(currency, day or date.max)
    if rate is None and _is_booked(record):
        raise UserError(
            N_("There is no rate of exchange for {currency} on that day; nothing was stored."),
            key="no_rate",
            hint=N_("Type the rate into the document, or add it to the rates of the house."),
            currency=currency,
        )
    record[keys["rate"]] = rate


def _client(step: Step, record: Record, keys: Mapping[str, Field[Any]]) -> Record | None:
    """The enterprise the document is for, whose terms hold; a person has none."""
    link = record[keys["client"]]
    number = client_id(step.connection, link.target) if link and link.target else None
    found = read_record(step.connection, step.schema, number) if number else None
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
        method = record[Receipt.method]
        label = words.label("kind", record.kind.label)
        return f"{label} {PAY_METHOD.label(method, words)}" if method else label
    if record.kind.name == "expense":
        category = record[Expense.category]
        return Expense.category.type.show(category, words) if category else ""
    return words.label("kind", record.kind.label)


def _articles(rows: tuple[Row, ...], words: Catalogue) -> str:
    named = [
        f"{link.name or link.target} × {plain(row[Line.quantity] or NOTHING)}"
        for row in rows
        if (link := row[Line.product])
    ]
    told = ", ".join(named[:_NAMES])
    more = len(named) - _NAMES
    return words.tr(N_("{articles} and {n} more"), articles=told, n=more) if more > 0 else told
