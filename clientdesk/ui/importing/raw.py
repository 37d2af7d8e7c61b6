"""The first rows of a sheet as they stand in the file, so that one sees where the headings are."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.desk.importing.entry import letters_of
from clientdesk.exchange.intake.tables import Cell, Sheet
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import colours_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_MOST_COLUMNS = 256
"""Columns that are shown; those behind them are matched all the same."""
_LONGEST = 200


def cell_text(cell: Cell, words: Catalogue) -> str:
    """A cell as one would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return words.tr(N_("Yes")) if cell else words.tr(N_("No"))
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time() else cell.strftime("%Y-%m-%d %H:%M")
    return " ".join(str(cell)[:_LONGEST].split())


class RawModel(QAbstractTableModel):
    """`heading` is the number in the file of the first of `lines` rows with headings, 0 where there is none."""

    def __init__(self, words: Catalogue, widget: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent or widget)
        self.words = words
        self.rows: Sequence[Sequence[Cell]] = ()
        self.first = 1
        self.first_column = 1
        self.heading = 0
        self.lines = 1
        self.columns = 0
        self._widget = widget
        self._bold = QFont(QApplication.font())
        self._bold.setBold(True)

    def show_sheet(self, sheet: Sheet, *, rows: int, heading: int) -> None:
        """Show the first rows of a sheet, with the headings in the row of this number."""
        self.beginResetModel()
        self.rows = sheet.rows[:rows]
        self.first, self.first_column, self.heading = sheet.first_row, sheet.first_column, heading
        self.lines = sheet.heading.lines if sheet.heading else 1
        self.columns = min(sheet.columns, _MOST_COLUMNS)
        self.endResetModel()

    def mark(self, heading: int) -> None:
        """The headings stand in another row."""
        if heading != self.heading:
            self.heading, self.lines = heading, 1
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, max(0, self.columns - 1)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.rows) - 1)

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self.columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return letters_of(section + self.first_column - 1)
            number = self.first + section
            return f"› {number}" if self._is_heading(number) else str(number)
        return None

    def _is_heading(self, number: int) -> bool:
        return bool(self.heading) and self.heading <= number < self.heading + self.lines

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        number = self.first + index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = cell_text(row[index.column()], self.words) if index.column() < len(row) else ""
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.FontRole and self._is_heading(number):
            return self._bold
        if role == Qt.ItemDataRole.ForegroundRole and number < self.heading:
            return QBrush(QColor(colours_of(self._widget).quiet))
        if role == Qt.ItemDataRole.BackgroundRole and self._is_heading(number):
            return QBrush(QColor(colours_of(self._widget).ground))
        return None
