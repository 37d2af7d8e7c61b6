"""What is asked of letters, and what is told of them before and after they are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.i18n import Sentence

if TYPE_CHECKING:
    from clientdesk.dossier.record import Record
    from clientdesk.exchange.cards import Print
    from clientdesk.exchange.letters.letter import Letter
    from clientdesk.exchange.letters.shipped import Text
    from clientdesk.store.news import Changed


@dataclass(frozen=True)
class LettersWanted:
    """The same text to each of these clients, in the language of the text.

    form  "letter" on A4, or one of the greeting cards
    note  whether a contact record is kept of each letter that is given out
    """

    codes: tuple[str, ...]
    text: "Text"
    form: str = "letter"
    note: bool = False

    @property
    def language(self) -> str:
        """That of the text."""
        return self.text.language


@dataclass(frozen=True)
class StatementsWanted:
    """An account of each of these clients from a day (None: from the beginning) until another one, or today where that
    is still to come."""

    codes: tuple[str, ...]
    since: date | None
    until: date
    language: str = "en"
    note: bool = False


@dataclass(frozen=True)
class RemindersWanted:
    """A reminder to each of these clients, or of no codes to everybody of whom something is overdue.

    level  1 to 3; 0 leaves it to the days overdue and to what was sent before
    """

    codes: tuple[str, ...] = ()
    language: str = "en"
    level: int = 0
    note: bool = True


Wanted = LettersWanted | StatementsWanted | RemindersWanted


@dataclass(frozen=True)
class Planned:
    """A letter that is printed. `level` is that of a reminder, `amounts` {currency: what it is about}; `lacking` are
    the places of the text for which nothing is known of the client; `lost` says that there is no address."""

    code: str
    name: str
    level: int = 0
    amounts: Mapping[str, Decimal] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    lost: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A client who gets no letter, and why."""

    code: str
    name: str
    reason: Sentence


@dataclass(frozen=True)
class Plan:
    """What would be printed: to whom, to whom not, and how often the text has each place that nothing is known of."""

    planned: tuple[Planned, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unknown: Mapping[str, int] = field(default_factory=dict)

    @property
    def lacking(self) -> tuple[Planned, ...]:
        """The letters with a gap."""
        return tuple(each for each in self.planned if each.lacking)


@dataclass(frozen=True)
class Composed:
    """Letters ready to be set: their plan, the letters in the same order, what is noted of each when it is given out,
    and what the document is called."""

    plan: Plan
    letters: "tuple[Letter, ...]"
    notes: "tuple[Record, ...]"
    title: str


@dataclass(frozen=True)
class Seen:
    """Letters as they would come out: `print` is None where nobody gets one."""

    print: "Print | None"
    plan: Plan


@dataclass(frozen=True)
class Made:
    """Letters as a PDF, with their plan; `notes` are kept when they are given out, and then `changed` is the news of
    that."""

    print: "Print"
    plan: Plan
    notes: "tuple[Record, ...]" = ()
    changed: "Changed | None" = None
