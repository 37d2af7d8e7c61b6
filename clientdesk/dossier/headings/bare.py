"""The form in which headings are compared, and the pieces a heading can be understood by."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clientdesk.dossier.folding import fold

_REMARK = re.compile(r"[(\[【〔<《][^()\[\]【】〔〕<>《》]*[)\]】〕>》]")
_NEEDED = re.compile(r"必填|选填|必須|非必填|required|optional|mandatory")
_MARKS = re.compile(r"[\W_]+")
_JOINTS = re.compile(r"\s*[\n\r/|／｜>:]+\s*|\s+[-–—]+\s+|\s{2,}")
_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z][a-z0-9 .'\-]*", re.IGNORECASE)
_NUMBERS = {each: place for place, each in enumerate("一二三四五六七八九十", 1)}
_COUNTED = re.compile(r"第?([0-9]{1,2}|[一二三四五六七八九十])(?:个|位|名|号|nd|st|rd|th)?")
_MOST = 20


class Counted(NamedTuple):
    """A heading without its number (孩子2姓名: 2, 孩子姓名)."""

    number: int
    rest: str


@lru_cache(maxsize=8192)
def bare(heading: str) -> str:
    """Folded, without blanks, signs and words such as 必填: what is compared."""
    text = _NEEDED.sub("", fold(heading))
    text = _MARKS.sub("", text)
    return text.replace("的", "") or text


def forms(heading: str) -> Iterator[str]:
    """The bare forms by which a heading may be known, the whole first: without remarks in brackets, and each of the
    parts that stand on lines of their own or in two scripts."""
    seen: set[str] = set()
    for text in _texts(heading):
        form = bare(text)
        if form and form not in seen:
            seen.add(form)
            yield form


def _texts(heading: str) -> Iterator[str]:
    yield heading
    folded = fold(heading)
    plain = _REMARK.sub(" ", folded)
    yield plain
    yield from (part for part in reversed(_JOINTS.split(plain)) if part)
    if _HAN.search(plain) and _LATIN.search(plain):
        yield "".join(_HAN.findall(plain))
        yield " ".join(_LATIN.findall(plain))


def parts(heading: str) -> tuple[str, ...]:
    """The parts of a heading that goes over several lines, bare."""
    return tuple(filter(None, (bare(part) for part in _JOINTS.split(fold(heading)))))


def counted(form: str) -> Counted | None:
    """The number in a bare heading, and what is left of it; None where there is none, or more than one."""
    found = list(_COUNTED.finditer(form))
    if len(found) != 1:
        return None
    number = _NUMBERS.get(found[0][1]) or int(found[0][1])
    rest = form[: found[0].start()] + form[found[0].end() :]
    return Counted(number, rest) if rest and 1 <= number <= _MOST else None
