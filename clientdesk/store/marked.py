"""Clients with a mark of their own: which they are, whether somebody changed them since, and who refers to them."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.store.schema import Schema

_CHANGED_SINCE = (
    "SELECT EXISTS (SELECT 1 FROM draft WHERE client_id = :client) OR EXISTS (SELECT 1 FROM change "
    "WHERE client_id = :client AND NOT (place = 'client' AND field = 'trashed') AND step > "
    "(SELECT max(step) FROM change WHERE client_id = :client AND place = 'client' AND field = '' AND new IS NOT NULL))"
)


def numbers(connection: Connection, schema: Schema, mark: Field[bool], *, trashed: bool = False) -> list[int]:
    """The numbers of the clients whose `mark` says yes: those in use, or those in the trash."""
    kept = f"k.trashed {'IS NOT NULL' if trashed else 'IS NULL'}"
    places = (schema.field_column[name, mark.key] for name, kind in schema.kinds.items() if mark.key in kind.by_key)
    found: set[int] = set()
    for table, column in {(place.table, column) for place, column in places}:
        query = f'SELECT k.id FROM {table} m JOIN client k ON k.id = m.client_id WHERE m."{column}" AND {kept}'
        found.update(connection.exec_driver_sql(query).scalars())
    return sorted(found)


def is_changed(connection: Connection, client: int) -> bool:
    """Whether anything was done to a client after it was made, or waits to be stored; the trash does not count."""
    return bool(connection.exec_driver_sql(_CHANGED_SINCE, {"client": client}).scalar())


def referring(connection: Connection, codes: Sequence[str]) -> list[int]:
    """The numbers of the clients that refer to one of these codes."""
    query = "SELECT DISTINCT client_id FROM link WHERE target IN (SELECT value FROM json_each(?)) ORDER BY client_id"
    return list(connection.exec_driver_sql(query, (json.dumps(list(codes)),)).scalars())
