"""Which place for an answer each type of field has, and what is known printed into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.units import mm

from clientdesk.dossier.fields import Field
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    Bool,
    Choice,
    Date,
    DateTime,
    Email,
    IdNumber,
    Integer,
    LongText,
    Lunar,
    Money,
    Month,
    MultiChoice,
    MultiText,
    Number,
    Partial,
    Percent,
    Phone,
    PostalAddress,
    Rating,
    Text,
    Time,
    Type,
    Url,
)
from clientdesk.dossier.values import LunarDate, PartialDate, YearMonth
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blank_form.answers import Answer, Digits, Line, Option, Ruled, Ticks, option
from clientdesk.exchange.cards.blank_form.asked import LINKED
from clientdesk.exchange.cards.blank_form.cells import LABEL, Cell
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.profiles import Sight
from clientdesk.i18n import N_

_FEW = 8
_SOME = 12
_SHORT, HALF, FULL = 57 * mm, 88 * mm, 180 * mm
_NARROW, _SMALL = 26 * mm, 42 * mm
_TEXT_WISHES = ((40, _SMALL), (60, _SHORT), (120, HALF))
_WISHES: Mapping[type[Type[Any]], float] = {
    Integer: _NARROW,
    Number: _NARROW,
    Percent: _NARROW,
    Time: _NARROW,
    DateTime: _SHORT,
    Money: _SHORT,
    Phone: _SHORT,
    Email: HALF,
    Url: HALF,
    IdNumber: HALF,
    MultiText: HALF,
    MultiChoice: FULL,
    PostalAddress: FULL,
}
DAY, _MONTH = N_("YYYY-MM-DD"), N_("YYYY-MM")


@dataclass(frozen=True)
class Known:
    """What is known of a field: the value, where its reader may see it whole, and the text of it, perhaps masked."""

    value: Any = None
    text: str = ""


NOTHING = Known()


@dataclass(frozen=True)
class Questions:
    """Makes the cells of a form in one language. For a long text so many `lines` are ruled over the whole width, and
    `passage` is the width it should have."""

    typesetter: Typesetter
    view: View
    lines: int
    passage: float

    def cell(self, field: Field[Any]) -> Cell:
        """The cell of a field that is no group, with what the record says."""
        return self._cell(field, self.known(field))

    def known(self, field: Field[Any]) -> Known:
        """What the record says of a field, or of the file that it is the name of."""
        if field in LINKED and self.view.record[field] is None:
            return Known(text=self.view.text(LINKED[field]))
        shown = self.view.disclosure.sight(field) is Sight.SHOWN
        return Known(self.view.record[field] if shown else None, self.view.text(field))

    def column(self, group: Field[Any], column: Field[Any], row: Row | None) -> Cell:
        """The cell of a column of a group, with what the row says: closer set, a long choice written, not ticked."""
        known = self.known_in(group, column, row)
        cell = self._cell(column, known)
        if isinstance(cell.answer, Ticks | Line) and cell.answer.wish > HALF:
            wish = _SMALL if isinstance(cell.answer, Ticks) else HALF
            return Cell(cell.label, Line(self.typesetter, wish, known.text))
        return cell

    def known_in(self, group: Field[Any], column: Field[Any], row: Row | None) -> Known:
        """What a row says of a column."""
        if row is None:
            return NOTHING
        shown = self.view.disclosure.sight_in(group, column) is Sight.SHOWN
        return Known(row[column] if shown else None, self.view.in_row(group, column, row))

    def _cell(self, field: Field[Any], known: Known) -> Cell:
        label = self.typesetter.fitted(field.title(self.view.words), LABEL, width=FULL)
        return Cell(label, self.answer(field, known))

    def answer(self, field: Field[Any], known: Known) -> Answer:
        """The place for the answer. A mask has the form of no value, so it stands on a line."""
        if known.value is None and known.text:
            return self._line(field, known.text)
        match field.type:
            case Bool() | Rating() | Choice() | MultiChoice():
                return self._ticks(field, known)
            case Date() | Partial() | Month():
                pattern = _MONTH if isinstance(field.type, Month) else DAY
                return Digits(self.typesetter, self.view.words.tr(pattern), _digits(known.value))
            case Lunar():
                leap = option(self.view.words.tr(N_("leap month")), self.typesetter, ticked=_is_leap(known.value))
                return Digits(self.typesetter, self.view.words.tr(DAY), _digits(known.value), leap)
            case LongText():
                wish = FULL if known.text else self.passage
                return Ruled(self.typesetter, 1 if known.text else self.lines, FULL, wish, known.text)
            case PostalAddress() if not known.text:
                return Ruled(self.typesetter, 1, FULL, HALF)
        return self._line(field, known.text)

    def _line(self, field: Field[Any], known: str) -> Line:
        wish = self._wish(field)
        if known:
            wish = max(wish, self.typesetter.width(known, look.BODY) + 2 * mm)
        number = isinstance(field.type, Integer | Number | Percent | Time)
        unit = "" if known else self._unit(field)
        grows = isinstance(field.type, Text | MultiText) and wish >= HALF
        return Line(self.typesetter, min(wish, FULL), known, unit, stretches=not number, grows=grows)

    def _wish(self, field: Field[Any]) -> float:
        if isinstance(field.type, Text):
            longest = field.type.max
            return next((wish for most, wish in _TEXT_WISHES if longest <= most), FULL)
        return next((wish for known, wish in _WISHES.items() if isinstance(field.type, known)), _SHORT)

    def _unit(self, field: Field[Any]) -> str:
        if isinstance(field.type, Percent):
            return "%"
        return self.view.words.tr(field.type.unit) if isinstance(field.type, Number) and field.type.unit else ""

    def _ticks(self, field: Field[Any], known: Known) -> Answer:
        options = self._options(field, known)
        kind = field.type
        ticks = Ticks(tuple(options))
        if isinstance(kind, MultiChoice) and kind.open:
            ticks = Ticks(tuple(options), option(self.view.words.tr(N_("Other:")), self.typesetter))
        if len(options) <= _FEW or (len(options) <= _SOME and len(ticks.rows(FULL)) <= 2):
            return ticks
        return self._line(field, known.text)

    def _options(self, field: Field[Any], known: Known) -> list[Option]:
        """The options of a choice, those ticked that are known; a word of the user's own is one more."""
        words, kind, value = self.view.words, field.type, known.value
        chosen = value if isinstance(value, tuple) else () if value is None else (value,)
        if isinstance(kind, Choice | MultiChoice):
            codes: Sequence[Any] = tuple(dict.fromkeys((*kind.choices.labels, *chosen)))
            labels = [kind.choices.label(code, words) for code in codes]
        elif isinstance(kind, Rating):
            codes = range(kind.min, kind.max + 1)
            labels = [str(code) for code in codes]
        else:
            codes = (True, False)
            labels = [kind.show(code, words) for code in codes]
        pairs = zip(codes, labels, strict=True)
        return [option(label, self.typesetter, ticked=code in chosen) for code, label in pairs]


def _digits(value: Any) -> dict[str, str]:
    """The digits of a date by the letters of a pattern, spaces for the parts that are not known."""
    if not isinstance(value, date | PartialDate | LunarDate | YearMonth):
        return {}
    day = getattr(value, "day", None)
    year = f"{value.year:04d}" if value.year else "    "
    return {"Y": year, "M": f"{value.month:02d}" if value.month else "  ", "D": f"{day:02d}" if day else "  "}


def _is_leap(value: Any) -> bool:
    return isinstance(value, LunarDate) and value.leap
