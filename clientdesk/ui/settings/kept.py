"""What was chosen in the settings of this computer, and what holds until somebody has chosen."""

from pathlib import Path

from clientdesk.ui.remembered import Remembered

_LOCK, _SIZE, _NAMES, _LAST, _TRAY, _FOLDER, _MINE = "lock", "size", "names", "last", "tray", "folder", "mine"
YES, NO = "yes", "no"
SIZES = (90, 100, 110, 125, 150)
"""Per cent of the usual size of words."""
MINUTES = (0, 1, 2, 5, 10, 15, 30, 60)
"""After so many idle minutes the window may lock itself; 0: never."""


def lock_minutes(remembered: Remembered) -> int:
    """After how many idle minutes the window locks itself; 0: never."""
    return _number(remembered, _LOCK, 0)


def keep_lock_minutes(remembered: Remembered, minutes: int) -> None:
    """Note after how many minutes."""
    _keep(remembered, _LOCK, str(minutes))


def text_size(remembered: Remembered) -> int:
    """Per cent of the usual size of words."""
    size = _number(remembered, _SIZE, 100)
    return size if size in SIZES else 100


def keep_text_size(remembered: Remembered, size: int) -> None:
    """Note the size of words."""
    _keep(remembered, _SIZE, str(size))


def names_in_files(remembered: Remembered) -> bool:
    """Whether the names of prints and pictures that are saved hold the names of clients."""
    return remembered.settings.get(_NAMES, YES) == YES


def keep_names_in_files(remembered: Remembered, *, wanted: bool) -> None:
    """Note whether names stand in the names of files."""
    _keep(remembered, _NAMES, YES if wanted else NO)


def opens_last(remembered: Remembered) -> bool:
    """Whether a start opens the file that was open last."""
    return remembered.settings.get(_LAST, YES) == YES


def keep_opens_last(remembered: Remembered, *, wanted: bool) -> None:
    """Note whether a start opens the last file."""
    _keep(remembered, _LAST, YES if wanted else NO)


def closes_to_tray(remembered: Remembered) -> bool:
    """Whether closing the window leaves the program in the tray."""
    return remembered.settings.get(_TRAY, NO) == YES


def keep_closes_to_tray(remembered: Remembered, *, wanted: bool) -> None:
    """Note whether the program stays in the tray."""
    _keep(remembered, _TRAY, YES if wanted else NO)


def my_name(remembered: Remembered) -> str:
    """The name of who works at this computer; empty where nobody has told, so that the login stands for it."""
    return remembered.settings.get(_MINE, "")


def keep_my_name(remembered: Remembered, name: str) -> None:
    """Note who works at this computer."""
    _keep(remembered, _MINE, name)


def data_folder(remembered: Remembered, usual: Path) -> Path:
    """Where new client files are offered to be kept."""
    chosen = remembered.settings.get(_FOLDER, "")
    return Path(chosen) if chosen else usual


def keep_data_folder(remembered: Remembered, folder: str) -> None:
    """Note where new files go."""
    _keep(remembered, _FOLDER, folder)


def _number(remembered: Remembered, key: str, usual: int) -> int:
    said = remembered.settings.get(key, "")
    return int(said) if said.isdecimal() and said.isascii() else usual


def _keep(remembered: Remembered, key: str, value: str) -> None:
    remembered.settings[key] = value
    remembered.save()
