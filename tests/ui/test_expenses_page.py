"""The page of expenses: written, submitted, approved, rejected with a reason, paid; each step undone like any other."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.ui.expenses.asking import PayDialog, RejectDialog
from clientdesk.ui.expenses.page import ExpensesPage
from clientdesk.ui.shell.entries import EXPENSES
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.window import Window
from tests.ui.conftest import settle

Open = Callable[[], Window]


def spent(desk: Desk, net: str, **values: object) -> str:
    """The number of a new expense of mine."""
    made = desk.trading.document("expense", day=date(2026, 3, 1))
    made[Expense.net] = Decimal(net)
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    desk.clients.create(made)
    return made.code


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window on two expenses of mine and one of somebody else that was submitted."""
    spent(desk, "100", category="travel")
    spent(desk, "20")
    me, desk.user = desk.user, "somebody"
    desk.trading.approving.submit(spent(desk, "7", applicant=Link(None, "somebody")))
    desk.user = me
    opened = open_window()
    opened.shell.go(EXPENSES)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> ExpensesPage:
    return window.going.books.expenses


def listed(window: Window, part: str) -> list[tuple[str, str]]:
    page(window).show_part(part)
    table = page(window).table
    if page(window).places.currentWidget() is not table:
        return []
    return [(table.texts(row)[6], table.texts(row)[-1]) for row in range(len(table.lines))]


def do(window: Window, move: str, qtbot: QtBot) -> None:
    assert not page(window).moves[move].isHidden()
    page(window).moves[move].click()
    settle(qtbot, window)


def test_expenses_stand_where_they_belong(window: Window) -> None:
    assert {total for total, _state in listed(window, "mine")} == {"100.00 CNY", "20.00 CNY"}
    assert listed(window, "to_approve") == [("7.00 CNY", "Submitted")]
    assert listed(window, "unpaid") == []
    assert page(window).nothing.text() == "Everything that was approved is paid."
    assert len(listed(window, "all")) == 3
    assert page(window).sum.text() == "in all 127.00 CNY"
    assert [button.text() for button in page(window).parts] == [
        "Mine (2)",
        "To approve (1)",
        "Approved, not paid",
        "All",
    ]


def test_an_expense_is_submitted_approved_and_paid(window: Window, desk: Desk, qtbot: QtBot) -> None:
    listed(window, "mine")
    code = page(window).table.lines[0].code
    do(window, "submit", qtbot)
    do(window, "approve", qtbot)
    assert listed(window, "unpaid") == [("20.00 CNY", "Approved")]
    qtbot.waitUntil(lambda: "Approve · " in page(window).way.text())
    page(window).moves["pay"].click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PayDialog)
    shown.entries[Expense.paid_on.key].editor.set_value(date(2026, 3, 8))
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, window)
    record = desk.clients.get(code)
    assert (record[Expense.state], record[Expense.paid_on]) == ("paid", date(2026, 3, 8))
    window.undo()
    settle(qtbot, window)
    assert listed(window, "unpaid") == [("20.00 CNY", "Approved")]


def test_a_rejection_asks_for_its_reason(window: Window, desk: Desk, qtbot: QtBot) -> None:
    listed(window, "to_approve")
    page(window).moves["reject"].click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RejectDialog)
    shown.save()
    assert shown.entries[Expense.reason.key].is_refused
    shown.entries[Expense.reason.key].editor.set_text("no paper")
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, window)
    assert ("7.00 CNY", "Rejected") in listed(window, "all")


def test_several_are_rejected_or_paid_in_one_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    listed(window, "mine")
    codes = [each.code for each in page(window).table.lines]
    page(window).table.selectAll()
    do(window, "submit", qtbot)
    page(window).table.selectAll()
    page(window).moves["reject"].click()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, RejectDialog)
    assert shown.windowTitle() == "Reject 2 expenses"
    shown.entries[Expense.reason.key].editor.set_text("no paper")
    with qtbot.waitSignal(shown.stored):
        shown.save()
    settle(qtbot, window)
    assert [desk.clients.get(code)[Expense.reason] for code in codes] == ["no paper", "no paper"]
    window.undo()
    settle(qtbot, window)
    assert [desk.clients.get(code)[Expense.state] for code in codes] == ["submitted", "submitted"]
    page(window).table.selectAll()
    do(window, "approve", qtbot)
    page(window).table.selectAll()
    page(window).moves["pay"].click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, PayDialog)
    with qtbot.waitSignal(asked.stored):
        asked.save()
    settle(qtbot, window)
    assert [desk.clients.get(code)[Expense.state] for code in codes] == ["paid", "paid"]


def test_only_what_may_be_done_is_offered(window: Window, desk: Desk, qtbot: QtBot) -> None:
    house = desk.house.record()
    house[Trade.approval_by_other] = True
    desk.clients.create(house)
    listed(window, "mine")
    do(window, "submit", qtbot)
    assert page(window).moves["approve"].isHidden()
    assert not page(window).moves["withdraw"].isHidden()
    assert listed(window, "to_approve") == [("7.00 CNY", "Submitted")]


def test_an_expense_is_written_on_its_page(window: Window, desk: Desk, qtbot: QtBot) -> None:
    page(window).add_button.click()
    settle(qtbot, window)
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, DocumentDialog)
    shown.entries[Expense.net.key].editor.set_value(Decimal(55))
    with qtbot.waitSignal(shown.stored):
        shown.save()
        shown.close()
        assert shown.isVisible(), "nobody would tell the page"
    settle(qtbot, window)
    assert ("55.00 CNY", "Draft") in listed(window, "mine")
    current = page(window).table.current
    assert current is not None
    assert current.total == 55
