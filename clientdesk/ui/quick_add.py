"""Adding a client with the few things one knows at once: typed, or read from a pasted text; and what comes next."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.pasting import Proposed
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LongText
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.next_step import NextStep, Wish, task_of
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry, field_label
from clientdesk.ui.inputs import Combo, LineEdit, TextEdit
from clientdesk.ui.labels import plain_tip, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.refusals import reason
from clientdesk.ui.shell.alike import Alike
from clientdesk.ui.shell.pasted import LongPaste, PasteBox
from clientdesk.ui.typed import TypedDialog


def first_fields(kind: Kind) -> tuple[Field[Any], ...]:
    """What quick-add asks for: the name, the telephone, the company, a note."""
    first = [kind.lists[purpose][0] for purpose in ("phone", "company") if kind.lists.get(purpose)]
    notes = [field for field in kind.fields if isinstance(field.type, LongText)][-1:]
    return (kind.title, *first, *notes)


class QuickAdd(TypedDialog):
    """`added` tells the record and the news; the dialog stays open where the next client is to follow. `client_asked`
    tells the number of another client to be shown instead, `merge_asked` those of one that was there and of the new
    one."""

    added = Signal(object, object)
    client_asked = Signal(int)
    merge_asked = Signal(int, int)

    def __init__(self, context: Context, *, kind: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        words = context.words
        self.entries: list[Entry] = []
        self.others: list[Proposed] = []
        """Values that have no line of their own, such as the people of a firm."""
        self.goes_on = False
        self._begun_with = name.strip()
        self._other = 0
        """The client of which the new one is to become a part."""
        self.setWindowTitle(words.tr(N_("Add a client")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        self.paste = PasteBox(context, self)
        column.addWidget(self.paste)
        self.kind = Combo(self)
        self.kind.setAccessibleName(words.tr(N_("Kind of client")))
        for one in context.desk.client_kinds:
            self.kind.addItem(one.title_in(words), one.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self._kind_is_chosen = bool(kind)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(em(self, 0.7))
        self.grid.setColumnMinimumWidth(1, em(self, 32))
        self.grid.addWidget(field_label(words.tr(N_("Kind of client")), self), 0, 0)
        self.grid.addWidget(self.kind, 0, 1)
        column.addLayout(self.grid)
        column.addLayout(self._make_next())
        self.alike = Alike(context, self)
        column.addWidget(self.alike)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(self._make_buttons())
        self._connect()
        self.show_fields()
        self.entries[0].editor.set_text(name)
        self.entries[0].editor.setFocus()

    def _make_next(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setColumnStretch(1, 1)
        self.next_step = NextStep(self.context, self)
        grid.addWidget(field_label(self.context.words.tr(N_("Next step")), self), 0, 0)
        grid.addWidget(self.next_step, 0, 1)
        return grid

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.next = QPushButton(words.tr(N_("Save and next")), self)
        self.next.setAutoDefault(False)
        self.next.setToolTip(plain_tip("Ctrl+Enter"))
        box.addButton(self.next, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(partial(self.save, goes_on=False))
        box.rejected.connect(self.reject)
        self.next.clicked.connect(partial(self.save, goes_on=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save_by_key)
        return box

    def _connect(self) -> None:
        self.kind.activated.connect(self._choose_kind)
        self.kind.currentIndexChanged.connect(self.show_fields)
        self.paste.about.connect(self._learn_kind)
        self.paste.taken.connect(self.take)
        self.alike.client_asked.connect(self._open_other)
        self.alike.merge_asked.connect(self._save_and_merge)
        self.alike.came.connect(self._make_room)

    def _make_room(self) -> None:
        """What came must not squeeze what stands above it."""
        layout = self.layout()
        assert layout is not None
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)

    def _save_by_key(self) -> None:
        """Save and go on with the next, or save where only one is asked for."""
        self.save(goes_on=not self.next.isHidden())

    # The kind, and its fields

    def _choose_kind(self) -> None:
        self._kind_is_chosen = True
        self.paste.kind = self.context.desk.kind(self.kind.currentData())
        self.paste.read()

    def _learn_kind(self, kind: str) -> None:
        """The pasted text says whether it is about a person or a firm, unless the user has said so."""
        if not self._kind_is_chosen:
            self.kind.setCurrentIndex(self.kind.findData(kind))

    def show_fields(self) -> None:
        """Show the fields of the kind; a name typed already stays."""
        name = self.entries[0].editor.text() if self.entries else ""
        for entry in self.entries:
            for widget in (entry.label, entry.cell):
                widget.hide()
                self.grid.removeWidget(widget)
                widget.deleteLater()
        self.entries, self.others = [], []
        kind = self.context.desk.kind(self.kind.currentData())
        if self._kind_is_chosen:
            self.paste.kind = kind
        for field in first_fields(kind):
            self._add_entry(field)
        self.entries[0].editor.set_text(name)
        for line in self.entries[0].editor.findChildren(LineEdit):
            LongPaste(line, self.paste.take_text)

    def _add_entry(self, field: Field[Any]) -> Entry:
        before = self.entries[-1].editor if self.entries else self.kind
        entry = Entry(field, self.context, self)
        entry.editor.set_value(None)
        entry.editor.edited.connect(self._look_for_others)
        # In a form Escape takes back what was typed into a line; here it closes.
        for one in entry.editor.findChildren(QWidget):
            if isinstance(one, LineEdit | TextEdit | Combo):
                one.escape = self._close
        self.entries.append(entry)
        self.grid.addWidget(entry.label, len(self.entries), 0)
        self.grid.addWidget(entry.cell, len(self.entries), 1)
        QWidget.setTabOrder(before.focusProxy() or before, entry.editor.focusProxy() or entry.editor)
        return entry

    def _close(self) -> bool:
        self.reject()
        return True

    @property
    def is_typed(self) -> bool:
        """Whether something stands here, typed or taken over from what was pasted, besides what it began with."""
        return self.entries[0].editor.text().strip() not in ("", self._begun_with) or self._says_more

    @property
    def _says_more(self) -> bool:
        """Whether more than a name stands here."""
        texts = (*(entry.editor.text().strip() for entry in self.entries[1:]), *self.next_step.texts())
        return any(texts) or bool(self.paste.box.toPlainText().strip()) or bool(self.others)

    # What was pasted

    def take(self, values: Sequence[Proposed]) -> None:
        """Put confirmed values into their lines, and make lines for those that have none yet."""
        for one in values:
            if isinstance(one.field.type, Rows):
                self.others.append(one)
                continue
            entry = next((entry for entry in self.entries if entry.field is one.field), None)
            editor = (entry or self._add_entry(one.field)).editor
            before = editor.text().strip() if isinstance(one.field.type, LongText) else ""
            editor.set_value(f"{before}\n{one.value}" if before else one.value)
        self._look_for_others()
        self.entries[0].editor.setFocus()

    def _look_for_others(self) -> None:
        record = self.context.desk.clients.new(self.kind.currentData())
        for entry in self.entries:
            with suppress(Unreadable):
                record[entry.field] = entry.editor.value()
        self.alike.look_soon(record)

    def _open_other(self, client: int) -> None:
        """Whoever typed no more than a name has what was wanted."""
        close = self.leave if self._says_more else self.give_up
        close(partial(self.client_asked.emit, client))

    def _save_and_merge(self, client: int) -> None:
        self._other = client
        self.save(goes_on=False)

    # Storing

    def save(self, _checked: object = None, *, goes_on: bool) -> None:
        """Store the client, unless something cannot be read. What was read from a text is shown in its lines first."""
        if self.paste.is_pending:
            self.paste.take()
            return
        record, then = self._read(), self._read_next()
        if record is None or isinstance(then, Unreadable):
            self._other = 0
            return
        self.goes_on = goes_on
        self.setEnabled(False)
        self.context.tasks.ask(partial(_create, self.context.desk, record, then), self._took, self._failed)

    def _read(self) -> Record | None:
        words = self.context.words
        record = self.context.desk.clients.new(self.kind.currentData())
        fine = True
        for one in self.others:
            record[one.field] = one.value
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

    def _read_next(self) -> Wish | Unreadable | None:
        """What is to be done next, if anything; a day that cannot be read is told below the line."""
        try:
            return self.next_step.wish()
        except Unreadable as problem:
            self.next_step.show_problem(self.context.words.tr(problem.reason, **problem.values))
            return problem

    def _took(self, done: tuple[Record, Changed]) -> None:
        self.setEnabled(True)
        self.problem.hide()
        self.alike.forget()
        self.added.emit(*done)
        if self.goes_on:
            self.next_step.set_texts("", "")
            self.entries[0].editor.set_value(None)
            self.show_fields()
            self.entries[0].editor.setFocus()
        else:
            self.accept()
        if self._other:
            self.merge_asked.emit(self._other, done[0].id)

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self._other = 0
        self.problem.setText(reason(error, self.context.words))
        self.problem.show()


def _create(desk: Desk, record: Record, then: Wish | None) -> tuple[Record, Changed]:
    if then is None:
        return record, desk.clients.create(record)
    return record, desk.work.begin(record, task_of(then, desk.work.task()))
