"""The lists of opportunities: those that are open and those that are over, as columns and lines in words."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.dossier.choices.shared import LOST_REASON
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import LOST, WAY, place
from clientdesk.dossier.sales.temperature import OVERDUE, temperature
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.look import Colours
from clientdesk.ui.sales.wording import money, share, stage_label, temperature_label
from clientdesk.ui.trade.table import Column, Told

Key = Callable[[Deal], Any]
_DAY, _SUM = "2026-03-09", "1,000,000.00 CNY"
OPEN_COLUMNS: tuple[tuple[Column, Key], ...] = (
    (Column(N_("Opportunity"), 22), lambda deal: deal.name.casefold()),
    (Column(N_("Client"), 17), lambda deal: deal.named.casefold()),
    (
        Column(N_("Stage"), 14, sample="Need confirmed"),
        lambda deal: (place(deal.stage) if deal.stage in WAY else len(WAY), deal.stage),
    ),
    (Column(N_("Chance"), 7, right=True, sample="100%"), lambda deal: deal.probability),
    (Column(N_("Amount"), 15, right=True, sample=_SUM), lambda deal: deal.base or Decimal(0)),
    (Column(N_("Expected"), 11, sample=_DAY), lambda deal: deal.expected or date.max),
    (Column(N_("How soon"), 9, sample="Cold"), lambda deal: deal.expected or date.max),
    (Column(N_("In this stage"), 12, right=True, sample="⚠ 100 days"), lambda deal: deal.since or date.max),
    (Column(N_("Next step"), 14), lambda deal: deal.next_step.casefold()),
    (Column(N_("In charge"), 9), lambda deal: deal.owner.casefold()),
)
"""(column, by what it is sorted) of opportunities that are followed."""
OVER_COLUMNS: tuple[tuple[Column, Key], ...] = (
    (Column(N_("Opportunity"), 24), lambda deal: deal.name.casefold()),
    (Column(N_("Client"), 18), lambda deal: deal.named.casefold()),
    (Column(N_("Stage"), 9), lambda deal: deal.stage),
    (Column(N_("Amount"), 15, right=True, sample=_SUM), lambda deal: deal.base or Decimal(0)),
    (Column(N_("Won or lost on"), 11, sample=_DAY), lambda deal: deal.ended or date.max),
    (Column(N_("Days it took"), 8, right=True, sample="100"), lambda deal: _took(deal) or 0),
    (Column(N_("Why it was lost"), 15), lambda deal: deal.lost_reason),
    (Column(N_("Lost to"), 12), lambda deal: deal.lost_to.casefold()),
    (Column(N_("In charge"), 9), lambda deal: deal.owner.casefold()),
)
"""The same of those that were won or lost."""


def _took(deal: Deal) -> int | None:
    return (deal.ended - deal.opened).days if deal.ended and deal.opened else None


def tell_open(deal: Deal, today: date, *, words: Catalogue, colours: Colours) -> Told:
    """An opportunity that is followed. What stands too long, and whose day has passed, is said in words and colour."""
    days = deal.days_in_stage(today)
    stands = "" if days is None or not deal.is_open else words.ntr("{n} day", "{n} days", days)
    marked = {}
    if deal.is_stalled(today):
        stands = f"⚠ {stands}"
        marked[7] = colours.warning
    if deal.is_open and temperature(deal.expected, today) == OVERDUE:
        marked |= {5: colours.problem, 6: colours.problem}
    texts = (
        deal.name,
        deal.named,
        stage_label(deal.stage, words),
        share(deal.probability, words),
        money(deal.amount, deal.currency),
        deal.expected.isoformat() if deal.expected else "",
        temperature_label(deal, today, words),
        stands,
        deal.next_step,
        deal.owner,
    )
    return Told(texts, marked, colour="" if deal.is_open else colours.quiet)


def tell_over(deal: Deal, _today: date, *, words: Catalogue, colours: Colours) -> Told:
    """One that was won or lost."""
    took = _took(deal)
    texts = (
        deal.name,
        deal.named,
        stage_label(deal.stage, words),
        money(deal.amount, deal.currency),
        deal.ended.isoformat() if deal.ended else "",
        "" if took is None else f"{took:,}",
        LOST_REASON.label(deal.lost_reason, words) if deal.lost_reason else "",
        deal.lost_to,
        deal.owner,
    )
    return Told(texts, {2: colours.problem} if deal.stage == LOST else {})
