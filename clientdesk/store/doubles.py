"""What the file remembers of doubles: who was told apart, which codes a client had before a merge, who refers to it."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

_NOW = (
    "SELECT k.code FROM former_code f JOIN client k ON k.id = f.client_id WHERE f.code = ? "
    "ORDER BY k.trashed IS NOT NULL, k.id LIMIT 1"
)
_KEPT = (
    "SELECT f.code, k.id FROM former_code f JOIN client k ON k.id = f.client_id WHERE k.trashed IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM client o WHERE o.code = f.code AND o.trashed IS NULL)"
)
_IN = "SELECT value FROM json_each(?)"


@dataclass(frozen=True)
class Reference:
    """A value of one file that names another: whose it is (number and kind), in which table, row (0: none), field."""

    client: int
    kind: str
    place: str
    row: int
    field: str


def code_now(connection: Connection, code: str) -> str | None:
    """The code of the client that had this one before a merge; None where nobody had."""
    found: str | None = connection.exec_driver_sql(_NOW, (code,)).scalar()
    return found


def kept_in(connection: Connection, code: str) -> int | None:
    """The number of the client outside the trash that had this code before a merge; None where it is in use again."""
    found = connection.exec_driver_sql(f"{_KEPT} AND f.code = ? ORDER BY k.id LIMIT 1", (code,)).first()
    return int(found[1]) if found is not None else None


def kept(connection: Connection) -> dict[str, int]:
    """{former code: number of the client outside the trash that has its content}, unless the code is in use again."""
    return {row[0]: int(row[1]) for row in connection.exec_driver_sql(f"{_KEPT} ORDER BY k.id DESC")}


def living_code(connection: Connection, code: str) -> str | None:
    """The code to go by: this one where its file is in use, or in the trash for another reason than a merge; else that
    of the file it became part of. None where nobody has or had it."""
    query = "SELECT trashed FROM client WHERE code = ?"
    found = connection.exec_driver_sql(query, (code,)).first()
    if found is not None and found[0] is None:
        return code
    return code_now(connection, code) or (code if found is not None else None)


def is_taken(connection: Connection, code: str) -> bool:
    """Whether somebody has this code, or had it before a merge."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM client WHERE code = :code) "
        "OR EXISTS (SELECT 1 FROM former_code WHERE code = :code)"
    )
    return bool(connection.exec_driver_sql(query, {"code": code}).scalar())


def codes_now(connection: Connection, codes: Collection[str]) -> dict[str, str]:
    """{former code: present one} of those of these codes that are former ones."""
    query = (
        "SELECT f.code, k.code FROM former_code f JOIN client k ON k.id = f.client_id "
        f"WHERE f.code IN ({_IN}) ORDER BY k.trashed IS NULL, k.id DESC"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (json.dumps(sorted(codes)),))}


def former_codes(connection: Connection, client: int) -> dict[str, str]:
    """{former code: the name that stood there} of a client."""
    rows = connection.exec_driver_sql("SELECT code, name FROM former_code WHERE client_id = ? ORDER BY code", (client,))
    return {row[0]: row[1] for row in rows}


def told_apart(connection: Connection) -> list[tuple[int, int, str]]:
    """(client, other client, what was known of their identities) of all pairs that are there and were told apart."""
    query = (
        "SELECT t.client_id, k.id, t.known FROM told_apart t JOIN client k ON k.code = t.other "
        "JOIN client o ON o.id = t.client_id ORDER BY t.client_id, k.id"
    )
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query)]


def told_apart_of(connection: Connection, client: int, code: str) -> list[tuple[int, str, str]]:
    """(client, code of the other, known) of the pairs in which a client stands, on either side."""
    query = "SELECT client_id, other, known FROM told_apart WHERE client_id = ? OR other = ? ORDER BY client_id, other"
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query, (client, code))]


def when_told_apart(connection: Connection, client: int, other: str) -> tuple[str, str]:
    """(moment, who) of the step that told two clients apart; empty where the journal does not say."""
    query = (
        'SELECT s.at, s."by" FROM change c JOIN step s ON s.id = c.step WHERE c.client_id = ? '
        "AND c.place = 'told_apart' AND c.field = ? AND c.new IS NOT NULL ORDER BY c.id DESC LIMIT 1"
    )
    found = connection.exec_driver_sql(query, (client, other)).first()
    return (found[0], found[1]) if found else ("", "")


