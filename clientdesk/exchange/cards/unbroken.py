"""Type small enough that what belongs together stays together: words, numbers, addresses of the net, a line."""

import re
from dataclasses import replace

from clientdesk.exchange.cards.look import Style
from clientdesk.exchange.cards.typeset import Set, Typesetter

SMALLEST = 6.5
_LEAST_PART = 0.78
"""Type is set smaller by so much to save a line."""
_LONGEST = 400
"""Of longer texts only so many characters are looked at."""
_NUMBER = re.compile(r"[\d\s+()/.,:–-]{1,24}")
"""Dates, telephones, amounts."""


def unbroken(typesetter: Typesetter, text: str, style: Style, *, width: float) -> Style:
    """The style, smaller where that keeps every word of the text within the width; as it is where nothing does."""
    if typesetter.width(text, style) <= width:
        return style
    widest = widest_word(typesetter, text, style)
    size = style.size
    while size > SMALLEST and widest * size / style.size > width:
        size -= 0.5
    if widest * size / style.size > width:
        return style
    return replace(style, size=size, leading=style.leading - style.size + size)


def on_a_line(typesetter: Typesetter, text: str, style: Style, *, width: float, smallest: float) -> Set:
    """The text on one line where a little smaller type is enough for that, else on two; cut where it must be."""
    least = max(_LEAST_PART * style.size, SMALLEST)
    lines = 1 if typesetter.width(text, style) * least / style.size <= width else 2
    return typesetter.fitted(text, style, width=width, lines=lines, smallest=smallest)


def must_break(typesetter: Typesetter, text: str, style: Style, *, width: float) -> bool:
    """Whether a word of the text is too wide in the smallest type."""
    if typesetter.width(text, style) * SMALLEST / style.size <= width:
        return False
    return widest_word(typesetter, text, style) * SMALLEST / style.size > width


def widest_word(typesetter: Typesetter, text: str, style: Style) -> float:
    """How wide the widest part of the text is that should stay on one line: a word, a number with all its signs, an
    address of the net."""
    if len(text) > _LONGEST:
        return typesetter.widest_word(text[:_LONGEST], style)
    return max((_wide(typesetter, part, style) for part in _parts(text)), default=0.0)


def _parts(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in ([line] if _NUMBER.fullmatch(line) else line.split())]


def _wide(typesetter: Typesetter, part: str, style: Style) -> float:
    whole = "@" in part or "://" in part or _NUMBER.fullmatch(part)
    return typesetter.width(part, style) if whole else typesetter.widest_word(part, style)
