"""The pages of a form: whose it is, the sections with their fields and groups, room for remarks at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from reportlab.lib.units import mm

from clientdesk.dossier.completeness import is_column_shown
from clientdesk.dossier.fields import Field, Rows, Section, rows_of
from clientdesk.dossier.types import LongText, Photo
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blank_form.answers import PITCH, Ruled, rule
from clientdesk.exchange.cards.blank_form.asked import numbered, standard, written_columns
from clientdesk.exchange.cards.blank_form.cells import LABEL, in_rows
from clientdesk.exchange.cards.blank_form.fields import FULL, HALF, Questions
from clientdesk.exchange.cards.blank_form.head import form_head, title_of
from clientdesk.exchange.cards.blank_form.tables import Groups, Stack
from clientdesk.exchange.cards.blocks import Block, Cell, Gap, Grid, Placed, Row, Title, paginate
from clientdesk.exchange.cards.document import bookmark
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.pages import BOTTOM, TOP
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.cards.view import View, sections_of
from clientdesk.exchange.fonts import drawable
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.i18n import N_

PAPER = (210 * mm, 297 * mm)
WIDTH = PAPER[0] - 2 * look.MARGIN
_ROOM = PAPER[1] - TOP - BOTTOM
_LONG = 6
"""A known text of more lines flows from page to page."""
_REMARKS = 28 * mm
"""Where so much is left at the end, it is ruled for remarks."""


def draw_forms(job: PrintJob, canvas: Any) -> None:
    """Draw a form for each client of a job."""
    for number, view in enumerate(job.views):
        _Form(job, view).draw(canvas, number)


class _Form:
    """One client's form, or one that is still nobody's."""

    def __init__(self, job: PrintJob, view: View) -> None:
        self.view = view
        self.words = view.words
        self.typesetter = Typesetter(view.words.language)
        self.empty = next(view.record.filled(), None) is None
        # An empty form holds nothing sensitive, so it only says that it asks for it.
        self.job = replace(job, disclosure=Disclosure()) if self.empty else job
        self.asks = job.disclosure.unmasked and self.empty
        chosen = job.chosen(view.record.kind)
        whole = tuple(chosen) == standard(view.record.kind)
        seen = (field for field in chosen if view.disclosure.sight(field) is not Sight.ABSENT)
        self.fields = [field for field in seen if view.concerns(field)]
        lines, passage, rows = (2, HALF, 3) if whole else (4, FULL, 5)
        self.questions = Questions(self.typesetter, view, lines, passage)
        self.groups = Groups(self.questions, WIDTH, rows)

    def draw(self, canvas: Any, number: int) -> None:
        pages = paginate(list(self._blocks()), _ROOM)
        imprint = Imprint(self.job, PAPER)
        record, sample = self.view.record, self.view.head().sample
        title = record.name or title_of(self.view)
        canvas.setTitle(drawable(title))
        for place, page in enumerate(pages, 1):
            if place == 1:
                bookmark(canvas, title, number, closed=True)
            imprint.watermark(canvas, sample=sample)
            imprint.head(canvas, self._running() if place > 1 else "", sample=sample)
            self._marks(canvas, name_line=place > 1 and self.empty)
            for placed in page:
                placed.block.draw(canvas, look.MARGIN, PAPER[1] - TOP - placed.below)
            if place == len(pages):
                self._remarks(canvas, page)
            confidentiality = self.view.head().confidentiality
            imprint.footer(canvas, (place, len(pages)), confidentiality=confidentiality, masked=self.view.masked)
            canvas.showPage()

    def _running(self) -> str:
        record = self.view.record
        return title_of(self.view) if self.empty else f"{record.name}  ·  {record.code}"

    def _marks(self, canvas: Any, *, name_line: bool) -> None:
        """What the top of an empty form says: a place for the name on every further sheet, that it asks for much."""
        top, right = PAPER[1] - 7 * mm, PAPER[0] - look.MARGIN
        if self.asks:
            asks = self.typesetter.line(self.words.tr(N_("Asks for sensitive data")), look.SMALL_WARNING)
            draw(canvas, asks, right, top, right=True)
        if name_line:
            kind = self.view.record.kind
            label = self.typesetter.line(kind.title.title(self.words), look.SMALL)
            begin = look.MARGIN + 0.4 * WIDTH
            draw(canvas, label, begin, top)
            rule(canvas, begin + label.width + 2 * mm, top - 9, 0.3 * WIDTH)

    def _blocks(self) -> Iterator[Block]:
        kind = self.view.record.kind
        if house := letterhead(self.job.house, self.typesetter, WIDTH):
            yield house
        photo = next((field for field in self.fields if isinstance(field.type, Photo)), None)
        held = self.view.record[photo] if photo and self.view.disclosure.sight(photo) is Sight.SHOWN else None
        yield form_head(self.view, photo, (held and self.job.photo_of(held)) or b"", WIDTH)
        asked = [field for field in self.fields if not isinstance(field.type, Photo)]
        for sections in sections_of(kind, asked):
            yield Gap(4 * mm)
            yield self._title(sections[0])
            yield Gap(1.2 * mm)
            yield from self._section([field for field in asked if kind.home(field) in sections])

    def _title(self, section: type[Section]) -> Title:
        declared = section.declared
        name = self.words.label(declared.context, declared.title)
        number = numbered(section)
        text = self.typesetter.fitted(f"{number}  {name}" if number else name, look.HEADING, width=WIDTH - 8 * mm)
        return Title(text, self.typesetter.line("", look.SMALL), None, name, WIDTH)

    def _section(self, fields: Sequence[Field[Any]]) -> Iterator[Block]:
        for apart, run in groupby(fields, key=lambda field: isinstance(field.type, Rows) or self._long(field)):
            if not apart:
                yield Stack(tuple(in_rows([self.questions.cell(field) for field in run], WIDTH)))
                continue
            for field in run:
                if not isinstance(field.type, Rows):
                    yield from self._passage(field)
                elif columns := self._columns(field):
                    yield self.groups.block(field, columns)

    def _columns(self, group: Field[Any]) -> list[Field[Any]]:
        disclosure = self.view.disclosure
        rows, customs = self.view.record.rows(group), self.view.around.customs
        written = written_columns(rows_of(group).columns)
        columns = (column for column in written if is_column_shown(column, rows, customs=customs))
        return [column for column in columns if disclosure.sight_in(group, column) is not Sight.ABSENT]

    def _long(self, field: Field[Any]) -> bool:
        """Whether a known text is so long that it has to flow."""
        if self.view.record[field] is None or not isinstance(field.type, LongText):
            return False
        return len(self._text(field).lines) > _LONG

    def _text(self, field: Field[Any]) -> Set:
        return self.typesetter.para(self.view.text(field), look.BODY, width=WIDTH)

    def _passage(self, field: Field[Any]) -> Iterator[Block]:
        label = self.typesetter.fitted(field.title(self.words), LABEL, width=WIDTH)
        heads = (Row((Cell(0, label),), ruled=False),)
        yield Grid(WIDTH, (Row((Cell(0, self._text(field)),), ruled=False),), heads=heads)
        yield Stack((_More(Ruled(self.typesetter, 1, WIDTH, WIDTH)),))

    def _remarks(self, canvas: Any, page: Sequence[Placed]) -> None:
        """What is left of the last page, ruled."""
        below = max(placed.below + placed.block.height for placed in page) + 5 * mm
        if _ROOM - below < _REMARKS:
            return
        top = PAPER[1] - TOP - below
        label = self.typesetter.line(self.words.tr(N_("Remarks")), LABEL)
        draw(canvas, label, look.MARGIN, top)
        for line in range(1, int((_ROOM - below - LABEL.leading) / PITCH) + 1):
            rule(canvas, look.MARGIN, top - LABEL.leading - line * PITCH, WIDTH)


@dataclass(frozen=True)
class _More:
    """Empty lines under a text that flows."""

    lines: Ruled

    @property
    def height(self) -> float:
        return self.lines.height(WIDTH) + 1 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        self.lines.draw(canvas, x, top, WIDTH, room=self.height)
