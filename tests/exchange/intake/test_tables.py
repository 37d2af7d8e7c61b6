"""Tables keep what cells held, whichever row is wanted first, and however the heading is laid out."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from clientdesk.exchange.intake import Heading, Sheet, TableOptions, heading_at, read_tables, text_tables
from clientdesk.exchange.intake.grids import Grid, Pack
from clientdesk.exchange.intake.packed import BLOCK, PackedRows, packed, unpacked
from clientdesk.exchange.untrusted import Child
from tests.exchange.intake import book_cases

MOMENT = datetime.fromisoformat("2026-05-04T03:02:01")
ROW = ("text", 7, 1.5, True, date(2026, 5, 4), MOMENT, time(1, 2), None, "00012", 10**17)


def through_the_pipe(rows: list[tuple[object, ...]]) -> PackedRows:
    pack = Pack()
    pack.add(Grid("", rows))
    index, blocks = unpacked(packed({"sheets": pack.sheets}, pack.blocks))
    [told] = index["sheets"]
    return PackedRows(blocks, told["sizes"], count=told["count"], columns=told["columns"])


def test_each_kind_of_cell_comes_out_as_it_went_in() -> None:
    rows = through_the_pipe([ROW] * 3)
    assert rows[1] == ("text", 7, Decimal("1.5"), True, date(2026, 5, 4), MOMENT, time(1, 2), None, "00012", 10**17)
    assert list(map(type, rows[1])) == [str, int, Decimal, bool, date, datetime, time, type(None), str, int]


def test_columns_of_mixed_kinds_come_out_as_they_went_in() -> None:
    values = ["one", 2, None, date(2026, 1, 1), MOMENT, 0.5, False, time(5)]
    assert [row[0] for row in through_the_pipe([(value,) for value in values])] == values


def test_rows_are_found_by_number_in_any_order_and_in_slices() -> None:
    rows = through_the_pipe([(f"row {n}", n) for n in range(2 * BLOCK + 7)])
    wanted = [2 * BLOCK + 6, 0, BLOCK, BLOCK - 1, -1]
    assert [rows[n][1] for n in wanted] == [2 * BLOCK + 6, 0, BLOCK, BLOCK - 1, 2 * BLOCK + 6]
    assert [row[1] for row in rows[BLOCK - 2 : BLOCK + 2]] == [BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1]
    assert [row[1] for row in rows] == list(range(2 * BLOCK + 7))
    with pytest.raises(IndexError):
        rows[2 * BLOCK + 7]


def test_a_column_that_begins_late_is_empty_before() -> None:
    rows = through_the_pipe([("a",)] * BLOCK + [("b", "late")])
    assert rows[0] == ("a", None)
    assert rows[BLOCK] == ("b", "late")


def test_empty_rows_between_stay_and_those_at_the_end_go() -> None:
    rows = through_the_pipe([("a", 0), ("", None), (" ", ""), ("b", 0), ("", ""), (None, None)])
    assert list(rows) == [("a", 0), (None, None), (None, None), ("b", 0)]


def test_a_large_table_comes_whole(reader: Child) -> None:
    text = "name,number\n" + "".join(f"客户{n},{n}\n" for n in range(3000))
    [sheet] = read_tables(reader, text.encode("gb18030"), name="clients.csv").sheets
    assert (len(sheet.rows), sheet.rows[3000]) == (3001, ("客户2999", "2999"))


def test_a_heading_a_user_chose_is_joined_like_the_guessed_one(reader: Child) -> None:
    [sheet] = read_tables(reader, book_cases.book(book_cases.family), name="family.xlsx").sheets
    assert heading_at(sheet, 3) == sheet.heading
    assert heading_at(sheet, 4).names == ("姓名", "称谓", "生日", "电话", "年收入")
    assert heading_at(sheet, 3, lines=1).names == ("姓名", "家庭", "家庭", "电话", "年收入")
    assert heading_at(sheet, 0).names == ("客户家庭情况一览表", "", "", "", "")


def test_a_heading_of_a_table_in_the_middle_counts_from_its_own_first_row(reader: Child) -> None:
    def fill(_book: Workbook, page: Worksheet) -> None:
        page["B5"], page["B7"], page["C7"], page["B8"], page["C8"] = "客户表", "姓名", "生日", "张伟", date(1980, 1, 5)

    [sheet] = read_tables(reader, book_cases.book(fill), name="clients.xlsx").sheets
    assert (sheet.first_row, sheet.first_column, sheet.heading) == (5, 2, Heading(2, 1, ("姓名", "生日")))


@pytest.mark.parametrize(
    ("encoding", "city"), [(None, "北京"), ("gb18030", "北京"), ("big5", "控儔"), ("cp1252", "±±¾©")]
)
def test_an_encoding_that_was_asked_for_is_used(reader: Child, encoding: str | None, city: str) -> None:
    content = "姓名,城市\n张伟,北京\n".encode("gb18030")
    tables = read_tables(reader, content, name="clients.csv", options=TableOptions(encoding=encoding))
    assert tables.sheets[0].rows[1][1] == city
    assert tables.encodings_offered[0] == "gb18030"
    assert {"utf-8", "big5", "cp1252"} <= set(tables.encodings_offered)


def test_a_delimiter_that_was_asked_for_is_used(reader: Child) -> None:
    tables = read_tables(reader, b"a;b,c\nd;e,f\n", name="x.csv", options=TableOptions(delimiter=";"))
    assert list(tables.sheets[0].rows) == [("a", "b,c"), ("d", "e,f")]


PASTED = {
    "cells of a spreadsheet": 'name\tnote\r\nAnna\t"two\r\nlines"\r\nBen\t"say ""so"""\r\n',
    "a table of bars": '| name | note |\n|------|:----:|\n| Anna | two<br>lines |\n| Ben | say "so" |\n',
    "columns of spaces": "name    note\nAnna    one\nBen     three words here\n",
}


@pytest.mark.parametrize("what", PASTED)
def test_a_table_on_the_clipboard_is_read(reader: Child, what: str) -> None:
    tables = text_tables(reader, PASTED[what])
    [sheet] = tables.sheets
    assert (tables.form, tables.encoding, sheet.heading) == ("clipboard", None, Heading(0, 1, ("name", "note")))
    notes = ["one", "three words here"] if "spaces" in what else ["two\nlines", 'say "so"']
    assert list(sheet.rows[1:]) == [("Anna", notes[0]), ("Ben", notes[1])]


def test_words_on_the_clipboard_are_a_table_of_one_column(reader: Child) -> None:
    [sheet] = text_tables(reader, "张伟\n王芳\n").sheets
    assert [row[0] for row in sheet.rows] == ["张伟", "王芳"]


def test_tables_of_a_page_are_sheets_of_their_own(reader: Child) -> None:
    page = "<table><tr><td>a<td>b<tr><td>1<td>2</table><p>between</p><table><tr><td>c</td></tr></table>"
    tables = read_tables(reader, page.encode(), name="export.html")
    assert [(sheet.name, list(sheet.rows)) for sheet in tables.sheets] == [
        ("1", [("a", "b"), ("1", "2")]),
        ("2", [("c",)]),
    ]
    assert tables.notes == ()


def test_a_sheet_made_by_hand_needs_no_file() -> None:
    sheet = Sheet("x", [("name", None), ("Anna", 1)], 2)
    assert heading_at(sheet, 0) == Heading(0, 1, ("name", ""))
