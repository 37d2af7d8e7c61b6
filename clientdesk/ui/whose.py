"""What this computer calls whoever works at it, to be offered as the name that stands in the history."""

import ctypes
import getpass
import sys
from contextlib import suppress

_DISPLAY_NAME = 3
"""`NameDisplay` of Windows: the name as people write it."""
_LONGEST = 256
_NOBODY = ("root", "administrator", "admin", "user")
"""Logins that say nothing of who it is."""


def full_name() -> str:
    """The full name of the account, else its login where that may be somebody's; empty where the system only knows an
    administrator."""
    with suppress(OSError, KeyError, ImportError):
        login = getpass.getuser()
        name = (_of_windows() if sys.platform == "win32" else _of_account(login)) or login
        return "" if name.casefold() in _NOBODY else name
    return ""


def _of_account(login: str) -> str:
    """The first part of what the list of accounts says of somebody."""
    import pwd

    return pwd.getpwnam(login).pw_gecos.partition(",")[0].strip()


def _of_windows() -> str:
    asked = getattr(ctypes, "windll").secur32.GetUserNameExW  # noqa: B009 - there is none elsewhere
    size = ctypes.c_ulong(_LONGEST)
    told = ctypes.create_unicode_buffer(_LONGEST)
    return told.value if asked(_DISPLAY_NAME, told, ctypes.byref(size)) else ""
