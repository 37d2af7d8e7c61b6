"""A table whose columns share the room there is, whatever the width; its rows open with Enter or a double click."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from clientdesk.ui.chosen import rows_of
from clientdesk.ui.list.table import ListTable
from clientdesk.ui.look import em

_HELD_AT_MOST = 0.92
"""The share of the room beyond which no column is held to its sample."""


class SharingTable(ListTable):
    """`opened_row` tells the number of the row that was opened."""

    opened_row = Signal(int)

    def __init__(self, title: str, model: QAbstractTableModel, shares: Sequence[int], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.shares = tuple(shares)
        self.samples: Mapping[int, str] = {}
        """{column: a text for which there is always room}"""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(em(self, 2))
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._open)
        self.entered_row.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened_row.emit(index.row())

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in order."""
        return rows_of(self.selectionModel().selection())

    def begin_at(self, row: int) -> None:
        """Make a row of a list that has just come into view the current one, and the only one chosen."""
        if self.model().rowCount():
            index = self.model().index(min(row, self.model().rowCount() - 1), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.bring(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        shown = [place for place in range(len(self.shares)) if not self.isColumnHidden(place)]
        room = self.viewport().width()
        widths = self._shared(room, shown)
        with self.arranging():
            for place in shown[:-1]:
                self.setColumnWidth(place, widths[place])
            # Left to itself the last one would never be narrower than its title.
            self.setColumnWidth(shown[-1], room - sum(self.columnWidth(place) for place in shown[:-1]))

    def _shared(self, room: int, shown: Sequence[int]) -> dict[int, int]:
        """{column: its width}: its share of the room, but never less than its sample needs."""
        least = {
            place: self.fontMetrics().horizontalAdvance(text) + em(self, 1.6) for place, text in self.samples.items()
        }
        if sum(least.values()) > room * _HELD_AT_MOST:
            least = {}
        held: dict[int, int] = {}
        while True:
            rest = room - sum(held.values())
            others = sum(self.shares[place] for place in shown if place not in held)
            widths = {place: held.get(place) or rest * self.shares[place] // max(others, 1) for place in shown}
            # What one column is held to is taken from the others, which may need theirs then.
            short = {place: width for place, width in least.items() if widths.get(place, width) < width}
            if not short:
                return widths
            held |= short
