"""Wholes in their parts: bars across, one below the other on one scale, parts told apart by their filling."""

from dataclasses import dataclass
from decimal import Decimal

from clientdesk.exchange.charts.given import Composition, Part, Stack
from clientdesk.exchange.charts.look import Look
from clientdesk.exchange.charts.sketch import Box, Chart, Sketch

_TITLE = 1.15
_LINE = 1.5
_NAMES = 0.17
"""How much of the width the names of the bars take."""
_SAMPLE = 9.0
_BAR = 0.46
"""How much of the room of a bar and its legend the bar takes."""


def composition_chart(composition: Composition, look: Look) -> Chart:
    """The bars with their legends; negative parts stand at the left of nought."""
    sketch = Sketch(look)
    line = _LINE * look.size
    base = look.height - look.size * _TITLE
    sketch.text(composition.unit, look.width, base, size=look.size, ink=look.palette.quiet, anchor="end")
    title, size = sketch.fitted(composition.title, look.size * _TITLE, width=0.75 * look.width, bold=True)
    sketch.text(title, 0, base, size=size, ink=look.palette.ink, bold=True)
    scale = _scale(composition, look.width * (1 - _NAMES))
    high = (look.height - line * _TITLE) / max(len(composition.stacks), 1)
    for number, stack in enumerate(composition.stacks):
        top = look.height - line * _TITLE - number * high
        _draw_stack(sketch, stack, Box(0, top - high, look.width, top), scale)
    return sketch.finished()


@dataclass(frozen=True)
class _Scale:
    """How many points an amount takes, and where nought is."""

    unit: float
    nought: float


def _scale(composition: Composition, room: float) -> _Scale:
    up = max((_sum(stack, sign=1) for stack in composition.stacks), default=Decimal(0))
    down = max((_sum(stack, sign=-1) for stack in composition.stacks), default=Decimal(0))
    unit = room / float((up + down) or 1)
    return _Scale(unit, float(down) * unit)


def _sum(stack: Stack, *, sign: int) -> Decimal:
    return sum((max(sign * (part.value or Decimal(0)), Decimal(0)) for part in stack.parts), Decimal(0))


def _draw_stack(sketch: Sketch, stack: Stack, room: Box, scale: _Scale) -> None:
    look = sketch.look
    left, high = look.width * _NAMES, (room.top - room.bottom) * _BAR
    bar = Box(left, room.top - high, look.width, room.top - 1)
    text, size = sketch.fitted(stack.name, look.size, width=left - 4)
    base = (bar.bottom + bar.top) / 2 - 0.3 * size
    sketch.text(text, 0, base, size=size, ink=look.palette.ink)
    up = down = left + scale.nought
    for place, part in enumerate(stack.parts):
        wide = float(part.value or 0) * scale.unit
        if wide >= 0:
            _draw_part(sketch, part, Box(up, bar.bottom, up + wide, bar.top), place)
            up += wide
        else:
            _draw_part(sketch, part, Box(down + wide, bar.bottom, down, bar.top), place)
            down += wide
    if scale.nought:
        ends = ((left + scale.nought, bar.bottom - 2), (left + scale.nought, bar.top + 1))
        sketch.line(*ends, ink=look.palette.ink, width=0.8)
    _draw_legend(sketch, stack, left, bar.bottom - 1.5 * look.size)


def _draw_part(sketch: Sketch, part: Part, box: Box, place: int) -> None:
    if box.right - box.left > 0.05:
        sketch.bar(box, place)
        sketch.area(box, part.key, part.told or f"{part.name}: {part.text}")


def _draw_legend(sketch: Sketch, stack: Stack, left: float, base: float) -> None:
    """What each part is and how much, beside a sample of its filling."""
    look = sketch.look
    room, size = (look.width - left) / max(len(stack.parts), 1), look.size - 0.5
    for place, part in enumerate(stack.parts):
        x = left + place * room
        sketch.bar(Box(x, base - 0.5, x + _SAMPLE - 2, base + 0.75 * size), place)
        lines = (part.name, part.text)
        for number, line in enumerate(lines):
            text, small = sketch.fitted(line, size, width=room - _SAMPLE - 3)
            ink = look.palette.ink if number else look.palette.quiet
            sketch.text(text, x + _SAMPLE, base - number * 1.3 * size, size=small, ink=ink)
