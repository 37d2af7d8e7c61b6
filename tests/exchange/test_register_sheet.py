"""The form of the client register: head, totals, pages, info sheet."""

import io
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from clientdesk import __version__
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES
from tests.exchange.sample_records import NOW, enterprise, person
from tests.exchange.workbooks import FIRST, column, figures, foot, footer, headings, info, registered


def test_totals_follow_the_filter_and_the_sheet_is_ready_to_print() -> None:
    _, sheet = registered(person(), enterprise(credit_limit=Decimal("0.10")))
    assert sheet.cell(FIRST + 2, 3).value == "=SUBTOTAL(103,C5:C6)"
    assert foot(sheet, "Credit limit") == "=SUBTOTAL(109,S5:S6)"
    assert sheet.cell(FIRST + 2, 1).value == "合计 Total"
    assert sheet.auto_filter.ref == f"A4:{get_column_letter(sheet.max_column)}6"
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$1:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_options.horizontalCentered
    margins = sheet.page_margins
    assert [round(each * 25.4) for each in (margins.left, margins.right, margins.top, margins.bottom)] == [
        10,
        10,
        15,
        12,
    ]
    assert not sheet.merged_cells.ranges
    assert (
        sheet["A1"].alignment.horizontal == sheet.cell(1, sheet.max_column).alignment.horizontal == "centerContinuous"
    )


@pytest.mark.parametrize(
    ("words", "language", "page", "left"),
    [
        ("both", "zh_CN", "第 &P 页 / 共 &N 页  Page &P of &N", "内部 Internal"),
        ("zh", "zh_TW", "第 &P 頁 / 共 &N 頁", "內部"),
        ("en", "zh_CN", "Page &P of &N", "Internal"),
    ],
)
def test_every_page_says_how_secret_it_is_which_of_how_many_and_when(
    words: str, language: str, page: str, left: str
) -> None:
    data, _ = registered(person(), headings=words, language=language)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert sheet.oddFooter is not None
        assert (sheet.oddFooter.left.text, sheet.oddFooter.center.text) == (left, page)
        assert sheet.oddFooter.right.text == "&D &T"
        assert sheet.oddHeader is not None
        assert sheet.oddHeader.center.text is None


def test_a_register_is_as_secret_as_its_most_secret_client() -> None:
    open_ones = [person(confidentiality="public"), person(confidentiality="public")]
    for records, word in ((open_ones, "Public"), ([*open_ones, person()], "Internal")):
        assert footer(registered(*records, headings="en")[1]) == word
    assert footer(registered(person(), person(confidentiality="confidential"), headings="en")[1]) == "Confidential"
    secret = person(confidentiality="confidential", no_print=True)
    assert footer(registered(person(), secret, headings="en")[1]) == "Internal"


def test_sensitive_data_and_sample_clients_are_told_aloud() -> None:
    data, sheet = registered(person(), headings="en", language="en", profile="full", reason="the client asked")
    assert sheet["A2"].value == "Contains sensitive data"
    assert sheet["A2"].font.color.rgb == "FFC00000"
    assert sheet.oddHeader is not None
    assert (sheet.oddHeader.right.text, sheet.oddHeader.right.color) == ("Contains sensitive data", "C00000")
    assert footer(sheet) == "Confidential · Contains sensitive data"
    assert info(data)["Contains sensitive data"] == "the client asked"
    _, sheet = registered(person(is_sample=True), language="zh_TW", company="樣板公司")
    assert sheet["A2"].value == "範例 Sample · 樣板公司"
    with pytest.raises(UserError, match="needs a reason"):
        registered(person(), profile="full")


def test_the_second_row_says_whose_it_is_in_which_currency_and_which_clients() -> None:
    one = enterprise(credit_limit=Decimal(5), currency="TWD")
    _, sheet = registered(person(), one, language="en", company="Sample Ltd.", scope=("Enterprises",))
    assert sheet["A2"].value == "Sample Ltd. · Amounts in TWD · Enterprises"
    assert sheet["A3"].value == f"Printed by 王小二 · {NOW.astimezone():%Y-%m-%d %H:%M} · ClientDesk {__version__}"
    assert "Currency" not in [str(text).split("\n")[-1] for text in headings(sheet)]


