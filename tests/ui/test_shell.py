"""The frame of the window: sidebar, the day, back and forth, keys, what the line at the bottom says."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.ui import look
from clientdesk.ui.client.tabs import TABS
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.page import DoublesPage
from clientdesk.ui.ledgers.page import LedgersPage
from clientdesk.ui.quality.page import QualityPage
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.entries import ALL, DOUBLES, KIND, LEDGERS, QUALITY, QUERY, TAG, TODAY, TRASH, VIEW
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.test_window import add, names, search

Open = Callable[[], Window]


@pytest.fixture
def begin(context: Context, qtbot: QtBot) -> Iterator[Callable[[], Window]]:
    """Opens a window as the program does, at the place that it chooses itself."""
    windows: list[Window] = []

    def begun() -> Window:
        window = Window(context, Remembered(), look=look.LIGHT)
        windows.append(window)
        window.resize(1280, 860)
        window.show()
        settle(qtbot, window)
        return window

    yield begun
    for window in windows:
        settle(qtbot, window)
        window.let_go()
        window.deleteLater()


def drag(handle: QWidget, across: int) -> None:
    """Take a widget with the mouse and move it by so many points."""
    pos = handle.rect().center()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(handle, button, pos=pos)
    there = QPointF(pos + QPoint(across, 0))
    there_on_screen = QPointF(handle.mapToGlobal(there))
    move = QMouseEvent(QEvent.Type.MouseMove, there, there_on_screen, Qt.MouseButton.NoButton, button, none)
    QApplication.sendEvent(handle, move)
    QTest.mouseRelease(handle, button, pos=pos)


def go(window: Window, entry: str, qtbot: QtBot) -> None:
    """Choose an entry of the sidebar by a click."""
    sidebar = window.shell.sidebar
    item = next(sidebar.item(row) for row in range(sidebar.count()) if sidebar.item(row).data(256) == entry)
    place = sidebar.visualItemRect(item).center()
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)


def press_mouse(window: Window, button: Qt.MouseButton) -> None:
    """Press a button of the mouse over the list."""
    place = QPointF(10, 10)
    target = window.list.table.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        place,
        QPointF(target.mapToGlobal(place)),
        button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, event)


# Where one begins


def test_a_window_begins_with_the_day(desk: Desk, begin: Open) -> None:
    add(desk, "张伟")
    window = begin()
    assert window.shell.entry == TODAY
    assert window.shell.today.isVisible()
    assert window.shell.sidebar.present == TODAY


def test_an_empty_file_begins_with_the_list_that_says_what_to_do(begin: Open) -> None:
    window = begin()
    assert window.shell.entry == ALL
    assert window.list.empty.isVisible()


def test_a_page_is_made_when_one_first_goes_there_and_is_there_from_then_on(
    desk: Desk, begin: Open, qtbot: QtBot
) -> None:
    add(desk, "张伟")
    window = begin()
    pages = {QUALITY: QualityPage, DOUBLES: DoublesPage, LEDGERS: LedgersPage}
    assert not any(window.findChildren(page) for page in pages.values())
    window.tools.private.toggle()
    for entry, page in pages.items():
        window.going.open_palette().entry_asked.emit(entry)
        settle(qtbot, window)
        assert isinstance(window.shell.stack.currentWidget(), page)
    window.going.open_palette().reject()
    window.shell.back()
    assert isinstance(window.shell.stack.currentWidget(), DoublesPage)
    window.shell.forward()
    assert isinstance(window.shell.stack.currentWidget(), LedgersPage)
    assert [len(window.findChildren(page)) for page in pages.values()] == [1, 1, 1]


# The sidebar


def test_the_sidebar_tells_kinds_tags_and_the_trash_with_their_numbers(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    tagged = make.person("张伟")
    tagged[Header.tags] = ("VIP",)
    desk.clients.create(tagged)
    add(desk, "李强", "王芳")
    desk.clients.create(make.enterprise("华信公司"))
    desk.clients.trash(["KH000003"])
    sidebar = begin().shell.sidebar
    told = {sidebar.item(row).text(): sidebar.item(row).data(257) for row in range(sidebar.count())}
    assert (told["All"], told["Persons"], told["Enterprises"]) == ("3", "2", "1")
    assert (told["VIP"], told["Trash"], told["Today"]) == ("1", "1", None)


def test_a_tag_lists_its_clients_and_shows_the_first(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "安娜", "李强")
    tagged = make.person("张伟")
    tagged[Header.tags] = ("VIP",)
    desk.clients.create(tagged)
    window = begin()
    go(window, f"{TAG}VIP", qtbot)
    assert (window.list.title.text(), names(window.list), window.list.count.text()) == ("VIP", ["张伟"], "1 of 3")
    assert window.page.head.name.text() == "张伟"


def test_a_view_of_the_day_lists_its_clients(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "安娜", "李强")
    desk.work.add(desk.work.task("KH000002", subject="Call", due=desk.today))
    window = begin()
    go(window, f"{VIEW}due", qtbot)
    assert names(window.list) == ["李强"]
    window.shell.go(f"{VIEW}promises")
    settle(qtbot, window)
    assert window.list.empty.title.text() == "No client belongs here at the moment."
    window.list.all_asked.emit()
    settle(qtbot, window)
    assert window.shell.entry == ALL


def test_a_query_that_bears_a_name_lists_what_it_finds(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "安娜")
    desk.clients.create(make.person("李强", mobile="154 0000 0001"))
    window = begin()
    go(window, f"{QUERY}no_mobile", qtbot)
    assert (window.list.title.text(), names(window.list)) == ("Mobile missing", ["安娜"])


def test_a_search_without_a_hit_in_a_part_offers_to_search_all(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    desk.clients.create(make.enterprise("华信公司"))
    window = begin()
    go(window, f"{KIND}enterprise", qtbot)
    search(window, "zw", qtbot)
    assert window.list.empty.told.text() == "Only this part was searched: Enterprises"
    window.list.all_asked.emit()
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)
    assert names(window.list) == ["张伟"]


def test_typing_into_the_search_leads_from_the_day_to_the_list(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟", "李强")
    window = begin()
    search(window, "lq", qtbot)
    assert window.list.isVisible()
    assert names(window.list) == ["李强"]


def test_the_numbers_follow_what_is_done(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟", "李强")
    window = begin()
    go(window, ALL, qtbot)
    window.page.head.trash.click()
    settle(qtbot, window)
    sidebar = window.shell.sidebar
    trash = next(sidebar.item(row) for row in range(sidebar.count()) if sidebar.item(row).data(256) == TRASH)
    assert trash.text() == "Trash"
    qtbot.waitUntil(lambda: _count_of(window, TRASH) == "1", timeout=20_000)
    assert _count_of(window, ALL) == "1"
    assert window.status.clients.text() == "1 client  ·"


def _count_of(window: Window, entry: str) -> str:
    sidebar = window.shell.sidebar
    rows = range(sidebar.count())
    return str(next(sidebar.item(row).data(257) for row in rows if sidebar.item(row).data(256) == entry))


def test_arrows_in_the_sidebar_pass_over_headings(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = begin()
    sidebar = window.shell.sidebar
    sidebar.setFocus()
    came = [window.shell.entry]
    for _ in sidebar.names()[1:]:
        QTest.keyClick(sidebar, Qt.Key.Key_Down)
        settle(qtbot, window)
        came.append(window.shell.entry)
    assert came == sidebar.names()
    assert came[-1] == TRASH


def test_the_sidebar_goes_by_key_and_in_a_narrow_window(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = begin()
    sidebar = window.shell.sidebar
    window.tools.sidebar.trigger()
    assert sidebar.isHidden()
    assert not window.tools.sidebar.isChecked()
    window.tools.sidebar.trigger()
    assert not sidebar.isHidden()
    window.resize(860, 640)
    settle(qtbot, window)
    assert sidebar.isHidden()
    window.tools.sidebar.trigger()
    assert not sidebar.isHidden()
    window.resize(1600, 860)
    settle(qtbot, window)
    assert not sidebar.isHidden()


def test_a_hidden_sidebar_and_the_splitters_are_remembered(desk: Desk, context: Context, qtbot: QtBot) -> None:
    add(desk, "张伟")
    for hidden in (False, True):
        window = Window(context, context.remembered, look=look.LIGHT)
        window.resize(1500, 860)
        window.show()
        settle(qtbot, window)
        assert window.shell.sidebar.isHidden() is hidden
        if not hidden:
            window.shell.go(ALL)
            settle(qtbot, window)
            window.tools.sidebar.trigger()
            settle(qtbot, window)
            drag(window.shell.body.handle(1), 90)
            wanted = window.shell.body.sizes()
        else:
            window.shell.go(ALL)
            settle(qtbot, window)
            assert window.shell.body.sizes() == wanted
        window.remember_places()
        window.let_go()
        window.deleteLater()


def test_the_list_takes_its_share_of_a_wide_window_until_the_user_gives_it_another(begin: Open, qtbot: QtBot) -> None:
    window = begin()
    window.shell.go(ALL)
    usual = window.shell.body.sizes()[0]
    window.resize(2560, 1400)
    settle(qtbot, window)
    assert window.shell.body.sizes()[0] > 1.3 * usual
    window.resize(1280, 860)
    settle(qtbot, window)
    assert window.shell.body.sizes()[0] == usual
    drag(window.shell.body.handle(1), 50)
    moved = window.shell.body.sizes()[0]
    assert moved > usual + 40
    window.resize(2560, 1400)
    settle(qtbot, window)
    assert window.shell.body.sizes()[0] == moved


# Back and forth


def test_back_and_forward_lead_through_what_was_shown(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    first, second = add(desk, "安娜", "李强")
    desk.clients.create(make.enterprise("华信公司"))
    window = begin()
    assert not window.tools.back.isEnabled()
    go(window, ALL, qtbot)
    window.show_client(second)
    settle(qtbot, window)
    go(window, f"{KIND}enterprise", qtbot)
    here = window.page.wanted
    came = []
    for _ in range(3):
        window.tools.back.trigger()
        settle(qtbot, window)
        came.append((window.shell.entry, window.page.wanted))
    assert came == [(ALL, second), (ALL, first), (TODAY, first)]
    assert not window.tools.back.isEnabled()
    for _ in range(3):
        window.tools.forward.trigger()
        settle(qtbot, window)
    assert (window.shell.entry, window.page.wanted) == (f"{KIND}enterprise", here)
    assert not window.tools.forward.isEnabled()


def test_who_is_come_to_by_a_link_is_in_view_in_the_list(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    numbers = add(desk, *(f"张{n:03}" for n in range(120)))
    window = begin()
    window.shell.go(ALL)
    settle(qtbot, window)
    names(window.list)
    for client in (numbers[-1], numbers[0]):
        window.show_client(client)
        settle(qtbot, window)
        here = window.list.table.visualRect(window.list.table.currentIndex())
        assert window.list.table.viewport().rect().contains(here.center())


def test_the_buttons_of_a_mouse_lead_back_and_forth(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = begin()
    go(window, ALL, qtbot)
    press_mouse(window, Qt.MouseButton.BackButton)
    assert window.shell.entry == TODAY
    press_mouse(window, Qt.MouseButton.ForwardButton)
    assert window.shell.entry == ALL


def test_a_client_of_the_day_opens_beside_the_list(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    _first, second = add(desk, "安娜", "李强")
    window = begin()
    window.activateWindow()
    window.shell.today.setFocus()
    window.shell.today.client_asked.emit("KH000002")
    settle(qtbot, window)
    assert window.list.table.hasFocus()
    assert (window.shell.entry, window.page.wanted) == (ALL, second)
    assert window.page.isVisible()


def test_who_was_looked_at_last_comes_first_among_the_last_opened(desk: Desk, begin: Open, qtbot: QtBot) -> None:
    first, _second = add(desk, "安娜", "李强")
    window = begin()
    window.show_client(first)
    settle(qtbot, window)
    go(window, TODAY, qtbot)
    rows = window.shell.today.blocks["clients"].lines
    assert "安娜" in " ".join(label.text() for label in rows[0].findChildren(QLabel))


# Keys


def test_ctrl_f_means_the_client_shown_wherever_the_cursor_is_and_f3_all_clients(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    add(desk, "张伟")
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for here in (window.list.table, window.search, window.page.tabs.bar):
        here.setFocus()
        QTest.keyClick(here, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.page.guide.tools.line.hasFocus()
        QTest.keyClick(window.page.guide.tools.line, Qt.Key.Key_F3)
        assert window.search.hasFocus()
    go(window, TODAY, qtbot)
    window.shell.sidebar.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()


_BETWEEN = tuple(f"Ctrl+{number}" for number in range(2, TABS))
"""The sheet tells the first and the last of them."""


def test_the_sheet_of_keys_tells_every_key_there_is(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    window = open_window()
    sheet = window.going.open_keys()
    told = " ".join(label.text() for label in sheet.findChildren(QLabel))
    dialog = window.quick_add()
    keys = {key.toString() for action in window.findChildren(QAction) for key in action.shortcuts()}
    keys |= {key.toString() for shortcut in window.findChildren(QShortcut) for key in shortcut.keys()}  # noqa: SIM118
    # Return and Enter, and the digits of a row, stand for each other.
    keys = {key.replace("Return", "Enter") for key in keys if key not in _BETWEEN}
    assert sorted(key for key in keys if key and key not in told) == []
    assert {"F1", "Ctrl+K", "Alt+Left", "F9", "Ctrl+T"} <= keys
    dialog.reject()
    sheet.reject()


def test_no_two_actions_have_the_same_key(open_window: Open) -> None:
    window = open_window()
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
