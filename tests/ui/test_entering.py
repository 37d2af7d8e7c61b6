"""Filling in by keyboard: Enter goes on where that is wanted, never while an input method composes; Ctrl+; is today."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.i18n import catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.form.entering import enter_goes_on, let_enter_go_on
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the form of a person, in which Enter goes on."""
    desk.clients.create(make.person("张伟"))
    opened = open_window()
    opened.activateWindow()
    let_enter_go_on(opened.context, wanted=True)
    opened.show_client(1, mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def at(window: Window) -> str:
    """The field that has the cursor."""
    return window.page.form().key_at(hands.focused())


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the cursor is, as the system hands it in."""
    focused: QWidget = hands.focused()
    QTest.keyClick(focused, key, modifiers)


def test_enter_goes_on_from_the_beginning_in_chinese_only(context: Context) -> None:
    assert not enter_goes_on(context)
    assert enter_goes_on(replace(context, words=catalogue("zh_CN")))
    assert enter_goes_on(replace(context, words=catalogue("zh_TW")))


def test_enter_saves_and_goes_to_the_next_field_and_shift_enter_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.page.form().focus_on("position")
    hands.write(hands.focused(), "Chief")  # type: ignore[arg-type]
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert desk.clients.get("KH000001")[Basics.position] == "Chief"
    assert at(window) == "professional_title"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert at(window) == "position"


def test_enter_stays_where_the_user_wants_that(window: Window) -> None:
    [enter] = [one for one in window.page.guide.tools.menu.actions() if one.isCheckable()]
    let_enter_go_on(window.context, wanted=False)
    window.page.form().focus_on("position")
    press(Qt.Key.Key_Return)
    assert at(window) == "position"
    enter.setChecked(False)
    enter.setChecked(True)
    press(Qt.Key.Key_Return)
    assert at(window) == "professional_title"


def test_enter_that_ends_a_composition_does_not_go_on(window: Window) -> None:
    window.page.form().focus_on("position")
    QApplication.sendEvent(hands.focused(), QInputMethodEvent("zhuren", []))
    press(Qt.Key.Key_Return)
    assert at(window) == "position"
    committed = QInputMethodEvent()
    committed.setCommitString("主任")
    QApplication.sendEvent(hands.focused(), committed)
    assert window.page.form().entries["position"].editor.text() == "主任"
    press(Qt.Key.Key_Return)
    assert at(window) == "professional_title"


def test_enter_in_notes_is_a_new_line_and_ctrl_enter_goes_on(window: Window) -> None:
    window.page.form().focus_on("character_traits_note")
    QTest.keyClicks(hands.focused(), "calm")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(hands.focused(), "exact")
    assert window.page.form().entries["character_traits_note"].editor.text() == "calm\nexact"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert at(window) == "family_name"


def test_enter_on_a_list_goes_on(window: Window) -> None:
    window.page.form().focus_on("gender")
    press(Qt.Key.Key_Return)
    assert at(window) == "photo"


def test_ctrl_semicolon_writes_today(window: Window, desk: Desk) -> None:
    window.page.form().focus_on("birth_date")
    press(Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert window.page.form().entries["birth_date"].editor.text() == desk.today.isoformat()


def test_an_empty_date_stays_empty_when_one_passes_through_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    before = desk.keeping.dump()
    form = window.page.form()
    dates = [key for key, entry in form.entries.items() if entry.field.type.name in ("date", "partial_date")]
    for key in dates[:4]:
        form.focus_on(key)
        press(Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert len(dates) > 4
    assert desk.keeping.dump() == before
    assert [form.entries[key].editor.text() for key in dates[:4]] == [""] * 4
