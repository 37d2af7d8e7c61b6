"""What a page is built of: blocks that know their height, can be divided between pages, and draw themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Set, draw

_PAD = 1.6
_TALL = 45 * mm
"""A row higher than this may be divided between pages; a lower one moves as a whole."""
_LEAST_LINES = 2
_TOGETHER = 3
"""So few rows are kept on one page."""
_GAUGE = 16 * mm


class Block(Protocol):
    """A part of a page. Lengths in points, `top` counts from the lower edge of the paper."""

    @property
    def height(self) -> float:
        """How much of a page it takes."""

    @property
    def start(self) -> float:
        """How much room it needs to begin at all."""

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """What fits into the room, and the rest; None where it cannot be divided so."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it below `top`."""


class _High(Protocol):
    @property
    def height(self) -> float:
        """How much of a page it takes."""


class Undivided:
    """What blocks that move to the next page as a whole have in common: all of their height, or nothing."""

    @property
    def start(self: _High) -> float:
        return self.height

    def split(self, room: float) -> None:
        del room


@dataclass(frozen=True)
class Gap:
    """Air between blocks; none is left at the top of a page."""

    height: float

    @property
    def start(self) -> float:
        return 0.0

    def split(self, room: float) -> None:
        del room

    def draw(self, canvas: Any, x: float, top: float) -> None:
        pass


@dataclass(frozen=True)
class Title(Undivided):
    """The bar over a section: its name, and on the right how much of it is filled (None: it does not say). A bookmark
    of the PDF."""

    text: Set
    note: Set
    filled: float | None
    outline: str
    width: float
    height: float = 6 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        key = f"title-{canvas.getPageNumber()}-{top:.1f}"
        canvas.bookmarkHorizontalAbsolute(key, top)
        canvas.addOutlineEntry(self.outline, key, level=1)
        canvas.setFillColor(look.TINT)
        canvas.rect(x, top - self.height, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(look.ACCENT)
        canvas.rect(x, top - self.height, 1.2 * mm, self.height, stroke=0, fill=1)
        draw(canvas, self.text, x + 3.5 * mm, top - (self.height - self.text.height) / 2)
        right = x + self.width - 2 * mm
        draw(canvas, self.note, right, top - (self.height - self.note.height) / 2, right=True)
        if self.filled is not None:
            self._draw_gauge(canvas, self.filled, right - 11 * mm - _GAUGE, top - self.height / 2)

    def _draw_gauge(self, canvas: Any, filled: float, x: float, y: float) -> None:
        canvas.setLineWidth(1.6)
        canvas.setStrokeColor(look.HAIR)
        canvas.line(x, y, x + _GAUGE, y)
        if filled:
            canvas.setStrokeColor(look.ACCENT)
            canvas.line(x, y, x + _GAUGE * filled, y)


@dataclass(frozen=True)
class Cell:
    """Text in a row: where it begins (or ends, if `right`), and how far below the row's top."""

    x: float
    text: Set
    drop: float = 0.0
    right: bool = False


class Drawn(Protocol):
    """Something in a row that is no text; it needs no more height than the cells."""

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it in the row that begins at x, below `top`."""


@dataclass(frozen=True)
class Row:
    """Cells beside each other, a hairline below them, perhaps a shade behind them; `tied` to the next on one page."""

    cells: tuple[Cell, ...]
    shade: Color | None = None
    ruled: bool = True
    drawn: tuple[Drawn, ...] = ()
    tied: bool = False

    @cached_property
    def height(self) -> float:
        """The highest cell and the air around it."""
        return max((cell.drop + cell.text.height for cell in self.cells), default=0.0) + 2 * _PAD

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """The lines that fit into the room, and the others; None where that would leave crumbs."""
        counts = [int((room - 2 * _PAD - cell.drop) / cell.text.style.leading) for cell in self.cells]
        pairs = list(zip(self.cells, counts, strict=True))
        if any(count < _LEAST_LINES for _, count in pairs) or self.height <= _TALL:
            return None
        above = tuple(replace(cell, text=cell.text.first(count)) for cell, count in pairs)
        below = tuple(replace(cell, text=cell.text.after(count)) for cell, count in pairs)
        return replace(self, cells=above, ruled=False), replace(self, cells=below)


@dataclass(frozen=True)
class Grid:
    """Rows under heads that are repeated on every page; never one row alone at the foot of a page or at its top."""

    width: float
    rows: tuple[Row, ...]
    heads: tuple[Row, ...] = ()

    @cached_property
    def height(self) -> float:
        return _height(self.heads) + _height(self.rows)

    @property
    def start(self) -> float:
        first = self.rows if len(self.rows) <= _TOGETHER else self.rows[:2]
        return _height(self.heads) + sum(min(row.height, _TALL) for row in first)

    def split(self, room: float) -> "tuple[Grid, Grid] | None":
        left, fitting = room - _height(self.heads), 0
        while fitting < len(self.rows) and self.rows[fitting].height <= left:
            left -= self.rows[fitting].height
            fitting += 1
        above, below = self.rows[:fitting], self.rows[fitting:]
        if below and (parts := below[0].split(left)):
            above, below = (*above, parts[0]), (parts[1], *below[1:])
        elif len(below) == 1 and len(above) >= _TOGETHER:
            above, below = above[:-1], (above[-1], *below)
        while above and below and above[-1].tied:
            above, below = above[:-1], (above[-1], *below)
        if not above or not below:
            return None
        return replace(self, rows=above), replace(self, rows=below)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        for row in (*self.heads, *self.rows):
            self._draw_row(canvas, row, x, top)
            top -= row.height

    def _draw_row(self, canvas: Any, row: Row, x: float, top: float) -> None:
        if row.shade is not None:
            canvas.setFillColor(row.shade)
            canvas.rect(x, top - row.height, self.width, row.height, stroke=0, fill=1)
        for cell in row.cells:
            draw(canvas, cell.text, x + cell.x, top - _PAD - cell.drop, right=cell.right)
        for part in row.drawn:
            part.draw(canvas, x, top - _PAD)
        if row.ruled:
            canvas.setStrokeColor(look.HAIR)
            canvas.setLineWidth(look.THIN)
            canvas.line(x, top - row.height, x + self.width, top - row.height)


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)


@dataclass(frozen=True)
class Placed:
    """A block on a page: `below` points under the top of the page's room."""

    block: Block
    below: float


def paginate(blocks: Sequence[Block], room: float) -> list[list[Placed]]:
    """The blocks on pages of this much room. A title stays with what follows it."""
    pages: list[list[Placed]] = [[]]
    below = 0.0
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        left = room - below
        if not pages[-1] and isinstance(block, Gap):
            continue
        if pages[-1] and _needed(block, waiting) > left:
            waiting.append(block)
        elif block.height <= left:
            pages[-1].append(Placed(block, below))
            below += block.height
            continue
        elif parts := block.split(left):
            pages[-1].append(Placed(parts[0], below))
            waiting.append(parts[1])
        elif pages[-1]:
            waiting.append(block)
        else:
            pages[-1].append(Placed(block, below))
        pages.append([])
        below = 0.0
    return [page for page in pages if page]


def _needed(block: Block, waiting: Sequence[Block]) -> float:
    """The room without which a block does not begin; a title needs that of what it stands over too."""
    needed = min(block.start, block.height)
    if not isinstance(block, Title):
        return needed
    for follower in reversed(waiting):
        needed += follower.height if isinstance(follower, Gap) else follower.start
        if not isinstance(follower, Gap):
            break
    return needed
