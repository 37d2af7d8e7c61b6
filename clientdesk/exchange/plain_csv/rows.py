"""One CSV file: UTF-8 with its mark, CRLF, and no text that a spreadsheet would take for a formula."""

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import Integer, Money, Number, Percent, Rating
from clientdesk.i18n import Catalogue

MARK = b"\xef\xbb\xbf"
_RISKY = re.compile("'*[=+\\-@\t\r]")
_FIGURES = (Number, Integer, Rating, Percent)


def guarded(text: str) -> str:
    """The text behind an apostrophe, where a spreadsheet would reckon with it; our import takes that off again."""
    return f"'{text}" if _RISKY.match(text) else text


def cell_text(field: Field[Any], value: Any, words: Catalogue) -> str:
    """A value as it stands in a cell: figures and dates bare, texts guarded; it can be read back."""
    if value is None:
        return ""
    if isinstance(field.type, Money):
        return f"{value:.2f}"
    if isinstance(field.type, _FIGURES):
        return field.type.write(value, words)
    told = field.type.cell(value, words)
    return guarded(told if isinstance(told, str) else field.type.write(value, words))


class CsvFile:
    """A file being written, its rows and the amounts of its columns counted."""

    def __init__(self, path: Path, headings: Sequence[str]) -> None:
        self.path = path
        self.rows = 0
        self.sums: dict[str, Decimal] = {}
        self.filled: dict[str, int] = {}
        self._digest = hashlib.sha256(MARK)
        self._file: IO[bytes] = path.open("wb")
        self._file.write(MARK)
        self._put(headings)

    def add(self, cells: Sequence[str]) -> None:
        """Write a row."""
        self._put(cells)
        self.rows += 1

    def count(self, key: str, amount: Decimal) -> None:
        """Add an amount to the sum of its column."""
        self.sums[key] = self.sums.get(key, Decimal(0)) + amount
        self.filled[key] = self.filled.get(key, 0) + 1

    def close(self) -> str:
        """End the file; its SHA-256."""
        self._file.close()
        return self._digest.hexdigest()

    def _put(self, cells: Sequence[str]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        data = line.getvalue().encode("utf-8", "replace")
        self._digest.update(data)
        self._file.write(data)
