"""The columns of the list: chosen, searched, moved, widened, remembered, reset; how close the lines stand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.list.chooser import ColumnChooser
from clientdesk.ui.list.columns import CLIENTS, DENSE, SEARCHED, Arrangement, arrangement, keep
from clientdesk.ui.list_pane import ListPane
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def pane(desk: Desk, open_window: Open, qtbot: QtBot) -> ListPane:
    for name, code in (("安娜", "B1"), ("李强", "A2")):
        desk.clients.create(make.person(name, client_code=code, owner_id=None))
    window = open_window()
    window.shell.go("all")
    settle(qtbot, window)
    return window.list


def titles(pane: ListPane) -> list[str]:
    """The titles of the columns, from left to right."""
    return [pane.model.columns[place].name for place in pane.table.order()]


def tick(chooser: ColumnChooser, title: str, state: Qt.CheckState) -> None:
    found = chooser.list.findItems(title, Qt.MatchFlag.MatchExactly)
    found[0].setCheckState(state)


def test_a_column_that_is_ticked_is_shown_and_stays_so_in_another_window(
    pane: ListPane, open_window: Open, qtbot: QtBot
) -> None:
    chooser = pane.choose_columns()
    tick(chooser, "Owner", Qt.CheckState.Checked)
    tick(chooser, "City", Qt.CheckState.Unchecked)
    assert titles(pane) == ["name", "phone", "company", "stage", "class", "contacted", "updated", "code", "owner"]
    assert not pane.table.isColumnHidden(8)
    chooser.reject()
    other = open_window()
    other.shell.go("all")
    settle(qtbot, other)
    assert titles(other.list) == titles(pane)


def test_a_column_is_found_by_its_title_and_moved_by_keys(pane: ListPane) -> None:
    chooser = pane.choose_columns()
    QTest.keyClicks(chooser.finder, "pho")
    shown = [
        chooser.list.item(row).text() for row in range(chooser.list.count()) if not chooser.list.item(row).isHidden()
    ]
    assert shown == ["Phone"]
    QTest.keyClick(chooser.finder, Qt.Key.Key_Escape)
    assert chooser.isVisible()
    chooser.list.setCurrentRow(1)
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(chooser.list, Qt.Key.Key_Down, keys)
    assert titles(pane)[:3] == ["name", "company", "phone"]
    chooser.reject()


def test_the_name_cannot_be_taken_away_and_the_usual_columns_come_back(pane: ListPane) -> None:
    usual = titles(pane)
    chooser = pane.choose_columns()
    name = chooser.list.findItems("Name", Qt.MatchFlag.MatchExactly)[0]
    assert not name.flags() & Qt.ItemFlag.ItemIsUserCheckable
    for title in ("Phone", "Company", "City", "Stage", "Class", "Last contact", "Changed", "Code"):
        tick(chooser, title, Qt.CheckState.Unchecked)
    assert titles(pane) == ["name"]
    chooser.usual.click()
    assert titles(pane) == usual
    assert chooser.shown() == tuple(usual)
    chooser.reject()


def test_a_column_that_is_dragged_or_widened_stays_so(pane: ListPane, qtbot: QtBot) -> None:
    header = pane.table.horizontalHeader()
    header.resizeSection(0, 180)
    header.moveSection(1, 0)
    assert titles(pane)[:2] == ["phone", "name"]
    pane.search("安")
    settle(qtbot, pane.window())  # type: ignore[arg-type]
    assert titles(pane)[:2] == ["name", "found"]
    assert header.visualIndex(0) == 0
    pane.search("")
    settle(qtbot, pane.window())  # type: ignore[arg-type]
    assert titles(pane)[:2] == ["phone", "name"]
    assert abs(pane.table.widths[1] - 180) <= 1


def test_the_room_left_over_goes_to_the_name_until_a_width_is_set(pane: ListPane) -> None:
    table = pane.table
    usual = table.widths[0]
    table.resize(usual + table.widths[1] + 40, table.height())
    shown = [place for place in range(len(table.widths)) if not table.isColumnHidden(place)]
    assert shown == [0, 1]
    grown = table.columnWidth(0)
    assert usual < grown
    assert grown + table.columnWidth(1) == table.viewport().width()
    assert table.columnWidth(1) == table.widths[1]
    table.horizontalHeader().resizeSection(0, usual)
    table.resize(table.width() + 10, table.height())
    assert table.columnWidth(0) == usual


def test_every_column_sorts_and_the_arrow_stands_over_it(pane: ListPane, qtbot: QtBot) -> None:
    keep(pane.context.remembered, CLIENTS, Arrangement(tuple(CLIENTS.offered), fits=False))
    pane.show_entry("trash", "")
    settle(qtbot, pane.window())  # type: ignore[arg-type]
    pane.show_entry("all", "All")
    settle(qtbot, pane.window())  # type: ignore[arg-type]
    header = pane.table.horizontalHeader()
    for place, column in enumerate(pane.model.columns):
        if column.order != pane.wish.order:
            header.sectionClicked.emit(place)
        settle(qtbot, pane.window())  # type: ignore[arg-type]
        assert pane.wish.order == column.order
        assert header.isSortIndicatorShown()
        assert header.sortIndicatorSection() == place


def test_close_lines_are_lower_and_stay_so(pane: ListPane, open_window: Open) -> None:
    rows = pane.table.verticalHeader()
    before = rows.defaultSectionSize()
    chooser = pane.choose_columns()
    chooser.densities.setCurrentIndex(chooser.densities.findData(DENSE))
    assert rows.defaultSectionSize() < before
    assert rows.defaultSectionSize() >= pane.table.fontMetrics().height()
    chooser.reject()
    assert open_window().list.table.verticalHeader().defaultSectionSize() == rows.defaultSectionSize()


def test_columns_remembered_by_a_file_edited_by_hand_do_no_harm() -> None:
    for told in ("", "[]", "null", '{"shown": 3}', '{"widths": {"name": "wide"}}', '{"shown": ["nonsense"]}'):
        assert arrangement(Remembered(lists={"clients": told}), CLIENTS) == Arrangement(CLIENTS.usual)
    without_name = arrangement(Remembered(lists={"found": '{"shown": ["phone", "trashed", "phone"]}'}), SEARCHED)
    assert without_name == Arrangement(("name", "phone"))
