"""What documents refuse together: money counted twice, goods given back twice, sales taken from under a receipt."""

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.analysis.trade.order_lines import sold
from clientdesk.desk import Desk
from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import Sold
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import BOUNCED, Adjustment, Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.promised import Instalment, Order
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.trading import selling

DAY = date(2026, 3, 5)
LATER = date(2026, 4, 9)


def paid(desk: Desk, client: str, amount: str, *parts: tuple[Record, str]) -> Record:
    """A stored receipt with these parts allocated."""
    made = desk.trading.document("receipt", client, day=DAY)
    made[Receipt.amount] = Decimal(amount)
    made[Receipt.allocations] = tuple(
        Row({Allocation.document.key: Link(document.code), Allocation.amount.key: Decimal(part)})
        for document, part in parts
    )
    desk.clients.create(made)
    return made


def close_books(desk: Desk, until: date) -> None:
    house = desk.house.record()
    house[Trade.books_closed_until] = until
    desk.clients.create(house)


def listed(desk: Desk, client: str, until: date = date.max) -> list[Sold]:
    return sold(desk.trading.of_client(client), base="CNY", until=until)


def test_a_receipt_names_a_sale_twice_for_no_more_than_is_owed(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    with pytest.raises(UserError, match=r"200\.00 was allocated"):
        paid(desk, code, "200", (sale, "100"), (sale, "100"))
    paid(desk, code, "100", (sale, "40"), (sale, "60"))
    assert desk.trading.standings()[0].items == ()


def test_an_order_and_its_sale_are_not_both_paid_in_full(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, day=DAY)
    sale = desk.trading.shipment(order.code)
    desk.clients.create(sale)
    with pytest.raises(UserError, match=r"0\.00 is open"):
        paid(desk, code, "200", (order, "100"), (sale, "100"))


def test_an_order_in_dollars_is_not_paid_in_yuan(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, day=DAY, currency="USD", rate=Decimal(7))
    with pytest.raises(UserError, match="in this currency"):
        paid(desk, code, "100", (order, "100"))


def test_somebody_without_a_file_pays_what_he_bought(desk: Desk) -> None:
    sale = desk.trading.document("shipment", day=DAY)
    sale[Shipment.client], sale[Shipment.lines] = Link(None, "Walk-in"), (selling.line(),)
    desk.clients.create(sale)
    row = Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: Decimal(60)})
    for _ in range(2):
        receipt = desk.trading.document("receipt", day=DAY)
        receipt[Receipt.client], receipt[Receipt.amount] = Link(None, "Walk-in"), Decimal(60)
        receipt[Receipt.allocations] = (row,)
        if _ == 0:
            desk.clients.create(receipt)
    with pytest.raises(UserError, match=r"40\.00 is open"):
        desk.clients.create(receipt)
    assert desk.trading.standings()[0].items[0].open == 40


