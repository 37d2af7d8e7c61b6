"""The fields chosen for a card, in their order: dragged, moved by keys and buttons, taken off."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

_KEY = Qt.ItemDataRole.UserRole
_AIRY = 1.5
"""The height of a line in heights of its words."""
_KEEP = QItemSelectionModel.SelectionFlag.NoUpdate


class Order(QWidget):
    """`changed` follows every change by hand; `keys` are the fields as they stand now."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.list = _List(self)
        self.list.setAccessibleName(words.tr(N_("On the card, in this order")))
        self.list.moved.connect(self.move_selected)
        self.list.emptied.connect(self.remove_selected)
        self.list.model().rowsMoved.connect(self._tell_dragged)
        self.list.itemSelectionChanged.connect(self._offer)
        line = QHBoxLayout()
        self.up = self._button("up", N_("Up"), "Alt+↑", lambda: self.move_selected(-1))
        self.down = self._button("down", N_("Down"), "Alt+↓", lambda: self.move_selected(1))
        self.remove = self._button("minus", N_("Take off"), words.tr(N_("Delete")), self.remove_selected)
        for button in (self.up, self.down, self.remove):
            line.addWidget(button)
        line.addStretch()
        column.addWidget(self.list, 1)
        column.addLayout(line)
        self._offer()

    def _button(self, drawing: str, text: str, keys: str, slot: Any) -> QPushButton:
        button = QPushButton(icon(drawing, self), self.context.words.tr(text), self)
        button.setAutoDefault(False)
        button.setToolTip(plain_tip(keys))
        button.clicked.connect(lambda _checked=False: slot())
        return button

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the fields, in order."""
        return tuple(self.list.item(place).data(_KEY) for place in range(self.list.count()))

    # Showing

    def show_fields(self, fields: Sequence[Field[Any]]) -> None:
        """List these fields in this order."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for field in fields:
                self._add(field)
        self._offer()

    def add(self, field: Field[Any]) -> None:
        """Put a field at the end."""
        if field.key not in self.keys:
            self.list.setCurrentItem(self._add(field))

    def take(self, key: str) -> None:
        """Take a field off."""
        if key in self.keys:
            self.list.takeItem(self.keys.index(key))

    def _add(self, field: Field[Any]) -> QListWidgetItem:
        item = QListWidgetItem(field.title(self.context.words), self.list)
        item.setData(_KEY, field.key)
        item.setSizeHint(QSize(0, round(self.list.fontMetrics().lineSpacing() * _AIRY)))
        item.setToolTip(plain_tip(f"{item.text()} · {field.key}"))
        return item

    # By hand

    def _selected(self) -> list[int]:
        return sorted(self.list.row(item) for item in self.list.selectedItems())

    def move_selected(self, by: int) -> None:
        """Move what is selected up (-1) or down (1), as far as there is room."""
        places = self._selected()
        if not places or places[0] + by < 0 or places[-1] + by >= self.list.count():
            return
        with QSignalBlocker(self.list):
            for place in places if by < 0 else reversed(places):
                item = self.list.takeItem(place)
                self.list.insertItem(place + by, item)
                item.setSelected(True)
            moved = [place + by for place in places]
            self.list.setCurrentRow(moved[0] if by < 0 else moved[-1], _KEEP)
        self._offer()
        self.changed.emit()

    def remove_selected(self) -> None:
        """Take off what is selected; the one that comes next is selected."""
        places = self._selected()
        with QSignalBlocker(self.list):
            for place in reversed(places):
                self.list.takeItem(place)
            if places and self.list.count():
                self.list.setCurrentRow(min(places[0], self.list.count() - 1))
        self._offer()
        if places:
            self.changed.emit()

    def _tell_dragged(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        places = self._selected()
        self.up.setEnabled(bool(places) and places[0] > 0)
        self.down.setEnabled(bool(places) and places[-1] < self.list.count() - 1)
        self.remove.setEnabled(bool(places))


class _List(QListWidget):
    """The list itself."""

    moved = Signal(int)
    emptied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        slim(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropOverwriteMode(False)
        self.setUniformItemSizes(True)
        as_list(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
