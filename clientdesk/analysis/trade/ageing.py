"""How old receivables are on a day: what is overdue for how long, or how long ago it was invoiced."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.amounts import rounded
from clientdesk.analysis.trade.open_items import overdue_days
from clientdesk.dossier.trade.figures import BUCKETS, DUE, NOTHING, Age, Standing

ALLOWANCES: Mapping[str, Decimal] = {
    "not_due": Decimal(0),
    "to_30": Decimal("0.01"),
    "to_60": Decimal("0.05"),
    "to_90": Decimal("0.2"),
    "over_90": Decimal("0.5"),
}
"""The share that is thought to be lost, as long as the house says nothing else."""


def bucket(days: int) -> str:
    """The name of the bucket for an age of so many days."""
    return next(name for name, _least, most in BUCKETS if most is None or days <= most)


def age(standing: Standing, day: date, *, allowances: Mapping[str, Decimal] = ALLOWANCES, basis: str = DUE) -> Age:
    """An account by age on a day."""
    sums, overdue = {name: NOTHING for name, _least, _most in BUCKETS}, NOTHING
    for item in standing.items:
        for part in item.parts:
            sums[bucket((day - item.begins(part, basis)).days)] += part.amount
            overdue += part.amount if overdue_days(part.due, day) > 0 else NOTHING
    lost = sum((sums[name] * allowances.get(name, NOTHING) for name in sums), NOTHING)
    return Age(standing.client, standing.currency, sums, standing.unallocated, rounded(lost), overdue)


def ages(
    standings: Sequence[Standing], day: date, *, allowances: Mapping[str, Decimal] = ALLOWANCES, basis: str = DUE
) -> list[Age]:
    """Every account that has anything open, by age."""
    made = (age(standing, day, allowances=allowances, basis=basis) for standing in standings)
    return [each for each in made if any(each.buckets.values()) or each.unallocated]
