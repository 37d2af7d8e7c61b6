"""Tables of the import: read and walked through by the keys, painted row by row however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QTableView, QWidget

from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

_HIGH = 1.6
_NUMBERED = 2.4
"""Letters of width for the numbers of rows at least."""
_WIDEST = 24
"""Letters of width that a column gets at most unasked."""
_LETTERS = 80
_TRIED = 40
"""Rows that are looked at for the width of a column."""


class Grid(QTableView):
    """A table to look at, one row chosen at a time. Where columns have `shares`, they fill the room by them. `entered`
    tells the row on which Enter was pressed, which is not meant for the button of the dialog."""

    shares: Sequence[float] = ()
    entered = Signal(int)

    def __init__(self, title: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        as_list(self)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = round(self.fontMetrics().lineSpacing() * _HIGH)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        rows.setHighlightSections(False)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setMinimumWidth(em(self, _NUMBERED))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setFixedHeight(round(self.fontMetrics().lineSpacing() * _HIGH))

    def as_lines(self) -> None:
        """Lines of a list rather than cells of a sheet: no grid, no numbers."""
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        room = self.viewport().width()
        for column, share in enumerate(self.shares):
            self.setColumnWidth(column, int(room * share))

    def fit_columns(self, first: int = 0) -> None:
        """Give each column the width of what stands in its rows from the first one on."""
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, min(max(self.needed(column, first), em(self, 3)), em(self, _WIDEST)))

    def needed(self, column: int, first: int = 0) -> int:
        """The width of what stands in a column's title and in its rows from the first one on."""
        model = self.model()
        rows = range(first, min(model.rowCount(), first + _TRIED))
        title = str(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        widths = (self._wide(model.index(row, column)) for row in rows)
        return max(self.fontMetrics().horizontalAdvance(title), *widths, 0) + em(self, 1.6)

    def _wide(self, index: QModelIndex) -> int:
        wide = self.fontMetrics().horizontalAdvance(str(index.data() or "")[:_LETTERS])
        if index.data(Qt.ItemDataRole.DecorationRole) is None:
            return wide
        return wide + self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize) + em(self, 1)
