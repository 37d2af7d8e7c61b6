"""Deleting for good: the client, what the journal remembers of it, its search rows, its photos and files.

What is left is that something was erased and when; the journal's chain stays verifiable, since it covers digests.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from clientdesk.dossier.record import Record
from clientdesk.store import listing, search
from clientdesk.store.changes import BESIDE
from clientdesk.store.records import Raw, read_raw
from clientdesk.store.schema import Schema

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

_STORED_BYTES = ("photo", "file")
_DIGEST = re.compile("[0-9a-f]{64}")


def erase(connection: Connection, schema: Schema, client: int) -> set[str]:
    """Take every trace of a client out of the tables (inside a step's transaction), but for its photos and files: their
    digests, to be given to `sweep`."""
    raw = read_raw(connection, schema, client)
    named = set(_digests(schema, raw)) if raw else set()
    named |= set(_digests_in_journal(connection, client))
    connection.exec_driver_sql("DELETE FROM client WHERE id = ?", (client,))
    connection.exec_driver_sql("DELETE FROM draft WHERE client_id = ?", (client,))
    for table in BESIDE:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE client_id = ?", (client,))
    listing.forget(connection, [client])
    # Steps with an erased payload can be neither undone nor redone: 0 is no step's number.
    connection.exec_driver_sql(
        "UPDATE step SET undone_by = 0 WHERE id IN (SELECT step FROM change WHERE client_id = ?)", (client,)
    )
    connection.exec_driver_sql("UPDATE change SET old = NULL, new = NULL, salt = NULL WHERE client_id = ?", (client,))
    return named


def put_in_place(step: "Step", old: Sequence[Record], new: Sequence[Record]) -> None:
    """Erase records with their history, and store others under the codes they bring, those of the old ones. As with
    all that was erased, nothing of this step can be undone."""
    for record in old:
        step.erase(record.id, record.kind.name)
    for record in new:
        step.create(record)
    step.told = step.told.for_good()


def sweep(connection: Connection, schema: Schema, digests: Collection[str]) -> None:
    """At the end of a step that erased: the photos and files that nobody else refers to go, and the search indexes, in
    which tokens of erased clients may stand in freed places, are written anew."""
    for sha256 in set(digests) - _in_use(connection, schema) if digests else ():
        connection.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", (sha256,))
    search.optimize(connection)


def _digests(schema: Schema, raw: Raw) -> Iterator[str]:
    for table, cells in raw.sections.items():
        yield from _in_cells(schema, table, cells.items())
    for table, rows in raw.groups.items():
        for _position, cells in rows.values():
            yield from _in_cells(schema, table, cells.items())


def _in_cells(schema: Schema, table: str, cells: Iterable[tuple[str, object]]) -> Iterator[str]:
    columns = schema.place[table].columns
    for name, stored in cells:
        if columns[name].type.name in _STORED_BYTES:
            yield str(json.loads(str(stored))["sha256"])


def _digests_in_journal(connection: Connection, client: int) -> Iterator[str]:
    """Digests that earlier values named; any 64 hexadecimal digits of a blob will do."""
    rows = connection.exec_driver_sql(
        "SELECT b.sha256 FROM blob b WHERE EXISTS (SELECT 1 FROM change c WHERE c.client_id = ? "
        "AND (instr(c.old, b.sha256) OR instr(c.new, b.sha256)))",
        (client,),
    )
    yield from rows.scalars()


def _in_use(connection: Connection, schema: Schema) -> set[str]:
    """The digests that values, or the journal's old and new ones, refer to; all are read once."""
    columns = {
        (table, name)
        for table, place in schema.place.items()
        for name, field in place.columns.items()
        if field.type.name in _STORED_BYTES
    }
    found: set[str] = set()
    for table, name in {*columns, ("change", "old"), ("change", "new")}:
        texts = connection.exec_driver_sql(f'SELECT "{name}" FROM {table} WHERE instr("{name}", \'sha256\')')
        for text in texts.scalars():
            found.update(_DIGEST.findall(text))
    return found
