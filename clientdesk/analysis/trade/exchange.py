"""Accounts in foreign currencies as the house's own books see them: converted, with the differences of exchange."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from clientdesk.analysis.trade.amounts import rounded
from clientdesk.analysis.trade.books import by_account
from clientdesk.analysis.trade.open_items import debits_of, settled
from clientdesk.dossier.trade.figures import NOTHING, Amount, ExchangeDifference, Part, Posting

EXCHANGE = "exchange"
"""The reason of a posting that is a difference of exchange."""


def differences(made: Iterable[Posting], *, base: str) -> list[ExchangeDifference]:
    """The differences of exchange of postings in their order: whatever settles a debit takes it off at the rate it was
    booked at, and what it was worth more or less at its own rate is the difference. Parts of a document are rounded so
    that together they are the document, so an account that is settled comes to nothing in the house's currency too."""
    return [
        each
        for (_client, currency), account in by_account(made).items()
        if currency != base
        for each in _of_account(account)
    ]


def _of_account(account: Sequence[Posting]) -> list[ExchangeDifference]:
    debits = {each.code: each for each in debits_of(account)}
    givers = {each.code: each for each in account if each.code not in debits and not each.bounced}
    taken: dict[tuple[str, str], Decimal] = {}

    def worth(side: str, posting: Posting, part: Decimal) -> Decimal:
        before = taken.get((side, posting.code), NOTHING)
        taken[side, posting.code] = before + part
        return rounded((before + part) * posting.rate) - rounded(before * posting.rate)

    found = []
    for by, code, part in settled(account):
        if (credit := givers.get(by)) is not None:
            more = worth("credit", credit, part) - worth("debit", debits[code], part)
            found.append(ExchangeDifference(credit, debits[code], part, more))
    return [each for each in found if each.base]


def owed_in_base(made: Iterable[Posting], *, base: str) -> dict[str, Decimal]:
    """{client: what is owed in the house's currency} by what is open of each document at its own rate, whatever the
    differences of exchange: what is left of debits, less what is left of credits."""
    owed: dict[str, Decimal] = {}
    for (client, _currency), account in by_account(made).items():
        debits, taken = {each.code for each in debits_of(account)}, dict[str, Decimal]()
        for by, code, part in settled(account):
            for number in (by, code):
                taken[number] = taken.get(number, NOTHING) + part
        for each in account:
            side = 1 if each.code in debits else -1
            part = NOTHING if each.bounced else rounded(taken.get(each.code, NOTHING) * each.rate)
            owed[client] = owed.get(client, NOTHING) + rounded(each.value.total * each.rate) - side * part
    return owed


def in_base(made: Sequence[Posting], *, base: str) -> list[Posting]:
    """The same accounts in the house's currency, one for each client: every posting at its own rate to the cent, and
    each difference of exchange as a posting of its own under the number of what settled."""
    converted = [_converted(each, base) for each in made]
    converted += [_difference(each, base) for each in differences(made, base=base)]
    return sorted(converted, key=lambda each: each.day)


def _converted(posting: Posting, base: str) -> Posting:
    if posting.currency == base:
        return posting
    total, net = (rounded(part * posting.rate) for part in (posting.value.total, posting.value.net))
    return replace(
        posting,
        currency=base,
        rate=Decimal(1),
        value=Amount(net, total - net, total),
        parts=_parts(posting, total),
        settles=tuple((code, rounded(part * posting.rate)) for code, part in posting.settles),
    )


def _parts(posting: Posting, total: Decimal) -> tuple[Part, ...]:
    """The parts in the house's currency; the last one takes what rounding leaves."""
    parts = [Part(part.due, rounded(part.amount * posting.rate)) for part in posting.parts[:-1]]
    rest = total - sum((part.amount for part in parts), NOTHING)
    return (*parts, Part(posting.parts[-1].due, rest)) if posting.parts else ()


def _difference(each: ExchangeDifference, base: str) -> Posting:
    value = Amount(each.base, NOTHING, each.base)
    return Posting(
        each.credit.code,
        each.credit.kind,
        each.credit.client,
        each.day,
        base,
        Decimal(1),
        value,
        particulars=f"{each.debit.code} {each.amount:,.2f} {each.credit.currency}",
        reason=EXCHANGE,
    )
