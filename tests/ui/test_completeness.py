"""How far a file has come: three levels, and the next five questions at the head of the page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.completeness import LEVELS, Level, in_order, open_questions, standing
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.ui.form.chapters import chapters
from clientdesk.ui.form.questions import NextQuestions
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_the_levels_hold_a_dozen_sixty_and_all_fields_none_twice(kind: Kind) -> None:
    levels = in_order(kind)
    told = [field for fields in LEVELS[kind.name].values() for field in fields]
    assert len({field.key for field in told}) == len(told)
    assert len(levels[Level.BASIC]) == 12
    assert 55 <= len(levels[Level.BASIC]) + len(levels[Level.GOOD]) <= 70
    assert sum(map(len, levels.values())) == len(kind.fields)


def test_a_new_client_stands_at_basic_and_not_known_counts_as_an_answer() -> None:
    record = make.person("张伟")
    before = standing(record, {})
    assert (before.level, before.asked) == (Level.BASIC, 12)
    after = standing(record, {"position": "unknown", "email": "na", "mobile": "later"})
    assert after.answered == before.answered + 2


def test_the_next_level_begins_when_one_is_whole() -> None:
    record = make.person("张伟")
    answers = {field.key: "na" for field in LEVELS["person"][Level.BASIC]}
    assert standing(record, answers).level is Level.GOOD
    everything = {field.key: "na" for field in PERSON.fields}
    whole = standing(record, everything)
    assert (whole.level, whole.is_whole) == (Level.DEEP, True)
    assert open_questions(record, everything) == ()


def test_what_was_put_off_is_asked_last() -> None:
    record = make.person("张伟")
    first = open_questions(record, {}, Level.BASIC)[0]
    assert open_questions(record, {first.key: "later"}, Level.BASIC)[-1] is first


@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_no_percentage_of_all_fields_stands_beside_the_questions_answered(kind: Kind) -> None:
    shown = [field for chapter in chapters(kind) for field in chapter.fields]
    assert Header.completeness.key in kind.by_key
    assert Header.completeness not in shown


@pytest.fixture
def window(desk: Desk, open_window: Open) -> Window:
    """A window on a person of whom only the name is known."""
    desk.clients.create(make.person("张伟"))
    opened = open_window()
    opened.activateWindow()
    opened.page.show_dossier()
    return opened


def head(window: Window) -> NextQuestions:
    """What stands at the head of the sheet or form."""
    return window.page.guide.heads[window.page.body()]


def test_the_head_tells_the_level_and_a_click_on_a_question_goes_to_its_field(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    opened = window.page.opened
    assert opened is not None
    known = standing(opened.record, {}).answered
    assert head(window).told.text() == f"Basic: {known} of 12 answered. Worth asking next:"
    offered = [button for button in head(window).buttons if not button.isHidden()]
    assert len(offered) == 5
    key = head(window).fields[0].key
    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.mode == FILL_IN
    assert window.page.form().entries[key].editor.isAncestorOf(hands.focused())
    desk.answers.give(desk.clients.get("KH000001"), Basics.mobile, "unknown")
    window.page.refresh()
    settle(qtbot, window)
    assert f"{known + 1} of 12" in head(window).told.text()


def test_a_whole_file_offers_nothing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    record = desk.clients.get("KH000001")
    for field in PERSON.fields:
        if field.stored:
            desk.answers.give(record, field, "na")
    window.page.refresh()
    settle(qtbot, window)
    assert head(window).line.isHidden()
    assert "Deep" in head(window).told.text()
