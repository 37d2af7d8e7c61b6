"""Groups on a form: a small table with some empty rows; of one with more columns than fit, each row is a small form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from clientdesk.dossier.fields import Field
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    Bool,
    Choice,
    Date,
    Email,
    Integer,
    LongText,
    Lunar,
    Money,
    Month,
    MultiText,
    Number,
    Partial,
    Percent,
    Phone,
    PostalAddress,
    Rating,
    Text,
)
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blank_form.answers import TICK, tick
from clientdesk.exchange.cards.blank_form.cells import in_rows
from clientdesk.exchange.cards.blank_form.fields import Questions
from clientdesk.exchange.cards.columns import Wish, share
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw

_ROW = 7 * mm
_PAD = 1 * mm
_BETWEEN = 4 * mm
_TOGETHER = 62 * mm
"""What is not higher than this is never divided between pages."""
_TALL = 25 * mm
"""A part higher than this may be the only one at the foot of a page."""
_FRAME = HexColor(0xA9B4BA)
_WRITTEN = look.Style(8, 10)
_LEASTS = {
    Bool: 11.0,
    Rating: 11.0,
    Integer: 11.0,
    Percent: 14.0,
    Month: 17.0,
    Number: 18.0,
    Choice: 20.0,
    Date: 22.0,
    Partial: 22.0,
    Money: 23.0,
    Lunar: 25.0,
    Phone: 27.0,
    Email: 34.0,
    MultiText: 34.0,
    LongText: 45.0,
    PostalAddress: 45.0,
}
_TEXT_LEASTS = ((10, 12.0), (40, 21.0), (80, 24.0), (120, 30.0))
_USUAL, _LONG = 27.0, 32.0
_COMFORT = 1.5


class Part(Protocol):
    """Something that is drawn as a whole."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: Any, x: float, top: float) -> None: ...


@dataclass(frozen=True)
class Stack:
    """Parts under each other, below heads that are repeated on every page. What is low stays together."""

    parts: tuple[Part, ...]
    heads: tuple[Part, ...] = ()
    below: float = 0.0

    @property
    def height(self) -> float:
        return _height(self.heads) + _height(self.parts) + self.below

    @property
    def start(self) -> float:
        if self.heads and self.height <= _TOGETHER:
            return self.height
        few = 1 if self.parts and self.parts[0].height > _TALL else 2
        return _height(self.heads) + _height(self.parts[:few])

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        left, fitting = room - _height(self.heads), 0
        while fitting < len(self.parts) and self.parts[fitting].height <= left:
            left -= self.parts[fitting].height
            fitting += 1
        if not fitting or fitting == len(self.parts):
            return None
        return replace(self, parts=self.parts[:fitting]), replace(self, parts=self.parts[fitting:])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        for part in (*self.heads, *self.parts):
            part.draw(canvas, x, top)
            top -= part.height


def _height(parts: Sequence[Part]) -> float:
    return sum(part.height for part in parts)


@dataclass(frozen=True)
class Label:
    """The name of a group."""

    text: Set
    air: float = 2.2 * mm

    @property
    def height(self) -> float:
        return self.air + self.text.height + 0.6 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        draw(canvas, self.text, x, top - self.air)


@dataclass(frozen=True)
class TableRow:
    """A row in a frame: texts, or boxes to tick where there is a truth value. `heading` shades it."""

    widths: tuple[float, ...]
    gaps: frozenset[int]
    cells: tuple[Set | bool, ...]
    heading: bool = False

    @property
    def height(self) -> float:
        highest = max((cell.height for cell in self.cells if isinstance(cell, Set)), default=0.0)
        least = 0.0 if self.heading else _ROW
        return max(least, highest + (1.6 if self.heading else 2) * _PAD)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        height = self.height
        for place, (width, cell) in enumerate(zip(self.widths, self.cells, strict=True)):
            if place in self.gaps:
                x += width
                continue
            if self.heading:
                canvas.setFillColor(look.TINT)
                canvas.rect(x, top - height, width, height, stroke=0, fill=1)
            canvas.setStrokeColor(_FRAME)
            canvas.setLineWidth(0.4)
            canvas.rect(x, top - height, width, height)
            if isinstance(cell, bool):
                tick(canvas, x + (width - TICK) / 2, top - (height + TICK) / 2, ticked=cell)
            else:
                draw(canvas, cell, x + _PAD, top - (height - cell.height) / 2)
            x += width


@dataclass(frozen=True)
class Entry:
    """A row of a wide group as a small form with its number at the left."""

    number: Set
    rows: tuple[Part, ...]
    inset: float

    @property
    def height(self) -> float:
        return _height(self.rows) + 2.5 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        height = self.height
        canvas.setFillColor(look.TINT)
        canvas.rect(x, top - height + 1.5 * mm, self.inset - 2 * mm, height - 1.5 * mm, stroke=0, fill=1)
        middle = x + (self.inset - 2 * mm) / 2
        draw(canvas, self.number, middle - self.number.width / 2, top - 1.5 * mm)
        for row in self.rows:
            row.draw(canvas, x + self.inset, top)
            top -= row.height


