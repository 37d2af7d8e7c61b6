"""Whether a document passes the limit of its client is told before it is saved, with all that saving would fill in."""

from datetime import date
from decimal import Decimal

from clientdesk.desk import Desk
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from tests.desk.trading import selling

DAY = date(2026, 3, 5)


def exposure(desk: Desk, record: Record) -> Decimal | None:
    """What a warning says, and that it is what saving comes to."""
    warning = desk.trading.warning(record)
    desk.clients.create(record)
    link = record[record.kind.by_key["client"]]
    assert link is not None
    assert link.target
    stored = desk.trading.exposure(link.target)
    assert warning is None or warning.exposure == stored
    return None if warning is None else warning.exposure


def order(desk: Desk, client: str, row: Row) -> Record:
    made = desk.trading.document("order", client, day=DAY)
    made[Order.lines], made[Order.state] = (row,), "confirmed"
    return made


def test_the_currency_is_that_of_the_client_where_none_is_typed(desk: Desk) -> None:
    selling.rate(desk, "USD", 7)
    client = selling.client(desk, currency="USD", credit_limit=Decimal(90))
    assert exposure(desk, order(desk, client, selling.line(price="100"))) == 700


def test_the_price_and_the_tax_are_those_of_the_product_where_none_are_typed(desk: Desk) -> None:
    product = desk.clients.new("product")
    product[Product.name], product[Product.price], product[Product.tax_rate] = "pump", Decimal(50), Decimal("0.1")
    desk.clients.create(product)
    client = selling.client(desk, credit_limit=Decimal(100))
    row = Row({Line.product.key: Link(product.code), Line.quantity.key: Decimal(2)})
    assert exposure(desk, order(desk, client, row)) == 110


def test_the_tax_is_the_usual_one_of_the_house(desk: Desk) -> None:
    house = desk.house.record()
    house[Trade.usual_tax] = Decimal("0.13")
    desk.clients.create(house)
    client = selling.client(desk, credit_limit=Decimal(105))
    assert exposure(desk, order(desk, client, selling.line(price="100"))) == 113


def test_a_sale_has_the_client_and_the_currency_of_its_order(desk: Desk) -> None:
    selling.rate(desk, "USD", 7)
    client = selling.client(desk, credit_limit=Decimal(300))
    done = selling.order(desk, client, selling.line(price="50"), day=DAY, currency="USD")
    sale = desk.trading.shipment(done.code)
    sale[sale.kind.by_key["client"]] = None
    assert exposure(desk, sale) == 350


def test_another_currency_typed_into_a_stored_order_brings_its_own_rate(desk: Desk) -> None:
    selling.rate(desk, "USD", 7)
    client = selling.client(desk, credit_limit=Decimal(300))
    done = selling.order(desk, client, selling.line(price="50"), day=DAY)
    assert desk.trading.warning(done) is None
    done[Order.currency] = "USD"
    warning = desk.trading.warning(done)
    assert warning is not None
    assert warning.exposure == 350
    assert (done[Order.rate], done[Order.currency]) == (Decimal(1), "USD"), "the document is left as it is"


def test_an_order_that_went_out_for_less_is_at_stake_no_more(desk: Desk) -> None:
    client = selling.client(desk)
    sale = desk.trading.shipment(selling.order(desk, client, day=desk.today).code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.price, Decimal(90)),)
    desk.clients.create(sale)
    assert desk.trading.exposure(client) == 90


def test_without_a_rate_of_the_house_that_of_the_documents_is_taken(desk: Desk) -> None:
    client = selling.client(desk, currency="USD", credit_limit=Decimal(90))
    made = order(desk, client, selling.line(price="100"))
    made[Order.currency], made[Order.rate] = "USD", Decimal(7)
    warning = desk.trading.warning(made)
    assert warning is not None
    assert warning.limit is not None
    assert warning.exposure == 700
    assert warning.limit.left == -10
