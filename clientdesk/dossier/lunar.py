"""The Chinese calendar from 1901 to 2099, birthdays in both calendars, ages and signs."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from clientdesk.dossier.lunar_table import FIRST_YEAR, LAST_YEAR, YEARS
from clientdesk.dossier.values import Ages, LunarDate, PartialDate

LeapRule = Literal["regular", "leap_first", "skip"]
"""When a birthday in a leap month is kept: in the ordinary month of that number, in the leap month where the year has
it, or only in years that have it."""
Feb29 = Literal["28feb", "1mar"]
"""When a birthday on 29 February is kept in common years."""

_ZODIAC = ("rat", "ox", "tiger", "rabbit", "dragon", "snake", "horse", "goat", "monkey", "rooster", "dog", "pig")
_RAT_YEAR = 1900
# Month and day on which each sign begins, as usual in China; capricorn runs over the turn of the year.
_SIGNS = (
    (1, 20, "aquarius"),
    (2, 19, "pisces"),
    (3, 21, "aries"),
    (4, 20, "taurus"),
    (5, 21, "gemini"),
    (6, 22, "cancer"),
    (7, 23, "leo"),
    (8, 23, "virgo"),
    (9, 23, "libra"),
    (10, 24, "scorpio"),
    (11, 23, "sagittarius"),
    (12, 22, "capricorn"),
)
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DIGITS = "一二三四五六七八九十"
_DAYS = (
    *("初" + digit for digit in _DIGITS),
    *("十" + digit for digit in _DIGITS[:9]),
    "二十",
    *("廿" + digit for digit in _DIGITS[:9]),
    "三十",
)
_LEAP_MARK: Mapping[str, str] = {"zh_CN": "闰", "zh_TW": "閏"}


def solar_of(lunar: LunarDate) -> date:
    """The Gregorian day of a lunar date with a year."""
    if lunar.year is None:
        raise ValueError("a lunar date without a year is no single day")
    return _solar(lunar.year, lunar.month, lunar.day, leap=lunar.leap)


def lunar_of(day: date) -> LunarDate:
    """The lunar date of a Gregorian day from 1901-02-19 to 2100-02-08; `ValueError` outside."""
    year = day.year if day.year in YEARS and day >= YEARS[day.year].new_year else day.year - 1
    if year not in YEARS:
        raise ValueError("the lunar calendar is known from 1901-02-19 to 2100-02-08")
    lunar_year = YEARS[year]
    left = (day - lunar_year.new_year).days
    for position, length in enumerate(lunar_year.lengths):
        if left < length:
            after_leap = bool(lunar_year.leap) and position >= lunar_year.leap
            is_leap = bool(lunar_year.leap) and position == lunar_year.leap
            return LunarDate(year, position if after_leap else position + 1, is_leap, left + 1)
        left -= length
    raise ValueError("the lunar calendar is known from 1901-02-19 to 2100-02-08")


def occurrence(lunar: LunarDate, rule: LeapRule, lunar_year: int) -> date | None:
    """The Gregorian day on which a lunar birthday is kept in one lunar year; None where the rule skips that year.

    The thirtieth of a month with 29 days is kept on the 29th.
    """
    if lunar_year not in YEARS:
        return None
    has_leap_month = lunar.leap and YEARS[lunar_year].leap == lunar.month
    if lunar.leap and rule == "skip" and not has_leap_month:
        return None
    in_leap_month = has_leap_month and rule != "regular"
    return _solar(lunar_year, lunar.month, lunar.day, leap=in_leap_month)


def occurrences(lunar: LunarDate, rule: LeapRule, year: int) -> tuple[date, ...]:
    """The days of a Gregorian year on which a lunar birthday is kept: none, one, or two near the turn of the year."""
    kept = (occurrence(lunar, rule, lunar_year) for lunar_year in (year - 1, year))
    return tuple(day for day in kept if day is not None and day.year == year)


def next_lunar_birthday(lunar: LunarDate, rule: LeapRule, today: date) -> date | None:
    """The first day from today on (today counts) on which the birthday is kept; None beyond the lunar years known."""
    for lunar_year in range(max(today.year - 1, FIRST_YEAR), LAST_YEAR + 1):
        day = occurrence(lunar, rule, lunar_year)
        if day is not None and day >= today:
            return day
    return None


def next_solar_birthday(birth: date | PartialDate, today: date, feb29: Feb29 = "28feb") -> date | None:
    """The first Gregorian birthday from today on (today counts); None where month and day are unknown."""
    if birth.month is None or birth.day is None:
        return None
    kept = (_birthday_in(year, birth.month, birth.day, feb29) for year in (today.year, today.year + 1))
    return next(day for day in kept if day >= today)


def age(birth: date | PartialDate, on: date, feb29: Feb29 = "28feb") -> int | None:
    """Full years on a day; None where the birth date is not fully known or comes later."""
    if birth.year is None or birth.month is None or birth.day is None:
        return None
    had_birthday = _birthday_in(on.year, birth.month, birth.day, feb29) <= on
    years = on.year - birth.year - (0 if had_birthday else 1)
    return years if years >= 0 else None


def ages(birth: PartialDate, on: date) -> Ages | None:
    """The full years on a day as far as the birth date tells: one number, or two where it has no day or no month."""
    return _ages(birth, on, age)


def nominal_ages(birth: PartialDate, on: date) -> Ages | None:
    """The same by lunar years, one at birth."""
    return _ages(birth, on, nominal_age)


def _ages(birth: PartialDate, on: date, count: Callable[[date, date], int | None]) -> Ages | None:
    extent = birth.extent()
    if extent is None or extent[0] > on:
        return None
    # Whoever is there has been born: of a month or year that is not over, what is to come does not count.
    high, low = count(extent[0], on), count(min(extent[1], on), on)
    return None if low is None or high is None else Ages(low, high)


def nominal_age(birth: date | LunarDate, on: date) -> int | None:
    """The age counted by lunar years, one at birth; None outside the lunar years known or before birth."""
    born = _lunar_year(birth)
    now = _lunar_year(on)
    if born is None or now is None or now < born:
        return None
    return now - born + 1


def zodiac(birth: date | LunarDate) -> str | None:
    """The code of the animal of the lunar year; None where that year is not known."""
    year = _lunar_year(birth)
    return None if year is None else _ZODIAC[(year - _RAT_YEAR) % 12]


def star_sign(birth: date | PartialDate) -> str | None:
    """The code of the star sign; None where month and day are unknown."""
    if birth.month is None or birth.day is None:
        return None
    begun = [sign for month, day, sign in _SIGNS if (month, day) <= (birth.month, birth.day)]
    return begun[-1] if begun else "capricorn"


def write_lunar(lunar: LunarDate, language: str) -> str:
    """As people write it: 1987年闰六月初十 in Chinese, "lunar 1987 leap 6/10" elsewhere; the year only where known."""
    leap_mark = _LEAP_MARK.get(language)
    if leap_mark is None:
        year = "" if lunar.year is None else f"{lunar.year} "
        return f"lunar {year}{'leap ' if lunar.leap else ''}{lunar.month}/{lunar.day}"
    year = "" if lunar.year is None else f"{lunar.year}年"
    return f"{year}{leap_mark if lunar.leap else ''}{_MONTHS[lunar.month - 1]}月{_DAYS[lunar.day - 1]}"


def _solar(year: int, month: int, day: int, *, leap: bool) -> date:
    lunar_year = YEARS[year]
    position = lunar_year.position(month, leap=leap)
    if position is None:
        raise ValueError("the lunar year has no such leap month")
    days_before = sum(lunar_year.lengths[:position])
    return lunar_year.new_year + timedelta(days_before + min(day, lunar_year.lengths[position]) - 1)


def _birthday_in(year: int, month: int, day: int, feb29: Feb29) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 2, 28) if feb29 == "28feb" else date(year, 3, 1)


def _lunar_year(day: date | LunarDate) -> int | None:
    if isinstance(day, LunarDate):
        return day.year
    try:
        return lunar_of(day).year
    except ValueError:
        return None
