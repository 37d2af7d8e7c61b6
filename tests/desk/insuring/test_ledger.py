"""The ledger of renewals: which policies stand in it, how long they still run, and what stands on the sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import LedgerWish as Wish
from clientdesk.desk.trading.ledgers import preview, save_ledger
from tests.desk.insuring.holding import HOLDER, policy


def rows(desk: Desk, out: Path, **wish: Any) -> list[dict[str, Any]]:
    save_ledger(desk, "renewals", out, headings="zh", **wish)
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    told: list[dict[Any, Any]] = [
        dict(zip(headings, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=5)
    ]
    return [row for row in told if row["保单号"]]


def test_each_policy_is_a_row_with_its_days_what_comes_first_on_top(desk: Desk, tmp_path: Path) -> None:
    policy(desk, pay_mode="single", policy_no="LATER", start="2026-02-01", end="2027-01-31")
    policy(desk, insured=[{"name": "李强"}, {"name": "李乐"}])
    policy(desk, policy_no="GONE", pay_mode="single", start="2024-01-01", end="2024-12-31")
    policy(desk, policy_no="QUOTE", status="quoted")
    policy(desk, policy_no="UNDATED", start=None)
    told = rows(desk, tmp_path / "r.xlsx", since=date(2026, 1, 1))
    assert [row["保单号"] for row in told] == ["P0001", "LATER", "UNDATED"]
    first = told[0]
    assert (first["客户编号"], first["客户名称"], first["被保险人"]) == (HOLDER, "王薇", "李强、李乐")
    assert (first["起保日"].date(), first["到期日"], first["下次应缴日"].date()) == (
        date(2024, 12, 20), None, date(2026, 12, 20),
    )  # fmt: skip
    assert (first["剩余天数"], first["每期保费"], first["状态"]) == (28, 1200, "In force")


def test_the_sheet_adds_the_premiums_up_and_says_what_its_columns_mean(desk: Desk, tmp_path: Path) -> None:
    policy(desk)
    policy(desk, premium="800.00")
    out = tmp_path / "r.xlsx"
    rows(desk, out, language="zh_CN")
    book = openpyxl.load_workbook(out, data_only=True)
    assert 2000 in [cell.value for row in book.worksheets[0].iter_rows(min_row=7) for cell in row]
    told = {str(cell.value) for line in book["说明"].iter_rows() for cell in line}
    assert {"保障的最后一天", "按最先到来的日期"} <= told


def test_a_client_that_is_never_exported_stands_in_no_row(desk: Desk, tmp_path: Path) -> None:
    policy(desk)
    client = desk.clients.get(HOLDER)
    client[client.kind.by_key["no_print"]] = True
    desk.clients.save(client)
    assert rows(desk, tmp_path / "r.xlsx") == []


def test_the_first_rows_can_be_looked_at_before(desk: Desk) -> None:
    policy(desk)
    (sheet, *_others) = preview(desk, Wish("renewals"))
    assert "Renewals" in sheet.name
    assert any("P0001" in row for row in sheet.rows)
