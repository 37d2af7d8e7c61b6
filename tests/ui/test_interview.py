"""The interview: one question at a time, each answer saved as it is given."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.completeness import Level, open_questions
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.form.interview import Interview
from clientdesk.ui.page import FILL_IN, READ
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open) -> Window:
    """A window on a person of whom little is known."""
    desk.clients.create(make.person("张伟"))
    opened = open_window()
    opened.activateWindow()
    return opened


def begin(window: Window, *questions: Field[object]) -> Interview:
    """The interview, with these questions or those that are missing."""
    window.page.guide.ask(questions)
    return window.page.guide.interview


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is."""
    QTest.keyClick(hands.focused(), key, modifiers)


def write(text: str) -> None:
    """Type where the cursor is."""
    QTest.keyClicks(hands.focused(), text)


def test_it_asks_only_what_is_missing_the_weightiest_first(window: Window, desk: Desk) -> None:
    window.page.guide.tools.interview.click()
    interview, record = window.page.guide.interview, desk.clients.get("KH000001")
    assert list(interview.questions) == list(open_questions(record, {}, Level.GOOD))
    assert all(record[field] is None for field in interview.questions)
    first = interview.questions[0]
    assert interview.question.text() == first.title(window.context.words)
    assert interview.progress.text().startswith(f"1 of {len(interview.questions)}")


def test_enter_saves_and_asks_the_next_and_shift_enter_goes_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    interview = begin(window, Basics.position, Basics.nickname)
    write("Chief")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.position] == "Chief"
    assert interview.question.text() == "Nickname"
    assert interview.progress.text().startswith("2 of 2")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert interview.question.text() == "Position"
    assert interview.entries["position"].editor.text() == "Chief"


def test_enter_while_composing_does_not_go_on(window: Window) -> None:
    interview = begin(window, Basics.position, Basics.nickname)
    QApplication.sendEvent(hands.focused(), QInputMethodEvent("zhu", []))
    press(Qt.Key.Key_Return)
    assert interview.question.text() == "Position"


def test_enter_in_notes_makes_a_line_and_ctrl_enter_goes_on(window: Window, desk: Desk, qtbot: QtBot) -> None:
    interview = begin(window, Basics.character_traits_note, Basics.position)
    write("calm")
    press(Qt.Key.Key_Return)
    write("exact")
    assert interview.question.text() == "Character traits: remarks"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.character_traits_note] == "calm\nexact"
    assert interview.question.text() == "Position"


@pytest.mark.parametrize(("answer", "label"), [("unknown", "Not known"), ("na", "Not applicable")])
def test_what_is_not_to_be_had_is_noted_and_no_longer_asked(
    answer: str, label: str, window: Window, desk: Desk, qtbot: QtBot
) -> None:
    interview = begin(window, Basics.position, Basics.nickname)
    button: QPushButton = interview.answers[answer]
    assert button.text() == label
    button.click()
    settle(qtbot, window)
    assert desk.answers.of(1) == {"position": answer}
    assert interview.question.text() == "Nickname"
    interview.end()
    assert Basics.position not in begin(window).questions
    window.undo()
    settle(qtbot, window)
    assert desk.answers.of(1) == {}


def test_what_is_put_off_is_asked_the_next_time_at_the_end(window: Window, desk: Desk, qtbot: QtBot) -> None:
    interview = begin(window)
    first = interview.questions[0]
    interview.answers["later"].click()
    settle(qtbot, window)
    interview.end()
    assert begin(window).questions[-1] is first
    assert desk.answers.of(1) == {first.key: "later"}


def test_what_cannot_be_read_is_explained_kept_and_stays_asked(window: Window, desk: Desk, qtbot: QtBot) -> None:
    interview = begin(window, Basics.height_cm, Basics.position)
    write("tall")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert interview.question.text() == "Height"
    entry = interview.entries["height_cm"]
    assert entry.note is not None
    assert entry.note.text()
    assert [draft.text for draft in desk.drafts.of(1)] == ["tall"]
    interview.answers["unknown"].click()
    settle(qtbot, window)
    assert interview.question.text() == "Position"
    assert desk.drafts.of(1) == []


def test_escape_ends_it_and_keeps_what_was_being_typed(window: Window, desk: Desk, qtbot: QtBot) -> None:
    begin(window, Basics.position)
    window.page.guide.interview.entries["position"].editor.line.setText("Chief")  # type: ignore[attr-defined]
    window.page.guide.interview.stop.click()
    settle(qtbot, window)
    assert window.page.mode == READ
    assert desk.clients.get("KH000001")[Basics.position] == "Chief"
    begin(window, Basics.nickname)
    press(Qt.Key.Key_Escape)
    assert window.page.mode == READ


def test_rows_are_asked_for_in_their_grid(window: Window, desk: Desk, qtbot: QtBot) -> None:
    interview = begin(window, Family.children, Basics.position)
    grid = interview.grids["children"]
    grid.view.edit(grid.model.index(0, 0))
    line = grid.view.viewport().findChildren(LineEditor)[0].line
    QTest.keyClicks(line, "Anna")
    interview.next.click()
    settle(qtbot, window)
    name = Family.children.type.columns[0]  # type: ignore[attr-defined]
    assert [row[name] for row in desk.clients.get("KH000001").rows(Family.children)] == ["Anna"]
    assert interview.question.text() == "Position"


def test_after_the_last_question_it_says_so_and_enter_ends_it(window: Window, qtbot: QtBot) -> None:
    window.page.toggle()
    interview = begin(window, Family.pets)
    press(Qt.Key.Key_Return)
    assert interview.end_text.isVisible()
    assert interview.next.text() == "Done"
    interview.next.click()
    settle(qtbot, window)
    assert window.page.mode == FILL_IN


def test_the_five_questions_at_the_head_can_be_asked_one_by_one(window: Window) -> None:
    head = window.page.guide.heads[window.page.body()]
    wanted = head.fields
    head.ask.click()
    assert window.page.guide.interview.questions == wanted


def test_ctrl_f_ends_it_and_finds(window: Window) -> None:
    begin(window, Basics.position)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.page.guide.tools.line, "mobile")
    assert window.page.mode == READ
    assert window.page.guide.tools.found.text().startswith("1/")


def test_another_client_ends_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.clients.create(make.person("李强"))
    begin(window, Basics.position)
    window.show_client(2)
    settle(qtbot, window)
    assert window.page.mode == READ
    assert window.page.head.name.text() == "李强"
