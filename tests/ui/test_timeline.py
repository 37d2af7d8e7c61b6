"""The timeline of a client through its widgets: what is written down and done, what was, what is taken back."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.ui.client.panels import ContactPanel, DonePanel, TaskPanel
from clientdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.timeline_stage import (
    CTRL,
    TODAY,
    Open,
    item_of,
    of_kind,
    post,
    press,
    shown,
    timeline,
    told,
    window,
    write,
)

__all__ = ["window"]


# Writing down


def test_a_call_and_what_follows_are_posted_together_and_undone_together(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    write(window, "说要续保\n寄了条款", what="打电话问条款", when="下周五 15:00", way=1)
    assert "11-27" in timeline(window).composer.next.told.text()
    post(window, qtbot)
    (contact,), (task,) = of_kind(desk, CONTACT.name), of_kind(desk, TASK.name)
    assert (contact[Contact.channel], contact[Contact.content]) == ("phone", "说要续保\n寄了条款")
    assert (task[Task.subject], task[Task.due], f"{task[Task.time]}") == (
        "打电话问条款",
        date(2026, 11, 27),
        "15:00:00",
    )
    assert any("打电话问条款" in text for text in told(window))
    assert timeline(window).composer.text.toPlainText() == ""
    assert not window.toast.isHidden()
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert desk.work.of("KH000001") == []
    assert all(item.record is None for item in timeline(window).items())


def test_a_next_step_alone_is_a_task(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "", what="拜访", when="+7")
    post(window, qtbot)
    assert [task[Task.due] for task in of_kind(desk, TASK.name)] == [TODAY + timedelta(7)]
    assert of_kind(desk, CONTACT.name) == []


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_lost(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "说要续保", what="拜访", when="someday")
    post(window, qtbot)
    composer = timeline(window).composer
    assert "cannot be read" not in composer.next.told.text()
    assert composer.next.told.text().startswith("This is not a date")
    assert composer.text.toPlainText() == "说要续保"
    assert desk.work.of("KH000001") == []


def test_nothing_written_is_told(window: Window, qtbot: QtBot) -> None:
    post(window, qtbot)
    assert timeline(window).composer.problem.text() == "Write down what was said, or a next step."


def test_what_was_not_posted_outlives_the_window_and_is_no_problem_of_the_form(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    write(window, "半句话", what="拜访", when="+7", way=2)
    window.page.flush()
    settle(qtbot, window)
    again = shown(open_window(), qtbot)
    composer = timeline(again).composer
    assert (composer.text.toPlainText(), composer.next.texts()) == ("半句话", ("拜访", "+7"))
    assert composer.ways.checkedId() == 2
    assert again.page.bar.isHidden()
    post(again, qtbot)
    assert desk.drafts.of(1) == []


def test_what_is_written_for_one_client_waits_while_another_is_looked_at(window: Window, qtbot: QtBot) -> None:
    write(window, "半句话")
    shown(window, qtbot, 2)
    assert timeline(window).composer.text.toPlainText() == ""
    shown(window, qtbot, 1)
    assert timeline(window).composer.text.toPlainText() == "半句话"


def test_a_draft_that_makes_no_sense_is_passed_over(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    desk.drafts.keep(1, "@timeline", json.dumps({"way": 99, "text": "x"}))
    desk.drafts.keep(2, "@timeline", "{")
    again = shown(open_window(), qtbot)
    assert timeline(again).composer.text.toPlainText() == "x"
    shown(again, qtbot, 2)
    assert timeline(again).composer.text.toPlainText() == ""


# Changing what stands there


def test_a_record_is_changed_in_its_place_and_its_subject_follows(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "喜欢龙井")
    post(window, qtbot)
    item = item_of(window, CONTACT.name)
    press(item, "Edit")
    assert isinstance(item.panel, ContactPanel)
    assert item.body.isHidden()
    assert not item.panel.done_button.visibleRegion().isEmpty()
    item.panel.text.setPlainText("喜欢碧螺春")
    QTest.keyClick(item.panel.text, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    (contact,) = of_kind(desk, CONTACT.name)
    assert (contact[Contact.subject], contact[Contact.content]) == ("喜欢碧螺春", "喜欢碧螺春")
    assert timeline(window).items()[0].body.text() == "喜欢碧螺春"


def test_what_was_changed_in_its_place_is_stored_when_another_client_comes(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    write(window, "喜欢龙井")
    post(window, qtbot)
    item = item_of(window, CONTACT.name)
    press(item, "Edit")
    assert isinstance(item.panel, ContactPanel)
    item.panel.text.setPlainText("喜欢碧螺春")
    waiting = Event()
    window.context.tasks.ask(lambda: waiting.wait(20), lambda _done: None)
    window.show_client(2)
    qtbot.waitUntil(lambda: not isValid(item))
    waiting.set()
    settle(qtbot, window)
    (contact,) = of_kind(desk, CONTACT.name)
    assert contact[Contact.content] == "喜欢碧螺春"
    assert window.toast.text.text() == "Changed."


def test_what_is_older_than_a_week_can_only_be_added_to(
    window: Window, desk: Desk, set_clock: Callable[[str], None], qtbot: QtBot
) -> None:
    write(window, "喜欢龙井")
    post(window, qtbot)
    set_clock("2026-12-05T10:00:00+08:00")
    item = item_of(window, CONTACT.name)
    press(item, "Edit")
    assert isinstance(item.panel, ContactPanel)
    item.panel.text.setPlainText("喜欢碧螺春")
    item.panel.done_button.click()
    settle(qtbot, window)
    assert "stands fast" in item.panel.problem.text()
    assert item.panel.text.toPlainText() == "喜欢碧螺春"
    item.panel.text.setPlainText("喜欢龙井，也喜欢碧螺春")
    item.panel.done_button.click()
    settle(qtbot, window)
    assert of_kind(desk, CONTACT.name)[0][Contact.content] == "喜欢龙井，也喜欢碧螺春"


def test_a_record_goes_to_the_trash_and_comes_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "喜欢龙井")
    post(window, qtbot)
    press(item_of(window, CONTACT.name), "Move to trash")
    settle(qtbot, window)
    assert desk.work.of("KH000001") == []
    assert window.toast.text.text() == "Moved to trash."
    window.undo()
    settle(qtbot, window)
    assert len(desk.work.of("KH000001")) == 1
    assert item_of(window, CONTACT.name).body.text() == "喜欢龙井"


def test_a_task_is_moved_to_another_day(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "", what="拜访", when="+7")
    post(window, qtbot)
    item = item_of(window, TASK.name)
    press(item, "Edit")
    assert isinstance(item.panel, TaskPanel)
    item.panel.what.when.setText("明天")
    item.panel.done_button.click()
    settle(qtbot, window)
    assert [task[Task.due] for task in of_kind(desk, TASK.name)] == [TODAY + timedelta(1)]


def test_a_task_is_ticked_off_with_what_came_of_it_and_the_next(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "", what="寄报价", when="today")
    post(window, qtbot)
    item = item_of(window, TASK.name)
    assert item.tick is not None
    item.tick.click()
    assert isinstance(item.panel, DonePanel)
    item.panel.result.setPlainText("寄了，等回音")
    item.panel.next.what.setText("问报价")
    item.panel.next.when.setText("in 3 days")
    QTest.keyClick(item.panel.result, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    done, following = sorted(of_kind(desk, TASK.name), key=lambda task: task[Task.state] or "")
    assert (done[Task.state], done[Task.result]) == ("done", "寄了，等回音")
    assert (following[Task.subject], following[Task.due]) == ("问报价", TODAY + timedelta(3))
    window.undo()
    settle(qtbot, window)
    assert [task[Task.state] for task in of_kind(desk, TASK.name)] == ["planned"]


def test_escape_leaves_the_task_open(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "", what="寄报价")
    post(window, qtbot)
    item = item_of(window, TASK.name)
    assert item.tick is not None
    item.tick.click()
    panel = item.panel
    assert isinstance(panel, DonePanel)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not item.tick.isChecked()
    assert of_kind(desk, TASK.name)[0][Task.state] == "planned"


def test_news_waits_while_somebody_writes_in_the_stream(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "喜欢龙井")
    post(window, qtbot)
    item = item_of(window, CONTACT.name)
    press(item, "Edit")
    assert isinstance(item.panel, ContactPanel)
    item.panel.text.setPlainText("half a")
    window.take_news(desk.work.note(desk.work.contact("KH000001", content="another")))
    settle(qtbot, window)
    assert item.panel.text.toPlainText() == "half a"
    timeline(window).leave(item)
    assert len([item for item in timeline(window).items() if item.record]) == 2


# Looking


def test_chips_count_and_choose(window: Window, desk: Desk, qtbot: QtBot) -> None:
    write(window, "喜欢龙井", what="拜访", when="+7")
    post(window, qtbot)
    chips: list[QPushButton] = timeline(window).chips
    assert [chip.text() for chip in chips if not chip.isHidden()] == [
        "All 3",
        "Contacts 1",
        "Tasks 1",
        "Files 0",
        "Changes 1",
        "Opportunities 0",
    ]
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert [item.record.kind.name for item in timeline(window).items() if item.record] == [TASK.name]
    QTest.mouseClick(chips[3], Qt.MouseButton.LeftButton)
    assert timeline(window).items() == []


def test_changes_of_a_day_stand_together_and_what_is_sensitive_is_covered(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    values: list[tuple[Any, Any]] = [(Basics.nickname, "薇薇"), (Basics.ethnicity, "某族")]
    for field, value in values:
        record = desk.clients.get("KH000001")
        record[field] = value
        window.take_news(desk.clients.save(record))
    settle(qtbot, window)
    (change,) = timeline(window).items()
    assert "Nickname: 薇薇" in change.body.text()
    assert "Ethnic group: ••••" in change.body.text()
    assert "某族" not in change.body.text()


def test_client_text_is_shown_as_it_stands(window: Window, qtbot: QtBot) -> None:
    write(window, "<b>bold</b> & more")
    post(window, qtbot)
    body = item_of(window, CONTACT.name).body
    assert (body.text(), body.textFormat()) == ("<b>bold</b> & more", Qt.TextFormat.PlainText)


def test_what_is_overdue_is_said_in_words(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.take_news(desk.work.add(desk.work.task("KH000001", subject="拜访", due=TODAY - timedelta(3))))
    settle(qtbot, window)
    assert "overdue by 3 days" in item_of(window, TASK.name).accessibleName()


def test_what_is_long_ago_and_tasks_beyond_the_first_come_when_asked_for(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    with desk.store.step("Add", by="tester") as step:
        for day in range(40):
            contact = desk.work.contact("KH000001", content=f"talk {day}")
            contact[Contact.subject], contact[Contact.date] = "talk", TODAY - timedelta(day)
            desk.clients.create_in(step, contact)
        for day in range(9):
            desk.clients.create_in(step, desk.work.task("KH000001", subject="call", due=TODAY + timedelta(day)))
    window.take_news(step.changed)
    settle(qtbot, window)
    before = len(timeline(window).items())
    assert before < 25
    timeline(window).older.click()
    timeline(window).older.click()
    bodies = [item.body.text() for item in timeline(window).items() if item.record and hasattr(item, "body")]
    assert bodies == [f"talk {day}" for day in range(40)]
    QTest.mouseClick(timeline(window).chips[2], Qt.MouseButton.LeftButton)
    assert len(timeline(window).items()) == 9
