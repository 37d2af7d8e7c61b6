"""Ledgers, files for accounting packages and what comes back, by command."""

from pathlib import Path

import openpyxl
import pytest

from tests import make
from tests.desk.trading.test_round_trip import SPOILT_ROWS, hundred, settle_all_but_some
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


@pytest.mark.parametrize("ledger", ["orders", "register"])
def test_a_schedule_says_a_folder_and_the_last_month(
    cli: Cli, traded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: str
) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-04-01T02:00:00+00:00")
    folder = tmp_path / "every month"
    folder.mkdir()
    told = cli("export", traded, "ledger", ledger, "--period", "last-month", "--out", folder, "--json")
    assert told.code == 0
    (made,) = folder.iterdir()
    assert str(made) == told.document["file"]
    assert made.name.startswith(f"ClientDesk_{ledger}_")
    assert openpyxl.load_workbook(made, data_only=True).worksheets[0]["B5"].value in ("DD20260305-001", "KH000001")


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
    assert (again.code, again.errors[0]["key"]) == (8, "given_before")
    assert cli("export", traded, "package", "yonyou_u8", "--again", "--out", out, "--json").document["documents"] == 1


def test_a_package_nobody_knows_is_told_with_those_there_are(cli: Cli, traded: Path, tmp_path: Path) -> None:
    told = cli("export", traded, "package", "sap", "--out", tmp_path / "v.txt", "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "no_such_profile")
    assert "kingdee_k3" in told.errors[0]["text"]


def test_a_hundred_rows_come_back_by_command_and_are_taken_back(cli: Cli, path: Path, tmp_path: Path) -> None:
    out, dumped = tmp_path / "o.xlsx", tmp_path / "before.json"
    with make.desk(path) as desk:
        hundred(desk)
    assert cli("export", path, "ledger", "orders", "--period", "2026", "--out", out).code == 0
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    settle_all_but_some(sheet, {str(cell.value).split("\n")[-1]: int(cell.column or 0) for cell in sheet[4]})
    book.save(out)
    dumped.write_text(cli("dump", path).out, encoding="utf-8")
    seen = cli("import", path, out, "--ledger", "--dry-run", "--json").document
    assert (len(seen["differences"]), seen["updated"], seen["step"]) == (85, 0, None)
    assert sorted(row["row"] for row in seen["rejected"]) == SPOILT_ROWS
    took = cli("import", path, out, "--ledger", "--json").document
    assert (took["updated"], len(took["rejected"])) == (85, 5)
    assert cli("dump", path).out != dumped.read_text(encoding="utf-8")
    assert cli("undo", path).code == 0
    assert cli("dump", path).out == dumped.read_text(encoding="utf-8")


def test_a_ledger_is_written_as_asked_for(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    wish = ("--amounts", "base", "--hide-void", "--out", out)
    assert cli("export", traded, "ledger", "orders", *wish).code == 0
    headings = [str(cell.value).split("\n")[-1] for cell in openpyxl.load_workbook(out).worksheets[0][4]]
    assert "Total" in headings
    assert "Base amount" not in headings
    assert cli("export", traded, "ledger", "accounts", "--one-sheet", "--out", out).code == 0
    assert openpyxl.load_workbook(out).sheetnames[0] == "往来明细账 Receivable account"
    assert cli("export", traded, "ledger", "ageing", "--oldest-first", "--out", out).code == 0


def test_a_ledger_of_the_clients_a_query_finds(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    for query, found in (("enterprises", "DD20260305-001"), ("persons", "本期无数据 No data")):
        assert cli("export", traded, "ledger", "orders", "--query", query, "--out", out).code == 0
        sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
        assert found in (sheet["A5"].value, sheet["B5"].value)


def test_what_is_void_after_the_file_is_told_with_the_next_one(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "v.xlsx"
    cli("export", traded, "package", "simple_voucher", "--out", out)
    void = {"op": "update", "code": "XS202603-0001", "values": {"state": "void"}}
    assert cli("batch", traded, actions=(void,)).code == 0
    made = cli("export", traded, "package", "simple_voucher", "--out", out, "--json").document
    assert (made["documents"], made["corrections"], made["debit"]) == (1, 1, "-2041.80")
    assert made["files"] == [str(out)]
    assert cli("export", traded, "package", "simple_voucher", "--out", out, "--json").errors[0]["key"] == "given_before"


def test_contact_records_are_a_ledger_of_their_own(cli: Cli, traded: Path, tmp_path: Path) -> None:
    spoke = {"subject": "prices", "client": {"code": "KH000001"}, "date": "2026-03-06"}
    assert cli("batch", traded, actions=({"op": "create", "kind": "contact", "values": spoke},)).code == 0
    out = tmp_path / "c.xlsx"
    assert cli("export", traded, "ledger", "contacts", "--period", "2026-03", "--out", out).code == 0
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    assert (sheet["B5"].value, sheet["E5"].value, sheet["F5"].value) == ("LX000001", "KH000001", "样板阀门有限公司")
