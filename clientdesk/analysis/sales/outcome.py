"""What became of opportunities: how many were won, how long it took, and why, to whom and by whom the others were
lost."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from clientdesk.dossier.sales.deal import NOTHING, Deal
from clientdesk.dossier.sales.stages import LOST, WON

REASON, COMPETITOR, PRODUCT, OWNER = "reason", "competitor", "product", "owner"
_BY: dict[str, Callable[[Deal], Sequence[str]]] = {
    REASON: lambda deal: (deal.lost_reason,),
    COMPETITOR: lambda deal: (deal.lost_to,),
    PRODUCT: lambda deal: tuple(dict.fromkeys(deal.products)) or ("",),
    OWNER: lambda deal: (deal.owner,),
}
BY = tuple(_BY)
"""By what lost opportunities are told apart."""


@dataclass(frozen=True)
class WinRate:
    """How many opportunities were won and lost, of which amounts in the currency of the books; `unknown` of them name
    no amount in it."""

    won: int
    lost: int
    won_amount: Decimal = NOTHING
    lost_amount: Decimal = NOTHING
    unknown: int = 0

    @property
    def by_number(self) -> Decimal | None:
        """Won ÷ (won + lost); None where nothing was decided."""
        decided = self.won + self.lost
        return Decimal(self.won) / decided if decided else None

    @property
    def by_amount(self) -> Decimal | None:
        """The same of the amounts."""
        decided = self.won_amount + self.lost_amount
        return self.won_amount / decided if decided else None


@dataclass(frozen=True)
class Lost:
    """Lost opportunities that have something in common: `key` is a reason (a code), a name, or empty where nobody said
    one; `share` of the number of all that were lost."""

    key: str
    count: int
    amount: Decimal
    share: Decimal


def ended_within(deals: Iterable[Deal], since: date | None, until: date) -> list[Deal]:
    """Those that were won or lost from a day (any) up to a day, both inclusive."""
    return [
        deal
        for deal in deals
        if deal.stage in (WON, LOST) and deal.ended is not None and (since or date.min) <= deal.ended <= until
    ]


def win_rate(deals: Iterable[Deal]) -> WinRate:
    """Of those that were won or lost; open ones count for nothing."""
    decided = [deal for deal in deals if deal.stage in (WON, LOST)]
    won = [deal for deal in decided if deal.stage == WON]
    return WinRate(
        len(won),
        len(decided) - len(won),
        _sum(won),
        _sum(deal for deal in decided if deal.stage == LOST),
        sum(deal.base is None for deal in decided),
    )


def lost_by(deals: Iterable[Deal], by: str) -> tuple[Lost, ...]:
    """Those that were lost by one of `BY`, the most frequent first, then the largest. One with several products counts
    for each of them with its whole amount."""
    lost = [deal for deal in deals if deal.stage == LOST]
    found: dict[str, list[Deal]] = {}
    for deal in lost:
        for key in _BY[by](deal):
            found.setdefault(key, []).append(deal)
    told = (Lost(key, len(some), _sum(some), Decimal(len(some)) / len(lost)) for key, some in found.items())
    return tuple(sorted(told, key=lambda each: (-each.count, -each.amount, each.key)))


def against(deals: Iterable[Deal]) -> tuple[tuple[str, WinRate], ...]:
    """(competitor, what became of the opportunities in which we met it), whom we met most often first."""
    met: dict[str, list[Deal]] = {}
    for deal in deals:
        for name in dict.fromkeys(filter(None, (*deal.competitors, deal.lost_to))):
            met.setdefault(name, []).append(deal)
    rates = [(name, len(some), win_rate(some)) for name, some in met.items()]
    rates.sort(key=lambda each: (-each[1], each[0]))
    return tuple((name, rate) for name, _met, rate in rates)


def cycle(deals: Iterable[Deal]) -> Decimal | None:
    """The median of the days from the opening to the order of those that were won; None where there is none."""
    days = [(deal.ended - deal.opened).days for deal in deals if deal.stage == WON and deal.ended and deal.opened]
    return Decimal(str(median(days))) if days else None


def _sum(deals: Iterable[Deal]) -> Decimal:
    return sum((deal.base or NOTHING for deal in deals), NOTHING)
