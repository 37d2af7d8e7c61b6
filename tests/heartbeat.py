"""A heartbeat in the window's event loop, and a watch beside it that notes what was done while a beat was late."""

import os
import sys
import threading
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from PySide6.QtCore import Qt, QTimer

BEAT = 0.01
"""Seconds between two beats, and between two looks of the watch."""
LATE = 0.05
"""Seconds from which a pause is noted."""
WORST = 5
_OURS = f"{os.sep}clientdesk{os.sep}"
_WINDOWS = f"{os.sep}clientdesk{os.sep}ui{os.sep}"
_LOOPS = ("pytestqt", f"bench{os.sep}window.py")
_LINES = 8


@dataclass(frozen=True)
class Stall:
    """A pause of the window: seconds, of these the seconds that its thread computed and that it stood in line for a
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
    """Beats in the thread that made it; `during` is what the pauses are noted under. No object of Qt: the watch reads
    it from a thread of its own.

    A pause is one piece of the window's work: a slot, an event, a call from outside into `clientdesk.ui`. What a test
    or a bench does by itself in this thread is none.
    """

    def __init__(self) -> None:
        self.during = ""
        self._main = threading.get_ident()
        self._clock = _Clock(self._main, threading.get_native_id())
        self._stalls: list[Stall] = []
        self._beaten = time.perf_counter()
        self._begun = (self._beaten, (0.0, 0.0))
        self._piece: object = None
        self._seen: list[tuple[str, ...]] = []
        self._is_over = threading.Event()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._watch = threading.Thread(target=self._look, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to beat and to watch."""
        self._timer.start()
        self._watch.start()

    def stop(self) -> None:
        """End both."""
        self._is_over.set()
        self._watch.join()
        self._timer.stop()

    def worst(self, during: str | None = None) -> list[Stall]:
        """The longest pauses, of all or of one doing, the longest first, but for what other programs took."""
        chosen = (stall for stall in list(self._stalls) if during in (None, stall.during))
        return sorted(chosen, key=lambda stall: stall.queued - stall.took)[:WORST]

    def report(self) -> str:
        """The worst pauses with their stacks."""
        worst = self.worst()
        told = [f"{len(self._stalls)} pauses of more than {LATE * 1000:.0f} ms; the worst:"]
        return "\n\n".join((*told, *(stall.told() for stall in worst))) + "\n"

    def _beat(self) -> None:
        self._beaten = time.perf_counter()

    # The watch, in a thread of its own

    def _look(self) -> None:
        during = self.during
        while not self._is_over.wait(BEAT / 2):
            frame = sys._current_frames().get(self._main)  # noqa: SLF001 - there is no other way to see it
            if frame is None:
                continue
            now, piece = time.perf_counter(), _piece(frame)
            if piece != self._piece or self._beaten > self._begun[0]:
                # Work in C keeps the watch from looking, too: it has ended with the beat, or just now.
                ended = self._beaten if self._beaten > self._begun[0] else now
                self._note(ended, during, frame)
                self._piece, self._seen, during = piece, [], self.during
                self._begun = (now, self._clock.read())
            elif piece and now - self._begun[0] > LATE / 2:
                self._seen.append(_stack(frame))
            del frame

    def _note(self, ended: float, during: str, after: FrameType) -> None:
        begun, (computed, queued) = self._begun
        if self._piece is not None and ended - begun > LATE:
            unseen = ("(not seen; just after it:)", *_stack(after))
            where = max(self._seen, key=self._seen.count, default=unseen)
            now = self._clock.read()
            self._stalls.append(Stall(ended - begun, now[0] - computed, now[1] - queued, during, where))


class _Clock:
    """How long a thread has computed and stood in line, as far as the system tells."""

    def __init__(self, thread: int, native: int) -> None:
        self._id = time.pthread_getcpuclockid(thread) if hasattr(time, "pthread_getcpuclockid") else None
        self._told = Path(f"/proc/self/task/{native}/schedstat")

    def read(self) -> tuple[float, float]:
        """(seconds computed, or where that is not told of the thread those of the program; seconds in line, or 0)."""
        computed = time.process_time() if self._id is None else time.clock_gettime(self._id)
        try:
            _ran, queued, _times = self._told.read_text(encoding="ascii").split()
        except (OSError, ValueError):
            queued = "0"
        return computed, int(queued) / 1e9


def _piece(frame: FrameType) -> object:
    """What the thread is at: the outermost call into our code, if that is the window's; the loop itself; else None."""
    if any(name in frame.f_code.co_filename for name in _LOOPS):
        return "Qt"
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
