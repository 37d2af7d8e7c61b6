"""What is typed where a task or record stands in the timeline: it asks before it goes, waits and comes back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from clientdesk.ui.client.items import Item
from clientdesk.ui.client.panels import ContactPanel, DonePanel, TaskPanel
from clientdesk.ui.client.tabs import SUMMARY
from clientdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.seen import texts
from tests.ui.timeline_stage import (
    Open,
    item_of,
    of_kind,
    post,
    press,
    shown,
    timeline,
    window,
    write,
)

__all__ = ["window"]


def test_escape_asks_before_what_came_of_a_task_goes(window: Window, desk: Desk, qtbot: QtBot) -> None:
    item = ticked(window, qtbot)
    panel = written_into(item, "谈妥了")
    for answer, stays in (("Go on typing", True), ("Discard what was typed", False)):
        QTest.keyClick(panel.result, Qt.Key.Key_Escape)
        answered(window, answer)
        assert panel.isVisible() is stays
    settle(qtbot, window)
    assert desk.drafts.of(1) == []
    assert item_of(window, TASK.name).panel is None


@pytest.mark.parametrize("make_panel", ["Edit", "tick"])
def test_escape_asks_before_what_was_changed_in_its_place_goes(window: Window, qtbot: QtBot, make_panel: str) -> None:
    write(window, "", what="寄报价")
    post(window, qtbot)
    item = item_of(window, TASK.name)
    if make_panel == "Edit":
        press(item, "Edit")
        assert isinstance(item.panel, TaskPanel)
        line = item.panel.what.what
    else:
        assert item.tick is not None
        item.tick.click()
        assert isinstance(item.panel, DonePanel)
        line = item.panel.next.what
    QTest.keyClicks(line, "!")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert item.panel is not None
    answered(window, "Discard what was typed")
    assert item.panel is None


def test_what_came_of_a_task_waits_while_another_client_is_looked_at(window: Window, desk: Desk, qtbot: QtBot) -> None:
    panel = written_into(ticked(window, qtbot), "谈妥了")
    panel.next.what.setText("寄合同")
    panel.next.when.setText("+7")
    shown(window, qtbot, 2)
    assert [item.panel for item in timeline(window).items() if item.panel] == []
    shown(window, qtbot, 1)
    item = item_of(window, TASK.name)
    assert isinstance(item.panel, DonePanel)
    assert item.panel.result.toPlainText() == "谈妥了"
    assert item.panel.next.texts() == ("寄合同", "+7")
    assert item.tick is not None
    assert item.tick.isChecked()
    item.panel.done_button.click()
    settle(qtbot, window)
    assert sorted(task[Task.result] or "" for task in of_kind(desk, TASK.name)) == ["", "谈妥了"]
    assert desk.drafts.of(1) == []
    shown(window, qtbot, 2)
    shown(window, qtbot, 1)
    assert [item.panel for item in timeline(window).items() if item.panel] == []


def test_what_came_of_a_task_outlives_the_window_and_another_tab(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    written_into(ticked(window, qtbot), "谈妥了")
    window.page.tabs.show_tab(SUMMARY)
    settle(qtbot, window)
    shown(window, qtbot)
    panel = item_of(window, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == "谈妥了"
    qtbot.waitUntil(lambda: bool(desk.drafts.of(1)), timeout=5_000)
    again = shown(open_window(), qtbot)
    panel = item_of(again, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == "谈妥了"
    assert again.page.bar.isHidden()


def test_what_came_of_a_task_is_kept_where_ticking_it_off_fails(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise UserError("No room.", key="any")

    item = ticked(window, qtbot)
    panel = written_into(item, "谈妥了")
    monkeypatch.setattr(type(desk.work), "complete", fail)
    panel.done_button.click()
    settle(qtbot, window)
    assert "No room." in panel.problem.text()
    window.page.flush()
    settle(qtbot, window)
    assert [json.loads(draft.text) for draft in desk.drafts.of(1)] == [{"result": "谈妥了"}]


def test_news_is_shown_around_what_came_of_a_task_once_the_cursor_is_elsewhere(window: Window, qtbot: QtBot) -> None:
    written_into(ticked(window, qtbot), "谈妥了")
    write(window, "喜欢龙井")
    post(window, qtbot)
    assert any("龙井" in item.body.text() for item in timeline(window).items() if item.text)
    panel = item_of(window, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == "谈妥了"


def test_what_came_of_a_task_is_not_shown_to_somebody_else(window: Window, qtbot: QtBot) -> None:
    written_into(ticked(window, qtbot), "谈妥了")
    window.privacy.turn()
    settle(qtbot, window)
    shown(window, qtbot)
    assert "谈妥了" not in "\n".join(texts(window))
    tick = item_of(window, TASK.name).tick
    assert tick is not None
    tick.click()
    written_into(item_of(window, TASK.name), "x")
    timeline(window).give_up(item_of(window, TASK.name))
    window.privacy.turn()
    settle(qtbot, window)
    shown(window, qtbot)
    panel = item_of(window, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == "谈妥了"


def test_what_is_changed_in_its_place_is_stored_when_another_sort_is_shown(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    write(window, "喜欢龙井", what="拜访")
    post(window, qtbot)
    item = item_of(window, CONTACT.name)
    press(item, "Edit")
    assert isinstance(item.panel, ContactPanel)
    item.panel.text.setPlainText("喜欢碧螺春")
    QTest.mouseClick(timeline(window).chips[2], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    (contact,) = of_kind(desk, CONTACT.name)
    assert contact[Contact.content] == "喜欢碧螺春"


def test_what_was_changed_beside_a_day_that_cannot_be_read_is_stored_when_another_client_comes(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    write(window, "说要续保", what="寄报价")
    post(window, qtbot)
    reasons: list[str] = []
    timeline(window).told.connect(reasons.append)
    for kind in (TASK.name, CONTACT.name):
        item = item_of(window, kind)
        press(item, "Edit")
        panel = item.panel
        assert isinstance(panel, TaskPanel | ContactPanel)
        text, day = (panel.what.what, panel.what.when) if isinstance(panel, TaskPanel) else (panel.text, panel.day)
        QTest.keyClicks(text, "ABC")
        QTest.keyClicks(day, "someday")
        shown(window, qtbot, 2)
        shown(window, qtbot, 1)
    assert "ABC" in (of_kind(desk, TASK.name)[0][Task.subject] or "")
    assert "ABC" in (of_kind(desk, CONTACT.name)[0][Contact.content] or "")
    assert len(reasons) == 2
    assert all(reason.startswith("This is not a date") for reason in reasons)


def test_what_came_of_a_task_comes_back_with_it_from_the_trash(window: Window, desk: Desk, qtbot: QtBot) -> None:
    item = ticked(window, qtbot)
    written_into(item, "谈妥了")
    timeline(window).throw_away(item)
    settle(qtbot, window)
    assert of_kind(desk, TASK.name) == []
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    panel = item_of(window, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == "谈妥了"


def test_what_came_of_a_task_that_makes_no_sense_is_passed_over(
    window: Window, desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    write(window, "", what="寄报价")
    post(window, qtbot)
    desk.drafts.keep(1, "@outcome", "{", row=of_kind(desk, TASK.name)[0].id)
    again = shown(open_window(), qtbot)
    panel = item_of(again, TASK.name).panel
    assert isinstance(panel, DonePanel)
    assert panel.result.toPlainText() == ""


def ticked(window: Window, qtbot: QtBot) -> Item:
    """An open task, with the box before it ticked."""
    write(window, "", what="寄报价")
    post(window, qtbot)
    item = item_of(window, TASK.name)
    assert item.tick is not None
    item.tick.click()
    return item


def written_into(item: Item, text: str) -> DonePanel:
    panel = item.panel
    assert isinstance(panel, DonePanel)
    panel.result.setFocus()
    panel.result.insertPlainText(text)
    return panel


def answered(window: Window, answer: str) -> None:
    """Answer the question that is open."""
    (box,) = (one for one in window.findChildren(QMessageBox) if one.isVisible())
    next(button for button in box.buttons() if button.text() == answer).click()
