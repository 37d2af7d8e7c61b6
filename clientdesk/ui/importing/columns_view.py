"""The table of columns: what each becomes looks like a list to pick from, and opens one that can be searched."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from clientdesk.desk.importing.given import IGNORED
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.importing.columns import BECOMES, ColumnsModel, Index
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.look import em
from clientdesk.ui.query.offers import Offer
from clientdesk.ui.query.picker import OfferList

_SHARES = (0.24, 0.3, 0.3, 0.16)
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class PickCell(QStyledItemDelegate):
    """Draws a cell as a closed list to pick from."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        # The ground of the row first: the box stands in it.
        text, shown.text = shown.text, ""
        style = QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, option.widget)
        box = QStyleOptionComboBox()
        box.rect = QRect(option.rect.adjusted(1, 2, -2, -2))
        box.palette = QPalette(option.widget.palette())
        box.state = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Active
        box.fontMetrics = shown.fontMetrics
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter, option.widget)
        room = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, box, QStyle.SubControl.SC_ComboBoxEditField, option.widget
        )
        margin = em(option.widget, 0.3)
        line = shown.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 2 * margin)
        painter.save()
        painter.setPen(box.palette.color(QPalette.ColorRole.ButtonText))
        painter.setFont(shown.font)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room.adjusted(margin, 0, -margin, 0), flags, line)
        painter.restore()


class ColumnsView(Grid):
    """`chosen` tells the index of a column and the key of what it is to become."""

    chosen = Signal(int, str)

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        self.columns = ColumnsModel(words, parent)
        super().__init__(words.tr(N_("Columns of the sheet")), self.columns, parent)
        self.words = words
        self.popup: OfferList | None = None
        self.as_lines()
        self.shares = _SHARES
        rows = self.verticalHeader()
        height = round(self.fontMetrics().lineSpacing() * 1.9)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(BECOMES, PickCell(self))
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        opens = event.key() in _OPENERS and plain
        opens = opens or (event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier)
        row = self.currentIndex().row()
        if opens and row >= 0:
            self.open_list(row)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.chosen.emit(self.columns.shown[row].index, IGNORED)
        elif plain and event.text().strip() and event.text().isprintable() and row >= 0:
            # Letters begin to look for a field.
            popup = self.open_list(row)
            if popup:
                popup.finder.setText(event.text())
        else:
            super().keyPressEvent(event)

    def _click(self, index: Index) -> None:
        if index.column() == BECOMES:
            self.open_list(index.row())

    def open_list(self, row: int) -> OfferList | None:
        """Show everything that a column can become."""
        choices = self.columns.choices
        if choices is None or not 0 <= row < len(self.columns.shown):
            return None
        index = self.columns.shown[row].index
        cell = self.visualRect(self.columns.index(row, BECOMES))
        self.popup = OfferList(self.words, choices, self)

        def take(offer: Offer) -> None:
            self.setFocus()
            self.chosen.emit(index, offer.field)

        self.popup.picked.connect(take)
        anchor = _Anchor(self.viewport(), cell)
        self.popup.destroyed.connect(anchor.deleteLater)
        self.popup.open_under(anchor)
        present = next((one for one in choices.all if one.field == self.columns.shown[row].field), None)
        if present is not None:
            self.popup.mark(present)
        return self.popup


class _Anchor(QWidget):
    """A place in the table below which a list opens."""

    def __init__(self, parent: QWidget, place: QRect) -> None:
        super().__init__(parent)
        self.setGeometry(place)
