"""Days as tables tell them: in the order that a column shows, as spreadsheets count them, with years of two digits, and
birthdays by the Chinese calendar."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.date_forms import IS_LUNAR, YEAR_FIRST
from clientdesk.dossier.reading.dates import read_lunar_date
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import LunarDate
from clientdesk.exchange.intake.tables import Cell

DAYS = ("date", "partial_date", "year_month")
"""The types whose cells are days."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.0+)?")
_EPOCH = date(1899, 12, 30)
"""The day 0 of spreadsheets."""
_FIRST_SERIAL, _LAST_SERIAL = 1_000, 73_050
"""1902 to 2099: further away a number in a column of days is a slip."""
_SLASHED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_YEAR_FIRST = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?")
_SIX_FIGURES = re.compile(r"(\d\d)(\d\d)(\d\d)")
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_PLACES = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
"""Where year, month and day stand in each order."""
_OLDEST = 110
"""Years: nobody whose birthday is kept is older."""
_CENTURIES = (1900, 2000)


@dataclass(frozen=True)
class Beside:
    """A value that belongs into another field than its column's: a day of the Chinese calendar among Gregorian ones."""

    key: str
    day: LunarDate


class DayReader:
    """Reads the days of a column; `lunar` is the key of the field beside it that takes days of the Chinese calendar,
    empty where none does. Such days are of people, so years of two digits can be told by their age."""

    def __init__(
        self, field: Field[Any], values: Iterable[Cell], reading: Reading, *, order: str = "", lunar: str = ""
    ) -> None:
        self.field = field
        self.reading = reading
        self.lunar = lunar
        self._order = order_of(values) or order

    def read(self, cell: Cell) -> Any:
        """The day of a cell; `Unreadable` where it is none for sure."""
        if isinstance(cell, datetime):
            cell = cell.date()
        elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            cell = _serial(cell)
        elif isinstance(cell, str):
            cell = self._ordered(_MOMENT.sub(r"\1", cell))
        text = cell.isoformat() if isinstance(cell, date) else str(cell)
        if self.field.type.name == "year_month" and isinstance(cell, date):
            text = text[:7]
        try:
            return self.field.type.read(text, self.reading)
        except Unreadable as problem:
            return self._otherwise(text, problem)

    def _otherwise(self, text: str, problem: Unreadable) -> Any:
        if not self.lunar:
            raise problem
        if problem.reason == IS_LUNAR:
            return Beside(self.lunar, read_lunar_date(_IN_BRACKETS.sub(r"\1", text)))
        found = _SHORT.fullmatch(text.strip()) or _SIX_FIGURES.fullmatch(text.strip())
        if found is None:
            raise problem
        first = ("ymd",) if "年" in text or found.re is _SIX_FIGURES else (self._order,) if self._order else ()
        for orders in filter(None, (first, tuple(_PLACES))):
            days = set(_of_short_year(found.groups(), orders, self.reading.today))
            if len(days) == 1:
                return self.field.type.read(days.pop().isoformat(), self.reading)
            if days:
                break
        raise problem if first else Unreadable(YEAR_FIRST)

    def _ordered(self, text: str) -> Cell:
        """5/3/1985 by the order that other cells of the column tell, 44927 as the day it counts."""
        found = _SLASHED.fullmatch(text)
        if found and self._order in ("dmy", "mdy"):
            year, month, day = (found.groups()[place] for place in _PLACES[self._order])
            return f"{year}-{int(month):02}-{int(day):02}"
        return _serial(Decimal(text)) if _SERIAL.fullmatch(text) else text


def _of_short_year(figures: Sequence[str], orders: Iterable[str], today: date) -> Iterator[date]:
    """The days that three figures may mean, the year having two digits: not to come, and not before anybody's birth."""
    for order in orders:
        year, month, day = (int(figures[place]) for place in _PLACES[order])
        for century in _CENTURIES:
            try:
                meant = date(century + year, month, day)
            except ValueError:
                continue
            if today.year - _OLDEST < meant.year and meant <= today:
                yield meant


def _serial(number: int | float | Decimal) -> Cell:
    """The day a spreadsheet counts so; a number that looks like a year or a written day stays."""
    whole = int(number)
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL and not 1850 <= whole <= 2150:
        return _EPOCH + timedelta(days=whole)
    return str(whole)


def order_of(values: Iterable[Cell]) -> str:
    """In which order year, month and day of a column are written, where they tell it; day and month only where one of
    them can be nothing else."""
    first = second = years = 0
    for value in values:
        if not isinstance(value, str):
            continue
        if found := _SLASHED.fullmatch(value.strip()):
            first = max(first, int(found[1]))
            second = max(second, int(found[2]))
        elif _YEAR_FIRST.fullmatch(value.strip()):
            years += 1
    if (first > 12) == (second > 12):
        return "ymd" if years and not first else ""
    return "dmy" if first > 12 else "mdy"
