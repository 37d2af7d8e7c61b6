"""The blocks of a printed day: its heading, a bar for each task, the call sheet, lines to write on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import heading_of, when
from clientdesk.dossier.work.task import Task
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block, Cell, Gap, Grid, Row
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.my_day import Day, Sheet, occasion_words
from clientdesk.i18n import N_, Catalogue

_WIDTH = A4[0] - 2 * look.MARGIN
_TIME = 17 * mm
_BOX = 3.4 * mm
_BAR = 7 * mm
_WHOLE = 150 * mm
"""A task and its call sheet of less than this height stand on one page."""
_WRITING = 2
"""Empty lines under a call sheet."""
_TITLE = look.Style(16, 21, look.INK, bold=True)
_CLOCK = look.Style(10, 14, look.ACCENT, bold=True)


@dataclass(frozen=True)
class Bar:
    """A task: a box to tick, the time, what is to be done, on the right for whom; under it the call sheet. Both are on
    one page, unless they are too long for that."""

    clock: Set
    text: Set
    who: Set
    sheet: Grid
    width: float = _WIDTH

    @property
    def height(self) -> float:
        """The bar and the sheet."""
        return _BAR + self.sheet.height

    @property
    def start(self) -> float:
        return self.height if self.height < _WHOLE else _BAR + self.sheet.start

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """The bar with what fits of its sheet, and the rest of this; only of long ones."""
        if self.height < _WHOLE or (parts := self.sheet.split(room - _BAR)) is None:
            return None
        return replace(self, sheet=parts[0]), parts[1]

    def draw(self, canvas: Any, x: float, top: float) -> None:
        canvas.setFillColor(look.TINT)
        canvas.rect(x, top - _BAR, self.width, _BAR, stroke=0, fill=1)
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(0.9)
        canvas.setFillColor(look.WHITE)
        canvas.rect(x + 2 * mm, top - (_BAR + _BOX) / 2, _BOX, _BOX, stroke=1, fill=1)
        draw(canvas, self.clock, x + 8 * mm, top - (_BAR - self.clock.height) / 2)
        draw(canvas, self.text, x + 8 * mm + _TIME, top - (_BAR - self.text.height) / 2)
        draw(canvas, self.who, x + self.width - 2 * mm, top - (_BAR - self.who.height) / 2, right=True)
        self.sheet.draw(canvas, x, top - _BAR)


def blocks_of(day: Day, job: PrintJob, sheets: Sequence[Sheet]) -> list[Block]:
    """Everything in order."""
    writer = _Writer(day, job.words)
    top = letterhead(job.house, writer.typesetter, _WIDTH)
    return [*([top] if top else []), *writer.heading(), *writer.errands(sheets), *writer.occasions()]


class _Writer:
    """Sets the texts of one day in the language of the print."""

    def __init__(self, day: Day, words: Catalogue) -> None:
        self.day = day
        self.words = words
        self.typesetter = Typesetter(words.language)

    def heading(self) -> Iterator[Block]:
        words = self.words
        count = sum(1 for errand in self.day.errands)
        title = self.typesetter.fitted(heading_of(self.day.day, words), _TITLE, width=_WIDTH)
        told = words.ntr("{n} task", "{n} tasks", count) if count else words.tr(N_("Nothing is to be done today."))
        note = self.typesetter.line(f"{words.tr(N_('My day'))} · {told}", look.LINE_QUIET)
        yield Grid(_WIDTH, (Row((Cell(0, title),), ruled=False), Row((Cell(0, note),))))
        yield Gap(4 * mm)

    def errands(self, sheets: Sequence[Sheet]) -> Iterator[Block]:
        for errand, sheet in zip(self.day.errands, sheets, strict=True):
            yield self._bar(errand.task, sheet)
            yield Gap(3.5 * mm)

    def _bar(self, task: Record, sheet: Sheet) -> Bar:
        words, due, at, kind = self.words, task[Task.due], task[Task.time], task[Task.kind]
        late = due is not None and due < self.day.day
        clock = f"{at:%H:%M}" if at and not late else ""
        told = [sheet.name, Task.kind.type.show(kind, words) if kind else ""]
        told += [when(due, self.day.day, words)] if late and due else []
        who = self.typesetter.fitted(" · ".join(filter(None, told)), look.BODY_BOLD, width=_WIDTH * 0.42)
        room = _WIDTH - 8 * mm - _TIME - who.width - 6 * mm
        text = self.typesetter.fitted(task[Task.subject] or "", look.HEADING, width=room)
        return Bar(self.typesetter.line(clock or "–", _CLOCK), text, who, Grid(_WIDTH, tuple(self._rows(sheet))))

    def _rows(self, sheet: Sheet) -> Iterator[Row]:
        indent, label = 8 * mm, _TIME + 8 * mm
        for name, text in sheet.pairs:
            head = self.typesetter.para(name, look.LABEL, width=label - 2 * mm)
            value = self.typesetter.para(text, look.BODY, width=_WIDTH - indent - label)
            drop = look.BODY.baseline - look.LABEL.baseline
            yield Row((Cell(indent, head, drop=drop), Cell(indent + label, value)))
        if sheet.pairs and sheet.pairs[0][0]:
            for _number in range(_WRITING):
                yield Row((Cell(indent, self.typesetter.line("", look.LINE)),))

    def occasions(self) -> Iterator[Block]:
        told = occasion_words(self.day, self.words)
        if not told:
            return
        title = self.words.tr(N_("Birthdays and occasions of the next week"))
        head = Row((Cell(0, self.typesetter.line(title, look.HEADING)),))
        rows = []
        for lead, name, text in told:
            rows.append(
                Row(
                    (
                        Cell(0, self.typesetter.fitted(lead, look.BODY, width=30 * mm)),
                        Cell(32 * mm, self.typesetter.fitted(name, look.ENTRY, width=75 * mm)),
                        Cell(110 * mm, self.typesetter.fitted(text, look.BODY, width=_WIDTH - 110 * mm)),
                    )
                )
            )
        yield Gap(3 * mm)
        yield Grid(_WIDTH, tuple(rows), heads=(head,))
