"""A task to be written down or changed: what, for whom, by when as people say it, and how it comes again."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.moments import read_moment
from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import when
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.look import em

_FIELDS = (
    Task.subject,
    Task.client,
    Task.due,
    Task.time,
    Task.kind,
    Task.priority,
    Task.promise,
    Task.repeat,
    Task.repeat_until,
    Task.remind_minutes,
    Task.remind_days,
    Task.note,
)


def add_task(context: Context, parent: QWidget | None, *, client: Link | None = None) -> "TaskDialog":
    """Ask for a new task, perhaps for a client."""
    dialog = TaskDialog(context, parent)
    task = context.desk.work.task()
    task[Task.client] = client
    dialog.show_task(task)
    dialog.open()
    return dialog


def edit_task(context: Context, parent: QWidget | None, code: str) -> "TaskDialog":
    """Show a task, to be changed."""
    dialog = TaskDialog(context, parent)
    dialog.setEnabled(False)
    context.tasks.read(("task", id(dialog)), partial(context.desk.clients.get, code), dialog.show_task)
    dialog.open()
    return dialog


class TaskDialog(FieldsDialog):
    """A task, new or as it stands."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.tr(N_("Add a task")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.addLayout(self._make_fields())
        column.addStretch()
        self.add_foot(column)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    # Making

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        grid.setColumnMinimumWidth(1, em(self, 28))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(_FIELDS):
            entry = self.entries[field.key] = Entry(field, self.context, self)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        due = self._line(Task.due.key)
        due.setPlaceholderText(self.context.words.tr(N_("Friday, in 3 days, tomorrow at 3 pm…")))
        return grid

    def _line(self, key: str) -> LineEdit:
        editor = self.entries[key].editor
        assert isinstance(editor, LineEditor)
        return editor.line

    # Filling

    def show_task(self, task: Record) -> None:
        """Show a task as it stands."""
        words = self.context.words
        self.record = task
        self.setWindowTitle(words.tr(N_("Change the task")) if task.id else words.tr(N_("Add a task")))
        for entry in self.entries.values():
            entry.editor.set_record(task)
            entry.editor.set_value(task[entry.field])
        self.setEnabled(True)
        self.entries[Task.subject.key].editor.setFocus()

    def look_over(self, entry: Entry) -> None:
        """A field was left: say what cannot be read, and for a day which one it is."""
        if entry.field is Task.due:
            self._take_moment()
        super().look_over(entry)
        if entry.field is Task.due and not entry.is_refused:
            value = entry.editor.value()
            late = isinstance(value, date) and value < self.context.desk.today
            entry.warn(when(value, self.context.desk.today, self.context.words) if late else "")

    def _take_moment(self) -> None:
        """A day with a time behind it goes into both fields; a day as people say it becomes its date."""
        line = self._line(Task.due.key)
        try:
            desk = self.context.desk
            day, at = read_moment(line.text(), desk.today, order=desk.reading.order)
        except Unreadable:
            return
        line.setText(day.isoformat())
        if at is not None:
            self.entries[Task.time.key].editor.set_text(Task.time.type.write(at, self.context.words))

    # Storing

    def look_for_gaps(self) -> None:
        subject = self.entries[Task.subject.key]
        if not subject.is_refused and not subject.editor.text().strip():
            subject.refuse(self.context.words.tr(N_("Say what is to be done.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.work.save, record)
