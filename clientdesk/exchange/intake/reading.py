"""Tables out of files and of the clipboard: read in the limited child, opened here as they are wanted."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any, get_args

from clientdesk.exchange.intake.archive import FILE_AT_MOST
from clientdesk.exchange.intake.packed import PackedRows, unpacked
from clientdesk.exchange.intake.refusals import LESS, refused
from clientdesk.exchange.intake.tables import Flaw, Form, Heading, Sheet, TableOptions, Tables
from clientdesk.exchange.untrusted import Child
from clientdesk.files import size_text
from clientdesk.i18n import N_, Sentence

DEFAULT = TableOptions()
SECONDS = 2.0
"""Of the processor for a file, and one more for each megabyte of it."""


def read_tables(child: Child, data: bytes, *, name: str, options: TableOptions = DEFAULT) -> Tables:
    """The tables in the bytes of a file called `name`; a `UserError` where there are none, or too much of them."""
    tables = _read(child, data, form="", options=options)
    suffix = PurePath(name).suffix.lower()
    expected = _SUFFIXES.get(suffix)
    if expected is None or tables.form in expected:
        return tables
    note = Sentence(_MISNAMED[tables.form], {"suffix": suffix})
    return replace(tables, notes=(note, *tables.notes))


def text_tables(child: Child, text: str) -> Tables:
    """The table in a text from the clipboard, as spreadsheets put it there."""
    read = _read(child, text.encode("utf-8", "replace"), form="clipboard", options=TableOptions(encoding="utf-8"))
    return replace(read, encoding=None, encodings_offered=())


_SUFFIXES = {
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xltx": ("xlsx",),
    ".xls": ("xls",),
    ".et": ("xls",),
    ".htm": ("html",),
    ".html": ("html",),
    ".csv": ("csv", "tsv"),
    ".tsv": ("csv", "tsv"),
    ".txt": ("csv", "tsv"),
}
_MISNAMED = {
    "xlsx": N_("The file is called {suffix}, but it is an Excel workbook (.xlsx) and was read as one."),
    "xls": N_("The file is called {suffix}, but it is an old Excel workbook (.xls) and was read as one."),
    "html": N_("The file is called {suffix}, but it is a web page; the tables in it were read."),
    "csv": N_("The file is called {suffix}, but it is plain text and was read as such."),
    "tsv": N_("The file is called {suffix}, but it is plain text and was read as such."),
}


def _read(child: Child, data: bytes, *, form: str, options: TableOptions) -> Tables:
    if len(data) > FILE_AT_MOST:
        text = N_("The file is larger than {most}, so it was not read.")
        raise refused("too_big", text, hint=LESS, most=size_text(FILE_AT_MOST))
    # Loading is not to count as reading: the first file of the day would get less time than the next.
    child.run("tables_ready", b"", {})
    seconds = SECONDS + len(data) / (1 << 20)
    asked = {"form": form, "encoding": options.encoding or "", "delimiter": options.delimiter or ""}
    _answer, body = child.run("tables", data, asked, seconds=seconds)
    index, blocks = unpacked(body)
    sheets, start = [], 0
    for told in index["sheets"]:
        end = start + sum(told["sizes"])
        sheets.append(_sheet(told, blocks[start:end]))
        start = end
    assert index["form"] in get_args(Form)
    notes = tuple(Sentence(text, values) for text, values in index["notes"])
    return Tables(index["form"], tuple(sheets), index["encoding"], tuple(index["offered"]), notes)


def _sheet(told: dict[str, Any], blocks: memoryview) -> Sheet:
    columns: int = told["columns"]
    rows = PackedRows(blocks, told["sizes"], count=told["count"], columns=columns)
    heading = None
    if told["heading"]:
        row, lines, names = told["heading"]
        heading = Heading(row, lines, (*names, *[""] * (columns - len(names)))[:columns])
    return Sheet(
        told["name"],
        rows,
        columns,
        first_row=told["first_row"],
        first_column=told["first_column"],
        hidden=told["hidden"],
        heading=heading,
        flaws=tuple(Flaw(*each) for each in told["flaws"]),
        merged=tuple(tuple(area) for area in told["merged"]),
    )
