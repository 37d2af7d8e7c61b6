"""A year of trade opened by a spreadsheet program: every formula of every ledger comes to what stands beside it."""

import re
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.utils.cell import coordinate_to_tuple
from python_calamine import CalamineWorkbook

from tests.desk.trading.year import TRADE, WHOLE, Year
from tests.exchange.test_in_libreoffice import without_figures

pytestmark = pytest.mark.long
_NEAR = 1e-6
"""Less than a hundredth of a cent; shares are told to twelve places by us and to fifteen digits by the program."""
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f><v>([^<]*)</v>')
_MINUTES = 20


def reckoned(source: Path, folder: Path) -> Path:
    """What LibreOffice makes of a workbook that has formulas and no figures."""
    bare = folder / "bare" / source.name
    bare.parent.mkdir()
    bare.write_bytes(without_figures(source.read_bytes()))
    out = folder / "reckoned"
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run([*command, "--outdir", str(out), str(bare)], check=True, capture_output=True, timeout=60 * _MINUTES)
    return out / source.name


def figures(path: Path) -> Iterator[tuple[int, str, str]]:
    """(sheet, cell, what stands beside its formula) of every formula of ours."""
    with ZipFile(path) as archive:
        names = sorted((name for name in archive.namelist() if "/sheet" in name), key=_number)
        for place, name in enumerate(names):
            for cell, figure in _FORMULA.findall(archive.read(name)):
                yield place, cell.decode(), unescape(figure.decode())


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def compared(ours: Path, theirs: Path) -> tuple[int, list[tuple[str, str, str, Any]]]:
    """How many formulas there are, and those that come to something else: (sheet, cell, ours, theirs)."""
    book = CalamineWorkbook.from_path(theirs)
    grids: dict[int, list[list[Any]]] = {}
    count, wrong = 0, []
    for place, cell, figure in figures(ours):
        if place not in grids:
            grids = {place: book.get_sheet_by_index(place).to_python(skip_empty_area=False)}
        row, column = coordinate_to_tuple(cell)
        told = grids[place][row - 1][column - 1] if row <= len(grids[place]) else None
        count += 1
        if not _same(figure, told):
            wrong.append((book.sheet_names[place], cell, figure, told))
    return count, wrong


def _same(ours: str, theirs: object) -> bool:
    if isinstance(theirs, int | float) and not isinstance(theirs, bool):
        try:
            return abs(float(ours) - theirs) < _NEAR
        except ValueError:
            return False
    return ours == (theirs or "")


@pytest.mark.parametrize("name", TRADE)
def test_the_program_reckons_what_stands_there(whole_year: Year, name: str, tmp_path: Path) -> None:
    count, wrong = compared(whole_year.paths[name], reckoned(whole_year.paths[name], tmp_path))
    assert wrong[:10] == []
    assert count > WHOLE[1]


def test_a_wrong_figure_would_be_found(short_year: Year, tmp_path: Path) -> None:
    with ZipFile(short_year.paths["receipts"]) as archive:
        data = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    spoilt = tmp_path / "spoilt.xlsx"
    with ZipFile(spoilt, "w") as archive:
        for name, held in data.items():
            archive.writestr(name, held.replace(b"</f><v>", b"</f><v>1", 1) if name == sheet else held)
    count, wrong = compared(spoilt, reckoned(spoilt, tmp_path))
    assert (count > 1, len(wrong)) == (True, 1)
