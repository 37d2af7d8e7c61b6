"""From a sum of the ageing to the documents behind it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.ageing import bucket
from clientdesk.analysis.trade.open_items import overdue_days

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


@dataclass(frozen=True)
class OpenPart:
    """A part of a document that is open: `days` is how long it is overdue, zero or below where it is not."""

    code: str
    kind: str
    day: date
    due: date
    days: int
    amount: Decimal
    currency: str
    particulars: str


def behind(desk: "Desk", client: str, *, currency: str = "", age: str = "", day: date | None = None) -> list[OpenPart]:
    """What is open of a client on a day (today), the oldest first: of one currency and one age, as the house counts it,
    of all where none is named."""
    last, basis = day or desk.today, desk.trading.rules().basis
    found = [
        OpenPart(
            item.posting.code,
            item.posting.kind,
            item.posting.day,
            part.due,
            overdue_days(part.due, last),
            part.amount,
            standing.currency,
            item.posting.particulars,
        )
        for standing in desk.trading.standings(day=last, clients=[client])
        for item in standing.items
        for part in item.parts
        if not currency or standing.currency == currency
        if not age or bucket((last - item.begins(part, basis)).days) == age
    ]
    return sorted(found, key=lambda part: (part.due, part.code))
