"""Tables of web pages in the child: what many programs write and call .xls."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from clientdesk.exchange.intake.encodings import CODECS
from clientdesk.exchange.intake.grids import COLUMNS_AT_MOST, ROWS_AT_MOST, Grid
from clientdesk.exchange.intake.refusals import LESS, refused
from clientdesk.exchange.intake.tables import Area
from clientdesk.i18n import N_

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CELLS = ("td", "th")
_UNSEEN = ("script", "style", "head", "title")
_BREAKS = ("br", "p", "div", "li")
_TABLES_AT_MOST = 500
_CHUNK = 1 << 20


class _Table:
    """A table while it is read: what `colspan` and `rowspan` cover stays empty and is told as merged."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[Area] = []
        self._taken: dict[int, int] = {}

    def new_row(self) -> None:
        if len(self.rows) >= ROWS_AT_MOST:
            text = N_("The file has more than can be read at once: reading ended at row {row}.")
            raise refused("too_big", text, hint=LESS, row=ROWS_AT_MOST)
        self.rows.append([])
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}

    def add(self, text: str, across: int, down: int) -> None:
        if not self.rows:
            self.new_row()
        row = self.rows[-1]
        while self._taken.get(len(row)):
            row.append("")
        left, top = len(row), len(self.rows) - 1
        if left + across > COLUMNS_AT_MOST:
            text = N_("Row {row} has more than {most} columns, so the file was not read.")
            raise refused("too_big", text, row=top + 1, most=COLUMNS_AT_MOST)
        row += [text, *[""] * (across - 1)]
        if across > 1 or down > 1:
            self.merged.append((top, top + down - 1, left, left + across - 1))
        if down > 1:
            self._taken |= dict.fromkeys(range(left, left + across), down)


class _Page(HTMLParser):
    """The outer tables of a page, and those inside their cells as tables of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: list[str] | None = None
        self._span = (1, 1)
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_cell()
            self._open.append(_Table())
            if len(self.tables) < _TABLES_AT_MOST:
                self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_cell()
            self._open[-1].new_row()
        elif tag in _CELLS and self._open:
            self._end_cell()
            self._cell, given = [], dict(attrs)
            self._span = _number(given.get("colspan")), _number(given.get("rowspan"))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _CELLS or tag == "tr":
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._unseen:
            self._cell.append(_SPACE.sub(" ", data))

    def _end_cell(self) -> None:
        if self._cell is not None and self._open:
            lines = "".join(self._cell).replace("\xa0", " ").split("\n")
            self._open[-1].add("\n".join(line.strip() for line in lines).strip(), *self._span)
        self._cell = None


def page_grids(payload: bytes, *, encoding: str, skipped: int) -> Iterator[Grid]:
    """The tables of a page, named by their number where there are several."""
    page = _Page()
    text = payload[skipped:].decode(CODECS[encoding], "replace")
    for start in range(0, len(text), _CHUNK):
        page.feed(text[start : start + _CHUNK])
    page.close()
    tables = [table for table in page.tables if any(any(row) for row in table.rows)]
    for number, table in enumerate(tables, 1):
        yield Grid(str(number) if len(tables) > 1 else "", table.rows, merged=table.merged)


def _number(text: str | None) -> int:
    return min(int(text), COLUMNS_AT_MOST) if text and text.isascii() and text.isdigit() and int(text[:6]) > 0 else 1
