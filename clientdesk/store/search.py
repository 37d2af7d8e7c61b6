"""Finding clients by any piece of what is written about them, in a few milliseconds among 100,000.

Three full-text indexes hold tokens (`grams`), not texts: of names, of the fields looked in first, of everything. Hits
come in the order of `Tier`, and each index is asked only while fewer than the wanted number was found. Where tokens do
not prove a hit, the folded text kept beside the indexes decides. Whole names, also as read aloud, stand sorted in
`search_key`, so that the same name and names that start so come first without sorting thousands.

The caller says what may be found: a sensitive value must never be given to this module, but for the tail of an ID.
"""

import json
import zlib
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, TextClause, bindparam, column, delete, insert, table, text

from clientdesk.dossier.names import fold, pinyin_readings
from clientdesk.store.grams import (
    TOKENIZER,
    Word,
    clean,
    find_tokens,
    kind_token,
    later_syllables,
    later_words,
    name_tokens,
    quoted,
    rest_tokens,
)

LONGEST_QUERY = 200
"""Characters; what is typed beyond them is not looked at."""
_CHUNK = 500
_FEW_TOKENS = 3
"""A query of so few tokens is asked as it is; of a longer one so many of the rarest, or more, up to `_MOST_TOKENS`."""
_MOST_TOKENS = 5
_SAMPLE = 500
"""Neighbouring clients that tell how common a token is."""
_READABLE = 0.0005
"""The share of all texts that is sooner read than ruled out by one more token."""
_PROBES = 8

_INDEXES = tuple(
    table(name, column("rowid"), column("tokens")) for name in ("search_name_fts", "search_find_fts", "search_all_fts")
)
_KEY = table("search_key", column("key"), column("client_id"))
_FIND = table("search_find", *map(column, ("client_id", "names", "spoken", "heard", "find")))
_REST = table("search_rest", column("client_id"), column("packed"))


class Tier(IntEnum):
    """Where a hit was found, best first."""

    SAME_NAME = 1
    NAME_START = 2
    NAME = 3
    FIND = 4
    REST = 5


@dataclass(frozen=True)
class Entry:
    """What one client is found by, as shown: its names, the fields that are looked in first, all the rest."""

    client_id: int
    kind: str
    names: tuple[str, ...]
    find: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hits:
    """The first clients found, best first, the tier of each, and whether there are more."""

    ids: tuple[int, ...] = ()
    tiers: tuple[Tier, ...] = ()
    more: bool = False


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
        names = _lines(entry.names)
        squeezed = ["".join(filter(str.isalnum, name)) for name in names]
        readings = [reading for name in entry.names for reading in pinyin_readings(name)]
        spoken = dict.fromkeys(form for reading in readings for form in reading)
        heard = [start for name in names for start in later_words(name)]
        heard += [start for full, initials in readings for start in later_syllables(full, initials)]
        return cls(
            names="\n".join(dict.fromkeys(filter(None, [*names, *squeezed]))),
            spoken="\n".join(spoken),
            heard="\n".join(start for start in dict.fromkeys(heard) if start not in spoken),
            find="\n".join(_lines(entry.find)),
            rest="\n".join(_lines(entry.rest)),
        )

    @property
    def keys(self) -> list[str]:
        return sorted({*self.names.split("\n"), *self.spoken.split("\n")} - {""})

    def tokens(self, kind: str) -> tuple[set[str], set[str], set[str]]:
        """The tokens for each of `_INDEXES`, each with those of the one before it."""
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
    for index in _INDEXES:
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


