"""The timeline of a person in a window, and what tests do with it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record
from clientdesk.ui.client.items import Item
from clientdesk.ui.client.tabs import TIMELINE
from clientdesk.ui.client.timeline import Timeline
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

Open = Callable[[], Window]
NOW = "2026-11-22T10:00:00+08:00"
TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, open_window: Open, set_clock: Callable[[str], None], qtbot: QtBot) -> Window:
    """A window with the timeline of a person."""
    set_clock(NOW)
    desk.clients.create(make.person("王薇"))
    desk.clients.create(make.person("李强"))
    return shown(open_window(), qtbot)


def shown(window: Window, qtbot: QtBot, client: int = 1) -> Window:
    """The window with the timeline of a client."""
    window.show_client(client)
    window.page.tabs.show_tab(TIMELINE)
    settle(qtbot, window)
    return window


def timeline(window: Window) -> Timeline:
    return window.page.tabs.timeline


def write(window: Window, text: str, *, what: str = "", when: str = "", way: int = 0) -> None:
    composer = timeline(window).composer
    QTest.mouseClick(composer.ways.button(way), Qt.MouseButton.LeftButton)
    composer.text.setFocus()
    composer.text.insertPlainText(text)
    composer.next.what.setText(what)
    composer.next.when.setText(when)


def post(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(timeline(window).composer.text, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)


def of_kind(desk: Desk, kind: str) -> list[Record]:
    return [record for record in desk.work.of("KH000001") if record.kind.name == kind]


def told(window: Window) -> list[str]:
    return [item.accessibleName() for item in timeline(window).items()]


def item_of(window: Window, kind: str) -> Item:
    return next(item for item in timeline(window).items() if item.record and item.record.kind.name == kind)


def press(item: Item, name: str) -> None:
    button = next(b for b in item.findChildren(QToolButton) if b.accessibleName().startswith(name))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
