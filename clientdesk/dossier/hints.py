"""What people call a field, and why it is asked: the words it is found by and one line to show, in every language."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeAlias

from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.queries.vocabulary import PARTS
from clientdesk.dossier.types import PostalAddress
from clientdesk.i18n import LANGUAGES, Catalogue, catalogue
from clientdesk.paths import resources

_INSIDE = re.compile(r"['’]s\b|(?<=\w)['’.-]")
_BETWEEN = re.compile(r"[\W_]+")
_HAN = re.compile("[\u3400-\u9fff]")
_FILLERS = frozenset(("of", "the", "a", "an", "his", "her", "he", "she", "or", "for"))
_ENDING = re.compile("(?<=[a-z]{4})(?:ies|es|y|s)\\b")
_SHORT = 3
"""Latin letters below which a piece inside a word says nothing."""
_PLACES = tuple(PARTS[part] for part in ("country", "province", "city", "district", "street", "postcode"))
"""The parts by which an address is found too."""


@dataclass(frozen=True)
class Hint:
    """What is known of a field, by language: other words for it, the commonest first, and why it is worth asking."""

    synonyms: Mapping[str, tuple[str, ...]]
    why: Mapping[str, str]


@cache
def hints() -> Mapping[str, Hint]:
    """Every hint by the context of its field (`person.mobile`, `client.tags`), from `resources/hints`.

    Each file holds one section and is named for it; fields that a later version declares may be told already.
    """
    found = {}
    for file in sorted((resources() / "hints").glob("*.json")):
        kind, _, _section = file.stem.partition("-")
        for key, told in json.loads(file.read_text("utf-8")).items():
            synonyms = {language: tuple(texts) for language, texts in told["synonyms"].items()}
            found[f"{kind}.{key}"] = Hint(synonyms, told["why"])
    return found


def why(field: Field[Any], language: str) -> str | None:
    """What one does with the field and what to mind, as a line; None where none is told."""
    hint = hints().get(field.context)
    return hint.why[language] if hint else None


def synonyms(field: Field[Any], language: str) -> tuple[str, ...]:
    """Other words for the field, the commonest first."""
    hint = hints().get(field.context)
    return hint.synonyms[language] if hint else ()


class _Source(IntEnum):
    """Where a name of a field comes from, the nearest first."""

    LABEL = 0
    SYNONYM = 1
    PART = 2
    READING = 3
    INITIALS = 4


class _Fit(IntEnum):
    """How what is sought fits a name, the best first."""

    WHOLE = 0
    START = 1
    WORD = 2
    INSIDE = 3
    WORDS = 4
    SCATTERED = 5


class _Name(NamedTuple):
    text: str
    joined: str
    source: _Source


class _Names(NamedTuple):
    """The names of a field; `spelt` and `joined` hold all of them, so that most fields are passed over at a glance."""

    all: tuple[_Name, ...]
    spelt: str
    joined: str


class _Sought(NamedTuple):
    text: str
    joined: str
    words: tuple[str, ...]


_Rank: TypeAlias = tuple[int, int, int]
"""The smallest is best: how it fits, then mostly where the name comes from and how long it is."""
_Way: TypeAlias = Callable[[Field[Any], _Sought, Catalogue], _Rank | None]


def matching(kind: Kind, text: str, words: Catalogue) -> tuple[Field[Any], ...]:
    """The fields of a kind that are meant by a text, best first; none for a text without letters.

    Known are labels and synonyms of every language, keys, and the pinyin and initials of what is Chinese. Where none
    of these fits, groups are found by their columns; then English words by all but their ending (allergy, allergies),
    Chinese names that hold the characters in their order, and at last the longest name within a longer text
    (客户手机号码(必填)).
    """
    sought = _sought(_plain(text))
    if not sought.text:
        return ()
    without_ending = _sought(_ENDING.sub("", sought.text))
    ways: tuple[tuple[_Way, _Sought], ...] = (
        (_by_name, sought),
        (_by_column, sought),
        (_by_name, without_ending),
        (_by_characters, sought),
        (_by_part, sought),
    )
    for way, wanted in ways:
        ranked = [(rank, field) for field in kind.fields if (rank := way(field, wanted, words)) is not None]
        if ranked:
            return tuple(field for _rank, field in sorted(ranked, key=lambda found: found[0]))
    return ()


class Nearness(IntEnum):
    """How a label stands to what is sought, the nearest first: it is that, begins with it, holds it as a word, has a
    word that begins with it, or none of these. A plural is as good as its singular."""

    SAME = 0
    BEGINS = 1
    WORD = 2
    BEGUN = 3
    NONE = 4


def nearness(label: str, text: str) -> Nearness:
    """How near a label is to a text."""
    named, sought = _plain(label), _plain(text)
    names, wanted = f" {_ENDING.sub('', named)} ", f" {_ENDING.sub('', sought)} "
    if not sought or names == wanted or named == sought:
        return Nearness.SAME if sought else Nearness.NONE
    if _HAN.search(sought):
        return Nearness.BEGINS if named.startswith(sought) else Nearness.BEGUN if sought in named else Nearness.NONE
    if wanted in names:
        return Nearness.BEGINS if names.startswith(wanted) else Nearness.WORD
    return Nearness.BEGUN if f" {sought}" in f" {named}" else Nearness.NONE


def prepare(kind: Kind, words: Catalogue) -> None:
    """Work out the names of a kind's fields before the first search; readings of Chinese take a moment."""
    for field in kind.fields:
        _names(field, words)