def linked(connection: Connection, kinds: Sequence[str]) -> set[tuple[int, int]]:
    """(number, number) of the clients of these kinds of which one refers to the other, the lower number first."""
    these = json.dumps(list(kinds))
    query = (
        "SELECT l.client_id, k.id FROM link l JOIN client k ON k.code = l.target JOIN client o ON o.id = l.client_id "
        f"WHERE k.kind IN ({_IN}) AND o.kind IN ({_IN}) AND k.id <> o.id"
    )
    rows = connection.exec_driver_sql(query, (these, these))
    return {(min(row[0], row[1]), max(row[0], row[1])) for row in rows}


def linked_of(connection: Connection, one: int, other: int) -> set[tuple[int, int]]:
    """The pair of these two, the lower number first, where one refers to the other."""
    query = (
        "SELECT 1 FROM link l JOIN client k ON k.code = l.target "
        "WHERE (l.client_id = :one AND k.id = :other) OR (l.client_id = :other AND k.id = :one) LIMIT 1"
    )
    found = connection.exec_driver_sql(query, {"one": one, "other": other}).scalar()
    return {(min(one, other), max(one, other))} if found else set()


def references(connection: Connection, code: str) -> Iterator[Reference]:
    """Every value of every file, those in the trash too, that names the client of this code."""
    query = (
        "SELECT l.client_id, w.kind, l.place, l.row, l.field FROM link l JOIN client w ON w.id = l.client_id "
        "WHERE l.target = ? ORDER BY l.client_id, l.place, l.row, l.field"
    )
    for row in connection.exec_driver_sql(query, (code,)).all():
        yield Reference(*row)


def steps_saying(connection: Connection, text: str, *, limit: int) -> list[tuple[int, str, str, int | None]]:
    """(step, moment, who, by which step it was undone: None by none, 0 where it cannot be, since something of it was
    erased) of the steps that say this, the latest first."""
    query = (
        'SELECT id, at, "by", undone_by FROM step '
        "WHERE role = 'do' AND json_extract(text, '$.text') = ? ORDER BY id DESC LIMIT ?"
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.exec_driver_sql(query, (text, limit))]


def merged_in(connection: Connection, step: int) -> list[tuple[str, str]]:
    """(code that stayed, code that went) of the merges of a step."""
    query = (
        "SELECT coalesce(k.code, ''), c.field FROM change c LEFT JOIN client k ON k.id = c.client_id "
        "WHERE c.step = ? AND c.place = 'former_code' AND c.new IS NOT NULL ORDER BY c.id"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query, (step,))]


def are_in_trash(connection: Connection, codes: Collection[str]) -> bool:
    """Whether the files of all these codes lie in the trash."""
    query = f"SELECT count(*) FROM client WHERE trashed IS NOT NULL AND code IN ({_IN})"
    these = set(codes)
    return bool(connection.exec_driver_sql(query, (json.dumps(sorted(these)),)).scalar() == len(these))


def called(connection: Connection, keys: Collection[str], kind: str, *, limit: int) -> list[int]:
    """The numbers of the clients of a kind, outside the trash, with a name or a reading of one that is among these keys
    (folded)."""
    query = (
        f"SELECT DISTINCT k.client_id FROM search_key k JOIN client c ON c.id = k.client_id WHERE k.key IN ({_IN}) "
        "AND c.kind = ? AND c.trashed IS NULL LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(sorted(keys)), kind, limit)).scalars())


def last_entries(connection: Connection, client: int) -> tuple[int, dict[str, int]]:
    """The step that made a client, and {column: the last step that gave it a value}."""
    query = (
        "SELECT field, max(step) FROM change WHERE client_id = ? AND row = 0 AND new IS NOT NULL "
        "AND place <> 'answer' GROUP BY field"
    )
    found = {row[0]: int(row[1]) for row in connection.exec_driver_sql(query, (client,))}
    return found.pop("", 0), found
