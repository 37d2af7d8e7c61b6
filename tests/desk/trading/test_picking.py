"""What is picked while a document is written, and what is told of its client meanwhile."""

from datetime import date, timedelta
from decimal import Decimal

from clientdesk.desk import Desk
from clientdesk.desk.trading.buying import lately, strip
from clientdesk.desk.trading.picking import documents, products
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.dossier.values import Link
from tests.desk.trading import selling


def product(desk: Desk, name: str, **values: object) -> str:
    made = desk.clients.new("product")
    made[Product.name] = name
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    desk.clients.create(made)
    return made.code


def found(desk: Desk, text: str) -> list[str]:
    return [link.target or "" for link, _shown in products(desk, text)]


def test_a_product_is_found_by_name_model_article_code_and_pinyin(desk: Desk) -> None:
    valve = product(desk, "不锈钢球阀", model="Q41F-16P", article="A-0077")
    pump = product(desk, "离心泵", model="ISG50")
    selling.client(desk, "球阀样板厂")
    assert found(desk, "球阀") == [valve]
    assert found(desk, "q41") == [valve]
    assert found(desk, "0077") == [valve]
    assert found(desk, "lixin") == [pump]
    assert found(desk, "lxb") == [pump]
    assert found(desk, pump.lower()) == [pump]
    assert found(desk, "nothing") == []


def test_what_begins_with_the_letters_is_offered_first(desk: Desk) -> None:
    product(desk, "large valve")
    first = product(desk, "valve seat")
    assert found(desk, "valve")[0] == first


def test_a_receipt_finds_the_sales_of_its_own_client(desk: Desk) -> None:
    mine, other = selling.client(desk), selling.client(desk, "另一家样板厂")
    sale = selling.sale(desk, mine, "100", day=date(2026, 3, 1))
    selling.sale(desk, other, "100", day=date(2026, 3, 1))
    offered = documents(desk, "payable", "xs2026", client=Link(mine))
    assert [link.target for link, _shown in offered] == [sale.code]
    assert documents(desk, "payable", "xs2026", client=None) == []


def test_purchases_of_late_are_orders_and_sales_without_one_each_counted_once(desk: Desk) -> None:
    code, today = selling.client(desk), desk.today
    order = selling.order(desk, code, selling.line(price="10"), day=today - timedelta(5))
    desk.clients.create(desk.trading.shipment(order.code))
    selling.sale(desk, code, "7", day=today - timedelta(29))
    selling.sale(desk, code, "5000", day=today - timedelta(30))
    selling.order(desk, code, day=today, state=DRAFT)
    told = lately(desk, desk.trading.of_client(code))
    assert (told.times, told.amount, told.last) == (2, Decimal(17), today - timedelta(5))


def test_nothing_is_told_of_somebody_without_a_file(desk: Desk) -> None:
    assert strip(desk, desk.trading.document("order")) is None
    walk_in = desk.trading.document("order")
    walk_in[walk_in.kind.by_key["client"]] = Link(None, "somebody")
    assert strip(desk, walk_in) is None


def test_the_document_itself_counts_for_what_is_at_stake_but_not_for_what_was_bought(desk: Desk) -> None:
    code = selling.client(desk, credit_limit=Decimal(1000))
    stored = selling.order(desk, code, selling.line(price="400"), day=desk.today)
    told = strip(desk, stored)
    assert told is not None
    assert (told.exposure, told.bought.times, told.warns) == (Decimal(400), 0, False)
    coming = desk.trading.document("order", code)
    coming[coming.kind.by_key["lines"]] = (selling.line(price="700"),)
    told = strip(desk, coming)
    assert told is not None
    assert told.limit is not None
    assert (told.exposure, told.bought.times, told.limit.left, told.warns) == (Decimal(1100), 1, Decimal(-100), True)


def test_a_product_that_is_sold_no_more_is_not_offered(desk: Desk) -> None:
    product(desk, "old valve", active=False)
    kept = product(desk, "new valve")
    assert found(desk, "valve") == [kept]
