"""A client's account over a period: what it began with, each document with the balance after it, sums by month."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from clientdesk.analysis.trade.books import balance, by_account
from clientdesk.dossier.trade.figures import NOTHING, Account, AccountLine, MonthSums, Posting


def account(client: str, currency: str, made: Sequence[Posting], *, since: date, until: date) -> Account:
    """The account out of all its postings in their order; those before `since` are its opening balance."""
    opening = balance([each for each in made if each.day < since])
    within = [each for each in made if since <= each.day <= until]
    return Account(client, currency, opening, tuple(_lines(within, opening)), tuple(_months(made, since, until)))


def accounts(made: Iterable[Posting], *, since: date, until: date) -> list[Account]:
    """The accounts of all clients and currencies; those without a line and without a balance are left out."""
    told = (
        account(client, currency, entries, since=since, until=until)
        for (client, currency), entries in sorted(by_account(made).items())
    )
    return [each for each in told if each.lines or each.opening]


def sides(posting: Posting) -> tuple[Decimal, Decimal]:
    """(debit, credit) of a posting; what a bounced bill takes back is a negative credit, as the books show it."""
    value = posting.value.total
    if posting.bounced:
        return NOTHING, -value
    return (value, NOTHING) if value > 0 else (NOTHING, -value)


def _lines(within: Sequence[Posting], owed: Decimal) -> Iterator[AccountLine]:
    for each in within:
        debit, credit = sides(each)
        owed += debit - credit
        yield AccountLine(each, debit, credit, owed)


def _months(made: Sequence[Posting], since: date, until: date) -> Iterator[MonthSums]:
    year, year_debit, year_credit = 0, NOTHING, NOTHING
    for (in_year, month), group in groupby(made, key=lambda each: (each.day.year, each.day.month)):
        if in_year != year:
            year, year_debit, year_credit = in_year, NOTHING, NOTHING
        # The sums of the year count from its first day, also where the period begins later.
        both = [(each.day, *sides(each)) for each in group if each.day <= until]
        year_debit += sum((debit for _day, debit, _credit in both), NOTHING)
        year_credit += sum((credit for _day, _debit, credit in both), NOTHING)
        shown = [(debit, credit) for day, debit, credit in both if day >= since]
        if shown:
            debit, credit = (sum(side, NOTHING) for side in zip(*shown, strict=True))
            yield MonthSums(in_year, month, debit, credit, year_debit, year_credit)