def _plain(text: str) -> str:
    """Folded, the words apart by one space and without fillers: `Spouse's e-mail` gives `spouse email`."""
    bare = _BETWEEN.sub(" ", _INSIDE.sub("", fold(text))).strip()
    if len(bare) > 1 and _HAN.search(bare):
        bare = bare.replace("的", "") or bare
    return " ".join(word for word in bare.split() if word not in _FILLERS) or bare


def _sought(plain: str) -> _Sought:
    return _Sought(plain, plain.replace(" ", ""), tuple(plain.split()))


@lru_cache(maxsize=4096)
def _names(field: Field[Any], words: Catalogue) -> _Names:
    """Every name of a field once, by its nearest source."""
    found: dict[tuple[str, bool], _Name] = {}
    for text, source in _told(field, words):
        name = _Name(text, text.replace(" ", ""), source)
        found.setdefault((text, source >= _Source.PART), name)
    names = tuple(found.values())
    return _Names(names, "\n".join(name.text for name in names), "\n".join(name.joined for name in names))


def _told(field: Field[Any], words: Catalogue) -> Iterator[tuple[str, _Source]]:
    titles = [field.title(catalogue(language)) for language in LANGUAGES]
    others = [text for language in LANGUAGES for text in synonyms(field, language)]
    yield _plain(field.title(words)), _Source.LABEL
    for text in (*titles, *others, field.key):
        yield _plain(text), _Source.SYNONYM
    if isinstance(field.type, PostalAddress):
        yield from ((_plain(catalogue(language).tr(part)), _Source.PART) for language in LANGUAGES for part in _PLACES)
    chinese = dict.fromkeys(_plain(text) for text in (*titles, *others) if _HAN.search(text))
    for text in chinese:
        for reading, initials in pinyin_readings(text.replace(" ", "")):
            yield reading, _Source.READING
            yield initials, _Source.INITIALS


def _by_name(field: Field[Any], sought: _Sought, words: Catalogue) -> _Rank | None:
    names = _names(field, words)
    if sought.joined not in names.joined and not all(word in names.spelt for word in sought.words):
        return None
    if rank := _best((_fit(sought, name), name) for name in names.all):
        return rank
    plain = [name.text for name in names.all if name.source <= _Source.SYNONYM]
    if len(sought.words) > 1 and all(any(_holds(name, word) for name in plain) for word in sought.words):
        return _Fit.SCATTERED, _Source.SYNONYM, 0
    return None


def _fit(sought: _Sought, name: _Name) -> _Fit | None:
    if name.joined.startswith(sought.joined):
        if name.source is _Source.PART:
            return _Fit.WORD
        return _Fit.WHOLE if name.joined == sought.joined else _Fit.START
    if name.source >= _Source.PART:
        return None
    if f" {sought.text}" in name.text:
        return _Fit.WORD
    if _holds(name.text, sought.text):
        return _Fit.INSIDE
    if len(sought.words) > 1 and all(_holds(name.text, word) for word in sought.words):
        return _Fit.WORDS
    return None


def _holds(name: str, piece: str) -> bool:
    """Whether a name holds a piece: anywhere, a short Latin one at the beginning of a word."""
    if len(piece) < _SHORT and piece.isascii():
        return f" {piece}" in f" {name}"
    return piece in name


def _by_column(field: Field[Any], sought: _Sought, words: Catalogue) -> _Rank | None:
    if not isinstance(field.type, Rows):
        return None
    return _best((_fit(sought, name), name) for name in _column_names(field.type, words))


@lru_cache(maxsize=1024)
def _column_names(rows: Rows, words: Catalogue) -> tuple[_Name, ...]:
    titles = {column.title(spoken) for column in rows.columns for spoken in (words, *map(catalogue, LANGUAGES))}
    return tuple(_Name(text, text.replace(" ", ""), _Source.SYNONYM) for text in sorted(map(_plain, titles)))


def _by_characters(field: Field[Any], sought: _Sought, words: Catalogue) -> _Rank | None:
    if len(sought.joined) < 2 or not all(map(_HAN.match, sought.joined)):
        return None
    names = (name for name in _names(field, words).all if name.source <= _Source.SYNONYM)
    return _best((_Fit.SCATTERED if _in_order(sought.joined, name.joined) else None, name) for name in names)


def _by_part(field: Field[Any], sought: _Sought, words: Catalogue) -> _Rank | None:
    columns = _column_names(field.type, words) if isinstance(field.type, Rows) else ()
    said = [name for name in _names(field, words).all if name.source <= _Source.SYNONYM]
    least = {True: _SHORT + 1, False: 2}
    parts = [name for name in (*said, *columns) if len(name.joined) >= least[name.joined.isascii()]]
    return min(
        ((_Fit.SCATTERED, -len(name.joined), name.source) for name in parts if name.joined in sought.joined),
        default=None,
    )


def _best(fits: Iterable[tuple[_Fit | None, _Name]]) -> _Rank | None:
    return min(((fit, name.source, len(name.text)) for fit, name in fits if fit is not None), default=None)


def _in_order(characters: str, name: str) -> bool:
    """Whether the characters stand in a name in this order, others between them."""
    rest = iter(name)
    return all(character in rest for character in characters)
