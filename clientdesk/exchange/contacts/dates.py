"""Dates as vCards write them: in all the forms of the three versions, and days of the Chinese calendar."""

import re

from clientdesk.dossier.values import LunarDate, PartialDate

_OMITTED = 1604
"""The year Apple writes for none."""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:$|[T ].*)", re.ASCII)
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)(?:$|[T ].*)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_LOOSE = re.compile(r"(\d{4})\s*[./年-]\s*(\d{1,2})\s*[./月-]\s*(\d{1,2})日?", re.ASCII)
_LOOSE_NO_YEAR = re.compile(r"(?:--)?(\d{1,2})\s*[./月-]\s*(\d{1,2})日?", re.ASCII)
_CYCLE = re.compile(r"(\d{4})(\d{4})(\d\d)(L?)(\d\d)", re.ASCII)
_PLAIN_LUNAR = re.compile(r"(\d{4}|-)-?(L?)(\d\d)-?(L?)(\d\d)", re.ASCII)
_FIRST_CYCLE, _FIRST_YEAR = 78, 1984
"""Apple counts years of the Chinese calendar in cycles of sixty: 0078 0001 is 1984."""


def partial_date(text: str, *, omitted: str = "") -> PartialDate | None:
    """The day, month or year of a BDAY or ANNIVERSARY; None where it is none. `omitted` is a year that means none."""
    told = text.strip()
    try:
        if found := _DAY.fullmatch(told) or _LOOSE.fullmatch(told):
            year, month, day = map(int, found.groups())
            return PartialDate(None if str(year) == omitted or year == _OMITTED else year, month, day)
        if found := _NO_YEAR.fullmatch(told) or _LOOSE_NO_YEAR.fullmatch(told):
            return PartialDate(None, int(found[1]), int(found[2]))
        if found := _MONTH.fullmatch(told):
            return PartialDate(int(found[1]), int(found[2]))
        if found := _YEAR.fullmatch(told):
            return PartialDate(int(found[1]))
    except ValueError:
        return None
    return None


def lunar_date(text: str) -> LunarDate | None:
    """A day of the Chinese calendar: 007800110610 (with L before the day in a leap month) as Apple writes it, or as we
    do (1985-06-10, 1987-L06-10, --06-10)."""
    told = text.strip().upper()
    try:
        if found := _CYCLE.fullmatch(told):
            cycle, place, month, leap, day = found.groups()
            year = _FIRST_YEAR + (int(cycle) - _FIRST_CYCLE) * 60 + int(place) - 1
            return LunarDate(year, int(month), bool(leap), int(day))
        if found := _PLAIN_LUNAR.fullmatch(told):
            written, first, month, second, day = found.groups()
            return LunarDate(None if written == "-" else int(written), int(month), bool(first or second), int(day))
    except ValueError:
        return None
    return None


def write_lunar(value: LunarDate) -> str:
    """As Apple writes it, without a year as we do."""
    if value.year is None:
        return value.iso()
    cycle, place = divmod(value.year - _FIRST_YEAR, 60)
    return f"{cycle + _FIRST_CYCLE:04}{place + 1:04}{value.month:02}{'L' if value.leap else ''}{value.day:02}"
