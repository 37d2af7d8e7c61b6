"""Who should have paid by now, as the morning tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.books import READ
from clientdesk.dossier.record import Record
from clientdesk.store import trading as stored
from clientdesk.store.owing import may_be_overdue
from clientdesk.store.pages import read_page

if TYPE_CHECKING:
    from clientdesk.desk import Desk

MOST = 1000
"""Documents that are read to reckon what is overdue; where there are more, the morning says of how many clients."""


@dataclass(frozen=True)
class Overdue:
    """Codes of clients with something overdue, and how much by currency; no amounts where there are too many documents
    to reckon them while somebody waits."""

    clients: tuple[str, ...] = ()
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


def overdue(desk: "Desk") -> Overdue:
    """Who should have paid before today, and how much. What came in and is allocated to nothing is set against it, as
    reminders do."""
    with desk.store.reading() as connection:
        codes = may_be_overdue(connection, desk.store.schema, desk.today.isoformat())
        numbers = [number for code in codes for number in stored.of_client(connection, code)] if codes else []
        if len(numbers) > MOST:
            return Overdue(tuple(codes))
        records = read_page(connection, desk.store.schema, numbers, fields=READ)
    return _reckoned(desk, records)


def _reckoned(desk: "Desk", records: Iterable[Record]) -> Overdue:
    amounts: dict[str, Decimal] = {}
    clients = dict[str, None]()
    for age in desk.trading.ages_of(desk.trading.standings_of(records, desk.today), desk.today):
        late = age.overdue + min(age.unallocated, Decimal(0))
        if late > 0:
            amounts[age.currency] = amounts.get(age.currency, Decimal(0)) + late
            clients[age.client] = None
    return Overdue(tuple(clients), amounts)
