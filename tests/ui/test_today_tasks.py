"""The tasks of the morning page: ticked, put off, written down, unfolded, planned."""

from collections.abc import Callable
from datetime import date, time, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.ui.task_done import DoneDialog
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.today.page import TodayPage
from tests import make
from tests.ui import hands
from tests.ui.day import add, now, open_page, shown, wait

__all__ = ["now", "open_page"]


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
    assert dialog.told.text() == "Every contact that falls due is planned already."
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
