"""Writing what the search knows of clients: tokens in three full-text indexes, folded texts beside them, sorted names.

Of a client that is known only what has changed is written anew: the indexes of names and of the fields looked in first
stay as they are where only the rest is another.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from sqlalchemy import Connection, bindparam, column, delete, insert, table, text, update

from clientdesk.dossier.names import fold, pinyin_readings
from clientdesk.store.grams import (
    TOKENIZER,
    clean,
    find_tokens,
    kind_token,
    later_syllables,
    later_words,
    name_tokens,
    quoted,
    rest_tokens,
)

CHUNK = 100
"""How many clients are written at a time."""
_PROBES = 8
_MANY = 500
"""From so many clients on the indexes gather more before they write."""
_GATHERED, _USUALLY_GATHERED = 32 * 2**20, 2**20
"""Bytes; the second is what FTS5 does by itself."""

INDEXES = tuple(
    table(name, column("rowid"), column("tokens")) for name in ("search_name_fts", "search_find_fts", "search_all_fts")
)
_KEY = table("search_key", column("key"), column("client_id"))
_FIND = table("search_find", *map(column, ("client_id", "names", "spoken", "heard", "find")))
_REST = table("search_rest", column("client_id"), column("packed"))


@dataclass(frozen=True)
class Entry:
    """What one client is found by, as shown: its names, the fields that are looked in first, all the rest."""

    client_id: int
    kind: str
    names: tuple[str, ...]
    find: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rest:
    """What a client, of whom nothing else has changed, is found by beside its names and the fields looked in first."""

    client_id: int
    kind: str
    rest: tuple[str, ...]


@dataclass(frozen=True)
class More(Rest):
    """What came to that; nothing of what was there before has gone."""


@dataclass(frozen=True)
class _Texts:
    """An entry folded, in lines: names, names read aloud, what is heard from later syllables on, fields, the rest."""

    names: str
    spoken: str
    heard: str
    find: str
    rest: str

    @classmethod
    def of(cls, entry: Entry) -> "_Texts":
        names = lines(entry.names)
        squeezed = ["".join(filter(str.isalnum, name)) for name in names]
        readings = [reading for name in entry.names for reading in pinyin_readings(name)]
        spoken = dict.fromkeys(form for reading in readings for form in reading)
        heard = [start for name in names for start in later_words(name)]
        heard += [start for full, initials in readings for start in later_syllables(full, initials)]
        return cls(
            names="\n".join(dict.fromkeys(filter(None, [*names, *squeezed]))),
            spoken="\n".join(spoken),
            heard="\n".join(start for start in dict.fromkeys(heard) if start not in spoken),
            find="\n".join(lines(entry.find)),
            rest="\n".join(lines(entry.rest)),
        )

    @property
    def keys(self) -> list[str]:
        return sorted({*self.names.split("\n"), *self.spoken.split("\n")} - {""})

    def tokens(self, kind: str) -> tuple[set[str], set[str], set[str]]:
        """The tokens for each of `INDEXES`, each with those of the one before it."""
        heard = {*self.spoken.split("\n"), *self.heard.split("\n")} - {""}
        names = find_tokens(self.names) | name_tokens(self.names, heard) | {kind_token(kind)}
        find = names | find_tokens(self.find)
        return names, find, find | rest_tokens(self.rest)


def create_search_tables(connection: Connection) -> None:
    """Make the tables and indexes of the search, all named `search_…`, in a file that has none."""
    execute = connection.exec_driver_sql
    execute(
        "CREATE TABLE search_key (key TEXT NOT NULL, client_id INTEGER NOT NULL, PRIMARY KEY (key, client_id))"
        " WITHOUT ROWID"
    )
    execute(
        "CREATE TABLE search_find (client_id INTEGER PRIMARY KEY, names TEXT NOT NULL, spoken TEXT NOT NULL,"
        " heard TEXT NOT NULL, find TEXT NOT NULL)"
    )
    execute("CREATE TABLE search_rest (client_id INTEGER PRIMARY KEY, packed BLOB NOT NULL)")
    options = f"content = '', contentless_delete = 1, detail = none, tokenize = {quoted(TOKENIZER)}"
    for index in INDEXES:
        execute(f"CREATE VIRTUAL TABLE {index.name} USING fts5 (tokens, {options})")


def index_client(connection: Connection, entry: Entry) -> None:
    """Write what a client is found by, new or changed; an index whose texts are as they were is left alone."""
    new, old = _Texts.of(entry), _stored(connection, entry.client_id)
    if old is None:
        _write(connection, [(entry, new)])
    elif old != new:
        first = 2 if old.find == new.find else 1
        if (old.names, old.spoken, old.heard) != (new.names, new.spoken, new.heard):
            first = 0
        _erase(connection, entry.client_id, old, first=first)
        _write(connection, [(entry, new)], first=first)


def index_many(connection: Connection, entries: Iterable[Entry | Rest]) -> None:
    """Write what many clients are found by, some hundred at a time: imports, and the search made anew."""
    pending = iter(entries)
    first = list(islice(pending, _MANY))
    if len(first) < _MANY:
        _index_chunks(connection, iter(first))
        return
    _gather(connection, _GATHERED)
    _index_chunks(connection, chain(first, pending))
    _gather(connection, _USUALLY_GATHERED)


def _gather(connection: Connection, size: int) -> None:
    """So many bytes of tokens wait in memory before an index writes them: the more, the less often it writes anew what
    it has written in the same step."""
    for index in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {index.name} ({index.name}, rank) VALUES ('hashsize', ?)", (size,))


def _index_chunks(connection: Connection, pending: Iterator[Entry | Rest]) -> None:
    while chunk := {entry.client_id: entry for entry in islice(pending, CHUNK)}:
        _index_rests(connection, [rest for rest in chunk.values() if isinstance(rest, Rest)])
        whole = {number: entry for number, entry in chunk.items() if isinstance(entry, Entry)}
        known = set(connection.execute(_KNOWN, {"ids": json.dumps(list(whole))}).scalars()) if whole else ()
        for client_id in known:
            index_client(connection, whole.pop(client_id))
        _write(connection, [(entry, _Texts.of(entry)) for entry in whole.values()])


def _index_rests(connection: Connection, rests: Sequence[Rest]) -> None:
    """Who is not known, in a damaged file, stays so until it is repaired."""
    stored = _all_stored(connection, [rest.client_id for rest in rests]) if rests else {}
    changed: list[tuple[Rest, _Texts]] = []
    for rest in rests:
        if old := stored.get(rest.client_id):
            kept = old.rest.split("\n") if isinstance(rest, More) else []
            new = replace(old, rest="\n".join(filter(None, dict.fromkeys([*kept, *lines(rest.rest)]))))
            if new != old:
                changed.append((rest, new))
    if not changed:
        return
    connection.execute(_NEW_REST, [{"id": rest.client_id, "new": _packed(own.rest)} for rest, own in changed])
    connection.execute(_DELETE_TOKENS[-1], [{"id": rest.client_id} for rest, _own in changed])
    tokens = [{"rowid": r.client_id, "tokens": " ".join(own.tokens(r.kind)[-1])} for r, own in changed]
    connection.execute(insert(INDEXES[-1]), tokens)


def forget(connection: Connection, clients: Sequence[int]) -> None:
    """Take clients out of the search; their tokens can be read in the file's bytes until `optimize`."""
    for start in range(0, len(clients), CHUNK):
        stored = _all_stored(connection, clients[start : start + CHUNK])
        if keys := [{"name": key, "id": client} for client, old in stored.items() for key in old.keys]:
            connection.execute(_DELETE_KEY, keys)
        for statement in (*_DELETE_TEXTS, *_DELETE_TOKENS) if stored else ():
            connection.execute(statement, [{"id": client} for client in stored])


