"""Contacts planned as often as the house wants: how many that would be, then the button that plans them."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.house.rhythm import RhythmDialog, open_rhythm
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.refusals import reason
from clientdesk.ui.under_way import UnderWay


class PlanDialog(QDialog):
    """`stored` brings the news and how many tasks were added; `changed` the news of another rhythm."""

    stored = Signal(object, int)
    changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.setWindowTitle(words.tr(N_("Plan contacts")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        self.told = wrapping(parent=self)
        self.told.setMinimumWidth(em(self, 34))
        column.addWidget(self.told)
        self.meaning = quiet(words.tr(N_("Each gets a task on the day; one Undo takes them all back.")), self)
        column.addWidget(self.meaning)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        self.under_way = UnderWay(words, self)
        column.addWidget(self.under_way)
        self.buttons = self._make_buttons()
        column.addWidget(self.buttons)
        self.look()

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        self.ok.setEnabled(False)
        self.away = box.button(QDialogButtonBox.StandardButton.Cancel)
        self.away.setAutoDefault(False)
        self.often = QPushButton(words.tr(N_("How often…")), self)
        self.often.setAutoDefault(False)
        self.often.clicked.connect(self.ask_rhythm)
        box.addButton(self.often, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self.plan)
        box.rejected.connect(self.reject)
        return box

    def look(self) -> None:
        """Count anew."""
        self.context.tasks.read(("plan", id(self)), self.context.desk.work.planned, self.show_planned)

    def show_planned(self, planned: list[tuple[str, date]]) -> None:
        """Say how many there are."""
        words, count = self.context.words, len(planned)
        told = words.ntr(
            "The next contact with {n} client falls due, and nothing is planned.",
            "The next contact with {n} clients falls due, and nothing is planned.",
            count,
        )
        self.told.setText(told if count else words.tr(N_("Every contact that falls due is planned already.")))
        self.ok.setText(words.ntr("Add {n} task", "Add {n} tasks", count))
        self.ok.setEnabled(bool(count))
        for widget in (self.ok, self.meaning):
            widget.setVisible(bool(count))
        self.away.setText(words.tr(N_("Cancel") if count else N_("Close")))

    def ask_rhythm(self, _checked: object = None) -> RhythmDialog:
        """Ask how often clients are spoken to, then count anew."""
        dialog = open_rhythm(self.context, self)
        dialog.stored.connect(self.changed)
        dialog.stored.connect(lambda _changed: self.look())
        return dialog

    def plan(self) -> None:
        """Add the tasks; of thousands that takes a while, and can be stopped."""
        self.buttons.setEnabled(False)
        self.told.setText(self.context.words.tr(N_("Adding tasks…")))
        work = partial(_stoppable, self.context.desk, self.under_way.begin())
        self.context.tasks.ask(work, self._took, self._failed)

    def reject(self) -> None:
        """Closing while tasks are being added stops that first."""
        if self.under_way.watch:
            self.under_way.stop()
        else:
            super().reject()

    def _took(self, done: tuple[int, Changed] | None) -> None:
        self.under_way.end()
        if done is None:
            self._begin_again()
        else:
            self.stored.emit(done[1], done[0])
            self.accept()

    def _failed(self, error: Exception) -> None:
        self.under_way.end()
        self._begin_again()
        self.problem.setText(reason(error, self.context.words))
        self.problem.show()

    def _begin_again(self) -> None:
        self.buttons.setEnabled(True)
        self.look()


def _stoppable(desk: Desk, progress: Progress) -> tuple[int, Changed] | None:
    """In the thread that writes; None when it was stopped: no task was added."""
    try:
        return desk.work.plan_ahead(progress=progress)
    except Cancelled:
        return None
