"""What the program writes down about itself: a small rotating log and crash reports, neither with a client's data.

A log line is its template and what is wrapped in `Key`; numbers pass, every other value is replaced by its type.
So `log.info("opened %s in %d ms", Key("search"), 12)` is written whole, and a name, a path or an amount never is.
"""

import errno
import logging
import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType

from clientdesk import __version__
from clientdesk.errors import UserError

_OURS = __name__.partition(".")[0]
_SIZE, _OLDER_FILES = 512_000, 3
_FIRST_FRAMES, _LAST_FRAMES = 15, 25
_CHAIN = 10
_CONTROLS = dict.fromkeys((*range(32), 0x7F, 0x85, 0x2028, 0x2029), " ")


class Key(str):
    """A word of ours, safe in a log: a field's key, a job's name, an error's key, a crash report."""

    __slots__ = ()


def start(folder: Path, *, name: str = _OURS) -> logging.Handler:
    """Write our log lines, and other libraries' warnings, to `folder/name.log` from now on.

    The handler can be taken off the root logger again. A log that cannot be written stops nothing.
    """
    handler = _Log(folder / f"{name}.log", maxBytes=_SIZE, backupCount=_OLDER_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(_Scrubbed())
    logging.getLogger().addHandler(handler)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    return handler


def crash_report(error: BaseException) -> str:
    """What went wrong, to be copied into a message to the makers: types, places and versions, no values.

    An exception's own words are left out (they quote what it stumbled over), but for a `UserError`'s template.
    """
    head = f"ClientDesk {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join((head, *_told(error)))


class _Log(RotatingFileHandler):
    def emit(self, record: logging.LogRecord) -> None:
        try:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name logging calls
        """A full or read-only disk must not stop the work, and there is nowhere to say so."""


class _Scrubbed(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        words = _message(record) if record.name.split(".")[0] == _OURS else f"at {record.module}:{record.lineno}"
        line = f"{at} {record.levelname} {record.name} {words}"
        if record.exc_info and record.exc_info[1]:
            line += " | " + " | ".join(_told(record.exc_info[1]))
        return line.translate(_CONTROLS)


def _message(record: logging.LogRecord) -> str:
    """The template with its keys and numbers; another library's template is never asked for, it may hold a value."""
    template = str(record.msg) if isinstance(record.msg, str) else type(record.msg).__name__
    arguments = record.args if isinstance(record.args, tuple) else (record.args,)
    if not arguments or arguments == (None,):
        return template
    try:
        return template % tuple(_safe(argument) for argument in arguments)
    except (TypeError, ValueError):
        return template


def _safe(argument: object) -> object:
    if isinstance(argument, Key) or type(argument) in (int, float, bool):
        return argument
    return f"<{type(argument).__name__}>"


def _told(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, the outermost first, each with its frames."""
    told: set[int] = set()
    next_error: BaseException | None = error
    lead = ""
    while next_error is not None and id(next_error) not in told and len(told) < _CHAIN:
        told.add(id(next_error))
        yield lead + _named(next_error)
        yield from _frames(next_error)
        lead = "because of " if next_error.__cause__ else "while handling "
        context = None if next_error.__suppress_context__ else next_error.__context__
        next_error = next_error.__cause__ or context


def _named(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, UserError):
        return f"{kind} [{error.key}]: {error.text}"
    code = getattr(error, "sqlite_errorname", None)
    if isinstance(error, OSError):
        code = errno.errorcode.get(error.errno or 0)
    return f"{kind} [{code}]" if code else kind


def _frames(error: BaseException) -> list[str]:
    frames = [f"  {_place(frame)}:{line} in {frame.f_code.co_qualname}" for frame, line in _walk(error)]
    left_out = len(frames) - _FIRST_FRAMES - _LAST_FRAMES
    if left_out > 0:
        frames[_FIRST_FRAMES:-_LAST_FRAMES] = [f"  … {left_out} more …"]
    return frames


def _walk(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    return traceback.walk_tb(error.__traceback__)


def _place(frame: FrameType) -> str:
    """The file without the folders above its package: those carry the user's name."""
    file = frame.f_code.co_filename
    module = frame.f_globals.get("__name__")
    if isinstance(module, str) and module in sys.modules and module != "__main__":
        parts = [*module.split("."), "__init__"] if Path(file).stem == "__init__" else module.split(".")
        return "/".join(parts) + ".py"
    return Path(file).name
