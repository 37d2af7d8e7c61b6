"""The panels that open inside the timeline: to change a record or task, to tick a task off."""

from collections.abc import Callable

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.i18n import N_
from clientdesk.ui.client.items import KeyPanel
from clientdesk.ui.client.next_step import NextStep, Wish, task_of
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit, TextEdit
from clientdesk.ui.labels import quiet

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
    """What came of a task, and what is next."""

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

    def told(self) -> tuple[str, Wish | None]:
        """The result, and the next step."""
        return self.result.toPlainText(), self.next.wish()