@dataclass(frozen=True)
class Groups:
    """Makes groups as wide as the form; `least` rows, and always some more than are known."""

    questions: Questions
    width: float
    least: int

    @property
    def typesetter(self) -> Typesetter:
        """Sets text in the language of the form."""
        return self.questions.typesetter

    def block(self, group: Field[Any], columns: Sequence[Field[Any]]) -> Stack:
        """The group as a block; only these columns of it."""
        title = self.typesetter.para(group.title(self.questions.view.words), look.BODY_BOLD, width=self.width)
        known = self.questions.view.rows(group)
        wishes = [self._wish(column) for column in columns]
        across = self._across(wishes)
        widths = share(wishes, width=(self.width - (across - 1) * _BETWEEN) / across, gap=0)
        if widths is None:
            entries = self._entries(group, columns, self._rows(known, 1, more=1))
            return Stack(tuple(entries), (Label(title),), below=1.5 * mm)
        rows = self._rows(known, across, more=2)
        layout = _Layout(tuple(widths), across)
        heads = (Label(title), layout.row([self._headings(columns, widths)] * across, heading=True))
        lines = [rows[first : first + across] for first in range(0, len(rows), across)]
        parts = (layout.row([self._cells(group, columns, row, widths) for row in line]) for line in lines)
        return Stack(tuple(parts), heads, below=1.5 * mm)

    def _rows(self, known: Sequence[Row], across: int, *, more: int) -> list[Row | None]:
        """The known rows, and at least so many `more` empty ones."""
        least = self.least + (across > 1)
        count = ceil(max(least, len(known) + more if known else 0) / across) * across
        return [*known, *[None] * (count - len(known))]

    def _across(self, wishes: Sequence[Wish]) -> int:
        """How often the columns stand beside each other."""
        natural = sum(wish.natural for wish in wishes)
        return max(1, min(3, int((self.width + _BETWEEN) / (natural + _BETWEEN))))

    def _wish(self, column: Field[Any]) -> Wish:
        least = next((wide for known, wide in _LEASTS.items() if isinstance(column.type, known)), _USUAL)
        if type(column.type) is Text:
            longest = column.type.max
            least = next((wide for most, wide in _TEXT_LEASTS if longest <= most), _LONG)
        word = self.typesetter.widest_word(column.title(self.questions.view.words), look.SMALL_BOLD) + 2 * _PAD + 0.2
        wide = max(least * mm, word)
        return Wish(wide, wide if isinstance(column.type, Bool | Rating | Integer) else wide * _COMFORT)

    def _headings(self, columns: Sequence[Field[Any]], widths: Sequence[float]) -> list[Set | bool]:
        words = self.questions.view.words
        return [
            self.typesetter.fitted(column.title(words), look.SMALL_BOLD, width=width - 2 * _PAD, lines=3)
            for column, width in zip(columns, widths, strict=True)
        ]

    def _cells(
        self, group: Field[Any], columns: Sequence[Field[Any]], row: Row | None, widths: Sequence[float]
    ) -> list[Set | bool]:
        cells: list[Set | bool] = []
        for column, width in zip(columns, widths, strict=True):
            known = self.questions.known_in(group, column, row)
            if isinstance(column.type, Bool):
                cells.append(known.value is True)
            else:
                cells.append(self.typesetter.para(known.text, _WRITTEN, width=width - 2 * _PAD))
        return cells

    def _entries(self, group: Field[Any], columns: Sequence[Field[Any]], rows: Sequence[Row | None]) -> Iterator[Entry]:
        inset = 8 * mm
        for number, row in enumerate(rows, 1):
            cells = [self.questions.column(group, column, row) for column in columns]
            parts = tuple(in_rows(cells, self.width - inset))
            yield Entry(self.typesetter.line(str(number), look.BODY_BOLD), parts, inset)


@dataclass(frozen=True)
class _Layout:
    """The columns of a table, perhaps several times beside each other."""

    widths: tuple[float, ...]
    across: int

    def row(self, records: Sequence[Sequence[Set | bool]], *, heading: bool = False) -> TableRow:
        widths: list[float] = []
        cells: list[Set | bool] = []
        gaps: set[int] = set()
        for cells_of_record in records:
            if cells:
                gaps.add(len(cells))
                widths.append(_BETWEEN)
                cells.append(False)
            widths += self.widths
            cells += cells_of_record
        return TableRow(tuple(widths), frozenset(gaps), tuple(cells), heading)
