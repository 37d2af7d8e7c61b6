"""What is overdue of clients, out of the figures of trading, and which reminder of it is due."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.open_items import overdue_days
from clientdesk.dossier.house.letters import LEVELS, level_of, reminder_days
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import Age, Standing
from clientdesk.store.letters import reminders_sent

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.letters.tables import Items, Overdue

Sent = Mapping[str, Sequence[tuple[date, int]]]
"""{client: (day, level) of each reminder that was noted}."""


@dataclass(frozen=True)
class Due:
    """A reminder by its level, 0 where none is due now. `sent` is the last one about what is still open, with its day;
    `comes` the day from which the next one is due, None after the last."""

    level: int
    sent: int = 0
    sent_on: date | None = None
    comes: date | None = None


@dataclass(frozen=True)
class Owed:
    """What clients owe on a day: their accounts, and the same by age, by client and currency."""

    day: date
    accounts: Mapping[str, Sequence[Standing]]
    ages: Mapping[tuple[str, str], Age]

    @classmethod
    def on(cls, desk: "Desk", codes: Collection[str] | None) -> "Owed":
        """What they owe today; None stands for everybody."""
        standings = desk.trading.standings(clients=codes)
        accounts: dict[str, list[Standing]] = {}
        for each in standings:
            accounts.setdefault(each.client, []).append(each)
        ages = desk.trading.ages_of(standings, desk.today)
        return cls(desk.today, accounts, {(age.client, age.currency): age for age in ages})

    def of(self, client: str) -> Sequence[Standing]:
        """The accounts of a client."""
        return self.accounts.get(client, ())

    def items(self, client: str) -> "Items":
        """What is overdue of a client, by currency; accounts whose unallocated receipts cover it are left out."""
        from clientdesk.exchange.letters.tables import Items, OverdueAccount

        found = []
        for standing in self.of(client):
            rows = tuple(self._overdue(standing))
            if not rows:
                continue
            total = self.ages[standing.client, standing.currency].overdue
            account = OverdueAccount(standing.currency, rows, total, standing.unallocated)
            if account.to_pay > 0:
                found.append(account)
        return Items(tuple(found))

    def _overdue(self, standing: Standing) -> "list[Overdue]":
        from clientdesk.exchange.letters.tables import Overdue

        rows = (
            Overdue(item, part.due, overdue_days(part.due, self.day), part.amount)
            for item in standing.items
            for part in item.parts
        )
        return sorted((row for row in rows if row.days > 0), key=lambda row: (row.due, row.item.posting.code))


def sent_before(desk: "Desk") -> Sent:
    """Every reminder that was noted."""
    found: dict[str, list[tuple[date, int]]] = {}
    with desk.store.reading() as connection:
        for code, day, level in reminders_sent(connection):
            found.setdefault(code, []).append((date.fromisoformat(day), level))
    return found


def due(items: "Items", sent: Sequence[tuple[date, int]], house: Record) -> Due:
    """Which reminder is due: that of the days overdue, unless it was sent already since the oldest item fell due."""
    oldest = max((row for account in items.accounts for row in account.rows), key=lambda row: row.days)
    level = level_of(oldest.days, house)
    since = [(day, number) for day, number in sent if day >= oldest.due]
    last_on, last = max(since, key=lambda each: each[1]) if since else (None, 0)
    days = reminder_days(house)
    following = next((each for each in LEVELS if each > max(last, level)), None)
    comes = oldest.due + timedelta(days[following]) if following else None
    return Due(level if level > last else 0, last, last_on, comes)
