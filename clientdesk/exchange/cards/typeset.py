"""Setting plain text: lines broken as Chinese and Latin ask, drawn in whichever fonts have the characters.

Nothing here reads mark-up, so a client's text can be no instruction; and no word is so long that it costs time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from clientdesk.exchange.cards.look import Style
from clientdesk.exchange.fonts import BOX, MISSING, Glyph, drawable, face

ELLIPSIS = "…"
SMALLEST = 6.0
"""Type is never shrunk below this many points."""
_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︰︱︳﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々ー"
)
_NEVER_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
_BREAK_AFTER = frozenset(" -/–—‐")
_WIDE_FROM = "\u2e80"


@dataclass(frozen=True)
class Line:
    """One line: (font name, text) runs and the width of all, in points."""

    runs: tuple[tuple[str, str], ...]
    width: float


@dataclass(frozen=True)
class Set:
    """A text set in lines of one style."""

    lines: tuple[Line, ...]
    style: Style
    main: str
    """The name of the font that draws boxes."""

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    def first(self, count: int) -> "Set":
        """The first lines."""
        return replace(self, lines=self.lines[:count])

    def after(self, count: int) -> "Set":
        """The lines behind the first ones."""
        return replace(self, lines=self.lines[count:])


class Typesetter:
    """Sets text in the fonts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def para(self, text: str, style: Style, *, width: float) -> Set:
        """The text broken to lines of at most `width` points; every character of it is kept."""
        paragraphs = drawable(text).split("\n")
        lines = (line for paragraph in paragraphs for line in self._broken(paragraph, style, width))
        return Set(tuple(lines), style, self._main(style))

    def line(self, text: str, style: Style) -> Set:
        """The text on one line, as long as it is."""
        flat = drawable(text).replace("\n", " ")
        return Set((_line(self._place(flat, style), style.size),), style, self._main(style))

    def fitted(self, text: str, style: Style, *, width: float, lines: int = 1, smallest: float = SMALLEST) -> Set:
        """The text within a box: shrunk by half points to the smallest type, then cut with an ellipsis."""
        flat = drawable(text[: _most(width, lines)]).replace("\n", " ")
        while True:
            setting = self.para(flat, style, width=width)
            if len(setting.lines) <= lines or style.size <= smallest:
                break
            style = replace(style, size=style.size - 0.5, leading=style.leading - 0.5)
        if len(setting.lines) <= lines:
            return setting
        return self._cut(setting, style, width, lines)

    def width(self, text: str, style: Style) -> float:
        """How wide the widest line of the text would be, unbroken."""
        return max(sum(g[2] for g in self._place(part, style)) for part in drawable(text).split("\n")) * style.size

    def widest_word(self, text: str, style: Style) -> float:
        """How wide the widest part is that should stay on one line."""
        widest = current = 0.0
        previous = " "
        for character, _, width in self._place(drawable(text).replace("\n", " "), style):
            current = width if may_break(previous, character) else current + width
            widest = max(widest, current)
            previous = character
        return widest * style.size

    def _place(self, text: str, style: Style) -> list[Glyph]:
        return face(self.language, bold=style.bold).place(text)

    def _main(self, style: Style) -> str:
        return face(self.language, bold=style.bold).main

    def _broken(self, paragraph: str, style: Style, width: float) -> list[Line]:
        glyphs = self._place(paragraph, style)
        return [_line(glyphs[start:end], style.size) for start, end in _breaks(glyphs, width / style.size)]

    def _cut(self, setting: Set, style: Style, width: float, lines: int) -> Set:
        last = "".join(text for _, text in setting.lines[lines - 1].runs)
        dots = self._place(ELLIPSIS, style)
        room = width / style.size - sum(glyph[2] for glyph in dots)
        kept = self._place(last, style)
        while kept and sum(glyph[2] for glyph in kept) > room:
            kept.pop()
        return replace(setting, lines=(*setting.lines[: lines - 1], _line(kept + dots, style.size)))


def _most(width: float, lines: int) -> int:
    """More characters than a box can hold, so that a text of megabytes is not set to be thrown away."""
    return int(lines * width / SMALLEST * 4) + 10


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NEVER_FIRST or after == " " or before in _NEVER_LAST:
        return False
    return before in _BREAK_AFTER or before >= _WIDE_FROM or after >= _WIDE_FROM


def _breaks(glyphs: Sequence[Glyph], width: float) -> list[tuple[int, int]]:
    """(start, end) of each line; a word wider than the line is cut where it must be."""
    spans: list[tuple[int, int]] = []
    start, last, used, place = 0, 0, 0.0, 0
    while place < len(glyphs):
        character, _, own = glyphs[place]
        if place > start and may_break(glyphs[place - 1][0], character):
            last = place
        if used + own > width and place > start and character != " ":
            end = last if last > start else place
            spans.append((start, end))
            start = last = place = end
            used = 0.0
            continue
        used += own
        place += 1
    return [*spans, (start, len(glyphs))]


def _line(glyphs: Sequence[Glyph], size: float) -> Line:
    end = len(glyphs)
    while end and glyphs[end - 1][0] == " ":
        end -= 1
    shown = glyphs[:end]
    runs = tuple((font, "".join(g[0] for g in run)) for font, run in groupby(shown, key=lambda glyph: glyph[1]))
    return Line(runs, sum(glyph[2] for glyph in shown) * size)


def draw(canvas: Any, setting: Set, x: float, top: float, *, right: bool = False) -> None:
    """Draw the lines below `top`, beginning at `x`, or ending there."""
    style = setting.style
    text = canvas.beginText()
    text.setFillColor(style.colour)
    baseline, current = top - style.baseline, None
    for line in setting.lines:
        text.setTextOrigin(x - line.width if right else x, baseline)
        for font, part in line.runs:
            if (font or setting.main) != current:
                current = font or setting.main
                text.setFont(current, style.size)
            if font == MISSING:
                _boxes(text, part)
            else:
                text.textOut(part)
        baseline -= style.leading
    canvas.drawText(text)


def _boxes(text: Any, part: str) -> None:
    """Boxes that still copy and search as the characters they stand for (`ActualText` of the PDF format)."""
    told = part.encode("utf-16-be", "replace").hex().upper()
    text._code.append(f"/Span <</ActualText <FEFF{told}>>> BDC")  # noqa: SLF001 - reportlab has no call for it
    text.textOut(BOX * len(part))
    text._code.append("EMC")  # noqa: SLF001
