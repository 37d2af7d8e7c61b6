"""The tabs of a client: what few look at is made when somebody does, and works like the others from then on."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.client.tabs import CREDIT, SUMMARY, TRADE
from clientdesk.ui.credit.page import CreditPage
from clientdesk.ui.page import READ
from clientdesk.ui.trade.page import TradePage
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle


def test_credit_and_trade_are_made_when_they_are_first_looked_at(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    firm = make.enterprise("样板贸易有限公司")
    desk.clients.create(firm)
    window = open_window()
    tabs = window.page.tabs
    assert not tabs.findChildren(CreditPage)
    assert not tabs.findChildren(TradePage)
    for place, kind in ((CREDIT, CreditPage), (TRADE, TradePage), (SUMMARY, type(tabs.summary)), (CREDIT, CreditPage)):
        tabs.go_to(place)
        settle(qtbot, window)
        assert (tabs.tab, type(tabs.places.currentWidget())) == (place, kind)
    assert tabs.places.count() == tabs.bar.count()
    assert len(tabs.findChildren(CreditPage)) == 1


def test_a_window_that_was_left_at_credit_opens_there(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    window = open_window()
    window.context.remembered.dossier["tab"] = "credit"
    window = open_window()
    settle(qtbot, window)
    assert isinstance(window.page.tabs.places.currentWidget(), CreditPage)


def test_going_back_to_reading_does_not_wait_for_the_form(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟"))
    window = open_window()
    page = window.page
    page.show_dossier()
    page.toggle()
    page.toggle()
    assert (page.mode, page.form().is_made) == (READ, False)
    settle(qtbot, window)
    assert page.body() is page.bodies.currentWidget()
    page.toggle()
    settle(qtbot, window)
    assert page.bodies.currentWidget() is page.form()
