"""Sorting the people of a file anew, once, where it was last written under an older rule for names."""

import json
from collections.abc import Iterator, Sequence

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.filing import RULE, filed_under
from clientdesk.dossier.names import is_eastern
from clientdesk.store.schema import Connection, Schema, quoted

_MARK = "names filed"
"""The counter that tells by which rule the names of a file are sorted."""


def mark(connection: Connection) -> None:
    """Note that the names are sorted by the present rule."""
    connection.exec_driver_sql(
        "INSERT INTO counter (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next",
        (_MARK, RULE),
    )


def is_current(connection: Connection) -> bool:
    """Whether the names of a file are sorted by the present rule."""
    said = connection.exec_driver_sql("SELECT next FROM counter WHERE name = ?", (_MARK,)).scalar()
    return said == RULE


def sort_anew(connection: Connection, schema: Schema) -> None:
    """Write where each person stands in lists; firms, Chinese names and who has a sort key stand where they stood."""
    for kind in schema.kinds.values():
        if kind.surname is not None:
            _sort_kind(connection, schema, kind)
    mark(connection)


def _sort_kind(connection: Connection, schema: Schema, kind: Kind) -> None:
    # All of it is read before any is written: what moves in the sorted index would be met again.
    query = "SELECT id, name, sort FROM client WHERE kind = ?"
    people = connection.exec_driver_sql(query, (kind.name,)).all()
    named = {number: (name, sort) for number, name, sort in people if not is_eastern(name)}
    moved = []
    for number, family in _families(connection, schema, kind, sorted(named)):
        name, sort = named[number]
        if (new := filed_under(name, family)) != sort:
            moved.append((new, number))
    if moved:
        connection.exec_driver_sql("UPDATE client SET sort = ? WHERE id = ?", moved)


def _families(connection: Connection, schema: Schema, kind: Kind, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """(number, family name, empty where it is not told) of those of these people who have no sort key of their own."""
    assert kind.surname is not None
    place, surname = schema.field_column[kind.name, kind.surname.key]
    keys = [quoted(schema.field_column[kind.name, field.key][1]) for field in kind.lists["sort"]]
    query = (
        f"SELECT n.value, coalesce(s.{quoted(surname)}, '') FROM json_each(?) n "
        f"LEFT JOIN {place.table} s ON s.client_id = n.value "
        f"WHERE coalesce({', '.join(f's.{key}' for key in keys)}, '') = ''"
    )
    yield from connection.exec_driver_sql(query, (json.dumps(numbers),)).all()
