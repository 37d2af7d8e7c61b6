"""The funnel: how many opportunities stand in each stage, of which amounts, and how many came from stage to stage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.dossier.sales.deal import NOTHING, Deal
from clientdesk.dossier.sales.stages import HOLD, LEAD, WAY, WON, place

FUNNEL = (*WAY, HOLD)
"""The stages of the funnel from top to bottom; what is on hold stands below it."""


@dataclass(frozen=True)
class Layer:
    """The open opportunities of a stage: how many, their amounts and what is to be expected of them, in the currency of
    the books; `unknown` of them name no amount, or one without a rate of exchange."""

    stage: str
    count: int
    amount: Decimal
    weighted: Decimal
    unknown: int = 0


@dataclass(frozen=True)
class Conversion:
    """How many opportunities came to a stage, and how many of these beyond it: to the next one, or to an order."""

    stage: str
    reached: int
    beyond: int

    @property
    def rate(self) -> Decimal | None:
        """Those that came beyond as a share of those that came so far; None where none did."""
        return Decimal(self.beyond) / self.reached if self.reached else None


def funnel(deals: Iterable[Deal]) -> tuple[Layer, ...]:
    """A layer for each stage of `FUNNEL`, also where nothing stands in it."""
    found: dict[str, list[Deal]] = {stage: [] for stage in FUNNEL}
    for deal in deals:
        if (stage := deal.stage or LEAD) in found:
            found[stage].append(deal)
    return tuple(_layer(stage, some) for stage, some in found.items())


def _layer(stage: str, deals: Sequence[Deal]) -> Layer:
    known = [deal for deal in deals if deal.base is not None]
    return Layer(
        stage,
        len(deals),
        sum((deal.base or NOTHING for deal in known), NOTHING),
        sum((deal.weighted or NOTHING for deal in known), NOTHING),
        len(deals) - len(known),
    )


def farthest(deal: Deal) -> int:
    """How far along the way an opportunity ever came, from 0; one beyond the last stage where it was won.

    What skipped a stage counts as having come through it; what went back came as far as it was.
    """
    if deal.stage == WON:
        return len(WAY)
    stages = [deal.stage, *(stage for step in deal.way for stage in (step.before, step.after))]
    return max(0, *(place(stage) for stage in stages))


def conversions(deals: Iterable[Deal]) -> tuple[Conversion, ...]:
    """For each stage of the way: reached, and gone beyond. Opportunities that still stand in a stage count as having
    reached it."""
    far = [farthest(deal) for deal in deals]
    return tuple(
        Conversion(stage, sum(each >= at for each in far), sum(each > at for each in far))
        for at, stage in enumerate(WAY)
    )
