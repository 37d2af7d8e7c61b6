"""How often clients are spoken to by their class, and how early things are told."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.house.rhythm import Rhythm, kept
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.refusals import reason


def open_rhythm(context: Context, parent: QWidget | None) -> "RhythmDialog":
    """Ask how often clients are spoken to."""
    dialog = RhythmDialog(context, parent)
    dialog.open()
    return dialog


class RhythmDialog(QDialog):
    """`stored` brings the news; what cannot be read stays in the dialog with its reason."""

    stored = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.record: Record | None = None
        self.entries: dict[str, Entry] = {}
        self.setWindowTitle(words.tr(N_("How often we speak to clients")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = words.tr(N_("Today tells of clients nobody has spoken to for longer, and plans are made by it."))
        column.addWidget(quiet(told, self))
        column.addLayout(self._make_fields())
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self.save)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.setEnabled(False)
        context.tasks.read(("rhythm", id(self)), context.desk.house.record, self.show_record)

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(Rhythm.declared.fields):
            entry = self.entries[field.key] = Entry(field, self.context, self)
            entry.label.setFixedWidth(em(self, 26))
            entry.editor.setMaximumWidth(em(self, 7))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        return grid

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_value(kept(record, entry.field))
        self.setEnabled(True)
        self.entries[Rhythm.days_a.key].editor.setFocus()

    def look_over(self, entry: Entry) -> None:
        """A field was left: say what cannot be read."""
        entry.accept()
        try:
            entry.editor.value()
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))

    def save(self) -> None:
        """Store it as one step, unless something cannot be read; an empty field takes back what is usual."""
        if self.record is None:
            return
        for entry in self.entries.values():
            self.look_over(entry)
        refused = [entry for entry in self.entries.values() if entry.is_refused]
        if refused:
            refused[0].editor.setFocus()
            return
        for entry in self.entries.values():
            self.record[entry.field] = entry.editor.value()
        self.setEnabled(False)
        self.context.tasks.ask(partial(self.context.desk.house.keep_rhythm, self.record), self._took, self._failed)

    def _took(self, changed: Changed) -> None:
        self.stored.emit(changed)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.problem.setText(reason(error, self.context.words))
        self.problem.show()
