"""How old receivables are on a day: what is not due, and what is overdue for how long."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.amounts import rounded
from clientdesk.analysis.trade.open_items import overdue_days
from clientdesk.dossier.trade.figures import BUCKETS, NOTHING, Age, Standing

ALLOWANCES: Mapping[str, Decimal] = {
    "not_due": Decimal(0),
    "to_30": Decimal("0.01"),
    "to_60": Decimal("0.05"),
    "to_90": Decimal("0.2"),
    "over_90": Decimal("0.5"),
}
"""The share that is thought to be lost, as long as the house says nothing else."""


def bucket(days: int) -> str:
    """The name of the bucket for so many days overdue."""
    return next(name for name, _least, most in BUCKETS if most is None or days <= most)


def age(standing: Standing, day: date, *, allowances: Mapping[str, Decimal] = ALLOWANCES) -> Age:
    """An account by age on a day."""
    sums = {name: NOTHING for name, _least, _most in BUCKETS}
    for item in standing.items:
        for part in item.parts:
            sums[bucket(overdue_days(part.due, day))] += part.amount
    lost = sum((sums[name] * allowances.get(name, NOTHING) for name in sums), NOTHING)
    return Age(standing.client, standing.currency, sums, standing.unallocated, rounded(lost))


def ages(standings: Sequence[Standing], day: date, *, allowances: Mapping[str, Decimal] = ALLOWANCES) -> list[Age]:
    """Every account that has anything open, by age."""
    made = (age(standing, day, allowances=allowances) for standing in standings)
    return [each for each in made if any(each.buckets.values()) or each.unallocated]
