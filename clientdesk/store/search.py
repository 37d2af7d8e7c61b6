"""Finding clients by any piece of what is written about them, in a few milliseconds among 100,000.

Three full-text indexes hold tokens (`grams`), not texts: of names, of the fields looked in first, of everything. Hits
come in the order of `Tier`, and each index is asked only while fewer than the wanted number was found. Where tokens do
not prove a hit, the folded text kept beside the indexes decides. Whole names, also as read aloud, stand sorted in
`search_key`, so that the same name and names that start so come first without sorting thousands.

The caller says what may be found: a sensitive value must never be given to this module, but for the tail of an ID.
"""

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Row, TextClause, text

from clientdesk.dossier.names import fold
from clientdesk.store.grams import Word, clean, kind_token, quoted, rest_tokens
from clientdesk.store.indexing import (
    Entry,
    More,
    Rest,
    check,
    create_search_tables,
    forget,
    index_client,
    index_many,
    lines,
    optimize,
    prove,
    unpacked,
    unpaired,
)

__all__ = [
    "Entry",
    "Hits",
    "More",
    "Rest",
    "Tier",
    "check",
    "create_search_tables",
    "find",
    "forget",
    "index_client",
    "index_many",
    "likely",
    "lines",
    "optimize",
    "prove",
    "unpaired",
]

LONGEST_QUERY = 200
"""Characters; what is typed beyond them is not looked at."""
_FEW_TOKENS = 3
"""A query of so few tokens is asked as it is; of a longer one so many of the rarest, or more, up to `_MOST_TOKENS`."""
_MOST_TOKENS = 5
_SAMPLE = 500
"""Neighbouring clients that tell how common a token is."""
_READABLE = 0.0005
"""The share of all texts that is sooner read than ruled out by one more token."""


class Tier(IntEnum):
    """Where a hit was found, best first."""

    SAME_NAME = 1
    NAME_START = 2
    NAME = 3
    FIND = 4
    REST = 5


@dataclass(frozen=True)
class Hits:
    """The first clients found, best first, the tier of each, and whether there are more."""

    ids: tuple[int, ...] = ()
    tiers: tuple[Tier, ...] = ()
    more: bool = False


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


def _in_name(word: Word, row: Row[Any]) -> bool:
    return word.in_name(row.names, row.heard)


def _in_find(word: Word, row: Row[Any]) -> bool:
    return _in_name(word, row) or word.in_find(row.find)


def _in_all(word: Word, row: Row[Any]) -> bool:
    return _in_find(word, row) or word.in_rest(unpacked(row.packed))


_STAGES: tuple[tuple[TextClause, Tier, Callable[[Word, Row[Any]], bool]], ...] = (
    (_BY_NAME, Tier.NAME, _in_name),
    (_BY_FIND, Tier.FIND, _in_find),
    (_BY_ALL, Tier.REST, _in_all),
)
