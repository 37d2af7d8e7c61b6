"""Ledgers, files for accounting packages and what comes back, by command."""

from pathlib import Path

import openpyxl
import pytest

from tests.shell import Cli, cli

__all__ = ["cli"]

LINE = {"product": "valve", "quantity": "12", "price": "158.5", "discount": "0.05", "tax_rate": "0.13"}
FIRM = {"op": "create", "kind": "enterprise", "values": {"name": "样板阀门有限公司"}}
ORDER = {
    "op": "create",
    "kind": "order",
    "values": {"client": {"code": "KH000001"}, "date": "2026-03-05", "state": "confirmed", "lines": [LINE]},
}
SALE = {
    "op": "create",
    "kind": "shipment",
    "values": {
        "order": {"code": "DD20260305-001"},
        "date": "2026-03-06",
        "due": "2026-03-20",
        "lines": [{**LINE, "order_line": 1}],
    },
}


@pytest.fixture
def traded(cli: Cli, path: Path) -> Path:
    """A file with an order and its sale."""
    assert cli("new", path).code == 0
    assert cli("batch", path, actions=(FIRM, ORDER, SALE)).code == 0
    return path


def test_a_ledger_is_written_for_a_period(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    assert cli("export", traded, "ledger", "orders", "--period", "2026-Q1", "--out", out, "--json").code == 0
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    assert (sheet["B5"].value, sheet["P5"].value) == ("DD20260305-001", 2041.8)
    told = cli("export", traded, "ledger", "orders", "--period", "2026-Q9", "--out", tmp_path / "x.xlsx", "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "period")
    assert not (tmp_path / "x.xlsx").exists()


def test_what_the_accountant_filled_in_is_told_and_taken_over(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    cli("export", traded, "ledger", "orders", "--out", out)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    (column,) = (cell.column for cell in sheet[4] if "Accountant's note" in str(cell.value))
    sheet.cell(5, int(column or 0)).value = "booked 0042"
    book.save(out)
    seen = cli("import", traded, out, "--ledger", "--dry-run", "--json").document
    assert (seen["updated"], seen["step"]) == (0, None)
    (difference,) = seen["differences"]
    assert (difference["field"], difference["old"], difference["new"]) == ("accountant_note", None, "booked 0042")
    took = cli("import", traded, out, "--ledger", "--json").document
    assert took["updated"] == 1
    assert took["step"]
    shown = cli("show", traded, "DD20260305-001", "--json").document
    assert shown["values"]["accountant_note"] == "booked 0042"


def test_a_file_for_a_package_balances_and_is_not_written_twice(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "v.txt"
    made = cli("export", traded, "package", "yonyou_u8", "--period", "2026-03", "--out", out, "--json").document
    assert (made["documents"], made["rows"], made["debit"], made["credit"]) == (1, 3, "2041.80", "2041.80")
    assert out.read_bytes().startswith("填制凭证,V800\r\n".encode("gbk"))
    again = cli("export", traded, "package", "yonyou_u8", "--period", "2026-03", "--out", tmp_path / "w.txt", "--json")
    assert (again.code, again.errors[0]["key"]) == (8, "nothing_to_export")
    assert cli("export", traded, "package", "yonyou_u8", "--again", "--out", out, "--json").document["documents"] == 1


def test_a_package_nobody_knows_is_told_with_those_there_are(cli: Cli, traded: Path, tmp_path: Path) -> None:
    told = cli("export", traded, "package", "sap", "--out", tmp_path / "v.txt", "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "no_such_profile")
    assert "kingdee_k3" in told.errors[0]["text"]
