"""Setting one field of many clients: to a value, to nothing, or one piece of its text in the place of another."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFormLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.bulk import Change, replace_text, set_field
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.hints import prepare
from clientdesk.dossier.types import Text
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.bulk.dialog import BulkDialog
from clientdesk.ui.bulk.fields import FieldPicker
from clientdesk.ui.context import Context
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import heading, label
from clientdesk.ui.look import em

SET, EMPTY, REPLACE = "set", "empty", "replace"
_LETTERS = 40


class SetDialog(BulkDialog):
    """Which field, and what becomes of it."""

    def __init__(self, context: Context, clients: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(context, clients, parent)
        words = context.words
        self.editor: Editor | None = None
        self.setWindowTitle(words.tr(N_("Set a field")))
        self.picker = FieldPicker(context, self)
        self.picker.setMinimumWidth(em(self, _LETTERS))
        self.picker.picked.connect(self.show_field)
        self.column.addWidget(self.picker, 1)
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self.ways = Combo(self)
        self.ways.setAccessibleName(words.tr(N_("What becomes of the field")))
        self.column.addWidget(self.ways)
        self.values = QStackedWidget(self)
        self._place = QWidget(self.values)
        self._holder = QVBoxLayout(self._place)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self.values.addWidget(self._place)
        self.values.addWidget(QWidget(self.values))
        self.values.addWidget(self._make_pieces())
        self.column.addWidget(self.values)
        self.end_with_buttons()
        self.ways.currentIndexChanged.connect(self._show_way)
        self.show_field(None)
        self.picker.finder.setFocus()
        self.resize(em(self, 46), em(self, 46))
        work = partial(_look_up, context.desk, clients, words)
        context.tasks.read(("kinds", id(self)), work, self.picker.show_kinds)

    def _make_pieces(self) -> QWidget:
        words = self.context.words
        page = QWidget(self.values)
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        self.sought, self.by = LineEdit(page), LineEdit(page)
        for line, text in ((self.sought, N_("Find")), (self.by, N_("Replace by"))):
            line.setAccessibleName(words.tr(text))
            line.textChanged.connect(self.look_soon)
            form.addRow(label(words.tr(text), page), line)
        return page

    def show_field(self, field: Field[Any] | None) -> None:
        """Ask what becomes of this field."""
        words = self.context.words
        if self.editor:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        for widget in (self.title, self.ways, self.values):
            widget.setVisible(field is not None)
        if field is None:
            self.look()
            return
        self.title.setText(field.title(words))
        self.editor = make_editor(field, self.context, self._place)
        self.editor.set_value(None)
        self.editor.edited.connect(self.look_soon)
        self._holder.addWidget(self.editor)
        chosen = self.ways.currentData()
        self.ways.blockSignals(True)
        self.ways.clear()
        self.ways.addItem(words.tr(N_("Set it to")), SET)
        self.ways.addItem(words.tr(N_("Empty it")), EMPTY)
        if isinstance(field.type, Text):
            self.ways.addItem(words.tr(N_("Replace text in it")), REPLACE)
        self.ways.setCurrentIndex(max(0, self.ways.findData(chosen)))
        self.ways.blockSignals(False)
        self._show_way()

    def _show_way(self) -> None:
        self.values.setCurrentIndex((SET, EMPTY, REPLACE).index(self.ways.currentData()))
        self.look()

    def change(self) -> Change | None:
        field, way = self.picker.field(), self.ways.currentData()
        if field is None or self.editor is None:
            return None
        if way == EMPTY:
            return set_field(field, None)
        if way == REPLACE:
            return replace_text(field, self.sought.text(), by=self.by.text()) if self.sought.text() else None
        value = self.editor.value()
        return None if value is None else set_field(field, value)


def _look_up(desk: Desk, clients: tuple[int, ...], words: Catalogue) -> tuple[Kind, ...]:
    """Off the window's thread: the kinds of those chosen, their fields ready to be found."""
    kinds = desk.bulk.kinds(clients)
    for kind in kinds:
        prepare(kind, words)
    return kinds
