"""Sales as bills for accounting packages: their lines, what was changed since they were given out, prices one way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.analysis.trade.amounts import line_amount, rounded
from clientdesk.analysis.trade.entries import DRAFT
from clientdesk.analysis.trade.vouchers import GIVEN
from clientdesk.desk.trading.marks import Mark, Marks, changed_on
from clientdesk.desk.trading.package_rows import (
    WITHHELD,
    Cells,
    Lot,
    Lots,
    Wish,
    file_of,
    of_client,
    shown_and_withheld,
)
from clientdesk.dossier.kinds import SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.packages import NET_PRICES, PRICES, REDUCED_PRICES, Profile, tax_name
from clientdesk.dossier.trade.posted import POSTED, Shipment
from clientdesk.dossier.trade.vouchers import POST, NotBooked

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_FIGURES = ("quantity", "discount", "net", "tax_rate", "tax", "total")
_SUBSTANCE = ("model", "price", "currency", *_FIGURES)
"""What makes another bill of it when it is changed, besides another client or article."""
_KNOWN_BY = (("client", "client_name"), ("article", "product"))
"""(code, name) of those: a name is looked at where there is no code, so nothing is billed anew for a new name."""
_TURNED = ("quantity", "net", "tax", "total")
"""What is below zero in a red bill."""
_FOUR = Decimal("0.0001")
_RED = "R"


def bill_lots(desk: "Desk", profile: Profile, wish: Wish, *, marks: Marks, batch: str) -> Lots:
    """A lot for each sale of the period that was not billed yet; of those that were changed since, a red bill of what
    was told and a new one of what there is, both of the day of the change."""
    lots: list[Lot] = []
    left: list[NotBooked] = []
    shown, withheld = shown_and_withheld(desk, desk.trading.documents([SHIPMENT.name], until=wish.until))
    left += [NotBooked(record.code, WITHHELD) for record in withheld if _is_within(record[Shipment.date], wish)]
    whose = _Clients(desk)
    for record in shown:
        now = whose.lines(record) if record[Shipment.state] == POSTED else ()
        told = _of_sale(desk, record, now, wish, marks=marks, batch=batch)
        made = [lot for lot in told if _is_within(_day(lot), wish)]
        lots += [replace(lot, rows=tuple(_as_named(row, profile) for row in lot.rows)) for lot in made]
        if not made and _is_within(record[Shipment.date], wish):
            given = marks.of(record) or marks.named_only(record)
            left.append(NotBooked(record.code, GIVEN if given else DRAFT))
    return lots, left


def _as_named(row: Cells, profile: Profile) -> Cells:
    """A row with its price one way, and its rate of tax as the package calls it."""
    return {**one_way(row, profile), "tax_name": tax_name(row.get("tax_rate"), profile)}


def is_red(lot: Lot) -> bool:
    """Whether it takes back what was billed."""
    return bool(lot.rows) and sum((row["total"] for row in lot.rows), Decimal(0)) < 0


def as_credit_note(lot: Lot) -> Lot:
    """A red bill as a credit note, which tells the same with figures above zero."""
    return replace(lot, rows=tuple(_turned(row) for row in lot.rows))


def _is_within(day: date | None, wish: Wish) -> bool:
    return day is not None and (wish.since is None or day >= wish.since) and day <= wish.until


def _day(lot: Lot) -> date | None:
    """When it was billed: of a sale its own day, whatever stands on its invoice."""
    day: date | None = lot.rows[0].get("posted") if lot.rows else None
    return day


def _of_sale(
    desk: "Desk", record: Record, now: tuple[Cells, ...], wish: Wish, *, marks: Marks, batch: str
) -> Iterator[Lot]:
    given, named = marks.of(record), marks.named_only(record)
    if wish.again:
        yield from _once_more(record.code, given)
    if not given:
        if now and (wish.again or not named):
            yield Lot(record.code, now, _mark(now, batch))
    elif _substance(given[-1].figures) != _substance(now):
        day = max([changed_on(desk, record), *(mark.day for mark in given if mark.day)])
        yield from _instead(record.code, given[-1].figures, now, number=len(given), day=day, batch=batch)


def _once_more(code: str, given: Sequence[Mark]) -> Iterator[Lot]:
    """All that was given out of a sale: the bill, and each change of it."""
    for number, mark in enumerate(given):
        if not number:
            yield Lot(code, mark.figures)
            continue
        day = mark.day or date.min
        for lot in _instead(code, given[number - 1].figures, mark.figures, number=number, day=day, batch=""):
            yield replace(lot, mark=None)


def _instead(
    code: str, before: Sequence[Cells], now: Sequence[Cells], *, number: int, day: date, batch: str
) -> Iterator[Lot]:
    """A red bill of what was told before and a new one of what there is now, noted with the last of both: after a sale
    that is void there is nothing any more."""
    red = tuple(_dated(_turned(row), day, f"-{_RED}{number}") for row in before)
    anew = tuple(_dated(row, day, f"-{number + 1}") for row in now)
    mark = Mark(POST, day, batch, anew)
    if red:
        yield Lot(code, red, None if anew else mark, corrects=True)
    if anew:
        yield Lot(code, anew, mark, corrects=True)


def _mark(rows: tuple[Cells, ...], batch: str) -> Mark:
    return Mark(POST, rows[0]["posted"], batch, rows)


def _substance(rows: Sequence[Cells]) -> list[tuple[str, ...]]:
    return [
        (
            *(_comparable(row.get(code) or row.get(name)) for code, name in _KNOWN_BY),
            *(_comparable(row.get(key)) for key in _SUBSTANCE),
        )
        for row in rows
    ]


def _comparable(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value or "")


def _turned(row: Cells) -> Cells:
    return {**row, **{key: -row[key] for key in _TURNED if isinstance(row.get(key), Decimal)}}


def _dated(row: Cells, day: date, ending: str) -> Cells:
    """A row of a bill that follows another one: of its own day, under numbers of its own."""
    first = row.get("first_invoice") or row["invoice"]
    code = row.get("first_number") or row["number"]
    due = max(day, row["due"]) if row.get("due") else day
    told = {"date": day, "due": due, "posted": day, "first_invoice": first, "first_number": code}
    return {**row, **told, "invoice": f"{first}{ending}", "number": f"{code}{ending}"}


class _Clients:
    """What bills say of clients, each of which is read once."""

    def __init__(self, desk: "Desk") -> None:
        self.desk, self.base = desk, desk.trading.rules().base
        self._known: dict[str, Cells] = {}

    def lines(self, record: Record) -> tuple[Cells, ...]:
        """The lines of a sale as they are billed now."""
        link = record[Shipment.client]
        code = (link.target or "") if link else ""
        if code not in self._known:
            client = file_of(self.desk, code)
            self._known[code] = of_client(client, self.base) if client is not None else {}
        named = {"client": code, "client_name": link.name if link else ""}
        return tuple(_sold(record, row, {**named, **self._known[code]}) for row in record.rows(Shipment.lines))


def _sold(record: Record, row: Row, client: Cells) -> Cells:
    incl = bool(record[Shipment.price_incl_tax])
    amount, product, seller = line_amount(row, incl=incl), row[Line.product], record[Shipment.salesperson]
    order = record[Shipment.order]
    return {
        **client,
        "date": record[Shipment.invoice_date] or record[Shipment.date],
        "posted": record[Shipment.date],
        "due": record[Shipment.due],
        "number": record.code,
        "invoice": record[Shipment.invoice_no] or record.code,
        "reference": (order.target or order.name) if order else "",
        "line": row[Line.no],
        "article": (product.target or "") if product else "",
        "product": (product.name or product.target or "") if product else "",
        "model": row[Line.model] or "",
        "unit": row[Line.unit] or "",
        "quantity": row[Line.quantity],
        "price": row[Line.price],
        "incl": incl,
        "discount": row[Line.discount],
        "discount_percent": (row[Line.discount] or Decimal(0)) * 100 or None,
        "net": amount.net,
        "tax_rate": row[Line.tax_rate],
        "tax": amount.tax,
        "total": amount.total,
        "currency": record[Shipment.currency],
        "terms": record[Shipment.terms] or "",
        "salesperson": seller.name if seller else "",
        "summary": record[Shipment.particulars] or "",
        "remark": row[Line.remark] or "",
    }


def one_way(row: Cells, profile: Profile) -> Cells:
    """A row with its price as the profile wants all of them: `net` without tax, `reduced` without tax and with the
    discount taken off; otherwise as it was written. Quantity times price comes to the net amount to the cent; where no
    price of four decimals does, it is one of the whole, which then says how many that are."""
    wanted = profile.settings.get(PRICES, "")
    discount = row.get("discount") or Decimal(0)
    if wanted not in (NET_PRICES, REDUCED_PRICES) or not (row.get("incl") or (wanted == REDUCED_PRICES and discount)):
        return row
    quantity, net = row.get("quantity") or Decimal(0), row["net"]
    kept = Decimal(0) if wanted == REDUCED_PRICES else discount
    share = quantity * (1 - kept)
    price = (net / share).quantize(_FOUR, ROUND_HALF_UP) if share else _without_tax(row)
    told: dict[str, Any] = {"price": price, "discount": kept or None, "discount_percent": kept * 100 or None}
    if rounded(share * price) != net:
        sign = -1 if net < 0 else 1
        told |= {"quantity": Decimal(sign), "price": abs(net), "discount": None, "discount_percent": None}
        told |= {"product": f"{row.get('product') or ''} × {quantity.normalize():f}".strip()}
    return {**row, **told}


def _without_tax(row: Cells) -> Decimal:
    price, rate = row.get("price") or Decimal(0), row.get("tax_rate") or Decimal(0)
    return (price / (1 + rate)).quantize(_FOUR, ROUND_HALF_UP) if row.get("incl") else price
