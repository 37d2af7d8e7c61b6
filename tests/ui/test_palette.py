"""The palette: a few letters lead to a client, a list or a command."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.ui.shell.entries import ALL, KIND
from clientdesk.ui.shell.palette import Palette
from clientdesk.ui.toolbar import Tools
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.test_window import add

Open = Callable[[], Window]


def typed(window: Window, text: str, qtbot: QtBot) -> Palette:
    """The palette with a text typed, once the clients have been found."""
    palette = window.going.open_palette()
    palette.line.setText(text)
    palette.look()
    settle(qtbot, window)
    return palette


def test_initials_lead_to_a_client(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "安娜")
    wanted = make.person("张伟", mobile="154 0000 0001")
    desk.clients.create(wanted)
    window = open_window()
    palette = typed(window, "zw", qtbot)
    assert palette.texts()[0] == "张伟"
    assert palette.list.model().index(0, 1).data() == "154 0000 0001"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.wanted == wanted.id


def test_the_list_goes_where_the_client_is(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for number in range(60):
        desk.clients.create(make.person(f"人{number:02}"))
    wanted = make.person("张伟")
    desk.clients.create(wanted)
    desk.clients.create(make.enterprise("华信公司"))
    window = open_window()
    for entry in (ALL, f"{KIND}enterprise"):
        window.shell.go(entry)
        settle(qtbot, window)
        palette = typed(window, "zw", qtbot)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
        settle(qtbot, window)
        row = window.list.model.place_of(wanted.id)
        line = window.list.table.visualRect(window.list.model.index(row, 0))
        assert window.list.table.viewport().rect().contains(line.center()), entry
        assert window.page.wanted == wanted.id


def test_a_word_leads_to_a_command_and_tells_its_key(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    palette = typed(window, "quick add", qtbot)
    assert palette.texts() == ["Quick add"]
    assert palette.list.model().index(0, 1).data() == "Ctrl+Alt+N"


def test_a_list_of_the_sidebar_is_found(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    add(desk, "张伟")
    desk.clients.create(make.enterprise("华信公司"))
    window = open_window()
    palette = typed(window, "enterpri", qtbot)
    assert palette.texts() == ["Enterprises", "New enterprise"]
    palette.do_current()
    settle(qtbot, window)
    assert window.shell.entry == f"{KIND}enterprise"


def test_the_arrows_move_the_mark_round(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    palette = window.going.open_palette()
    count = palette.list.topLevelItemCount()
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentItem() is palette.list.topLevelItem(count - 1)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.list.currentItem() is palette.list.topLevelItem(0)
    palette.reject()


def test_nothing_found_is_said(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    palette = typed(window, "xqqx", qtbot)
    assert palette.list.isHidden()
    assert not palette.nothing.isHidden()
    palette.reject()


def test_a_command_is_found_by_its_pinyin(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    tools = Tools(catalogue("zh_CN"), parent=window)
    palette = Palette(window.context, [tools.quick, tools.undo], (), window)
    palette.line.setText("chexiao")
    assert palette.texts() == ["撤销"]
    palette.line.setText("cx")
    assert palette.texts() == ["撤销"]
    palette.reject()
