"""What can be asked of a ledger: in which currency, without what is void, an ageing that reckons anew, accounts on one
sheet."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.dossier.house.trade import Allowance, Trade
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.spent import Expense
from clientdesk.exchange.workbooks.paper import A3
from tests.desk.trading import selling
from tests.desk.trading.told import Seen, sheets
from tests.exchange.reckoning import Reckoner

END = date(2026, 3, 31)
SHEET = "账龄分析 Ageing"


def saved(desk: Desk, name: str, folder: Path, **wish: Any) -> Path:
    out = folder / f"{name}.xlsx"
    save_ledger(desk, name, out, **{"until": END, **wish})
    return out


def wrong(path: Path) -> list[tuple[str, str]]:
    """The formulas that come to something else than what stands beside them."""
    reckoner, shown = Reckoner(path.read_bytes()), openpyxl.load_workbook(path, data_only=True)
    found = list(reckoner.formulas())
    assert found
    return [(sheet, cell) for sheet, cell in found if not _same(reckoner.value(sheet, cell), shown[sheet][cell].value)]


def _same(reckoned: Any, shown: Any) -> bool:
    if isinstance(shown, int | float):
        return abs(float(reckoned) - shown) < 1e-6
    return (reckoned or "") == (shown or "")


@pytest.fixture
def foreign(desk: Desk) -> str:
    """A client that bought in two currencies, with tax in the price and beside it, and paid a part."""
    code = selling.client(desk)
    lines = (
        selling.line("泵", "3", "33.335", tax_rate="0.06"),
        selling.line("阀", "7", "100", discount="0.1", tax_rate="0.13"),
    )
    selling.order(desk, code, *lines, day=date(2026, 3, 2), currency="USD", rate=Decimal("7.1234"))
    selling.order(desk, code, *lines, day=date(2026, 3, 3), currency="USD", rate=Decimal("7.1234"), price_incl_tax=True)
    sale = selling.sale(desk, code, "250.55", day=date(2026, 3, 4), currency="USD", rate=Decimal("7.2"))
    selling.sale(desk, code, "100", day=date(2026, 3, 5))
    receipt = desk.trading.receipt(code, Decimal("300.10"), currency="USD")
    keys = receipt.kind.by_key
    receipt[keys["date"]], receipt[keys["rate"]], receipt[keys["charges"]] = END, Decimal("7.3"), Decimal("1.05")
    desk.clients.create(receipt)
    assert sale.code
    return code


def test_amounts_in_our_currency_are_those_of_the_base_column(desk: Desk, foreign: str, tmp_path: Path) -> None:
    (both,) = sheets(saved(desk, "orders", tmp_path))
    path = saved(desk, "orders", tmp_path, amounts="base")
    (base,) = sheets(path)
    assert wrong(path) == []
    assert "Base amount" not in base.rows[0]
    assert [row["Total"] for row in base.rows] == [row["Base amount"] for row in both.rows]
    assert base.totals["Total"] == both.totals["Base amount"]
    for row in base.rows:
        assert round(row["Net amount"] + row["Tax"], 2) == row["Total"]
        assert round(row["Total"] - row["Paid"], 2) == row["Balance"]
    assert base.sum("Paid") == Decimal("1803.96")


def test_receipts_in_our_currency_have_one_total(desk: Desk, foreign: str, tmp_path: Path) -> None:
    path = saved(desk, "receipts", tmp_path, amounts="base")
    (seen,) = sheets(path)
    assert wrong(path) == []
    assert [(row["Amount"], row["Allocated"], row["Unallocated"], row["Charges"]) for row in seen.rows] == [
        (2190.73, 1829.02, 361.71, 7.67)
    ]
    assert seen.totals["Amount"] == 2190.73


@pytest.mark.parametrize("name", ["orders", "receipts"])
def test_amounts_in_their_own_currency_come_without_rate_and_base(
    desk: Desk, foreign: str, name: str, tmp_path: Path
) -> None:
    path = saved(desk, name, tmp_path, amounts="original")
    assert wrong(path) == []
    assert not {"Rate", "Base amount"} & set(sheets(path)[0].rows[0])


def test_what_is_void_may_be_left_out(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    orders = [selling.order(desk, code, selling.line(price="50"), day=date(2026, 3, 5)) for _ in range(2)]
    desk.trading.void(orders[0].code)
    receipts = [selling.receipt(desk, code, "5", day=date(2026, 3, 5)) for _ in range(2)]
    desk.trading.void(receipts[0].code)
    for state in ("rejected", "approved"):
        made = desk.trading.document("expense", code, day=date(2026, 3, 5))
        made[Expense.net], made[Expense.state] = Decimal(5), state
        desk.clients.create(made)
    for name in ("orders", "receipts", "expenses"):
        counts = [len(sheets(saved(desk, name, tmp_path, void=void))[0].rows) for void in ("listed", "hidden")]
        assert counts == [2, 1], name


def aged(desk: Desk) -> str:
    """The client of the worked example of ageing."""
    code = selling.client(desk)
    first = selling.sale(desk, code, "11300", day=date(2025, 11, 10), due=date(2025, 12, 10))
    selling.sale(desk, code, "22600", day=date(2026, 1, 15), due=date(2026, 2, 14))
    selling.sale(desk, code, "5650", day=date(2026, 2, 20), due=date(2026, 3, 22))
    selling.sale(desk, code, "33900", day=date(2026, 3, 20), due=date(2026, 4, 19))
    selling.receipt(desk, code, "5000", day=date(2026, 1, 5), **{first.code.replace("-", "_"): "5000"})
    selling.receipt(desk, code, "10000", day=date(2026, 3, 1))
    return code


def figures(seen: Seen) -> list[float]:
    """What the only row of an ageing tells, from the ages on."""
    headings = "Not due,1–30,31–60,61–90,Over 90,Unallocated,Balance,Overdue,Suggested allowance"
    (row,) = seen.rows
    return [row[heading] for heading in headings.split(",")]


def test_the_worked_example_of_ageing_stands_in_the_workbook(desk: Desk, tmp_path: Path) -> None:
    aged(desk)
    path = saved(desk, "ageing", tmp_path)
    assert figures(sheets(path)[0]) == [33900, 5650, 22600, 0, 6300, -10000, 58450, 34550, 4336.5]
    turned = sheets(saved(desk, "ageing", tmp_path, unallocated="oldest"))[0]
    assert figures(turned)[:7] == [33900, 5650, 18900, 0, 0, 0, 58450]


def test_the_day_and_the_rates_of_an_ageing_stand_in_cells_that_can_be_changed(desk: Desk, tmp_path: Path) -> None:
    aged(desk)
    path = saved(desk, "ageing", tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    assert sheet["B2"].value.date() == END
    assert [sheet.cell(3, column).value for column in range(7, 12)] == [0, 0.01, 0.05, 0.2, 0.5]
    sheet["B2"].value = date(2026, 5, 20)
    sheet["K3"].value = 1
    book.save(path)
    reckoner = Reckoner(path.read_bytes())
    # Seven weeks later the newest sale is 31 days overdue and the next one 59, the others more than 90.
    told = [reckoner.value(SHEET, f"{letter}5") for letter in "GHIJKP"]
    assert told == [0, 0, 33900 + 5650, 0, 22600 + 6300, Decimal("0.05") * 39550 + 28900]


def test_the_rates_of_the_house_stand_above_its_ageing(desk: Desk, tmp_path: Path) -> None:
    row = {Allowance.over_days.key: 61, Allowance.share.key: Decimal("0.3")}
    selling.keep(desk, Trade.ageing_allowances, Row(row))
    aged(desk)
    sheet = openpyxl.load_workbook(saved(desk, "ageing", tmp_path))[SHEET]
    assert [sheet.cell(3, column).value for column in range(7, 12)] == [0, 0, 0, 0.3, 0.3]


def test_accounts_stand_below_each_other_on_one_sheet(desk: Desk, foreign: str, tmp_path: Path) -> None:
    aged(desk)
    apart = {tuple(row.values()) for seen in sheets(saved(desk, "accounts", tmp_path)) for row in seen.rows}
    path = saved(desk, "accounts", tmp_path, accounts="blocks")
    (together,) = sheets(path)
    assert wrong(path) == []
    assert apart <= {tuple(row.values()) for row in together.rows}
    assert [row["Balance"] for row in together.rows if "ageing" in str(row["Kind"])] == [0, 0, 0]


def test_expenses_of_several_currencies_have_a_summary_each(desk: Desk, tmp_path: Path) -> None:
    for currency in ("CNY", "USD"):
        made = desk.trading.document("expense", day=date(2026, 3, 5))
        made[Expense.net], made[Expense.state], made[Expense.currency] = Decimal(5), "approved", currency
        desk.clients.create(made)
    path = saved(desk, "expenses", tmp_path)
    assert wrong(path) == []
    assert [seen.name for seen in sheets(path)][1:] == ["费用汇总 Expense summary CNY", "费用汇总 Expense summary USD"]


def paper(path: Path) -> Any:
    """The first sheet, with its columns and its pages."""
    return openpyxl.load_workbook(path).worksheets[0]


def test_a_ledger_of_orders_is_printed_on_paper_on_which_it_can_be_read(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk, "样板精密机械制造（苏州）有限公司")
    order = selling.order(desk, code, selling.line("离心泵", "9000", "99999.5", tax_rate="0.13"), day=date(2026, 3, 1))
    path = saved(desk, "orders", tmp_path, headings="zh")
    sheet = paper(path)
    headings = {cell.value: cell.column_letter for cell in sheet[4]}
    assert sheet.page_setup.paperSize == A3.number
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (1, "landscape")
    assert sheet.print_area.endswith(f"{headings['会计备注']}$6")
    assert list(headings)[-1] == "行标识"
    hidden = {heading for heading, letter in headings.items() if sheet.column_dimensions[letter].hidden}
    assert {"产品型号", "折扣", "发票号", "备注"} <= hidden
    assert not {"会计核销日期", "会计备注", "行标识", "订单号"} & hidden
    info = openpyxl.load_workbook(path).worksheets[-1]
    assert any(str(cell.value).startswith("A3") for row in info.rows for cell in row)
    assert order.code
