"""How hot a client or an opportunity is: how soon an order is expected."""

from datetime import date

from clientdesk.dossier.work.task import months_later

HOT, WARM, COLD, OVERDUE, UNKNOWN = "hot", "warm", "cold", "overdue", "unknown"
_WITHIN = ((HOT, 1), (WARM, 3))
"""(temperature, months ahead at most)."""


def temperature(expected: date | None, today: date) -> str:
    """Hot within one month, warm within three, both inclusive, otherwise cold; overdue once the day is past."""
    if expected is None:
        return UNKNOWN
    if expected < today:
        return OVERDUE
    return next((name for name, months in _WITHIN if expected <= months_later(today, months, today.day)), COLD)
