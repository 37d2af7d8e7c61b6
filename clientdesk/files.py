"""Files for a user: written whole or not at all, on the disk when we say so, and a sentence when it cannot be done."""

import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from platform import node
from typing import BinaryIO

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

if sys.platform != "win32":
    import fcntl

PART = ".clientdesk-part-"
_PART_NAME = re.compile(re.escape(PART) + r"(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,9})-[0-9a-f]{8}")
_ANOTHER_HOSTS_PART_IS_OLD = 24 * 3600.0
_WAITS_FOR_A_VIRUS_SCANNER = (0.05, 0.1, 0.2, 0.4)

TRY_AGAIN = N_("Try again, or choose another folder.")
_OTHER_NAME = N_("Choose another name.")
_FREE_SPACE = N_("Free some space or choose another folder, then try again.")
_CAUSES = {
    errno.EACCES: ("not_allowed", N_("You have no right to write {name} in the folder {folder}. Nothing was changed.")),
    errno.EROFS: ("read_only", N_("The disk with the folder {folder} can only be read. Nothing was changed.")),
    errno.EFBIG: ("too_big", N_("{name} would become larger than this disk or account allows. Nothing was changed.")),
    errno.ENOENT: ("no_folder", N_("The folder {folder} is not there. Nothing was changed.")),
    errno.EISDIR: ("folder_in_the_way", N_("{name} is a folder, so no file can have that name. Nothing was changed.")),
    errno.ENAMETOOLONG: ("bad_name", N_("The name {name} cannot be used on this disk. Nothing was changed.")),
}
_UNKNOWN = ("disk_error", N_("The disk failed while {name} was being written ({cause}). Nothing was changed."))
_OPEN_ELSEWHERE = (
    "open_elsewhere",
    N_("{name} is open in another program. Nothing was changed."),
    N_("Close it there and try again, or choose another name."),
)
_SAME_CAUSE = {
    errno.EPERM: errno.EACCES,
    errno.ENOTDIR: errno.ENOENT,
    errno.ENOTEMPTY: errno.EISDIR,
    errno.EINVAL: errno.ENAMETOOLONG if sys.platform == "win32" else errno.EINVAL,
}
_FULL = (errno.ENOSPC, errno.EDQUOT)
_OPEN_ELSEWHERE_ON_WINDOWS = (5, 32, 33)  # access denied (a mapped or running file), sharing and lock violation


def atomic_write(path: Path, write: Callable[[BinaryIO], None] | bytes) -> None:
    """Put a file at `path`: the bytes given, or what `write` writes into the open stream.

    After the return the file is on the disk, power cut or not. On any error the file that was there is untouched;
    a disk error is a `UserError` with `ExitCode.DISK`, whatever else `write` raises goes through.
    """
    needed = len(write) if isinstance(write, bytes) else None
    with _part_of(path, needed=needed) as part, part.open("wb") as stream:
        if isinstance(write, bytes):
            stream.write(write)
        else:
            write(stream)
        stream.flush()
        _settle(stream.fileno())


def atomic_place(path: Path, make: Callable[[Path], None], *, rights_of: Path | None = None) -> None:
    """The same for a library that wants a path: `make` fills the empty file it is given, and closes it.

    A new file gets the rights of the file `rights_of`, where one is named.
    """
    with _part_of(path, needed=None, rights_of=rights_of) as part:
        make(part)
        with part.open("r+b") as stream:
            _settle(stream.fileno())


def sweep(folder: Path) -> int:
    """Remove what writers that were killed left in a folder; how many files. One still being written stays."""
    removed = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := _PART_NAME.match(entry.name)) and _is_abandoned(entry, found["host"], int(found["pid"])):
                with suppress(OSError):
                    Path(entry.path).unlink()
                    removed += 1
    return removed


def read_whole(path: Path, *, at_most: int) -> bytes:
    """The bytes of an ordinary file of at most `at_most` bytes; anything else is a `UserError`."""
    _check_name(path)
    try:
        # A pipe or a device would be waited for, or read, for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            text = N_("{name} is not an ordinary file, so it was not read. Nothing was changed.")
            raise UserError(text, key="no_file", hint=N_("Choose a file."), name=path.name)
        with path.open("rb") as stream:
            content = stream.read(at_most + 1)
    except OSError as error:
        raise UserError(
            N_("The file {path} cannot be read ({cause}). Nothing was changed."),
            code=ExitCode.DISK,
            key="unreadable",
            hint=N_("Check that it is there and that you may read it, then try again."),
            path=path,
            cause=errno.errorcode.get(error.errno or 0, "?"),
        ) from error
    if len(content) > at_most:
        raise UserError(
            N_("The file {name} is larger than {most}, so it was not read. Nothing was changed."),
            key="too_big",
            hint=N_("Choose a smaller file."),
            name=path.name,
            most=size_text(at_most),
        )
    return content


