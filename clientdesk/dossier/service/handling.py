"""How complaints were handled, as plain figures: in time or late, and those of a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from clientdesk.dossier.house.service import ServiceRules

SMALL = 5
"""Fewer than these are too few to tell much."""
REFERENCE: Mapping[str, Decimal] = {
    "not_voiced": Decimal("0.09"),
    "voiced_unresolved": Decimal("0.19"),
    "resolved": Decimal("0.54"),
    "resolved_quick": Decimal("0.82"),
}
"""Shares that buy again by the research the source quotes."""


@dataclass(frozen=True)
class Timing:
    """How a complaint stands in time. `answer_by` and `resolve_by` are local; hours are working hours and None as long
    as there is no answer or solution; `unowned`: nobody sees to it though it should have been answered."""

    answer_by: datetime
    resolve_by: datetime
    answered: Decimal | None
    resolved: Decimal | None
    answer_late: bool
    resolve_late: bool
    unowned: bool = False

    @property
    def is_late(self) -> bool:
        """Whether it is beyond its time now."""
        return self.answer_late or self.resolve_late or self.unowned

    def quick(self, rules: ServiceRules) -> bool:
        """Whether it was answered and resolved within the hours of the house."""
        return (
            self.answered is not None
            and self.resolved is not None
            and self.answered <= rules.answer_hours
            and self.resolved <= rules.resolve_hours
        )


@dataclass(frozen=True)
class Handling:
    """The figures of complaints received in a period; shares and medians are None where there is nothing to reckon
    them from. `compensation` is {currency: amount}, `satisfaction` the mean from -90 to 90."""

    count: int
    per_100_orders: Decimal | None
    answer_median: Decimal | None
    resolve_median: Decimal | None
    resolved_share: Decimal | None
    reopened_share: Decimal | None
    compensation: Mapping[str, Decimal]
    satisfaction: Decimal | None


@dataclass(frozen=True)
class Again:
    """Of how many clients who complained so how many bought again; `share` is None of none, `small` of too few."""

    count: int
    bought: int

    @property
    def share(self) -> Decimal | None:
        """Those who bought again."""
        return share(self.bought, self.count)

    @property
    def small(self) -> bool:
        """Whether they are too few to tell much."""
        return 0 < self.count < SMALL


def share(part: int, whole: int) -> Decimal | None:
    """A part of a whole as a fraction of one; None of nothing."""
    return (Decimal(part) / whole).quantize(Decimal("0.0001")) if whole else None
