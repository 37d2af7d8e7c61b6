"""The page of products: found, added, changed, retired, taken over from a worksheet; and documents from anywhere."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.trading.goods import goods, take_over
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.i18n import catalogue
from clientdesk.ui.look import em
from clientdesk.ui.products import dialog as dialog_module
from clientdesk.ui.products.dialog import ProductDialog
from clientdesk.ui.products.page import ProductsPage
from clientdesk.ui.products.reading import read_pasted
from clientdesk.ui.shell.entries import PRODUCTS
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.window import Window
from tests.desk.trading import selling
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window on three products, one of them sold no more."""
    take_over(
        desk,
        [
            {Product.name: "不锈钢球阀", Product.model: "Q41F", Product.price: Decimal(80), Product.cost: Decimal(60)},
            {Product.name: "pump", Product.category: "machines", Product.price: Decimal(10), Product.cost: Decimal(12)},
            {Product.name: "old valve", Product.active: False},
        ],
    )
    opened = open_window()
    opened.shell.go(PRODUCTS)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> ProductsPage:
    return window.going.books.products


def names(window: Window) -> list[str]:
    table = page(window).table
    return [table.texts(row)[1] for row in range(len(table.lines))]


def find(window: Window, text: str) -> list[str]:
    page(window).finder.setText(text)
    page(window).show_matching()
    return names(window)


def test_a_file_without_products_says_what_they_are_good_for_and_how_to_begin(open_window: Open, qtbot: QtBot) -> None:
    opened = open_window()
    opened.shell.go(PRODUCTS)
    settle(qtbot, opened)
    assert page(opened).places.currentWidget() is page(opened).empty
    page(opened).first_button.click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ProductDialog)
    shown.entries[Product.name.key].editor.set_text("first")
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, opened)
    assert names(opened) == ["first"]
    opened.undo()
    settle(qtbot, opened)
    assert page(opened).places.currentWidget() is page(opened).empty


def test_the_list_tells_what_a_product_brings_and_leaves_out_what_is_sold_no_more(window: Window) -> None:
    rows = [page(window).table.texts(row) for row in range(2)]
    assert rows[0][1:] == ["不锈钢球阀", "Q41F", "", "80.00", "60.00", "25.0%", "", "Yes", ""] or rows[1][6] == "25.0%"
    assert {row[1]: row[6] for row in rows} == {"不锈钢球阀": "25.0%", "pump": "-20.0%"}
    page(window).retired.setChecked(True)
    assert names(window)[-1] == "old valve"


def test_products_are_found_by_name_model_category_and_pinyin(window: Window) -> None:
    assert find(window, "q41") == ["不锈钢球阀"]
    assert find(window, "machin") == ["pump"]
    assert find(window, "qiufa") == ["不锈钢球阀"]
    assert find(window, "nothing so") == []
    assert "No product is called so" in page(window).nothing.text()


def test_a_click_on_a_title_sorts_and_another_turns_it_round(window: Window) -> None:
    page(window).sort(4)
    assert names(window) == ["pump", "不锈钢球阀"]
    page(window).sort(4)
    assert names(window) == ["不锈钢球阀", "pump"]


def test_what_is_retired_leaves_the_list_and_undo_brings_it_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    find(window, "pump")
    page(window).retire_button.click()
    settle(qtbot, window)
    assert names(window) == []
    window.undo()
    settle(qtbot, window)
    assert names(window) == ["pump"]


def test_the_fields_of_a_product_end_where_the_dialog_ends(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_module, "within_screen", lambda one, *size: QSize(*(em(one, each) for each in size)))
    page(window).first_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProductDialog)
    settle(qtbot, window)
    cell = dialog.entries[Product.name.key].cell
    right = cell.mapTo(dialog, cell.rect().topRight()).x()
    assert dialog.width() - right < em(dialog, 4)
    dialog.reject()


def test_a_product_without_a_name_is_not_kept(window: Window, desk: Desk, qtbot: QtBot) -> None:
    shown = page(window).add()
    shown.save()
    assert shown.entries[Product.name.key].is_refused
    assert shown.isVisible()
    shown.reject()
    assert len(goods(desk)) == 3


def test_rows_of_a_worksheet_are_shown_before_they_are_taken_over(window: Window, desk: Desk, qtbot: QtBot) -> None:
    text = "型号\t产品名称\tshelf\t单价\nQ41F\t不锈钢球阀\t3\t85\nZ1\tzip\t4\tx\nN1\tnut\t1\t1.5"
    QApplication.clipboard().setText(text)
    shown = page(window).paste()
    assert shown.head.text() == "2 products can be taken over"
    assert shown.troubles.text().startswith("Row 2: Unit price: ")
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, window)
    assert "Products: 1 new, 1 changed" in window.toast.text.text()
    assert {good.name: good.price for good in goods(desk) if good.active} == {
        "不锈钢球阀": Decimal(85),
        "pump": Decimal(10),
        "nut": Decimal("1.5"),
    }


def test_without_headings_the_columns_stand_in_the_told_order(desk: Desk) -> None:
    found = read_pasted("bolt\tM8\tA-9\tsmall things\tpcs\t0.2\n", desk.reading, catalogue("en"))
    (values,) = found.good
    assert (values[Product.name], values[Product.article], values[Product.price]) == ("bolt", "A-9", Decimal("0.2"))


def test_a_document_is_written_from_anywhere_for_the_client_in_front(
    open_window: Open, desk: Desk, qtbot: QtBot
) -> None:
    code = selling.client(desk)
    opened = open_window()
    opened.show_client(1)
    settle(qtbot, opened)
    opened.going.books.write("order")
    settle(qtbot, opened)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DocumentDialog)
    assert shown.entries["client"].editor.value() == Link(code, "样板贸易有限公司")
    shown.reject()
    opened.shell.go(PRODUCTS)
    opened.going.books.write("receipt")
    settle(qtbot, opened)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DocumentDialog)
    assert shown.entries["client"].editor.value() is None
    shown.reject()


def test_the_palette_knows_new_documents(open_window: Open, qtbot: QtBot) -> None:
    opened = open_window()
    palette = opened.going.open_palette()
    assert "New order" not in palette.texts()
    palette.line.setText("new rec")
    assert "New receipt" in palette.texts()
    palette.line.setText("products")
    assert "Products" in palette.texts()
    palette.reject()
