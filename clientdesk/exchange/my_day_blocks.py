"""The blocks of a printed day: its heading, a bar for each task, the call sheet, lines to write on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_WRITING = 2
"""Empty lines under a call sheet."""
_TITLE = look.Style(16, 21, look.INK, bold=True)
_CLOCK = look.Style(10, 14, look.ACCENT, bold=True)


@dataclass(frozen=True)
class Bar:
    """The bar of a task: a box to tick, the time, what is to be done, on the right for whom. Stands with its sheet."""

    clock: Set
    text: Set
    who: Set
    below: float
    width: float = _WIDTH
    height: float = 7 * mm

    @property
    def start(self) -> float:
        return self.height + self.below

    def split(self, room: float) -> None:
        del room

    def draw(self, canvas: Any, x: float, top: float) -> None:
        canvas.setFillColor(look.TINT)
        canvas.rect(x, top - self.height, self.width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(0.9)
        canvas.setFillColor(look.WHITE)
        canvas.rect(x + 2 * mm, top - (self.height + _BOX) / 2, _BOX, _BOX, stroke=1, fill=1)
        draw(canvas, self.clock, x + 8 * mm, top - (self.height - self.clock.height) / 2)
        draw(canvas, self.text, x + 8 * mm + _TIME, top - (self.height - self.text.height) / 2)
        draw(canvas, self.who, x + self.width - 2 * mm, top - (self.height - self.who.height) / 2, right=True)


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
            rows = tuple(self._rows(sheet))
            grid = Grid(_WIDTH, rows)
            yield self._bar(errand.task, sheet, below=min(grid.height, 60 * mm))
            if rows:
                yield grid
            yield Gap(3.5 * mm)

    def _bar(self, task: Record, sheet: Sheet, *, below: float) -> Bar:
        words, due, at, kind = self.words, task[Task.due], task[Task.time], task[Task.kind]
        late = due is not None and due < self.day.day
        clock = f"{at:%H:%M}" if at and not late else ""
        told = [sheet.name, Task.kind.type.show(kind, words) if kind else ""]
        told += [when(due, self.day.day, words)] if late and due else []
        who = self.typesetter.fitted(" · ".join(filter(None, told)), look.BODY_BOLD, width=_WIDTH * 0.42)
        room = _WIDTH - 8 * mm - _TIME - who.width - 6 * mm
        text = self.typesetter.fitted(task[Task.subject] or "", look.HEADING, width=room)
        return Bar(self.typesetter.line(clock or "–", _CLOCK), text, who, below)

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
        rows = [Row((Cell(0, self.typesetter.line(title, look.HEADING)),))]
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
        yield Grid(_WIDTH, tuple(rows))
