"""A task is done: what came of it, whether it was a contact, and what is next; nothing of it needs to be said."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.moments import read_moment
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.form.entry import field_label
from clientdesk.ui.inputs import LineEdit, TextEdit, Tick
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em

_CHANNELS = {
    "call": "phone",
    "visit": "visit",
    "meeting": "event",
    "mail": "wechat",
    "collection": None,
    "greeting": None,
}
"""The kinds of task that are contacts when done, and by which way."""


@dataclass(frozen=True)
class Outcome:
    """What was said of a task that is done; `then_text` and `then_when` tell of the next step."""

    code: str
    result: str = ""
    was_contact: bool = False
    then_text: str = ""
    then_when: str = ""


def store_outcome(desk: Desk, task: Record, outcome: Outcome) -> Changed:
    """Tick the task off with all that was said; a day that cannot be read refuses."""
    client, contact, then = task[Task.client], None, None
    if outcome.was_contact and client and client.target:
        contact = desk.work.contact(client.target, content=outcome.result)
        contact[Contact.subject] = task[Task.subject]
        contact[Contact.channel] = _CHANNELS.get(task[Task.kind] or "")
    if outcome.then_text or outcome.then_when:
        then = desk.work.task(subject=outcome.then_text or task[Task.subject] or "")
        then[Task.client] = client
        if outcome.then_when:
            then[Task.due], then[Task.time] = read_moment(outcome.then_when, desk.today, order=desk.reading.order)
    return desk.work.complete(outcome.code, result=outcome.result, contact=contact, then=then)


def complete_task(context: Context, parent: QWidget | None, task: Record) -> "DoneDialog":
    """Ask what came of a task."""
    dialog = DoneDialog(context, task, parent)
    dialog.open()
    return dialog


class DoneDialog(StoringDialog):
    """Everything in it may stay empty."""

    def __init__(self, context: Context, task: Record, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.tr(N_("Task done")), parent)
        self.task = task
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        title = heading(task[Task.subject] or "", self)
        title.setWordWrap(True)
        column.addWidget(title)
        client = task[Task.client]
        if client:
            column.addWidget(quiet(client.name, self))
        column.addLayout(self._make_fields())
        self.add_foot(column)
        self.ok.setText(context.words.tr(N_("Done")))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self.said.setFocus()

    def _make_fields(self) -> QGridLayout:
        words, client = self.context.words, self.task[Task.client]
        self.said = TextEdit(self)
        self.contact = Tick(words.tr(N_("Keep it as a contact record too")), self)
        self.contact.setChecked(bool(client and client.target) and self.task[Task.kind] in _CHANNELS)
        self.contact.setVisible(bool(client and client.target))
        self.then_text = LineEdit(self)
        self.then_text.setPlaceholderText(words.tr(N_("nothing, or what is to be done")))
        self.then_when = LineEdit(self)
        self.then_when.setPlaceholderText(words.tr(N_("Friday, in 3 days, tomorrow at 3 pm…")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        grid.setColumnMinimumWidth(1, em(self, 26))
        grid.setColumnStretch(1, 1)
        named: tuple[tuple[str, QWidget], ...] = (
            (Task.result.title(words), self.said),
            ("", self.contact),
            (words.tr(N_("Next step")), self.then_text),
            (words.tr(N_("When")), self.then_when),
        )
        for place, (text, widget) in enumerate(named):
            if text:
                grid.addWidget(field_label(text, self), place, 0, Qt.AlignmentFlag.AlignTop)
                widget.setAccessibleName(text)
            grid.addWidget(widget, place, 1, Qt.AlignmentFlag.AlignTop)
        return grid

    def save(self) -> None:
        """Tick it off."""
        outcome = Outcome(
            self.task.code,
            self.said.toPlainText().strip(),
            self.contact.isChecked(),
            self.then_text.text().strip(),
            self.then_when.text().strip(),
        )
        if outcome.then_when and not self._is_readable(outcome.then_when):
            self.then_when.setFocus()
            return
        self.store(partial(store_outcome, self.context.desk, self.task, outcome))

    def _is_readable(self, text: str) -> bool:
        try:
            read_moment(text, self.context.desk.today, order=self.context.desk.reading.order)
        except Unreadable as problem:
            self.say(self.context.words.tr(problem.reason, **problem.values))
            return False
        return True