def disk_error(error: OSError, path: Path, *, needed: int | None = None) -> UserError:
    """What an `OSError` met while writing `path` means to the user; `needed` is the size in bytes where known."""
    cause = _SAME_CAUSE.get(error.errno or 0, error.errno)
    if getattr(error, "winerror", None) in _OPEN_ELSEWHERE_ON_WINDOWS and path.exists():
        key, text, hint = _OPEN_ELSEWHERE
    elif cause in _FULL:
        key, text, hint = "disk_full", _full_text(path.parent, needed), _FREE_SPACE
    else:
        (key, text), hint = _CAUSES.get(cause or 0, _UNKNOWN), TRY_AGAIN
    return UserError(
        text,
        code=ExitCode.DISK,
        key=key,
        hint=hint,
        name=path.name,
        folder=path.parent,
        needed=size_text(needed or 0),
        free=size_text(_free(path.parent)),
        cause=errno.errorcode.get(error.errno or 0, "?"),
    )


def size_text(size: int) -> str:
    """A number of bytes to be read by people: `17 bytes` is of no use to them, `1 KB` and `3.4 MB` are."""
    return f"{size / 1e6:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1e3))} KB"


def _full_text(folder: Path, needed: int | None) -> str:
    if needed is None:
        return N_("The disk became full while {name} was being written; {free} are free. Nothing was changed.")
    if needed < _free(folder):
        return N_("{name} needs {needed}, more than you may still use on this disk. Nothing was changed.")
    return N_("There is no room on the disk for {name}: it needs {needed}, and {free} are free. Nothing was changed.")


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


@contextmanager
def _part_of(path: Path, *, needed: int | None, rights_of: Path | None = None) -> Iterator[Path]:
    """The temporary neighbour of `path`, empty; it takes the place of `path` when the block ends well."""
    _check_name(path)
    # A link to a file stays a link: the file it names is replaced.
    target = Path(os.path.realpath(path))
    suffix = target.suffix if len(target.suffix) <= 10 else ""
    part = target.with_name(f"{PART}{_host()}-{os.getpid()}-{secrets.token_hex(4)}{suffix}")
    try:
        _create(part, like=target if rights_of is None or target.exists() else rights_of)
        yield part
        _replace(part, target)
    except BaseException as error:
        _drop(part)
        # An error about some other file (a font, a source) is not ours to explain.
        if isinstance(error, OSError) and error.filename in (None, str(part), str(target), part, target):
            raise disk_error(error, target, needed=needed) from error
        raise
    _settle_folder(target)


def _check_name(path: Path) -> None:
    try:
        usable = "\0" not in str(path) and bool(os.fsencode(path))
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise UserError(
            N_("The file name has characters that no disk takes. Nothing was changed."),
            code=ExitCode.DISK,
            key="bad_name",
            hint=_OTHER_NAME,
        )


def _create(part: Path, *, like: Path) -> None:
    """Make the empty part, with the rights of the file it will replace."""
    mode: int | None = None
    with suppress(FileNotFoundError):
        status = like.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(like))
        if not stat.S_ISREG(status.st_mode):
            # Renaming onto /dev/null would do away with it.
            text = N_("{name} is a device, not a file. Nothing was changed.")
            raise UserError(text, code=ExitCode.DISK, key="no_file", hint=_OTHER_NAME, name=like.name)
        mode = stat.S_IMODE(status.st_mode)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
    os.close(opened)
    if mode is not None:
        # A memory stick knows no rights, so there are none to keep.
        with suppress(PermissionError):
            part.chmod(mode)


def _drop(part: Path) -> None:
    """Remove the part and what a library put beside it (a rollback journal)."""
    with suppress(OSError), os.scandir(part.parent) as entries:
        for entry in entries:
            if entry.name.startswith(part.name):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _host() -> str:
    return f"{zlib.crc32(node().encode('utf-8', 'replace')):08x}"


def _is_abandoned(entry: os.DirEntry[str], host: str, pid: int) -> bool:
    if host != _host():
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _ANOTHER_HOSTS_PART_IS_OLD
    return pid != os.getpid() and not _may_be_running(pid)


if sys.platform == "win32":

    def _replace(part: Path, target: Path) -> None:
        for wait in _WAITS_FOR_A_VIRUS_SCANNER:
            try:
                part.replace(target)
                return
            except PermissionError:
                time.sleep(wait)
        part.replace(target)

    def _settle(opened: int) -> None:
        os.fsync(opened)

    def _settle_folder(target: Path) -> None:
        """Windows has no such thing; its file systems keep a journal of renames."""

    def _may_be_running(pid: int) -> bool:
        """No need to know: a part that is open somewhere refuses to be removed."""
        del pid
        return False

else:

    def _replace(part: Path, target: Path) -> None:
        part.replace(target)

    def _settle(opened: int) -> None:
        if sys.platform == "darwin":
            # On macOS fsync stops at the drive's own cache; not every file system there can do better.
            with suppress(OSError):
                fcntl.fcntl(opened, fcntl.F_FULLFSYNC)
        os.fsync(opened)

    def _settle_folder(target: Path) -> None:
        """Bring the new name onto the disk; the file is in place by now, so a failure is told differently."""
        try:
            opened = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
        except OSError as error:
            # Some network file systems cannot do it, and some folders may be written but not read.
            if error.errno in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES):
                return
            raise UserError(
                N_("{name} was written, but the disk did not confirm that it is safe from a power cut ({cause})."),
                code=ExitCode.DISK,
                key="not_confirmed",
                hint=N_("Write it once more, or to another disk."),
                name=target.name,
                cause=errno.errorcode.get(error.errno or 0, "?"),
            ) from error

    def _may_be_running(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except OSError as error:
            return error.errno != errno.ESRCH
        return True
