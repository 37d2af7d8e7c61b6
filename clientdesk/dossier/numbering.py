"""The numbers of documents: a pattern of literal text, parts of the date, and one running number.

`{yyyy}`, `{yy}`, `{mm}` and `{dd}` stand for the date of the document, `{n:4}` for a running number of at least four
digits. It starts again whenever what stands around it changes: with the day, the month or the year.
"""

import re
from datetime import date

from clientdesk.i18n import N_

_RUNNING = re.compile(r"\{n:([1-9])\}")
_PLACE = re.compile(r"\{[^{}]*\}")
_DATED = {"{yyyy}": "%Y", "{yy}": "%y", "{mm}": "%m", "{dd}": "%d"}
_MOST = 40
_LITERAL = re.compile(r"[0-9A-Za-z\u3400-\u9fff./_-]*")

USUAL = {
    "quotation": "BJ{yyyy}{mm}{dd}-{n:3}",
    "order": "DD{yyyy}{mm}{dd}-{n:3}",
    "shipment": "XS{yyyy}{mm}-{n:4}",
    "goods_return": "TH{yyyy}{mm}-{n:4}",
    "receipt": "SK{yyyy}{mm}-{n:4}",
    "adjustment": "TZ{yyyy}{mm}-{n:4}",
    "expense": "FY{yyyy}{mm}-{n:4}",
}
"""{kind of document: its pattern} as long as the house says nothing else."""


def pattern_problem(pattern: str) -> tuple[str, dict[str, object]] | None:
    """What is wrong with a pattern (a message id and its values), or None."""
    if len(_RUNNING.findall(pattern)) != 1:
        return N_("A pattern holds the running number once, such as {example}."), {"example": "{n:4}"}
    rest = _RUNNING.sub("", pattern)
    if any(place not in _DATED for place in _PLACE.findall(rest)):
        return N_("A pattern knows these places only: {places}"), {"places": " ".join((*_DATED, "{n:4}"))}
    if not _LITERAL.fullmatch(_PLACE.sub("", rest)) or len(pattern) > _MOST:
        return N_("A pattern holds letters, digits, and the signs {signs} beside its places."), {"signs": "- . / _"}
    return None


def around(pattern: str, day: date) -> tuple[str, int, str]:
    """What stands before the running number on a day, how many digits it has at least, and what stands after it."""
    found = _RUNNING.search(pattern)
    assert found is not None, "a pattern is proven before it is kept"
    before, after = (_dated(part, day) for part in (pattern[: found.start()], pattern[found.end() :]))
    return before, int(found[1]), after


def _dated(text: str, day: date) -> str:
    for place, form in _DATED.items():
        # strftime leaves years below 1000 unpadded on some systems.
        text = text.replace(place, f"{day.year:04d}" if form == "%Y" else day.strftime(form))
    return text
