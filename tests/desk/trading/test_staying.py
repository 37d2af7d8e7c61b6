"""What the books need stays in the file: booked documents, and the clients they are about."""

from datetime import date
from pathlib import Path

import pytest

from clientdesk.analysis.trade.books import who
from clientdesk.desk import Desk
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.errors import UserError
from tests.desk.trading import selling
from tests.desk.trading.test_ledgers import differences, rows, saved, sheet

DAY = date(2026, 3, 5)


def test_a_booked_document_is_not_thrown_away(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    order = selling.order(desk, code, day=DAY)
    before = desk.keeping.dump()
    for document in (sale, order):
        with pytest.raises(UserError, match="is no draft and is not thrown away"):
            desk.clients.trash([document.code])
    assert desk.keeping.dump() == before


def test_a_draft_may_be_thrown_away(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, day=DAY, state="draft")
    desk.clients.trash([order.code])
    assert desk.trading.of_client(code) == []


def test_the_documents_of_an_erased_client_keep_number_day_and_amounts_and_name_nobody(desk: Desk, path: Path) -> None:
    code = selling.client(desk, "Zyxwvut Trading")
    order = selling.order(desk, code, day=DAY, particulars="Zyxwvut's valves", contact_person="Qponmlk")
    sale = desk.trading.shipment(order.code)
    sale[Shipment.date], sale[Shipment.remarks] = DAY, "Ask for Qponmlk"
    desk.clients.create(sale)
    selling.receipt(desk, code, "40", day=DAY, **{sale.code.replace("-", "_"): "40"})
    other = selling.client(desk, "别家有限公司")
    selling.sale(desk, other, "7", day=DAY)
    draft = selling.order(desk, code, day=DAY, state="draft")
    before = {(each.code, each.day, each.value.total, each.settles) for each in desk.trading.postings()}
    owed = [each.balance for each in desk.trading.standings(clients=[code])]
    desk.clients.trash([code])
    desk.clients.erase([code])
    assert {(each.code, each.day, each.value.total, each.settles) for each in desk.trading.postings()} == before
    whose = f"Erased client {code}"
    assert [each.balance for each in desk.trading.standings() if each.client == whose] == owed
    kept = [each for each in desk.trading.documents() if who(each[each.kind.by_key["client"]]) == whose]
    assert {each.code for each in kept} == {order.code, sale.code, "SK202603-0001"}
    assert [gap.number for gap in desk.trading.gaps(["order", "shipment", "receipt"])] == [draft.code]
    assert desk.keeping.check(deep=True) == []
    undone = 0
    while desk.past.next_undo() is not None:
        desk.past.undo()
        undone += 1
    assert undone == 2
    desk.close()
    for file in path.parent.iterdir():
        assert not [word for word in (b"Zyxwvut", b"zyxwvut", b"Qponmlk") if word in file.read_bytes()], file.name


def test_void_documents_stay_with_their_numbers_and_drafts_go(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    desk.trading.void(sale.code)
    selling.order(desk, code, day=DAY, state="draft")
    desk.clients.trash([code])
    desk.clients.erase([code])
    assert [(each.code, each[Shipment.state]) for each in desk.trading.documents()] == [(sale.code, "void")]
    assert desk.trading.gaps(["shipment"]) == []


def test_two_erased_clients_stay_apart_in_the_books_and_the_year_comes_to_the_same(desk: Desk, tmp_path: Path) -> None:
    codes = [selling.client(desk, name) for name in ("甲有限公司", "乙有限公司")]
    for code, total in zip(codes, ("100", "70"), strict=True):
        selling.sale(desk, code, total, day=DAY)
    desk.clients.trash(codes)
    desk.clients.erase(codes)
    assert sorted(each.balance for each in desk.trading.standings()) == [70, 100]
    assert sum(each.balance for each in desk.trading.ageing()) == 170
    data = saved(desk, "orders", tmp_path, until=None)
    assert differences(data, tmp_path)[1] == []
    assert list(rows(sheet(data, 0, tmp_path), "Client", "Total")) == [
        ["Erased client KH000001", 100],
        ["Erased client KH000002", 70],
    ]
