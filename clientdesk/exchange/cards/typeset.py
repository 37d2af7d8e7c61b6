"""Setting plain text: lines broken as Chinese and Latin ask, drawn in whichever fonts have the characters.

Nothing here reads mark-up, so a client's text can be no instruction; and no word is so long that it costs time.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import inf
from typing import Any

from clientdesk.exchange import right_to_left
from clientdesk.exchange.cards.look import Style
from clientdesk.exchange.fonts import BOX, MISSING, Face, Glyph, coded, drawable, face

ELLIPSIS = "…"
SMALLEST = 6.0
"""Type is never shrunk below this many points."""
_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︰︱︳﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠々ー"
)
_NEVER_LAST = frozenset("$([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥")
_BREAK_AFTER = frozenset(" -/–—‐")
_WIDE_FROM = "\u2e80"
_ROUNDING = 1e-6


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
        return self._set(drawable(text).split("\n"), style, width)

    def line(self, text: str, style: Style) -> Set:
        """The text on one line, as long as it is."""
        return self._set([drawable(text).replace("\n", " ")], style, inf)

    def fitted(self, text: str, style: Style, *, width: float, lines: int = 1, smallest: float = SMALLEST) -> Set:
        """The text within a box: shrunk by half points to the smallest type, then cut with an ellipsis."""
        flat = drawable(text[: _most(width, lines)]).replace("\n", " ")
        while True:
            setting = self._set([flat], style, width)
            if len(setting.lines) <= lines or style.size <= smallest:
                break
            style = replace(style, size=style.size - 0.5, leading=style.leading - 0.5)
        if len(setting.lines) <= lines:
            return setting
        return self._cut(setting, style, width, lines)

    def width(self, text: str, style: Style) -> float:
        """How wide the widest line of the text would be, unbroken."""
        return max([sum(self._widths(line, style)) for line in drawable(text).split("\n")]) * style.size

    def widest_word(self, text: str, style: Style) -> float:
        """How wide the widest part is that should stay on one line."""
        flat = drawable(text).replace("\n", " ")
        widest = current = 0.0
        previous = " "
        for character, width in zip(flat, self._widths(flat, style), strict=True):
            current = width if may_break(previous, character) else current + width
            widest = max(widest, current)
            previous = character
        return widest * style.size

    def _face(self, style: Style) -> Face:
        return face(self.language, bold=style.bold)

    def _widths(self, text: str, style: Style) -> list[float]:
        face = self._face(style)
        return face.plain_widths(text) or [width for _, _, width in face.place(text)]

    def _set(self, paragraphs: Sequence[str], style: Style, width: float) -> Set:
        face, room = self._face(style), width / style.size
        lines = (line for paragraph in paragraphs for line in _lines(paragraph, face, room=room, size=style.size))
        return Set(tuple(lines), style, face.main)

    def _cut(self, setting: Set, style: Style, width: float, lines: int) -> Set:
        face = self._face(style)
        last = "".join(text for _, text in setting.lines[lines - 1].runs)
        dots = face.place(ELLIPSIS)
        room = width / style.size - sum(glyph[2] for glyph in dots)
        kept = face.place(last)
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


def _lines(text: str, face: Face, *, room: float, size: float) -> Iterator[Line]:
    """A paragraph in lines of at most `room` at 1 pt. Most have one font for all, or but one line."""
    widths = face.plain_widths(text)
    glyphs = [] if widths else face.place(text)
    widths = widths or [width for _, _, width in glyphs]
    for start, end in _breaks(text, widths, room):
        if glyphs:
            yield _line(glyphs[start:end], size)
        else:
            shown = text[start:end].rstrip(" ")
            runs = ((face.main, shown),) if shown else ()
            yield Line(runs, sum(widths[start : start + len(shown)]) * size)


def _breaks(text: str, widths: Sequence[float], room: float) -> list[tuple[int, int]]:
    """(start, end) of each line; spaces hang over its end; a word wider than the line is cut where it must be."""
    spans: list[tuple[int, int]] = []
    ends = list(accumulate(widths))
    start, used = 0, 0.0
    while True:
        over = max(bisect_right(ends, used + room + _ROUNDING, lo=start), start + 1)
        while over < len(text) and text[over] == " ":
            over += 1
        if over >= len(text):
            return [*spans, (start, len(text))]
        end = next((end for end in range(over, start, -1) if may_break(text[end - 1], text[end])), over)
        spans.append((start, end))
        start, used = end, ends[end - 1]


def _line(glyphs: Sequence[Glyph], size: float) -> Line:
    end = len(glyphs)
    while end and glyphs[end - 1][0] == " ":
        end -= 1
    shown = glyphs[:end]
    runs = tuple((font, "".join(g[0] for g in run)) for font, run in groupby(shown, key=lambda glyph: glyph[1]))
    return Line(runs, sum(glyph[2] for glyph in shown) * size)


def draw(canvas: Any, setting: Set, x: float, top: float, *, right: bool = False) -> None:
    """Draw the lines below `top`, beginning at `x`, or ending there."""
    style, colour = setting.style, setting.style.colour
    baseline = top - style.baseline
    subset = ""
    code = [f"BT {colour.red:.4g} {colour.green:.4g} {colour.blue:.4g} rg"]
    for line in setting.lines:
        code.append(f"1 0 0 1 {x - line.width if right else x:.2f} {baseline:.2f} Tm")
        for font, part in line.runs:
            drawn = _drawn(font, part)
            if font == MISSING:
                code.append(_told(part))
            for own, shown in coded(font or setting.main, drawn, canvas._doc):  # noqa: SLF001 - no other way to it
                if own != subset:
                    code.append(f"{own} {style.size:g} Tf")
                    subset = own
                code.append(f"({shown}) Tj")
            if font == MISSING:
                code.append("EMC")
        baseline -= style.leading
    canvas.addLiteral("\n".join([*code, "ET"]))


def _drawn(font: str, text: str) -> str:
    """What is drawn for a text: boxes where no font has it, right-to-left words turned round."""
    if font == MISSING:
        return BOX * len(text)
    return right_to_left.turned(text) if right_to_left.is_there(text) else text


def _told(text: str) -> str:
    """What boxes are copied and searched as: the characters they stand for (`ActualText` of the PDF format)."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>>> BDC"
