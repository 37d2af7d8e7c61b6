"""The settings of trade: rates, numbers, accounts, ageing, closed books, files for packages; kept as one step."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.trading.packages import profiles
from clientdesk.dossier.house.trade import ExchangeRate, ExpenseAccount, Trade
from clientdesk.dossier.house.trade_rules import EXPENSE_ACCOUNTS, LedgerAccount
from clientdesk.ui.context import Context
from clientdesk.ui.house.trade.accounts import ExpenseAccountsPart
from clientdesk.ui.house.trade.ageing import AgeingPart
from clientdesk.ui.house.trade.closing import ClosingPart
from clientdesk.ui.house.trade.numbers import NumbersPart
from clientdesk.ui.house.trade.packages import PackagesPart
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.house.trade.rates import RatesPart
from clientdesk.ui.house.trade.usual import UsualPart
from clientdesk.ui.house.trade.window import PARTS, TradeSettings, open_trade
from clientdesk.ui.settings.declared import SETTINGS
from tests.desk.trading import selling

P = TypeVar("P", bound=TradePart)


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """What the settings stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(context: Context, over: QWidget, qtbot: QtBot) -> TradeSettings:
    """The settings, with what is kept in them."""
    made = open_trade(context, over)
    qtbot.waitUntil(lambda: made.record is not None)
    return made


def keep(dialog: TradeSettings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.stored):
        dialog.save()


def shown(dialog: TradeSettings, name: str, kind: type[P]) -> P:
    dialog.show_page(name)
    made = dialog.part(name)
    assert isinstance(made, kind)
    assert dialog.stack.currentWidget() is made
    return made


def test_every_page_is_found_among_the_settings() -> None:
    named = [one.name.removeprefix("trade_") for one in SETTINGS if one.page == "trade"]
    assert named == list(PARTS)


def test_a_rate_is_added_in_a_line_and_the_last_one_of_each_currency_is_told(
    dialog: TradeSettings, desk: Desk, qtbot: QtBot
) -> None:
    part = shown(dialog, "rates", RatesPart)
    for rate, since in ((Decimal("7.2"), date(2026, 1, 1)), (Decimal("7.1"), date(2026, 3, 1))):
        part.editors["currency"].set_value("USD")
        part.editors["rate"].set_text(str(rate))
        part.editors["since"].set_text(since.isoformat())
        part.add_button.click()
    assert part.last.topLevelItemCount() == 1
    item = part.last.topLevelItem(0)
    assert item is not None
    assert (item.text(1), item.text(2)) == ("7.1 CNY", "2026-03-01")
    keep(dialog, qtbot)
    assert desk.trading.rules().rate("USD", date(2026, 2, 1)) == Decimal("7.2")
    assert desk.trading.rules().rate("USD", date(2026, 3, 2)) == Decimal("7.1")


def test_a_rate_without_a_currency_is_not_added(dialog: TradeSettings) -> None:
    part = shown(dialog, "rates", RatesPart)
    part.editors["rate"].set_text("7")
    part.add_button.click()
    assert part.problem.text().startswith("Choose a currency")
    assert not part.grid.model.rows()


def test_the_next_number_and_when_it_starts_again_follow_the_pattern(
    dialog: TradeSettings, desk: Desk, qtbot: QtBot
) -> None:
    code = selling.client(desk)
    first = selling.order(desk, code, day=desk.today)
    part = shown(dialog, "numbers", NumbersPart)
    part.preview()
    qtbot.waitUntil(lambda: part.coming["order"].text().endswith("-002"))
    assert part.coming["order"].text()[:10] == first.code[:10]
    assert part.again["order"].text() == "starts again every day"
    part.lines["order"].setText("A{yy}/{n:5}")
    part.lines["receipt"].setText("R{n:2}")
    qtbot.waitUntil(lambda: part.coming["receipt"].text() == "R01")
    assert part.coming["order"].text() == f"A{desk.today:%y}/00001"
    assert part.again["order"].text() == "starts again every year"
    assert part.again["receipt"].text() == "goes on for ever"
    keep(dialog, qtbot)
    assert selling.order(desk, code, day=desk.today).code == f"A{desk.today:%y}/00001"