def test_a_bill_that_bounced_may_stand_beside_what_was_paid_in_its_place(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    bill = paid(desk, code, "100", (sale, "100"))
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, LATER
    desk.clients.save(bill)
    paid(desk, code, "100", (sale, "100"))
    bill[Receipt.account] = "another bank"
    desk.clients.save(bill)
    assert desk.trading.balance(code) == {"CNY": 0}


@pytest.mark.parametrize("ordered", [True, False])
def test_no_more_comes_back_than_was_sold(desk: Desk, ordered: bool) -> None:
    code = selling.client(desk)
    lines = (selling.line("pump", "3", "10"), selling.line("hose", "1", "5"))
    if ordered:
        sale = desk.trading.shipment(selling.order(desk, code, *lines, day=DAY).code)
    else:
        sale = desk.trading.document("shipment", code)
        sale[Shipment.lines] = lines
    desk.clients.create(sale)
    first = desk.trading.goods_return(sale.code)
    first[GoodsReturn.lines] = (selling.line("pump", "2", "10"),)
    desk.clients.create(first)
    left = desk.trading.goods_return(sale.code)
    assert [selling.whole(row[Line.quantity]) for row in left.rows(GoodsReturn.lines)] == [[3], [1]]
    with pytest.raises(UserError, match="is for 3, but 5"):
        desk.clients.create(left)


def test_nothing_comes_back_of_a_sale_that_is_void(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    back = desk.trading.goods_return(sale.code)
    desk.trading.void(sale.code)
    with pytest.raises(UserError, match="is not posted"):
        desk.clients.create(back)


def test_a_sale_with_a_return_or_a_receipt_is_not_taken_from_under_it(desk: Desk) -> None:
    code = selling.client(desk)
    returned, settled = (selling.sale(desk, code, "100", day=DAY) for _ in range(2))
    desk.clients.create(desk.trading.goods_return(returned.code))
    receipt = paid(desk, code, "100", (settled, "100"))
    before = desk.keeping.dump()
    with pytest.raises(UserError, match="came back with TH"):
        desk.trading.void(returned.code)
    with pytest.raises(UserError, match=receipt.code):
        desk.trading.void(settled.code)
    settled[Shipment.lines] = (settled.rows(Shipment.lines)[0].with_value(Line.price, Decimal(99)),)
    with pytest.raises(UserError, match=receipt.code):
        desk.clients.save(settled)
    assert desk.keeping.dump() == before
    desk.trading.void(receipt.code)
    desk.trading.void(settled.code)


def test_an_order_is_not_cut_below_what_went_out(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("pump", "10", "5"), day=DAY)
    sale = desk.trading.shipment(order.code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.quantity, Decimal(4)),)
    desk.clients.create(sale)
    order = desk.clients.get(order.code)
    line = order.rows(Order.lines)[0]
    order[Order.lines] = (line.with_value(Line.quantity, Decimal(3)),)
    with pytest.raises(UserError, match="is for 3, but 4"):
        desk.clients.save(order)
    order[Order.lines] = (line.with_value(Line.quantity, Decimal(4)),)
    desk.clients.save(order)


def test_only_orders_are_confirmed_and_expenses_are_never_void(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    with pytest.raises(UserError, match="another kind"):
        desk.trading.confirm(sale.code)
    spent = desk.trading.document("expense", day=DAY)
    spent[spent.kind.by_key["net"]] = Decimal(5)
    desk.clients.create(spent)
    with pytest.raises(UserError):
        desk.trading.void(spent.code)
    assert desk.trading.balance(code) == {"CNY": 100}


def test_closed_books_take_a_bounce_after_them_an_invoice_and_an_allocation(desk: Desk) -> None:
    code = selling.client(desk)
    sale, bill = selling.sale(desk, code, "100", day=DAY), selling.receipt(desk, code, "30", day=DAY)
    close_books(desk, date(2026, 3, 31))
    sale[Shipment.invoice_no] = "0042"
    desk.clients.save(sale)
    bill[Receipt.allocations] = (Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: Decimal(30)}),)
    desk.clients.save(bill)
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, DAY
    with pytest.raises(UserError, match="closed until"):
        desk.clients.save(bill)
    bill[Receipt.bounced_on] = LATER
    desk.clients.save(bill)
    assert [standing.balance for standing in desk.trading.standings(day=LATER)] == [100]


def test_a_document_has_a_day(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY)
    sale[Shipment.date] = None
    with pytest.raises(UserError, match="which day"):
        desk.clients.save(sale)


def test_the_last_day_there_is_breaks_nothing(desk: Desk) -> None:
    code = selling.client(desk, payment_terms="eom60")
    selling.order(desk, code, day=date.max)
    sale = selling.sale(desk, code, "100", day=date.max)
    assert sale[Shipment.due] == date.max
    assert len(overview(desk, desk.clients.get(code)).documents) == 2


def test_more_than_money_can_hold_is_refused(desk: Desk) -> None:
    code = selling.client(desk)
    with pytest.raises(UserError, match="more than can be kept"):
        selling.sale(desk, code, "999999999999", day=DAY, currency="USD", rate=Decimal(99999))


def test_a_rate_follows_its_currency_and_is_one_in_our_own(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=DAY, currency="USD", rate=Decimal("7.2"))
    sale[Shipment.currency] = "CNY"
    desk.clients.save(sale)
    assert sale[Shipment.rate] == 1
    with pytest.raises(UserError, match="have the rate 1"):
        selling.sale(desk, code, "100", day=DAY, rate=Decimal(7))


@pytest.mark.parametrize("charges", ["-1", "10.01"])
def test_charges_that_make_no_sense_are_refused(desk: Desk, charges: str) -> None:
    receipt = desk.trading.document("receipt", selling.client(desk))
    receipt[Receipt.amount], receipt[Receipt.charges] = Decimal(10), Decimal(charges)
    with pytest.raises(UserError):
        desk.clients.create(receipt)


