"""Screens before and beside the window: the first page, faults, errors."""

import errno

from PySide6.QtWidgets import QMessageBox, QWidget

from clientdesk.desk import Desk
from clientdesk.errors import UserError
from clientdesk.files import disk_error
from clientdesk.log import crash_report
from clientdesk.ui.crash import CrashWindow
from clientdesk.ui.start import StartPage
from tests.screens.scenes import Scene
from tests.screens.stage import Stage

_TYPED = "Example-2026"


def _start(stage: Stage, last_file: str = "") -> StartPage:
    return stage.shown(StartPage(stage.words, stage.folder / "Documents" / "ClientDesk", last_file))


def _start_wrong(stage: Stage) -> QWidget:
    path = stage.folder / "locked.clientdesk"
    Desk.create(path, password=_TYPED).close()
    page = _start(stage, str(path))
    page.password.setText(_TYPED.lower())
    try:
        Desk.open(path, password=_TYPED.lower())
    except UserError as error:
        page.show_error(error)
    path.unlink()
    return page


def _start_differing(stage: Stage) -> QWidget:
    page = _start(stage)
    page.new_password.setText(_TYPED)
    page.again.setText(_TYPED.lower())
    page.create_file()
    return page


def _fault(stage: Stage) -> QWidget:
    window = stage.shown(CrashWindow(stage.words))
    try:
        (stage.folder / "nothing").stat()
    except OSError as error:
        window.add(crash_report(error))
    return window


def _error(stage: Stage) -> QWidget:
    stage.window.show_error(disk_error(OSError(errno.EROFS, ""), stage.folder / "ClientDesk" / "desk.clientdesk"))
    stage.settle()
    return stage.top(QMessageBox)


SCENES = (
    Scene("start", _start),
    Scene("start-wrong-password", _start_wrong),
    Scene("start-two-passwords", _start_differing),
    Scene("fault", _fault),
    Scene("error", _error),
)
