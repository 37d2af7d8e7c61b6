"""The tabs of a client: what few look at is made when somebody does, and works like the others from then on."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.types import LongText
from clientdesk.ui.client.files import Files
from clientdesk.ui.client.relations import Relations
from clientdesk.ui.client.tabs import CREDIT, DOSSIER, FILES, RELATIONS, SUMMARY, TIMELINE, TRADE
from clientdesk.ui.client.timeline import Timeline
from clientdesk.ui.credit.page import CreditPage
from clientdesk.ui.page import READ
from clientdesk.ui.trade.page import TradePage
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

LATE = {TIMELINE: Timeline, FILES: Files, RELATIONS: Relations, CREDIT: CreditPage, TRADE: TradePage}


def test_parts_beside_summary_and_dossier_are_made_when_they_are_first_looked_at(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    firm = make.enterprise("样板贸易有限公司")
    desk.clients.create(firm)
    window = open_window()
    tabs = window.page.tabs
    assert not any(tabs.findChildren(kind) for kind in LATE.values())
    for place, kind in (*LATE.items(), (SUMMARY, type(tabs.summary)), (CREDIT, CreditPage)):
        tabs.go_to(place)
        settle(qtbot, window)
        assert (tabs.tab, type(tabs.places.currentWidget())) == (place, kind)
    assert tabs.places.count() == tabs.bar.count()
    assert [len(tabs.findChildren(kind)) for kind in LATE.values()] == [1] * len(LATE)


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


def test_the_form_of_a_client_that_is_read_for_a_while_is_filled_before_it_is_wanted(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟", mobile="154 0000 0001"))
    window = open_window()
    page = window.page
    page.form().make_all()
    assert page.form().client == 0
    qtbot.waitUntil(lambda: page.form().client == page.wanted, timeout=PATIENCE)
    assert (page.mode, page.tabs.tab) == (READ, SUMMARY)
    assert page.form().entries["mobile"].editor.text() == "154 0000 0001"
    page.toggle()
    settle(qtbot, window)
    assert (page.tabs.tab, page.bodies.currentWidget()) == (DOSSIER, page.form())


def test_the_chapter_in_view_stays_in_view_when_the_fields_open_and_close(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    person = make.person("张伟")
    for field in person.kind.values:
        if isinstance(field.type, LongText) and field.stored:
            person[field] = "一行\n又一行\n再一行"
    desk.clients.create(person)
    window = open_window()
    page = window.page
    page.show_dossier()
    page.toggle()
    settle(qtbot, window)
    page.jump(3)
    seen = []
    for _ in range(2):
        page.toggle()
        settle(qtbot, window)
        seen.append(page.body().in_view())
    assert page.body() is page.form()
    assert seen == [3, 3]
