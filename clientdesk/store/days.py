"""Finding the clients of whom some day comes round: by month and day as they end the stored form.

Each table is read once from end to end, which at fifty thousand clients takes less time than an index on every column
would take room; who is found so is looked at more closely by whoever asked.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.dossier.occasions import Place
from clientdesk.store.schema import Schema, quoted

Nearness = Mapping[str, int]
"""{MM-DD: how many days from now at the least}."""


def clients_near(
    connection: Connection,
    schema: Schema,
    *,
    solar: tuple[Iterable[Place], Nearness],
    lunar: tuple[Iterable[Place], Nearness],
) -> dict[int, int]:
    """{number of a client: in how many days at the least} of those who have a day in one of these places that ends in
    one of these ways; also of those in the trash."""
    tables: dict[str, list[tuple[str, Nearness]]] = {}
    for places, nearness in (solar, lunar):
        for table, column in {stood for place in places for stood in _stands(schema, place)}:
            tables.setdefault(table, []).append((column, nearness))
    found: dict[int, int] = {}
    for table, columns in tables.items():
        for number, *endings in _ending(connection, table, columns):
            told = (near.get(ending or "") for ending, (_column, near) in zip(endings, columns, strict=True))
            nearest = min(days for days in told if days is not None)
            found[number] = min(nearest, found.get(number, nearest))
    return found


def _ending(connection: Connection, table: str, columns: list[tuple[str, Nearness]]) -> Iterator[Any]:
    ends = [f"substr({quoted(column)}, -5)" for column, _nearness in columns]
    pairs = zip(ends, columns, strict=True)
    wanted = " OR ".join(f"{end} IN ({', '.join('?' * len(nearness))})" for end, (_column, nearness) in pairs)
    values = tuple(ending for _column, nearness in columns for ending in nearness)
    query = f"SELECT client_id, {', '.join(ends)} FROM {table} WHERE {wanted}"
    return iter(connection.exec_driver_sql(query, values).all())


def values_where(
    connection: Connection,
    schema: Schema,
    field: Field[Any],
    *,
    codes: tuple[Field[str], Collection[str]],
    empty: Field[Any],
) -> list[tuple[int, str]]:
    """(number, stored form of a field) of the clients of whom another field holds one of these codes and a third one
    nothing, all three of one section; also of those in the trash."""
    found: list[tuple[int, str]] = []
    for table, column in _stands(schema, (None, field)):
        query = (
            f"SELECT client_id, {quoted(column)} FROM {table} WHERE {quoted(codes[0].key)} IN "
            f"(SELECT value FROM json_each(?)) AND {quoted(empty.key)} IS NULL AND {quoted(column)} IS NOT NULL"
        )
        found += [(row[0], row[1]) for row in connection.exec_driver_sql(query, (json.dumps(sorted(codes[1])),)).all()]
    return found


def in_use(connection: Connection, numbers: Collection[int]) -> set[int]:
    """Those of the numbers that are not in the trash."""
    query = "SELECT id FROM client WHERE trashed IS NULL AND id IN (SELECT value FROM json_each(?))"
    return set(connection.exec_driver_sql(query, (json.dumps(list(numbers)),)).scalars().all())


def ending_before(connection: Connection, schema: Schema, places: Iterable[Place], day: str) -> set[int]:
    """The numbers of the clients outside the trash who have, in one of these places, a day (ISO) before this one."""
    found = set[int]()
    for table, column in {stood for place in places for stood in _stands(schema, place)}:
        query = f"SELECT client_id FROM {table} WHERE {quoted(column)} < ?"
        found.update(connection.exec_driver_sql(query, (day,)).scalars().all())
    return in_use(connection, found)


def _stands(schema: Schema, place: Place) -> set[tuple[str, str]]:
    """The tables and columns of a place, in each kind that has it."""
    group, field = place
    if group is None:
        of = (schema.field_column.get((name, field.key)) for name in schema.kinds)
        return {(found[0].table, found[1]) for found in of if found and found[0].columns[found[1]] is field}
    groups = (schema.group_place.get((name, group.key)) for name in schema.kinds)
    return {(found.table, field.key) for found in groups if found and found.group is group}