def index_many(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write what many clients are found by, some hundred at a time: imports, and the search made anew."""
    pending = iter(entries)
    while chunk := {entry.client_id: entry for entry in islice(pending, _CHUNK)}:
        known = set(connection.execute(_KNOWN, {"ids": json.dumps(list(chunk))}).scalars())
        for client_id in known:
            index_client(connection, chunk.pop(client_id))
        _write(connection, [(entry, _Texts.of(entry)) for entry in chunk.values()])


def forget(connection: Connection, client_id: int) -> None:
    """Take a client out of the search; its tokens can be read in the file's bytes until `optimize`."""
    if old := _stored(connection, client_id):
        _erase(connection, client_id, old)


def optimize(connection: Connection) -> None:
    """Write each index anew without what was forgotten: for erasing for good. Seconds where there are 100,000."""
    for index in _INDEXES:
        connection.execute(insert(table(index.name, column(index.name))).values({index.name: "optimize"}))


def check(connection: Connection, entries: Iterable[Entry]) -> list[int]:
    """The clients whose rows are missing, stale or left over, given what every client of the file is found by."""
    wrong, expected = [], set()
    for entry in entries:
        expected.add(entry.client_id)
        texts = _Texts.of(entry)
        if _stored(connection, entry.client_id) != texts or not _indexed(connection, entry, texts):
            wrong.append(entry.client_id)
    return wrong + [client_id for client_id in connection.execute(_ALL_IDS).scalars() if client_id not in expected]


def find(
    connection: Connection, query: str, *, limit: int = 50, kind: str | None = None, trashed: bool = False
) -> Hits:
    """The first `limit` clients that hold every word of the query: of one kind or all, outside the trash or in it.

    A word counts wherever a name or a field looked in first holds it, and where a name sounds so from some syllable
    on; in the rest, if it has three characters, or two of which one is Chinese, or is two letters or digits that start
    a word. A single character is looked for in names alone: a letter where something heard starts with it.
    """
    typed = " ".join(clean(fold(query[:LONGEST_QUERY])).split())
    words = tuple(Word(word) for word in dict.fromkeys(typed.split()))
    found: dict[int, Tier] = {}
    if words:
        with closing(_hits(connection, typed, words, kind=kind, trashed=trashed)) as hits:
            for client_id, tier in hits:
                found.setdefault(client_id, tier)
                if len(found) > limit:
                    break
    return Hits(tuple(found)[:limit], tuple(found.values())[:limit], len(found) > limit)


def likely(piece: str) -> str:
    """The expression by which `search_all_fts` knows every client of whom some text, that it may know, holds a piece;
    empty where a piece is too short to tell."""
    words = (Word(word) for word in clean(fold(piece)).split())
    # Of two characters it may know only the start of a word, and a piece may stand in the middle of one.
    known = (word for word in words if len(word.text) > 2 or word.text in rest_tokens(f"x{word.text}"))
    tokens = (token for word in known for token in word.tokens)
    return " AND ".join(map(quoted, dict.fromkeys(tokens)))


def _hits(
    connection: Connection, typed: str, words: Sequence[Word], *, kind: str | None, trashed: bool
) -> Generator[tuple[int, Tier]]:
    scope = {"typed": typed, "beyond": typed + "\U0010ffff", "kind": kind, "trashed": trashed}
    with connection.execute(_BY_KEY, scope) as rows:
        for row in rows:
            yield row.client_id, Tier.SAME_NAME if row.same else Tier.NAME_START
    match = _match(connection, words, kind)
    proven = len(words) == 1 and words[0].exact
    for statement, tier, holds in _STAGES[:1] if len(typed) == 1 else _STAGES:
        with connection.execute(statement, {"match": match, "trashed": trashed}) as rows:
            for row in rows:
                if proven or all(holds(word, row) for word in words):
                    yield row.client_id, tier


def _match(connection: Connection, words: Sequence[Word], kind: str | None) -> str:
    """The expression for all words; of many tokens only the rarest, for common ones cost more than they rule out."""
    tokens = list(dict.fromkeys(token for word in words for token in word.tokens))
    shares = _shares(connection, tokens) if len(tokens) > _FEW_TOKENS else {}
    parts = [word.match(_telling(word.tokens, shares)) for word in words]
    if kind is not None:
        parts.append(quoted(kind_token(kind)))
    return " AND ".join(parts)


def _shares(connection: Connection, tokens: Sequence[str]) -> Mapping[str, float]:
    """About which part of the file holds each token, told from clients in its middle; nothing for a small file."""
    newest = connection.execute(_NEWEST).scalar() or 0
    if newest < 20 * _SAMPLE:
        return {}
    span = {"first": newest // 2, "last": newest // 2 + _SAMPLE - 1}
    counts = connection.execute(_COUNTS, {"tokens": json.dumps(list(map(quoted, tokens))), **span}).scalars()
    return {token: (count + 0.5) / _SAMPLE for token, count in zip(tokens, counts, strict=True)}


def _telling(tokens: Sequence[str], shares: Mapping[str, float]) -> Sequence[str]:
    """The rarest tokens, until so few texts are left that reading them is cheaper than asking for another."""
    if not shares:
        return tokens
    chosen: list[str] = []
    left = 1.0
    for token in _rarest_first(tokens, shares)[:_MOST_TOKENS]:
        if len(chosen) >= _FEW_TOKENS and left < _READABLE:
            break
        # Pieces of one word come together, so that a further one rules out less than its share says.
        left *= shares[token] ** 0.5 if chosen else shares[token]
        chosen.append(token)
    return chosen


def _rarest_first(tokens: Sequence[str], shares: Mapping[str, float]) -> list[str]:
    """The rarest tokens first, but those a character away from a rarer one, which tell little more, at the end."""
    # Of equally rare ones the last first: the end of a number tells more than its start.
    rarest = [*reversed(tokens)]
    rarest.sort(key=shares.__getitem__)
    apart: list[str] = []
    beside: list[str] = []
    for token in rarest:
        near = any(token[1:] == other[:-1] or token[:-1] == other[1:] for other in apart)
        (beside if near else apart).append(token)
    return apart + beside


_BY_KEY = text("""
    SELECT k.client_id, k.key = :typed AS same
    FROM search_key AS k CROSS JOIN client AS c ON c.id = k.client_id
    WHERE k.key >= :typed AND k.key < :beyond
    AND (c.trashed IS NOT NULL) = :trashed AND (:kind IS NULL OR c.kind = :kind)
    ORDER BY k.key, k.client_id
""")
_BY_NAME = text("""
    SELECT t.client_id, t.names, t.spoken || char(10) || t.heard AS heard
    FROM search_name_fts AS f CROSS JOIN client AS c ON c.id = f.rowid
    CROSS JOIN search_find AS t ON t.client_id = f.rowid
    WHERE f.search_name_fts MATCH :match AND (c.trashed IS NOT NULL) = :trashed
""")
_BY_FIND = text("""
    SELECT t.client_id, t.names, t.spoken || char(10) || t.heard AS heard, t.find
    FROM search_find_fts AS f CROSS JOIN client AS c ON c.id = f.rowid
    CROSS JOIN search_find AS t ON t.client_id = f.rowid
    WHERE f.search_find_fts MATCH :match AND (c.trashed IS NOT NULL) = :trashed
""")
_BY_ALL = text("""
    SELECT t.client_id, t.names, t.spoken || char(10) || t.heard AS heard, t.find, r.packed
    FROM search_all_fts AS f CROSS JOIN client AS c ON c.id = f.rowid
    CROSS JOIN search_find AS t ON t.client_id = f.rowid CROSS JOIN search_rest AS r ON r.client_id = f.rowid
    WHERE f.search_all_fts MATCH :match AND (c.trashed IS NOT NULL) = :trashed
""")
_NEWEST = text("SELECT max(client_id) FROM search_find")
_COUNTS = text("""
    SELECT (SELECT count(*) FROM search_all_fts AS f
            WHERE f.search_all_fts MATCH t.value AND f.rowid BETWEEN :first AND :last)
    FROM json_each(:tokens) AS t ORDER BY t.key
""")
_STORED = text("""
    SELECT t.names, t.spoken, t.heard, t.find, r.packed
    FROM search_find AS t JOIN search_rest AS r ON r.client_id = t.client_id WHERE t.client_id = :id
""")
_DELETE_KEY = delete(_KEY).where(_KEY.c.key == bindparam("name"), _KEY.c.client_id == bindparam("id"))
_DELETE_TEXTS = tuple(delete(rows).where(rows.c.client_id == bindparam("id")) for rows in (_FIND, _REST))
_DELETE_TOKENS = tuple(delete(index).where(index.c.rowid == bindparam("id")) for index in _INDEXES)
_KEYS = text("""
    SELECT count(*) FROM json_each(:keys) AS k CROSS JOIN search_key AS s ON s.key = k.value AND s.client_id = :id
""")
_KNOWN = text("SELECT client_id FROM search_find WHERE client_id IN (SELECT value FROM json_each(:ids))")
_ALL_IDS = text("SELECT client_id FROM search_find ORDER BY client_id")


def _in_name(word: Word, row: Row[Any]) -> bool:
    return word.in_name(row.names, row.heard)


def _in_find(word: Word, row: Row[Any]) -> bool:
    return _in_name(word, row) or word.in_find(row.find)


def _in_all(word: Word, row: Row[Any]) -> bool:
    return _in_find(word, row) or word.in_rest(_unpacked(row.packed))


_STAGES: tuple[tuple[TextClause, Tier, Callable[[Word, Row[Any]], bool]], ...] = (
    (_BY_NAME, Tier.NAME, _in_name),
    (_BY_FIND, Tier.FIND, _in_find),
    (_BY_ALL, Tier.REST, _in_all),
)


def _stored(connection: Connection, client_id: int) -> _Texts | None:
    row = connection.execute(_STORED, {"id": client_id}).first()
    return _Texts(row.names, row.spoken, row.heard, row.find, _unpacked(row.packed)) if row else None


def _indexed(connection: Connection, entry: Entry, texts: _Texts) -> bool:
    """Whether the sorted names and a few tokens in each index lead to the client."""
    keys = {"keys": json.dumps(texts.keys), "id": entry.client_id}
    if connection.execute(_KEYS, keys).scalar() != len(texts.keys):
        return False
    for index, tokens in zip(_INDEXES, texts.tokens(entry.kind), strict=True):
        match = " AND ".join(map(quoted, sorted(tokens)[:: len(tokens) // _PROBES + 1]))
        asked = index.select().where(text(f"{index.name} MATCH :match"), index.c.rowid == entry.client_id)
        if connection.execute(asked, {"match": match}).first() is None:
            return False
    return True


def _write(connection: Connection, rows: Sequence[tuple[Entry, _Texts]], *, first: int = 0) -> None:
    """Insert texts and tokens; with a `first` index the keys and the indexes before it are as they should be."""
    if not rows:
        return
    keys = [{"key": key, "client_id": entry.client_id} for entry, own in rows for key in own.keys]
    if keys and first == 0:
        connection.execute(insert(_KEY), keys)
    folded = [
        {"client_id": entry.client_id, "names": own.names, "spoken": own.spoken, "heard": own.heard, "find": own.find}
        for entry, own in rows
    ]
    connection.execute(insert(_FIND), folded)
    packed = [{"client_id": entry.client_id, "packed": zlib.compress(own.rest.encode())} for entry, own in rows]
    connection.execute(insert(_REST), packed)
    tokens = [(entry.client_id, own.tokens(entry.kind)) for entry, own in rows]
    for place, index in enumerate(_INDEXES[first:], first):
        cut = [{"rowid": client_id, "tokens": " ".join(own[place])} for client_id, own in tokens]
        connection.execute(insert(index), cut)


def _erase(connection: Connection, client_id: int, old: _Texts, *, first: int = 0) -> None:
    """Delete texts and tokens, but for the indexes before the `first`."""
    if first == 0 and old.keys:
        connection.execute(_DELETE_KEY, [{"name": key, "id": client_id} for key in old.keys])
    for statement in (*_DELETE_TEXTS, *_DELETE_TOKENS[first:]):
        connection.execute(statement, {"id": client_id})


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()


def _lines(values: Iterable[str]) -> list[str]:
    """The values folded, each of their lines once and tidy."""
    lines = clean(fold("\n".join(values))).split("\n")
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in lines))))
