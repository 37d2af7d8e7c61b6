"""Changes on their way into the file: one at a time for each client, in the order they were made.

What cannot be stored is kept as a draft, so that it outlives the window. Each answer carries the record as it stands
in the file afterwards.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from clientdesk.desk import Desk
from clientdesk.desk.taken import refuse_taken
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.opened import Opened, look_up


@dataclass(frozen=True)
class Change:
    """One field's new value, and the text it was read from (for the draft, should it be refused).

    `also` are values of other fields that follow from it, stored in the same step. With an `answer` (see
    `desk.answers`) that is noted in place of a value.
    """

    field: Field[Any]
    value: Any
    text: str = ""
    also: tuple[tuple[Field[Any], Any], ...] = ()
    answer: str = ""


@dataclass(frozen=True)
class Stored:
    """A change is in the file: the client as it is now, and `value` as it was given back (rows with their numbers)."""

    opened: Opened
    change: Change
    value: Any
    changed: Changed


@dataclass(frozen=True)
class NotStored:
    """A change is not in the file, and why; the record as it is now."""

    client: int
    change: Change
    error: Exception


@dataclass
class _Line:
    """The changes of one client that wait."""

    base: Record
    waiting: deque[Change] = field(default_factory=deque)
    busy: bool = False


def copy_of(record: Record) -> Record:
    """A record with the same values, to be changed by itself."""
    values = {field.key: value for field, value in record.filled()}
    return Record(record.kind, values, id=record.id, code=record.code, version=record.version, stamps=record.stamps)


class Saving(QObject):
    """Stores changes off the window's thread."""

    stored = Signal(object)
    not_stored = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._lines: dict[int, _Line] = {}
        self._waiting: list[Callable[[], None]] = []

    def save(self, record: Record, change: Change) -> None:
        """Store a change made to a record as it was read."""
        line = self._lines.setdefault(record.id, _Line(record))
        if not line.busy:
            line.base = record
        line.waiting.append(change)
        self._next(record.id)

    def is_busy(self, client: int) -> bool:
        """Whether changes of a client are still on their way."""
        return client in self._lines

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call back once every change has been stored or refused."""
        if self._lines:
            self._waiting.append(then)
        else:
            then()

    def _next(self, client: int) -> None:
        line = self._lines[client]
        if line.busy:
            return
        if not line.waiting:
            del self._lines[client]
            self._tell_waiting()
            return
        line.busy = True
        change = line.waiting.popleft()
        work = partial(_store, self.context.desk, line.base, change)
        self.context.tasks.ask(work, partial(self._took, client), partial(self._failed, client, change))

    def _took(self, client: int, done: Stored) -> None:
        line = self._lines[client]
        line.base = done.opened.record
        # Whoever hears of it may have the next change ready, still made to the record as it was before.
        self.stored.emit(done)
        line.busy = False
        self._next(client)

    def _failed(self, client: int, change: Change, error: Exception) -> None:
        line = self._lines[client]
        line.busy = False
        if change.text:
            drafts = self.context.desk.drafts
            self.context.tasks.ask(partial(drafts.keep, client, change.field.key, change.text), _done)
        self.not_stored.emit(NotStored(client, change, error))
        self._next(client)

    def _tell_waiting(self) -> None:
        if not self._lines:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()


def _done(_nothing: None) -> None:
    """A draft was kept; there is nothing to tell."""


def _store(desk: Desk, base: Record, change: Change) -> Stored:
    """On the writer's thread: save the one change, forget its draft, read the record anew."""
    record = copy_of(base)
    if change.answer:
        changed = desk.answers.give(record, change.field, change.answer)
    else:
        record[change.field] = change.value
        for field, value in change.also:
            record[field] = value
        refuse_taken(desk, record, change.field)
        changed = desk.clients.save(record)
        desk.drafts.drop(record.id, change.field.key)
    fresh = look_up(desk, record.id)
    assert fresh is not None
    return Stored(fresh, change, record[change.field], changed)
