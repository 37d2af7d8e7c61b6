"""The register opened by a spreadsheet program: the same cells, the same figures when it reckons, whole pages."""

import io
import re
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from pypdf import PdfReader

from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.record import Record
from tests.exchange.credit_files import period, random_sheet, worked
from tests.exchange.sample_records import enterprise, full, person
from tests.exchange.test_credit_books import book
from tests.exchange.workbooks import everything, registered

pytestmark = pytest.mark.long
_FIGURE = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def clients(count: int) -> list[Record]:
    """People and enterprises with limits in two currencies, some with texts that look like formulas."""
    rng = Random(3)
    names = ("=1+1", "𠮷龘", "Łukasz Nguyễn", "王小明", "<b>&amp;", "a\nb", "_x0041_", "0012", "很长的名称" * 20)
    made = []
    for number in range(count):
        code = f"KH{number:06}"
        if number % 3:
            made.append(person(rng.choice(names), code=code))
        else:
            limit = Decimal(rng.randrange(10**9)) / 100
            currency = rng.choice(("CNY", "USD", None))
            made.append(enterprise(rng.choice(names), code=code, credit_limit=limit, currency=currency))
    return made


def converted(data: bytes, folder: Path, suffix: str) -> Path:
    """What LibreOffice makes of a workbook."""
    source = folder / "made.xlsx"
    source.write_bytes(data)
    out = folder / "converted"
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(out), str(source)], check=True, capture_output=True, timeout=300)
    return out / f"made.{suffix}"


def without_figures(data: bytes) -> bytes:
    """The same workbook with bare formulas, so that whoever opens it must reckon."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, _FIGURE.sub(rb"\1", source.read(name)))
    return out.getvalue()


def cells(file: Any) -> list[list[list[Any]]]:
    """Every sheet's values; formulas by what they came to."""
    book = openpyxl.load_workbook(file, data_only=True)
    return [[[plain(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book]


def plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, str):
        # The program undoes the escape that a workbook needs, openpyxl does not.
        return value.replace("_x005F_", "_")
    return round(float(value), 6) if isinstance(value, int | float) and not isinstance(value, bool) else value


def same(ours: Sequence[Sequence[Any]], theirs: Sequence[Sequence[Any]]) -> bool:
    """Row by row, whatever empty cells stand at an end."""
    return [trimmed(row) for row in ours] == [trimmed(row) for row in theirs]


def trimmed(row: Sequence[Any]) -> list[Any]:
    kept = list(row)
    while kept and kept[-1] is None:
        kept.pop()
    return kept


@pytest.mark.parametrize("count", [0, 1, 700])
def test_the_program_sees_the_same_cells(tmp_path: Path, count: int) -> None:
    data, _ = registered(*clients(count), company="样板公司")
    theirs = cells(converted(data, tmp_path, "xlsx"))
    for mine, other in zip(cells(io.BytesIO(data)), theirs, strict=True):
        assert same(mine, other)


def test_the_program_reckons_the_figures_that_stand_there(tmp_path: Path) -> None:
    data, sheet = registered(*clients(700))
    formulas = [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) == 3
    mine = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    theirs = openpyxl.load_workbook(converted(without_figures(data), tmp_path, "xlsx"), data_only=True).worksheets[0]
    figures = {place: plain(theirs[place].value) for place in formulas}
    assert figures == {place: plain(mine[place].value) for place in formulas}
    assert all(figures.values())


def test_whole_records_stay_the_same(tmp_path: Path) -> None:
    data = everything(*(full(kind) for kind in CLIENT_KINDS), reason="a test")
    for mine, other in zip(cells(io.BytesIO(data)), cells(converted(data, tmp_path, "xlsx")), strict=True):
        assert same(mine, other)


def test_on_paper_every_client_stands_under_the_headings_and_no_page_is_cut_in_width(tmp_path: Path) -> None:
    data, _ = registered(*clients(120), headings="en", language="en")
    pages = PdfReader(converted(data, tmp_path, "pdf")).pages
    texts = [page.extract_text() for page in pages]
    ledger = [text for text in texts if "No. Client code Client" in text]
    assert len(ledger) == len(pages) - 1 > 2
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(texts, 1))
    found = " ".join(ledger)
    assert all(f"KH{number:06}" in found for number in range(120))
    assert {round(float(page.mediabox.width) / 72 * 25.4) for page in pages[:-1]} == {297}


def test_the_program_reckons_statements_and_ratios_as_we_do(tmp_path: Path) -> None:
    """The worked companies and fifty statements at random: every formula without its figure, reckoned anew."""
    rng = Random(8)
    periods = worked()
    periods += [period(random_sheet(rng, year=1970 + n), code=f"CB0001{n:02}") for n in range(50)]
    data = book(periods)
    mine = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    theirs = openpyxl.load_workbook(converted(without_figures(data), tmp_path, "xlsx"), data_only=True)
    formulas = [
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 3000
    pairs = ((mine[sheet][cell].value or 0, theirs[sheet][cell].value or 0) for sheet, cell in formulas)
    wrong = [place for place, (ours, other) in zip(formulas, pairs, strict=True) if not alike(ours, other)]
    assert not wrong


def alike(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, str) or isinstance(theirs, str):
        return bool(ours == theirs)
    return bool(abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours)))


def test_statements_and_ratios_stand_under_their_headings_on_paper(tmp_path: Path) -> None:
    pages = PdfReader(converted(book(worked()[:2], headings="en"), tmp_path, "pdf")).pages
    texts = [page.extract_text() for page in pages]
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(texts, 1))
    assert "Current ratio" in texts[0]
    assert sum("No. Line" in text for text in texts) > 2
