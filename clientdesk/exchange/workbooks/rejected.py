"""A workbook of rows that were not taken in, to be corrected and brought in once more."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import openpyxl
from openpyxl.utils import get_column_letter

from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle, Styles, shown_width

_FONT = "Calibri"
_LEAST, _MOST = 10, 60
_SHEET_NAME = 31
_REFUSED = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_DAY = "yyyy-mm-dd"


@dataclass(frozen=True)
class RejectSheet:
    """A sheet: its name, the headings, of which the last `ours` are not of the file, and the rows."""

    name: str
    headings: tuple[str, ...]
    ours: int
    rows: Sequence[Sequence[Cell | None]] = field(repr=False)


def write_rejected(sheets: Sequence[RejectSheet], out: BinaryIO) -> None:
    """Write the workbook: one row of headings, then the rows as they stood; what we say of them is in red."""
    book = openpyxl.Workbook(write_only=True)
    styles = Styles(_FONT)
    for number, sheet in enumerate(sheets, 1):
        made: Any = book.create_sheet(_name(sheet.name, number))
        made.freeze_panes = "A2"
        for column in range(len(sheet.headings)):
            texts = [sheet.headings[column], *(str(row[column] or "") for row in sheet.rows[:200])]
            width = min(max(_LEAST, *(shown_width(text) + 2 for text in texts)), _MOST)
            made.column_dimensions[get_column_letter(column + 1)].width = width
        made.append([styles.cell(made, text, CellStyle(heading=True, bold=True)) for text in sheet.headings])
        for row in sheet.rows:
            first_of_ours = len(sheet.headings) - sheet.ours
            made.append(
                [styles.cell(made, value, _style(value, ours=at >= first_of_ours)) for at, value in enumerate(row)]
            )
    book.save(out)


def _name(name: str, number: int) -> str:
    return name.translate(_REFUSED).strip()[:_SHEET_NAME] or f"{number}"


def _style(value: Cell | None, *, ours: bool) -> CellStyle:
    if isinstance(value, date | datetime):
        return CellStyle(format=_DAY, aloud=ours)
    plain = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return CellStyle(format="General" if plain else TEXT, aloud=ours, wrap=ours)
