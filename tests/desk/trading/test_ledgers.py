"""The ledgers of trading: every formula comes to the figure beside it, and to what the books say."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import LEDGERS, save_ledger
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.trade.lines import PostedLine
from clientdesk.dossier.trade.posted import BOUNCED, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling
from tests.exchange.reckoning import Reckoner

FIRST = 5
END = date(2026, 3, 31)


def saved(desk: Desk, name: str, tmp_path: Path, **told: Any) -> bytes:
    out = tmp_path / f"{name}.xlsx"
    save_ledger(desk, name, out, **{"until": END, **told})
    return out.read_bytes()


def differences(data: bytes, tmp_path: Path) -> tuple[int, list[tuple[str, str, object, object]]]:
    """How many formulas there are, and those that come to something else than what stands beside them."""
    (tmp_path / "seen.xlsx").write_bytes(data)
    reckoner, shown = Reckoner(data), openpyxl.load_workbook(tmp_path / "seen.xlsx", data_only=True)
    wrong: list[tuple[str, str, object, object]] = []
    count = 0
    for sheet, cell in reckoner.formulas():
        count += 1
        found, beside = reckoner.value(sheet, cell), shown[sheet][cell].value
        if isinstance(found, Fraction):
            same = isinstance(beside, int | float) and abs(float(found) - beside) < 1e-6
        else:
            same = (found or "") == (beside or "")
        if not same:
            wrong.append((sheet, cell, found, beside))
    return count, wrong


def sheet(data: bytes, place: int, tmp_path: Path) -> Worksheet:
    (tmp_path / "seen.xlsx").write_bytes(data)
    found: Worksheet = openpyxl.load_workbook(tmp_path / "seen.xlsx", data_only=True).worksheets[place]
    return found


def rows(found: Worksheet, *headings: str) -> Iterator[list[Any]]:
    """The cells under these English headings, row by row, down to the totals."""
    told = {str(cell.value).split("\n")[-1]: int(cell.column or 0) for cell in found[4]}
    for row in range(FIRST, found.max_row + 1):
        if str(found.cell(row, 1).value).startswith("合计"):
            return
        yield [found.cell(row, told[heading]).value for heading in headings]


def traded(desk: Desk, seed: int) -> None:
    """A desk with all that trading knows, at random but the same for the same seed."""
    rng = Random(seed)
    codes = [
        selling.client(desk, f"样板{n}有限公司", payment_terms=terms)
        for n, terms in enumerate(("net30", "eom30", "cod"))
    ]
    for number in range(12):
        code, day = rng.choice(codes), date(2026, rng.randint(1, 3), rng.randint(1, 28))
        lines = [
            selling.line(
                f"product {n}",
                f"{rng.randint(1, 40)}",
                f"{rng.randint(1, 99999) / 1000:.3f}",
                discount=rng.choice(("0", "0.05", "0.125")),
                tax_rate=rng.choice(("0", "0.06", "0.13")),
            )
            for n in range(rng.randint(1, 3))
        ]
        order = selling.order(desk, code, *lines, day=day, price_incl_tax=rng.random() < 0.4)
        if number % 5 == 4:
            desk.trading.void(order.code)
        elif rng.random() < 0.8:
            send(desk, order, rng)
    selling.sale(desk, codes[0], "250.55", day=date(2026, 2, 2), currency="USD", rate=Decimal("7.1234"))


def send(desk: Desk, order: Record, rng: Random) -> None:
    """A sale of the order, paid in part or whole, some of it come back."""
    sale = desk.trading.shipment(order.code)
    sale[Shipment.date] = date(2026, 3, 29)
    if rng.random() < 0.5:
        sale[Shipment.invoice_no] = f"{rng.randint(1, 9999):08d}"
    desk.clients.create(sale)
    client = sale[Shipment.client]
    assert client is not None
    assert client.target is not None
    if rng.random() < 0.6:
        receipt = desk.trading.receipt(client.target, Decimal(rng.randint(100, 90000)) / 100)
        receipt[Receipt.date] = date(2026, 3, 30)
        desk.clients.create(receipt)
        if rng.random() < 0.3:
            receipt[Receipt.state], receipt[Receipt.bounced_on] = BOUNCED, END
            desk.clients.save(receipt)
    if rng.random() < 0.3:
        back = desk.trading.goods_return(sale.code)
        back[GoodsReturn.date] = END
        desk.clients.create(back)


def spend(desk: Desk, category: str, net: str, *, day: date, state: str = "approved", client: str = "") -> None:
    made = desk.trading.document("expense", client, day=day)
    made[Expense.category], made[Expense.net], made[Expense.tax] = category, Decimal(net), Decimal("1.10")
    made[Expense.state] = state
    desk.clients.create(made)


def hope_for(desk: Desk, client: str, month: int) -> None:
    """Opportunities of a client that are expected in a month."""
    for amount, probability in (("1000.05", "0.35"), ("99.99", "0.5")):
        made = desk.opportunities.new(client, name=f"{month}月的商机")
        made[Opportunity.amount], made[Opportunity.probability] = Decimal(amount), Decimal(probability)
        made[Opportunity.expected] = date(2026, month, 20)
        desk.clients.create(made)


def insure(desk: Desk, client: str, month: int) -> None:
    """Policies of a client that end in a month."""
    for premium in ("1200.10", "350"):
        made = desk.insurance.policy(client)
        made[Policy.product], made[Policy.premium] = "财产一切险", Decimal(premium)
        made[Policy.start], made[Policy.end] = date(2025, month, 21), date(2026, month, 20)
        desk.insurance.save(made)


@pytest.mark.parametrize("name", sorted(LEDGERS.keys() - {"contacts", "service", "complaints"}))
def test_every_formula_comes_to_the_figure_beside_it(desk: Desk, name: str, tmp_path: Path) -> None:
    traded(desk, 7)
    code = selling.client(desk, "费用客户有限公司")
    for month in (1, 2, 3):
        spend(desk, "travel", "100.40", day=date(2026, month, 3), client=code, state="paid")
        spend(desk, "gift", "20", day=date(2026, month, 4), client=code)
        spend(desk, "office", "5.55", day=date(2026, month, 9), state="draft", client=code)
        hope_for(desk, code, month)
        insure(desk, code, month)
    saved_ledger = saved(desk, name, tmp_path, since=date(2026, 1, 1), until=date(2026, 12, 31))
    count, wrong = differences(saved_ledger, tmp_path)
    assert wrong == []
    assert count > {"renewals": 0, "opportunities": 7}.get(name, 10)


@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_of_nothing_says_so(desk: Desk, name: str, tmp_path: Path) -> None:
    told = [cell.value for cell in _cells(saved(desk, name, tmp_path), tmp_path) if cell.value]
    assert any("No data" in str(each) for each in told)
    assert not any(str(each).startswith("#") for each in told)


@pytest.mark.parametrize("name", LEDGERS)
def test_figures_alone_are_no_formulas(desk: Desk, name: str, tmp_path: Path) -> None:
    traded(desk, 3)
    assert differences(saved(desk, name, tmp_path, figures="values"), tmp_path)[0] == 0


def test_a_void_order_stays_with_its_number_and_comes_to_nothing(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    made = [selling.order(desk, code, selling.line(price="50"), day=date(2026, 3, 5)) for _ in range(3)]
    desk.trading.void(made[1].code, reason="ordered twice")
    found = sheet(saved(desk, "orders", tmp_path), 0, tmp_path)
    assert list(rows(found, "Order no.", "Quantity", "Total", "Status")) == [
        ["DD20260305-001", 1, 50, "Confirmed"],
        ["DD20260305-002", 0, 0, "Void"],
        ["DD20260305-003", 1, 50, "Confirmed"],
    ]


def test_a_line_goes_from_confirmed_to_settled(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, payment_terms="net7")
    order = selling.order(desk, code, selling.line("泵", "4", "25"), day=date(2026, 3, 1))

    def status() -> list[Any]:
        (row,) = rows(sheet(saved(desk, "orders", tmp_path), 0, tmp_path), "Status", "Paid", "Balance")
        return row

    assert status() == ["Confirmed", 0, 100]
    part = desk.trading.shipment(order.code)
    part[Shipment.date] = date(2026, 3, 30)
    part[Shipment.lines] = (part.rows(Shipment.lines)[0].with_value(PostedLine.quantity, Decimal(1)),)
    desk.clients.create(part)
    assert status() == ["Partly shipped", 0, 100]
    rest = desk.trading.shipment(order.code)
    rest[Shipment.date] = date(2026, 3, 30)
    desk.clients.create(rest)
    assert status() == ["Shipped", 0, 100]
    rest[Shipment.invoice_no], rest[Shipment.due] = "0001", date(2026, 3, 30)
    desk.clients.save(rest)
    assert status() == ["Overdue", 0, 100]
    desk.clients.create(desk.trading.receipt(code, Decimal(100)))
    receipt = desk.clients.get(desk.trading.of_client(code)[-1].code)
    receipt[Receipt.date] = date(2026, 3, 31)
    desk.clients.save(receipt)
    assert status() == ["Settled", 100, 0]


def test_amounts_of_several_currencies_are_added_up_only_in_ours(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    selling.sale(desk, code, "100", day=date(2026, 3, 1))
    selling.sale(desk, code, "10", day=date(2026, 3, 2), currency="USD", rate=Decimal(7))
    found = sheet(saved(desk, "orders", tmp_path), 0, tmp_path)
    headings = [str(cell.value).split("\n")[-1] for cell in found[4]]
    foot = dict(zip(headings, [cell.value for cell in found[7]], strict=True))
    assert (foot["Total"], foot["Base amount"], foot["Quantity"]) == ("多币种 mixed", 170, 2)


def test_the_account_of_a_client_closes_with_what_the_ageing_says(desk: Desk, tmp_path: Path) -> None:
    traded(desk, 11)
    book = saved(desk, "accounts", tmp_path, since=date(2026, 2, 1))
    (tmp_path / "seen.xlsx").write_bytes(book)
    checked = 0
    for found in openpyxl.load_workbook(tmp_path / "seen.xlsx", data_only=True).worksheets[:-1]:
        last = [cell.value for cell in found[found.max_row]]
        assert "Difference from the ageing" in str(last[3])
        assert last[8] == 0
        checked += 1
    assert checked >= 3


def test_what_is_overdue_is_pale_red_and_says_so(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    selling.sale(desk, code, "100", day=date(2026, 3, 1), due=date(2026, 3, 2))
    found = sheet(saved(desk, "orders", tmp_path, language="zh_CN", headings="zh"), 0, tmp_path)
    cell = found["Y5"]
    assert (cell.value, cell.fill.fgColor.rgb) == ("逾期", "FFFCE4E1")


def test_a_period_that_goes_on_makes_nothing_late(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    selling.sale(desk, code, "100", day=desk.today, due=desk.today + timedelta(days=5))
    told = {"until": desk.today + timedelta(days=300)}
    (row,) = rows(sheet(saved(desk, "orders", tmp_path, **told), 0, tmp_path), "Status")
    assert "Overdue" not in row[0]
    (aged,) = rows(sheet(saved(desk, "ageing", tmp_path, **told), 0, tmp_path), "Not due", "Overdue")
    assert aged == [100, 0]


def test_a_bounced_bill_takes_a_line_of_its_own(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    bill = selling.receipt(desk, code, "100", day=date(2026, 3, 5))
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 3, 20)
    desk.clients.save(bill)
    found = sheet(saved(desk, "receipts", tmp_path), 0, tmp_path)
    told = [(row[0], row[1], row[2]) for row in rows(found, "Receipt no.", "Amount", "Status")]
    assert told == [(bill.code, 100, "Posted"), (bill.code, -100, "Bounced")]


def test_expenses_are_summed_by_account_and_month_where_approved_or_paid(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    for month, state in ((1, "paid"), (2, "approved"), (2, "draft"), (3, "rejected")):
        spend(desk, "travel", "100", day=date(2026, month, 3), state=state, client=code)
    data = saved(desk, "expenses", tmp_path)
    summary = sheet(data, 1, tmp_path)
    told = [[cell.value for cell in row] for row in summary.iter_rows(min_row=4, max_row=6)]
    assert told[0][2:] == ["2026-01", "2026-02", "合计\nTotal"]
    assert told[1] == ["6601.01", "差旅费", 101.1, 101.1, 202.2]
    assert told[2][2:] == [101.1, 101.1, 202.2]


def test_a_client_that_is_never_exported_is_left_out_and_told(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, no_print=True)
    selling.sale(desk, code, "100", day=date(2026, 3, 1))
    book = saved(desk, "orders", tmp_path)
    (tmp_path / "seen.xlsx").write_bytes(book)
    read = openpyxl.load_workbook(tmp_path / "seen.xlsx")
    info = [cell.value for row in read.worksheets[-1].iter_rows() for cell in row if cell.value]
    assert list(rows(read.worksheets[0], "Order no.")) == [["本期无数据 No data"]] or "本期无数据 No data" in [
        cell.value for cell in read.worksheets[0][5]
    ]
    assert "XS202603-0001" in info


def test_names_that_formulas_would_misread_come_to_the_figure_beside_them(desk: Desk, tmp_path: Path) -> None:
    for name, total in (("W*", "100"), ("Walk-in", "7"), (">5", "3")):
        sale = desk.trading.document("shipment", day=date(2026, 3, 1))
        sale[Shipment.client], sale[Shipment.lines] = Link(None, name), (selling.line(price=total),)
        desk.clients.create(sale)
    twins = [selling.client(desk, "样板同名有限公司") for _ in range(2)]
    starred = selling.client(desk, "样板*")
    for code in (*twins, starred):
        spend(desk, "travel", "100", day=date(2026, 3, 1), client=code)
    for name in ("ageing", "expenses"):
        assert differences(saved(desk, name, tmp_path), tmp_path)[1] == []


def test_the_limit_stands_in_the_currency_of_the_row(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, credit_limit=Decimal(100), currency="USD")
    selling.sale(desk, code, "1000", day=date(2026, 3, 1), currency="CNY")
    unknown = selling.client(desk, credit_limit=Decimal(1), currency="GBP")
    selling.sale(desk, unknown, "9", day=date(2026, 3, 1), currency="CNY")
    selling.rate(desk, "USD", 7)
    data = saved(desk, "ageing", tmp_path)
    found = rows(sheet(data, 0, tmp_path), "Client code", "Limit", "Currency", "Over limit")
    assert sorted(found) == [[code, 700, "CNY", 300], [unknown, None, "CNY", 0]]
    assert differences(data, tmp_path)[1] == []


def test_a_client_that_is_only_a_name_has_no_code(desk: Desk, tmp_path: Path) -> None:
    sale = desk.trading.document("shipment", day=date(2026, 3, 1))
    sale[Shipment.client], sale[Shipment.lines] = Link(None, "Walk-in"), (selling.line(price="7"),)
    desk.clients.create(sale)
    for name, place in (("orders", 0), ("ageing", 0), ("ageing", 1), ("sales", 1)):
        data = saved(desk, name, tmp_path, since=date(2026, 1, 1))
        found = sheet(data, place, tmp_path)
        assert list(rows(found, "Client code", "Client"))[:1] == [[None, "Walk-in"]], (name, place)


def test_the_year_before_is_told_of_clients_that_buy_no_more(desk: Desk, tmp_path: Path) -> None:
    gone = selling.client(desk, "样板旧客户有限公司")
    selling.sale(desk, gone, "100", day=date(2025, 3, 5))
    selling.sale(desk, selling.client(desk), "5", day=date(2026, 3, 5))
    data = saved(desk, "sales", tmp_path, since=date(2026, 1, 1))
    assert differences(data, tmp_path)[1] == []
    assert list(rows(sheet(data, 1, tmp_path), "Client code", "Total", "Last year", "Growth"))[1] == [gone, 0, 100, -1]


def test_a_period_that_ends_before_it_begins_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ends before it begins"):
        saved(desk, "orders", tmp_path, since=date(2026, 4, 1))
    assert not list(tmp_path.glob("orders*"))


def test_names_that_look_like_formulas_are_texts(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, "=1+1 有限公司")
    selling.sale(desk, code, "100", day=date(2026, 3, 1))
    for name in ("orders", "accounts", "ageing"):
        data = saved(desk, name, tmp_path)
        told = [cell for cell in _cells(data, tmp_path) if str(cell.value).startswith("=1+1")]
        assert all(cell.data_type == "s" for cell in told)


def _cells(data: bytes, tmp_path: Path) -> Sequence[Any]:
    (tmp_path / "seen.xlsx").write_bytes(data)
    book = openpyxl.load_workbook(tmp_path / "seen.xlsx")
    return [cell for found in book.worksheets for row in found.iter_rows() for cell in row]


def test_accounts_that_read_as_one_number_are_summed_apart_and_a_nameless_one_stays_so(
    desk: Desk, tmp_path: Path
) -> None:
    for code, net in (("6601.1", 10), ("6601.10", 20)):
        made = desk.trading.document("expense", day=date(2026, 3, 5))
        made[Expense.account_code], made[Expense.net], made[Expense.state] = code, Decimal(net), "approved"
        desk.clients.create(made)
    save_ledger(desk, "expenses", tmp_path / "x.xlsx", until=date(2026, 3, 31))
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = next(each for each in book.worksheets if "Expense summary" in each.title)
    rows = [[cell.value for cell in row[:3]] for row in sheet.iter_rows() if str(row[0].value).startswith("6601")]
    assert rows == [["6601.1", None, 10], ["6601.10", None, 20]]
