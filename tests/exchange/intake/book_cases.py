"""Workbooks as people keep them, and what is to be read out of each."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.intake.case import Case, sheet

MADE = datetime.fromisoformat("2026-01-02")
"""Spreadsheets know no time zones, here and below."""
MOMENT = datetime.fromisoformat("2024-02-29T13:30:15")
_STAMPED = (2026, 1, 2, 0, 0, 0)


def book(fill: Callable[[Workbook, Worksheet], None], *, changed: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """A workbook that comes out the same each time; `changed` has the last word on each of its parts."""
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    fill(made, made.active)
    made.properties.created = made.properties.modified = MADE
    out, again = io.BytesIO(), io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-02T00:00:00Z", content)
            content = changed(name, content) if changed else content
            target.writestr(zipfile.ZipInfo(name, _STAMPED), content, zipfile.ZIP_DEFLATED)
    return again.getvalue()


def put(page: Worksheet, place: str, value: Any, form: str = "General") -> BookCell:
    cell = page[place]
    assert isinstance(cell, BookCell)
    cell.value = value
    cell.number_format = form
    return cell


def family(_book: Workbook, page: Worksheet) -> None:
    """Titles, a heading of two lines with merged cells, clients with several rows each."""
    page.title = "客户家庭"
    page["A1"] = "客户家庭情况一览表"
    page.merge_cells("A1:E1")
    page["A2"] = "制表：示例"
    page["D2"] = "单位：元"
    for area, text in (("A4:A5", "姓名"), ("B4:C4", "家庭"), ("D4:D5", "电话"), ("E4:E5", "年收入")):
        page[area.split(":")[0]] = text
        page.merge_cells(area)
    page["B5"], page["C5"] = "称谓", "生日"
    page["A6"], page["D6"], page["E6"] = "张伟", 15400000001.0, 120000.5
    page.merge_cells("A6:A7")
    page["B6"], page["C6"] = "妻子", date(1985, 3, 4)
    page["B7"], page["C7"] = "儿子", date(2012, 5, 6)
    page["A8"], page["B8"] = "王芳", "丈夫"


FAMILY = sheet(
    [
        ["客户家庭情况一览表", None, None, None, None],
        ["制表：示例", None, None, "单位：元", None],
        [None] * 5,
        ["姓名", "家庭", "家庭", "电话", "年收入"],
        ["姓名", "称谓", "生日", "电话", "年收入"],
        ["张伟", "妻子", date(1985, 3, 4), 15400000001, Decimal("120000.5")],
        ["张伟", "儿子", date(2012, 5, 6), None, None],
        ["王芳", "丈夫", None, None, None],
    ],
    name="客户家庭",
    heading=(3, 2, "姓名", "家庭 / 称谓", "家庭 / 生日", "电话", "年收入"),
)


def kinds(_book: Workbook, page: Worksheet) -> None:
    """One of each kind of cell."""
    page.title = "kinds"
    page.append(["what", "value"])
    values: tuple[tuple[str, Any, str], ...] = (
        ("leading zeros as text", "000123", "@"),
        ("leading zeros by format", 7, "000000"),
        ("identity number as number", 999999194912310021, "0"),
        ("identity number as text", "999999194912310021", "@"),
        ("phone as number", 15400000001, "General"),
        ("percent", 0.155, "0.0%"),
        ("a sum with noise", 0.1 + 0.2, "0.00"),
        ("yes", True, "General"),
        ("day", date(2024, 2, 29), "yyyy-mm-dd"),
        ("Chinese day", date(2024, 2, 29), 'yyyy"年"m"月"d"日"'),
        ("moment", MOMENT, "yyyy-mm-dd hh:mm:ss"),
        ("time of day", time(8, 30), "h:mm"),
        ("hours", 1.25, "[h]:mm:ss"),
        ("text with line ends", "one\r\ntwo", "General"),
        ("only spaces", "   ", "General"),
    )
    for row, (what, value, form) in enumerate(values, 2):
        put(page, f"A{row}", what)
        put(page, f"B{row}", value, form)
    put(page, "A17", "error")
    put(page, "B17", "#REF!").data_type = "e"
    put(page, "A18", "not worked out")
    put(page, "B18", "=B2+1")


KINDS = sheet(
    [
        ["what", "value"],
        ["leading zeros as text", "000123"],
        ["leading zeros by format", "000007"],
        ["identity number as number", 999999194912310016],
        ["identity number as text", "999999194912310021"],
        ["phone as number", 15400000001],
        ["percent", "15.5%"],
        ["a sum with noise", Decimal("0.3")],
        ["yes", True],
        ["day", date(2024, 2, 29)],
        ["Chinese day", date(2024, 2, 29)],
        ["moment", MOMENT],
        ["time of day", time(8, 30)],
        ["hours", "30:00:00"],
        ["text with line ends", "one\ntwo"],
        ["only spaces", None],
        ["error", None],
        ["not worked out", None],
    ],
    name="kinds",
    heading=(0, 1, "what", "value"),
    flaws=[("rounded", 4, 2), ("error", 17, 2), ("uncounted", 18, 2)],
)
KINDS_NOTES = (
    "Cells with an error instead of a value were left empty: 1. The first is kinds!B17.",
    (
        "Formulas no program has worked out were left empty: 1. The first is kinds!B18. Open the file in a spreadsheet"
        " and save it to have their results."
    ),
    (
        "Numbers so long that the spreadsheet has rounded them: 1. The first is kinds!B4. Their last digits are lost;"
        " an ID or card number must be kept as text."
    ),
)


def offset(made: Workbook, page: Worksheet) -> None:
    """A table that does not begin in the corner, a hidden sheet, an empty one, hidden rows."""
    page.title = "客户"
    for place, value in (
        ("C4", "姓名"),
        ("D4", "城市"),
        ("C5", "张伟"),
        ("D5", "北京"),
        ("C6", "王芳"),
        ("D6", "上海"),
    ):
        page[place] = value
    page.row_dimensions[6].hidden = True
    page["C9"] = "  "
    made.create_sheet("空")
    hidden = made.create_sheet("旧")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "旧客户"


def cases() -> Iterator[Case]:
    """All of them."""
    content = book(family)
    yield Case("family.xlsx", content, [FAMILY], form="xlsx")
    note = "The file is called .csv, but it is an Excel workbook (.xlsx) and was read as one."
    yield Case("workbook-called.csv", content, [FAMILY], form="xlsx", notes=[note])
    yield Case("kinds-of-cells.xlsx", book(kinds), [KINDS], form="xlsx", notes=KINDS_NOTES)
    table = [["姓名", "城市"], ["张伟", "北京"], ["王芳", "上海"]]
    yield Case(
        "not-in-the-corner.xlsx",
        book(offset),
        [
            sheet(table, name="客户", at=(4, 3), heading=(0, 1, "姓名", "城市")),
            sheet([["旧客户"]], name="旧", hidden=True, heading=(0, 1, "旧客户")),
        ],
        form="xlsx",
        notes=["Hidden rows of the sheet 客户 were read as well: 1.", "The sheet 旧 is hidden in the file."],
    )
    yield Case("days-since-1904.xlsx", book(_mac, changed=_mac_days), [MAC], form="xlsx")
    yield Case("dates-in-five-styles.xlsx", book(_dates), [DATES], form="xlsx")


def _dates(_book: Workbook, page: Worksheet) -> None:
    page.title = "dates"
    page.append(["姓名", "生日"])
    for row, value in enumerate(("1980-1-5", "1980年1月5日", "80/1/5", "19800105", "Jan 5, 1980", date(1980, 1, 5)), 2):
        put(page, f"A{row}", f"客户{row}")
        put(page, f"B{row}", value)
    put(page, "A8", "客户8")
    put(page, "B8", 29225)
    page["B7"].number_format = "[$-804]yyyy/m/d;@"


DATES = sheet(
    [
        ["姓名", "生日"],
        ["客户2", "1980-1-5"],
        ["客户3", "1980年1月5日"],
        ["客户4", "80/1/5"],
        ["客户5", "19800105"],
        ["客户6", "Jan 5, 1980"],
        ["客户7", date(1980, 1, 5)],
        ["客户8", 29225],
    ],
    name="dates",
    heading=(0, 1, "姓名", "生日"),
)


def _mac(made: Workbook, page: Worksheet) -> None:
    page.title = "mac"
    page.append(["name", "born"])
    put(page, "A2", "Anna")
    put(page, "B2", 27763, "yyyy-mm-dd")
    assert made.worksheets


def _mac_days(name: str, content: bytes) -> bytes:
    return content.replace(b"<workbookPr", b'<workbookPr date1904="1"') if name == "xl/workbook.xml" else content


MAC = sheet([["name", "born"], ["Anna", date(1980, 1, 5)]], name="mac", heading=(0, 1, "name", "born"))
