"""A confirmed order is changed by the next version, and each version says what was changed."""

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.promised import CONFIRMED, DRAFT, Order
from clientdesk.errors import UserError
from tests.desk.trading import selling

DAY = date(2026, 3, 2)


def told(desk: Desk, order: Record) -> list[tuple[int, list[str]]]:
    return [
        (version.number, sorted({change.label for change in version.changes}))
        for version in desk.trading.versions(order.code)
    ]


def test_each_change_of_what_was_agreed_makes_the_next_version(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY)
    assert order[Order.version] == 1
    order[Order.terms] = "net60"
    desk.clients.save(order)
    order[Order.remarks] = "called, wants it soon"
    desk.clients.save(order)
    order[Order.lines] = (order.rows(Order.lines)[0].with_value(Line.price, Decimal(90)),)
    desk.clients.save(order)
    assert desk.clients.get(order.code)[Order.version] == 3
    assert told(desk, order) == [(3, ["Unit price"]), (2, ["Terms of payment"]), (1, [])]
    assert {version.by for version in desk.trading.versions(order.code)} == {desk.user}


def test_a_draft_has_no_version_until_it_is_confirmed(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY, state=DRAFT)
    order[Order.terms] = "net60"
    desk.clients.save(order)
    assert told(desk, order) == []
    desk.trading.confirm(order.code)
    assert told(desk, order) == [(1, [])]


def test_undo_takes_a_version_back_and_redo_brings_it(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY)
    order[Order.terms] = "net60"
    desk.clients.save(order)
    desk.past.undo()
    assert (desk.clients.get(order.code)[Order.version], told(desk, order)) == (1, [(1, [])])
    desk.past.redo()
    assert told(desk, order) == [(2, ["Terms of payment"]), (1, [])]


def test_nobody_writes_a_version_by_hand(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY)
    order[Order.version] = 40
    desk.clients.save(order)
    assert (desk.clients.get(order.code)[Order.version], order[Order.state]) == (1, CONFIRMED)


def test_only_an_order_has_versions(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "10", day=DAY)
    with pytest.raises(UserError, match="another kind of document"):
        desk.trading.versions(sale.code)
