"""Two lines that ask for a next step: what, and when, said as people say it."""

from datetime import date, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.moments import read_moment
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_
from clientdesk.ui.client.told import due
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import quiet, tooltip
from clientdesk.ui.look import coloured, colours_of, em

_PAUSE = 900
"""Milliseconds without another letter after which it is said that a day cannot be read."""


class Wish(NamedTuple):
    """What is to be done, on which day, at what time."""

    what: str
    day: date | None
    at: time | None


class NextStep(QWidget):
    """`edited` comes with every letter, `entered` with Enter at the end. What a day was read as stands below, and why
    it could not be read."""

    edited = Signal()
    entered = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.5))
        self.what = LineEdit(self)
        self.what.setPlaceholderText(words.tr(N_("e.g. send quote")))
        self.what.setAccessibleName(words.tr(N_("Next step")))
        self.when = LineEdit(self)
        self.when.setPlaceholderText(words.tr(N_("e.g. Friday")))
        tooltip(
            self.when, words.tr(N_("As one says it: next Tuesday, +7, in two weeks, end of month, tomorrow at 3 pm"))
        )
        self.when.setAccessibleName(words.tr(N_("When")))
        line.addWidget(self.what, 3)
        line.addWidget(self.when, 2)
        column.addLayout(line)
        self.told = quiet(parent=self)
        self.told.hide()
        column.addWidget(self.told)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._complain)
        self.when.lost.connect(self._complain)
        for edit in (self.what, self.when):
            edit.textChanged.connect(self._tell)
        self.what.returnPressed.connect(self.when.setFocus)
        self.when.returnPressed.connect(self.entered)

    def texts(self) -> tuple[str, str]:
        """What stands in both lines."""
        return self.what.text(), self.when.text()

    def set_texts(self, what: str, when: str) -> None:
        """Put texts into both lines."""
        self.what.setText(what)
        self.when.setText(when)

    def show_task(self, task: Record) -> None:
        """Put in what a task says."""
        day, at = task[Task.due], task[Task.time]
        told = " ".join(part for part in (day.isoformat() if day else "", f"{at:%H:%M}" if at else "") if part)
        self.set_texts(task[Task.subject] or "", told)

    def wish(self) -> Wish | None:
        """What was asked for; None where nothing stands in the lines. `Unreadable` where the day is none."""
        what, when = (text.strip() for text in self.texts())
        if not what and not when:
            return None
        if not what:
            raise Unreadable(N_("Say what is to be done then."))
        desk = self.context.desk
        day, at = read_moment(when, desk.today, order=desk.reading.order) if when else (None, None)
        return Wish(what, day, at)

    def show_problem(self, text: str) -> None:
        """Say what cannot be read."""
        self._say(text, colours_of(self).problem)

    def _tell(self) -> None:
        self.edited.emit()
        self._pause.stop()
        words, today = self.context.words, self.context.desk.today
        text = self.when.text().strip()
        try:
            order = self.context.desk.reading.order
            day, at = read_moment(text, today, order=order) if text else (None, None)
        except Unreadable:
            # No complaint between two letters.
            self._say("", "")
            self._pause.start()
            return
        told = due(day, at, today, words) if day else ""
        # What is near is told by a word; the day beside it says whether it was understood.
        is_near = day is not None and day <= today + timedelta(1)
        self._say(f"{day} · {told}" if is_near else told, colours_of(self).quiet)

    def _complain(self) -> None:
        """What was typed still is no day, and nothing more is typed."""
        text = self.when.text().strip()
        try:
            if text:
                read_moment(text, self.context.desk.today, order=self.context.desk.reading.order)
        except Unreadable as problem:
            self.show_problem(self.context.words.tr(problem.reason, **problem.values))

    def _say(self, text: str, colour: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if text:
            coloured(self.told, colour)


def task_of(wish: Wish, task: Record) -> Record:
    """A task with what was asked for."""
    task[Task.subject], task[Task.due], task[Task.time] = wish.what, wish.day, wish.at
    if not task.id:
        # Nobody was asked whether it is a call.
        task[Task.kind] = None
    return task
