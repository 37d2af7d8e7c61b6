"""What finding doubles and merging give and take: pairs with reasons, a comparison value by value, what was merged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from clientdesk.desk.doubles.values import says_more
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import Catalogue, Sentence
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for two files being of the same client, or against it.

    `weight` says how much (below nought: against); `values` fill the places of the text and are values of the clients,
    so they are shown and never logged.
    """

    text: Sentence
    weight: float

    @property
    def is_against(self) -> bool:
        """Whether it speaks against."""
        return self.weight < 0

    def sentence(self, words: Catalogue) -> str:
        """The reason in a language."""
        return words.say(self.text)


@dataclass(frozen=True)
class Pair:
    """Two files that may be of the same client.

    score    0 to 1: about the share of pairs with such evidence that are the same
    reasons  the strongest first, those against last
    safe     a merge would lose nothing: the same number proves it, and no field has two different values
    """

    one: Line
    other: Line
    score: float
    reasons: tuple[Reason, ...]
    safe: bool = False


@dataclass(frozen=True)
class Like:
    """A stored client that may be the same as a record that is not stored yet."""

    line: Line
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Apart:
    """Two files that somebody said are not the same, the ISO day, and who said so."""

    one: Line
    other: Line
    at: str
    by: str


class Side(StrEnum):
    """Whose value stays: that of the file that is kept, that of the one that goes, or both together."""

    KEEP = "keep"
    DROP = "drop"
    BOTH = "both"


class Losers(StrEnum):
    """What becomes of values that find no place in the file that stays: kept as a note there, or only in the file that
    goes into the trash."""

    NOTE = "note"
    TRASH = "trash"


@dataclass(frozen=True)
class Difference:
    """A field in which two files differ.

    keep, drop   the values, None where empty
    sides        what can be chosen; BOTH only where values can stand together (tags, lists, long texts)
    suggested    the one that is taken unless somebody chooses, `why` in words
    both         the value with both together, None where there is none
    elsewhere    the group that takes the losing value all the same (a second telephone), None where it has no place
    usual        what every new file begins with; losing that loses nothing
    """

    field: Field[Any]
    keep: Any
    drop: Any
    suggested: Side
    why: Sentence
    sides: tuple[Side, ...] = (Side.KEEP, Side.DROP)
    both: Any = None
    elsewhere: Field[Any] | None = None
    usual: Any = None

    def taken(self, side: Side) -> Any:
        """The value that stays with a choice."""
        return {Side.KEEP: self.keep, Side.DROP: self.drop, Side.BOTH: self.both}[side]

    def lost(self, side: Side) -> Any:
        """The value that finds no place in the file that stays with a choice; None where nothing is lost."""
        loser = {Side.KEEP: self.drop, Side.DROP: self.keep, Side.BOTH: None}[side]
        kept = self.taken(side)
        if self.elsewhere is not None or loser == self.usual or says_more(kept, loser):
            return None
        return loser


@dataclass(frozen=True)
class United:
    """A group whose rows are put together: those of both, how many of them came along, how many were there already."""

    field: Field[tuple[Row, ...]]
    rows: tuple[Row, ...]
    added: int
    same: int


@dataclass(frozen=True)
class Moved:
    """What refers to the file that goes and will refer to the one that stays: the kind of file, the field, how many."""

    kind: Kind
    field: Field[Any]
    count: int


@dataclass(frozen=True)
class Comparison:
    """Two files side by side, before a merge.

    keep, drop   the records as they stand
    fields       every field in which they differ and both or one say something, in the order of the form
    groups       the groups that gain rows
    answers      keys of fields whose note (unknown, not applicable …) comes along
    moved        what refers to the file that goes
    refusal      why these two cannot be merged, None where they can
    reasons      what speaks for and against their being the same, and the score
    """

    keep: Record
    drop: Record
    fields: tuple[Difference, ...]
    groups: tuple[United, ...]
    answers: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    refusal: Sentence | None = None
    reasons: tuple[Reason, ...] = ()
    score: float = 0.0
    safe: bool = False

    def difference(self, key: str) -> Difference | None:
        """The difference in the field of this key."""
        return next((found for found in self.fields if found.field.key == key), None)


@dataclass(frozen=True)
class Merged:
    """What a merge did: the news of its step, the codes, how many references were turned, how many values went into a
    note."""

    changed: Changed
    keep: str
    drop: str
    turned: int = 0
    noted: int = 0


@dataclass(frozen=True)
class Left:
    """A pair that could not be merged with the others, and why."""

    pair: Pair
    why: Sentence


@dataclass(frozen=True)
class MergedAll:
    """What merging many pairs did: each merge, and the pairs that were left as they are."""

    merged: tuple[Merged, ...] = ()
    left: tuple[Left, ...] = ()
    changed: Changed = field(default_factory=Changed)


class Fate(StrEnum):
    """What became of a merge: it can be taken back, it was, or it cannot be any more, since a file of it was erased, or
    one that had become part of another was taken out of the trash."""

    OPEN = "open"
    UNDONE = "undone"
    ERASED = "erased"
    RESTORED = "restored"


@dataclass(frozen=True)
class Merger:
    """A merge in the history, the latest first: its step, the moment (ISO, UTC), who, the codes of the pairs merged in
    it (the one that stayed, the one that went), and what became of it."""

    step: int
    at: str
    by: str
    pairs: Sequence[tuple[str, str]]
    fate: Fate
