"""Who lies in the trash for long: the line above its list says so, and nobody goes without a word."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.ui.erasing.dialog import EraseDialog
from clientdesk.ui.shell.entries import ALL, TRASH
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]
Clock = Callable[[str], None]
LATE = "2026-07-01T12:00:00+00:00"


@pytest.fixture
def thrown(desk: Desk, set_clock: Clock) -> Desk:
    """Two who have been in the trash for long, one since yesterday, one who is in use."""
    for name in ("Zyxwvut Qponmlk", "Ponmlkj Ihgfedc", "Yesterday", "In Use"):
        desk.clients.create(make.person(name))
    set_clock("2026-01-01T12:00:00+00:00")
    desk.clients.trash(["KH000001", "KH000002"])
    set_clock("2026-06-30T12:00:00+00:00")
    desk.clients.trash(["KH000003"])
    set_clock(LATE)
    return desk


def in_trash(open_window: Open, qtbot: QtBot) -> Window:
    """A window that shows the trash."""
    window = open_window()
    window.shell.go(TRASH)
    settle(qtbot, window)
    return window


def asked(window: Window, qtbot: QtBot) -> EraseDialog:
    """The dialog behind the button of the line, once it says what it would do."""
    QTest.mouseClick(window.thrown.old.button, Qt.MouseButton.LeftButton)

    def is_ready() -> bool:
        dialog = window.thrown.asking
        return dialog is not None and isValid(dialog) and dialog.isVisible() and dialog.ahead is not None

    qtbot.waitUntil(is_ready, timeout=PATIENCE)
    assert window.thrown.asking is not None
    return window.thrown.asking


def agreed(dialog: EraseDialog, qtbot: QtBot) -> None:
    """The number typed, the button pressed, and what is left looked for."""
    dialog.proof.setText("2")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=PATIENCE)


def test_a_line_above_the_trash_says_how_many_have_been_there_for_long(
    thrown: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = in_trash(open_window, qtbot)
    assert window.thrown.old.isVisible()
    assert window.thrown.old.text.text() == "2 clients have been here for more than 90 days."
    assert window.thrown.old.button.text() == "Erase them for good…"
    window.shell.go(ALL)
    settle(qtbot, window)
    assert not window.thrown.old.isVisible()


def test_without_anybody_old_there_is_no_line(thrown: Desk, open_window: Open, qtbot: QtBot, set_clock: Clock) -> None:
    set_clock("2026-03-01T12:00:00+00:00")
    window = in_trash(open_window, qtbot)
    assert len(window.list.model.numbers) == 3
    assert not window.thrown.old.isVisible()


def test_they_go_after_their_number_was_typed_and_the_others_stay(
    thrown: Desk, open_window: Open, qtbot: QtBot, path: Path, tmp_path: Path
) -> None:
    thrown.keeping.backup()
    window = in_trash(open_window, qtbot)
    window.show_client(1)
    settle(qtbot, window)
    dialog = asked(window, qtbot)
    told = dialog.what.text()
    assert dialog.title.text() == "Erase 2 clients for good?"
    assert "Zyxwvut Qponmlk (KH000001), since 2026-01-01" in told
    assert "Yesterday" not in told
    assert "Person: 2" in told
    assert "1 copy made earlier holds them" in told
    assert not dialog.ok.isEnabled()
    agreed(dialog, qtbot)
    settle(qtbot, window)
    assert dialog.title.text() == "2 clients were erased"
    assert [thrown.clients.count(trashed=True), thrown.clients.count()] == [1, 1]
    lines = dialog.certificate.said.text().splitlines()
    first, second = (lines.index(code) for code in ("KH000001", "KH000002"))
    assert lines[first + 1] == lines[second + 1] == "What was erased"
    assert window.page.opened is None
    assert not window.thrown.old.isVisible()
    out = tmp_path / "certificates.txt"
    dialog.certificate.save(str(out))
    qtbot.waitUntil(lambda: dialog.certificate.is_saved, timeout=PATIENCE)
    saved = out.read_text("utf-8")
    assert all(code in saved for code in ("KH000001", "KH000002"))
    assert b"xwvut" not in path.read_bytes()
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()


def test_nothing_goes_where_the_dialog_is_closed_and_who_is_shown_stays_so_where_others_go(
    thrown: Desk, open_window: Open, qtbot: QtBot
) -> None:
    window = in_trash(open_window, qtbot)
    asked(window, qtbot).reject()
    assert thrown.clients.count(trashed=True) == 3
    window.show_client(3)
    settle(qtbot, window)
    dialog = asked(window, qtbot)
    agreed(dialog, qtbot)
    settle(qtbot, window)
    assert window.page.opened
    assert window.page.opened.record.name == "Yesterday"
    dialog.certificate.is_saved = True
    dialog.reject()


def test_who_was_restored_in_the_meantime_stays_and_the_dialog_says_so(
    thrown: Desk, open_window: Open, qtbot: QtBot
) -> None:
    dialog = asked(in_trash(open_window, qtbot), qtbot)
    thrown.clients.restore(["KH000001"])
    agreed(dialog, qtbot)
    assert dialog.told.text() == "The trash was changed in the meantime; nothing was erased. Look again who would go."
    assert thrown.clients.get("KH000002").stamps.trashed
    dialog.reject()


def test_those_of_the_books_are_named_and_stay_and_alone_they_have_no_button(
    desk: Desk, open_window: Open, qtbot: QtBot, set_clock: Clock
) -> None:
    codes = [selling.client(desk, name) for name in ("甲有限公司", "乙有限公司", "丙有限公司")]
    selling.sale(desk, codes[0], "100", day=date(2026, 3, 5))
    set_clock("2026-03-10T12:00:00+00:00")
    desk.clients.trash(codes)
    set_clock(LATE)
    window = in_trash(open_window, qtbot)
    assert window.thrown.old.text.text().startswith("3 clients have been here")
    dialog = asked(window, qtbot)
    assert f"甲有限公司 ({codes[0]})" in dialog.what.text().partition("Who stays")[2]
    agreed(dialog, qtbot)
    settle(qtbot, window)
    assert [line.code for line in desk.clients.lines(window.list.model.numbers)] == codes[:1]
    assert window.thrown.old.text.text().endswith("It can be erased by itself.")
    assert not window.thrown.old.button.isVisible()
    dialog.certificate.is_saved = True
    dialog.reject()


def test_erasing_in_the_trash_what_became_part_of_another_file_asks_for_that_file(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    for _ in range(2):
        desk.clients.create(make.person("Same Name"))
    desk.doubles.merge("KH000001", "KH000002")
    window = in_trash(open_window, qtbot)
    dialog = window.thrown.ask_erase("KH000002", 2)
    qtbot.waitUntil(lambda: dialog.ahead is not None, timeout=PATIENCE)
    assert dialog.title.text() == "Erase Same Name (KH000002) for good?"
    dialog.proof.setText("KH000002")
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=PATIENCE)
    assert [line.code for line in desk.clients.lines(desk.clients.numbers())] == ["KH000001"]
    dialog.certificate.is_saved = True
    dialog.reject()
