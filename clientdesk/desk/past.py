"""Undo and redo, the history of a client or of the file, and the clients as they stood before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.i18n import Catalogue
from clientdesk.store import history
from clientdesk.store.changes import Change, decode
from clientdesk.store.history import Line, StepTold
from clientdesk.store.news import Changed
from clientdesk.store.own_fields import Definition
from clientdesk.store.records import to_row


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


class Past(Part):
    """`desk.past`."""

    def undo(self) -> tuple[StepTold, Changed]:
        """Take back my last step in this file."""
        return self.store.undo(by=self.desk.user)

    def redo(self) -> tuple[StepTold, Changed]:
        """Bring back the step I undid last."""
        return self.store.redo(by=self.desk.user)

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
        return [told for line in lines for told in self._told(line, words)]

    def _told(self, line: Line, words: Catalogue) -> Iterator[Entry]:
        change, step = line.change, line.step
        field = self._field(change)
        old, new = self._shown(change, words)
        yield Entry(
            step.id,
            step.at,
            step.by,
            step.sentence(words),
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
                return str(decode(text)) if change.place in ("answer", "client") and change.field else ""
            if change.field:
                column = place.columns.get(change.field)
                return column.type.show(column.type.from_column(decode(text)), words) if column else text
            row = to_row(place, change.row, json.loads(text)["cells"])
            return rows_of(place.group).line(row, words) if place.group else ""

        return show(change.old), show(change.new)


def _defined(definition: Definition) -> str:
    """An own field on a line: label, type, class and choices."""
    choices = (f"{code}: {label}" for code, label in definition.choices)
    return " · ".join((definition.label, definition.type, definition.sensitivity, *choices))
