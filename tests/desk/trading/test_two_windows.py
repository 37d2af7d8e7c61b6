"""What two windows do at once: the rules go by what stands in the file, not by what one of them read before."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.packages import export_package
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import POSTED, Shipment
from clientdesk.dossier.trade.promised import DRAFT, Order
from clientdesk.errors import UserError
from clientdesk.exchange import packages
from clientdesk.store.news import Conflict
from tests.desk.trading import selling
from tests.desk.trading.test_approving import say

DAY = date(2026, 3, 5)


def test_a_draft_that_was_confirmed_and_delivered_meanwhile_is_no_draft(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), selling.line(quantity="5"), day=DAY, state=DRAFT)
    read_before = desk.clients.get(order.code)
    desk.trading.confirm(order.code)
    desk.clients.create(desk.trading.shipment(order.code))
    read_before[Order.lines] = (read_before.rows(Order.lines)[0].with_value(Line.quantity, Decimal(1)),)
    with pytest.raises(Conflict):
        desk.clients.save(read_before)


def test_closed_books_are_not_changed_by_a_window_that_still_shows_a_draft(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY, state=DRAFT)
    read_before, posted = desk.clients.get(sale.code), desk.clients.get(sale.code)
    posted[Shipment.state] = POSTED
    desk.clients.save(posted)
    say(desk, books_closed_until=DAY)
    read_before[Shipment.lines] = (read_before.rows(Shipment.lines)[0].with_value(Line.price, Decimal(1)),)
    with pytest.raises(Conflict):
        desk.clients.save(read_before)


def test_two_changes_of_an_order_are_never_one_version(desk: Desk) -> None:
    order = selling.order(desk, selling.client(desk), day=DAY)
    one, other = desk.clients.get(order.code), desk.clients.get(order.code)
    one[Order.client_order_no] = "A-1"
    desk.clients.save(one)
    other[Order.due] = date(2026, 4, 4)
    with pytest.raises(Conflict):
        desk.clients.save(other)
    assert desk.clients.get(order.code)[Order.version] == 2


def test_two_exports_at_once_give_nothing_out_twice(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selling.sale(desk, selling.client(desk), "100", day=DAY)
    prove = packages.refuse_incomplete

    def overtaken(*_arguments: object) -> None:
        monkeypatch.setattr(packages, "refuse_incomplete", prove)
        export_package(desk, "simple_voucher", tmp_path / "first.xlsx")

    monkeypatch.setattr(packages, "refuse_incomplete", overtaken)
    with pytest.raises(UserError, match="in the meantime"):
        export_package(desk, "simple_voucher", tmp_path / "second.xlsx")
    assert not (tmp_path / "second.xlsx").exists()
