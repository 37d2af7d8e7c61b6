"""The summary of a client on one A4 page: the head, boxes in two columns, room for notes where some is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.dossier.fields import Field
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Cell, Grid, Row
from clientdesk.exchange.cards.content import Pair
from clientdesk.exchange.cards.document import bookmark
from clientdesk.exchange.cards.head import SUMMARY, head_band
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.pages import BOTTOM, TOP
from clientdesk.exchange.cards.plain import left_out_note
from clientdesk.exchange.cards.qr import most_bytes
from clientdesk.exchange.cards.short.boxes import BOXES, MORE, NOTES, Box
from clientdesk.exchange.cards.short.lines import Entry, Line, in_lines
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.cards.unbroken import unbroken
from clientdesk.exchange.cards.view import View
from clientdesk.i18n import N_, Catalogue

WIDTH = A4[0] - 2 * look.MARGIN
_COLUMNS = (90 * mm, 85 * mm)
_GUTTER = WIDTH - sum(_COLUMNS)
_LABEL = 25 * mm
_GAP = 4.5 * mm
_TITLE = 5.6 * mm
_MOST_LINES, _MOST_OF_NOTES = 3, 10
_SMALLEST = 7.0
_DROP = look.BODY.baseline - look.LABEL.baseline
_LEAST_NOTES = 24 * mm
_RULES = 7.5 * mm
_MOST_RULES = 14


@dataclass(frozen=True)
class Titled:
    """A box set for its column: its title and the rows of which the first `kept` are shown."""

    title: str
    rows: tuple[Row, ...]
    kept: int

    @property
    def height(self) -> float:
        """The title and the rows shown."""
        return _TITLE + sum(row.height for row in self.rows[: self.kept])


def draw_summaries(job: PrintJob, canvas: Any) -> None:
    """Every client on one page."""
    imprint = Imprint(job, A4)
    for number, view in enumerate(job.views):
        bookmark(canvas, view.record.name, number)
        SummaryPage(job, view, imprint).draw(canvas)
        canvas.showPage()


class SummaryPage:
    """One client on one page; pages with other boxes replace `boxes` or what is `told`."""

    boxes: tuple[Box, ...] = BOXES

    def __init__(self, job: PrintJob, view: View, imprint: Imprint) -> None:
        self.job = job
        self.view = view
        self.words = job.words
        self.imprint = imprint
        self.typesetter = Typesetter(job.words.language)

    def told(self) -> Iterator[tuple[str, list[Line]]]:
        """The title and the lines of each box that has something to tell."""
        return _told(self.view, self.job.chosen(self.view.record.kind), self.words, self.boxes)

    def draw(self, canvas: Any) -> None:
        """Draw the page."""
        head, told = self.view.head(), list(self.told())
        self.imprint.watermark(canvas, sample=head.sample)
        self.imprint.head(canvas, "", sample=head.sample)
        top = A4[1] - TOP
        band = head_band(
            head,
            self.typesetter,
            picture=self.job.picture(head),
            vcard=self.job.vcard(self.view, most_bytes(SUMMARY.code)),
            width=WIDTH,
            format=SUMMARY,
        )
        house = letterhead(self.job.house, self.typesetter, WIDTH)
        for block in (house, band) if house else (band,):
            block.draw(canvas, look.MARGIN, top)
            top -= block.height
        foot = BOTTOM + self._left_out(canvas)
        self._boxes(canvas, told, top - _GAP, foot)
        place = (1, 1)
        self.imprint.footer(canvas, place, confidentiality=head.confidentiality, masked=self.view.masked)

    def _left_out(self, canvas: Any) -> float:
        """Say how much the reader may not see; gives the height it takes."""
        if not self.view.left_out:
            return 0.0
        note = self.typesetter.fitted(left_out_note(self.view.left_out, self.words), look.SMALL, width=WIDTH)
        draw(canvas, note, look.MARGIN, BOTTOM + note.height - 1 * mm)
        return note.height

    def _boxes(self, canvas: Any, told: Sequence[tuple[str, list[Line]]], top: float, foot: float) -> None:
        columns = self._columns(told)
        x, lowest = look.MARGIN, top
        for width, boxes in zip(_COLUMNS, columns, strict=True):
            below = top
            for box in cut(boxes, top - foot):
                self._box(canvas, box, x, below, width=width)
                below -= box.height + _GAP
            lowest, x = min(lowest, below), x + width + _GUTTER
        if lowest - foot >= _LEAST_NOTES:
            self._notes(canvas, lowest, foot)

    def _columns(self, told: Sequence[tuple[str, list[Line]]]) -> tuple[list[Titled], list[Titled]]:
        """The boxes in their order, broken where both columns are most alike."""
        left, right = ([self._set(title, lines, width) for title, lines in told] for width in _COLUMNS)

        def taller(count: int) -> float:
            return max(_total(left[:count]), _total(right[count:]))

        count = min(range(len(told) + 1), key=taller)
        return left[:count], right[count:]

    def _set(self, title: str, lines: Sequence[Line], width: float) -> Titled:
        rows = tuple(self._row(line, width) for line in lines)
        return Titled(title, rows, len(rows))

    def _row(self, line: Line, width: float) -> Row:
        value = self._fitted(line.text, look.BODY, width - _LABEL, lines=self._most_lines(line))
        if isinstance(line, Entry):
            return Row((Cell(0, self._fitted(line.lead, look.ENTRY, _LABEL - 2 * mm)), Cell(_LABEL, value)))
        label = self.typesetter.fitted(line.label, look.LABEL, width=_LABEL - 2 * mm, lines=3)
        return Row((Cell(0, label, drop=_DROP), Cell(_LABEL, value)))

    def _most_lines(self, line: Line) -> int:
        """What was noted in free words is told at more length than anything else."""
        field = self.view.record.kind.by_key.get(line.key) if isinstance(line, Pair) else None
        return _MOST_OF_NOTES if field is not None and field in NOTES else _MOST_LINES

    def _fitted(self, text: str, style: look.Style, width: float, *, lines: int = _MOST_LINES) -> Set:
        own = unbroken(self.typesetter, text, style, width=width)
        return self.typesetter.fitted(text, own, width=width, lines=lines, smallest=_SMALLEST)

    def _box(self, canvas: Any, box: Titled, x: float, top: float, *, width: float) -> None:
        hidden = len(box.rows) - box.kept
        more = self.words.ntr("+{n} more", "+{n} more", hidden) if hidden else ""
        self._title(canvas, box.title, x, top, width=width, more=more)
        Grid(width, box.rows[: box.kept]).draw(canvas, x, top - _TITLE)

    def _title(self, canvas: Any, title: str, x: float, top: float, *, width: float, more: str = "") -> None:
        note = self.typesetter.line(more, look.SMALL)
        setting = self.typesetter.fitted(title, look.HEADING, width=width - note.width - 2 * mm)
        draw(canvas, setting, x, top)
        draw(canvas, note, x + width, top - (setting.height - note.height) / 2, right=True)
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(0.8)
        canvas.line(x, top - _TITLE + 0.6, x + width, top - _TITLE + 0.6)

    def _notes(self, canvas: Any, top: float, foot: float) -> None:
        """Lines to write on, as many as there is room for, but no page full of them."""
        self._title(canvas, self.words.tr(N_("Notes by hand")), look.MARGIN, top, width=WIDTH)
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        y = top - _TITLE - _RULES
        for _rule in range(_MOST_RULES):
            if y < foot:
                break
            canvas.line(look.MARGIN, y, look.MARGIN + WIDTH, y)
            y -= _RULES


def _told(
    view: View, chosen: Sequence[Field[Any]], words: Catalogue, boxes: Sequence[Box]
) -> Iterator[tuple[str, list[Line]]]:
    boxed: set[Field[Any]] = set()
    for box in boxes:
        own = [field for field in chosen if field in box.fields]
        boxed.update(own)
        if own and (lines := list(box.tell(view, own))):
            yield words.tr(box.title), lines
    more = [field for field in chosen if field not in boxed]
    if more and (lines := in_lines(view, more)):
        yield (words.tr(MORE) if boxed else view.record.kind.title_in(words)), lines


def cut(boxes: Sequence[Titled], room: float) -> list[Titled]:
    """The boxes within the room: where there is too little, each gives its rows in turn."""
    if _total(boxes) <= room:
        return list(boxes)
    kept = [min(1, len(box.rows)) for box in boxes]
    left = room - _total([_first(box, count) for box, count in zip(boxes, kept, strict=True)])
    growing = list(range(len(boxes)))
    while growing:
        for place in list(growing):
            box = boxes[place]
            if kept[place] < len(box.rows) and box.rows[kept[place]].height <= left:
                left -= box.rows[kept[place]].height
                kept[place] += 1
            else:
                growing.remove(place)
    return [_first(box, count) for box, count in zip(boxes, kept, strict=True)]


def _first(box: Titled, count: int) -> Titled:
    return Titled(box.title, box.rows, count)


def _total(boxes: Sequence[Titled]) -> float:
    return sum(box.height for box in boxes) + _GAP * max(len(boxes) - 1, 0)
