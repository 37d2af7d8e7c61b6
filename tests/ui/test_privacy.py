"""The privacy key: what is personal is masked everywhere at once, and nothing of it comes back by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address, Link, PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.exchange.excerpt import excerpt, work_excerpt
from clientdesk.ui.client.tabs import CREDIT, DOSSIER, FILES, SUMMARY, TIMELINE
from clientdesk.ui.page import FILL_IN, READ
from clientdesk.ui.privacy.eyes import HANDOUT
from clientdesk.ui.reminders import Discretion
from clientdesk.ui.shell.entries import ALL, TODAY
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.seen import texts
from tests.ui.test_window import search

Open = Callable[[], Window]
SECRETS = (
    "15400001234",
    "154 0000 1234",
    "0000 9876",
    "zhang.wei",
    "Lane 7",
    "1985",
    "Spouse Name",
    "Kid Name",
    "Loves orchids",
    "Spoke of his debts",
    "999999198503140019",
)
"""None of these may be read by a stranger."""


@pytest.fixture
def client(desk: Desk) -> Record:
    """A person with something personal in every corner."""
    made = make.person(
        "张伟",
        mobile="154 0000 1234",
        home_phone="010-0000 9876",
        email="zhang.wei@example.com",
        employer_name="Quarry Works",
        home_address=Address(province="江苏省", city="苏州市", district="工业园区", street="Lane 7"),
        birth_date=PartialDate(1985, desk.today.month, desk.today.day),
        id_number="999999198503140019",
    )
    made[Family.spouse_name] = "Spouse Name"
    made[Family.children] = (Row({Child.name.key: "Kid Name"}),)
    made[Other.notes] = "Loves orchids"
    desk.clients.create(made)
    contact = desk.work.contact(made.code, content="Spoke of his debts and of the roof")
    desk.work.note(contact)
    made[Basics.email] = "other@example.com"
    desk.clients.save(made)
    made[Basics.email] = "zhang.wei@example.com"
    desk.clients.save(made)
    desk.work.add(desk.work.task(made.code, subject="Send the quotation", due=desk.today + timedelta(1)))
    return desk.clients.get(made.code)


def leaks(window: Window) -> list[str]:
    """What of the secrets can be read."""
    told = "\n".join(texts(window))
    return [secret for secret in SECRETS if secret in told]


def look_everywhere(window: Window, qtbot: QtBot) -> list[str]:
    """What of the secrets can be read in the day, the list, all tabs, the palette and the bell."""
    found: list[str] = []
    for entry in (ALL, TODAY):
        window.shell.go(entry)
        settle(qtbot, window)
        found += leaks(window)
    window.shell.go(ALL)
    settle(qtbot, window)
    for tab in range(window.page.tabs.bar.count()):
        window.page.tabs.go_to(tab)
        settle(qtbot, window)
        found += leaks(window)
    palette = window.going.open_palette()
    palette.line.setText("zhangwei")
    palette.look()
    settle(qtbot, window)
    assert "张伟" in palette.texts()
    found += leaks(window)
    palette.reject()
    return found


def test_an_open_window_shows_all_of_it(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    assert {"154 0000 1234", "Lane 7", "1985", "Spouse Name", "Loves orchids"} <= set(look_everywhere(window, qtbot))


def test_the_privacy_key_masks_the_whole_window(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F8)
    settle(qtbot, window)
    assert look_everywhere(window, qtbot) == []
    told = "\n".join(texts(window))
    assert "张伟" in told
    assert "154****1234" in told
    assert window.tools.private.isChecked()
    assert window.privacy.sign.isVisible()
    assert "masked" in window.privacy.sign.text.text()


def test_nothing_is_to_be_read_while_the_window_turns(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.page.tabs.go_to(TIMELINE)
    settle(qtbot, window)
    window.privacy.turn()
    assert window.privacy.shade.isVisible()
    assert window.privacy.shade.geometry() == window.rect()
    settle(qtbot, window)
    assert window.privacy.shade.isHidden()
    assert leaks(window) == []


def test_a_client_that_comes_later_comes_masked(client: Record, desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    other = make.person("李强", mobile="154 0000 4321")
    desk.clients.create(other)
    window = open_window()
    window.privacy.turn()
    settle(qtbot, window)
    for number in (other.id, client.id, other.id):
        window.show_client(number)
        settle(qtbot, window)
        told = "\n".join(texts(window))
        assert "154 0000" not in told
        assert leaks(window) == []


def test_the_search_says_where_but_not_what(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.privacy.turn()
    settle(qtbot, window)
    search(window, "orchids", qtbot)
    told = "\n".join(texts(window)).replace(window.search.text(), "")
    assert "•••" in told
    assert "Loves" not in told


def test_masked_fields_cannot_be_filled_in(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.show_client(client.id, mode=FILL_IN)
    settle(qtbot, window)
    window.privacy.turn()
    settle(qtbot, window)
    assert window.page.mode == READ
    window.show_client(client.id, mode=FILL_IN)
    window.page.toggle()
    window.page.guide.fill_in("mobile")
    window.page.guide.ask()
    settle(qtbot, window)
    assert window.page.mode == READ
    assert not window.page.head.edit.isEnabled()
    assert leaks(window) == []
    assert "F8" in window.toast.text.text()


def test_a_second_press_shows_everything_again_and_nothing_was_lost(
    client: Record, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    before = desk.keeping.dump()
    window = open_window()
    window.page.tabs.go_to(DOSSIER)
    for _ in range(2):
        window.privacy.turn()
        settle(qtbot, window)
    assert window.privacy.sign.isHidden()
    assert "Loves orchids" in "\n".join(texts(window))
    assert window.page.head.edit.isEnabled()
    assert desk.keeping.dump() == before


def test_statements_are_not_there_while_somebody_looks_on(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.enterprise("华信公司"))
    window = open_window()
    tabs = window.page.tabs
    tabs.show_tab(CREDIT)
    settle(qtbot, window)
    window.privacy.turn()
    settle(qtbot, window)
    assert (tabs.tab, tabs.bar.isTabVisible(CREDIT)) == (SUMMARY, False)
    window.privacy.turn()
    settle(qtbot, window)
    assert tabs.bar.isTabVisible(CREDIT)


def test_files_and_questions_are_left_out(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.privacy.turn()
    settle(qtbot, window)
    window.page.tabs.go_to(FILES)
    settle(qtbot, window)
    assert "masked" in window.page.tabs.files.told.text()
    window.page.tabs.go_to(SUMMARY)
    settle(qtbot, window)
    assert window.page.tabs.summary.questions.isHidden()


def test_a_print_is_for_somebody_else_while_they_look_on(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.privacy.turn()
    settle(qtbot, window)
    window.printing.shown()
    settle(qtbot, window)
    dialog = window.printing.dialog
    assert dialog is not None
    assert dialog.choices.wish().profile == "handout"
    dialog.reject()


def test_notifications_tell_only_how_many(client: Record, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    bell = window.shell.today.bell
    told = [bell.discretion_now]
    window.privacy.turn()
    settle(qtbot, window)
    told.append(bell.discretion_now)
    window.lock.lock()
    told.append(bell.discretion_now)
    window.lock.unlock("")
    settle(qtbot, window)
    assert told == [Discretion.OPEN, Discretion.PRIVATE, Discretion.LOCKED]


# The excerpt behind it


def test_an_excerpt_is_no_change_of_the_record(client: Record) -> None:
    seen = excerpt(client, HANDOUT)
    assert list(seen.changed()) == []
    assert seen[Basics.mobile] == "154****1234"
    assert seen[Basics.birth_date] == PartialDate(None, client[Basics.birth_date].month, client[Basics.birth_date].day)  # type: ignore[union-attr]
    assert seen[Basics.home_address] == Address(province="江苏省", city="苏州市", district="工业园区", street="***")
    assert (seen[Family.spouse_name], seen.rows(Family.children), seen[Other.notes]) == (None, (), None)
    assert (seen[Basics.full_name], seen.code) == ("张伟", client.code)


def test_what_is_computed_is_right_or_left_out(client: Record, desk: Desk) -> None:
    around = desk.clients.surroundings(client)
    seen = excerpt(client, HANDOUT)
    assert seen.value(Header.completeness, around) in (None, client.value(Header.completeness, around))
    assert seen.value(Header.created_by, around) == client.value(Header.created_by, around)
    assert client.value(Basics.age, around) is not None
    assert seen.value(Basics.age, around) is None


def test_the_subject_goes_with_the_text_it_was_taken_from(desk: Desk, client: Record) -> None:
    contact = desk.work.contact(client.code, content="Spoke of his debts")
    contact[Contact.subject] = "Spoke of…"
    seen = work_excerpt(contact, HANDOUT)
    assert (seen[Contact.subject], seen[Contact.content]) == ("•••", None)
    assert isinstance(seen[Contact.client], Link)
