"""The client register and the workbook of whole records, reopened with two other readers."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from clientdesk import __version__
from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, KINDS, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.exchange.workbooks import record_sheet, register
from clientdesk.exchange.workbooks.cells import LONGEST, storable
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.golden import assert_golden
from tests.exchange.sample_records import NOW, enterprise, full, person, with_canaries

HOSTILE = (
    "=cmd()|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x")',
    "<b>",
    "_x0041_",
)
FIRST = 5


def registered(
    *records: Record, kinds: Sequence[Kind] = KINDS, language: str = "zh_CN", **options: Any
) -> tuple[bytes, Worksheet]:
    out = io.BytesIO()
    register(iter(records), kinds=kinds, language=language, printed_by="王小二", now=NOW, out=out, **options)
    return out.getvalue(), openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0]


def everything(*records: Record, language: str = "en", **options: Any) -> bytes:
    out = io.BytesIO()
    kinds = tuple(dict.fromkeys(record.kind.name for record in records))
    record_sheet(
        records,
        kinds=[kind for kind in KINDS if kind.name in kinds],
        language=language,
        printed_by="王小二",
        now=NOW,
        out=out,
        **options,
    )
    return out.getvalue()


def headings(sheet: Worksheet) -> list[Any]:
    return [cell.value for cell in sheet[4]]


def column(sheet: Worksheet, heading: str) -> list[Any]:
    place = [str(text).split("\n")[-1] for text in headings(sheet)].index(heading)
    return [row[place] for row in sheet.iter_rows(min_row=FIRST, values_only=True)]


def test_the_register_is_the_kept_one() -> None:
    records = (
        person(code="KH000001", notes="不打印"),
        enterprise(
            code="KH000002",
            credit_limit=Decimal("120000.50"),
            payment_terms="net30",
            notes="按月对账\n发票寄到二楼",
            owner_id=Link(None, "王小二"),
        ),
    )
    lines = []
    for profile, language, words in (("accounting", "zh_CN", "both"), ("work", "en", "en"), ("work", "zh_TW", "zh")):
        data, _ = registered(*records, language=language, headings=words, profile=profile, company="样板公司")
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        lines.append(f"# {profile} {language} {words}: {sheet.title}")
        lines += [
            f"{cell.coordinate} {cell.number_format} {cell.value!r}" for row in sheet for cell in row if cell.value
        ]
    assert_golden("register.txt", "\n".join(lines).replace(__version__, "VERSION") + "\n")


def test_two_readers_find_the_same_cells() -> None:
    data, sheet = registered(person(), enterprise(credit_limit=Decimal("120000.50")), headings="en")
    seen = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    mine = [[plain(cell.value) for cell in row] for row in sheet.iter_rows(max_row=FIRST + 1)]
    assert [[plain(value) for value in row] for row in seen[: FIRST + 1]] == mine


def plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return float(value) if isinstance(value, int | float) else value or ""


def test_columns_that_no_kind_can_fill_are_left_out_without_a_gap() -> None:
    _, persons = registered(person(), kinds=[PERSON], headings="en", profile="work")
    _, both = registered(person(), headings="en", profile="work")
    assert "Industry" not in headings(persons)
    assert "Credit limit" not in headings(persons)
    assert "Mobile" in headings(persons)
    assert {"Industry", "Credit limit", "Contact"} <= set(headings(both))
    assert None not in headings(both)
    assert not {"Turnover 12 months", "Receivable", "Grade", "Next action"} & set(headings(both))


def test_the_main_contact_is_the_one_marked_so() -> None:
    _, sheet = registered(enterprise(), headings="en", profile="work")
    assert column(sheet, "Contact")[0] == "𠮷龘"
    assert column(sheet, "Mobile")[0] == "154 0000 0002"


def test_the_mailing_address_stands_before_the_home_address_and_its_post_code_apart() -> None:
    mailing = Row({"city": "台北市", "street": "範例路2號", "postcode": "100", "is_mailing": True})
    _, sheet = registered(person(addresses=(mailing,)), headings="en")
    assert column(sheet, "Address")[0] == "台北市範例路2號"
    assert column(sheet, "Post code")[0] == "100"
    _, sheet = registered(person(), headings="en")
    assert column(sheet, "Address")[0] == "江苏省苏州市工业园区星湖街1号"


def test_an_accountants_register_holds_nothing_personal_but_name_and_address() -> None:
    for kind in KINDS:
        record, canaries = with_canaries(kind)
        data, _ = registered(record)
        cells = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
        held = " ".join(str(cell) for row in cells for cell in row)
        shown = {context for context, word in canaries.items() if word in held}
        allowed = {
            "client.lead_source",
            "client.owner_id",
            "person.full_name",
            "enterprise.name",
            "enterprise.short_name",
            "enterprise.reg_no",
            "enterprise.notes",
            "org_people/org_people.name",
        }
        assert shown <= allowed


def test_totals_follow_the_filter_and_the_sheet_is_ready_to_print() -> None:
    _, sheet = registered(person(), enterprise())
    assert sheet.cell(FIRST + 2, 3).value == "=SUBTOTAL(103,C5:C6)"
    assert sheet.cell(FIRST + 2, 1).value == "合计 Total"
    assert sheet.auto_filter.ref == f"A4:{get_column_letter(sheet.max_column)}6"
    assert sheet.freeze_panes == "D5"
    assert sheet.print_title_rows == "$1:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert "Page &P of &N" in str(sheet.oddFooter.center.text)
    assert not sheet.merged_cells.ranges
    assert (
        sheet["A1"].alignment.horizontal == sheet.cell(1, sheet.max_column).alignment.horizontal == "centerContinuous"
    )


def test_an_empty_register_says_that_there_is_nothing() -> None:
    _, sheet = registered()
    assert sheet["A5"].value == "本期无数据 No data"
    assert sheet["C6"].value == 0


def test_clients_marked_never_to_be_exported_are_named_on_the_info_sheet_only() -> None:
    data, sheet = registered(person(), person("隐身人", code="KH000009", no_print=True), headings="en")
    assert column(sheet, "Client code")[0] == "KH000001"
    book = openpyxl.load_workbook(io.BytesIO(data))
    info = " ".join(str(value) for row in book.worksheets[-1].iter_rows(values_only=True) for value in row)
    assert "KH000009" in info
    assert not any("隐身人" in str(row) for ws in book for row in ws.iter_rows(values_only=True))


def test_the_info_sheet_is_last_and_gives_rows_and_checksum() -> None:
    data, _ = registered(enterprise(credit_limit=Decimal("0.10")), enterprise(credit_limit=Decimal("0.20")))
    book = openpyxl.load_workbook(io.BytesIO(data))
    facts = {row[0]: row[1] for row in book.worksheets[-1].iter_rows(max_row=9, max_col=2, values_only=True)}
    assert book.sheetnames[-1] == "说明 Info"
    assert facts[catalogue("zh_CN").tr("Rows")] == 2
    assert facts[catalogue("zh_CN").tr("Checksum: sum of the credit limits")] == 0.3


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_client_becomes_a_formula_or_changes(text: str) -> None:
    data, sheet = registered(person(text), enterprise(text, notes=text), headings="en")
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == ["C7"]
    cell = sheet["C5"]
    assert cell.data_type == "s"
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@", "\t"))
    seen = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert seen[4][2] == text.replace("\r", "\n")


def test_codes_telephones_and_long_numbers_are_text() -> None:
    _, sheet = registered(person(), headings="en", profile="work")
    row = {str(heading): cell for heading, cell in zip(headings(sheet), sheet[FIRST], strict=True)}
    assert all(row[name].number_format == "@" and row[name].data_type == "s" for name in ("Client code", "Mobile"))
    assert row["Filed on"].number_format == "yyyy-mm-dd"
    assert isinstance(row["Filed on"].value, datetime)
    assert storable(Decimal("123456789012345.67")) == "123456789012345.67"
    assert storable(Decimal("1234567890.10")) == Decimal("1234567890.10")


def test_what_a_workbook_cannot_hold_is_made_holdable() -> None:
    assert storable("a\x00b\x1f\ud800c\ufffe") == "ab\ufffdc"
    assert storable("a\r\nb\rc") == "a\nb\nc"
    assert storable("字" * 40_000) == "字" * LONGEST
    assert storable("𠮷" * 40_000) == "𠮷" * (LONGEST // 2)
    assert storable(date(1899, 12, 30)) == "1899-12-30"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_stored_value_can_be_read_back_from_its_cell(kind: Kind, language: str) -> None:
    record, words = full(kind), catalogue(language)
    reading = Reading(NOW.date(), words)
    book = CalamineWorkbook.from_filelike(io.BytesIO(everything(record, language=language, reason="a test")))
    main = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    cells = dict(zip(main[3], main[4], strict=True))
    compared = 0
    for field, value in record.filled():
        if field in kind.values:
            assert read_back(field, cells[field.title(words)], reading) == kept(field, value), field
            compared += 1
    for number, group in enumerate((group for group in kind.groups if record.rows(group)), 1):
        table = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
        for row, line in zip(record.rows(group), table[4:], strict=True):
            for col, cell in zip(rows_of(group).columns, line[1:], strict=True):
                assert read_back(col, cell, reading) == kept(col, row[col]), col
                compared += 1
    assert compared > 300


def read_back(field: Field[Any], cell: Any, reading: Reading) -> Any:
    if field.type.name in ("photo", "file"):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return field.type.from_cell(cell, reading)


def kept(field: Field[Any], value: Any) -> Any:
    """Of a photo or file only its name can stand in a cell."""
    return value.name if field.type.name in ("photo", "file") else value


def test_whole_records_hide_what_the_profile_hides() -> None:
    for kind in KINDS:
        record, canaries = with_canaries(kind)
        held = everything_in(everything(record, profile="work"))
        for field in kind.values:
            if field is not Header.client_code and (word := canaries.get(field.context)):
                assert (word in held) is (field.sensitivity != "sensitive"), field
    with pytest.raises(UserError):
        everything(person(), profile="full")


def everything_in(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return " ".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def test_kinds_and_their_groups_stand_in_the_order_of_the_form() -> None:
    groups = [field.title(catalogue("en")) for kind in KINDS for field in kind.groups]
    names = openpyxl.load_workbook(io.BytesIO(everything(full(ENTERPRISE), full(PERSON), reason="x"))).sheetnames
    assert names[0] == "Persons"
    assert names[-1] == "Info"
    assert len(names) == len(KINDS) + len(groups) + 1
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_a_client_code_stands_before_every_row_of_a_group() -> None:
    record = enterprise()
    book = openpyxl.load_workbook(io.BytesIO(everything(record)))
    people = book["Enterprise · People"]
    assert [row[0] for row in people.iter_rows(min_row=FIRST, values_only=True)] == ["KH000002", "KH000002"]
    assert people["A4"].value == Header.client_code.title(catalogue("en"))


def test_a_second_register_in_the_same_process_is_written_like_the_first() -> None:
    first, second = (registered(person())[1] for _ in range(2))
    assert [[cell.value for cell in row] for row in second.rows] == [[cell.value for cell in row] for row in first.rows]
