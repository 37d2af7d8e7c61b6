"""Rows of the summary: what is too long for a line goes on below it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.relations import Relations
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.ui.client.rows import Said
from clientdesk.ui.client.tabs import SUMMARY
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

LONG = "Renewal paper with two instalments and a letter to the owners of the house"


@pytest.fixture
def said(qtbot: QtBot) -> Said:
    made = Said(LONG, "We promised it")
    qtbot.addWidget(made)
    return made


def test_both_stand_on_one_line_where_there_is_room(said: Said) -> None:
    assert said.heightForWidth(2000) == said.heightForWidth(3000) <= 2 * said.fontMetrics().height()


@pytest.mark.parametrize("width", [80, 120, 200, 400])
def test_the_narrower_it_is_the_more_lines_it_takes(said: Said, width: int) -> None:
    assert said.heightForWidth(width) > said.heightForWidth(2000)
    assert said.heightForWidth(width) >= said.heightForWidth(width * 2)


def test_a_title_alone_that_fits_exactly_is_not_broken(qtbot: QtBot) -> None:
    made = Said("turns 51", "")
    qtbot.addWidget(made)
    width = next(width for width in range(500) if made.heightForWidth(width) == made.heightForWidth(500))
    assert made.heightForWidth(width - 1) > made.heightForWidth(width)


@pytest.mark.parametrize("width", [1024, 1366])
def test_no_row_of_the_summary_is_lower_than_its_words(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot, width: int
) -> None:
    desk.clients.create(make.enterprise("Larkmoor House Hotel and Gardens (Sample) Limited"))
    person = make.person("Eleanor Hughes", employer_id=Link("KH000001", ""), position="General manager of everything")
    person[Relations.friends] = (Row({"name": "Margaret Okoye of the Lower Mill", "job": "Head chef, retired"}),)
    assert person[Basics.full_name]
    desk.clients.create(person)
    desk.work.add(desk.work.task("KH000002", subject=LONG))
    window = open_window()
    window.resize(width, 640)
    window.show_client(2)
    window.page.tabs.show_tab(SUMMARY)
    settle(qtbot, window)
    rows = window.page.tabs.summary.findChildren(Said)
    assert {row.title for row in rows} >= {LONG, "Margaret Okoye of the Lower Mill"}
    assert all(row.height() >= row.heightForWidth(row.width()) for row in rows)
