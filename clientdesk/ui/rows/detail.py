"""The further columns of the current row of a wide group, as fields under the grid, so that nobody scrolls sideways."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.editors.chosen import RatingEditor
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, em

if TYPE_CHECKING:
    from clientdesk.ui.rows.grid import Grid

SHOWN = 6
"""Columns that a grid shows; of a wider group the others stand here."""
_LABEL = 9


class Detail(QFrame):
    """Its editors are made when it is first opened."""

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self.grid = grid
        self.row = -1
        self.editors: dict[str, Editor] = {}
        self.labels: dict[str, QWidget] = {}
        self.columns: tuple[Field[Any], ...] = grid.model.columns[SHOWN:]
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.hide()

    def open(self) -> None:
        """Show the fields of the current row."""
        if not self.editors:
            self._make()
        self.show()
        self.show_row(max(self.grid.view.currentIndex().row(), 0))

    def _make(self) -> None:
        layout = QGridLayout(self)
        layout.setHorizontalSpacing(em(self, 0.8))
        layout.setColumnStretch(1, 1)
        layout.setColumnStretch(3, 1)
        line = side = 0
        for column in self.columns:
            editor = self.editors[column.key] = self._editor(column)
            wide = editor.tall or isinstance(editor, RatingEditor)
            if wide and side:
                line, side = line + 1, 0
            label = self.labels[column.key] = self._label(column)
            layout.addWidget(label, line, 2 * side, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(editor, line, 2 * side + 1, 1, 3 if wide else 1)
            side = 0 if wide else 1 - side
            line += side == 0

    def _label(self, column: Field[Any]) -> QWidget:
        made = wrapping(column.title(self.grid.context.words), self)
        made.setFixedWidth(em(self, _LABEL))
        coloured(made, colours_of(self).quiet)
        return made

    def _editor(self, column: Field[Any]) -> Editor:
        editor = make_editor(column, self.grid.context, self)
        editor.left.connect(lambda: self._take(editor))
        return editor

    def show_row(self, row: int) -> None:
        """Show a row; of the same row, what is being typed stays."""
        if self.isHidden():
            return
        entries, another = self.grid.model.entries, row != self.row
        entry = entries[row] if 0 <= row < len(entries) else None
        self.row = row
        rows = [each.row() for each in entries]
        for column in self.columns:
            editor = self.editors[column.key]
            if column.chinese:
                editor.setVisible(self.grid.is_wanted(column, rows))
                self.labels[column.key].setVisible(not editor.isHidden())
            if self.grid.cells.record:
                editor.set_record(self.grid.cells.record)
            value = entry.values.get(column.key) if entry else None
            waiting = entry.texts.get(column.key) if entry else None
            if another or (not editor.is_touched and editor.stored != value):
                editor.set_value(value)
            if waiting and not editor.is_touched:
                editor.set_text(waiting[0])

    def _take(self, editor: Editor) -> None:
        """Put what was typed into the row, and let it be stored."""
        model, key = self.grid.model, editor.field.key
        entry = model.entries[self.row] if 0 <= self.row < len(model.entries) else None
        if not editor.is_touched and not (entry and key in entry.texts):
            return
        index = model.index(min(max(self.row, 0), len(model.entries)), model.columns.index(editor.field))
        try:
            value = editor.value()
        except Unreadable as problem:
            model.keep_text(index, editor.text(), self.grid.context.words.tr(problem.reason, **problem.values))
            return
        if value is not None or entry is not None:
            model.put(index, value)
            editor.set_value(value)
        self.grid.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.grid.view.setFocus()
        else:
            super().keyPressEvent(event)
