"""The values of one contact while its card is read: each is checked by its field, and what fits nowhere is kept."""

from collections.abc import Mapping
from typing import Any

from clientdesk.dossier.fields import Field, Kind, read_json, rows_of
from clientdesk.dossier.reading import Unreadable
from clientdesk.exchange.contacts.lines import Line

_TOLD = 200
"""So many characters of a line without a place are told; the notes have it whole."""


class Filling:
    """What has been understood of a card so far."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.values: dict[str, Any] = {}
        self.left: list[str] = []
        self.photo: bytes | None = None

    def put(self, field: Field[Any], raw: Any) -> bool:
        """Give a field its value; whether it has it now. A field that holds another already keeps it."""
        if raw in ("", None, [], {}):
            return True
        try:
            told = field.type.to_json(read_json(field, raw))
        except Unreadable:
            return False
        return bool(self.values.setdefault(field.key, told) == told)

    def has(self, field: Field[Any]) -> bool:
        """Whether a field is filled."""
        return field.key in self.values

    def add(self, group: Field[Any], row: Mapping[Field[Any], Any]) -> bool:
        """Add a row to a group, the same one once; whether it is there now."""
        filled = {column.key: raw for column, raw in row.items() if raw not in ("", None)}
        try:
            made = rows_of(group).row_from_json(filled)
        except Unreadable:
            return False
        columns = rows_of(group).columns
        told = {column.key: column.type.to_json(made[column]) for column in columns if made[column] is not None}
        rows = self.values.setdefault(group.key, [])
        if told not in rows:
            rows.append(told)
        return True

    def leave(self, name: str, text: str) -> None:
        """Keep what has no place."""
        if told := " ".join(text.split()) if "\n" not in text else text.strip():
            self.left.append(f"{name}: {told}" if name else told)

    def leave_line(self, line: Line, labelled: str = "") -> None:
        """Keep a line that has no place, under its label or its name."""
        parts = [part for part in line.parts() if part] if ";" in line.text else [line.value]
        self.leave(labelled or line.name, ", ".join(parts))

    @property
    def unread(self) -> tuple[str, ...]:
        """What has no place, short."""
        return tuple(text[:_TOLD] for text in self.left)

    def note(self, field: Field[Any], notes: list[str]) -> None:
        """Fill the notes: what the card notes, and below it what has no place; cut at what they hold."""
        most = int(str(field.type.options()["max"]))
        whole = "\n\n".join(filter(None, ("\n\n".join(notes), "\n".join(self.left))))
        if len(whole) > most:
            self.left.append(f"NOTE: …{whole[most:]}")
        self.put(field, whole[:most].strip())
