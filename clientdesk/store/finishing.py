"""The end of a step: versions counted up, lists, links and search brought up to date, the journal's lines written."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store import audit, listing
from clientdesk.store.changes import Change
from clientdesk.store.news import Told
from clientdesk.store.pages import read_page
from clientdesk.store.reach import Reach
from clientdesk.store.records import read_record
from clientdesk.store.schema import Schema
from clientdesk.store.search import More

_PAGE = 100
"""So many are read and written between two looks at whether to go on."""
_FEW = 4
"""So many records are read one by one: all groups of a page are asked for, whoever has them."""
_IN = "SELECT value FROM json_each(?)"


def stamp(connection: Connection, clients: Sequence[int], at: str, *, by: str) -> dict[int, tuple[str, int]]:
    """Count the versions up: {client: (kind, version)} of those that are there; the others leave the search."""
    query = (
        f"UPDATE client SET version = version + 1, updated = ?, updated_by = ? WHERE id IN ({_IN}) "
        "RETURNING id, kind, version"
    )
    rows = connection.exec_driver_sql(query, (at, by, json.dumps(list(clients)))).all()
    stamped = {number: (kind, version) for number, kind, version in rows}
    listing.forget(connection, [client for client in clients if client not in stamped])
    return stamped


def link(connection: Connection, schema: Schema, changes: Sequence[Change]) -> None:
    """Write what the files of these changes point at, ahead of the end of the step."""
    numbers = sorted({change.client for change in changes if change.client})
    for start in range(0, len(numbers), _PAGE):
        listing.write_links(connection, read_page(connection, schema, numbers[start : start + _PAGE]))


def records(
    connection: Connection,
    schema: Schema,
    clients: Sequence[int],
    *,
    fresh: Mapping[int, Record],
    reached: Mapping[int, Reach],
    progress: Progress,
) -> Iterator[Record]:
    """The clients, as they are now, of whom something follows from what has changed; `fresh` ones need not be read."""
    wanted = [number for number in clients if reached.get(number, Reach.NOTHING) is not Reach.NOTHING]
    for start in range(0, len(wanted), _PAGE):
        progress.advance(start, len(wanted), N_("Updating the search"))
        page = wanted[start : start + _PAGE]
        unread = [number for number in page if number not in fresh]
        if len(unread) <= _FEW:
            found = {number: read_record(connection, schema, number) for number in unread}
        else:
            found = {record.id: record for record in read_page(connection, schema, unread)}
        yield from filter(None, (fresh.get(number) or found.get(number) for number in page))
    progress.advance(len(wanted), len(wanted), N_("Updating the search"))


def told_of(gained: Collection[More], progress: Progress) -> Iterator[More]:
    """What the search learns of clients, one after another, with looks at whether to go on."""
    for place, more in enumerate(gained):
        if place % _PAGE == 0:
            progress.advance(place, len(gained), N_("Updating the search"))
        yield more


def write_step(connection: Connection, told: Told, at: str, changes: Sequence[Change]) -> int:
    """The step's own line and a line for each change, each with its digest; the number of the step."""
    before = connection.exec_driver_sql("SELECT digest FROM step ORDER BY id DESC LIMIT 1").scalar()
    drawn = list(audit.salts(len(changes)))
    digests = [audit.change_digest(change, salt) for change, salt in zip(changes, drawn, strict=True)]
    role = told.role if changes else "note"
    line = (at, told.by, told.sentence(), role)
    digest = audit.step_digest(before or b"", (*line, told.of or ""), digests)
    result = connection.exec_driver_sql(
        'INSERT INTO step (at, "by", text, role, "of", digest) VALUES (?, ?, ?, ?, ?, ?)', (*line, told.of, digest)
    )
    step = int(result.lastrowid)
    rows = [
        (step, c.client, c.place, c.row, c.field, c.old, c.new, salt, kept)
        for c, salt, kept in zip(changes, drawn, digests, strict=True)
    ]
    if rows:
        connection.exec_driver_sql(
            "INSERT INTO change (step, client_id, place, row, field, old, new, salt, digest) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return step
