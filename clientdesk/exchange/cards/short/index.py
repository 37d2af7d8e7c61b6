"""Index cards, A5 and A6 across: who it is, the lines that were chosen, room to write; each alone or several on a sheet
of A4 with marks to cut along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.dossier.header import Header
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Cell, Grid, Row
from clientdesk.exchange.cards.content import Head
from clientdesk.exchange.cards.document import bookmark
from clientdesk.exchange.cards.head import Format, head_band, text_x
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.qr import most_bytes
from clientdesk.exchange.cards.short.lines import Entry, Line, in_lines
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.cards.unbroken import unbroken
from clientdesk.exchange.cards.view import View

_GUTTER = 6 * mm
_RULES = 7 * mm
_LETTER = look.Style(14, 18, look.WHITE, bold=True)
_MARK = 7 * mm
_FEW = 6
"""So many lines stand in one column over the whole width."""


@dataclass(frozen=True)
class Size:
    """The measures of an index card: `label` the width of the labels, `letter` the side of the class's square, `lines`
    the most that a value takes."""

    paper: tuple[float, float]
    margin: float
    foot: float
    head: Format
    label: float
    letter: float
    body: look.Style
    caption: look.Style
    lines: int


A5 = Size(
    (210 * mm, 148 * mm),
    margin=8 * mm,
    foot=11 * mm,
    head=Format((30 * mm, 38 * mm), (40 * mm, 22 * mm), 22 * mm, 36 * mm),
    label=24 * mm,
    letter=10 * mm,
    body=look.BODY,
    caption=look.LABEL,
    lines=4,
)
A6 = Size(
    (148 * mm, 105 * mm),
    margin=7 * mm,
    foot=10.8 * mm,
    head=Format(
        (22 * mm, 28 * mm),
        (24 * mm, 14 * mm),
        20 * mm,
        32 * mm,
        name=look.Style(14, 18, look.INK, bold=True),
        smallest_name=8.5,
        line=look.Style(8.5, 11.5),
        badge=look.Style(7, 9, look.ACCENT, bold=True),
    ),
    label=22 * mm,
    letter=9 * mm,
    body=look.Style(8, 11),
    caption=look.Style(6.5, 8, look.QUIET),
    lines=3,
)


def draw_cards(job: PrintJob, canvas: Any, size: Size) -> None:
    """Every client on a card, each a page of its own."""
    for number, view in enumerate(job.views):
        bookmark(canvas, view.record.name, number)
        _IndexCard(job, view, size).draw(canvas)
        canvas.showPage()


def draw_sheets(job: PrintJob, canvas: Any, size: Size) -> None:
    """As many cards on each sheet of A4 as it holds, edge to edge."""
    paper = max(A4, (A4[1], A4[0]), key=lambda paper: len(_places(paper, size.paper)))
    places = _places(paper, size.paper)
    taken = 0
    for number, view in enumerate(job.views):
        if taken == len(places):
            canvas.showPage()
            taken = 0
        bookmark(canvas, view.record.name, number)
        canvas.saveState()
        canvas.translate(*places[taken])
        _IndexCard(job, view, size).draw(canvas)
        canvas.restoreState()
        taken += 1
        _draw_marks(canvas, paper, size.paper)
    if taken:
        canvas.showPage()


def _places(paper: tuple[float, float], card: tuple[float, float]) -> list[tuple[float, float]]:
    """The lower left corners of the cards on a sheet, from the top left on."""
    across, up = (int(whole / part + 0.01) for whole, part in zip(paper, card, strict=True))
    left, bottom = (paper[0] - across * card[0]) / 2, (paper[1] - up * card[1]) / 2
    cells = [(column, row) for row in reversed(range(up)) for column in range(across)]
    return [(left + column * card[0], bottom + row * card[1]) for column, row in cells]


def _draw_marks(canvas: Any, paper: tuple[float, float], card: tuple[float, float]) -> None:
    """Ticks where the sheet is to be cut: they lie in the cut itself, so that none is left on a card."""
    width, height = paper
    canvas.setStrokeColor(look.QUIET)
    canvas.setLineWidth(look.THIN)
    middle = height / 2
    canvas.line(0, middle, _MARK, middle)
    canvas.line(width - _MARK, middle, width, middle)
    if card[0] < width / 2:
        across = width / 2
        canvas.line(across, 0, across, _MARK)
        canvas.line(across, height - _MARK, across, height)
        canvas.line(across - _MARK / 2, middle, across + _MARK / 2, middle)
        canvas.line(across, middle - _MARK / 2, across, middle + _MARK / 2)


class _IndexCard:
    """One card, its lower left corner where the canvas has its origin."""

    def __init__(self, job: PrintJob, view: View, size: Size) -> None:
        self.job = job
        self.view = view
        self.size = size
        self.width = size.paper[0] - 2 * size.margin
        self.typesetter = Typesetter(job.words.language)
        self.imprint = Imprint(job, size.paper, size.margin, foot=size.foot, style=look.FINE)

    def draw(self, canvas: Any) -> None:
        head, lines = self.view.head(), in_lines(self.view, self.job.chosen(self.view.record.kind))
        self.imprint.watermark(canvas, sample=head.sample)
        top = self.size.paper[1] - self.size.margin
        foot = self.size.foot + 2.5 * mm
        top -= self._head(canvas, head, top) + 2 * mm
        lowest = self._lines(canvas, lines, top, foot)
        self._rules(canvas, lowest, foot)
        house = " · ".join(filter(None, (self.job.house.name, head.confidentiality)))
        self.imprint.footer(canvas, (1, 1), confidentiality=house, masked=self.view.masked)

    def _head(self, canvas: Any, head: Head, top: float) -> float:
        """Draw who it is; gives the height of that."""
        size, classed = self.size, Header.abc_class_override.key
        badges = tuple(badge for badge in head.badges if badge.key != classed)
        band = head_band(
            replace(head, badges=badges, facts=()),
            self.typesetter,
            picture=self.job.picture(head),
            vcard=self.job.vcard(self.view, most_bytes(size.head.code)),
            width=self.width,
            format=size.head,
        )
        band.draw(canvas, size.margin, top)
        marks = self.typesetter.line(self.imprint.marks(sample=head.sample), look.FINE_WARNING)
        # Over the name, since nothing may stand close to the QR code at the right.
        draw(canvas, marks, size.margin + text_x(band.picture_size), top + marks.height)
        if head.letter:
            right = size.margin + self.width - (band.code.dark + 3 * mm if band.code else 0)
            self._letter(canvas, head.letter, right - size.letter, top)
        return band.height

    def _letter(self, canvas: Any, letter: str, x: float, top: float) -> None:
        side, setting = self.size.letter, self.typesetter.line(letter, _LETTER)
        canvas.setFillColor(look.ACCENT)
        canvas.roundRect(x, top - side, side, side, 1.4 * mm, stroke=0, fill=1)
        draw(canvas, setting, x + (side - setting.width) / 2, top - (side - setting.height) / 2)

    def _lines(self, canvas: Any, lines: Sequence[Line], top: float, foot: float) -> float:
        """Draw the lines in two columns, or in one where they are few; gives where they end."""
        whole = self._rows(lines, self.width)
        if len(lines) <= _FEW and _height(whole) <= top - foot:
            Grid(self.width, tuple(whole)).draw(canvas, self.size.margin, top)
            return top - _height(whole)
        width = (self.width - _GUTTER) / 2
        rows = self._rows(lines, width)
        left, right = _in_two(rows, top - foot)
        if hidden := len(rows) - len(left) - len(right):
            right[-1] = self._more(hidden + 1, width)
        for x, column in ((0.0, left), (width + _GUTTER, right)):
            Grid(width, tuple(column)).draw(canvas, self.size.margin + x, top)
        return top - max(_height(left), _height(right))

    def _rows(self, lines: Sequence[Line], width: float) -> list[Row]:
        return [self._row(line, width) for line in lines]

    def _row(self, line: Line, width: float) -> Row:
        size = self.size
        lead = line.lead if isinstance(line, Entry) else line.label
        label = self.typesetter.fitted(lead, size.caption, width=size.label - 2 * mm, lines=3)
        value = self._fitted(line.text, width - size.label)
        return Row((Cell(0, label, drop=size.body.baseline - size.caption.baseline), Cell(size.label, value)))

    def _fitted(self, text: str, width: float) -> Set:
        own = unbroken(self.typesetter, text, self.size.body, width=width)
        return self.typesetter.fitted(text, own, width=width, lines=self.size.lines, smallest=6.5)

    def _more(self, count: int, width: float) -> Row:
        note = self.job.words.ntr("+{n} more", "+{n} more", count)
        setting = self.typesetter.fitted(note, self.size.caption, width=width)
        return Row((Cell(width, setting, right=True),), ruled=False)

    def _rules(self, canvas: Any, top: float, foot: float) -> None:
        """Lines to write on, down to the foot."""
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        y = top - _RULES
        while y >= foot:
            canvas.line(self.size.margin, y, self.size.margin + self.width, y)
            y -= _RULES


def _in_two(rows: list[Row], room: float) -> tuple[list[Row], list[Row]]:
    """The rows in two columns as alike as may be, the first ones where not all have room."""
    while rows:
        count = min(range(len(rows) + 1), key=lambda count: max(_height(rows[:count]), _height(rows[count:])))
        left, right = rows[:count], rows[count:]
        if max(_height(left), _height(right)) <= room:
            return left, right
        rows = rows[:-1]
    return [], []


def _height(rows: Sequence[Row]) -> float:
    return sum(row.height for row in rows)
