"""Where things live: the client files, the settings, the log, and what the program brings along."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.i18n import N_

NAME = "ClientDesk"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Folders:
    """The user's folders; they are named here and made by whoever writes there first.

    `data` holds client files and is the user's to see, move and copy; `config` settings; `cache` what can be made
    again; `log` the log.
    """

    data: Path
    config: Path
    cache: Path
    log: Path


def folders(env: Mapping[str, str] = os.environ, *, system: str = sys.platform) -> Folders:
    """The folders on this system (`win32`, `darwin`, else freedesktop); all in `CLIENTDESK_HOME` where that is set."""
    if one := env.get("CLIENTDESK_HOME"):
        root = Path(one).expanduser().absolute()
        return Folders(root / "files", root / "config", root / "cache", root / "log")
    by_system: dict[str, Callable[[Mapping[str, str]], Folders]] = {"win32": _windows, "darwin": _mac}
    return by_system.get(system, _freedesktop)(env)


def resources() -> Path:
    """The folder of fonts, icons, texts and samples, from source and in the frozen program."""
    return Path(getattr(sys, "_MEIPASS", _PACKAGE.parent)) / "resources"


def checkout() -> Path | None:
    """The folder of the source checkout the program runs from, or None when it is installed or frozen."""
    root = _PACKAGE.parent
    return root if (root / "main.py").is_file() and (root / "pyproject.toml").is_file() else None


def inside_checkout(path: Path, *, root: Path | None = None) -> bool:
    """Whether a path lies in the source checkout (`root` for another one), where no client's file may ever land."""
    root = root or checkout()
    if root is None:
        return False
    place = path.expanduser().resolve()
    # Compared as the disk sees it: a Mac and Windows read "Desk" and "desk" as one folder.
    return any(folder.samefile(root) for folder in (place, *place.parents) if folder.exists())


def _home(env: Mapping[str, str], name: str = "HOME") -> Path:
    if env.get(name):
        return Path(env[name])
    try:
        return Path.home()
    except RuntimeError as error:
        raise UserError(
            N_("This account has no home folder, so there is no place for client files."),
            key="no_home",
            hint=N_("Set CLIENTDESK_HOME to a folder and start again."),
        ) from error


def _windows(env: Mapping[str, str]) -> Folders:
    home = _home(env, "USERPROFILE")
    roaming = Path(env.get("APPDATA") or home / "AppData" / "Roaming") / NAME
    local = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAME
    return Folders((_windows_documents() or home / "Documents") / NAME, roaming, local / "Cache", local / "Log")


def _windows_documents() -> Path | None:
    """The Documents folder, which the user or OneDrive may have moved."""
    documents: Path | None = None
    if sys.platform == "win32":
        import winreg

        shell = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, shell) as key:
            documents = Path(os.path.expandvars(winreg.QueryValueEx(key, "Personal")[0]))
    return documents


def _mac(env: Mapping[str, str]) -> Folders:
    home = _home(env)
    library = home / "Library"
    support, caches, logs = library / "Application Support", library / "Caches", library / "Logs"
    return Folders(home / "Documents" / NAME, support / NAME, caches / NAME, logs / NAME)


def _freedesktop(env: Mapping[str, str]) -> Folders:
    home, name = _home(env), NAME.lower()

    def xdg(variable: str, usual: str) -> Path:
        # The specification says that a relative path is to be ignored.
        said = Path(env.get(variable, ""))
        return said if said.is_absolute() else home / usual

    config = xdg("XDG_CONFIG_HOME", ".config")
    return Folders(
        (_xdg_documents(config, home) or home) / NAME,
        config / name,
        xdg("XDG_CACHE_HOME", ".cache") / name,
        xdg("XDG_STATE_HOME", ".local/state") / name / "log",
    )


def _xdg_documents(config: Path, home: Path) -> Path | None:
    """The Documents folder under its name in the user's language, where the desktop has made one."""
    try:
        lines = (config / "user-dirs.dirs").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    for line in lines:
        variable, _, said = line.strip().partition("=")
        if variable == "XDG_DOCUMENTS_DIR":
            documents = Path(said.strip('"').replace("$HOME", str(home)))
            return documents if documents.is_absolute() and documents.is_dir() else None
    return None
