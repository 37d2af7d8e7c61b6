"""The vouchers of a period: what happened to its documents, and what was changed since it was given out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.books import postings
from clientdesk.analysis.trade.entries import BOOKED, PAYABLE, Booked, Known, account_of, events, exchanged
from clientdesk.analysis.trade.exchange import differences
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING, ExchangeDifference
from clientdesk.dossier.trade.posted import POSTED
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.trade.vouchers import EXCHANGE, POST, Entry, GivenEvent, NotBooked, Voucher
from clientdesk.i18n import N_

GIVEN = N_("It was given to the accounting package before")


def _never(_record: Record) -> tuple[GivenEvent, ...]:
    return ()


def _as_dated(record: Record) -> date:
    return (record[record.kind.dated] if record.kind.dated else None) or date.min


@dataclass(frozen=True)
class Before:
    """What was given out before: `given` the events of a document; `changed_on` the day on which its substance was
    changed last, on which a correction is booked; `again`: what was given out is written once more as it was."""

    given: Callable[[Record], Sequence[GivenEvent]] = _never
    changed_on: Callable[[Record], date] = _as_dated
    again: bool = False


def vouchers(
    records: Iterable[Record],
    rules: TradeRules,
    *,
    since: date | None,
    until: date,
    first: Callable[[str], int] = lambda _month: 1,
    before: Before | None = None,
) -> tuple[list[Voucher], list[NotBooked]]:
    """One voucher for each event of documents in a period, numbered within its month ("2026-03") from what `first`
    says, and the documents of the period that make none, with the reason. Each balances to the cent. What was given out
    makes one only for what was changed since."""
    everything, before = sorted(records, key=_order), before or Before()
    settled: dict[str, list[ExchangeDifference]] = {}
    for each in differences(postings(everything, base=rules.base), base=rules.base):
        settled.setdefault(each.credit.code, []).append(each)
    made: list[Voucher] = []
    left: list[NotBooked] = []
    for record in everything:
        if record.kind.name in BOOKED:
            told = _Document(record, rules, before, settled.get(record.code, ()))
            within = [each for each in told.vouchers() if (since is None or each.day >= since) and each.day <= until]
            made += within
            if not within and told.is_of(since, until):
                left.append(NotBooked(record.code, told.reason))
    return list(_numbered(made, first)), left


def _order(record: Record) -> tuple[date, str]:
    return _as_dated(record), record.code


def _numbered(made: Iterable[Voucher], first: Callable[[str], int]) -> Iterator[Voucher]:
    month, number = "", 1
    for each in sorted(made, key=lambda voucher: (voucher.day, voucher.document)):
        if f"{each.day:%Y-%m}" != month:
            month = f"{each.day:%Y-%m}"
            number = first(month)
        yield replace(each, number=number)
        number += 1


class _Document:
    """One document: what happened to it, beside what was given out of it."""

    def __init__(
        self, record: Record, rules: TradeRules, before: Before, settled: Sequence[ExchangeDifference]
    ) -> None:
        self.record, self.rules, self.before = record, rules, before
        self.given: dict[str, list[GivenEvent]] = {}
        for each in before.given(record):
            self.given.setdefault(each.event, []).append(each)
        found, self.reason = events(record, rules, known=self._known())
        self.now = {each.event: each for each in found}
        self.now |= {each.event: each for each in (exchanged(each, record, rules) for each in settled)}
        if self.given:
            self.reason = GIVEN

    def is_of(self, since: date | None, until: date) -> bool:
        """Whether something of it belongs to a period."""
        days = [each.day for each in self.now.values()] or [_as_dated(self.record)]
        return any((since is None or day >= since) and day <= until for day in days)

    def vouchers(self) -> Iterator[Voucher]:
        """What is to be written of it, whenever it happened."""
        for event in [*self.now, *(event for event in self.given if event not in self.now)]:
            given = self.given.get(event, [])
            if self.before.again:
                yield from (self._once_more(each) for each in given if each.entries != ())
            if not given:
                yield self._voucher(event, self.now[event].day, self.now[event].entries)
            elif entries := self._changed(event, given):
                day = max([self.before.changed_on(self.record), *(each.day for each in given if each.day)])
                made = replace(self._voucher(event, day, entries), corrects=True)
                yield replace(made, noted=self._entries(event)) if _is_unnoted(given) else made

    def _known(self) -> Known:
        """At what an expense was booked when it was given out."""
        noted = [entry for each in self.given.get(POST, ()) for entry in each.entries or ()]
        owed = any(entry.role == PAYABLE for entry in noted)
        return Known(owed, noted[0].rate if noted and self.record.kind.name == EXPENSE.name else None)

    def _voucher(self, event: str, day: date, entries: tuple[Entry, ...]) -> Voucher:
        record = self.record
        title = record[record.kind.title] or record.code
        if event.startswith(EXCHANGE):
            title = f"{title} · {event.removeprefix(EXCHANGE).strip()}"
        papers = (record[Expense.papers] or 0) if record.kind.name == EXPENSE.name else 0
        return Voucher(0, day, record.code, record.kind.name, title, entries, papers, event)

    def _once_more(self, each: GivenEvent) -> Voucher:
        """As it was given out; the accounts are those the house uses now."""
        entries = self._posted(each.event) if each.entries is None else each.entries
        now = tuple(
            replace(entry, account=account_of(entry.role, self.rules, name=entry.account.name)) for entry in entries
        )
        made = self._voucher(each.event, each.day or _as_dated(self.record), now)
        return replace(made, summary=each.summary or made.summary, papers=each.papers, again=True)

    def _changed(self, event: str, given: Sequence[GivenEvent]) -> tuple[Entry, ...]:
        """What is to be booked so that the books say what the document says now; red where it is less."""
        entries = self._entries(event)
        if _is_unnoted(given):
            # Nobody noted how it was booked: only that it is not any more can be told.
            return () if entries else _difference((), self._posted(event))
        return _difference(entries, [entry for each in given for entry in each.entries or ()])

    def _entries(self, event: str) -> tuple[Entry, ...]:
        return self.now[event].entries if event in self.now else ()

    def _posted(self, event: str) -> tuple[Entry, ...]:
        """The entries of a document that was booked as it stands, though it may be void now."""
        if event in self.now:
            return self.now[event].entries
        then = Record(self.record.kind, {field.key: value for field, value in self.record.filled()})
        then.code = self.record.code
        then[then.kind.by_key["state"]] = "approved" if then.kind.name == EXPENSE.name else POSTED
        found: list[Booked] = events(then, self.rules, known=Known())[0]
        return next((each.entries for each in found if each.event == event), ())


def _is_unnoted(given: Sequence[GivenEvent]) -> bool:
    return all(each.entries is None for each in given)


_Key = tuple[str, str, str, bool]


def _difference(now: Iterable[Entry], given: Iterable[Entry]) -> tuple[Entry, ...]:
    """What has to be booked besides, account by account, each side for itself; nothing where both are the same."""
    sums: dict[_Key, list[Decimal]] = {}
    last: dict[_Key, Entry] = {}
    for sign, entries in ((-1, given), (1, now)):
        for entry in entries:
            key = (entry.role, entry.client or entry.name, entry.currency, bool(entry.debit))
            last[key] = entry
            booked = sums.setdefault(key, [NOTHING, NOTHING])
            booked[0] += sign * (entry.debit or entry.credit)
            booked[1] += sign * entry.original
    return tuple(_rest(last[key], *booked) for key, booked in sums.items() if booked[0])


def _rest(entry: Entry, amount: Decimal, original: Decimal) -> Entry:
    debit, credit = (amount, NOTHING) if entry.debit else (NOTHING, amount)
    return replace(entry, debit=debit, credit=credit, original=original)
