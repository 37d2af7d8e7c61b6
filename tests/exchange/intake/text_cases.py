"""Text files as programs write them, in many encodings and dialects, and what is to be read out of each."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from tests.exchange.intake.case import Case, sheet

NAMES = ("姓名", "手机", "城市", "备注")
ROWS = (
    ("张伟", "15400000001", "北京市朝阳区", "重点客户，喜欢龙井"),
    ("欧阳娜娜", "15400000002", "上海市浦东新区", "老客户介绍"),
    ("王芳", "15400000003", "广东省深圳市", ""),
)
TRADITIONAL = ("姓名", "手機", "城市", "備註")
TRADITIONAL_ROWS = (
    ("陳淑芬", "0900-000-001", "臺北市信義區", "老客戶介紹"),
    ("林志豪", "0900-000-002", "高雄市前鎮區", "已約下週拜訪"),
    ("黃雅惠", "0900-000-003", "香港九龍", "喜歡高山茶"),
)
WESTERN = ("Name", "Town", "Remark")
WESTERN_ROWS = (("Müller", "Köln", "größter Kunde"), ("François", "Besançon", "déjà vu"), ("Zoë", "Århus", "5,00 €"))


XML_BOOK = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="客户"><Table>
<Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">姓名</Data></Cell>
<Cell ss:MergeAcross="1"><Data ss:Type="String">家庭</Data></Cell>
<Cell><Data ss:Type="String">年收入</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">称谓</Data></Cell><Cell><Data ss:Type="String">生日</Data></Cell>
<Cell><Data ss:Type="String">万元</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">张伟</Data></Cell><Cell ss:Index="3"><Data
 ss:Type="DateTime">1985-03-04T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">12.5</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">王芳</Data></Cell><Cell ss:Index="4"><Data ss:Type="Error">#N/A</Data></Cell></Row>
</Table></Worksheet></Workbook>
"""
XML_SHEET = sheet(
    [
        ["姓名", "家庭", "家庭", "年收入"],
        ["姓名", "称谓", "生日", "万元"],
        ["张伟", None, date(1985, 3, 4), Decimal("12.5")],
        ["王芳", None, None, None],
    ],
    name="客户",
    at=(2, 1),
    heading=(0, 2, "姓名", "家庭 / 称谓", "家庭 / 生日", "年收入 / 万元"),
    flaws=[("error", 5, 4)],
)
XML_NOTES = ("Cells with an error instead of a value were left empty: 1. The first is 客户!D5.",)


def text(rows: Any, delimiter: str = ",", ends: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + ends for row in rows)


def cells(*rows: Any) -> list[list[Any]]:
    return [[cell or None for cell in row] for row in rows]


