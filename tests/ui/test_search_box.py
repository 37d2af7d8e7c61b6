"""The search of the window: who stands beside its hits, how one leaves it, and what Ctrl+Z means in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.shell.entries import ALL, KIND, TRASH
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.test_shell import go
from tests.ui.test_window import add, names, search

Open = Callable[[], Window]


def test_nobody_stays_beside_hits_that_he_is_not_among(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    first, _second, third = add(desk, "安娜", "李强", "李雷")
    window = open_window()
    assert window.page.wanted == first
    search(window, "li", qtbot)
    assert (window.page.wanted, window.list.chosen(), window.page.head.isVisible()) == (0, (), False)
    assert window.page.nobody.isVisible()
    assert (window.page.nobody.title.text(), window.page.nobody.told.text()) == (
        "2 clients found",
        "Enter opens the first.",
    )
    window.printing.chosen()
    settle(qtbot, window)
    assert window.toast.text.text() == "There is no client here to print."
    search(window, "lilei", qtbot)
    assert window.page.nobody.title.text() == "1 client found"
    window.search.clear()
    window.search_now()
    settle(qtbot, window)
    assert (window.page.wanted, window.list.chosen(), window.page.nobody.isVisible()) == (first, (first,), False)
    assert third in window.list.model.numbers


def test_enter_opens_the_first_hit_and_goes_on_in_the_list(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    _first, second, _third = add(desk, "安娜", "李强", "李雷")
    window = open_window()
    window.activateWindow()
    window.search.setFocus()
    QTest.keyClicks(window.search, "lq")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (window.page.wanted, window.list.chosen(), names(window.list)) == (second, (second,), ["李强"])
    assert window.list.table.hasFocus()


def test_who_is_being_looked_at_stays_among_the_hits(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    _first, second, third = add(desk, "安娜", "李强", "李雷")
    window = open_window()
    window.show_client(third)
    settle(qtbot, window)
    search(window, "li", qtbot)
    assert (window.page.wanted, window.list.chosen()) == (third, (third,))
    assert second in window.list.model.numbers


def test_another_client_asked_for_ends_a_search_that_has_not_found_him(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    first, _second = add(desk, "安娜", "李强")
    window = open_window()
    search(window, "lq", qtbot)
    window.show_client(first)
    settle(qtbot, window)
    assert (window.search.text(), window.page.wanted, window.list.chosen()) == ("", first, (first,))


def test_another_view_ends_the_search_and_back_brings_it_again(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    _first, second = add(desk, "安娜", "李强")
    desk.clients.create(make.enterprise("华信公司"))
    window = open_window()
    search(window, "lq", qtbot)
    go(window, f"{KIND}person", qtbot)
    assert (window.search.text(), names(window.list)) == ("", ["安娜", "李强"])
    window.tools.back.trigger()
    settle(qtbot, window)
    names(window.list)
    settle(qtbot, window)
    assert (window.shell.entry, window.search.text(), names(window.list)) == (ALL, "lq", ["李强"])
    assert window.page.wanted == second


def test_ctrl_z_in_the_search_takes_back_what_was_done_after_the_typing(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    add(desk, "王小明")
    window = open_window()
    window.activateWindow()
    window.search.setFocus()
    QTest.keyClicks(window.search, "wxm")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(qtbot, window)
    window.page.ask_trash()
    settle(qtbot, window)
    assert desk.clients.count() == 0
    window.search.setFocus()
    QTest.keyClick(window.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert (desk.clients.count(), window.search.text()) == (1, "wxm")
    assert window.toast.text.text() == "Undone: Move to trash (王小明)"
    QTest.keyClicks(window.search, "x")
    QTest.keyClick(window.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.search.text() != "wxmx"


def test_beside_the_trash_is_said_what_it_keeps_and_an_empty_one_has_nothing_to_filter(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("李强"))
    window = open_window()
    window.shell.go(TRASH)
    settle(qtbot, window)
    assert not window.list.chips.add.isVisible()
    window.thrown.throw("KH000001", "李强")
    settle(qtbot, window)
    window.shell.go(TRASH)
    settle(qtbot, window)
    assert window.list.chips.add.isVisible()
    assert window.page.nobody.title.text() == "Choose a client to see or restore it."
