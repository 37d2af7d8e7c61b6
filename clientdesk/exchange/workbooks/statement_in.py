"""Workbooks and CSV files with statements from outside: read in the child into bare cells, and nothing run."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.intake.book_parts import look_into
from clientdesk.exchange.intake.encodings import CODECS, guess, refuse_binary
from clientdesk.exchange.intake.forms import book_in, form_of
from clientdesk.exchange.untrusted import Child
from clientdesk.i18n import N_

FILE_AT_MOST = 20_000_000
_SHEETS, _ROWS, _COLUMNS = 12, 2_000, 60
"""More of a book is not looked at; a statement has two hundred rows."""
_SAFE = N_("Nothing was changed. Save it as an Excel workbook (.xlsx) or as CSV and try again.")
Place = tuple[int, int]
"""Row and column, from 1."""
Value = str | Decimal | date
"""What a cell holds; errors hold nothing."""
UNRECKONED = "="
"""What stands for a formula that no program has reckoned yet."""


@dataclass(frozen=True)
class Page:
    """A sheet as bare cells; `formulas` are there only to find those that lead back to themselves."""

    name: str
    cells: Mapping[Place, Value]
    formulas: Mapping[Place, str] = field(default_factory=dict)


def read_book(child: Child, data: bytes) -> tuple[Page, ...]:
    """The sheets of a workbook or CSV file; a `UserError` when the bytes are neither."""
    if not data:
        raise _refused("empty", N_("The file is empty."))
    if len(data) > FILE_AT_MOST:
        raise _refused("too_big", N_("The file is larger than {megabytes} MB."), megabytes=FILE_AT_MOST // 1_000_000)
    _answer, body = child.run("statement", data, {})
    return tuple(_page(told) for told in json.loads(body))


def _page(told: Mapping[str, Any]) -> Page:
    formulas = {(row, column): text for row, column, text in told["formulas"]}
    cells: dict[Place, Value] = dict.fromkeys(formulas, UNRECKONED)
    cells |= {(row, column): _value(kind, text) for row, column, kind, text in told["cells"]}
    return Page(str(told["name"]), cells, formulas)


def _value(kind: str, text: str) -> Value:
    if kind == "n":
        return Decimal(text)
    return date.fromisoformat(text) if kind == "d" else text


def address(place: Place) -> str:
    """B7."""
    row, column = place
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


# In the child


def statement(payload: bytes, options: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    """The job of the child: bytes in, the cells of each sheet as JSON out."""
    del options
    pages = list(_pages_of_workbook(payload) if form_of(payload) == "xlsx" else [_page_of_csv(payload)])
    return {"sheets": len(pages)}, json.dumps(pages, ensure_ascii=False).encode()


def _pages_of_workbook(payload: bytes) -> Iterator[dict[str, object]]:
    import openpyxl

    look_into(book_in(payload))
    values = openpyxl.load_workbook(io.BytesIO(payload), read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(io.BytesIO(payload), read_only=True, data_only=False, keep_links=False)
    for sheet in values.worksheets[:_SHEETS]:
        cells, written = [], []
        for row, column, value in _filled(sheet):
            if (told := _told(value)) is not None:
                cells.append((row, column, *told))
        for row, column, value in _filled(formulas[sheet.title]):
            if isinstance(value, str) and value.startswith("="):
                written.append((row, column, value[:500]))
        yield {"name": sheet.title, "cells": cells, "formulas": written}


def _filled(sheet: Any) -> Iterator[tuple[int, int, object]]:
    rows = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)
    for row, values in enumerate(rows, 1):
        yield from ((row, column, value) for column, value in enumerate(values, 1) if value is not None)


def _told(value: object) -> tuple[str, str] | None:
    """(kind, text) of a cell; None for what says nothing."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # The shortest text of a float is what its author typed.
        return "n", f"{Decimal(repr(value)):f}"
    if isinstance(value, datetime | date):
        return "d", (value.date() if isinstance(value, datetime) else value).isoformat()
    text = str(value).strip()
    return ("t", text[:500]) if text and not text.startswith("#") else None


def _page_of_csv(payload: bytes) -> dict[str, object]:
    text = _decoded(payload)
    first = text.partition("\n")[0] + text[:2000]
    delimiter = max(",;\t", key=first.count)
    cells = []
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if row > _ROWS:
                break
            filled = ((column, value.strip()) for column, value in enumerate(values[:_COLUMNS], 1))
            cells += [(row, column, "t", value[:500]) for column, value in filled if value]
    except csv.Error:
        raise _refused("unreadable", N_("The file is damaged or of an unknown kind.")) from None
    return {"name": "", "cells": cells, "formulas": []}


def _decoded(payload: bytes) -> str:
    found = guess(payload)
    refuse_binary(payload, found)
    return payload[found.skipped :].decode(CODECS[found.encoding], "replace")


def _refused(key: str, text: str, **values: object) -> UserError:
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=_SAFE, **values)
