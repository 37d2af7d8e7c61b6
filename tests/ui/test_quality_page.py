"""The page of data quality: what is found is counted, opened at its field, mended with a preview, left as it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.quality.given import Overview
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.progress import Progress
from clientdesk.ui.quality.model import INSTEAD, ODD, STANDS
from clientdesk.ui.quality.page import QualityPage
from clientdesk.ui.shell.entries import QUALITY
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def opened(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the page in front, on two clients with telephones that are not well."""
    desk.clients.create(make.person("陈静", mobile="+86 154-0000-0001", owner_id=None))
    desk.clients.create(make.person("单雄信", mobile="1540000001"))
    window = open_window()
    window.shell.go(QUALITY)
    settle(qtbot, window)
    return window


def page_of(window: Window) -> QualityPage:
    return window.going.tidying.quality


def shown(window: Window, matter: str) -> QualityPage:
    """The page with the list of a matter in front."""
    page = page_of(window)
    page.lists.setCurrentRow(page.lists.names().index(matter))
    return page


def test_the_page_looks_by_itself_and_the_sidebar_counts_what_was_found(opened: Window, qtbot: QtBot) -> None:
    page = page_of(opened)
    assert page.seen
    assert page.told.text() == f"2 clients were looked at. Last look {page.seen.at.astimezone():%H:%M}."
    assert page.lists.names()[:4] == ["length", "style", "no_owner", "no_sort"]
    assert page.title.text() == "Telephones of impossible length"
    assert page.detail.text() == "单雄信: 1540000001 · A mobile has 11 digits, this one 10."
    count = page.seen.count
    qtbot.waitUntil(lambda: opened.shell.numbers.get(QUALITY) == count, timeout=20_000)


def test_no_text_is_cut_while_another_column_has_room_to_spare(opened: Window) -> None:
    table = shown(opened, "length").table
    metrics, model = table.fontMetrics(), table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    needs = [
        max(metrics.horizontalAdvance(str(model.index(row, place).data() or "")) for row in rows) for place in columns
    ]
    spare = [table.columnWidth(place) - needs[place] for place in columns]
    # The last column takes what is left.
    assert min(spare[:-1]) > 0
    assert needs[columns[-1]] == 0


def test_enter_opens_the_client_at_the_field_and_back_comes_back(opened: Window, qtbot: QtBot) -> None:
    page = shown(opened, "length")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, opened)
    form = opened.page.form()
    assert opened.page.opened
    assert opened.page.opened.record.name == "单雄信"
    here = QApplication.focusWidget()
    assert here
    assert form.entries[Basics.mobile.key].editor.isAncestorOf(here)
    opened.shell.back()
    assert opened.shell.stack.currentWidget() is page


def test_the_columns_of_what_would_be_mended_end_where_the_table_ends(opened: Window, qtbot: QtBot) -> None:
    dialog = shown(opened, "style").verbs.mend_sure()
    assert dialog
    settle(qtbot, opened)
    table = dialog.table
    assert table.verticalScrollBar().maximum() == 0
    assert table.viewport().geometry().right() == table.rect().right()
    assert table.horizontalHeader().length() == table.viewport().width()
    dialog.reject()


def test_what_is_sure_is_shown_first_then_mended_and_undo_takes_it_back(
    opened: Window, desk: Desk, qtbot: QtBot
) -> None:
    page = shown(opened, "style")
    assert page.verbs.sure.text() == "Write them the usual way: all 1…"
    dialog = page.verbs.mend_sure()
    assert dialog
    assert [dialog.table.findings.text(0, column) for column in (STANDS, INSTEAD)] == [
        "+86 154-0000-0001",
        "15400000001",
    ]
    dialog.ok.click()
    settle(qtbot, opened)
    assert desk.clients.get("KH000001")[Basics.mobile] == "15400000001"
    assert opened.toast.text.text() == "1 was mended."
    assert not page.list or page.list.matter.name != "style"
    opened.toast.button.click()
    settle(qtbot, opened)
    assert desk.clients.get("KH000001")[Basics.mobile] == "+86 154-0000-0001"
    assert page.told.text().endswith("Something was changed since then.")
    page.again.click()
    settle(qtbot, opened)
    assert "style" in page.lists.names()[:3]


def test_what_is_left_as_it_is_leaves_the_list_and_is_not_found_again(opened: Window, qtbot: QtBot) -> None:
    page = shown(opened, "length")
    page.verbs.leave.click()
    settle(qtbot, opened)
    assert opened.toast.text.text() == "1 is left as it is."
    page.refresh()
    settle(qtbot, opened)
    found = page.seen and page.seen.list("length")
    assert found
    assert not found.findings


def test_what_was_typed_is_cleared_and_kept_again_by_undo(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get("KH000001").id
    desk.drafts.keep(client, "height_cm", "一米八")
    page = page_of(opened)
    page.refresh()
    settle(qtbot, opened)
    shown(opened, "drafts").verbs.clear.click()
    settle(qtbot, opened)
    assert not desk.drafts.of(client)
    opened.toast.button.click()
    settle(qtbot, opened)
    assert [draft.text for draft in desk.drafts.of(client)] == ["一米八"]
    assert page.lists.names()[0] == "drafts"


def test_all_that_are_chosen_are_mended_by_keys(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    page = shown(opened, "no_owner")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.verbs.mend.text() == "Make me the owner: 2 chosen…"
    dialog = page.verbs.mend_chosen()
    assert dialog
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot, opened)
    owners = {(desk.clients.get(code)[Header.owner_id] or "").name for code in ("KH000001", "KH000002")}  # type: ignore[union-attr]
    assert owners == {desk.user}


def test_while_somebody_looks_on_telephones_are_masked(opened: Window, qtbot: QtBot) -> None:
    page = shown(opened, "length")
    opened.privacy.turn()
    settle(qtbot, opened)
    assert [page.table.findings.text(0, column) for column in (STANDS, ODD)] == ["•••", "•••"]
    assert "1540000001" not in page.detail.text()
    opened.privacy.turn()


def test_a_file_without_clients_says_so(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.shell.go(QUALITY)
    settle(qtbot, window)
    page = page_of(window)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "There is nobody to look at yet."


def _endless(progress: Progress) -> Overview:
    while True:
        progress.advance(1, 2)


def test_a_look_that_is_stopped_offers_to_begin_again(opened: Window, qtbot: QtBot) -> None:
    page = page_of(opened)
    page.seen = None
    page.look.begin(_endless, page.take)
    page.under_way.stop()
    settle(qtbot, opened)
    assert page.stack.currentWidget() is page.empty
    assert not page.look.is_busy
    assert page.again.isEnabled()
