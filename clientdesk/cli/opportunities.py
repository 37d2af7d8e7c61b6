"""The command `opportunities`: those that are followed, stalled, won or lost, and what they come to."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from clientdesk.analysis.sales.forecast import forecast
from clientdesk.analysis.sales.funnel import conversions, funnel
from clientdesk.analysis.sales.outcome import REASON, cycle, ended_within, lost_by, win_rate
from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.dossier.choices.sales import OPPORTUNITY_STAGE
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import LOST, WON
from clientdesk.dossier.types.numbers import plain
from clientdesk.errors import ExitCode
from clientdesk.i18n import Catalogue

_LISTED: Mapping[str, Callable[[Desk], Sequence[Deal]]] = {
    "following": lambda desk: [deal for deal in desk.opportunities.every() if deal.is_open],
    "stalled": lambda desk: desk.opportunities.stalled(),
    "won": lambda desk: [deal for deal in desk.opportunities.every() if deal.stage == WON],
    "lost": lambda desk: [deal for deal in desk.opportunities.every() if deal.stage == LOST],
    "all": lambda desk: desk.opportunities.every(),
}
FIGURES = "figures"
PARTS = (*_LISTED, FIGURES)
"""What can be asked for."""


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the command; `add` makes one with its name and help."""
    deals = add("opportunities", "List opportunities, or tell the figures: funnel, forecast, win rate.")
    deals.add_argument("part", nargs="?", choices=PARTS, default="following", help="which, or the figures of all")


def opportunities(arguments: Arguments) -> int:
    """List some of them, or tell the figures of all."""
    said = words(arguments)
    with open_desk(arguments, read_only=True) as desk:
        if arguments.part == FIGURES:
            told = _figures(desk)
            if arguments.json:
                output.document(told)
            else:
                _say(told, said)
            return ExitCode.DONE
        found = _LISTED[arguments.part](desk)
    if arguments.json:
        output.document([_row(deal) for deal in found])
        return ExitCode.DONE
    for deal in found:
        stage = OPPORTUNITY_STAGE.label(deal.stage, said)
        amount = "" if deal.amount is None else f"{deal.amount:,.2f} {deal.currency}"
        day = deal.expected.isoformat() if deal.expected else ""
        output.line("  ".join(filter(None, (deal.code, deal.named, deal.name, stage, amount, day))))
    output.line(said.ntr("{n} opportunity", "{n} opportunities", len(found)))
    return ExitCode.DONE


def _row(deal: Deal) -> dict[str, Any]:
    """An opportunity as data, money as decimal strings, empty parts absent."""
    told = {
        "code": deal.code,
        "name": deal.name,
        "client": deal.client,
        "client_name": deal.named,
        "stage": deal.stage,
        "probability": _plain(deal.probability),
        "amount": _amount(deal.amount),
        "currency": deal.currency,
        "weighted": _amount(deal.weighted),
        "since": deal.since.isoformat() if deal.since else "",
        "expected": deal.expected.isoformat() if deal.expected else "",
        "ended": deal.ended.isoformat() if deal.ended else "",
        "lost_reason": deal.lost_reason,
        "lost_to": deal.lost_to,
        "owner": deal.owner,
    }
    return {key: value for key, value in told.items() if value not in (None, "")}


def _figures(desk: Desk) -> dict[str, Any]:
    deals, today = desk.opportunities.every(), desk.today
    ended = ended_within(deals, today.replace(month=1, day=1), today)
    rate = win_rate(ended)
    return {
        "currency": desk.trading.rules().base,
        "funnel": [
            {"stage": one.stage, "count": one.count, "amount": _amount(one.amount), "weighted": _amount(one.weighted)}
            for one in funnel(deals)
        ],
        "conversion": [
            {"stage": one.stage, "reached": one.reached, "beyond": one.beyond, "rate": _rate(one.rate)}
            for one in conversions(deals)
        ],
        "forecast": [
            {
                "month": month.month,
                "count": month.count,
                "committed": _amount(month.committed),
                "best_case": _amount(month.best_case),
                "pipeline": _amount(month.pipeline),
                "weighted": _amount(month.weighted),
            }
            for month in forecast(deals, today)
        ],
        "year": today.year,
        "won": rate.won,
        "lost": rate.lost,
        "win_rate": {"number": _rate(rate.by_number), "amount": _rate(rate.by_amount)},
        "cycle_days": _plain(cycle(ended)),
        "lost_by_reason": [{"reason": one.key, "count": one.count} for one in lost_by(ended, REASON)],
    }


def _say(told: Mapping[str, Any], said: Catalogue) -> None:
    for one in told["funnel"]:
        stage = OPPORTUNITY_STAGE.label(one["stage"], said)
        output.line(f"{one['count']:>6}{_money(one['amount'])}{_money(one['weighted'])}  {stage}")
    for month in told["forecast"]:
        amounts = (month["committed"], month["best_case"], month["pipeline"], month["weighted"])
        output.line(f"{month['month']:<9}{month['count']:>4}" + "".join(_money(amount) for amount in amounts))


def _money(amount: str) -> str:
    return f"{Decimal(amount):>18,.2f}"


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _rate(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.4f}"
