"""What follows from what a record of service says is filled in: whose it is, what it is about, currency, warranty.

Nothing that was given is changed, and nothing is refused here.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.desk.trading.filling import price_in
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.service import ServiceRules
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.insurance.course import months_on
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.service.installed import InstalledItem
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.i18n import Catalogue
from clientdesk.store.journal import Step
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

TAKEN_FROM_REQUEST = ("client", "contact_person", "phone", "kind", "item", "product", "serial", "warranty", "subject")
_OF_PEOPLE = frozenset({"contact_person", "phone"})
_FROM_ITEM = ("client", "product", "serial")
_FROM_DISPATCH = ("client", "contact_person", "product")
_SOURCES: Mapping[str, tuple[str, ...]] = {
    "request": TAKEN_FROM_REQUEST,
    "dispatch": _FROM_DISPATCH,
    "item": _FROM_ITEM,
    "complaint": ("client", "contact_person", "product"),
}
"""{reference: the keys that are taken over from what it names}."""
_CENT = Decimal("0.01")
_ADDRESSES = (Firm.address, Basics.home_address, Basics.office_address)


def target(step: Step, link: Link | None) -> Record | None:
    """The record that a reference names, where it names one that is there."""
    number = client_id(step.connection, link.target) if link and link.target else None
    return read_record(step.connection, step.schema, number) if number else None


def fill(desk: "Desk", step: Step, record: Record, rules: ServiceRules) -> None:
    """Fill in what is empty and follows from what is there."""
    keys = record.kind.by_key
    for key, taken in _SOURCES.items():
        if key in keys and _is_new(record, keys[key]) and (source := target(step, record[keys[key]])) is not None:
            _take_over(source, record, taken)
            _fill_warranty(source, record)
    trade = desk.trading.rules()
    if record[keys["state"]] is None:
        record[keys["state"]] = keys["state"].default
    if "currency" in keys and record[keys["currency"]] is None:
        record[keys["currency"]] = trade.base
    if record.kind.name == "dispatch":
        _fill_dispatch(step, record, rules, trade)
    elif record.kind.name == "installed_item":
        _fill_item(step, record)
    if record[record.kind.title] is None:
        record[record.kind.title] = _about(record, desk.reading.words)


def _is_new(record: Record, field: Field[Any]) -> bool:
    """Whether a reference was made just now; what was emptied later stays so."""
    return record[field] is not None and (not record.id or record[field] != record.original(field))


def _take_over(source: Record, record: Record, taken: tuple[str, ...]) -> None:
    theirs, keys = source.kind.by_key, record.kind.by_key
    whose, client = source[theirs["client"]], record[keys["client"]]
    # The people of one client have no place in what is written for another.
    is_others = whose is not None and client is not None and whose.target != client.target
    for key in taken:
        if key in theirs and key in keys and record[keys[key]] is None and not (is_others and key in _OF_PEOPLE):
            record[keys[key]] = source[theirs[key]]


def _fill_warranty(source: Record, record: Record) -> None:
    warranty = record.kind.by_key.get("warranty")
    if source.kind.name != "installed_item" or warranty is None or record[warranty] is not None:
        return
    until, day = source[InstalledItem.warranty_to], record[record.kind.by_key["date"]]
    if until is not None and day is not None:
        record[warranty] = day <= until


def _fill_dispatch(step: Step, record: Record, rules: ServiceRules, trade: TradeRules) -> None:
    if not record.id and record[Dispatch.address] is None:
        client = target(step, record[Dispatch.client])
        known = (client[field] for field in _ADDRESSES if client is not None and field.key in client.kind.by_key)
        record[Dispatch.address] = next((address for address in known if address is not None), None)
    if record[Dispatch.labour_hours] is None:
        record[Dispatch.labour_hours] = _hours(record)
    currency, day = record[Dispatch.currency] or trade.base, record[Dispatch.date] or date.max
    if record[Dispatch.hourly_cost] is None and record[Dispatch.labour_hours] is not None and rules.hourly_cost:
        # The house reckons its hour in the currency of its books.
        cost = trade.converted(rules.hourly_cost, trade.base, currency, day)
        record[Dispatch.hourly_cost] = None if cost is None else cost.quantize(_CENT, ROUND_HALF_UP)
    known_rows = record.original(Dispatch.parts) or ()
    rows = []
    for row in record.rows(Dispatch.parts):
        product = target(step, row[UsedPart.product]) if row not in known_rows else None
        if product is not None and row[UsedPart.cost] is None:
            cost = price_in(product, product[Product.cost], currency, trade, day=day)
            row = row if cost is None else row.with_value(UsedPart.cost, cost)
        rows.append(row)
    if tuple(rows) != record.rows(Dispatch.parts):
        record[Dispatch.parts] = tuple(rows)


def _hours(record: Record) -> Decimal | None:
    """How long the work took, where both its ends were noted."""
    began, ended = record[Dispatch.done_from], record[Dispatch.done_to]
    if began is None or ended is None or ended <= began:
        return None
    took = datetime.combine(date.min, ended) - datetime.combine(date.min, began)
    return (Decimal(took.seconds) / 3600).quantize(Decimal("0.01"))


def _fill_item(step: Step, record: Record) -> None:
    if not _is_new(record, InstalledItem.product) and not _is_new(record, InstalledItem.sold_on):
        return
    product = target(step, record[InstalledItem.product])
    if product is None:
        return
    record[InstalledItem.name] = record[InstalledItem.name] or product.name
    sold, months = record[InstalledItem.sold_on], product[Product.warranty_months]
    if record[InstalledItem.warranty_to] is None and sold is not None and months is not None:
        record[InstalledItem.warranty_to] = months_on(sold, months)


def _about(record: Record, words: Catalogue) -> str | None:
    """What a record is about, in a few words: the kind of service, and the thing."""
    keys = record.kind.by_key
    parts = []
    if "kind" in keys and (kind := record[keys["kind"]]) is not None:
        parts.append(keys["kind"].type.show(kind, words))
    for key in ("item", "product"):
        if key in keys and (link := record[keys[key]]) is not None:
            parts.append(link.name or link.target)
            break
    return " · ".join(parts) or None
