"""Chips below a note: what it tells in passing goes into the file when they are pressed, and only then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import CONTACT
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.ui.client.composer import Composer
from clientdesk.ui.client.tabs import TIMELINE
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

NOTE = "王总 女儿王乐 今年高考 喜欢龙井"


@pytest.fixture
def composer(desk: Desk, open_window: Callable[[], Window], set_clock: Callable[[str], None], qtbot: QtBot) -> Composer:
    """Where a note about the client KH000001 is written."""
    set_clock("2026-11-22T10:00:00+08:00")
    desk.clients.create(make.person("王薇"))
    desk.clients.create(make.enterprise("苏州样例有限公司"))
    window = open_window()
    window.show_client(1)
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    return window.page.tabs.timeline.composer


def window_of(composer: Composer) -> Window:
    window = composer.window()
    assert isinstance(window, Window)
    return window


def write(composer: Composer, text: str, qtbot: QtBot) -> None:
    composer.text.setPlainText(text)
    composer.crumbs.read()
    settle(qtbot, window_of(composer))


def press(composer: Composer, words: str) -> None:
    chip = next(chip for chip in composer.crumbs.chips if words in chip.text())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)


def post(composer: Composer, qtbot: QtBot) -> None:
    QTest.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window_of(composer))


def test_what_is_pressed_goes_into_the_file_with_the_note_as_one_step(
    composer: Composer, desk: Desk, qtbot: QtBot
) -> None:
    write(composer, NOTE, qtbot)
    press(composer, "王乐")

    post(composer, qtbot)

    record = desk.clients.get("KH000001")
    assert [row[Child.name] for row in record.rows(Family.children)] == ["王乐"]
    assert record[Lifestyle.favourite_drink] is None
    assert not composer.crumbs.isVisible()
    desk.past.undo()
    assert desk.clients.get("KH000001").rows(Family.children) == ()
    assert not [one for one in desk.work.of("KH000001") if one.kind.name == CONTACT.name]


def test_nothing_goes_into_the_file_that_nobody_pressed(composer: Composer, desk: Desk, qtbot: QtBot) -> None:
    write(composer, NOTE, qtbot)
    assert len(composer.crumbs.chips) == 2

    post(composer, qtbot)

    record = desk.clients.get("KH000001")
    assert record.rows(Family.children) == ()
    assert record[Lifestyle.favourite_drink] is None


def test_what_was_corrected_before_the_note_was_read_again_does_not_go_into_the_file(
    composer: Composer, desk: Desk, qtbot: QtBot
) -> None:
    write(composer, NOTE, qtbot)
    press(composer, "王乐")
    press(composer, "龙井")
    composer.text.setPlainText(NOTE.replace("王乐", "王悦"))

    post(composer, qtbot)

    record = desk.clients.get("KH000001")
    assert record.rows(Family.children) == ()
    assert record[Lifestyle.favourite_drink] == "龙井"


def test_a_chip_that_is_down_stays_down_while_one_writes_on(composer: Composer, qtbot: QtBot) -> None:
    write(composer, NOTE, qtbot)
    press(composer, "龙井")

    write(composer, f"{NOTE}。他不抽烟", qtbot)

    assert [chip.isChecked() for chip in composer.crumbs.chips if "龙井" in chip.text()] == [True]
    assert len(composer.crumbs.chips) == 3


def test_an_enterprise_is_offered_nothing(composer: Composer, qtbot: QtBot) -> None:
    window = window_of(composer)
    window.show_client(2)
    settle(qtbot, window)

    write(composer, NOTE, qtbot)

    assert composer.crumbs.chips == []
    assert not composer.crumbs.isVisible()


def test_the_chips_go_with_the_text(composer: Composer, qtbot: QtBot) -> None:
    write(composer, NOTE, qtbot)

    composer.text.clear()
    settle(qtbot, window_of(composer))

    assert composer.crumbs.chips == []
    assert not composer.crumbs.isVisible()


def test_whoever_has_noted_a_call_goes_on_with_calls(composer: Composer, qtbot: QtBot) -> None:
    composer.ways.button(1).click()
    write(composer, "Rang about the offer.", qtbot)

    post(composer, qtbot)

    assert composer.text.toPlainText() == ""
    assert composer.ways.checkedId() == 1
