"""The forms in which a day, a month or a year is written, each turned into year, month and day as far as given."""

import re
from datetime import date
from typing import NamedTuple

from clientdesk.dossier.homelands import DayOrder
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numerals import chinese_number
from clientdesk.dossier.reading.texts import tidy
from clientdesk.i18n import N_

YEAR_FIRST = N_("Day and month cannot be told apart here; write the year first, like 2024-03-05.")
FULL_YEAR = N_("Write the year with four digits, like 2024-03-05.")
IMPOSSIBLE = N_("There is no such day in the calendar.")
IS_LUNAR = N_("This is a lunar date; write the Gregorian date here, like 2024-03-05.")
WRONG_WEEKDAY = N_("The day of the week does not belong to this date.")
ZONED = N_("This moment has a time zone, so its day cannot be told for sure; write only the date, like 2024-03-05.")


# In a leap year, so that 29 February can be a day without a year.
_ANY_DAY = (2000, 1, 1)


class Parts(NamedTuple):
    """What is written of a date; `weekday` counts from Monday, 0."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None

    def check(self) -> None:
        """Refuse a day that no calendar has, or whose day of the week is another."""
        try:
            day = date(*(known if part is None else part for part, known in zip(self[:3], _ANY_DAY, strict=True)))
        except ValueError:
            raise Unreadable(IMPOSSIBLE) from None
        if self.weekday is not None and None not in self[:3] and day.weekday() != self.weekday:
            raise Unreadable(WRONG_WEEKDAY)


_NUMERALS = "〇○零一二三四五六七八九十"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLACES = {
    "MONTH": r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?",
    "NTH": r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?",
    "YYYY": r"(?P<year>[0-9]{4})",
    "MM": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{1,2})",
    "AA": r"(?P<first>[0-9]{1,2})",
    "BB": r"(?P<second>[0-9]{1,2})",
    "年": rf"(?P<year>[0-9]{{1,4}}|[{_NUMERALS}]{{2,4}})\s*年\s*",
    "月": rf"(?P<month>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s*月份?\s*",
    "日": rf"(?:(?P<day>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s*[日号號]|(?P<bare_day>[0-9]{{1,2}}))",
    "GAP": r"(?:[\s,./-]|\bof\b)+",
    "SPACE": r"[\s,.]+",
    "SEP": r"\s*[-/.]\s*",
}
_PLACE = re.compile("|".join(sorted(_PLACES, key=len, reverse=True)))
# The order matters only where a form is a special case of a later one. "Mar-24" is no form: a workbook writes March
# 2024 so, people the 24th.
_FORMS = tuple(
    re.compile(_PLACE.sub(lambda place: _PLACES[place[0]], form))
    for form in (
        "YYYYSEPMMSEPDD",
        r"YYYY\s+MM\s+DD",
        "(?P<year>[1-9][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        "YYYYSEPMM",
        "(?P<year>[1-9][0-9]{3})",
        "年月日",
        "年月",
        "年",
        "月日",
        "AASEPBBSEPYYYY",
        "MMSEPYYYY",
        "--MMSEPDD",
        "AASEPBB",
        "NTHGAPMONTHGAPYYYY",
        "MONTHGAPNTHGAPYYYY",
        "YYYYGAPMONTHGAPDD",
        "MONTHGAPYYYY",
        "YYYYGAPMONTH",
        "NTHGAPMONTH",
        "MONTHSPACENTH",
    )
)
_SIX_FIGURES = re.compile(r"([1-9][0-9]{3})([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{1,3})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,3})")
_NO_YEARS = range(0)
_TIME = re.compile(
    r"(?<=[0-9日号號])(?:\s+|t)(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:\s*[ap]m)?"
    r"(?P<zone>\s*(?:z|utc|gmt)?\s*(?:[-+][0-9]{2}:?[0-9]{2})?)"
)
_CALENDAR = re.compile(r"(?:公元|西元|公[历曆]|国历|國曆|[阳陽][历曆]|新[历曆])\s*")
_REPUBLIC = re.compile(
    rf"(?:中[华華])?民[国國]\s*(?P<year>元|[0-9]{{1,3}}|[{_NUMERALS}百]{{1,7}})\s*(?P<rest>(?:年|[-/.]).*|)"
)
_YEAR_BEFORE_REPUBLIC = 1911
_LUNAR_WORDS = re.compile(r"[农農阴陰旧舊][历曆]|[闰閏]|初[一二三四五六七八九十]|廿|卅|[正冬腊臘]月|lunar|leap")
_WEEKDAYS = ("mon 一", "tue 二", "wed 三", "thu 四", "fri 五", "sat 六", "sun 日 天")
_WEEKDAY = (
    r"(?:\b(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?\b\.?"
    r"|(?:星期|[周週]|[礼禮]拜)(?P<chinese>[一二三四五六日天]))"
)
_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}[\s,]*(?=.)")
_WEEKDAY_BEHIND = re.compile(rf"[\s,(]*{_WEEKDAY}\)?$")


def parts_of(text: str, expected: str, *, order: DayOrder = "", years: range = _NO_YEARS) -> Parts:
    """What a text says of a date; `Unreadable` (by default for the reason `expected`) where that is not sure.

    Figures of day and month are read in their order, or in the only one that makes sense. Without an order two are
    month and day, and three with the year last are read only where one of them must be the day. With an order a year
    of two figures is that one of `years` that ends so, if there is one alone.
    """
    bare = _without_time(tidy(text).casefold())
    if _LUNAR_WORDS.search(bare):
        raise Unreadable(IS_LUNAR)
    bare, weekday = _without_weekday(bare)
    bare = _with_common_year(_CALENDAR.sub("", bare, count=1)) if bare else bare
    if six := _SIX_FIGURES.fullmatch(bare):
        return _year_and_month(six, expected)
    if short := _SHORT_YEAR.fullmatch(bare):
        return _with_short_year(short, order, years, weekday)
    written = next((found.groupdict() for form in _FORMS if (found := form.fullmatch(bare))), None)
    if written is None:
        raise Unreadable(expected)
    if written.get("first"):
        written |= _month_and_day(
            int(written["first"]), int(written["second"]), order=order or ("" if "year" in written else "mdy")
        )
    year = written.get("year")
    if year is not None and len(year) < 4:
        raise Unreadable(FULL_YEAR)
    day = written.get("day") or written.get("bare_day")
    parts = Parts(_number(year), _number(written.get("month")), _number(day), weekday)
    parts.check()
    return parts


def _without_time(text: str) -> str:
    """The text without the time of day a workbook or program puts behind a date."""
    time = _TIME.search(text)
    if time is None or time.end() != len(text):
        return text
    if time["zone"].strip():
        raise Unreadable(ZONED)
    return text[: time.start()]


def _without_weekday(text: str) -> tuple[str, int | None]:
    found = _WEEKDAY_BEFORE.match(text) or _WEEKDAY_BEHIND.search(text)
    if found is None:
        return text, None
    word = found["english"] or found["chinese"]
    number = next(number for number, words in enumerate(_WEEKDAYS) if word in words.split())
    return (text[: found.start()] + text[found.end() :]).strip(), number


def _with_common_year(text: str) -> str:
    """民國113年3月5日 as 2024年3月5日."""
    found = _REPUBLIC.fullmatch(text)
    if found is None:
        return text
    year = 1 if found["year"] == "元" else _number(found["year"]) or 0
    return f"{_YEAR_BEFORE_REPUBLIC + year}{found['rest'] or '年'}"


def _year_and_month(six: re.Match[str], expected: str) -> Parts:
    """202403 as March 2024, unless it may be a day with a short year (201112)."""
    year, month = six.groups()
    try:
        date(2000 + int(year[:2]), int(year[2:]), int(month))
    except ValueError:
        parts = Parts(int(year), int(month), None)
        parts.check()
        return parts
    raise Unreadable(expected)


def _with_short_year(found: re.Match[str], order: DayOrder, years: range, weekday: int | None) -> Parts:
    """14/5/47: which century is meant must be sure, as day and month must."""
    first, second, year = (int(figures) for figures in found.groups())
    fitting = [known for known in years if known % 100 == year and len(found[3]) == len("47")]
    if not order or len(fitting) != 1:
        raise Unreadable(FULL_YEAR)
    known = _month_and_day(first, second, order=order)
    parts = Parts(fitting[0], int(known["month"]), int(known["day"]), weekday)
    parts.check()
    return parts


def _month_and_day(first: int, second: int, *, order: DayOrder) -> dict[str, str]:
    day_first = {"month": str(second), "day": str(first)}
    month_first = {"month": str(first), "day": str(second)}
    if first > 12 >= second or first == second:
        return day_first
    if second > 12:
        return month_first
    if not order:
        raise Unreadable(YEAR_FIRST)
    return day_first if order == "dmy" else month_first


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if written[:3] in _MONTHS:
        return _MONTHS.index(written[:3]) + 1
    number = int(written) if written.isascii() else chinese_number(written)
    if number is None:
        raise Unreadable(IMPOSSIBLE)
    return int(number)
