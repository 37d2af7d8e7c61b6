"""Documents complete themselves, get numbers of their own, and contradict each other in nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.trading.limit import Limit
from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.house.trade import ExchangeRate, NumberPattern, Trade
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line, PostedLine
from clientdesk.dossier.trade.posted import Receipt, Shipment
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling
from tests.desk.trading.selling import keep

DAY = date(2026, 3, 5)


def test_numbers_follow_the_date_of_the_document_and_begin_again(desk: Desk) -> None:
    code = selling.client(desk)
    orders = [selling.order(desk, code, day=day).code for day in (DAY, DAY, date(2026, 3, 6))]
    sales = [selling.sale(desk, code, "1", day=day).code for day in (DAY, date(2026, 3, 31), date(2026, 4, 1))]
    assert orders == ["DD20260305-001", "DD20260305-002", "DD20260306-001"]
    assert sales == ["XS202603-0001", "XS202603-0002", "XS202604-0001"]


def test_a_number_is_never_given_twice(desk: Desk) -> None:
    code = selling.client(desk)
    selling.order(desk, code, day=DAY)
    desk.past.undo()
    assert selling.order(desk, code, day=DAY).code == "DD20260305-002"


def test_the_house_may_number_as_it_likes(desk: Desk) -> None:
    keep(
        desk,
        Trade.number_patterns,
        Row({NumberPattern.document.key: "order", NumberPattern.pattern.key: "{yy}-{n:2}/A"}),
    )
    code = selling.client(desk)
    assert [selling.order(desk, code, day=DAY).code for _ in range(2)] == ["26-01/A", "26-02/A"]


@pytest.mark.parametrize("pattern", ["DD", "{n:4}{n:4}", "{n:4} {week}", "a b{n:2}", "=({n:3})"])
def test_a_pattern_that_gives_no_numbers_is_refused(desk: Desk, pattern: str) -> None:
    row = Row({NumberPattern.document.key: "order", NumberPattern.pattern.key: pattern})
    with pytest.raises(UserError):
        keep(desk, Trade.number_patterns, row)


def test_a_line_takes_over_what_the_product_says(desk: Desk) -> None:
    product = batch.perform(
        desk,
        {
            "op": "create",
            "kind": "product",
            "values": {"name": "阀门", "model": "DN50", "unit": "只", "price": "158.5", "tax_rate": "0.13"},
        },
    )
    code = selling.client(desk)
    wanted = Row({Line.product.key: Link(str(product["code"])), Line.quantity.key: Decimal(12)})
    order = desk.clients.get(selling.order(desk, code, wanted, day=DAY).code)
    (line,) = order.rows(Order.lines)
    assert (line[Line.no], line[Line.model], line[Line.price], line[Line.tax_rate]) == (
        1,
        "DN50",
        Decimal("158.5"),
        Decimal("0.13"),
    )
    assert line[Line.product] == Link(str(product["code"]), "阀门")
    assert order.name == "阀门 × 12"


def test_a_sale_takes_what_is_left_of_its_order_and_is_due_by_its_terms(desk: Desk) -> None:
    code = selling.client(desk, payment_terms="net30")
    order = selling.order(desk, code, selling.line("pump", "10", "5"), selling.line("hose", "3", "2"), day=DAY)
    first = desk.trading.shipment(order.code)
    first[Shipment.date] = date(2026, 3, 10)
    first[Shipment.lines] = (first.rows(Shipment.lines)[0].with_value(PostedLine.quantity, Decimal(4)),)
    desk.clients.create(first)
    rest = desk.trading.shipment(order.code)
    assert first[Shipment.due] == date(2026, 4, 9)
    left = [selling.whole(row[PostedLine.order_line], row[Line.quantity]) for row in rest.rows(Shipment.lines)]
    assert left == [[1, 6], [2, 3]]


def test_an_invoice_moves_the_day_that_followed_from_the_terms_but_not_one_that_was_typed(desk: Desk) -> None:
    code = selling.client(desk, payment_terms="eom30")
    reckoned = selling.sale(desk, code, "100", day=DAY)
    typed = selling.sale(desk, code, "100", day=DAY, due=date(2026, 3, 20))
    for sale in (reckoned, typed):
        sale[Shipment.invoice_no], sale[Shipment.invoice_date] = "0042", date(2026, 4, 2)
        desk.clients.save(sale)
    dues = [desk.clients.get(sale.code)[Shipment.due] for sale in (reckoned, typed)]
    assert dues == [date(2026, 5, 30), date(2026, 3, 20)]


def test_no_more_goes_out_than_was_ordered(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("pump", "10", "5"), day=DAY)
    sale = desk.trading.shipment(order.code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.quantity, Decimal(11)),)
    before = desk.keeping.dump()
    with pytest.raises(UserError, match="Line 1 of DD20260305-001 is for 10, but 11"):
        desk.clients.create(sale)
    assert desk.keeping.dump() == before


def test_a_draft_is_not_sold_from(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, day=DAY, state="draft")
    sale = desk.trading.shipment(order.code)
    with pytest.raises(UserError, match="is not confirmed"):
        desk.clients.create(sale)


def test_an_order_with_sales_cannot_be_void(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, day=DAY)
    desk.clients.create(desk.trading.shipment(order.code))
    with pytest.raises(UserError, match="went out with XS"):
        desk.trading.void(order.code)


def test_a_receipt_settles_no_more_than_is_owed(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    with pytest.raises(UserError, match=r"100\.00 is open"):
        selling.receipt(desk, code, "150", day=DAY, **{sale.code.replace("-", "_"): "120"})
    selling.receipt(desk, code, "60", day=DAY, **{sale.code.replace("-", "_"): "60"})
    with pytest.raises(UserError, match=r"40\.00 is open"):
        selling.receipt(desk, code, "60", day=DAY, **{sale.code.replace("-", "_"): "60"})


def test_an_advance_for_an_order_is_at_most_the_order(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("pump", "2", "50"), day=DAY)
    name = order.code.replace("-", "_")
    with pytest.raises(UserError, match=r"100\.00 is open"):
        selling.receipt(desk, code, "500", day=DAY, **{name: "101"})
    selling.receipt(desk, code, "30", day=DAY, **{name: "30"})
    desk.clients.create(desk.trading.shipment(order.code))
    (standing,) = desk.trading.standings()
    assert selling.whole(standing.items[0].open, standing.unallocated) == [70, 0]


@pytest.mark.parametrize(("amount", "allocated"), [("0", "0"), ("-5", "0"), ("10", "11"), ("10", "-1")])
def test_receipts_that_make_no_sense_are_refused(desk: Desk, amount: str, allocated: str) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    parts = {} if allocated == "0" else {sale.code.replace("-", "_"): allocated}
    with pytest.raises(UserError):
        selling.receipt(desk, code, amount, day=DAY, **parts)


def test_a_receipt_is_allocated_to_what_is_due_longest(desk: Desk) -> None:
    code = selling.client(desk)
    late = selling.sale(desk, code, "100", day=DAY, due=date(2026, 5, 1))
    early = selling.sale(desk, code, "70", day=DAY, due=date(2026, 4, 1))
    receipt = desk.trading.receipt(code, Decimal(90))
    told = [(row["document"].target, row["amount"]) for row in (r.values for r in receipt.rows(Receipt.allocations))]
    assert told == [(early.code, 70), (late.code, 20)]


def test_a_foreign_currency_needs_a_rate_and_takes_that_of_its_day(desk: Desk) -> None:
    code = selling.client(desk, currency="USD")
    with pytest.raises(UserError, match="no rate of exchange for USD"):
        selling.sale(desk, code, "100", day=DAY)
    told = [(date(2026, 1, 1), "7.1"), (date(2026, 3, 1), "7.2"), (date(2026, 4, 1), "7.3")]
    rows = [
        Row({ExchangeRate.currency.key: "USD", ExchangeRate.since.key: day, ExchangeRate.rate.key: Decimal(rate)})
        for day, rate in told
    ]
    keep(desk, Trade.exchange_rates, *rows)
    sale = selling.sale(desk, code, "100", day=DAY)
    assert (sale[Shipment.currency], sale[Shipment.rate]) == ("USD", Decimal("7.2"))


def test_a_rate_of_zero_is_refused(desk: Desk) -> None:
    code = selling.client(desk)
    with pytest.raises(UserError, match="above zero"):
        selling.sale(desk, code, "100", day=DAY, currency="USD", rate=Decimal(0))


def test_closed_books_take_no_posting(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    house = desk.house.record()
    house[Trade.books_closed_until] = date(2026, 3, 31)
    desk.clients.create(house)
    with pytest.raises(UserError, match="closed until 2026-03-31"):
        selling.sale(desk, code, "5", day=DAY)
    sale[Shipment.date] = date(2026, 4, 1)
    with pytest.raises(UserError, match="closed until 2026-03-31"):
        desk.clients.save(sale)
    selling.order(desk, code, day=DAY)
    selling.sale(desk, code, "5", day=date(2026, 4, 1))


def test_a_document_of_nobody_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="which client"):
        desk.clients.create(desk.trading.document("order"))


def test_selling_above_the_limit_or_on_hold_is_told(desk: Desk) -> None:
    code = selling.client(desk, credit_limit=Decimal(1000))
    selling.sale(desk, code, "600", day=DAY)
    order = selling.order(desk, code, selling.line(price="300"), day=DAY)
    assert desk.trading.exposure(code) == 900
    assert desk.trading.warning(order) is None
    more = desk.trading.document("order", code)
    more[Order.lines] = (selling.line(price="101"),)
    warning = desk.trading.warning(more)
    assert warning is not None
    assert warning.limit is not None
    assert selling.whole(warning.exposure, warning.limit.amount, warning.limit.left) == [1001, 1000, -1]
    assert not warning.hold
    desk.clients.create(desk.trading.shipment(order.code))
    assert desk.trading.exposure(code) == 900


def test_a_limit_in_another_currency_is_compared_at_the_rate_of_the_day_or_else_of_the_documents(desk: Desk) -> None:
    code = selling.client(desk, credit_limit=Decimal(1000), currency="USD")
    selling.sale(desk, code, "200", day=DAY, rate=Decimal(7))
    seen = overview(desk, desk.clients.get(code))
    assert seen.exposure == 1400
    assert seen.limit == Limit(Decimal(1000), "USD", Decimal(800))
    selling.rate(desk, "USD", 8)
    seen = overview(desk, desk.clients.get(code))
    assert seen.exposure == 1600
    assert seen.limit == Limit(Decimal(1000), "USD", Decimal(800))
    more = desk.trading.document("order", code)
    more[Order.currency], more[Order.lines] = "USD", (selling.line(price="800"),)
    assert desk.trading.warning(more) is None
    more[Order.lines] = (selling.line(price="800.01"),)
    warning = desk.trading.warning(more)
    assert warning is not None
    assert warning.limit == Limit(Decimal(1000), "USD", Decimal("-0.01"))


def test_the_largest_amounts_are_kept_to_the_cent(desk: Desk, path: Path) -> None:
    code = selling.client(desk)
    selling.sale(desk, code, "999999999999.9999", day=DAY)
    selling.adjustment(desk, code, "999999999999999.99", day=DAY)
    assert desk.trading.balance(code) == {"CNY": Decimal("1000999999999999.99")}


def test_documents_come_by_batch_with_history_and_undo(desk: Desk) -> None:
    code = selling.client(desk)
    before = desk.keeping.dump()
    action = {
        "op": "create",
        "kind": "order",
        "values": {
            "client": {"code": code},
            "date": "2026-03-05",
            "state": "confirmed",
            "lines": [{"product": "泵", "quantity": "2", "price": "10.5", "tax_rate": "0.13"}],
        },
    }
    made = batch.perform(desk, action)
    assert made["code"] == "DD20260305-001"
    desk.past.undo()
    assert desk.keeping.dump() == before