def test_amounts_in_several_currencies_are_never_added_up() -> None:
    amounts = (("CNY", "100.10"), ("USD", "7.05"), (None, "0.90"), ("USD", "-3.00"))
    records = [
        enterprise(code=f"KH{n:06}", credit_limit=Decimal(amount), currency=currency)
        for n, (currency, amount) in enumerate(amounts)
    ]
    data, sheet = registered(*records, person())
    assert foot(sheet, "Credit limit") == "多币种 mixed"
    assert column(sheet, "Currency")[:5] == ["CNY", "USD", "CNY", "USD", None]
    block = [[cell.value for cell in row] for row in sheet["A12:T13"]]
    assert [row[0] for row in block] == ["各币种合计 Totals by currency", None]
    assert [row[-2:] for row in block] == [
        ["=SUMIFS(S5:S9,T5:T9,T12)", "CNY"],
        ["=SUMIFS(S5:S9,T5:T9,T13)", "USD"],
    ]
    assert [row[-2] for row in figures(data)[11:13]] == [101.0, 4.05]
    told = {key: value for key, value in info(data).items() if "核对数" in str(key)}
    assert [str(value) for value in told.values()] == ["101", "4.05"]
    assert sheet["A2"].value == "金额币种：CNY, USD"


@pytest.mark.parametrize("form", ["formulas", "values"])
def test_every_total_carries_its_figure(form: str) -> None:
    limits = [Decimal("0.10"), Decimal("0.20"), Decimal("123456789.01")]
    data, sheet = registered(*(enterprise(credit_limit=limit) for limit in limits), person(), figures=form)
    seen = figures(data)[FIRST + 3]
    assert (seen[2], Decimal(str(seen[18]))) == (4, sum(limits))
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert (calamine[FIRST + 3][2], calamine[FIRST + 3][18]) == (4, float(sum(limits)))
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == (["C9", "S9"] if form == "formulas" else [])


def test_a_total_is_no_formula_where_that_would_leave_out_an_amount_kept_as_text() -> None:
    limits = [Decimal("9999999999999999.99"), Decimal("0.01")]
    _, sheet = registered(*(enterprise(credit_limit=limit) for limit in limits))
    assert foot(sheet, "Credit limit") == 10_000_000_000_000_000
    assert column(sheet, "Credit limit")[0] == "9999999999999999.99"


def test_a_spreadsheet_takes_the_figures_as_they_are() -> None:
    data, _ = registered(person())
    calculation = openpyxl.load_workbook(io.BytesIO(data)).calculation
    assert not calculation.fullCalcOnLoad
    assert calculation.calcId >= 191029


def test_the_file_says_what_it_is_and_when_it_was_made_and_nothing_of_its_clients() -> None:
    data, _ = registered(person(), language="zh_TW", headings="zh")
    told = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (told.title, told.creator) == ("客戶台帳", "ClientDesk")
    assert told.created == told.modified == NOW.replace(tzinfo=None)
    assert not any((told.subject, told.keywords, told.description, told.lastModifiedBy, told.category))


def test_an_empty_register_says_that_there_is_nothing() -> None:
    _, sheet = registered()
    assert sheet["A5"].value == "本期无数据 No data"
    assert [cell.value for cell in sheet[6]] == ["合计 Total", None, 0, *[None] * 15, 0, None, None]
    assert sheet.auto_filter.ref == "A4:U5"


def test_long_texts_are_shown_whole_and_columns_are_no_wider_than_they_need() -> None:
    _, sheet = registered(
        person("短名", home_address=None, lifecycle_stage=None), person("很长的名字" * 12), headings="en"
    )
    narrow, wide = (sheet.column_dimensions[letter].width for letter in "DC")
    assert narrow < 14 < wide < 26
    assert sheet.row_dimensions[FIRST].height is None
    assert sheet.row_dimensions[FIRST + 1].height > 4 * 14
    assert all(cell.alignment.wrap_text for cell in sheet[FIRST] if cell.number_format == "@")


def test_the_info_sheet_is_last_and_gives_settings_rows_and_checksum() -> None:
    limits = (Decimal("0.10"), Decimal("0.20"))
    data, _ = registered(*(enterprise(credit_limit=limit) for limit in limits), language="en", scope=("All clients",))
    book = openpyxl.load_workbook(io.BytesIO(data))
    told = info(data)
    assert book.sheetnames[-1] == "说明 Info"
    assert (told["Rows"], told["Clients left out"]) == (2, 0)
    assert told["Checksum: sum of the credit limits"] == 0.3
    assert (told["Clients"], told["Currency"], told["Headings"]) == ("All clients", "CNY", "Chinese and English")
    assert told["Shows"].startswith("For the accountant")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_info_sheet_says_of_every_column_what_it_holds(language: str) -> None:
    for profile in ("accounting", "work", "handout"):
        data, sheet = registered(person(), headings="zh", language=language, profile=profile)
        told = info(data)
        assert all(told.get(heading) for heading in headings(sheet))
        if language != "en":
            chinese = [text for row in told.items() for text in row if isinstance(text, str) and len(text) > 3]
            known = ("–", "ABC", "王小二")
            assert [text for text in chinese if text.isascii() and text not in known] == []
