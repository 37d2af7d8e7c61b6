"""How often clients are spoken to by their class, and how early things are told."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.house.rhythm import Rhythm, kept
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em


def open_rhythm(context: Context, parent: QWidget | None) -> "RhythmDialog":
    """Ask how often clients are spoken to."""
    dialog = RhythmDialog(context, parent)
    dialog.open()
    return dialog


class RhythmDialog(FieldsDialog):
    """An empty field takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("How often we speak to clients")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = words.tr(N_("Today tells of clients nobody has spoken to for longer, and plans are made by it."))
        column.addWidget(quiet(told, self))
        column.addLayout(self._make_fields())
        self.add_foot(column)
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

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_rhythm, record)
