"""Which documents of trading there are, from the narrow table alone: of a client, of a period, pointing at another."""

from collections.abc import Sequence

from sqlalchemy import Connection

from clientdesk.dossier.kinds import DOCUMENTS

CLIENT_KEY = "client"
_KINDS = ", ".join(f"'{kind.name}'" for kind in DOCUMENTS)
_THERE = "w.trashed IS NULL"


def of_client(connection: Connection, code: str) -> list[int]:
    """The numbers of all documents of a client outside the trash, the earliest first."""
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = '{CLIENT_KEY}' "
        f"AND w.kind IN ({_KINDS}) AND {_THERE} ORDER BY w.sort, w.id"
    )
    return list(connection.exec_driver_sql(query, (code,)).scalars())


def of_kinds(connection: Connection, kinds: Sequence[str], *, until: str = "", since: str = "") -> list[int]:
    """The numbers of all documents of these kinds outside the trash, from a day and up to a day (ISO, both inclusive),
    the earliest first, those of a day by their number."""
    marks = ", ".join("?" for _ in kinds)
    query = (
        f"SELECT w.id FROM client w WHERE w.kind IN ({marks}) AND {_THERE} "
        "AND (? = '' OR w.sort <= ?) AND (? = '' OR w.sort >= ?) ORDER BY w.sort, w.code"
    )
    return list(connection.exec_driver_sql(query, (*kinds, until, until, since, since)).scalars())


def pointing_at(connection: Connection, code: str, kind: str) -> list[int]:
    """The numbers of the documents of a kind outside the trash that name this one."""
    query = (
        "SELECT DISTINCT w.id FROM link l JOIN client w ON w.id = l.client_id "
        f"WHERE l.target = ? AND w.kind = ? AND {_THERE} ORDER BY w.id"
    )
    return list(connection.exec_driver_sql(query, (code, kind)).scalars())
