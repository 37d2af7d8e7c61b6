"""Writing documents of trade: lines that tell what they come to, fields that have something to say, receipts that
follow their amount, and what is confirmed and delivered at once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.analysis.trade.books import document_amount, target
from clientdesk.desk import Desk
from clientdesk.desk.trading.retelling import retold
from clientdesk.dossier.enterprise.trading import Trading as Terms
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import DOCUMENTS
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Allocation, Receipt
from clientdesk.dossier.trade.promised import DRAFT, Order, Quotation
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.look import em
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.page import TradePage
from clientdesk.ui.window import Window
from tests.desk.trading import selling
from tests.ui.conftest import settle

Open = Callable[[], Window]
DAY = date(2026, 3, 1)


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window on the trade of a firm that pays after 30 days."""
    selling.client(desk, payment_terms="net30")
    opened = open_window()
    opened.show_client(1)
    opened.page.tabs.show_tab(TRADE)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> TradePage:
    return window.page.tabs.trade


def look_again(window: Window, qtbot: QtBot) -> None:
    page(window).show_client(page(window).opened)  # type: ignore[arg-type]
    settle(qtbot, window)


def written(window: Window, kind: str, qtbot: QtBot) -> DocumentDialog:
    page(window).write(kind)
    return shown(window, qtbot)


def shown(window: Window, qtbot: QtBot) -> DocumentDialog:
    settle(qtbot, window)
    (found,) = (
        each for each in QApplication.topLevelWidgets() if isinstance(each, DocumentDialog) and each.isVisible()
    )
    return found


def keep(window: Window, dialog: DocumentDialog, qtbot: QtBot) -> Record:
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    settle(qtbot, window)
    assert dialog.record is not None
    return dialog.record


def amounts(grid: Grid) -> list[str]:
    """What stands in the last column, in order."""
    model = grid.model
    return [model.index(row, model.columnCount() - 1).data() or "" for row in range(model.rowCount())]


def hidden(dialog: DocumentDialog) -> set[str]:
    return {key for key, entry in dialog.entries.items() if entry.cell.isHidden()}


def parts(dialog: DocumentDialog) -> list[tuple[str, int]]:
    rows = dialog.grids["allocations"].model.rows()
    return [(target(row[Allocation.document]), int(row[Allocation.amount] or 0)) for row in rows]


def type_amount(dialog: DocumentDialog, text: str) -> None:
    editor = dialog.entries["amount"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText(text)


def press_enter(line: QWidget) -> None:
    """As on the keyboard: what the field leaves goes on to the dialog."""
    for each in (line, line.window()):
        QApplication.sendEvent(
            each, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        )


def test_a_line_tells_what_it_comes_to_while_it_is_typed(window: Window, qtbot: QtBot) -> None:
    dialog = written(window, "order", qtbot)
    grid = dialog.grids["lines"]
    assert dialog.record is not None
    grid.show_rows(dialog.record, (selling.line("pump", "2", "100", tax_rate="0.13"),), ())
    dialog.look_again()
    assert amounts(grid) == ["226.00", ""]
    assert dialog.sums.text() == "Net 200.00   ·   tax 26.00   ·   total 226.00 CNY"
    place = grid.model.index(0, [column.key for column in grid.model.columns].index(Line.quantity.key))
    grid.view.setCurrentIndex(place)
    grid.view.edit(place)
    (editor,) = grid.view.findChildren(LineEditor)
    editor.line.setText("3")
    assert amounts(grid) == ["339.00", ""]
    assert "total 339.00 CNY" in dialog.sums.text()
    assert grid.model.rows()[0][Line.quantity] == 2
    dialog.reject()


def test_the_product_takes_the_width_and_tab_passes_the_amount(window: Window, qtbot: QtBot) -> None:
    dialog = written(window, "order", qtbot)
    grid = dialog.grids["lines"]
    assert dialog.record is not None
    grid.show_rows(dialog.record, (selling.line(), selling.line()), ())
    columns = [place for place in range(grid.model.columnCount()) if not grid.view.isColumnHidden(place)]
    widths = {place: grid.view.columnWidth(place) for place in columns}
    assert max(widths, key=lambda place: widths[place]) == 0
    assert abs(sum(widths.values()) - grid.view.viewport().width()) <= len(columns)
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, columns[-2]))
    QTest.keyClick(grid.view, Qt.Key.Key_Tab)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (1, 0)
    dialog.reject()


