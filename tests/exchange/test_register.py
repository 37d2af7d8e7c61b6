"""What stands in the client register, reopened with two other readers."""

import io
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from clientdesk import __version__
from clientdesk.dossier.fields import Field, Kind, Section, rows_of
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.dossier.masking import mask_phone
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import DATE, Text
from clientdesk.dossier.values import Link
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.workbooks import register
from clientdesk.exchange.workbooks.cells import LONGEST, storable
from tests.exchange.golden import assert_golden
from tests.exchange.sample_records import NOW, enterprise, full, person, with_canaries
from tests.exchange.workbooks import FIRST, column, footer, headings, registered

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


def test_what_is_masked_stands_there_masked_and_what_is_hidden_has_no_column() -> None:
    _, given = registered(person(), headings="en", profile="handout")
    assert column(given, "Mobile")[0] == mask_phone("154 0000 0001")
    assert column(given, "Address")[0] is None
    _, accountants = registered(person(), headings="en")
    assert "Mobile" not in headings(accountants)


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
    for kind in CLIENT_KINDS:
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


def test_a_column_appears_as_soon_as_its_field_is_declared() -> None:
    class Warmth(Section, of="person", title="Warmth"):
        """What scores will tell."""

        temperature = Field("Temperature", Text(10))
        next_action_date = Field("Next action: date", DATE, derive=lambda record, _around: date(2026, 4, 1))

    warm = PERSON.with_section(Warmth)
    record = Record(warm, {f.key: value for f, value in person().filled()} | {"temperature": "hot"}, code="KH000001")
    _, sheet = registered(record, kinds=[warm], headings="en", profile="work")
    assert column(sheet, "Temperature")[0] == "hot"
    assert column(sheet, "Next action")[0] == datetime(2026, 4, 1)  # noqa: DTZ001 - a spreadsheet knows no zones
    names = headings(sheet)
    assert names.index("Importance") + 1 == names.index("Temperature")
    assert names.index("Next action") + 1 == names.index("Remarks")


@pytest.mark.parametrize("profile", ["accounting", "work", "handout"])
def test_the_register_asks_for_every_field_it_shows(profile: str) -> None:
    records = [full(kind, code=f"KH{number:06}") for number, kind in enumerate(CLIENT_KINDS)]
    records += [person("隐身人", no_print=True), person(confidentiality="confidential"), person(is_sample=True)]

    def narrowed(wanted: Sequence[Kind], fields: Collection[Field[Any]] | None) -> Iterator[Record]:
        assert fields is not None
        for record in records:
            if record.kind in wanted:
                kept = {field.key: value for field, value in record.filled() if field in fields}
                for group in (group for group in record.kind.groups if group in fields):
                    some = [column for column in rows_of(group).columns if column in fields]
                    rows = record.rows(group)
                    if some:
                        rows = tuple(Row({c.key: row[c] for c in some if row[c] is not None}) for row in rows)
                    kept[group.key] = rows
                yield Record(record.kind, kept, id=record.id, code=record.code, stamps=record.stamps)

    whole, sheet = registered(*records, profile=profile)
    out = io.BytesIO()
    register(
        narrowed,
        kinds=CLIENT_KINDS,
        language="zh_CN",
        disclosure=Disclosure(Profile(profile)),
        printed_by="王小二",
        now=NOW,
        out=out,
    )
    narrow = openpyxl.load_workbook(out).worksheets[0]
    assert [[cell.value for cell in row] for row in narrow] == [[cell.value for cell in row] for row in sheet]
    assert footer(narrow) == footer(sheet) == "机密 Confidential · 示例 Sample"
    assert narrow["C9"].value == "=SUBTOTAL(103,C5:C8)"
    assert sum(cell.value is not None for cell in sheet[FIRST]) >= 10
    assert whole


def test_clients_marked_never_to_be_exported_are_named_on_the_info_sheet_only() -> None:
    data, sheet = registered(person(), person("隐身人", code="KH000009", no_print=True), headings="en")
    assert column(sheet, "Client code")[0] == "KH000001"
    book = openpyxl.load_workbook(io.BytesIO(data))
    info = " ".join(str(value) for row in book.worksheets[-1].iter_rows(values_only=True) for value in row)
    assert "KH000009" in info
    assert not any("隐身人" in str(row) for ws in book for row in ws.iter_rows(values_only=True))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_client_becomes_a_formula_or_changes(text: str) -> None:
    data, sheet = registered(person(text), enterprise(text, notes=text), headings="en")
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas == ["C7", "S7"]
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


def test_a_second_register_in_the_same_process_is_written_like_the_first() -> None:
    first, second = (registered(person())[1] for _ in range(2))
    assert [[cell.value for cell in row] for row in second.rows] == [[cell.value for cell in row] for row in first.rows]
