"""Long sheets: rows written as XML, a figure beside each formula, and put into the workbook that openpyxl makes.

openpyxl takes some twenty microseconds for a cell, leaves rows it has written in the folder for temporary files, and
writes no figure beside a formula, so that previews show blanks. Here a row is a line of text; it stays in memory,
compressed to a tenth, until the sheet is written, because width, filter and footer stand before it or follow from it.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import escape
from math import ceil
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from clientdesk.dossier.types import Cell
from clientdesk.errors import UserError
from clientdesk.exchange.workbooks.cells import LONGEST, is_risky, shown_width, storable
from clientdesk.i18n import N_

LAST_ROW = 1_048_576
"""A sheet has no more rows."""
_TOGETHER = 100
"""Rows compressed at once."""
_QUICKLY, _WELL = 1, 4
_DAY_NOUGHT = date(1899, 12, 30)
_MOMENT_NOUGHT = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
_DAY = timedelta(days=1)
_AS_IT_IS = re.compile("[^&<>_\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]*").fullmatch
"""Matches text of which neither XML nor a workbook wants anything changed."""
_SURELY_SHORT = LONGEST // 2
_KNOWN = 1_000
"""So many texts of a column are remembered as cells: most columns repeat themselves."""
LINE, EDGES, _TALLEST = 14.5, 3.5, 409.0
"""The height of a line, that of what a row has around its lines, the greatest height of a row, in points."""
_ROUND = 10**15
_DIGITS = 15
_DIMENSION = re.compile(rb'<dimension ref="[^"]*" ?/>')
_KEEP_SPACES = ' xml:space="preserve"'
_TEXT_END = "</t></is></c>"
_FIGURE_END = "</v></c>"


@dataclass(frozen=True)
class Formula:
    """A formula of ours (without the =), never with anything a client said, and what it comes to."""

    text: str
    figure: Cell


Content = Cell | Formula | None


class Pen:
    """Writes the cells of a column in one style, and knows how wide they have become, in characters, up to `most`.

    `quoted` is the number of the same style for text that looks like a formula. Where the style breaks what is wider,
    the number of lines is put into `lines`.
    """

    def __init__(
        self, letter: str, *, style: int, quoted: int, most: float = 0.0, lines: list[int] | None = None
    ) -> None:
        self.width = 0.0
        self._longest = 0
        self._known: dict[str | date, tuple[str, int]] = {}
        self._most = most
        self._lines = lines
        self._place = f'<c r="{letter}'
        self._empty = f'" s="{style}"/>'
        self._figure = f'" s="{style}"><v>'
        self._truth = f'" s="{style}" t="b"><v>'
        self._formula = f'" s="{style}"><f>'
        self._said = f'" s="{style}" t="str"><f>'
        self._text = f'" s="{style}" t="inlineStr"><is><t'
        self._quoted = f'" s="{quoted}" t="inlineStr"><is><t'

    def write(self, value: Content, row: int) -> str:
        """The cell in this row as XML."""
        if value is None:
            return f"{self._place}{row}{self._empty}"
        if type(value) is str or type(value) is date:
            cell, lines = self._known.get(value) or self._known_from_now(value)
            if lines > 1 and self._lines is not None:
                self._lines.append(lines)
            return f"{self._place}{row}{cell}"
        return f"{self._place}{row}{self._rest(value)}"

    def _known_from_now(self, value: str | date) -> tuple[str, int]:
        made = self._rest(value), self._measured(value) if isinstance(value, str) else 1
        if len(self._known) < _KNOWN:
            self._known[value] = made
        return made

    def _measured(self, text: str) -> int:
        """In how many lines the text stands in its column."""
        if "\n" in text:
            return sum(self._measured(line) for line in text.split("\n"))
        width = len(text) if text.isascii() or 2 * len(text) <= self.width else shown_width(text)
        if width > self.width:
            self.width = min(self._most, width)
        return 1 if width <= self._most else _lines(text, width, room=max(1, self._most))

    def _rest(self, value: Cell | Formula) -> str:
        """The cell without its place."""
        if isinstance(value, str):
            return self._of_text(value)
        if isinstance(value, Formula):
            return self._of_formula(value)
        figure = _figure(value)
        if figure is None:
            return self._of_text(str(storable(value)))
        if len(figure) > self._longest:
            self._longest = len(figure)
            self._widen(value)
        return f"{self._truth if isinstance(value, bool) else self._figure}{figure}{_FIGURE_END}"

    def _widen(self, figure: Cell) -> None:
        shown = f"{figure:,.2f}" if isinstance(figure, Decimal) else str(figure)
        self.width = max(self.width, min(self._most, len(shown)))

    def _of_text(self, text: str) -> str:
        # Most texts need no change, and to see that takes a third of the time of making sure.
        if _AS_IT_IS(text) and len(text) <= _SURELY_SHORT:
            kept = said = text
        else:
            kept = str(storable(text))
            said = escape(kept, quote=False)
        if not kept:
            return self._empty
        spaces = "" if kept == kept.strip() else _KEEP_SPACES
        return f"{self._quoted if is_risky(kept) else self._text}{spaces}>{said}{_TEXT_END}"

    def _of_formula(self, formula: Formula) -> str:
        said = isinstance(formula.figure, str)
        self._widen(formula.figure)
        opened = self._said if said else self._formula
        figure = escape(str(storable(formula.figure)), quote=False) if said else _number(formula.figure)
        return f"{opened}{escape(formula.text, quote=False)}</f><v>{figure}{_FIGURE_END}"


def _lines(text: str, width: int, *, room: float) -> int:
    """In how many lines a text stands; Latin words are not broken unless they are longer than a line."""
    if not text.isascii():
        return ceil(width / room)
    lines, used = 1, 0.0
    for word in text.split(" "):
        if used and used + len(word) > room:
            lines, used = lines + 1, 0.0
        lines += ceil(len(word) / room) - 1 if word else 0
        used += len(word) % room + 1
    return lines


def _figure(value: Cell) -> str | None:
    """A number, day or moment as the format writes it; None for what a spreadsheet would change."""
    if isinstance(value, Decimal):
        return f"{value:f}" if len(value.as_tuple().digits) <= _DIGITS or storable(value) is value else None
    if isinstance(value, int):
        return _number(value) if -_ROUND < value < _ROUND or storable(value) is value else None
    return None if isinstance(value, str) or storable(value) is not value else _number(value)


def _number(value: Cell) -> str:
    if isinstance(value, datetime):
        return repr((value - _MOMENT_NOUGHT) / _DAY)
    if isinstance(value, date):
        return str((value - _DAY_NOUGHT).days)
    return str(int(value)) if isinstance(value, int) else f"{value:f}"


class Rows:
    """Rows of a sheet below those that openpyxl knows; `last` is the number of the latest, into `lines` the pens put in
    how many lines a text stands."""

    def __init__(self, *, after: int) -> None:
        self.last = after
        self.lines: list[int] = []
        self._fresh: list[str] = []
        self._packed: list[bytes] = []

    def add(self, pens: Sequence[Pen], values: Iterable[Content]) -> None:
        """A row: for each pen what it is to write. Raises `UserError` when the sheet is full."""
        if self.last >= LAST_ROW:
            raise UserError(
                N_("A sheet of a workbook holds at most {most} rows, and there are more."),
                key="too_many_rows",
                hint=N_("Export fewer at once, one kind at a time."),
                most=LAST_ROW,
            )
        self.last = row = self.last + 1
        cells = "".join([pen.write(value, row) for pen, value in zip(pens, values, strict=True)])
        height = ""
        if self.lines:
            height = f' ht="{min(_TALLEST, max(self.lines) * LINE + EDGES)}"'
            self.lines.clear()
        self._fresh.append(f'<row r="{row}"{height}>{cells}</row>')
        if len(self._fresh) == _TOGETHER:
            self._pack()

    def skip(self) -> None:
        """Leave a row empty."""
        self.last += 1

    def _pack(self) -> None:
        self._packed.append(zlib.compress("".join(self._fresh).encode(), _QUICKLY))
        self._fresh.clear()

    def within(self, sheet: bytes, *, columns: str) -> Iterator[bytes]:
        """The XML of a sheet as openpyxl made it, piece by piece, with these rows at the end of its own.

        `columns` is the letter of the last one. That digits stand as text is meant, so no cell is flagged for it.
        """
        everything = f"A1:{columns}{self.last}"
        head, closing, tail = _DIMENSION.sub(f'<dimension ref="{everything}"/>'.encode(), sheet).partition(
            b"</sheetData>"
        )
        yield head
        for packed in self._packed:
            yield zlib.decompress(packed)
        yield "".join(self._fresh).encode()
        yield closing
        meant = f'<ignoredErrors><ignoredError sqref="{everything}" numberStoredAsText="1"/></ignoredErrors>'
        yield tail.replace(b"</worksheet>", meant.encode() + b"</worksheet>")


def save(workbook: Workbook, long: Mapping[str, tuple[Rows, str]], out: BinaryIO) -> None:
    """Write the workbook; `long` is {title of a sheet: (its rows, the letter of its last column)}."""
    made = io.BytesIO()
    # `Workbook.save` would say that it was modified by a clock of its own.
    ExcelWriter(workbook, ZipFile(made, "w")).save()
    # The path of a sheet is settled when it has been written.
    parts: dict[str, Any] = {sheet.path.lstrip("/"): long.get(sheet.title) for sheet in workbook.worksheets}
    with ZipFile(made) as source, ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_WELL) as target:
        for name in source.namelist():
            held = source.read(name)
            rows, columns = parts.get(name) or (None, "")
            with target.open(name, "w") as part:
                for piece in rows.within(held, columns=columns) if rows else (held,):
                    part.write(piece)
