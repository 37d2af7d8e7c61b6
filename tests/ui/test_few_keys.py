"""What is done many times a day takes few keys, and no mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.dossier.kinds import CONTACT, PERSON, TASK
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.quick_add import QuickAdd
from tests.ui import hour
from tests.ui.conftest import PATIENCE
from tests.ui.hands import focused
from tests.ui.somebody import ALT, CTRL, Somebody, somebody


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path, qtbot: QtBot, set_clock: Callable[[str], None]) -> Iterator[Somebody]:
    """Somebody with the sample desk before them, nothing counted yet."""
    set_clock(hour.moment(hour.FIRST_DAY))
    with somebody(qapp, tmp_path / "files", qtbot) as hands:
        hands.begin()
        hands.keys = hands.clicks = hands.texts = 0
        yield hands


def counted(hands: Somebody) -> tuple[int, int, int]:
    """(keys, clicks, texts typed)."""
    return hands.keys, hands.clicks, hands.texts


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support", extend=True)
def test_a_client_with_telephone_and_next_contact_takes_seven_keys(hands: Somebody) -> None:
    hands.key(Qt.Key.Key_N, CTRL | ALT)
    dialog = hands.dialog(QuickAdd)
    hands.write("沈小样")
    hands.key(Qt.Key.Key_Tab)
    hands.write("15400009901")
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Tab)
    assert focused() is dialog.next_step.what
    hands.write("send quote")
    hands.key(Qt.Key.Key_Tab)
    hands.write("Friday")
    hands.key(Qt.Key.Key_Return)
    hands.come_back()
    (added,) = (one for one in hands.desk.clients.every(kinds=[PERSON.name]) if one.name == "沈小样")
    assert added[Basics.mobile] is not None
    assert "send quote" in [one[Task.subject] for one in hands.desk.clients.every(kinds=[TASK.name])]
    assert counted(hands) == (7, 0, 4)


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support", extend=True)
def test_a_call_and_what_is_next_take_six_keys(hands: Somebody) -> None:
    name = next(one.name for one in hands.desk.clients.every(kinds=[PERSON.name]))
    hands.go_to(name)
    hands.key(Qt.Key.Key_3, CTRL)
    hands.rest()
    hands.write("asked for the price of ten")
    hands.key(Qt.Key.Key_Tab)
    hands.write("send quote for ten")
    hands.key(Qt.Key.Key_Return)
    hands.write("Friday")
    hands.key(Qt.Key.Key_Return)
    hands.rest()
    assert "asked for the price of ten" in [
        one[Contact.content] for one in hands.desk.clients.every(kinds=[CONTACT.name])
    ]
    assert "send quote for ten" in [one[Task.subject] for one in hands.desk.clients.every(kinds=[TASK.name])]
    assert counted(hands) == (6, 0, 4)


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support", extend=True)
def test_a_card_is_found_and_at_the_printer_with_four_keys(hands: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    name = next(one.name for one in hands.desk.clients.every(kinds=[PERSON.name]))
    hands.go_to(name)
    hands.key(Qt.Key.Key_P, CTRL)
    dialog = hands.dialog(PrintDialog)
    hands.qtbot.waitUntil(lambda: hands.window.context.tasks.idle and not dialog.waits, timeout=PATIENCE)
    asked: list[object] = []
    monkeypatch.setattr(dialog.giving, "ask_printer", asked.append)
    hands.key(Qt.Key.Key_Return)
    assert asked == [dialog.preview.document]
    assert counted(hands) == (4, 0, 1)
    dialog.reject()
    hands.come_back()
