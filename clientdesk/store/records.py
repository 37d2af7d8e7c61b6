"""Reading whole records: one statement for all sections, one for all groups, whatever their number."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier.record import Record, Stamps
from clientdesk.dossier.rows import Row
from clientdesk.store.schema import Place, Schema, Stored

Cells = dict[str, Stored]
"""Filled columns of one row of a place, in their stored form."""


class Raw:
    """A file's content in stored form: what stands in `client`, in its sections and in its groups.

    `sections` is {table: cells}; `groups` is {table: {row id: (position, cells)}}.
    """

    def __init__(self, head: Mapping[str, Any]) -> None:
        self.head = dict(head)
        self.sections: dict[str, Cells] = {}
        self.groups: dict[str, dict[int, tuple[int, Cells]]] = {}

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return str(self.head["kind"])

    def to_json(self) -> str:
        """The whole, as the journal keeps what was created or deleted."""
        whole = {"head": self.head, "sections": self.sections, "groups": self.groups}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Raw":
        """What `to_json` wrote."""
        whole = json.loads(text)
        raw = cls(whole["head"])
        raw.sections = whole["sections"]
        raw.groups = {
            table: {int(row): (position, cells) for row, (position, cells) in rows.items()}
            for table, rows in whole["groups"].items()
        }
        return raw


HEAD = ("id", "code", "kind", "created", "created_by", "updated", "updated_by", "version", "trashed")
KEPT_HEAD = ("code", "kind", "created", "created_by", "trashed")
"""What of `client` belongs to the content; the rest follows from it."""


def read_raw(connection: Connection, schema: Schema, client: int) -> Raw | None:
    """Everything stored of one client, or None."""
    head = _head(connection, "id = ?", client)
    if head is None:
        return None
    raw = Raw(head)
    _read_sections(connection, schema, raw, client)
    _read_groups(connection, schema, raw, client)
    return raw


def _head(connection: Connection, condition: str, value: object) -> dict[str, Any] | None:
    found = connection.exec_driver_sql(f"SELECT {', '.join(HEAD)} FROM client WHERE {condition}", (value,)).first()
    return dict(zip(HEAD, found, strict=True)) if found else None


def client_id(connection: Connection, code: str) -> int | None:
    """The number of the client with this code."""
    found = connection.exec_driver_sql("SELECT id FROM client WHERE code = ?", (code,)).scalar()
    return int(found) if found is not None else None


def _read_sections(connection: Connection, schema: Schema, raw: Raw, client: int) -> None:
    places, query = schema.sections_query[raw.kind]
    found = connection.exec_driver_sql(query, (client,)).one()
    for place, cells in zip(places, found, strict=True):
        pairs = zip(place.columns, json.loads(cells), strict=True)
        if filled := {name: value for name, value in pairs if value is not None}:
            raw.sections[place.table] = filled


def _read_groups(connection: Connection, schema: Schema, raw: Raw, client: int) -> None:
    places, query = schema.groups_query[raw.kind]
    if not places:
        return
    for number, row, position, cells in connection.exec_driver_sql(query, {"client": client}).all():
        place = places[number]
        filled = zip(place.columns, json.loads(cells), strict=True)
        rows = raw.groups.setdefault(place.table, {})
        rows[row] = (position, {name: value for name, value in filled if value is not None})


def to_record(schema: Schema, raw: Raw) -> Record:
    """The record out of its stored form; hidden own fields are left out."""
    kind = schema.kinds[raw.kind]
    hidden = {column.name for column in schema.own if not column.active}
    values: dict[str, object] = {}
    for table, cells in raw.sections.items():
        columns = schema.place[table].columns
        for name, stored in cells.items():
            if name not in hidden or not table.endswith("_own"):
                values[columns[name].key] = columns[name].type.from_column(stored)
    for table, rows in raw.groups.items():
        place = schema.place[table]
        assert place.group is not None
        ordered = sorted(rows.items(), key=lambda item: (item[1][0], item[0]))
        values[place.group.key] = tuple(to_row(place, row, cells) for row, (_position, cells) in ordered)
    head = raw.head
    stamps = Stamps(*(head.get(name) or "" for name in ("created", "created_by", "updated", "updated_by", "trashed")))
    return Record(kind, values, id=head.get("id", 0), code=head["code"], version=head.get("version", 0), stamps=stamps)


def to_row(place: Place, row: int, cells: Mapping[str, Stored]) -> Row:
    """A row of a group out of its stored form."""
    return Row({name: place.columns[name].type.from_column(stored) for name, stored in cells.items()}, row)


def row_cells(place: Place, row: Row) -> Cells:
    """The stored form of a row's values."""
    return {
        name: column.type.to_column(value)
        for name, column in place.columns.items()
        if (value := row.values.get(name)) is not None
    }


def read_record(connection: Connection, schema: Schema, client: int) -> Record | None:
    """The record of this number, or None."""
    raw = read_raw(connection, schema, client)
    return to_record(schema, raw) if raw else None