def optimize(connection: Connection) -> None:
    """Write each index anew without what was forgotten: for erasing for good. Seconds where there are 100,000."""
    for index in INDEXES:
        connection.execute(insert(table(index.name, column(index.name))).values({index.name: "optimize"}))


def check(connection: Connection, entries: Iterable[Entry]) -> list[int]:
    """The clients whose rows are missing, stale or left over, given what every client of the file is found by."""
    expected = set()

    def counted() -> Iterator[Entry]:
        for entry in entries:
            expected.add(entry.client_id)
            yield entry

    wrong = prove(connection, counted())
    return wrong + [client_id for client_id in connection.execute(_ALL_IDS).scalars() if client_id not in expected]


def prove(connection: Connection, entries: Iterable[Entry]) -> list[int]:
    """Those of these clients whose rows are missing or stale, given what they are found by."""
    return [entry.client_id for entry in entries if not _is_proven(connection, entry)]


def _is_proven(connection: Connection, entry: Entry) -> bool:
    texts, stored = _Texts.of(entry), _stored(connection, entry.client_id)
    return stored is not None and _ordered(stored) == _ordered(texts) and _indexed(connection, entry, texts)


def _ordered(texts: _Texts) -> _Texts:
    """What came later stands at the end, wherever its field stands in the form."""
    return replace(texts, rest="\n".join(sorted(texts.rest.split("\n"))))


def unpaired(connection: Connection, clients: Iterable[int]) -> list[int]:
    """The clients that some part of the search lacks, and those that it knows beyond these."""
    wanted, wrong = set(clients), set()
    for query in (_ALL_IDS, *_ROWS):
        wrong |= wanted ^ set(connection.execute(query).scalars())
    return sorted(wrong)


