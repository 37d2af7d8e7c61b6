"""What somebody is called, in the forms in which names are compared: as written, without titles, as it sounds."""

import re
from dataclasses import dataclass
from functools import lru_cache

from clientdesk.dossier.names import fold, sort_key, split_name

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+")
# Folded, so simplified and in lower case; the longer ones first.
_TITLE_BEHIND = re.compile(
    "(?:总经理|董事长|副总裁|工程师|会计师|先生|女士|小姐|太太|夫人|老师|教授|博士|医生|大夫|律师|经理|主任|主管|科长|处长|局长|院长|校长|厂长|店长"
    "|总裁|总监|师傅|同学|总|董)$"
)
_LATIN_TITLES = "mr mrs ms miss dr prof professor sir madam dipl ing jr sr"
_TITLES = frozenset(_LATIN_TITLES.split())
_LOOSE = re.compile("(?:([zcs])h)|(?:(n)g)")
_FAMILIAR = ("老", "小", "阿")
_FAMILIAR_LENGTH = 2
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True)
class Called:
    """A name in its forms; how it sounds is worked out only where it is asked for.

    shown     as it was typed
    written   folded, without spaces and signs: 张偉 先生 gives 张伟先生
    bare      the same without titles
    words     the words of a Latin name, or the characters of a Chinese one, in order
    is_han    whether it is written in characters
    is_short  whether it is a family name alone: 王总, 老王
    parts     the family and the given name of a Latin name, folded
    """

    shown: str
    written: str
    bare: str
    words: tuple[str, ...]
    is_han: bool
    is_short: bool
    parts: tuple[str, str] = ("", "")

    @property
    def sound(self) -> str:
        """How it is read, without tones, family name first where that can be told."""
        return "".join(_read(self.bare) if self.is_han else self.parts)

    @property
    def turned(self) -> str:
        """The same with the given name first."""
        family, given = _read(self.bare) if self.is_han else self.parts
        return given + family

    @property
    def family(self) -> str:
        """The family name as it sounds, empty where it cannot be told."""
        return (_read(self.bare) if self.is_han else self.parts)[0]

    @property
    def loose(self) -> str:
        """The sound without what dialects do not tell apart: zh, ch, sh and z, c, s; ng and n at the end."""
        return _loosened(self.sound)

    @property
    def key(self) -> str:
        """One form for all that sound nearly the same, in whatever order: the letters of the sound in theirs."""
        return _letters(self.loose)


@lru_cache(maxsize=_REMEMBERED)
def _read(bare: str) -> tuple[str, str]:
    family, _given = split_name(bare)
    syllables = sort_key(bare).split()
    count = len(family) if len(syllables) == len(bare) else 0
    return "".join(syllables[:count]), "".join(syllables[count:])


@lru_cache(maxsize=_REMEMBERED)
def _loosened(sound: str) -> str:
    return _LOOSE.sub(r"\1\2", sound)


@lru_cache(maxsize=_REMEMBERED)
def _letters(sound: str) -> str:
    return "".join(sorted(sound))


@lru_cache(maxsize=_REMEMBERED)
def called(name: str) -> Called:
    """The forms of a name."""
    folded = fold(name)
    words = _WORD.findall(folded)
    if _HAN.search(folded):
        return _in_characters(name.strip(), "".join(words))
    kept = tuple(word for word in words if word not in _TITLES) or tuple(words)
    family, given = split_name(folded if "," in folded else " ".join(kept))
    parts = ("".join(_WORD.findall(family)), "".join(word for word in _WORD.findall(given) if word not in _TITLES))
    return Called(name.strip(), "".join(words), "".join(kept), kept, False, len(kept) == 1, parts)


def _in_characters(shown: str, written: str) -> Called:
    bare = _TITLE_BEHIND.sub("", written) or written
    has_title = bare != written
    if len(bare) == _FAMILIAR_LENGTH and bare[0] in _FAMILIAR:
        bare = bare[1:]
    is_short = len(bare) == 1 or (has_title and not split_name(bare)[1])
    return Called(shown, written, bare, tuple(bare), True, is_short)


def is_near(one: str, other: str) -> bool:
    """Whether one letter was left out, added or mistaken, or two neighbours changed places; the same is not near."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    if len(one) == len(other):
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return swapped or one[start + 1 :] == other[start + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[start + 1 :] == shorter[start:]


REMEMBERING = (called, _read, _loosened, _letters)
"""What keeps its answers."""
