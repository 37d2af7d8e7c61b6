"""Editing a cell of a grid: the same editors as in the form, opened in place."""

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.figures import AIR
from clientdesk.ui.form.entering import enter_goes_on
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.rows.model import Index, RowsModel

_Hint = QAbstractItemDelegate.EndEditHint
_KEYS = {
    Qt.Key.Key_Tab: _Hint.EditNextItem,
    Qt.Key.Key_Backtab: _Hint.EditPreviousItem,
    Qt.Key.Key_Return: _Hint.NoHint,
    Qt.Key.Key_Enter: _Hint.NoHint,
}


class Cells(QStyledItemDelegate):
    """Makes editors for cells. A row grows while an editor of several lines is open in it."""

    def __init__(self, view: QTableView, model: RowsModel, context: Context) -> None:
        super().__init__(view)
        self.view = view
        self.model = model
        self.context = context
        self.record: Record | None = None

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        if option.text and self.model.is_of_figures(index.column()):
            option.text += AIR

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        editor = make_editor(self.model.columns[index.column()], self.context, parent)
        if self.record:
            editor.set_record(self.record)
        editor.setAutoFillBackground(True)
        # When a first word has been composed over the cell, the grid hands the focus on to an editor that takes it.
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for one in (*editor.findChildren(LineEdit), *editor.findChildren(Combo)):
            one.installEventFilter(self)
        editor.left.connect(lambda: self.finish(editor, _Hint.NoHint))
        editor.edited.connect(partial(self._show_typing, editor, QPersistentModelIndex(index)))
        if editor.tall:
            self.view.setRowHeight(index.row(), editor.sizeHint().height())
        return editor

    def _show_typing(self, editor: Editor, index: QPersistentModelIndex) -> None:
        if not editor.property("filled") or not index.isValid():
            return
        try:
            self.model.show_typing(index, editor.value())
        except Unreadable:
            self.model.end_typing()

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        # The view asks again whenever the model has news; what is being typed must stay.
        if not isinstance(editor, Editor) or editor.property("filled"):
            return
        editor.setProperty("filled", True)
        column = self.model.columns[index.column()]
        entry = self.model.entries[index.row()] if index.row() < len(self.model.entries) else None
        editor.set_value(entry.values.get(column.key) if entry else None)
        if entry and column.key in entry.texts:
            editor.set_text(entry.texts[column.key][0])

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        del model
        if not isinstance(editor, Editor):
            return
        try:
            value = editor.value()
        except Unreadable as problem:
            reason = self.context.words.tr(problem.reason, **problem.values)
            self.model.keep_text(index, editor.text(), reason)
            return
        is_new = index.row() >= len(self.model.entries)
        if value is not None or not is_new:
            self.model.put(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        box = option.rect
        if isinstance(editor, Editor) and editor.tall:
            box.setWidth(max(box.width(), min(editor.sizeHint().width(), self.view.viewport().width())))
            box.moveLeft(max(0, min(box.left(), self.view.viewport().width() - box.width())))
        editor.setGeometry(box)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        self.model.end_typing()
        if isinstance(editor, Editor) and editor.tall and index.isValid():
            self.view.setRowHeight(index.row(), self.view.verticalHeader().defaultSectionSize())
        super().destroyEditor(editor, index)

    def finish(self, editor: Editor, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Take what stands in an editor and close it."""
        if not editor.property("finished"):
            editor.setProperty("finished", True)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(watched, Editor):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            editor = _editor_of(watched)
            if editor and event.key() == Qt.Key.Key_Escape:
                editor.setProperty("finished", True)
                self.model.give_up(self.view.currentIndex())
                self.closeEditor.emit(editor, _Hint.RevertModelCache)
                return True
            if editor and event.key() in _KEYS and not editor.tall and not _is_composing(watched):
                hint = _KEYS[Qt.Key(event.key())]
                goes_on = hint is _Hint.NoHint and enter_goes_on(self.context)
                self.finish(editor, _Hint.EditNextItem if goes_on else hint)
                return True
        return False


def _is_composing(watched: Any) -> bool:
    return isinstance(watched, LineEdit) and watched.composing


def _editor_of(watched: Any) -> Editor | None:
    while watched is not None and not isinstance(watched, Editor):
        watched = watched.parent()
    return watched
