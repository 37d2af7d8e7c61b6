"""The books reckoned anew out of a dump: its own arithmetic on plain documents, nothing of the product is used."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Doc = Mapping[str, Any]
NIL = Decimal(0)
BASE = "CNY"
LOSSES = (
    ("not_due", 0, "0"),
    ("to_30", 30, "0.01"),
    ("to_60", 60, "0.05"),
    ("to_90", 90, "0.2"),
    ("over_90", None, "0.5"),
)
"""(age, overdue for at most so many days, share thought to be lost)."""
ACCOUNTS = {
    "travel": "6601.01", "entertainment": "6601.02", "advertising": "6601.03", "freight": "6601.05",
    "office": "6602.01", "rent": "6602.04", "bank": "6603.01", "other": "6602.99",
}  # fmt: skip
Place = tuple[str, str]
"""A client (code or name) and a currency."""


def cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True)
class OrderRow:
    """A line of the order ledger."""

    document: str
    client: str
    product: str
    day: date
    currency: str
    quantity: Decimal
    net: Decimal
    tax: Decimal
    total: Decimal
    rate: Decimal
    came_back: bool

    @property
    def base(self) -> Decimal:
        return cents(self.total * self.rate)

    @property
    def base_net(self) -> Decimal:
        return cents(self.net * self.rate)


@dataclass(frozen=True)
class Entry:
    """A change of an account: above zero it is owed."""

    day: date
    rank: int
    document: str
    kind: str
    value: Decimal
    rate: Decimal
    doc: Doc
    again: bool = False
    """It takes back what a receipt brought."""


@dataclass
class Open:
    """What is open of a debit, by the day it is due."""

    document: str
    order: str
    parts: list[tuple[date, Decimal]]

    @property
    def rest(self) -> Decimal:
        return sum((part for _due, part in self.parts), NIL)

    def settle(self, amount: Decimal) -> Decimal:
        """Take this off, the earliest first; what is left of it."""
        kept = []
        for due, part in self.parts:
            taken = min(part, amount)
            amount -= taken
            if part > taken:
                kept.append((due, part - taken))
        self.parts = kept
        return amount


@dataclass
class Aged:
    """An account by age."""

    sums: dict[str, Decimal] = field(default_factory=lambda: dict.fromkeys((name for name, *_ in LOSSES), NIL))
    free: Decimal = NIL

    @property
    def balance(self) -> Decimal:
        return sum(self.sums.values(), self.free)

    @property
    def allowance(self) -> Decimal:
        return cents(sum((self.sums[name] * Decimal(share) for name, _most, share in LOSSES), NIL))


class Books:
    """All documents of a dump that are not in the trash."""

    def __init__(self, dump: Mapping[str, Any]) -> None:
        self.docs: dict[str, list[Doc]] = defaultdict(list)
        for told in dump["clients"]:
            if not told["trashed"]:
                self.docs[told["kind"]].append({**told["values"], **told["groups"], "code": told["code"]})

    # Lines

    def order_rows(self) -> Iterator[OrderRow]:
        """Every row of the order ledger, of whatever day: orders, sales of no order, returns; void ones are nothing."""
        listed = {doc["code"] for doc in self.docs["order"] if doc["state"] == "confirmed"}
        for doc in self.docs["order"]:
            yield from _rows(doc, 1)
        for doc in self.docs["shipment"]:
            if doc.get("order", {}).get("code") not in listed:
                yield from _rows(doc, 1)
        for doc in self.docs["goods_return"]:
            yield from _rows(doc, -1)

    def paid_for(self, first: date, last: date) -> dict[str, Decimal]:
        """{currency: what receipts up to the last day settled of orders of these days and sales of no order}."""
        orders = {d["code"]: d for d in self.docs["order"] if d["state"] == "confirmed"}
        meant = dict(orders)
        for doc in self.docs["shipment"]:
            if doc["state"] == "posted":
                meant[doc["code"]] = orders.get(doc.get("order", {}).get("code"), doc)
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for receipt in self.docs["receipt"]:
            if _day(receipt) > last or not _counts(receipt, last):
                continue
            for row in receipt.get("allocations", ()):
                settled = meant.get(row["document"]["code"])
                if settled is not None and first <= _day(settled) <= last:
                    sums[currency_of(settled)] += Decimal(row["amount"])
        return dict(sums)

    # Accounts

    def entries(self, last: date) -> dict[Place, list[Entry]]:
        """{account: its changes up to a day in their order}."""
        found: dict[Place, list[Entry]] = defaultdict(list)
        for kind, rank in (("shipment", 0), ("adjustment", 1), ("goods_return", 2), ("receipt", 3)):
            for doc in self.docs[kind]:
                for entry in _entries(doc, kind, rank):
                    if entry.day <= last:
                        found[_who(doc), currency_of(doc)].append(entry)
        for entries in found.values():
            entries.sort(key=lambda each: (each.day, each.rank, each.document, each.again))
        return found

    def aged(self, last: date) -> dict[Place, Aged]:
        """{account: by age on that day}."""
        return {place: _aged(entries, last) for place, entries in self.entries(last).items()}

    def owed_in_base(self, last: date) -> Decimal:
        """What all clients owe on that day in the currency of the books: what is settled comes to nothing, whatever the
        rates of its documents."""
        return sum((_in_base(entries) for entries in self.entries(last).values()), NIL)

    # Expenses

    def expenses(self, first: date, last: date) -> list[tuple[Doc, Decimal, Decimal]]:
        """(document, net, tax) of the period; what was rejected or withdrawn is nothing."""
        found = []
        for doc in self.docs["expense"]:
            if first <= _day(doc) <= last:
                counts = doc["state"] not in ("rejected", "withdrawn")
                net, tax = (Decimal(doc.get(key, 0)) if counts else NIL for key in ("net", "tax"))
                found.append((doc, net, tax))
        return found


def _day(doc: Doc) -> date:
    return date.fromisoformat(doc["date"])


def currency_of(doc: Doc) -> str:
    return str(doc.get("currency", BASE))


def _who(doc: Doc) -> str:
    return str(doc["client"].get("code") or doc["client"]["name"])


def _line(doc: Doc, row: Mapping[str, Any]) -> tuple[Decimal, Decimal, Decimal]:
    """(net, tax, total) of a line."""
    rate = Decimal(row.get("tax_rate", 0))
    whole = cents(Decimal(row["quantity"]) * Decimal(row["price"]) * (1 - Decimal(row.get("discount", 0))))
    if doc.get("price_incl_tax"):
        tax = cents(whole - whole / (1 + rate))
        return whole - tax, tax, whole
    tax = cents(whole * rate)
    return whole, tax, whole + tax


def _total(doc: Doc) -> Decimal:
    return sum((_line(doc, row)[2] for row in doc.get("lines", ())), NIL)


def _rows(doc: Doc, sign: int) -> Iterator[OrderRow]:
    if doc["state"] == "draft":
        return
    sign = 0 if doc["state"] == "void" else sign
    for row in doc.get("lines", ()):
        net, tax, total = (sign * part for part in _line(doc, row))
        product = f"{row['product'].get('name')} {row.get('model')}"
        rate = Decimal(doc.get("rate", 1))
        yield OrderRow(doc["code"], _who(doc), product, _day(doc), currency_of(doc), sign * Decimal(row["quantity"]),
                       net, tax, total, rate, "shipment" in doc)  # fmt: skip


def _counts(receipt: Doc, last: date) -> bool:
    if receipt["state"] == "bounced":
        return date.fromisoformat(receipt["bounced_on"]) > last
    return bool(receipt["state"] == "posted")


def _entries(doc: Doc, kind: str, rank: int) -> Iterator[Entry]:
    if doc["state"] not in ("posted", "bounced"):
        return
    rate = Decimal(doc.get("rate", 1))
    if kind == "shipment":
        value = _total(doc)
    elif kind == "goods_return":
        value = -_total(doc)
    elif kind == "receipt":
        value = -Decimal(doc["amount"])
    else:
        value = Decimal(doc["amount"])
    yield Entry(_day(doc), rank, doc["code"], kind, value, rate, doc)
    if doc["state"] == "bounced":
        yield Entry(date.fromisoformat(doc["bounced_on"]), rank, doc["code"], kind, -value, rate, doc, again=True)


def _aged(entries: list[Entry], last: date) -> Aged:
    """Credits settle what they name, in the order of the account; an order's go to its sales, the oldest first."""
    debits = [_open(each) for each in entries if each.kind == "shipment" and each.value > 0]
    debits += [_open(each) for each in entries if each.kind == "adjustment" and each.value > 0]
    aged = Aged()
    gone = {each.document for each in entries if each.again}
    for each in entries:
        if each.value <= 0 or each.again:
            aged.free += each.value
        for document, amount in () if each.document in gone else _names(each):
            for debit in debits:
                if document in (debit.document, debit.order):
                    left = debit.settle(amount)
                    aged.free += amount - left
                    amount = left
    for debit in debits:
        for due, part in debit.parts:
            late = (last - due).days
            name = next(name for name, most, _share in LOSSES if most is None or late <= most)
            aged.sums[name] += part
    return aged


