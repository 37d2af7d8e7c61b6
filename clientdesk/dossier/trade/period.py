"""A period as people write it: a year, a quarter, a month, a day, or from one day to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])")
_YEAR = re.compile(r"\d{4}")
_TO = ".."
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_NAMED = re.compile(r"(this|last)[- ](month|quarter|year)", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """From a day to a day, both inclusive; `since` None for no beginning."""

    since: date | None
    until: date


def read_period(text: str, today: date) -> Period:
    """`2026`, `2026-Q1`, `2026-03`, `2026-03-05`, `2026-01-01..2026-03-31`, `..2026-03-31`, `2026-01-01..` (until
    today); by their distance from today, as a schedule needs them: `today`, `yesterday`, `this month`, `last-quarter`
    (the whole of it); nothing means everything until today. Raises `UserError` for anything else."""
    if not text:
        return Period(None, today)
    if near := _near(text, today):
        return near
    first, to, last = text.partition(_TO)
    if not to:
        return Period(*_span(first, text))
    since = _span(first, text)[0] if first else None
    until = _span(last, text)[1] if last else today
    if since is not None and since > until:
        raise UserError(
            N_("The period ends before it begins; nothing was written."),
            code=ExitCode.USAGE,
            key="period",
            hint=N_("Give the earlier day first."),
        )
    return Period(since, until)


def _near(text: str, today: date) -> Period | None:
    """A period named by its distance from today; None for another name."""
    if (name := text.lower()) in ("today", "yesterday"):
        day = today - timedelta(days=name == "yesterday")
        return Period(day, day)
    if not (found := _NAMED.fullmatch(text)):
        return None
    length = _MONTHS[found[2].lower()]
    months = today.year * 12 + today.month - 1
    begin = months - months % length - (length if found[1].lower() == "last" else 0)
    return Period(_first_of(begin), _first_of(begin + length) - timedelta(days=1))


def _first_of(months: int) -> date:
    """The first day of the month so many after the beginning of the calendar."""
    return date(months // 12, months % 12 + 1, 1)


def _span(text: str, whole: str) -> tuple[date, date]:
    try:
        if found := _QUARTER.fullmatch(text):
            year, month = int(found[1]), int(found[2]) * 3
            return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
        if found := _MONTH.fullmatch(text):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
        day = date.fromisoformat(text)
    except ValueError:
        raise UserError(
            N_("{period} is no period."),
            code=ExitCode.USAGE,
            key="period",
            hint=N_(
                "Write a year (2026), a quarter (2026-Q1), a month (2026-03), two days (2026-01-01..2026-03-31), or "
                "last-month, this-quarter, last-year."
            ),
            period=whole[:40],
        ) from None
    return day, day
