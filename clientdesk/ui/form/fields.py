"""Editors of fields and groups bound to one record after another; what forms and interviews have in common."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field, Problem
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.drafts import Draft
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.opened import Opened
from clientdesk.ui.rows.grid import Grid


class Fields(Scrolling):
    """`finished` and `rows_left` say what is to be stored, `drafted` what cannot be yet."""

    finished = Signal(object)
    keep_mine = Signal(object)
    keep_theirs = Signal(object)
    rows_left = Signal(object)
    row_removed = Signal()
    drafted = Signal(str, int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._entries: dict[str, Entry] = {}
        self._grids: dict[str, Grid] = {}
        self.client = 0

    @property
    def entries(self) -> dict[str, Entry]:
        """The fields by their keys, all of them."""
        self.make_all()
        return self._entries

    @property
    def grids(self) -> dict[str, Grid]:
        """The groups by their keys, all of them."""
        self.make_all()
        return self._grids

    def make_all(self) -> None:
        """Make now what is still to be made; for those that are made piece by piece."""

    def make_entry(self, field: Field[Any], parent: QWidget) -> Entry:
        """An editor whose leaving is heard of."""
        entry = self._entries[field.key] = Entry(field, self.context, parent)
        entry.finished.connect(self.finished)
        entry.keep_mine.connect(self.keep_mine)
        entry.keep_theirs.connect(self.keep_theirs)
        return entry

    def make_grid(self, field: Field[Any], parent: QWidget) -> Grid:
        """The rows of a group, whose leaving is heard of."""
        made = self._grids[field.key] = Grid(field, self.context, parent)
        made.left.connect(lambda: self.rows_left.emit(made))
        made.removed.connect(self.row_removed)
        made.drafted.connect(lambda row, key, text: self.drafted.emit(f"{field.key}.{key}", row, text))
        return made

    # Binding

    def fill(self, opened: Opened) -> None:
        """Show what stands in the file; of the same client, what is being typed stays."""
        if opened.record.id != self.client:
            self.begin(opened.record)
        self._show_values(opened)
        self._show_problems(opened.problems)

    def begin(self, record: Record) -> None:
        """Another client comes."""
        self.client = record.id
        for entry in self.entries.values():
            entry.accept()
            entry.drop_chips()
            entry.draft = ""
            self._put(entry, record)
        for grid in self.grids.values():
            grid.forget()

    def _put(self, entry: Entry, record: Record) -> None:
        """Show the value of another client; where there was none and is none, nothing has to be shown."""
        editor, value = entry.editor, record[entry.field]
        editor.set_record(record)
        if value is not None or editor.stored is not None or editor.is_touched:
            editor.set_value(value)

    def _show_values(self, opened: Opened) -> None:
        record = opened.record
        drafts = {draft.field: draft for draft in opened.drafts if not draft.row}
        for key, entry in self.entries.items():
            entry.editor.set_record(record)
            value = record[entry.field]
            if value is None:
                entry.drop_chips()
            if not entry.editor.is_touched and entry.editor.stored != value:
                entry.editor.set_value(value)
            if key in drafts and not entry.editor.is_touched and not entry.editor.hasFocus():
                self._show_draft(entry, drafts[key])
            entry.show_answer(opened.answers.get(key, ""))
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

    def focus_on(self, key: str) -> None:
        """Put the cursor into a field or group, and bring it into view."""
        self.finish()
        widget = self.entries[key].editor if key in self.entries else self.grids[key].view
        widget.setFocus()
        self.ensureWidgetVisible(widget)

    def holds(self, key: str) -> bool:
        """Whether a field or group is filled in here."""
        return key in self.entries or key in self.grids

    @property
    def odd(self) -> dict[str, int]:
        """{field key: how many things are refused there}."""
        refused = {key: 1 for key, entry in self.entries.items() if entry.is_refused}
        return refused | {key: 1 for key, grid in self.grids.items() if grid.model.has_texts}
