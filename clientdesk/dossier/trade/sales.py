"""What was sold, month by month, client by client, product by product, in the house's currency without tax."""

from dataclasses import dataclass
from decimal import Decimal

from clientdesk.dossier.trade.figures import NOTHING


@dataclass(frozen=True)
class SalesLine:
    """A line that was sold, or came back (`returned`: quantity and amounts below zero), in the house's currency.

    month      its order month, "2026-03"
    product    the name, with `model` what is counted as one article
    cost       what it cost us, None where the product says nothing
    """

    month: str
    document: str
    client: str
    name: str
    product: str
    model: str
    quantity: Decimal
    net: Decimal
    tax: Decimal
    returned: bool
    cost: Decimal | None = None

    @property
    def total(self) -> Decimal:
        """With tax."""
        return self.net + self.tax


@dataclass(frozen=True)
class MonthFacts:
    """What belongs to a month beside its lines: receipts, what is owed at its end, the net sales of the same month a
    year before."""

    month: str
    received: Decimal = NOTHING
    closing: Decimal = NOTHING
    year_before: Decimal = NOTHING


@dataclass(frozen=True)
class ClientFacts:
    """What belongs to a client beside its lines: the class, and the net sales of the same period a year before."""

    client: str
    name: str
    grade: str = ""
    year_before: Decimal = NOTHING


@dataclass(frozen=True)
class Sales:
    """The sales of a period; `months` are all months of it in their order."""

    lines: tuple[SalesLine, ...]
    months: tuple[MonthFacts, ...]
    clients: tuple[ClientFacts, ...]
