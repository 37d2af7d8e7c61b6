"""What is filled in is filled in once: a document keeps its figures, whatever the house says later."""

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.analysis.trade.books import document_amount
from clientdesk.desk import Desk
from clientdesk.desk.trading.following import order_of, with_usual_tax
from clientdesk.desk.trading.picking import filled
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import GoodsReturn, Shipment
from clientdesk.dossier.trade.promised import Order, Quotation
from clientdesk.dossier.values import Link
from tests.desk.trading import selling
from tests.desk.trading.test_approving import say
from tests.desk.trading.test_picking import product

DAY = date(2026, 3, 5)
TAX = Decimal("0.13")


def stored(desk: Desk, record: Record) -> Record:
    desk.clients.create(record)
    return record


def total(record: Record) -> int:
    return int(document_amount(record).total)


def test_a_stored_sale_keeps_its_figures_though_the_house_has_taxes_and_terms_now(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY)
    say(desk, usual_tax=TAX, usual_incl_tax=True, usual_terms="net30", books_closed_until=DAY)
    record = desk.clients.get(sale.code)
    record[Shipment.invoice_no] = "77"
    desk.clients.save(record)
    record = desk.clients.get(sale.code)
    assert (total(record), record[Shipment.due], record[Shipment.terms]) == (100, DAY, None)
    assert record.rows(Shipment.lines)[0][Line.tax_rate] is None


def test_another_article_in_a_stored_line_brings_its_own_values(desk: Desk) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=DAY)
    pump = product(desk, "pump", price=Decimal(30), tax_rate=TAX)
    record = desk.clients.get(sale.code)
    row = record.rows(Shipment.lines)[0].with_value(Line.product, Link(pump)).with_value(Line.price, None)
    record[Shipment.lines] = (row,)
    desk.clients.save(record)
    row = desk.clients.get(sale.code).rows(Shipment.lines)[0]
    assert (row[Line.price], row[Line.tax_rate]) == (Decimal(30), TAX)


def test_what_follows_another_document_means_its_prices_the_same_way(desk: Desk) -> None:
    client = selling.client(desk)
    offer = desk.trading.document("quotation", client, day=DAY)
    offer[Quotation.lines] = (selling.line("a", tax_rate="0.13"), selling.line("b"))
    stored(desk, offer)
    say(desk, usual_tax=TAX, usual_incl_tax=True)
    order = stored(desk, order_of(desk, offer.code))
    sale = stored(desk, desk.trading.shipment(order.code))
    back = stored(desk, desk.trading.goods_return(sale.code))
    assert [total(each) for each in (offer, order, sale, back)] == [213, 213, 213, 213]
    assert back.rows(GoodsReturn.lines)[1][Line.tax_rate] is None


def test_a_line_that_names_one_of_the_order_takes_its_price_over(desk: Desk) -> None:
    client = selling.client(desk)
    order = selling.order(desk, client, selling.line("a", price="80", tax_rate="0.13"), day=DAY)
    sale = desk.trading.document("shipment", client, day=DAY)
    sale[Shipment.order] = Link(order.code)
    sale[Shipment.lines] = (Row({"product": Link(None, "a"), "quantity": Decimal(1), "order_line": 1}),)
    row = stored(desk, sale).rows(Shipment.lines)[0]
    assert (row[Line.price], row[Line.tax_rate]) == (Decimal(80), TAX)


@pytest.mark.parametrize(
    ("own", "currency", "price"),
    [("USD", "CNY", 700), ("CNY", "USD", "14.2857"), ("USD", "USD", 100), (None, "USD", 100)],
)
def test_the_price_of_a_product_is_converted_into_the_currency_of_the_document(
    desk: Desk, own: str | None, currency: str, price: int | str
) -> None:
    selling.rate(desk, "USD", 7)
    code = product(desk, "valve", price=Decimal(100), currency=own)
    row = Row({"product": Link(code, "valve"), "quantity": Decimal(1)})
    order = selling.order(desk, selling.client(desk), row, day=DAY, currency=currency)
    assert order.rows(Order.lines)[0][Line.price] == Decimal(price)
    assert filled(desk, (row,), currency=currency)[0][Line.price] == Decimal(price)


def test_a_price_nobody_can_convert_is_left_to_the_user(desk: Desk) -> None:
    code = product(desk, "valve", price=Decimal(100), currency="USD")
    row = Row({"product": Link(code, "valve"), "quantity": Decimal(1)})
    assert filled(desk, (row,))[0][Line.price] is None


def test_the_amount_that_is_shown_is_the_one_that_is_stored(desk: Desk) -> None:
    client = selling.client(desk)
    order = selling.order(desk, client, selling.line(), day=DAY)
    say(desk, usual_tax=TAX)
    sale, fresh = desk.trading.shipment(order.code), desk.trading.document("shipment", client, day=DAY)
    fresh[Shipment.lines] = (selling.line(),)
    for made in (sale, fresh, desk.clients.get(order.code)):
        rows = made.rows(made.kind.by_key["lines"])
        shown = [with_usual_tax(row, TAX)[Line.tax_rate] for row in rows]
        (desk.clients.save if made.id else desk.clients.create)(made)
        assert [row[Line.tax_rate] for row in made.rows(made.kind.by_key["lines"])] == shown
