"""The import on an empty desk, and somebody who goes through it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.ui.context import Context
from clientdesk.ui.importing.dialog import ImportDialog
from tests.ui.importing.given import Hands


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> Iterator[ImportDialog]:
    """The import in front, with nothing in it yet."""
    made = ImportDialog(context)
    made.resize(1100, 700)
    made.check.settle.setInterval(0)
    made.show()
    yield made
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=20_000)
    if isValid(made):
        made.close()


@pytest.fixture
def hands(dialog: ImportDialog, qtbot: QtBot) -> Hands:
    """A user at it."""
    return Hands(dialog, qtbot)
