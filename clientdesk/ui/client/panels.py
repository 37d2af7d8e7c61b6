"""The panels that open inside the timeline: to change a record or task, to tick a task off."""

import json
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_
from clientdesk.ui.client.items import Item, KeyPanel
from clientdesk.ui.client.next_step import NextStep, Wish, task_of
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit, TextEdit
from clientdesk.ui.labels import quiet
from clientdesk.ui.saving import copy_of

Call = Callable[[], object]


class ContactPanel(KeyPanel):
    """The day and the text of a contact record."""

    def __init__(self, contact: Record, context: Context, done: Call, left: Call) -> None:
        super().__init__(context, done, left)
        words = context.words
        day = contact[Contact.date]
        self.day = LineEdit(self)
        self.day.setText(day.isoformat() if day else "")
        self.day.setAccessibleName(words.tr(N_("Day of the contact")))
        self.text = TextEdit(self)
        self.text.setPlainText(contact[Contact.content] or "")
        self.text.setAccessibleName(words.tr(N_("What was said")))
        self.column.addWidget(self.text)
        self.column.addWidget(self.day)
        self.add_foot(words.tr(N_("Save")))
        self.setFocusProxy(self.text)

    def write(self, contact: Record) -> Record:
        """Put what stands here into the record; `Unreadable` where the day is none."""
        contact[Contact.content] = self.text.toPlainText().strip() or None
        contact[Contact.date] = Contact.date.type.read(self.day.text(), self.context.desk.reading)
        return contact


class TaskPanel(KeyPanel):
    """What is to be done, and when."""

    def __init__(self, task: Record, context: Context, done: Call, left: Call) -> None:
        super().__init__(context, done, left)
        self.what = NextStep(context, self)
        self.what.show_task(task)
        self.what.entered.connect(done)
        self.column.addWidget(self.what)
        self.add_foot(context.words.tr(N_("Save")))
        self.setFocusProxy(self.what.what)

    def write(self, task: Record) -> Record:
        """Put what stands here into the task."""
        wish = self.what.wish()
        if wish is None:
            raise Unreadable(N_("Say what is to be done."))
        return task_of(wish, task)


class DonePanel(KeyPanel):
    """What came of a task, and what is next. `edited` brings all of it as one text with every letter."""

    edited = Signal(str)

    def __init__(self, context: Context, done: Call, left: Call) -> None:
        super().__init__(context, done, left)
        words = context.words
        self.result = TextEdit(self)
        self.result.setPlaceholderText(words.tr(N_("What came of it? It may stay empty.")))
        self.result.setAccessibleName(words.tr(N_("What came of it")))
        self.next = NextStep(context, self)
        self.next.entered.connect(done)
        self.column.addWidget(quiet(words.tr(N_("What came of it")), self))
        self.column.addWidget(self.result)
        self.column.addWidget(self.next)
        self.add_foot(words.tr(N_("Done")))
        self.setFocusProxy(self.result)
        self.result.textChanged.connect(self._tell)
        self.next.edited.connect(self._tell)

    def told(self) -> tuple[str, Wish | None]:
        """The result, and the next step."""
        return self.result.toPlainText(), self.next.wish()

    @property
    def is_typed(self) -> bool:
        """Whether anything stands here, also what was written earlier."""
        return bool(self.written())

    def written(self) -> str:
        """All that stands here as one text, to be kept; empty where nothing does."""
        what, when = self.next.texts()
        told = {"result": self.result.toPlainText(), "what": what, "when": when}
        filled = {key: text for key, text in told.items() if text.strip()}
        return json.dumps(filled, ensure_ascii=False) if filled else ""

    def write(self, written: str) -> None:
        """Put back what was written earlier."""
        try:
            told = json.loads(written) if written else {}
        except ValueError:
            told = {}
        self.result.setPlainText(told.get("result", ""))
        self.next.set_texts(told.get("what", ""), told.get("when", ""))

    def _tell(self) -> None:
        self.edited.emit(self.written())


def rescued(items: Iterable[Item]) -> Iterator[tuple[Item, Record, Unreadable]]:
    """Pieces whose panels hold what cannot be read, each with its record as far as the rest goes, and the reason."""
    for item in items:
        if isinstance(item.panel, ContactPanel | TaskPanel) and item.record is not None and item.panel.is_typed:
            rest = copy_of(item.record)
            try:
                item.panel.write(rest)
            except Unreadable as problem:
                if isinstance(item.panel, TaskPanel) and (what := item.panel.what.texts()[0].strip()):
                    rest[Task.subject] = what
                yield item, rest, problem


def is_written_in(panel: QWidget) -> bool:
    """Whether a panel of the stream must stay as it is; what came of a task is kept, and comes back with its text."""
    now = QApplication.focusWidget()
    is_in_use = now is not None and panel.isAncestorOf(now)
    return is_in_use or not (isinstance(panel, DonePanel) and panel.is_typed)
