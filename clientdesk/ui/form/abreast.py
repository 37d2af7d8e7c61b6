"""Fields beside each other, without those that have nothing to say as the record stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import LongText
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import QWIDGETSIZE_MAX
from clientdesk.ui.look import em

_LABEL, _AIR = 12, 0.5


class Abreast(QWidget):
    """So many fields beside each other; those that are left out leave no hole."""

    def __init__(self, fields: Sequence[Field[Any]], context: Context, parent: QWidget, *, columns: int) -> None:
        super().__init__(parent)
        self.columns = columns
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.entries = {field.key: Entry(field, context, self) for field in fields}
        self._shown: list[Entry] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(em(self, 0.5))
        for entry in self.entries.values():
            if entry.aside is None:
                # Beside each other fields of several widths have ragged edges.
                entry.editor.setMaximumWidth(QWIDGETSIZE_MAX)
        for side in range(columns):
            self.grid.setColumnStretch(2 * side + 1, 1)
        self.show_these(list(self.entries))

    def show_these(self, keys: list[str]) -> None:
        """Show the fields of these keys, in the order they are declared in."""
        shown = [entry for key, entry in self.entries.items() if key in keys]
        if shown == self._shown:
            return
        self._shown = shown
        for entry in self.entries.values():
            for part in (entry.label, entry.cell):
                self.grid.removeWidget(part)
                part.setVisible(entry in shown)
        for place, entry in enumerate(shown):
            row, side = divmod(place, self.columns)
            self.grid.addWidget(entry.label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            # A long text that nothing stands beside has the whole line.
            is_alone = side == 0 and place == len(shown) - 1 and isinstance(entry.field.type, LongText)
            width = 2 * self.columns - 1 if is_alone else 1
            self.grid.addWidget(entry.cell, row, 2 * side + 1, 1, width, Qt.AlignmentFlag.AlignTop)
        for side in range(self.columns):
            self._fit_labels(shown[side :: self.columns], is_first=side == 0)

    def _fit_labels(self, entries: Sequence[Entry], *, is_first: bool) -> None:
        """Only the first column keeps to the labels of the parts above and below; the others leave the room they do not
        need to the fields."""
        most = em(self, _LABEL)
        wanted = max((entry.label.fontMetrics().horizontalAdvance(entry.label.text()) for entry in entries), default=0)
        for entry in entries:
            entry.label.setFixedWidth(most if is_first else min(most, wanted + em(self, _AIR)))
