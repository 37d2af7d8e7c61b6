"""Blocks of cells from a workbook: the text that Excel and its like put on the clipboard, and the columns it means."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.i18n import LANGUAGES, catalogue

MOST = 1000
"""Rows that are taken at once; more is a matter for an import."""


def table_of(text: str) -> list[list[str]]:
    """Rows of cells, apart by line breaks and tabs; a quoted cell may hold either. Empty lines at the end are none."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return [[cell.strip() for cell in row] for row in rows[:MOST]]


def columns_by_heading(head: Sequence[str], columns: Sequence[Field[Any]]) -> list[int] | None:
    """The columns (places) that a line of headings names, in any of our languages; None where it is no such line.

    At least two must be known, and none of the others may be empty of a name: -1 stands for what is passed over.
    """
    names: dict[str, int] = {}
    for place, column in enumerate(columns):
        for language in LANGUAGES:
            names.setdefault(fold(column.title(catalogue(language))), place)
        names.setdefault(column.key, place)
    found = [names.get(fold(cell), -1) for cell in head]
    known = [place for place in found if place >= 0]
    return found if len(known) >= 2 and len(known) * 2 > len(found) else None
