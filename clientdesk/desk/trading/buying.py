"""What is worth knowing of a client while something is sold to it: how often it bought of late, what is at stake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.books import document_amount, is_live
from clientdesk.desk.trading.limit import Limit, limit_of, with_rates_of
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.kinds import ENTERPRISE, ORDER, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.posted import POSTED, Shipment
from clientdesk.dossier.values import Link

if TYPE_CHECKING:
    from clientdesk.desk import Desk

LATELY = 30
"""Days that are thought of as of late."""


@dataclass(frozen=True)
class Bought:
    """How often a client bought in the last `LATELY` days and for how much, in the house's currency with tax; `last` is
    the day of the latest purchase of all, None where there was none."""

    times: int
    amount: Decimal
    last: date | None


@dataclass(frozen=True)
class Strip:
    """What stands above a document. `exposure` is what the client owes with it, in the house's currency `base`; `limit`
    that of the client beside it, None without one; `hold`: nothing is to be sold, for `reason`."""

    name: str
    bought: Bought
    exposure: Decimal
    base: str
    limit: Limit | None = None
    hold: bool = False
    reason: str = ""

    @property
    def warns(self) -> bool:
        """Whether something stands against selling."""
        return self.hold or (self.limit is not None and self.limit.is_passed)


def strip(desk: "Desk", record: Record) -> Strip | None:
    """What is to be told of the client of a document, the document counted as it stands; None while there is no client
    with a file."""
    link: Link | None = record[record.kind.by_key["client"]]
    if link is None or not link.target:
        return None
    client, rules = desk.clients.get(link.target), desk.trading.rules()
    if record.kind.name in (ORDER.name, SHIPMENT.name):
        warning = desk.trading.warning(record)
        exposure = warning.exposure if warning else desk.trading.exposure(client.code, beside=record)
    else:
        exposure = desk.trading.exposure(client.code)
    firm = client if client.kind.name == ENTERPRISE.name else None
    others = [each for each in desk.trading.of_client(client.code) if each.code != record.code]
    return Strip(
        client.name,
        lately(desk, others),
        exposure,
        rules.base,
        limit_of(client, exposure, with_rates_of(rules, [*others, record]), desk.today),
        bool(firm[Terms.credit_hold]) if firm is not None else False,
        (firm[Terms.credit_hold_reason] or "") if firm is not None else "",
    )


def lately(desk: "Desk", records: Sequence[Record]) -> Bought:
    """How often was bought of late, out of all documents of a client: confirmed orders, and sales without one."""
    rules, today = desk.trading.rules(), desk.today
    times, amount, last = 0, NOTHING, None
    for record in records:
        day = record[record.kind.dated] if record.kind.dated and _is_purchase(record) else None
        if day is None or day > today:
            continue
        last = max(last or day, day)
        if day > today - timedelta(LATELY):
            keys = record.kind.by_key
            rate = record[keys["rate"]] or rules.rate(record[keys["currency"]], day) or 1
            times, amount = times + 1, amount + document_amount(record).total * rate
    return Bought(times, amount, last)


def _is_purchase(record: Record) -> bool:
    if record.kind.name == ORDER.name:
        return is_live(record)
    return record.kind.name == SHIPMENT.name and record[Shipment.state] == POSTED and record[Shipment.order] is None
