"""Hebrew and Arabic on paper: letters in the forms in which they join, and in the order in which they are drawn.

Enough for names and notes among other text: a stretch of right-to-left words, with numbers and punctuation inside it,
is drawn from right to left; text around it goes on as before. No vowel marks are moved and no rare ligatures made.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache

_LETTERS = "\u0590-\u05ff\u0600-\u06ff\ufb1d-\ufdff\ufe70-\ufefc"
_STRETCH = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}\W\d_]*[{_LETTERS}])?")
"""Right-to-left words, and whatever has no direction between them."""
_WORD = re.compile(rf"[{_LETTERS}]+")
_MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06ea-\u06ed"
)
_UNIT = re.compile(rf"\d+(?:[.,:/-]\d+)*|.[{_MARKS}]*", re.DOTALL)
"""What stays in order when the rest is turned round: numbers, letters with their marks."""
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_OPENING = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«"}
_LAM, _TATWEEL, _AE = "\u0644", "\u0640", "\u06d5"
Forms = Mapping[str, str]
"""The forms of a letter by where it stands: isolated, final, initial, medial."""


def stretches(text: str, may_be_one: Callable[[str], object]) -> Iterator[tuple[int, str]]:
    """Where right-to-left text begins, and that text: as long as `may_be_one` wants, else word by word."""
    for found in _STRETCH.finditer(text):
        stretch = _closed(text, *found.span())
        if may_be_one(stretch):
            yield found.start(), stretch
        else:
            words = _WORD.finditer(text, *found.span())
            yield from ((word.start(), word[0]) for word in words if may_be_one(word[0]))


def _closed(text: str, start: int, end: int) -> str:
    """The stretch with the brackets behind it that close those in it."""
    while end < len(text) and (opening := _OPENING.get(text[end])):
        stretch = text[start:end]
        if stretch.count(opening) <= stretch.count(text[end]):
            break
        end += 1
    return text[start:end]


def is_there(text: str) -> bool:
    """Whether anything in the text is written from right to left."""
    return _WORD.search(text) is not None


def joined(text: str) -> list[str]:
    """For each character what is drawn for it: an Arabic letter as its neighbours want it, nothing for an alef that a
    lam has taken in."""
    drawn = list(text)
    places = [place for place, letter in enumerate(text) if not unicodedata.combining(letter)]
    for number, place in enumerate(places):
        before = text[places[number - 1]] if number else ""
        after = text[places[number + 1]] if number + 1 < len(places) else ""
        pair = _forms().get(text[place] + after) if after else None
        if pair:
            # An alef joins nothing behind it.
            drawn[places[number + 1]] = after = ""
        known = pair or _forms().get(text[place], {})
        if drawn[place]:
            drawn[place] = known.get(_form(known, before, after), text[place])
    return drawn


def _form(known: Forms, before: str, after: str) -> str:
    held = "final" in known and (before == _TATWEEL or "initial" in _forms().get(before, {}))
    holds = "initial" in known and (after == _TATWEEL or "final" in _forms().get(after, {}))
    return ("medial" if holds else "final") if held else ("initial" if holds else "isolated")


@cache
def _forms() -> Mapping[str, Forms]:
    """The forms of every Arabic letter, and of lam with an alef, as Unicode's compatibility characters tell them."""
    forms: dict[str, dict[str, str]] = {_AE: {"isolated": _AE, "final": "\ufeea"}}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        form, bases = unicodedata.decomposition(chr(code)).partition(" ")[0], _letters(chr(code))
        if form and (len(bases) == 1 or (len(bases) == 2 and bases[0] == _LAM and code >= 0xFEF5)):
            forms.setdefault(bases, {}).setdefault(form.strip("<>"), chr(code))
    return forms


def letter(form: str) -> str:
    """The letter that a form stands for; what is no form of one letter stands for itself."""
    told = _letters(form)
    return told if len(told) == 1 else form


def _letters(form: str) -> str:
    told = unicodedata.decomposition(form) if "\ufb50" <= form <= "\ufefc" else ""
    return "".join(chr(int(base, 16)) for base in told.split()[1:]) if told.startswith("<") else form


def turned(text: str) -> str:
    """A stretch as it is drawn from left to right."""
    units: list[str] = _UNIT.findall("".join(joined(text)))
    return "".join(reversed([unit.translate(_MIRRORED) for unit in units]))
