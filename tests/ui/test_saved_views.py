"""Saved views in the window: kept from the list, shown with their looks, renamed, ordered, deleted, archived files."""

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.dossier.house.views import SavedView, Views
from clientdesk.dossier.queries.tree import Condition, Query, all_of
from clientdesk.dossier.queries.views import Density, Sort, View
from clientdesk.dossier.rows import Row
from clientdesk.ui.list.columns import DENSE
from clientdesk.ui.query.name_dialog import NameDialog
from clientdesk.ui.shell.entries import ALL, ASKED, SAVED
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.test_window import names

Open = Callable[[], Window]
VIP = Query(all_of(Condition("tags", "any_of", ("VIP",))))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Three clients, two of them with a tag."""
    desk.clients.create(make.person("安娜", tags=("VIP",)))
    desk.clients.create(make.person("李强"))
    desk.clients.create(make.enterprise("华信公司", tags=("vip", "茶")))
    return desk


def saved(desk: Desk, name: str = "重要客户", query: Query = VIP, **looks: object) -> str:
    """A view that is in the file; its entry."""
    return f"{SAVED}{desk.views.save(View(name, query, **looks))[1]}"  # type: ignore[arg-type]


def entries(window: Window) -> list[str]:
    """The saved views in the sidebar, by their titles."""
    sidebar = window.shell.sidebar
    items = (sidebar.item(row) for row in range(sidebar.count()))
    return [item.text() for item in items if str(item.data(256)).startswith(SAVED)]


def give(dialog: NameDialog | None, name: str, window: Window, qtbot: QtBot) -> None:
    """Type a name and agree."""
    assert dialog is not None
    dialog.line.setText(name)
    dialog.ok.click()
    settle(qtbot, window)


def press(window: Window, entry: str, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    window.shell.sidebar.mark(entry)
    QTest.keyClick(window.shell.sidebar, key, modifiers or Qt.KeyboardModifier.NoModifier)


def test_a_filtered_list_is_kept_as_a_view_and_stands_in_the_sidebar(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    window.list.add_filter(VIP.where.of[0])
    settle(qtbot, window)
    assert window.list.chips.save_as.isVisible()
    window.list.chips.save_as.click()
    give(window.asking.save_as(), "重要客户", window, qtbot)
    settle(qtbot, window)
    assert entries(window) == ["重要客户"]
    assert window.shell.entry.startswith(SAVED)
    assert window.list.title.text() == "重要客户"
    assert sorted(names(window.list)) == ["华信公司", "安娜"]
    assert not window.list.is_changed
    (kept,) = desk.views.all()
    assert kept.view is not None
    assert kept.view.query == VIP


def test_a_view_brings_its_columns_widths_order_and_density(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    columns, order = ("name", "code", "city"), (Sort("sort", descending=True),)
    entry = saved(desk, sort=order, columns=columns, widths={"name": 222}, density=Density.COMPACT)
    window = open_window()
    usual = [column.name for column in window.list.model.columns]
    airy = window.list.table.verticalHeader().defaultSectionSize()
    window.shell.go(entry)
    settle(qtbot, window)
    assert [column.name for column in window.list.model.columns] == ["name", "code", "city"]
    assert abs(window.list.table.widths[0] - 222) <= 1
    assert window.list.looks.density == DENSE
    assert window.list.table.verticalHeader().defaultSectionSize() < airy
    assert names(window.list) == ["华信公司", "安娜"]
    assert not window.list.is_changed
    window.shell.go(ALL)
    settle(qtbot, window)
    assert [column.name for column in window.list.model.columns] == usual
    assert window.list.table.verticalHeader().defaultSectionSize() == airy


def test_what_is_changed_in_a_view_is_offered_to_be_kept_and_only_then_kept(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    entry = saved(desk)
    window = open_window()
    window.shell.go(entry)
    settle(qtbot, window)
    assert not window.list.chips.save.isVisible()
    window.list.sort_by(0)
    window.list.arranging.hide("phone")
    settle(qtbot, window)
    assert window.list.chips.changed.isVisible()
    window.list.chips.save.click()
    settle(qtbot, window)
    assert window.toast.text.text() == "The view was saved."
    assert not window.list.is_changed
    kept = desk.views.all()[0].view
    assert kept is not None
    assert kept.sort == (Sort("sort", descending=True),)
    assert "phone" not in kept.columns
    assert "name" in kept.columns
    window.list.sort_by(0)
    window.list.chips.back.click()
    settle(qtbot, window)
    assert window.list.wish.descending
    window.undo()
    settle(qtbot, window)
    window.shell.count()
    settle(qtbot, window)
    assert not window.list.wish.descending


def test_a_view_is_renamed_moved_and_deleted_by_keys_and_comes_back(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    first, second = saved(desk, "A"), saved(desk, "B")
    window = open_window()
    press(window, first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert entries(window) == ["B", "A"]
    press(window, second, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert entries(window) == ["A"]
    assert window.toast.text.text() == "The view was deleted."
    window.toast.button.click()
    settle(qtbot, window)
    window.shell.count()
    settle(qtbot, window)
    assert entries(window) == ["B", "A"]


def test_a_name_that_is_taken_is_told_in_the_dialog(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    first = saved(desk, "A")
    saved(desk, "B")
    window = open_window()
    dialog = window.asking.rename(first)
    give(dialog, "b", window, qtbot)
    assert dialog is not None
    assert dialog.isVisible()
    assert "already" in dialog.problem.text()
    give(dialog, "C", window, qtbot)
    assert entries(window) == ["C", "B"]


def test_the_view_that_is_shown_and_is_deleted_gives_way_to_all_clients(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    entry = saved(desk)
    window = open_window()
    window.shell.go(entry)
    settle(qtbot, window)
    window.asking.delete(entry)
    settle(qtbot, window)
    assert window.shell.entry == ALL
    assert len(names(window.list)) == 3


def test_a_view_says_how_many_it_finds_and_the_palette_knows_it(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    entry = saved(desk)
    window = open_window()
    known = next(one for one in window.shell.entries if one.name == entry)
    assert known.count == 2
    palette = window.going.open_palette()
    QTest.keyClicks(palette.line, "zykh")
    assert "重要客户" in palette.texts()
    palette.reject()


def test_a_view_that_cannot_be_read_is_told_and_nobody_is_listed(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    house = desk.house.record()
    house[Views.saved_views] = (Row({SavedView.name.key: "Broken", SavedView.view.key: "[["}),)
    desk.clients.create(house)
    window = open_window()
    window.shell.go(f"{SAVED}{desk.views.all()[0].number}")
    settle(qtbot, window)
    assert window.list.empty.title.text() == "This view cannot be shown at present."
    assert "Broken" in window.list.empty.told.text()
    assert window.list.model.rowCount() == 0


def test_archived_files_leave_all_lists_but_those_that_ask_for_them(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("老客户", file_status="archived", tags=("VIP",)))
    entry = saved(desk)
    window = open_window()
    assert len(names(window.list)) == 3
    assert window.list.count.text() == "3 clients"
    for place in (entry, "tag:VIP"):
        window.shell.go(place)
        settle(qtbot, window)
        assert sorted(names(window.list)) == ["华信公司", "安娜"]
        assert window.list.count.text() == "2 of 3"
    window.shell.go("query:archived")
    settle(qtbot, window)
    assert names(window.list) == ["老客户"]
    window.shell.go(ALL)
    window.list.search("老客户")
    settle(qtbot, window)
    assert names(window.list) == ["老客户"]


def test_a_query_without_a_name_is_listed_and_can_be_kept(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.shell.show_query(VIP)
    settle(qtbot, window)
    assert (window.shell.entry, window.list.title.text()) == (ASKED, "Query")
    assert len(names(window.list)) == 2
    give(window.asking.save_as(), "Friends", window, qtbot)
    settle(qtbot, window)
    assert entries(window) == ["Friends"]


def test_what_is_printed_of_a_view_is_what_it_shows(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    entry = saved(desk)
    window = open_window()
    window.shell.go(entry)
    settle(qtbot, window)
    window.printing.whole_list()
    settle(qtbot, window)
    dialog = window.printing.dialog
    assert dialog is not None
    assert sorted(line.name for line in dialog.choices.subject.lines) == ["华信公司", "安娜"]
    dialog.reject()


def test_the_menu_of_a_view_changes_it_and_that_of_a_query_a_copy(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    entry = saved(desk)
    window = open_window()
    menu = window.asking.open_menu(entry, window.mapToGlobal(QPoint(5, 5)))
    assert menu is not None
    offered = {action.text(): action for action in menu.actions() if action.text()}
    assert list(offered) == ["Change…", "Rename…", "Move up", "Move down", "Delete"]
    assert not offered["Move up"].isEnabled()
    offered["Change…"].trigger()
    menu.close()
    designer = window.asking.designer
    assert designer is not None
    assert designer.query() == VIP
    assert not designer.save_button.isHidden()
    copied = window.asking.open_menu("query:no_mobile", window.mapToGlobal(QPoint(5, 5)))
    assert copied is not None
    copied.actions()[0].trigger()
    copied.close()
    assert designer.view is None
    assert designer.save_button.isHidden()
    assert window.asking.open_menu("kind:person", QPoint(5, 5)) is None


def test_a_list_of_the_day_is_filtered_too(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    for code in ("KH000001", "KH000002"):
        desk.work.add(desk.work.task(code, subject="Call", due=desk.today))
    window = open_window()
    window.shell.go("view:due")
    settle(qtbot, window)
    assert sorted(names(window.list)) == ["安娜", "李强"]
    window.list.add_filter(VIP.where.of[0])
    settle(qtbot, window)
    assert names(window.list) == ["安娜"]
    assert not window.list.chips.save_as.isVisible()
    window.list.sort_by(0)
    settle(qtbot, window)
    assert names(window.list) == ["安娜"]
    window.list.show_everybody()
    settle(qtbot, window)
    assert len(names(window.list)) == 3


def test_a_view_is_stored_although_its_dialog_was_closed_meanwhile(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    window, waiting = open_window(), Event()
    window.context.tasks.ask(lambda: waiting.wait(20), lambda _done: None)
    dialog = window.asking.save_as()
    dialog.line.setText("Everybody")
    dialog.ok.click()
    assert not dialog.isEnabled()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    waiting.set()
    settle(qtbot, window)
    settle(qtbot, window)
    assert entries(window) == ["Everybody"]