def test_a_new_order_shows_what_has_something_to_say(window: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = written(window, "order", qtbot)
    assert {"void_reason", "rate", "accountant_note", "settled_on", "promised_payment"} <= hidden(dialog)
    assert dialog.grids["instalments"].isHidden()
    assert dialog.entries["currency"].editor.value() == "CNY"
    assert dialog.entries["terms"].editor.text() == "Net 30 days (as usual)"
    assert dialog.entries["terms"].editor.value() is None
    dialog.instalments.click()
    assert not dialog.grids["instalments"].isHidden()
    currency = dialog.entries["currency"]
    currency.editor.set_value("USD")
    dialog.look_over(currency)
    assert "rate" not in hidden(dialog)
    dialog.reject()


def test_what_is_usual_is_stored_as_usual(window: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get("KH000001")
    client[Terms.currency] = "USD"
    desk.clients.save(client)
    dialog = written(window, "order", qtbot)
    assert dialog.entries["currency"].editor.value() == "USD"
    assert dialog.record is not None
    dialog.grids["lines"].show_rows(dialog.record, (selling.line(),), ())
    stored = keep(window, dialog, qtbot)
    order = desk.clients.get(stored.code)
    assert (order[Order.currency], order[Order.terms]) == ("USD", "net30")


def test_a_state_is_always_chosen_and_nothing_new_is_void(window: Window, qtbot: QtBot) -> None:
    dialog = written(window, "order", qtbot)
    combo = dialog.entries["state"].editor.combo  # type: ignore[attr-defined]
    assert [combo.itemText(place) for place in range(combo.count())] == ["Draft", "Confirmed"]
    dialog.reject()
    assert "state" in hidden(written(window, "shipment", qtbot))


def test_a_part_payment_is_one_number_and_enter(window: Window, desk: Desk, qtbot: QtBot) -> None:
    sale = selling.sale(desk, "KH000001", "300", day=DAY, due=DAY)
    look_again(window, qtbot)
    page(window).pay_button.click()
    dialog = shown(window, qtbot)
    editor = dialog.entries["amount"].editor
    assert isinstance(editor, LineEditor)
    assert editor.line.selectedText() == editor.line.text() == "300.00"
    with qtbot.waitSignal(dialog.stored):
        QTest.keyClicks(editor.line, "120")
        press_enter(editor.line)
    settle(qtbot, window)
    assert dialog.record is not None
    receipt = desk.clients.get(dialog.record.code)
    (row,) = receipt.rows(Receipt.allocations)
    assert (receipt[Receipt.amount], row[Allocation.amount]) == (Decimal(120), Decimal(120))
    assert desk.trading.balance("KH000001") == {"CNY": Decimal(180)}
    assert target(row[Allocation.document]) == sale.code


def test_a_receipt_settles_what_is_due_longest_and_the_rest_is_on_account(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    old, new = (selling.sale(desk, "KH000001", "100", day=DAY, due=date(2026, 3, day)) for day in (1, 2))
    dialog = written(window, "receipt", qtbot)
    type_amount(dialog, "130")
    assert parts(dialog) == [(old.code, 100), (new.code, 30)]
    type_amount(dialog, "250")
    assert parts(dialog) == [(old.code, 100), (new.code, 100)]
    assert dialog.sums.text() == "allocated 200.00 CNY   ·   on account 50.00 CNY"
    assert amounts(dialog.grids["allocations"]) == ["100.00", "100.00", ""]
    dialog.reject()


def test_what_was_allocated_by_hand_stays(window: Window, desk: Desk, qtbot: QtBot) -> None:
    old, new = (selling.sale(desk, "KH000001", "100", day=DAY, due=date(2026, 3, day)) for day in (1, 2))
    dialog = written(window, "receipt", qtbot)
    type_amount(dialog, "60")
    assert parts(dialog) == [(old.code, 60)]
    model = dialog.grids["allocations"].model
    model.put(model.index(0, 1), Decimal(20))
    type_amount(dialog, "90")
    assert parts(dialog) == [(old.code, 20)]
    assert dialog.sums.text() == "allocated 20.00 CNY   ·   on account 70.00 CNY"
    receipt = keep(window, dialog, qtbot)
    assert [row[Allocation.amount] for row in receipt.rows(Receipt.allocations)] == [20]
    assert new.code


def test_a_draft_is_confirmed_and_delivered_as_one_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    order = selling.order(desk, "KH000001", day=DAY, state=DRAFT)
    look_again(window, qtbot)
    assert page(window).ship_button.text() == "Confirm and write the sale"
    page(window).ship_button.click()
    dialog = shown(window, qtbot)
    assert desk.clients.get(order.code)[Order.state] == DRAFT
    keep(window, dialog, qtbot)
    assert desk.clients.get(order.code)[Order.state] == "confirmed"
    window.undo()
    settle(qtbot, window)
    assert desk.clients.get(order.code)[Order.state] == DRAFT
    assert [each.code for each in desk.trading.of_client("KH000001")] == [order.code]


def test_an_order_follows_from_its_quotation_as_one_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    quotation = desk.trading.document("quotation", "KH000001", day=DAY)
    quotation[Quotation.lines] = (selling.line("pump", "3", "10"),)
    desk.clients.create(quotation)
    look_again(window, qtbot)
    page(window).order_button.click()
    order = keep(window, shown(window, qtbot), qtbot)
    stored = desk.clients.get(order.code)
    assert target(stored[Order.quotation]) == quotation.code
    assert [row[Line.quantity] for row in stored.rows(Order.lines)] == [3]
    assert desk.clients.get(quotation.code)[Quotation.state] == "accepted"


def test_the_buttons_of_a_document_stand_above_the_list_in_the_order_of_the_work(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    selling.sale(desk, "KH000001", "300", day=DAY)
    look_again(window, qtbot)
    buttons = [button for button in page(window).tools.values() if button.isVisible()]
    assert [button.text() for button in buttons] == ["Open", "Note a receipt", "Write a return", "Declare void"]
    assert [button.x() for button in buttons] == sorted(button.x() for button in buttons)
    assert all(button.geometry().bottom() < page(window).places.y() for button in buttons)


def test_where_nothing_is_traded_the_next_step_is_a_button(window: Window, qtbot: QtBot) -> None:
    assert [button.text() for button in page(window).begin] == [
        "Write the first order",
        "Write a sale without an order",
    ]
    page(window).begin[0].click()
    dialog = shown(window, qtbot)
    assert dialog.record is not None
    assert dialog.record.kind.name == "order"
    dialog.reject()


def test_amounts_name_their_currency_all_or_none(window: Window, desk: Desk, qtbot: QtBot) -> None:
    selling.sale(desk, "KH000001", "300", day=DAY)
    look_again(window, qtbot)
    assert page(window).list.texts(0)[4:6] == ["300.00", "300.00"]
    selling.sale(desk, "KH000001", "50", day=date(2026, 3, 2), currency="USD", rate=Decimal(7))
    look_again(window, qtbot)
    assert [page(window).list.texts(row)[4] for row in (0, 1)] == ["50.00 USD", "300.00 CNY"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_said_is_read_in_the_language_of_the_window(language: str) -> None:
    words = catalogue(language)
    for kind in DOCUMENTS:
        label = words.label("kind", kind.label)
        if kind.name != "expense":
            assert {retold(kind.name, catalogue(each).label("kind", kind.label), words) for each in LANGUAGES} == {
                label
            }
    said = {retold("receipt", text, words) for text in ("收款单 银行转账", "Receipt Bank transfer")}
    assert len(said) == 1
    assert retold("order", "泵 × 2, 阀 × 1 and 3 more", words) == words.tr(
        "{articles} and {n} more", articles="泵 × 2, 阀 × 1", n=3
    )
    assert retold("receipt", "货款", words) == "货款"


def test_a_receipt_made_in_chinese_is_told_in_english(window: Window, desk: Desk, qtbot: QtBot) -> None:
    receipt = desk.trading.document("receipt", "KH000001", day=DAY)
    receipt[Receipt.amount], receipt[Receipt.particulars] = Decimal(10), "收款单"
    desk.clients.create(receipt)
    look_again(window, qtbot)
    assert page(window).list.texts(0)[3] == "Receipt"
    assert page(window).account.texts(0)[2] == "Receipt"


def test_a_new_line_counts_with_the_tax_of_the_house(window: Window, desk: Desk, qtbot: QtBot) -> None:
    house = desk.house.record()
    house[Trade.usual_tax] = Decimal("0.13")
    desk.clients.create(house)
    dialog = written(window, "order", qtbot)
    assert dialog.record is not None
    dialog.grids["lines"].show_rows(dialog.record, (selling.line(),), ())
    dialog.look_again()
    assert "total 113.00 CNY" in dialog.sums.text()
    stored = keep(window, dialog, qtbot)
    assert document_amount(desk.clients.get(stored.code)).total == Decimal(113)


def test_numbers_and_days_are_read_whole_in_a_narrow_window(window: Window, desk: Desk, qtbot: QtBot) -> None:
    selling.order(desk, "KH000001", day=DAY)
    look_again(window, qtbot)
    table = page(window).list
    table.resize(em(table, 48), table.height())
    for column in (0, 1, 4):
        needed = table.fontMetrics().horizontalAdvance(table.texts(0)[column])
        assert table.columnWidth(column) > needed
    assert table.horizontalHeader().length() == table.viewport().width()


@pytest.mark.parametrize(
    ("letters", "kind_is_shown", "scrolls"), [(80, True, False), (50, False, False), (36, False, True)]
)
def test_where_there_is_no_room_the_kind_gives_way_before_anything_ends_in_dots(
    window: Window, desk: Desk, qtbot: QtBot, letters: int, kind_is_shown: bool, scrolls: bool
) -> None:
    selling.order(desk, "KH000001", day=DAY)
    look_again(window, qtbot)
    table = page(window).list
    table.resize(em(table, 20), table.height())
    table.resize(em(table, letters), table.height())
    assert table.isColumnHidden(2) != kind_is_shown
    for column in (place for place in (0, 1, 2, 4, 6) if not table.isColumnHidden(place)):
        assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(table.texts(0)[column])
    assert (table.horizontalHeader().length() > table.viewport().width()) == scrolls
