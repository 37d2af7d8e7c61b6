"""A document in a foreign currency that is paid at another rate leaves nothing behind in the house's own currency."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from clientdesk.analysis.trade.books import postings
from clientdesk.analysis.trade.exchange import differences, in_base
from clientdesk.analysis.trade.vouchers import vouchers
from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.desk.trading.packages import export_package
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import Posting
from clientdesk.dossier.trade.posted import Allocation, Receipt
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling

DAY = date(2026, 3, 2)
END = date(2026, 12, 31)


def paid(
    desk: Desk, code: str, amount: str, rate: str, *, day: date = DAY, parts: Mapping[str, str] | None = None
) -> Record:
    """A receipt in dollars at a rate; `parts` say how much of it is for which document."""
    made = desk.trading.document("receipt", code, day=day)
    made[Receipt.amount], made[Receipt.currency], made[Receipt.rate] = Decimal(amount), "USD", Decimal(rate)
    made[Receipt.allocations] = tuple(
        Row({Allocation.document.key: Link(name), Allocation.amount.key: Decimal(part)})
        for name, part in (parts or {}).items()
    )
    desk.clients.create(made)
    return made


def sold(desk: Desk, code: str, total: str, rate: str, *, day: date = DAY) -> str:
    return selling.sale(desk, code, total, day=day, currency="USD", rate=Decimal(rate)).code


def of_all(desk: Desk) -> list[Posting]:
    return postings(desk.trading.documents(), base="CNY")


def owed(desk: Desk) -> Decimal:
    """What the vouchers of all documents leave on the account of receivables, in the house's currency."""
    made, _left = vouchers(desk.trading.documents(), desk.trading.rules(), since=None, until=END)
    assert all(not each.difference for each in made)
    entries = [entry for each in made for entry in each.entries if entry.role == "receivable"]
    return sum((entry.debit - entry.credit for entry in entries), Decimal(0))


@pytest.mark.parametrize(("rate", "debit", "credit"), [("7.5", "50.00", "0.00"), ("6.8", "0.00", "20.00")])
def test_what_a_receipt_brings_more_or_less_is_a_voucher_of_its_own(
    desk: Desk, rate: str, debit: str, credit: str
) -> None:
    code = selling.client(desk)
    sale = sold(desk, code, "100", "7")
    paid(desk, code, "100", rate, day=date(2026, 3, 9), parts={sale: "100"})
    made, _left = vouchers(desk.trading.documents(), desk.trading.rules(), since=None, until=END)
    exchange = made[-1]
    assert (len(made), exchange.day, exchange.event) == (3, date(2026, 3, 9), f"exchange {sale}")
    told = [(entry.account.code, f"{entry.debit:.2f}", f"{entry.credit:.2f}") for entry in exchange.entries]
    assert sorted(told) == [("1122", debit, credit), ("6603.02", credit, debit)]
    assert owed(desk) == 0


def test_an_advance_that_settles_a_later_sale_makes_the_difference_on_the_day_of_the_sale(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line(price="100"), day=DAY, currency="USD", rate=Decimal(7))
    paid(desk, code, "100", "7.2", parts={order.code: "100"})
    assert differences(of_all(desk), base="CNY") == []
    sale = desk.trading.shipment(order.code)
    sale[sale.kind.by_key["date"]] = date(2026, 3, 20)
    desk.clients.create(sale)
    (made,) = differences(of_all(desk), base="CNY")
    assert (made.day, made.base, made.debit.code) == (date(2026, 3, 20), Decimal(20), sale.code)
    assert owed(desk) == 0


def test_the_account_in_our_own_currency_shows_the_difference_and_comes_to_nothing(desk: Desk) -> None:
    code = selling.client(desk)
    sale = sold(desk, code, "100", "7")
    paid(desk, code, "100", "7.5", parts={sale: "100"})
    (account,) = desk.trading.accounts_in_base(since=DAY, until=END)
    told = [(line.posting.reason, line.debit, line.credit, line.balance) for line in account.lines]
    assert [selling.whole(*figures) for _reason, *figures in told] == [[700, 0, 700], [0, 750, -50], [50, 0, 0]]
    assert (told[-1][0], account.currency, account.closing) == ("exchange", "CNY", Decimal(0))


