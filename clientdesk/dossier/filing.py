"""Where the names of people stand in a list: by the surname where it can be known, each part as it is read aloud."""

import re

from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import is_eastern, sort_key, upright

RULE = 3
"""Counts up when names are filed otherwise than before: files of an older rule are sorted anew once they are opened."""
_LONGEST = 120
_APART = "  "
"""Between surname and given name, so that all of one surname stand before those of a longer one."""
_BEFORE = "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend fr capt col"
TITLES = frozenset(_BEFORE.split())
"""What stands before a name and is no part of it."""
_AFTER = "jr jnr sr snr junior senior ii iii iv esq mbe obe cbe kbe phd dphil"
_BEHIND = frozenset(_AFTER.split())
_JOINED = (
    "de da do dos das di del della der den des du la le van von vom zu zum zur ten ter af av al el bin ibn bint ben"
)
_PARTICLES = frozenset(_JOINED.split())
"""Words that belong to the surname behind them: de la Cruz, van der Berg, al Said."""
_COMMON = (
    "li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng "
    "feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu lv ding ren yao shen zhong cui tan "
    "liao shi jin jia xia fu fang zou xiong bai meng qin qiu yan hou lei tao gong hao shao wan qian mao ouyang"
)
_ROMAN = frozenset(_COMMON.split())
"""Common Chinese surnames in pinyin."""
_FINAL = "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|an|en|in|un|ia|ua|uo|a|o|e|i|u|v"
_INITIAL = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
_GIVEN = re.compile(f"{_INITIAL}?(?:{_FINAL})(?:-?{_INITIAL}(?:{_FINAL}))?")
"""A Chinese given name of one or two syllables."""
AND = re.compile(r"\s+(?:&|\+|and)\s+", re.IGNORECASE)
"""What stands between the names of two people."""
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")


def filed_under(name: str, family: str = "") -> str:
    """The key by which a person's name is sorted: "barraclough  pauline" for Pauline Barraclough, zhang wei for 张伟.

    `family` is the family name where the file tells it. Without it the last word of a Latin name is taken, with what
    belongs to it (Anna van der Berg), without titles and what stands behind a name (Mr J Smith Jr); of a couple the
    surname they share or that of the first. Zhang Wei, written in pinyin, stands as it is.
    """
    if is_eastern(name) or is_eastern(family):
        return sort_key(name)
    if family.strip():
        known = sort_key(family)
        rest = f" {sort_key(name)} ".replace(f" {known} ", " ", 1)
    else:
        surname, given = _parts(name)
        known, rest = (sort_key(surname), sort_key(given)) if surname else ("", "")
    return f"{known}{_APART}{rest.strip()}"[:_LONGEST].rstrip() if known else sort_key(name)


def surname_of(name: str) -> str:
    """The surname of a Latin name, empty where it cannot be told."""
    return _parts(name)[0]


def _parts(name: str) -> tuple[str, str]:
    """Surname and the rest of a Latin name; no surname where it cannot be told."""
    bare = _without_letters(" ".join(_IN_BRACKETS.sub("", name).split()))
    if upright(bare) != bare:
        surname, _, rest = bare.partition(",")
        return surname, rest
    words = without_titles(_first_of_couple(bare).partition(",")[0])
    if len(words) < 2 or _is_pinyin(words) or any(map(str.isdigit, words[-1])):
        return (words[0], "") if len(words) == 1 and words != bare.split() else ("", "")
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]).rstrip(".") in _PARTICLES:
        start -= 1
    surname = " ".join(words[start:])
    rest = bare.replace(surname, "", 1) if bare.count(surname) == 1 else " ".join(words[:start])
    return surname, " ".join(without_titles(rest))


def _without_letters(name: str) -> str:
    """A name without what stands behind it: of "Smith, John, MBE" Smith, John."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]).replace(".", "").rstrip(",") in _BEHIND:
        del words[-1]
    return " ".join(words).rstrip(",")


def _first_of_couple(name: str) -> str:
    """Of John Smith & Mary Jones the first; John & Mary Smith share what is told at the end."""
    first, *others = AND.split(name)
    return first if others and len(without_titles(first)) > 1 else name


def without_titles(name: str) -> list[str]:
    """The words of a name without titles and without what stands behind it."""
    words = name.split()
    while len(words) > 1 and (fold(words[0]).rstrip(".") in TITLES or words[0] in ("&", "and")):
        del words[0]
    while len(words) > 1 and fold(words[-1]).replace(".", "") in _BEHIND:
        del words[-1]
    return words


def _is_pinyin(words: list[str]) -> bool:
    """Whether a name is a Chinese one in letters, with its surname first."""
    return len(words) <= 3 and fold(words[0]) in _ROMAN and all(_GIVEN.fullmatch(fold(word)) for word in words[1:])
