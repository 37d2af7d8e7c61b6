"""What the tests of windows have: no screen, our fonts and look, a window on a real file, and patience."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.ui import look
from clientdesk.ui.context import Context
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import ALL
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.window import Window
from tests.heartbeat import Heart

PATIENCE = 60_000
"""Milliseconds; a busy machine is slow."""


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    """Our fonts and light colours."""
    assert look.load_fonts() >= 6
    look.apply(qapp, look=look.LIGHT, language="en")


@pytest.fixture(scope="session", autouse=True)
def heart(qapp: QApplication, pytestconfig: pytest.Config) -> Iterator[Heart | None]:
    """With `--heartbeat FILE` the longest pauses of the window are written there at the end, with their stacks."""
    del qapp
    file: Path | None = pytestconfig.getoption("--heartbeat", None)
    if file is None:
        yield None
        return
    beating = Heart()
    beating.start()
    yield beating
    beating.stop()
    file.write_text(beating.report(), encoding="utf-8")


@pytest.fixture(autouse=True)
def watched(heart: Heart | None, request: pytest.FixtureRequest) -> None:
    """The pauses are noted under the name of the test."""
    if heart is not None:
        heart.during = request.node.name


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """What Qt itself says is English again after a test that had the program speak another language."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale("en"))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """The threads, ended after the test."""
    made = Tasks()
    yield made
    qtbot.waitUntil(lambda: made.idle, timeout=20_000)
    made.stop()


@pytest.fixture
def context(desk: Desk, tasks: Tasks) -> Context:
    """What every widget is handed, in English."""
    return Context(desk, tasks, catalogue("en"))


@pytest.fixture
def open_window(context: Context, qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    """Opens a window on the desk as it is then, with the list of all clients in front."""
    windows: list[Window] = []

    def opened() -> Window:
        window = Window(context, Remembered(), look=look.LIGHT)
        windows.append(window)
        window.shell.go(ALL)
        window.resize(1280, 860)
        window.show()
        settle(qtbot, window)
        return window

    yield opened
    for window in windows:
        settle(qtbot, window)
        window.let_go()
        window.deleteLater()


def settle(qtbot: QtBot, window: Window) -> None:
    """Wait until nothing is under way and the window shows the outcome."""

    def quiet() -> bool:
        body = window.page.body() if window.page.opened else None
        whole = not (body and body.is_filling) and not window.page.preparing.is_awaited
        return whole and window.context.tasks.idle and not window.saving.is_busy(window.page.wanted)

    qtbot.wait(1)
    qtbot.waitUntil(quiet, timeout=PATIENCE)
    qtbot.wait(1)
    qtbot.waitUntil(quiet, timeout=PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--heartbeat FILE`, where the tests of windows alone are asked for."""
    parser.addoption("--heartbeat", type=Path, help="write the longest pauses of the window into this file")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every window and list what it cannot do."""
    mark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(mark)
