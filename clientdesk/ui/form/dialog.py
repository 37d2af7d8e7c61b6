"""What dialogs share that store something: OK and Cancel, why it went wrong; and those for the fields of a record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.desk.clients import Refused
from clientdesk.dossier.fields import Problem
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, primary
from clientdesk.ui.refusals import reason
from clientdesk.ui.typed import TypedDialog


class StoringDialog(TypedDialog):
    """Nothing is stored before OK, then all of it as one step: `stored` brings the news. Where it cannot be stored, the
    dialog stays and says why; what was typed goes only after a question."""

    stored = Signal(object)

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.is_storing = False
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_foot(self, column: QVBoxLayout) -> None:
        """The line that tells what went wrong, and the buttons."""
        column.addWidget(self.problem)
        self.add_buttons(column)

    def add_buttons(self, column: QVBoxLayout) -> None:
        """OK and Cancel."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self.save)
        box.rejected.connect(self.reject)
        column.addWidget(box)

    def save(self) -> None:
        """Store what was asked for."""
        raise NotImplementedError

    def store(self, work: Callable[[], Changed]) -> None:
        """Let it be stored; until that is done nothing can be changed, and the dialog stays to tell of it."""
        self.is_storing = True
        self.setEnabled(False)
        self.context.tasks.ask(work, self._took, self._failed)

    def say(self, text: str) -> None:
        """Say what went wrong."""
        self.problem.setText(text)
        self.problem.show()

    def _took(self, changed: Changed) -> None:
        self.is_storing = False
        self.stored.emit(changed)
        self.accept()

    def reject(self) -> None:
        if not self.is_storing:
            super().reject()

    def _failed(self, error: Exception) -> None:
        self.is_storing = False
        self.setEnabled(True)
        self.say(reason(error, self.context.words))


class FieldsDialog(StoringDialog):
    """For the fields of one record; what cannot be read stays in the dialog with its reason."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.record: Record | None = None
        self.entries: dict[str, Entry] = {}

    def look_over(self, entry: Entry) -> None:
        """A field was left: say what cannot be read."""
        entry.accept()
        try:
            entry.editor.value()
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))

    def save(self) -> None:
        """Store it as one step, unless something cannot be read."""
        if self.record is None:
            return
        for entry in self.entries.values():
            self.look_over(entry)
        self.look_for_gaps()
        refused = [entry for entry in self.entries.values() if entry.is_refused]
        if refused:
            self.show_entry(refused[0])
            return
        for entry in self.entries.values():
            self.record[entry.field] = entry.editor.value()
        self.store(self.storing(self.record))

    def _failed(self, error: Exception) -> None:
        super()._failed(error)
        if isinstance(error, Refused):
            self._show_refused(error.problems)

    def _show_refused(self, problems: Sequence[Problem]) -> None:
        """Say which value keeps the record from being stored, under its field too where that is in sight."""
        words, first = self.context.words, problems[0]
        if not first.values:
            # What is said of any field does not name this one.
            title = (first.column or first.field).title(words)
            self.say(words.tr(N_("{field}: {value}"), field=title, value=first.sentence(words)))
        for problem in reversed(problems):
            if entry := self.entries.get(problem.field.key):
                entry.refuse(problem.sentence(words))
                self.show_entry(entry)

    def look_for_gaps(self) -> None:
        """Refuse what must not be empty; dialogs that need something replace this."""

    def show_entry(self, entry: Entry) -> None:
        """Bring a field that must be put right under the cursor."""
        entry.editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        """What stores the record."""
        raise NotImplementedError
