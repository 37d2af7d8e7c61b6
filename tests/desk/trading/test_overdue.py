"""The morning tells who should have paid by now, and how much."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.desk.trading import overdue as told
from clientdesk.desk.trading.overdue import Overdue, overdue
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.trade.promised import VOID, Instalment
from tests.desk.trading import selling


def sold(desk: Desk, total: str = "100", *, days: int = 10, **values: object) -> tuple[str, str]:
    """(client, sale): what was due so many days ago."""
    client = selling.client(desk, f"Firm {days} {total} {len(list(desk.trading.documents()))}")
    day = desk.today - timedelta(days)
    return client, selling.sale(desk, client, total, day=day, due=day, **values).code


def test_a_sale_that_was_due_is_told_with_its_client(desk: Desk) -> None:
    late, _sale = sold(desk)
    sold(desk, days=0)
    thrown_away, _sale = sold(desk)
    desk.clients.trash([thrown_away])
    assert overdue(desk) == Overdue((late,), {"CNY": Decimal(100)})
    assert desk.morning.alerts().overdue.clients == (late,)
    assert desk.morning.clients_of(Asked.OVERDUE) == [desk.clients.get(late).id]


def test_what_was_paid_or_came_in_for_nothing_yet_is_taken_off(desk: Desk) -> None:
    part, sale = sold(desk)
    paid, settled = sold(desk)
    free, _sale = sold(desk)
    day = desk.today
    selling.receipt(desk, part, "30", day=day, **{sale.replace("-", "_"): "30"})
    selling.receipt(desk, paid, "100", day=day, **{settled.replace("-", "_"): "100"})
    selling.receipt(desk, free, "100", day=day)
    assert overdue(desk) == Overdue((part,), {"CNY": Decimal(70)})


def test_what_came_back_is_void_or_not_due_yet_is_not_told(desk: Desk) -> None:
    _client, back = sold(desk)
    desk.clients.create(desk.trading.goods_return(back))
    _client, sale = sold(desk)
    desk.trading.void(sale)
    sold(desk, state="draft")
    assert overdue(desk) == Overdue()
    assert desk.clients.get(sale)[Shipment.state] == VOID


def test_of_instalments_those_are_told_whose_day_is_past(desk: Desk) -> None:
    today = desk.today
    client = selling.client(desk)
    rows = [
        Row({Instalment.due.key: day, Instalment.amount.key: Decimal(amount)})
        for day, amount in ((today - timedelta(3), 40), (today + timedelta(3), 60))
    ]
    selling.sale(desk, client, "100", day=today, due=today + timedelta(3), instalments=tuple(rows))
    assert overdue(desk).amounts == {"CNY": Decimal(40)}


def test_a_balance_brought_forward_counts_too(desk: Desk) -> None:
    client = selling.client(desk)
    selling.adjustment(desk, client, "50", day=desk.today - timedelta(5), kind="opening")
    assert overdue(desk) == Overdue((client,), {"CNY": Decimal(50)})


def test_tax_and_discount_are_part_of_what_is_owed(desk: Desk) -> None:
    client = selling.client(desk)
    day = date(2020, 1, 2)
    made = desk.trading.document("shipment", client, day=day)
    made[Shipment.lines] = (selling.line(quantity="3", price="33.335", discount="0.05", tax_rate="0.13"),)
    desk.clients.create(made)
    assert overdue(desk).amounts == {"CNY": Decimal("107.35")}
    selling.receipt(desk, client, "107.35", day=day, **{made.code.replace("-", "_"): "107.35"})
    assert overdue(desk) == Overdue()


def test_with_very_many_documents_only_the_clients_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _sale = sold(desk)
    monkeypatch.setattr(told, "MOST", 0)
    assert overdue(desk) == Overdue((client,))
