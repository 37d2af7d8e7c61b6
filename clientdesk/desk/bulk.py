"""The same change to many clients: first how many it would change, then one step that can be taken back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from clientdesk.desk.clients import Refused, refuse, unreadable
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, Kind, Problem, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import File, IdNumber, Photo, Reference, Text
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import QUIET, Progress
from clientdesk.store import lists
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.several import set_values

ARCHIVED = "archived"
_WRITTEN = 100
"""So many clients are written between two looks at whether to go on."""
_ONE_EACH = (Rows, Photo, File, IdNumber)
"""Types of what no two clients have in common."""


@dataclass(frozen=True)
class Change:
    """A new value of one field for many clients.

    `text` is the sentence of the step, which may name the {field} and has the number {n}; `new` makes the new value of
    the old one (None: empty) and raises `Unreadable` where what it makes cannot be stored.
    """

    text: str
    field: Field[Any]
    new: Callable[[Any], Any]


@dataclass(frozen=True)
class Refusal:
    """A client that cannot take the change: its name, and why not."""

    name: str
    problem: Problem


@dataclass(frozen=True)
class Outlook:
    """What a change would do: whom it would change (by number), how many are so already, how many are of a kind
    without the field, and who cannot take it."""

    changing: tuple[int, ...] = ()
    same: int = 0
    without: int = 0
    refused: tuple[Refusal, ...] = ()

    @property
    def total(self) -> int:
        """All that were looked at."""
        return len(self.changing) + self.same + self.without + len(self.refused)


@dataclass(frozen=True)
class Done:
    """How many clients were changed, and the news of it (empty where there was nothing to change)."""

    count: int = 0
    changed: Changed = field(default_factory=Changed)


# The changes there are


def set_field(field: Field[Any], value: Any) -> Change:
    """Give a field a value, or empty it with None; a value that the field cannot hold is refused by name."""
    refuse_single(field)
    if value is None:
        return Change(N_("Empty {field} of several clients ({n})"), field, lambda _old: None)
    try:
        held = field.type.from_json(field.type.to_json(value))
    except Unreadable as problem:
        problem.values.setdefault("field", field.key)
        raise unreadable(problem) from None
    return Change(N_("Set {field} of several clients ({n})"), field, lambda _old: held)


def add_tags(tags: Sequence[str]) -> Change:
    """Add tags to those that are there; one that is there in another case stays as it is."""
    return Change(N_("Add tags to several clients ({n})"), Header.tags, partial(_with_tags, _read_tags(tags)))


def remove_tags(tags: Sequence[str]) -> Change:
    """Take tags away, whatever their case."""
    gone = {tag.casefold() for tag in _read_tags(tags)}
    text = N_("Remove tags from several clients ({n})")
    return Change(text, Header.tags, lambda old: tuple(tag for tag in old or () if tag.casefold() not in gone) or None)


def replace_text(field: Field[Any], sought: str, *, by: str) -> Change:
    """Put one piece of text in the place of another wherever it stands in a field, letter for letter."""
    refuse_single(field)
    if not isinstance(field.type, Text) or not sought:
        raise UserError(
            N_("{field}: there is no text here that could be replaced."), key="no_text_here", field=field.key
        )
    return Change(N_("Replace text in {field} of several clients ({n})"), field, partial(_replaced, field, sought, by))


def archive() -> Change:
    """Mark the files as archived."""
    return Change(N_("Archive several clients ({n})"), Header.file_status, lambda _old: ARCHIVED)


def can_be_set(field: Field[Any], kind: Kind) -> bool:
    """Whether many clients of a kind can be given the same value of a field."""
    return field is not kind.title and _is_common(field)


def refuse_single(field: Field[Any]) -> None:
    """Raise where no two clients have the same value of a field."""
    if not _is_common(field):
        raise UserError(
            N_("{field}: this cannot be set for many clients at once."),
            key="not_for_many",
            hint=N_("Change it in each client. Nothing was changed."),
            field=field.key,
        )


def _is_common(field: Field[Any]) -> bool:
    return field.stored and not field.fixed and not isinstance(field.type, _ONE_EACH)


def _read_tags(tags: Sequence[str]) -> tuple[str, ...]:
    try:
        return Header.tags.type.from_json(list(tags))
    except Unreadable as problem:
        problem.values.setdefault("field", Header.tags.key)
        raise unreadable(problem) from None


def _with_tags(new: tuple[str, ...], old: tuple[str, ...] | None) -> tuple[str, ...]:
    return Header.tags.type.from_json([*(old or ()), *new])


def _replaced(field: Field[Any], sought: str, by: str, old: str | None) -> str | None:
    if not old or sought not in old:
        return old
    text = old.replace(sought, by)
    kept: str | None = field.type.from_json(text) if text.strip() else None
    return kept


class Bulk(Part):
    """`desk.bulk`. Clients are named by their numbers, as lists have them."""

    def kinds(self, clients: Sequence[int]) -> tuple[Kind, ...]:
        """Of which kinds these clients are."""
        with self.store.reading() as connection:
            present = lists.kinds_of(connection, clients)
        return tuple(kind for kind in self.desk.client_kinds if kind.name in present)

    def outlook(self, clients: Sequence[int], change: Change, *, progress: Progress = QUIET) -> Outlook:
        """What a change would do; nothing is stored. Raises `Cancelled` when told to stop."""
        changing: list[int] = []
        refused: list[Refusal] = []
        same = without = 0
        for record in self._read(clients, change, progress):
            declared = _here(change.field, record.kind)
            if declared is None:
                without += 1
            elif problem := self._changed(record, declared, change):
                refused.append(Refusal(record.name, problem))
            elif any(True for _ in record.changed()):
                changing.append(record.id)
            else:
                same += 1
        return Outlook(tuple(changing), same, without, tuple(refused))

    def do(self, clients: Sequence[int], change: Change, *, progress: Progress = QUIET) -> Done:
        """Change all of them as one step, or none: `Refused` names the first field and reason. Raises `Cancelled`."""
        seen = self.outlook(clients, change, progress=progress)
        if seen.refused:
            raise Refused([refusal.problem for refusal in seen.refused])
        if not seen.changing:
            return Done()
        values = {"field": Sentence(change.field.label, context=change.field.context), "n": len(seen.changing)}
        with self.store.step(change.text, by=self.desk.user, values=_used(change.text, values)) as step:
            for start in range(0, len(seen.changing), _WRITTEN):
                progress.advance(start, len(seen.changing), N_("Writing"))
                page = seen.changing[start : start + _WRITTEN]
                records = read_page(step.connection, step.schema, page, fields=self._around(change.field))
                self._change(step, records, change)
            progress.advance(len(seen.changing), len(seen.changing), N_("Writing"))
            step.finish(progress)
        return Done(len(seen.changing), step.changed)

    def _change(self, step: Step, records: Sequence[Record], change: Change) -> None:
        """As part of a step; `outlook` has judged the new values."""
        values: dict[str, list[tuple[int, Any, Any]]] = {}
        for record in records:
            declared = _here(change.field, record.kind)
            assert declared is not None
            new = change.new(record[declared])
            if isinstance(declared.type, Reference):
                # More follows from these: names of targets, the link back.
                record[declared] = new
                self.desk.clients.save_in(step, record)
            else:
                values.setdefault(record.kind.name, []).append((record.id, record[declared], new))
        for kind, changed in values.items():
            set_values(step, kind, self.desk.kind(kind).by_key[change.field.key], changed)

    def trash(self, clients: Sequence[int], *, progress: Progress = QUIET) -> Done:
        """Move clients to the trash as one step; those that lie there already stay."""
        return self._move(clients, N_("Move several clients to the trash ({n})"), progress, trashed=False)

    def restore(self, clients: Sequence[int], *, progress: Progress = QUIET) -> Done:
        """Take clients out of the trash as one step."""
        return self._move(clients, N_("Restore several clients ({n})"), progress, trashed=True)

    def _move(self, clients: Sequence[int], text: str, progress: Progress, *, trashed: bool) -> Done:
        kinds = {kind.name for kind in self.desk.client_kinds}
        lines = self.desk.clients.lines(clients)
        moved = [line.id for line in lines if bool(line.trashed) == trashed and line.kind in kinds]
        if not moved:
            return Done()
        with self.store.step(text, by=self.desk.user, values={"n": len(moved)}) as step:
            for done, number in enumerate(moved):
                progress.advance(done, len(moved), N_("Writing"))
                (step.restore if trashed else step.trash)(number)
            progress.advance(len(moved), len(moved), N_("Writing"))
            step.finish(progress)
        return Done(len(moved), step.changed)

    # One by one

    def _read(self, clients: Sequence[int], change: Change, progress: Progress) -> Iterator[Record]:
        around = self._around(change.field)
        for start, page in zip(range(0, len(clients), PAGE), _pages(clients), strict=True):
            progress.advance(start, len(clients), N_("Looking"))
            with self.store.reading() as connection:
                records = read_page(connection, self.store.schema, page, fields=around)
            yield from records

    def _around(self, changed: Field[Any]) -> frozenset[Field[Any]]:
        """What has to be read to judge a new value: the section of the field, and the names."""
        kinds = [kind for kind in self.desk.client_kinds if _here(changed, kind)]
        sections = (kind.home(kind.by_key[changed.key]).declared.fields for kind in kinds)
        titles = (kind.title for kind in self.desk.client_kinds)
        return frozenset([*(one for fields in sections for one in fields), *titles])

    def _changed(self, record: Record, declared: Field[Any], change: Change) -> Problem | None:
        """Change a record, not the file; why it cannot be stored so."""
        try:
            record[declared] = change.new(record[declared])
            refuse(record, self.desk.reading)
        except Unreadable as problem:
            return Problem(declared, problem.reason, problem.values, refused=True)
        except Refused as refusal:
            return refusal.problems[0]
        return None


def _here(field: Field[Any], kind: Kind) -> Field[Any] | None:
    """The field as a kind declares it; None where the kind has none such, or it names the client."""
    found = kind.by_key.get(field.key)
    return found if found is not None and found.context == field.context and can_be_set(found, kind) else None


def _pages(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + PAGE] for start in range(0, len(numbers), PAGE))


def _used(text: str, values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if f"{{{name}}}" in text}
