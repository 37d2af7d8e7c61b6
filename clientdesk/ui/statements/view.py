"""The table of the statements: typing edits, Enter goes down, Tab to the right, blocks are copied and pasted."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from clientdesk.ui.credit.figure_table import FigureTable
from clientdesk.ui.look import em
from clientdesk.ui.statements.cells import FigureCells
from clientdesk.ui.statements.model import StatementsModel
from clientdesk.ui.statements.pasting import Pasted, pasted

_CAPTIONS, _FIGURES, _CHANGE, _TREND = 30, 13, 6.5, 7
"""Letters that captions, figures, changes and trends have room for."""
_TIGHT, _TIGHTEST, _AIR = 9.5, 6, 0.9
"""Letters of a column of figures where room is short; those it has at least; what figures have around them."""
_COLUMNS = 0.6
"""The share of the room above which columns take no more than their figures need."""


class StatementsView(FigureTable):
    """`closed` tells that somebody wanted to type where nothing can be typed, `was_pasted` what a block was."""

    closed = Signal()
    was_pasted = Signal(object)

    def __init__(self, model: StatementsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, letters=_CAPTIONS, parent=parent)
        self.figures = model
        self.cells = FigureCells(self, model)
        self.setItemDelegate(self.cells)
        self.cells.stepped.connect(self.step)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        model.reckoned.connect(self._share_out)

    # Room

    def fit(self) -> None:
        """Give captions and columns their widths; change and trend are shown where there is room."""
        needs = self._needs()
        room = self._fit_beside(needs)
        if needs:
            tight = sum(max(em(self, _TIGHT), need) for need in needs)
            self.figures.show_trends(wanted=room >= tight + self._behind)
            self._give(needs)

    @property
    def _behind(self) -> int:
        return em(self, _CHANGE) + em(self, _TREND)

    def _needs(self) -> list[int]:
        """The room that head and figures of each column take: an amount is never cut."""
        font = QFont(self.font())
        font.setBold(True)
        letters, head, model = QFontMetrics(font), self.horizontalHeader(), self.figures
        found = []
        for place in range(len(model.places)):
            texts = (str(model.index(row, place).data() or "") for row in range(model.rowCount()))
            widest = max((letters.horizontalAdvance(text) for text in texts), default=0) + em(self, _AIR)
            found.append(max(widest, head.sectionSizeHint(place), em(self, _TIGHTEST)))
        return found

    def _fit_beside(self, needs: list[int]) -> int:
        """Give the captions their width; what is left for the columns, which need so much."""
        tight = sum(max(em(self, _TIGHT), need) for need in needs)
        at_ease = sum(max(em(self, _FIGURES), need) for need in needs) + self._behind
        beside = min(tight, max(sum(needs), round(self.room * _COLUMNS)))
        return self.fit_captions(beside, at_ease=at_ease)

    def _share_out(self) -> None:
        self._give(self._needs())

    def _give(self, needs: list[int]) -> None:
        """Give the columns the room beside the captions: to all the same where that is enough for each."""
        room, periods = self._fit_beside(needs), len(needs)
        if not periods:
            return
        room -= self._behind if self.figures.trends else 0
        even = max(min(em(self, _FIGURES), room // periods), *needs)
        spare = max(0, room - sum(needs)) // periods
        for place, need in enumerate(needs):
            self.setColumnWidth(place, even if even * periods <= room else need + spare)
        if self.figures.trends:
            self.setColumnWidth(periods, em(self, _CHANGE))
            self.setColumnWidth(periods + 1, em(self, _TREND))

    # Going about

    def step(self, columns: int, rows: int) -> None:
        """Go on to the next figure that can be typed; at the end of a line to the beginning of the next."""
        now = self.currentIndex()
        row, column, last = now.row(), now.column(), len(self.figures.places) - 1
        for _ in range(self.figures.rowCount() * (last + 1)):
            row, column = row + rows, column + columns
            if columns and not 0 <= column <= last:
                row, column = row + columns, 0 if columns > 0 else last
            index = self.figures.index(row, column)
            if not index.isValid():
                return
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                return

    def go_to(self, index: QModelIndex) -> None:
        """Put the cursor on a cell, well in view."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def leave(self) -> None:
        """Take what is being typed."""
        editor = QGuiApplication.focusObject()
        if isinstance(editor, QWidget) and editor is not self and self.viewport().isAncestorOf(editor):
            self.cells.finish(editor)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        current = self.currentIndex()
        is_open = current.isValid() and bool(current.flags() & Qt.ItemFlag.ItemIsEditable)
        changes = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2) or event.text().strip().isprintable()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.edit(current) if is_open else self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.empty()
        elif not is_open and changes and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def block(self) -> list[list[QModelIndex]]:
        """The cells chosen, row by row."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return []
        part = chosen.first()
        columns = range(part.left(), part.right() + 1)
        return [[self.figures.index(row, column) for column in columns] for row in range(part.top(), part.bottom() + 1)]

    def copy(self) -> None:
        """Put the cells chosen on the clipboard, as a workbook takes them."""
        rows = ["\t".join(str(index.data() or "") for index in line) for line in self.block()]
        QGuiApplication.clipboard().setText("\n".join(rows))

    def empty(self) -> None:
        """Make the cells chosen blank; of totals what was typed."""
        cells = [index for line in self.block() for index in line if index.flags() & Qt.ItemFlag.ItemIsEditable]
        places = ((self.figures.line(index.row()), index.column()) for index in cells)
        texts = {(line.key, column): "" for line, column in places if line is not None}
        if texts:
            self.figures.take(texts)
        else:
            self.closed.emit()

    def paste(self) -> None:
        """Take the block on the clipboard, from the cell of the cursor on."""
        now = self.currentIndex()
        if not now.isValid() or not now.flags() & Qt.ItemFlag.ItemIsEditable:
            self.closed.emit()
            return
        block: Pasted = pasted(QGuiApplication.clipboard().text(), self.figures, row=now.row(), column=now.column())
        self.figures.take(block.cells)
        self.was_pasted.emit(block)


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
