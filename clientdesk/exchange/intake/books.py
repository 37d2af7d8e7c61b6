"""Workbooks (.xlsx, .xls) in the child: looked into first, then read into bare cells; nothing in them is run."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from clientdesk.exchange.intake.archive import Archive, locked
from clientdesk.exchange.intake.book_parts import BookLook, Place, SheetLook, look_into, refuse_wide, shown_text
from clientdesk.exchange.intake.grids import Grid
from clientdesk.exchange.intake.refusals import DAMAGED, refused
from clientdesk.exchange.intake.xls_parts import look_into_xls
from clientdesk.i18n import N_, Sentence

_SHEETS_AT_MOST = 500


def xlsx_grids(archive: Archive, payload: bytes, notes: list[Sentence]) -> Iterator[Grid]:
    """The sheets of an .xlsx or .xlsm file."""
    look = look_into(archive)
    if look.pictures:
        notes.append(Sentence(N_("Pictures in the workbook were not read: {n}."), {"n": look.pictures}))
    yield from _grids(payload, look, notes)


def xls_grids(payload: bytes, notes: list[Sentence]) -> Iterator[Grid]:
    """The sheets of a workbook of Excel 97 to 2003, or of WPS."""
    yield from _grids(payload, look_into_xls(payload), notes)


def _grids(payload: bytes, look: BookLook, notes: list[Sentence]) -> Iterator[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(payload))
        for number, told in enumerate(book.sheets_metadata[:_SHEETS_AT_MOST]):
            if told.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(number)
            found = look.sheets[number] if number < len(look.sheets) else SheetLook()
            grid = _grid(sheet, found, hidden=told.visible != SheetVisibleEnum.Visible)
            if found.hidden_rows:
                text = N_("Hidden rows of the sheet {sheet} were read as well: {n}.")
                notes.append(Sentence(text, {"n": found.hidden_rows, "sheet": told.name}))
            yield grid
    except PasswordError:
        raise locked() from None
    except CalamineError:
        raise refused("unreadable", DAMAGED) from None
    except BaseException as error:
        # To Python a panic of the library is no `Exception`.
        if type(error).__name__ == "PanicException":
            raise refused("unreadable", DAMAGED) from None
        raise


def _grid(sheet: Any, look: SheetLook, *, hidden: bool) -> Grid:
    start, end = sheet.start or (0, 0), sheet.end or (0, 0)
    refuse_wide(end[0] + 1, end[1] + 1)
    left = start[1]
    merged = [
        (top, bottom, first - left, last - left)
        for (top, first), (bottom, last) in sheet.merged_cell_ranges or ()
        if first >= left and bottom >= top and last >= first
    ]
    # The rows come from the first of the sheet on, the columns from the first that is used.
    rows: Iterator[Sequence[Any]] = sheet.iter_rows() if sheet.start else iter(())
    if look.shown:
        rows = _as_shown(rows, look.shown, left)
    grid = Grid(sheet.name, rows, first_row=1, first_column=left + 1, hidden=hidden, merged=merged)
    for row, column in look.errors:
        grid.flaw("error", row, column)
    for row, column in look.uncounted:
        grid.flaw("uncounted", row, column)
    return grid


def _as_shown(rows: Iterator[Sequence[Any]], shown: dict[Place, int], left: int) -> Iterator[Sequence[Any]]:
    by_row: dict[int, list[tuple[int, int]]] = {}
    for (row, column), digits in shown.items():
        by_row.setdefault(row, []).append((column - left - 1, digits))
    for number, cells in enumerate(rows, 1):
        told = list(cells)
        for at, digits in by_row.get(number, ()):
            if 0 <= at < len(told) and isinstance(told[at], int | float):
                told[at] = shown_text(told[at], digits)
        yield told
