"""The paper of letters: where the head of the house, the address, the date and the subject stand on it.

A letter in English has its address in the window of DIN 5008 form B; one in Chinese names whom it is for below its
title, begins its paragraphs two characters in, and ends with who wrote it and when on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block as PageBlock
from clientdesk.exchange.cards.blocks import Undivided
from clientdesk.exchange.cards.letterhead import Letterhead
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.mailing.addressed import Part
from clientdesk.exchange.mailing.block import fitted

LEFT = 25 * mm
WIDTH = 168 * mm
TOP = 22 * mm
"""Where the text of a page begins that is not the first."""
BOTTOM = 27 * mm
HEAD = 12 * mm
"""Where the letter-head begins."""
WINDOW = (25 * mm, 62.7 * mm)
"""The address zone of DIN 5008 form B: its first line begins here, from the upper left corner of the sheet."""
WINDOW_SIZE = (75 * mm, 27.3 * mm)
RETURN_TO = 57.7 * mm
FACTS = (125 * mm, 50 * mm)
SUBJECT = 98.46 * mm
FOLDS = (105 * mm, 210 * mm)
PUNCH = 148.5 * mm
SIGNED = 14 * mm
"""Room for the hand of whoever signs."""
_ADDRESS_SIZE = 10.5
_TITLE = 42 * mm
"""Where the title of a Chinese letter stands."""

BODY = look.Style(10.5, 15.5)
BODY_CHINESE = look.Style(11.5, 20)
STRONG = look.Style(10.5, 15.5, look.INK, bold=True)
TITLE_CHINESE = look.Style(16, 24, look.INK, bold=True)
FACT = look.Style(8.5, 12)


@dataclass(frozen=True)
class Opening(Undivided):
    """What stands above the text on the first page; its places are told from the corner of the sheet, and its height
    from `TOP` on."""

    letterhead: Letterhead | None
    address: tuple[Part, ...]
    return_to: Set | None
    facts: tuple[tuple[Set, Set], ...]
    typesetter: Typesetter
    height: float = SUBJECT - TOP

    def draw(self, canvas: Any, x: float, top: float) -> None:
        page = top + TOP
        if self.letterhead:
            self.letterhead.draw(canvas, LEFT, page - HEAD)
        if self.return_to:
            draw(canvas, self.return_to, WINDOW[0], page - RETURN_TO)
            canvas.setStrokeColor(look.HAIR)
            canvas.setLineWidth(look.THIN)
            canvas.line(WINDOW[0], page - RETURN_TO - 9, WINDOW[0] + self.return_to.width, page - RETURN_TO - 9)
        block = fitted(
            self.address, self.typesetter, width=WINDOW_SIZE[0], height=WINDOW_SIZE[1], largest=_ADDRESS_SIZE
        )
        block.draw(canvas, WINDOW[0], page - WINDOW[1])
        below = page - FACTS[1]
        for label, value in self.facts:
            draw(canvas, label, FACTS[0], below - 2)
            draw(canvas, value, FACTS[0] + 24 * mm, below)
            below -= max(label.height, value.height) + 1
        self._draw_marks(canvas, page)

    @staticmethod
    def _draw_marks(canvas: Any, page: float) -> None:
        """Where the sheet is folded for the window, and where it is punched."""
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        for place, length in ((FOLDS[0], 4 * mm), (FOLDS[1], 4 * mm), (PUNCH, 6 * mm)):
            canvas.line(5 * mm, page - place, 5 * mm + length, page - place)


@dataclass(frozen=True)
class OpeningChinese(Undivided):
    """The same of a letter in Chinese: the title in the middle, below it whom it is for."""

    letterhead: Letterhead | None
    title: Set
    lines: tuple[Set, ...]

    @property
    def height(self) -> float:
        """The title, the lines, and the air below them."""
        return _TITLE - TOP + self.title.height + 5 * mm + sum(line.height for line in self.lines) + 5 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        page = top + TOP
        if self.letterhead:
            self.letterhead.draw(canvas, LEFT, page - HEAD)
        below = page - _TITLE
        for number in range(len(self.title.lines)):
            line = self.title.after(number).first(1)
            draw(canvas, line, x + (WIDTH - line.width) / 2, below)
            below -= line.height
        below -= 5 * mm
        for each in self.lines:
            draw(canvas, each, x, below)
            below -= each.height


@dataclass(frozen=True)
class Closing(Undivided):
    """Who signs, with room for the hand: at the left, in Chinese at the right."""

    lines: tuple[Set, ...]
    width: float
    right: bool
    above: float

    @property
    def height(self) -> float:
        """The room for the hand, and the lines."""
        return self.above + sum(line.height for line in self.lines)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        top -= self.above
        for line in self.lines:
            draw(canvas, line, x + self.width if self.right else x, top, right=self.right)
            top -= line.height


def draw_foot(canvas: Any, lines: Sequence[str], page: str, typesetter: Typesetter) -> None:
    """The house's own lines at the foot of a page, and which page it is where there are several."""
    if not lines and not page:
        return
    canvas.setStrokeColor(look.HAIR)
    canvas.setLineWidth(look.THIN)
    top = 20 * mm
    canvas.line(LEFT, top, LEFT + WIDTH, top)
    top -= 4
    number = typesetter.line(page, look.SMALL)
    draw(canvas, number, LEFT + WIDTH, top, right=True)
    room = WIDTH - number.width - (look.GUTTER if page else 0)
    for line in lines:
        draw(canvas, typesetter.fitted(line, look.SMALL, width=room), LEFT, top)
        top -= look.SMALL.leading


PAPER = A4
Block = PageBlock