def test_numbers_that_are_missing_are_listed_with_the_reason(dialog: TradeSettings, desk: Desk, qtbot: QtBot) -> None:
    selling.order(desk, selling.client(desk), day=desk.today)
    part = shown(dialog, "numbers", NumbersPart)
    part.look_button.click()
    qtbot.waitUntil(lambda: part.found.text() == "No number is missing.")
    lost = selling.order(desk, "KH000001", day=desk.today)
    desk.past.undo()
    selling.order(desk, "KH000001", day=desk.today)
    part.look_button.click()
    qtbot.waitUntil(lambda: part.found.text() == "1 number is missing.")
    assert part.gaps.texts(0) == ["Order", lost.code, "It was made and taken back, or erased"]


def test_a_pattern_that_gives_no_number_is_told_and_not_kept(dialog: TradeSettings, desk: Desk) -> None:
    part = shown(dialog, "numbers", NumbersPart)
    part.lines["order"].setText("ORDER")
    dialog.save()
    assert part.again["order"].text().startswith("A pattern holds the running number once")
    assert dialog.isVisible()
    assert not desk.house.record().id


def test_an_account_of_our_own_takes_the_place_of_the_standard_one(
    dialog: TradeSettings, desk: Desk, qtbot: QtBot
) -> None:
    part = shown(dialog, "expense_accounts", ExpenseAccountsPart)
    code, name = part.lines["travel"]
    assert code.placeholderText() == "6601.01"
    code.setText("5501")
    name.setText("出差")
    part.lines["gift"][1].setText("礼金")
    keep(dialog, qtbot)
    accounts = desk.trading.rules().expense_accounts
    assert accounts["travel"] == LedgerAccount("5501", "出差")
    assert accounts["gift"] == LedgerAccount("6601.07", "礼金")
    assert accounts["office"] == EXPENSE_ACCOUNTS["office"]
    assert len(desk.house.record().rows(Trade.expense_accounts)) == 2
    assert desk.house.record().rows(Trade.expense_accounts)[0][ExpenseAccount.category] == "travel"


def test_shares_of_old_receivables_are_kept_and_wrong_ones_told(
    dialog: TradeSettings, desk: Desk, qtbot: QtBot
) -> None:
    part = shown(dialog, "ageing", AgeingPart)
    part.lines["over_90"].setText("150%")
    dialog.save()
    assert part.problem.text() == "This must be a share from 0% to 100%."
    part.lines["over_90"].setText("80%")
    part.entries["ageing_basis"].editor.set_value("invoice")
    keep(dialog, qtbot)
    assert desk.trading.rules().basis == "invoice"
    told = desk.trading.allowances()
    assert (told["over_90"], told["to_30"], told["not_due"]) == (
        Decimal("0.8"),
        Decimal("0.01"),
        Decimal(0),
    )


def test_the_books_are_closed_with_one_click_and_opened_again(
    dialog: TradeSettings, context: Context, over: QWidget, desk: Desk, qtbot: QtBot
) -> None:
    part = shown(dialog, "closing", ClosingPart)
    assert part.standing.text() == "The books are open."
    part.month_button.click()
    keep(dialog, qtbot)
    until = desk.trading.rules().closed_until
    assert until is not None
    assert (desk.today.replace(day=1) - until).days == 1
    again = open_trade(context, over, "closing")
    opened = again.part("closing")
    assert isinstance(opened, ClosingPart)
    qtbot.waitUntil(lambda: opened.standing.text() == f"The books are closed until {until.isoformat()}.")
    opened.open_button.click()
    keep(again, qtbot)
    assert desk.trading.rules().closed_until is None


def test_the_currency_and_how_expenses_are_approved_are_kept(dialog: TradeSettings, desk: Desk, qtbot: QtBot) -> None:
    part = shown(dialog, "usual", UsualPart)
    part.entries[Trade.base_currency.key].editor.set_value("EUR")
    part.entries[Trade.approval_by_other.key].editor.set_value(True)
    part.entries[Trade.usual_tax.key].editor.set_text("13%")
    keep(dialog, qtbot)
    rules = desk.trading.rules()
    assert (rules.base, rules.by_other, rules.tax) == ("EUR", True, Decimal("0.13"))


