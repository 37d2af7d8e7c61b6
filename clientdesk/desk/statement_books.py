"""Statements out of workbooks: read, shown with what is not understood, and brought in as one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from clientdesk.analysis.statements import period_name
from clientdesk.desk.part import Part
from clientdesk.dossier.kinds import HOUSE, STATEMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.captions import bare
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.rules import LearntCaption, RatioRules
from clientdesk.dossier.statements.statement import CONSOLIDATED, DRAFT, PARTIAL, SINGLE, Statement
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.workbooks.statement_in import FILE_AT_MOST, read_book
from clientdesk.exchange.workbooks.statement_layout import CellProblem, Found, Unknown, find_statement
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed

UNITS = ("1", "1000", "10000")


@dataclass(frozen=True)
class BookWish:
    """What the user says of a book.

    captions   {caption as it stands: key of a line, or empty to leave it out}; kept in the house for the next time
    start, end the period, where the book does not tell it, or of which of its periods the figures are wanted
    unit       1, 1000 or 10000, where the book does not tell it
    version    keeps the statement as a draft beside another of the same period
    problems   refuse stops at cells that cannot be read, draft leaves them blank and says so in the note
    """

    captions: Mapping[str, str] = field(default_factory=dict)
    start: date | None = None
    end: date | None = None
    unit: int | None = None
    scope: str = ""
    version: str = ""
    problems: str = "refuse"


@dataclass(frozen=True)
class Brought:
    """A statement as a book would make it. `record` is not stored; questions are to be answered before it can be."""

    record: Record
    found: Found
    source: str

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """Captions to be asked about."""
        return self.found.unknown

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """Cells that cannot be read."""
        return self.found.problems

    @property
    def asked(self) -> tuple[str, ...]:
        """What must be told besides: start, end, unit."""
        lacking = []
        if self.record[Statement.period_end] is None:
            lacking.append("end")
        if self.record[Statement.period_start] is None:
            lacking.append("start")
        if self.found.unit is None:
            lacking.append("unit")
        return tuple(lacking)

    @property
    def lines(self) -> int:
        """How many amounts were found."""
        return len(self.found.closing) + len(self.found.opening)


class StatementBooks(Part):
    """`desk.statement_books`."""

    def read(self, client: str, source: Path, wish: BookWish | None = None) -> Brought:
        """What a workbook or CSV file holds for a client; nothing is stored."""
        wish = wish or BookWish()
        pages = read_book(self.desk.attachments.child, read_whole(source, at_most=FILE_AT_MOST))
        learnt = {**self.learnt(), **self._said(wish.captions)}
        found = find_statement(pages, learnt=learnt, end=wish.end, unit=wish.unit)
        if not found.closing and not found.opening and not found.problems:
            raise UserError(
                N_("No statement was found in this file: none of its captions is known."),
                key="no_statement_found",
                hint=N_("Captions stand in one column, amounts in those beside it. Nothing was changed."),
            )
        return Brought(self._record(client, found, wish), found, source.name)

    def _record(self, client: str, found: Found, wish: BookWish) -> Record:
        record = self.desk.clients.new(STATEMENT.name)
        record[Statement.client] = Link(client, self.desk.clients.get(client).name)
        end = wish.end or found.end
        record[Statement.period_end] = end
        record[Statement.period_start] = wish.start or _start(found, end)
        start = record[Statement.period_start]
        if start is not None and end is not None and start <= end:
            record[Statement.name] = period_name(start, end)
        if found.currency:
            record[Statement.currency] = found.currency
        if found.unit is not None:
            record[Statement.unit] = next(unit for unit in reversed(UNITS) if int(unit) <= max(found.unit, 1))
        record[Statement.scope] = wish.scope or (CONSOLIDATED if found.consolidated else SINGLE)
        record[Statement.version] = wish.version or None
        record[Statement.status] = DRAFT
        for key, value in found.closing.items():
            record[LINE[key]] = value
        for key, value in found.opening.items():
            record[OPENING[key]] = value
        return record

    def bring(self, brought: Brought, wish: BookWish | None = None) -> Changed:
        """Store a statement out of a book as a draft, and remember what captions meant, as one step. Refused as long
        as something is to be asked, and where there is one of that period already."""
        wish = wish or BookWish()
        self._refuse_open(brought, wish)
        record = brought.record
        record[Statement.source] = brought.source[:200]
        if brought.problems:
            cells = ", ".join(place_of(each) for each in brought.problems)
            note = self._words.tr(N_("Left blank, since these cells could not be read: {cells}."), cells=cells)
            record[Statement.note] = note[:2000]
            # A cell that could not be read is not a zero.
            record[Statement.basis] = PARTIAL
        with self.store.step(N_("Bring in a statement"), by=self.desk.user) as step:
            self.desk.clients.create_in(step, record)
            self._learn(step, self._said(wish.captions))
        return step.changed

    @property
    def _words(self) -> Catalogue:
        return self.desk.reading.words

    def _refuse_open(self, brought: Brought, wish: BookWish) -> None:
        if brought.asked:
            raise UserError(
                N_("The file does not tell everything; say also: {asked}."),
                key="asked",
                hint=N_("Nothing was stored."),
                asked=", ".join(brought.asked),
            )
        if brought.unknown:
            raise UserError(
                N_("{n} captions are not known; say which lines they are, or leave them out."),
                key="unknown_captions",
                hint=N_("Nothing was stored."),
                n=len(brought.unknown),
            )
        if brought.problems and wish.problems != DRAFT:
            first = brought.problems[0]
            raise UserError(
                N_("{n} cells cannot be read, the first is {cell}."),
                key="unreadable_cells",
                hint=N_("Correct the file, or bring it in as a draft that leaves them blank. Nothing was stored."),
                n=len(brought.problems),
                cell=place_of(first),
            )

    # What was learnt

    def learnt(self) -> dict[str, str]:
        """{bare caption: key of its line, empty where it is to be left out} as the house remembers."""
        rows = self.desk.house.record().rows(RatioRules.learnt_captions)
        return {bare(row[LearntCaption.caption] or ""): row[LearntCaption.line] or "" for row in rows}

    def _said(self, captions: Mapping[str, str]) -> dict[str, str]:
        wrong = [line for line in captions.values() if line and line not in LINE]
        if wrong:
            raise UserError(
                N_("There is no line {line}."),
                code=ExitCode.REFUSED,
                key="no_line",
                hint=N_("The command fields statement lists all lines."),
                line=wrong[0][:40],
            )
        return {bare(caption): line for caption, line in captions.items()}

    def _learn(self, step: Step, captions: Mapping[str, str]) -> None:
        known = self.learnt()
        new = {caption: line for caption, line in captions.items() if caption and known.get(caption) != line}
        if not new:
            return
        house = self.desk.house.record()
        kept = [
            row for row in house.rows(RatioRules.learnt_captions) if bare(row[LearntCaption.caption] or "") not in new
        ]
        house[RatioRules.learnt_captions] = (*kept, *(_row(caption, line) for caption, line in new.items()))
        assert house.kind.name == HOUSE.name
        if house.id:
            self.desk.clients.save_in(step, house)
        else:
            self.desk.clients.create_in(step, house)


def _row(caption: str, line: str) -> Row:
    values = {LearntCaption.caption.key: caption[:200], LearntCaption.line.key: line}
    return Row({key: value for key, value in values.items() if value})


def _start(found: Found, end: date | None) -> date | None:
    """The beginning of the period: as told, or of the year where it ends with one and nothing else is told."""
    if found.start is not None:
        return found.start
    whole = end is not None and (end.month, end.day) == (12, 31) and not found.monthly
    return date(end.year, 1, 1) if end is not None and whole else None


def sentences(problems: Sequence[CellProblem], words: Catalogue) -> list[str]:
    """Each problem in words, with its cell."""
    return [f"{place_of(each)}: {words.tr(each.text, **each.values)}" for each in problems]


def place_of(cell: CellProblem | Unknown) -> str:
    """The sheet and the cell: 资产负债表!C7."""
    return f"{cell.sheet}!{cell.cell}" if cell.sheet else cell.cell
