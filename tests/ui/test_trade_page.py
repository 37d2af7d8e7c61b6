"""A client's trade in the window: documents written, followed up, confirmed and voided; what is owed and at stake."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.fields import rows_of
from clientdesk.dossier.kinds import DOCUMENT_NAMES
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.trade.product import PriceLevel, Product
from clientdesk.dossier.trade.promised import CONFIRMED, DRAFT, Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Address, Link
from clientdesk.ui.client.tabs import SUMMARY, TRADE
from clientdesk.ui.editors.address import AddressEditor
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.page import ACCOUNT, TradePage
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the trade of a firm that has a limit, nothing traded yet."""
    selling.client(desk, credit_limit=Decimal(1000), payment_terms="net30")
    opened = open_window()
    opened.show_client(1)
    opened.page.tabs.show_tab(TRADE)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> TradePage:
    return window.page.tabs.trade


def look_again(window: Window, desk: Desk) -> None:
    """As when the tab is opened anew after something was changed elsewhere."""
    opened = page(window).opened
    assert opened is not None
    page(window).show_client(replace(opened, record=desk.clients.get("KH000001")))


def dialog(window: Window, qtbot: QtBot) -> DocumentDialog:
    settle(qtbot, window)
    (found,) = (
        each for each in QApplication.topLevelWidgets() if isinstance(each, DocumentDialog) and each.isVisible()
    )
    return found


def keep(window: Window, shown: DocumentDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, window)


def listed(window: Window) -> list[list[str]]:
    shown = page(window).list
    return [[shown.texts(row)[column] for column in (0, 2, 4, 5, 6)] for row in range(len(shown.lines))]


def test_a_client_without_trade_is_told_what_to_do(window: Window) -> None:
    assert page(window).places.currentWidget() is page(window).empty
    assert page(window).next_step.text().startswith("Begin with an order")
    assert page(window).owed.text().startswith("Owes nothing at the moment")


