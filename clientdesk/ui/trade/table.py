"""A table of lines in words, however many there are: each is put into words when it is first looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QWidget

from clientdesk.i18n import Catalogue
from clientdesk.ui.figures import AIR, Figures
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.list.sharing import SharingTable

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
NOWHERE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Column:
    """A column: its title (a message id), its share of the width, whether it holds figures; `sample` is a text for
    which there is always room. Where there is not room for all, those that give way do so, the one with 1 first."""

    title: str
    share: int
    right: bool = False
    sample: str = ""
    gives_way: int = 0


@dataclass(frozen=True)
class Told:
    """A line in words, a text for each column; `colours` of some of them as #rrggbb, `colour` of the others."""

    texts: tuple[str, ...]
    colours: Mapping[int, str] = field(default_factory=dict)
    colour: str = ""


class LinesModel(QAbstractTableModel, Generic[T]):
    """`tell` puts a line into words."""

    def __init__(
        self, words: Catalogue, columns: Sequence[Column], tell: Callable[[T], Told], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.columns = tuple(columns)
        self.lines: Sequence[T] = ()
        self._tell = tell
        self._told: dict[int, Told] = {}

    def show_lines(self, lines: Sequence[T]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines, self._told = lines, {}
        self.endResetModel()

    def told(self, row: int) -> Told:
        """A line in words."""
        if row not in self._told:
            self._told[row] = self._tell(self.lines[row])
        return self._told[row]

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words.tr(self.columns[section].title) + (AIR if self.columns[section].right else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words.tr(self.columns[section].title))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].right else _LEFT
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        told, place = self.told(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return told.texts[place]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(told.texts[place])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[place].right else _LEFT
        colour = told.colours.get(place, told.colour)
        return QColor(colour) if role == Qt.ItemDataRole.ForegroundRole and colour else None


class LinesTable(SharingTable, Generic[T]):
    """`opened` brings the line that was opened, `moved` says that another one is the current one; `sort_asked` the
    place of the column whose title was clicked, once `let_sort` was called."""

    opened = Signal(object)
    moved = Signal()
    sort_asked = Signal(int)

    def __init__(
        self,
        words: Catalogue,
        title: str,
        columns: Sequence[Column],
        tell: Callable[[T], Told],
        parent: QWidget,
    ) -> None:
        self.shown: LinesModel[T] = LinesModel(words, columns, tell)
        super().__init__(title, self.shown, [column.share for column in columns], parent)
        self.samples = {place: column.sample for place, column in enumerate(columns) if column.sample}
        yielding = [place for place, column in enumerate(columns) if column.gives_way]
        self.gives_way = sorted(yielding, key=lambda place: columns[place].gives_way)
        self.shown.setParent(self)
        figures = Figures(self)
        for place in (place for place, column in enumerate(columns) if column.right):
            self.setItemDelegateForColumn(place, figures)
        self.opened_row.connect(self._tell_opened)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.moved.emit())
        self.selectionModel().selectionChanged.connect(lambda *_rows: self.moved.emit())

    def choose_one(self) -> None:
        """Let only one line be chosen at a time."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def let_sort(self) -> None:
        """Let the titles be clicked."""
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionClicked.connect(self.sort_asked)
        header.sortIndicatorChanged.connect(lambda *_order: self.share_out())

    def fit_last(self, samples: Sequence[str]) -> None:
        """Keep room in the last columns for these texts, one for each of them."""
        first = len(self.shares) - len(samples)
        self.samples = {**self.samples, **{first + place: text for place, text in enumerate(samples)}}
        self.share_out()

    def show_lines(self, lines: Sequence[T], *, at: int = 0) -> None:
        """Show these, and make the one at a place the current one."""
        self.shown.show_lines(lines)
        self.begin_at(at)
        self.moved.emit()

    def tell_lines(self, lines: Sequence[T]) -> None:
        """Show these, and none of them as chosen: they are read, nothing is done with them."""
        self.shown.show_lines(lines)
        self.moved.emit()

    @property
    def lines(self) -> Sequence[T]:
        """What is shown."""
        return self.shown.lines

    @property
    def current(self) -> T | None:
        """The line the keys are at."""
        row = self.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def chosen_lines(self) -> list[T]:
        """The lines that are chosen, in order."""
        return [self.lines[row] for row in self.chosen_rows()]

    def texts(self, row: int) -> list[str]:
        """A line as it is read."""
        return list(self.shown.told(row).texts)

    def _tell_opened(self, row: int) -> None:
        self.opened.emit(self.lines[row])
