"""Which columns a list shows: ticked, searched, put into order; and how close its lines stand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import pinyin_readings
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import label, quiet
from clientdesk.ui.lines import plain_list
from clientdesk.ui.list.columns import AIRY, DENSE, NAME, Sheet
from clientdesk.ui.look import em, primary

_KEY = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class ColumnChooser(QDialog):
    """What is chosen shows at once: `changed` tells the names of the columns in order, `usual_asked` that the usual
    ones are wanted back, `density_changed` how close the lines are to stand."""

    changed = Signal(object)
    usual_asked = Signal()
    density_changed = Signal(str)

    def __init__(
        self, words: Catalogue, sheet: Sheet, *, shown: Sequence[str], density: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.sheet = sheet
        self.setWindowTitle(words.tr(N_("Columns")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1), em(self, 0.8), em(self, 1), em(self, 0.8))
        column.setSpacing(em(self, 0.6))
        self.finder = LineEdit(self)
        self.finder.setPlaceholderText(words.tr(N_("Find a column")))
        self.finder.setAccessibleName(words.tr(N_("Find a column")))
        self.finder.setClearButtonEnabled(True)
        self.finder.escape = self._end_search
        self.finder.textChanged.connect(self.show_found)
        column.addWidget(self.finder)
        self.list = _Ordered(self)
        self.list.setAccessibleName(words.tr(N_("Columns")))
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)
        column.addWidget(self.list, 1)
        column.addWidget(
            quiet(words.tr(N_("Drag a column to its place, or move it with Alt+Shift and an arrow.")), self)
        )
        column.addLayout(self._make_density(density))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        primary(box.button(QDialogButtonBox.StandardButton.Close))
        self.usual = box.addButton(words.tr(N_("Usual columns")), QDialogButtonBox.ButtonRole.ResetRole)
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(self._reset)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(em(self, 30), em(self, 44))
        self.show_columns(shown)

    def _make_density(self, density: str) -> QHBoxLayout:
        line = QHBoxLayout()
        self.densities = Combo(self)
        for name, text in ((AIRY, N_("Comfortable")), (DENSE, N_("Compact"))):
            self.densities.addItem(self.words.tr(text), name)
        self.densities.setCurrentIndex(self.densities.findData(density))
        self.densities.currentIndexChanged.connect(
            lambda _place: self.density_changed.emit(self.densities.currentData())
        )
        named = label(self.words.tr(N_("Lines")), self)
        named.setBuddy(self.densities)
        self.densities.setAccessibleName(named.text())
        line.addWidget(named)
        line.addWidget(self.densities, 1)
        return line

    def show_columns(self, shown: Sequence[str]) -> None:
        """List all columns, the shown ones first and ticked."""
        with QSignalBlocker(self.list), QSignalBlocker(self.list.model()):
            self.list.clear()
            for name in (*shown, *(name for name in self.sheet.offered if name not in shown)):
                item = QListWidgetItem(self.words.tr(self.sheet.offered[name].title))
                item.setData(_KEY, name)
                item.setCheckState(Qt.CheckState.Checked if name in shown else Qt.CheckState.Unchecked)
                if name == NAME:
                    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.viewport().update()
        self.show_found()

    def shown(self) -> tuple[str, ...]:
        """The names of the ticked columns, in order."""
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def show_found(self) -> None:
        """Show the columns whose title holds what is sought, or is read so."""
        sought = fold(self.finder.text().strip())
        first = -1
        for row, item in enumerate(self._items()):
            fits = _is_called(item.text(), sought)
            item.setHidden(not fits)
            first = row if fits and first < 0 else first
        # While some are out of sight nobody can see what is moved where.
        self.list.setDragEnabled(not sought)
        if sought and first >= 0:
            self.list.setCurrentRow(first)

    def _end_search(self) -> bool:
        had = bool(self.finder.text())
        self.finder.clear()
        return had

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self, *_what: object) -> None:
        self.changed.emit(self.shown())

    def _reset(self) -> None:
        self.show_columns(self.sheet.usual)
        self.usual_asked.emit()


class _Ordered(QListWidget):
    """A list whose lines are dragged, or moved by keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        plain_list(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = (
            _STEPS.get(Qt.Key(event.key()), 0)
            if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _MOVE
            else 0
        )
        if step and self.dragEnabled():
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        wanted = row + step
        if 0 <= wanted < self.count():
            source = self.model()
            here = self.rootIndex()
            source.moveRow(here, row, here, wanted + (step > 0))
            self.setCurrentRow(wanted)


def _is_called(title: str, sought: str) -> bool:
    if not sought or sought in fold(title):
        return True
    return any(sought in reading for pair in pinyin_readings(title) for reading in pair)
