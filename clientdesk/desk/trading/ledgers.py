"""The ledgers of trading as workbooks: which there are, of which period, for whom."""

import io
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from clientdesk.analysis.trade.books import postings
from clientdesk.analysis.trade.exchange import in_base, owed_in_base
from clientdesk.analysis.trade.open_items import oldest_first
from clientdesk.analysis.trade.order_lines import sold
from clientdesk.analysis.trade.summary import sales
from clientdesk.desk.insuring.ledger import renewals
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.selling.ledger import opportunities
from clientdesk.desk.service import ledgers as service_ledgers
from clientdesk.desk.trading.limit import limit_in
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import (
    CONTACT,
    EXPENSE,
    GOODS_RETURN,
    OPPORTUNITY,
    ORDER,
    POLICY,
    PRODUCT,
    RECEIPT,
    SHIPMENT,
    TASK,
)
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING, Sold
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.work.contact import NO_CONTACT, Contact
from clientdesk.dossier.work.task import Task
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import client_id

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.workbooks.preview import SheetPreview
    from clientdesk.exchange.workbooks.trade.given import Given

Write = Callable[["Ledger", "Given", BinaryIO], None]


class Ledger:
    """One ledger that was asked for: its documents and clients are read once."""

    def __init__(
        self,
        desk: "Desk",
        *,
        since: date | None,
        until: date,
        clients: Collection[str] | None,
        kinds: Sequence[str] = (),
    ) -> None:
        self.desk = desk
        self.since = since
        self.until = until
        self.codes = clients
        self.rules = desk.trading.rules()
        # A policy may have no day of its own, and is sorted by its name then.
        last = None if POLICY.name in kinds else until
        self.records = list(desk.trading.documents(kinds, until=last, clients=clients))

    def clients(self) -> dict[str, Record]:
        """{code: record} of the clients of the documents, the trash too."""
        links = (record[record.kind.by_key["client"]] for record in self.records)
        codes = {link.target for link in links if link and link.target}
        found: dict[str, Record] = {}
        with self.desk.store.reading() as connection:
            numbers = [number for code in sorted(codes) if (number := client_id(connection, code))]
            for start in range(0, len(numbers), PAGE):
                page = read_page(connection, self.desk.store.schema, numbers[start : start + PAGE])
                found |= {record.code: record for record in page}
        return found

    def named(self) -> dict[str, str]:
        """{code or name of a client: its name as the documents say}."""
        links = (record[record.kind.by_key["client"]] for record in self.records)
        return {link.target or link.name: link.name for link in links if link}


