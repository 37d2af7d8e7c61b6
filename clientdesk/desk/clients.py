"""Clients: making, reading, saving, throwing into the trash and taking out, listing."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from clientdesk.desk import links
from clientdesk.desk.insuring.nameless import forget_in_policies
from clientdesk.desk.part import Part
from clientdesk.desk.taken import identifies, set_aside, wait
from clientdesk.desk.trading import staying
from clientdesk.desk.trading.nameless import make_nameless
from clientdesk.dossier.fields import CLIENT, SETTING, Field, Kind, Problem, Rows, Surroundings, read_json
from clientdesk.dossier.kinds import DOCUMENT_NAMES, INSURANCE, OPPORTUNITY, STATEMENT
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.kinds import SERVICE_NAMES
from clientdesk.dossier.types import Json, Reading
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store import doubles, drafts, history, lists, works
from clientdesk.store.journal import Step
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import client_id, read_record, to_record
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


class _Settling(Protocol):
    """A subject that completes records of its kinds before they are stored, and refuses what contradicts others."""

    def settle(self, step: Step, record: Record) -> None: ...


_SETTLED_BY: Mapping[str, Callable[["Desk"], _Settling]] = {
    STATEMENT.name: lambda desk: desk.statements,
    OPPORTUNITY.name: lambda desk: desk.opportunities,
    **dict.fromkeys(DOCUMENT_NAMES, lambda desk: desk.trading),
    **dict.fromkeys(INSURANCE, lambda desk: desk.insurance),
    **dict.fromkeys(SERVICE_NAMES, lambda desk: desk.service),
}
"""The subject that settles the records of a kind, by the kind's name."""


class Refused(UserError):
    """Values that cannot be stored; `problems` names each field and reason. Nothing of the record was stored."""

    def __init__(self, found: Sequence[Problem]) -> None:
        first = found[0]
        super().__init__(
            N_("{field}: {reason}"),
            key="refused_value",
            hint=N_("Correct it and try again; nothing was stored."),
            field=first.field.key,
            reason=Sentence(first.text, first.values),
        )
        self.problems = tuple(found)


def unreadable(problem: Unreadable) -> UserError:
    """The refusal of a value that a program gave."""
    values = dict(problem.values)
    field = values.pop("field", "")
    return UserError(
        N_("{field}: {reason}"),
        key="refused_value",
        hint=N_("Correct it and try again; nothing was stored."),
        field=field,
        reason=Sentence(problem.reason, values),
    )


def values_from_json(kind: Kind, values: Mapping[str, Json]) -> dict[Field[Any], Any]:
    """{field: value} out of `{key: JSON}`; null clears. Unknown keys and wrong types are refused by name."""
    read: dict[Field[Any], Any] = {}
    for key, raw in values.items():
        field = kind.by_key.get(key)
        if field is None or not field.stored or (isinstance(field.type, Rows) and field.type.virtual):
            raise UserError(
                N_("{field}: the kind {kind} has no such field."),
                key="unknown_field",
                hint=N_("The command fields lists all keys. Nothing was stored."),
                field=str(key)[:60],
                kind=kind.name,
            )
        try:
            empty = raw is None or (raw == [] and isinstance(raw, list))
            read[field] = None if empty else read_json(field, raw)
        except Unreadable as problem:
            raise unreadable(problem) from None
    _refuse_other_kind(kind, read)
    return read


def _refuse_other_kind(kind: Kind, values: Mapping[Field[Any], Any]) -> None:
    stamped = kind.stamped.get("kind")
    if stamped and values.get(stamped) not in (None, kind.name):
        raise UserError(N_("{field}: this is fixed when the file is made."), key="fixed_field", field=stamped.key)


