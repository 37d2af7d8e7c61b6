"""The morning: whose days come, what is to be done, who was seen last, what this month brought, what needs a look."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from clientdesk.desk.part import Part
from clientdesk.desk.service.listing import ServiceAlerts, service_alerts
from clientdesk.desk.trading.overdue import Overdue, overdue
from clientdesk.dossier import occasions
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import Licence
from clientdesk.dossier.enterprise.operating_detail import Guarantee, OperatingDetail
from clientdesk.dossier.house import rhythm
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.lunar import lunar_of
from clientdesk.dossier.occasions import Occasion, Place
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.days import kept_days, utc_start
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.values import PartialDate
from clientdesk.store import days, drafts, lists, opportunities, works
from clientdesk.store.days import Nearness
from clientdesk.store.lists import Line
from clientdesk.store.pages import PAGE, read_page

T = TypeVar("T")
WEEK = 7
"""Days that count as the next week, today among the eight."""
MOST = 10
"""Rows that a block of the morning shows; of tasks those it shows until it is unfolded."""
UNFOLDED = 200
"""Tasks that a block of the morning can show at the most, once it is unfolded."""
COUNTED = 1000
"""Beyond these nobody counts the clients left alone."""
COUNTED_OCCASIONS = 100
"""The same of birthdays: each has to be worked out."""
ENDING = 30
"""Days before the end of a licence that it is told of."""
OLD_BACKUP = 7
"""Days after which a backup is too old."""
_DOCUMENTS: tuple[Place, ...] = (
    (None, Basics.id_doc_expiry),
    (Firm.licences, Licence.expiry),
    (OperatingDetail.guarantees, Guarantee.expiry),
)
_LUNAR_KEPT = ("lunar", "both")


class LookUp(Protocol):
    """Looks numbers of clients up, at most so many."""

    def __call__(self, *, limit: int) -> list[int]: ...


class Asked(StrEnum):
    """A list of clients that the morning can give in full."""

    DUE = "due"
    PROMISES = "promises"
    UNPLANNED = "unplanned"
    QUIET = "quiet"
    NEVER = "never"
    OCCASIONS = "occasions"
    CONTACTS = "contacts"
    CLIENTS = "clients"
    DRAFTS = "drafts"
    ENDING = "ending"
    REVIEWS = "reviews"
    OPPORTUNITIES = "opportunities"
    STALLED = "stalled"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Some(Generic[T]):
    """The first of a list, how many there are, and whether there are even more than were counted."""

    first: tuple[T, ...] = ()
    count: int = 0
    more: bool = False


@dataclass(frozen=True)
class Remembered:
    """An occasion and the client whose file tells of it; `whole` is told with the name and age that are sensitive, to
    who asks for them."""

    line: Line
    occasion: Occasion
    whole: Occasion


@dataclass(frozen=True)
class Month:
    """What a month brought so far: new clients, tasks done, contacts by their kind, opportunities that ended by their
    stage (codes)."""

    new_clients: int
    tasks_done: int
    contacts: Mapping[str, int]
    ended: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Alerts:
    """What needs a look: days since the last backup where that is too long (None: none was ever made, 0: all is well),
    clients at whom something typed waits to be stored, clients of whom a document or licence ends soon or has ended,
    clients whose evaluation is to be looked at again soon or should have been, opportunities that stand still, policies
    that end or of which a premium is due, with the premiums of all by currency; who should have paid by now."""

    backup_days: int | None = 0
    drafts: int = 0
    ending: int = 0
    reviews: int = 0
    stalled: int = 0
    policies: int = 0
    premiums: Mapping[str, Decimal] = field(default_factory=dict)
    service: ServiceAlerts = field(default_factory=ServiceAlerts)
    overdue: Overdue = field(default_factory=Overdue)


@dataclass(frozen=True)
class Today:
    """All of it at one moment; `clients` says how many there are, `never` are those nobody ever spoke to."""

    day: date
    clients: int
    occasions: Some[Remembered]
    due: Some[Record]
    promises: Some[Record]
    quiet: Some[Line]
    unplanned: Some[Line]
    never: Some[Line]
    recent_clients: tuple[Line, ...]
    recent_contacts: tuple[Record, ...]
    opportunities: tuple[Deal, ...]
    notices: tuple[Record, ...]
    month: Month
    alerts: Alerts


class Morning(Part):
    """`desk.morning`."""

    def today(self, *, opened: Mapping[str, str] | None = None) -> Today:
        """Everything at once. `opened` ({code: moment, ISO in UTC}) are the clients this user looked at last."""
        due = self.due()
        promises = self.desk.work.promises()
        with self.store.reading() as connection:
            contacts = works.latest_contacts(connection, limit=MOST)
            notices = works.notices(connection, limit=MOST)
        return Today(
            day=self.desk.today,
            clients=self.desk.clients.count(),
            occasions=self.nearest_occasions(),
            due=Some(self._records(due[:UNFOLDED]), len(due)),
            promises=Some(tuple(promises[:UNFOLDED]), len(promises)),
            quiet=self._some(self.quiet_numbers(limit=COUNTED)),
            unplanned=self._some(self._in_use(self.desk.work.without_next)),
            never=self._some(self._in_use(self.desk.work.never_contacted)),
            recent_clients=tuple(self.recent_clients(opened=opened)),
            recent_contacts=self._records(contacts),
            opportunities=tuple(self.desk.opportunities.latest(limit=MOST)),
            notices=self._records(notices),
            month=self.month(),
            alerts=self.alerts(),
        )

    def _in_use(self, look_up: LookUp) -> list[int]:
        """The first thousand that a list of clients would show: it leaves archived files out."""
        archived = self.desk.querying.archived()
        found = look_up(limit=COUNTED + len(archived))
        return [number for number in found if number not in archived][:COUNTED]

    def _some(self, numbers: list[int]) -> Some[Line]:
        return Some(tuple(self.desk.clients.lines(numbers[:MOST])), len(numbers), more=len(numbers) == COUNTED)

    def _records(self, numbers: list[int]) -> tuple[Record, ...]:
        with self.store.reading() as connection:
            return tuple(read_page(connection, self.store.schema, numbers))

    def clients_of(self, asked: Asked) -> list[int]:
        """The numbers of all the clients of a list, in its order, each once."""
        plain: Mapping[Asked, Callable[[], list[int]]] = {
            Asked.UNPLANNED: self.desk.work.without_next,
            Asked.NEVER: self.desk.work.never_contacted,
            Asked.QUIET: self.quiet_numbers,
            Asked.REVIEWS: self._reviewed,
            Asked.OVERDUE: self._overdue,
        }
        found = plain[asked]() if asked in plain else []
        match asked:
            case Asked.DUE:
                found = self._clients_of_work(self.due())
            case Asked.PROMISES:
                found = self._clients_of_work([task.id for task in self.desk.work.promises()])
            case Asked.CONTACTS:
                with self.store.reading() as connection:
                    contacts = works.latest_contacts(connection)
                found = self._clients_of_work(contacts)
            case Asked.OCCASIONS:
                found = [one.line.id for one in self.occasions()]
            case Asked.CLIENTS:
                found = self.desk.clients.numbers(order="updated", descending=True)
            case Asked.OPPORTUNITIES | Asked.STALLED:
                stalled = asked is Asked.STALLED
                deals = self.desk.opportunities.stalled() if stalled else self.desk.opportunities.latest(limit=-1)
                found = self._clients_of_work([deal.number for deal in deals])
            case Asked.DRAFTS | Asked.ENDING:
                with self.store.reading() as connection:
                    waiting = asked is Asked.DRAFTS
                    chosen = drafts.waiting(connection) if waiting else self._ending()
                    found = sorted(days.in_use(connection, chosen))
        return list(dict.fromkeys(found))

    def _clients_of_work(self, numbers: list[int]) -> list[int]:
        with self.store.reading() as connection:
            clients = works.clients_of(connection, numbers)
        return [client for number in numbers if (client := clients.get(number)) is not None]

    # Days that come

    def occasions(self, *, days_ahead: int = WEEK, since: date | None = None) -> list[Remembered]:
        """The occasions of all clients from today or another day on, the nearest first."""
        return sorted(self._occasions(since or self.desk.today, days_ahead, at_least=None), key=_nearest)

    def nearest_occasions(self, *, days_ahead: int = WEEK) -> Some[Remembered]:
        """The first of them; beyond a hundred they are not counted."""
        found = sorted(self._occasions(self.desk.today, days_ahead, at_least=COUNTED_OCCASIONS + 1), key=_nearest)
        more = len(found) > COUNTED_OCCASIONS
        return Some(tuple(found[:MOST]), COUNTED_OCCASIONS if more else len(found), more)

    def _occasions(self, today: date, days_ahead: int, *, at_least: int | None) -> list[Remembered]:
        """The nearest so many, or all; more where several fall on the last of their days."""
        near = self._near(today, days_ahead)
        wanted = sorted(near, key=lambda number: (near[number], number))
        found: list[Remembered] = []
        size = PAGE if at_least is None else at_least
        for start in range(0, len(wanted), size):
            found += self._in_page(wanted[start : start + size], today, days_ahead)
            following = wanted[start + size : start + size + 1]
            reached = today + timedelta(near[following[0]]) if following else None
            if at_least is not None and reached and sum(one.occasion.on < reached for one in found) >= at_least:
                return [one for one in found if one.occasion.on < reached]
        return found

    def _near(self, today: date, days_ahead: int) -> dict[int, int]:
        """{number of a client who may have an occasion: in how many days at the least}."""
        solar = _nearness(kept_days(day, day) for day in _days(today, days_ahead))
        lunar = _nearness(_lunar_endings(day) for day in _days(today, days_ahead))
        with self.store.reading() as connection:
            schema = self.store.schema
            found = days.clients_near(
                connection, schema, solar=(occasions.DAYS, solar), lunar=(occasions.LUNAR_DAYS, lunar)
            )
            # Who keeps the lunar day of a Gregorian date of birth.
            kept = (Basics.birthday_calendar, _LUNAR_KEPT)
            born = days.values_where(connection, schema, Basics.birth_date, codes=kept, empty=Basics.birth_lunar)
            for number, text in born:
                ahead = lunar.get(_lunar_ending(text))
                if ahead is not None:
                    found[number] = min(ahead, found.get(number, ahead))
            there = days.in_use(connection, found)
        return {number: ahead for number, ahead in found.items() if number in there}

    def _in_page(self, numbers: list[int], today: date, days_ahead: int) -> list[Remembered]:
        with self.store.reading() as connection:
            records = read_page(connection, self.store.schema, numbers, fields=_READ)
            told = [(record.id, occasions.occasions(record, today, days=days_ahead)) for record in records]
            lines = {line.id: line for line in lists.lines(connection, [number for number, some in told if some])}
        return [Remembered(lines[number], occasions.discreet(one), one) for number, some in told for one in some]

    # What is to be done, and what was

    def due(self, *, days_ahead: int = WEEK) -> list[int]:
        """The numbers of the open tasks due until then, the longest overdue first."""
        return self.desk.work.due_numbers(self.desk.today + timedelta(days_ahead))

    def quiet_numbers(self, *, limit: int = -1) -> list[int]:
        """The numbers of the clients left alone for longer than the house wants, the longest first."""
        house = self.desk.house.record()
        return self.desk.work.quiet(
            rhythm.by_class(house), otherwise=rhythm.kept(house, Rhythm.days_other), limit=limit
        )

    def recent_clients(self, *, opened: Mapping[str, str] | None = None, limit: int = MOST) -> list[Line]:
        """The clients this user changed or opened last, whichever came later of each."""
        kinds = [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            changed = works.changed_by(connection, self.desk.user, kinds=kinds, limit=limit)
            codes = lists.names_of(connection, list(opened or {}))
            there = days.in_use(connection, [number for number, kind, _name in codes.values() if kind in kinds])
            latest = dict(changed)
            for code, moment in (opened or {}).items():
                number = codes[code][0] if code in codes else 0
                if number in there:
                    latest[number] = max(moment, latest.get(number, ""))
            chosen = sorted(latest, key=lambda number: latest[number], reverse=True)[:limit]
            return lists.lines(connection, chosen)

    def month(self) -> Month:
        """What this month brought until now."""
        first = self.desk.today.replace(day=1)
        kinds = [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            return Month(
                new_clients=works.filed_since(connection, utc_start(first), kinds=kinds),
                tasks_done=works.done_since(connection, first.isoformat()),
                contacts=works.contacts_since(connection, first.isoformat()),
                ended=opportunities.ended_since(connection, first.isoformat()),
            )

    # What needs a look

    def alerts(self) -> Alerts:
        """Backups, texts that wait, documents that end, evaluations to be looked at again."""
        last = self.desk.keeping.last_backup()
        with self.store.reading() as connection:
            waiting = len(days.in_use(connection, drafts.waiting(connection)))
        age = (self.desk.now - last).days if last else None
        too_old = 0 if age is not None and age <= OLD_BACKUP else age
        stalled = self.desk.opportunities.count_stalled()
        coming = self.desk.insurance.coming()
        ending, reviews, served = len(self._ending()), len(self._reviewed()), service_alerts(self.desk)
        late = overdue(self.desk)
        return Alerts(too_old, waiting, ending, reviews, stalled, len(coming.policies), coming.amounts, served, late)

    def _reviewed(self) -> list[int]:
        """The clients whose evaluation is to be looked at again, the longest overdue first."""
        return list(dict.fromkeys(review.client.id for review in self.desk.credit.due()))

    def _overdue(self) -> list[int]:
        """The clients who should have paid by now."""
        codes = overdue(self.desk).clients
        with self.store.reading() as connection:
            known = lists.names_of(connection, codes)
        return [known[code][0] for code in codes if code in known]

    def _ending(self) -> set[int]:
        until = self.desk.today + timedelta(ENDING + 1)
        with self.store.reading() as connection:
            return days.ending_before(connection, self.store.schema, _DOCUMENTS, until.isoformat())


def _nearest(one: Remembered) -> tuple[date, str]:
    return one.occasion.on, one.line.name


def _days(today: date, days_ahead: int) -> Iterator[date]:
    return (today + timedelta(number) for number in range(days_ahead + 1))


def _nearness(endings_by_day: Iterator[Collection[str]]) -> Nearness:
    nearness: dict[str, int] = {}
    for ahead, endings in enumerate(endings_by_day):
        for ending in endings:
            nearness.setdefault(ending, ahead)
    return nearness


def _lunar_endings(day: date) -> Collection[str]:
    """The lunar days that may be kept on a day, whatever is said of leap months; none beyond the years known. The
    thirtieth of a short month is kept on its last day."""
    try:
        lunar, following = lunar_of(day), lunar_of(day + timedelta(1))
    except ValueError:
        return ()
    last = {30} if following.day == 1 else set()
    return {f"{lunar.month:02}-{number:02}" for number in {lunar.day, *last}}


def _lunar_ending(stored: str) -> str:
    """Month and day by the Chinese calendar of a stored Gregorian date; empty where it is not whole or too old."""
    day = PartialDate.parse_iso(stored).full()
    try:
        lunar = lunar_of(day) if day else None
    except ValueError:
        return ""
    return f"{lunar.month:02}-{lunar.day:02}" if lunar else ""


_READ = frozenset(
    [*(group or field for group, field in (*occasions.DAYS, *occasions.LUNAR_DAYS)), *occasions.SAID],
)
