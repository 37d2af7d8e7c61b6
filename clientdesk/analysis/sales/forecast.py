"""The forecast: what open opportunities may bring, month by month, by how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.sales.deal import NOTHING, Deal
from clientdesk.dossier.sales.stages import LEAD, WAY

COMMITTED, BEST_CASE = Decimal("0.8"), Decimal("0.4")
"""From these probabilities on an amount counts as committed, and as the best case; what is below is pipeline."""
OVERDUE, UNDATED = "overdue", "undated"
"""In place of a month: the day has passed without an order, and nobody said a day."""


@dataclass(frozen=True)
class Outlook:
    """What a month ("2026-03", `OVERDUE` or `UNDATED`) may bring, in the currency of the books. Each opportunity counts
    in one of the three; `weighted` is what is to be expected of all of them, `unknown` are those without an amount in
    that currency."""

    month: str
    count: int = 0
    committed: Decimal = NOTHING
    best_case: Decimal = NOTHING
    pipeline: Decimal = NOTHING
    weighted: Decimal = NOTHING
    unknown: int = 0

    @property
    def total(self) -> Decimal:
        """All three."""
        return self.committed + self.best_case + self.pipeline

    def __add__(self, other: "Outlook") -> "Outlook":
        return Outlook(
            self.month or other.month,
            self.count + other.count,
            self.committed + other.committed,
            self.best_case + other.best_case,
            self.pipeline + other.pipeline,
            self.weighted + other.weighted,
            self.unknown + other.unknown,
        )


def forecast(deals: Iterable[Deal], today: date) -> tuple[Outlook, ...]:
    """Overdue first, then the months in their order, then what has no day; without what is on hold. Months in which
    nothing is expected are left out."""
    found: dict[str, Outlook] = {}
    for deal in deals:
        if (deal.stage or LEAD) in WAY:
            month = _month(deal, today)
            found[month] = found.get(month, Outlook(month)) + _outlook(deal, month)
    order = {OVERDUE: "", UNDATED: "~"}
    return tuple(found[month] for month in sorted(found, key=lambda month: order.get(month, month)))


def _month(deal: Deal, today: date) -> str:
    if deal.expected is None:
        return UNDATED
    return OVERDUE if deal.expected < today else f"{deal.expected:%Y-%m}"


def _outlook(deal: Deal, month: str) -> Outlook:
    if deal.base is None:
        return Outlook(month, 1, unknown=1)
    sure = deal.probability
    return Outlook(
        month,
        1,
        committed=deal.base if sure >= COMMITTED else NOTHING,
        best_case=deal.base if BEST_CASE <= sure < COMMITTED else NOTHING,
        pipeline=deal.base if sure < BEST_CASE else NOTHING,
        weighted=deal.weighted or NOTHING,
    )
