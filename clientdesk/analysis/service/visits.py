"""Dispatches in figures: how many, in time, repeated within a month, how satisfied clients are (M05)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from clientdesk.analysis.service.complaints import mean_satisfaction
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.moves import CANCELLED, REJECTED, WORKED

REPEAT_DAYS = 30
_NOT_COUNTED = (CANCELLED, REJECTED)


@dataclass(frozen=True)
class Visits:
    """The figures of dispatches; `on_time` is a share of those that were planned and are done, None where there is
    none; `repeats` are repairs within 30 days after another of the same thing; `satisfaction` is from -90 to 90."""

    count: int
    done: int
    on_time: Decimal | None
    repeats: int
    satisfaction: Decimal | None


def visits(dispatches: Sequence[Record]) -> Visits:
    """The figures of these dispatches, the cancelled left out."""
    counted = [each for each in dispatches if each[Dispatch.state] not in _NOT_COUNTED]
    done = [each for each in counted if each[Dispatch.state] in WORKED]
    planned = [
        done_on <= planned_on
        for each in done
        if (done_on := each[Dispatch.done_on]) and (planned_on := each[Dispatch.planned_on])
    ]
    return Visits(
        len(counted),
        len(done),
        (Decimal(sum(planned)) / len(planned)).quantize(Decimal("0.0001")) if planned else None,
        sum(len(found) for found in repeats(done).values()),
        mean_satisfaction(each[Dispatch.satisfaction] for each in done),
    )


def repeats(dispatches: Sequence[Record]) -> dict[str, list[str]]:
    """{what was repaired: the numbers of the dispatches that repaired it again within 30 days}."""
    by_thing: dict[str, list[Record]] = {}
    for each in dispatches:
        thing = _thing(each) if each[Dispatch.kind] == "repair" else ""
        if thing and each[Dispatch.done_on] is not None:
            by_thing.setdefault(thing, []).append(each)
    found: dict[str, list[str]] = {}
    for thing, same in by_thing.items():
        same.sort(key=lambda each: (each[Dispatch.done_on] or date.max, each.code))
        for before, after in pairwise(same):
            first, second = before[Dispatch.done_on], after[Dispatch.done_on]
            if first and second and second - first <= timedelta(REPEAT_DAYS):
                found.setdefault(thing, []).append(after.code)
    return found


def _thing(dispatch: Record) -> str:
    """By what the thing that was repaired is known again: itself, its serial number, or the product at the client."""
    item, product, client = dispatch[Dispatch.item], dispatch[Dispatch.product], dispatch[Dispatch.client]
    if item is not None:
        return f"item {item.target or item.name}"
    if serial := dispatch[Dispatch.serial]:
        return f"serial {serial}"
    if product is not None and client is not None:
        return f"product {product.target or product.name} of {client.target or client.name}"
    return ""
