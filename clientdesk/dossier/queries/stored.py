"""What a condition comes down to: tests on one value in the form in which the file keeps it (`Type.to_column`).

Every test fails for an empty value. Texts in tests are folded already (`dossier.folding`), days are ISO texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clientdesk.dossier.homelands import CHINA

Way = Literal["is", "has", "begins", "ends"]
"""How a text must stand to another: be it, hold it, begin or end with it."""
LARGEST = 2**63 - 1
"""No whole number the file keeps is larger."""


@dataclass(frozen=True)
class Filled:
    """There is a value."""


@dataclass(frozen=True)
class Among:
    """One of these, to the letter."""

    values: tuple[str | int, ...]


@dataclass(frozen=True)
class Within:
    """From `low` to `high`, both included; None is open. For numbers, days and months."""

    low: str | int | None
    high: str | int | None


@dataclass(frozen=True)
class Spans:
    """A day, month or year that lies altogether after the day `after` and before the day `before` (empty: open). A
    date without a year never does."""

    after: str
    before: str


@dataclass(frozen=True)
class Ranges:
    """A date that is known as exactly as the ends of one of these ranges (whole days, months, years), and lies between
    them, both included."""

    ranges: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class YearDay:
    """A day, with or without its year, whose month and day are among these (MM-DD); with `until` (ISO) none that is
    only to come later."""

    days: frozenset[str]
    until: str = ""


@dataclass(frozen=True)
class InMonth:
    """A date whose month is among these (MM)."""

    months: frozenset[str]


@dataclass(frozen=True)
class NoYear:
    """A date, Gregorian or lunar, without a year."""


@dataclass(frozen=True)
class InPart:
    """A Gregorian date of which the day, the month or the year is not known."""


@dataclass(frozen=True)
class LunarDays:
    """A lunar date whose month and day (MM-DD, LMM-DD in a leap month) are among those of its leap-month rule."""

    by_rule: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class LunarMonth:
    """A lunar date in one of these months (MM), leap or not."""

    months: frozenset[str]


@dataclass(frozen=True)
class LunarLeap:
    """A lunar date in a leap month."""


@dataclass(frozen=True)
class LunarKept:
    """A whole Gregorian day whose month and day in the Chinese calendar are among those of its leap-month rule."""

    by_rule: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class LunarSpan:
    """A lunar date with a year from `low` on and before `end` (as `lunar_order` writes them; empty is open)."""

    low: str
    end: str


@dataclass(frozen=True)
class Moments:
    """A moment from `low` on and before `end` (ISO to the second in UTC; empty is open)."""

    low: str
    end: str


@dataclass(frozen=True)
class Texts:
    """A text that folded stands so to one of these."""

    way: Way
    texts: tuple[str, ...]


@dataclass(frozen=True)
class SamePhone:
    """A telephone number with one of these normal forms. `tails` are digits one of which each of them holds in this
    order; of none nothing is known. `home` is the country of numbers that tell none."""

    numbers: tuple[str, ...]
    tails: tuple[str, ...] = ()
    home: str = CHINA


@dataclass(frozen=True)
class Digits:
    """A telephone number whose digits, as dialled at `home`, stand so to these (`phone_digits`)."""

    way: Way
    digits: str
    home: str = CHINA


@dataclass(frozen=True)
class Holds:
    """A list of codes or words that holds any of these, or all of them."""

    values: tuple[str, ...]
    all: bool = False
    folded: bool = False


@dataclass(frozen=True)
class AnyPart:
    """Some word of a list, or some part of an address, passes the test."""

    test: "Texts"


@dataclass(frozen=True)
class Linked:
    """A reference that names the file of one of these codes; of none: any file."""

    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unlinked:
    """A reference that is only a name."""


@dataclass(frozen=True)
class Named:
    """A reference whose name (its code where it has no name) passes the test."""

    test: "Texts"


@dataclass(frozen=True)
class Part:
    """An address whose part of this name passes the test."""

    name: str
    test: "Test"


@dataclass(frozen=True)
class Counted:
    """A completeness whose number of filled items, for each kind, lies in one of these ranges, both ends included."""

    ranges: Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True)
class Answered:
    """A question answered otherwise than by a value: `answers` as they are kept; `unasked` takes those too that have
    neither a value nor an answer."""

    answers: tuple[str, ...]
    unasked: bool = False


@dataclass(frozen=True)
class Denied:
    """The test fails; so it holds for an empty value."""

    test: "Test"


Test: TypeAlias = (
    Filled
    | Among
    | Within
    | Spans
    | Ranges
    | YearDay
    | InMonth
    | NoYear
    | InPart
    | LunarDays
    | LunarMonth
    | LunarLeap
    | LunarKept
    | LunarSpan
    | Moments
    | Texts
    | SamePhone
    | Digits
    | Holds
    | AnyPart
    | Linked
    | Unlinked
    | Named
    | Part
    | Counted
    | Answered
    | Denied
)
