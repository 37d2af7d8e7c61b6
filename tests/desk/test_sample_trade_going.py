"""The trade of the sample desk goes with it: the user's own numbers and books are as if it had never been there."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import TASK
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.kinds import REQUEST
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Receipt
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from tests import make
from tests.desk.conftest import SAMPLED_AT
from tests.desk.trading import selling

TODAY = date(2026, 3, 5)
MAISUI, QIFAN, FILTER, RENT, TRAIN = "SAMPLE-01", "SAMPLE-14", "SAMPLE-SP04", "SAMPLE-FY08", "SAMPLE-FY15"


@pytest.fixture
def mine(sample_file: Path, path: Path, set_clock: Callable[[str], None]) -> Iterator[Desk]:
    """A copy of the file with the sample clients, to be changed."""
    set_clock(SAMPLED_AT)
    shutil.copy(sample_file, path)
    with Desk.open(path, user="tester") as desk:
        yield desk


def own_trade(desk: Desk) -> str:
    """An order, a sale and a part of the money for it, of a client of one's own; its code."""
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("Kettle", "2", "100", tax_rate="0.13"), day=TODAY)
    sale = desk.trading.shipment(order.code)
    desk.clients.create(sale)
    desk.clients.create(desk.trading.receipt_for(code, sale.code, Decimal(50)))
    return code


def books(desk: Desk) -> list[object]:
    """What the books say."""
    trading = desk.trading
    return [
        trading.ageing(),
        trading.accounts(since=date.min, until=TODAY),
        trading.accounts_in_base(since=date.min, until=TODAY),
        [record.code for record in trading.documents()],
        trading.gaps(),
    ]


def test_ones_own_numbers_and_books_are_as_if_it_had_never_been_there(mine: Desk, tmp_path: Path) -> None:
    own_trade(mine)
    own = [record.code for record in mine.trading.documents() if not record.code.startswith("SAMPLE-")]
    assert sorted(own) == ["DD20260305-001", "SK202603-0001", "XS202603-0001"]
    assert mine.trading.gaps() == []
    mine.clients.trash([TRAIN])
    with make.desk(tmp_path / "never.clientdesk") as never:
        own_trade(never)
        assert books(mine) != books(never)
        assert mine.sample.remove().kept == ()
        assert books(mine) == books(never)
        assert mine.keeping.dump() == never.keeping.dump()
    assert mine.keeping.check(deep=True) == []


def test_a_line_of_ones_own_keeps_the_name_of_a_sample_product(mine: Desk) -> None:
    code = selling.client(mine)
    line = Row({Line.product.key: Link(FILTER), Line.quantity.key: Decimal(3)})
    order = selling.order(mine, code, line, day=TODAY)
    assert mine.sample.remove().kept == ()
    (left,) = mine.clients.get(order.code).rows(Order.lines)
    assert left[Line.product] == Link(None, "复合滤芯")
    assert left[Line.price] == 168


def test_what_was_changed_goes_to_the_trash_and_out_of_the_books_and_comes_back(mine: Desk) -> None:
    receipt = mine.trading.receipt(QIFAN, Decimal(1000))
    mine.clients.create(receipt)
    product, expense = mine.clients.get(FILTER), mine.clients.get(RENT)
    product[Product.price], expense[Expense.remarks] = Decimal(170), "too dear"
    mine.clients.save(product)
    mine.clients.save(expense)
    assert mine.sample.remove().kept == ("宁波栖帆鹭精密机械有限公司（示例）", "复合滤芯", "仓库月租")
    assert mine.trading.ageing() == []
    assert list(mine.trading.documents()) == []
    assert mine.clients.get(receipt.code)[Receipt.amount] == 1000
    assert mine.clients.get(FILTER).stamps.trashed
    assert mine.keeping.check(deep=True) == []
    mine.sample.add()
    assert mine.trading.balance(QIFAN) == {"CNY": Decimal(41000)}
    assert mine.clients.get(FILTER)[Product.price] == 170
    assert not mine.clients.get(RENT).stamps.trashed


def test_what_one_spent_for_a_sample_client_stays(mine: Desk) -> None:
    spent = mine.trading.document("expense", MAISUI)
    spent[Expense.net] = Decimal(12)
    mine.clients.create(spent)
    mine.sample.remove()
    assert [record.code for record in mine.trading.documents()] == [spent.code]


def test_what_the_program_writes_by_itself_goes_with_it(mine: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-05-20T10:00:00+08:00")
    assert mine.insurance.bring_up_to_date().step
    assert mine.service.write_planned().step
    assert mine.sample.remove().kept == ()
    assert mine.clients.numbers(kinds=[TASK.name, REQUEST.name]) == []


def test_adding_it_is_taken_back_and_done_again_as_one_step(mine: Desk) -> None:
    before = books(mine)
    mine.past.undo()
    assert list(mine.trading.documents()) == []
    mine.past.redo()
    assert books(mine) == before
