"""The words of a letter as a block of its page: lines broken as the house sets them, what is lacking in red."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Line, Set, Typesetter, draw
from clientdesk.exchange.fonts import drawable
from clientdesk.exchange.letters.places import Piece

_LEAST_LINES = 2
"""So many lines of a paragraph at least stand together on a page."""


@dataclass(frozen=True)
class Stretch:
    """A part of a line: how far to the right it begins, in points, and its text."""

    x: float
    text: Set


@dataclass(frozen=True)
class Prose:
    """A paragraph, line by line; `below` is the air under it."""

    lines: tuple[tuple[Stretch, ...], ...]
    leading: float
    below: float = 0.0
    centred: bool = False
    width: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading + self.below

    @property
    def start(self) -> float:
        return min(len(self.lines), _LEAST_LINES) * self.leading

    def split(self, room: float) -> "tuple[Prose, Prose] | None":
        count = min(int(room / self.leading), len(self.lines) - _LEAST_LINES)
        if count < _LEAST_LINES:
            return None
        return replace(self, lines=self.lines[:count], below=0.0), replace(self, lines=self.lines[count:])

    def draw(self, canvas: Any, x: float, top: float) -> None:
        for line in self.lines:
            left = x
            if self.centred and line:
                left += (self.width - line[-1].x - line[-1].text.width) / 2
            for stretch in line:
                draw(canvas, stretch.text, left + stretch.x, top)
            top -= self.leading


def prose(
    pieces: Sequence[Piece],
    typesetter: Typesetter,
    style: look.Style,
    *,
    width: float,
    below: float = 0.0,
    centred: bool = False,
) -> Prose:
    """The pieces as a paragraph of this width; nothing in them is mark-up, and what is lacking is red."""
    told = [(drawable(piece.text), bool(piece.lacking)) for piece in pieces]
    flat = "".join(text for text, _lacks in told)
    if drawable(flat) != flat:
        # A value begins with an accent for the letter before it: both are one character now.
        told = [(drawable(flat), any(lacks for _text, lacks in told))]
    whole = typesetter.para(flat, style, width=width)
    lines = tuple(_marked(whole, told, typesetter, style))
    return Prose(lines, style.leading, below, centred, width)


def _marked(
    whole: Set, told: Sequence[tuple[str, bool]], typesetter: Typesetter, style: look.Style
) -> Iterator[tuple[Stretch, ...]]:
    flat = "".join(text for text, _lacks in told)
    lacks = [each for text, is_lacking in told for each in [is_lacking] * len(text)]
    red = replace(style, colour=look.WARNING)
    place = 0
    for line in whole.lines:
        text = _text(line)
        place = flat.index(text, place) if text else place
        marks = lacks[place : place + len(text)]
        place += len(text)
        if not any(marks):
            yield (Stretch(0.0, replace(whole, lines=(line,))),)
            continue
        yield tuple(_stretches(text, marks, typesetter, style, red))


def _stretches(
    text: str, marks: Sequence[bool], typesetter: Typesetter, style: look.Style, red: look.Style
) -> Iterator[Stretch]:
    begin, x = 0, 0.0
    for end in range(1, len(text) + 1):
        if end < len(text) and marks[end] == marks[begin]:
            continue
        part = text[begin:end]
        yield Stretch(x, typesetter.line(part, red if marks[begin] else style))
        x += typesetter.width(part, style)
        begin = end


def _text(line: Line) -> str:
    return "".join(text for _font, text in line.runs)
