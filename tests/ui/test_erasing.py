"""Erasing a client in the window: it says what goes and what stays, asks for the name, and shows the certificate."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.store.file import still_read
from clientdesk.ui.context import Context
from clientdesk.ui.erasing.dialog import EraseDialog
from clientdesk.ui.shell.entries import TRASH
from clientdesk.ui.window import Window
from tests import make
from tests.desk.trading import selling
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]
Opened = Callable[[Context, str], EraseDialog]
NAME = "Zyxwvut Qponmlk"


@pytest.fixture
def person(desk: Desk) -> Record:
    """Somebody who bought something, in the trash."""
    made = make.person(NAME, mobile="154 0000 4321", nickname="quiet one")
    desk.clients.create(made)
    selling.sale(desk, made.code, "100", day=date(2026, 3, 5))
    desk.clients.create(make.person("Somebody Else"))
    desk.keeping.backup()
    desk.clients.trash([made.code])
    return desk.clients.get(made.code)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """The dialog, once it says what it would do."""
    around = QWidget()
    qtbot.addWidget(around)

    def shown(context: Context, code: str) -> EraseDialog:
        dialog = EraseDialog(context, code, around)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.ahead is not None, timeout=PATIENCE)
        return dialog

    yield shown
    around.close()


def erased(dialog: EraseDialog, typed: str, qtbot: QtBot) -> EraseDialog:
    """The same after a name was typed and the button pressed."""
    dialog.proof.setText(typed)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=PATIENCE)
    return dialog


def asked(window: Window, qtbot: QtBot) -> EraseDialog:
    """The dialog that the window opened, once it says what it would do."""

    def is_ready() -> bool:
        dialog = window.thrown.asking
        return dialog is not None and isValid(dialog) and dialog.isVisible() and dialog.ahead is not None

    qtbot.waitUntil(is_ready, timeout=PATIENCE)
    assert window.thrown.asking is not None
    return window.thrown.asking


def test_it_says_what_goes_what_stays_and_where_else_the_client_stands(
    context: Context, person: Record, qtbot: QtBot, opened: Opened
) -> None:
    other = context.desk.clients.get("KH000002")
    other[Header.introduced_by] = Link(person.code)
    context.desk.clients.save(other)
    dialog = opened(context, person.code)
    told = dialog.what.text()
    assert dialog.title.text() == "Erase Zyxwvut Qponmlk (KH000001) for good?"
    assert "Person: 1" in told
    assert "Sale: XS202603-0001" in told
    assert "Somebody Else" in told
    assert "1 copy made earlier holds the client" in told
    assert "Accounting package" not in told


@pytest.mark.parametrize(
    ("typed", "enough"), [("", False), ("Zyxwvut", False), (f" {NAME.lower()} ", True), ("kh000001", True)]
)
def test_the_button_waits_for_the_code_or_the_name(
    context: Context, person: Record, qtbot: QtBot, opened: Opened, typed: str, enough: bool
) -> None:
    dialog = opened(context, person.code)
    QTest.keyClicks(dialog.proof, typed)
    QTest.keyClick(dialog.proof, Qt.Key.Key_Return)
    assert (dialog.ok.isEnabled(), dialog.isVisible()) == (enough, True)
    assert context.desk.clients.get(person.code).name == NAME


def test_the_certificate_names_what_went_and_stayed_and_is_saved(
    context: Context, person: Record, path: Path, qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    dialog = erased(opened(context, person.code), NAME, qtbot)
    told = dialog.certificate.said.text()
    assert "None of them was found." in told
    assert "Sale: XS202603-0001" in told
    assert NAME not in told
    for ending, begins in ((".txt", b"Certificate of erasure"), (".pdf", b"%PDF"), (".json", b"[")):
        out = tmp_path / f"certificate{ending}"
        dialog.certificate.save(str(out))
        qtbot.waitUntil(out.exists, timeout=PATIENCE)
        assert out.read_bytes().startswith(begins)
    qtbot.waitUntil(lambda: dialog.certificate.is_saved, timeout=PATIENCE)
    assert b"xwvut" not in path.read_bytes()
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()


def test_a_certificate_that_was_not_saved_is_asked_for_before_the_dialog_closes(
    context: Context, person: Record, qtbot: QtBot, opened: Opened
) -> None:
    dialog = erased(opened(context, person.code), person.code, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    assert box.text() == "Close without saving the certificate?"
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        box.accept()


def test_what_cannot_be_erased_is_told_in_the_dialog_and_the_client_is_where_it_was(
    context: Context, person: Record, qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(context, person.code)

    def full(_codes: object) -> None:
        raise UserError("There is no room left.", code=ExitCode.DISK, key="disk_full")

    monkeypatch.setattr(context.desk.clients, "take_out", full)
    erased(dialog, NAME, qtbot)
    assert dialog.told.text() == "There is no room left."
    assert dialog.ok.isEnabled()
    assert context.desk.clients.get(person.code).stamps.trashed


def test_a_file_that_may_only_be_read_erases_nobody(
    person: Record, desk: Desk, path: Path, context: Context, qtbot: QtBot, opened: Opened
) -> None:
    with Desk.open(path, read_only=True) as reading:
        dialog = opened(Context(reading, context.tasks, context.words), person.code)
        erased(dialog, NAME, qtbot)
        assert "opened only for reading" in dialog.told.text()
    assert desk.clients.get(person.code).name == NAME


def test_while_another_program_reads_the_file_the_client_goes_and_the_certificate_says_what_is_left(
    context: Context, person: Record, qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_elsewhere() -> None:
        raise still_read()

    # As after the seconds that a reader is waited for: the log stays as it is.
    monkeypatch.setattr(context.desk.store, "fold", read_elsewhere)
    dialog = erased(opened(context, person.code), NAME, qtbot)
    assert "Another program was reading the file" in dialog.certificate.said.text()
    assert context.desk.clients.count(trashed=True) == 0


def test_an_encrypted_file_erases_too(
    path: Path, context: Context, qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    with Desk.create(tmp_path / "locked.clientdesk", password="correct horse") as locked:
        locked.clients.create(make.person(NAME))
        dialog = erased(opened(Context(locked, context.tasks, context.words), "KH000001"), NAME, qtbot)
        assert "None of them was found." in dialog.certificate.said.text()
        assert locked.clients.count() == 0


def test_the_trash_offers_it_at_the_head_of_the_client_and_in_the_menu_of_the_list(
    open_window: Open, person: Record, qtbot: QtBot
) -> None:
    window = open_window()
    window.shell.go(TRASH)
    settle(qtbot, window)
    window.show_client(person.id)
    settle(qtbot, window)
    window.list.table.customContextMenuRequested.emit(window.list.rect().center())
    actions = [each for menu in window.list.table.findChildren(QMenu) for each in menu.actions() if each.isEnabled()]
    next(each for each in actions if each.text() == "Erase for good…").trigger()
    asked(window, qtbot).reject()
    QTest.mouseClick(window.page.head.erase, Qt.MouseButton.LeftButton)
    dialog = asked(window, qtbot)
    erased(dialog, NAME, qtbot)
    settle(qtbot, window)
    assert window.list.model.numbers == ()
    assert window.page.opened is None


def test_a_client_that_is_not_in_the_trash_has_it_in_the_menu_alone(
    open_window: Open, desk: Desk, person: Record, qtbot: QtBot
) -> None:
    window = open_window()
    window.show_client(desk.clients.get("KH000002").id)
    settle(qtbot, window)
    assert not window.page.head.erase.isVisible()
    window.thrown.erasing.trigger()
    dialog = asked(window, qtbot)
    assert dialog.code == "KH000002"
    dialog.reject()


def test_whoever_asks_twice_while_the_file_is_written_is_asked_once(
    context: Context, person: Record, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window()
    window.thrown.ask_erase(person.code, person.id)
    first = asked(window, qtbot)
    assert window.thrown.ask_erase(person.code, person.id) is first
    first.reject()
