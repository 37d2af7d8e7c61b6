"""The outline beside the form: each chapter with how much of it is filled in, and whether something is odd there."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from clientdesk.ui.look import colours_of, em
from clientdesk.ui.scroll_bars import slim

_COUNT = Qt.ItemDataRole.UserRole
_ODD = Qt.ItemDataRole.UserRole + 1


class Outline(QListWidget):
    """A click or the arrow keys jump to a chapter."""

    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Lines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.viewport().setAutoFillBackground(False)
        self.setFixedWidth(em(self, 17))
        self.currentRowChanged.connect(self._jump)

    def show_chapters(self, titles: Sequence[str]) -> None:
        """List these chapters."""
        self.blockSignals(True)
        self.clear()
        for title in titles:
            QListWidgetItem(title, self)
        self.blockSignals(False)

    def show_count(self, place: int, filled: int, total: int, *, odd: int) -> None:
        """Tell how much of a chapter is filled in, and how many things are odd in it."""
        item = self.item(place)
        item.setData(_COUNT, f"{filled}/{total}")
        item.setData(_ODD, odd)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {filled}/{total}")

    def mark(self, place: int) -> None:
        """Mark the chapter in view, without jumping."""
        if place != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(place)
            self.blockSignals(False)

    def _jump(self, place: int) -> None:
        if place >= 0:
            self.jumped.emit(place)


class _Lines(QStyledItemDelegate):
    """A title on the left, the count on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        hint = super().sizeHint(option, index)
        metrics = option.fontMetrics
        return QSize(hint.width(), round(metrics.lineSpacing() * 1.7))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        widget = self.parent()
        assert isinstance(widget, QListWidget)
        colours, palette = colours_of(widget), widget.palette()
        current = index.row() == widget.currentRow()
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 4, 4)
        inner = box.adjusted(em(widget, 0.8), 0, -em(widget, 0.8), 0)
        count = str(index.data(_COUNT) or "")
        odd = int(index.data(_ODD) or 0)
        room = painter.fontMetrics().horizontalAdvance(count + "  ") + (em(widget, 0.8) if odd else 0)
        words = palette.color(QPalette.ColorRole.HighlightedText if current else QPalette.ColorRole.Text)
        painter.setPen(words)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width() - room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setPen(words if current else QColor(colours.quiet))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        if odd:
            left = inner.right() - painter.fontMetrics().horizontalAdvance(count) - em(widget, 0.9)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(words if current else QColor(colours.warning))
            dot = em(widget, 0.4)
            painter.drawEllipse(left, box.center().y() - dot // 2, dot, dot)
        painter.restore()