_STORED = text("""
    SELECT t.client_id, t.names, t.spoken, t.heard, t.find, r.packed
    FROM search_find AS t JOIN search_rest AS r ON r.client_id = t.client_id
    WHERE t.client_id IN (SELECT value FROM json_each(:ids))
""")
_NEW_REST = update(_REST).where(_REST.c.client_id == bindparam("id")).values(packed=bindparam("new"))
_DELETE_KEY = delete(_KEY).where(_KEY.c.key == bindparam("name"), _KEY.c.client_id == bindparam("id"))
_DELETE_TEXTS = tuple(delete(rows).where(rows.c.client_id == bindparam("id")) for rows in (_FIND, _REST))
_DELETE_TOKENS = tuple(delete(index).where(index.c.rowid == bindparam("id")) for index in INDEXES)
_KEYS = text("""
    SELECT count(*) FROM json_each(:keys) AS k CROSS JOIN search_key AS s ON s.key = k.value AND s.client_id = :id
""")
_KNOWN = text("SELECT client_id FROM search_find WHERE client_id IN (SELECT value FROM json_each(:ids))")
_ALL_IDS = text("SELECT client_id FROM search_find ORDER BY client_id")
_ROWS = (
    text("SELECT client_id FROM search_rest"),
    # What FTS5 notes of each row of an index.
    *(text(f"SELECT id FROM {index.name}_docsize") for index in INDEXES),
)


def _stored(connection: Connection, client_id: int) -> _Texts | None:
    return _all_stored(connection, [client_id]).get(client_id)


def _all_stored(connection: Connection, numbers: Sequence[int]) -> dict[int, _Texts]:
    rows = connection.execute(_STORED, {"ids": json.dumps(list(numbers))}).all()
    return {row[0]: _Texts(row[1], row[2], row[3], row[4], unpacked(row[5])) for row in rows}


def _indexed(connection: Connection, entry: Entry, texts: _Texts) -> bool:
    """Whether the sorted names and a few tokens in each index lead to the client."""
    keys = {"keys": json.dumps(texts.keys), "id": entry.client_id}
    if connection.execute(_KEYS, keys).scalar() != len(texts.keys):
        return False
    for index, tokens in zip(INDEXES, texts.tokens(entry.kind), strict=True):
        match = " AND ".join(map(quoted, sorted(tokens)[:: len(tokens) // _PROBES + 1]))
        asked = index.select().where(text(f"{index.name} MATCH :match"), index.c.rowid == entry.client_id)
        if connection.execute(asked, {"match": match}).first() is None:
            return False
    return True


def _write(connection: Connection, rows: Sequence[tuple[Entry, _Texts]], *, first: int = 0) -> None:
    """Insert texts and tokens; with a `first` index the keys and the indexes before it are as they should be."""
    if not rows:
        return
    # By the driver, in rows: SQLAlchemy's own way takes as long to bind the values as SQLite to keep them.
    execute = connection.exec_driver_sql
    keys = [(key, entry.client_id) for entry, own in rows for key in own.keys]
    if keys and first == 0:
        execute("INSERT INTO search_key (key, client_id) VALUES (?, ?)", keys)
    folded = [(entry.client_id, own.names, own.spoken, own.heard, own.find) for entry, own in rows]
    execute("INSERT INTO search_find (client_id, names, spoken, heard, find) VALUES (?, ?, ?, ?, ?)", folded)
    packed = [(entry.client_id, _packed(own.rest)) for entry, own in rows]
    execute("INSERT INTO search_rest (client_id, packed) VALUES (?, ?)", packed)
    tokens = [(entry.client_id, own.tokens(entry.kind)) for entry, own in rows]
    for place, index in enumerate(INDEXES[first:], first):
        cut = [(client_id, " ".join(own[place])) for client_id, own in tokens]
        execute(f"INSERT INTO {index.name} (rowid, tokens) VALUES (?, ?)", cut)


def _erase(connection: Connection, client_id: int, old: _Texts, *, first: int = 0) -> None:
    """Delete texts and tokens, but for the indexes before the `first`."""
    if first == 0 and old.keys:
        connection.execute(_DELETE_KEY, [{"name": key, "id": client_id} for key in old.keys])
    for statement in (*_DELETE_TEXTS, *_DELETE_TOKENS[first:]):
        connection.execute(statement, {"id": client_id})


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode())


def unpacked(packed: bytes) -> str:
    """A text as it was packed."""
    return zlib.decompress(packed).decode()


def lines(values: Iterable[str]) -> list[str]:
    """The values folded, each of their lines once and tidy."""
    lines = clean(fold("\n".join(values))).split("\n")
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines))))
