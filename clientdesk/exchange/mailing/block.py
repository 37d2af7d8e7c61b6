"""The lines of a piece of post within a box: shrunk until they fit, then cut with an ellipsis, never over its edge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Any

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.mailing.addressed import Part

SMALLEST = 8.0
"""Post is read from a distance: type is never smaller, in points."""
_AT_LEISURE = 9.0
"""As long as type is not smaller than this, every name stays on one line."""
_LEADING = 1.24
_STEP = 0.5
_GIVEN_UP = 1.0
"""So much smaller type is taken to spare a line that holds hardly anything."""
_ORPHAN = 2
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Block:
    """Lines set, from the upper to the lower one; `is_cut` where something of them is left out."""

    sets: tuple[Set, ...]
    is_cut: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return sum(part.height for part in self.sets)

    @property
    def size(self) -> float:
        """Of the type, in points."""
        return max((part.style.size for part in self.sets), default=0.0)

    @property
    def has_orphan(self) -> bool:
        """Whether a text of several lines ends in one with hardly anything on it."""
        ends = (part.lines[-1] for part in self.sets if len(part.lines) > 1)
        return any(sum(len(text) for _font, text in line.runs) <= _ORPHAN for line in ends)

    def draw(self, canvas: Any, x: float, top: float, *, right: bool = False) -> None:
        """Below `top`, beginning at `x` or ending there; lengths in points."""
        for part in self.sets:
            draw(canvas, part, x, top, right=right)
            top -= part.height


def style(size: float, *, bold: bool = False) -> look.Style:
    """Type of post in so many points."""
    return look.Style(size, size * _LEADING, bold=bold)


def fitted(parts: Sequence[Part], typesetter: Typesetter, *, width: float, height: float, largest: float) -> Block:
    """The parts within a box; lengths in points. The largest type that has room for all of them is taken, or one a
    little smaller where that saves a line of one or two characters."""
    fitting = _fitting(parts, typesetter, room=(width, height), largest=largest)
    first = next(fitting, None)
    if first is None:
        return _cut(parts, typesetter, width, height)
    near = takewhile(lambda block: block.size >= first.size - _GIVEN_UP, fitting)
    return next((block for block in chain((first,), near) if not block.has_orphan), first)


def _fitting(
    parts: Sequence[Part], typesetter: Typesetter, *, room: tuple[float, float], largest: float
) -> Iterator[Block]:
    """Every way to set the parts in the box, the best one first: on one line each, then with names that wrap."""
    for smallest, names_wrap in ((min(_AT_LEISURE, largest), False), (SMALLEST, True)):
        size = largest
        while size >= smallest:
            sets = [typesetter.para(part.text, style(size, bold=part.bold), width=room[0]) for part in parts]
            block = Block(tuple(sets))
            may = all(_may(part, made, names_wrap) for part, made in zip(parts, sets, strict=True))
            if may and block.height <= room[1] + _ROUNDING:
                yield block
            size -= _STEP


def _may(part: Part, made: Set, names_wrap: bool) -> bool:  # noqa: FBT001 - a step of a search
    return not part.most or len(made.lines) <= (part.most if names_wrap else 1)


def _cut(parts: Sequence[Part], typesetter: Typesetter, width: float, height: float) -> Block:
    room = max(1, int((height + _ROUNDING) / style(SMALLEST).leading))
    kept = list(parts)
    while len(kept) > room:
        kept.remove(min(kept, key=lambda part: part.weight))
    lines = {id(part): 1 for part in kept}
    spare = room - len(kept)
    for part in sorted(kept, key=lambda part: -part.weight):
        wanted = len(typesetter.para(part.text, style(SMALLEST, bold=part.bold), width=width).lines)
        more = min(spare, min(wanted, part.most or wanted) - 1)
        lines[id(part)] += more
        spare -= more
    sets = [
        typesetter.fitted(
            part.text, style(SMALLEST, bold=part.bold), width=width, lines=lines[id(part)], smallest=SMALLEST
        )
        for part in kept
    ]
    return Block(tuple(sets), is_cut=True)
