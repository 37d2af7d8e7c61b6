"""The line above the list: what keeps clients out of it, each with a cross; one condition more; nobody found."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.queries.tree import Condition
from clientdesk.dossier.queries.views import Sort
from clientdesk.dossier.values import Address
from clientdesk.ui.shell.entries import ALL
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle
from tests.ui.test_window import names

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open) -> Window:
    suzhou = Address("CN", "江苏省", "苏州市")
    desk.clients.create(make.person("安娜", tags=("茶",), home_address=suzhou, mobile="154 0000 0001"))
    desk.clients.create(make.person("李强", tags=("紅茶",), home_address=suzhou))
    desk.clients.create(make.person("王芳", tags=("红茶",)))
    return open_window()


def buttons(window: Window) -> dict[str, Callable[[], None]]:
    """What the empty list offers, by its words."""
    layout = window.list.empty.buttons
    shown = (item.widget() for place in range(layout.count()) if (item := layout.itemAt(place)))
    return {widget.text(): widget.click for widget in shown if widget is not None}  # type: ignore[attr-defined]


def test_a_tag_is_a_chip_and_its_cross_leads_to_all_clients(window: Window, qtbot: QtBot) -> None:
    window.shell.go("tag:红茶")
    settle(qtbot, window)
    assert window.list.chips.texts() == ["Tagged 红茶"]
    assert window.list.count.text() == "2 of 3"
    window.list.chips.chips[0].cross.click()
    settle(qtbot, window)
    assert window.shell.entry == ALL
    assert len(names(window.list)) == 3


def test_a_tag_in_simplified_and_traditional_characters_is_one_tag(window: Window, desk: Desk, qtbot: QtBot) -> None:
    assert [(tag.count) for tag in desk.tags.most_used(5)] == [2, 1]
    window.shell.go("tag:紅茶")
    settle(qtbot, window)
    assert sorted(names(window.list)) == ["李强", "王芳"]


def test_one_condition_more_is_added_and_taken_away(window: Window, qtbot: QtBot) -> None:
    dialog = window.asking.add_filter()
    popup = dialog.line.button.popup
    assert popup is not None
    QTest.keyClicks(popup.finder, "city")
    QTest.keyClick(popup.finder, Qt.Key.Key_Return)
    assert dialog.line.offer is not None
    assert dialog.line.offer.field == "city"
    hands.write(dialog.line.value.editor.line, "苏州")  # type: ignore[union-attr]
    dialog.ok.click()
    settle(qtbot, window)
    assert window.list.chips.texts() == ["In 苏州"]
    assert sorted(names(window.list)) == ["安娜", "李强"]
    assert window.list.count.text() == "2 of 3"
    window.list.add_filter(Condition("mobile", "filled"))
    settle(qtbot, window)
    assert names(window.list) == ["安娜"]
    window.list.chips.chips[0].cross.click()
    settle(qtbot, window)
    assert len(window.list.chips.texts()) == 1
    window.list.chips.back.click()
    settle(qtbot, window)
    assert window.list.chips.texts() == []
    assert len(names(window.list)) == 3


def test_a_filter_that_lets_nobody_in_is_named_and_can_be_taken_away(window: Window, qtbot: QtBot) -> None:
    window.list.add_filter(Condition("city", "is", "北京"))
    settle(qtbot, window)
    assert window.list.empty.title.text() == "No client belongs here at the moment."
    assert window.list.empty.told.text() == "Only these are shown: In 北京"
    buttons(window)["Take the filter away"]()
    settle(qtbot, window)
    assert len(names(window.list)) == 3


def test_a_search_is_a_chip_and_nobody_found_says_where_was_sought(window: Window, qtbot: QtBot) -> None:
    window.list.add_filter(Condition("city", "is", "苏州"))
    window.search.setText("王芳")
    window.search_now()
    settle(qtbot, window)
    assert window.list.chips.texts() == ["Search: 王芳", "In 苏州"]
    assert window.list.empty.title.text() == 'No client matches "王芳".'
    assert "In 苏州" in window.list.empty.told.text()
    assert list(buttons(window)) == ["Search all clients", "Clear the search", 'Add "王芳"']
    buttons(window)["Search all clients"]()
    settle(qtbot, window)
    assert names(window.list) == ["王芳"]
    window.list.chips.chips[0].cross.click()
    assert window.search.text() == ""
    window.search_now()
    settle(qtbot, window)
    assert len(names(window.list)) == 3


# The table


def test_typing_on_a_cell_changes_nothing(window: Window, desk: Desk, qtbot: QtBot) -> None:
    before = [list(record.filled()) for record in desk.clients.every()]
    window.list.table.setFocus()
    window.list.table.selectRow(0)
    for text in ("x", "9", "abc"):
        QTest.keyClicks(window.list.table, text)
    QTest.keyClick(window.list.table, Qt.Key.Key_F2)
    QTest.keyClicks(window.list.table, "changed")
    settle(qtbot, window)
    assert window.list.table.state() is window.list.table.State.NoState
    assert [list(record.filled()) for record in desk.clients.every()] == before


def test_the_menu_of_the_header_hides_a_column_and_brings_the_usual_ones_back(window: Window) -> None:
    pane = window.list
    usual = [column.name for column in pane.model.columns]
    header = pane.table.horizontalHeader()
    menu = pane.arranging.open_menu(QPoint(header.sectionViewportPosition(1) + 3, 3))
    hide, back, *_others = [action for action in menu.actions() if action.text()]
    assert hide.text() == "Hide Phone"
    hide.trigger()
    assert [column.name for column in pane.model.columns] == [name for name in usual if name != "phone"]
    back.trigger()
    assert [column.name for column in pane.model.columns] == usual
    menu.close()
    menu = pane.arranging.open_menu(QPoint(2, 3))
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_a_click_with_shift_sorts_by_a_second_column(window: Window, qtbot: QtBot) -> None:
    header = window.list.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 5, header.height() // 2)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, shift, place)
    settle(qtbot, window)
    assert window.list.wish.sort == (Sort("sort"), Sort("phone"))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, shift, place)
    assert window.list.wish.sort == (Sort("sort"), Sort("phone", descending=True))
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert window.list.wish.sort[0].key == "phone"
    assert len(window.list.wish.sort) == 1
