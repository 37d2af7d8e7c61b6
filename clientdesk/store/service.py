"""Which records of service there are, from the narrow table alone: by how they stand, and of a client."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from clientdesk.dossier.service.kinds import SERVICE_KINDS
from clientdesk.store.following import CLIENT_KEY

_KINDS = ", ".join(f"'{kind.name}'" for kind in SERVICE_KINDS)
_THERE = (
    "w.trashed IS NULL AND NOT EXISTS (SELECT 1 FROM link l JOIN client k ON k.code = l.target "
    f"WHERE l.client_id = w.id AND l.field = '{CLIENT_KEY}' AND k.trashed IS NOT NULL)"
)


def in_states(connection: Connection, kind: str, states: Collection[str] = ()) -> list[int]:
    """The numbers of the records of a kind that stand so (all), of the latest day first; those of clients in the trash
    are left out."""
    wanted = f"AND w.stage IN ({', '.join('?' * len(states))})" if states else ""
    query = f"SELECT w.id FROM client w WHERE w.kind = ? {wanted} AND {_THERE} ORDER BY w.sort DESC, w.id DESC"
    return list(connection.exec_driver_sql(query, (kind, *states)).scalars().all())


def of_client(connection: Connection, code: str, kinds: Sequence[str] = ()) -> list[int]:
    """The numbers of what was written of service for a client, of these kinds (all), of the latest day first."""
    wanted = ", ".join("?" * len(kinds)) if kinds else _KINDS
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = '{CLIENT_KEY}' "
        f"AND w.kind IN ({wanted}) AND w.trashed IS NULL ORDER BY w.sort DESC, w.id DESC"
    )
    return list(connection.exec_driver_sql(query, (code, *kinds)).scalars().all())
