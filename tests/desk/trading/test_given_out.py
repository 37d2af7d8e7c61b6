"""What is changed after it was given to an accounting package is told as an event of its own, once."""

import csv
import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.outgoing.outgoing import read_everything
from clientdesk.desk.trading.packages import Exported, export_package, keep_profile
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.packages import SHIPPED
from clientdesk.dossier.trade.posted import BOUNCED, Allocation, Receipt, Shipment
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Address, Link
from clientdesk.errors import UserError
from tests import make
from tests.desk.trading import selling

FIRST, LAST = date(2026, 3, 1), date(2026, 12, 31)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "v.xlsx"


def give(desk: Desk, out: Path, **wish: Any) -> list[tuple[str, Decimal, Decimal]]:
    """(account, debit, credit) of the entries of what is given out now; nothing where there is nothing."""
    out.unlink(missing_ok=True)
    with suppress(UserError):
        export_package(desk, "simple_voucher", out, until=wish.pop("until", LAST), **wish)
    if not out.exists():
        return []
    rows = openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [(str(row[5]), Decimal(str(row[7] or 0)), Decimal(str(row[8] or 0))) for row in rows]


def bills(desk: Desk, out: Path, name: str = "xero_invoices", **wish: Any) -> list[dict[str, str]]:
    export_package(desk, name, out, until=LAST, **wish)
    return list(csv.DictReader(out.read_text("utf-8").splitlines()))


def entry(account: str, debit: str = "0", credit: str = "0") -> tuple[str, Decimal, Decimal]:
    return account, Decimal(debit), Decimal(credit)


def test_a_void_after_the_file_is_booked_red_once_and_its_undo_once_more(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    give(desk, out)
    desk.trading.void(sale.code)
    assert give(desk, out) == [entry("1122", "-100"), entry("6001", "0", "-100")]
    assert give(desk, out) == []
    sale = desk.clients.get(sale.code)
    sale[Shipment.state] = "posted"
    desk.clients.save(sale)
    assert give(desk, out) == [entry("1122", "100"), entry("6001", "0", "100")]
    assert give(desk, out) == []


def test_a_correction_is_of_the_day_of_the_change_and_not_of_the_month_that_was_given(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    give(desk, out)
    desk.trading.void(sale.code)
    assert desk.today > date(2026, 3, 31)
    assert give(desk, out, until=date(2026, 3, 31)) == []
    assert give(desk, out, since=desk.today, until=desk.today) != []
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet["A2"].value.date() == desk.today


def test_an_allocation_after_the_file_moves_the_advance_to_the_account(desk: Desk, out: Path) -> None:
    code = selling.client(desk)
    receipt = selling.receipt(desk, code, "100", day=FIRST)
    assert give(desk, out) == [entry("1002", "100"), entry("2203", "0", "100")]
    sale = selling.sale(desk, code, "60", day=FIRST)
    give(desk, out)
    receipt = desk.clients.get(receipt.code)
    receipt[Receipt.allocations] = (
        Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: Decimal(60)}),
    )
    desk.clients.save(receipt)
    assert sorted(give(desk, out)) == [entry("1122", "0", "60"), entry("2203", "0", "-60")]
    assert give(desk, out) == []


def test_a_sale_whose_lines_are_changed_after_the_file_is_booked_by_the_difference(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    give(desk, out)
    sale = desk.clients.get(sale.code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.price, Decimal(70)),)
    desk.clients.save(sale)
    assert give(desk, out) == [entry("1122", "-30"), entry("6001", "0", "-30")]
    assert give(desk, out) == []


def test_a_bill_that_bounces_after_the_file_is_booked_back_on_its_own_day(desk: Desk, out: Path) -> None:
    bill = selling.receipt(desk, selling.client(desk), "50", day=FIRST)
    give(desk, out)
    bill = desk.clients.get(bill.code)
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 4, 2)
    desk.clients.save(bill)
    assert give(desk, out, until=date(2026, 4, 1)) == []
    assert give(desk, out) == [entry("1002", "-50"), entry("2203", "0", "-50")]
    assert give(desk, out) == []


def test_the_payment_of_an_expense_is_an_event_of_its_own_day(desk: Desk, out: Path) -> None:
    expense = desk.trading.document("expense", day=FIRST)
    expense[Expense.net] = Decimal(100)
    desk.clients.create(expense)
    approving = desk.trading.approving
    approving.submit(expense.code)
    approving.approve(expense.code)
    assert give(desk, out) == [entry("6602.99", "100"), entry("2241", "0", "100")]
    approving.pay(expense.code, day=date(2026, 4, 9), method="cash")
    assert give(desk, out, until=date(2026, 4, 8)) == []
    assert give(desk, out) == [entry("2241", "100"), entry("1001", "0", "100")]
    assert give(desk, out) == []


