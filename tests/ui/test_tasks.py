"""Answers to work off the window's thread reach only who is still there."""

from collections.abc import Callable
from functools import partial
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from clientdesk.errors import UserError
from clientdesk.ui.tasks import Tasks


class Asker(QWidget):
    """Asks for a word and shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.told = QLabel(self)

    def tell(self, word: str) -> None:
        """Show the word."""
        self.told.setText(word)

    def as_method(self) -> Callable[[str], None]:
        """The answer goes to a method."""
        return partial(self.tell)

    def as_lambda(self) -> Callable[[str], None]:
        """The answer goes to a function that speaks of the widget."""
        return lambda word: self.told.setText(word.upper())

    def as_function(self) -> Callable[[str], None]:
        """The same with a name."""

        def then(word: str) -> None:
            self.told.setText(word)

        return then


@pytest.mark.parametrize("way", [Asker.as_method, Asker.as_lambda, Asker.as_function])
def test_the_answer_to_a_widget_that_was_closed_meanwhile_is_let_go(
    tasks: Tasks, qtbot: QtBot, way: Callable[[Asker], Callable[[str], None]]
) -> None:
    closed, waiting = Asker(), Event()
    there = Asker()
    qtbot.addWidget(there)
    tasks.ask(lambda: str(waiting.wait(20)), way(closed))
    tasks.ask(lambda: "done", way(there))
    delete(closed)
    waiting.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert there.told.text().lower() == "done"


class Noted:
    """Notes in which thread it went."""

    def __init__(self, went: list[bool]) -> None:
        self.went = went

    def __del__(self) -> None:
        self.went.append(current_thread() is main_thread())

    def ask(self) -> None:
        """Something to be done."""

    def refuse(self) -> None:
        """Something that cannot be done."""
        raise UserError("No.", key="no")

    def take(self, _answer: Any) -> None:
        """What comes of it."""


@pytest.mark.parametrize("work", [Noted.ask, Noted.refuse])
def test_what_only_a_thread_knows_still_goes_in_the_threads_of_windows(
    tasks: Tasks, qtbot: QtBot, work: Callable[[Noted], None]
) -> None:
    went: list[bool] = []
    for _ in range(40):
        noted = Noted(went)
        tasks.ask(partial(work, noted), noted.take, noted.take)
        del noted
    qtbot.waitUntil(lambda: tasks.idle)
    assert went == [True] * 40
