"""Cells on their way into the file: those of a statement one after the other, each against what stands there then.

What cannot be stored is kept as a draft, so that it outlives the window.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.saving import copy_of


@dataclass(frozen=True)
class Entered:
    """New values of a statement, stored as one step; `texts` are what they were read from, by the keys of fields."""

    code: str
    values: tuple[tuple[Field[Any], Any], ...]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Line:
    """A statement that is being changed. `base` is how the file has it; only the writer's thread moves it on."""

    base: Record
    waiting: list[Entered] = field(default_factory=list)


class Storing(QObject):
    """Stores cells off the window's thread. `refused` tells what was not stored, why, and the statement as it is."""

    stored = Signal(object)
    refused = Signal(object, object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._lines: dict[str, _Line] = {}
        self._then: list[Callable[[], object]] = []

    def store(self, base: Record, entered: Entered) -> None:
        """Store what was entered in a statement; `base` is as it was read, unless changes of it are under way."""
        line = self._lines.setdefault(entered.code, _Line(base))
        line.waiting.append(entered)
        took, failed = partial(self._took, entered), partial(self._failed, entered)
        self.context.tasks.ask(partial(_store, self.context.desk, line, entered), took, failed)

    def keep_text(self, number: int, key: str, text: str) -> None:
        """Keep a text that cannot be read, or forget it when it is empty."""
        drafts = self.context.desk.drafts
        work = partial(drafts.keep, number, key, text) if text else partial(drafts.drop, number, key)
        self.context.tasks.ask(work, _done)

    def pending(self, code: str) -> dict[str, Any]:
        """{key of a field: value} of what is on its way."""
        waiting = self._lines[code].waiting if code in self._lines else []
        return {field.key: value for entered in waiting for field, value in entered.values}

    def when_idle(self, then: Callable[[], object]) -> None:
        """Call back once all was stored or refused."""
        if self._lines:
            self._then.append(then)
        else:
            then()

    def _took(self, entered: Entered, changed: Changed) -> None:
        self._end(entered)
        self.stored.emit(changed)
        self._tell_waiting()

    def _failed(self, entered: Entered, error: Exception) -> None:
        now = self._lines[entered.code].base
        self._end(entered)
        self.refused.emit(entered, error, now)
        self._tell_waiting()

    def _end(self, entered: Entered) -> None:
        line = self._lines[entered.code]
        line.waiting.remove(entered)
        if not line.waiting:
            del self._lines[entered.code]

    def _tell_waiting(self) -> None:
        if not self._lines:
            waiting, self._then = self._then, []
            for then in waiting:
                then()


def _store(desk: Desk, line: _Line, entered: Entered) -> Changed:
    """On the writer's thread: save the values, or keep their texts as drafts; read the statement anew."""
    record = copy_of(line.base)
    for one, value in entered.values:
        record[one] = value
    try:
        changed = desk.statements.save(record)
        for one, _value in entered.values:
            desk.drafts.drop(record.id, one.key)
    except Exception:
        for key, text in entered.texts.items():
            if text:
                desk.drafts.keep(record.id, key, text)
        raise
    finally:
        line.base = desk.clients.get(entered.code)
    return changed


def _done(_nothing: None) -> None:
    """A draft was kept; there is nothing to tell."""
