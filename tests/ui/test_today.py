"""The morning page with the hands and eyes of a user."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.dossier.values import Link, PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.printing.single import SinglePrint
from clientdesk.ui.task_done import DoneDialog
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.today.page import TodayPage
from tests import make
from tests.ui import hands
from tests.ui.conftest import PATIENCE

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Sunday morning."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")


def wait(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until nothing is under way."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    qtbot.wait(1)


@pytest.fixture
def open_page(desk: Desk, tasks: Tasks, qtbot: QtBot) -> Callable[..., TodayPage]:
    """Opens the page on the desk as it is then."""

    def opened(language: str = "en") -> TodayPage:
        page = TodayPage(Context(desk, tasks, catalogue(language)))
        qtbot.addWidget(page)
        page.resize(1180, 900)
        page.show()
        wait(qtbot, tasks)
        return page

    return opened


def add(desk: Desk, subject: str, *, client: str = "KH000001", due: date | None = TODAY, **values: object) -> str:
    task = desk.work.task(client, subject=subject, due=due)
    for key, value in values.items():
        task[task.kind.by_key[key]] = value
    desk.work.add(task)
    return task.code


def shown(page: TodayPage, name: str) -> list[tuple[str, str, str]]:
    """(lead, title, note) of the rows of a block."""
    return [(row.told.lead, row.told.title, row.told.note) for row in page.blocks[name].lines]


def rows_named(page: TodayPage, title: str) -> int:
    return next(place for place, row in enumerate(page.lines) if row.told.title == title)


def test_an_empty_desk_says_where_to_begin(open_page: Callable[..., TodayPage], qtbot: QtBot) -> None:
    page = open_page()
    assert page.empty.isVisible()
    assert not page.blocks["due"].isVisible()
    assert [button.text() for button in page.empty.buttons] == [
        "Add the first client",
        "Add several, one after another",
        "Look around with sample clients",
    ]
    with qtbot.waitSignal(page.add_asked):
        page.empty.buttons[0].click()
    with qtbot.waitSignal(page.sample_asked):
        page.empty.buttons[2].click()


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
        ("en", "Sunday, 2026-11-22 · lunar month 10, day 14"),
        ("zh_CN", "2026年11月22日 星期日 · 农历丙午年十月十四"),
        ("zh_TW", "2026年11月22日 星期日 · 農曆丙午年十月十四"),
    ],
)
def test_the_day_is_told_in_both_calendars(language: str, wanted: str, open_page: Callable[..., TodayPage]) -> None:
    assert open_page(language).title.text() == wanted


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


def test_space_ticks_arrows_go_on_and_enter_opens(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    add(desk, "电话", due=date(2026, 11, 21))
    add(desk, "拜访")
    page = open_page()
    QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page.lines[0], Qt.Key.Key_Down)
    assert page.lines[1].hasFocus()
    with qtbot.waitSignal(page.client_asked) as asked:
        QTest.keyClick(page.lines[1], Qt.Key.Key_Return)
    assert asked.args == ["KH000001"]
    QTest.keyClick(page.lines[1], Qt.Key.Key_Up)
    QTest.keyClick(page.lines[0], Qt.Key.Key_Space)
    [dialog] = page.findChildren(DoneDialog)
    dialog.said.setPlainText("谈妥了")
    hands.write(dialog.then_text, "寄合同")
    hands.write(dialog.then_when, "下周五下午三点")
    with qtbot.waitSignals([page.changed, page.said]):
        dialog.ok.click()
    wait(qtbot, tasks)
    stored = desk.clients.get("RW000001")
    assert (stored[Task.state], stored[Task.result]) == ("done", "谈妥了")
    following = desk.clients.get("RW000003")
    assert (following[Task.subject], following[Task.due], following[Task.time]) == (
        "寄合同",
        date(2026, 11, 27),
        time(15),
    )
    [contact] = [record for record in desk.work.of("KH000001") if record.kind.name == "contact"]
    assert (contact[Contact.subject], contact[Contact.content], contact[Contact.channel]) == (
        "电话",
        "谈妥了",
        "phone",
    )
    assert page.lines[0].told.title == "拜访"


def test_a_task_is_put_off_changed_and_cancelled_from_its_row(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    code = add(desk, "电话")
    page = open_page()

    def choose(text: str) -> None:
        menu = page.lines[0].open_menu(page.mapToGlobal(page.rect().center()))
        assert menu is not None
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        wait(qtbot, tasks)

    choose("Put off to tomorrow")
    assert desk.clients.get(code)[Task.due] == date(2026, 11, 23)
    choose("Put off by a week")
    assert desk.clients.get(code)[Task.due] == date(2026, 11, 29)
    choose("Cancel this task")
    assert desk.clients.get(code)[Task.state] == "cancelled"
    assert shown(page, "due") == []


def test_a_task_is_written_down_as_people_say_it(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    page = open_page()
    dialog = page.doing.add(Link("KH000001", "王薇"))
    hands.write(dialog.entries["subject"].editor.line, "寄样品")  # type: ignore[attr-defined]
    hands.write(dialog.entries["due"].editor.line, "明天下午三点")  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.changed):
        dialog.ok.click()
    wait(qtbot, tasks)
    task = desk.clients.get("RW000001")
    assert (task[Task.due], task[Task.time]) == (date(2026, 11, 23), time(15))
    assert task[Task.client] == Link("KH000001", "王薇")
    assert shown(page, "due") == [("tomorrow 15:00", "寄样品", "王薇 · Call")]


def test_a_task_without_words_or_with_an_odd_day_stays_in_its_dialog(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot
) -> None:
    page = open_page()
    dialog = page.doing.add()
    hands.write(dialog.entries["due"].editor.line, "irgendwann")  # type: ignore[attr-defined]
    dialog.ok.click()
    wait(qtbot, tasks)
    assert dialog.isVisible()
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert "Say what is to be done." in told
    assert any("cannot be read" in text or "can be read for sure" in text for text in told)
    assert desk.work.due(date(2030, 1, 1)) == []
    dialog.reject()


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


def test_tasks_are_unfolded_in_place_and_folded_back(desk: Desk, open_page: Callable[..., TodayPage]) -> None:
    desk.clients.create(make.person("王薇"))
    for number in range(15):
        add(desk, f"电话{number:02}", promise="given")
    page = open_page()
    for name in ("due", "promises"):
        block = page.blocks[name]
        rest = next(button for button in block.findChildren(QPushButton) if button.text() == "5 more tasks")
        assert (block.count.text(), len(shown(page, name))) == ("first 10 of 15", 10)
        assert block.all.isHidden()
        rest.click()
        assert (block.count.text(), len(shown(page, name)), rest.text()) == ("15", 15, "Show fewer")
        assert shown(page, name)[14][1] == "电话14"
        rest.click()
        assert (len(shown(page, name)), rest.text()) == (10, "5 more tasks")


def test_an_hour_that_is_past_is_told_in_words_as_soon_as_it_is(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = desk.now.astimezone()
    desk.clients.create(make.person("王薇"))
    add(desk, "过了", time=(now - timedelta(minutes=30)).time())
    add(desk, "还早", time=(now + timedelta(minutes=5)).time())
    page = open_page()
    past, soon = (now - timedelta(minutes=30)).strftime("%H:%M"), (now + timedelta(minutes=5)).strftime("%H:%M")
    assert [lead for lead, _title, _note in shown(page, "due")] == [f"{past}, overdue", f"today {soon}"]
    assert [row.told.late for row in page.blocks["due"].lines] == [True, False]
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:06:00+00:00")
    page.look_at_the_clock()
    wait(qtbot, tasks)
    assert [lead for lead, _title, _note in shown(page, "due")] == [f"{past}, overdue", f"{soon}, overdue"]


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


def test_contacts_are_counted_then_planned_with_one_undo(
    desk: Desk, open_page: Callable[..., TodayPage], tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.clients.create(make.person("王薇"))
    desk.clients.create(make.person("李强"))
    monkeypatch.setenv("CLIENTDESK_NOW", "2027-02-14T10:00:00+00:00")
    page = open_page()
    dialog = page.ask_plan()
    wait(qtbot, tasks)
    assert dialog.told.text() == "The next contact with 2 clients falls due, and nothing is planned."
    assert dialog.ok.text() == "Add 2 tasks"
    rhythm = dialog.ask_rhythm()
    wait(qtbot, tasks)
    assert rhythm.entries["days_other"].editor.text() == "90"
    hands.write(rhythm.entries["days_other"].editor.line, "200")  # type: ignore[attr-defined]
    rhythm.ok.click()
    wait(qtbot, tasks)
    assert not dialog.ok.isEnabled()
    assert dialog.told.text() == "Nobody's next contact falls due without being planned."
    desk.past.undo()
    dialog.look()
    wait(qtbot, tasks)
    before = Event()
    tasks.ask(before.wait, lambda _done: None)
    dialog.plan()
    dialog.reject()
    before.set()
    wait(qtbot, tasks)
    assert dialog.ok.text() == "Add 2 tasks"
    assert dialog.ok.isEnabled()
    with qtbot.waitSignal(page.said) as said:
        dialog.ok.click()
    assert said.args == ["2 tasks were added."]
    wait(qtbot, tasks)
    assert [title for _lead, title, _note in shown(page, "due")] == ["Keep in touch"] * 2
    desk.past.undo()
    assert desk.work.due(date(2030, 1, 1)) == []


def test_an_odd_number_of_days_is_refused_where_it_stands(
    open_page: Callable[..., TodayPage], desk: Desk, tasks: Tasks, qtbot: QtBot
) -> None:
    page = open_page()
    plan = page.ask_plan()
    dialog = plan.ask_rhythm()
    wait(qtbot, tasks)
    hands.write(dialog.entries["plan_days"].editor.line, "0")  # type: ignore[attr-defined]
    dialog.ok.click()
    wait(qtbot, tasks)
    assert dialog.isVisible()
    assert dialog.entries["plan_days"].is_refused
    dialog.reject()
    plan.reject()


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
