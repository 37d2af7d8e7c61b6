"""The morning page with the hands and eyes of a user."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import PartialDate
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import LANGUAGES
from clientdesk.store.news import Changed
from clientdesk.ui.printing.single import SinglePrint
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.today.blocks import QuietBlock
from clientdesk.ui.today.page import TodayPage
from tests import make
from tests.desk.trading import selling
from tests.ui import hands
from tests.ui.conftest import PATIENCE
from tests.ui.day import add, now, open_page, shown, wait

__all__ = ["now", "open_page"]


def test_an_empty_desk_says_where_to_begin(open_page: Callable[..., TodayPage], qtbot: QtBot) -> None:
    page = open_page()
    assert page.empty.isVisible()
    assert not page.blocks["due"].isVisible()
    assert [button.text() for button in page.empty.buttons] == [
        "Add the first client",
        "Add several, one after another",
        "Import Excel or contacts…",
        "Look around with sample clients",
    ]
    with qtbot.waitSignal(page.add_asked):
        page.empty.buttons[0].click()
    with qtbot.waitSignal(page.import_asked):
        page.empty.buttons[2].click()
    with qtbot.waitSignal(page.sample_asked):
        page.empty.buttons[3].click()


def test_clients_without_any_day_get_a_word_of_advice(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇"))
    page = open_page()
    assert (page.empty.isVisible(), page.dateless.isVisible()) == (False, True)
    add(desk, "电话")
    page.refresh()
    QTest.qWait(1)
    assert page.blocks["due"].isVisible()


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "Sunday, 2026-11-22"),
        ("zh_CN", "2026年11月22日 星期日 · 农历丙午年十月十四"),
        ("zh_TW", "2026年11月22日 星期日 · 農曆丙午年十月十四"),
    ],
)
def test_the_day_is_told_as_the_language_counts_it(
    language: str, wanted: str, open_page: Callable[..., TodayPage]
) -> None:
    assert open_page(language).title.text() == wanted


def test_in_english_the_lunar_day_is_told_where_somebody_keeps_one(
    desk: Desk, open_page: Callable[..., TodayPage]
) -> None:
    desk.clients.create(make.person("李强", birth_date=PartialDate(1980, 11, 22), birthday_calendar="lunar"))
    assert open_page().title.text() == "Sunday, 2026-11-22 · lunar month 10, day 14"


def test_overdue_is_said_in_words_and_comes_first(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇"))
    add(desk, "明天的事", due=date(2026, 11, 23), time=time(9, 30))
    add(desk, "拖着的事", due=date(2026, 11, 19), kind="visit")
    add(desk, "八天后的事", due=date(2026, 11, 30))
    page = open_page()
    assert shown(page, "due") == [
        ("overdue by 3 days", "拖着的事", "王薇 · Visit"),
        ("tomorrow 09:30", "明天的事", "王薇 · Call"),
    ]
    assert page.blocks["due"].count.text() == "2"


def test_birthdays_tell_the_age_and_the_lunar_day(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 24)))
    desk.clients.create(make.person("李强", birth_date=PartialDate(1980, 11, 22), birthday_calendar="lunar"))
    assert shown(open_page("zh_CN"), "occasions") == [
        ("明天", "李强", "满46岁 · 农历十月十五"),
        ("11-24 周二", "王薇", "满46岁"),
    ]


def test_a_click_on_dots_tells_which_child_has_a_birthday(
    desk: Desk, open_page: Callable[..., TodayPage], qtbot: QtBot, tasks: Tasks
) -> None:
    parent = make.person("林建华")
    parent[Family.children] = (Row({"name": "林小雨", "birthday": PartialDate(2005, 11, 24)}),)
    desk.clients.create(parent)
    page = open_page()
    assert shown(page, "occasions") == [("Tue 11-24", "林建华: Child ••••", "Birthday")]
    (row,) = page.blocks["occasions"].lines
    assert "sensitive" in row.accessibleDescription()
    QTest.keyClick(row, Qt.Key.Key_Return)
    wait(qtbot, tasks)
    assert shown(page, "occasions") == [("Tue 11-24", "林建华: 林小雨 · Child", "turns 21")]
    (look,) = desk.disclosures.of(parent.code, words=page.context.words)
    assert look.text == f"Looked at Children and their education of {parent.code}"


def test_blocks_are_hidden_moved_and_brought_back(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇"))
    add(desk, "电话")
    page = open_page()
    menu = page.open_blocks_menu()
    next(action for action in menu.actions() if action.text() == "This month").setChecked(False)
    menu.close()
    assert not page.blocks["month"].isVisible()
    page.order.move("promises", -1)
    assert page.order.names[:2] == ["promises", "due"]
    again = TodayPage(page.context)
    assert (again.order.hidden, again.order.names[0]) == ({"month"}, "promises")
    again.deleteLater()
    page.order.reset()
    assert page.order.hidden == set()


def test_a_block_is_moved_and_hidden_from_its_own_menu(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇"))
    add(desk, "电话")
    page = open_page()
    for text in ("Move down", "Hide this block"):
        menu = page.open_block_menu("due", page.mapToGlobal(page.rect().center()))
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
    assert page.order.names[:2] == ["promises", "due"]
    assert page.blocks["due"].isHidden()


def test_all_leads_to_the_whole_list(desk: Desk, open_page: Callable[..., TodayPage], qtbot: QtBot) -> None:
    for number in range(12):
        desk.clients.create(make.person(f"客户{number:02}", lifecycle_stage="current"))
    page = open_page()
    assert page.blocks["unplanned"].count.text() == "first 10 of 12"
    assert len(shown(page, "unplanned")) == 10
    with qtbot.waitSignal(page.list_asked) as asked:
        page.blocks["unplanned"].all.click()
    assert asked.args == ["unplanned"]
    assert len(desk.morning.clients_of(Asked("unplanned"))) == 12


def test_nobody_is_reassured_about_clients_who_were_never_spoken_to(
    desk: Desk, open_page: Callable[..., TodayPage], qtbot: QtBot
) -> None:
    for number in range(22):
        desk.clients.create(make.person(f"客户{number:02}"))
    add(desk, "电话")
    desk.work.note(desk.work.contact("KH000001", content="谈过"))
    page = open_page()
    quiet, unplanned = page.blocks["quiet"], page.blocks["unplanned"]
    assert isinstance(quiet, QuietBlock)
    assert (unplanned.count.text(), unplanned.nothing.isVisible()) == ("first 10 of 21", False)
    assert quiet.nothing.text() == "Of those who were spoken to, nobody has been left alone too long."
    assert quiet.never.text() == "21 clients were never spoken to"
    with qtbot.waitSignal(page.list_asked) as asked:
        quiet.never.click()
    assert len(desk.morning.clients_of(Asked(asked.args[0]))) == 21
    for code in (f"KH{number:06}" for number in range(2, 23)):
        desk.work.note(desk.work.contact(code, content="谈过"))
    page.refresh()
    qtbot.waitUntil(lambda: not quiet.never.isVisible(), timeout=PATIENCE)
    assert quiet.nothing.text() == "Nobody has been left alone too long."


def test_a_notice_is_written_and_shown(
    open_page: Callable[..., TodayPage], desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    add(desk, "电话")
    page = open_page()
    hands.write(page.notice, "周五开会")
    QTest.keyClick(page.notice, Qt.Key.Key_Return)
    wait(qtbot, tasks)
    assert shown(page, "notices") == [("today", "周五开会", "")]
    assert shown(page, "contacts") == []
    assert page.notice.text() == ""


def test_who_should_have_paid_is_told_and_shown(desk: Desk, open_page: Callable[..., TodayPage], qtbot: QtBot) -> None:
    client = selling.client(desk)
    selling.sale(desk, client, "100", day=date(2026, 1, 5), due=date(2026, 2, 5))
    page = open_page()
    (line,) = [one for one in page.strip.lines if "paid" in one.findChildren(QLabel)[0].text()]
    assert line.findChildren(QLabel)[0].text() == "⚠ 1 client should have paid by now: 100.00 CNY."
    with qtbot.waitSignal(page.list_asked) as asked:
        line.findChildren(QPushButton)[0].click()
    assert asked.args == ["overdue"]


def test_the_first_that_need_a_look_are_shown_until_the_rest_is_asked_for(
    open_page: Callable[..., TodayPage], qtbot: QtBot
) -> None:
    strip = open_page().strip

    def shown(count: int) -> list[bool]:
        strip.show_lines([(f"Sentence {number}", ("Show", lambda: None)) for number in range(count)])
        return [line.isVisibleTo(strip) for line in strip.lines]

    assert shown(5) == [True] * 5
    assert not strip.rest.isVisibleTo(strip)
    assert shown(7) == [True] * 4 + [False] * 3
    assert strip.rest.text() == "3 more that need a look"
    strip.rest.click()
    assert all(line.isVisibleTo(strip) for line in strip.lines)
    assert strip.rest.text() == "Show fewer"
    assert shown(7) == [True] * 7


def test_what_needs_a_look_stands_above(
    desk: Desk, open_page: Callable[..., TodayPage], monkeypatch: pytest.MonkeyPatch, tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇", id_doc_expiry=date(2026, 12, 1)))
    desk.drafts.keep(desk.clients.get("KH000001").id, "height_cm", "12x")
    page = open_page()

    def told() -> list[str]:
        return [line.findChildren(QLabel)[0].text().removeprefix("⚠ ") for line in page.strip.lines]

    assert told() == [
        "No backup of this file was made yet.",
        "At 1 client something typed could not be stored yet.",
        "Of 1 client a document, licence or guarantee has ended or ends within 30 days.",
    ]
    with qtbot.waitSignal(page.list_asked) as asked:
        page.strip.lines[1].findChildren(QPushButton)[0].click()
    assert asked.args == ["drafts"]
    assert desk.morning.clients_of(Asked.ENDING) == desk.morning.clients_of(Asked.DRAFTS) == [1]
    desk.keeping.backup()
    page.refresh()
    wait(qtbot, tasks)
    assert len(told()) == 2
    monkeypatch.setenv("CLIENTDESK_NOW", "2126-12-12T10:00:00+00:00")
    page.refresh()
    wait(qtbot, tasks)
    assert "days old" in told()[0]


def test_a_new_day_is_shown_without_being_asked_for(
    desk: Desk, open_page: Callable[..., TodayPage], monkeypatch: pytest.MonkeyPatch, tasks: Tasks, qtbot: QtBot
) -> None:
    page = open_page()
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-23T00:00:10+00:00")
    page.look_at_the_clock()
    wait(qtbot, tasks)
    assert page.title.text().startswith("Monday, 2026-11-23")


def test_news_are_shown_at_once_or_when_the_page_comes_back(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    page = open_page()
    page.hide()
    add(desk, "电话")
    page.take_news(Changed())
    wait(qtbot, tasks)
    assert shown(page, "due") == []
    page.show()
    wait(qtbot, tasks)
    assert [title for _lead, title, _note in shown(page, "due")] == ["电话"]


def test_a_client_that_was_looked_at_is_among_the_recent_ones(
    desk: Desk, open_page: Callable[..., TodayPage], monkeypatch: pytest.MonkeyPatch, tasks: Tasks, qtbot: QtBot
) -> None:
    for number in range(3):
        desk.clients.create(make.person(f"客户{number}"))
    desk.user = "somebody else"
    page = open_page()
    assert shown(page, "clients") == []
    page.note_opened("KH000001")
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:05:00+00:00")
    page.note_opened("KH000003")
    page.refresh()
    wait(qtbot, tasks)
    assert [title for _lead, title, _note in shown(page, "clients")] == ["客户2", "客户0"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_page_is_in_another_language(
    language: str, desk: Desk, open_page: Callable[..., TodayPage]
) -> None:
    desk.clients.create(make.person("王薇"))
    page = open_page(language)
    texts = [label.text() for label in page.findChildren(QLabel)]
    texts += [button.text() for button in page.findChildren(QPushButton)]
    if language != "en":
        assert [text for text in texts if text.isascii() and any(letter.isalpha() for letter in text)] == [
            text for text in texts if text.startswith("KH0")
        ]


def test_the_pages_of_the_day_are_seen_before_they_are_saved(
    open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page("zh_CN")
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    [dialog] = page.window().findChildren(SinglePrint)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=PATIENCE)
    document = dialog.preview.document
    assert document is not None
    assert document.pageCount() == 1
    dialog.save(str(tmp_path / "今日.pdf"))
    wait(qtbot, tasks)
    assert (tmp_path / "今日.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_a_notice_that_could_not_be_kept_stands_where_it_was_written(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_text: str) -> None:
        raise UserError("There is no room left.", code=ExitCode.DISK, key="disk_full")

    monkeypatch.setattr(desk.work, "notice", full)
    page = open_page()
    page.notice.setText("Order toner")
    with qtbot.waitSignal(tasks.refused):
        QTest.keyClick(page.notice, Qt.Key.Key_Return)
    assert page.notice.text() == "Order toner"
