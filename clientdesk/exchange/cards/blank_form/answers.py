"""Places for an answer: a line, ruled lines, boxes to tick, boxes for the digits of a date; what is known stands in it.

All lengths are in points. `top` counts from the lower edge of the paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Protocol

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw

ROOM = 6.2 * mm
"""The height of a line to write on."""
PITCH = 7 * mm
"""From one ruled line to the next."""
TICK = 3.1 * mm
_TICK_PITCH = 5.2 * mm
_WORD_GAP = 1.2 * mm
_OPTION_GAP = 4.1 * mm
_BOX = (4.3 * mm, 5.2 * mm)
_PART_GAP = 1 * mm
_LEAST_LINE = 26 * mm
_ONE_LINE = 88 * mm
_MOST_MORE = 3
_RULE = HexColor(0x8A969D)
_FRAME = HexColor(0xA9B4BA)
_KNOWN = look.BODY
_OPTION = look.Style(8, 10)
_HINT = look.Style(6.5, 8, HexColor(0xB3BDC2))
_UNIT = look.Style(7.5, 10, look.QUIET)


class Answer(Protocol):
    """A place for an answer. `least` is the width in which it can still be used, `wish` that which it should have;
    one that `stretches` takes what is left of its row."""

    @property
    def least(self) -> float: ...

    @property
    def wish(self) -> float: ...

    @property
    def stretches(self) -> bool: ...

    def height(self, width: float) -> float:
        """How high it is in this width."""

    def draw(self, canvas: Any, x: float, top: float, width: float, *, room: float) -> None:
        """Draw it below `top`; `room` is the height of the highest answer beside it."""


@dataclass(frozen=True)
class Line:
    """A line to write on; `unit` stands at its end, what is known on it (then it is as high as that needs). One that
    `grows` goes on below itself where there is room."""

    typesetter: Typesetter
    wish: float
    known: str = ""
    unit: str = ""
    stretches: bool = True
    grows: bool = False

    @property
    def least(self) -> float:
        return max(min(self.wish, _LEAST_LINE), 0.4 * self.wish)

    def _known(self, width: float) -> Set | None:
        room = width - (self._unit().width + 2 * mm if self.unit else 0)
        return self.typesetter.para(self.known, _KNOWN, width=room) if self.known else None

    def _unit(self) -> Set:
        return self.typesetter.line(self.unit, _UNIT)

    def height(self, width: float) -> float:
        known = self._known(width)
        return max(ROOM, known.height + 1.2 * mm) if known else ROOM

    def draw(self, canvas: Any, x: float, top: float, width: float, *, room: float) -> None:
        bottom = top - self.height(width)
        if known := self._known(width):
            draw(canvas, known, x + 0.5 * mm, bottom + known.height + 0.6 * mm)
        if self.unit:
            unit = self._unit()
            draw(canvas, unit, x + width, bottom + unit.height + 0.8 * mm, right=True)
        rule(canvas, x, bottom, width)
        if self.grows:
            more = int((room - self.height(width)) / PITCH + 0.1)
            for number in range(1, min(more, _MOST_MORE) + 1):
                rule(canvas, x, bottom - number * PITCH, width)


@dataclass(frozen=True)
class Ruled:
    """Several lines to write on, below what is known: `count` of them over the whole `full` width, more where they are
    shorter."""

    typesetter: Typesetter
    count: int
    full: float
    wish: float
    known: str = ""
    stretches: bool = True

    @property
    def least(self) -> float:
        return self.wish if self.known else min(self.wish, 0.4 * self.full)

    def _known(self, width: float) -> Set | None:
        return self.typesetter.para(self.known, _KNOWN, width=width) if self.known else None

    def _lines(self, width: float) -> int:
        return ceil(self.count * (1 + (self.full - width) / self.full) - 0.2)

    def height(self, width: float) -> float:
        known = self._known(width)
        return (known.height + 1 * mm if known else 0.0) + ROOM + (self._lines(width) - 1) * PITCH

    def draw(self, canvas: Any, x: float, top: float, width: float, *, room: float) -> None:
        del room
        if known := self._known(width):
            draw(canvas, known, x + 0.5 * mm, top)
            top -= known.height + 1 * mm
        for number in range(self._lines(width)):
            rule(canvas, x, top - ROOM - number * PITCH, width)


@dataclass(frozen=True)
class Option:
    """A word with a box before it."""

    word: Set
    ticked: bool = False

    @property
    def width(self) -> float:
        return TICK + _WORD_GAP + self.word.width

    def draw(self, canvas: Any, x: float, middle: float) -> None:
        """Draw box and word, the middle of both at a height."""
        tick(canvas, x, middle - TICK / 2, ticked=self.ticked)
        draw(canvas, self.word, x + TICK + _WORD_GAP, middle + self.word.height / 2)


def option(text: str, typesetter: Typesetter, *, ticked: bool = False) -> Option:
    """An option; one that is ticked stands in bold."""
    return Option(typesetter.line(text, replace(_OPTION, bold=ticked)), ticked)


@dataclass(frozen=True)
class Ticks:
    """Options to be ticked: on one line where they fit, else under each other in columns. With `other`, a word with a
    line behind it for an answer of one's own."""

    options: tuple[Option, ...]
    other: Option | None = None
    stretches: bool = False

    @property
    def least(self) -> float:
        """What fits half the form stays on one line, of others half of them."""
        return self.wish if self.wish <= _ONE_LINE else -(-len(self.options) // 2) * self._column

    @property
    def _column(self) -> float:
        return max(option.width for option in self.options) + 0.6 * _OPTION_GAP

    @property
    def wish(self) -> float:
        """The width of all on one line."""
        line = sum(option.width + _OPTION_GAP for option in self.options) - _OPTION_GAP
        return line + (_OPTION_GAP + self.other.width + 30 * mm if self.other else 0)

    def rows(self, width: float) -> list[list[tuple[float, Option]]]:
        """The options with the places where they begin, line by line: in columns, unless that takes more lines."""
        flowing = self._flowing(width)
        most = max(1, int(width / self._column))
        lines = -(-len(self.options) // most)
        if lines > len(flowing) or len(flowing) == 1:
            return flowing
        across = -(-len(self.options) // lines)
        step = width / across
        rows = [self.options[first : first + across] for first in range(0, len(self.options), across)]
        return [[(place * step, each) for place, each in enumerate(row)] for row in rows]

    def _flowing(self, width: float) -> list[list[tuple[float, Option]]]:
        """One behind the other, as many on a line as fit; with `other`, a single line has room for that too."""
        rows: list[list[tuple[float, Option]]] = [[]]
        x = 0.0
        room = width + 0.1
        for each in self.options:
            if rows[-1] and x + each.width > room:
                rows.append([])
                x = 0.0
            rows[-1].append((x, each))
            x += each.width + _OPTION_GAP
        return rows

    def height(self, width: float) -> float:
        lines = len(self.rows(width)) + (1 if self.other and not self._fits(width) else 0)
        return ROOM + (lines - 1) * _TICK_PITCH

    def _fits(self, width: float) -> bool:
        return self.wish <= width + 0.1

    def draw(self, canvas: Any, x: float, top: float, width: float, *, room: float) -> None:
        del room
        middle = top - ROOM / 2
        rows = self.rows(width)
        for number, row in enumerate(rows):
            for start, each in row:
                each.draw(canvas, x + start, middle - number * _TICK_PITCH)
        if self.other:
            line = len(rows) - 1 if self._fits(width) else len(rows)
            last, option = rows[-1][-1]
            start = last + option.width + _OPTION_GAP if self._fits(width) else 0.0
            middle -= line * _TICK_PITCH
            self.other.draw(canvas, x + start, middle)
            begin = start + self.other.width + 1 * mm
            rule(canvas, x + begin, middle - TICK / 2 - 0.4 * mm, width - begin)


@dataclass(frozen=True)
class Digits:
    """Boxes for the digits of a date as the language writes it: `pattern` has a letter Y, M or D for each box, all
    else stands between them; `known` has the digits by letter, spaces where they are not known."""

    typesetter: Typesetter
    pattern: str
    known: dict[str, str]
    extra: Option | None = None
    stretches: bool = False

    @property
    def wish(self) -> float:
        boxes = sum(character in "YMD" for character in self.pattern)
        between = sum(self._mark(character).width + 2 * _PART_GAP for character in self._marks())
        return boxes * _BOX[0] + between + (_OPTION_GAP + self.extra.width if self.extra else 0.0)

    @property
    def least(self) -> float:
        return self.wish

    def _marks(self) -> Sequence[str]:
        return [character for character in self.pattern if character not in "YMD"]

    def _mark(self, character: str) -> Set:
        return self.typesetter.line(character, _UNIT)

    def height(self, width: float) -> float:
        del width
        return ROOM

    def draw(self, canvas: Any, x: float, top: float, width: float, *, room: float) -> None:
        del width, room
        bottom = top - ROOM + (ROOM - _BOX[1]) / 2
        middle = bottom + _BOX[1] / 2
        hints = all(not mark.isalpha() for mark in self._marks())
        digits = {letter: iter(known) for letter, known in self.known.items()}
        for character in self.pattern:
            if character in "YMD":
                digit = next(digits.get(character, iter("")), " ")
                self._box(canvas, x, bottom, digit.strip() or (character if hints else ""), known=bool(digit.strip()))
                x += _BOX[0]
            else:
                mark = self._mark(character)
                draw(canvas, mark, x + _PART_GAP, middle + mark.height / 2)
                x += mark.width + 2 * _PART_GAP
        if self.extra:
            self.extra.draw(canvas, x + _OPTION_GAP, middle)

    def _box(self, canvas: Any, x: float, bottom: float, text: str, *, known: bool) -> None:
        canvas.setStrokeColor(_FRAME)
        canvas.setLineWidth(0.5)
        canvas.rect(x, bottom, *_BOX)
        if text:
            digit = self.typesetter.line(text, _KNOWN if known else _HINT)
            draw(canvas, digit, x + (_BOX[0] - digit.width) / 2, bottom + (_BOX[1] + digit.height) / 2)


def rule(canvas: Any, x: float, y: float, width: float) -> None:
    """A line to write on."""
    canvas.setStrokeColor(_RULE)
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + width, y)


def tick(canvas: Any, x: float, bottom: float, *, ticked: bool) -> None:
    """A box to tick, perhaps ticked."""
    canvas.setStrokeColor(_RULE)
    canvas.setLineWidth(0.6)
    canvas.roundRect(x, bottom, TICK, TICK, 0.5 * mm)
    if ticked:
        path = canvas.beginPath()
        path.moveTo(x + 0.2 * TICK, bottom + 0.52 * TICK)
        path.lineTo(x + 0.42 * TICK, bottom + 0.26 * TICK)
        path.lineTo(x + 0.84 * TICK, bottom + 0.82 * TICK)
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(1.3)
        canvas.drawPath(path)
