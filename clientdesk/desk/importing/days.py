"""Days as tables tell them: in the order that a column shows, as spreadsheets count them, with years of two digits, and
birthdays by the Chinese calendar."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import Field
from clientdesk.dossier.homelands import DayOrder
from clientdesk.dossier.queries.naming import MONTHS
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.date_forms import IS_LUNAR, YEAR_FIRST
from clientdesk.dossier.reading.dates import read_lunar_date, read_partial_date
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import LunarDate
from clientdesk.exchange.intake.tables import Cell
from clientdesk.i18n import N_, Sentence

DAYS = ("date", "partial_date", "year_month")
"""The types whose cells are days."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.0+)?")
_EPOCH = date(1899, 12, 30)
"""The day 0 of spreadsheets."""
_FIRST_SERIAL, _LAST_SERIAL = 1_000, 73_050
"""1902 to 2099: further away a number in a column of days is a slip."""
_SLASHED = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")
_YEAR_FIRST = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?")
_SIX_FIGURES = re.compile(r"(\d\d)(\d\d)(\d\d)")
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")
_ORDERS: Mapping[str, DayOrder] = {"dmy": "dmy", "mdy": "mdy"}
_PLACES = {"ymd": (0, 1, 2), "dmy": (2, 1, 0), "mdy": (2, 0, 1)}
"""Where year, month and day stand in each order."""
_OLDEST = 110
"""Years: nobody whose birthday is kept is older."""
_CENTURIES = (1900, 2000)
_LAST_MONTH, _LAST_DAY = 12, 31
_EITHER = "either"
"""The order of a column of which some cells can only begin with the day, and others only with the month."""
_NO_YEAR = N_("The year is missing here.")
_AS_COLUMN = N_("{heading}: {written} is read as {day} {month}, as other cells of the column show.")
_AS_CHOSEN = N_("{heading}: {written} is read as {day} {month}, as chosen.")
_AS_AT_HOME = N_("{heading}: {written} is read as {day} {month}, by the home country ({country}).")
_BOTH_WAYS = N_("{heading}: some days stand before and some behind their month; what may mean two days is not read.")


@dataclass(frozen=True)
class Beside:
    """A value that belongs into another field than its column's: a day of the Chinese calendar among Gregorian ones."""

    key: str
    day: LunarDate


class DayReader:
    """Reads the days of a column; `lunar` is the key of the field beside it that takes days of the Chinese calendar,
    empty where none does. Such days are of people, so years of two digits can be told by their age.

    What other cells show goes before the `order` that was chosen, and this before the one of the house's country.
    """

    def __init__(
        self, field: Field[Any], values: Iterable[Cell], reading: Reading, *, order: str = "", lunar: str = ""
    ) -> None:
        self.field = field
        self.lunar = lunar
        texts = [value.strip() for value in values if isinstance(value, str)]
        shown = order_of(texts, short=bool(reading.order))
        self._order = order or shown if shown == _EITHER else shown or order or reading.order
        self.reading = replace(reading, order=_ORDERS.get(self._order, ""))
        self._told = _AS_COLUMN if shown == self._order else _AS_CHOSEN if order else _AS_AT_HOME
        self._open = next((text for text in texts if _is_open(text)), "")

    def told(self, heading: str) -> Sentence | None:
        """How a cell that might mean two days is read, where the column has one."""
        if not self._open or self._order == "ymd":
            return None
        if self._order == _EITHER:
            return Sentence(_BOTH_WAYS, {"heading": heading})
        found = _SLASHED.fullmatch(self._open)
        if found is None or not self.reading.order:
            return None
        first, second = int(found[1]), int(found[2])
        day, month = (first, second) if self.reading.order == "dmy" else (second, first)
        told = {"heading": heading, "written": self._open, "day": day}
        country = COUNTRY.label(self.reading.country, self.reading.words)
        return Sentence(self._told, {**told, "month": Sentence(MONTHS[month - 1]), "country": country})

    def read(self, cell: Cell) -> Any:
        """The day of a cell; `Unreadable` where it is none for sure."""
        if isinstance(cell, datetime):
            cell = cell.date()
        elif isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            cell = _serial(cell)
        elif isinstance(cell, str):
            cell = self._counted(_MOMENT.sub(r"\1", cell))
        text = cell.isoformat() if isinstance(cell, date) else str(cell)
        if self.field.type.name == "year_month" and isinstance(cell, date):
            text = text[:7]
        if self._order == _EITHER and _is_open(text):
            raise Unreadable(YEAR_FIRST)
        if self.field.type.name == "date" and _is_without_year(text, self.reading):
            # This year's day may be past, and nobody would see which year was put in.
            raise Unreadable(_NO_YEAR)
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
        known = (self._order,) if self._order in _PLACES else ()
        first = ("ymd",) if "年" in text or found.re is _SIX_FIGURES else known
        for orders in filter(None, (first, tuple(_PLACES))):
            days = set(_of_short_year(found.groups(), orders, self.reading.today))
            if len(days) == 1:
                return self.field.type.read(days.pop().isoformat(), self.reading)
            if days:
                break
        raise problem if first else Unreadable(YEAR_FIRST)

    @staticmethod
    def _counted(text: str) -> Cell:
        """44927 as the day it counts."""
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


def _is_open(text: str) -> bool:
    """Whether figures may mean two days: 01/03, 5/3/1985."""
    found = _SLASHED.fullmatch(text)
    return found is not None and found[1] != found[2] and all(1 <= int(found[n]) <= _LAST_MONTH for n in (1, 2))


def _is_without_year(text: str, reading: Reading) -> bool:
    try:
        return read_partial_date(text, reading.today, order=reading.order).year is None
    except Unreadable:
        return False


def order_of(texts: Iterable[str], *, short: bool) -> str:
    """In which order year, month and day of a column are written, where they tell it; day and month only where one of
    them can be nothing else. `short`: where years of two figures stand last, as in the house's country."""
    first = second = years = 0
    for text in texts:
        found = _SLASHED.fullmatch(text)
        if found and (short or len(found[3] or "0000") == len("0000")):
            figures = int(found[1]), int(found[2])
            if max(figures) <= _LAST_DAY:
                first, second = max(first, figures[0]), max(second, figures[1])
        elif _YEAR_FIRST.fullmatch(text):
            years += 1
    if first > _LAST_MONTH and second > _LAST_MONTH:
        return _EITHER
    if first <= _LAST_MONTH and second <= _LAST_MONTH:
        return "ymd" if years and not first else ""
    return "dmy" if first > _LAST_MONTH else "mdy"
