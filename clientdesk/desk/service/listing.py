"""What a list of service shows: each record with the steps that are open, how it stands in time, and the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.service.complaints import handling, local, timing
from clientdesk.analysis.service.visits import Visits, visits
from clientdesk.desk.service.settling import needs_approval, steps_open
from clientdesk.dossier.kinds import ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.costs import costs
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.handling import Handling, Timing
from clientdesk.dossier.service.installed import IN_USE, InstalledItem
from clientdesk.dossier.service.kinds import COMPLAINT, DISPATCH, INSTALLED_ITEM, REQUEST, SERVICE_KINDS, SERVICE_PLAN
from clientdesk.dossier.service.moves import OPEN_COMPLAINT, OPEN_DISPATCH, SUBMITTED, TO_GO
from clientdesk.dossier.service.plan import ACTIVE, next_service
from clientdesk.dossier.service.request import OPEN, WAITING, ServiceRequest
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.promised import CONFIRMED, Order

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

SOON = 60
"""Days before the end of a warranty that it is told of."""


@dataclass(frozen=True)
class Seen:
    """A record of service in a list.

    moves    the names of the steps that may be made with it now
    timing   how a complaint stands in time
    costly   whether a dispatch is approved before somebody is sent
    """

    record: Record
    today: date
    moves: tuple[str, ...] = ()
    timing: Timing | None = None
    costly: bool = False

    @property
    def code(self) -> str:
        return self.record.code

    @property
    def kind(self) -> str:
        return self.record.kind.name

    @property
    def client(self) -> str:
        """The code of the client, empty where it is only a name."""
        link = self.record[self.record.kind.by_key["client"]]
        return (link.target or "") if link else ""

    @property
    def client_name(self) -> str:
        link = self.record[self.record.kind.by_key["client"]]
        return (link.name or link.target or "") if link else ""

    @property
    def state(self) -> str:
        return self.record[self.record.kind.by_key["state"]] or ""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done; of items and plans, whether they are in use and in force."""
        return self.state in _OPEN[self.kind]

    @property
    def is_late(self) -> bool:
        """Whether it is beyond its time."""
        if self.timing is not None:
            return self.timing.is_late
        due = _due(self.record) if self.kind in (DISPATCH.name, REQUEST.name) and self.state in _TO_DO else None
        return due is not None and due < self.today

    @property
    def is_today(self) -> bool:
        """Whether a dispatch is planned for today and still to be done."""
        return self.kind == DISPATCH.name and self.state in TO_GO and self.record[Dispatch.planned_on] == self.today

    @property
    def waits_for_approval(self) -> bool:
        return self.kind == DISPATCH.name and self.state == SUBMITTED

    @property
    def next_on(self) -> date | None:
        """When a plan falls due next."""
        return next_service(self.record) if self.kind == SERVICE_PLAN.name else None

    @property
    def warranty_ends(self) -> bool:
        """Whether the warranty of an item in use ends soon."""
        until = self.record[InstalledItem.warranty_to] if self.kind == INSTALLED_ITEM.name else None
        return until is not None and self.state == IN_USE and 0 <= (until - self.today).days <= SOON


_OPEN: Mapping[str, tuple[str, ...]] = {
    DISPATCH.name: OPEN_DISPATCH,
    REQUEST.name: WAITING,
    COMPLAINT.name: OPEN_COMPLAINT,
    INSTALLED_ITEM.name: (IN_USE,),
    SERVICE_PLAN.name: (ACTIVE,),
}
_TO_DO = frozenset((*TO_GO, OPEN))


def _due(record: Record) -> date | None:
    return record[Dispatch.planned_on] if record.kind.name == DISPATCH.name else record[ServiceRequest.wanted_by]


@dataclass(frozen=True)
class Figures:
    """What this year came to: dispatches and what they cost, {currency: amount}, and how complaints were handled."""

    year: int
    visits: Visits
    cost: Mapping[str, Decimal]
    handling: Handling


@dataclass(frozen=True)
class Listed:
    """{kind: its records, the latest first}, and the figures of the year."""

    by_kind: Mapping[str, tuple[Seen, ...]] = field(default_factory=dict)
    figures: Figures | None = None


def listed(desk: "Desk", client: str = "") -> Listed:
    """All of service, or that of one client."""
    rules, trade, today = desk.service.rules(), desk.trading.rules(), desk.today
    now = local(desk.now)
    found: dict[str, tuple[Seen, ...]] = {}
    for kind in SERVICE_KINDS:
        records = desk.service.of(client, (kind.name,)) if client else desk.service.listed(kind.name)
        found[kind.name] = tuple(
            Seen(
                record,
                today,
                steps_open(record, rules, trade),
                timing(record, rules, now) if kind is COMPLAINT else None,
                kind is DISPATCH and needs_approval(record, rules, trade),
            )
            for record in records
        )
    return Listed(found, _figures(desk, found, now=now, client=client))


def _figures(desk: "Desk", found: Mapping[str, Sequence[Seen]], *, now: datetime, client: str) -> Figures:
    year, base = desk.today.year, desk.trading.rules().base
    since = date(year, 1, 1)
    dispatches = [each.record for each in found[DISPATCH.name] if (each.record[Dispatch.date] or date.min) >= since]
    complaints = [each.record for each in found[COMPLAINT.name] if (each.record[Complaint.date] or date.min) >= since]
    cost: dict[str, Decimal] = {}
    for record in dispatches:
        if amount := costs(record).total:
            currency = record[Dispatch.currency] or base
            cost[currency] = cost.get(currency, NOTHING) + amount
    orders = _orders(desk, since, client) if complaints else 0
    handled = handling(complaints, desk.service.rules(), now, orders=orders, base=base)
    return Figures(year, visits(dispatches), cost, handled)


def _orders(desk: "Desk", since: date, client: str) -> int:
    wanted = {client} if client else None
    made = desk.trading.documents([ORDER.name], since=since, clients=wanted, fields=(Order.client, Order.state))
    return sum(record[Order.state] == CONFIRMED for record in made)


def open_complaints(desk: "Desk", client: str) -> list[Seen]:
    """The complaints of a client that are open, those that are late first, then the earliest."""
    rules, now, today = desk.service.rules(), local(desk.now), desk.today
    records = desk.service.of(client, (COMPLAINT.name,))
    heard = [each for each in records if each[Complaint.state] in (None, *OPEN_COMPLAINT)]
    found = [Seen(record, today, (), timing(record, rules, now)) for record in heard]
    return sorted(found, key=lambda seen: (not seen.is_late, seen.record[Complaint.date] or today, seen.code))


@dataclass(frozen=True)
class ServiceAlerts:
    """What of service needs a look today: complaints beyond their time, dispatches planned for today, dispatches that
    wait for an approval, requests that are late."""

    late_complaints: int = 0
    dispatches_today: int = 0
    to_approve: int = 0
    late_requests: int = 0


def service_alerts(desk: "Desk") -> ServiceAlerts:
    """Count them."""
    rules, now, today = desk.service.rules(), local(desk.now), desk.today
    heard = desk.service.listed(COMPLAINT.name, states=OPEN_COMPLAINT)
    going = desk.service.listed(DISPATCH.name, states=TO_GO)
    asked = desk.service.listed(REQUEST.name, states=(OPEN,))
    return ServiceAlerts(
        sum((found := timing(each, rules, now)) is not None and found.is_late for each in heard),
        sum(each[Dispatch.planned_on] == today for each in going),
        sum(each[Dispatch.state] == SUBMITTED for each in going),
        sum((day := each[ServiceRequest.wanted_by]) is not None and day < today for each in asked),
    )
