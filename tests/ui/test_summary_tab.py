"""The summary of a client through its widgets: what it tells, what stays covered, what can be done from it."""

from collections.abc import Callable
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link, PartialDate
from clientdesk.dossier.work.task import Task
from clientdesk.ui.client.summary import Summary
from clientdesk.ui.client.tabs import DOSSIER, FILES, SUMMARY, TIMELINE
from clientdesk.ui.page import FILL_IN, READ
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, set_clock: Callable[[str], None], qtbot: QtBot) -> Window:
    """A window with the summary of a person with a family, a firm and an introducer."""
    set_clock("2026-11-22T10:00:00+08:00")
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    desk.clients.create(make.person("李强"))
    person = make.person("王薇", mobile="154 0000 0001", birth_date=PartialDate(1980, 12, 1))
    person[Basics.employer_id] = Link("KH000001", "")
    person[Header.introduced_by] = Link("KH000002", "")
    person[Family.children] = (Row({"name": "乐乐"}),)
    desk.clients.create(person)
    desk.clients.create(make.person("陈刚", employer_id=Link("KH000001", "")))
    opened = open_window()
    opened.show_client(3)
    opened.page.tabs.show_tab(SUMMARY)
    settle(qtbot, opened)
    return opened


def summary(window: Window) -> Summary:
    return window.page.tabs.summary


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def people(window: Window) -> dict[str, str]:
    return {row.told.title: row.told.lead for row in summary(window).people.lines}


def test_the_facts_tell_the_telephone_and_the_age(window: Window) -> None:
    told = words(summary(window).facts)
    assert "154 0000 0001" in told
    assert "1980-12-01 (45 years old)" in told


def test_a_click_copies_a_fact(window: Window) -> None:
    button = next(b for b in summary(window).facts.findChildren(QToolButton) if b.accessibleName() == "Copy: Mobile")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "154 0000 0001"
    assert window.toast.text.text() == "Copied: Mobile"


def test_people_around_are_named_and_children_covered_until_asked_for(window: Window, qtbot: QtBot) -> None:
    assert people(window) == {
        "••••": "Child",
        "样板贸易有限公司": "Employer",
        "陈刚": "Colleague",
        "李强": "Introduced by",
    }
    QTest.mouseClick(summary(window).people.all, Qt.MouseButton.LeftButton)
    assert people(window)["乐乐"] == "Child"


def test_a_click_on_dots_shows_the_child_and_its_birthday(window: Window, desk: Desk, qtbot: QtBot) -> None:
    person = desk.clients.get("KH000003")
    person[Family.children] = (Row({"name": "乐乐", "birthday": PartialDate(2005, 12, 3)}),)
    window.take_news(desk.clients.save(person))
    settle(qtbot, window)
    told = summary(window)
    covered = next(row for row in told.people.lines if row.told.title == "••••")
    assert "sensitive" in covered.accessibleDescription()
    assert [row.told.title for row in told.occasions.lines] == ["turns 46", "Child ••••"]
    QTest.mouseClick(told.occasions.lines[1], Qt.MouseButton.LeftButton)
    assert people(window)["乐乐"] == "Child"
    assert [(row.told.title, row.told.note) for row in told.occasions.lines][1] == ("乐乐 · Child", "turns 21")
    settle(qtbot, window)
    (look,) = desk.disclosures.of("KH000003", words=window.context.words)
    assert look.text == "Looked at Children and their education of KH000003"
    for client in (1, 3):
        window.show_client(client)
        settle(qtbot, window)
    assert "••••" in people(window)


def test_what_was_noted_stands_among_the_facts(window: Window, desk: Desk, qtbot: QtBot) -> None:
    person = desk.clients.get("KH000003")
    person[Other.notes] = "喜欢喝普洱"
    window.take_news(desk.clients.save(person))
    settle(qtbot, window)
    assert "喜欢喝普洱" in words(summary(window).facts)


def test_a_firm_that_owes_says_so_but_not_to_strangers(window: Window, desk: Desk, qtbot: QtBot) -> None:
    selling.sale(desk, "KH000001", "18815", day=date(2026, 3, 1), due=date(2026, 3, 31))
    window.show_client(1)
    settle(qtbot, window)
    told = words(summary(window).facts)
    assert told[told.index("Owes") + 1] == "18,815.00 CNY"
    assert told[told.index("Overdue") + 1] == "18,815.00 CNY"
    window.privacy.turn()
    settle(qtbot, window)
    assert "Owes" not in words(summary(window).facts)


def test_a_name_opens_its_file(window: Window, qtbot: QtBot) -> None:
    row = next(row for row in summary(window).people.lines if row.told.title == "李强")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.wanted == 2
    assert people(window)["王薇"] == "Was introduced"


def test_the_people_of_a_firm_come_with_post_and_telephone(window: Window, desk: Desk, qtbot: QtBot) -> None:
    firm = desk.clients.get("KH000001")
    firm[Firm.org_people] = (
        Row({"name": "赵敏", "role": ("finance",), "influence": 2}),
        Row({"name": "张总", "role": ("owner",), "post": "总经理", "mobile": "154 0000 0009", "is_main": True}),
        Row({"name": "走了", "role": ("sales",), "left_on": date(2020, 1, 1)}),
    )
    desk.clients.save(firm)
    window.show_client(1)
    settle(qtbot, window)
    rows = [(row.told.lead, row.told.title, row.told.note) for row in summary(window).people.lines]
    assert rows[:2] == [("总经理", "张总", "154 0000 0009"), ("Finance", "赵敏", "")]
    assert ("Works here", "王薇", "154 0000 0001") in rows
    assert "走了" not in {name for _, name, _ in rows}


