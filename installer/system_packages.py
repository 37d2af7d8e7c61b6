"""The package managers of Linux systems: which one is here, and the command a user would type."""

import os
import shlex
import shutil
from collections.abc import Iterable

COMMANDS = {
    "apt-get": ("apt-get", "install", "--no-install-recommends"),
    "dnf": ("dnf", "install"),
    "pacman": ("pacman", "-S"),
    "zypper": ("zypper", "install"),
}


def system_manager() -> str | None:
    """The name of this system's package manager, a key of `COMMANDS`; None on a system without one of them."""
    return next((name for name in COMMANDS if shutil.which(name)), None)


def install_command(names: Iterable[str]) -> str:
    """The line to type for installing these packages, with sudo where the user is not root."""
    manager = system_manager()
    assert manager is not None
    line = shlex.join([*COMMANDS[manager], *names])
    return line if is_root() else f"sudo {line}"


def is_root() -> bool:
    """Whether this process may install system packages by itself."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
