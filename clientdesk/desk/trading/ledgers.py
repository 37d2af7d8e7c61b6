"""The ledgers of trading as workbooks: which there are, of which period, for whom."""

import io
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from clientdesk.analysis.trade.books import postings
from clientdesk.analysis.trade.order_lines import sold
from clientdesk.analysis.trade.summary import sales
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.trading.limit import limit_in
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import EXPENSE, PRODUCT, RECEIPT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.spent import Expense
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

    def __init__(self, desk: "Desk", *, since: date | None, until: date, clients: Collection[str] | None) -> None:
        self.desk = desk
        self.since = since
        self.until = until
        self.codes = clients
        self.rules = desk.trading.rules()
        self.records = list(desk.trading.documents(until=until, clients=clients))

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

    rows = sold(ledger.records, base=ledger.rules.base, since=ledger.since, until=ledger.until)
    write_orders(given, rows, out)


def _accounts(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.accounts import Receivable, write_accounts

    trading = ledger.desk.trading
    since = ledger.since or date.min
    owed = {(each.client, each.currency): each.balance for each in trading.standings_of(ledger.records, ledger.until)}
    named = ledger.named()
    accounts = [
        Receivable(each, named.get(each.client, each.client), owed[each.client, each.currency])
        for each in trading.accounts_of(ledger.records, since=since, until=ledger.until)
    ]
    write_accounts(given, accounts, out)


def _ageing(ledger: Ledger, given: "Given", out: BinaryIO) -> None:
    from clientdesk.exchange.workbooks.trade.ageing import Aged, write_ageing

    trading = ledger.desk.trading
    standings = trading.standings_of(ledger.records, ledger.until)
    named = ledger.named()
    aged = [
        Aged(each, named.get(each.client, each.client), _limit(ledger, given.clients.get(each.client), each.currency))
        for each in trading.ages_of(standings, ledger.until)
    ]
    write_ageing(given, aged, standings, allowances=trading.allowances(), out=out)


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

    given = replace(given, since=_first(ledger))
    since, shown = _first(ledger), [record for record in ledger.records if given.shows(_client(record))]
    rows = sold(shown, base=ledger.rules.base, until=ledger.until)
    made = postings(shown, base=ledger.rules.base, until=ledger.until)
    field = Header.abc_class_override
    grades = {code: grade for code, client in given.clients.items() if (grade := client[field])}
    told = sales(
        rows,
        made,
        since=since,
        until=ledger.until,
        costs=_costs(ledger.desk),
        grades={
            code: Header.abc_class_override.type.show(grade, given.words) for code, grade in grades.items() if grade
        },
    )
    total = sum((row.base for row in rows if row.day >= since), NOTHING)
    write_sales(given, told, ledger_total=total, out=out)


def _first(ledger: Ledger) -> date:
    """The first day of the period; without one, the first of January of its last year."""
    return ledger.since or date(ledger.until.year, 1, 1)


def _client(record: Record) -> str:
    link = record[record.kind.by_key["client"]]
    return (link.target or "") if link else ""


def _costs(desk: "Desk") -> dict[str, Decimal]:
    """{name of a product: what one costs us}."""
    products = desk.clients.every(kinds=[PRODUCT.name], fields=(Product.name, Product.cost))
    return {record.name: cost for record in products if (cost := record[Product.cost]) is not None}


LEDGERS: dict[str, Write] = {
    "orders": _orders,
    "accounts": _accounts,
    "ageing": _ageing,
    "receipts": _receipts,
    "expenses": _expenses,
    "sales": _sales,
}
"""{name of a ledger: what writes it}."""


@dataclass(frozen=True)
class LedgerWish:
    """Which ledger: from a day to a day, both inclusive (None: no beginning, today), of all clients or those with these
    codes; headings "zh", "en" or "both"; figures "formulas" or "values"."""

    name: str
    since: date | None = None
    until: date | None = None
    clients: tuple[str, ...] | None = None
    headings: str = "both"
    language: str = "en"
    figures: str = "formulas"


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


def _prepared(desk: "Desk", wish: LedgerWish) -> Callable[[BinaryIO], None]:
    """What writes the ledger, once everything it needs was read."""
    from clientdesk.exchange.profiles import Disclosure, Profile
    from clientdesk.exchange.workbooks.trade.given import Given

    name, last = wish.name, wish.until or desk.today
    if name not in LEDGERS:
        known = ", ".join(LEDGERS)
        raise UserError(
            N_("There is no ledger {name}; there are {known}."),
            code=ExitCode.USAGE,
            key="no_such_ledger",
            name=name[:40],
            known=known,
        )
    if wish.since is not None and wish.since > last:
        raise UserError(
            N_("The period ends before it begins; nothing was written."),
            code=ExitCode.USAGE,
            key="period",
            hint=N_("Give the earlier day first."),
        )
    chosen = set(wish.clients) if wish.clients is not None else None
    ledger = Ledger(desk, since=wish.since, until=last, clients=chosen)
    given = Given(
        clients=ledger.clients(),
        since=wish.since,
        until=last,
        base=ledger.rules.base,
        language=wish.language,
        headings=wish.headings,
        figures=wish.figures,
        disclosure=Disclosure(Profile.ACCOUNTING),
        printed_by=desk.user,
        now=desk.now.astimezone(),
        company=desk.house.for_print(wish.language).name,
        scope=tuple(_scope(wish.clients, wish.language)),
    )
    return lambda file: LEDGERS[name](ledger, given, file)


def _scope(clients: Sequence[str] | None, language: str) -> Iterable[str]:
    if clients is not None:
        yield catalogue(language).ntr("{n} chosen client", "{n} chosen clients", len(clients))
