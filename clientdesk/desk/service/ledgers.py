"""The ledgers of service and of complaints: what they are given to write."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

from clientdesk.analysis.service.complaints import bought_again, class_of, handling, local, received, timing
from clientdesk.dossier.kinds import ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.handling import Again
from clientdesk.dossier.service.kinds import COMPLAINT
from clientdesk.dossier.service.moves import OPEN_COMPLAINT, passed
from clientdesk.dossier.trade.promised import CONFIRMED, Order
from clientdesk.dossier.values import Link

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.desk.trading.ledgers import Ledger
    from clientdesk.exchange.workbooks.trade.given import Given

_ORDERED = (Order.client, Order.date, Order.state)


def service(ledger: "Ledger", given: "Given", out: BinaryIO) -> None:
    """Write what service cost in the period."""
    from clientdesk.exchange.workbooks.trade.service import service_day, write_service

    since, until = ledger.since or date.min, ledger.until
    of_period = [each for each in ledger.records if since <= (service_day(each) or since) <= until]
    write_service(given, of_period, out)


def complaints(ledger: "Ledger", given: "Given", out: BinaryIO) -> None:
    """Write the complaints received in the period, and how they were handled."""
    from clientdesk.exchange.workbooks.trade.complaints import Heard, write_complaints

    desk, since = ledger.desk, ledger.since or date.min
    rules, now, base = desk.service.rules(), local(desk.now), ledger.rules.base
    of_period = [each for each in ledger.records if (each[Complaint.date] or date.min) >= since]
    heard = [Heard(each, timing(each, rules, now), received(each, rules), base) for each in of_period]
    orders = _orders(desk, until=ledger.until)
    count = sum(since <= day for days in orders.values() for day in days)
    handled = handling(of_period, rules, now, orders=count, base=base)
    write_complaints(given, heard, handled, came_back(desk, now=now, orders=orders), out)


def came_back(desk: "Desk", *, now: datetime, orders: Mapping[str, Sequence[date]]) -> Mapping[str, Again]:
    """How many of those who complained bought again within half a year, by how their complaint ended."""
    rules = desk.service.rules()
    ended = (each for each in desk.service.listed(COMPLAINT.name) if each[Complaint.state] not in OPEN_COMPLAINT)
    told = [
        (class_of(each, rules, now), day, orders.get(_whose(each[Complaint.client]), ()))
        for each in ended
        if (day := _end(each)) is not None
    ]
    return bought_again(told, today=desk.today)


def _end(complaint: Record) -> date | None:
    """The day on which a complaint ended: closed, or else that of its last step."""
    steps = passed(complaint)
    return complaint[Complaint.closed_on] or (local(steps[-1].at).date() if steps else complaint[Complaint.date])


def _orders(desk: "Desk", *, until: date) -> dict[str, list[date]]:
    """{client: the days of its confirmed orders}."""
    found: dict[str, list[date]] = {}
    for record in desk.trading.documents([ORDER.name], until=until, fields=_ORDERED):
        day = record[Order.date]
        if record[Order.state] == CONFIRMED and day is not None:
            found.setdefault(_whose(record[Order.client]), []).append(day)
    return found


def _whose(link: Link | None) -> str:
    return (link.target or link.name) if link else ""
