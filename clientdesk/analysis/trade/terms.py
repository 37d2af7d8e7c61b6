"""When a document is due, by its terms of payment."""

from calendar import monthrange
from datetime import date, timedelta

_NET = "net"
_MONTH_END = "eom"
AT_ONCE = ("prepay", "deposit", "cod")
"""Terms that are due on the base date itself: the order date, or the day of the shipment."""


def due_date(terms: str | None, base: date) -> date | None:
    """The day on which it is due. `net30` is 30 days after the base date (the invoice date; without an invoice the day
    of the shipment), `eom30` 30 days after the last day of its month. None for terms that no rule reckons (instalments,
    letter of credit, other); no terms at all are due at once."""
    if terms is None or terms in AT_ONCE:
        return base
    if terms.startswith(_NET):
        return _later(base, int(terms[len(_NET) :]))
    if terms.startswith(_MONTH_END):
        last = base.replace(day=monthrange(base.year, base.month)[1])
        return _later(last, int(terms[len(_MONTH_END) :]))
    return None


def _later(day: date, days: int) -> date:
    """So many days later, at most the last day there is."""
    return day + timedelta(min(days, (date.max - day).days))
