"""Ledgers as tables of declared columns: heading, format, what fills a cell, and formulas that name other columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from openpyxl.utils import get_column_letter

from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import HEADING_ROW, Book, Ledger, SheetColumn, Total, reckoned
from clientdesk.exchange.workbooks.paper import A4, Paper
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.i18n import Catalogue

T = TypeVar("T")
MONEY = "#,##0.00;[Red]-#,##0.00"
PRICE = "#,##0.00##"
PIECES, PARTS = "#,##0", "#,##0.###"
RATE = "0.0000##"
SHARE = "0.0%"
DAY = "yyyy-mm-dd"
COUNT = "0"
MONEY_SUM: dict[str, Any] = {"format": MONEY, "total": Total.SUM}
"""What a column of amounts has besides."""
_LEAST = {RATE: 8.0, PRICE: 9.0, SHARE: 7.0}
"""How wide a column is at least whose format shows more digits than the number has."""


@dataclass(frozen=True)
class At:
    """The row that is being written: its number, the letters of the columns by key, the texts in the language."""

    row: int
    letters: Mapping[str, str]
    words: Catalogue

    def live(self, text: str, figure: Cell, *inputs: Cell | None) -> Content:
        """A formula in which `{key}` stands for the cell of that column in this row, and what it comes to; `inputs` are
        the figures it is made of."""
        return reckoned(text.format_map(_Cells(self.letters, self.row)), figure, *inputs)


class _Cells(dict[str, str]):
    def __init__(self, letters: Mapping[str, str], row: int) -> None:
        super().__init__()
        self._letters, self._row = letters, row

    def __missing__(self, key: str) -> str:
        return f"{self._letters[key]}{self._row}"


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column of a ledger: its key, heading, what fills a cell, width at most, number format, total; `meaning` is a
    message id that says what it holds. See `SheetColumn` for `alike`, `currency`, `may_hide` and `printed`."""

    key: str
    heading: Words
    fill: Callable[[T, At], Content]
    meaning: str
    width: float = 12
    format: str = TEXT
    total: Total = Total.NONE
    alike: bool = False
    currency: bool = False
    wrap: bool = False
    may_hide: bool = False
    printed: bool = True

    def on_sheet(self, book: Book) -> SheetColumn:
        """The column as the sheet has it."""
        return SheetColumn(
            book.imprint.text(self.heading, joint="\n"),
            self.width,
            self.format,
            side="right" if self.format not in (TEXT, DAY) else "",
            wrap=self.wrap,
            total=self.total,
            currency=self.currency,
            alike=self.alike,
            least=_LEAST.get(self.format, 0),
            may_hide=self.may_hide,
            printed=self.printed,
        )


@dataclass(frozen=True)
class Written:
    """A sheet that was filled: its letters by key, how many rows, the first and the last of them."""

    ledger: Ledger
    letters: Mapping[str, str]

    @property
    def first(self) -> int:
        """The row of the first line."""
        return HEADING_ROW + 1

    @property
    def last(self) -> int:
        """The row of the last line; the first one where there is none, so that a range is never upside down."""
        return HEADING_ROW + max(self.ledger.count, 1)

    def span(self, key: str, *, fixed: bool = False) -> str:
        """The range of a column, `fixed` with signs that keep it in place."""
        letter, sign = self.letters[key], "$" if fixed else ""
        return f"{sign}{letter}{sign}{self.first}:{sign}{letter}{sign}{self.last}"

    def far(self, key: str) -> str:
        """The range of a column as another sheet names it."""
        return f"{quoted(self.ledger.sheet.title)}!{self.span(key, fixed=True)}"


def quoted(sheet: str) -> str:
    """The name of a sheet in a formula."""
    return "'" + sheet.replace("'", "''") + "'"


def write_table(
    book: Book,
    title: Words,
    columns: Sequence[Column[Any]],
    rows: Iterable[T],
    *,
    fixed: int,
    currency: Callable[[T], str] = lambda _row: "",
    alert: Callable[[T], bool] = lambda _row: False,
    prepare: Callable[[Ledger], None] = lambda _ledger: None,
    papers: Sequence[Paper] = (A4,),
) -> Written:
    """A sheet of these rows, closed; its first `fixed` columns stay in view. `prepare` is given the sheet before its
    rows; `papers`: the first of these on which it can be read."""
    text = book.imprint.text(title)
    ledger = book.ledger(text, [column.on_sheet(book) for column in columns], name=text, fixed=fixed)
    letters = {column.key: get_column_letter(place) for place, column in enumerate(columns, start=1)}
    prepare(ledger)
    ledger.papers = papers
    for row in rows:
        at = At(HEADING_ROW + ledger.count + 1, letters, book.imprint.words)
        ledger.add([column.fill(row, at) for column in columns], currency=currency(row), alert=alert(row))
    ledger.close()
    return Written(ledger, letters)


def meanings(book: Book, columns: Sequence[Column[Any]]) -> list[tuple[str, str]]:
    """What each column holds, for the info sheet."""
    return [(book.imprint.text(column.heading), book.imprint.words.tr(column.meaning)) for column in columns]


def pieces_format(quantities: Iterable[Decimal]) -> str:
    """The format of quantities: whole ones without the lonely decimal point a spreadsheet would leave behind them."""
    return PIECES if all(value == value.to_integral_value() for value in quantities) else PARTS


def or_none(text: str) -> str | None:
    """A text, or an empty cell."""
    return text or None


def some(value: Decimal) -> Decimal | None:
    """A number, or an empty cell for nothing."""
    return value or None
