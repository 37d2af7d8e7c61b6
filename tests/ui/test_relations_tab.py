"""The relations of a client through the tab's widgets: boxes that keys reach and that open, unfold, begin files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Relations as Ties
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.exchange.profiles import Profile
from clientdesk.ui.client.relation_box import RelationBox
from clientdesk.ui.client.relations import Relations
from clientdesk.ui.client.tabs import DOSSIER, RELATIONS
from clientdesk.ui.settings.kept import keep_names_in_files
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the relations of a person who has a family, a firm, a friend and an introducer."""
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    desk.clients.create(make.person("李强"))
    desk.clients.create(make.person("陈刚", introduced_by=Link("KH000002", "")))
    person = make.person("王薇")
    person[Basics.employer_id] = Link("KH000001", "")
    person[Header.introduced_by] = Link("KH000002", "")
    person[Family.children] = (Row({"name": "乐乐"}),)
    person[Ties.friends] = (Row({"name": "Ann Lee"}),)
    desk.clients.create(person)
    desk.clients.create(make.person("没人"))
    opened = open_window()
    opened.show_client(4)
    opened.page.tabs.show_tab(RELATIONS)
    settle(qtbot, opened)
    return opened


def tab(window: Window) -> Relations:
    return window.page.tabs.relations


def box(window: Window, name: str) -> RelationBox:
    return next(one for one in tab(window).canvas.boxes.values() if one.text() == name)


def names(window: Window) -> set[str]:
    return {one.text() for one in tab(window).canvas.boxes.values()}


def test_every_box_tells_a_screen_reader_who_it_is_and_what_the_tie_is(window: Window) -> None:
    spoken = {one.accessibleName() for one in tab(window).canvas.boxes.values()}
    assert spoken == {
        "王薇, Person",
        "••••, Child, no file",
        "样板贸易有限公司, Employer, has a file",
        "Ann Lee, Friend, no file",
        "李强, Introduced by, has a file",
    }
    assert all(one.focusPolicy() is Qt.FocusPolicy.StrongFocus for one in tab(window).canvas.boxes.values())


