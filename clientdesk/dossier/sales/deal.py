"""Opportunities as plain figures: what lists show of them, and what funnels, forecasts and rates are reckoned from."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.sales.stages import LEAD, OPEN, STALLED_AFTER, WAY

NOTHING = Decimal(0)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Passed:
    """A change of stage: on which day, from where (empty: it was opened) to where."""

    day: date
    before: str
    after: str


@dataclass(frozen=True)
class Deal:
    """One opportunity.

    client, named  the client's code (empty where there is no file) and name
    amount         in `currency`, None where nobody said one; `base` the same in the currency of the books, None also
                   where there is no rate of exchange
    probability    a fraction of one
    since          the day from which on it is in its stage
    products       the articles by name, `competitors` who else offers
    way            its changes of stage, the earliest first
    """

    number: int
    code: str
    name: str
    client: str
    named: str
    owner: str
    stage: str
    probability: Decimal
    amount: Decimal | None
    currency: str
    base: Decimal | None
    opened: date | None
    since: date | None
    expected: date | None
    ended: date | None = None
    lost_reason: str = ""
    lost_to: str = ""
    source: str = ""
    next_step: str = ""
    products: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    way: tuple[Passed, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether an order may still come of it."""
        return (self.stage or LEAD) in OPEN

    @property
    def weighted(self) -> Decimal | None:
        """What is to be expected of it in the currency of the books, to the cent."""
        return None if self.base is None else (self.base * self.probability).quantize(_CENT, ROUND_HALF_UP)

    def days_in_stage(self, today: date) -> int | None:
        """So many days it has been in its stage."""
        return None if self.since is None else max(0, (today - self.since).days)

    def is_stalled(self, today: date) -> bool:
        """Whether it stands on the way in one stage for longer than it should."""
        days = self.days_in_stage(today)
        return (self.stage or LEAD) in WAY and days is not None and days > STALLED_AFTER
