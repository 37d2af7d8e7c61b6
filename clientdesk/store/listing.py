"""What follows from a record in the same step: its line in `client`, its outgoing links, its search rows."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier import names
from clientdesk.dossier.fields import FIRST, NAME, REST, SENSITIVE, SETTING, WORK, Field, Find, Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import IdNumber, Reference, Text
from clientdesk.dossier.values import Address, Link
from clientdesk.store import following, search
from clientdesk.store.schema import Schema
from clientdesk.store.search import Entry
from clientdesk.store.tables import LISTED

TAIL = 6
"""How many last characters of an identity number the search knows."""


_SETS = ", ".join(f"{name} = ?" for name in LISTED)


def follow(
    connection: Connection, schema: Schema, records: Iterable[Record], *, codes: Collection[str] = ()
) -> dict[int, str]:
    """Write everything that follows from the records; `codes` are clients with whom work was noted until now.

    Gives {number: kind} of the clients whose line follows from work with them.
    """
    concerned = set(codes)
    lined = _lined(connection, schema, records, concerned)
    search.index_many(connection, (entry_of(record) for record in lined if record.kind.role is not SETTING))
    return following.write(connection, concerned)


def _lined(connection: Connection, schema: Schema, records: Iterable[Record], concerned: set[str]) -> Iterator[Record]:
    """The records, each with its line and links written; with whom work is noted joins the `concerned`."""
    for record in records:
        line = listed(record)
        values = (*(line[name] for name in LISTED), record.id)
        connection.exec_driver_sql(f"UPDATE client SET {_SETS} WHERE id = ?", values)
        _write_links(connection, schema, record)
        if record.kind.role is WORK:
            concerned.update(following.targets(connection, record.id))
        yield record


def forget(connection: Connection, client: int) -> None:
    """Take a deleted client out of the search (its other rows went with it)."""
    search.forget(connection, client)


def listed(record: Record) -> dict[str, str | None]:
    """The record's line in the narrow table."""
    line: dict[str, str | None] = dict.fromkeys(LISTED)
    line["name"] = record.name
    for name, fields in record.kind.lists.items():
        line[name] = next((text for field in fields if (text := _plain(record[field]))), None)
    line["sort"] = line["sort"] or names.sort_key(record.name)
    return line


def _plain(value: Any) -> str:
    if isinstance(value, Link):
        return value.name or value.target or ""
    if isinstance(value, Address):
        return value.city or value.province
    return "" if value is None else str(value)


def links(record: Record) -> Iterator[tuple[str, int, str, str]]:
    """(place, row, field, target) of every reference that names another file."""
    for field, value in record.filled():
        if isinstance(field.type, Rows):
            for row in value:
                for column in field.type.columns:
                    if target := _target(column, row[column]):
                        yield record.kind.table(field), row.id, column.key, target
        elif target := _target(field, value):
            yield record.kind.table(field), 0, field.key, target


def _target(field: Field[Any], value: Any) -> str | None:
    if isinstance(field.type, Reference) and isinstance(value, Link) and not field.type.to.startswith("row:"):
        return value.target
    return None


def _write_links(connection: Connection, schema: Schema, record: Record) -> None:
    connection.exec_driver_sql("DELETE FROM link WHERE client_id = ?", (record.id,))
    if rows := [(record.id, *link) for link in links(record)]:
        connection.exec_driver_sql(
            "INSERT INTO link (client_id, place, row, field, target) VALUES (?, ?, ?, ?, ?)", rows
        )


def entry_of(record: Record) -> Entry:
    """What the search finds the record by. Sensitive fields stay out, but for the tail of an identity number.

    Work is found by what was written, as one more text of its client: not by a name, and not by whom it refers to.
    """
    if record.kind.role is WORK:
        written = (pair for pair in record.filled() if not isinstance(pair[0].type, Reference))
        texts = (field.type.search_text(value) for field, value in written)
        return Entry(record.id, record.kind.name, (), (record.code,), tuple(filter(None, texts)))
    found: dict[Find, list[str]] = {FIRST: [record.code], NAME: [record.name], REST: []}
    for field, value in record.filled():
        if isinstance(field.type, IdNumber):
            found[FIRST].append(value[-TAIL:])
        elif field.sensitivity is SENSITIVE:
            continue
        elif isinstance(field.type, Rows):
            for column, part in _cells(field.type, value):
                _add(column, part, found[column.find])
        elif field is not record.kind.title:
            _add(field, value, found[field.find])
    return Entry(record.id, record.kind.name, tuple(found[NAME]), tuple(found[FIRST]), tuple(found[REST]))


def _cells(rows: Rows, value: Iterable[Any]) -> Iterator[tuple[Field[Any], Any]]:
    for row in value:
        for column in rows.columns:
            if column.sensitivity is not SENSITIVE and row[column] is not None:
                yield column, row[column]


def _add(field: Field[Any], value: Any, into: list[str]) -> None:
    text = field.type.search_text(value)
    if not text:
        return
    into.append(text)
    if field.find is FIRST and type(field.type) is Text:
        into.extend(f"{full}\n{initials}" for full, initials in names.pinyin_readings(text))
