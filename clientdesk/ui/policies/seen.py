"""What the page of policies looks up, and which policies each of its parts shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from clientdesk.desk import Desk
from clientdesk.desk.insuring import AHEAD, MEASURED
from clientdesk.desk.insuring.given import PREMIUM, Claimed, Held, amounts_of
from clientdesk.dossier.insurance.course import LAPSED, Persistency
from clientdesk.dossier.work.task import months_later
from clientdesk.i18n import N_

CALENDAR, DUE, ALL, LAPSES, CLAIMS = "calendar", "due", "all", "lapsed", "claims"
MONTHS = 12
"""So many months the calendar has, the present one among them."""


@dataclass(frozen=True)
class Seen:
    """Everything at one moment."""

    today: date
    policies: tuple[Held, ...] = ()
    claims: tuple[Claimed, ...] = ()
    vehicles: tuple[Held, ...] = ()
    persistency: tuple[Persistency, ...] = ()

    @cached_property
    def coming(self) -> tuple[Held, ...]:
        """What ends or is due within the next twelve months, vehicles too, and what is overdue."""
        until = calendar_ends(self.today)
        found = [each for each in (*self.policies, *self.vehicles) if each.on and each.on <= until]
        return tuple(sorted(found, key=lambda each: each.on or until))

    @cached_property
    def due(self) -> tuple[Held, ...]:
        """The policies of which a premium is overdue or due soon."""
        until = self.today + timedelta(AHEAD)
        return tuple(each for each in self.policies if each.event == PREMIUM and each.on and each.on <= until)

    def part(self, name: str) -> tuple[Held, ...]:
        """The policies of a part of the page."""
        return _PARTS[name](self) if name in _PARTS else ()

    @cached_property
    def months(self) -> tuple["Month", ...]:
        """The calendar by months; what is overdue belongs to the first."""
        first = self.today.replace(day=1)
        begins = [months_later(first, number, 1) for number in range(MONTHS)]
        made = {begin: Month(begin, []) for begin in begins}
        for each in self.coming:
            assert each.on is not None
            made[max(first, each.on.replace(day=1))].policies.append(each)
        return tuple(made.values())


@dataclass(frozen=True)
class Month:
    """A month of the calendar, by its first day, with what comes in it."""

    begin: date
    policies: list[Held]

    @cached_property
    def amounts(self) -> Mapping[str, Decimal]:
        """{currency: premiums}"""
        return amounts_of(self.policies)


def look_up(desk: Desk) -> Seen:
    """Off the window's thread."""
    insurance = desk.insurance
    measured = tuple(insurance.persistency(months=months) for months in MEASURED)
    vehicles = tuple(insurance.vehicles(calendar_ends(desk.today)))
    found = Seen(desk.today, insurance.listed(), insurance.claims(), vehicles, measured)
    for month in found.months:
        # Reckoned here, they cost the window no time.
        _ = month.amounts
    _ = found.due
    return found


def calendar_ends(today: date) -> date:
    """The last day of the calendar."""
    return months_later(today.replace(day=1), MONTHS, 1) - timedelta(1)


_PARTS: Mapping[str, Callable[[Seen], tuple[Held, ...]]] = {
    CALENDAR: lambda seen: seen.coming,
    DUE: lambda seen: seen.due,
    ALL: lambda seen: seen.policies,
    LAPSES: lambda seen: tuple(each for each in seen.policies if each.standing == LAPSED),
}
PARTS: tuple[tuple[str, str, str], ...] = (
    (CALENDAR, N_("Renewal calendar"), N_("No policy ends, and no premium is due, in the next twelve months.")),
    (DUE, N_("Premiums due"), N_("No premium is due in the next 60 days.")),
    (ALL, N_("All"), N_("No policies yet. Write the first one down.")),
    (LAPSES, N_("Lapsed"), N_("No policy has lapsed.")),
    (CLAIMS, N_("Claims"), N_('No claims yet. Choose a policy, then "New claim".')),
)
"""(name, title, what is said where there is nothing)."""
