"""Another password for the file that is open: asked for, set, and refused while somebody else reads the file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.errors import UserError
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.window import Window
from tests import make
from tests.store.edits import lose_patience
from tests.ui.conftest import PATIENCE, settle


def open_in(program: Program, path: Path, password: str, qtbot: QtBot) -> Window:
    """The window of a program on a file."""
    program.open_file(str(path), password)
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    assert program.window is not None
    settle(qtbot, program.window)
    return program.window


def window_after(before: Window, program: Program, qtbot: QtBot) -> Window:
    """The window that takes the place of one."""
    qtbot.waitUntil(lambda: program.window not in (None, before), timeout=PATIENCE)
    assert program.window is not None
    settle(qtbot, program.window)
    return program.window


def end(program: Program, qtbot: QtBot) -> None:
    """Close the window and wait until the file is let go."""
    assert program.window is not None
    settle(qtbot, program.window)
    program.window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)


def test_a_file_gets_a_password_and_another_one_from_the_settings(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟"))
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    for old, new in (("", "first one"), ("first one", "second")):
        before = program.window or open_in(program, path, old, qtbot)
        dialog = before.files.ask_password()
        dialog.old.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(new)
        dialog.ok.click()
        window = window_after(before, program, qtbot)
        assert window.toast.text.text() == "The file has its new password."
        assert window.context.desk.clients.count() == 1
    end(program, qtbot)
    with pytest.raises(UserError):
        Desk.open(path, password="first one")
    Desk.open(path, password="second").close()


def test_a_password_is_not_changed_before_all_is_typed_rightly(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    file = tmp_path / "secret.clientdesk"
    make.desk(file, password="right").close()
    program = Program(qapp, Remembered(language="en", look="light"), tmp_path)
    dialog = open_in(program, file, "right", qtbot).files.ask_password()
    told = []
    for old, new, again in (("right", "", ""), ("right", "one", "two"), ("wrong", "one", "one")):
        dialog.old.setText(old)
        dialog.new.setText(new)
        dialog.again.setText(again)
        dialog.ok.click()
        qtbot.waitUntil(lambda: not dialog.is_working, timeout=PATIENCE)
        told.append(dialog.problem.text())
    assert told == ["Type the new password twice.", "The two passwords differ.", "The password is wrong."]
    dialog.reject()
    end(program, qtbot)
    Desk.open(file, password="right").close()


def test_the_password_stays_while_another_program_reads_the_file(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟"))
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    before = open_in(program, path, "", qtbot)
    lose_patience(before.context.desk)
    with Desk.open(path, read_only=True) as reader, reader.store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        dialog = before.files.ask_password()
        dialog.new.setText("new")
        dialog.again.setText("new")
        dialog.ok.click()
        window = window_after(before, program, qtbot)
    box = qapp.activeModalWidget() or window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "Another program is reading the file."
    box.accept()
    assert not window.context.desk.keeping.has_password
    end(program, qtbot)
