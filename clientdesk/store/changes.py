"""The one form of every change: what it is, how it is applied, how it is turned round.

`place` is a table. With a field it is an update of that one value; without one it is the coming (old is None) or going
(new is None) of a whole: a client, a row of a group. `old` and `new` are JSON of stored forms, None for nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from clientdesk.store.own_fields import Definition, OwnColumn
from clientdesk.store.records import KEPT_HEAD, Cells, Raw, read_raw
from clientdesk.store.schema import Place, Schema, Stored, quoted

POSITION = "position"
TRASHED = "trashed"
BESIDE = {
    "answer": ("field", "answer"),
    "former_code": ("code", "name"),
    "told_apart": ("other", "known"),
    "given_out": ("event", "told"),
}
"""What stands beside the values of a client: {table: (column that names it, column that says it)}."""


@dataclass(frozen=True)
class Change:
    """One change of the file's content. `row` is 0 outside groups, `client` is 0 for what belongs to the whole file."""

    client: int
    place: str
    row: int
    field: str
    old: str | None
    new: str | None

    @property
    def is_move(self) -> bool:
        """Whether it is the place of a row in its group, not a value (a person has a `position` too)."""
        return self.row != 0 and self.field == POSITION

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.client, self.place, self.row, self.field, self.new, self.old)


def encode(value: object) -> str | None:
    """The stored form as the journal keeps it."""
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def decode(text: str | None) -> Stored:
    """The stored form out of the journal."""
    value: Stored = None if text is None else json.loads(text)
    return value


def row_json(position: int, cells: Cells) -> str:
    """A whole row as the journal keeps it."""
    return encode({POSITION: position, "cells": cells}) or ""


def current(connection: Connection, schema: Schema, change: Change) -> str | None:
    """What stands now where the change stands, in the form of `old` and `new`."""
    if change.place == "client":
        return _current_client(connection, schema, change)
    if change.place in BESIDE:
        key, said = BESIDE[change.place]
        query = f"SELECT {said} FROM {change.place} WHERE client_id = ? AND {key} = ?"
        return encode(connection.exec_driver_sql(query, (change.client, change.field)).scalar())
    if change.place == "setting":
        return connection.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (change.field,)).scalar()
    if change.place == "own_field":
        query = "SELECT definition FROM own_field WHERE name = ? AND active"
        return connection.exec_driver_sql(query, (change.field,)).scalar()
    place = schema.place[change.place]
    if place.group is None:
        return _current_cell(connection, place, change, f"client_id = {change.client}")
    if change.field:
        return _current_cell(connection, place, change, f"id = {change.row}")
    return _current_row(connection, place, change.row)


def _current_client(connection: Connection, schema: Schema, change: Change) -> str | None:
    if change.field == TRASHED:
        return encode(connection.exec_driver_sql("SELECT trashed FROM client WHERE id = ?", (change.client,)).scalar())
    raw = read_raw(connection, schema, change.client)
    return whole(raw) if raw else None


def whole(raw: Raw) -> str:
    """A whole client as the journal keeps it."""
    kept = Raw({name: raw.head[name] for name in KEPT_HEAD})
    kept.sections, kept.groups = raw.sections, raw.groups
    return kept.to_json()


def _current_cell(connection: Connection, place: Place, change: Change, where: str) -> str | None:
    query = f"SELECT {quoted(change.field)} FROM {place.table} WHERE {where}"
    return encode(connection.exec_driver_sql(query).scalar())


def _current_row(connection: Connection, place: Place, row: int) -> str | None:
    query = f"SELECT position, {place.select_list} FROM {place.table} WHERE id = ?"
    found = connection.exec_driver_sql(query, (row,)).first()
    if found is None:
        return None
    cells = {name: value for name, value in zip(place.columns, found[1:], strict=True) if value is not None}
    return row_json(found[0], cells)


def is_taken(connection: Connection, schema: Schema, change: Change) -> bool:
    """Whether a whole that is to come back finds its code or key given to something else."""
    if change.place == "client" and not change.field:
        code = Raw.from_json(change.new or "").head["code"]
        return bool(connection.exec_driver_sql("SELECT 1 FROM client WHERE code = ?", (code,)).scalar())
    if change.place != "own_field":
        return False
    wanted = Definition.from_json(change.new or "")
    others = (c.definition for c in schema.own if c.active and c.name != change.field)
    return any((other.kind, other.key) == (wanted.kind, wanted.key) for other in others)


def apply(connection: Connection, schema: Schema, change: Change) -> None:
    """Bring the change into the tables (search, lists and stamps follow in the step)."""
    if change.place == "client":
        _apply_client(connection, schema, change)
    elif change.place in BESIDE:
        _apply_beside(connection, change)
    elif change.place == "setting":
        _apply_setting(connection, change)
    elif change.place == "own_field":
        _apply_own_field(connection, change)
    elif schema.place[change.place].group is None:
        _apply_cell(connection, change)
    elif change.field:
        query = f"UPDATE {change.place} SET {quoted(change.field)} = ? WHERE id = ?"
        connection.exec_driver_sql(query, (decode(change.new), change.row))
    else:
        _apply_row(connection, schema.place[change.place], change)


