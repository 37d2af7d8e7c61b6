"""Puts the windowed program together: the only place where that is done."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk import log
from clientdesk.i18n import LANGUAGES
from clientdesk.paths import folders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from clientdesk.ui.crash import Faults
    from clientdesk.ui.program import Program


def main(argv: Sequence[str]) -> int:
    """Open the window; the exit code. `--selftest PNG` grabs what is shown into a picture and ends."""
    asked = _arguments(argv)
    _choose_input_method()
    place = folders()
    log.start(place.log)
    from PySide6.QtWidgets import QApplication

    from clientdesk.ui import look
    from clientdesk.ui.ahead import GettingReady
    from clientdesk.ui.crash import Faults
    from clientdesk.ui.pressing import Pressing
    from clientdesk.ui.program import Program
    from clientdesk.ui.remembered import Remembered
    from clientdesk.ui.settings.kept import opens_last
    from clientdesk.ui.shell.second_start import show_first
    from clientdesk.ui.sweeping import Sweeping

    app = QApplication([sys.argv[0]])
    app.setApplicationName("ClientDesk")
    look.load_fonts()
    remembered = Remembered() if asked.selftest else Remembered.load(place.config)
    if asked.language:
        remembered.language = asked.language
    if asked.look:
        remembered.look = asked.look
    last = remembered.last_file if opens_last(remembered) else ""
    if not asked.selftest and (file := asked.file or last) and show_first(Path(file)):
        return 0
    program = Program(app, remembered, place.data)
    faults = Faults(lambda: program.words, app)
    faults.install()
    Sweeping(app, lambda: program.tasks.idle)
    Pressing(app)
    # A thread that computes lets the window have its turn after a millisecond, not five: for each cell of a list that
    # is painted it has to have one.
    sys.setswitchinterval(0.001)
    GettingReady(app)
    program.begin(asked.file)
    if asked.selftest:
        return _selftest(app, program, faults, asked)
    return app.exec()


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="clientdesk", description="Opens the window, with FILE if one is given.")
    parser.add_argument("file", nargs="?", default="", help="a client file (*.clientdesk)")
    parser.add_argument("--selftest", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--language", choices=LANGUAGES, default="", help=argparse.SUPPRESS)
    parser.add_argument("--look", choices=("light", "dark"), default="", help=argparse.SUPPRESS)
    return parser.parse_args(list(argv))


def _choose_input_method() -> None:
    # Qt's wheels bring no part for fcitx; fcitx itself answers to what ibus asks.
    if os.environ.get("QT_IM_MODULE") in ("fcitx", "fcitx5"):
        os.environ["QT_IM_MODULE"] = "ibus"


def _selftest(app: "QApplication", program: "Program", faults: "Faults", asked: argparse.Namespace) -> int:
    """Grab what the user would see, the file's window or the first page; 1 where something went wrong on the way."""
    from PySide6.QtCore import QTimer

    result = {"code": 1}

    def grab() -> None:
        if not program.tasks.idle:
            program.tasks.when_idle(grab)
            return
        shown = program.window or program.start_page
        if shown is not None:
            saved = shown.grab().save(str(asked.selftest))
            as_asked = (program.window is not None) == bool(asked.file)
            result["code"] = 0 if saved and as_asked and faults.window is None else 1
            shown.close()

    QTimer.singleShot(500, grab)
    QTimer.singleShot(60_000, app.quit)
    app.exec()
    return result["code"]
