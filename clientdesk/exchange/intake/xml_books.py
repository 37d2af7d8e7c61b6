"""Workbooks as one XML text ("XML Spreadsheet 2003") in the child: what many office systems export and call .xls."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.parsers import expat

from clientdesk.exchange.intake.grids import COLUMNS_AT_MOST, ROWS_AT_MOST, Grid
from clientdesk.exchange.intake.refusals import DAMAGED, LESS, refused
from clientdesk.exchange.intake.tables import Area
from clientdesk.i18n import N_

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet "
_AREA_AT_MOST = 20_000_000


def xml_grids(payload: bytes) -> Iterator[Grid]:
    """The sheets of such a workbook."""
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(payload, True)
    except expat.ExpatError:
        raise refused("unreadable", DAMAGED) from None
    yield from reader.grids


def _refuse_doctype(*_declared: object) -> None:
    raise refused("doctype", N_("The file declares a document type of its own, which no workbook needs."))


class _Reader:
    """Takes the elements as they come. Rows and cells may say their number, else each follows the one before."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._rows: list[list[object]] = []
        self._merged: list[Area] = []
        self._kind: str | None = None
        self._pieces: list[str] = []
        self._place = (0, 0)
        self._span = (0, 0)

    def start(self, name: str, given: dict[str, str]) -> None:
        match name.removeprefix(_NAMESPACE):
            case "Worksheet":
                self._rows, self._merged = [], []
                self.grids.append(Grid(given.get(f"{_NAMESPACE}Name", ""), self._rows, merged=self._merged))
                self._place = (0, 0)
            case "Row":
                self._place = (_number(given, "Index", self._place[0] + 1), 0)
            case "Cell":
                self._place = (self._place[0], _number(given, "Index", self._place[1] + 1))
                self._span = _number(given, "MergeAcross", 0), _number(given, "MergeDown", 0)
                self._merge()
            case "Data":
                self._kind, self._pieces = given.get(f"{_NAMESPACE}Type", "String"), []

    def text(self, piece: str) -> None:
        if self._kind is not None:
            self._pieces.append(piece)

    def end(self, name: str) -> None:
        match name.removeprefix(_NAMESPACE):
            case "Data" if self._kind is not None and self.grids:
                self._put(_value(self._kind, "".join(self._pieces)))
                self._kind = None
            case "Cell":
                self._place = (self._place[0], self._place[1] + self._span[0])

    def _merge(self) -> None:
        (row, column), (across, down) = self._place, self._span
        if across or down:
            self._merged.append((row - 1, row - 1 + down, column - 1, column - 1 + across))

    def _put(self, value: object) -> None:
        row, column = self._place
        if row > ROWS_AT_MOST or column > COLUMNS_AT_MOST or row * column > _AREA_AT_MOST:
            text = N_("The file has more than can be read at once: reading ended at row {row}.")
            raise refused("too_big", text, hint=LESS, row=len(self._rows))
        while len(self._rows) < row:
            self._rows.append([])
        cells = self._rows[row - 1]
        cells += [None] * (column - len(cells))
        if value is None:
            self.grids[-1].flaw("error", row, column)
        cells[column - 1] = value


def _value(kind: str, text: str) -> Any:
    """What the text of a cell stands for; None for an error."""
    try:
        match kind:
            case "Number":
                return float(text)
            case "Boolean":
                return text == "1"
            case "DateTime":
                moment = datetime.fromisoformat(text)
                return moment if moment.time() != datetime.min.time() else moment.date()
            case "Error":
                return None
    except ValueError:
        return text
    return text


def _number(given: dict[str, str], name: str, otherwise: int) -> int:
    text = given.get(_NAMESPACE + name, "")
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 10 else otherwise
