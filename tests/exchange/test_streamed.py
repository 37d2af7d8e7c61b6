"""Rows written as XML: two readers find what was given, whatever it is, in the styles that openpyxl made."""

import io
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from clientdesk.dossier.types import DATE, DATETIME, MONEY, Cell
from clientdesk.errors import UserError
from clientdesk.exchange.profiles import Disclosure
from clientdesk.exchange.workbooks import streamed
from clientdesk.exchange.workbooks.cells import TEXT, is_risky, storable
from clientdesk.exchange.workbooks.imprint import Imprint, Seal
from clientdesk.exchange.workbooks.ledger import Book, SheetColumn, Total
from clientdesk.exchange.workbooks.streamed import Pen, Rows
from tests.exchange.sample_records import NOW, person
from tests.exchange.workbooks import FIRST, registered

COLUMNS = (
    SheetColumn("Text", 20, TEXT, wrap=True),
    SheetColumn("Number", 10, "0"),
    SheetColumn("Amount", 16, MONEY.cell_format, total=Total.SUM),
    SheetColumn("Day", 12, DATE.cell_format),
    SheetColumn("Moment", 18, DATETIME.cell_format),
    SheetColumn("Truth", 8),
)
TEXTS = st.text(max_size=60) | st.sampled_from(
    ("=1+1", "-5", "@x", " a ", "a\nb", "\ttab", "_x0041_", "]]>", "&amp;", "0012")
)
SOME = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""Each example is a workbook of many rows; making it smaller would take minutes and tell no more."""
ROWS = st.tuples(
    TEXTS,
    st.integers(-(10**18), 10**18),
    st.decimals(-(10**12), 10**12, places=2),
    st.dates(date(1890, 1, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda moment: moment.replace(microsecond=0)),  # noqa: DTZ001
    st.booleans() | st.none(),
)


def written(rows: Sequence[Sequence[Cell | None]], columns: Sequence[SheetColumn] = COLUMNS) -> bytes:
    """A workbook with one ledger of these rows."""
    book = Book(Imprint("en", "en", "me", NOW), Seal(Disclosure()), title="Ledger")
    ledger = book.ledger("Ledger", columns, name="Ledger", fixed=1)
    for row in rows:
        ledger.add(row)
    ledger.close()
    book.info([("Rows", ledger.count)], [])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def seen_by_calamine(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def plain(value: Any) -> Any:
    """A value as any reader can give it: numbers as floats, days as moments, nothing for an empty text."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return float(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a spreadsheet knows no zones
    if isinstance(value, str):
        # The readers undo the escape that a workbook needs.
        return value.replace("_x005F_", "_") or None
    return value


@SOME
@given(st.lists(ROWS, min_size=1, max_size=60))
def test_two_readers_find_every_value_as_a_workbook_can_hold_it(rows: list[tuple[Cell, ...]]) -> None:
    data = written(rows)
    wanted = [[plain(storable(value)) for value in row] for row in rows]
    sheet = opened(data)
    found = sheet.iter_rows(min_row=FIRST, max_row=FIRST + len(rows) - 1, values_only=True)
    assert [[plain(value) for value in row] for row in found] == wanted
    theirs = seen_by_calamine(data)[FIRST - 1 : FIRST - 1 + len(rows)]
    assert [[plain(value) for value in row] for row in theirs] == wanted


@SOME
@given(st.lists(TEXTS, min_size=1, max_size=60))
def test_no_text_is_a_formula_and_one_that_looks_like_it_is_marked_as_text(texts: list[str]) -> None:
    sheet = opened(written([(text, 1, None, None, None, None) for text in texts]))
    for text, (cell,) in zip(texts, sheet.iter_rows(min_row=FIRST, max_col=1), strict=False):
        kept = str(storable(text))
        assert cell.data_type == ("s" if kept else "n")
        assert cell.quotePrefix is is_risky(kept)
        assert cell.number_format == TEXT


@SOME
@given(st.lists(st.decimals(-(10**11), 10**11, places=2), min_size=1, max_size=60))
def test_the_figure_of_a_total_is_the_sum_of_the_decimals(amounts: list[Decimal]) -> None:
    data = written([("x", 1, amount, None, None, None) for amount in amounts])
    figure = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0].cell(FIRST + len(amounts), 3).value
    assert figure == float(sum(amounts))
    assert opened(data).cell(FIRST + len(amounts), 3).value == f"=SUBTOTAL(109,C5:C{FIRST + len(amounts) - 1})"


