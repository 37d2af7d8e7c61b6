"""The numbers of documents: a pattern of literal text, parts of the date, and one running number.

`{yyyy}`, `{yy}`, `{mm}` and `{dd}` stand for the date of the document, `{n:4}` for a running number of at least four
digits. It starts again whenever what stands around it changes: with the day, the month or the year.
"""

import re
from calendar import monthrange
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
    "opportunity": "SJ{yyyy}{mm}-{n:4}",
    "service_request": "FW{yyyy}{mm}-{n:4}",
    "dispatch": "PQ{yyyy}{mm}-{n:4}",
    "complaint": "TS{yyyy}{mm}-{n:4}",
}
"""{kind of document: its pattern} as long as the house says nothing else."""
CHINESE, ENGLISH = "zh", "en"
"""How the numbers of a file begin: with the initials of Chinese words, or of English ones. A file keeps what it was
made with."""
_IN_ENGLISH = {
    "KH": "CL",
    "RW": "TK",
    "LX": "CT",
    "CB": "FS",
    "PG": "EV",
    "SJ": "OP",
    "SP": "PR",
    "BJ": "QU",
    "DD": "SO",
    "XS": "SA",
    "TH": "RT",
    "SK": "RC",
    "TZ": "AD",
    "FY": "EX",
    "FW": "SR",
    "PQ": "DP",
    "TS": "CP",
    "AZ": "EQ",
    "JH": "MP",
    "BD": "PL",
    "LP": "CM",
}
"""{what numbers begin with: the same in English}: client, task, contact, financial statement, evaluation, opportunity,
product, quotation, sales order, sale, return, receipt, adjustment, expense, service request, dispatch, complaint,
equipment, maintenance plan, policy, claim."""


def beginning(prefix: str, style: str) -> str:
    """What the numbers of a kind begin with in a file of this style."""
    return _IN_ENGLISH.get(prefix, prefix) if style == ENGLISH else prefix


def usual(kind: str, prefix: str, style: str) -> str:
    """The pattern of a kind of document as long as the house says nothing else."""
    pattern = USUAL.get(kind) or f"{prefix}{{yyyy}}{{mm}}-{{n:4}}"
    before = literal(pattern)
    return f"{beginning(before, style)}{pattern[len(before) :]}"


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


def digits_of(pattern: str) -> int:
    """How many digits its running number has at least."""
    found = _RUNNING.search(pattern)
    assert found is not None, "a pattern is proven before it is kept"
    return int(found[1])


def literal(pattern: str) -> str:
    """What every number of a pattern begins with."""
    return _PLACE.split(pattern, maxsplit=1)[0]


def span(pattern: str, around_it: str) -> tuple[date, date] | None:
    """The first and the last day whose numbers have this around the running number ("before", or "before…after"); None
    where it is not of this pattern, or its numbers belong to no day."""
    before, after = pattern[: pattern.index("{n:")], pattern[pattern.index("{n:") + len("{n:4}") :]
    wanted = f"{_form(before)}…{_form(after)}" if after else _form(before)
    found = re.fullmatch(wanted, around_it)
    if found is None:
        return None
    told = {key: int(value) for key, value in found.groupdict().items()}
    year = told.get("yyyy") or (2000 + told["yy"] if "yy" in told else 0)
    if not year:
        return date.min, date.max
    try:
        first = date(year, told.get("mm", 1), told.get("dd", 1))
    except ValueError:
        return None
    if "dd" in told:
        return first, first
    last = 12 if "mm" not in told else first.month
    return first, date(year, last, monthrange(year, last)[1])


def _form(text: str) -> str:
    """What a part of a pattern looks like in numbers, as a regular expression; a place said twice counts once."""
    made, known = "", set[str]()
    for piece in re.split(r"(\{[^{}]*\})", text):
        if piece in _DATED:
            name = piece.strip("{}")
            made += f"(?P={name})" if name in known else f"(?P<{name}>\\d{{{len(name)}}})"
            known.add(name)
        else:
            made += re.escape(piece)
    return made


def _dated(text: str, day: date) -> str:
    for place, form in _DATED.items():
        # strftime leaves years below 1000 unpadded on some systems.
        text = text.replace(place, f"{day.year:04d}" if form == "%Y" else day.strftime(form))
    return text