def test_birthdays_of_the_next_weeks_are_told(window: Window) -> None:
    assert [row.told.title for row in summary(window).occasions.lines] == ["turns 46"]


def test_a_next_step_is_planned_and_ticked_off(window: Window, desk: Desk, qtbot: QtBot) -> None:
    summary(window).next.what.setText("拜访")
    summary(window).next.when.setText("+7")
    QTest.keyClick(summary(window).next.when, Qt.Key.Key_Return)
    settle(qtbot, window)
    (task,) = desk.work.of("KH000003")
    assert (task[Task.subject], task[Task.due]) == ("拜访", date(2026, 11, 29))
    (row,) = summary(window).tasks.lines
    assert row.told.title == "拜访"
    assert row.told.tick is not None
    row.told.tick()
    settle(qtbot, window)
    assert desk.work.of("KH000003")[0][Task.state] == "done"
    assert summary(window).tasks.lines == []


def test_promises_stand_by_themselves(window: Window, desk: Desk, qtbot: QtBot) -> None:
    task = desk.work.task("KH000003", subject="寄样品")
    task[Task.promise] = "ours"
    window.take_news(desk.work.add(task))
    settle(qtbot, window)
    assert [row.told.note for row in summary(window).promises.lines] == ["We promised it"]
    assert summary(window).tasks.lines == []


def test_a_day_that_cannot_be_read_is_told_beside_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    summary(window).next.what.setText("拜访")
    summary(window).next.when.setText("someday")
    QTest.mouseClick(summary(window).add_button, Qt.MouseButton.LeftButton)
    assert summary(window).next.told.text().startswith("This is not a date")
    assert summary(window).next.what.text() == "拜访"


def test_an_easy_question_opens_its_field(window: Window, qtbot: QtBot) -> None:
    questions = summary(window).questions.lines
    assert 0 < len(questions) <= 3
    opened = questions[0].told.open
    assert opened is not None
    opened()
    settle(qtbot, window)
    assert (window.page.tabs.tab, window.page.mode) == (DOSSIER, FILL_IN)


def test_empty_parts_say_what_would_help(window: Window) -> None:
    assert any(text.startswith("None yet.") for text in words(summary(window).contacts))


# The tabs


def test_control_and_a_figure_change_the_tab_and_the_last_one_comes_again(
    window: Window, open_window: Open, qtbot: QtBot
) -> None:
    tabs = window.page.tabs
    keys = {key.key().toString(): key for key in tabs.findChildren(QShortcut)}
    for figure, tab in enumerate((SUMMARY, DOSSIER, TIMELINE, FILES), 1):
        keys[QKeySequence(f"Ctrl+{figure}").toString()].activated.emit()
        assert tabs.tab == tab
    tabs.show_tab(TIMELINE)
    assert open_window().page.tabs.tab == TIMELINE


def test_editing_goes_to_the_dossier_and_another_tab_ends_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseClick(window.page.head.edit, Qt.MouseButton.LeftButton)
    assert (window.page.tabs.tab, window.page.mode) == (DOSSIER, FILL_IN)
    entry = window.page.form().entries["nickname"]
    entry.editor.line.setFocus()  # type: ignore[attr-defined]
    entry.editor.line.insert("薇薇")  # type: ignore[attr-defined]
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    assert window.page.mode == READ
    assert desk.clients.get("KH000003")[Basics.nickname] == "薇薇"
    assert window.page.tabs.tab == TIMELINE


def test_a_narrow_page_has_one_column(window: Window, qtbot: QtBot) -> None:
    window.resize(1700, 860)
    settle(qtbot, window)
    assert summary(window).columns == 2
    window.resize(900, 640)
    settle(qtbot, window)
    assert summary(window).columns == 1
    assert summary(window).page.width() <= summary(window).viewport().width()


def test_a_client_in_the_trash_is_offered_no_next_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    assert summary(window).add_button.isVisibleTo(summary(window))
    desk.clients.trash(["KH000003"])
    window.page.refresh()
    settle(qtbot, window)
    shown = summary(window)
    assert not any(part.isVisibleTo(shown) for part in (shown.add_button, shown.next, shown.questions))
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    assert not window.page.tabs.timeline.composer.isVisibleTo(window.page.tabs.timeline)


def test_while_somebody_looks_on_people_around_are_hardly_named_and_firms_are(window: Window, qtbot: QtBot) -> None:
    window.privacy.turn()
    settle(qtbot, window)
    told = people(window)
    assert told["样板贸易有限公司"] == "Employer"
    assert told["陈**"] == "Colleague"
    assert "李强" not in told
    window.privacy.turn()
    settle(qtbot, window)
    assert "李强" in people(window)


def test_enter_twice_plans_once_and_the_answer_leaves_another_client_alone(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    line, waiting = summary(window).next, Event()
    window.context.tasks.ask(lambda: waiting.wait(20), lambda _done: None)
    line.set_texts("Ring", "tomorrow")
    QTest.keyClick(line.when, Qt.Key.Key_Return)
    QTest.keyClick(line.when, Qt.Key.Key_Return)
    window.show_client(2)
    qtbot.waitUntil(lambda: line.texts() == ("", ""))
    line.set_texts("Write", "")
    waiting.set()
    settle(qtbot, window)
    assert [task[Task.subject] for task in desk.work.of("KH000003")] == ["Ring"]
    assert line.texts() == ("Write", "")


def test_a_next_step_that_was_begun_waits_while_another_client_is_looked_at(window: Window, qtbot: QtBot) -> None:
    line = summary(window).next
    line.set_texts("Ring", "tomorrow")
    for client, said in ((2, ("", "")), (3, ("Ring", "tomorrow"))):
        window.show_client(client)
        settle(qtbot, window)
        assert line.texts() == said