def test_many_rows_come_back_in_order_and_the_sheet_knows_how_many() -> None:
    rng = Random(1)
    rows = [(f"row {n}", n, Decimal(rng.randrange(10**6)) / 100, date(2026, 1, 1), None, None) for n in range(1234)]
    data = written(rows)
    sheet = opened(data)
    assert [cell.value for cell in sheet["B"][4:-1]] == list(range(1234))
    assert sheet.dimensions == f"A1:F{FIRST + 1234}"
    assert sheet.auto_filter.ref == f"A4:F{FIRST + 1233}"
    assert [row[1] for row in seen_by_calamine(data)[4:-1]] == list(range(1234))


def test_every_cell_of_a_row_is_dressed_even_if_it_is_empty() -> None:
    row = opened(written([(None, None, None, None, None, None), ("=x", 1, Decimal(1), date(2026, 1, 1), None, True)]))
    for number in (FIRST, FIRST + 1):
        cells = row[number]
        assert [cell.number_format for cell in cells] == [column.format for column in COLUMNS]
        assert {cell.border.bottom.style for cell in cells} == {"hair"}
        assert {cell.font.name for cell in cells} == {"Microsoft YaHei"}
    assert row.cell(FIRST, 1).value is None
    assert row.cell(FIRST + 2, 3).border.top.style == "thin"


def test_digits_kept_as_text_are_not_flagged_as_a_mistake() -> None:
    with ZipFile(io.BytesIO(written([("0012", 1, None, None, None, None)]))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredErrors><ignoredError sqref="A1:F6" numberStoredAsText="1"/></ignoredErrors></worksheet>' in sheet


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("short", 1),
        ("a word and another and more", 2),
        ("supercalifragilisticexpialidocious word", 2),
        ("one\ntwo\nthree", 3),
        ("字" * 10, 1),
        ("字" * 25, 3),
        ("x" * 81, 5),
    ],
)
def test_a_row_is_as_tall_as_its_longest_text(text: str, lines: int) -> None:
    rows = [(each, 1, None, None, None, None) for each in ("字" * 9, text, text)]
    height = opened(written(rows)).row_dimensions[FIRST + 2].height
    assert height == (None if lines == 1 else lines * streamed.LINE + streamed.EDGES)


def test_no_row_is_taller_than_a_sheet_can_show() -> None:
    assert opened(written([("字" * 20_000, 1, None, None, None, None)])).row_dimensions[FIRST].height == 409


def test_a_sheet_that_is_full_says_so_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "LAST_ROW", 6)
    rows, pen = Rows(after=4), Pen("A", style=0, quoted=0)
    rows.add([pen], ["x"])
    rows.add([pen], ["y"])
    with pytest.raises(UserError, match="at most 6 rows"):
        rows.add([pen], ["z"])


def test_no_client_is_written_into_the_folder_for_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[bytes] = []
    close = open

    def watched(*given: Any, **options: Any) -> Any:
        seen.extend(path.read_bytes() for path in tmp_path.iterdir())
        return close(*given, **options)

    monkeypatch.setattr("builtins.open", watched)
    data, sheet = registered(person("隐身人"))
    assert sheet["C5"].value == "隐身人"
    assert not any("隐身人".encode() in each for each in seen)
    assert not list(tmp_path.iterdir())
    assert data


def records(count: int) -> Iterator[Any]:
    return (person(code=f"KH{number:06}") for number in range(count))


def test_records_are_read_one_by_one_and_not_kept() -> None:
    alive: list[int] = []

    class Watched:
        count = 0

        def __del__(self) -> None:
            Watched.count -= 1

    def watched(_kinds: object, _fields: object) -> Iterator[Any]:
        for record in records(300):
            record.watch = Watched()
            Watched.count += 1
            alive.append(Watched.count)
            yield record

    registered_from(watched)
    assert max(alive) <= 3


def registered_from(read: Any) -> None:
    from clientdesk.dossier.kinds import CLIENT_KINDS
    from clientdesk.exchange.workbooks import register

    register(
        read,
        kinds=CLIENT_KINDS,
        language="en",
        disclosure=Disclosure(),
        printed_by="me",
        now=NOW,
        out=io.BytesIO(),
    )