def test_an_expense_paid_in_a_later_month_is_two_vouchers_even_where_none_was_given(desk: Desk, out: Path) -> None:
    expense = desk.trading.document("expense", day=FIRST)
    expense[Expense.net], expense[Expense.state], expense[Expense.paid_on] = Decimal(100), "paid", date(2026, 4, 9)
    desk.clients.create(expense)
    assert give(desk, out, until=date(2026, 3, 31)) == [entry("6602.99", "100"), entry("2241", "0", "100")]
    assert give(desk, out) == [entry("2241", "100"), entry("1002", "0", "100")]


def test_a_change_of_rates_or_accounts_of_the_house_alone_books_nothing_again(desk: Desk, out: Path) -> None:
    selling.rate(desk, "USD", 7)
    expense = desk.trading.document("expense", day=FIRST)
    expense[Expense.net], expense[Expense.currency], expense[Expense.state] = Decimal(100), "USD", "paid"
    desk.clients.create(expense)
    give(desk, out)
    selling.rate(desk, "USD", 8)
    selling.keep(desk, Trade.posting_accounts, Row({"role": "bank", "code": "1002.01", "name": "工行"}))
    assert give(desk, out) == []
    assert give(desk, out, again=True) == [entry("6602.99", "700"), entry("1002.01", "0", "700")]


def test_written_again_is_what_was_given_with_its_corrections(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    give(desk, out)
    desk.trading.void(sale.code)
    give(desk, out)
    before = desk.keeping.dump()["clients"]
    whole = [entry("1122", "100"), entry("6001", "0", "100"), entry("1122", "-100"), entry("6001", "0", "-100")]
    assert give(desk, out, again=True) == whole
    assert give(desk, out) == []
    assert [each.get("given_out") for each in desk.keeping.dump()["clients"]] == [
        each.get("given_out") for each in before
    ]


def test_what_was_given_as_a_bill_is_still_given_as_a_voucher_and_the_other_way_round(desk: Desk, out: Path) -> None:
    code = selling.client(desk, payment_terms="net30")
    first, second = (selling.sale(desk, code, price, day=FIRST) for price in ("10", "20"))
    assert [row["*InvoiceNumber"] for row in bills(desk, out)] == [first.code, second.code]
    assert len(give(desk, out)) == 4
    assert give(desk, out) == []
    with pytest.raises(UserError, match="before"):
        bills(desk, out, "quickbooks_invoices")


def test_a_sale_that_was_billed_and_changed_gets_a_red_bill_and_a_new_one(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk, payment_terms="net30"), "100", day=FIRST)
    bills(desk, out)
    sale = desk.clients.get(sale.code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.price, Decimal(70)),)
    desk.clients.save(sale)
    told = [(row["*InvoiceNumber"], row["*Quantity"], row["*UnitAmount"], row["Total"]) for row in bills(desk, out)]
    assert told == [(f"{sale.code}-R1", "-1", "100", "-100.00"), (f"{sale.code}-2", "1", "70", "70.00")]
    desk.trading.void(sale.code)
    told = [(row["*InvoiceNumber"], row["*Quantity"], row["*UnitAmount"], row["Total"]) for row in bills(desk, out)]
    assert told == [(f"{sale.code}-R2", "-1", "70", "-70.00")]
    with pytest.raises(UserError, match="before"):
        bills(desk, out)
    assert [row["*InvoiceNumber"] for row in bills(desk, out, again=True)] == [
        sale.code,
        f"{sale.code}-R1",
        f"{sale.code}-2",
        f"{sale.code}-R2",
    ]


def test_undoing_an_export_takes_all_its_marks_back(desk: Desk, out: Path) -> None:
    selling.sale(desk, selling.client(desk), "100", day=FIRST)
    before = desk.keeping.dump()
    first = give(desk, out)
    desk.past.undo()
    assert desk.keeping.dump() == before
    assert give(desk, out) == first


def test_a_mark_of_the_fourth_format_counts_for_the_family_of_its_profile(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk, payment_terms="net30"), "100", day=FIRST)
    sale[Shipment.export_batch] = "xero_invoices 2026-03-31 10:00"
    desk.clients.save(sale)
    with pytest.raises(UserError, match="before"):
        bills(desk, out)
    assert len(give(desk, out)) == 2


