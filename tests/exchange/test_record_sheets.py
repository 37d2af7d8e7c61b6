"""The workbook of whole records: every field and group, read back."""

import io
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.types import Reading
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.sample_records import NOW, enterprise, full, person, with_canaries
from tests.exchange.workbooks import FIRST, everything


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
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
    for kind in CLIENT_KINDS:
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
    groups = [field.title(catalogue("en")) for kind in CLIENT_KINDS for field in kind.groups]
    names = openpyxl.load_workbook(io.BytesIO(everything(full(ENTERPRISE), full(PERSON), reason="x"))).sheetnames
    assert names[0] == "Persons"
    assert names[-1] == "Info"
    assert len(names) == len(CLIENT_KINDS) + len(groups) + 1
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 for name in names)


def test_a_client_code_stands_before_every_row_of_a_group() -> None:
    record = enterprise()
    book = openpyxl.load_workbook(io.BytesIO(everything(record)))
    people = book["Enterprise · People"]
    assert [row[0] for row in people.iter_rows(min_row=FIRST, values_only=True)] == ["KH000002", "KH000002"]
    assert people["A4"].value == Header.client_code.title(catalogue("en"))
