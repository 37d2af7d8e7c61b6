"""Clients as a file tells them: the rows of its sheets read into values and put together by whose they are."""

from dataclasses import dataclass, field
from typing import Any

from clientdesk.desk.importing.given import Place, Trouble


@dataclass(slots=True)
class RowGiven:
    """A row of a group as the file tells it; `slot` tells the rows of one row of the sheet apart."""

    group: str
    values: dict[str, Any]
    place: Place
    slot: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A value that is not taken: the field it was meant for (empty for one of a row), and the line that tells of it in
    the notes."""

    field: str
    line: str


@dataclass(slots=True)
class Entry:
    """A client as the file tells it, while it is put together.

    values   {key of a field: value}; those of `owner` entries only say who is meant, none of them is stored
    rows     of its groups, in the order of the file
    link     the number that joins the sheets
    places   the rows of the file it was made of, the first first
    """

    place: Place
    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    rows: list[RowGiven] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    link: str = ""
    owner: bool = False
    places: list[Place] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)
    """What a row of another sheet tells of the client itself: the spouse among the family."""
    more: list[tuple[str, Any, str]] = field(default_factory=list)
    """(type of the field, value, words beside it) of further numbers and addresses that stood in one cell."""
    employer_found: bool = False
    """Whether the link to the employer was made of its name."""
    read: int = 0
    """How many of the troubles come from the reading; the others from what is stored."""
    aside: dict[str, Any] = field(default_factory=dict)
    """{key of a field: value} of numbers that another client has: they wait as drafts."""
    waiting: dict[str, str] = field(default_factory=dict)
    """{key of a field: text} of what cannot be read and is too private for the notes: it waits as a draft."""
    left: list[LeftOut] = field(default_factory=list)
    """What is told in the notes instead."""
    couple: tuple[str, str] | None = None
    """The names of the two where the line looks like that of a couple."""
    photo: bytes | None = None
    source_code: str = ""

    @property
    def serious(self) -> bool:
        """Whether something keeps it from being taken."""
        return any(trouble.serious for trouble in self.troubles)


_LINE_AT_MOST = 500


def left_out(field: str, heading: str, text: str, of: str = "") -> LeftOut:
    """What was not taken, as the notes tell it; `of` names the member of the family or the contact it is about."""
    told = ": ".join(filter(None, (" ".join(part.split()) for part in (of, heading, text))))
    return LeftOut(field, told[:_LINE_AT_MOST])


def letters_of(column: int) -> str:
    """The letters of a column, from 0: 2 is C, 27 is AB."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def name_of(entry: Entry, title: str) -> str:
    """What the client is called in the file; of a name in two parts both."""
    told = entry.values.get(title)
    return str(told) if told else ""
