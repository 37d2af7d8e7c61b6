"""The table of contents of a folder of documents: what stands where, and what it was made of, so that the folder can be
brought up to date instead of being written anew."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path, PurePosixPath

from clientdesk.dossier.header import Header
from clientdesk.errors import UserError
from clientdesk.exchange.plain_csv.rows import MARK, guarded
from clientdesk.files import atomic_write, read_whole
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue

CONTENTS = "contents.csv"
"""The name of the table of contents."""
MISSING, WAITS = N_("missing: deleted from this folder"), N_("open in another program; to be put right the next time")
"""What is odd about a file."""
_AT_MOST = 200_000_000
_GUARD = re.compile("'+[=+\\-@\t\r*]")


@dataclass(frozen=True)
class Filed:
    """A file of the folder: whose it is, where it stands (from the folder on, with slashes), its bytes; `state` is
    empty, `MISSING` or `WAITS`, `made_of` says of what a print was made."""

    code: str
    client: str
    file: str
    size: int
    digest: str
    state: str = ""
    made_of: str = ""

    @property
    def name(self) -> str:
        """Its name without folders."""
        return PurePosixPath(self.file).name

    def at(self, folder: Path) -> Path:
        """Its path."""
        return folder.joinpath(*PurePosixPath(self.file).parts)


def titles(words: Catalogue) -> list[str]:
    """The headings in a language."""
    told = (N_("Client"), N_("File"), N_("Bytes"), "SHA-256", N_("Remark"), N_("Made of"))
    return [Header.client_code.title(words), *map(words.tr, told)]


def write_contents(folder: Path, lines: Sequence[Filed], words: Catalogue) -> None:
    """Write the table of contents in place of the one before."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(titles(words))
    for line in lines:
        told = (*astuple(line)[:5], words.tr(line.state) if line.state else "", line.made_of)
        writer.writerow([guarded(str(cell)) for cell in told])
    atomic_write(folder / CONTENTS, MARK + out.getvalue().encode())


def read_contents(folder: Path) -> list[Filed] | None:
    """The files that stand in a folder of ours; None where it is none. Nothing outside the folder is ever named."""
    try:
        text = read_whole(folder / CONTENTS, at_most=_AT_MOST).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except (UserError, UnicodeDecodeError, csv.Error):
        return None
    if not rows or rows[0] not in [titles(catalogue(language)) for language in LANGUAGES]:
        return None
    lines = [_line(row) for row in rows[1:]]
    return None if None in lines else [line for line in lines if line is not None]


def _line(row: Sequence[str]) -> Filed | None:
    if len(row) != len(astuple(Filed("", "", "", 0, ""))):
        return None
    code, client, file, size, digest, _state, made_of = (_bare(cell) for cell in row)
    parts = PurePosixPath(file).parts
    inside = len(parts) == _DEEP and not any(part in ("..", ".", "/") or "\\" in part or ":" in part for part in parts)
    return Filed(code, client, file, int(size) if size.isdecimal() else 0, digest, "", made_of) if inside else None


_DEEP = 3
"""Stage, client, file."""


def _bare(cell: str) -> str:
    return cell[1:] if _GUARD.match(cell) else cell
