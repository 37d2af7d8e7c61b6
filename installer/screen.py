"""Whether there is a screen to open a window on: Qt would end the process without a word the user can act on."""

import ctypes
from collections.abc import Mapping

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def require_screen(environ: Mapping[str, str], *, platform: str) -> None:
    """Refuse a window where the surroundings name no screen; `platform` is as in `sys.platform`."""
    if platform == "linux" and not any(environ.get(name) for name in SCREENS):
        raise UserError(
            N_(
                "There is no screen to open a window on. Commands need none: python3 main.py --help lists them (new,"
                " show, search, card, export, batch, check, backup and more)."
            ),
            code=ExitCode.USAGE,
            key="no_screen",
        )


def require_answer(environ: Mapping[str, str], *, platform: str) -> None:
    """Refuse a window where the X server that is named does not answer: it is not running, or it is another user's."""
    if platform != "linux" or not environ.get("DISPLAY") or any(environ.get(name) for name in SCREENS[1:]):
        return
    if not answers(environ["DISPLAY"]):
        raise UserError(
            N_(
                "The screen {display} cannot be opened: it is not there, or it belongs to another user. Commands need"
                " none: python3 main.py --help lists them."
            ),
            code=ExitCode.USAGE,
            key="screen_silent",
            display=environ["DISPLAY"],
        )


def answers(display: str) -> bool:
    """Whether an X server takes our connection; where that cannot be asked, Qt will find out."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
