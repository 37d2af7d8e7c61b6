"""The first rows of a sheet as they would be read into the fields they are taken for; what cannot be read is marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from clientdesk.desk.importing.cells import Bad, CellReader, Several
from clientdesk.desk.importing.columns import ready
from clientdesk.desk.importing.days import Beside
from clientdesk.desk.importing.given import IGNORED, ColumnMatch, SheetMatch, SheetSeen
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.lunar import write_lunar
from clientdesk.dossier.types import Reading
from clientdesk.exchange.intake.tables import Cell
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.importing.raw import cell_text
from clientdesk.ui.importing.understood import Choices
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import colours_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROWS = 20
_SOUNDED = 2000
"""Rows by which it is told in what order days are written."""


@dataclass(frozen=True)
class Read:
    """A cell: how it would be shown, and why it cannot be read."""

    text: str
    problem: str = ""


def read_cell(cell: Cell, reader: CellReader | None, words: Catalogue) -> Read:
    """What a cell becomes as a value of a field."""
    text = cell_text(cell, words)
    if reader is None:
        return Read(text)
    value = reader.read(cell)
    if isinstance(value, Bad):
        return Read(text, words.say(value.reason))
    if isinstance(value, Beside):
        return Read(write_lunar(value.day, words.language))
    show = reader.field.type.show
    if isinstance(value, Several):
        return Read(words.tr(N_("; ")).join(show(one, words) for one in (value.first, *value.more)))
    return Read("" if value is None else show(value, words).replace("\n", " "))


class AsReadModel(QAbstractTableModel):
    """Columns that are left out are not shown."""

    def __init__(self, words: Catalogue, reading: Reading, widget: QWidget) -> None:
        super().__init__(widget)
        self.words = words
        self.reading = reading
        self.columns: list[tuple[ColumnMatch, str]] = []
        self.rows: list[list[Read]] = []
        self.first = 1
        self._widget = widget
        self._mark = icon("warning", widget, colour=colours_of(widget).problem)

    def show_sheet(self, seen: SheetSeen, sheet: SheetMatch, choices: Choices, kind: Kind) -> None:
        """Read the first rows."""
        start = max(0, sheet.heading_row) + sheet.heading_rows
        beginning = SheetSeen(replace(seen.table, rows=seen.table.rows[: start + _SOUNDED]))
        ways = {way.column: way for way in ready(beginning, sheet, kind, own={}, reading=self.reading).ways}
        taken = [column for column in sheet.columns if column.field != IGNORED]
        readers = [ways[column.index].reader if column.index in ways else None for column in taken]
        self.beginResetModel()
        self.first = seen.table.first_row + start
        self.columns = [(column, choices.title(column.field)) for column in taken]
        self.rows = [
            [
                read_cell(_at(row, column.index), reader, self.words)
                for column, reader in zip(taken, readers, strict=True)
            ]
            for row in beginning.table.rows[start : start + ROWS]
        ]
        self.endResetModel()

    @property
    def problems(self) -> int:
        """How many of the cells shown cannot be read."""
        return sum(bool(cell.problem) for row in self.rows for cell in row)

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Vertical:
            return str(self.first + section) if role == Qt.ItemDataRole.DisplayRole else None
        column, title = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        return plain_tip(f"{column.heading} → {title}") if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        cell = self.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(cell.problem or cell.text)
            case Qt.ItemDataRole.AccessibleTextRole if cell.problem:
                said = N_("{value}: cannot be read. {reason}")
                return self.words.tr(said, value=cell.text, reason=cell.problem)
            case Qt.ItemDataRole.DecorationRole if cell.problem:
                return self._mark
            case Qt.ItemDataRole.ForegroundRole if cell.problem:
                return QBrush(QColor(colours_of(self._widget).problem))
        return None


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None
