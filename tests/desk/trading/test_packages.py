"""Files for accounting packages: vouchers balance, columns stand as the package wants them, nothing is given twice."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from clientdesk.analysis.trade.vouchers import vouchers
from clientdesk.desk import Desk
from clientdesk.desk.trading.packages import export_package, keep_profile, profiles
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.packages import SHIPPED
from clientdesk.dossier.trade.posted import BOUNCED, Receipt, Shipment
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.trade.vouchers import Voucher
from clientdesk.errors import UserError
from tests.desk.trading import selling

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def booked(desk: Desk) -> list[Voucher]:
    made, _left = vouchers(desk.trading.documents(), desk.trading.rules(), since=None, until=MARCH[1])
    return made


def told(voucher: Voucher) -> list[tuple[str, str, str]]:
    return [(entry.account.code, f"{entry.debit:.2f}", f"{entry.credit:.2f}") for entry in voucher.entries]


def sold(desk: Desk, *, invoice: str = "") -> tuple[str, str]:
    code = selling.client(desk, "样板阀门有限公司", payment_terms="net30")
    order = selling.order(
        desk, code, selling.line("阀门", "12", "158.5", discount="0.05", tax_rate="0.13"), day=MARCH[0]
    )
    sale = desk.trading.shipment(order.code)
    sale[Shipment.date], sale[Shipment.invoice_no] = date(2026, 3, 2), invoice or None
    desk.clients.create(sale)
    return code, sale.code


def test_a_sale_a_receipt_and_an_expense_make_vouchers_by_the_rules(desk: Desk) -> None:
    code, sale = sold(desk)
    receipt = desk.trading.document("receipt", code, day=date(2026, 3, 5))
    receipt[Receipt.amount], receipt[Receipt.charges] = Decimal(2500), Decimal(5)
    receipt[Receipt.allocations] = (Row({"document": _link(sale), "amount": Decimal("2041.80")}),)
    desk.clients.create(receipt)
    expense = desk.trading.document("expense", day=date(2026, 3, 6))
    expense[Expense.category], expense[Expense.net], expense[Expense.tax] = "travel", Decimal(100), Decimal(6)
    expense[Expense.tax_deductible], expense[Expense.state] = True, "paid"
    desk.clients.create(expense)
    first, second, third = booked(desk)
    assert told(first) == [("1122", "2041.80", "0.00"), ("6001", "0.00", "1806.90"), ("22210102", "0.00", "234.90")]
    assert told(second) == [
        ("1002", "2495.00", "0.00"),
        ("6603.01", "5.00", "0.00"),
        ("1122", "0.00", "2041.80"),
        ("2203", "0.00", "458.20"),
    ]
    assert told(third) == [("6601.01", "100.00", "0.00"), ("22210101", "6.00", "0.00"), ("1002", "0.00", "106.00")]
    assert [each.number for each in (first, second, third)] == [1, 2, 3]


def _link(code: str) -> Any:
    from clientdesk.dossier.values import Link

    return Link(code)


def test_a_return_is_red_and_a_bounced_bill_is_taken_back_on_its_day(desk: Desk) -> None:
    code, sale = sold(desk)
    back = desk.trading.goods_return(sale)
    back[back.kind.by_key["date"]] = date(2026, 3, 9)
    desk.clients.create(back)
    bill = selling.receipt(desk, code, "50", day=date(2026, 3, 10))
    bill[Receipt.method], bill[Receipt.state], bill[Receipt.bounced_on] = "bank_bill", BOUNCED, date(2026, 3, 20)
    desk.clients.save(bill)
    _sale, red, came, went = booked(desk)
    assert told(red) == [("1122", "-2041.80", "0.00"), ("6001", "0.00", "-1806.90"), ("22210102", "0.00", "-234.90")]
    assert told(came) == [("1121", "50.00", "0.00"), ("2203", "0.00", "50.00")]
    assert (went.day, told(went)) == (date(2026, 3, 20), [("1121", "-50.00", "0.00"), ("2203", "0.00", "-50.00")])


@pytest.mark.parametrize("seed", range(25))
def test_every_voucher_balances_whatever_the_rate(desk: Desk, seed: int) -> None:
    rng = Random(seed)
    code = selling.client(desk)
    rate = Decimal(rng.randint(1, 99999999)) / 1000000
    lines = [
        selling.line("x", f"{rng.randint(1, 999)}", f"{rng.randint(1, 99999) / 10000:.4f}", tax_rate="0.13")
        for _ in range(rng.randint(1, 4))
    ]
    order = selling.order(desk, code, *lines, day=MARCH[0], currency="USD", rate=rate)
    sale = desk.trading.shipment(order.code)
    sale[Shipment.date] = MARCH[0]
    desk.clients.create(sale)
    receipt = desk.trading.document("receipt", code, day=MARCH[1])
    receipt[Receipt.amount], receipt[Receipt.currency], receipt[Receipt.rate] = (
        Decimal(rng.randint(1, 9999)) / 100,
        "USD",
        rate,
    )
    receipt[Receipt.charges] = Decimal(rng.randint(0, 99)) / 10000 * 100
    desk.clients.create(receipt)
    made = booked(desk)
    assert len(made) == 2
    assert [each.difference for each in made] == [0, 0]
    assert all(bool(entry.debit) != bool(entry.credit) for each in made for entry in each.entries)


def test_what_was_given_out_is_marked_and_not_given_again_unless_asked(desk: Desk, tmp_path: Path) -> None:
    _code, sale = sold(desk)
    out = tmp_path / "v.xlsx"
    first = export_package(desk, "simple_voucher", out, since=MARCH[0], until=MARCH[1])
    assert (first.documents, first.rows, first.debit, first.credit) == (1, 3, Decimal("2041.80"), Decimal("2041.80"))
    assert desk.clients.get(sale)[Shipment.export_batch] == first.batch
    with pytest.raises(UserError, match="nothing to write"):
        export_package(desk, "simple_voucher", tmp_path / "again.xlsx", until=MARCH[1])
    assert not (tmp_path / "again.xlsx").exists()
    assert export_package(desk, "simple_voucher", out, until=MARCH[1], again=True).documents == 1
    desk.past.undo()
    assert desk.clients.get(sale)[Shipment.export_batch] is None


def test_vouchers_go_on_in_number_from_one_file_of_a_month_to_the_next(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)

    def numbers(**wish: Any) -> list[object]:
        out = tmp_path / "v.xlsx"
        export_package(desk, "simple_voucher", out, until=date(2026, 4, 30), **wish)
        rows = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True))
        return [row[2] for row in rows[::2]]

    for day in (1, 2):
        selling.sale(desk, code, "10", day=date(2026, 3, day))
    assert numbers() == [1, 2]
    selling.sale(desk, code, "10", day=date(2026, 3, 1))
    selling.sale(desk, code, "10", day=date(2026, 4, 1))
    assert numbers() == [3, 1]
    assert numbers(again=True) == [1, 2, 3, 1]
    selling.sale(desk, code, "10", day=date(2026, 3, 9))
    assert numbers() == [4]
    desk.past.undo()
    assert numbers() == [4]
    selling.sale(desk, code, "10", day=date(2026, 3, 9))
    assert numbers(first=40) == [40]


def test_a_bill_that_bounces_after_it_was_given_out_is_given_out_once_more(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    bill = selling.receipt(desk, code, "50", day=MARCH[0])
    export_package(desk, "simple_voucher", tmp_path / "1.xlsx", until=MARCH[1])
    bill = desk.clients.get(bill.code)
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 4, 2)
    desk.clients.save(bill)
    april = date(2026, 4, 30)
    second = export_package(desk, "simple_voucher", tmp_path / "2.xlsx", until=april)
    assert (second.rows, f"{second.debit:.0f}") == (2, "-50")
    with pytest.raises(UserError, match="nothing to write"):
        export_package(desk, "simple_voucher", tmp_path / "3.xlsx", until=april)


@pytest.mark.parametrize("first", ["receipt", "bounce"])
def test_a_receipt_and_its_bouncing_are_given_out_each_with_its_own_month(
    desk: Desk, tmp_path: Path, first: str
) -> None:
    bill = selling.receipt(desk, selling.client(desk), "50", day=MARCH[0])
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 4, 2)
    desk.clients.save(bill)
    april = (date(2026, 4, 1), date(2026, 4, 30))
    months = (MARCH, april) if first == "receipt" else (april, MARCH)
    debits = [
        f"{export_package(desk, 'simple_voucher', tmp_path / 'v.xlsx', since=since, until=until).debit:.0f}"
        for since, until in months
    ]
    assert sorted(debits) == ["-50", "50"]
    with pytest.raises(UserError, match="nothing to write"):
        export_package(desk, "simple_voucher", tmp_path / "v.xlsx", until=april[1])


def test_a_file_that_cannot_be_written_marks_nothing(desk: Desk, tmp_path: Path) -> None:
    _code, sale = sold(desk)
    with pytest.raises((UserError, OSError)):
        export_package(desk, "simple_voucher", tmp_path / "nowhere" / "v.xlsx", until=MARCH[1])
    assert desk.clients.get(sale)[Shipment.export_batch] is None


def test_an_expense_in_dollars_is_booked_at_the_rate_of_its_day_or_not_at_all(desk: Desk) -> None:
    expense = desk.trading.document("expense", day=MARCH[0])
    expense[Expense.net], expense[Expense.currency], expense[Expense.state] = Decimal(100), "USD", "paid"
    desk.clients.create(expense)
    assert booked(desk) == []
    house = desk.house.record()
    rate = {"currency": "USD", "since": date(2026, 1, 1), "rate": Decimal("7.2")}
    house[house.kind.by_key["exchange_rates"]] = (Row(rate),)
    desk.clients.create(house)
    (voucher,) = booked(desk)
    assert told(voucher) == [("6602.99", "720.00", "0.00"), ("1002", "0.00", "720.00")]


def test_a_client_that_is_never_exported_is_in_no_file_for_a_package(desk: Desk, tmp_path: Path) -> None:
    hidden, shown = selling.client(desk, "隐藏有限公司", no_print=True), selling.client(desk)
    sale = selling.sale(desk, hidden, "1", day=MARCH[0])
    selling.sale(desk, shown, "2", day=MARCH[0])
    for name in ("simple_voucher", "sales_bills", "client_master"):
        made = export_package(desk, name, tmp_path / name, until=MARCH[1], again=True)
        assert made.documents == 1
        assert [each.document for each in made.left_out] == [hidden if name == "client_master" else sale.code]


def test_xero_reads_discounts_as_percentages(desk: Desk, tmp_path: Path) -> None:
    sold(desk)
    out = tmp_path / "x.csv"
    export_package(desk, "xero_invoices", out, until=MARCH[1])
    (row,) = csv.DictReader(out.read_text("utf-8").splitlines())
    assert row["Discount"] == "5"


def test_the_text_for_yonyou_is_gbk_with_bare_commas(desk: Desk, tmp_path: Path) -> None:
    _code, sale = sold(desk)
    record = desk.clients.get(sale)
    record[Shipment.particulars] = "阀门, 12 只"
    desk.clients.save(record)
    out = tmp_path / "v.txt"
    export_package(desk, "yonyou_u8", out, until=MARCH[1])
    lines = out.read_bytes().decode("gbk").split("\r\n")
    assert lines[0] == "填制凭证,V800"
    assert lines[1].split(",")[:8] == ["2026-03-02", "记", "1", "0", "阀门， 12 只", "1122", "2041.80", "0.00"]
    assert {len(line.split(",")) for line in lines[1:-1]} == {20}


def test_a_text_the_encoding_cannot_say_is_refused_and_nothing_is_marked(desk: Desk, tmp_path: Path) -> None:
    _code, sale = sold(desk)
    record = desk.clients.get(sale)
    record[Shipment.particulars] = "valve 🐉"
    desk.clients.save(record)
    with pytest.raises(UserError, match="gbk does not know"):
        export_package(desk, "yonyou_u8", tmp_path / "v.txt", until=MARCH[1])
    assert not (tmp_path / "v.txt").exists()
    assert desk.clients.get(sale)[Shipment.export_batch] is None


def test_kingdee_gets_its_thirty_seven_columns(desk: Desk, tmp_path: Path) -> None:
    code, _sale = sold(desk)
    out = tmp_path / "k.xlsx"
    export_package(desk, "kingdee_k3", out, until=MARCH[1])
    sheet = openpyxl.load_workbook(out).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    first = dict(zip(headings, [cell.value for cell in sheet[2]], strict=True))
    assert (len(headings), headings[0], headings[-1]) == (37, "凭证日期", "现金流量")
    assert (first["币别代码"], first["审核"], first["结算方式"], first["分录序号"]) == ("RMB", "NONE", "*", 0)
    assert first["核算项目"] == f"客户---{code}---样板阀门有限公司"
    assert (first["科目代码"], sheet["F2"].data_type) == ("1122", "s")


def test_invoices_for_xero_and_quickbooks_have_what_these_need(desk: Desk, tmp_path: Path) -> None:
    sold(desk, invoice="00012345")
    for name, number, day in (
        ("xero_invoices", "*InvoiceNumber", "*InvoiceDate"),
        ("quickbooks_invoices", "InvoiceNo", "InvoiceDate"),
    ):
        out = tmp_path / f"{name}.csv"
        export_package(desk, name, out, until=MARCH[1], again=True)
        (row,) = csv.DictReader(out.read_text("utf-8").splitlines())
        assert (row[number], row[day]) == ("00012345", "02/03/2026")


def test_text_that_looks_like_a_formula_is_guarded(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, "=cmd|' /C calc'!A0")
    selling.sale(desk, code, "100", day=MARCH[0])
    out = tmp_path / "x.csv"
    export_package(desk, "xero_invoices", out, until=MARCH[1])
    (row,) = csv.DictReader(out.read_text("utf-8").splitlines())
    assert row["*ContactName"].startswith("'=")


def test_a_profile_is_copied_edited_and_kept_in_the_file(desk: Desk, tmp_path: Path) -> None:
    own = json.loads(SHIPPED["simple_voucher"].to_json())
    own["name"], own["columns"] = (
        "ours",
        [{"heading": "Day", "value": "date", "date": "%d.%m.%Y"}, {"heading": "Konto", "value": "account"}],
    )
    own["form"], own["encoding"] = "csv", "utf-8"
    keep_profile(desk, json.dumps(own))
    sold(desk)
    out = tmp_path / "o.csv"
    export_package(desk, "ours", out, until=MARCH[1])
    assert out.read_text("utf-8").splitlines()[:2] == ["Day,Konto", "02.03.2026,1122"]
    desk.past.undo()
    desk.past.undo()


@pytest.mark.parametrize(
    "change",
    [
        {"rows": "letters"},
        {"form": "pdf"},
        {"encoding": "klingon"},
        {"columns": [{"heading": "x", "value": "password"}]},
        {"columns": [{"title": "x"}]},
        {"columns": 5},
        {"more": 1},
        {"name": 5},
        {"name": ""},
        {"sheet": "a/b"},
        {"most": "5"},
        {"settings": []},
        {"columns": [{"heading": 5, "value": "date"}]},
        {"columns": [{"heading": "x", "value": "summary", "longest": "3"}]},
        {"form": "txt", "encoding": "gbk", "before": ["🐉"]},
    ],
)
def test_a_profile_that_makes_no_sense_is_refused_with_the_reason(desk: Desk, change: dict[str, Any]) -> None:
    with pytest.raises(UserError) as refused:
        keep_profile(desk, json.dumps({**json.loads(SHIPPED["simple_voucher"].to_json()), **change}))
    assert refused.value.key == "bad_profile"
    assert list(profiles(desk)) == list(SHIPPED)
