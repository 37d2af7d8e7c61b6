"""The only place that starts threads: a writer, a reader and two for files; results come back to the window's thread.

The window's thread never waits for the store. What is asked of the writer is done in the order it was asked; of two
reads for the same purpose only the later is answered.

What is asked, and what came of it, may be the last that holds a widget. It is held here and let go in the window's
thread; the others are handed numbers. A widget that went with the last name for it in another thread ended the program.
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


@dataclass(frozen=True)
class _Outcome:
    value: Any = None
    error: Exception | None = None


@dataclass(frozen=True)
class _Held:
    """What is held in the window's thread: {number: job}, {number: outcome}, {key of a read: number of the last}."""

    jobs: Mapping[int, _Job]
    outcomes: dict[int, _Outcome]
    latest: Mapping[Hashable, int]


class Tasks(QObject):
    """Work off the window's thread.

    `then` gets what the work returned. `failed` gets its exception; without it a `UserError` goes to the signal
    `refused`. Anything that is no `UserError` is a bug and is raised once more in the window's thread.
    """

    refused = Signal(object)
    writing = Signal(int)
    """How many pieces of work the writer still has to do."""
    _done = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._latest: dict[Hashable, int] = {}
        self._count = 0
        self._resting = False
        self._under_way: Counter[str] = Counter()
        self._waiting: list[Callable[[], None]] = []
        self._jobs: dict[int, _Job] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._queues: dict[str, SimpleQueue[int | None]] = {lane: SimpleQueue() for lane in ("write", "read", "file")}
        self._threads = [self._started("write"), self._started("read")]
        self._threads += [self._started("file") for _ in range(_FILE_THREADS)]
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _started(self, lane: str) -> threading.Thread:
        held = _Held(self._jobs, self._outcomes, self._latest)
        given = (self._queues[lane], held, self._done, self)
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
        if not self._resting:
            self._put(_Job(work, then, failed, "read", key))

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
        self._count += 1
        self._jobs[self._count] = job
        if job.lane == "read":
            self._latest[job.key] = self._count
        self._under_way[job.lane] += 1
        self._queues[job.lane].put(self._count)

    def _deliver(self, number: int) -> None:
        job, outcome = self._jobs.pop(number), self._outcomes.pop(number)
        self._under_way[job.lane] -= 1
        if job.lane == "write":
            self.writing.emit(self._under_way["write"])
        try:
            if not _is_stale(number, job, self._latest):
                self._answer(job, outcome)
        finally:
            if self.idle:
                self._tell_waiting()

    def _answer(self, job: _Job, outcome: _Outcome) -> None:
        error = outcome.error
        if error is None:
            if not _is_gone(job.then):
                job.then(outcome.value)
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


def _serve(queue: "SimpleQueue[int | None]", held: _Held, finished: SignalInstance, tasks: QObject) -> None:
    """What each thread does. It looks nothing up in an object of Qt: only the window's thread may do that safely."""
    while number := queue.get():
        held.outcomes[number] = _outcome(number, held)
        if not isValid(tasks):
            return
        finished.emit(number)


def _outcome(number: int, held: _Held) -> _Outcome:
    job = held.jobs[number]
    if _is_stale(number, job, held.latest):
        return _Outcome()
    try:
        return _Outcome(job.work())
    except Exception as error:  # noqa: BLE001 - told to whoever asked, or raised in the window's thread
        return _Outcome(error=error)


def _is_stale(number: int, job: _Job, latest: Mapping[Hashable, int]) -> bool:
    return job.lane == "read" and latest.get(job.key) != number


def _is_gone(call: Callable[..., None]) -> bool:
    """Whether a callback belongs to a widget that was closed in the meantime: its method, or a function made in one."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    owner = _surrounding(call) if owner is None else owner
    return isinstance(owner, QObject) and not isValid(owner)


def _surrounding(call: Callable[..., None]) -> object:
    """The `self` of the method in which a function was made; none for any other."""
    names = getattr(getattr(call, "__code__", None), "co_freevars", ())
    cells = getattr(call, "__closure__", None) or ()
    return next((cell.cell_contents for name, cell in zip(names, cells, strict=True) if name == "self"), None)