def test_an_order_is_written_sold_and_paid(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page(window).new["order"].click()
    shown = dialog(window, qtbot)
    line = Row({Line.product.key: Link(None, "valve"), Line.quantity.key: Decimal(3), Line.price.key: Decimal(100)})
    assert shown.record is not None
    shown.grids["lines"].show_rows(shown.record, (line,), ())
    shown.show_sums()
    assert "total 300.00" in shown.sums.text()
    shown.entries[Order.state.key].editor.set_value("confirmed")
    keep(window, shown, qtbot)
    (code, kind, total, still, state) = listed(window)[0]
    assert (kind, total, still, state) == ("Order", "300.00", "", "Confirmed")
    page(window).ship_button.click()
    keep(window, dialog(window, qtbot), qtbot)
    assert listed(window)[0][1:4] == ["Sale", "300.00", "300.00"]
    assert "Owes 300.00 CNY" in page(window).owed.text()
    page(window).pay_button.click()
    keep(window, dialog(window, qtbot), qtbot)
    assert page(window).owed.text().startswith("Owes nothing at the moment")
    page(window).show_part(ACCOUNT)
    assert len(page(window).account.lines) == 2
    assert code.startswith("DD")


def test_what_is_refused_is_said_in_the_dialog_and_loses_nothing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    order = selling.order(desk, "KH000001", selling.line("pump", "2", "10"), day=date(2026, 3, 1))
    page(window).show_client(page(window).opened)  # type: ignore[arg-type]
    settle(qtbot, window)
    page(window).ship_button.click()
    shown = dialog(window, qtbot)
    assert shown.record is not None
    rows = shown.record.rows(Shipment.lines)
    shown.grids["lines"].show_rows(shown.record, (rows[0].with_value(Line.quantity, Decimal(5)),), ())
    shown.save()
    qtbot.waitUntil(lambda: not shown.problem.isHidden())
    assert f"Line 1 of {order.code} is for 2" in shown.problem.text()
    assert shown.isVisible()
    assert shown.grids["lines"].model.rows()[0][Line.quantity] == 5
    shown.reject()


def test_a_limit_in_another_currency_is_told_in_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get("KH000001")
    client[Terms.currency] = "USD"
    desk.clients.save(client)
    selling.order(desk, "KH000001", selling.line(price="1500"), day=date(2026, 3, 1), currency="CNY")
    look_again(window, desk)
    settle(qtbot, window)
    assert "credit limit 1,000.00 USD" in page(window).owed.text()
    assert page(window).warning.text().startswith("1,500.00 CNY is at stake; the house has no rate")
    selling.rate(desk, "USD", Decimal("1.25"))
    look_again(window, desk)
    settle(qtbot, window)
    assert "200.00 USD above the credit limit" in page(window).warning.text()
    page(window).new["shipment"].click()
    shown = dialog(window, qtbot)
    qtbot.waitUntil(lambda: not shown.strip.isHidden())
    owed = "Owed and on order with this document 1,200.00 USD (1,500.00 CNY)   ·   credit limit 1,000.00 USD"
    assert shown.strip.stake.text().startswith(owed)
    shown.reject()


def test_selling_above_the_limit_is_told_in_red(window: Window, desk: Desk, qtbot: QtBot) -> None:
    selling.order(desk, "KH000001", selling.line(price="1500"), day=date(2026, 3, 1))
    page(window).show_client(page(window).opened)  # type: ignore[arg-type]
    settle(qtbot, window)
    assert "500.00 CNY above the credit limit" in page(window).warning.text()
    assert not page(window).warning.isHidden()


def test_a_draft_is_confirmed_and_a_document_declared_void_with_undo(window: Window, desk: Desk, qtbot: QtBot) -> None:
    selling.order(desk, "KH000001", day=date(2026, 3, 1), state=DRAFT)
    page(window).show_client(page(window).opened)  # type: ignore[arg-type]
    settle(qtbot, window)
    assert page(window).ship_button.text() == "Confirm and write the sale"
    page(window).confirm_button.click()
    settle(qtbot, window)
    assert listed(window)[0][4] == "Confirmed"
    page(window).void_button.click()
    settle(qtbot, window)
    assert listed(window)[0][4] == "Void"
    desk.past.undo()
    assert desk.clients.get("DD20260301-001")[Order.state] == "confirmed"


def test_trade_is_not_there_while_somebody_looks_on(window: Window, qtbot: QtBot) -> None:
    window.privacy.turn()
    settle(qtbot, window)
    assert window.page.tabs.tab == SUMMARY
    assert not window.page.tabs.bar.isTabVisible(TRADE)


def _whole(desk: Desk, kind: str) -> Record:
    """A document with a value in every field and a row in every group, such that they fit together."""
    order = selling.order(desk, "KH000001", selling.line("pump", "9", "10"), day=date(2026, 3, 1))
    quotation = desk.trading.document("quotation", "KH000001", day=date(2026, 2, 1))
    quotation[quotation.kind.by_key["lines"]] = (selling.line(),)
    desk.clients.create(quotation)
    sale = desk.trading.shipment(order.code)
    sale[Shipment.lines] = (sale.rows(Shipment.lines)[0].with_value(Line.quantity, Decimal(4)),)
    desk.clients.create(sale)
    given = {
        "client": Link("KH000001"),
        "order": Link(order.code),
        "shipment": Link(sale.code),
        "quotation": Link(quotation.code),
        "document": Link(sale.code),
        "date": date(2026, 3, 5),
        "rate": Decimal("1.5"),
        "amount": Decimal(20),
        "charges": Decimal("0.5"),
        "quantity": Decimal(2),
        "price": Decimal("10.5"),
        "discount": Decimal("0.05"),
        "tax_rate": Decimal("0.13"),
        "product": Link(None, "pump"),
        "order_line": 1,
        "currency": "USD",
        "state": "draft",
    }
    rng, record = Random(3), Record(desk.kind(kind))
    for field in record.kind.values:
        value = given.get(field.key) or (date(2026, 4, 9) if field.type.name == "date" else make.content(field, rng))
        record[field] = value
    # What is settled differs from what would be settled if nobody said it.
    given["amount"] = Decimal(12)
    for group in record.kind.groups:
        cells = {c.key: given.get(c.key) or make.value(c, rng) for c in rows_of(group).columns if c.key != "ship_by"}
        record[group] = (Row(cells),)
    return record


@pytest.mark.parametrize("kind", sorted(DOCUMENT_NAMES))
def test_every_field_of_a_document_is_typed_and_kept(window: Window, desk: Desk, qtbot: QtBot, kind: str) -> None:
    wanted = _whole(desk, kind)
    page(window).write(kind)
    shown = dialog(window, qtbot)
    assert shown.record is not None
    for key, entry in shown.entries.items():
        entry.editor.set_value(wanted[entry.field])
        assert entry.editor.value() == wanted[entry.field], key
    for key, grid in shown.grids.items():
        grid.show_rows(shown.record, wanted.rows(wanted.kind.by_key[key]), ())
    keep(window, shown, qtbot)
    stored = desk.clients.get(shown.record.code)
    left = {"particulars", "export_batch", "approvals", "version"}
    told = {field.key: stored[field] for field in wanted.kind.values if field.key not in left}
    for key, value in told.items():
        mine = wanted[wanted.kind.by_key[key]]
        if isinstance(mine, Link) and mine.target:
            # The name of what is pointed at is filled in when it is stored.
            assert isinstance(value, Link)
            assert value.target == mine.target, key
        else:
            assert value == mine, key
    for group in (group for group in wanted.kind.groups if group.key not in left):
        (mine,), (theirs,) = wanted.rows(group), stored.rows(group)
        for column in rows_of(group).columns:
            if not isinstance(mine[column], Link):
                assert theirs[column] == mine[column], column.key


def test_a_document_tells_what_is_at_stake_as_its_lines_change_and_once_more_when_kept(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    today = desk.today
    selling.order(desk, "KH000001", selling.line(price="100"), day=today, state=CONFIRMED)
    page(window).new["order"].click()
    shown = dialog(window, qtbot)
    qtbot.waitUntil(lambda: not shown.strip.isHidden())
    assert shown.strip.bought.text().startswith("Bought 1 time in the last 30 days, for 100.00 CNY")
    assert "900.00 CNY are left" in shown.strip.stake.text()
    grid = shown.grids["lines"]
    assert shown.record is not None
    grid.show_rows(shown.record, (selling.line(price="1500"),), ())
    grid.model.touched.emit()
    qtbot.waitUntil(lambda: "600.00 CNY above the limit" in shown.strip.stake.text())
    keep(window, shown, qtbot)
    assert "600.00 CNY above the limit" in window.toast.text.text()


def test_where_an_order_goes_is_asked_as_an_address_is_written_at_home_with_the_client(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    client = desk.clients.get("KH000001")
    client[Firm.address] = Address(country="GB", city="Leeds", street="12 Example Lane")
    desk.clients.save(client)
    page(window).new["order"].click()
    shown = dialog(window, qtbot)
    asked = shown.entries["delivery_address"].editor
    assert isinstance(asked, AddressEditor)
    qtbot.waitUntil(lambda: asked.focusProxy() is asked.parts["street"])
    shown.reject()


def test_a_hold_is_told_with_its_reason_and_keeps_nobody_from_writing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get("KH000001")
    client[Terms.credit_hold], client[Terms.credit_hold_reason] = True, "cheque returned"
    desk.clients.save(client)
    page(window).new["shipment"].click()
    shown = dialog(window, qtbot)
    qtbot.waitUntil(lambda: not shown.strip.isHidden())
    assert "Credit hold" in shown.strip.stake.text()
    assert "cheque returned" in shown.strip.stake.text()
    assert shown.strip.bought.text() == "Has not bought anything yet."
    assert shown.ok.isEnabled()
    shown.reject()


def test_a_name_in_a_line_is_made_a_product_with_its_price(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page(window).new["order"].click()
    shown = dialog(window, qtbot)
    assert shown.record is not None
    grid = shown.grids["lines"]
    grid.show_rows(shown.record, (selling.line("球阀", "2", "35.5"),), ())
    shown.look_again()
    assert shown.unknown is not None
    assert '"球阀" is no product yet' in shown.unknown.text.text()
    with qtbot.waitSignal(shown.made):
        shown.unknown.button.click()
    (line,) = grid.model.rows()
    made = desk.clients.get("SP000001")
    assert line[Line.product] == Link("SP000001", "球阀")
    assert (made.name, made[Product.price], made[Product.currency]) == ("球阀", Decimal("35.5"), "CNY")
    assert shown.unknown.isHidden()
    shown.reject()


def test_a_line_takes_the_price_of_its_product_at_once(window: Window, desk: Desk, qtbot: QtBot) -> None:
    product = desk.clients.new("product")
    product[Product.name], product[Product.price], product[Product.unit] = "valve", Decimal(80), "pcs"
    level = {PriceLevel.level.key: "10", PriceLevel.from_quantity.key: Decimal(10), PriceLevel.price.key: Decimal(70)}
    product[Product.price_levels] = (Row(level),)
    desk.clients.create(product)
    page(window).new["order"].click()
    shown = dialog(window, qtbot)
    assert shown.record is not None
    few, many = ({Line.product.key: Link(product.code, "valve"), Line.quantity.key: Decimal(n)} for n in (1, 12))
    shown.grids["lines"].show_rows(shown.record, (Row(few), Row(many)), ())
    shown.look_again()
    qtbot.waitUntil(lambda: "total 920.00" in shown.sums.text())
    assert shown.grids["lines"].model.rows()[0][Line.unit] == "pcs"
    shown.reject()


def test_a_confirmed_order_tells_its_version_and_that_saving_makes_the_next(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    order = selling.order(desk, "KH000001", selling.line("pump", "2", "10"), day=date(2026, 3, 1))
    look_again(window, desk)
    settle(qtbot, window)
    page(window).open_document()
    shown = dialog(window, qtbot)
    assert shown.version is not None
    qtbot.waitUntil(lambda: shown.version is not None and shown.version.standing.text().startswith("Version 1, of"))
    assert shown.version.coming.isHidden()
    assert shown.record is not None
    (row,) = shown.record.rows(Order.lines)
    shown.grids["lines"].show_rows(shown.record, (row.with_value(Line.quantity, Decimal(5)),), ())
    shown.look_again()
    assert shown.version.coming.text().endswith("saving makes it version 2.")
    keep(window, shown, qtbot)
    assert desk.clients.get(order.code)[Order.version] == 2
    page(window).open_document()
    again = dialog(window, qtbot)
    qtbot.waitUntil(lambda: again.version is not None and not again.version.isHidden())
    assert again.version is not None
    again.version.more.click()
    assert "2 → 5" in again.version.details.text()
    again.reject()


def test_gifts_above_the_sum_of_the_year_are_told_while_the_expense_is_written(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    page(window).write("expense")
    shown = dialog(window, qtbot)
    shown.entries[Expense.category.key].editor.set_value("gift")
    shown.entries[Expense.net.key].editor.set_value(Decimal(2500))
    shown.look_over(shown.entries[Expense.net.key])
    qtbot.waitUntil(lambda: not shown.strip.isHidden())
    assert "come to 2,500.00 CNY in 2026, above 2,000.00 CNY." in shown.strip.stake.text()
    shown.reject()
