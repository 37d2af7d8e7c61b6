"""The credit limit of a client, which is in the currency of its terms of trading, beside what is at stake."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.amounts import rounded
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.record import Record


@dataclass(frozen=True)
class Limit:
    """The limit in force: `amount` in `currency`. `left` is how much of it is free, below zero how much more is at
    stake; None where no rate of exchange is known to compare them."""

    amount: Decimal
    currency: str
    left: Decimal | None

    @property
    def is_passed(self) -> bool:
        """Whether more is at stake than the limit allows, as far as that is known."""
        return self.left is not None and self.left < 0


def limit_of(client: Record, exposure: Decimal, rules: TradeRules, day: date) -> Limit | None:
    """The limit of a client and what an exposure in the house's currency leaves of it on a day; None without one."""
    amount = _granted(client)
    if amount is None:
        return None
    currency = client[Terms.currency] or rules.base
    at_stake = rules.converted(exposure, rules.base, currency, day)
    return Limit(amount, currency, None if at_stake is None else amount - rounded(at_stake))


def with_rates_of(rules: TradeRules, documents: Iterable[Record]) -> TradeRules:
    """The rules with the rates at which documents were booked, for currencies of which the house tells none; these
    begin with the first day, since nothing better is known."""
    known: dict[str, tuple[tuple[date, Decimal], ...]] = {}
    for each in documents:
        keys = each.kind.by_key
        currency, rate = each[keys["currency"]], each[keys["rate"]] if "rate" in keys else None
        if currency and rate and currency not in rules.rates:
            known[currency] = ((date.min, rate),)
    return replace(rules, rates={**rules.rates, **known}) if known else rules


def limit_in(client: Record, currency: str, rules: TradeRules, day: date) -> Decimal | None:
    """The limit of a client in a currency, to the cent; None without a limit or without a rate of exchange."""
    amount = _granted(client)
    if amount is None:
        return None
    found = rules.converted(amount, client[Terms.currency] or rules.base, currency, day)
    return None if found is None else rounded(found)


def _granted(client: Record) -> Decimal | None:
    return client[Terms.credit_limit] if client.kind.name == ENTERPRISE.name else None