def test_a_line_below_zero_goes_out_with_its_order(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("pump", "10", "5"), selling.line("rebate", "-1", "5"), day=DAY)
    desk.clients.create(desk.trading.shipment(order.code))
    assert desk.trading.balance(code) == {"CNY": 45}
    assert desk.trading.shipment(order.code).rows(Shipment.lines) == ()


def test_instalments_of_a_part_end_with_the_part(desk: Desk) -> None:
    code = selling.client(desk)
    rows = tuple(
        Row({Instalment.due.key: day, Instalment.amount.key: Decimal(50)}) for day in (LATER, date(2026, 5, 1))
    )
    selling.sale(desk, code, "70", day=DAY, terms="instalments", instalments=rows)
    (item,) = desk.trading.standings(day=LATER)[0].items
    assert [(part.due, f"{part.amount:.0f}") for part in item.parts] == [(LATER, "50"), (date(2026, 5, 1), "20")]


def test_what_a_sale_has_beside_its_order_is_in_the_order_ledger(desk: Desk) -> None:
    code = selling.client(desk)
    sale = desk.trading.shipment(selling.order(desk, code, day=DAY).code)
    sale[Shipment.lines] = (*sale.rows(Shipment.lines), selling.line("freight", price="50"))
    desk.clients.create(sale)
    rows = listed(desk, code)
    assert sorted((row.product, f"{row.amount.total:.0f}") for row in rows) == [("freight", "50"), ("valve", "100")]
    assert desk.trading.balance(code) == {"CNY": sum(row.open for row in rows)}


def test_what_came_back_or_was_written_off_is_not_overdue(desk: Desk) -> None:
    code = selling.client(desk)
    back, let = (selling.sale(desk, code, "100", day=DAY, due=DAY) for _ in range(2))
    assert {row.status for row in listed(desk, code)} == {"overdue"}
    desk.clients.create(desk.trading.goods_return(back.code))
    off = desk.trading.document("adjustment", code)
    keys = off.kind.by_key
    off[keys["amount"]], off[keys["kind"]], off[keys["document"]] = Decimal(-100), "write_off", Link(let.code)
    desk.clients.create(off)
    assert [row.status for row in listed(desk, code)] == ["settled", "settled", "returned"]


def test_an_order_that_went_out_in_part_waits_though_it_was_invoiced(desk: Desk) -> None:
    code = selling.client(desk, payment_terms="net90")
    order = selling.order(desk, code, selling.line("pump", "10", "5"), day=DAY)
    sale = desk.trading.shipment(order.code)
    sale[Shipment.invoice_no], sale[Shipment.date] = "0042", DAY
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.quantity, Decimal(4)),)
    desk.clients.create(sale)
    assert [row.status for row in listed(desk, code, LATER)] == ["part_shipped"]
    seen = overview(desk, desk.clients.get(code))
    assert [each.code for each in seen.documents if each.to_deliver] == [order.code]


def test_what_is_at_stake_counts_nothing_twice_and_no_money_that_was_paid(desk: Desk) -> None:
    code = selling.client(desk, credit_limit=Decimal(1000))
    order = selling.order(desk, code, selling.line(price="900"), day=DAY)
    assert desk.trading.warning(desk.trading.shipment(order.code)) is None
    dollars = selling.client(desk, "样板外贸有限公司")
    selling.sale(desk, dollars, "100", day=DAY, currency="USD", rate=Decimal("7.2"))
    receipt = desk.trading.document("receipt", dollars, day=DAY)
    receipt[Receipt.amount], receipt[Receipt.currency], receipt[Receipt.rate] = Decimal(100), "USD", Decimal(7)
    desk.clients.create(receipt)
    assert desk.trading.exposure(dollars) == 0


def test_documents_of_one_step_see_each_other(desk: Desk) -> None:
    client = selling.client(desk)
    order = selling.order(desk, client, selling.line(quantity="5"), day=date(2026, 3, 5))
    sale = selling.sale(desk, client, "100", day=date(2026, 3, 5))
    part = Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: Decimal(60)})

    def paid() -> Record:
        receipt = desk.trading.document("receipt", client, day=date(2026, 3, 6))
        receipt[Receipt.amount], receipt[Receipt.allocations] = Decimal(60), (part,)
        return receipt

    with desk.store.step("x", by="me") as step:
        desk.clients.create_in(step, desk.trading.shipment(order.code))
        more = desk.trading.shipment(order.code)
        with pytest.raises(UserError, match="would come together"):
            desk.clients.create_in(step, more)
        desk.clients.create_in(step, paid())
        with pytest.raises(UserError, match="is open of"):
            desk.clients.create_in(step, paid())
    assert len(list(desk.trading.documents(["shipment", "receipt"]))) == 3


