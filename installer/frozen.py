"""The program as one folder that needs no Python on the machine, built with PyInstaller on the system it is for."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from installer import environment, packages, system_libraries, system_packages
from installer.house import CHECKOUT
from installer.voice import tell

NAME = "clientdesk"
MIGRATIONS = Path("clientdesk", "store", "migrations", "versions")

# What PyInstaller's reading of the source does not find: imported by name, or read as files.
HIDDEN_MODULES = ("clientdesk", "phonenumbers.data", "pypinyin", "reportlab.graphics.barcode")
PACKAGE_FILES = ("opencc", "pypinyin", "reportlab")
NOT_NEEDED = ("tkinter", "unittest", "pydoc_data", "lib2to3", "PySide6.QtQml", "PySide6.QtQuick", "mako")


def build(checkout: Path = CHECKOUT) -> Path:
    """Build the one-folder program; gives the folder. Raises `UserError` naming what this machine lacks."""
    if sys.platform == "linux":
        provide_build_tools()
    place = environment.provide(environment.BUILDING, checkout=checkout)
    # The program carries the libraries of every kind of screen, whatever this machine shows now.
    variables = {**os.environ, "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": ""}
    variables |= system_libraries.provide(place.house, variables)
    tell(N_("Building the program; this takes about a minute."))
    work = place.house.folder / "build"
    command = [str(place.python), "-m", "PyInstaller", *options(checkout, work=work, out=place.house.folder / "dist")]
    packages.run([*command, str(checkout / "installer" / "launch.py")], tools=place.house.tools, environ=variables)
    return place.house.folder / "dist" / NAME


def options(checkout: Path, *, work: Path, out: Path) -> Iterator[str]:
    """PyInstaller's arguments but for the script."""
    yield from ("--noconfirm", "--clean", "--log-level", "WARN", "--name", NAME, "--paths", str(checkout))
    yield from ("--distpath", str(out), "--workpath", str(work), "--specpath", str(work))
    if sys.platform == "linux":
        yield "--strip"
    for folder in (Path("resources"), MIGRATIONS):
        yield from ("--add-data", f"{checkout / folder}{os.pathsep}{folder}")
    for module in HIDDEN_MODULES:
        yield from ("--collect-submodules", module)
    for package in PACKAGE_FILES:
        yield from ("--collect-data", package)
    for module in NOT_NEEDED:
        yield from ("--exclude-module", module)


def provide_build_tools() -> None:
    """PyInstaller takes programs apart with binutils and needs Python as a shared library; root gets both by apt."""
    lacking = build_tools_missing()
    if not lacking:
        return
    if system_packages.system_manager() == "apt-get" and system_packages.is_root():
        tell(N_("Installing what the build needs: {names}"), names=" ".join(lacking))
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], check=False, capture_output=True)
        command = ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *lacking]
        subprocess.run(command, check=False, capture_output=True, env=quiet)
        lacking = build_tools_missing()
    if lacking:
        raise UserError(
            N_("Building needs {names}; install with: {command}"),
            code=ExitCode.DISK,
            key="build_tools_missing",
            names=", ".join(lacking),
            command=system_packages.install_command(lacking),
        )


def build_tools_missing() -> list[str]:
    """The Debian packages of what is missing; other systems name them alike or bring them with Python."""
    lacking = [] if shutil.which("objdump") and shutil.which("strip") else ["binutils"]
    library = str(sysconfig.get_config_var("INSTSONAME") or "")
    if library.endswith(".a") or not (library and system_libraries.loads(library)):
        lacking.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    return lacking
