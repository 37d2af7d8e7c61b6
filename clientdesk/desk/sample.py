"""The sample clients: put on the desk to look around with, and taken off it again in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.desk import sample_trade
from clientdesk.desk.clients import replace_rows, values_from_json
from clientdesk.desk.part import Part
from clientdesk.desk.sample_trade import PREFIX, pointed
from clientdesk.desk.service import PROGRAM
from clientdesk.desk.work import first_line
from clientdesk.dossier import lunar
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CONTACT, DOCUMENT_NAMES, EVALUATION, EXPENSE, PERSON, PRODUCT, TASK
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Json, Photo
from clientdesk.dossier.values import Attachment, Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import blobs, lists, marked, works
from clientdesk.store.journal import Step
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.store.records import read_record
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.exchange.sample_files import Told

WORK_PREFIX = "SAMPLE-W"
"""Begins the codes of what was said with them and is to be done for them."""
_YEARS = range(2024, 2090)
"""The years in which their birthdays and careers make sense."""


@dataclass(frozen=True)
class Added:
    """What was done, and how many clients were put on the desk."""

    changed: Changed
    added: int


@dataclass(frozen=True)
class Removed:
    """What was done, how many clients were erased, and the names of what somebody has changed: that was moved to the
    trash instead."""

    changed: Changed
    erased: int
    kept: tuple[str, ...]


@dataclass(frozen=True)
class _Made:
    """A sample client on its way: under its code, and the picture to be kept with it."""

    told: "Told"
    record: Record
    picture: tuple[Attachment, bytes] | None


@dataclass(frozen=True)
class _Leaving:
    """What is to be removed: clients that are `gone` for good, and `work` with them, products and expenses; what is
    `kept` in the trash since somebody has changed it, and the documents that go there with it."""

    gone: Sequence[Line]
    work: Sequence[Line]
    kept: Sequence[Line]
    kept_with: Sequence[Line]


class Sample(Part):
    """`desk.sample`."""

    def count(self) -> int:
        """How many sample clients are on the desk, those in the trash left out."""
        with self.store.reading() as connection:
            return len(self._numbers(connection))

    def _numbers(self, connection: Connection, *, trashed: bool = False) -> list[int]:
        return marked.numbers(connection, self.store.schema, Header.is_sample, trashed=trashed)

    # Adding

    def add(self) -> Added:
        """Put all sample clients on the desk, as one step; those that are there already stay as they are."""
        if self.desk.today.year not in _YEARS:
            raise UserError(
                N_("The clock of this computer says {year}, so the sample clients were not added."),
                key="clock",
                hint=N_("Set the clock and try again."),
                year=self.desk.today.year,
            )
        codes, made = self._made()
        with self.store.step(N_("Add the sample clients"), by=self.desk.user) as step:
            known = lists.names_of(step.connection, list(codes.values()))
            back = self._numbers(step.connection, trashed=True)
            mine = {*back, *self._numbers(step.connection)}
            with_them = self._thrown_away(step.connection, back)
            ask = self.desk.trading.prove_these(step, with_them)
            for number in (*back, *with_them):
                step.restore(number)
            new = [one for one in made if codes[one.told.name] not in known]
            for one in new:
                self._create(step, one)
            # A code that the user gave to somebody else is left to that client.
            taken = {code for code, (number, _, _) in known.items() if number not in mine}
            named = {one.told.name: (codes[one.told.name], one.record.name) for one in made}
            targets = {local: Link(None if code in taken else code, name) for local, (code, name) in named.items()}
            for one in new:
                self._link(step, one, targets)
            self._note(step, {one.told.name: targets[one.told.name] for one in new})
            sample_trade.put(self.desk, step, targets, new={one.told.name for one in new})
            step.finish()
            ask()
        return Added(step.changed, len(new) + len(back))

    def _thrown_away(self, connection: Connection, clients: Sequence[int]) -> list[int]:
        """What went to the trash with these clients, or beside them."""
        lines = [one for line in lists.lines(connection, clients) for one in self._work(connection, line)]
        loose = lists.lines(connection, marked.coded(connection, PREFIX))
        kinds = DOCUMENT_NAMES | {PRODUCT.name}
        return sorted({one.id for one in (*lines, *loose) if one.trashed and one.kind in kinds})

    def _made(self) -> tuple[Mapping[str, str], Sequence[_Made]]:
        """{name among the samples: code}, and all of them as records that are not stored yet."""
        from clientdesk.exchange import sample_files

        told = sample_files.read(self.store.schema.kinds, today=self.desk.today, reader=self.desk.language)
        codes = {one.name: f"{PREFIX}{place:02}" for place, one in enumerate(told, 1)}
        return codes, [self._read(one, codes[one.name]) for one in told]

    def _read(self, told: "Told", code: str) -> _Made:
        record = self.desk.clients.new(told.kind)
        for field, value in values_from_json(record.kind, told.values).items():
            record[field] = value
        record[Header.client_code] = code
        record[Header.is_sample] = True
        picture = self._drawn(record, told.drawn)
        if picture:
            place = next(field for field in record.kind.values if isinstance(field.type, Photo))
            record[place] = picture[0]
        return _Made(told, record, picture)

    def _drawn(self, record: Record, drawn: Mapping[str, Json]) -> tuple[Attachment, bytes] | None:
        from clientdesk.exchange import marks, portraits

        if not drawn:
            return None
        if record.kind.name == PERSON.name:
            born = record[Basics.birth_date]
            known = {"age": born and lunar.age(born, self.desk.today), "gender": record[Basics.gender]}
            looks = portraits.Looks(**{key: value for key, value in known.items() if value} | dict(drawn))
            jpeg, name = portraits.portrait(record.name, looks), "portrait.jpg"
        else:
            jpeg, name = marks.mark(marks.Mark(**drawn)), "logo.jpg"
        return Attachment(blobs.digest_of(jpeg), name, "image/jpeg", len(jpeg)), jpeg

    def _create(self, step: Step, made: _Made) -> None:
        if made.picture:
            self.desk.attachments.put(step, *made.picture)
        self.desk.clients.create_in(step, made.record)

    def _link(self, step: Step, made: _Made, targets: Mapping[str, Link]) -> None:
        """Let a client refer to the others, now that all of them are there."""
        if not made.told.links:
            return
        record = read_record(step.connection, step.schema, made.record.id)
        assert record is not None
        values = {key: pointed(raw, targets) for key, raw in made.told.links.items()}
        for field, value in values_from_json(record.kind, values).items():
            record[field] = replace_rows(record.rows(field), value) if isinstance(field.type, Rows) else value
        self.desk.clients.save_in(step, record)

    def _note(self, step: Step, clients: Mapping[str, Link]) -> None:
        """Put down what was said with these clients, and what is to be done for them."""
        from clientdesk.exchange import sample_files

        today, reader = self.desk.today, self.desk.language
        told = (
            *sample_files.read_work(self.store.schema.kinds, today=today, reader=reader),
            *sample_files.read_statements(today=today, reader=reader),
        )
        codes = [f"{WORK_PREFIX}{place:02}" for place in range(1, len(told) + 1)]
        known = lists.names_of(step.connection, codes)
        before: Record | None = None
        for one, code in zip(told, codes, strict=True):
            client = clients.get(one.client)
            if client is None or code in known:
                continue
            record = self.desk.clients.new(one.kind)
            for field, value in values_from_json(record.kind, one.values).items():
                record[field] = value
            record.code = code
            record[record.kind.by_key[Task.client.key]] = client
            if one.kind == EVALUATION.name:
                self.desk.credit.complete(record, self.desk.credit.rules())
            if one.kind == CONTACT.name:
                before = record
                record[Contact.subject] = record[Contact.subject] or first_line(record[Contact.content] or "")
            elif one.kind == TASK.name and before is not None and before[Contact.client] == client:
                record[Task.follows] = Link(before.code, before.name)
            self.desk.clients.create_in(step, record)

    # Removing

    def remove(self) -> Removed:
        """Take the sample clients off the desk with all that was done with them, products and expenses too, as one step
        that cannot be undone.

        What nobody has changed is erased for good, with its pictures; the rest is moved to the trash, a client with its
        documents, so that the books are the user's alone again. Whoever refers to what is erased keeps its name.
        """
        with self.store.step(N_("Remove the sample clients"), by=self.desk.user) as step:
            leaving = self._leaving(step.connection)
            away = [*leaving.work, *leaving.gone]
            _forget(step, {line.code: line.name for line in away}, {line.id for line in away})
            for line in away:
                step.erase(line.id, line.kind)
            for line in leaving.kept:
                step.trash(line.id)
            for line in leaving.kept_with:
                step.trash(line.id)
        self.store.fold()
        return Removed(step.changed, len(leaving.gone), tuple(line.name for line in leaving.kept if not line.trashed))

    def _leaving(self, connection: Connection) -> "_Leaving":
        numbers = [*self._numbers(connection), *self._numbers(connection, trashed=True)]
        clients = lists.lines(connection, numbers)
        kept = [line for line in clients if self._is_changed(connection, line)]
        gone = [line for line in clients if line not in kept]
        work = {one.id: one for line in gone for one in self._work(connection, line)}
        theirs = {one.id: one for line in kept for one in self._work(connection, line)}
        loose = [number for number in marked.coded(connection, PREFIX) if number not in work.keys() | theirs.keys()]
        for one in lists.lines(connection, loose):
            if marked.is_changed(connection, one.id, program=PROGRAM):
                kept.append(one)
            else:
                work[one.id] = one
        return _Leaving(gone, [*work.values()], kept, [one for one in theirs.values() if _is_in_books(one)])

    def _is_changed(self, connection: Connection, line: Line) -> bool:
        """Whether somebody would miss it: it was edited, or work was noted with it or done. What the program writes by
        itself, such as the tasks before a renewal, nobody would."""
        noted = (
            marked.is_changed(connection, one.id, program=PROGRAM)
            or not (one.code.startswith(PREFIX) or marked.is_made_by(connection, one.id, PROGRAM))
            for one in self._work(connection, line)
        )
        return marked.is_changed(connection, line.id, program=PROGRAM) or any(noted)

    def _work(self, connection: Connection, line: Line) -> list[Line]:
        """The work with a client, that in the trash too."""
        return lists.lines(connection, works.every_of_client(connection, line.code, trashed=True))


def _is_in_books(line: Line) -> bool:
    """Whether it goes with a client that is kept: what was spent for it was spent."""
    return line.kind in DOCUMENT_NAMES and (line.kind != EXPENSE.name or line.code.startswith(PREFIX))


def _forget(step: Step, names: Mapping[str, str], gone: set[int]) -> None:
    """Leave the names in place of the references to what goes."""
    for number in marked.referring(step.connection, list(names)):
        record = None if number in gone else read_record(step.connection, step.schema, number)
        if record is None:
            continue
        for field, value in list(record.filled()):
            record[field] = _named(value, names)
        step.save(record)


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, Link):
        left = names.get(value.target or "")
        return Link(None, value.name or left) if left else value
    if isinstance(value, tuple):
        return tuple(_named(part, names) for part in value)
    if isinstance(value, Row):
        return Row({key: _named(part, names) for key, part in value.values.items()}, value.id)
    return value
