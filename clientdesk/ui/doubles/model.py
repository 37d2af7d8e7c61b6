"""Pairs as a table: how sure, the two files, why."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from clientdesk.desk.doubles.given import Pair
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.wording import certainty, speaking_for
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SURE, ONE, OTHER, WHY, SAFE = range(5)
TITLES = (N_("How sure"), N_("One file"), N_("Other file"), N_("Why"), N_("Safe to merge"))
LETTERS = (15, 20, 20, 38, 10)


class PairsModel(QAbstractTableModel):
    """All pairs that are shown; there are never many."""

    def __init__(self, context: Context, icons_of: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.pairs: tuple[Pair, ...] = ()
        self._icons = {kind.name: icon(kind.name, icons_of) for kind in context.desk.client_kinds}

    def show_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.pairs = pairs
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        pair, words = self.pairs[row], self.context.words
        match column:
            case 0:
                return certainty(pair.score, words)
            case 1:
                return named(pair.one, self.context)
            case 2:
                return named(pair.other, self.context)
            case 3:
                return speaking_for(pair, self.context)
        return words.tr(N_("safe")) if pair.safe else ""

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Vertical:
            return None
        title = self.context.words.tr(TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        shown = {Qt.ItemDataRole.DisplayRole: title, Qt.ItemDataRole.ToolTipRole: plain_tip(title)}
        return shown.get(Qt.ItemDataRole(role))

    def data(self, index: Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(index.row(), index.column()))
        if role == Qt.ItemDataRole.DecorationRole and index.column() in (ONE, OTHER):
            pair = self.pairs[index.row()]
            return self._icons.get((pair.one if index.column() == ONE else pair.other).kind)
        return None


def named(line: Line, context: Context) -> str:
    """A client by name and code."""
    return context.words.tr(N_("{name} ({code})"), name=line.name, code=line.code)
