"""Documents nobody should write: refused with a reason, or shown for what they are; no sum is wrong, nothing is half
written."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.desk.trading.round_trip import compare
from clientdesk.dossier.house.trade import ExchangeRate, Trade
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling
from tests.desk.trading.told import Seen, sheets
from tests.desk.trading.year import TRADE

DAY, END = date(2026, 3, 5), date(2026, 3, 31)


def ledger(desk: Desk, name: str, folder: Path, **wish: Any) -> list[Seen]:
    """What a ledger shows."""
    out = folder / f"{name}.xlsx"
    save_ledger(desk, name, out, **{"until": END, **wish})
    return sheets(out)


def refused(desk: Desk, make: Callable[[], object]) -> UserError:
    """The refusal; nothing was changed by what was refused."""
    before = desk.keeping.dump()
    with pytest.raises(UserError) as told:
        make()
    assert desk.keeping.dump() == before
    return told.value


# Amounts of 10^15


@pytest.mark.parametrize(("quantity", "price"), [("999999999999", "9999"), ("10000000", "100000000")])
def test_a_document_of_more_than_can_be_kept_is_refused(desk: Desk, quantity: str, price: str) -> None:
    code = selling.client(desk)
    line = selling.line(quantity=quantity, price=price)
    assert refused(desk, lambda: selling.order(desk, code, line, day=DAY)).key == "too_much"


@pytest.mark.parametrize("amount", ["1000000000000000", "-1000000000000000"])
def test_money_of_ten_to_the_fifteenth_is_no_amount(desk: Desk, amount: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Receipt.amount.type.read(amount + "0", desk.reading)
    code = selling.client(desk)
    selling.sale(desk, code, "999999999999.99", day=DAY)
    assert desk.trading.balance(code) == {"CNY": Decimal("999999999999.99")}


def test_sums_beyond_what_a_spreadsheet_can_hold_are_told_to_the_cent(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    for _ in range(3):
        selling.sale(desk, code, "9999999999999", day=DAY, lines=(selling.line("泵", "99", "9999999999999"),))
    selling.sale(desk, code, "0.01", day=DAY)
    whole = 3 * 99 * Decimal(9999999999999) + Decimal("0.01")
    (orders,) = ledger(desk, "orders", tmp_path)
    assert str(orders.totals["Total"]) == f"{whole:f}"
    accounts = ledger(desk, "accounts", tmp_path)
    assert [str(row["Balance"]) for row in accounts[0].rows[-2:]] == [f"{whole:f}", "0.0"]
    assert str(ledger(desk, "ageing", tmp_path)[0].totals["Balance"]) == f"{whole:f}"


# Negative quantities


def test_a_quantity_below_zero_takes_off_the_order_and_never_comes_back(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("泵", "3", "10"), selling.line("rebate", "-1", "5"), day=DAY)
    (seen,) = ledger(desk, "orders", tmp_path)
    assert [seen.totals[heading] for heading in ("Total", "Quantity")] == [25, 2]
    sale = desk.trading.shipment(order.code)
    desk.clients.create(sale)
    back = desk.trading.goods_return(sale.code)
    row = back.rows(GoodsReturn.lines)[0]
    back[GoodsReturn.lines] = (row.with_value(Line.quantity, Decimal(-1)),)
    assert "above zero" in str(refused(desk, lambda: desk.clients.create(back)))


def test_a_price_below_zero_is_shown_as_a_problem(desk: Desk) -> None:
    made = desk.trading.document("order", selling.client(desk), day=DAY)
    made[Order.lines] = (selling.line(price="-1"),)
    told = [problem.text for problem in problems(made, desk.reading)]
    assert any("below zero" in text for text in told)


# Zero rates


@pytest.mark.parametrize("rate", ["0", "-7"])
@pytest.mark.parametrize("kind", ["order", "shipment", "goods_return", "receipt", "adjustment"])
def test_a_rate_of_nothing_is_refused(desk: Desk, kind: str, rate: str) -> None:
    made = _of_kind(desk, kind, selling.client(desk))
    made[made.kind.by_key["currency"]], made[made.kind.by_key["rate"]] = "USD", Decimal(rate)
    assert "above zero" in str(refused(desk, lambda: desk.clients.create(made)))


def _of_kind(desk: Desk, kind: str, client: str) -> Record:
    made = desk.trading.document(kind, client, day=DAY)
    keys = made.kind.by_key
    if "lines" in keys:
        made[keys["lines"]] = (selling.line(),)
    else:
        made[keys["amount"]] = Decimal(5)
    return made


def test_the_house_has_no_rate_of_nothing(desk: Desk) -> None:
    row = Row({ExchangeRate.currency.key: "USD", ExchangeRate.since.key: DAY, ExchangeRate.rate.key: Decimal(0)})
    assert "above zero" in str(refused(desk, lambda: selling.keep(desk, Trade.exchange_rates, row)))


def test_a_currency_without_a_rate_is_not_taken_for_ours(desk: Desk) -> None:
    code = selling.client(desk)
    assert refused(desk, lambda: selling.sale(desk, code, "5", day=DAY, currency="USD")).key == "no_rate"


# Receipts larger than the order


def test_more_than_an_order_comes_to_is_not_allocated_to_it(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line(price="100"), day=DAY)
    allocated = {order.code.replace("-", "_"): "150"}
    told = refused(desk, lambda: selling.receipt(desk, code, "150", day=DAY, **allocated))
    assert (told.key, "100.00 is open" in str(told)) == ("more_than_owed", True)


def test_a_receipt_larger_than_what_is_owed_leaves_an_advance(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    selling.receipt(desk, code, "150", day=DAY, **{sale.code.replace("-", "_"): "100"})
    (receipts,) = ledger(desk, "receipts", tmp_path)
    assert [(row["Amount"], row["Allocated"], row["Unallocated"]) for row in receipts.rows] == [(150, 100, 50)]
    ageing, _details = ledger(desk, "ageing", tmp_path)
    assert [(row["Balance"], row["Unallocated"], row["Overdue"]) for row in ageing.rows] == [(-50, -50, 0)]


# A due date before the order


def test_a_due_date_before_the_document_is_told_and_counted_from(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY, due=date(2026, 2, 1))
    (problem,) = [each for each in problems(sale, desk.reading) if each.field is Shipment.due]
    assert "must not come before" in problem.text
    ageing, details = ledger(desk, "ageing", tmp_path)
    assert [row["Days overdue"] for row in details.rows] == [(END - date(2026, 2, 1)).days]
    assert [(row["Balance"], row["31–60"]) for row in ageing.rows] == [(100, 100)]


# A client in the trash


def test_a_client_in_the_trash_stays_in_the_ledgers(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, "样板退出有限公司")
    selling.order(desk, code, selling.line(price="40"), day=DAY)
    selling.sale(desk, code, "60", day=DAY)
    before = {name: ledger(desk, name, tmp_path) for name in TRADE}
    desk.clients.trash([code])
    after = {name: ledger(desk, name, tmp_path) for name in TRADE}
    assert after == before
    assert [(row["Client code"], row["Client"], row["Total"]) for row in after["orders"][0].rows] == [
        (code, "样板退出有限公司", 40),
        (code, "样板退出有限公司", 60),
    ]


# A period without data


@pytest.mark.parametrize("name", TRADE)
def test_a_period_without_data_says_so_and_adds_up_to_nothing(desk: Desk, name: str, tmp_path: Path) -> None:
    selling.sale(desk, selling.client(desk), "100", day=DAY)
    seen = ledger(desk, name, tmp_path, since=date(2020, 1, 1), until=date(2020, 12, 31))
    for sheet in seen:
        figures = [cell for cell in sheet.totals.values() if isinstance(cell, int | float)]
        assert not any(figures), sheet.name
    assert "本期无数据 No data" in {*seen[0].totals.values()} | {
        str(value) for s in seen for value in s.totals.values()
    }


def test_a_period_without_documents_still_tells_what_is_owed(desk: Desk, tmp_path: Path) -> None:
    selling.sale(desk, selling.client(desk), "100", day=DAY)
    (account,) = ledger(desk, "accounts", tmp_path, since=date(2026, 4, 1), until=date(2026, 4, 30))
    assert [row["Balance"] for row in account.rows] == [100, 100, 0]


# A workbook with deleted columns


def without(desk: Desk, folder: Path, *headings: str) -> Path:
    """A ledger of orders that came back without these columns."""
    out = folder / "cut.xlsx"
    save_ledger(desk, "orders", out, until=END)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    for heading in headings:
        (place,) = (cell.column for cell in sheet[4] if str(cell.value).endswith(heading))
        sheet.delete_cols(int(place or 0))
    book.save(out)
    return out


@pytest.mark.parametrize(
    ("headings", "key"),
    [(("Row id",), "no_row_ids"), (("Settled on (accountant)", "Accountant's note"), "no_columns_back")],
)
def test_a_workbook_without_its_own_columns_is_refused(
    desk: Desk, tmp_path: Path, headings: tuple[str, ...], key: str
) -> None:
    selling.order(desk, selling.client(desk), day=DAY)
    out = without(desk, tmp_path, *headings)
    assert refused(desk, lambda: compare(desk, out)).key == key


def test_columns_that_are_only_shown_may_be_deleted(desk: Desk, tmp_path: Path) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY)
    out = without(desk, tmp_path, "Total", "Client", "Accountant's note")
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    (place,) = (cell.column for cell in sheet[4] if "Settled on" in str(cell.value))
    sheet.cell(5, int(place or 0)).value = END
    book.save(out)
    came = compare(desk, out)
    assert [(each.document, each.field.key, each.new) for each in came.differences] == [(order.code, "settled_on", END)]


# Nothing half written


def test_a_ledger_that_fails_leaves_the_old_one_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selling.order(desk, selling.client(desk), day=DAY)
    out = tmp_path / "orders.xlsx"
    out.write_bytes(b"the old one")

    def fail(*_given: object, **_told: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("clientdesk.exchange.workbooks.streamed.ExcelWriter.save", fail)
    with pytest.raises((OSError, UserError)):
        save_ledger(desk, "orders", out, until=END)
    assert out.read_bytes() == b"the old one"
    assert [path.name for path in tmp_path.glob("orders*")] == ["orders.xlsx"]


def test_a_document_without_a_state_is_in_no_ledger(desk: Desk, tmp_path: Path) -> None:
    sale = desk.trading.document("shipment", day=DAY)
    sale[Shipment.client], sale[Shipment.lines], sale[Shipment.state] = Link(None, "Walk-in"), (selling.line(),), None
    desk.clients.create(sale)
    assert [ledger(desk, name, tmp_path)[0].rows for name in ("orders", "ageing")] == [[], []]
