"""The rows of one group while they are being edited: values, what was typed but cannot be read, and a blank row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from clientdesk.dossier.fields import Field, Problem, rows_of
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Integer, Money, Number, Percent
from clientdesk.i18n import Catalogue
from clientdesk.store.drafts import Draft
from clientdesk.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_NUMBERS = (Integer, Number, Percent, Money)
_FIGURES = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


@dataclass(eq=False)
class Entry:
    """One row. `id` is negative until the row is stored; `texts` holds (text, reason) of cells that cannot be read."""

    id: int
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)

    def row(self) -> Row:
        """The row as it can be stored."""
        return Row(dict(self.values), max(self.id, 0))


@dataclass(frozen=True)
class Worked:
    """A column of figures that is worked out of each row, and cannot be typed into."""

    title: str
    tell: Callable[[Row], str]


class RowsModel(QAbstractTableModel):
    """Every column of a group that is stored; one row more than there are."""

    touched = Signal()
    typed = Signal()
    """Something else stands in the cell that is being typed into."""
    drafted = Signal(int, str, str)
    """A text waits at (row, column key); an empty text: it no longer does."""

    def __init__(self, group: Field[Any], words: Catalogue, colours: tuple[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self.group = group
        self.words = words
        self.columns: tuple[Field[Any], ...] = tuple(c for c in rows_of(group).columns if c.stored)
        self.worked: list[Worked] = []
        self.entries: list[Entry] = []
        self._typing: tuple[Entry, str, Any] | None = None
        self.problems: dict[tuple[int, str], str] = {}
        self.is_dirty = False
        self._problem_colour, self._warning_colour = (QColor(colour) for colour in colours)
        self._drawn = 0
        self._became: dict[int, int] = {}
        """The numbers that new rows were stored under; drafts looked up meanwhile still bear the first ones."""

    # Filling

    def fill(self, rows: Sequence[Row], drafts: Sequence[Draft]) -> None:
        """Show stored rows, and at them what waits there."""
        self.beginResetModel()
        self.entries = [Entry(row.id, dict(row.values)) for row in rows]
        self.is_dirty = False
        by_id = {entry.id: entry for entry in self.entries}
        for draft in drafts:
            key, row = draft.field.partition(".")[2], self._became.get(draft.row, draft.row)
            if row < 0 and row not in by_id:
                by_id[row] = Entry(row)
                self.entries.append(by_id[row])
            if row in by_id:
                by_id[row].texts[key] = (draft.text, "")
        self._drawn = min((entry.id for entry in self.entries), default=0)
        self.endResetModel()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that something is odd about."""
        self.problems = {
            (problem.row, problem.column.key): problem.sentence(self.words)
            for problem in problems
            if problem.row is not None and problem.column
        }
        self._repaint()

    def forget(self) -> None:
        """Another client comes."""
        self.is_dirty = False
        self.problems = {}
        self._became.clear()

    def work_out(self, column: Worked) -> int:
        """Add a column that is worked out, after all others; returns its place."""
        place = self.columnCount()
        self.beginInsertColumns(NOWHERE, place, place)
        self.worked.append(column)
        self.endInsertColumns()
        return place

    def show_typing(self, index: Index, value: Any) -> None:
        """What stands in the cell that is being typed into counts in what is worked out, before it is taken."""
        entry = self.entries[index.row()] if index.row() < len(self.entries) else Entry(0)
        self._typing = (entry, self.columns[index.column()].key, value)
        self._repaint_worked(index.row())

    def end_typing(self) -> None:
        """The cell was left."""
        if self._typing is not None:
            self._typing = None
            self._repaint_worked(0)

    def _repaint_worked(self, row: int) -> None:
        if self.worked:
            first, last = len(self.columns), self.columnCount() - 1
            self.dataChanged.emit(self.index(row, first), self.index(self.rowCount() - 1, last))
        self.typed.emit()

    def _as_typed(self, entry: Entry) -> Row:
        if self._typing is None or self._typing[0] is not entry:
            return entry.row()
        _entry, key, value = self._typing
        return Row({name: one for name, one in (entry.values | {key: value}).items() if one is not None}, entry.id)

    def rows_as_typed(self) -> tuple[Row, ...]:
        """The rows with what is being typed."""
        new = [self._typing[0]] if self._typing and self._typing[0] not in self.entries else []
        return tuple(row for entry in (*self.entries, *new) if (row := self._as_typed(entry)).values)

    def rows(self) -> tuple[Row, ...]:
        """The rows as they can be stored; those with nothing in them are left out."""
        return tuple(entry.row() for entry in self.kept())

    def kept(self) -> list[Entry]:
        """The rows that hold something."""
        return [entry for entry in self.entries if entry.values]

    def took(self, sent: Sequence[Entry], stored: Sequence[Row]) -> None:
        """Learn the numbers under which rows were stored; what waits at them moves along."""
        for entry, row in zip(sent, stored, strict=False):
            if entry.id != row.id:
                for key, (text, _reason) in entry.texts.items():
                    self.drafted.emit(entry.id, key, "")
                    self.drafted.emit(row.id, key, text)
                self._became[entry.id] = row.id
                entry.id = row.id

    def told(self) -> Iterator[str]:
        """What is wrong or odd in the cells, a sentence each, beginning with place and column."""
        for place, entry in enumerate(self.entries):
            for column in self.columns:
                _text, reason = entry.texts.get(column.key, ("", ""))
                reason = reason or self.problems.get((place, column.key), "")
                if reason:
                    yield f"{place + 1} · {column.title(self.words)}: {reason}"

    @property
    def has_texts(self) -> bool:
        """Whether something typed cannot be stored yet."""
        return any(entry.texts for entry in self.entries)

    # Changing

    def put(self, index: Index, value: Any) -> None:
        """Give a cell a value; None empties it."""
        entry, key = self._entry_at(index), self.columns[index.column()].key
        if entry.texts.pop(key, None):
            self.drafted.emit(entry.id, key, "")
        if entry.values.get(key) != value:
            entry.values = {k: v for k, v in entry.values.items() if k != key}
            if value is not None:
                entry.values[key] = value
            self.is_dirty = True
        self._repaint()

    def keep_text(self, index: Index, text: str, reason: str) -> None:
        """Keep what cannot be read at its cell, with the reason."""
        entry, key = self._entry_at(index), self.columns[index.column()].key
        entry.texts[key] = (text, reason)
        self.drafted.emit(entry.id, key, text)
        self._repaint()

    def explain(self, place: int, key: str, reason: str) -> None:
        """Say why a draft cannot be read."""
        text, _reason = self.entries[place].texts[key]
        self.entries[place].texts[key] = (text, reason)

    def give_up(self, index: Index) -> None:
        """Forget what could not be read at a cell."""
        if index.row() < len(self.entries):
            entry, key = self.entries[index.row()], self.columns[index.column()].key
            if entry.texts.pop(key, None):
                self.drafted.emit(entry.id, key, "")
                self._repaint()

    def remove(self, place: int) -> None:
        """Take a row out."""
        if place < len(self.entries):
            self.beginRemoveRows(NOWHERE, place, place)
            gone = self.entries.pop(place)
            self.endRemoveRows()
            for key in gone.texts:
                self.drafted.emit(gone.id, key, "")
            self.is_dirty = True
            self.touched.emit()

    def move(self, place: int, to: int) -> bool:
        """Put a row into another place; whether it could be."""
        if not (0 <= place < len(self.entries) and 0 <= to < len(self.entries)) or place == to:
            return False
        self.beginMoveRows(NOWHERE, place, place, NOWHERE, to + 1 if to > place else to)
        self.entries.insert(to, self.entries.pop(place))
        self.endMoveRows()
        self.is_dirty = True
        self.touched.emit()
        return True

    def _entry_at(self, index: Index) -> Entry:
        if index.row() == len(self.entries):
            blank = len(self.entries) + 1
            self.beginInsertRows(NOWHERE, blank, blank)
            self._drawn = min(self._drawn, 0) - 1
            self._became.pop(self._drawn, None)
            self.entries.append(Entry(self._drawn))
            self.endInsertRows()
        return self.entries[index.row()]

    def _repaint(self) -> None:
        last = self.index(self.rowCount() - 1, max(self.columnCount() - 1, 0))
        self.dataChanged.emit(self.index(0, 0), last)
        self.touched.emit()

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.entries) + 1

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns) + len(self.worked)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() >= len(self.columns):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                return str(section + 1) if section < len(self.entries) else "+"
            return None
        if section >= len(self.columns):
            return self._worked_title(section, role)
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title(self.words)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.title(self.words))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _worked_title(self, section: int, role: int) -> Any:
        title = self.worked[section - len(self.columns)].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(title)
        return title if role == Qt.ItemDataRole.DisplayRole else None

    def _worked_data(self, index: Index, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _FIGURES
        if role == Qt.ItemDataRole.ForegroundRole:
            # It is not typed into, and yet to be read like the others.
            return QGuiApplication.palette().text()
        entry = self.entries[index.row()] if index.row() < len(self.entries) else None
        if entry is None and self._typing and self._typing[0] not in self.entries:
            entry = self._typing[0]
        if role != Qt.ItemDataRole.DisplayRole or entry is None:
            return None
        return self.worked[index.column() - len(self.columns)].tell(self._as_typed(entry))

    def data(self, index: Index, role: int = 0) -> Any:
        if index.column() >= len(self.columns):
            return self._worked_data(index, role)
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        text, reason = entry.texts.get(column.key, ("", ""))
        odd = self.problems.get((index.row(), column.key), "")
        if role in _ROLES:
            return text or self._shown(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(reason or odd or self._shown(entry, column))
        if role == Qt.ItemDataRole.ForegroundRole and (text or odd):
            return self._problem_colour if text else self._warning_colour
        return None

    def _shown(self, entry: Entry, column: Field[Any]) -> str:
        value = entry.values.get(column.key)
        return "" if value is None else column.type.show(value, self.words).replace("\n", " ")

    def is_of_figures(self, place: int) -> bool:
        """Whether a column holds numbers or what is worked out, at its right edge."""
        return place >= len(self.columns) or isinstance(self.columns[place].type, _NUMBERS)

    def _alignment(self, column: Field[Any]) -> int:
        side = Qt.AlignmentFlag.AlignRight if isinstance(column.type, _NUMBERS) else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
