"""A table whose columns share the room there is, whatever the width; its rows open with Enter or a double click."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from clientdesk.ui.chosen import rows_of
from clientdesk.ui.list.table import ListTable
from clientdesk.ui.look import em


class SharingTable(ListTable):
    """`opened_row` tells the number of the row that was opened."""

    opened_row = Signal(int)

    def __init__(self, title: str, model: QAbstractTableModel, shares: Sequence[int], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.shares = tuple(shares)
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
        whole = sum(self.shares[place] for place in shown)
        with self.arranging():
            for place in shown[:-1]:
                self.setColumnWidth(place, room * self.shares[place] // whole)
            # Left to itself the last one would never be narrower than its title.
            self.setColumnWidth(shown[-1], room - sum(self.columnWidth(place) for place in shown[:-1]))