def test_a_click_opens_the_client(window: Window, qtbot: QtBot) -> None:
    QTest.mouseClick(box(window, "李强"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page.wanted == 2


def test_arrows_go_to_the_next_box_and_enter_opens_it(window: Window, qtbot: QtBot) -> None:
    root = box(window, "王薇")
    root.setFocus()
    firm = box(window, "样板贸易有限公司")
    QTest.keyClick(root, Qt.Key.Key_Right if firm.box.side > 0 else Qt.Key.Key_Left)
    at = next(one for one in tab(window).canvas.boxes.values() if one.hasFocus())
    assert at.box.side == firm.box.side
    firm.setFocus()
    QTest.keyClick(firm, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page.wanted == 1


def test_the_second_step_is_unfolded_by_key_by_mark_and_all_at_once(window: Window, qtbot: QtBot) -> None:
    assert "陈刚" not in names(window)
    QTest.keyClick(box(window, "李强"), Qt.Key.Key_Plus)
    settle(qtbot, window)
    assert "陈刚" in names(window)
    friend = box(window, "李强")
    place = QPoint(3 if friend.box.side < 0 else friend.width() - 3, friend.height() // 2)
    QTest.mouseClick(friend, Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert "陈刚" not in names(window)
    tab(window).further.click()
    settle(qtbot, window)
    assert "陈刚" in names(window)
    assert tab(window).further.isChecked()


def test_a_file_is_begun_for_a_grey_box_and_linked(window: Window, desk: Desk, qtbot: QtBot) -> None:
    shown = tab(window)
    friend = box(window, "Ann Lee").box.node
    menu = shown.show_menu("KH000004", friend, QPoint(0, 0), desk.relations.offer(friend))
    (entry,) = menu.actions()
    assert entry.text() == "Begin a file for Ann Lee"
    entry.trigger()
    menu.close()
    settle(qtbot, window)
    assert box(window, "Ann Lee").box.node.code == "KH000006"
    assert window.toast.text.text() == "A file was begun."


def test_a_double_click_on_a_grey_box_offers_the_same_as_the_right_button(window: Window, qtbot: QtBot) -> None:
    friend = box(window, "Ann Lee")
    QTest.mouseClick(friend, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    # The second half of the double click falls on the box beside the menu.
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.mapFromGlobal(friend.mapToGlobal(QPoint(4, 4))))
    assert menu.isVisible()
    assert [entry.text() for entry in menu.actions()] == ["Begin a file for Ann Lee"]
    menu.close()


def test_a_covered_name_is_shown_at_a_click_until_another_client_comes(window: Window, qtbot: QtBot) -> None:
    assert "乐乐" not in names(window)
    assert tab(window).reveal_button.isVisible()
    box(window, "••••").click()
    settle(qtbot, window)
    assert "乐乐" in names(window)
    assert not tab(window).reveal_button.isVisible()
    (look,) = window.context.desk.disclosures.of("KH000004", words=window.context.words)
    assert look.text == "Looked at Children and their education of KH000004"
    for number in (3, 4):
        window.show_client(number)
        settle(qtbot, window)
    assert "乐乐" not in names(window)


def test_a_drawing_a_little_too_wide_is_made_smaller_instead_of_scrolling_sideways(window: Window) -> None:
    canvas = tab(window).canvas
    assert canvas.plan is not None
    window.resize(window.width(), 2000)
    wide = (canvas.plan.width + 48) * canvas.unit
    canvas.setFixedWidth(round(wide * 0.76))
    canvas.fit()
    assert canvas.horizontalScrollBar().maximum() == 0


def test_it_is_made_larger_smaller_and_fitted(window: Window) -> None:
    shown = tab(window)
    before, size = box(window, "王薇").width(), shown.percent.text()
    shown.larger.click()
    assert box(window, "王薇").width() > before
    assert shown.percent.text() != size
    shown.whole.click()
    assert box(window, "王薇").width() <= before
    assert shown.canvas.sheet.width() <= shown.canvas.viewport().width()
    assert shown.canvas.sheet.height() <= shown.canvas.viewport().height()


def test_nobody_around_says_what_comes_here_and_where_to_fill_it_in(window: Window, qtbot: QtBot) -> None:
    window.show_client(5)
    window.page.tabs.show_tab(RELATIONS)
    settle(qtbot, window)
    assert tab(window).nothing.isVisible()
    assert not tab(window).print_button.isEnabled()
    QTest.mouseClick(tab(window).fill_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page.tabs.tab == DOSSIER, timeout=PATIENCE)


def test_names_are_masked_while_somebody_else_may_be_looking(window: Window, qtbot: QtBot) -> None:
    window.context.privacy.is_on = True
    window.page.refresh()
    settle(qtbot, window)
    assert names(window) >= {"样板贸易有限公司", "A**", "李**"}
    assert "••••" not in names(window)


def test_the_print_is_previewed_for_two_readers_and_saved(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    tab(window).ask_print()
    dialog = tab(window).printing
    assert dialog is not None
    settle(qtbot, window)
    assert dialog.made is not None
    assert dialog.made.pages == 1
    assert dialog.name.startswith("KH000004_王薇_Relations_")
    own = dialog.made.pdf
    dialog.reader.setCurrentIndex(dialog.reader.findData(Profile.HANDOUT))
    settle(qtbot, window)
    assert dialog.made is not None
    assert dialog.made.pdf != own
    dialog.save(str(tmp_path / "graph.pdf"))
    settle(qtbot, window)
    assert (tmp_path / "graph.pdf").read_bytes() == dialog.made.pdf
    assert dialog.outcome.text.text() == "Saved as graph.pdf."
    assert window.context.remembered.folder_for_prints(Path("elsewhere") / "file") == str(tmp_path)
    dialog.reject()
    keep_names_in_files(window.context.remembered, wanted=False)
    tab(window).ask_print()
    unnamed = tab(window).printing
    assert unnamed is not None
    settle(qtbot, window)
    assert unnamed.name.startswith("KH000004_Relations_")
    unnamed.reject()
