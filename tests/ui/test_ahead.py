"""What is done ahead of the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.ui import icons
from clientdesk.ui.ahead import GettingReady
from clientdesk.ui.window import Window


def test_no_icon_is_left_to_be_drawn_when_the_window_opens(
    qapp: QApplication, open_window: Callable[[], Window], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[QByteArray] = []
    draw = QSvgRenderer

    def note(drawing: QByteArray) -> QSvgRenderer:
        drawn.append(drawing)
        return draw(drawing)

    monkeypatch.setattr(icons, "QSvgRenderer", note)
    icons._drawn.cache_clear()  # noqa: SLF001 - as in a program that has just been started
    ready = GettingReady(qapp)
    qtbot.waitUntil(lambda: ready.is_done, timeout=60_000)
    before = len(drawn)
    open_window()
    assert before > 0
    assert len(drawn) == before
