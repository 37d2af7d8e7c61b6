"""Opportunities in words: stages, temperatures, amounts, shares."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier import masking
from clientdesk.dossier.choices.sales import OPPORTUNITY_STAGE
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.temperature import COLD, HOT, OVERDUE, UNKNOWN, WARM, temperature
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.privacy.eyes import Privacy

_TEMPERATURES: Mapping[str, str] = {
    HOT: N_("Hot"),
    WARM: N_("Warm"),
    COLD: N_("Cold"),
    OVERDUE: N_("Past"),
    UNKNOWN: N_("No day yet"),
}


def stage_label(stage: str, words: Catalogue) -> str:
    """What a stage is called."""
    return OPPORTUNITY_STAGE.label(stage, words) if stage else ""


def temperature_label(deal: Deal, today: date, words: Catalogue) -> str:
    """How hot an open opportunity is; nothing once it is over."""
    return words.tr(_TEMPERATURES[temperature(deal.expected, today)]) if deal.is_open else ""


def money(amount: Decimal | None, currency: str = "") -> str:
    """An amount, with its currency where one is given; nothing where it is not known."""
    return "" if amount is None else f"{amount:,.2f} {currency}".rstrip()


def round_money(amount: Decimal) -> str:
    """An amount without its cents, where there is little room."""
    return f"{amount.quantize(Decimal(1), ROUND_HALF_UP):,}"


def share(part: Decimal | None, words: Catalogue) -> str:
    """A share as a whole percentage; words where there is none."""
    return words.tr(N_("n/a")) if part is None else f"{(part * 100).quantize(Decimal(1), ROUND_HALF_UP)}%"


def signed(value: Decimal) -> str:
    """A number with two decimals and its sign; nought has none."""
    shown = f"{value:+.2f}".replace("-", "−")
    return shown if shown.strip("+−0.") else "0"


def uncounted(count: int, words: Catalogue) -> str:
    """How many opportunities no sum holds; nothing where it holds all."""
    told = words.ntr(
        "{n} without an amount or a rate.",
        "{n} without an amount or a rate.",
        count,
    )
    return told if count else ""


def at_least(amount: Decimal, unknown: int) -> str:
    """A sum without its cents; a sign before it where so many amounts are not in it."""
    if not unknown:
        return round_money(amount)
    return f"≥ {round_money(amount)}" if amount else "–"


def seen_deal(deal: Deal, privacy: Privacy) -> Deal:
    """What somebody else may see of an opportunity: that there is one, and in which stage."""
    if not privacy.is_on:
        return deal
    return replace(
        deal, name=masking.HIDDEN, amount=None, base=None, next_step="", lost_reason="", lost_to="", owner=""
    )
