"""One form for texts that mean the same: what search and duplicates compare."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

# Letters that Unicode does not take apart, and rare forms of characters common in names.
_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
_RARE_FORMS = {
    "𠮷": "吉",
    "髙": "高",
    "﨑": "崎",
    "凃": "涂",
    "淸": "清",
    "靑": "青",
    "眞": "真",
    "甯": "宁",
    "啓": "启",
}
_MARKS = re.compile("[\u0300-\u036f]+")
# Hangul letters, also in their other forms, and the loose voicing marks of narrow katakana; NUL is in no text kept.
_JOINING = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uff9e-\uffdf\x00]")
_TOGETHER = "\0"


def fold(text: str) -> str:
    """Lower case, narrow, without diacritics, in simplified characters; folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_alone())
    return fold_whole(text) if _TOGETHER in folded else folded


def fold_whole(text: str) -> str:
    """The same for characters that are what they are only together: letters with loose marks, Korean in pieces."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = _MARKS.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFKC", bare.translate(_ALIKE).translate(_simplified()))


class _Alone(dict[int, str]):
    """Each character folded alone, once it was met."""

    def __missing__(self, code: int) -> str:
        folded = fold_whole(chr(code))
        self[code] = _TOGETHER if any(map(_joins, chr(code) + folded)) else folded
        return self[code]


def _joins(character: str) -> bool:
    """Whether it may become one with the character before it."""
    return unicodedata.category(character)[0] == "M" or bool(_JOINING.match(character))


@cache
def _alone() -> _Alone:
    return _Alone()


def simplified(text: str) -> str:
    """Each character in its simplified form, itself where it has none."""
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """Each traditional character with the simplified one most often meant, from OpenCC's table.

    Character by character, without OpenCC's phrases (乾隆 keeps its first character there): query and text are folded
    alike, so they meet, and folding a note stays a single pass.
    """
    import opencc

    lines = files(opencc).joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    table = {traditional: forms.split()[0] for traditional, _, forms in (line.partition("\t") for line in lines)}
    table |= _RARE_FORMS
    return {ord(character): table.get(form, form) for character, form in table.items()}