def cell_statement(table: str, column: str) -> str:
    """What puts a value into a column of a section; takes the client and the value."""
    name = quoted(column)
    return (
        f"INSERT INTO {table} (client_id, {name}) VALUES (?, ?) "
        f"ON CONFLICT (client_id) DO UPDATE SET {name} = excluded.{name}"
    )


def apply_all(connection: Connection, made: Sequence[Change]) -> None:
    """Bring changes of one and the same column of a section into the tables."""
    values = [(change.client, decode(change.new)) for change in made]
    connection.exec_driver_sql(cell_statement(made[0].place, made[0].field), values)


def _apply_cell(connection: Connection, change: Change) -> None:
    connection.exec_driver_sql(cell_statement(change.place, change.field), (change.client, decode(change.new)))


def _apply_row(connection: Connection, place: Place, change: Change) -> None:
    if change.new is None:
        connection.exec_driver_sql(f"DELETE FROM {change.place} WHERE id = ?", (change.row,))
        return
    row = json.loads(change.new)
    cells = (row["cells"].get(name) for name in place.columns)
    connection.exec_driver_sql(place.insert, (change.row, change.client, row[POSITION], *cells))


def _apply_client(connection: Connection, schema: Schema, change: Change) -> None:
    if change.field == TRASHED:
        connection.exec_driver_sql("UPDATE client SET trashed = ? WHERE id = ?", (decode(change.new), change.client))
    elif change.new is None:
        connection.exec_driver_sql("DELETE FROM client WHERE id = ?", (change.client,))
    else:
        insert_raw(connection, schema, change.client, Raw.from_json(change.new))


def delete_all(connection: Connection, clients: Sequence[int]) -> None:
    """Take whole clients out of the tables."""
    these = json.dumps(list(clients))
    connection.exec_driver_sql("DELETE FROM client WHERE id IN (SELECT value FROM json_each(?))", (these,))


def insert_raw(connection: Connection, schema: Schema, client: int, raw: Raw) -> None:
    """Put a whole client into the tables."""
    insert_raws(connection, schema, [(client, raw)])


def insert_raws(connection: Connection, schema: Schema, raws: Sequence[tuple[int, Raw]]) -> None:
    """Put whole clients into the tables, by one statement for each table."""
    heads = [(client, *(raw.head[name] for name in _INSERTED), raw.head[TRASHED]) for client, raw in raws]
    columns = "id, code, kind, created, created_by, updated, updated_by, trashed, version"
    connection.exec_driver_sql(f"INSERT INTO client ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)", heads)
    cells: dict[str, list[tuple[Stored, ...]]] = {}
    for client, raw in raws:
        for table, held in raw.sections.items():
            names = schema.place[table].columns
            cells.setdefault(table, []).append((client, *(held.get(name) for name in names)))
        for table, rows in raw.groups.items():
            names = schema.place[table].columns
            cells.setdefault(table, []).extend(
                (row, client, at, *(held.get(name) for name in names)) for row, (at, held) in rows.items()
            )
    for table, whole in cells.items():
        connection.exec_driver_sql(schema.place[table].insert, whole)


_INSERTED = ("code", "kind", "created", "created_by", "created", "created_by")


def _apply_beside(connection: Connection, change: Change) -> None:
    key, said = BESIDE[change.place]
    mine = (change.client, change.field)
    connection.exec_driver_sql(f"DELETE FROM {change.place} WHERE client_id = ? AND {key} = ?", mine)
    if change.new is not None:
        connection.exec_driver_sql(
            f"INSERT INTO {change.place} (client_id, {key}, {said}) VALUES (?, ?, ?)", (*mine, decode(change.new))
        )


def _apply_setting(connection: Connection, change: Change) -> None:
    connection.exec_driver_sql("DELETE FROM setting WHERE name = ?", (change.field,))
    if change.new is not None:
        connection.exec_driver_sql("INSERT INTO setting (name, value) VALUES (?, ?)", (change.field, change.new))


def _apply_own_field(connection: Connection, change: Change) -> None:
    name, kept = change.field, change.new or change.old
    assert kept is not None
    definition = Definition.from_json(kept)
    known = connection.exec_driver_sql("SELECT 1 FROM own_field WHERE name = ?", (name,)).scalar()
    if not known:
        _add_column(connection, name, definition)
    connection.exec_driver_sql(
        "INSERT INTO own_field (name, kind, key, definition, active) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (name) DO UPDATE SET key = excluded.key, definition = excluded.definition, "
        "active = excluded.active",
        (name, definition.kind, definition.key, kept, int(change.new is not None)),
    )


def _add_column(connection: Connection, name: str, definition: Definition) -> None:
    table = f"{definition.kind}_own"
    columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
    if name not in columns:
        affinity = definition.field().type.affinity
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {quoted(name)} {affinity}")


def read_own(connection: Connection) -> tuple[OwnColumn, ...]:
    """The own fields of the file, dropped ones too, in the order they were made."""
    rows = connection.exec_driver_sql("SELECT name, definition, active FROM own_field ORDER BY length(name), name")
    return tuple(OwnColumn(name, Definition.from_json(text), bool(active)) for name, text, active in rows)
