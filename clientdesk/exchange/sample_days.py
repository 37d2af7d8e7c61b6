"""Days as the sample files tell them: counted from today, so that the sample people never grow old or out of date.

`today+5d` is in five days, `today-38y+5d` the 38th birthday before that; years count first, then months, then days.
`moon-70y+9d` is a birthday by the Chinese calendar that falls in nine days, 70 lunar years ago. `month` and `year` in
front say that no more than that is known.
"""

import re
from datetime import date, timedelta

from clientdesk.dossier import lunar_table
from clientdesk.dossier.lunar import lunar_of, solar_of
from clientdesk.dossier.values import LunarDate, PartialDate, YearMonth

_SHIFT = re.compile(r"([+-]\d+)([ymd])")
_TOLD = r"(?:(month|year) )?(today|moon)((?:[+-]\d+[ymd])*)"
_WHOLE = re.compile(_TOLD)
_IN_PROSE = re.compile(r"\{(today(?:[+-]\d+[ymd])*)\}")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def told(text: str, kind: str, *, today: date) -> str | int | None:
    """The value for JSON that a word like `today+5d` stands for, by the name of the type; None for any other text."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return None
    known = found[1]
    if kind == "lunar_date":
        return lunar_told(text, today=today).iso()
    day = day_told(text, today=today)
    if kind == "int":
        return day.year
    if kind == "year_month":
        return YearMonth(day.year, day.month).iso()
    if kind == "partial_date":
        return PartialDate(day.year, None if known == "year" else day.month, None if known else day.day).iso()
    return day.isoformat()


def day_told(text: str, *, today: date) -> date:
    """The day that a word like `today-3y+40d` or `moon-70y+9d` stands for; `ValueError` where it is none."""
    start, shifts = _parts(text)
    return solar_of(_lunar(shifts, today)) if start == "moon" else _shifted(shifts, today)


def lunar_told(text: str, *, today: date) -> LunarDate:
    """The same day in the Chinese calendar."""
    start, shifts = _parts(text)
    return _lunar(shifts, today) if start == "moon" else lunar_of(_shifted(shifts, today))


def _parts(text: str) -> tuple[str, str]:
    found = _WHOLE.fullmatch(text)
    if found is None:
        raise ValueError("not a day counted from today")
    return found[2], found[3]


def in_prose(text: str, *, today: date, language: str) -> str:
    """A text with each {today-4d} in it as people write a day of this year."""

    def written(found: re.Match[str]) -> str:
        day = _shifted(found[1].removeprefix("today"), today)
        return f"{day.day} {_MONTHS[day.month - 1]}" if language == "en" else f"{day.month}月{day.day}日"

    return _IN_PROSE.sub(written, text)


def _shifted(shifts: str, today: date) -> date:
    by = {"y": 0, "m": 0, "d": 0}
    for count, unit in _SHIFT.findall(shifts):
        by[unit] += int(count)
    months = (today.year + by["y"]) * 12 + today.month - 1 + by["m"]
    year, month = divmod(months, 12)
    last = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)).day
    return date(year, month + 1, min(today.day, last)) + timedelta(by["d"])


def _lunar(shifts: str, today: date) -> LunarDate:
    """The day of that month and number in an earlier lunar year; the thirtieth may have to be a 29th there."""
    years = sum(int(count) for count, unit in _SHIFT.findall(shifts) if unit == "y")
    days = sum(int(count) for count, unit in _SHIFT.findall(shifts) if unit == "d")
    now = lunar_of(today + timedelta(days))
    year = (now.year or today.year) + years
    position = lunar_table.YEARS[year].position(now.month, leap=False) or 0
    return LunarDate(year, now.month, leap=False, day=min(now.day, lunar_table.YEARS[year].lengths[position]))
