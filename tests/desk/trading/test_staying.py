"""What the books need stays in the file: booked documents, and the clients they are about."""

from datetime import date, timedelta

import pytest

from clientdesk.desk import Desk
from clientdesk.errors import UserError
from tests.desk.trading import selling

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


def test_a_client_with_books_is_not_erased(desk: Desk) -> None:
    code = selling.client(desk)
    selling.sale(desk, code, "100", day=DAY)
    desk.clients.trash([code])
    with pytest.raises(UserError, match="The books need the client"):
        desk.clients.erase([code])
    assert desk.trading.balance(code) == {"CNY": 100}


def test_a_client_whose_documents_are_all_void_or_drafts_is_erased_with_them(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    desk.trading.void(sale.code)
    selling.order(desk, code, day=DAY, state="draft")
    desk.clients.trash([code])
    desk.clients.erase([code])
    assert list(desk.trading.documents()) == []


def test_old_trash_is_emptied_of_all_but_whom_the_books_need(desk: Desk, set_clock: object) -> None:
    kept, gone = selling.client(desk), selling.client(desk, "别家有限公司")
    selling.sale(desk, kept, "100", day=DAY)
    desk.clients.trash([kept, gone])
    assert callable(set_clock)
    set_clock((desk.now + timedelta(days=100)).isoformat())
    desk.clients.erase_old_trash()
    assert [line.code for line in desk.clients.lines(desk.clients.numbers(trashed=True))] == [kept]
