"""Files for accounting packages: vouchers, sales bills, clients; what was given out is marked and not given twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.analysis.trade.amounts import line_amount
from clientdesk.analysis.trade.vouchers import GIVEN, vouchers
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.trading.voucher_numbers import first_number, keep_next
from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.header import Header
from clientdesk.dossier.house.trade import PackageProfile, Trade
from clientdesk.dossier.kinds import ENTERPRISE, PERSON, SHIPMENT
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.packages import CLIENTS, SALES, SHIPPED, VOUCHERS, Profile, read_profile
from clientdesk.dossier.trade.posted import POSTED, Shipment
from clientdesk.dossier.trade.vouchers import NotBooked, Voucher
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.store.news import Changed
from clientdesk.store.records import client_id

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

Cells = Mapping[str, Any]
_WORD = "记"
"""The word before the number of a voucher."""
_BACK = "↩"
"""Ends the mark of a receipt whose bouncing was given out, too."""
_BACK_ALONE = "↶"
"""Ends the mark of a receipt of which the bouncing alone was given out."""
_LONGEST = 38
"""Letters of the name of a profile that a mark has room for."""
_WITHHELD = N_("Its client is marked never to be printed or exported")


@dataclass(frozen=True)
class Exported:
    """What a file for a package holds: how many documents and rows, both sides of its vouchers, what was left out and
    why, and the batch under which the documents are marked (empty: none were)."""

    documents: int
    rows: int
    debit: Decimal
    credit: Decimal
    left_out: tuple[NotBooked, ...]
    batch: str


def profiles(desk: "Desk") -> dict[str, Profile]:
    """{name: profile}: those that come with the program, and the house's own, which replace them under their name."""
    house = desk.house.record()
    own = [read_profile(row[PackageProfile.profile] or "") for row in house.rows(Trade.package_profiles)]
    return {**SHIPPED, **{profile.name: profile for profile in own}}


def keep_profile(desk: "Desk", text: str) -> Changed:
    """Keep a profile of the house's own, out of its JSON, in place of one of the same name."""
    profile = read_profile(text)
    house = desk.house.record()
    rows = [row for row in house.rows(Trade.package_profiles) if row[PackageProfile.name] != profile.name]
    values = {PackageProfile.name.key: profile.name, PackageProfile.profile.key: profile.to_json()}
    house[Trade.package_profiles] = (*rows, Row(values))
    return desk.clients.save(house) if house.id else desk.clients.create(house)


def export_package(
    desk: "Desk",
    name: str,
    out: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    again: bool = False,
    first: int | None = None,
) -> Exported:
    """Write a file for an accounting package, of the documents of a period that were not given out yet (`again`: of all
    of them), and mark them. Vouchers are numbered within their month from `first`,
    without one after those that were given out before. Raises `UserError` where a voucher
    does not balance, something the package needs is missing, or there is nothing to write."""
    from clientdesk.exchange.packages import Given, refuse_incomplete, write_package

    profile = profiles(desk).get(name)
    if profile is None:
        known = ", ".join(profiles(desk))
        text = N_("There is no profile {name}; there are {known}.")
        raise UserError(text, code=ExitCode.USAGE, key="no_such_profile", name=name[:40], known=known)
    refuse_client_file(out)
    last = until or desk.today
    rows, left = _ROWS[profile.rows](desk, profile, _Wish(since, last, again, first))
    if not rows:
        raise UserError(
            N_("There is nothing to write for this period."),
            key="nothing_to_export",
            hint=N_("What was given out before is left out; it can be written again where you say so."),
        )
    if profile.most and len({document for document, _row in rows}) > profile.most:
        raise UserError(
            N_("The package takes {most} documents in one file, and these are more; nothing was written."),
            key="too_many_documents",
            hint=N_("Choose a shorter period."),
            most=profile.most,
        )
    given = Given([row for _document, row in rows], [document for document, _row in rows])
    refuse_incomplete(profile, given)
    documents = list(dict.fromkeys(given.documents))
    batch = ""
    if profile.rows == CLIENTS:
        atomic_write(out, lambda file: write_package(profile, given, file))
    else:
        batch = _mark(desk, rows, profile, lambda: atomic_write(out, lambda file: write_package(profile, given, file)))
    sides = ("debit", "credit")
    debit, credit = (sum((_amount(row, side) for row in given.rows), Decimal(0)) for side in sides)
    return Exported(len(documents), len(given.rows), debit, credit, tuple(left), batch)


