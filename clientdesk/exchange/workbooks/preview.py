"""The first rows of a workbook we have just written, as somebody sees them who opens it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from clientdesk.exchange.workbooks.ledger import HEADING_ROW

_NUMBERS = ("0", "#")


@dataclass(frozen=True)
class SheetPreview:
    """A sheet: its name, the headings, the first rows in words; `right` are the places of columns of figures; `more`
    says that there are more rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    more: bool


def previews(data: bytes, *, rows: int) -> tuple[SheetPreview, ...]:
    """All sheets but the last one, which tells about the workbook."""
    book = load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    names = book.sheetnames[:-1]
    return tuple(_preview(book[name], name, rows) for name in names)


def _preview(sheet: Any, name: str, most: int) -> SheetPreview:
    found = list(_rows(sheet, HEADING_ROW, HEADING_ROW + most + 1))
    headings = tuple(str(cell.value or "") for cell in found[0]) if found else ()
    width = len(headings)
    rows, right = [], set()
    for row in found[1 : most + 1]:
        texts = tuple(_shown(cell) for cell in row[:width])
        rows.append(texts + ("",) * (width - len(texts)))
        right |= {place for place, cell in enumerate(row[:width]) if isinstance(cell.value, int | float)}
    return SheetPreview(name, headings, tuple(rows), frozenset(right), len(found) > most + 1)


def _rows(sheet: Any, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(min_row=first, max_row=last)


def _shown(cell: Any) -> str:
    """A cell as its number format shows it, near enough for a look."""
    value, form = cell.value, str(getattr(cell, "number_format", "") or "")
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m}" if form == "yyyy-mm" else f"{value:%Y-%m-%d}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if "%" in form:
        return f"{value:.1%}"
    if ".00" in form:
        return f"{value:,.2f}"
    return f"{value:,.10g}" if form.startswith(_NUMBERS) else str(value)
