"""One program at a time has a client file open: an operating-system lock on a small neighbour of the file.

The client file itself is never opened here: closing it would drop the locks SQLite holds on it in this process.
After a crash the system has let go of the lock, so the neighbour left behind stops nobody.
"""

import errno
import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from clientdesk.errors import ExitCode, UserError
from clientdesk.files import disk_error
from clientdesk.i18n import N_

_HOLDER_SIZE = 4096
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


@dataclass(frozen=True)
class Holder:
    """Who has a client file open; `since` is an ISO time in UTC."""

    host: str
    user: str
    pid: int
    since: str


class FileLock:
    """The right to work with one client file, from `acquire` to `release`, or for a `with` block."""

    def __init__(self, file: Path) -> None:
        self.file = file.resolve()
        self.path = self.file.with_name(self.file.name + ".lock")
        self._opened: int | None = None

    def __enter__(self) -> "FileLock":
        self.acquire()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()

    def acquire(self) -> None:
        """Take the lock, or raise `UserError` with `ExitCode.IN_USE` that names the holder; never waits."""
        while self._opened is None:
            opened = self._open()
            try:
                if not _lock(opened):
                    raise self._in_use(_read_holder(opened))
                # The holder before us may have removed the file between our opening and our locking it.
                if _is_named(opened, self.path):
                    _write_holder(opened)
                    self._opened = opened
            except OSError as error:
                raise self._no_lock(error) from error
            finally:
                if self._opened != opened:
                    os.close(opened)

    def release(self) -> None:
        """Let go and remove the neighbour; does nothing when the lock is not held."""
        opened, self._opened = self._opened, None
        if opened is None:
            return
        if sys.platform == "win32":
            # Windows removes no open file: when another program has come in between, its lock stays where it is.
            os.close(opened)
            with suppress(OSError):
                self.path.unlink()
        else:
            with suppress(OSError):
                if _is_named(opened, self.path):
                    self.path.unlink()
            os.close(opened)

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            return os.open(self.path, flags, 0o666)
        except OSError as error:
            raise self._no_lock(error) from error

    def _no_lock(self, error: OSError) -> UserError:
        if error.errno in _NO_LOCKS_HERE:
            return UserError(
                N_("The disk with the folder {folder} cannot lock files, so {name} was not opened."),
                code=ExitCode.DISK,
                key="no_locks",
                hint=N_("Copy the file to a disk of this computer and open it there."),
                folder=self.file.parent,
                name=self.file.name,
            )
        return disk_error(error, self.path)

    def _in_use(self, holder: Holder | None) -> UserError:
        hint = N_("Close it there, then open it here again. Nothing was changed.")
        if holder is None:
            text = N_("{name} is open in another program.")
            return UserError(text, code=ExitCode.IN_USE, key="in_use", hint=hint, name=self.file.name)
        return UserError(
            N_("{name} is open in another ClientDesk: computer {host}, user {user}, process {pid}, since {since}."),
            code=ExitCode.IN_USE,
            key="in_use",
            hint=hint,
            name=self.file.name,
            host=holder.host,
            user=holder.user,
            pid=holder.pid,
            since=_local(holder.since),
        )


if sys.platform == "win32":
    import msvcrt

    # Locked bytes cannot be read on Windows, so the lock lies far behind the text.
    _FAR_BEHIND = 1 << 30

    def _lock(opened: int) -> bool:
        os.lseek(opened, _FAR_BEHIND, os.SEEK_SET)
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except OSError:
            # The runtime of Windows says EACCES, that of Wine says nothing; no disk there is without locks.
            return False
        return True

else:
    import fcntl

    def _lock(opened: int) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _is_named(opened: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(opened), path.stat())
    except FileNotFoundError:
        return False


def _write_holder(opened: int) -> None:
    """Say who we are; a full disk must not keep the user from the file, so the name may be missing."""
    holder = Holder(platform.node(), _user(), os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
    with suppress(OSError):
        os.lseek(opened, 0, os.SEEK_SET)
        written = os.write(opened, json.dumps(asdict(holder)).encode())
        os.ftruncate(opened, written)


def _read_holder(opened: int) -> Holder | None:
    try:
        os.lseek(opened, 0, os.SEEK_SET)
        said = json.loads(os.read(opened, _HOLDER_SIZE))
        return Holder(_line(said["host"]), _line(said["user"]), int(said["pid"]), _line(said["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _line(said: object) -> str:
    """A word of a file that anyone may have written, fit for a sentence."""
    return "".join(character for character in str(said)[:80] if character.isprintable())


def _local(since: str) -> str:
    try:
        return datetime.fromisoformat(since).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return since


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
