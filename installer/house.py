"""Where a checkout keeps what it makes for itself: in its own folder, or in the user's cache if that is read-only."""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from clientdesk.errors import UserError
from clientdesk.paths import folders

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class House:
    """A folder that holds the environments (`.venv` and its sisters) and the tools (`.tools`) of one checkout."""

    folder: Path

    @property
    def tools(self) -> Path:
        """Package tool, unpacked system libraries, logs of the set-up."""
        return self.folder / ".tools"

    def is_writable(self) -> bool:
        """Whether something can be kept here; asked by doing it, because permission bits tell only half on Windows."""
        import tempfile  # only a set-up asks; an ordinary start stays quick

        try:
            self.tools.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.tools):
                pass
        except OSError:
            return False
        return True


def houses(checkout: Path, environ: Mapping[str, str]) -> Iterator[House]:
    """The checkout itself, then the folder in the user's cache that stands in for a read-only one."""
    yield House(checkout)
    place = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:12]
    try:
        yield House(folders(environ).cache / f"checkout-{place}")
    except UserError:  # an account without a home folder can still use a checkout it may write to
        return


def python_in(folder: Path) -> Path:
    """The interpreter of the environment in `folder`."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


@contextmanager
def only_one(path: Path, *, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file `path`; `waiting` is called once if another start holds it. The system frees it at a crash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _locked(file):
            waiting()
            while not _locked(file):
                time.sleep(0.2)
        yield


def _locked(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
