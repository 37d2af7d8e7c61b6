"""The form every ledger has: title, imprint, headings, rows, totals, print set-up; and the info sheet at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property
from math import ceil
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from clientdesk.dossier.types import MONEY, Cell
from clientdesk.exchange.workbooks import streamed
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle, Styles, shown_width, storable
from clientdesk.exchange.workbooks.imprint import INFO, PROGRAM, Imprint, Seal, Words, set_up_pages, sign_pages
from clientdesk.exchange.workbooks.paper import A4, Paper, paper_for
from clientdesk.exchange.workbooks.streamed import EDGES, LINE, Content, Formula, Pen, Rows

HEADING_ROW = 4
_FONTS = {"zh_TW": "Microsoft JhengHei"}
_ENGINE = 191029
"""The version of Excel's reckoning that the figures in the file count as made by; an older one is done anew on opening,
and on closing the user is asked whether to save what nobody changed."""
_NAME_LENGTH = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_SHORT = 10
"""The width of a day or a share above the headings."""
_ROOM = 1.4
"""What a column is wider than its widest text, in characters."""
_BOLD = 1.12
"""How much wider bold letters are."""
_TITLE = CellStyle(size=14, bold=True, centred_across=True)
_LINE = CellStyle(TEXT, size=9)
_ALOUD = CellStyle(TEXT, size=9, bold=True, aloud=True)
_HEADING = CellStyle(TEXT, bold=True, wrap=True, heading=True)

NO_DATA = Words("本期无数据", "本期無資料", "No data")
TOTAL = Words("合计", "合計", "Total")
MIXED = Words("多币种", "多幣別", "mixed")
BY_CURRENCY = Words("各币种合计", "各幣別合計", "Totals by currency")


class Total(Enum):
    """What the foot of a column says."""

    NONE = auto()
    COUNT = auto()
    SUM = auto()


@dataclass(frozen=True)
class SheetColumn:
    """A column: heading, width in characters at most, number format of its cells, and what its foot says.

    `count_format` is the number format of a foot that counts; `currency` marks the column that names the currency of a
    row's amounts; `alike` says that what is summed is of one kind in every row, whatever the currency of the row
    (pieces, amounts in the house's currency); `least` is the least width. Without a value in any row it is hidden if it
    `may_hide`; what is not `printed` stands beside the print area, after all others.
    """

    heading: str
    width: float
    format: str = TEXT
    side: str = ""
    wrap: bool = False
    total: Total = Total.NONE
    count_format: str = "0"
    currency: bool = False
    alike: bool = False
    least: float = 0
    may_hide: bool = False
    printed: bool = True


class Book:
    """A workbook that grows row by row. `figures` is "formulas", or "values" for programs that cannot reckon."""

    def __init__(self, imprint: Imprint, seal: Seal, *, title: str, figures: str = "formulas") -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.calculation.fullCalcOnLoad = False
        self.workbook.calculation.calcId = _ENGINE
        self.workbook.properties.title = title
        self.workbook.properties.creator = PROGRAM
        self.workbook.properties.created = imprint.now.astimezone(UTC).replace(tzinfo=None)
        self.workbook.properties.modified = self.workbook.properties.created
        self.styles = Styles(_FONTS.get(imprint.language, "Microsoft YaHei"))
        self.imprint = imprint
        self.seal = seal
        self.figures = figures
        self._ledgers: list[Ledger] = []
        self._names: set[str] = set()

    def ledger(self, title: str, columns: Sequence[SheetColumn], *, name: str, fixed: int) -> "Ledger":
        """A new sheet whose first `fixed` columns stay in view."""
        self._ledgers.append(Ledger(self, title, columns, name=self._free(name), fixed=fixed))
        return self._ledgers[-1]

    def form(self, title: str, columns: Sequence[SheetColumn], *, name: str, fixed: int) -> "Form":
        """A new sheet whose rows differ; see `Form`."""
        form = Form(self, title, columns, name=self._free(name), fixed=fixed)
        self._ledgers.append(form)
        return form

    def info(self, facts: Sequence[tuple[str, Cell]], lists: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> None:
        """The last sheet: facts about this workbook, then titled lists."""
        sheet = self.workbook.create_sheet(self._free(self.imprint.text(INFO)))
        for letter, width in (("A", 34), ("B", 62), ("C", 14)):
            sheet.column_dimensions[letter].width = width
        title, label = CellStyle(size=14, bold=True), CellStyle(TEXT, bold=True, wrap=True, ruled=True)
        self._append(sheet, [(self.imprint.text(INFO), title)])
        sheet.row_dimensions[1].height = 24
        for name, fact in facts:
            self._append(sheet, [(name, label), (fact, _fact_style(fact))])
        for heading, rows in lists:
            sheet.append([])
            self._append(sheet, [(heading, CellStyle(TEXT, size=11, bold=True))])
            for number, row in enumerate(rows):
                style = _HEADING if number == 0 else CellStyle(TEXT, wrap=True, ruled=True)
                self._append(sheet, [(part, style) for part in row])
        set_up_pages(sheet, orientation="portrait")
        sign_pages(sheet, self.imprint, self.seal)

    def _append(self, sheet: Any, row: Sequence[tuple[Cell, CellStyle]]) -> None:
        sheet.append([self.styles.cell(sheet, value, style) for value, style in row])

    def arrange(self, sheets: Sequence["Ledger"]) -> None:
        """Put these sheets first, in this order."""
        for place, ledger in enumerate(sheets):
            self.workbook.move_sheet(ledger.sheet.title, place - self.workbook.index(ledger.sheet))

    def save(self, out: BinaryIO) -> None:
        """Write the whole workbook."""
        streamed.save(self.workbook, {each.sheet.title: (each.rows, each.letters[-1]) for each in self._ledgers}, out)

    def _free(self, name: str) -> str:
        """A sheet name without what is forbidden, unique whatever its case."""
        bare = sheet_name(name)
        free, number = bare, 2
        while free.casefold() in self._names:
            free = f"{bare[: _NAME_LENGTH - 3]}~{number}"
            number += 1
        self._names.add(free.casefold())
        return free


def sheet_name(text: str) -> str:
    """What the first sheet of this title is called, without what is forbidden in names of sheets."""
    return " ".join(text.translate(_FORBIDDEN).split())[:_NAME_LENGTH] or "~"


def figure_of(value: Content) -> Cell | None:
    """What stands in a cell, or what its formula comes to."""
    return value.figure if isinstance(value, Formula) else value


def reckoned(text: str, figure: Cell, *inputs: Cell | None) -> Content:
    """A formula with its figure; the figure alone where a spreadsheet cannot hold it or what it is made of exactly."""
    exact = all(storable(value) is value for value in (figure, *inputs))
    return Formula(text, figure) if exact else figure


def _foot(column: SheetColumn, *, total: bool) -> CellStyle:
    """The style below a column, in the row of totals or further down."""
    number = {Total.COUNT: column.count_format, Total.SUM: column.format}.get(column.total, TEXT)
    return CellStyle(number, side=column.side if column.total is Total.SUM else "left", bold=True, total=total)


def _narrowest(heading: str) -> float:
    """How wide a column must be for its heading, which breaks between words."""
    return max((shown_width(word) * _widening(word) for word in heading.split()), default=0.0)


def _widening(text: str) -> float:
    return _BOLD if text.isascii() else 1.0


def _fact_style(fact: Cell) -> CellStyle:
    number = MONEY.cell_format if isinstance(fact, Decimal) else "#,##0" if isinstance(fact, int) else TEXT
    return CellStyle(number, side="left", wrap=isinstance(fact, str), ruled=True)


class Ledger:
    """A sheet with headings in row 4 and data below them."""

    def __init__(self, book: Book, title: str, columns: Sequence[SheetColumn], *, name: str, fixed: int) -> None:
        self.book = book
        self.title = title
        self.columns = columns
        self.count = 0
        self.sheet: Any = book.workbook.create_sheet(name)
        self.rows = Rows(after=HEADING_ROW)
        self.letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
        self.sums: dict[int, dict[str, Decimal]] = {
            place: {} for place, column in enumerate(columns) if column.total is Total.SUM
        }
        """{place of a column: {currency: sum}}"""
        self._inexact = False
        self._pens = self._pens_for(
            [CellStyle(each.format, side=each.side, wrap=each.wrap, ruled=True) for each in columns]
        )
        self._fixed = fixed
        self.papers: Sequence[Paper] = (A4,)
        self.paper = A4
        self._above: dict[tuple[int, int], tuple[Cell, CellStyle]] = {}

    def put_above(self, row: int, place: int, value: Cell, style: CellStyle) -> str:
        """A cell above the headings, in row 2 or 3 and the column of this place (from 0), for formulas to refer to; the
        lines about the sheet make room for it. Its name, such as `$B$2`."""
        self._above[row, place] = value, style
        if not isinstance(value, str):
            self._pens[place].width = max(self._pens[place].width, _SHORT)
        return f"${self.letters[place]}${row}"

    @cached_property
    def _alerting(self) -> list[Pen]:
        """The pens of rows that are overdue."""
        styles = [
            CellStyle(each.format, side=each.side, wrap=each.wrap, ruled=True, alert=True) for each in self.columns
        ]
        return self._pens_for(styles)

    def _pens_for(self, styles: Sequence[CellStyle]) -> list[Pen]:
        number = self.book.styles.number
        return [
            Pen(
                letter,
                style=number(self.sheet, style),
                quoted=number(self.sheet, replace(style, quoted=True)),
                most=column.width,
                lines=self.rows.lines if style.wrap else None,
            )
            for letter, style, column in zip(self.letters, styles, self.columns, strict=True)
        ]

    def add(self, values: Sequence[Content], *, currency: str = "", alert: bool = False) -> None:
        """A row of data: a value or formula for each column, None where there is none; `currency` is that of its
        amounts, `alert` shades it."""
        if self.book.figures == "values":
            values = [value.figure if isinstance(value, Formula) else value for value in values]
        self.rows.add(self._alerting if alert else self._pens, values)
        self.count += 1
        for place, sums in self.sums.items():
            amount = figure_of(values[place])
            if isinstance(amount, Decimal):
                code = "" if self.columns[place].alike else currency
                sums[code] = sums.get(code, Decimal(0)) + amount
                self._inexact = self._inexact or storable(amount) is not amount

    def close(self) -> None:
        """The totals, which follow the filter; or the words that there is nothing. Then what stands around them."""
        first, last = HEADING_ROW + 1, HEADING_ROW + max(self.count, 1)
        if not self.count:
            blank = [None] * (len(self.columns) - 1)
            self.rows.add(self._pens_for([_LINE] * len(self.columns)), [self.book.imprint.text(NO_DATA), *blank])
        if any(column.total is not Total.NONE for column in self.columns):
            self._write_totals(first, last)
        self.sheet.auto_filter.ref = f"A{HEADING_ROW}:{self.letters[-1]}{last}"
        self._write_head()
        self._set_up()

    def _write_totals(self, first: int, last: int) -> None:
        spans = [f"{letter}{first}:{letter}{last}" for letter in self.letters]
        pens = self._pens_for([_foot(each, total=True) for each in self.columns])
        label = self.book.imprint.text(TOTAL)
        totals = [self._total(place, span) for place, span in enumerate(spans)]
        self.rows.add(pens, [label if place == 0 else total for place, total in enumerate(totals)])
        for place in self.sums:
            self._pens[place].width = max(self._pens[place].width, pens[place].width)
        for own, alerting in zip(self._pens, self._alerting, strict=True):
            own.width = max(own.width, alerting.width)
        mixed = {place: sums for place, sums in self.sums.items() if len(sums) > 1}
        if mixed:
            self._write_by_currency(mixed, spans)

    def _total(self, place: int, span: str) -> Content:
        total = self.columns[place].total
        if total is Total.NONE:
            return None
        if total is Total.COUNT:
            return self._live(Formula(f"SUBTOTAL(103,{span})", self.count)) if self.count else 0
        sums = self.sums[place]
        if len(sums) > 1:
            return self.book.imprint.text(MIXED)
        return self._live(Formula(f"SUBTOTAL(109,{span})", sum(sums.values(), Decimal(0)))) if self.count else 0

    def _write_by_currency(self, mixed: dict[int, dict[str, Decimal]], spans: Sequence[str]) -> None:
        """Under the totals a row for each currency; its code stands in the column of currencies, if there is one."""
        marks = [place for place, column in enumerate(self.columns) if column.currency]
        pens = self._pens_for([_foot(each, total=False) for each in self.columns])
        self.rows.skip()
        for number, currency in enumerate(sorted({code for sums in mixed.values() for code in sums})):
            row: list[Content] = [None] * len(self.columns)
            row[0] = self.book.imprint.text(BY_CURRENCY) if number == 0 else None
            for mark in marks:
                row[mark] = currency
            for place, sums in mixed.items():
                amount = sums.get(currency, Decimal(0))
                codes = [f"{spans[mark]},{self.letters[mark]}{self.rows.last + 1}" for mark in marks]
                row[place] = self._live(Formula(f"SUMIFS({spans[place]},{codes[0]})", amount)) if codes else amount
            self.rows.add(pens, row)

    def _live(self, formula: Formula) -> Content:
        """The formula, or only its figure where formulas are not wanted, would leave out amounts kept as text, or would
        come to more digits than a spreadsheet holds."""
        exact = not self._inexact and storable(formula.figure) is formula.figure
        return formula if exact and self.book.figures != "values" else formula.figure

    def _write_head(self) -> None:
        styles, imprint = self.book.styles, self.book.imprint
        widths = [
            max(_narrowest(each.heading), pen.width, each.least)
            for each, pen in zip(self.columns, self._pens, strict=True)
        ]
        for letter, width in zip(self.letters, widths, strict=True):
            self.sheet.column_dimensions[letter].width = width + _ROOM
        hidden = [
            self.count > 0 and each.may_hide and not p.width for each, p in zip(self.columns, self._pens, strict=True)
        ]
        for letter, is_hidden in zip(self.letters, hidden, strict=True):
            self.sheet.column_dimensions[letter].hidden = is_hidden
        seen = [pair for pair, gone in zip(zip(self.columns, widths, strict=True), hidden, strict=True) if not gone]
        self.paper = paper_for(sum(width + _ROOM for column, width in seen if column.printed), self.papers)
        lines = (
            sum(ceil(shown_width(line) * _widening(line) / (width + 0.1)) for line in column.heading.split("\n"))
            for column, width in seen
        )
        self.sheet.row_dimensions[1].height = 24
        self.sheet.row_dimensions[HEADING_ROW].height = LINE * max(lines) + EDGES
        blank = [None] * (len(self.columns) - 1)
        warnings = self.book.seal.warnings(imprint)
        about = " · ".join(filter(None, (*warnings, imprint.about())))
        self.sheet.append([styles.cell(self.sheet, text, _TITLE) for text in (self.title, *blank)])
        self.sheet.append(self._line(2, about, _ALOUD if warnings else _LINE))
        self.sheet.append(self._line(3, imprint.printed(), _LINE))
        self.sheet.append([styles.cell(self.sheet, column.heading, _HEADING) for column in self.columns])

    def _line(self, row: int, text: str, style: CellStyle) -> list[Any]:
        """A line of text in the first cells that are free, with what was put beside it."""
        free = next(place for place in range(len(self.columns) + 1) if (row, place) not in self._above)
        told = {place: held for (its_row, place), held in self._above.items() if its_row == row} | {free: (text, style)}
        cell = self.book.styles.cell
        return [cell(self.sheet, *told[place]) if place in told else None for place in range(max(told) + 1)]

    def _set_up(self) -> None:
        """What stays in view, and how it is printed."""
        sheet = self.sheet
        sheet.freeze_panes = f"{get_column_letter(self._fixed + 1)}{HEADING_ROW + 1}"
        sheet.print_title_rows = f"1:{HEADING_ROW}"
        set_up_pages(sheet, orientation="landscape")
        sheet.page_setup.paperSize = self.paper.number
        printed = [letter for letter, column in zip(self.letters, self.columns, strict=True) if column.printed]
        if printed != self.letters:
            sheet.print_area = f"A1:{printed[-1]}{self.rows.last}"
        sign_pages(sheet, self.book.imprint, self.book.seal)


class Form(Ledger):
    """A sheet whose rows differ from each other, as on a printed form: titles, lines, totals. Nothing is filtered."""

    def line(self, values: Sequence[Content], styles: Sequence[CellStyle]) -> int:
        """A row with a style for each cell; its number."""
        key = tuple(styles)
        if key not in self._kept:
            self._kept[key] = self._pens_for(styles)
        if self.book.figures == "values":
            values = [value.figure if isinstance(value, Formula) else value for value in values]
        self.rows.add(self._kept[key], values)
        self.count += 1
        for own, pen in zip(self._pens, self._kept[key], strict=True):
            own.width = max(own.width, pen.width)
        return self.rows.last

    @cached_property
    def _kept(self) -> dict[tuple[CellStyle, ...], list[Pen]]:
        return {}

    def close(self) -> None:
        """What stands around the rows."""
        self._write_head()
        self._set_up()
