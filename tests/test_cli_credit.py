"""The commands that give out the credit file: memo, workbook of statements, workbook of ratios."""

import json
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from tests.exchange.credit_files import firm

REASON = ("--reason", "credit committee")


@pytest.fixture
def file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a firm of two years."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-03-05T10:00:00+00:00")
    with Desk.create(path, user="tester") as desk:
        firm(desk, years=(2024, 2025))
    return path


@pytest.mark.parametrize(
    ("name", "titles"), [("statements", ["财务报表", "说明"]), ("ratios", ["财务比率", "财务报表", "说明"])]
)
def test_statements_and_ratios_of_a_client_are_written_as_workbooks(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, titles: list[str]
) -> None:
    out = tmp_path / "out.xlsx"
    told = ["export", str(file), "ledger", name, "--code", "KH000001", "--out", str(out), "--lang", "zh_CN", *REASON]
    assert run([*told, "--headings", "zh", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(out)}
    assert openpyxl.load_workbook(out).sheetnames == titles


def test_whose_statements_they_are_must_be_said(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.xlsx"
    assert run(["export", str(file), "ledger", "ratios", "--out", str(out), "--json"]) == 2
    assert json.loads(capsys.readouterr().err)["key"] == "usage"
    assert run(["export", str(file), "ledger", "ratios", "--code", "KH999999", "--out", str(out), "--json"]) == 8
    assert not out.exists()


def test_the_memo_is_a_layout_of_card(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "memo.pdf"
    assert run(["card", str(file), "KH000001", "--layout", "memo", "--out", str(out), *REASON, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pages"] == len(PdfReader(out).pages)
    assert 2 <= told["pages"] <= 4
