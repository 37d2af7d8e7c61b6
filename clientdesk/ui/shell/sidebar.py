"""The sidebar: the day, the clients of each kind, saved views, tags, the trash."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.scroll_bars import slim

_NAME, _COUNT, _ASKS = (Qt.ItemDataRole.UserRole + place for place in range(3))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOVE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_LETTERS = 17
_SMALL = 0.85
_LINE, _HEADING = 1.55, 1.8
"""Heights in lines of text; a heading has air above it."""
_EDGE, _INSET, _GAP = 0.4, 0.5, 0.5
"""Letters from the edge to the ground of a place, from there to its drawing, and between its parts."""
_ROUND = 5


@dataclass(frozen=True)
class Entry:
    """An entry: its name, its title, the drawing before it, how many it leads to; without a name it is a heading. One
    that `asks` leads nowhere, but does something when it is clicked."""

    name: str
    title: str
    drawing: str = ""
    count: int | None = None
    asks: bool = False


class Sidebar(QListWidget):
    """`chosen` tells the name of the entry that was clicked or reached by the keys, `asked` of one that asks. Of an
    entry the menu is wanted (`menu_asked`, with the place on the screen), or it is to be renamed, deleted, or moved by
    so many places (by F2, Del, Alt+Shift and an arrow)."""

    chosen = Signal(str)
    asked = Signal(str)
    menu_asked = Signal(str, QPoint)
    rename_asked = Signal(str)
    delete_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.setAccessibleName(title)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(em(self, 1.4), em(self, 1.4)))
        self.setMinimumWidth(em(self, _LETTERS * 0.6))
        as_list(self)
        shades = self.palette()
        shades.setColor(QPalette.ColorRole.Base, shades.color(QPalette.ColorRole.Window))
        self.setPalette(shades)
        self.setItemDelegate(_Place(self))
        self.setMouseTracking(True)
        self.setViewportMargins(0, em(self, _EDGE), 0, em(self, _EDGE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._tell_asked)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the present one stays the present one where it is still there."""
        present = self.present
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            self.addItem(self._item(entry))
        self.blockSignals(False)
        self.mark(present)

    def _item(self, entry: Entry) -> QListWidgetItem:
        item = QListWidgetItem(entry.title)
        item.setData(_NAME, entry.name)
        item.setData(_ASKS, entry.asks)
        item.setSizeHint(QSize(0, round(self.fontMetrics().lineSpacing() * (_LINE if entry.name else _HEADING))))
        if entry.count is not None:
            item.setData(_COUNT, f"{entry.count:,}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.count:,}")
        if entry.drawing:
            item.setIcon(icon(entry.drawing, self))
        if entry.name:
            item.setToolTip(plain_tip(entry.title))
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            font = item.font()
            font.setPointSizeF(self.font().pointSizeF() * _SMALL)
            item.setFont(font)
            item.setForeground(QBrush(QColor(colours_of(self).quiet)))
        return item

    @property
    def present(self) -> str:
        """The name of the present entry."""
        place = self.currentRow()
        return str(self.item(place).data(_NAME)) if place >= 0 else ""

    def names(self) -> list[str]:
        """The names of the entries that lead somewhere, in order."""
        items = (self.item(place) for place in range(self.count()))
        return [item.data(_NAME) for item in items if item.data(_NAME) and not item.data(_ASKS)]

    def mark(self, name: str) -> None:
        """Make an entry the present one without telling anybody."""
        self.blockSignals(True)
        place = next((row for row in range(self.count()) if self.item(row).data(_NAME) == name), -1)
        self.setCurrentRow(place)
        self.blockSignals(False)
        self.viewport().update()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME) and not item.data(_ASKS):
            self.chosen.emit(item.data(_NAME))

    def _tell_asked(self, item: QListWidgetItem) -> None:
        if item.data(_ASKS):
            self.asked.emit(item.data(_NAME))

    def _ask_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is not None and item.data(_NAME) and not item.data(_ASKS):
            self.menu_asked.emit(item.data(_NAME), self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item, key = self.currentItem(), event.key()
        if self.currentRow() < 0:
            super().keyPressEvent(event)
        elif key in _STEPS and event.modifiers() == _MOVE:
            self.move_asked.emit(item.data(_NAME), _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            (self.rename_asked if key == Qt.Key.Key_F2 else self.delete_asked).emit(item.data(_NAME))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_asked(item)
        else:
            super().keyPressEvent(event)
            if key in _STEPS and self.currentItem().data(_ASKS):
                # The arrows go from place to place; what asks is clicked, or has a command of its own.
                super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(em(self, _LETTERS), super().sizeHint().height())


class _Place(QStyledItemDelegate):
    """Draws a place: on a soft round ground where it is chosen, with how many there are at the right edge."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, shown = option.widget, QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        colours, state = colours_of(view), QStyle.StateFlag
        is_chosen, is_place = bool(shown.state & state.State_Selected), bool(index.data(_NAME))
        edge = em(view, _EDGE)
        ground = shown.rect.adjusted(edge, 1, -edge, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or (is_place and shown.state & state.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.tint if is_chosen else colours.stripe))
            painter.drawRoundedRect(ground, _ROUND, _ROUND)
        if is_chosen and shown.state & state.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), _ROUND, _ROUND)
        inset = em(view, _INSET)
        room = ground.adjusted(inset, 0, -inset, 0)
        ink = colours.on_tint if is_chosen else colours.words if is_place else colours.quiet
        painter.setFont(shown.font)
        painter.setPen(QColor(ink))
        if is_place:
            self._draw_place(painter, shown, room, index)
        else:
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), shown.text)
        painter.restore()

    def _draw_place(
        self,
        painter: QPainter,
        shown: QStyleOptionViewItem,
        room: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The drawing, the title as far as there is room, the count."""
        view, count = shown.widget, index.data(_COUNT) or ""
        gap, side = em(view, _GAP), shown.decorationSize.width()
        middle = Qt.AlignmentFlag.AlignVCenter
        shown.icon.paint(painter, QRect(room.left(), room.top(), side, room.height()), middle, QIcon.Mode.Normal)
        text = room.adjusted(side + gap, 0, 0, 0)
        if count:
            text.setRight(text.right() - shown.fontMetrics.horizontalAdvance(count) - gap)
        title = shown.fontMetrics.elidedText(shown.text, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | middle), title)
        if count:
            if not shown.state & QStyle.StateFlag.State_Selected:
                painter.setPen(QColor(colours_of(view).quiet))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | middle), count)
