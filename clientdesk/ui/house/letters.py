"""How letters are written: from how many days overdue on payments are reminded of, and where letters are written."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.letters import USUAL, Letters
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em

_FIELDS: tuple[Field[Any], ...] = tuple(field for field in Letters.declared.fields if field is not Letters.letter_texts)


def open_letter_rules(context: Context, parent: QWidget | None) -> "LetterRulesDialog":
    """Ask how letters are written."""
    dialog = LetterRulesDialog(context, parent)
    dialog.open()
    return dialog


class LetterRulesDialog(FieldsDialog):
    """An empty number takes back what is usual."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("Letters and reminders")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = words.tr(
            N_("Each reminder is firmer than the one before. The texts are changed where letters are written.")
        )
        column.addWidget(quiet(told, self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(_FIELDS):
            entry = self.entries[field.key] = Entry(field, context, self)
            entry.label.setFixedWidth(em(self, 24))
            entry.editor.setMaximumWidth(em(self, 7 if field in USUAL else 14))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        column.addLayout(grid)
        self.add_foot(column)
        self.setEnabled(False)
        context.tasks.read(("letter rules", id(self)), context.desk.house.record, self.show_record)

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        for entry in self.entries.values():
            said = record[entry.field]
            entry.editor.set_value(USUAL.get(entry.field) if said is None else said)
        self.setEnabled(True)
        self.entries[_FIELDS[0].key].editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_letters, record)
