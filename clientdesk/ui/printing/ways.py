"""The ways out of a print dialog, one at a time: what is under way, what became of it, where files go."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.under_way import UnderWay

T = TypeVar("T")


class Ways(QObject):
    """`busy` says that a way out is under way (True) or has ended (False)."""

    busy = Signal(bool)

    def __init__(
        self, context: Context, remembered: Remembered, under_way: UnderWay, outcome: Outcome, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.remembered = remembered
        self.under_way = under_way
        self.outcome = outcome
        self.part = parent
        self.asking: QFileDialog | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self.under_way.watch is not None

    @property
    def window(self) -> QWidget:
        """The dialog."""
        return self.part.window()

    def ask_file(self, title: str, kind: str, name: str, then: Callable[[str], None]) -> None:
        """Ask where a file goes, in the folder of the last one; `then` gets the path."""
        folder = self.remembered.folder_for_prints(self.context.desk.store.path)
        words = self.context.words
        self.asking = ask_where(self.window, words.tr(title), kind=kind, name=name, folder=folder, then=then)

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        stopped: str = N_("Stopped. Nothing was written."),
    ) -> None:
        """Do something in a thread for files; what becomes of it is told."""
        self.outcome.say("")
        progress = self.under_way.begin()
        self.busy.emit(True)
        self.context.tasks.file(partial(_or_nothing, work, progress), partial(self._take, then, stopped), self._fail)

    def _take(self, then: Callable[[T], None], stopped: str, done: T | None) -> None:
        self._end()
        if done is None:
            self.outcome.say(self.context.words.tr(stopped))
        else:
            then(done)

    def _fail(self, error: Exception) -> None:
        self._end()
        self.outcome.complain(reason_and_hint(error, self.context.words))

    def _end(self) -> None:
        self.under_way.end()
        self.busy.emit(False)


def _or_nothing(work: Callable[[Progress], T], progress: Progress) -> T | None:
    """In a thread for files."""
    try:
        return work(progress)
    except Cancelled:
        return None
