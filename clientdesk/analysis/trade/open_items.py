"""What is still open of each sale, and what came in for nothing yet, on a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.books import by_account
from clientdesk.dossier.trade.figures import NOTHING, OpenItem, Part, Posting, Standing


def standings(made: Sequence[Posting]) -> list[Standing]:
    """Every account of these postings, by client and currency. Credits settle what they name: a sale, an order (the
    sales of that order, the oldest first); what is left of them is not allocated."""
    return [_standing(client, currency, account) for (client, currency), account in sorted(by_account(made).items())]


def _standing(client: str, currency: str, account: Sequence[Posting]) -> Standing:
    debits = debits_of(account)
    paid: dict[str, Decimal] = {each.code: NOTHING for each in debits}
    owing = {id(each) for each in debits}
    free = sum((each.value.total for each in account if id(each) not in owing), NOTHING)
    for _by, share_of, share in settled(account):
        paid[share_of] += share
        free += share
    items = [_item(each, paid[each.code]) for each in debits]
    still = sorted((item for item in items if item.parts), key=lambda item: (item.parts[0].due, item.posting.code))
    return Standing(client, currency, tuple(still), free, tuple(item for item in items if not item.parts))


def debits_of(account: Sequence[Posting]) -> list[Posting]:
    """What is owed for: sales, and what else adds to an account."""
    debits = [each for each in account if each.value.total > 0 and not each.bounced]
    return debits + [each for each in account if each.value.total <= 0 and each.parts]


def settled(account: Sequence[Posting]) -> list[tuple[str, str, Decimal]]:
    """(number of the credit, number of the debit, how much of the debit it settles), in the order of the account."""
    debits = debits_of(account)
    paid: dict[str, Decimal] = {each.code: NOTHING for each in debits}
    meant: dict[str, list[Posting]] = {}
    for each in debits:
        for name in {each.code, each.order} - {""}:
            meant.setdefault(name, []).append(each)
    found = []
    for by, code, part in _settlements(account):
        for share_of, share in _shares(part, meant.get(code, ()), paid):
            paid[share_of] += share
            found.append((by, share_of, share))
    return found


def _settlements(account: Sequence[Posting]) -> list[tuple[str, str, Decimal]]:
    """(by which document, of which, amount) with what a bounced bill took back taken off first, so that nothing is
    settled by it."""
    told: dict[tuple[str, str], Decimal] = {}
    for each in account:
        for code, part in each.settles:
            told[each.code, code] = told.get((each.code, code), NOTHING) + part
    return [(by, code, part) for (by, code), part in told.items() if part]


def _shares(part: Decimal, meant: Sequence[Posting], paid: dict[str, Decimal]) -> list[tuple[str, Decimal]]:
    """Which of the debits it is meant for a payment settles, each at most to its whole."""
    shares = []
    for each in meant:
        share = min(part, each.value.total - paid[each.code])
        if share > 0:
            shares.append((each.code, share))
            part -= share
    return shares


def _item(posting: Posting, paid: Decimal) -> OpenItem:
    rest, parts = paid, []
    for part in posting.parts or (Part(posting.day, posting.value.total),):
        taken = max(NOTHING, min(rest, part.amount))
        rest -= taken
        if part.amount - taken:
            parts.append(Part(part.due, part.amount - taken))
    return OpenItem(posting, paid, tuple(parts))


def oldest_first(standing: Standing) -> Standing:
    """The same account with what is not allocated taken off the oldest open items; for a report only."""
    free, items = -standing.unallocated, []
    for item in standing.items:
        parts = []
        for part in item.parts:
            taken = max(NOTHING, min(free, part.amount))
            free -= taken
            if part.amount - taken:
                parts.append(Part(part.due, part.amount - taken))
        if parts:
            items.append(replace(item, parts=tuple(parts)))
    return replace(standing, items=tuple(items), unallocated=-free)


def overdue_days(due: date, day: date) -> int:
    """How many days a part is overdue on a day; zero or below: it is not."""
    return (day - due).days
