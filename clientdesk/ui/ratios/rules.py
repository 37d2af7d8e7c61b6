"""How the house reckons ratios: the choices that textbooks leave open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.rules import RatioRules
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em

FIELDS = tuple(field for field in RatioRules.declared.fields if not isinstance(field.type, Rows))


def open_rules(context: Context, parent: QWidget | None) -> "RatioRulesDialog":
    """Ask how ratios are to be reckoned."""
    dialog = RatioRulesDialog(context, parent)
    dialog.open()
    return dialog


class RatioRulesDialog(FieldsDialog):
    """Kept in the file, for everybody who uses it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("How ratios are reckoned")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = N_("This is kept in the file, for everybody who uses it. What is left empty is as textbooks usually do.")
        column.addWidget(quiet(words.tr(told), self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(FIELDS):
            entry = self.entries[field.key] = Entry(field, context, self)
            entry.label.setFixedWidth(em(self, 20))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        column.addLayout(grid)
        self.add_foot(column)
        self.setMinimumWidth(em(self, 44))
        self.setEnabled(False)
        context.tasks.read(("ratio rules", id(self)), context.desk.house.record, self.show_record)

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_value(record[entry.field])
        self.setEnabled(True)
        next(iter(self.entries.values())).editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.keep_ratios, record)
