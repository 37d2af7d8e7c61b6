"""Sales by month, client and product: what the lines of a period come to, beside the year before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.amounts import rounded
from clientdesk.analysis.trade.exchange import EXCHANGE
from clientdesk.dossier.kinds import GOODS_RETURN, RECEIPT
from clientdesk.dossier.trade.figures import NOTHING, Posting, Sold
from clientdesk.dossier.trade.sales import ClientFacts, MonthFacts, Sales, SalesLine


def sales(
    rows: Sequence[Sold],
    made: Sequence[Posting],
    *,
    since: date,
    until: date,
    costs: Mapping[tuple[str, str], Decimal],
    grades: Mapping[str, str],
) -> Sales:
    """The sales of a period. `rows` are those of the order ledger from a year before `since` on, `made` all postings up
    to `until` in the house's currency with the differences of exchange, `costs` {(name, model) of a product, or with an
    empty model its name alone: cost of one}, `grades` {client: class}."""
    own = [row for row in rows if since <= row.day <= until]
    before = [row for row in rows if _a_year_later(row.day) and since <= _later(row.day) <= until]
    lines = tuple(_line(row, costs) for row in own if row.amount.total or row.quantity)
    months = tuple(_months(own, before, made, since, until))
    return Sales(lines, months, tuple(_clients(own, before, grades)))


def _a_year_later(day: date) -> bool:
    return day.year < date.max.year


def _later(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _line(row: Sold, costs: Mapping[tuple[str, str], Decimal]) -> SalesLine:
    net, cost = row.base_net, costs.get((row.product, row.model), costs.get((row.product, "")))
    return SalesLine(
        _month(row.day),
        row.document,
        row.client,
        row.name,
        row.product,
        row.model,
        row.quantity,
        net,
        # What rounding leaves is taken by the tax, so that the base amounts of the order ledger are met.
        row.base - net,
        row.kind == GOODS_RETURN.name,
        None if cost is None else rounded(row.quantity * cost),
    )


def _months(
    own: Iterable[Sold], before: Iterable[Sold], made: Sequence[Posting], since: date, until: date
) -> Iterator[MonthFacts]:
    was: dict[str, Decimal] = {}
    for row in before:
        month = _month(_later(row.day))
        was[month] = was.get(month, NOTHING) + row.base_net
    received: dict[str, Decimal] = {}
    for each in made:
        if each.kind == RECEIPT.name and each.reason != EXCHANGE:
            month = _month(each.day)
            received[month] = received.get(month, NOTHING) - rounded(each.value.total * each.rate)
    for month in months_between(since, until):
        owed = sum((rounded(each.value.total * each.rate) for each in made if _month(each.day) <= month), NOTHING)
        yield MonthFacts(month, received.get(month, NOTHING), owed, was.get(month, NOTHING))


def months_between(since: date, until: date) -> list[str]:
    """Every month from a day to a day."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1)]


def _clients(own: Sequence[Sold], before: Sequence[Sold], grades: Mapping[str, str]) -> list[ClientFacts]:
    """The clients of the period, those that bought most first."""
    names: dict[str, str] = {}
    bought: dict[str, Decimal] = {}
    was: dict[str, Decimal] = {}
    for row in own:
        key = row.client or row.name
        names[key] = row.name
        bought[key] = bought.get(key, NOTHING) + row.base_net
    for row in before:
        key = row.client or row.name
        was[key] = was.get(key, NOTHING) + row.base_net
        names.setdefault(key, row.name)
    # Who bought nothing any more stands at the end, so that the year before is told in full.
    ordered = sorted(names, key=lambda key: (-bought.get(key, NOTHING), key))
    return [ClientFacts(key, names[key], grades.get(key, ""), was.get(key, NOTHING)) for key in ordered]
