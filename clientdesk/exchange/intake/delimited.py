"""Text with delimiters (CSV, TSV, the clipboard) in the child: its delimiter found by vote, its rows one by one."""

import csv
import io
import re
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from math import log2
from typing import Literal

from clientdesk.errors import UserError
from clientdesk.exchange.intake.encodings import CODECS
from clientdesk.exchange.intake.grids import COLUMNS_AT_MOST, Grid
from clientdesk.exchange.intake.headings import LOOKED_AT
from clientdesk.exchange.intake.refusals import refused
from clientdesk.files import size_text
from clientdesk.i18n import N_, Sentence

DELIMITERS = (",", "\t", ";", "|")
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with behind an apostrophe that our own files set before it, lest it be taken for a formula."""
FIELD_AT_MOST = 1 << 20
_VOTERS, _VOTE_SECONDS = 64 << 10, 0.2
_TOLD = re.compile(r"sep=([^\w\s\"\x1e]|\t)\s*", re.IGNORECASE)
_END = "\x1e"
"""A line of our own behind the last one: it comes out as a row of its own unless a quotation mark was left open."""
_OPEN_QUOTES_AT_MOST = 20
_OPEN_QUOTE = N_("A quotation mark in row {row} is not closed, so that row was read as it stands.")


@dataclass(frozen=True)
class Dialect:
    """A delimiter, and whether the first line only told it."""

    delimiter: str
    told: bool


def text_grid(payload: bytes, *, encoding: str, skipped: int, dialect: Dialect, notes: list[Sentence]) -> Grid:
    """The one table of a text; `skipped` bytes at its start are the mark of its encoding."""
    csv.field_size_limit(FIELD_AT_MOST)
    grid = Grid("", (), first_row=1 + dialect.told)

    def lines(begun: int) -> Iterator[str]:
        return islice(_lines(payload, encoding, skipped), dialect.told + begun, None)

    rows = _noted(_rows(lines, dialect.delimiter, grid.first_row, notes), grid)
    grid.rows = map(_unguarded, rows) if b"'" in payload else rows
    return grid


def voted(payload: bytes, *, encoding: str, skipped: int) -> Dialect:
    """The delimiter with which the most rows come out with as many values as one another, and with the most of them."""
    lines = list(_lines(payload[: _VOTERS + skipped], encoding, skipped))
    if lines and (told := _TOLD.fullmatch(lines[0])):
        return Dialect(told[1], told=True)
    if len(payload) > _VOTERS and len(lines) > 1:
        lines.pop()
    until = time.monotonic() + _VOTE_SECONDS
    csv.field_size_limit(FIELD_AT_MOST)
    scores = {delimiter: _evenness(lines, delimiter, until) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return Dialect(best, told=False)


def _lines(payload: bytes, encoding: str, skipped: int) -> Iterator[str]:
    stream = io.BytesIO(payload)
    stream.seek(skipped)
    return iter(io.TextIOWrapper(stream, CODECS[encoding], "replace", newline=""))


def _evenness(lines: list[str], delimiter: str, until: float) -> float:
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(lines, delimiter=delimiter):
            widths[len(row)] += 1
            if time.monotonic() > until:
                break
    except csv.Error:
        return 0
    widths.pop(0, None)
    wide = {width: n for width, n in widths.items() if width > 1}
    if not wide:
        return 0
    width = max(wide, key=lambda each: (wide[each], each))
    return wide[width] / widths.total() * (1 + log2(width) / 4)


def _rows(
    lines: Callable[[int], Iterator[str]], delimiter: str, first: int, notes: list[Sentence]
) -> Iterator[list[str]]:
    """The rows of the lines that `lines` gives from a number on; behind an odd quotation mark with more patience."""
    reader = csv.reader(lines(0), delimiter=delimiter, strict=True)
    read = rows = 0
    try:
        for row in reader:
            yield row
            read = reader.line_num
            rows += 1
    except csv.Error:
        yield from _patient_rows(lines(read), delimiter, first + rows, notes)


def _patient_rows(lines: Iterator[str], delimiter: str, first: int, notes: list[Sentence]) -> Iterator[list[str]]:
    """The rows of some lines. A quotation mark that is never closed would swallow the rest of the file: the line with
    it is read as it stands, and those below as if it had not been there."""
    taken: list[str] = []
    again: deque[str] = deque()
    number, left_open = first, 0
    while True:
        quoting: Literal[0, 3] = csv.QUOTE_NONE if left_open > _OPEN_QUOTES_AT_MOST else csv.QUOTE_MINIMAL
        try:
            for row in csv.reader(_taking(taken, again, lines), delimiter=delimiter, quoting=quoting, strict=True):
                if row == [_END]:
                    return
                yield row
                number += 1
                taken.clear()
        except csv.Error:
            pass
        alone, *others = taken
        again.extendleft(reversed(others))
        taken.clear()
        loose = None if others else _loosely(alone, delimiter)
        if loose is None:
            left_open += 1
            notes += [Sentence(_OPEN_QUOTE, {"row": number})] if left_open == 1 else []
        yield loose or _as_it_stands(alone, delimiter, number)
        number += 1


def _loosely(line: str, delimiter: str) -> list[str] | None:
    """The row of a line with quotation marks in odd places, None where the last one is left open."""
    try:
        row = next(csv.reader([line, _END], delimiter=delimiter))
    except csv.Error:
        return None
    return None if row[-1].endswith(_END) else row


def _as_it_stands(line: str, delimiter: str, number: int) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error:
        raise _too_long(number) from None


def _taking(taken: list[str], again: deque[str], lines: Iterator[str]) -> Iterator[str]:
    while line := again.popleft() if again else next(lines, ""):
        taken.append(line)
        yield line
    yield _END


def _too_long(row: int) -> UserError:
    text = N_("Row {row} has a value of more than {most}, so the file was not read.")
    return refused("too_big", text, row=row, most=size_text(FIELD_AT_MOST))


def _noted(rows: Iterator[list[str]], grid: Grid) -> Iterator[list[str]]:
    """The same rows; those that are wider or narrower than the others are told."""
    top = list(islice(rows, LOOKED_AT))
    usual = Counter(map(len, filter(None, top))).most_common(1)
    width = usual[0][0] if usual else 0
    begun = False
    for number, row in enumerate(chain(top, rows), grid.first_row):
        if len(row) > COLUMNS_AT_MOST:
            text = N_("Row {row} has more than {most} columns, so the file was not read.")
            raise refused("too_big", text, row=number, most=COLUMNS_AT_MOST)
        if len(row) == width:
            begun = True
        elif row and begun and (len(row) < width or any(row[width:])):
            grid.flaw("ragged", number, 0)
        yield row


def _unguarded(row: list[str]) -> list[str]:
    if "'" not in "".join(row):
        return row
    return [cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in GUARDED else cell for cell in row]
