"""Lists of files from the narrow table alone: numbers in order, and the lines that are visible."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Connection

ORDERS = (
    "sort",
    "name",
    "code",
    "company",
    "city",
    "phone",
    "stage",
    "owner",
    "class",
    "created",
    "updated",
    "contacted",
    "next_action",
)
"""What a list can be sorted by."""


PIECE = 2000
"""How many numbers are read at once."""


@dataclass(frozen=True)
class Line:
    """A file as lists show it. Texts, empty where unknown; moments are ISO in UTC; `stage` and `grade` are codes.

    `contacted` and `next_action` are the ISO days of the last contact with a client and of the next task.
    """

    id: int
    code: str
    kind: str
    name: str
    company: str
    phone: str
    city: str
    stage: str
    grade: str
    owner: str
    created: str
    updated: str
    trashed: str
    contacted: str = ""
    next_action: str = ""


_COLUMNS = ", ".join('"class"' if f.name == "grade" else f.name for f in fields(Line))


def ids(
    connection: Connection,
    *,
    kinds: Sequence[str] = (),
    order: str = "sort",
    descending: bool = False,
    trashed: bool = False,
) -> list[int]:
    """The numbers of all files of these kinds in order (none named: all); sorting happens in the database."""
    if order not in ORDERS:
        raise ValueError(f"lists cannot be sorted by {order}")
    direction = "DESC" if descending else "ASC"
    wanted = _where(kinds, trashed=trashed)
    query = f'SELECT id FROM client WHERE {wanted} ORDER BY "{order}" {direction} NULLS LAST, id'
    # Row by row SQLAlchemy takes twice as long; all at once no other thread, the window's either, has its turn.
    pieces = connection.exec_driver_sql(query, tuple(kinds)).scalars().partitions(PIECE)
    return [number for piece in pieces for number in piece]


def _where(kinds: Sequence[str], *, trashed: bool) -> str:
    kept = "IS NOT NULL" if trashed else "IS NULL"
    chosen = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    return f"trashed {kept}{chosen}"


def lines(connection: Connection, numbers: Sequence[int]) -> list[Line]:
    """The lines of these files, in the order asked for; what is gone is left out."""
    if not numbers:
        return []
    query = f"SELECT {_COLUMNS} FROM client WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(query, (json.dumps(list(numbers)),)).all()
    found = {row[0]: Line(row[0], *(value or "" for value in row[1:])) for row in rows}
    return [found[number] for number in numbers if number in found]


def count(connection: Connection, *, kinds: Sequence[str] = (), trashed: bool = False) -> int:
    """How many files of these kinds there are (none named: of all)."""
    query = f"SELECT count(*) FROM client WHERE {_where(kinds, trashed=trashed)}"
    return int(connection.exec_driver_sql(query, tuple(kinds)).scalar_one())


def trashed_before(connection: Connection, moment: str, *, kinds: Sequence[str]) -> list[int]:
    """The numbers of the files of these kinds that were put into the trash before a moment (ISO, UTC), the longest
    there first."""
    query = f"SELECT id FROM client WHERE {_where(kinds, trashed=True)} AND trashed < ? ORDER BY trashed, sort, id"
    return list(connection.exec_driver_sql(query, (*kinds, moment)).scalars().all())


def kinds_of(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """The kinds of these files."""
    query = "SELECT DISTINCT kind FROM client WHERE id IN (SELECT value FROM json_each(?))"
    return set(connection.exec_driver_sql(query, (json.dumps(list(numbers)),)).scalars())


def names_of(connection: Connection, codes: Sequence[str]) -> dict[str, tuple[int, str, str]]:
    """{code: (number, kind, name)} of the files that exist."""
    if not codes:
        return {}
    query = "SELECT code, id, kind, name FROM client WHERE code IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(query, (json.dumps(list(codes)),))
    return {code: (number, kind, name) for code, number, kind, name in rows}


def pointing_at(connection: Connection, code: str, field: str) -> list[str]:
    """The names of the files whose field refers to this one."""
    query = (
        "SELECT k.name FROM link l JOIN client k ON k.id = l.client_id "
        "WHERE l.target = ? AND l.field = ? AND k.trashed IS NULL ORDER BY k.sort"
    )
    return list(connection.exec_driver_sql(query, (code, field)).scalars())


def names_pointing_at(connection: Connection, codes: Sequence[str], *, kinds: Sequence[str]) -> list[str]:
    """The names of the files of these kinds, but for these themselves, that refer to one of them in whatever field, in
    the trash or out of it."""
    these = json.dumps(list(codes))
    query = (
        "SELECT k.name FROM client k WHERE k.kind IN (SELECT value FROM json_each(?)) "
        "AND k.code NOT IN (SELECT value FROM json_each(?)) AND k.id IN "
        "(SELECT client_id FROM link WHERE target IN (SELECT value FROM json_each(?))) ORDER BY k.sort, k.id"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(list(kinds)), these, these)).scalars())


def numbers_pointing_at(connection: Connection, code: str, field: str, *, limit: int) -> list[int]:
    """The numbers of the files outside the trash whose field refers to this one, by name."""
    query = (
        "SELECT k.id FROM link l JOIN client k ON k.id = l.client_id "
        "WHERE l.target = ? AND l.field = ? AND k.trashed IS NULL ORDER BY k.sort, k.id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (code, field, limit)).scalars())
