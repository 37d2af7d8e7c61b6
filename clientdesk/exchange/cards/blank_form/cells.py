"""Fields of a form in rows on a grid of twelve: the label small above, the place for the answer below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blank_form.answers import Answer
from clientdesk.exchange.cards.typeset import Set, draw

UNITS = 12
_GUTTER = 4 * mm
_BELOW = 1.2 * mm
LABEL = look.Style(7, 8.8, look.QUIET)


@dataclass(frozen=True)
class Cell:
    """A field on the form: label and place for the answer. Lengths in points."""

    label: Set
    answer: Answer

    def fewest(self, unit: float) -> int:
        """How many units it needs at least."""
        return _units(max(self.answer.least, self.label.width), unit)

    def wished(self, unit: float) -> int:
        """How many units it should have."""
        return max(self.fewest(unit), _units(self.answer.wish, unit))


def _units(width: float, unit: float) -> int:
    return min(UNITS, ceil((width + _GUTTER - 0.5) / unit))


@dataclass(frozen=True)
class CellRow:
    """Cells beside each other with their widths in units."""

    cells: tuple[tuple[Cell, int], ...]
    unit: float

    @property
    def height(self) -> float:
        return LABEL.leading + self._room + _BELOW

    @property
    def _room(self) -> float:
        return max(cell.answer.height(self._width(units)) for cell, units in self.cells)

    def _width(self, units: int) -> float:
        return units * self.unit - _GUTTER

    def draw(self, canvas: Any, x: float, top: float) -> None:
        room = self._room
        for cell, units in self.cells:
            draw(canvas, cell.label, x, top)
            cell.answer.draw(canvas, x, top - LABEL.leading, self._width(units), room=room)
            x += units * self.unit


def in_rows(cells: Sequence[Cell], width: float) -> Iterator[CellRow]:
    """The cells in their order, as many in a row as fit; what is left of a row goes to the lines to write on."""
    unit = (width + _GUTTER) / UNITS
    row: list[tuple[Cell, int]] = []
    left = UNITS
    for cell in cells:
        units = cell.wished(unit)
        if units > left >= cell.fewest(unit):
            units = left
        if units > left:
            yield CellRow(tuple(_stretched(row, left)), unit)
            row, left, units = [], UNITS, cell.wished(unit)
        row.append((cell, units))
        left -= units
    if row:
        yield CellRow(tuple(_stretched(row, left)), unit)


def _stretched(row: Sequence[tuple[Cell, int]], left: int) -> Iterator[tuple[Cell, int]]:
    stretching = [cell for cell, _ in row if cell.answer.stretches]
    for cell, units in row:
        more = 0
        if cell.answer.stretches:
            more = ceil(left / len(stretching))
            stretching.pop()
            left -= more
        yield cell, units + more
