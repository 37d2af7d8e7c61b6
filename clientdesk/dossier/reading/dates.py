"""Reading dates: days, days of which a part is unknown, months, and days of the Chinese calendar."""

import re
from calendar import monthrange
from datetime import date, timedelta

from clientdesk.dossier.homelands import DayOrder
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.date_forms import IMPOSSIBLE, parts_of
from clientdesk.dossier.reading.numerals import CHARACTERS, chinese_number
from clientdesk.dossier.reading.spoken_days import COUNTS, WEEKDAYS
from clientdesk.dossier.reading.texts import tidy
from clientdesk.dossier.values import LunarDate, PartialDate, YearMonth
from clientdesk.i18n import N_

_DATE_EXPECTED = N_("This is not a date that can be read for sure; write it like 2024-03-05.")
_PARTIAL_EXPECTED = N_(
    "This is not a date that can be read for sure; write it like 2024-03-05, 2024-03, 2024, or 03-05 without the year."
)
_MONTH_EXPECTED = N_("This is not a month that can be read for sure; write it like 2024-03.")
_LUNAR_EXPECTED = N_(
    "This is not a lunar date that can be read for sure; write it like 六月初十, 闰六月初十 or 1985-06-10."
)
_OLDEST = 110
"""Years: nobody whose birthday is kept is older."""
_BEHIND, _AHEAD = 79, 20
"""Years: a day of two figures for the year lies so far back at most, or ahead."""
_LUNAR_IMPOSSIBLE = N_("There is no such day in the lunar calendar from 1901 to 2099.")

_RELATIVE_DAYS = {
    word: days
    for days, words in {
        -3: "大前天",
        -2: "前天",
        -1: "昨天 昨日 yesterday",
        0: "今天 今日 today",
        1: "明天 明日 tomorrow",
        2: "后天 後天",
        3: "大后天 大後天",
    }.items()
    for word in words.split()
}
_RELATIVE_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2, "後年": 2}
_RELATIVE_MONTHS = {
    "上月": -1,
    "上个月": -1,
    "上個月": -1,
    "本月": 0,
    "这个月": 0,
    "這個月": 0,
    "last month": -1,
    "this month": 0,
}
_DAYS_FROM_NOW = re.compile(r"([+-][0-9]{1,4})\s*(?:天|日|d|days?)?")
_SPAN = re.compile(
    rf"(?:in\s+)?(?P<count>[0-9]{{1,3}}|an?|{'|'.join(COUNTS)}|[{CHARACTERS}]{{1,4}})\s*"
    r"(?P<unit>天|日|days?|个?星期|個?星期|周|週|weeks?|个月|個月|months?)"
    r"(?P<later>[以之]?[后後]|\s+(?:from now|later))?"
)
_UNITS = {"天": 1, "日": 1, "d": 1, "个": 7, "個": 7, "星": 7, "周": 7, "週": 7, "w": 7}
_WEEKDAY = re.compile(
    r"(?P<next>下个?|下個)?(?:周|週|星期|禮拜|礼拜)(?P<chinese>[一二三四五六日天])|(?P<english>[a-z]{3,9})"
)

_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_LUNAR_CHINESE = re.compile(
    r"(?:(?P<year>[0-9]{4}|[〇○零一二三四五六七八九]{4})年)?(?P<leap>[闰閏])?"
    r"(?P<month>[0-9]{1,2}|[正冬腊臘]|[一二三四五六七八九十]{1,2})月[大小]?"
    r"(?P<day>[0-9]{1,2}|初[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}|[廿卅][一二三四五六七八九]?)[日号號]?"
)
_LUNAR_FIGURES = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:[-/.年]|\s+)|-)?-?\s*(?P<leap>leap\s*|l|[闰閏])?"
    r"(?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
)
_LUNAR_PREFIX = re.compile(r"(?:[农農阴陰旧舊][历曆]|lunar)\s*")


def read_date(text: str, today: date, *, order: DayOrder = "") -> date:
    """A day: 2024-03-05, 20240305, 2024年3月5日, 民國113年3月5日, 5 Mar 2024, 昨天, +7; 3/5 is of today's year.

    With an order also 5/3/2024 and 5/3/24, the year within the hundred around today.
    """
    day = _relative_day(text, today)
    if day is not None:
        return day
    years = range(today.year - _BEHIND, today.year + _AHEAD + 1)
    parts = parts_of(_with_relative_year(text, today), _DATE_EXPECTED, order=order, years=years)
    if parts.month is None or parts.day is None:
        raise Unreadable(_DATE_EXPECTED)
    whole = parts if parts.year is not None else parts._replace(year=today.year)
    whole.check()
    return date(whole.year or today.year, parts.month, parts.day)


