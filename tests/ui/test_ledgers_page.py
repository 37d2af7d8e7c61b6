"""The page of ledgers: a look at the first rows, the workbook, a file for the accounting package, and back again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication, QTreeWidget
from pytestqt.qtbot import QtBot

from clientdesk.analysis.trade.ageing import bucket
from clientdesk.desk import Desk
from clientdesk.desk.trading.drill import behind
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.ui.ledgers.back import BackDialog
from clientdesk.ui.ledgers.behind import BehindDialog
from clientdesk.ui.ledgers.page import LedgersPage
from clientdesk.ui.ledgers.whom import LISTED, ONE
from clientdesk.ui.shell.entries import LEDGERS
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.window import Window
from tests.desk.trading import selling
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window on the ledgers of a year with an order and a sale."""
    code = selling.client(desk)
    selling.order(desk, code, selling.line("pump", "2", "10"), day=date(2026, 3, 1))
    selling.sale(desk, code, "99.50", day=date(2026, 3, 2), due=date(2026, 3, 9))
    opened = open_window()
    opened.shell.go(LEDGERS)
    settle(qtbot, opened)
    choose(opened, "orders", "all", qtbot)
    return opened


def page(window: Window) -> LedgersPage:
    return window.going.books.page


def choose(window: Window, ledger: str, period: str, qtbot: QtBot) -> None:
    page(window).books.setCurrentIndex(page(window).books.findData(ledger))
    page(window).periods.setCurrentIndex(page(window).periods.findData(period))
    page(window).headings.setCurrentIndex(page(window).headings.findData("en"))
    page(window).books.activated.emit(0)
    settle(qtbot, window)


def table(window: Window) -> QTreeWidget:
    found = page(window).sheets.currentWidget()
    assert isinstance(found, QTreeWidget)
    return found


def cells(window: Window, row: int) -> list[str]:
    item = table(window).topLevelItem(row)
    assert item is not None
    return [item.text(place) for place in range(table(window).columnCount())]


def test_the_first_rows_are_seen_as_they_will_stand_in_the_workbook(window: Window, qtbot: QtBot) -> None:
    assert cells(window, 0)[1:6] == ["DD20260301-001", "2026-03-01", "", "KH000001", "样板贸易有限公司"]
    assert "99.50" in cells(window, 1)
    choose(window, "ageing", "all", qtbot)
    assert [page(window).sheets.tabText(place) for place in range(2)] == ["Ageing", "Open documents"]


def test_a_row_leads_to_the_trade_of_its_client(window: Window, qtbot: QtBot) -> None:
    item = table(window).topLevelItem(0)
    assert item is not None
    table(window).itemActivated.emit(item, 0)
    settle(qtbot, window)
    assert window.page.wanted == 1
    assert window.page.tabs.trade.isVisible()


def test_a_period_that_ends_before_it_begins_is_told(window: Window, qtbot: QtBot) -> None:
    page(window).periods.setCurrentIndex(page(window).periods.findData("own"))
    page(window).since.setText("2026-04-01")
    page(window).until.setText("2026-03-01")
    page(window).since.editingFinished.emit()
    settle(qtbot, window)
    assert "ends before it begins" in page(window).outcome.text.text()


def test_a_day_that_is_none_is_told_whatever_is_asked_for(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    page(window).periods.setCurrentIndex(page(window).periods.findData("own"))
    page(window).since.setText("soon")
    for work in (page(window).save, page(window).packages.save):
        page(window).outcome.say("")
        work(str(tmp_path / "out.xlsx"))
        assert page(window).outcome.text.text()
    settle(qtbot, window)
    assert list(tmp_path.glob("out*")) == []


def test_a_workbook_is_saved_and_comes_back(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "orders.xlsx"
    page(window).save(str(out))
    qtbot.waitUntil(lambda: page(window).outcome.file == out)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    at = {str(cell.value): int(cell.column or 0) for cell in sheet[4]}
    sheet.cell(5, at["Accountant's note"]).value = "booked"
    book.save(out)
    page(window).take_back(str(out))
    qtbot.waitUntil(lambda: any(isinstance(each, BackDialog) for each in QApplication.topLevelWidgets()))
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, BackDialog))
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert [item.text(place) for place in range(4)] == ["DD20260301-001", "Note of the accountant", "", "booked"]
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    assert desk.clients.get("DD20260301-001")[Order.accountant_note] == "booked"
    settle(qtbot, window)


