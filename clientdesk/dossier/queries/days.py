"""Days, windows of days, and which dates come round in them, in both calendars."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import get_args

from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.lunar import Feb29, LeapRule, lunar_of, occurrence
from clientdesk.dossier.lunar_table import FIRST_YEAR, YEARS
from clientdesk.dossier.values import LunarDate, PartialDate

YEAR_AROUND = 366
"""In a window of so many days every date comes round."""
RULES: tuple[LeapRule, ...] = get_args(LeapRule)
USUAL_RULE: LeapRule = "regular"
"""How a birthday in a leap month is kept where nobody has said."""


@dataclass(frozen=True)
class Asker:
    """Who asks, on which local day, and of which country the house is: what "I", "in the next 30 days" and telephones
    depend on."""

    today: date
    name: str = ""
    feb29: Feb29 = "28feb"
    home: str = CHINA


@dataclass(frozen=True)
class Window:
    """Days from `low` to `high`, both included."""

    low: date
    high: date


@dataclass(frozen=True)
class Span:
    """A stretch of time: `n` days, weeks, months or years."""

    n: int
    unit: str

    def after(self, day: date) -> date:
        """The day that lies so much later, the end of the calendar at the latest."""
        return _moved(day, self.n, self.unit)

    def before(self, day: date) -> date:
        """The day that lies so much earlier, the start of the calendar at the earliest."""
        return _moved(day, -self.n, self.unit)


UNITS: Mapping[str, int] = {"days": 3660, "weeks": 522, "months": 120, "years": 100}
"""The units of a span and the most of each."""


def _moved(day: date, n: int, unit: str) -> date:
    try:
        if unit in ("days", "weeks"):
            return day + timedelta(n * (7 if unit == "weeks" else 1))
        months = day.year * 12 + day.month - 1 + n * (12 if unit == "years" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.min if n < 0 else date.max


# Periods


def _day(shift: int) -> Callable[[date], Window]:
    def period(today: date) -> Window:
        day = _moved(today, shift, "days")
        return Window(day, day)

    return period


def _week(shift: int) -> Callable[[date], Window]:
    def period(today: date) -> Window:
        monday = _moved(today, 7 * shift - today.weekday(), "days")
        return Window(monday, _moved(monday, 6, "days"))

    return period


def _months(length: int, shift: int) -> Callable[[date], Window]:
    def period(today: date) -> Window:
        first = date(today.year, (today.month - 1) // length * length + 1, 1)
        start = _moved(first, length * shift, "months")
        following = _moved(start, length, "months")
        return Window(start, following if following == date.max else _moved(following, -1, "days"))

    return period


PERIODS: Mapping[str, Callable[[date], Window]] = {
    "today": _day(0),
    "tomorrow": _day(1),
    "yesterday": _day(-1),
    "this_week": _week(0),
    "next_week": _week(1),
    "last_week": _week(-1),
    "this_month": _months(1, 0),
    "next_month": _months(1, 1),
    "last_month": _months(1, -1),
    "this_quarter": _months(3, 0),
    "next_quarter": _months(3, 1),
    "last_quarter": _months(3, -1),
    "this_year": _months(12, 0),
    "next_year": _months(12, 1),
    "last_year": _months(12, -1),
}
"""What is meant by today, this week (from Monday), next month and so on."""


def extent(partial: PartialDate) -> tuple[date, date]:
    """The first and the last day that a partial date with a year may mean."""
    found = partial.extent()
    assert found is not None
    return found


def latest_birth(years: int, asker: Asker) -> date | None:
    """The last day of birth of somebody who has completed so many years today; None before the calendar begins."""
    today, year = asker.today, asker.today.year - years
    if year < 1:
        return None
    at_the_end = today.month == 2 and (today.day == 29 or (asker.feb29 == "28feb" and _keeps_feb29(today, "28feb")))
    return date(year, today.month, monthrange(year, 2)[1] if at_the_end else today.day)


def _keeps_feb29(day: date, feb29: Feb29) -> bool:
    """Whether 29 February is kept on this day of a common year."""
    kept = (2, 28) if feb29 == "28feb" else (3, 1)
    return (day.month, day.day) == kept and monthrange(day.year, 2)[1] == 28


# What comes round in a window


@lru_cache(maxsize=32)
def kept_days(low: date, high: date, feb29: Feb29 = "28feb") -> frozenset[str]:
    """The days of the year (MM-DD) that are kept from `low` to `high`; in common years 29 February is too."""
    length = (high - low).days + 1
    found: set[str] = set()
    for number in range(min(length, YEAR_AROUND)):
        day = low + timedelta(number)
        found.add(f"{day:%m-%d}")
        if _keeps_feb29(day, feb29):
            found.add("02-29")
    return frozenset(found)


@lru_cache(maxsize=32)
def kept_lunar_days(low: date, high: date) -> Mapping[str, frozenset[str]]:
    """For each leap-month rule the lunar days of the year (MM-DD, LMM-DD) that are kept from `low` to `high`."""
    days = [
        LunarDate(None, month, leap, day) for month in range(1, 13) for leap in (False, True) for day in range(1, 31)
    ]
    years = range(low.year - 1, high.year + 1)
    return {
        rule: frozenset(
            lunar_day(kept)
            for kept in days
            if any((on := occurrence(kept, rule, year)) is not None and low <= on <= high for year in years)
        )
        for rule in RULES
    }


def lunar_day(lunar: LunarDate) -> str:
    """Month and day as they end the stored form: 06-10, L06-10."""
    return f"{'L' if lunar.leap else ''}{lunar.month:02}-{lunar.day:02}"


def lunar_order(lunar: LunarDate) -> str:
    """A text that sorts lunar dates with a year: a leap month comes after the ordinary one of its number."""
    return f"{lunar.year:04}-{lunar.month:02}{'L' if lunar.leap else ' '}-{lunar.day:02}"


def lunar_bounds(low: date | None, high: date | None) -> tuple[str, str]:
    """Days from `low` to `high` as lunar dates in order: the first, and what is just behind the last."""
    return _lunar_bound(low, unknown_early=""), _lunar_bound(high, unknown_early="0") + (BEHIND if high else "")


BEHIND = "!"
"""Put to a text in order, it stands behind it and before all that follow."""


def _lunar_bound(day: date | None, *, unknown_early: str) -> str:
    if day is None:
        return ""
    try:
        return lunar_order(lunar_of(day))
    except ValueError:
        return unknown_early if day < YEARS[FIRST_YEAR].new_year else "9"


def utc_start(day: date) -> str:
    """The moment at which a local day begins, to the second in UTC; near enough at the ends of the calendar."""
    if not 1 < day.year < 9999:
        return day.isoformat()
    return datetime.combine(day, time.min).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
