"""Trading with clients: products, documents, and what is owed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from clientdesk.analysis.trade.account import accounts
from clientdesk.analysis.trade.ageing import ALLOWANCES, ages
from clientdesk.analysis.trade.books import (
    POSTINGS,
    READ,
    balance,
    by_account,
    document_amount,
    is_live,
    postings,
    target,
)
from clientdesk.analysis.trade.exchange import in_base
from clientdesk.analysis.trade.open_items import oldest_first, standings
from clientdesk.analysis.trade.order_lines import waiting
from clientdesk.desk.part import Part
from clientdesk.desk.trading.agreeing import refuse_contradiction
from clientdesk.desk.trading.approving import Approving
from clientdesk.desk.trading.filling import WITH_LINES, copy_of, fill
from clientdesk.desk.trading.following import allocated, owed
from clientdesk.desk.trading.gaps import Gap, gaps
from clientdesk.desk.trading.late import refuse_late_difference
from clientdesk.desk.trading.limit import Limit, limit_of, with_rates_of
from clientdesk.desk.trading.proving import proof, proof_of
from clientdesk.desk.trading.settling import is_note, settle
from clientdesk.desk.trading.versions import Version, versions
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import TradeRules, trade_rules
from clientdesk.dossier.kinds import (
    DOCUMENT_NAMES,
    DOCUMENTS,
    ENTERPRISE,
    EXPENSE,
    GOODS_RETURN,
    ORDER,
    QUOTATION,
    RECEIPT,
    SHIPMENT,
)
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import BUCKETS, DUE, NOTHING, Account, Age, Posting, Standing
from clientdesk.dossier.trade.lines import Line, PostedLine, sold_line
from clientdesk.dossier.trade.posted import POSTED, Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, VOID, Order
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.store import trading as stored
from clientdesk.store.changes import Change
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import client_id, read_record
from clientdesk.store.schema import Connection, Schema


@dataclass(frozen=True)
class _Seen:
    """A state of the file that is only read."""

    connection: Connection
    schema: Schema


@dataclass(frozen=True)
class CreditWarning:
    """What stands against selling to a client: `exposure` is what is owed with this document in the house's currency,
    beside the `limit` in force; `hold`: nothing is to be sold at all, for `reason`."""

    exposure: Decimal
    limit: Limit | None
    hold: bool = False
    reason: str = ""


class Trading(Part):
    """`desk.trading`."""

    def rules(self) -> TradeRules:
        """How the house trades."""
        return trade_rules(self.desk.house.record())

    @cached_property
    def approving(self) -> Approving:
        """The way of expenses."""
        return Approving(self.desk)

    # Making; nothing is stored before `clients.create`

    def document(self, kind: str, client: str = "", *, day: date | None = None) -> Record:
        """An empty document with its defaults, for a client."""
        record = self.desk.clients.new(kind)
        keys = record.kind.by_key
        if client:
            record[keys["client"]] = Link(client, self.desk.clients.get(client).name)
        if day:
            record[keys["date"]] = day
        return record

    def shipment(self, order: str) -> Record:
        """A sale of everything that is still to go out of an order."""
        record, ordered = self.document(SHIPMENT.name), self.desk.clients.get(order)
        self._refuse_other_kind(ordered, ORDER.name)
        record[Shipment.order], record[Shipment.client] = Link(order), ordered[Order.client]
        gone = self._quantities(self._pointing_at(order, SHIPMENT.name), Shipment)
        record[Shipment.lines] = tuple(_rest(ordered.rows(Order.lines), gone, lambda row: row[Line.no]))
        record[Shipment.instalments] = ordered.rows(Order.instalments) if not gone else None
        return record

    def goods_return(self, shipment: str) -> Record:
        """A return of everything of a sale that did not come back yet."""
        record, sold = self.document(GOODS_RETURN.name), self.desk.clients.get(shipment)
        self._refuse_other_kind(sold, SHIPMENT.name)
        record[GoodsReturn.shipment], record[GoodsReturn.client] = Link(shipment), sold[Shipment.client]
        back = self._quantities(self._pointing_at(shipment, GOODS_RETURN.name), GoodsReturn)
        left = _rest(sold.rows(Shipment.lines), back, sold_line)
        record[GoodsReturn.lines] = tuple(row for row in left if (row[Line.quantity] or NOTHING) > 0)
        return record

    def receipt(self, client: str, amount: Decimal, *, currency: str | None = None) -> Record:
        """A receipt allocated to what is due longest; what is left of it is an advance."""
        record = self.document(RECEIPT.name, client)
        record[Receipt.amount], record[Receipt.currency] = amount, currency
        items = owed(self.desk, client, currency=currency or self.rules().base)
        record[Receipt.allocations] = allocated(amount, items) or None
        return record

    def receipt_for(self, client: str, document: str, amount: Decimal, *, currency: str | None = None) -> Record:
        """A receipt that settles one document."""
        record = self.document(RECEIPT.name, client)
        record[Receipt.amount], record[Receipt.currency] = amount, currency
        row = Row({Allocation.document.key: Link(document), Allocation.amount.key: amount})
        record[Receipt.allocations] = (row,)
        return record

    # Storing

    def settle(self, step: Step, record: Record) -> None:
        """Complete a document and prove it; `desk.clients` asks for it whenever one is stored."""
        if is_note(record):
            return
        rules = self.rules()
        settle(self.desk, step, record, rules)
        refuse_contradiction(step, record, base=rules.base)
        refuse_late_difference(step, record, rules)

    def prove(self, step: Step, changes: Sequence[Change]) -> Callable[[], None]:
        """What is asked of the rules once changes are undone or done again; see `store.history.Prove`."""
        return proof(self.desk, step, changes)

    def prove_these(self, step: Step, numbers: Sequence[int]) -> Callable[[], None]:
        """The same for files by their numbers."""
        return proof_of(self.desk, step, numbers)

    def confirm(self, order: str) -> Changed:
        """Make a draft a confirmed order."""
        self._refuse_other_kind(self.desk.clients.get(order), ORDER.name)
        return self._set_state(order, CONFIRMED)

    def void(self, code: str, *, reason: str = "") -> Changed:
        """Declare a document void; it stays in its place with its number."""
        return self._set_state(code, VOID, reason=reason)

    def versions(self, order: str, *, words: Catalogue | None = None) -> list[Version]:
        """The versions of a confirmed order, the latest first: when, by whom, what was changed, in the words of a
        language (the desk's)."""
        return versions(self.desk, order, words=words or self.desk.reading.words)

    def _set_state(self, code: str, state: str, *, reason: str = "") -> Changed:
        record = self.desk.clients.get(code)
        field = record.kind.by_key.get("state")
        if record.kind.name not in DOCUMENT_NAMES - {EXPENSE.name} or field is None:
            raise UserError(N_("{document} is no document of trading."), key="no_document", document=code)
        record[field] = state
        if reason and record.kind.name == ORDER.name:
            record[Order.void_reason] = reason
        return self.desk.clients.save(record)

    # Looking

    def documents(
        self,
        kinds: Sequence[str] = (),
        *,
        since: date | None = None,
        until: date | None = None,
        clients: Collection[str] | None = None,
        fields: Collection[Field[Any]] | None = None,
    ) -> Iterator[Record]:
        """Documents outside the trash by day and number, page by page; `clients`: of these codes only, `fields`: only
        these are read (the client among them), see `store.pages`."""
        chosen = list(kinds) or [kind.name for kind in DOCUMENTS]
        with self.store.reading() as connection:
            first, last = (day.isoformat() if day else "" for day in (since, until))
            numbers = stored.of_kinds(connection, chosen, since=first, until=last)
        for start in range(0, len(numbers), PAGE):
            with self.store.reading() as connection:
                page = read_page(connection, self.store.schema, numbers[start : start + PAGE], fields=fields)
            for record in page:
                link = record[record.kind.by_key["client"]]
                if clients is None or (link is not None and link.target in clients):
                    yield record

    def gaps(self, kinds: Sequence[str] = (), *, since: date | None = None, until: date | None = None) -> list[Gap]:
        """The numbers of documents that were drawn and stand nowhere, of these kinds (all), in a period."""
        return gaps(self.desk, kinds, since=since, until=until)

    def of_client(self, client: str) -> list[Record]:
        """All documents of a client, the earliest first."""
        with self.store.reading() as connection:
            return read_page(connection, self.store.schema, stored.of_client(connection, client))

    def postings(self, *, until: date | None = None, clients: Collection[str] | None = None) -> list[Posting]:
        """What changes accounts, up to a day, in the order of accounts."""
        if clients is not None and len(clients) == 1:
            found: Iterable[Record] = self.of_client(next(iter(clients)))
        else:
            found = self.documents([kind.name for kind in POSTINGS], clients=clients, fields=READ)
        return postings(found, base=self.rules().base, until=until)

    def accounts(self, *, since: date, until: date, clients: Collection[str] | None = None) -> list[Account]:
        """The accounts over a period, by client and currency; those without a line and without a balance are left
        out."""
        return accounts(self.postings(until=until, clients=clients), since=since, until=until)

    def accounts_in_base(self, *, since: date, until: date, clients: Collection[str] | None = None) -> list[Account]:
        """The accounts in the house's currency, one for each client: documents at their rates, and the differences of
        exchange of what was settled at another."""
        made = in_base(self.postings(until=until, clients=clients), base=self.rules().base)
        return self.accounts_from(made, since=since, until=until)

    @staticmethod
    def accounts_from(made: Iterable[Posting], *, since: date, until: date) -> list[Account]:
        """The same out of postings in their order."""
        return accounts(made, since=since, until=until)

    def accounts_of(self, records: Iterable[Record], *, since: date, until: date) -> list[Account]:
        """The same out of documents that were read already."""
        return accounts(postings(records, base=self.rules().base, until=until), since=since, until=until)

    def standings(self, *, day: date | None = None, clients: Collection[str] | None = None) -> list[Standing]:
        """What is open of each account on a day (today)."""
        return standings(self.postings(until=day or self.desk.today, clients=clients))

    def standings_of(self, records: Iterable[Record], day: date) -> list[Standing]:
        """The same out of documents that were read already."""
        return standings(postings(records, base=self.rules().base, until=day))

    def ageing(
        self, *, day: date | None = None, clients: Collection[str] | None = None, settle_oldest: bool = False
    ) -> list[Age]:
        """Receivables by age on a day, as the house counts it; `settle_oldest`: what is not allocated is taken off the
        oldest, for the report only."""
        found = self.standings(day=day, clients=clients)
        if settle_oldest:
            found = [oldest_first(each) for each in found]
        return self.ages_of(found, day or self.desk.today, basis=self.rules().basis)

    def ages_of(self, found: Sequence[Standing], day: date, *, basis: str = DUE) -> list[Age]:
        """Accounts by age, with the allowances of the house; by days overdue unless asked otherwise."""
        return ages(found, day, allowances=self.allowances(), basis=basis)

    def allowances(self) -> dict[str, Decimal]:
        """{bucket of age: share thought to be lost}, as the house says or as usual."""
        told = self.rules().allowances
        if not told:
            return dict(ALLOWANCES)
        return {
            name: next((share for days, share in reversed(told) if days <= (least or 0)), NOTHING)
            for name, least, _most in BUCKETS
        }

    def balance(self, client: str) -> dict[str, Decimal]:
        """{currency: what the client owes today}, below zero an advance."""
        return {each.currency: each.balance for each in self.standings(clients=[client])}

    def completed(self, record: Record) -> Record:
        """A copy of a document with what saving it would fill in: currency, rate, prices, terms, the client of what it
        follows. Nothing is stored or refused."""
        made = copy_of(record)
        with self.store.reading() as connection:
            fill(_Seen(connection, self.store.schema), made, self.rules(), words=self.desk.reading.words)
        return made

    def warning(self, record: Record) -> CreditWarning | None:
        """What stands against this order or sale, stored or not: a credit hold, or more than the limit with what is
        owed and what other confirmed orders will bring. None where nothing does that is known of: a limit in a currency
        of which neither the house nor a document tells a rate of exchange is not compared."""
        record = self.completed(record)
        link = record[record.kind.by_key["client"]]
        client = self._enterprise(link.target if link else None)
        if client is None:
            return None
        records = [*(each for each in self.of_client(client.code) if each.code != record.code), record]
        hold, exposure = bool(client[Terms.credit_hold]), self.exposure_of(records, beside=record)
        limit = limit_of(client, exposure, with_rates_of(self.rules(), records), self.desk.today)
        if not hold and (limit is None or not limit.is_passed):
            return None
        return CreditWarning(exposure, limit, hold, client[Terms.credit_hold_reason] or "")

    def exposure(self, client: str, *, beside: Record | None = None) -> Decimal:
        """What a client owes and has ordered without having got it, in the house's currency: what is owed in another
        at the rate of today. `beside`: with this document as it stands there, stored or not."""
        beside = self.completed(beside) if beside is not None else None
        records = [record for record in self.of_client(client) if beside is None or record.code != beside.code]
        return self.exposure_of([*records, *([beside] if beside is not None else [])], beside=beside)

    def exposure_of(self, records: Sequence[Record], *, beside: Record | None = None) -> Decimal:
        """The same out of all documents of a client that were read already."""
        rules, today = self.rules(), self.desk.today
        owed = sum(
            (
                balance(entries) * (rules.rate(currency, today) or entries[-1].rate)
                for (_who, currency), entries in by_account(postings(records, base=rules.base)).items()
            ),
            NOTHING,
        )
        gone: dict[str, Decimal] = {}
        for record in records:
            order = target(record[Shipment.order]) if record.kind.name == SHIPMENT.name else ""
            if order and record[Shipment.state] == POSTED:
                gone[order] = gone.get(order, NOTHING) + self._in_base(record)
        to_go = waiting(records)
        coming = (
            max(NOTHING, self._in_base(record) - gone.get(record.code, NOTHING))
            for record in records
            if (record.kind.name == ORDER.name and (record.code in to_go or (record is beside and not is_live(record))))
            or (record.kind.name == QUOTATION.name and record is beside)
        )
        return owed + sum(coming, NOTHING)

    def _in_base(self, record: Record) -> Decimal:
        if record.kind.name not in WITH_LINES:
            return NOTHING
        keys = record.kind.by_key
        rate = record[keys["rate"]] if "rate" in keys else None
        return document_amount(record).total * (
            rate or self.rules().rate(record[keys["currency"]], self.desk.today) or 1
        )

    def _enterprise(self, code: str | None) -> Record | None:
        if not code:
            return None
        with self.store.reading() as connection:
            number = client_id(connection, code)
            found = read_record(connection, self.store.schema, number) if number else None
        return found if found is not None and found.kind.name == ENTERPRISE.name else None

    def _pointing_at(self, code: str, kind: str) -> list[Record]:
        with self.store.reading() as connection:
            return read_page(connection, self.store.schema, stored.pointing_at(connection, code, kind))

    @staticmethod
    def _quantities(records: Sequence[Record], section: type[Shipment] | type[GoodsReturn]) -> dict[int, Decimal]:
        """{line of the order: how many went out or came back}."""
        sums: dict[int, Decimal] = {}
        for record in records:
            for row in record.rows(section.lines) if record[section.state] == POSTED else ():
                if (line := row[PostedLine.order_line]) is not None:
                    sums[line] = sums.get(line, NOTHING) + (row[Line.quantity] or NOTHING)
        return sums

    @staticmethod
    def _refuse_other_kind(record: Record, kind: str) -> None:
        if record.kind.name != kind:
            raise UserError(N_("{document} is another kind of document."), key="other_kind", document=record.code)


def _rest(rows: Sequence[Row], gone: dict[int, Decimal], numbered: Callable[[Row], int | None]) -> Iterator[Row]:
    """What is left of the lines, each with the line of the order it belongs to; one below zero takes something off."""
    for row in rows:
        line, whole = numbered(row), row[Line.quantity] or NOTHING
        left = whole - gone.get(line or 0, NOTHING)
        if left > 0 or (left < 0 and whole < 0):
            kept = {key: value for key, value in row.values.items() if key != Line.ship_by.key}
            yield Row({**kept, PostedLine.order_line.key: line, Line.quantity.key: left})
