"""What cannot be read, grouped by how it is mended; and the cells of a group, one line each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from clientdesk.desk.importing.given import Check, Source, Trouble, TroubleGroup
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import as_list, colours_of
from clientdesk.ui.scroll_bars import slim

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_TITLES = (N_("In the file"), N_("Name"), N_("Column"), N_("Found"), N_("What is wrong"))
FOUND = 3
_MOST_FOUND = 80


def of_group(check: Check, group: TroubleGroup) -> list[Trouble]:
    """All troubles that belong to a group."""
    wanted = _mark(group.examples[0]) if group.examples else None
    return [trouble for trouble in check.troubles if _mark(trouble) == wanted]


def _mark(trouble: Trouble) -> tuple[str, str, bool]:
    return trouble.fix.text, trouble.heading or trouble.field, trouble.serious


class GroupList(QListWidget):
    """`chosen` brings the group that is marked, None for none."""

    chosen = Signal(object)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.words = words
        self.groups: Sequence[TroubleGroup] = ()
        self.setAccessibleName(words.tr(N_("What cannot be read")))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setAlternatingRowColors(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        as_list(self)
        self.currentRowChanged.connect(self._tell)

    def show_groups(self, groups: Sequence[TroubleGroup]) -> None:
        """Show these; the marked one stays marked where it is still there."""
        present = self.group()
        self.blockSignals(True)
        self.clear()
        self.groups = groups
        colours = colours_of(self)
        for group in groups:
            colour = colours.problem if group.serious else colours.warning
            item = QListWidgetItem(icon("warning", self, colour=colour), self.text(group), self)
            item.setToolTip(plain_tip(self.words.say(group.fix)))
        same = (row for row, group in enumerate(groups) if present and _is_same(group, present))
        self.setCurrentRow(next(same, -1))
        self.blockSignals(False)
        self.setVisible(bool(groups))

    def text(self, group: TroubleGroup) -> str:
        """A group in two lines: how many and where, and what to do."""
        words = self.words
        rows = words.ntr("{n} row", "{n} rows", group.count)
        head = words.tr(N_("{heading}: {count}"), heading=group.heading, count=rows) if group.heading else rows
        reason = words.say(group.examples[0].reason) if group.examples else ""
        return "\n".join(filter(None, (head, reason)))

    def group(self) -> TroubleGroup | None:
        """The group that is marked."""
        row = self.currentRow()
        return self.groups[row] if 0 <= row < len(self.groups) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        # Enter is not meant for the button of the dialog, which would import.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _tell(self, _row: int) -> None:
        self.chosen.emit(self.group())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.fontMetrics().lineSpacing() * 4)


def _is_same(one: TroubleGroup, other: TroubleGroup) -> bool:
    return (one.heading, one.fix, one.serious) == (other.heading, other.fix, other.serious)


def place_of_cell(trouble: Trouble, source: Source | None, words: Catalogue) -> str:
    """Where a cell stands, with its sheet where there are several."""
    sheets = source.sheets if source else ()
    cell = f"{trouble.column}{trouble.place.row}"
    if len(sheets) < 2:
        return cell
    return words.tr(N_("{sheet}, {cell}"), sheet=sheets[trouble.place.sheet].name, cell=cell)


class TroublesModel(QAbstractTableModel):
    """The cells of one group. `mended` tells what the user writes in place of what a cell says, where the table lets
    one edit: (trouble, text)."""

    mended = Signal(object, str)

    def __init__(self, words: Catalogue, widget: QWidget) -> None:
        super().__init__(widget)
        self.words = words
        self.source: Source | None = None
        self.troubles: Sequence[Trouble] = ()
        self._widget = widget

    def show_troubles(self, troubles: Sequence[Trouble], source: Source) -> None:
        """Show these."""
        self.beginResetModel()
        self.troubles, self.source = troubles, source
        self.endResetModel()

    def text(self, trouble: Trouble, column: int) -> str:
        """What a column says."""
        match column:
            case 0:
                return place_of_cell(trouble, self.source, self.words)
            case 1:
                return trouble.client
            case 2:
                return trouble.heading or trouble.column
            case 3:
                return " ".join(trouble.found[:_MOST_FOUND].split())
        return self.words.say(trouble.reason)

    def can_mend(self, trouble: Trouble) -> bool:
        """Whether it is a single cell of a table that is wrong."""
        return bool(trouble.column and trouble.found and self.source and self.source.has_columns)

    # As Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        is_open = index.isValid() and index.column() == FOUND and self.can_mend(self.troubles[index.row()])
        return usual | Qt.ItemFlag.ItemIsEditable if is_open else usual

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:  # noqa: N802 - Qt's name
        trouble, text = self.troubles[index.row()], str(value)
        if role != Qt.ItemDataRole.EditRole or text.strip() == trouble.found.strip():
            return False
        self.mended.emit(trouble, text)
        return True

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.troubles)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.words.tr(_TITLES[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        trouble = self.troubles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(trouble, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return trouble.found
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{self.words.say(trouble.reason)}\n{self.words.say(trouble.fix)}")
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(_TITLES) - 1:
            colours = colours_of(self._widget)
            return QBrush(QColor(colours.problem if trouble.serious else colours.warning))
        return None