def test_a_copy_of_a_file_is_renamed_reordered_and_proved(dialog: TradeSettings, desk: Desk, qtbot: QtBot) -> None:
    selling.sale(desk, selling.client(desk), "113", day=desk.today)
    part = shown(dialog, "packages", PackagesPart)
    part.chosen.setCurrentIndex(part.chosen.findData("simple_voucher"))
    part.show_profile()
    assert not part.columns.heading.isEnabled()
    part.copy_button.click()
    part.name.setText("ours")
    part.name.editingFinished.emit()
    part.columns.move_current(1)
    first = part.columns.list.topLevelItem(0)
    assert first is not None
    part.columns.list.setCurrentItem(first)
    part.columns.heading.setText("Voucher word")
    part.columns.heading.textEdited.emit("Voucher word")
    part.columns.add()
    part.columns.heading.setText("Book")
    part.columns.holds.setCurrentIndex(0)
    part.columns.constant.setText("2026")
    part.columns.constant.textEdited.emit("2026")
    qtbot.waitUntil(lambda: "the vouchers balance, debit 113.00 = credit 113.00" in part.proof.text())
    qtbot.waitUntil(lambda: [line[:2] for line in part.list.lines()[:2]] == [("Voucher word", "记"), ("Book", "2026")])
    assert part.list.horizontalScrollBar().maximum() == 0
    keep(dialog, qtbot)
    kept = profiles(desk)["ours"]
    assert [column.heading for column in kept.columns[:3]] == ["Voucher word", "Book", "日期"]
    assert profiles(desk)["simple_voucher"].columns[0].heading == "日期"


def test_a_copy_of_a_file_that_was_changed_does_not_go_without_a_question(dialog: TradeSettings) -> None:
    part = shown(dialog, "packages", PackagesPart)
    asked = [dialog.is_typed]
    part.copy_button.click()
    part.columns.heading.setText("Voucher word")
    part.columns.heading.textEdited.emit("Voucher word")
    second = part.columns.list.topLevelItem(1)
    assert second is not None
    part.columns.list.setCurrentItem(second)
    asked.append(dialog.is_typed)
    part.remove_button.click()
    asked.append(dialog.is_typed)
    assert asked == [False, True, False]


def test_the_names_of_tax_rates_are_typed_where_a_column_tells_them(
    dialog: TradeSettings, desk: Desk, qtbot: QtBot
) -> None:
    part = shown(dialog, "packages", PackagesPart)
    part.chosen.setCurrentIndex(part.chosen.findData("xero_invoices"))
    part.show_profile()
    part.copy_button.click()
    assert part.taxes.text().startswith("20% = 20% (VAT on Income); ")
    assert part.taxes.cursorPosition() == 0
    part.taxes.setText("10％ = GST on Income；none = BAS Excluded; nonsense")
    part.taxes.editingFinished.emit()
    assert part.problem.isHidden()
    name = part.profile.name
    keep(dialog, qtbot)
    kept = profiles(desk)[name]
    assert kept.settings == {"prices": "net", "10%": "GST on Income", "none": "BAS Excluded"}
    part.chosen.setCurrentIndex(part.chosen.findData("simple_voucher"))
    part.show_profile()
    part.copy_button.click()
    assert part.taxes.isHidden()


def test_a_name_that_another_file_has_is_told(dialog: TradeSettings, desk: Desk) -> None:
    part = shown(dialog, "packages", PackagesPart)
    part.copy_button.click()
    part.name.setText("xero_invoices")
    part.name.editingFinished.emit()
    assert "no other file has" in part.problem.text()
    dialog.save()
    assert dialog.isVisible()
    assert not desk.house.record().id


def test_pages_that_were_not_opened_change_nothing(dialog: TradeSettings, desk: Desk, qtbot: QtBot) -> None:
    selling.rate(desk, "USD", 7)
    shown(dialog, "closing", ClosingPart)
    assert set(dialog.made) == {"usual", "closing"}
    keep(dialog, qtbot)
    (row,) = desk.house.record().rows(Trade.exchange_rates)
    assert row[ExchangeRate.currency] == "USD"
