"""Lists of files from the narrow table alone: numbers in order, and the lines that are visible."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from sqlalchemy import Connection

ORDERS = ("sort", "name", "code", "company", "city", "phone", "stage", "owner", "class", "created", "updated")
"""What a list can be sorted by."""


@dataclass(frozen=True)
class Line:
    """A file as lists show it. Texts, empty where unknown; moments are ISO in UTC; `stage` and `grade` are codes."""

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


_COLUMNS = ", ".join('"class"' if f.name == "grade" else f.name for f in fields(Line))


def ids(
    connection: Connection,
    *,
    kinds: Sequence[str] = (),
    order: str = "sort",
    descending: bool = False,
    trashed: bool = False,
) -> list[int]:
    """The numbers of all files in order; sorting happens in the database."""
    if order not in ORDERS:
        raise ValueError(f"lists cannot be sorted by {order}")
    kept = "IS NOT NULL" if trashed else "IS NULL"
    chosen = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    direction = "DESC" if descending else "ASC"
    query = f'SELECT id FROM client WHERE trashed {kept}{chosen} ORDER BY "{order}" {direction} NULLS LAST, id'
    # All at once: row by row SQLAlchemy takes twice as long.
    return list(connection.exec_driver_sql(query, tuple(kinds)).scalars().all())


def lines(connection: Connection, numbers: Sequence[int]) -> list[Line]:
    """The lines of these files, in the order asked for; what is gone is left out."""
    if not numbers:
        return []
    query = f"SELECT {_COLUMNS} FROM client WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.exec_driver_sql(query, (json.dumps(list(numbers)),)).all()
    found = {row[0]: Line(row[0], *(value or "" for value in row[1:])) for row in rows}
    return [found[number] for number in numbers if number in found]


def count(connection: Connection, *, trashed: bool = False) -> int:
    """How many files there are."""
    kept = "IS NOT NULL" if trashed else "IS NULL"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM client WHERE trashed {kept}").scalar_one())


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
