"""A heartbeat in the window's event loop, and an alarm beside it that notes what was being done while a beat was late.

The alarm is a signal, handled by the window's own thread between two steps of Python: no thread ever looks at the
frames of another, which ends Python 3.11 sooner or later.
"""

import os
import signal
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from PySide6.QtCore import Qt, QTimer

BEAT = 0.01
"""Seconds between two beats; the alarm looks twice as often."""
LATE = 0.05
"""Seconds from which a pause is noted."""
WORST = 5
_OURS = f"{os.sep}clientdesk{os.sep}"
_WINDOWS = f"{os.sep}clientdesk{os.sep}ui{os.sep}"
_LOOPS = ("pytestqt", f"bench{os.sep}window.py")
_LOOP = "the loop"
_LINES = 8
_LINE = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True)
class Stall:
    """A pause of the window: seconds, of these the seconds that its thread computed, and that it stood in line for a
    processor (other programs had it), during what, where it was."""

    took: float
    computed: float
    queued: float
    during: str
    stack: tuple[str, ...]

    def told(self) -> str:
        """As the report shows it."""
        parts = f"computing {self.computed * 1000:.0f} ms, in line for a processor {self.queued * 1000:.0f} ms"
        head = f"{self.took * 1000:.0f} ms ({parts}) during {self.during}"
        return "\n".join((head, *(f"    {line}" for line in self.stack)))


class Heart:
    """Beats in the thread that made it, which has to be the main one; `during` is what the pauses are noted under.

    A pause is one piece of the window's work: a slot, an event, a call from outside into `clientdesk.ui`. What a test
    or a bench does by itself in this thread is none. Where the system has no alarm, pauses are noted without a place.
    """

    def __init__(self) -> None:
        self.during = ""
        self._clock = _Clock()
        self._stalls: list[Stall] = []
        self._piece: object = None
        self._name = ""
        self._seen: list[tuple[str, ...]] = []
        self._begun = self._looked = self._clock.read()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat and to look."""
        self._begun = self._looked = self._clock.read()
        self._timer.start()
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, self._look)
            # What waits in a library is not to be woken by it.
            signal.siginterrupt(signal.SIGALRM, False)
            signal.setitimer(signal.ITIMER_REAL, BEAT / 2, BEAT / 2)

    def stop(self) -> None:
        """End both."""
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        self._timer.stop()
        self._clock.end()

    def worst(self, during: str | None = None) -> list[Stall]:
        """The longest pauses, of all or of one doing, the longest first, but for what other programs took."""
        chosen = (stall for stall in self._stalls if during in (None, stall.during))
        return sorted(chosen, key=lambda stall: stall.queued - stall.took)[:WORST]

    def report(self) -> str:
        """The worst pauses with their stacks."""
        worst = self.worst()
        told = [f"{len(self._stalls)} pauses of more than {LATE * 1000:.0f} ms; the worst:"]
        return "\n\n".join((*told, *(stall.told() for stall in worst))) + "\n"

    def _beat(self) -> None:
        # The loop is at work: whatever kept it has just ended.
        self._turn(_LOOP, at=self._clock.read())

    def _look(self, number: int, frame: FrameType | None) -> None:
        del number
        if frame is None or frame.f_code.co_filename == __file__:
            return
        now, piece = self._clock.read(), _piece(frame)
        if piece != self._piece:
            # Work in C keeps the alarm waiting until it has ended: then the place just after it is all one sees.
            self._turn(piece, at=self._looked)
        if piece and now.wall - self._begun.wall > LATE / 2:
            self._seen.append(_stack(frame))
        self._looked = now

    def _turn(self, piece: object, *, at: "_Moment") -> None:
        """One piece of work has ended, another begins."""
        took = at.wall - self._begun.wall
        if self._piece is not None and took > LATE:
            where = max(self._seen, key=self._seen.count, default=("(Qt, without a line of Python)",))
            computed = at.computed - self._begun.computed
            queued = min(max(at.queued - self._begun.queued, 0.0), took - computed)
            self._stalls.append(Stall(took, computed, queued, self._name, where))
        self._piece, self._name, self._seen = piece, self.during, []
        self._begun = self._looked = at


@dataclass(frozen=True)
class _Moment:
    """Seconds: of the clock on the wall, that the thread has computed until then, that it has stood in line for a
    processor."""

    wall: float
    computed: float
    queued: float


class _Clock:
    """Tells the moment, for the thread that made it alone: to ask after all the others takes seconds where there are
    many of them."""

    def __init__(self) -> None:
        self._told = os.open(_LINE, os.O_RDONLY) if _LINE.exists() else None

    def read(self) -> _Moment:
        """Now. Where the system does not tell how long the thread stood in line, it stood 0 seconds."""
        queued = int(os.pread(self._told, 100, 0).split()[1]) if self._told is not None else 0
        return _Moment(time.perf_counter(), time.thread_time(), queued / 1e9)

    def end(self) -> None:
        """Read no more."""
        if self._told is not None:
            os.close(self._told)
            self._told = None


def _piece(frame: FrameType) -> object:
    """What the thread is at: the outermost call into our code, if that is the window's; the loop itself; else None."""
    if any(name in frame.f_code.co_filename for name in _LOOPS):
        return _LOOP
    outermost: FrameType | None = None
    around: FrameType | None = frame
    while around:
        if _OURS in around.f_code.co_filename and f"{os.sep}tests{os.sep}" not in around.f_code.co_filename:
            outermost = around
        around = around.f_back
    if outermost is None or _WINDOWS not in outermost.f_code.co_filename:
        return None
    return id(outermost), outermost.f_code


def _stack(frame: FrameType) -> tuple[str, ...]:
    """The innermost lines, outermost first."""
    lines: list[str] = []
    around: FrameType | None = frame
    while around and len(lines) < _LINES:
        # By hand: the standard library looks on the disk whether each file has changed, two hundred times a second.
        lines.append(f"{_short(around.f_code.co_filename)}:{around.f_lineno} {around.f_code.co_name}")
        around = around.f_back
    return tuple(reversed(lines))


@cache
def _short(file: str) -> str:
    return str(Path(*Path(file).parts[-3:]))
