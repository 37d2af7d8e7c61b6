"""Which statements there are of a client, from the narrow table alone."""

import json
from collections.abc import Collection

from sqlalchemy import Connection

from clientdesk.dossier.kinds import STATEMENT
from clientdesk.dossier.statements.statement import Statement

_OF = (
    "FROM link l JOIN client w ON w.id = l.client_id "
    f"WHERE l.field = '{Statement.client.key}' AND w.kind = '{STATEMENT.name}' AND w.trashed IS NULL"
)


def of_client(connection: Connection, code: str) -> list[int]:
    """The numbers of the statements of a client outside the trash, the earliest period first."""
    query = f"SELECT w.id {_OF} AND l.target = ? ORDER BY w.sort, w.id"
    return list(connection.exec_driver_sql(query, (code,)).scalars())


def of_clients(connection: Connection, codes: Collection[str]) -> dict[str, list[int]]:
    """{code of a client: the numbers of its statements, the earliest first} of those that have any."""
    query = f"SELECT l.target, w.id {_OF} AND l.target IN (SELECT value FROM json_each(?)) ORDER BY w.sort, w.id"
    found: dict[str, list[int]] = {}
    for code, number in connection.exec_driver_sql(query, (json.dumps(list(codes)),)):
        found.setdefault(code, []).append(number)
    return found


def clients_with(connection: Connection) -> list[str]:
    """The codes of all clients that have statements."""
    return list(connection.exec_driver_sql(f"SELECT DISTINCT l.target {_OF} ORDER BY l.target").scalars())
