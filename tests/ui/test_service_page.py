"""Service in the window: its page and views, the steps with what they ask, the client's tab and red bar, the day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.house.service import Service
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.values import Link
from clientdesk.ui.client.tabs import SERVICE as TAB
from clientdesk.ui.context import Context
from clientdesk.ui.house.service import ServiceRulesDialog
from clientdesk.ui.service.dialog import ServiceDialog
from clientdesk.ui.service.page import ServicePage
from clientdesk.ui.shell.entries import SERVICE
from clientdesk.ui.window import Window
from tests import make
from tests.desk.service.serving import CLIENT, led, written
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot, set_clock: Callable[[str], None]) -> Window:
    """A window on a client with a request, two dispatches and a complaint that is late."""
    set_clock("2026-03-05T10:00:00+00:00")
    desk.clients.create(make.person("王薇"))
    written(desk, "service_request", subject="Pump howls", serial="P-77")
    written(desk, "dispatch", subject="Oil", planned_on=date(2026, 3, 5), engineer=Link(None, "Wang"))
    written(desk, "dispatch", subject="Dear", estimate=Decimal(900))
    written(desk, "complaint", subject="Handle broke", date=date(2026, 3, 2))
    opened = open_window()
    opened.shell.go(SERVICE)
    settle(qtbot, opened)
    return opened


def page(window: Window) -> ServicePage:
    return window.going.servicing.page


def listed(window: Window) -> list[str]:
    """The subjects that are shown."""
    of = page(window)
    table = of.tables[of.view]
    return [each.record.name for each in table.lines] if of.places.currentWidget() is table else []


def choose(window: Window, subject: str) -> None:
    of = page(window)
    table = of.tables[of.view]
    table.begin_at([each.record.name for each in table.lines].index(subject))


def top() -> ServiceDialog:
    """The dialog that is open."""
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, ServiceDialog) and each.isVisible()]
    return found


def test_the_status_of_a_dispatch_has_room_where_the_window_is_narrow(window: Window) -> None:
    table = page(window).tables["dispatches"]
    table.resize(table.fontMetrics().averageCharWidth() * 55, table.height())
    last = len(table.shares) - 1
    assert table.texts(0)[last] == "Draft, to be approved"
    assert table.columnWidth(last) > table.fontMetrics().horizontalAdvance("Draft, to be approved")


def test_each_view_shows_its_records_and_counts_what_is_open(window: Window) -> None:
    of = page(window)
    assert [button.text() for button in of.switches] == [
        "Dispatches (2)", "Requests (1)", "Complaints (1)", "Plans", "Installed items",
    ]  # fmt: skip
    assert listed(window) == ["Dear", "Oil"]
    of.show_view("complaints")
    assert listed(window) == ["Handle broke"]
    assert of.tables["complaints"].texts(0)[-1] == "Received, overdue"
    of.show_part("dispatches", "today")
    assert listed(window) == ["Oil"]
    of.show_part("dispatches", "to_approve")
    assert listed(window) == []
    assert of.nothing.text() == "Nothing waits for approval."
    of.show_view("plans")
    assert of.nothing.text() == "No service plans yet"
    assert "by itself" in of.about.text()


def test_a_view_is_sorted_by_a_column_and_turned_round(window: Window) -> None:
    of = page(window)
    engineer = 5
    of.sort("dispatches", engineer)
    assert listed(window) == ["Oil", "Dear"]
    of.sort("dispatches", 0)
    assert listed(window) == ["Oil", "Dear"]
    of.sort("dispatches", 0)
    assert listed(window) == ["Dear", "Oil"]


def test_only_the_steps_that_there_are_stand_on_buttons(window: Window) -> None:
    of = page(window)
    choose(window, "Dear")
    assert [name for (_kind, name), button in of.moves.items() if not button.isHidden()] == ["submit", "cancel"]
    choose(window, "Oil")
    assert [name for (_kind, name), button in of.moves.items() if not button.isHidden()] == [
        "submit",
        "assign",
        "cancel",
    ]


def test_a_step_asks_for_what_it_needs_and_is_undone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    choose(window, "Oil")
    dialog = page(window).make("assign")
    assert dialog is not None
    assert dialog.entries["engineer"].editor.text() == "Wang"
    dialog.save()
    settle(qtbot, window)
    assert page(window).tables["dispatches"].texts(1)[-1] == "Assigned"
    window.tools.undo.trigger()
    settle(qtbot, window)
    assert page(window).tables["dispatches"].texts(1)[-1] == "Draft"
    assert desk.service.listed("dispatch")[1][Dispatch.state] == "draft"


def test_a_step_that_lacks_something_stays_and_says_so(window: Window, qtbot: QtBot) -> None:
    of = page(window)
    choose(window, "Oil")
    dialog = of.make("cancel")
    assert dialog is not None
    dialog.save()
    assert dialog.isVisible()
    assert dialog.entries["reason"].note is not None
    assert dialog.entries["reason"].note.text() == "This is needed for this step."
    dialog.entries["reason"].editor.set_text("Client away")
    dialog.save()
    settle(qtbot, window)
    assert listed(window) == ["Dear"]


def test_a_request_becomes_a_dispatch_with_a_click(window: Window, desk: Desk, qtbot: QtBot) -> None:
    of = page(window)
    of.show_view("requests")
    of.send_button.click()
    settle(qtbot, window)
    dialog = top()
    assert dialog.entries["subject"].editor.text() == "Pump howls"
    assert dialog.entries["serial"].editor.text() == "P-77"
    dialog.save()
    settle(qtbot, window)
    assert of.view == "dispatches"
    assert listed(window) == ["Pump howls", "Dear", "Oil"]
    assert desk.service.listed("service_request", states=("dispatched",))


def test_a_request_that_is_not_wanted_any_more_goes_from_the_list(window: Window, qtbot: QtBot) -> None:
    of = page(window)
    of.show_view("requests")
    of.give_up_button.click()
    settle(qtbot, window)
    assert listed(window) == []
    of.show_part("requests", "all")
    assert listed(window) == ["Pump howls"]


def test_a_new_complaint_wants_a_client(window: Window, desk: Desk, qtbot: QtBot) -> None:
    of = page(window)
    of.show_view("complaints")
    of.new_button.click()
    settle(qtbot, window)
    dialog = top()
    dialog.entries["subject"].editor.set_text("Late")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.entries["client"].note is not None
    assert dialog.entries["client"].note.text() == "Say for which client it is."
    dialog.entries["client"].editor.set_text("王薇")
    dialog.save()
    settle(qtbot, window)
    assert "Late" in listed(window)
    assert len(desk.service.listed("complaint")) == 2


def test_closing_a_complaint_asks_for_its_end(window: Window, desk: Desk, qtbot: QtBot) -> None:
    of = page(window)
    code = desk.service.listed("complaint")[0].code
    led(desk, code, "acknowledge", "resolve")
    of.refresh()
    of.show_view("complaints")
    settle(qtbot, window)
    dialog = of.make("close")
    assert dialog is not None
    dialog.save()
    gaps = [key for key, entry in dialog.entries.items() if entry.is_refused]
    assert gaps == ["result", "cause", "satisfaction", "outcome"]
    dialog.reject()


def test_the_client_shows_a_red_bar_until_the_complaint_is_closed(window: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get(CLIENT)
    window.show_client(client.id)
    settle(qtbot, window)
    bar = window.page.tabs.complaints
    assert bar.isVisible()
    assert bar.sentence.text().startswith("⚠ Open complaint TS202603-0001: Handle broke")
    assert "overdue, answer by 2026-03-02 13:00" in bar.sentence.text()
    bar.button.click()
    settle(qtbot, window)
    tabs = window.page.tabs
    assert (tabs.tab, tabs.service.view) == (TAB, "complaints")
    code = desk.service.listed("complaint")[0].code
    led(desk, code, "acknowledge", "resolve", "close")
    window.take_news(desk.service.move([code], "reopen", remark="Broke again"))
    settle(qtbot, window)
    assert bar.isVisible()
    window.take_news(desk.service.move([code], "withdraw"))
    settle(qtbot, window)
    assert not bar.isVisible()


def test_nobody_who_looks_on_sees_the_service_of_a_client(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.show_client(desk.clients.get(CLIENT).id)
    settle(qtbot, window)
    window.tools.private.trigger()
    settle(qtbot, window)
    assert not window.page.tabs.complaints.isVisible()
    assert not window.page.tabs.bar.isTabVisible(TAB)


def test_the_tab_of_a_client_writes_for_that_client(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.show_client(desk.clients.get(CLIENT).id)
    settle(qtbot, window)
    window.page.tabs.go_to(TAB)
    settle(qtbot, window)
    tab = window.page.tabs.service
    tab.show_view("items")
    assert tab.nothing.text() == "No installed items yet"
    tab.begin.click()
    settle(qtbot, window)
    dialog = top()
    assert dialog.entries["client"].editor.text() == "王薇"
    dialog.entries["name"].editor.set_text("Pump X200")
    dialog.save()
    settle(qtbot, window)
    assert [each.record.name for each in tab.tables["items"].lines] == ["Pump X200"]
    tab.request_button.click()
    settle(qtbot, window)
    assert top().entries["item"].editor.text() == "Pump X200"
    top().reject()


def test_the_day_leads_to_what_needs_a_look(window: Window, qtbot: QtBot) -> None:
    window.shell.go("today")
    settle(qtbot, window)
    told = [label.text() for label in window.shell.today.strip.findChildren(QLabel)]
    assert "⚠ 1 complaint is beyond its time." in told
    assert "⚠ 1 dispatch is planned for today." in told
    button = next(
        each
        for each in window.shell.today.strip.findChildren(QPushButton)
        if "beyond its time" in each.accessibleName()
    )
    button.click()
    settle(qtbot, window)
    assert (page(window).view, page(window).part) == ("complaints", "late")
    assert listed(window) == ["Handle broke"]


def test_plans_write_their_requests_by_themselves(
    window: Window, desk: Desk, qtbot: QtBot, set_clock: Callable[[str], None]
) -> None:
    written(desk, "service_plan", name="Filter change", begins=date(2026, 4, 1))
    set_clock("2026-03-20T10:00:00+00:00")
    window.going.servicing.look_at_plans()
    settle(qtbot, window)
    page(window).show_view("requests")
    assert "Filter change" in listed(window)


def test_how_we_serve_is_set_by_the_house(context: Context, desk: Desk, qtbot: QtBot) -> None:
    dialog = ServiceRulesDialog(context)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.record is not None)
    assert dialog.entries["answer_hours"].editor.text() == "4"
    dialog.entries["answer_hours"].editor.set_text("2")
    with qtbot.waitSignal(dialog.stored):
        dialog.save()
    assert desk.house.record()[Service.answer_hours] == 2


def test_all_new_records_are_offered_by_the_palette(window: Window) -> None:
    told = [action.text() for action in window.going.servicing.writing]
    assert told == [
        "New service request…", "New dispatch…", "New complaint…", "New installed item…", "New service plan…",
    ]  # fmt: skip
