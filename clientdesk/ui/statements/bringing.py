"""A statement out of a workbook: what was found in it, which lines unknown captions are, what it does not tell."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.desk.statement_books import BookWish, Brought, sentences
from clientdesk.dossier.choices.statements import UNIT
from clientdesk.dossier.statements.lines import LINES
from clientdesk.dossier.statements.statement import DRAFT, Statement
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.form.entry import Entry, field_label
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.refusals import reason_and_hint

_MOST_TOLD = 8
"""Cells that cannot be read which are told one by one."""


class BringDialog(StoringDialog):
    """Asks once: what a caption means is remembered in the file. `brought` tells code, name and news."""

    brought = Signal(str, str, object)

    def __init__(self, context: Context, client: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.tr(N_("Bring in a statement")), parent)
        self.client = client
        self.path = path
        self.found: Brought | None = None
        self.entries: dict[str, Entry] = {}
        self.captions: dict[str, Combo] = {}
        self.unit: Combo | None = None
        self.blank: Tick | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em(self, 0.8))
        self.form = Scrolling(self)
        self.part: QWidget | None = None
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), 0, em(self, 1.5), 0)
        self.add_foot(foot)
        column.addLayout(foot)
        screen = self.screen().availableSize()
        self.resize(min(em(self, 56), screen.width()), min(em(self, 38), round(screen.height() * 0.9)))
        self.ok.setEnabled(False)
        self._read(BookWish())

    def _read(self, wish: BookWish) -> None:
        work = partial(self.context.desk.statement_books.read, self.client, self.path, wish)
        self.context.tasks.read(("book", id(self)), work, self.show_found, self._not_read)

    def _not_read(self, error: Exception) -> None:
        self.say(reason_and_hint(error, self.context.words))

    # What was found

    def show_found(self, found: Brought) -> None:
        """Tell what a workbook holds, and ask."""
        words = self.context.words
        self.found = found
        self.ok.setEnabled(True)
        part = self.part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        grid.setColumnStretch(1, 1)
        amounts = words.ntr(
            "{n} amount was found in {file}.", "{n} amounts were found in {file}.", found.lines, file=found.source
        )
        self._across(grid, heading(amounts, part))
        for text in found.found.notes:
            self._across(grid, quiet(words.tr(text), part))
        for field in (Statement.period_start, Statement.period_end, Statement.scope, Statement.version):
            entry = self.entries[field.key] = Entry(field, self.context, part)
            entry.editor.set_record(found.record)
            entry.editor.set_value(found.record[field])
            self._line(grid, entry.label, entry.cell)
        self._ask_unit(grid, part)
        self._ask_captions(grid, part)
        self._tell_problems(grid, part)
        self.form.add(part)
        self.form.column.addStretch()

    def _across(self, grid: QGridLayout, widget: QWidget) -> None:
        grid.addWidget(widget, grid.rowCount(), 0, 1, 2)

    def _line(self, grid: QGridLayout, label: QWidget, widget: QWidget) -> None:
        row = grid.rowCount()
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignTop)

    def _ask_unit(self, grid: QGridLayout, part: QWidget) -> None:
        assert self.found is not None
        words = self.context.words
        if "unit" not in self.found.asked:
            return
        box = self.unit = Combo(part)
        for code in UNIT.labels:
            box.addItem(UNIT.label(code, words), code)
        box.setAccessibleName(words.tr(N_("The amounts are in")))
        self._line(grid, field_label(words.tr(N_("The amounts are in")), part), box)

    def _ask_captions(self, grid: QGridLayout, part: QWidget) -> None:
        assert self.found is not None
        words = self.context.words
        if not self.found.unknown:
            return
        self._across(grid, heading(words.tr(N_("Captions that are not known")), part))
        told = words.tr(N_("Say which line each of them is. It is remembered for the next time."))
        self._across(grid, quiet(told, part))
        for unknown in self.found.unknown:
            if unknown.caption in self.captions:
                continue
            box = self.captions[unknown.caption] = Combo(part)
            box.addItem(words.tr(N_("Leave it out")), "")
            for line in LINES:
                box.addItem(line.title(words), line.key)
            box.make_searchable()
            box.setAccessibleName(unknown.caption)
            # Nothing is left out that nobody has looked at.
            box.setCurrentIndex(-1)
            self._line(grid, field_label(f"{unknown.caption} ({unknown.cell})", part), box)

    def _tell_problems(self, grid: QGridLayout, part: QWidget) -> None:
        assert self.found is not None
        words, problems = self.context.words, sentences(self.found.problems, self.context.words)
        if not problems:
            return
        for text in problems[:_MOST_TOLD]:
            told = wrapping(text, part)
            coloured(told, colours_of(self).problem)
            self._across(grid, told)
        if len(problems) > _MOST_TOLD:
            more = words.ntr("{n} more", "{n} more", len(problems) - _MOST_TOLD)
            self._across(grid, quiet(more, part))
        self.blank = Tick(words.tr(N_("Leave these cells blank and say so in the note")), part)
        self._across(grid, self.blank)

    # Storing

    def wish(self) -> BookWish:
        """What the user says of the book."""
        values = {key: entry.editor.value() for key, entry in self.entries.items()}
        start, end = values[Statement.period_start.key], values[Statement.period_end.key]
        return BookWish(
            self._meant(),
            start if isinstance(start, date) else None,
            end if isinstance(end, date) else None,
            int(self.unit.currentData()) if self.unit else None,
            values[Statement.scope.key] or "",
            values[Statement.version.key] or "",
            DRAFT if self.blank is not None and self.blank.isChecked() else "refuse",
        )

    def _meant(self) -> dict[str, str]:
        """{caption: the line it was said to be, empty to leave it out}, those not answered absent."""
        places = {caption: box.findText(box.currentText()) for caption, box in self.captions.items()}
        return {caption: str(self.captions[caption].itemData(at) or "") for caption, at in places.items() if at >= 0}

    @property
    def is_typed(self) -> bool:
        """What was said of captions would be lost, too."""
        return super().is_typed or bool(self._meant())

    def save(self) -> None:
        """Read it once more with what was said, and store it."""
        self.store(partial(self._bring, self.wish()))

    def _bring(self, wish: BookWish) -> Changed:
        books = self.context.desk.statement_books
        self.found = books.read(self.client, self.path, wish)
        return books.bring(self.found, wish)

    def _took(self, changed: Changed) -> None:
        assert self.found is not None
        self.brought.emit(self.found.record.code, self.found.record.name, changed)
        super()._took(changed)
