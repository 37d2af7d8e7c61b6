"""A client to be filled in: every field and group of a kind, made once and bound to one record after another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field, Kind, Problem, Rows
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.drafts import Draft
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import Chapter, chapters, is_shown
from clientdesk.ui.form.entry import LABEL_WIDTH, Computed, Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import heading
from clientdesk.ui.look import em
from clientdesk.ui.opened import Opened
from clientdesk.ui.rows.grid import Grid


class Form(Scrolling):
    """The form of one kind of client."""

    finished = Signal(object)
    keep_mine = Signal(object)
    keep_theirs = Signal(object)
    rows_left = Signal(object)
    row_removed = Signal()
    drafted = Signal(str, int, str)

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.context = context
        self.entries: dict[str, Entry] = {}
        self.computed: dict[str, Computed] = {}
        self.grids: dict[str, Grid] = {}
        self.client = 0
        self._to_make = list(chapters(kind))

    # Making

    def make_some(self) -> bool:
        """Make the next chapter; whether there are more. A page makes its form in pieces while nobody waits for it."""
        if self._to_make:
            self.add(self._part(self._to_make.pop(0)))
            if not self._to_make:
                self.column.addStretch()
        return bool(self._to_make)

    def _part(self, chapter: Chapter) -> QWidget:
        part = QWidget(self.page)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(part, 0.8))
        column.addWidget(heading(chapter.title(self.context.words), part))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, em(part, LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.6))
        column.addLayout(grid)
        for place, field in enumerate(chapter.fields):
            if not field.stored:
                self._add_computed(field, grid, place, part)
            elif isinstance(field.type, Rows):
                self._add_grid(field, grid, place, part)
            else:
                self._add_entry(field, grid, place, part)
        return part

    def _add_computed(self, field: Field[Any], grid: QGridLayout, place: int, part: QWidget) -> None:
        computed = self.computed[field.key] = Computed(field, self.context, part)
        grid.addWidget(computed.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(computed.cell, place, 1, Qt.AlignmentFlag.AlignTop)

    def _add_entry(self, field: Field[Any], grid: QGridLayout, place: int, part: QWidget) -> None:
        entry = self.entries[field.key] = Entry(field, self.context, part)
        grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
        entry.finished.connect(self.finished)
        entry.keep_mine.connect(self.keep_mine)
        entry.keep_theirs.connect(self.keep_theirs)

    def _add_grid(self, field: Field[Any], grid: QGridLayout, place: int, part: QWidget) -> None:
        made = self.grids[field.key] = Grid(field, self.context, part)
        grid.addWidget(made, place, 0, 1, 2)
        made.left.connect(lambda: self.rows_left.emit(made))
        made.removed.connect(self.row_removed)
        made.drafted.connect(lambda row, key, text: self.drafted.emit(f"{field.key}.{key}", row, text))

    # Binding

    def show_client(self, opened: Opened) -> None:
        """Show a client; of the same client, what is being typed stays."""
        while self.make_some():
            continue
        record = opened.record
        self.page.setUpdatesEnabled(False)
        if record.id != self.client:
            self._begin(record)
        self._show_values(opened)
        self._show_problems(opened.problems)
        self.page.setUpdatesEnabled(True)

    def _begin(self, record: Record) -> None:
        self.client = record.id
        for entry in self.entries.values():
            entry.accept()
            entry.draft = ""
            entry.editor.set_value(None)
        for grid in self.grids.values():
            grid.forget()

    def _show_values(self, opened: Opened) -> None:
        record = opened.record
        drafts = {draft.field: draft for draft in opened.drafts if not draft.row}
        for key, entry in self.entries.items():
            entry.editor.set_record(record)
            value = record[entry.field]
            if not entry.editor.is_touched and entry.editor.stored != value:
                entry.editor.set_value(value)
            if key in drafts and not entry.editor.is_touched and not entry.editor.hasFocus():
                self._show_draft(entry, drafts[key])
            if entry.field.shown:
                entry.label.setVisible(is_shown(entry.field, record))
                entry.cell.setVisible(is_shown(entry.field, record))
        for computed in self.computed.values():
            computed.show_value(record.value(computed.field, opened.around))
        for key, grid in self.grids.items():
            grid.show_rows(record, record.rows(grid.group), [d for d in opened.drafts if d.field.startswith(f"{key}.")])

    def _show_draft(self, entry: Entry, draft: Draft) -> None:
        words = self.context.words
        entry.draft = draft.text
        entry.editor.set_text(draft.text)
        try:
            entry.editor.value()
        except Unreadable as problem:
            entry.refuse(words.tr(problem.reason, **problem.values))
        else:
            entry.refuse(words.tr(N_("This is not stored yet. Go through the field once more to store it.")))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        words = self.context.words
        told: dict[str, list[Problem]] = {}
        for problem in problems:
            told.setdefault(problem.field.key, []).append(problem)
        for key, entry in self.entries.items():
            entry.warn("\n".join(problem.sentence(words) for problem in told.get(key, ())))
        for key, grid in self.grids.items():
            grid.show_problems(told.get(key, ()))

    # What the page asks

    def focus_first(self) -> None:
        """Put the cursor where a client is named."""
        self.entries[self.kind.title.key].editor.setFocus()

    def focus_on(self, key: str) -> None:
        """Put the cursor into a field or group, and bring it into view."""
        widget = self.entries[key].editor if key in self.entries else self.grids[key].view
        widget.setFocus()
        self.ensureWidgetVisible(widget)

    @property
    def odd(self) -> dict[str, int]:
        """{field key: how many things are refused there}."""
        refused = {key: 1 for key, entry in self.entries.items() if entry.is_refused}
        return refused | {key: 1 for key, grid in self.grids.items() if grid.model.has_texts}
