"""What follows from documents: what saving one will fill in, what a receipt settles, and what is written together with
what it follows, as one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.books import target
from clientdesk.dossier.kinds import ORDER, QUOTATION, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line, PostedLine
from clientdesk.dossier.trade.posted import Allocation, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, DRAFT, Order, Quotation
from clientdesk.dossier.values import Address, Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk import Desk

SENT, ACCEPTED = "sent", "accepted"


@dataclass(frozen=True)
class Usual:
    """What saving a document would fill in, as far as it is left empty: the currency, terms of payment, whether prices
    include tax, the rate of tax as a fraction; `base` is the currency of the books, `country` that of the client's
    addresses (ISO 3166), empty where none is told."""

    base: str
    currency: str
    terms: str | None = None
    incl: bool = False
    tax: Decimal | None = None
    country: str = ""


def usual(desk: "Desk", record: Record) -> Usual:
    """What saving this document would fill in."""
    rules, made = desk.trading.rules(), desk.trading.completed(record)
    keys = made.kind.by_key
    terms, incl = keys.get("terms"), keys.get("price_incl_tax")
    return Usual(
        rules.base,
        made[keys["currency"]] or rules.base,
        made[terms] if terms is not None else None,
        bool(made[incl]) if incl is not None else False,
        rules.tax,
        _country(desk, record),
    )


def _country(desk: "Desk", record: Record) -> str:
    """Where the client of a document is at home, by the first of its addresses that tells a country."""
    code = target(record[record.kind.by_key["client"]])
    told = desk.clients.get(code).filled() if code else ()
    return next((value.country for _field, value in told if isinstance(value, Address) and value.country), "")


@dataclass(frozen=True)
class Owed:
    """A document of which something is still to be paid."""

    code: str
    open: Decimal


def owed(desk: "Desk", client: str, *, currency: str) -> tuple[Owed, ...]:
    """What a client is still to pay in a currency, what is due longest first."""
    return tuple(
        Owed(item.posting.code, item.open)
        for standing in desk.trading.standings(clients=[client])
        if standing.currency == currency
        for item in standing.items
        if item.open > 0
    )


def allocated(amount: Decimal, items: Sequence[Owed], *, first: Iterable[str] = ()) -> tuple[Row, ...]:
    """The rows of a receipt that settle what is due longest, up to its amount; `first`: these documents before all
    others."""
    wanted = tuple(first)
    ahead = [item for code in wanted for item in items if item.code == code]
    rest, rows = amount, []
    for item in (*ahead, *(item for item in items if item.code not in wanted)):
        part = min(rest, item.open)
        if part <= 0:
            break
        rows.append(Row({Allocation.document.key: Link(item.code), Allocation.amount.key: part}))
        rest -= part
    return tuple(rows)


def order_of(desk: "Desk", quotation: str) -> Record:
    """An order of everything that was offered."""
    record, offered = desk.trading.document(ORDER.name), desk.clients.get(quotation)
    if offered.kind.name != QUOTATION.name:
        raise UserError(N_("{document} is another kind of document."), key="other_kind", document=quotation)
    record[Order.quotation], record[Order.client] = Link(quotation), offered[Quotation.client]
    record[Order.contact_person] = offered[Quotation.contact_person]
    record[Order.lines] = tuple(Row(dict(row.values)) for row in offered.rows(Quotation.lines))
    record[Order.state] = CONFIRMED
    return record


def create_with_followed(desk: "Desk", record: Record) -> Changed:
    """Store a new sale and confirm its order, or a new order and accept its quotation, where they are not yet: one
    step, taken back as one."""
    told = {"kind": Sentence(record.kind.label, context="kind")}
    before = _followed(desk, record)
    if before is None:
        return desk.clients.create(record)
    text = N_("Confirm {document} and add {kind}")
    with desk.store.step(text, by=desk.user, values={**told, "document": before.code}) as step:
        desk.clients.save_in(step, before)
        desk.clients.create_in(step, record)
    return step.changed


def _followed(desk: "Desk", record: Record) -> Record | None:
    """The document that is to be confirmed with this one, already in its new state."""
    ways = {
        SHIPMENT.name: (Shipment.order, Order.state, (DRAFT,), CONFIRMED),
        ORDER.name: (Order.quotation, Quotation.state, (DRAFT, SENT), ACCEPTED),
    }
    if record.kind.name not in ways:
        return None
    link, state, waiting, done = ways[record.kind.name]
    code = target(record[link])
    before = desk.clients.get(code) if code else None
    if before is None or state not in before.kind.fields or before[state] not in waiting:
        return None
    before[state] = done
    return before


def with_usual_tax(row: Row, tax: Decimal | None) -> Row:
    """A new line with the rate of tax that saving gives it; one that stands in the file, or comes from a document that
    is followed, keeps what is said there."""
    is_new = not row.id and row[Line.no] is None and row[PostedLine.order_line] is None
    return row.with_value(Line.tax_rate, tax) if is_new and tax is not None and row[Line.tax_rate] is None else row
