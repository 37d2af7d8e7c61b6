"""What the dialogs for the rules of the house share: a sentence, the fields, what holds now in each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em


@dataclass(frozen=True)
class Asked:
    """What a dialog asks: its title and the sentence above the fields, in words; `labels` is their width in letters."""

    title: str
    told: str
    fields: Sequence[Field[Any]]
    labels: int = 26


class RulesDialog(FieldsDialog):
    """An empty field takes back what is usual. Nothing can be changed before it is known what holds now."""

    def __init__(self, context: Context, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(context, asked.title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(quiet(asked.told, self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(asked.fields):
            entry = self.entries[field.key] = Entry(field, context, self)
            entry.label.setFixedWidth(em(self, asked.labels))
            if (width := self.width_of(field)) is not None:
                entry.editor.setMaximumWidth(em(self, width))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        column.addLayout(grid)
        self.add_foot(column)
        self.setEnabled(False)
        context.tasks.read(("rules", id(self)), context.desk.house.record, self.show_record)

    def width_of(self, field: Field[Any]) -> int | None:
        """How many letters wide the editor of a field is at the most; None where that does not matter."""
        del field
        return None

    def held(self, house: Record, field: Field[Any]) -> Any:
        """What holds of a field: what the house says, or what is usual."""
        raise NotImplementedError

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_value(self.held(record, entry.field))
        self.setEnabled(True)
        next(iter(self.entries.values())).editor.setFocus()
