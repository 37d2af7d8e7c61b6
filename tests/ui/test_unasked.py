"""A window is made anew unasked only where nothing is taken out of the user's hands."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clientdesk.ui.unasked import is_free
from clientdesk.ui.window import Window


@contextmanager
def asking(window: Window) -> Iterator[None]:
    """A dialog is open."""
    dialog = window.quick_add()
    yield
    dialog.reject()


@contextmanager
def covered(window: Window) -> Iterator[None]:
    """The window is locked."""
    window.lock.lock()
    yield
    window.lock.unlock("")


@contextmanager
def hidden(window: Window) -> Iterator[None]:
    """The window is in the tray."""
    window.hide()
    yield
    window.show()


@contextmanager
def choosing(window: Window) -> Iterator[None]:
    """A menu is open."""
    menu = QMenu(window)
    menu.addAction("Something")
    menu.popup(window.pos())
    yield
    menu.close()


@contextmanager
def writing(window: Window) -> Iterator[None]:
    """A word stands where the cursor is."""
    window.activateWindow()
    window.search.setFocus()
    window.search.setText("zhang")
    yield
    window.search.clear()


@pytest.mark.parametrize("busy", [asking, covered, hidden, choosing, writing])
def test_a_window_that_is_in_use_covered_or_put_away_is_left_as_it_is(
    open_window: Callable[[], Window], qtbot: QtBot, busy: Callable[[Window], AbstractContextManager[None]]
) -> None:
    window = open_window()
    assert is_free(window)
    with busy(window):
        assert not is_free(window)
    qtbot.waitUntil(lambda: is_free(window))
