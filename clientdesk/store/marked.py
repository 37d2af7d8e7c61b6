"""Clients with a mark of their own and work under their codes: which they are, whether somebody changed them since, who
refers to them."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from clientdesk.dossier.fields import WORK, Field
from clientdesk.dossier.kinds import KINDS
from clientdesk.store.schema import Schema

_WORK_KINDS = ", ".join(f"'{kind.name}'" for kind in KINDS if kind.role is WORK)
_CHANGED_SINCE = (
    "SELECT EXISTS (SELECT 1 FROM draft WHERE client_id = :client) OR EXISTS (SELECT 1 FROM change c "
    "JOIN step s ON s.id = c.step WHERE client_id = :client AND NOT (place = 'client' AND field = 'trashed') "
    'AND s."by" <> :program AND step > '
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


def coded(connection: Connection, prefix: str) -> list[int]:
    """The numbers of the work, products and documents whose codes begin so, the trash too."""
    query = f"SELECT id FROM client WHERE substr(code, 1, ?) = ? AND kind IN ({_WORK_KINDS}) ORDER BY id"
    return list(connection.exec_driver_sql(query, (len(prefix), prefix)).scalars())


def is_changed(connection: Connection, client: int, *, program: str) -> bool:
    """Whether anything was done to a client after it was made, or waits to be stored; neither the trash counts nor what
    the program did by itself, under this name."""
    return bool(connection.exec_driver_sql(_CHANGED_SINCE, {"client": client, "program": program}).scalar())


def is_made_by(connection: Connection, client: int, user: str) -> bool:
    """Whether a client, or a piece of work, was made by this user."""
    query = (
        "SELECT s.\"by\" FROM change c JOIN step s ON s.id = c.step WHERE c.client_id = ? AND c.place = 'client' "
        "AND c.field = '' AND c.new IS NOT NULL ORDER BY c.step DESC LIMIT 1"
    )
    return bool(connection.exec_driver_sql(query, (client,)).scalar() == user)


def referring(connection: Connection, codes: Sequence[str]) -> list[int]:
    """The numbers of the clients that refer to one of these codes."""
    query = "SELECT DISTINCT client_id FROM link WHERE target IN (SELECT value FROM json_each(?)) ORDER BY client_id"
    return list(connection.exec_driver_sql(query, (json.dumps(list(codes)),)).scalars())
