"""What can be done with a task from its row: tick it off, change it, put it off, cancel it."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QCalendarWidget, QFrame, QMenu, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import when
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.task_dialog import TaskDialog, add_task, edit_task
from clientdesk.ui.task_done import DoneDialog, complete_task

_WEEK = 7


class Doing(QObject):
    """`changed` brings the news of a step, `said` a sentence about it for a passing bar with Undo."""

    changed = Signal(object)
    said = Signal(str)

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self.context = context
        self.widget = widget

    def add(self, client: Link | None = None) -> TaskDialog:
        """Ask for a new task."""
        dialog = add_task(self.context, self.widget, client=client)
        dialog.stored.connect(partial(self._tell, self.context.words.tr(N_("The task was kept."))))
        return dialog

    def edit(self, code: str) -> TaskDialog:
        """Show a task, to be changed."""
        dialog = edit_task(self.context, self.widget, code)
        dialog.stored.connect(partial(self._tell, self.context.words.tr(N_("The task was changed."))))
        return dialog

    def complete(self, task: Record) -> DoneDialog:
        """Ask what came of a task."""
        dialog = complete_task(self.context, self.widget, task)
        told = self.context.words.tr(N_("Done: {subject}"), subject=task[Task.subject] or "")
        dialog.stored.connect(partial(self._tell, told))
        return dialog

    def move(self, task: Record, day: date) -> None:
        """Put a task off to a day."""
        told = self.context.words.tr(N_("Moved to {day}."), day=when(day, self.context.desk.today, self.context.words))
        self._ask(partial(self.context.desk.work.move, task.code, day), told)

    def cancel(self, task: Record) -> None:
        """Say that a task need not be done."""
        told = self.context.words.tr(N_("Cancelled: {subject}"), subject=task[Task.subject] or "")
        self._ask(partial(self.context.desk.work.cancel, task.code), told)

    def fill(self, menu: QMenu, task: Record) -> None:
        """Offer everything in a menu."""
        words, today = self.context.words, self.context.desk.today
        menu.addAction(words.tr(N_("Done…")), partial(self.complete, task))
        change = menu.addAction(words.tr(N_("Change…")), partial(self.edit, task.code))
        change.setEnabled(not self.context.privacy.is_on)
        menu.addSeparator()
        menu.addAction(words.tr(N_("Put off to tomorrow")), partial(self.move, task, today + timedelta(1)))
        menu.addAction(words.tr(N_("Put off by a week")), partial(self.move, task, today + timedelta(_WEEK)))
        menu.addAction(words.tr(N_("Put off to a day…")), partial(self.pick_day, task))
        menu.addSeparator()
        menu.addAction(words.tr(N_("Cancel this task")), partial(self.cancel, task))

    def pick_day(self, task: Record) -> QCalendarWidget:
        """Show a month to pick the new day from."""
        frame = QFrame(self.widget, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        calendar = QCalendarWidget(frame)
        calendar.setLocale(QLocale(self.context.words.language))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = max(task[Task.due] or self.context.desk.today, self.context.desk.today)
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        column.addWidget(calendar)

        def take(picked: QDate) -> None:
            frame.close()
            self.move(task, date(picked.year(), picked.month(), picked.day()))

        calendar.clicked.connect(take)
        frame.move(QCursor.pos())
        frame.show()
        calendar.setFocus()
        return calendar

    def _ask(self, work: Callable[[], Changed], told: str) -> None:
        self.context.tasks.ask(work, partial(self._tell, told))

    def _tell(self, told: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.said.emit(told)
