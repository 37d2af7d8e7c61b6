"""Working hours between two moments, and the moment after so many of them. All moments are local and without zone."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from clientdesk.dossier.house.service import WorkingTime

_HOUR = Decimal(3600)
_FARTHEST = 3660
"""Days that nobody waits longer than; a house that works never would wait for ever."""


def worked_hours(since: datetime, until: datetime, working: WorkingTime) -> Decimal:
    """How many working hours lie between two moments; none where the later one comes first."""
    seconds, first = 0.0, since.toordinal()
    for day in range(first, min(until.toordinal(), first + _FARTHEST) + 1):
        begins, ends = _hours_of(date.fromordinal(day), working)
        if ends > begins:
            seconds += max(0.0, (min(ends, until) - max(begins, since)).total_seconds())
    return (Decimal(round(seconds)) / _HOUR).quantize(Decimal("0.01"))


def after_hours(since: datetime, hours: int, working: WorkingTime) -> datetime:
    """The moment at which so many working hours have passed, or the last one there is."""
    left, first = timedelta(hours=hours), since.toordinal()
    for day in range(first, min(first + _FARTHEST, date.max.toordinal() + 1)):
        begins, ends = _hours_of(date.fromordinal(day), working)
        begins = max(begins, since)
        if ends > begins:
            if left <= ends - begins:
                return begins + left
            left -= ends - begins
    return since + timedelta(min(_FARTHEST, date.max.toordinal() - first))


def _hours_of(day: date, working: WorkingTime) -> tuple[datetime, datetime]:
    """From when to when a day is worked on; of a free day both are the same."""
    begins = datetime.combine(day, working.begins)
    return begins, datetime.combine(day, working.ends) if day.isoweekday() in working.days else begins