def test_a_document_of_the_fourth_format_that_was_given_and_is_void_now_is_booked_red(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    sale[Shipment.export_batch] = "simple_voucher 2026-03-31 10:00"
    desk.clients.save(sale)
    assert give(desk, out) == []
    desk.trading.void(sale.code)
    assert give(desk, out) == [entry("1122", "-100"), entry("6001", "0", "-100")]
    assert give(desk, out) == []


def test_what_was_given_out_is_not_thrown_away_even_as_a_draft(desk: Desk, out: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=FIRST)
    give(desk, out)
    sale = desk.clients.get(sale.code)
    sale[Shipment.state] = "draft"
    desk.clients.save(sale)
    with pytest.raises(UserError, match="given to the accounting package"):
        desk.clients.trash([sale.code])


def test_more_invoices_than_the_package_takes_go_into_further_files(desk: Desk, tmp_path: Path) -> None:
    own = json.loads(SHIPPED["quickbooks_invoices"].to_json())
    assert (own["most"], own["most_rows"], SHIPPED["xero_invoices"].most) == (100, 1000, 500)
    keep_profile(desk, json.dumps({**own, "most": 3, "most_rows": 4}))
    code = selling.client(desk, payment_terms="net30")
    for lines in (1, 2, 2, 1, 1, 1):
        sale = desk.trading.document("shipment", code, day=FIRST)
        sale[Shipment.lines] = tuple(selling.line(price="5") for _ in range(lines))
        desk.clients.create(sale)
    made: Exported = export_package(desk, "quickbooks_invoices", tmp_path / "q.csv", until=LAST)
    assert [path.name for path in made.files] == ["q.csv", "q-2.csv", "q-3.csv"]
    assert [len(path.read_text("utf-8").splitlines()) - 1 for path in made.files] == [3, 4, 1]
    assert made.documents == 6
    with pytest.raises(UserError, match=r"q-2\.csv already"):
        export_package(desk, "quickbooks_invoices", tmp_path / "q.csv", until=LAST, again=True)


def test_the_marks_the_steps_of_approval_and_the_versions_come_along_with_everything(
    desk: Desk, out: Path, tmp_path: Path
) -> None:
    client = selling.client(desk)
    selling.sale(desk, client, "100", day=FIRST)
    order = selling.order(desk, client, day=FIRST)
    order[Order.terms] = "net60"
    desk.clients.save(order)
    expense = desk.trading.document("expense", day=FIRST)
    expense[Expense.net] = Decimal(100)
    desk.clients.create(expense)
    desk.trading.approving.submit(expense.code)
    give(desk, out)
    before = desk.keeping.dump()["clients"]
    assert [list(each["given_out"]) for each in before if "given_out" in each] == [["vouchers post"]]
    gave = desk.outgoing.everything(tmp_path / "all.json", reason="moving house")
    with make.desk(tmp_path / "again.clientdesk") as again:
        again.outgoing.take_back(read_everything(gave.path))
        assert again.keeping.dump()["clients"] == before
        assert give(again, out) == []


@pytest.mark.parametrize("package", ["vouchers", "bills"])
def test_what_an_erased_client_was_sold_is_neither_given_again_nor_corrected_and_the_marks_name_nobody(
    desk: Desk, out: Path, path: Path, package: str
) -> None:
    client = selling.client(
        desk, "Zyxwvut Trading", payment_terms="net30", address=Address("CN", street="Zyxwvutgasse 7")
    )
    sale = selling.sale(desk, client, "100", day=FIRST, particulars="Zyxwvut's valves")
    selling.receipt(desk, client, "40", day=FIRST, **{sale.code.replace("-", "_"): "40"})

    def given(**wish: Any) -> list[tuple[Any, ...]]:
        if package == "vouchers":
            return list(give(desk, out, **wish))
        return [(row["*InvoiceNumber"], row["*ContactName"], row["Total"]) for row in bills(desk, out, **wish)]

    before = given()
    desk.clients.trash([client])
    desk.clients.erase([client])
    if package == "vouchers":
        assert given() == []
        assert given(again=True) == before
    else:
        with pytest.raises(UserError, match="all of it was given"):
            given()
        assert given(again=True) == [(sale.code, f"Erased client {client}", "100.00")]
    assert desk.keeping.check(deep=True) == []
    desk.close()
    assert b"xwvut" not in path.read_bytes()


def test_a_sale_of_an_erased_client_that_is_declared_void_later_is_booked_red(desk: Desk, out: Path) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=FIRST)
    give(desk, out)
    desk.clients.trash([client])
    desk.clients.erase([client])
    desk.trading.void(sale.code)
    assert give(desk, out) == [entry("1122", "-100"), entry("6001", "0", "-100")]
    assert give(desk, out) == []


def test_a_draft_that_was_given_out_stays_when_its_client_is_erased_and_is_booked_red(desk: Desk, out: Path) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=FIRST)
    give(desk, out)
    sale = desk.clients.get(sale.code)
    sale[Shipment.state] = "draft"
    desk.clients.save(sale)
    desk.clients.trash([client])
    desk.clients.erase([client])
    assert [each.code for each in desk.trading.documents()] == [sale.code]
    assert give(desk, out) == [entry("1122", "-100"), entry("6001", "0", "-100")]
