"""Copies of attachments outside the client file: for the program that opens them, gone when the window goes."""

import re
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from clientdesk.dossier.values import plain_name
from clientdesk.errors import UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_

_PROGRAMS = re.compile(
    r"\.(?:app|appimage|bat|cmd|com|cpl|desktop|exe|gadget|hta|jar|jse?|lnk|ms[ip]|pif|ps1|pyw?|reg|scr|sh|url"
    r"|vb[se]?|ws[fh])$",
    re.IGNORECASE,
)
"""Endings of files that do something when they are opened."""


class Copies:
    """A folder of its own, made when first needed, removed with this."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def make(self, data: bytes, name: str) -> Path:
        """A copy under its own name; what would run when opened is refused."""
        # Windows passes over dots and spaces behind an ending.
        name = plain_name(name).rstrip(" .") or "file"
        if _PROGRAMS.search(name):
            raise UserError(
                N_("{file} is a program and was not opened."),
                key="program",
                hint=N_("Save a copy if you know where it comes from."),
                file=name,
            )
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="clientdesk-", ignore_cleanup_errors=True)
        # In a folder of its own, so that two files of the same name do not meet.
        path = Path(tempfile.mkdtemp(dir=self._folder.name)) / name
        atomic_write(path, data)
        return path

    def clean(self) -> None:
        """Remove the copies."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def show(path: Path) -> bool:
    """Open a copy with the program that the desktop has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
