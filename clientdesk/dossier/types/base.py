"""What every type can do: read what a person typed, show it, and carry it to JSON, a column, a cell and the search."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Generic, Literal, TypeVar

from clientdesk.dossier.homelands import CHINA, DayOrder
from clientdesk.dossier.reading import Unreadable
from clientdesk.i18n import N_, Catalogue

T = TypeVar("T")
Json = Any
"""What `json` gives back with `parse_float=Decimal`: str, int, Decimal, bool, list, dict (never None here)."""
Cell = str | int | Decimal | date | datetime | bool
"""What a workbook cell may hold."""


@dataclass(frozen=True)
class Reading:
    """What reading and checking depend on besides the text: the day (relative dates, ages), the language, the currency
    of the record's amounts (ISO 4217), the country of the house (ISO 3166) and whether 3/4/2020 begins with the day."""

    today: date
    words: Catalogue
    currency: str = "CNY"
    country: str = CHINA
    order: DayOrder = ""


class Type(Generic[T]):
    """One kind of value. Instances are shared and never change.

    `read` takes what a person typed, `write` gives the text a form shows for editing (`read(write(v)) == v`),
    `show` the text for reading. `from_json` is strict: it is the way in for programs. Both ways in raise
    `Unreadable` with the reason; neither ever returns a silently different value.
    """

    name: ClassVar[str]
    """The word of the closed vocabulary of the dossier tables."""
    affinity: ClassVar[Literal["TEXT", "INTEGER"]] = "TEXT"
    cell_format: ClassVar[str] = "@"
    typed: ClassVar[bool] = True
    """Whether a person can type it as one text."""

    def options(self) -> dict[str, object]:
        """The limits beside the name, as `fields --json` gives them."""
        return {}

    def read(self, text: str, reading: Reading) -> T:
        raise NotImplementedError

    def write(self, value: T, words: Catalogue) -> str:
        raise NotImplementedError

    def show(self, value: T, words: Catalogue) -> str:
        return self.write(value, words)

    def to_json(self, value: T) -> Json:
        return value

    def from_json(self, raw: Json) -> T:
        raise NotImplementedError

    def to_column(self, value: T) -> str | int:
        stored: str | int = self.to_json(value)
        return stored

    def from_column(self, stored: Any) -> T:
        return self.from_json(stored)

    def cell(self, value: T, words: Catalogue) -> Cell:
        """What stands in a workbook cell: a text unless the type is a number or a date."""
        return self.show(value, words)

    def from_cell(self, cell: Cell, reading: Reading) -> T:
        """The value of a workbook cell that we or a person wrote."""
        return self.read(str(cell), reading)

    def search_text(self, value: T) -> str:
        """What the search finds the value by; empty where a filter is the way to ask (choices, ratings)."""
        del value
        return ""


def expect_text(raw: Json) -> str:
    """The JSON value as text, or `Unreadable`."""
    if not isinstance(raw, str):
        raise Unreadable(N_("This must be a text."))
    return raw


def expect_list(raw: Json) -> list[Json]:
    """The JSON value as a list, or `Unreadable`."""
    if not isinstance(raw, list):
        raise Unreadable(N_("This must be a list."))
    return raw
