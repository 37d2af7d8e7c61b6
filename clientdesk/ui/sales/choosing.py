"""Choosing among very many opportunities while somebody types: words folded once, each list put in order once."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.sales.deal import NOTHING, Deal
from clientdesk.dossier.sales.stages import LEAD

_AT_ONCE = 5000
"""So many are put in order within a few hundredths of a second."""
_PIECE = 4096


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


@dataclass(frozen=True)
class Ordered:
    """A list in its order: places among all entries, the opportunities there, and what they come to."""

    places: Sequence[int]
    deals: Sequence[Deal]
    sums: Sums


class Choosing:
    """The opportunities of a day, the latest opened first. Lists are kept in their order, so that a letter typed costs
    no more than a look at each text; putting a long one in order is no work for the window's thread."""

    def __init__(self, entries: Sequence[Entry], today: date) -> None:
        self.entries = entries
        self.today = today
        self._ordered: dict[Wish, Ordered] = {}
        self._places = {each.deal.code: place for place, each in enumerate(entries)}

    def with_words(self, entries: Sequence[Entry]) -> "Choosing":
        """The same opportunities, found by other words; their orders stay."""
        other = Choosing(entries, self.today)
        other._ordered = self._ordered
        return other

    def is_ready(self, wish: Wish) -> bool:
        """Whether a list can be shown without anybody noticing a pause."""
        return wish in self._ordered or len(self.entries) <= _AT_ONCE

    def prepare(self, wish: Wish) -> Ordered:
        """A list in its order; it takes its time."""
        of_stage = (
            place
            for place, each in enumerate(self.entries)
            if not wish.stage or (each.deal.stage or LEAD) == wish.stage
        )
        listed = [place for place in of_stage if wish.belongs(self.entries[place].deal, self.today)]
        if wish.by is not None:
            listed = _in_order(listed, [wish.by(each.deal) for each in self.entries], turned=wish.turned)
        return self._told(listed)

    def keep(self, wish: Wish, ordered: Ordered) -> None:
        """Keep what `prepare` told."""
        self._ordered[wish] = ordered

    def chosen(self, wish: Wish, typed: str) -> Ordered:
        """Those of a list that hold some letters (folded) in a word."""
        if wish not in self._ordered:
            self.keep(wish, self.prepare(wish))
        ordered, entries = self._ordered[wish], self.entries
        return self._told([place for place in ordered.places if typed in entries[place].words]) if typed else ordered

    def row_of(self, code: str, chosen: Ordered) -> int:
        """The row of an opportunity in a list; the first one where it is not in it."""
        place = self._places.get(code)
        return chosen.places.index(place) if place is not None and place in chosen.places else 0

    def _told(self, places: Sequence[int]) -> Ordered:
        some = [self.entries[place] for place in places]
        # An array is let go at once where a list of numbers takes the window milliseconds.
        return Ordered(array("l", places), [each.deal for each in some], sums(some))


def _in_order(places: Sequence[int], keys: Sequence[Any], *, turned: bool) -> list[int]:
    """Places by their keys. No other thread goes on while Python sorts a list, so that only short ones are sorted, and
    then merged two by two."""
    pieces = [places[start : start + _PIECE] for start in range(0, len(places), _PIECE)]
    ordered = [sorted(piece, key=keys.__getitem__, reverse=turned) for piece in pieces]
    while len(ordered) > 1:
        pairs = [ordered[start : start + 2] for start in range(0, len(ordered), 2)]
        ordered = [sorted(chain(*pair), key=keys.__getitem__, reverse=turned) for pair in pairs]
    return ordered[0] if ordered else []


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
