"""The form every ledger has: title, imprint, headings, rows, totals, print set-up; and the info sheet at the end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO, Literal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from clientdesk import __version__
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle, Styles
from clientdesk.i18n import N_, Catalogue

HEADING_ROW = 4
_A4 = 9
_INCH = 25.4
_PROGRAM = "ClientDesk"
_FONTS = {"zh_TW": "Microsoft JhengHei"}
_NAME_LENGTH = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLE = CellStyle(size=14, bold=True, centred_across=True)
_LINE = CellStyle(TEXT, size=9)
_HEADING = CellStyle(TEXT, bold=True, wrap=True, heading=True)

Headings = Literal["zh", "en", "both"]


@dataclass(frozen=True)
class Words:
    """A heading as a ledger knows it: accountants write it in Chinese, English or both, whatever the window speaks."""

    zh: str
    tw: str
    en: str

    def text(self, headings: str, language: str, *, joint: str = "\n") -> str:
        """The heading in the wanted language or languages."""
        chinese = self.tw if language == "zh_TW" else self.zh
        return {"zh": chinese, "en": self.en}.get(headings, f"{chinese}{joint}{self.en}")


NO_DATA = Words("本期无数据", "本期無資料", "No data")
TOTAL = Words("合计", "合計", "Total")
INFO = Words("说明", "說明", "Info")
INTERNAL = Words("内部", "內部", "Internal")


@dataclass(frozen=True)
class SheetColumn:
    """A column: heading, width in characters, number format of its cells, and whether the foot counts what it holds."""

    heading: str
    width: float
    format: str = TEXT
    wrap: bool = False
    counted: bool = False


@dataclass(frozen=True)
class Imprint:
    """What a workbook says of itself. `now` is an aware moment; `scope` says in words what was asked for."""

    language: str
    headings: str
    printed_by: str
    now: datetime
    company: str = ""
    scope: str = ""

    def about(self) -> str:
        """Company and scope on one line."""
        return " · ".join(filter(None, (self.company, self.scope)))

    def printed(self, words: Catalogue) -> str:
        """Who made it, when, with which version."""
        time = self.now.astimezone().strftime("%Y-%m-%d %H:%M")
        by = words.tr(N_("Printed by {user}"), user=self.printed_by) if self.printed_by else ""
        return " · ".join(filter(None, (by, time, f"{_PROGRAM} {__version__}")))

    def text(self, heading: Words, *, joint: str = " ") -> str:
        """A heading on one line in the wanted language or languages."""
        return heading.text(self.headings, self.language, joint=joint)


class Book:
    """A workbook written row by row."""

    def __init__(self, imprint: Imprint, words: Catalogue) -> None:
        self.workbook = Workbook(write_only=True)
        self.workbook.calculation.fullCalcOnLoad = True
        self.workbook.properties.creator = _PROGRAM
        self.workbook.properties.created = imprint.now.astimezone().replace(tzinfo=None)
        self.workbook.properties.modified = self.workbook.properties.created
        self.styles = Styles(_FONTS.get(imprint.language, "Microsoft YaHei"))
        self.imprint = imprint
        self.words = words
        self._names: set[str] = set()

    def ledger(self, title: str, columns: Sequence[SheetColumn], *, name: str, fixed: int) -> "Ledger":
        """A new sheet whose first `fixed` columns stay in view."""
        return Ledger(self, title, columns, name=self._free(name), fixed=fixed)

    def info(self, facts: Sequence[tuple[str, Cell]], lists: Sequence[tuple[str, Sequence[Sequence[str]]]]) -> None:
        """The last sheet: facts about this workbook, then titled lists."""
        sheet = self.workbook.create_sheet(self._free(f"{self.imprint.text(INFO)}"))
        for letter, width in (("A", 34), ("B", 60), ("C", 30)):
            sheet.column_dimensions[letter].width = width
        title, label, value = CellStyle(size=14, bold=True), CellStyle(TEXT, bold=True), CellStyle(TEXT, wrap=True)
        sheet.append([self.styles.cell(sheet, self.imprint.text(INFO), title)])
        for name, fact in facts:
            style = value if isinstance(fact, str) else CellStyle("#,##0.00" if not isinstance(fact, int) else "#,##0")
            sheet.append([self.styles.cell(sheet, name, label), self.styles.cell(sheet, fact, style)])
        for heading, rows in lists:
            sheet.append([])
            sheet.append([self.styles.cell(sheet, heading, label)])
            for row in rows:
                sheet.append([self.styles.cell(sheet, part, value) for part in row])

    def arrange(self, sheets: Sequence["Ledger"]) -> None:
        """Put these sheets first, in this order."""
        for place, ledger in enumerate(sheets):
            self.workbook.move_sheet(ledger.sheet.title, place - self.workbook.index(ledger.sheet))

    def save(self, out: BinaryIO) -> None:
        """Write the whole workbook."""
        self.workbook.save(out)

    def _free(self, name: str) -> str:
        """A sheet name without what is forbidden, unique whatever its case."""
        bare = " ".join(name.translate(_FORBIDDEN).split())[:_NAME_LENGTH] or "~"
        free, number = bare, 2
        while free.casefold() in self._names:
            free = f"{bare[: _NAME_LENGTH - 3]}~{number}"
            number += 1
        self._names.add(free.casefold())
        return free


class Ledger:
    """A sheet with headings in row 4 and data below them."""

    def __init__(self, book: Book, title: str, columns: Sequence[SheetColumn], *, name: str, fixed: int) -> None:
        self.book = book
        self.columns = columns
        self.count = 0
        self.sheet: Any = book.workbook.create_sheet(name)
        self._styles = [CellStyle(column.format, wrap=column.wrap) for column in columns]
        self._set_up(fixed)
        self._write_head(title)

    def add(self, values: Iterable[Cell | None]) -> None:
        """A row of data: a value for each column, None where there is none."""
        cell, sheet = self.book.styles.cell, self.sheet
        pairs = zip(values, self._styles, strict=True)
        sheet.append([None if value is None else cell(sheet, value, style) for value, style in pairs])
        self.count += 1

    def close(self) -> None:
        """The totals, which follow the filter; or the words that there is nothing."""
        first, last = HEADING_ROW + 1, HEADING_ROW + max(self.count, 1)
        if not self.count:
            self.sheet.append([self.book.styles.cell(self.sheet, self.book.imprint.text(NO_DATA), _LINE)])
        if any(column.counted for column in self.columns):
            self._write_totals(first, last)
        right = get_column_letter(len(self.columns))
        self.sheet.auto_filter.ref = f"A{HEADING_ROW}:{right}{last}"

    def _write_totals(self, first: int, last: int) -> None:
        styles, row = self.book.styles, []
        for number, column in enumerate(self.columns, 1):
            letter = get_column_letter(number)
            if column.counted:
                form = CellStyle("0", bold=True, total=True)
                row.append(styles.formula(self.sheet, f"SUBTOTAL(103,{letter}{first}:{letter}{last})", form))
            else:
                text = self.book.imprint.text(TOTAL) if number == 1 else None
                row.append(styles.cell(self.sheet, text, CellStyle(TEXT, bold=True, total=True)))
        if not self.count:
            row = [styles.cell(self.sheet, 0, CellStyle("0", bold=True, total=True)) for _ in row]
        self.sheet.append(row)

    def _write_head(self, title: str) -> None:
        styles, imprint = self.book.styles, self.book.imprint
        self.sheet.row_dimensions[1].height = 24
        self.sheet.row_dimensions[HEADING_ROW].height = 32
        blank = [None] * (len(self.columns) - 1)
        self.sheet.append([styles.cell(self.sheet, text, _TITLE) for text in (title, *blank)])
        for line in (imprint.about(), imprint.printed(self.book.words)):
            self.sheet.append([styles.cell(self.sheet, line, _LINE)])
        self.sheet.append([styles.cell(self.sheet, column.heading, _HEADING) for column in self.columns])

    def _set_up(self, fixed: int) -> None:
        """View and print set-up, which a sheet written row by row wants first: A4 landscape, one page wide."""
        sheet = self.sheet
        sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{HEADING_ROW + 1}"
        for number, column in enumerate(self.columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = column.width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        margins = sheet.page_margins
        margins.left = margins.right = 10 / _INCH
        margins.top, margins.bottom = 15 / _INCH, 12 / _INCH
        margins.header = margins.footer = 5 / _INCH
        sheet.print_options.horizontalCentered = True
        sheet.print_title_rows = f"1:{HEADING_ROW}"
        sheet.oddFooter.left.text = self.book.imprint.text(INTERNAL)
        sheet.oddFooter.center.text = "第 &P 页 / 共 &N 页  Page &P of &N"
        sheet.oddFooter.right.text = "&D &T"
