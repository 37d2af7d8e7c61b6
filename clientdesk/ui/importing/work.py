"""Long work of the import: one piece at a time, told how far it is, stopped when asked or when another begins."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.under_way import UnderWay, Watch

T = TypeVar("T")


class _Stopped:
    """What came of work that was stopped."""


class Works(QObject):
    """Hands the answer of the last piece asked for to whoever asked; answers to pieces before it are dropped."""

    def __init__(self, context: Context, under_way: UnderWay) -> None:
        super().__init__(under_way)
        self.context = context
        self.under_way = under_way
        self.present: Watch | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self.present is not None

    def look(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None],
    ) -> None:
        """Something that changes nothing in the file."""
        watch, stoppable = self._begin(work)
        ends = (partial(self._take, watch, then, stopped), partial(self._fail, watch, failed))
        self.context.tasks.file(stoppable, *ends)

    def write(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None],
    ) -> None:
        """Something that changes the file, once everything before it is stored."""
        watch, stoppable = self._begin(work)
        ends = (partial(self._take, watch, then, stopped), partial(self._fail, watch, failed))
        self.context.tasks.ask(stoppable, *ends)

    def stop(self) -> None:
        """Whatever is under way is not wanted any more; nobody hears of it."""
        if self.present:
            self.present.is_stopped = True
            self._end()

    def _begin(self, work: Callable[[Progress], T]) -> tuple[Watch, Callable[[], T | _Stopped]]:
        self.stop()
        progress = self.under_way.begin()
        watch = self.under_way.watch
        assert watch is not None
        self.present = watch
        return watch, partial(_stoppable, work, progress)

    def _end(self) -> None:
        self.present = None
        self.under_way.end()

    def _take(self, watch: Watch, then: Callable[[T], None], stopped: Callable[[], None], came: T | _Stopped) -> None:
        if watch is not self.present:
            return
        self._end()
        if isinstance(came, _Stopped):
            stopped()
        else:
            then(came)

    def _fail(self, watch: Watch, failed: Callable[[Exception], None], error: Exception) -> None:
        if watch is self.present:
            self._end()
            failed(error)


def _stoppable(work: Callable[[Progress], T], progress: Progress) -> T | _Stopped:
    """Off the window's thread."""
    try:
        return work(progress)
    except Cancelled:
        return _Stopped()
