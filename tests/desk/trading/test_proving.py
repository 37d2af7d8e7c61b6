"""Undo, redo and restore do nothing that the rules of trading would refuse."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import BOUNCED, Allocation, Receipt, Shipment
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling

DAY = date(2026, 3, 5)


@contextmanager
def another(desk: Desk) -> Iterator[None]:
    """Somebody else works with the file: undo takes back what one did oneself."""
    before, desk.user = desk.user, "Ann"
    yield
    desk.user = before


def close(desk: Desk, day: date = date(2026, 3, 31)) -> None:
    with another(desk):
        house = desk.house.record()
        house[Trade.books_closed_until] = day
        (desk.clients.save if house.id else desk.clients.create)(house)


def paid(desk: Desk, client: str, sale: str, amount: str) -> Record:
    return selling.receipt(desk, client, amount, day=DAY, **{sale.replace("-", "_"): amount})


def refused(desk: Desk, act: Callable[[], object], key: str) -> None:
    """The act is refused with this word, and nothing is changed by it."""
    before = desk.keeping.dump()
    with pytest.raises(UserError) as told:
        act()
    assert told.value.key == key
    assert desk.keeping.dump() == before


@pytest.mark.parametrize("done", ["made", "changed", "void"])
def test_nothing_in_closed_books_is_undone_or_done_again(desk: Desk, done: str) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY)
    if done == "changed":
        sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.price, Decimal(90)),)
        desk.clients.save(sale)
    elif done == "void":
        desk.trading.void(sale.code)
    close(desk)
    refused(desk, desk.past.undo, "books_closed")
    close(desk, date(2026, 2, 28))
    desk.past.undo()
    close(desk)
    refused(desk, desk.past.redo, "books_closed")


def test_a_note_in_closed_books_is_undone_like_any_other(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY)
    sale[Shipment.remarks] = "by ship"
    desk.clients.save(sale)
    close(desk)
    desk.past.undo()
    assert desk.clients.get(sale.code)[Shipment.remarks] is None


def test_what_was_booked_after_the_books_were_closed_is_undone(desk: Desk) -> None:
    bill = selling.receipt(desk, selling.client(desk), "50", day=DAY)
    close(desk)
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 4, 2)
    desk.clients.save(bill)
    desk.past.undo()
    assert desk.clients.get(bill.code)[Receipt.state] == "posted"
    desk.past.redo()
    close(desk, date(2026, 4, 30))
    refused(desk, desk.past.undo, "books_closed")


def test_a_payment_after_the_books_were_closed_is_undone_until_they_are_closed_again(desk: Desk) -> None:
    expense = desk.trading.document("expense", day=DAY)
    expense[Expense.net], expense[Expense.state] = Decimal(5), "approved"
    desk.clients.create(expense)
    close(desk)
    desk.trading.approving.pay(expense.code, day=date(2026, 4, 2))
    desk.past.undo()
    desk.past.redo()
    close(desk, date(2026, 4, 30))
    refused(desk, desk.past.undo, "books_closed")


def test_a_sale_that_somebody_took_money_for_is_not_undone(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    with another(desk):
        paid(desk, client, sale.code, "100")
    refused(desk, desk.past.undo, "has_receipts")


def test_a_sale_is_not_made_smaller_by_undo_than_what_was_paid_for_it(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.price, Decimal(150)),)
    desk.clients.save(sale)
    with another(desk):
        paid(desk, client, sale.code, "120")
    refused(desk, desk.past.undo, "has_receipts")


def test_a_receipt_that_comes_back_does_not_settle_what_was_settled_since(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    receipt = paid(desk, client, sale.code, "100")
    desk.trading.void(receipt.code)
    with another(desk):
        paid(desk, client, sale.code, "30")
    refused(desk, desk.past.undo, "more_than_owed")


def test_an_allocation_that_comes_back_asks_what_is_open(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    receipt = selling.receipt(desk, client, "100", day=DAY)
    receipt[Receipt.allocations] = (
        Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: Decimal(80)}),
    )
    desk.clients.save(receipt)
    desk.past.undo()
    with another(desk):
        paid(desk, client, sale.code, "30")
    refused(desk, desk.past.redo, "more_than_owed")


def test_an_order_whose_goods_went_out_is_not_undone_nor_made_smaller(desk: Desk) -> None:
    client = selling.client(desk)
    order = selling.order(desk, client, selling.line(quantity="2"), day=DAY)
    order[Order.lines] = (order.rows(Order.lines)[0].with_value(Line.quantity, Decimal(5)),)
    desk.clients.save(order)
    with another(desk):
        sale = desk.trading.shipment(order.code)
        desk.clients.create(sale)
    refused(desk, desk.past.undo, "too_many")


def test_a_return_that_comes_back_is_of_no_more_than_was_sold(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    back = desk.trading.goods_return(sale.code)
    desk.clients.create(back)
    desk.trading.void(back.code)
    with another(desk):
        desk.clients.create(desk.trading.goods_return(sale.code))
    refused(desk, desk.past.undo, "too_many")


def test_a_sale_whose_goods_came_back_is_not_undone(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY)
    with another(desk):
        desk.clients.create(desk.trading.goods_return(sale.code))
    refused(desk, desk.past.undo, "has_returns")


def test_a_number_that_was_given_to_another_document_since_is_not_taken_from_it(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    desk.past.undo()
    with another(desk):
        other = desk.trading.document("shipment", client, day=DAY)
        other[Shipment.lines], other.code = (selling.line(),), sale.code
        desk.clients.create(other)
    refused(desk, desk.past.redo, "code_taken")


def test_a_document_is_restored_from_the_trash_only_where_the_books_are_open(desk: Desk) -> None:
    """A file of an earlier version may hold posted documents in the trash."""
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    with desk.store.step("trash", by=desk.user) as step:
        step.trash(sale.id)
    close(desk)
    refused(desk, lambda: desk.clients.restore([sale.code]), "books_closed")
    close(desk, date(2026, 2, 28))
    desk.clients.restore([sale.code])
    assert desk.trading.balance(client) == {"CNY": 100}


def test_a_receipt_restored_from_the_trash_settles_no_more_than_is_owed(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=DAY)
    receipt = paid(desk, client, sale.code, "100")
    with desk.store.step("trash", by=desk.user) as step:
        step.trash(receipt.id)
    paid(desk, client, sale.code, "30")
    refused(desk, lambda: desk.clients.restore([receipt.code]), "more_than_owed")


def test_a_merge_of_clients_is_undone_though_their_books_are_closed(desk: Desk) -> None:
    keep, drop = selling.client(desk), selling.client(desk, "样板贸易（重复）有限公司")
    sale = selling.sale(desk, drop, "100", day=DAY)
    close(desk)
    desk.doubles.merge(keep, drop)
    link = desk.clients.get(sale.code)[Shipment.client]
    assert link is not None
    assert link.target == keep
    desk.past.undo()
    assert desk.trading.balance(drop) == {"CNY": 100}
