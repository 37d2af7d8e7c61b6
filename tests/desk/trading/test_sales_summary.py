"""The summary of sales: costs in the currency of the books, and what is owed at the end of a month."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.posted import Receipt
from clientdesk.dossier.trade.sales import Sales
from clientdesk.dossier.values import Link
from clientdesk.exchange.workbooks.trade import sales as workbook
from tests.desk.trading import selling
from tests.desk.trading.test_ledger_options import saved, wrong
from tests.desk.trading.test_picking import product

DAY = date(2026, 3, 5)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Sales]:
    """The figures of every summary that is written."""
    seen: list[Sales] = []
    write = workbook.write_sales

    def noted(given: object, sales: Sales, **more: object) -> None:
        seen.append(sales)
        write(given, sales, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(workbook, "write_sales", noted)
    return seen


def sold(desk: Desk, code: str) -> None:
    row = Row({"product": Link(code, "valve"), "quantity": Decimal(2), "price": Decimal(100)})
    selling.sale(desk, selling.client(desk), "0", day=DAY, lines=(row,))


def test_a_cost_in_another_currency_is_converted(desk: Desk, tmp_path: Path, told: list[Sales]) -> None:
    selling.rate(desk, "USD", 7)
    sold(desk, product(desk, "valve", cost=Decimal(10), currency="USD"))
    assert wrong(saved(desk, "sales", tmp_path)) == []
    assert [line.cost for line in told[0].lines] == [140]


def test_products_of_one_name_have_each_its_own_cost(desk: Desk, tmp_path: Path, told: list[Sales]) -> None:
    sold(desk, product(desk, "valve", model="A", cost=Decimal(10)))
    product(desk, "valve", model="B", cost=Decimal(20))
    saved(desk, "sales", tmp_path)
    assert [line.cost for line in told[0].lines] == [20]


def test_nothing_is_owed_at_the_end_of_a_month_once_a_sale_in_dollars_is_paid(
    desk: Desk, tmp_path: Path, told: list[Sales]
) -> None:
    client = selling.client(desk)
    selling.sale(desk, client, "100", day=DAY, currency="USD", rate=Decimal(7))
    receipt = desk.trading.receipt(client, Decimal(100), currency="USD")
    receipt[Receipt.date], receipt[Receipt.rate] = DAY, Decimal("6.8")
    desk.clients.create(receipt)
    saved(desk, "sales", tmp_path)
    march = next(month for month in told[0].months if month.month == "2026-03")
    assert (march.closing, march.received) == (Decimal(0), Decimal(680))


def test_everything_begins_with_the_month_of_the_first_sale(desk: Desk, tmp_path: Path, told: list[Sales]) -> None:
    client = selling.client(desk)
    selling.sale(desk, client, "100", day=date(DAY.year - 1, 11, 20))
    selling.sale(desk, client, "100", day=DAY)
    saved(desk, "sales", tmp_path)
    assert told[0].months[0].month == f"{DAY.year - 1}-11"
    assert len(told[0].lines) == 2
