"""A second start of the program brings the window of the first one to the front, and ends."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.shell.second_start import meeting_place, show_first
from tests.ui.conftest import PATIENCE, settle

ROOT = Path(__file__).parents[2]


def test_a_second_start_raises_the_first_window_and_ends(
    desk: Desk, path: Path, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), tmp_path)
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    window.showMinimized()
    environ = {**os.environ, "CLIENTDESK_HOME": str(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"}
    second = subprocess.Popen([sys.executable, "-m", "clientdesk", str(path)], cwd=ROOT, env=environ)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE)
    assert second.returncode == 0
    assert not window.isMinimized()
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)
    assert program.first is None


def test_nobody_answers_for_a_file_that_is_not_open(path: Path, qapp: QApplication) -> None:
    assert show_first(path) is False


def test_each_file_has_a_place_of_its_own(tmp_path: Path) -> None:
    first, second = meeting_place(tmp_path / "a.clientdesk"), meeting_place(tmp_path / "b.clientdesk")
    assert first != second
    assert first == meeting_place(tmp_path / "x" / ".." / "a.clientdesk")
    assert "a.clientdesk" not in first