def _in_base(entries: list[Entry]) -> Decimal:
    debits = {
        each.document: _open(each) for each in entries if each.kind in ("shipment", "adjustment") and each.value > 0
    }
    gone = {each.document for each in entries if each.again}
    taken: dict[str, Decimal] = defaultdict(Decimal)
    for each in entries:
        for document, amount in () if each.document in gone else _names(each):
            for debit in debits.values():
                if document in (debit.document, debit.order):
                    left = debit.settle(amount)
                    taken[debit.document] += amount - left
                    taken[each.document] -= amount - left
                    amount = left
    once = (cents(taken[each.document] * each.rate) for each in entries if not each.again)
    return sum((cents(each.value * each.rate) for each in entries), NIL) - sum(once, NIL)


def _names(entry: Entry) -> list[tuple[str, Decimal]]:
    """What a credit is for."""
    if entry.kind == "receipt":
        return [(row["document"]["code"], Decimal(row["amount"])) for row in entry.doc.get("allocations", ())]
    named = entry.doc.get("shipment") if entry.kind == "goods_return" else entry.doc.get("document")
    return [(named["code"], -entry.value)] if named and entry.kind != "shipment" and entry.value < 0 else []


def _open(entry: Entry) -> Open:
    doc, rest, parts = entry.doc, entry.value, []
    due = date.fromisoformat(doc.get("due", doc["date"]))
    told = [(date.fromisoformat(row["due"]), Decimal(row["amount"])) for row in doc.get("instalments", ())]
    for day, amount in sorted(told):
        taken = min(amount, rest)
        if taken > 0:
            parts.append((day, taken))
            rest -= taken
    if rest:
        parts.append((max([due, *(day for day, _part in parts)]), rest))
    return Open(entry.document, doc.get("order", {}).get("code", ""), parts)