def _amount(row: Cells, side: str) -> Decimal:
    value = row.get(side)
    return value if isinstance(value, Decimal) else Decimal(0)


def _mark(desk: "Desk", rows: Sequence[tuple[str, Cells]], profile: Profile, write: Callable[[], None]) -> str:
    """Write the batch into the documents, as one step, and the file with it: neither is there without the other."""
    batch = f"{profile.name[:_LONGEST]} {desk.now.astimezone():%Y-%m-%d %H:%M}"
    signs: dict[str, set[int]] = {}
    for document, cells in rows:
        signs.setdefault(document, set()).add(cells.get("sign", 1))
    told = {"name": profile.name, "n": len(signs)}
    with desk.store.step(N_("Give {n} documents to {name}"), by=desk.user, values=told) as step:
        for code, now in signs.items():
            record = desk.clients.get(code)
            given = now | {sign for sign in (1, -1) if _was_given(record, sign)}
            ends = "" if given == {1} else f" {_BACK}" if given == {1, -1} else f" {_BACK_ALONE}"
            record[record.kind.by_key["export_batch"]] = f"{batch}{ends}"
            desk.clients.save_in(step, record)
        keep_next(step, (cells for _document, cells in rows))
        write()
    return batch


def _was_given(record: Record, sign: int) -> bool:
    """Whether a document was given out before; for what a bounced bill takes back the mark says so itself."""
    mark = record[record.kind.by_key["export_batch"]] or ""
    if sign > 0:
        return bool(mark) and not mark.endswith(_BACK_ALONE)
    return mark.endswith((_BACK, _BACK_ALONE))


_Rows = tuple[list[tuple[str, Cells]], list[NotBooked]]


def _voucher_rows(desk: "Desk", profile: Profile, wish: "_Wish") -> _Rows:
    rules = desk.trading.rules()
    given = (lambda _record, _sign: False) if wish.again else _was_given
    shown, withheld = _shown(desk, desk.trading.documents(until=wish.until))
    made, left = vouchers(
        shown,
        rules,
        since=wish.since,
        until=wish.until,
        first=partial(first_number, desk, asked=wish.first, anew=wish.again),
        given=given,
    )
    rows: list[tuple[str, Cells]] = []
    for serial, voucher in enumerate(made, start=1):
        _refuse_unbalanced(voucher)
        rows += [(voucher.document, cells) for cells in _entries(voucher, serial, profile, desk.user)]
    dated = (record for record in withheld if wish.since is None or (_day(record) or date.min) >= wish.since)
    return rows, [*left, *(NotBooked(record.code, _WITHHELD) for record in dated)]


def _day(record: Record) -> date | None:
    return record[record.kind.dated] if record.kind.dated else None


