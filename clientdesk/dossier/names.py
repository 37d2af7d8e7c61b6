"""Names of people and firms: how they are read, sorted, split, and compared."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from clientdesk.dossier.firms import company_stem, company_stem_without_brackets
from clientdesk.dossier.folding import fold, simplified
from clientdesk.dossier.readings import of_characters, of_phrases
from clientdesk.dossier.surnames import COMPOUND, COMPOUND_READINGS, IN_NAMES, PHRASES, SURNAMES

__all__ = [
    "company_stem",
    "company_stem_without_brackets",
    "fold",
    "is_eastern",
    "pinyin_readings",
    "sort_key",
    "split_name",
    "upright",
    "whole_name",
]

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_PIECE = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_IS_EASTERN = re.compile(f"[{_HAN}\u3040-\u30ff\uac00-\ud7af]")
_HAN_NAME = re.compile(f"[{_HAN}]+")
_LONGEST_PHRASE = 4
_LONGEST_PERSON = 4
_MOST_READINGS = 8
_FAMILY_FIRM = {"氏", "记"}
_LONGEST_KEY = 120
_BEHIND = (
    "jr sr junior senior ii iii iv md phd dphil esq mbe obe cbe kc qc jp ba bsc ma msc mba llb frcs fca aca acii fcii "
    "cpa cfa cfp ltd limited plc llp inc llc co"
)
_BEHIND_NAMES = frozenset(_BEHIND.split())
"""What stands behind a name and a comma, and is no given name."""


class _Piece(NamedTuple):
    """One character or one word of a name: its readings, the likeliest first, and whether it is a character."""

    readings: tuple[str, ...]
    han: bool


def pinyin_readings(name: str) -> tuple[tuple[str, str], ...]:
    """Every sensible reading of a name with its initials, the likeliest first: 单雄信 (("shanxiongxin", "sxx"), …).

    ü is read as v and as u. In a Latin name the words are joined and have their initials; beside Chinese characters a
    Latin word stays whole in the initials (ABC科技: abckeji, abckj). At most eight readings, none for a name without
    letters.
    """
    pieces = _pieces(name)
    if not pieces:
        return ()
    mixed = any(piece.han for piece in pieces)
    readings: dict[tuple[str, str], None] = {}
    for chosen in islice(product(*(piece.readings for piece in pieces)), _MOST_READINGS):
        heads = (word[0] if piece.han or not mixed else word for piece, word in zip(pieces, chosen, strict=True))
        readings["".join(chosen), "".join(heads)] = None
    return tuple(readings)


def sort_key(name: str) -> str:
    """The likeliest reading, a space between characters and words: zhang wei for 张伟, abc ke ji for ABC科技."""
    key = " ".join(piece.readings[0] for piece in _pieces(name)) or fold(name.strip())
    return key[:_LONGEST_KEY].rstrip()


def split_name(name: str) -> tuple[str, str]:
    """Family and given name: 欧阳修 gives 欧阳 and 修, "Smith, John" and "John Smith" both Smith and John.

    What cannot be told (one word, 买买提·艾力) is all given name.
    """
    whole = " ".join(name.split())
    first, space, rest = whole.partition(" ")
    if space and len(first) <= 2 and _HAN_NAME.fullmatch(first + rest):
        return first, rest
    if _HAN_NAME.fullmatch(whole):
        length = 2 if simplified(whole[:2]) in COMPOUND else 1
        return (whole[:length], whole[length:])
    family, comma, given = whole.partition(",")
    if comma:
        return family.strip(), given.strip()
    given, _, family = whole.rpartition(" ")
    return (family, given) if given and not _IS_HAN.search(whole) else ("", whole)


def upright(name: str) -> str:
    """The name of a person as it is said: "Smith, John" as John Smith, but "John Smith, MBE" as it stands."""
    family, comma, given = (part.strip() for part in name.partition(","))
    letters = {part.rstrip(".").casefold() for part in re.split(r"[\s,]+", given)}
    if not comma or not family or not given or "," in given or letters & _BEHIND_NAMES or _IS_EASTERN.search(name):
        return name
    return f"{given} {family}"


def whole_name(family: str, given: str, middle: str = "") -> str:
    """A name out of its parts, in the order of its script: 欧阳 and 修 give 欧阳修, 山田 and たろう "山田 たろう",
    Müller and Jörg "Jörg Müller"."""
    if not _IS_EASTERN.search(family + given):
        return " ".join(filter(None, (given, middle, family)))
    if _HAN_NAME.fullmatch("".join((family + middle + given).split())):
        return "".join((family + middle + given).split())
    return " ".join(filter(None, (family, given)))


def is_eastern(text: str) -> bool:
    """Whether a text has Chinese characters, kana or hangul, so that the larger comes first in it."""
    return _IS_EASTERN.search(text) is not None


@lru_cache(maxsize=4096)
def _pieces(name: str) -> tuple[_Piece, ...]:
    """Kept, since a client's name is read aloud for the search and for the lists, and its employer's for each who works
    there."""
    return tuple(_apart(name))


def _apart(name: str) -> Iterator[_Piece]:
    text = unicodedata.normalize("NFKC", name)
    alone = _HAN_NAME.fullmatch("".join(text.split())) is not None
    for found in _PIECE.finditer("".join(text.split()) if alone else text):
        run = found[0]
        if _IS_HAN.match(run):
            yield from _characters(run, person=alone and len(run) <= _LONGEST_PERSON)
        elif word := fold(run):
            yield _Piece((word,), han=False)


def _characters(run: str, *, person: bool) -> Iterator[_Piece]:
    """The readings of a run of characters: as a surname first, then by the phrases it holds, then one by one."""
    plain = simplified(run)
    phrased = _phrase_readings(plain)
    surname: Mapping[int, Iterable[str]] = {}
    perhaps: Iterable[str] = ()
    if plain[:2] in COMPOUND_READINGS:
        surname = dict(enumerate(COMPOUND_READINGS[plain[:2]]))
    elif plain[0] in SURNAMES and _begins_with_surname(plain, phrased, person=person):
        surname = {0: SURNAMES[plain[0]][0]}
    elif plain[0] in SURNAMES and 0 not in phrased:
        perhaps = SURNAMES[plain[0]][0]
    for position, character in enumerate(run):
        in_phrase = phrased.get(position, ())
        in_names = IN_NAMES.get(plain[position], ((),))[0] if person or not in_phrase else ()
        otherwise = in_phrase or in_names or _dictionary_readings(character, plain[position])[:1]
        readings = _with_u([*surname.get(position, ()), *otherwise, *in_names, *(perhaps if position == 0 else ())])
        if readings:
            yield _Piece(readings, han=True)


def _begins_with_surname(plain: str, phrased: Mapping[int, object], *, person: bool) -> bool:
    """单雄信 and 翟氏集团 do; 解放汽车, as long as a name can be, holds a word instead."""
    if plain[1:2] in _FAMILY_FIRM:
        return True
    return person and not (len(plain) == _LONGEST_PERSON and 0 in phrased)


def _with_u(readings: Iterable[str]) -> tuple[str, ...]:
    """Each reading once; lv is typed lu as well."""
    return tuple(dict.fromkeys(form for reading in readings for form in (reading, reading.replace("v", "u"))))


def _phrase_readings(plain: str) -> dict[int, tuple[str, ...]]:
    """For the characters that belong to a phrase of the dictionary (银行, 重庆) their reading in it."""
    readings: dict[int, tuple[str, ...]] = {}
    position = 0
    beginnings = _beginnings()
    while position < len(plain) - 1:
        if plain[position : position + 2] not in beginnings:
            position += 1
            continue
        longest = min(_LONGEST_PHRASE, len(plain) - position)
        pieces = (plain[position : position + length] for length in range(longest, 1, -1))
        found = next(filter(None, map(_phrase, pieces)), ())
        readings |= dict(enumerate(found, position))
        position += len(found) or 1
    return readings


def _phrase(text: str) -> tuple[tuple[str, ...], ...]:
    """The readings of each character of a phrase, nothing where it is none."""
    if text in PHRASES:
        return PHRASES[text]
    return tuple((_toneless(syllables[0]),) for syllables in of_phrases().get(text, ()))


@cache
def _beginnings() -> frozenset[str]:
    """The first two characters of all phrases: most pairs in a name begin none."""
    return frozenset(phrase[:2] for phrases in (PHRASES, of_phrases()) for phrase in phrases)


@cache
def _dictionary_readings(character: str, plain: str) -> tuple[str, ...]:
    known = of_characters()
    toned = known.get(ord(character)) or known.get(ord(plain)) or ""
    return tuple(dict.fromkeys(_toneless(reading) for reading in toned.split(",") if reading))


@cache
def _toneless(syllable: str) -> str:
    """lǚ as lv, zhōng as zhong."""
    apart = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
