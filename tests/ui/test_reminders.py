"""The bell and its list with the hands of a user."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.reminders import Due, Reminder
from clientdesk.dossier.values import PartialDate
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.reminders import Bell, BellList, Discretion, notification
from clientdesk.ui.tasks import Tasks
from tests import make
from tests.ui.day import wait

DAY = date(2026, 11, 23)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Sets the local time of the day of these tests."""

    def set_now(hour: int, minute: int) -> None:
        monkeypatch.setenv("CLIENTDESK_NOW", datetime.combine(DAY, time(hour, minute)).astimezone().isoformat())

    set_now(8, 0)
    return set_now


@pytest.fixture
def remembered() -> Remembered:
    """What the program keeps between two starts."""
    return Remembered()


@pytest.fixture
def bell(desk: Desk, tasks: Tasks, qtbot: QtBot, remembered: Remembered, at: Callable[[int, int], None]) -> Bell:
    """The bell of a desk with a client, a birthday today and a call at half past nine."""
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 23)))
    task = desk.work.task("KH000001", subject="谈续保", due=DAY)
    task[Task.time] = time(9, 30)
    desk.work.add(task)
    made = Bell(Context(desk, tasks, catalogue("en"), remembered))
    qtbot.addWidget(made)
    made.show()
    wait(qtbot, tasks)
    return made


def titles(opened: BellList) -> list[str]:
    found = [row.widget() for row in (opened.rows.itemAt(place) for place in range(opened.rows.count())) if row]
    return [widget.findChildren(QLabel)[0].text() for widget in found if widget]


def press(opened: BellList, text: str, place: int = 0) -> None:
    item = opened.rows.itemAt(place)
    assert item is not None
    widget = item.widget()
    assert widget is not None
    next(button for button in widget.findChildren(QPushButton) if button.text() == text).click()


def test_the_bell_counts_and_lists_what_came_up(bell: Bell, at: Callable[[int, int], None], qtbot: QtBot) -> None:
    assert (bell.text(), bell.accessibleName()) == ("", "No reminder is waiting.")
    at(9, 0)
    with qtbot.waitSignal(bell.said) as said:
        bell.reminding.tick()
    assert said.args == ["A day to remember · 王薇"]
    at(9, 30)
    with qtbot.waitSignal(bell.said) as said:
        bell.reminding.look()
    assert said.args == ["09:30 · Call · 王薇"]
    assert (bell.text(), bell.accessibleName()) == ("2", "2 reminders are waiting.")
    opened = bell.open_list()
    assert titles(opened) == ["王薇 · turns 46", "谈续保 · 王薇"]
    opened.close()


def test_a_reminder_is_put_off_seen_and_opened(bell: Bell, at: Callable[[int, int], None], qtbot: QtBot) -> None:
    at(9, 30)
    bell.reminding.look()
    opened = bell.open_list()
    press(opened, "Seen")
    assert titles(opened) == ["谈续保 · 王薇"]
    press(opened, "10 minutes")
    assert titles(opened) == []
    at(9, 40)
    bell.reminding.look()
    assert titles(opened) == ["谈续保 · 王薇"]
    with qtbot.waitSignal(bell.client_asked) as asked:
        press(opened, "Open")
    assert asked.args == ["KH000001"]


def test_what_was_missed_is_said_after_a_restart(
    bell: Bell, at: Callable[[int, int], None], qtbot: QtBot, tasks: Tasks, desk: Desk, remembered: Remembered
) -> None:
    at(12, 0)
    again = Bell(Context(desk, tasks, catalogue("en"), remembered))
    qtbot.addWidget(again)
    again.show()
    wait(qtbot, tasks)
    opened = again.open_list()
    assert titles(opened) == ["王薇 · turns 46", "谈续保 · 王薇"]
    told = [label.text() for label in opened.findChildren(QLabel)]
    assert "today 09:30 · missed" in told
    press(opened, "Seen", 1)
    opened.close()
    third = Bell(Context(desk, tasks, catalogue("en"), remembered))
    qtbot.addWidget(third)
    third.show()
    wait(qtbot, tasks)
    assert third.text() == "1"


def test_a_task_done_elsewhere_goes_from_the_bell(
    bell: Bell, at: Callable[[int, int], None], desk: Desk, qtbot: QtBot, tasks: Tasks
) -> None:
    at(9, 30)
    bell.reminding.look()
    assert bell.text() == "2"
    desk.work.complete("RW000001")
    bell.reminding.look_up()
    wait(qtbot, tasks)
    assert bell.text() == "1"


def test_notifications_name_nobody_while_private_and_say_nothing_while_locked() -> None:
    words, moment = catalogue("en"), datetime(2026, 11, 23, 9, 30).astimezone()
    one = Due(Reminder("k", moment, DAY, time(9, 30), "secret subject", "KH000001", "王薇", "call", "RW000001"))
    assert notification((one,), words, Discretion.OPEN) == "09:30 · Call · 王薇"
    assert notification((one, one), words, Discretion.OPEN) == "2 reminders are waiting."
    assert notification((one,), words, Discretion.PRIVATE) == "1 reminder is waiting."
    assert notification((one,), words, Discretion.LOCKED) == ""
    assert notification((), words, Discretion.OPEN) == ""


def test_nothing_is_told_outside_unless_asked_for(
    bell: Bell, at: Callable[[int, int], None], monkeypatch: pytest.MonkeyPatch, remembered: Remembered
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, _title, text, *_more: shown.append(text))
    # The offscreen platform has no place for an icon.
    monkeypatch.setattr(QSystemTrayIcon, "show", lambda _self: None)
    at(9, 0)
    bell.reminding.look()
    assert shown == []
    opened = bell.open_list()
    opened.outside.setChecked(True)
    opened.close()
    assert remembered.today["tray"] == "yes"
    monkeypatch.setattr("PySide6.QtWidgets.QWidget.isActiveWindow", lambda _self: False)
    at(9, 30)
    bell.reminding.look()
    assert shown == ["09:30 · Call · 王薇"]
