"""The places of a letter's text: which there are, what they stand for, and a text cut at them and filled."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clientdesk.i18n import N_

_PLACE = re.compile(r"\{\{|\}\}|\{([^{}\n]{1,40})\}")
_DOUBLED = {"{{": "{", "}}": "}"}
"""A brace that is to stay one is written twice."""


@dataclass(frozen=True)
class Place:
    """A place: what it stands for, and an example; both are message ids. `lists` is filled with a table."""

    name: str
    label: str
    example: str
    lists: bool = False


ITEMS = Place("items", N_("List of the open items"), N_("a table with numbers, days and amounts"), lists=True)
PLACES: Mapping[str, Place] = {
    place.name: place
    for place in (
        Place("salutation", N_("How the letter begins"), N_("Dear Mr Wang,")),
        Place("name", N_("Name of the client"), N_("Wang Wei")),
        Place("company", N_("Company"), N_("Example Trading Ltd")),
        Place("position", N_("Position in the company"), N_("Head of purchasing")),
        Place("code", N_("Client code"), "KH000001"),
        Place("birthday", N_("Next birthday"), N_("25 July")),
        Place("balance", N_("What the client owes in all"), "CNY 58,450.00"),
        Place("overdue", N_("What is overdue"), "CNY 34,550.00"),
        Place("days_overdue", N_("Days for which the oldest item is overdue"), "23"),
        Place("due_since", N_("Since when the oldest item is due"), N_("10 December 2025")),
        Place("deadline", N_("Until when it is to be paid"), N_("7 April 2026")),
        ITEMS,
        Place("owner", N_("Who of us looks after the client"), N_("Li Na")),
        Place("today", N_("Today"), N_("31 March 2026")),
        Place("our_company", N_("Our company's name"), N_("Sample Works Ltd")),
        Place("our_phone", N_("Our company's telephone"), "0512 5550 0100"),
        Place("our_email", N_("Our company's e-mail"), "office@example.com"),
        Place("our_bank", N_("Our company's bank and account"), N_("Sample Bank, account 1234")),
    )
}
"""{name: place} in the order in which they are offered."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `lacking` is the name of the place that it is where nothing could be put there."""

    text: str
    lacking: str = ""


Paragraph = tuple[Piece, ...]
"""One line of the text, as it was typed."""


def unknown(subject: str, body: str, *, tables: bool) -> Counter[str]:
    """{name: how often} of the places that nothing can be put into; `tables`: whether a table may be put into one that
    has a line of the body for itself."""
    lines = [(line, tables and is_table(line)) for line in body.split("\n")]
    names = [(name, is_line) for line, is_line in ((subject, False), *lines) for name in _names(line)]
    return Counter(name for name, is_line in names if name not in PLACES or (PLACES[name].lists and not is_line))


def _names(text: str) -> Iterator[str]:
    return (found[1].strip() for found in _PLACE.finditer(text) if found[1] is not None)


def used(*texts: str) -> set[str]:
    """The names of the places that are known."""
    return {name for text in texts for name in _names(text) if name in PLACES}


def fill(text: str, values: Mapping[str, str]) -> list[Paragraph]:
    """The lines of a text, each in pieces, with the values in their places. A place without a value stays as it is
    written; what a value says is never taken for a place."""
    return [tuple(_pieces(line, values)) for line in text.split("\n")]


def _pieces(line: str, values: Mapping[str, str]) -> Iterable[Piece]:
    done = 0
    for found in _PLACE.finditer(line):
        if found.start() > done:
            yield Piece(line[done : found.start()])
        done = found.end()
        if found[1] is None:
            yield Piece(_DOUBLED[found[0]])
        elif value := values.get(found[1].strip(), ""):
            yield Piece(value)
        else:
            yield Piece(found[0], found[1].strip())
    if done < len(line):
        yield Piece(line[done:])


def lacking(*texts: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """The known places of a text for which there is no value, in the order of the table."""
    wanted = used(*texts)
    return tuple(name for name, place in PLACES.items() if name in wanted and not place.lists and not values.get(name))


def is_table(line: str) -> bool:
    """Whether a line of a text is nothing but the place of a table."""
    found = _PLACE.fullmatch(line.strip())
    return found is not None and (found[1] or "").strip() == ITEMS.name


def is_table_place(paragraph: Paragraph) -> bool:
    """The same of a line that was filled; a value that reads like the place is none."""
    told = [piece for piece in paragraph if piece.text.strip()]
    return len(told) == 1 and told[0].lacking == ITEMS.name


def plain(paragraphs: Iterable[Paragraph]) -> str:
    """Filled lines as one text."""
    return "\n".join("".join(piece.text for piece in line) for line in paragraphs)