def read_partial_date(text: str, today: date, *, order: DayOrder = "") -> PartialDate:
    """A day as far as it is known: 1985, 1985-03, 1985年3月, March 1985, 03-05, 3月5日, or what `read_date` reads.

    Of a year of two figures, as of a birthday: not to come, and not before anybody's birth.
    """
    day = _relative_day(text, today)
    if day is not None:
        return PartialDate.of(day)
    years = range(today.year - _OLDEST, today.year + 1)
    parts = parts_of(_with_relative_year(text, today), _PARTIAL_EXPECTED, order=order, years=years)
    return PartialDate(parts.year, parts.month, parts.day)


def read_year_month(text: str, today: date, *, order: DayOrder = "") -> YearMonth:
    """A month: 2024-03, 202403, 2024年3月, 民國113年3月, March 2024, 本月; the first day of a month also names it."""
    word = tidy(text).casefold()
    if word in _RELATIVE_MONTHS:
        years, month = divmod(today.year * 12 + today.month - 1 + _RELATIVE_MONTHS[word], 12)
        return YearMonth(years, month + 1)
    parts = parts_of(_with_relative_year(text, today), _MONTH_EXPECTED, order=order)
    if parts.year is None or parts.month is None or parts.day not in (None, 1):
        raise Unreadable(_MONTH_EXPECTED)
    return YearMonth(parts.year, parts.month)


def read_lunar_date(text: str) -> LunarDate:
    """A day of the Chinese calendar: 农历六月初十, 闰六月初十, 1985年腊月廿三, lunar 6/10, leap 6/10, 1987-L06-10."""
    bare = _LUNAR_PREFIX.sub("", tidy(text).casefold(), count=1)
    found = _LUNAR_CHINESE.fullmatch("".join(bare.split())) or _LUNAR_FIGURES.fullmatch(bare)
    if found is None:
        raise Unreadable(_LUNAR_EXPECTED)
    year = None if found["year"] is None else _lunar_number(found["year"])
    month = _LUNAR_MONTHS.get(found["month"]) or _lunar_number(found["month"])
    try:
        return LunarDate(year, month, found["leap"] is not None, _lunar_number(found["day"]))
    except ValueError:
        raise Unreadable(_LUNAR_IMPOSSIBLE) from None


def _relative_day(text: str, today: date) -> date | None:
    word = tidy(text).casefold()
    counted = _DAYS_FROM_NOW.fullmatch(word)
    days = int(counted[1]) if counted else _RELATIVE_DAYS.get(word)
    try:
        if days is not None:
            return today + timedelta(days)
        return _weekday(word, today) or _later(word, today)
    except (OverflowError, ValueError):
        raise Unreadable(IMPOSSIBLE) from None


def _weekday(word: str, today: date) -> date | None:
    """周五 and Friday are the first from today on, 下周五 that of the week that begins next Monday."""
    found = _WEEKDAY.fullmatch(word)
    if found is None:
        return None
    if found["chinese"]:
        wanted = min("一二三四五六日天".index(found["chinese"]), 6)
    else:
        named = [place for place, name in enumerate(WEEKDAYS) if found["english"] in (name, name[:3])]
        if not named:
            return None
        wanted = named[0]
    ahead = wanted - today.weekday()
    return today + timedelta(ahead + 7 if found["next"] else ahead % 7)


def _later(word: str, today: date) -> date | None:
    """3天后, 两周后, 一个月后, in 3 days, in a month; of a month that is too short the last day."""
    found = _SPAN.fullmatch(word)
    if found is None or bool(found["later"]) == word.startswith("in "):
        return None
    count = 1 if found["count"] in ("a", "an") else _whole(found["count"])
    if count is None:
        return None
    if "月" not in found["unit"] and not found["unit"].startswith("month"):
        return today + timedelta(count * _UNITS[found["unit"][0]])
    years, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(years, month + 1, min(today.day, monthrange(years, month + 1)[1]))


def _whole(written: str) -> int | None:
    if written in COUNTS:
        return COUNTS[written]
    number = int(written) if written.isascii() else chinese_number(written)
    return None if number is None else int(number)


def _with_relative_year(text: str, today: date) -> str:
    """去年3月5日 with the year in figures."""
    bare = tidy(text)
    offset = _RELATIVE_YEARS.get(bare[:2])
    return bare if offset is None else f"{today.year + offset:04}年{bare[2:]}"


def _lunar_number(written: str) -> int:
    """初十, 廿三, 十五, 三十 or figures."""
    if written.isascii():
        return int(written)
    spoken = written.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    number = chinese_number(spoken)
    if number is None:
        raise Unreadable(_LUNAR_EXPECTED)
    return int(number)
