"""Undo and redo, the history of a client or of the file, and the clients as they stood before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import groupby, pairwise
from typing import Any

from clientdesk.desk.output_names import step_told
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, Rows, rows_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import Catalogue
from clientdesk.store import history
from clientdesk.store.changes import Change, decode
from clientdesk.store.history import Line, StepTold
from clientdesk.store.news import Changed
from clientdesk.store.own_fields import Definition
from clientdesk.store.records import to_record, to_row


@dataclass(frozen=True)
class Entry:
    """One change in words: old and new as the types show them; field and its label are empty for a whole."""

    step: int
    at: str
    by: str
    text: str
    code: str
    table: str
    field: str
    label: str
    old: str
    new: str
    sensitive: bool


@dataclass(frozen=True)
class State:
    """What stood in a field after a step: since when (ISO, UTC), who did it, how; the value is None where it was
    emptied."""

    step: StepTold
    value: Any


_MOST_STATES = 50


class Past(Part):
    """`desk.past`."""

    def undo(self) -> tuple[StepTold, Changed]:
        """Take back my last step in this file."""
        return self.store.undo(by=self.desk.user, prove=self.desk.trading.prove)

    def redo(self) -> tuple[StepTold, Changed]:
        """Bring back the step I undid last."""
        return self.store.redo(by=self.desk.user, prove=self.desk.trading.prove)

    def next_undo(self) -> StepTold | None:
        """The step that undo would take back."""
        with self.store.reading() as connection:
            return history.next_undo(connection, self.desk.user)

    def next_redo(self) -> StepTold | None:
        """The step that redo would bring back."""
        with self.store.reading() as connection:
            return history.next_redo(connection, self.desk.user)

    def of(self, code: str | None = None, *, words: Catalogue, limit: int = 1000) -> list[Entry]:
        """The changes of a client, or of the whole file, the latest first, in words."""
        with self.store.reading() as connection:
            client = None if code is None else self.desk.clients.number(connection, code)
            lines = list(history.lines(connection, client, limit=limit))
        return [entry for line in lines for entry in self._told(line, words)]

    def touched_today(self, record: Record) -> frozenset[str]:
        """The keys of the fields of a client that were changed or answered since midnight."""
        midnight = datetime.combine(self.desk.today, time.min).astimezone().astimezone(UTC).isoformat()
        with self.store.reading() as connection:
            changes = list(history.since(connection, record.id, midnight))
        touched = {field.key for field in map(self._whole_field, changes) if field}
        if any(change.place == "client" and not change.field for change in changes):
            touched |= {field.key for field, _value in record.filled()}
        return frozenset(touched | {change.field for change in changes if change.place == "answer"})

    def states(self, record: Record, field: Field[Any]) -> list[State]:
        """What stood in a field of a client, the latest (which stands there now) first."""
        with self.store.reading() as connection:
            lines = history.lines(connection, record.id, limit=-1)
            steps = [line.step for line in lines if self._concerns(line.change, field)]
            found: list[State | None] = []
            for step in [step for step, _same in groupby(steps)][:_MOST_STATES]:
                raw = history.raw_as_of(connection, self.store.schema, record.id, step.id)
                value = to_record(self.store.schema, raw)[field] if raw else None
                found.append(State(step, value))
        return [now for now, before in pairwise([*found, None]) if now and now.value != (before and before.value)]

    def put_back(self, record: Record, field: Field[Any], value: Any) -> Any:
        """A value out of the past as it can be stored now: rows that are gone become new ones."""
        if not isinstance(field.type, Rows) or value is None:
            return value
        there = {row.id for row in record.rows(field)}
        return tuple(row if row.id in there else Row(row.values, 0) for row in value)

    def _concerns(self, change: Change, field: Field[Any]) -> bool:
        if change.place == "client" and not change.field:
            return True
        found = self._whole_field(change)
        return found is not None and found.key == field.key

    def _whole_field(self, change: Change) -> Field[Any] | None:
        """The field of the form that a change concerns: of a cell in a group, the group."""
        place = self.store.schema.place.get(change.place)
        return None if place is None else place.group or place.columns.get(change.field)

    def _told(self, line: Line, words: Catalogue) -> Iterator[Entry]:
        change, step = line.change, line.step
        field = self._field(change)
        old, new = self._shown(change, words)
        yield Entry(
            step.id,
            step.at,
            step.by,
            step_told(step, words),
            line.code,
            change.place,
            field.key if field and not change.is_move and change.field else change.field,
            field.title(words) if field else "",
            old,
            new,
            bool(field and field.sensitivity == "sensitive"),
        )

    def _field(self, change: Change) -> Field[Any] | None:
        if change.place == "own_field":
            return Definition.from_json(change.new or change.old or "").field()
        place = self.store.schema.place.get(change.place)
        if place is None:
            return None
        return place.columns.get(change.field) if change.field and not change.is_move else place.group

    def _shown(self, change: Change, words: Catalogue) -> tuple[str, str]:
        place = self.store.schema.place.get(change.place)

        def show(text: str | None) -> str:
            if text is None or change.is_move:
                return ""
            if change.place == "own_field":
                return _defined(Definition.from_json(text))
            if place is None:
                return str(decode(text)) if change.place in ("answer", "client", "former_code") and change.field else ""
            if change.field:
                column = place.columns.get(change.field)
                return column.type.show(column.type.from_column(decode(text)), words) if column else text
            row = to_row(place, change.row, json.loads(text)["cells"])
            return rows_of(place.group).line(row, words) if place.group else ""

        return show(change.old), show(change.new)


def entry_of(step: StepTold, code: str, words: Catalogue) -> Entry:
    """What was noted of a client without a change."""
    return Entry(step.id, step.at, step.by, step_told(step, words), code, "", "", "", "", "", False)


def _defined(definition: Definition) -> str:
    """An own field on a line: label, type, class and choices."""
    choices = (f"{code}: {label}" for code, label in definition.choices)
    return " · ".join((definition.label, definition.type, definition.sensitivity, *choices))
