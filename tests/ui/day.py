"""The morning page on a Sunday: what its tests share."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.today.page import TodayPage
from tests.ui.conftest import PATIENCE

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Sunday morning."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")


def wait(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until nothing is under way."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: tasks.idle, timeout=PATIENCE)
    qtbot.wait(1)


@pytest.fixture
def open_page(desk: Desk, tasks: Tasks, qtbot: QtBot) -> Callable[..., TodayPage]:
    """Opens the page on the desk as it is then."""

    def opened(language: str = "en") -> TodayPage:
        page = TodayPage(Context(desk, tasks, catalogue(language)))
        qtbot.addWidget(page)
        page.resize(1180, 900)
        page.show()
        wait(qtbot, tasks)
        return page

    return opened


def add(desk: Desk, subject: str, *, client: str = "KH000001", due: date | None = TODAY, **values: object) -> str:
    task = desk.work.task(client, subject=subject, due=due)
    for key, value in values.items():
        task[task.kind.by_key[key]] = value
    desk.work.add(task)
    return task.code


def shown(page: TodayPage, name: str) -> list[tuple[str, str, str]]:
    """(lead, title, note) of the rows of a block."""
    return [(row.told.lead, row.told.title, row.told.note) for row in page.blocks[name].lines]


def rows_named(page: TodayPage, title: str) -> int:
    return next(place for place, row in enumerate(page.lines) if row.told.title == title)
