"""Adding a client with the few things one knows at once."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LongText
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry, field_label
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import plain_tip, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.refusals import reason


def first_fields(kind: Kind) -> tuple[Field[Any], ...]:
    """What quick-add asks for: the name, the telephone, the company, a note."""
    first = [kind.lists[purpose][0] for purpose in ("phone", "company") if kind.lists.get(purpose)]
    notes = [field for field in kind.fields if isinstance(field.type, LongText)][-1:]
    return (kind.title, *first, *notes)


class QuickAdd(QDialog):
    """`added` tells the record and the news; the dialog stays open where the next client is to follow."""

    added = Signal(object, object)

    def __init__(self, context: Context, *, kind: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.entries: list[Entry] = []
        self.goes_on = False
        self.setWindowTitle(words.tr(N_("Add a client")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        self.kind = Combo(self)
        self.kind.setAccessibleName(words.tr(N_("Kind of client")))
        for one in context.desk.kinds:
            self.kind.addItem(one.title_in(words), one.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(em(self, 0.7))
        self.grid.setColumnMinimumWidth(1, em(self, 28))
        self.grid.addWidget(field_label(words.tr(N_("Kind of client")), self), 0, 0)
        self.grid.addWidget(self.kind, 0, 1)
        column.addLayout(self.grid)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self._make_buttons())
        self.kind.currentIndexChanged.connect(self.show_fields)
        self.show_fields()
        self.entries[0].editor.set_text(name)
        self.entries[0].editor.setFocus()

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.next = QPushButton(words.tr(N_("Save and next")), self)
        self.next.setAutoDefault(False)
        self.next.setToolTip(plain_tip("Ctrl+Enter"))
        box.addButton(self.next, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(partial(self.save, goes_on=False))
        box.rejected.connect(self.reject)
        self.next.clicked.connect(partial(self.save, goes_on=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.next.click)
        return box

    def show_fields(self) -> None:
        """Show the fields of the kind; a name typed already stays."""
        name = self.entries[0].editor.text() if self.entries else ""
        for entry in self.entries:
            for widget in (entry.label, entry.cell):
                widget.hide()
                self.grid.removeWidget(widget)
                widget.deleteLater()
        self.entries = []
        kind = self.context.desk.kind(self.kind.currentData())
        before: QWidget = self.kind
        for place, field in enumerate(first_fields(kind), start=1):
            entry = Entry(field, self.context, self)
            entry.editor.set_value(None)
            self.entries.append(entry)
            self.grid.addWidget(entry.label, place, 0)
            self.grid.addWidget(entry.cell, place, 1)
            after = entry.editor.focusProxy() or entry.editor
            QWidget.setTabOrder(before, after)
            before = after
        self.entries[0].editor.set_text(name)

    def save(self, _checked: object = None, *, goes_on: bool) -> None:
        """Store the client, unless something cannot be read."""
        record = self._read()
        if record is None:
            return
        self.goes_on = goes_on
        self.setEnabled(False)
        self.context.tasks.ask(partial(_create, self.context.desk, record), self._took, self._failed)

    def _read(self) -> Record | None:
        words = self.context.words
        record = self.context.desk.clients.new(self.kind.currentData())
        fine = True
        for entry in self.entries:
            entry.accept()
            try:
                record[entry.field] = entry.editor.value()
            except Unreadable as problem:
                entry.refuse(words.tr(problem.reason, **problem.values))
                fine = False
        if record[record.kind.title] is None and fine:
            self.entries[0].refuse(words.tr(N_("A name is needed.")))
            self.entries[0].editor.setFocus()
            fine = False
        return record if fine else None

    def _took(self, done: tuple[Record, Changed]) -> None:
        self.setEnabled(True)
        self.problem.hide()
        self.added.emit(*done)
        if self.goes_on:
            for entry in self.entries:
                entry.editor.set_value(None)
            self.entries[0].editor.setFocus()
        else:
            self.accept()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.problem.setText(reason(error, self.context.words))
        self.problem.show()


def _create(desk: Desk, record: Record) -> tuple[Record, Changed]:
    changed = desk.clients.create(record)
    return record, changed
