"""What follows from a record in the same step: its line in `client`, its outgoing links, its search rows."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier import names
from clientdesk.dossier.fields import FIRST, NAME, REST, SENSITIVE, SETTING, WORK, Field, Find, Rows
from clientdesk.dossier.filing import filed_under
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import IdNumber, Reference, Text
from clientdesk.dossier.values import Address, Link
from clientdesk.store import following, search
from clientdesk.store.reach import Reach
from clientdesk.store.search import Entry, More, Rest
from clientdesk.store.tables import LISTED

TAIL = 6
"""How many last characters of an identity number the search knows."""

_TOGETHER = 100
"""So many lines are written at a time."""
_SETS = ", ".join(f"{name} = ?" for name in LISTED)


def follow(
    connection: Connection,
    records: Iterable[Record],
    *,
    codes: Collection[str] = (),
    reached: Mapping[int, Reach] | None = None,
    gained: Iterable[More] = (),
) -> dict[int, str]:
    """Write everything that follows from the records; `codes` are clients with whom work was noted until now.

    With `reached` only what the changes of a record reach: {number: how far}; of others the search learns what they
    `gained`. Gives {number: kind} of the clients whose line follows from work with them.
    """
    concerned = set(codes)
    search.index_many(connection, chain(gained, _entries(connection, records, reached or {}, concerned)))
    return following.write(connection, concerned)


def _entries(
    connection: Connection, records: Iterable[Record], reached: Mapping[int, Reach], concerned: set[str]
) -> Iterator[Entry | Rest]:
    """What the search is to know of each record."""
    pending = iter(records)
    while some := list(islice(pending, _TOGETHER)):
        _write_lines(connection, [each for each in some if reached.get(each.id) is not Reach.REST], concerned)
        for record in some:
            if reached.get(record.id) is Reach.REST:
                yield Rest(record.id, record.kind.name, _texts_of(record, (REST,))[REST])
            elif record.kind.role is not SETTING:
                yield entry_of(record)


def _write_lines(connection: Connection, records: Sequence[Record], concerned: set[str]) -> None:
    """The lines and the links of records; with whom work is noted joins the `concerned`."""
    if not records:
        return
    lines = [(*(line[name] for name in LISTED), each.id) for each in records for line in (listed(each),)]
    connection.exec_driver_sql(f"UPDATE client SET {_SETS} WHERE id = ?", lines)
    write_links(connection, records)
    for record in records:
        if record.kind.role is WORK:
            concerned.update(following.targets(connection, record.id))


def forget(connection: Connection, clients: Sequence[int]) -> None:
    """Take deleted clients out of the search (their other rows went with them)."""
    search.forget(connection, clients)


def listed(record: Record) -> dict[str, str | None]:
    """The record's line in the narrow table."""
    line: dict[str, str | None] = dict.fromkeys(LISTED)
    line["name"] = record.name
    for name, fields in record.kind.lists.items():
        line[name] = next((text for field in fields if (text := _plain(record[field]))), None)
    line["sort"] = line["sort"] or _filed(record)
    return line


def _filed(record: Record) -> str:
    """Where a record without a sort key of its own stands: people by their surname."""
    surname = record.kind.surname
    return filed_under(record.name, record[surname] or "") if surname else names.sort_key(record.name)


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


def write_links(connection: Connection, records: Sequence[Record]) -> None:
    """What records point at, in place of what they pointed at."""
    these = json.dumps([record.id for record in records])
    connection.exec_driver_sql("DELETE FROM link WHERE client_id IN (SELECT value FROM json_each(?))", (these,))
    if rows := [(record.id, *link) for record in records for link in links(record)]:
        connection.exec_driver_sql(
            "INSERT INTO link (client_id, place, row, field, target) VALUES (?, ?, ?, ?, ?)", rows
        )


def entry_of(record: Record) -> Entry:
    """What the search finds the record by. Sensitive fields stay out, but for the tail of an identity number.

    Work is found by what was written, as one more text of its client: not by a name, and not by whom it refers to.
    """
    if record.kind.role is WORK:
        written = (pair for pair in record.filled() if _is_found(pair[0]))
        texts = (field.type.search_text(value) for field, value in written)
        return Entry(record.id, record.kind.name, (), (record.code,), tuple(filter(None, texts)))
    found = _texts_of(record, tuple(Find))
    names, first = (record.name, *found[NAME]), (record.code, *found[FIRST])
    return Entry(record.id, record.kind.name, names, first, found[REST])


def _texts_of(record: Record, tiers: Collection[Find]) -> dict[Find, tuple[str, ...]]:
    """The texts of a client by where the search looks into them, of these tiers."""
    found: dict[Find, list[str]] = {tier: [] for tier in Find}
    for field, value in record.filled():
        if isinstance(field.type, IdNumber):
            found[FIRST].append(value[-TAIL:])
        elif field.sensitivity is SENSITIVE:
            continue
        elif isinstance(field.type, Rows):
            for column, part in _cells(field.type, value):
                if column.find in tiers:
                    _add(column, part, found[column.find])
        elif field is not record.kind.title and field.find in tiers:
            _add(field, value, found[field.find])
    return {tier: tuple(texts) for tier, texts in found.items()}


def _is_found(field: Field[Any]) -> bool:
    """Whether work is found by what this field says."""
    return field.sensitivity is not SENSITIVE and not isinstance(field.type, Reference)


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
