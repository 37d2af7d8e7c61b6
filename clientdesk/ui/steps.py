"""Back and forth through the steps of a file, and what the buttons for it say."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.history import StepTold
from clientdesk.store.news import Changed, Conflict
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

    def _go(self, work: Callable[[], tuple[StepTold, Changed]], text: str) -> None:
        window, words = self.window, self.context.words

        def told(done: tuple[StepTold, Changed]) -> None:
            step, changed = done
            window.take_news(changed)
            window.toast.show_text(words.tr(text, what=step.sentence(words)))

        window.page.flush()
        window.saving.when_idle(lambda: self.context.tasks.ask(work, told, self._refuse))

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
            tools.tell(action, step.sentence(self.context.words) if step else "")
