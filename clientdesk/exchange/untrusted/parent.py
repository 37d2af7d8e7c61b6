"""The parent's side: starts the child, hands it jobs, and makes an answer or a sentence of whatever becomes of them."""

import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.untrusted.frames import FrameError, receive, send
from clientdesk.exchange.untrusted.limits import Limits
from clientdesk.files import size_text
from clientdesk.i18n import N_
from clientdesk.log import Key

ARGUMENT = "--untrusted-child"
_ROOT = Path(__file__).resolve().parents[3]
_START_SECONDS = 30.0
_PATIENCE = 4.0
"""Seconds on the clock for each of the processor, where a job has its own."""
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0
_SAFE = N_("Nothing was changed. Try another file.")
logger = logging.getLogger(__name__)


def child_command() -> list[str]:
    """This program again, as the child; it is dispatched before Qt is imported."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-B", "-m", "clientdesk", ARGUMENT]


class Child:
    """The one place where bytes from outside are read. Threads may share it; they wait for each other.

    The process is started with the first job (or by `start`), serves many, and is started again when it has died.
    It ends with `close`, and by itself when this process is gone. `command` is another program that serves.
    """

    def __init__(self, limits: Limits | None = None, *, command: Sequence[str] | None = None) -> None:
        self.limits = limits or Limits()
        self._command = list(command or child_command())
        self._busy = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> float:
        """Start the process where it is not running yet; milliseconds it took."""
        with self._busy:
            began = time.perf_counter()
            self._running()
            return (time.perf_counter() - began) * 1000

    def run(
        self, job: str, payload: bytes, options: Mapping[str, object], *, seconds: float | None = None
    ) -> tuple[dict[str, object], bytes]:
        """What `job` makes of the bytes; a `UserError` when it refuses them, dies of them or takes too long.

        `seconds` of the processor are for this job alone. On the clock it has more, since other programs work too.
        """
        if len(payload) > self.limits.frame:
            raise _refused(
                "too_big", N_("The file is larger than {most}, so it was not read."), most=size_text(self.limits.frame)
            )
        with self._busy:
            process = self._running()
            question = {"job": job, "options": dict(options), "seconds": seconds}
            patience = _PATIENCE * seconds if seconds else self.limits.seconds
            header, body = self._asked(process, question, payload, patience=patience)
            if "too_big" in header:
                self._stop(process)
        match header:
            case {"answer": dict(answer)}:
                return answer, body
            case {"refused": {"text": str(text), "key": str(key), "hint": str(hint), "values": dict(values)}}:
                raise UserError(text, code=ExitCode.REFUSED, key=key, hint=hint, **values)
            case {"too_big": True}:
                raise _refused(
                    "too_big",
                    N_("Reading the file takes more than {most} of memory."),
                    most=size_text(self.limits.memory),
                )
            case _:
                logger.info("job %s failed: %s", Key(job), Key(header.get("failed")))
                raise _refused("unreadable", N_("The file is damaged or of an unknown kind."))

    def close(self) -> None:
        """End the process, and a job under way with it; there is no other after this one."""
        self._closed = True
        if process := self._process:
            process.kill()
        with self._busy:
            if self._process:
                self._stop(self._process)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self._stop(self._process)
        if self._closed:
            raise _refused("closed", N_("ClientDesk is closing, so the file was not read."))
        if not self._process:
            self._process = self._started()
        return self._process

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=_ROOT,
                start_new_session=True,  # Ctrl+C in a terminal is for the parent, which ends the child in good order
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise _no_reader() from error
        try:
            with _ended_after(process, _START_SECONDS):
                _exchange(process, asdict(self.limits), at_most=0)
        except (OSError, EOFError, FrameError) as error:
            self._stop(process)
            raise _no_reader() from error
        return process

    def _asked(
        self, process: subprocess.Popen[bytes], question: Mapping[str, object], payload: bytes, *, patience: float
    ) -> tuple[dict[str, object], bytes]:
        try:
            with _ended_after(process, patience) as too_slow:
                answer = _exchange(process, question, payload, at_most=self.limits.frame)
        except (OSError, EOFError, FrameError) as error:
            self._stop(process)
            logger.info("child ended with %d in job %s", process.returncode, Key(question["job"]))
            if too_slow.is_set() or process.returncode == -getattr(signal, "SIGXCPU", 0):
                seconds = round(float(str(question["seconds"] or self.limits.seconds)))
                text = N_("Reading the file took longer than {seconds} seconds, so it was stopped.")
                raise _refused("too_slow", text, seconds=seconds) from error
            if self._closed:
                raise _refused("closed", N_("ClientDesk is closing, so the file was not read.")) from error
            raise _refused("reader_died", N_("The file made its reader fail, so it was not read.")) from error
        if too_slow.is_set():
            self._stop(process)  # the answer came just in time, the next job would not
        return answer

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        self._process = None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # Bytes the child never took are still in the buffer, and closing tries to send them.
            with suppress(OSError):
                if pipe:
                    pipe.close()


def _exchange(
    process: subprocess.Popen[bytes], header: Mapping[str, object], body: bytes = b"", *, at_most: int
) -> tuple[dict[str, object], bytes]:
    assert process.stdin and process.stdout  # noqa: PT018 - pipes were asked for
    send(process.stdin, header, body)
    return receive(process.stdout, at_most=at_most)


def _refused(key: str, text: str, **values: object) -> UserError:
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=_SAFE, **values)


def _no_reader() -> UserError:
    return UserError(
        N_("The part of ClientDesk that reads files from outside could not be started. Nothing was changed."),
        code=ExitCode.DISK,
        key="no_reader",
        hint=N_("Start ClientDesk again; when it happens again, install it again."),
    )


@contextmanager
def _ended_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """End the process when the block takes longer; the event tells that this happened.

    A thread of its own, because a read from a pipe cannot be given a time on Windows, and commands have no event loop.
    """
    passed = threading.Event()

    def end() -> None:
        passed.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield passed
    finally:
        timer.cancel()
