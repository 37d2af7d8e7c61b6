"""What is asked on the way of records: some fields of a kind under a sentence."""

from collections.abc import Sequence
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

WIDTH = 46
"""Letters."""


class Asking(FieldsDialog):
    """Some fields under a sentence, for all records of a kind (`of`) that were chosen; nothing is changed before OK."""

    of = ""
    fields: Sequence[Field[Any]] = ()

    def __init__(
        self, context: Context, codes: Sequence[str], *, title: str, told: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self.codes = list(codes)
        self.record = Record(context.desk.kind(self.of))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(quiet(told, self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(self.fields):
            entry = self.entries[field.key] = Entry(field, context, self)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            # Beside one another, short and long ones would leave a ragged edge in a form this narrow.
            entry.editor.setMaximumWidth(em(self, WIDTH))
            entry.editor.set_value(None)
            entry.finished.connect(self.look_over)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()
        self.add_foot(column)
        self.resize(em(self, WIDTH), self.sizeHint().height())
