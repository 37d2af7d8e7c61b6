"""A folder with many files, put in its place whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.files import PART, disk_error
from clientdesk.i18n import N_


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """An empty folder to fill, which becomes `out` when the block ends well; `out` must not be there, or be empty."""
    try:
        # A link stays where it is: what it leads to is the folder.
        out = Path(os.path.realpath(out))
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise UserError(
                N_("{folder} is there already; nothing was written."),
                key="folder_exists",
                hint=N_("Choose a folder that is empty, or a new one."),
                folder=out.name,
            )
        part = out.with_name(f"{PART}{secrets.token_hex(4)}")
        part.mkdir(parents=True)
    except OSError as error:
        raise disk_error(error, out) from error
    try:
        yield part
        if out.exists():
            out.rmdir()
        part.rename(out)
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG):
            raise disk_error(error, out) from error
        raise


def fresh(folder: Path, name: str) -> str:
    """A name no file of the folder has, whatever its case: X.pdf, X (2).pdf, X (3).pdf."""
    stem, suffix = Path(name).stem, Path(name).suffix
    taken = {entry.name.casefold() for entry in folder.iterdir()}
    number, wanted = 1, name
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{stem} ({number}){suffix}"
    return wanted