def test_the_difference_is_undone_with_the_receipt_and_told_to_the_package_once(desk: Desk, tmp_path: Path) -> None:
    code, out = selling.client(desk), tmp_path / "v.xlsx"
    sale = sold(desk, code, "100", "7")
    receipt = paid(desk, code, "100", "7.5", parts={sale: "100"})
    made = export_package(desk, "simple_voucher", out, until=END)
    accounts = [row[5] for row in openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert (made.documents, accounts.count("6603.02"), made.debit) == (2, 1, made.credit)
    with pytest.raises(UserError, match="before"):
        export_package(desk, "simple_voucher", out, until=END)
    desk.trading.void(receipt.code)
    assert differences(of_all(desk), base="CNY") == []
    export_package(desk, "simple_voucher", out, until=END)
    rows: list[tuple[Any, ...]] = list(openpyxl.load_workbook(out).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert sorted((str(row[5]), float(row[7] or 0), float(row[8] or 0)) for row in rows) == [
        ("1002", -750.0, 0.0),
        ("1122", -50.0, 0.0),
        ("1122", 0.0, -750.0),
        ("6603.02", 0.0, -50.0),
    ]


def test_accounts_in_our_own_currency_make_no_differences(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    selling.receipt(desk, code, "100", day=DAY, **{sale.code.replace("-", "_"): "100"})
    assert differences(of_all(desk), base="CNY") == []
    assert in_base(of_all(desk), base="CNY") == of_all(desk)


@pytest.mark.parametrize("seed", range(12))
def test_a_settled_account_comes_to_nothing_whatever_the_rates_the_parts_and_the_order(desk: Desk, seed: int) -> None:
    rng = Random(seed)
    code = selling.client(desk)

    def rate() -> str:
        return f"{rng.uniform(0.05, 9):.6f}"

    for _ in range(rng.randint(1, 3)):
        total = Decimal(rng.randint(3, 99999)) / 100
        day = DAY + timedelta(rng.randint(0, 60))
        sale = sold(desk, code, f"{total}", rate(), day=day)
        while total:
            part = min(total, Decimal(rng.randint(1, 60000)) / 100)
            total -= part
            paid(desk, code, f"{part}", rate(), day=DAY + timedelta(rng.randint(0, 60)), parts={sale: f"{part}"})
    assert owed(desk) == Decimal("0.00")
    assert sum((each.value.total for each in in_base(of_all(desk), base="CNY")), Decimal(0)) == Decimal("0.00")


def test_the_ledger_of_accounts_in_our_own_currency_names_the_difference(desk: Desk, tmp_path: Path) -> None:
    code, out = selling.client(desk), tmp_path / "a.xlsx"
    sale = sold(desk, code, "100", "7")
    paid(desk, code, "60", "7.5", parts={sale: "60"})
    paid(desk, code, "10", "8")
    save_ledger(desk, "accounts", out, until=END, amounts="base", headings="zh")
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    rows = [tuple(row) for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert [row[3] for row in rows if row[1]] == ["销售", "收款", "收款", "汇兑差额"]
    assert ("汇兑差额", 30.0, "CNY") in [(row[3], row[5], row[9]) for row in rows]
    closing = next(row for row in rows if row[3] == "期末余额")
    # 40 dollars are owed at 7, and 10 came in at 8 that settle nothing yet.
    assert closing[8] == 200.0
    assert next(row[8] for row in rows if row[3] == "与账龄核对差额") == 0


def close(desk: Desk, until: date) -> None:
    house = desk.house.record()
    house[Trade.books_closed_until] = until
    desk.house.save(house)


def allocate(desk: Desk, receipt: Record, sale: str, part: str) -> Record:
    """The receipt as it stands in the file, with a part for a sale besides."""
    made = desk.clients.get(receipt.code)
    row = Row({Allocation.document.key: Link(sale), Allocation.amount.key: Decimal(part)})
    made[Receipt.allocations] = (*made.rows(Receipt.allocations), row)
    desk.clients.save(made)
    return made


def test_what_is_settled_after_closing_makes_its_difference_in_the_open_month(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    code = selling.client(desk)
    sale, advance = sold(desk, code, "100", "7"), paid(desk, code, "100", "7.5")
    close(desk, date(2026, 3, 31))
    set_clock("2026-05-04T10:00:00+08:00")
    allocate(desk, advance, sale, "100")
    (made,) = differences(of_all(desk), base="CNY")
    assert (made.day, made.base) == (date(2026, 5, 4), Decimal(50))
    booked, _left = vouchers(desk.trading.documents(), desk.trading.rules(), since=date(2026, 4, 1), until=END)
    assert [(each.day, each.event) for each in booked] == [(date(2026, 5, 4), f"exchange {sale}")]
    (account,) = desk.trading.accounts_in_base(since=DAY, until=date(2026, 3, 31))
    assert account.closing == -50
    assert owed(desk) == 0
    desk.past.undo()
    assert differences(of_all(desk), base="CNY") == []
    desk.past.redo()
    assert [each.day for each in differences(of_all(desk), base="CNY")] == [date(2026, 5, 4)]


def test_a_clock_that_stands_in_the_closed_month_dates_it_on_the_first_open_day(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    code = selling.client(desk)
    sale, advance = sold(desk, code, "100", "7"), paid(desk, code, "100", "7.5")
    close(desk, date(2026, 3, 31))
    set_clock("2026-03-30T10:00:00+08:00")
    allocate(desk, advance, sale, "40")
    assert [each.day for each in differences(of_all(desk), base="CNY")] == [date(2026, 4, 1)]


def test_what_made_a_difference_in_closed_books_is_neither_taken_back_nor_made_more(desk: Desk) -> None:
    code = selling.client(desk)
    sale = sold(desk, code, "100", "7")
    receipt = paid(desk, code, "100", "7.5", parts={sale: "60"})
    close(desk, date(2026, 3, 31))
    before = desk.keeping.dump()
    for rows in (
        (),
        (Row({Allocation.document.key: Link(sale), Allocation.amount.key: Decimal(100)}),),
        (Row({"document": Link(sale), "amount": Decimal(60), "settled_on": date(2026, 3, 20)}),),
    ):
        made = desk.clients.get(receipt.code)
        made[Receipt.allocations] = rows or None
        with pytest.raises(UserError, match="difference of exchange") as refused:
            desk.clients.save(made)
        assert refused.value.values == {"day": "2026-03-31", "receipt": receipt.code}
    assert desk.keeping.dump() == before


def test_in_our_own_currency_closing_leaves_allocations_as_they_are(desk: Desk) -> None:
    code = selling.client(desk)
    sale, receipt = selling.sale(desk, code, "100", day=DAY), selling.receipt(desk, code, "100", day=DAY)
    close(desk, date(2026, 3, 31))
    made = allocate(desk, receipt, sale.code, "100")
    assert [row[Allocation.settled_on] for row in made.rows(Receipt.allocations)] == [None]
