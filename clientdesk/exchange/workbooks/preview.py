"""The first rows of a workbook we have just written, as somebody sees them who opens it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook

from clientdesk.exchange.workbooks.ledger import HEADING_ROW, TOTAL

_NUMBERS = ("0", "#")


@dataclass(frozen=True)
class SheetPreview:
    """A sheet: its name, the headings, the first rows in words; `right` are the places of columns of figures; `more`
    says that there are more rows, and `totals` what stands below all of them, a text for each column."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    more: bool
    totals: tuple[str, ...] = ()


def previews(data: bytes, *, rows: int) -> tuple[SheetPreview, ...]:
    """All sheets but the last one, which tells about the workbook."""
    book = load_workbook(io.BytesIO(data), data_only=True, read_only=True)
    names = book.sheetnames[:-1]
    with ZipFile(io.BytesIO(data)) as parts:
        return tuple(_with_totals(_preview(book[name], name, rows), book[name], parts) for name in names)


def _with_totals(shown: SheetPreview, sheet: Any, parts: ZipFile) -> SheetPreview:
    """The row of totals of a sheet whose last rows are not shown, out of its end: to walk there through all the rows
    takes longer than to write them."""
    if not shown.more:
        return shown
    written = parts.read(sheet._worksheet_path.lstrip("/"))  # noqa: SLF001 - where the sheet lies is told nowhere else
    end = written.rfind(b"</sheetData>")
    start = end
    for _row in range(_LAST):
        if (before := written.rfind(b"<row ", 0, start)) < 0:
            break
        start = before
    for row in ElementTree.fromstring(b"<rows>" + written[start:end] + b"</rows>"):  # noqa: S314 - our own words
        cells = {_column(cell.get("r", "")): _written(cell) for cell in row}
        if cells.get(1, "").split()[:1] in _TOTALS:
            texts = (cells.get(place + 1, "") for place in range(len(shown.headings)))
            return replace(shown, totals=tuple(_summed(shown, place, text) for place, text in enumerate(texts)))
    return shown


_LAST = 60
"""So many rows before the end of a sheet its totals stand at most."""
_TOTALS = tuple([word] for word in (TOTAL.zh, TOTAL.tw, TOTAL.en))


def _column(place: str) -> int:
    """The number of a column out of the place of a cell, such as AB12."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _written(cell: ElementTree.Element) -> str:
    """What a cell says: its text, or the figure beside its formula."""
    figure = cell.find("v")
    return (figure.text or "") if figure is not None else "".join(cell.itertext())


def _summed(shown: SheetPreview, place: int, text: str) -> str:
    """A total as the figures above it are shown."""
    try:
        value = float(text)
    except ValueError:
        return text
    with_cents = any("." in row[place] for row in shown.rows)
    return f"{value:,.2f}" if with_cents else f"{value:,.10g}"


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