def test_a_file_for_the_package_marks_what_was_given(window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    out = tmp_path / "v.xlsx"
    page(window).packages.combo.setCurrentIndex(page(window).packages.combo.findData("simple_voucher"))
    page(window).packages.save(str(out))
    qtbot.waitUntil(lambda: page(window).outcome.file == out)
    assert "debit 99.50, credit 99.50" in page(window).outcome.text.text()
    assert desk.clients.get("XS202603-0001")[Shipment.export_batch]
    page(window).packages.save(str(tmp_path / "again.xlsx"))
    qtbot.waitUntil(lambda: "nothing to write" in page(window).outcome.text.text())
    settle(qtbot, window)


def test_a_ledger_of_one_client_or_of_those_in_the_list_holds_no_others(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    other = selling.client(desk, "另一家样板厂")
    selling.sale(desk, other, "7", day=date(2026, 3, 5))
    whom = page(window).whom
    whom.combo.setCurrentIndex(whom.combo.findData(ONE))
    whom.one.set_value(Link(other, "另一家样板厂"))
    page(window).refresh()
    settle(qtbot, window)
    assert cells(window, 0)[4] == other
    window.list.model.show_numbers((1,), searched="", columns=window.list.model.columns)
    whom.offer()
    assert whom.combo.itemText(1) == "The 1 client in the list"
    whom.combo.setCurrentIndex(whom.combo.findData(LISTED))
    page(window).refresh()
    settle(qtbot, window)
    assert {cells(window, row)[4] for row in range(2)} == {"KH000001"}


def test_a_double_click_on_an_age_shows_the_documents_behind_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    choose(window, "ageing", "all", qtbot)
    headings = [table(window).headerItem().text(place).strip() for place in range(table(window).columnCount())]
    age = bucket(behind(desk, "KH000001", currency="CNY")[0].days)
    heading = {"not_due": "Not due", "to_30": "1–30", "to_60": "31–60", "to_90": "61–90", "over_90": "Over 90"}[age]
    item = table(window).topLevelItem(0)
    assert item is not None
    table(window).itemActivated.emit(item, headings.index(heading))
    (shown,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, BehindDialog) and one.isVisible())
    qtbot.waitUntil(lambda: bool(shown.table.lines))
    assert shown.sum.text() == "1 document   ·   99.50 CNY"
    assert shown.table.texts(0)[3] == "2026-03-09"
    shown.table.opened.emit(shown.table.lines[0])
    settle(qtbot, window)
    (opened,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, DocumentDialog) and one.isVisible())
    assert opened.record is not None
    assert opened.record.code == shown.table.lines[0].code
    opened.reject()
    shown.reject()


def test_options_stand_only_where_the_ledger_knows_them(window: Window, qtbot: QtBot) -> None:
    assert not page(window).options["amounts"].isHidden()
    assert page(window).options["unallocated"].isHidden()
    choose(window, "ageing", "all", qtbot)
    assert page(window).options["amounts"].isHidden()
    assert not page(window).options["unallocated"].isHidden()


def test_what_was_given_before_is_written_again_where_it_is_ticked(
    window: Window, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    packages = page(window).packages
    packages.combo.setCurrentIndex(packages.combo.findData("simple_voucher"))
    packages.save(str(tmp_path / "a.xlsx"))
    settle(qtbot, window)
    packages.save(str(tmp_path / "b.xlsx"))
    settle(qtbot, window)
    assert not (tmp_path / "b.xlsx").exists()
    packages.again.setChecked(True)
    packages.save(str(tmp_path / "b.xlsx"))
    qtbot.waitUntil(lambda: page(window).outcome.file == tmp_path / "b.xlsx")