class Clients(Part):
    """`desk.clients`."""

    def new(self, kind: str) -> Record:
        """An empty record with its defaults, not stored yet."""
        declared = self.desk.kind(kind)
        record = Record(declared)
        for field in declared.fields:
            if field.default is not None:
                record[field] = field.default(self.desk.reading) if callable(field.default) else field.default
        for field in declared.lists.get("owner", ()):
            record[field] = Link(None, self.desk.user)
        return record

    def create(self, record: Record) -> Changed:
        """Store a new record under a new code, which it then bears. A number that another client has waits as a
        draft."""
        aside = set_aside(self.desk, record)
        with self.store.step(
            N_("Add {kind}"), by=self.desk.user, values={"kind": Sentence(record.kind.label, context="kind")}
        ) as step:
            self.create_in(step, record)
            wait(step.connection, record.id, aside, now=self.desk.now)
        return step.changed

    def create_in(self, step: Step, record: Record) -> int:
        """Store a new record as part of a step."""
        if record.kind.role is SETTING:
            record.code = record.kind.prefix
        links.complete(step, record, begin=partial(self._begin, step))
        self._settle(step, record)
        self.desk.attachments.refuse_unknown(step.connection, record)
        refuse(record, self.desk.reading)
        self._refuse_taken_code(step.connection, record)
        number = step.create(record)
        links.mirror(step, record)
        if record.kind.name in SERVICE_NAMES:
            self.desk.service.follow(step, record, {})
        return number

    def _begin(self, step: Step, kind: str, name: str) -> str:
        """Begin a file of which nothing is known but the name, as part of a step; its code."""
        record = self.new(kind)
        record[record.kind.title] = name
        self.create_in(step, record)
        return record.code

    def _settle(self, step: Step, record: Record) -> None:
        if subject := _SETTLED_BY.get(record.kind.name):
            subject(self.desk).settle(step, record)

    def _refuse_taken_code(self, connection: Connection, record: Record) -> None:
        for name, field in record.kind.stamped.items():
            if name == "code":
                record.code = record[field] or ""
        if record.code and doubles.is_taken(connection, record.code):
            raise UserError(N_("The code {client} is taken; nothing was stored."), key="code_taken", client=record.code)

    def save(self, record: Record) -> Changed:
        """Store what was changed in a record; refused values and conflicts are named by field. A number that another
        client has waits as a draft."""
        told = {"name": record.code}
        aside = set_aside(self.desk, record)
        numbers = [field.key for field, _old, _new in record.changed() if identifies(field)]
        with self.store.step(N_("Edit {name}"), by=self.desk.user, values=told) as step:
            self.save_in(step, record)
            for key in numbers:
                drafts.drop(step.connection, record.id, 0, key)
            wait(step.connection, record.id, aside, now=self.desk.now)
        return step.changed

    def save_in(self, step: Step, record: Record) -> None:
        """Store what was changed in a record as part of a step."""
        for field, _old, _new in record.changed():
            if field.fixed:
                raise UserError(N_("{field}: this is fixed when the file is made."), key="fixed_field", field=field.key)
        links.complete(step, record, begin=partial(self._begin, step))
        self._settle(step, record)
        self.desk.attachments.refuse_unknown(step.connection, record)
        refuse(record, self.desk.reading)
        was = self.desk.service.before(record) if record.kind.name in SERVICE_NAMES else None
        step.save(record)
        links.mirror(step, record)
        if was is not None:
            self.desk.service.follow(step, record, was)

    def get(self, code: str) -> Record:
        """The record of this code; one in the trash is found too. The code of a file that was merged into another finds
        that other."""
        with self.store.reading() as connection:
            number = self.number(connection, doubles.living_code(connection, code) or code)
            record = read_record(connection, self.store.schema, number)
        assert record is not None
        return record

    def itself(self, code: str) -> Record:
        """The record that has this code, also where it was merged into another and lies in the trash."""
        with self.store.reading() as connection:
            record = read_record(connection, self.store.schema, self.number(connection, code))
        assert record is not None
        return record

    def by_number(self, number: int) -> Record | None:
        """The record of this number, or None when it is gone."""
        with self.store.reading() as connection:
            return read_record(connection, self.store.schema, number)

    def as_of(self, code: str, moment: str) -> Record:
        """The record as it stood at a moment (ISO text in UTC)."""
        with self.store.reading() as connection:
            number = self.number(connection, code)
            step = history.step_at(connection, moment)
            raw = history.raw_as_of(connection, self.store.schema, number, step)
        if raw is None:
            raise UserError(N_("The client {client} was not in the file then."), key="not_yet", client=code)
        return to_record(self.store.schema, raw)

    def number(self, connection: Connection, code: str) -> int:
        """The number of the client with this code; refused where there is none."""
        number = client_id(connection, code)
        if number is None:
            raise UserError(
                N_("There is no client {client}."),
                key="no_such_client",
                hint=N_("Look the code up with search."),
                client=str(code)[:40],
            )
        return number

    def trash(self, codes: Iterable[str]) -> Changed:
        """Put clients into the trash, as one step."""
        with self.store.step(N_("Move to trash"), by=self.desk.user) as step:
            for code in codes:
                self._refuse_setting(code)
                number = self.number(step.connection, code)
                staying.refuse_trash(step, number)
                step.trash(number)
                self.desk.service.note_gone(step, number)
                self.desk.insurance.note_gone(step, number)
        return step.changed

    def _refuse_setting(self, code: str) -> None:
        if any(kind.role is SETTING and kind.prefix == code for kind in self.desk.kinds):
            raise UserError(
                N_("{client} holds settings and cannot be thrown away."),
                key="setting",
                hint=N_("Empty its fields instead. Nothing was changed."),
                client=code,
            )

    def restore(self, codes: Iterable[str]) -> Changed:
        """Take clients out of the trash, as one step."""
        with self.store.step(N_("Restore from trash"), by=self.desk.user) as step:
            numbers = [self.number(step.connection, code) for code in codes]
            ask = self.desk.trading.prove_these(step, numbers)
            for number in numbers:
                step.restore(number)
                self.desk.service.note_back(step, number)
                self.desk.insurance.note_gone(step, number)
            step.finish()
            ask()
        return step.changed

    def erase(self, codes: Iterable[str]) -> Changed:
        """Delete for good, with their history and the work with them, clients that lie in the trash. This cannot be
        undone. Their documents that are no drafts stay with number and amounts, and are of nobody any more."""
        changed = self.take_out(codes)
        self.store.fold()
        return changed

    def take_out(self, codes: Iterable[str]) -> Changed:
        """The same; the write-ahead log, in which they stand yet, is for the caller to fold."""
        with self.store.step(N_("Erase for good"), by=self.desk.user) as step:
            for code in codes:
                record = read_record(step.connection, step.schema, self.number(step.connection, code))
                assert record is not None
                if not record.stamps.trashed:
                    raise UserError(
                        N_("The client {client} is not in the trash; nothing was erased."),
                        key="not_in_trash",
                        hint=N_("Move it to the trash first."),
                        client=code,
                    )
                staying.refuse_erasing(step, record)
                make_nameless(step, record, words=self.desk.reading.words)
                forget_in_policies(step, record, words=self.desk.reading.words)
                for work in lists.lines(
                    step.connection, works.every_of_client(step.connection, record.code, trashed=True)
                ):
                    step.erase(work.id, work.kind)
                step.erase(record.id, record.kind.name)
        return step.changed

    def numbers(
        self,
        *,
        kinds: Sequence[str] = (),
        order: str = "sort",
        descending: bool = False,
        trashed: bool = False,
    ) -> list[int]:
        """The numbers of all clients in the order of a list column; other kinds than clients only where named."""
        chosen = kinds or [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            return lists.ids(connection, kinds=chosen, order=order, descending=descending, trashed=trashed)

    def lines(self, numbers: Sequence[int]) -> list[Line]:
        """What a list shows of these clients."""
        with self.store.reading() as connection:
            return lists.lines(connection, numbers)

    def count(self, *, kinds: Sequence[str] = (), trashed: bool = False) -> int:
        """How many clients there are, of all kinds unless some are named."""
        chosen = kinds or [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            return lists.count(connection, kinds=chosen, trashed=trashed)

    def every(
        self, *, kinds: Sequence[str] = (), trashed: bool = False, fields: Collection[Field[Any]] | None = None
    ) -> Iterable[Record]:
        """Every record by its code, read page by page; with `fields` only these (see `store.pages`)."""
        yield from self._read(self.numbers(kinds=kinds, order="code", trashed=trashed), fields)

    def these(
        self, numbers: Sequence[int], *, kinds: Sequence[str], fields: Collection[Field[Any]] | None = None
    ) -> Iterable[Record]:
        """The records of these numbers that are of these kinds and not in the trash, in this order."""
        for record in self._read(numbers, fields):
            if record.kind.name in kinds and not record.stamps.trashed:
                yield record

    def _read(self, numbers: Sequence[int], fields: Collection[Field[Any]] | None) -> Iterable[Record]:
        for start in range(0, len(numbers), PAGE):
            with self.store.reading() as connection:
                page = read_page(connection, self.store.schema, numbers[start : start + PAGE], fields=fields)
            yield from page

    def problems(self, record: Record) -> list[Problem]:
        """What is odd about a record."""
        return problems(record, self.desk.reading)

    def referring(self, code: str, field: Field[Link], *, limit: int = 50) -> list[Line]:
        """The clients whose field refers to this one, by name."""
        with self.store.reading() as connection:
            return lists.lines(connection, lists.numbers_pointing_at(connection, code, field.key, limit=limit))

    def surroundings(self, record: Record) -> Surroundings:
        """What its computed fields need."""
        introduced: tuple[str, ...] = ()
        if record.code:
            with self.store.reading() as connection:
                introduced = tuple(lists.pointing_at(connection, record.code, links.INTRODUCER))
        return Surroundings(self.desk.reading, introduced, self.desk.customs)


def refuse(record: Record, reading: Reading) -> None:
    """Raise `Refused` when something that differs from what was read cannot be stored."""
    changed = {field.key for field, _old, _new in record.changed()}
    found = [
        problem for problem in problems(record, reading) if problem.refused and _concerns(problem, changed, record)
    ]
    if found:
        raise Refused(found)


def refuse_nobody(record: Record) -> None:
    """Raise unless the record is a client; settings and work are kept under codes too."""
    if record.kind.role is not CLIENT:
        raise UserError(N_("{client} is no client."), key="no_client", client=record.code)


def _concerns(problem: Problem, changed: set[str], record: Record) -> bool:
    return problem.field.key in changed or not record.id


def replace_rows(old: tuple[Row, ...], new: Sequence[Row]) -> tuple[Row, ...]:
    """New rows in place of the old ones, which keep their numbers by place."""
    return tuple(Row(row.values, old[place].id if place < len(old) else 0) for place, row in enumerate(new))