def _shown(desk: "Desk", records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Those whose client may be exported, and those whose may not."""
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.profiles import Profile as Shown

    disclosure, known = Disclosure(Shown.ACCOUNTING), dict[str, bool]()
    kept: tuple[list[Record], list[Record]] = [], []
    for record in records:
        link = record[record.kind.by_key["client"]]
        code = (link.target or "") if link else ""
        if code not in known:
            client = _file(desk, code)
            known[code] = client is not None and disclosure.withholds(client)
        kept[known[code]].append(record)
    return kept


def _file(desk: "Desk", code: str) -> Record | None:
    """The file of a client; None for somebody without one, or whose file is gone."""
    with desk.store.reading() as connection:
        number = client_id(connection, code) if code else None
    return desk.clients.by_number(number) if number else None


def _refuse_unbalanced(voucher: Voucher) -> None:
    if voucher.difference:
        raise UserError(
            N_("The voucher of {document} does not balance by {difference}; nothing was written."),
            key="unbalanced",
            hint=N_("Please report this; the documents are safe."),
            document=voucher.document,
            difference=f"{voucher.difference:.2f}",
        )


def _entries(voucher: Voucher, serial: int, profile: Profile, maker: str) -> list[Cells]:
    day = voucher.day
    common = {
        "date": day,
        "year": day.year,
        "period": day.month,
        "word": _WORD,
        "number": voucher.number,
        "papers": voucher.papers,
        "summary": voucher.summary,
        "maker": maker,
        "serial": serial,
        "document": voucher.document,
        "sign": voucher.sign,
        "quantity": 0,
        "price": 0,
    }
    chinese = catalogue("zh_CN")
    return [
        {
            **common,
            "account": entry.account.code,
            "account_name": entry.account.name,
            "debit": entry.debit,
            "credit": entry.credit,
            "currency": profile.settings.get(entry.currency, entry.currency),
            "currency_name": CURRENCY.label(entry.currency, chinese),
            "original": entry.original,
            "rate": entry.rate,
            "client": entry.client,
            "client_name": entry.name,
            "item": f"客户---{entry.client}---{entry.name}" if entry.client else "",
            "entry": place,
        }
        for place, entry in enumerate(voucher.entries)
    ]


def _sales_rows(desk: "Desk", profile: Profile, wish: "_Wish") -> _Rows:
    rows: list[tuple[str, Cells]] = []
    left: list[NotBooked] = []
    found = desk.trading.documents([SHIPMENT.name], since=wish.since, until=wish.until)
    shown, withheld = _shown(desk, found)
    left += [NotBooked(record.code, _WITHHELD) for record in withheld]
    for record in shown:
        if record[Shipment.state] != POSTED:
            left.append(NotBooked(record.code, N_("It is a draft, void, rejected or withdrawn")))
        elif not wish.again and _was_given(record, 1):
            left.append(NotBooked(record.code, GIVEN))
        else:
            client = _client(desk, record)
            rows += [(record.code, _sold(record, row, client)) for row in record.rows(Shipment.lines)]
    return rows, left


def _client(desk: "Desk", record: Record) -> Cells:
    link = record[Shipment.client]
    client = _file(desk, link.target or "") if link else None
    if client is None:
        return {"client": (link.target or "") if link else "", "client_name": link.name if link else ""}
    return _of_client(client, desk.trading.rules().base)


def _sold(record: Record, row: Row, client: Cells) -> Cells:
    incl = bool(record[Shipment.price_incl_tax])
    amount, product, seller = line_amount(row, incl=incl), row[Line.product], record[Shipment.salesperson]
    order = record[Shipment.order]
    return {
        **client,
        "date": record[Shipment.invoice_date] or record[Shipment.date],
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


def _client_rows(desk: "Desk", profile: Profile, wish: "_Wish") -> _Rows:
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.profiles import Profile as Shown

    disclosure, rows, left = Disclosure(Shown.ACCOUNTING), list[tuple[str, Cells]](), list[NotBooked]()
    base = desk.trading.rules().base
    for record in desk.clients.every(kinds=[ENTERPRISE.name, PERSON.name]):
        if disclosure.withholds(record):
            left.append(NotBooked(record.code, _WITHHELD))
        else:
            rows.append((record.code, _of_client(record, base)))
    return rows, left


def _of_client(record: Record, base: str) -> Cells:
    """What a package is told of a client: names and what belongs to the business."""
    owner = record[Header.owner_id]
    told: dict[str, Any] = {
        "client": record.code,
        "client_name": record.name,
        "salesperson": owner.name if owner else "",
    }
    if record.kind.name == PERSON.name:
        address = record[Basics.office_address]
        told |= {"phone": record[Basics.office_phone]}
    else:
        address = record[Firm.address]
        told |= {
            "short": record[Heading.short_name],
            "tax_no": record[Firm.reg_no],
            "phone": record[Firm.phone],
            "email": record[Firm.email],
            "terms": record[Terms.payment_terms] or "",
            "limit": record[Terms.credit_limit],
            "currency": record[Terms.currency] or base,
        }
    if address is not None:
        told |= {
            "address": address.one_line(chinese_order=True),
            "city": address.city,
            "postcode": address.postcode,
            "country": address.country,
        }
    return told


@dataclass(frozen=True)
class _Wish:
    """Of when, whether also what was given out before, and the number of the first voucher of a month."""

    since: date | None
    until: date
    again: bool
    first: int | None


_ROWS: Mapping[str, Callable[["Desk", Profile, _Wish], _Rows]] = {
    VOUCHERS: _voucher_rows,
    SALES: _sales_rows,
    CLIENTS: _client_rows,
}
