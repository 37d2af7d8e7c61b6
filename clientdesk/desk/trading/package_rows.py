"""What goes into files for accounting packages: the entries of vouchers, the lines of bills, the clients."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from clientdesk.analysis.trade.vouchers import Before, vouchers
from clientdesk.desk.trading.marks import Mark, Marks, changed_on, given_events, voucher_mark
from clientdesk.desk.trading.voucher_numbers import first_number
from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.packages import Profile
from clientdesk.dossier.trade.vouchers import NotBooked, Voucher
from clientdesk.errors import UserError
from clientdesk.i18n import N_, catalogue
from clientdesk.store.records import client_id

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

Cells = Mapping[str, Any]
_WORD = "记"
"""The word before the number of a voucher."""
WITHHELD = N_("Its client is marked never to be printed or exported")


@dataclass(frozen=True)
class Wish:
    """Of when, whether also what was given out before, and the number of the first voucher of a month."""

    since: date | None
    until: date
    again: bool
    first: int | None


@dataclass(frozen=True)
class Lot:
    """What is written of one event of a document, as rows; `mark` is to be noted with it, nothing where it was before;
    `corrects`: it tells what was changed since it was given out."""

    document: str
    rows: tuple[Cells, ...]
    mark: Mark | None = None
    corrects: bool = False


Lots = tuple[list[Lot], list[NotBooked]]


def voucher_lots(desk: "Desk", profile: Profile, wish: Wish, *, marks: Marks, batch: str) -> Lots:
    """A lot for each voucher."""
    shown, withheld = shown_and_withheld(desk, desk.trading.documents(until=wish.until))
    made, left = vouchers(
        shown,
        desk.trading.rules(),
        since=wish.since,
        until=wish.until,
        first=partial(first_number, desk, asked=wish.first, anew=wish.again),
        before=Before(partial(given_events, marks), partial(changed_on, desk), wish.again),
    )
    lots = []
    for serial, voucher in enumerate(made, start=1):
        _refuse_unbalanced(voucher)
        mark = None if voucher.again else voucher_mark(voucher, batch)
        lots.append(Lot(voucher.document, tuple(_entries(voucher, serial, profile, desk.user)), mark, voucher.corrects))
    dated = (record for record in withheld if wish.since is None or (_day(record) or date.min) >= wish.since)
    return lots, [*left, *(NotBooked(record.code, WITHHELD) for record in dated)]


def _day(record: Record) -> date | None:
    return record[record.kind.dated] if record.kind.dated else None


def shown_and_withheld(desk: "Desk", records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Those whose client may be exported, and those whose may not."""
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.profiles import Profile as Shown

    disclosure, known = Disclosure(Shown.ACCOUNTING), dict[str, bool]()
    kept: tuple[list[Record], list[Record]] = [], []
    for record in records:
        link = record[record.kind.by_key["client"]]
        code = (link.target or "") if link else ""
        if code not in known:
            client = file_of(desk, code)
            known[code] = client is not None and disclosure.withholds(client)
        kept[known[code]].append(record)
    return kept


def file_of(desk: "Desk", code: str) -> Record | None:
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


def client_lots(desk: "Desk", _profile: Profile, _wish: Wish, *, marks: Marks, batch: str) -> Lots:
    """A lot for each client; what is known of clients is not marked."""
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.profiles import Profile as Shown

    disclosure, lots, left = Disclosure(Shown.ACCOUNTING), list[Lot](), list[NotBooked]()
    base = desk.trading.rules().base
    for record in desk.clients.every(kinds=[ENTERPRISE.name, PERSON.name]):
        if disclosure.withholds(record):
            left.append(NotBooked(record.code, WITHHELD))
        else:
            lots.append(Lot(record.code, (of_client(record, base),)))
    return lots, left


def of_client(record: Record, base: str) -> Cells:
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


def side(rows: Sequence[Cells], name: str) -> Decimal:
    """The sum of one side of vouchers; nothing in other files."""
    return sum((value for row in rows if isinstance(value := row.get(name), Decimal)), Decimal(0))
