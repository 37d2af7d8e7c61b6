"""The grid's cells: what stands in the statements, what follows from it while one types, and what is odd about it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements import units
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import CLOSING
from clientdesk.dossier.statements.line import OF_WHICH, TOTAL, Line
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.statement import DRAFT, Statement
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.credit.captions import GROUND, INDENT
from clientdesk.ui.credit.known import Known
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.statements.book import Book
from clientdesk.ui.statements.columns import Place, Shown, head, places
from clientdesk.ui.statements.lines import BLOCKS, Lined

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CHECKS = Qt.ItemDataRole.UserRole + 1
"""The checks that found something at a cell."""
WAITING = Qt.ItemDataRole.UserRole + 2
"""(text, reason) of what was typed in a cell but is not stored."""
TREND = Qt.ItemDataRole.UserRole + 3
"""The figures of a line over the periods."""
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StatementsModel(QAbstractTableModel):
    """Lines down, periods across; behind them the change and the trend. `entered` tells what is to be stored,
    `drafted` (code, key of a field, text) what cannot be read, `reckoned` that the figures are others now."""

    entered = Signal(object)
    drafted = Signal(str, str, str)
    reckoned = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.book = Book(context)
        self.block = 0
        self.rows: tuple[Lined, ...] = BLOCKS[0].rows()
        self.places: tuple[Place, ...] = ()
        self.opened: set[str] = set()
        self._units: dict[str, int] = {}
        """The units that statements which stand fast are read in, by their codes, where that is another one."""
        self.shown = Shown.AMOUNTS
        self.trends = True

    # Filling

    def fill(self, known: Known, pending: Callable[[str], Mapping[str, Any]]) -> None:
        """Show statements as the file has them, and over them what is on its way there."""
        same = [period.code for period in known.together.periods] == [record.code for record in self.book.records]
        if not same:
            self.beginResetModel()
        self.book.fill(known, pending)
        if not same:
            self.opened &= {record.code for record in self.book.records}
            self.places = places(self.book.together, self.opened)
            self.endResetModel()
        self.tell()

    def show_block(self, block: int) -> None:
        """Show another form."""
        self.beginResetModel()
        self.block, self.rows = block, BLOCKS[block].rows()
        self.endResetModel()

    def show_as(self, shown: Shown) -> None:
        """Show amounts, or what they are in proportion."""
        self.shown = shown
        self.tell()

    def show_trends(self, *, wanted: bool) -> None:
        """Show change and trend behind the periods where there is room."""
        if wanted != self.trends:
            self.beginResetModel()
            self.trends = wanted
            self.endResetModel()

    def show_opening(self, code: str, *, wanted: bool) -> None:
        """Show or hide the opening balances of a statement."""
        if (code in self.opened) != wanted:
            self.beginResetModel()
            (self.opened.add if wanted else self.opened.discard)(code)
            self.places = places(self.book.together, self.opened)
            self.endResetModel()

    def tell(self) -> None:
        """Everything may be another now."""
        self._tell_figures(0)
        if self.rowCount() and self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def _tell_figures(self, first: int) -> None:
        """The figures from a column on may be others; no period depends on a later one."""
        self.reckoned.emit()
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, self.columnCount() - 1))

    # What stands where

    def place(self, column: int) -> Place | None:
        """The period of a column; none of change and trend."""
        return self.places[column] if 0 <= column < len(self.places) else None

    def unit(self, column: int) -> int:
        """The unit that the amounts of a column are shown in."""
        place = self.place(column)
        return self.unit_of(self.book.records[place.period]) if place else 1

    def unit_of(self, record: Record) -> int:
        """The unit that the amounts of a statement are shown in."""
        kept = int(record[Statement.unit] or 1)
        return kept if record[Statement.status] in (None, DRAFT) else self._units.get(record.code, kept)

    def read_in(self, code: str, unit: int) -> None:
        """Show the amounts of a statement that stands fast in another unit; the file keeps its own."""
        self._units[code] = unit
        self.tell()

    def period(self, column: int) -> Period | None:
        """The period of a column; the last one of change and trend."""
        if not self.book.together.periods:
            return None
        place = self.place(column)
        return self.book.together.periods[place.period if place else -1]

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        return self.rows[row].line if 0 <= row < len(self.rows) else None

    def cell(self, index: Index) -> tuple[Record, Line] | None:
        """The statement and the field of a cell; None where nothing is kept."""
        line = self.line(index.row())
        return self.cell_of(line.key, index.column()) if line is not None else None

    def cell_of(self, key: str, column: int) -> tuple[Record, Line] | None:
        """The statement and the field of a line in a column, be the line shown or not."""
        place = self.place(column)
        if place is None:
            return None
        field = LINE.get(key) if place.column is CLOSING else OPENING.get(key)
        return (self.book.records[place.period], field) if field is not None else None

    def locate(self, place: int, check: Check) -> QModelIndex:
        """The cell that a check of a period is shown at; its form and column must be shown."""
        row = next((row for row, one in enumerate(self.rows) if one.line and one.line.key == check.key), -1)
        wanted = Place(place, check.column)
        return self.index(row, self.places.index(wanted)) if row >= 0 and wanted in self.places else NOWHERE

    def is_open(self, record: Record) -> bool:
        """Whether the figures of a statement can be changed."""
        is_draft = record[Statement.status] in (None, DRAFT)
        return is_draft and self.shown is Shown.AMOUNTS and not self.context.privacy.is_on

    # Typing

    def try_text(self, index: Index, text: str) -> None:
        """Reckon with what is being typed, as far as it can be read."""
        cell = self.cell(index)
        place = self.place(index.column())
        if cell is not None and place is not None and self.book.try_text(*cell, text):
            self._tell_figures(next(at for at, one in enumerate(self.places) if one.period == place.period))

    def take_back(self) -> None:
        """What was being typed is given up."""
        if self.book.typing is not None:
            self.book.take_back()
            self.tell()

    def take(self, cells: Mapping[tuple[str, int], str]) -> int:
        """Take what was typed {(key of a line, column): text}, be the line shown or not; what a statement gets is
        stored as one step. How many texts could not be read."""
        found = ((self.cell_of(key, column), text) for (key, column), text in cells.items())
        taken = self.book.take((*cell, text) for cell, text in found if cell and self.is_open(cell[0]))
        self.tell()
        for (code, key), text in taken.drafts.items():
            self.drafted.emit(code, key, text)
        for entered in taken.entered:
            self.entered.emit(entered)
        return taken.unread

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.places) + (2 if self.trends and self.places else 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell = self.cell(index)
        return flags | Qt.ItemFlag.ItemIsEditable if cell and self.is_open(cell[0]) else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is Qt.Orientation.Vertical:
            return self._caption(section, role)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words, place = self.context.words, self.place(section)
        if place is not None:
            return head(self.book.together.periods[place.period], place.column, words)
        return words.tr(N_("Change")) if section == len(self.places) else words.tr(N_("Trend"))

    def _caption(self, row: int, role: int) -> object:
        one = self.rows[row]
        if role == GROUND:
            return one.line is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            text = self.caption(row)
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if one.line is None:
            return None
        if role == INDENT:
            return 2 if one.line.role is OF_WHICH else int(one.line.role is not TOTAL)
        return one.line.role is TOTAL if role == Qt.ItemDataRole.FontRole else None

    def caption(self, row: int) -> str:
        """What a row is called by the standard of the last statement."""
        one, words = self.rows[row], self.context.words
        if one.line is None:
            return words.tr(one.title)
        standard = self.book.records[-1][Statement.standard] or "" if self.book.records else ""
        return one.line.wording(standard, words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        answer = self._answers.get(role)
        return answer(self, index, line) if answer else None

    def _text(self, index: Index, line: Line) -> str:
        place = self.place(index.column())
        if place is None:
            return self._change(line) if index.column() == len(self.places) else ""
        if self.shown is not Shown.AMOUNTS:
            return self._proportion(index, place, line)
        if waiting := self._waiting(index, line):
            return waiting[0]
        value = self.figure(index)
        if value is None:
            return ""
        return units.shown(line, value, unit=self.unit(index.column()), words=self.context.words)

    def figure(self, index: Index) -> Decimal | None:
        """What stands in a cell; of a total that nobody typed, what it comes to."""
        cell, place = self.cell(index), self.place(index.column())
        if cell is None or place is None:
            return None
        record, field = cell
        if record[field] is None and field.role is TOTAL:
            key = self.rows[index.row()].line
            figures = self.book.together.periods[place.period].figures.at(place.column)
            return figures.get(key.key) if key else None
        return record[field]

    def _proportion(self, index: Index, place: Place, line: Line) -> str:
        if self.shown is Shown.SHARES and self.figure(index) is None:
            return ""  # Left blank, it counts as zero; told as 0.0 % it would be noise.
        period = self.book.together.periods[place.period]
        found = {Shown.SHARES: period.vertical, Shown.CHANGES: period.horizontal, Shown.INDEX: period.index}
        value = found[self.shown].get(line.key) if place.column is CLOSING else None
        if value is None:
            return ""
        return f"{value:,.1f}" if self.shown is Shown.INDEX else percent(value, signed=self.shown is Shown.CHANGES)

    def _change(self, line: Line) -> str:
        last = self.book.together.periods[-1] if self.book.together.periods else None
        value = last.horizontal.get(line.key) if last else None
        return "" if value is None else percent(value, signed=True)

    def _edited(self, index: Index, line: Line) -> str:
        if waiting := self._waiting(index, line):
            return waiting[0]
        cell = self.cell(index)
        if cell is None or cell[0][cell[1]] is None:
            return ""
        return self._text(index, line)

    def _waiting(self, index: Index, _line: Line) -> tuple[str, str] | None:
        cell = self.cell(index)
        return self.book.texts.get((cell[0].code, cell[1].key)) if cell else None

    def _checks(self, index: Index, line: Line) -> list[Check]:
        place = self.place(index.column())
        return self.book.failed.get((place.period, line.key, place.column), []) if place else []

    def _trend(self, index: Index, line: Line) -> list[Decimal | None] | None:
        if index.column() != len(self.places) + 1:
            return None
        # What is blank counts as nought in a sum, but nobody said so of the line itself.
        known = line.role is TOTAL
        periods = self.book.together.periods
        return [
            period.figures.closing.get(line.key) if known or line.key in period.sheet.closing else None
            for period in periods
        ]

    def told(self, index: Index, line: Line) -> str:
        """What is to be said of a cell besides its figure."""
        words = self.context.words
        found = [waiting[1]] if (waiting := self._waiting(index, line)) else []
        return "\n".join(found + [check.sentence(words) for check in self._checks(index, line)])

    def _tip(self, index: Index, line: Line) -> str:
        return plain_tip(self.told(index, line))

    def _spoken(self, index: Index, line: Line) -> str:
        period, place = self.period(index.column()), self.place(index.column())
        column = head(period, place.column, self.context.words) if period and place else ""
        parts = (self.caption(index.row()), column, self._text(index, line), self.told(index, line))
        return ", ".join(part.replace("\n", ", ") for part in parts if part)

    def _alignment(self, _index: Index, _line: Line) -> Qt.AlignmentFlag:
        return _NUMBER

    _answers: Mapping[int, Callable[..., object]] = {
        Qt.ItemDataRole.DisplayRole: _text,
        Qt.ItemDataRole.EditRole: _edited,
        Qt.ItemDataRole.ToolTipRole: _tip,
        Qt.ItemDataRole.AccessibleTextRole: _spoken,
        Qt.ItemDataRole.TextAlignmentRole: _alignment,
        CHECKS: _checks,
        WAITING: _waiting,
        TREND: _trend,
    }


def percent(value: Decimal, *, signed: bool) -> str:
    """A fraction as people read it, with one decimal."""
    return f"{value * 100:+,.1f}%" if signed else f"{value * 100:,.1f}%"
