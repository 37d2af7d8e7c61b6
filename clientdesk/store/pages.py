"""Reading many records at once: for each kind one statement for its sections and one for each of its groups."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record, Stamps
from clientdesk.dossier.rows import Row
from clientdesk.store.schema import Place, Schema, quoted

PAGE = 500
"""How many records are read at once; nobody else reads in the meantime."""
_HEAD = "id, kind, code, version, created, created_by, updated, updated_by, trashed"
_THESE = "(SELECT value FROM json_each(?1))"
_Values = dict[str, Any]


def read_page(
    connection: Connection, schema: Schema, numbers: Sequence[int], *, fields: Collection[Field[Any]] | None = None
) -> list[Record]:
    """The records of these numbers, in the order asked for; what is gone is left out.

    With `fields` only these and the head of a record are read and all else seems empty: a ledger needs twenty fields
    of four hundred. Of a group all columns are read, unless some of them are named too. Such a record is there to be
    shown, not to be checked.
    """
    these = json.dumps(list(numbers))
    found = connection.exec_driver_sql(f"SELECT {_HEAD} FROM client WHERE id IN {_THESE}", (these,)).all()
    heads = {row[0]: row for row in found}
    values: dict[int, _Values] = {number: {} for number in heads}
    hidden = {column.name for column in schema.own if not column.active}
    groups: dict[str, Place] = {}
    for kind in {head[1] for head in heads.values()}:
        places = [narrow for place in schema.places[kind] if (narrow := _narrowed(place, fields, hidden)).columns]
        _read_sections(connection, values, [place for place in places if place.group is None], (these, kind))
        # Kinds share groups of the head.
        groups |= {place.table: place for place in places if place.group}
    for place in groups.values():
        _read_group(connection, values, place, these)
    return [_record(schema, heads[number], values[number]) for number in numbers if number in heads]


def _record(schema: Schema, head: Sequence[Any], values: _Values) -> Record:
    number, kind, code, version, *stamps = head
    return Record(
        schema.kinds[kind],
        values,
        id=number,
        code=code,
        version=version,
        stamps=Stamps(*(each or "" for each in stamps)),
    )


def _narrowed(place: Place, fields: Collection[Field[Any]] | None, hidden: Collection[str]) -> Place:
    """The place with the columns for these fields only, perhaps none, and without hidden own fields."""
    if place.table.endswith("_own"):
        place = replace(place, columns={name: field for name, field in place.columns.items() if name not in hidden})
    if fields is None:
        return place
    named = {name: field for name, field in place.columns.items() if field in fields}
    if place.group is not None:
        named = (named or dict(place.columns)) if place.group in fields else {}
    return replace(place, columns=named)


def _read_sections(
    connection: Connection, values: Mapping[int, _Values], places: Sequence[Place], given: tuple[str, str]
) -> None:
    if not places:
        return
    columns = [(f"{place.table}.{quoted(name)}", field) for place in places for name, field in place.columns.items()]
    joins = " ".join(f"LEFT JOIN {place.table} ON {place.table}.client_id = c.id" for place in places)
    names = ", ".join(name for name, _field in columns)
    query = f"SELECT c.id, {names} FROM client c {joins} WHERE c.id IN {_THESE} AND c.kind = ?2"
    makers = [(field.key, field.type.from_column) for _name, field in columns]
    for number, *cells in connection.exec_driver_sql(query, given).all():
        made = values[number]
        for (key, make), cell in zip(makers, cells, strict=True):
            if cell is not None:
                made[key] = make(cell)


def _read_group(connection: Connection, values: Mapping[int, _Values], place: Place, these: str) -> None:
    assert place.group is not None
    key = place.group.key
    query = (
        f"SELECT client_id, id, {place.select_list} FROM {place.table} WHERE client_id IN {_THESE} "
        "ORDER BY client_id, position, id"
    )
    makers = [(name, field.type.from_column) for name, field in place.columns.items()]
    rows: dict[int, list[Row]] = {}
    for number, row, *cells in connection.exec_driver_sql(query, (these,)).all():
        pairs = zip(makers, cells, strict=True)
        made = {name: make(cell) for (name, make), cell in pairs if cell is not None}
        rows.setdefault(number, []).append(Row(made, row))
    for number, some in rows.items():
        values[number][key] = tuple(some)
