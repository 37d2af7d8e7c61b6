"""The stages of an opportunity: their order, how likely each ends in an order, which are open and which are over."""

from collections.abc import Mapping
from decimal import Decimal

LEAD, QUALIFIED, NEED, PROPOSAL, NEGOTIATION = WAY = ("lead", "qualified", "need", "proposal", "negotiation")
"""The way to an order, step by step."""
WON, LOST, HOLD = "won", "lost", "hold"
OPEN = (*WAY, HOLD)
"""The stages in which an order may still come of it."""
OVER = (WON, LOST)
STALLED_AFTER = 30
"""So many days in one stage of the way, and something should be done."""
MAN_FROM = WAY.index(NEED)
"""From this stage on money, authority and need should be known."""
LIKELY: Mapping[str, Decimal] = {
    LEAD: Decimal("0.1"),
    QUALIFIED: Decimal("0.2"),
    NEED: Decimal("0.4"),
    PROPOSAL: Decimal("0.6"),
    NEGOTIATION: Decimal("0.8"),
    WON: Decimal(1),
    LOST: Decimal(0),
}
"""{stage: how likely an order is there, unless somebody knows better}; what is on hold stays as likely as it was."""


def place(stage: str | None) -> int:
    """How far along the way a stage stands, from 0; -1 for those beside it."""
    return WAY.index(stage) if stage in WAY else -1
