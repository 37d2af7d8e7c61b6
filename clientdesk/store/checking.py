"""Looking a file over: is the database whole, does everything that follows from the values still follow from them?"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from clientdesk.dossier.fields import SETTING
from clientdesk.dossier.reading import Unreadable
from clientdesk.errors import ExitCode, UserError
from clientdesk.store import audit, blobs, filing, following, history, listing, search
from clientdesk.store.changes import Change
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import KEPT_HEAD, Raw, read_raw, read_record, to_record
from clientdesk.store.schema import Schema, quoted
from clientdesk.store.search import Entry
from clientdesk.store.tables import LISTED

_PROVEN = 500
"""Of so many clients, or a few less, a quick look proves every text that the search knows."""


@dataclass(frozen=True)
class Finding:
    """Something wrong: its kind, where (code, table, step …, never a client's value), and what mends it."""

    kind: str
    where: str
    repair: str


def quick(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """The database's own quick look, references, the line of every client and that the search knows it; whether the
    search knows it as it is, is proven of some hundred clients spread over the file."""
    yield from _reached(_pages(connection, "quick_check"))
    yield from _reached(_pragma(connection, "foreign_key_check", "reference"))
    yield from _reached(_lines(connection, schema))
    yield from _reached(_searched(connection, schema))


def deep(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """Everything: all pages, all values against the journal, the journal's chain, the bytes of attachments."""
    yield from _reached(_pages(connection, "integrity_check"))
    yield from _reached(_pragma(connection, "cipher_integrity_check", "database"))
    yield from _reached(_pragma(connection, "foreign_key_check", "reference"))
    yield from _reached(_followers(connection, schema))
    yield from _reached(_values(connection, schema))
    yield from _reached(_journal(connection))
    yield from _reached(_attachments(connection, schema))


def _reached(findings: Iterator[Finding]) -> Iterator[Finding]:
    """The findings up to where the database cannot be read, which is one more; the next look goes on elsewhere."""
    try:
        yield from findings
    except UserError as problem:
        if problem.code is not ExitCode.DAMAGED:
            raise
        yield Finding("database", "unreadable", "restore")


def _pages(connection: Connection, pragma: str) -> Iterator[Finding]:
    """SQLite's own look. FTS5 (seen in SQLite 3.53.4) judges by the state of an index that this connection read last;
    after a step of the writing connection that is damage where there is none, unless a query makes it read again."""
    made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%USING fts5%'"
    for index in connection.exec_driver_sql(made).scalars().all():
        connection.exec_driver_sql(f"SELECT rowid FROM {index} WHERE {index} MATCH 'a' LIMIT 1").all()
    yield from _pragma(connection, pragma, "database")


def _pragma(connection: Connection, pragma: str, kind: str) -> Iterator[Finding]:
    answer = connection.exec_driver_sql(f"PRAGMA {pragma}")
    for row in answer if answer.returns_rows else ():
        if row[0] not in ("ok", None):
            yield Finding(kind, str(row[0]), "restore")


def _journal(connection: Connection) -> Iterator[Finding]:
    if (step := audit.broken_step(connection)) is not None:
        yield Finding("journal", f"step {step}", "restore")


def _attachments(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """The bytes against their names, and the names in the values against the bytes there are."""
    for sha256 in blobs.wrong(connection):
        yield Finding("attachment", sha256, "restore")
    kept = blobs.names(connection)
    for number in _numbers(connection):
        record = read_record(connection, schema, number)
        if record and any(attachment.sha256 not in kept for attachment in record.attachments()):
            yield Finding("attachment", record.code, "restore")


def _every_number(connection: Connection) -> list[int]:
    """Every client that stands in the tables or in the journal."""
    query = "SELECT id FROM client UNION SELECT client_id FROM change WHERE place = 'client' AND field = ''"
    return list(connection.exec_driver_sql(query).scalars())


def _numbers(connection: Connection) -> list[int]:
    return list(connection.exec_driver_sql("SELECT id FROM client ORDER BY code").scalars())


def _followers(connection: Connection, schema: Schema) -> Iterator[Finding]:
    yield from _lines(connection, schema)
    wrong = search.check(connection, _entries(connection, schema, _numbers(connection)))
    yield from _unfound(connection, wrong)


def _lines(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """What lists show against what it follows from."""
    is_filed = filing.is_current(connection)
    columns = ", ".join(quoted(name) for name in LISTED)
    query = f"SELECT id, {columns} FROM client WHERE id IN (SELECT value FROM json_each(?))"
    needed = frozenset(field for kind in schema.kinds.values() for field in kind.listed)
    for page in _pages_of(_numbers(connection)):
        kept = {row[0]: tuple(row[1:]) for row in connection.exec_driver_sql(query, (json.dumps(page),))}
        for record in read_page(connection, schema, page, fields=needed):
            line = listing.listed(record)
            if not is_filed:
                # A file that was only read since the rule changed is sorted anew when it is next opened for writing.
                line["sort"] = kept[record.id][LISTED.index("sort")]
            if kept[record.id] != tuple(line[name] for name in LISTED):
                yield Finding("list", record.code, "repair")
    yield from (Finding("list", code, "repair") for code in following.wrong(connection))


def _searched(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """What the search knows: of whom for all, what of those that stand for all."""
    query = f"SELECT id FROM client WHERE kind NOT IN ({', '.join('?' * len(schema.kinds))}) ORDER BY id"
    settings = [name if kind.role is SETTING else "" for name, kind in schema.kinds.items()]
    numbers = list(connection.exec_driver_sql(query, tuple(settings)).scalars())
    unpaired = search.unpaired(connection, numbers)
    some = [number for number in numbers[:: len(numbers) // _PROVEN + 1] if number not in unpaired]
    yield from _unfound(connection, [*unpaired, *search.prove(connection, _entries(connection, schema, some))])


def _unfound(connection: Connection, numbers: Sequence[int]) -> Iterator[Finding]:
    for number in numbers:
        code = connection.exec_driver_sql("SELECT code FROM client WHERE id = ?", (number,)).scalar()
        yield Finding("search", code or f"row {number}", "repair")


def _entries(connection: Connection, schema: Schema, numbers: Sequence[int]) -> Iterator[Entry]:
    for page in _pages_of(numbers):
        for record in read_page(connection, schema, page):
            if record.kind.role is not SETTING:
                yield listing.entry_of(record)


def _pages_of(numbers: Sequence[int]) -> Iterator[list[int]]:
    return (list(numbers[start : start + PAGE]) for start in range(0, len(numbers), PAGE))


def _values(connection: Connection, schema: Schema) -> Iterator[Finding]:
    """Each client as the journal tells it against what stands in the tables, and each value against its type."""
    for number in _every_number(connection):
        raw = read_raw(connection, schema, number)
        try:
            told = from_journal(connection, number)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Finding("journal", f"client {number}", "restore")
            continue
        if raw is None and told is None:
            continue
        if raw is None or told is None:
            yield Finding("journal", f"client {number}", "restore")
        elif _content(raw) != _content(told):
            yield Finding("value", str(raw.head["code"]), "restore")
        elif not _allowed(schema, raw):
            yield Finding("value", str(raw.head["code"]), "edit")


def _content(raw: Raw) -> tuple[object, ...]:
    return raw.sections, raw.groups, [raw.head[name] for name in KEPT_HEAD]


def _allowed(schema: Schema, raw: Raw) -> bool:
    try:
        for field, value in to_record(schema, raw).filled():
            field.type.from_json(field.type.to_json(value))
    except (Unreadable, ValueError):
        return False
    return True


def from_journal(connection: Connection, client: int) -> Raw | None:
    """A client put together from its changes alone."""
    raw: Raw | None = None
    query = "SELECT client_id, place, row, field, old, new FROM change WHERE client_id = ? ORDER BY id"
    for row in connection.exec_driver_sql(query, (client,)):
        raw = history.unapply(raw, Change(*row).inverse())
    return raw


def repair(connection: Connection, schema: Schema) -> int:
    """Write anew what follows from the values; how many findings were mended."""
    findings = list(_followers(connection, schema))
    if any(finding.kind == "search" for finding in findings):
        _remake_search(connection, schema)
    for finding in findings:
        if finding.kind == "list":
            number = connection.exec_driver_sql("SELECT id FROM client WHERE code = ?", (finding.where,)).scalar_one()
            record = read_record(connection, schema, int(number))
            assert record is not None
            listing.follow(connection, [record])
    return len(findings)


def _remake_search(connection: Connection, schema: Schema) -> None:
    """All of it: rows that are out of step with each other cannot be mended one by one."""
    made = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'search_*' ORDER BY sql NOT LIKE '%VIRTUAL%'"
    )
    for name in connection.exec_driver_sql(made).scalars().all():
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
    search.create_search_tables(connection)
    search.index_many(connection, _entries(connection, schema, _numbers(connection)))
