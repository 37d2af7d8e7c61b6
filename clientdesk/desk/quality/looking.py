"""One look over all clients of a file, page by page, with every search for findings at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from clientdesk.desk.clients import Refused, refuse
from clientdesk.desk.quality import matters
from clientdesk.desk.quality.days import Ended, Order, Stale
from clientdesk.desk.quality.given import Finding, WorkList
from clientdesk.desk.quality.missing import Basic, Postcodes
from clientdesk.desk.quality.naming import Employers, Links
from clientdesk.desk.quality.numbers import Numbers
from clientdesk.desk.quality.seeking import Places, Seeker, Seen
from clientdesk.desk.quality.telephones import Digits, Shared
from clientdesk.desk.quality.waiting import Waiting
from clientdesk.desk.taken import Taken, refuse_taken
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import STATEMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.statement import Statement
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store import answers, drafts, lists
from clientdesk.store.drafts import Draft
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_ARCHIVED = "archived"
_ANSWERED = ("unknown", "na")
"""Answers by which a field is left as it is."""


class Look:
    """What one look needs beside the clients: made, gone through once, and let go."""

    def __init__(self, desk: "Desk", *, months: int) -> None:
        self.desk = desk
        self.reading = desk.reading
        self.places = {kind.name: Places(kind) for kind in desk.client_kinds}
        self.seekers: Sequence[Seeker] = (
            Waiting(),
            Digits(desk.home),
            Numbers(),
            Order(),
            Shared(desk.home),
            Employers(),
            Links(),
            Basic(desk.user),
            Postcodes(),
            Ended(),
            Stale(
                since=months_before(desk.today, months),
                statements_since=months_before(desk.today, matters.STATEMENT_MONTHS),
                latest=_latest_statements(desk),
            ),
        )
        with desk.store.reading() as connection:
            self.answers = answers.every(connection)
            self.drafts = _by_client(drafts.every(connection))
        self.clients = 0

    def lists(self, progress: Progress) -> tuple[WorkList, ...]:
        """Every list, the empty ones too. Raises `Cancelled` when told to stop."""
        found: dict[str, list[Finding]] = {matter.name: [] for matter in matters.MATTERS}
        for finding in self._findings(progress):
            if not self._is_left(finding):
                found[finding.matter].append(finding)
        drafted = found[matters.DRAFTS.name]
        found[matters.DRAFTS.name] = [self._judged(finding) for finding in drafted]
        return tuple(WorkList(matter, tuple(found[matter.name])) for matter in matters.MATTERS)

    def _findings(self, progress: Progress) -> Iterator[Finding]:
        wanted = self._fields()
        numbers = self.desk.clients.numbers()
        for start in range(0, len(numbers), PAGE):
            progress.advance(start, len(numbers), N_("Looking"))
            for seen in self._page(numbers[start : start + PAGE], wanted):
                for seeker in self.seekers:
                    yield from seeker.look(seen)
        for place, seeker in enumerate(self.seekers):
            progress.advance(place, len(self.seekers), N_("Comparing"))
            yield from seeker.end()

    def _page(self, numbers: Sequence[int], wanted: frozenset[Field[Any]]) -> Iterator[Seen]:
        with self.desk.store.reading() as connection:
            records = read_page(connection, self.desk.store.schema, numbers, fields=wanted)
            lines = {line.id: line for line in lists.lines(connection, numbers)}
        for record in records:
            line = lines.get(record.id)
            if line is not None and record[Header.file_status] != _ARCHIVED:
                self.clients += 1
                answered, typed = self.answers.get(record.id, {}), self.drafts.get(record.id, ())
                yield Seen(record, line, self.places[record.kind.name], self.reading, answered, typed)

    def _fields(self) -> frozenset[Field[Any]]:
        wanted: set[Field[Any]] = {Header.file_status}
        for places in self.places.values():
            wanted.add(places.kind.title)
            for seeker in self.seekers:
                wanted.update(seeker.fields(places))
        return frozenset(wanted)

    def _is_left(self, finding: Finding) -> bool:
        if finding.field is None or not matters.BY_NAME[finding.matter].leave:
            return False
        return self.answers.get(finding.line.id, {}).get(finding.field.key) in _ANSWERED

    def _judged(self, finding: Finding) -> Finding:
        """A draft that can be read may still be refused; only the whole client tells."""
        record = self.desk.clients.by_number(finding.line.id)
        if finding.remedy is None or finding.field is None or record is None:
            return finding
        record[finding.field] = finding.remedy.new
        try:
            refuse(record, self.desk.reading_for(record))
            refuse_taken(self.desk, record, finding.field)
        except Taken:
            odd = Sentence(N_("Another file has this number already."))
            return Finding(finding.matter, finding.line, finding.field, odd, typed=finding.typed)
        except Refused as refusal:
            problem = refusal.problems[0]
            odd = Sentence(problem.text, problem.values)
            return Finding(finding.matter, finding.line, finding.field, odd, typed=finding.typed)
        return finding


def months_before(day: date, months: int) -> date:
    """The same day so many months before, the last of the month where there is none such."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError


def _by_client(all_of_them: Sequence[Draft]) -> Mapping[int, tuple[Draft, ...]]:
    found: dict[int, list[Draft]] = defaultdict(list)
    for draft in all_of_them:
        found[draft.client].append(draft)
    return {client: tuple(waiting) for client, waiting in found.items()}


def _latest_statements(desk: "Desk") -> Mapping[str, date]:
    """The last day of the latest statement of each enterprise, by its code."""
    latest: dict[str, date] = {}
    wanted = (Statement.client, Statement.period_end)
    statements: Iterator[Record] = iter(desk.clients.every(kinds=(STATEMENT.name,), fields=wanted))
    for statement in statements:
        whose, last = statement[Statement.client], statement[Statement.period_end]
        if whose and whose.target and last and last > latest.get(whose.target, date.min):
            latest[whose.target] = last
    return latest