def in_encodings() -> Iterator[Case]:
    """The same few lines in every encoding a Chinese, Taiwanese or European office writes."""
    simple, old = text((NAMES, *ROWS)), text((TRADITIONAL, *TRADITIONAL_ROWS))
    expected = [sheet(cells(NAMES, *ROWS), heading=(0, 1, *NAMES))]
    old_expected = [sheet(cells(TRADITIONAL, *TRADITIONAL_ROWS), heading=(0, 1, *TRADITIONAL))]
    tabbed = text((TRADITIONAL, *TRADITIONAL_ROWS), "\t")
    yield Case("utf8-with-mark.csv", simple.encode("utf-8-sig"), expected, encoding="utf-8")
    yield Case("utf8.csv", simple.encode(), expected, encoding="utf-8")
    yield Case("gb18030.csv", simple.encode("gb18030"), expected, encoding="gb18030")
    yield Case("big5.csv", old.encode("big5"), old_expected, encoding="big5")
    yield Case("traditional-in-gb18030.csv", old.encode("gb18030"), old_expected, encoding="gb18030")
    yield Case("unicode-text-of-excel.txt", tabbed.encode("utf-16"), old_expected, form="tsv", encoding="utf-16-le")
    yield Case("utf16-without-mark.csv", simple.encode("utf-16-le"), expected, encoding="utf-16-le")
    yield Case("utf16-from-a-mac.csv", b"\xfe\xff" + simple.encode("utf-16-be"), expected, encoding="utf-16-be")
    yield Case(
        "windows-of-europe.csv",
        text((WESTERN, *WESTERN_ROWS), ";").encode("cp1252"),
        [sheet(cells(WESTERN, *WESTERN_ROWS), heading=(0, 1, *WESTERN))],
        encoding="cp1252",
    )
    yield Case(
        "one-line-in-gbk.csv",
        "李娜,北京\n".encode("gbk"),
        [sheet([["李娜", "北京"]], heading=(0, 1, "李娜", "北京"))],
        encoding="gb18030",
    )
    rare = (("姓名", "单位"), ("𠮷田惠", "㐂乐堂"), ("龘龘", "示例公司"))
    yield Case(
        "rare-characters.csv",
        text(rare).encode("gb18030"),
        [sheet(cells(*rare), heading=(0, 1, *rare[0]))],
        encoding="gb18030",
    )
    yield Case(
        "cut-in-a-character.csv",
        simple.encode()[:-9] + "老".encode()[:2],
        [
            sheet(
                [*cells(NAMES, *ROWS[:2]), ["王芳", "15400000003", "广东省深\ufffd", None]],
                heading=(0, 1, *NAMES),
                flaws=[("ragged", 4, 0), ("garbled", 4, 3)],
            )
        ],
        encoding="utf-8",
        notes=[
            "Texts with characters that cannot be read: 1. The first is C4. Another encoding may be the right one.",
            "Rows with more or fewer values than the others: 1. The first is row 4.",
        ],
    )


def in_dialects() -> Iterator[Case]:
    """Delimiters, quotation marks and line ends."""
    expected = [sheet(cells(NAMES, *ROWS), heading=(0, 1, *NAMES))]
    yield Case("tabs.tsv", text((NAMES, *ROWS), "\t").encode(), expected, form="tsv", encoding="utf-8")
    yield Case("pipes.txt", text((NAMES, *ROWS), "|", "\n").encode("gb18030"), expected, encoding="gb18030")
    yield Case(
        "line-ends-of-an-old-mac.csv", text((NAMES, *ROWS), ends="\r").encode("gb18030"), expected, encoding="gb18030"
    )
    yield Case(
        "delimiter-told.csv",
        ("sep=;\r\n" + text((NAMES, *ROWS), ";")).encode("utf-8-sig"),
        [sheet(cells(NAMES, *ROWS), heading=(0, 1, *NAMES), at=(2, 1))],
        encoding="utf-8",
    )
    quoted = '公司,地址,说明\r\n"示例,贸易","上海市\r\n南京路1号","他说""好"""\r\n"半"句,a "b" c,\'单引号\'\r\n'
    rows = [["公司", "地址", "说明"], ["示例,贸易", "上海市\n南京路1号", '他说"好"'], ["半句", 'a "b" c', "'单引号'"]]
    yield Case(
        "quotation-marks.csv", quoted.encode("utf-8-sig"), [sheet(rows, heading=(0, 1, *rows[0]))], encoding="utf-8"
    )
    yield Case(
        "quotation-mark-left-open.csv",
        b'name,size\nscrew,"5 inch\nnail,3\n"bolt, long",4\n',
        [
            sheet(
                [["name", "size"], ["screw", '"5 inch'], ["nail", "3"], ["bolt, long", "4"]],
                heading=(0, 1, "name", "size"),
            )
        ],
        encoding="utf-8",
        notes=["A quotation mark in row 2 is not closed, so that row was read as it stands."],
    )
    guarded = "name,text\nA,'=1+2\nB,'+86 154\nC,'-5\nD,'@x\nE,\"'\tt\"\nF,'quoted'\nG,''=\n"
    rows = [
        ["name", "text"],
        ["A", "=1+2"],
        ["B", "+86 154"],
        ["C", "-5"],
        ["D", "@x"],
        ["E", "\tt"],
        ["F", "'quoted'"],
        ["G", "'="],
    ]
    yield Case(
        "guarded-against-formulas.csv",
        guarded.encode(),
        [sheet(rows, heading=(0, 1, "name", "text"))],
        encoding="utf-8",
    )
    yield Case(
        "ragged.csv",
        b"a,b,c\n1,2,3\n4,5\n6,7,8,9\n\n10,11,12\n",
        [
            sheet(
                [
                    ["a", "b", "c", None],
                    ["1", "2", "3", None],
                    ["4", "5", None, None],
                    ["6", "7", "8", "9"],
                    [None] * 4,
                    ["10", "11", "12", None],
                ],
                heading=(0, 1, "a", "b", "c", ""),
                flaws=[("ragged", 3, 0), ("ragged", 4, 0)],
            )
        ],
        encoding="utf-8",
        notes=["Rows with more or fewer values than the others: 2. The first is row 3."],
    )
    yield Case(
        "nothing-bytes.csv",
        b"name,city\0\nAnna\0,Sample Town\n",
        [sheet([["name", "city"], ["Anna", "Sample Town"]], heading=(0, 1, "name", "city"))],
        encoding="utf-8",
    )


