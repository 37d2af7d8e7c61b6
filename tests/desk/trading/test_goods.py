"""The products of the house as a list: margins, how often they were sold, retiring, taking over from a worksheet."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.goods import Good, goods, set_active, take_over
from clientdesk.dossier.fields import Field
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling

_VALVE = {Product.name: "valve", Product.article: "A-1", Product.price: Decimal(80), Product.cost: Decimal(60)}


def sell(desk: Desk, client: str, code: str, *, day: date, state: str = "posted") -> None:
    made = desk.trading.document("shipment", client, day=day)
    values = {Line.product.key: Link(code), Line.quantity.key: Decimal(1), Line.price.key: Decimal(1)}
    made[made.kind.by_key["lines"]] = (Row(values), Row(values))
    made[made.kind.by_key["state"]] = state
    desk.clients.create(made)


def only(desk: Desk) -> Good:
    (found,) = goods(desk)
    return found


def test_sales_of_this_year_are_counted_once_each_and_drafts_and_other_years_are_not(desk: Desk) -> None:
    take_over(desk, [_VALVE])
    client, code, year = selling.client(desk), only(desk).code, desk.today.year
    sell(desk, client, code, day=date(year, 1, 1))
    sell(desk, client, code, day=desk.today)
    sell(desk, client, code, day=date(year - 1, 12, 31))
    sell(desk, client, code, day=desk.today, state="draft")
    assert only(desk).sold == 2


def test_the_margin_is_a_share_of_the_price_where_both_are_known(desk: Desk) -> None:
    take_over(desk, [_VALVE, {Product.name: "advice", Product.price: Decimal(100)}, {Product.name: "gift"}])
    assert {good.name: good.margin for good in goods(desk)} == {"valve": Decimal("0.25"), "advice": None, "gift": None}


def test_what_is_sold_no_more_stands_last_and_can_be_sold_again(desk: Desk) -> None:
    take_over(desk, [_VALVE, {Product.name: "zinc"}])
    valve = next(good.code for good in goods(desk) if good.name == "valve")
    set_active(desk, [valve], active=False)
    assert [(good.name, good.active) for good in goods(desk)] == [("zinc", True), ("valve", False)]
    set_active(desk, [valve], active=True)
    assert [good.active for good in goods(desk)] == [True, True]


def test_rows_of_a_worksheet_are_known_again_by_their_article_number_and_one_undo_takes_them_back(desk: Desk) -> None:
    take_over(desk, [_VALVE])
    rows: list[Mapping[Field[Any], object]] = [
        {Product.name: "ball valve", Product.article: "a-1", Product.price: Decimal(90)},
        {Product.name: "pump"},
    ]
    _changed, new, changed = take_over(desk, rows)
    assert (new, changed) == (1, 1)
    assert {good.name: (good.price, good.cost) for good in goods(desk)} == {
        "ball valve": (Decimal(90), Decimal(60)),
        "pump": (None, None),
    }
    desk.past.undo()
    assert [(good.name, good.price) for good in goods(desk)] == [("valve", Decimal(80))]


def test_a_row_without_a_name_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(UserError, match="has a name"):
        take_over(desk, [_VALVE, {Product.price: Decimal(1)}])
    assert goods(desk) == ()


def test_a_product_that_stands_in_several_rows_is_one(desk: Desk) -> None:
    rows = [{Product.name: "valve", Product.price: Decimal(price)} for price in (1, 2)]
    assert take_over(desk, rows)[1:] == (1, 0)
    assert take_over(desk, [{**row, Product.unit: "pc"} for row in rows])[1:] == (0, 1)
    assert [(good.name, good.price, good.unit) for good in goods(desk)] == [("valve", Decimal(2), "pc")]
