"""What a dispatch costs us and brings in, in its own currency (ledger A8)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.trade.figures import NOTHING

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Costs:
    """Labour is hours times the cost of an hour, parts are quantity times the cost of one; each to the cent."""

    labour: Decimal = NOTHING
    parts: Decimal = NOTHING
    travel: Decimal = NOTHING
    other: Decimal = NOTHING
    charged: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """All that it costs us."""
        return self.labour + self.parts + self.travel + self.other

    @property
    def margin(self) -> Decimal:
        """What is left of the charge."""
        return self.charged - self.total

    def __add__(self, other: "Costs") -> "Costs":
        return Costs(
            self.labour + other.labour,
            self.parts + other.parts,
            self.travel + other.travel,
            self.other + other.other,
            self.charged + other.charged,
        )


def costs(dispatch: Record) -> Costs:
    """What a dispatch comes to; what is not filled in counts as nothing."""
    rows = dispatch.rows(Dispatch.parts)
    return Costs(
        labour=_rounded((dispatch[Dispatch.labour_hours] or NOTHING) * (dispatch[Dispatch.hourly_cost] or NOTHING)),
        parts=sum(
            (_rounded((row[UsedPart.quantity] or NOTHING) * (row[UsedPart.cost] or NOTHING)) for row in rows), NOTHING
        ),
        travel=dispatch[Dispatch.travel_cost] or NOTHING,
        other=dispatch[Dispatch.other_cost] or NOTHING,
        charged=(dispatch[Dispatch.charge] or NOTHING)
        + sum((row[UsedPart.charged] or NOTHING for row in rows), NOTHING),
    )


def summed(dispatches: Iterable[Record]) -> Costs:
    """What several dispatches of one currency come to."""
    return sum(map(costs, dispatches), Costs())


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def expected(dispatch: Record) -> Decimal:
    """What a dispatch is expected to cost: its estimate, or what is known of its cost already where that is more."""
    return max(dispatch[Dispatch.estimate] or NOTHING, costs(dispatch).total)
