"""The cells of the grid: figures at the right, at the left by how much a check fails; an editor that reckons along."""

from decimal import Decimal

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.line import TOTAL
from clientdesk.ui.credit.spark import draw_grid, draw_spark
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.statements.model import CHECKS, TREND, WAITING, Index, StatementsModel

WRONG, ODD = "×", "⚠"
"""What marks a check that refuses, and one that only warns."""
_STEPS = {
    Qt.Key.Key_Return: (0, 1),
    Qt.Key.Key_Enter: (0, 1),
    Qt.Key.Key_Tab: (1, 0),
    Qt.Key.Key_Backtab: (-1, 0),
}
"""Where a key that ends typing goes from there: (columns, rows)."""


class FigureCells(QStyledItemDelegate):
    """`stepped` tells where the cursor is to go when typing has ended: columns, rows."""

    stepped = Signal(int, int)

    def __init__(self, view: QTableView, model: StatementsModel) -> None:
        super().__init__(view)
        self.view = view
        self.model = model

    # Drawing

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        line, colours = self.model.line(index.row()), colours_of(self.view)
        option.textElideMode = Qt.TextElideMode.ElideLeft
        if line is None:
            option.backgroundBrush = QBrush(QColor(colours.ground))
            return
        if line.role is TOTAL:
            font = QFont(option.font)
            font.setBold(True)
            option.font = font
            option.backgroundBrush = QBrush(QColor(colours.stripe))
        colour = ""
        if index.data(WAITING):
            colour = colours.problem
        elif self.model.place(index.column()) is None:
            colour = colours.quiet
        if colour:
            option.palette.setColor(QPalette.ColorRole.Text, QColor(colour))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        draw_grid(painter, option.rect, colours_of(self.view).line)
        if trend := index.data(TREND):
            draw_spark(painter, QRectF(option.rect), trend, colour=colours_of(self.view).quiet)
            return
        checks: list[Check] = index.data(CHECKS) or []
        if not checks and not index.data(WAITING):
            return
        text, colour = self._mark(checks, index)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours_of(self.view).on_tint if chosen else colour))
        inner = option.rect.adjusted(em(self.view, 0.3), 0, -em(self.view, 0.3), 0)
        taken = painter.fontMetrics().horizontalAdvance(str(index.data() or "")) + em(self.view, 0.8)
        room = inner.width() - taken
        if painter.fontMetrics().horizontalAdvance(text) > room:
            text = text.partition(" ")[0]
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _mark(self, checks: list[Check], index: Index) -> tuple[str, str]:
        colours = colours_of(self.view)
        if not checks:
            return WRONG, colours.problem
        worst = next((check for check in checks if check.refuses), checks[0])
        colour = colours.problem if worst.refuses else colours.warning
        mark = WRONG if worst.refuses else ODD
        if worst.difference is None:
            return mark, colour
        return f"{mark} {_short(worst.difference / self.model.unit(index.column()))}", colour

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        editor = LineEdit(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setFrame(False)
        editor.setAutoFillBackground(True)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        row, column = index.row(), index.column()
        editor.textEdited.connect(lambda text: self.model.try_text(self.model.index(row, column), text))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        # The view asks again whenever a figure changes; what is being typed must stay.
        if isinstance(editor, LineEdit) and not editor.property("filled"):
            editor.setProperty("filled", True)
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        if isinstance(editor, LineEdit) and not editor.property("finished"):
            editor.setProperty("finished", True)
            line = self.model.line(index.row())
            touched = editor.isModified() or editor.text() != str(index.data(Qt.ItemDataRole.EditRole) or "")
            if line is not None and touched:
                self.model.take({(line.key, index.column()): editor.text()})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(watched, LineEdit) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched.composing:
                return False
            if event.key() == Qt.Key.Key_Escape:
                watched.setProperty("finished", True)
                self.model.take_back()
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.RevertModelCache)
                return True
            if event.key() in _STEPS or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                columns, rows = _STEPS.get(Qt.Key(event.key()), (0, -1 if event.key() == Qt.Key.Key_Up else 1))
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and rows:
                    rows = -1
                self.finish(watched)
                self.stepped.emit(columns, rows)
                return True
        return super().eventFilter(watched, event)

    def finish(self, editor: QWidget) -> None:
        """Take what stands in an editor and close it."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _short(value: Decimal) -> str:
    """With its sign, and no more decimals than it needs."""
    whole, _, decimals = f"{value:+,.4f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole}.{decimals}" if decimals else whole
