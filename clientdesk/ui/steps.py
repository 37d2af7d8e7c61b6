"""Back and forth through the steps of a file, and what the buttons for it say."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from clientdesk.desk.output_names import step_told
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.history import StepTold
from clientdesk.store.news import Changed, Conflict
from clientdesk.ui.inputs import STEPPED, LineEdit
from clientdesk.ui.messages import sentence

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Steps(QObject):
    """Undo and redo of a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context

    def undo(self) -> None:
        """Take back my last step in this file."""
        self._go(self.context.desk.past.undo, N_("Undone: {what}"))

    def redo(self) -> None:
        """Bring back what I took back last."""
        self._go(self.context.desk.past.redo, N_("Done again: {what}"))

    def note(self) -> None:
        """A step has been done: what was typed before it into a line is not what Ctrl+Z takes back next. What is being
        typed into a field while another's value is stored still is."""
        now, form = QApplication.focusWidget(), self.window.page.bodies
        if not (isinstance(now, LineEdit) and now.isModified() and form.isAncestorOf(now)):
            self.window.setProperty(STEPPED, monotonic())

    def _go(self, work: Callable[[], tuple[StepTold, Changed]], text: str) -> None:
        window, words = self.window, self.context.words

        def told(done: tuple[StepTold, Changed, str]) -> None:
            step, changed, name = done
            window.take_news(changed)
            what = step_told(step, words)
            window.toast.show_text(words.tr(text, what=f"{what} ({name})" if name else what))

        window.page.flush()
        window.saving.when_idle(lambda: self.context.tasks.ask(lambda: self._named(work), told, self._refuse))

    def _named(self, work: Callable[[], tuple[StepTold, Changed]]) -> tuple[StepTold, Changed, str]:
        """Off the window's thread: do it, and look up whom it concerned where that is one alone."""
        step, changed = work()
        numbers = tuple(changed.clients or ())
        lines = self.context.desk.clients.lines(numbers) if len(numbers) == 1 else ()
        return step, changed, next((line.name for line in lines), "")

    def _refuse(self, error: Exception) -> None:
        words = self.context.words
        if isinstance(error, Conflict) and not self.context.privacy.is_on:
            told = words.tr(
                N_("{sentence} Then: {before}. Now: {now}."),
                sentence=sentence(error, words),
                before=error.mine or words.tr(N_("nothing")),
                now=error.theirs or words.tr(N_("nothing")),
            )
            self.window.toast.show_text(told)
        elif isinstance(error, UserError):
            self.window.toast.show_text(sentence(error, words))

    def look(self) -> None:
        """Say on the buttons what they would take back and bring back."""
        past = self.context.desk.past
        self.context.tasks.read("past", lambda: (past.next_undo(), past.next_redo()), self._show)

    def _show(self, steps: tuple[StepTold | None, StepTold | None]) -> None:
        tools = self.window.tools
        for action, step in zip((tools.undo, tools.redo), steps, strict=True):
            action.setEnabled(step is not None)
            tools.tell(action, step_told(step, self.context.words) if step else "")
