"""Financial statements: entering, checking and locking them, and the ratios that come of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from clientdesk.analysis.dupont import tree
from clientdesk.analysis.identities import identities
from clientdesk.analysis.periods import Together
from clientdesk.analysis.settings import settings_of
from clientdesk.analysis.statements import NEAR, period_name, previous, reckon
from clientdesk.desk.part import Part
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import ENTERPRISE, STATEMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Check, Sheet, sheet_of
from clientdesk.dossier.statements.line import TOTAL
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.periods import Factor, Period, Periods
from clientdesk.dossier.statements.results import Settings
from clientdesk.dossier.statements.statement import CHECKED, DRAFT, LOCKED, PARTIAL, Statement
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import LANGUAGES, N_, Sentence, catalogue
from clientdesk.store import statements as stored
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import read_record
from clientdesk.store.schema import Connection

_CARRIED = (Statement.currency, Statement.unit, Statement.standard, Statement.basis, Statement.scope)
"""What a new statement takes over from the one before it."""
_NEEDED: tuple[Field[Any], ...] = (Statement.client, Statement.period_start, Statement.period_end)


class Statements(Part):
    """`desk.statements`."""

    # Looking

    def of(self, client: str) -> list[Record]:
        """The statements of a client, the earliest period first."""
        with self.store.reading() as connection:
            return self._of(connection, client)

    def _of(self, connection: Connection, client: str) -> list[Record]:
        return read_page(connection, self.store.schema, stored.of_client(connection, client))

    def ratios(self, client: str, *, settings: Settings | None = None) -> Periods:
        """Every period of a client with its figures, checks and ratios."""
        return Together(self.of(client), settings or self.settings(client)).periods(client)

    def live(self, records: Sequence[Record], *, settings: Settings | None = None) -> Periods:
        """The same of records as they stand, stored or not, the earliest first."""
        client = next((link.target for record in records if (link := record[Statement.client])), None) or ""
        return Together(records, settings or self.settings(client)).periods(client)

    def dupont(self, period: Period, before: Period | None = None, *, ratio: str = "R35") -> Factor:
        """The tree of the return on equity: three factors (R35) or five (R36), beside those of the year before."""
        return tree(period.results, before.results if before else None, ratio=ratio)

    def ratios_of_all(self, clients: Iterable[str] = ()) -> Iterator[Periods]:
        """The same for many clients, page by page; none named: all that have statements."""
        with self.store.reading() as connection:
            codes = list(clients) or stored.clients_with(connection)
        settings = self.settings()
        for start in range(0, len(codes), PAGE // 5):
            with self.store.reading() as connection:
                numbers = stored.of_clients(connection, codes[start : start + PAGE // 5])
                page = read_page(connection, self.store.schema, [n for found in numbers.values() for n in found])
            known = {record.id: record for record in page}
            for client, found in numbers.items():
                yield Together([known[number] for number in found if number in known], settings).periods(client)

    def settings(self, client: str = "") -> Settings:
        """How the house reckons and judges; for a client by the terms it was granted and the values of its industry."""
        house = self.desk.house.record()
        record = self.desk.clients.get(client) if client else None
        if record is None or record.kind.name != ENTERPRISE.name:
            return settings_of(house)
        return settings_of(house, terms=days_granted(record), industries=industries_of(record))

    def checks(self, record: Record) -> tuple[Check, ...]:
        """Every check of a statement as it stands in the record, stored or not."""
        with self.store.reading() as connection:
            return self._checks(record, self._others(connection, record))

    def _checks(self, record: Record, others: Sequence[Record]) -> tuple[Check, ...]:
        sheet = sheet_of(record)
        before = previous(sheet, map(sheet_of, others))
        return identities(reckon(sheet), reckon(before) if before else None)

    def _others(self, connection: Connection, record: Record) -> list[Record]:
        client = record[Statement.client]
        if client is None or not client.target:
            return []
        return [other for other in self._of(connection, client.target) if other.id != record.id]

    # Entering

    def new(self, client: str, *, start: date | None = None, end: date | None = None) -> Record:
        """An empty statement of the period after the last one, or of the last whole year; not stored yet.

        It takes over currency, unit, standard and scope, and where the period before it is there, its closing balances
        as opening ones.
        """
        record = self.desk.clients.new(STATEMENT.name)
        record[Statement.client] = Link(client, self.desk.clients.get(client).name)
        known = self.of(client)
        if known:
            for field in _CARRIED:
                record[field] = known[-1][field]
        first, last = self._following(known[-1] if known else None)
        record[Statement.period_start], record[Statement.period_end] = start or first, end or last
        record[Statement.name] = _named(record)
        self.offer_opening(record, known)
        return record

    def _following(self, last: Record | None) -> tuple[date, date]:
        if last is not None:
            start, end = last[Statement.period_start], last[Statement.period_end]
            if start is not None and end is not None and end >= start:
                following = end + timedelta(1)
                return following, _as_long(following, end - start, months=_whole_months(start, end))
        year = self.desk.today.year - 1
        return date(year, 1, 1), date(year, 12, 31)

    def offer_opening(self, record: Record, known: Sequence[Record] | None = None) -> bool:
        """Put the closing balances of the period before into the opening column, where nothing stands there yet;
        whether there was something to put."""
        if known is None:
            with self.store.reading() as connection:
                known = self._others(connection, record)
        before = previous(sheet_of(record), map(sheet_of, known))
        if before is None or any(record[line] is not None for line in OPENING.values()):
            return False
        for key, line in OPENING.items():
            # Where all details are known, totals are reckoned anew from what is carried over.
            if line.role is not TOTAL or before.basis == PARTIAL:
                record[line] = before.closing.get(key)
        return True

    def carry_over(self, code: str) -> Changed:
        """Store the closing balances of the period before as opening ones; refused where there is nothing to carry."""
        record = self.desk.clients.get(code)
        if not self.offer_opening(record):
            raise UserError(
                N_("Nothing was carried over: opening balances stand there already, or no period ends the day before."),
                key="nothing_to_carry",
                hint=N_("Add the period before, or empty the opening balances first."),
            )
        return self.save(record)

    def save(self, record: Record) -> Changed:
        """Store a statement, new or changed. One that is to be checked or locked must pass its checks; a checked one
        whose figures no longer do becomes a draft."""
        for field in _lacking(record):
            raise UserError(
                N_("A statement needs its enterprise and the days of its period; {field} is missing."),
                key="incomplete_statement",
                hint=N_("Nothing was stored."),
                field=field.key,
            )
        text = N_("Change a statement") if record.id else N_("Add a statement")
        with self.store.step(text, by=self.desk.user) as step:
            if record.id:
                self._save_in(step, record)
            else:
                self.desk.clients.create_in(step, record)
        return step.changed

    def _save_in(self, step: Step, record: Record) -> None:
        wanted, before = record[Statement.status], record.original(Statement.status)
        record[Statement.status] = before
        self.desk.clients.save_in(step, record)
        if wanted != before:
            self._bring_to(step, record, wanted or DRAFT)

    def settle(self, step: Step, record: Record) -> None:
        """What every statement that is stored must be, whatever way it came: named, alone in its period, and no more
        than a draft as long as a check fails."""
        if record[Statement.name] in (None, _named_before(record)):
            record[Statement.name] = _named(record) or record[Statement.name]
        others = self._others(step.connection, record)
        _refuse_second(record, others)
        if record.original(Statement.status) == LOCKED:
            return
        if record[Statement.status] in (CHECKED, LOCKED) and _is_touched(record):
            wrong = next((check for check in self._checks(record, others) if check.refuses), None)
            if wrong is not None and not record.id:
                raise _unchecked(wrong)
            if wrong is not None:
                record[Statement.status] = DRAFT

    # From draft to locked

    def check(self, code: str) -> Changed:
        """Call a statement checked; refused while a check fails that is an error."""
        return self._move(code, CHECKED, N_("Call a statement checked"))

    def reopen(self, code: str) -> Changed:
        """Make a checked statement a draft again."""
        return self._move(code, DRAFT, N_("Make a statement a draft again"))

    def lock(self, code: str) -> Changed:
        """Lock a statement, so that nothing in it can be changed; refused as checking is."""
        return self._move(code, LOCKED, N_("Lock a statement"))

    def unlock(self, code: str) -> Changed:
        """Let a locked statement be changed again; it stays checked."""
        return self._move(code, CHECKED, N_("Unlock a statement"))

    def _move(self, code: str, status: str, text: str) -> Changed:
        with self.store.step(text, by=self.desk.user) as step:
            record = read_record(step.connection, step.schema, self.desk.clients.number(step.connection, code))
            if record is None or record.kind.name != STATEMENT.name:
                raise UserError(N_("{code} is no statement."), code=ExitCode.REFUSED, key="no_statement")
            self._bring_to(step, record, status)
        return step.changed

    def _bring_to(self, step: Step, record: Record, status: str) -> None:
        if status != DRAFT:
            others = self._others(step.connection, record)
            for field in _lacking(record):
                raise UserError(N_("{field}: This is needed."), key="incomplete_statement", field=field.key)
            _refuse_beside_another(record, others)
            wrong = next((check for check in self._checks(record, others) if check.refuses), None)
            if wrong is not None:
                raise _unchecked(wrong)
        record[Statement.status] = status
        step.save(record)


def _lacking(record: Record) -> Iterator[Field[Any]]:
    """What a statement cannot be without; of an enterprise its file, not its name alone."""
    for field in _NEEDED:
        value = record[field]
        if value is None or (isinstance(value, Link) and not value.target):
            yield field


def days_granted(client: Record) -> int | None:
    """The days of payment that an enterprise was granted, where its terms say a number."""
    terms = client[Trading.payment_terms] or ""
    number = terms.removeprefix("net")
    return int(number) if terms.startswith("net") and number.isdigit() else None


def industries_of(client: Record) -> set[str]:
    """What the industry of an enterprise is called: its code, its name in every language, and that of its branch."""
    code, branch = client[Firm.industry], client[Firm.sub_industry]
    names = {Firm.industry.type.show(code, catalogue(language)) for language in LANGUAGES} | {code} if code else set()
    return names | ({branch} if branch else set())


def _named(record: Record) -> str:
    start, end = record[Statement.period_start], record[Statement.period_end]
    return period_name(start, end) if start and end and start <= end else ""


def _named_before(record: Record) -> str | None:
    start, end = record.original(Statement.period_start), record.original(Statement.period_end)
    return period_name(start, end) if start and end and start <= end else None


def _is_touched(record: Record) -> bool:
    """Whether anything but the status differs from what is stored."""
    return not record.id or any(field is not Statement.status for field, _old, _new in record.changed())


def _whole_months(start: date, end: date) -> int:
    """How many whole calendar months a period is; 0 when it is none."""
    if start.day != 1 or (end + timedelta(1)).day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _as_long(start: date, length: timedelta, *, months: int) -> date:
    if not months:
        return start + length
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, 1) - timedelta(1)


def _rivals(record: Record, others: Sequence[Record]) -> Iterable[Record]:
    """Statements of the same scope and period."""
    mine = sheet_of(record)
    return (other for other in others if _same_period(mine, sheet_of(other)))


def _same_period(mine: Sheet, other: Sheet) -> bool:
    if mine.end is None or mine.end != other.end or mine.scope != other.scope:
        return False
    return mine.days is None or other.days is None or abs(mine.days - other.days) <= NEAR.days


def _refuse_second(record: Record, others: Sequence[Record]) -> None:
    """A second statement of a period is kept only as a draft with a version of its own."""
    mine = (record[Statement.version] or "").strip()
    for other in _rivals(record, others):
        apart = mine != (other[Statement.version] or "").strip()
        if not apart or (record[Statement.status] != DRAFT and other[Statement.status] != DRAFT):
            raise UserError(
                N_("There is a statement of this period already ({other}); nothing was stored."),
                code=ExitCode.CONFLICT,
                key="second_statement",
                hint=N_("Change that one, or give this one a version of its own and keep it as a draft beside it."),
                other=other.code,
            )


def _refuse_beside_another(record: Record, others: Sequence[Record]) -> None:
    for other in _rivals(record, others):
        if other[Statement.status] != DRAFT:
            raise UserError(
                N_("Another statement of this period is checked already ({other})."),
                code=ExitCode.CONFLICT,
                key="second_statement",
                hint=N_("Make that one a draft first."),
                other=other.code,
            )


def _unchecked(wrong: Check) -> UserError:
    return UserError(
        N_("The statement stays a draft, since a check fails: {check}, {line}."),
        key="unchecked",
        hint=N_("Correct the figures first; every check that fails is listed beside the statement."),
        check=wrong.id,
        line=Sentence(LINE[wrong.key].label, context=LINE[wrong.key].context),
    )