def with_layouts() -> Iterator[Case]:
    """Titles on top, no heading at all, numbers a spreadsheet has spoilt."""
    titled = "客户通讯录,,\n制表人：示例,,\n2026年5月,,\n姓名,电话,生日\n张伟,15400000001,1980-1-5\n"
    rows = cells(
        ("客户通讯录", "", ""),
        ("制表人：示例", "", ""),
        ("2026年5月", "", ""),
        ("姓名", "电话", "生日"),
        ("张伟", "15400000001", "1980-1-5"),
    )
    yield Case(
        "three-title-rows.csv",
        titled.encode("gb18030"),
        [sheet(rows, heading=(3, 1, "姓名", "电话", "生日"))],
        encoding="gb18030",
    )
    yield Case(
        "no-heading.csv",
        "张伟,15400000001\n王芳,15400000002\n".encode(),
        [sheet([["张伟", "15400000001"], ["王芳", "15400000002"]])],
        encoding="utf-8",
    )
    yield Case(
        "shortened-numbers.csv",
        "姓名,身份证号,邮编\n张伟,9.99999E+17,000007\n".encode("gb18030"),
        [
            sheet(
                [["姓名", "身份证号", "邮编"], ["张伟", "9.99999E+17", "000007"]],
                heading=(0, 1, "姓名", "身份证号", "邮编"),
                flaws=[("scientific", 2, 2)],
            )
        ],
        encoding="gb18030",
        notes=[
            (
                "Numbers that a spreadsheet has shortened, such as 1.38E+10: 1. The first is B2. Their last digits are"
                " lost."
            )
        ],
    )
    page = (
        '<html><head><meta charset="gb2312"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1>'
        "<tr><th rowspan=2>姓名</th><th colspan=2>家庭</th></tr><tr><th>称谓</th><th>生日</th></tr>"
        "<tr><td>张伟&amp;王芳</td><td>子<br>女</td><td>2010-05-01</td></tr></table></body></html>"
    )
    rows = [["姓名", "家庭", "家庭"], ["姓名", "称谓", "生日"], ["张伟&王芳", "子\n女", "2010-05-01"]]
    yield Case(
        "web-page-called.xls",
        page.encode("gb18030"),
        [sheet(rows, heading=(0, 2, "姓名", "家庭 / 称谓", "家庭 / 生日"))],
        form="html",
        encoding="gb18030",
        notes=["The file is called .xls, but it is a web page; the tables in it were read."],
    )
    yield Case("one-xml-text.xls", XML_BOOK.encode(), [XML_SHEET], form="xls", notes=XML_NOTES)
    yield Case(
        "text-called.xlsx",
        text((NAMES, *ROWS)).encode("gb18030"),
        [sheet(cells(NAMES, *ROWS), heading=(0, 1, *NAMES))],
        encoding="gb18030",
        notes=["The file is called .xlsx, but it is plain text and was read as such."],
    )
