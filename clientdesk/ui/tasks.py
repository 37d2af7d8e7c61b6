"""The only place that starts threads: a writer, a reader and two for files; results come back to the window's thread.

The window's thread never waits for the store. What is asked of the writer is done in the order it was asked; of two
reads for the same purpose only the later is answered.
"""

import threading
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from shiboken6 import isValid

from clientdesk.errors import UserError

T = TypeVar("T")
Failed = Callable[[Exception], None]
_FILE_THREADS = 2
_PATIENCE = 10.0
"""Seconds that closing waits for work under way."""


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Failed | None
    lane: str
    key: Hashable = None
    number: int = 0


@dataclass(frozen=True)
class _Done:
    job: _Job
    value: Any = None
    error: Exception | None = None


class Tasks(QObject):
    """Work off the window's thread.

    `then` gets what the work returned. `failed` gets its exception; without it a `UserError` goes to the signal
    `refused`. Anything that is no `UserError` is a bug and is raised once more in the window's thread.
    """

    refused = Signal(object)
    writing = Signal(int)
    """How many pieces of work the writer still has to do."""
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: dict[Hashable, int] = {}
        self._count = 0
        self._resting = False
        self._under_way: Counter[str] = Counter()
        self._waiting: list[Callable[[], None]] = []
        self._queues: dict[str, SimpleQueue[_Job | None]] = {lane: SimpleQueue() for lane in ("write", "read", "file")}
        self._threads = [self._started("write"), self._started("read")]
        self._threads += [self._started("file") for _ in range(_FILE_THREADS)]
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _started(self, lane: str) -> threading.Thread:
        given = (self._queues[lane], self._latest, self._done, self)
        thread = threading.Thread(target=_serve, args=given, name=f"clientdesk-{lane}")
        thread.daemon = True
        thread.start()
        return thread

    # Asking

    def ask(self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None) -> None:
        """Let the writer do something after all it was asked before."""
        self._put(_Job(work, then, failed, "write"))
        self.writing.emit(self._under_way["write"])

    def read(
        self, key: Hashable, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Let the reader look something up; a later read with the same key takes the place of this one."""
        if self._resting:
            return
        self._count += 1
        self._latest[key] = self._count
        self._put(_Job(work, then, failed, "read", key, self._count))

    def drop(self, key: Hashable) -> None:
        """The answer to a read is no longer wanted."""
        self._latest.pop(key, None)

    def rest(self) -> None:
        """The file is about to be let go: nothing is read any more, and what was asked is not answered."""
        self._resting = True
        self._latest.clear()

    def wake(self) -> None:
        """There is a file to be read again."""
        self._resting = False

    def file(self, work: Callable[[], T], then: Callable[[T], None], failed: Failed | None = None) -> None:
        """Work on files outside the store: photos, prints, workbooks."""
        self._put(_Job(work, then, failed, "file"))

    def when_idle(self, then: Callable[[], None]) -> None:
        """Call back once nothing is under way (at once if so now)."""
        if self.idle:
            then()
        else:
            self._waiting.append(then)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._under_way.total()

    def stop(self) -> None:
        """Let the threads finish what they were asked and end; answers are not delivered any more."""
        self._latest.clear()
        for thread in self._threads:
            self._queues[thread.name.removeprefix("clientdesk-")].put(None)
        for thread in self._threads:
            thread.join(_PATIENCE)

    # Doing and answering

    def _put(self, job: _Job) -> None:
        self._under_way[job.lane] += 1
        self._queues[job.lane].put(job)

    def _deliver(self, done: _Done) -> None:
        job = done.job
        self._under_way[job.lane] -= 1
        if job.lane == "write":
            self.writing.emit(self._under_way["write"])
        try:
            if not _is_stale(job, self._latest):
                self._answer(done)
        finally:
            if self.idle:
                self._tell_waiting()

    def _answer(self, done: _Done) -> None:
        job, error = done.job, done.error
        if error is None:
            if not _is_gone(job.then):
                job.then(done.value)
            return
        if job.failed and not _is_gone(job.failed):
            job.failed(error)
        elif isinstance(error, UserError):
            self.refused.emit(error)
        if not isinstance(error, UserError):
            raise error

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for place, then in enumerate(waiting):
            if not self.idle:
                self._waiting += waiting[place:]
                return
            then()


def _serve(
    queue: "SimpleQueue[_Job | None]", latest: Mapping[Hashable, int], finished: SignalInstance, tasks: QObject
) -> None:
    """What each thread does. It looks nothing up in an object of Qt: only the window's thread may do that safely."""
    while job := queue.get():
        done = _Done(job)
        if not _is_stale(job, latest):
            try:
                done = _Done(job, job.work())
            except Exception as error:  # noqa: BLE001 - told to whoever asked, or raised in the window's thread
                done = _Done(job, error=error)
        if not isValid(tasks):
            return
        finished.emit(done)


def _is_stale(job: _Job, latest: Mapping[Hashable, int]) -> bool:
    return job.lane == "read" and latest.get(job.key) != job.number


def _is_gone(call: Callable[..., None]) -> bool:
    """Whether a callback belongs to a widget that was closed in the meantime."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
