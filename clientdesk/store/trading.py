"""Which documents of trading there are, from the narrow table alone: of a client, of a period, pointing at another."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import DOCUMENTS, HOUSE
from clientdesk.store.schema import Schema

CLIENT_KEY = "client"
_KINDS = ", ".join(f"'{kind.name}'" for kind in DOCUMENTS)
_THERE = "w.trashed IS NULL"


def of_client(connection: Connection, code: str) -> list[int]:
    """The numbers of all documents of a client outside the trash, the earliest first."""
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = '{CLIENT_KEY}' "
        f"AND w.kind IN ({_KINDS}) AND {_THERE} ORDER BY w.sort, w.id"
    )
    return list(connection.exec_driver_sql(query, (code,)).scalars().all())


def have_documents(connection: Connection, clients: Sequence[str], *, stages: Collection[str]) -> set[str]:
    """The codes of those of these clients of whom there is, outside the trash, a document in one of these stages, each
    written `kind stage`, or one of which something was given to an accounting package."""
    query = (
        f"SELECT DISTINCT l.target FROM link l JOIN client w ON w.id = l.client_id WHERE l.field = '{CLIENT_KEY}' "
        f"AND l.target IN (SELECT value FROM json_each(?)) AND w.kind IN ({_KINDS}) AND {_THERE} "
        "AND (w.kind || ' ' || w.stage IN (SELECT value FROM json_each(?)) "
        "OR EXISTS (SELECT 1 FROM given_out g WHERE g.client_id = w.id))"
    )
    asked = (json.dumps(list(clients)), json.dumps(sorted(stages)))
    return set(connection.exec_driver_sql(query, asked).scalars().all())


def of_house(connection: Connection, schema: Schema, field: Field[str]) -> str | None:
    """A text of the house's record, as far as it says one."""
    if (HOUSE.name, field.key) not in schema.field_column:
        return None
    place, column = schema.field_column[HOUSE.name, field.key]
    said: str | None = connection.exec_driver_sql(f"SELECT {column} FROM {place.table}").scalar()
    return said


def of_kinds(connection: Connection, kinds: Sequence[str], *, until: str = "", since: str = "") -> list[int]:
    """The numbers of all documents of these kinds outside the trash, from a day and up to a day (ISO, both inclusive),
    the earliest first, those of a day by their number."""
    marks = ", ".join("?" for _ in kinds)
    query = (
        f"SELECT w.id FROM client w WHERE w.kind IN ({marks}) AND {_THERE} "
        "AND (? = '' OR w.sort <= ?) AND (? = '' OR w.sort >= ?) ORDER BY w.sort, w.code"
    )
    return list(connection.exec_driver_sql(query, (*kinds, until, until, since, since)).scalars().all())


def given_out(connection: Connection, family: str) -> dict[int, dict[str, str]]:
    """{number of a document: {event: what was told of it}} of all that was given to packages in files of one family."""
    query = "SELECT client_id, event, told FROM given_out WHERE event LIKE ? ORDER BY client_id, event"
    found: dict[int, dict[str, str]] = {}
    for number, event, told in connection.exec_driver_sql(query, (f"{family} %",)):
        found.setdefault(number, {})[event] = told
    return found


def is_given_out(connection: Connection, number: int) -> bool:
    """Whether something of a document was given to an accounting package."""
    return bool(connection.exec_driver_sql("SELECT 1 FROM given_out WHERE client_id = ?", (number,)).first())


def marks_of(connection: Connection, number: int) -> dict[str, str]:
    """{event: what was told of it} of a document that was given to packages, in files of every family."""
    query = "SELECT event, told FROM given_out WHERE client_id = ? ORDER BY event"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (number,))}


def is_marked(connection: Connection, number: int, event: str) -> bool:
    """Whether a document has the mark of this key."""
    query = "SELECT 1 FROM given_out WHERE client_id = ? AND event = ?"
    return bool(connection.exec_driver_sql(query, (number, event)).first())


def documents_among(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Those of these numbers that are documents outside the trash."""
    query = (
        f"SELECT w.id FROM client w WHERE w.kind IN ({_KINDS}) AND {_THERE} "
        "AND w.id IN (SELECT value FROM json_each(?)) ORDER BY w.id"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(list(numbers)),)).scalars().all())


def drawn(connection: Connection, beginnings: Sequence[str]) -> dict[str, int]:
    """{what stands around a running number, as `store.numbering` counts it: the next number} of the counters that begin
    with one of these texts."""
    rows = connection.exec_driver_sql("SELECT name, next FROM counter ORDER BY name")
    return {name: following for name, following in rows if name.startswith(tuple(beginnings))}


def numbers_of(connection: Connection, kind: str) -> dict[str, bool]:
    """{number: whether it lies in the trash} of all documents of a kind."""
    rows = connection.exec_driver_sql("SELECT code, trashed IS NOT NULL FROM client WHERE kind = ?", (kind,))
    return {code: bool(trashed) for code, trashed in rows}


def pointing_at(connection: Connection, code: str, kind: str) -> list[int]:
    """The numbers of the documents of a kind outside the trash that name this one."""
    query = (
        "SELECT DISTINCT w.id FROM link l JOIN client w ON w.id = l.client_id "
        f"WHERE l.target = ? AND w.kind = ? AND {_THERE} ORDER BY w.id"
    )
    return list(connection.exec_driver_sql(query, (code, kind)).scalars().all())