def test_what_was_settled_by_one_receipt_may_be_settled_by_another_in_the_same_step(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=date(2026, 3, 5))
    first = desk.clients.get(selling.receipt(desk, client, "100", day=date(2026, 3, 6), **_for(sale, "100")).code)
    other = desk.clients.get(selling.receipt(desk, client, "100", day=date(2026, 3, 7)).code)
    first[Receipt.allocations], other[Receipt.allocations] = None, first.rows(Receipt.allocations)
    with desk.store.step("x", by="me") as step:
        desk.clients.save_in(step, first)
        desk.clients.save_in(step, other)
    assert desk.trading.standings(clients=[client])[0].settled[0].posting.code == sale.code


def _for(sale: Record, amount: str) -> dict[str, str]:
    return {sale.code.replace("-", "_"): amount}


def test_a_sale_is_not_made_less_than_what_was_paid_and_came_back_of_it(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=date(2026, 3, 5))
    back = desk.trading.goods_return(sale.code)
    back[GoodsReturn.lines] = (back.rows(GoodsReturn.lines)[0].with_value(Line.price, Decimal(40)),)
    desk.clients.create(back)
    selling.receipt(desk, client, "60", day=date(2026, 3, 6), **_for(sale, "60"))
    record = desk.clients.get(sale.code)
    record[Shipment.lines] = (record.rows(Shipment.lines)[0].with_value(Line.price, Decimal(60)),)
    with pytest.raises(UserError, match="was for"):
        desk.clients.save(record)


def test_a_sale_that_was_paid_and_then_came_back_may_still_be_annotated(desk: Desk) -> None:
    client = selling.client(desk)
    sale = selling.sale(desk, client, "100", day=date(2026, 3, 5))
    selling.receipt(desk, client, "100", day=date(2026, 3, 6), **_for(sale, "100"))
    desk.clients.create(desk.trading.goods_return(sale.code))
    record = desk.clients.get(sale.code)
    record[Shipment.lines] = (record.rows(Shipment.lines)[0].with_value(Line.remark, "seen"),)
    desk.clients.save(record)
    assert desk.clients.get(sale.code).rows(Shipment.lines)[0][Line.remark] == "seen"


def test_an_order_that_was_paid_ahead_stays_under_its_receipt(desk: Desk) -> None:
    client = selling.client(desk)
    order = selling.order(desk, client, day=date(2026, 3, 5))
    desk.user, before = "another", desk.user
    selling.receipt(desk, client, "100", day=date(2026, 3, 6), **_for(order, "100"))
    desk.user = before
    with pytest.raises(UserError, match="was for"):
        desk.trading.void(order.code)
    with pytest.raises(UserError, match="was for"):
        desk.past.undo()


@pytest.mark.parametrize(("whose", "off", "told"), [(0, "-101", "written off"), (1, "-50", "of another client")])
def test_what_is_written_off_was_owed_by_this_client(desk: Desk, whose: int, off: str, told: str) -> None:
    clients = [selling.client(desk), selling.client(desk, "another")]
    sale = selling.sale(desk, clients[0], "100", day=date(2026, 3, 5))
    made = desk.trading.document("adjustment", clients[whose], day=date(2026, 3, 6))
    made[Adjustment.kind], made[Adjustment.amount], made[Adjustment.document] = (
        "write_off",
        Decimal(off),
        Link(sale.code),
    )
    with pytest.raises(UserError, match=told):
        desk.clients.create(made)


def test_nothing_is_allocated_to_a_document_there_is_none_of(desk: Desk) -> None:
    made = desk.trading.document("receipt", selling.client(desk), day=date(2026, 3, 6))
    part = Row({Allocation.document.key: Link(None, "XS-7"), Allocation.amount.key: Decimal(60)})
    made[Receipt.amount], made[Receipt.allocations] = Decimal(60), (part,)
    with pytest.raises(UserError, match="no document XS-7"):
        desk.clients.create(made)
