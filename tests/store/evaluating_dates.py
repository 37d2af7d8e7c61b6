"""The dates of the second evaluation: what lies before, after, in a stretch or a period, and what comes round in it."""

import calendar
from datetime import date, timedelta
from typing import Any

from clientdesk.dossier import lunar
from clientdesk.dossier.values import LunarDate, PartialDate, YearMonth


def _extent(value: Any) -> tuple[date, date] | None:
    if isinstance(value, YearMonth):
        value = PartialDate(value.year, value.month)
    if isinstance(value, date):
        return value, value
    if value.year is None:
        return None
    month = value.month or 12
    last = value.day or calendar.monthrange(value.year, month)[1]
    return date(value.year, value.month or 1, value.day or 1), date(value.year, month, last)


def _partial(value: Any) -> PartialDate:
    if isinstance(value, YearMonth):
        return PartialDate(value.year, value.month)
    return PartialDate.of(value) if isinstance(value, date) else value


def date_holds(op: str, value: Any, wanted: Any, rule: Any, today: date) -> bool:
    """Whether a date, as far as it is known, is what the operator asks."""
    partial = _partial(value)
    if op in ("no_year", "with_year"):
        return (partial.year is None) == (op == "no_year")
    if op == "in_part":
        return None in (partial.year, partial.month, partial.day)
    if op == "in_month":
        return partial.month in wanted
    if op == "on_day":
        return partial.day is not None and (partial.month, partial.day) == (wanted.month, wanted.day)
    if op.startswith("falls_lunar"):
        return _by_the_moon(op, partial, wanted, rule, today)
    if op.startswith("falls"):
        low, high = _days(op, wanted, today)
        kept = lunar.next_solar_birthday(partial, max(low, partial.full() or low))
        return kept is not None and kept <= high
    extent = _extent(value)
    return extent is not None and _lies(op, extent, wanted, today)


def _by_the_moon(op: str, partial: PartialDate, wanted: Any, rule: Any, today: date) -> bool:
    day = partial.full()
    try:
        born = lunar.lunar_of(day) if day else None
    except ValueError:
        return False
    low, high = _days(op, wanted, today)
    kept = lunar.next_lunar_birthday(born, rule, low) if born else None
    return kept is not None and kept <= high


def _lies(op: str, extent: tuple[date, date], wanted: Any, today: date) -> bool:
    low, high = extent
    if op in ("older", "younger"):
        years = [lunar.age(end, today) for end in extent]
        if op == "older":
            return high <= today and years[1] is not None and years[1] >= wanted
        return high <= today and years[0] is not None and years[0] < wanted
    if op in ("last", "next", "period"):
        first, last = _days(op, wanted, today)
        return first <= low and high <= last
    ends = [_extent(end) for end in (wanted if op == "between" else (wanted, wanted))]
    assert ends[0] is not None
    assert ends[1] is not None
    first, last = ends[0][0], ends[1][1]
    if op == "before":
        return high < first
    return low > last if op == "after" else first <= low and high <= last


def _days(op: str, wanted: Any, today: date) -> tuple[date, date]:
    if op in ("period", "falls", "falls_lunar"):
        near = (today + timedelta(shift) for shift in range(-800, 800))
        meant = [day for day in near if _in_period(day, wanted, today)]
        return meant[0], meant[-1]
    if op in ("last", "falls_last"):
        return _moved(today, -wanted.n, wanted.unit), today
    return today, _moved(today, wanted.n, wanted.unit)


def _moved(day: date, n: int, unit: str) -> date:
    if unit in ("days", "weeks"):
        return day + timedelta(days=n) * (7 if unit == "weeks" else 1)
    months = n * (12 if unit == "years" else 1)
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in (0, 13):
            year, month = (year + 1, 1) if month == 13 else (year - 1, 12)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _in_period(day: date, period: str, today: date) -> bool:
    if period in ("today", "tomorrow", "yesterday"):
        return (day - today).days == {"today": 0, "tomorrow": 1, "yesterday": -1}[period]
    which, unit = period.split("_")
    shift = {"this": 0, "next": 1, "last": -1}[which]
    if unit == "week":
        return day.isocalendar()[:2] == (today + timedelta(weeks=shift)).isocalendar()[:2]
    months = {"month": 1, "quarter": 3, "year": 12}[unit]

    def number(of: date) -> int:
        return (of.year * 12 + of.month - 1) // months

    return number(day) == number(today) + shift


def lunar_holds(op: str, value: LunarDate, wanted: Any, rule: Any, today: date) -> bool:
    """The same for a day of the Chinese calendar."""
    if op in ("no_year", "with_year"):
        return (value.year is None) == (op == "no_year")
    if op == "leap_month":
        return value.leap
    if op == "in_month":
        return value.month in wanted
    if op == "on_day":
        return (value.month, value.leap, value.day) == (wanted.month, wanted.leap, wanted.day)
    if op.startswith("falls"):
        low, high = _days(op, wanted, today)
        kept = lunar.next_lunar_birthday(value, rule, low)
        return kept is not None and kept <= high
    if value.year is None:
        return False
    day = lunar.solar_of(value)
    if op in ("older", "younger"):
        return _lies(op, (day, day), wanted, today)
    first, last = (lunar.solar_of(end) for end in (wanted if op == "between" else (wanted, wanted)))
    return {"before": day < first, "after": day > last}.get(op, first <= day <= last)
