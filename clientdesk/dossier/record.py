"""A record: the values of one file as detached plain data, typed by the fields that name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from clientdesk.dossier.fields import Field, Kind, Problem, Rows, Surroundings, row_to_json, rows_of
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types.base import Json, Reading
from clientdesk.dossier.values import Attachment
from clientdesk.i18n import N_

T = TypeVar("T")


@dataclass(frozen=True)
class Stamps:
    """What the file itself notes of a record. Moments are ISO texts in UTC; `trashed` is empty unless in the trash."""

    created: str = ""
    created_by: str = ""
    updated: str = ""
    updated_by: str = ""
    trashed: str = ""


class Record:
    """One person, enterprise or other file.

    `record[Basics.full_name]` reads (None where empty), assignment sets, None clears. `original` remembers the values
    as they were read, so that a save carries old and new of each field. `id` is 0 until it has been stored.
    """

    def __init__(
        self,
        kind: Kind,
        values: Mapping[str, object] | None = None,
        *,
        id: int = 0,
        code: str = "",
        version: int = 0,
        stamps: Stamps | None = None,
    ) -> None:
        self.kind = kind
        self.id = id
        self.code = code
        self.version = version
        self.stamps = stamps or Stamps()
        self._values: dict[str, Any] = {k: v for k, v in (values or {}).items() if v is not None and v != ()}
        self._original = dict(self._values) if id else {}

    def __getitem__(self, field: Field[T]) -> T | None:
        value: T | None = self._values.get(field.key)
        return value

    def __setitem__(self, field: Field[T], value: T | None) -> None:
        if value is None or value == ():
            self._values.pop(field.key, None)
        else:
            self._values[field.key] = value

    def rows(self, field: Field[tuple[Row, ...]]) -> tuple[Row, ...]:
        """The rows of a group, none where it is empty."""
        rows: tuple[Row, ...] = self._values.get(field.key, ())
        return rows

    def original(self, field: Field[T]) -> T | None:
        """The value as it was read."""
        value: T | None = self._original.get(field.key)
        return value

    def settle(self, version: int) -> None:
        """The values as they are now count as read: they have been stored as this version."""
        self.version = version
        self._original = dict(self._values)

    @property
    def name(self) -> str:
        """What the record is called in lists and on cards."""
        return self[self.kind.title] or self.code

    def filled(self) -> Iterator[tuple[Field[Any], Any]]:
        """The stored fields that hold something, groups too, in the order of the form."""
        # By what is there, not by what could be: a form has hundreds of fields, a client a few dozen.
        order = self.kind.order
        held = [(order[key], value) for key, value in self._values.items() if key in order]
        held.sort(key=_place_of)
        for (_place, field), value in held:
            yield field, value

    def attachments(self) -> Iterator[Attachment]:
        """The photos and files among the values, those in rows too."""
        for field, value in self.filled():
            if isinstance(value, Attachment):
                yield value
            elif isinstance(field.type, Rows):
                held = [row.values.values() for row in value]
                yield from (part for parts in held for part in parts if isinstance(part, Attachment))

    def changed(self) -> Iterator[tuple[Field[Any], Any, Any]]:
        """(field, old, new) of every stored field that differs from what was read."""
        was, now = self._original, self._values
        different = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
        for field in self.kind.fields if different else ():
            if field.key in different:
                yield field, was.get(field.key), now.get(field.key)

    def value(self, field: Field[T], around: Surroundings) -> T | None:
        """The value of a field, computed ones too."""
        return self[field] if field.derive is None else field.derive(self, around)

    def to_json(self) -> dict[str, Json]:
        """`{"code", "kind", "version", "values", "groups"}`, empty values absent."""
        values: dict[str, Json] = {}
        groups: dict[str, Json] = {}
        for field, value in self.filled():
            if isinstance(field.type, Rows):
                groups[field.key] = [row_to_json(row, field.type.columns) for row in value]
            else:
                values[field.key] = field.type.to_json(value)
        return {
            "code": self.code,
            "kind": self.kind.name,
            "version": self.version,
            "values": values,
            "groups": groups,
        }


def _place_of(held: tuple[tuple[int, Field[Any]], Any]) -> int:
    return held[0][0]


def problems(record: Record, reading: Reading) -> list[Problem]:
    """Everything odd about a record: what is required and empty, orders of dates, and the rules of its sections."""
    found = list(_missing(record))
    for section in record.kind.sections:
        found += _in_order(record, section.declared.ordered)
        found += section.check(record, reading)
    for field in record.kind.groups:
        if record[field]:
            found += _in_rows(record, field, reading)
    return found


def _missing(record: Record) -> Iterator[Problem]:
    for field in record.kind.required:
        if record[field] is None:
            yield Problem(field, N_("This is needed."), {}, refused=field is record.kind.title)


def _in_order(record: Record, fields: tuple[Field[Any], ...]) -> Iterator[Problem]:
    for field in fields:
        if field.not_before and (text := out_of_order(record[field.not_before], record[field])):
            yield Problem(field, text, {})


def _in_rows(record: Record, field: Field[tuple[Row, ...]], reading: Reading) -> Iterator[Problem]:
    rows = rows_of(field)
    for place, row in enumerate(record.rows(field)):
        for column in rows.columns:
            if column.required and row[column] is None:
                yield Problem(field, N_("This is needed."), {}, row=place, column=column)
            if column.not_before and (text := out_of_order(row[column.not_before], row[column])):
                yield Problem(field, text, {}, row=place, column=column)
        for column, text in rows.group.check(row, reading):
            yield Problem(field, text, {}, row=place, column=column)


def out_of_order(first: Any, second: Any) -> str:
    """The message id of the problem when `second` comes before `first`; empty where either is missing or it is well."""
    if first is None or second is None:
        return ""
    return N_("This must not come before the one it follows.") if second < first else ""