def _orders(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.orders import write_orders

    rows = sold(ledger.records, base=ledger.rules.base, since=ledger.since, until=ledger.until, today=ledger.desk.today)
    write_orders(given, rows, out)


def _accounts(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.accounts import Receivable, write_accounts

    trading = ledger.desk.trading
    since = ledger.since or date.min
    owed = {(each.client, each.currency): each.balance for each in trading.standings_of(ledger.records, ledger.until)}
    found = trading.accounts_of(ledger.records, since=since, until=ledger.until)
    if given.amounts == "base":
        base = ledger.rules.base
        made = postings(ledger.records, base=base, until=ledger.until)
        owed = {(client, base): amount for client, amount in owed_in_base(made, base=base).items()}
        found = trading.accounts_from(in_base(made, base=base), since=since, until=ledger.until)
    named = ledger.named()
    accounts = [
        Receivable(each, named.get(each.client, each.client), owed[each.client, each.currency]) for each in found
    ]
    write_accounts(given, accounts, out)


def _ageing(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.ageing import Aged, Counted, write_ageing

    trading = ledger.desk.trading
    standings = trading.standings_of(ledger.records, ledger.until)
    if given.unallocated == "oldest":
        standings = [oldest_first(each) for each in standings]
    named = ledger.named()
    aged = [
        Aged(each, named.get(each.client, each.client), _limit(ledger, given.clients.get(each.client), each.currency))
        for each in trading.ages_of(standings, ledger.until, basis=ledger.rules.basis)
    ]
    write_ageing(given, aged, standings, counted=Counted(trading.allowances(), ledger.rules.basis), out=out)


def _limit(ledger: Ledger, client: Record | None, currency: str) -> Decimal | None:
    return limit_in(client, currency, ledger.rules, ledger.until) if client is not None else None


def _receipts(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.receipts import write_receipts

    write_receipts(given, [record for record in ledger.records if record.kind.name == RECEIPT.name], out)


def _expenses(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.expenses import write_expenses

    since, until = ledger.since or date.min, ledger.until
    of_kind = (record for record in ledger.records if record.kind.name == EXPENSE.name)
    spent = [record for record in of_kind if since <= (record[Expense.date] or since) <= until]
    write_expenses(given, spent, ledger.rules, out)


def _sales(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.sales import write_sales

    shown = [record for record in ledger.records if given.shows(_client(record))]
    rows = sold(shown, base=ledger.rules.base, until=ledger.until)
    since = ledger.since or _first_month(rows, ledger.until)
    given = replace(given, since=since)
    made = in_base(postings(shown, base=ledger.rules.base, until=ledger.until), base=ledger.rules.base)
    field = Header.abc_class_override
    grades = {code: grade for code, client in given.clients.items() if (grade := client[field])}
    told = sales(
        rows,
        made,
        since=since,
        until=ledger.until,
        costs=_costs(ledger),
        grades={
            code: Header.abc_class_override.type.show(grade, given.words) for code, grade in grades.items() if grade
        },
    )
    total = sum((row.base for row in rows if row.day >= since), NOTHING)
    write_sales(given, told, ledger_total=total, out=out)


def _contacts(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.contacts import Contacted, write_contacts

    since, planned = ledger.since or date.min, _planned(ledger.desk)
    made = [
        Contacted(record, *planned.get(record.code, ("", None)))
        for record in ledger.records
        if record[Contact.kind] != NO_CONTACT and (record[Contact.date] or date.min) >= since
    ]
    write_contacts(given, made, out)


def _planned(desk: "Desk") -> dict[str, tuple[str, date | None]]:
    """{number of a contact record: what was planned upon it, and for when}."""
    tasks = desk.clients.every(kinds=[TASK.name], fields=(Task.subject, Task.due, Task.follows))
    followed = ((record[Task.follows], record) for record in tasks)
    return {
        link.target: (record[Task.subject] or "", record[Task.due]) for link, record in followed if link and link.target
    }


def _first_month(rows: Sequence[Sold], until: date) -> date:
    """The first day of the month of the first sale; where there is none, of the last month."""
    return min((row.day for row in rows if row.day <= until), default=until).replace(day=1)


def _client(record: Record) -> str:
    link = record[record.kind.by_key["client"]]
    return (link.target or "") if link else ""


def _costs(ledger: Ledger) -> dict[tuple[str, str], Decimal]:
    """{(name, model) of a product: what one costs us in the currency of our books}, under its name alone where it is
    the only one of it; without one where there is no rate of exchange."""
    fields = (Product.name, Product.model, Product.cost, Product.currency)
    products = list(ledger.desk.clients.every(kinds=[PRODUCT.name], fields=fields))
    names, base = Counter(record.name for record in products), ledger.rules.base
    found: dict[tuple[str, str], Decimal] = {}
    for record in products:
        told, own = record[Product.cost], record[Product.currency] or base
        cost = None if told is None else ledger.rules.converted(told, own, base, ledger.until)
        if cost is not None:
            found[record.name, record[Product.model] or ""] = cost
            if names[record.name] == 1:
                found[record.name, ""] = cost
    return found


LEDGERS: dict[str, Write] = {
    "orders": _orders,
    "accounts": _accounts,
    "ageing": _ageing,
    "receipts": _receipts,
    "expenses": _expenses,
    "sales": _sales,
    "contacts": _contacts,
    "opportunities": opportunities,
    "service": service_ledgers.service,
    "complaints": service_ledgers.complaints,
    "renewals": renewals,
}
"""{name of a ledger: what writes it}."""
_WORK: Mapping[str, tuple[str, ...]] = {
    "contacts": (CONTACT.name,),
    "opportunities": (OPPORTUNITY.name,),
    "complaints": ("complaint",),
    "renewals": (POLICY.name,),
}
"""{ledger of the work with clients: the kinds it tells of}; it is for the own desk, the others are for the
accountant."""
_OTHERS: Mapping[str, tuple[str, ...]] = {"service": ("dispatch",)}
"""{ledger for the accountant of other kinds than documents of trading: the kinds it tells of}."""
_NUMBERED: Mapping[str, tuple[str, ...]] = {
    "orders": (ORDER.name, SHIPMENT.name, GOODS_RETURN.name),
    "receipts": (RECEIPT.name,),
}
"""{ledger: the kinds of document whose missing numbers it names}."""


@dataclass(frozen=True)
class LedgerWish:
    """Which ledger: from a day to a day, both inclusive (None: no beginning, today), of all clients or those with these
    codes.

    headings     "zh", "en" or "both"; `figures`: "formulas" or "values"
    amounts      of orders and receipts "original" (in the currency of each document), "base" (in that of our books at
                 the rate of the document) or "both"; of accounts "base", with the differences of exchange, or else
                 each in its currency
    void         "listed" with nothing, or "hidden": what is void, rejected or withdrawn
    unallocated  of the ageing: receipts that settle nothing yet stand "apart", or are taken off the "oldest" sales
    accounts     each account on one of "sheets" of its own, or all in "blocks" one below the other
    """

    name: str
    since: date | None = None
    until: date | None = None
    clients: tuple[str, ...] | None = None
    headings: str = "both"
    language: str = "en"
    figures: str = "formulas"
    amounts: Literal["both", "original", "base"] = "both"
    void: Literal["listed", "hidden"] = "listed"
    unallocated: Literal["apart", "oldest"] = "apart"
    accounts: Literal["sheets", "blocks"] = "sheets"


def save_ledger(desk: "Desk", name: str, out: Path, **wish: Any) -> None:
    """Write a ledger of trading as `LedgerWish` says. Raises `UserError` for a name there is none of, and for a period
    that ends before it begins."""
    refuse_client_file(out)
    write = _prepared(desk, LedgerWish(name, **wish))
    atomic_write(out, write)


def preview(desk: "Desk", wish: LedgerWish, *, rows: int = 20) -> "tuple[SheetPreview, ...]":
    """The first rows of each sheet the workbook would have; nothing is written."""
    from clientdesk.exchange.workbooks.preview import previews

    out = io.BytesIO()
    _prepared(desk, wish)(out)
    return previews(out.getvalue(), rows=rows)


def file_name(desk: "Desk", name: str) -> str:
    """The name a workbook made now is given unless the user chooses another."""
    return f"ClientDesk_{name}_{desk.now.astimezone():%Y%m%d-%H%M}.xlsx"


def _last_day(desk: "Desk", wish: LedgerWish) -> date:
    """Up to which day a ledger reckons. An ageing of a period that goes on is as of today: by its end all would be
    late."""
    today = desk.today
    last = wish.until or today
    return min(last, today) if wish.name == "ageing" else last


def _prepared(desk: "Desk", wish: LedgerWish) -> Callable[[BinaryIO], None]:
    """What writes the ledger, once everything it needs was read."""
    from clientdesk.exchange.profiles import Disclosure, Profile
    from clientdesk.exchange.workbooks.trade.given import Given

    _refuse_unknown(wish, wish.until or desk.today)
    last = _last_day(desk, wish)
    chosen = set(wish.clients) if wish.clients is not None else None
    kinds = _WORK.get(wish.name, _OTHERS.get(wish.name, ()))
    ledger = Ledger(desk, since=wish.since, until=last, clients=chosen, kinds=kinds)
    given = Given(
        clients=ledger.clients(),
        since=wish.since,
        until=last,
        base=ledger.rules.base,
        language=wish.language,
        headings=wish.headings,
        figures=wish.figures,
        amounts=wish.amounts,
        void=wish.void,
        unallocated=wish.unallocated,
        accounts=wish.accounts,
        disclosure=Disclosure(Profile.WORK if wish.name in _WORK else Profile.ACCOUNTING),
        printed_by=desk.user,
        now=desk.now.astimezone(),
        company=desk.house.for_print(wish.language).name,
        scope=tuple(_scope(wish.clients, wish.language)),
        gaps=_gaps(desk, wish, last),
    )
    return lambda file: LEDGERS[wish.name](ledger, given, file)


def _gaps(desk: "Desk", wish: LedgerWish, last: date) -> tuple[tuple[str, str], ...] | None:
    """(number, reason) of the numbers that are missing in a ledger; None where it has none of its own."""
    if wish.name not in _NUMBERED or wish.clients is not None:
        return None
    tr = catalogue(wish.language).tr
    found = desk.trading.gaps(_NUMBERED[wish.name], since=wish.since, until=last)
    return tuple((gap.number, tr(gap.reason)) for gap in found)


def _refuse_unknown(wish: LedgerWish, last: date) -> None:
    if wish.name not in LEDGERS:
        known = ", ".join(LEDGERS)
        raise UserError(
            N_("There is no ledger {name}; there are {known}."),
            code=ExitCode.USAGE,
            key="no_such_ledger",
            name=wish.name[:40],
            known=known,
        )
    if wish.since is not None and wish.since > last:
        raise UserError(
            N_("The period ends before it begins; nothing was written."),
            code=ExitCode.USAGE,
            key="period",
            hint=N_("Give the earlier day first."),
        )


def _scope(clients: Sequence[str] | None, language: str) -> Iterable[str]:
    if clients is not None:
        yield catalogue(language).ntr("{n} chosen client", "{n} chosen clients", len(clients))
