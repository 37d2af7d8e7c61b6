"""Choosing among very many opportunities while somebody types: words folded once, each list put in order once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.sales.deal import NOTHING, Deal
from clientdesk.dossier.sales.stages import LEAD


@dataclass(frozen=True, slots=True)
class Entry:
    """An opportunity with the words by which it is found, folded, each on a line, and what is to be expected of it:
    nothing where it is over."""

    deal: Deal
    words: str
    weighted: Decimal


@dataclass(frozen=True)
class Wish:
    """What is listed: a part (`belongs`) of one stage (any where it is empty), sorted by a key (the latest opened first
    where there is none)."""

    belongs: Callable[[Deal, date], bool]
    stage: str = ""
    by: Callable[[Deal], Any] | None = None
    turned: bool = False


@dataclass(frozen=True)
class Sums:
    """What some opportunities come to in the currency of the books; `uncounted` have no amount there."""

    amount: Decimal
    weighted: Decimal
    uncounted: int
    has_open: bool


class Choosing:
    """The opportunities of a day, the latest opened first. Lists are kept in their order, so that a letter typed costs
    no more than a look at each text."""

    def __init__(self, entries: Sequence[Entry], today: date) -> None:
        self.entries = entries
        self.today = today
        self._ordered: dict[Wish, Sequence[Entry]] = {}

    def chosen(self, wish: Wish, typed: str) -> Sequence[Entry]:
        """Those of a list that hold some letters (folded) in a word."""
        ordered = self._ordered.get(wish)
        if ordered is None:
            ordered = self._ordered[wish] = self._put_in_order(wish)
        return [entry for entry in ordered if typed in entry.words] if typed else ordered

    def _put_in_order(self, wish: Wish) -> Sequence[Entry]:
        of_stage = (each for each in self.entries if not wish.stage or (each.deal.stage or LEAD) == wish.stage)
        listed = [each for each in of_stage if wish.belongs(each.deal, self.today)]
        if (by := wish.by) is not None:
            listed.sort(key=lambda each: by(each.deal), reverse=wish.turned)
        return listed


def entries_of(deals: Iterable[Deal]) -> tuple[Entry, ...]:
    """Opportunities with their words; it takes its time."""
    return tuple(
        Entry(
            deal,
            "\n".join(
                fold(word) for word in (deal.name, deal.named, deal.code, deal.owner, deal.next_step, *deal.products)
            ),
            (deal.weighted or NOTHING) if deal.is_open else NOTHING,
        )
        for deal in deals
    )


def read_out(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The same, found also by how their names and clients are read, each way on a line; it takes its time."""
    names = {name for each in entries for name in (each.deal.name, each.deal.named)}
    read = {name: "\n".join(reading for pair in pinyin_readings(name) for reading in pair) for name in names}
    return tuple(
        replace(each, words="\n".join((each.words, read[each.deal.name], read[each.deal.named]))) for each in entries
    )


def sums(entries: Sequence[Entry]) -> Sums:
    """What they come to."""
    amounts = [each.deal.base for each in entries]
    counted = [amount for amount in amounts if amount is not None]
    return Sums(
        sum(counted, NOTHING),
        sum((each.weighted for each in entries), NOTHING),
        len(amounts) - len(counted),
        any(each.deal.is_open for each in entries),
    )
