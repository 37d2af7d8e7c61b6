"""A few values of all clients of a kind at once, for finding out who is meant: one statement, no records."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.store.schema import Schema, quoted

_PIECE = 2000
"""So many rows are taken at once, so that other threads have their turn."""


class Known(NamedTuple):
    """A client by its number, code, version and name; whether it lies in the trash; the stored forms of the fields that
    were asked for, in their order."""

    number: int
    code: str
    version: int
    name: str
    trashed: bool
    values: tuple[Any, ...]


def known(connection: Connection, schema: Schema, kind: str, fields: Sequence[Field[Any]]) -> Iterator[Known]:
    """Every client of a kind, by number."""
    places = [schema.field_column[kind, field.key] for field in fields]
    tables = dict.fromkeys(place.table for place, _column in places)
    joins = " ".join(f"LEFT JOIN {table} ON {table}.client_id = c.id" for table in tables)
    columns = "".join(f", {place.table}.{quoted(column)}" for place, column in places)
    head = "c.id, c.code, c.version, c.name, c.trashed"
    query = f"SELECT {head}{columns} FROM client c {joins} WHERE c.kind = ? ORDER BY c.id"
    for piece in connection.exec_driver_sql(query, (kind,)).partitions(_PIECE):
        for number, code, version, name, trashed, *values in piece:
            yield Known(number, code, version, name or "", trashed is not None, tuple(values))


def last_step(connection: Connection) -> int:
    """The number of the last step, by which is told whether anything was changed since."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step").scalar_one())


def touched(connection: Connection, step: int) -> dict[int, str]:
    """{number: kind} of what a step changed and is there."""
    query = "SELECT DISTINCT c.id, c.kind FROM change h JOIN client c ON c.id = h.client_id WHERE h.step = ?"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (step,))}


def named_since(connection: Connection, step: int) -> list[str]:
    """The codes of clients that a step made and that others name, whom it did not touch: work done since, say."""
    mine = "SELECT client_id FROM change WHERE step = :step"
    query = (
        "SELECT DISTINCT k.code FROM link l JOIN client k ON k.code = l.target "
        f"WHERE k.id IN ({mine} AND place = 'client' AND field = '' AND old IS NULL) AND l.client_id NOT IN ({mine}) "
        "ORDER BY k.code LIMIT 5"
    )
    return list(connection.exec_driver_sql(query, {"step": step}).scalars())
