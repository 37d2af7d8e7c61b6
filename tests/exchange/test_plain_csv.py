"""CSV of clients: every value comes back by our own reader, and no spreadsheet takes a text for a formula."""

import csv
import hashlib
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import File, Photo, Reading
from clientdesk.exchange.intake import read_tables
from clientdesk.exchange.plain_csv import CONTENTS, CsvWritten, write_tables
from clientdesk.exchange.plain_csv.rows import guarded
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.untrusted import Child
from clientdesk.i18n import catalogue
from tests import make

FULL = Disclosure(Profile.FULL, "test")
PAYLOADS = ("=1+1", "+86 154", "-5%", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''@x", "'plain", "=cmd|' /C calc'!A0")


@pytest.fixture(scope="module")
def reader() -> Iterator[Child]:
    with Child() as running:
        yield running


def tables(records: list[Record], folder: Path, *, disclosure: Disclosure = FULL, language: str = "en") -> CsvWritten:
    return write_tables(
        records,
        folder,
        kinds=[PERSON, ENTERPRISE],
        headings="keys" if language == "en" else "labels",
        words=catalogue(language),
        disclosure=disclosure,
    )


def rows(reader: Child, path: Path) -> list[dict[str, Any]]:
    """The rows of a file as our import sees them, by heading."""
    sheet = read_tables(reader, path.read_bytes(), name=path.name).sheets[0]
    first, *others = sheet.rows
    return [dict(zip(map(str, first), row, strict=True)) for row in others]


def value(field: Field[Any], cell: Any, reading: Reading) -> Any:
    """A cell read by its field; what a spreadsheet could not have kept as it was comes as text."""
    return None if cell is None else field.type.from_cell(cell, reading)


@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_every_value_comes_back_by_our_own_reader(kind: Kind, tmp_path: Path, reader: Child) -> None:
    rng = Random(f"csv {kind.name}")
    record = make.record(kind, rng, filled=0.9, rows=8)
    record.code = "KH000001"
    record[Header.client_code] = record.code
    record[Header.client_kind] = kind.name
    tables([record], tmp_path)
    reading = Reading(date(2026, 3, 5), catalogue("en"))
    told = rows(reader, tmp_path / f"{kind.name}.csv")
    assert len(told) == 1
    for field in kind.values:
        if not isinstance(field.type, Photo | File):
            assert value(field, told[0].get(field.key), reading) == record[field], field.key
    for group in kind.groups:
        if record.rows(group):
            given = rows(reader, tmp_path / f"{kind.name}_{group.key}.csv")
            for row, cells in zip(record.rows(group), given, strict=True):
                for column in rows_of(group).columns:
                    if column.stored and not isinstance(column.type, Photo | File):
                        assert value(column, cells.get(column.key), reading) == row[column], column.key


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_is_a_formula_and_each_comes_back(payload: str, tmp_path: Path, reader: Child) -> None:
    record = make.person(f"{payload.strip()} x")
    tables([record], tmp_path)
    text = (tmp_path / "person.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert rows(reader, tmp_path / "person.csv")[0]["full_name"] == record.name
    assert guarded(payload) == (payload if payload == "'plain" else f"'{payload}")


def test_a_file_begins_with_its_mark_and_ends_its_lines_as_spreadsheets_do(tmp_path: Path) -> None:
    tables([make.person("样名", notes="两行\n备注")], tmp_path, language="zh_CN")
    data = (tmp_path / "person.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    assert data.decode("utf-8-sig").startswith("客户编号,")


def test_the_contents_tell_rows_sums_and_digests(tmp_path: Path) -> None:
    records = [make.person(f"样{n}", purchase_limit=Decimal(f"{n}00.50")) for n in (1, 2, 3)]
    told = tables(records, tmp_path)
    assert (told.clients, told.rows, told.withheld) == (3, 0, 0)
    lines = list(csv.reader(io.StringIO((tmp_path / CONTENTS).read_text(encoding="utf-8-sig"))))
    digest = hashlib.sha256((tmp_path / "person.csv").read_bytes()).hexdigest()
    assert ["person.csv", "", "3", "", digest] in lines
    assert ["person.csv", "purchase_limit", "3", "601.50", ""] in lines
    assert set(told.files) == {path.name for path in tmp_path.iterdir()}


def test_what_a_reader_may_not_see_stands_in_no_file(tmp_path: Path) -> None:
    record = make.person("样名", mobile="15400000051", id_number="999999198503050015", employer_name="样本公司")
    tables([record], tmp_path, disclosure=Disclosure(Profile.ACCOUNTING))
    told = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8-sig")
    assert "样本公司" in told
    assert "15400000051" not in told
    assert "999999198503050015" not in told
