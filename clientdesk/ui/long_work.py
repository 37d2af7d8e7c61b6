"""Long work of a page: told how far it is in the page itself, stopped when asked to, its outcome handed over."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.under_way import UnderWay

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

T = TypeVar("T")


class LongLook(QObject):
    """Looks something up without holding up lists and pages. One look at a time: a later one takes the place of that
    before. `ended` comes with an outcome and without."""

    ended = Signal()

    def __init__(self, context: Context, under_way: UnderWay, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.under_way = under_way
        self.is_busy = False
        self._number = 0

    def begin(self, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """`then` gets the outcome, unless it was stopped or another look began."""
        self.under_way.stop()
        self.under_way.end()
        self._number += 1
        self.is_busy = True
        took = partial(self._took, self._number, then)
        failed = partial(self._failed, self._number)
        self.context.tasks.file(partial(_stoppable, work, self.under_way.begin()), took, failed)

    def _took(self, number: int, then: Callable[[Any], None], outcome: Any) -> None:
        if number == self._number:
            self._end()
            if outcome is not None:
                then(outcome)

    def _failed(self, number: int, error: Exception) -> None:
        if number == self._number:
            self._end()
            if isinstance(error, UserError):
                self.context.tasks.refused.emit(error)

    def _end(self) -> None:
        self.is_busy = False
        self.under_way.end()
        self.ended.emit()


class LongStep(QObject):
    """Changes many clients in one step, after everything typed has reached the file."""

    def __init__(self, window: "Window", under_way: UnderWay) -> None:
        super().__init__(window)
        self.window = window
        self.under_way = under_way

    def do(self, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """`then` gets the outcome; a step that was stopped has changed nothing, and that is said. Does nothing while
        another step is under way."""
        if self.under_way.watch:
            return
        window = self.window
        stoppable = partial(_stoppable, work, self.under_way.begin())
        window.page.flush()
        window.saving.when_idle(lambda: window.context.tasks.ask(stoppable, partial(self._took, then), self._failed))

    def _took(self, then: Callable[[Any], None], outcome: Any) -> None:
        self.under_way.end()
        if outcome is None:
            self.window.toast.show_text(self.window.context.words.tr(N_("Stopped; nothing was changed.")))
        else:
            then(outcome)

    def _failed(self, error: Exception) -> None:
        self.under_way.end()
        if isinstance(error, UserError):
            self.window.show_error(error)


def _stoppable(work: Callable[[Progress], T], progress: Progress) -> T | None:
    """Off the window's thread; None when it was stopped."""
    try:
        return work(progress)
    except Cancelled:
        return None
