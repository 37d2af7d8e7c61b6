"""Python environments made from a hashed lock file: built once beside their place, moved in when they are complete."""

import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from installer.house import CHECKOUT, House, houses, only_one, python_in
from installer.voice import tell

NEWEST_PYTHON = (3, 14)
STAMP = "clientdesk-stamp"


@dataclass(frozen=True)
class Purpose:
    """What an environment is for: its folder's name and the lock file it is made from."""

    folder: str
    lock: str
    download: int  # megabytes on the first day


RUNNING = Purpose(".venv", "requirements.lock", 125)
TESTING = Purpose(".venv-tests", "requirements-dev.lock", 160)
BUILDING = Purpose(".venv-build", "requirements-build.lock", 135)


@dataclass(frozen=True)
class Environment:
    """One environment of one checkout. It is current when its stamp fits the lock file and the running Python."""

    house: House
    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        """The environment's own interpreter."""
        return python_in(self.folder)

    def is_current(self) -> bool:
        """Whether it can be used as it is; looks at two small files and nothing else."""
        try:
            stamped = (self.folder / STAMP).read_text("utf-8")
        except OSError:
            return False
        return stamped == self.stamp() and self.python.exists()

    def stamp(self) -> str:
        """What an environment made now would carry: the lock file's digest, and the Python it is for."""
        digest = hashlib.sha256(self.lock.read_bytes()).hexdigest()
        return f"{digest} {sys.implementation.cache_tag} {sys.platform}\n"


def provide(purpose: Purpose, *, checkout: Path = CHECKOUT, environ: Mapping[str, str] = os.environ) -> Environment:
    """The environment for `purpose`, made first if it is missing, incomplete or of another lock file.

    Raises `UserError` with what the user can do when it cannot be made.
    """
    lock = checkout / purpose.lock
    choices = []
    for house in houses(checkout, environ):
        environment = Environment(house, house.folder / purpose.folder, lock)
        if environment.is_current():
            return environment
        choices.append(environment)
    check_python(sys.version_info[:2])
    for environment in choices:
        if environment.house.is_writable():
            make(environment, checkout=checkout, megabytes=purpose.download)
            return environment
    raise UserError(
        N_("ClientDesk needs a place for its Python packages, and none of these can be written to: {folders}"),
        code=ExitCode.DISK,
        key="nowhere_to_install",
        folders=", ".join(str(environment.house.folder) for environment in choices),
    )


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python for which the pinned packages have no builds yet; `main.py` has refused the old ones."""
    if version > NEWEST_PYTHON:
        raise UserError(
            N_("ClientDesk needs Python 3.11 to 3.14; this is Python {version}."),
            code=ExitCode.USAGE,
            key="python_too_new",
            version=".".join(map(str, version)),
        )


def make(environment: Environment, *, checkout: Path, megabytes: int) -> None:
    """Build the environment beside its place and move it in, so that an interrupted set-up leaves nothing half done."""
    from installer import packages  # most starts make nothing and do not wait for what only a set-up needs

    def waiting() -> None:
        tell(N_("Another start is setting ClientDesk up; waiting for it."))

    with only_one(environment.house.tools / f"{environment.folder.name}.lock", waiting=waiting):
        if environment.is_current():
            return
        count = packages.count(environment.lock)
        tell(
            N_("Setting up ClientDesk in {folder}: {count} packages, about {size} MB to download, this once."),
            folder=environment.folder,
            count=count,
            size=megabytes,
        )
        unfinished = f"{environment.folder.name}.building-"
        for left_over in environment.house.folder.glob(f"{unfinished}*"):
            discard(left_over)
        # A name of its own: a package tool that outlived a killed set-up may still be writing into the old one.
        building = environment.house.folder / f"{unfinished}{os.getpid()}"
        try:
            packages.install(environment.lock, into=building, tools=environment.house.tools)
            write_path(building, checkout=checkout, place=environment.folder)
            (building / STAMP).write_text(environment.stamp(), "utf-8")
            move_in(building, environment.folder)
        finally:
            discard(building)
        tell(N_("ClientDesk is set up."))


def write_path(building: Path, *, checkout: Path, place: Path) -> None:
    """Let the environment find the checkout from any working folder, also after both have been moved together."""
    site = next(building.rglob("site-packages"))
    from_there = place / site.relative_to(building)
    try:
        line = os.path.relpath(checkout, from_there)
    except ValueError:  # another drive
        line = str(checkout)
    (site / "clientdesk-checkout.pth").write_text(line + "\n", "utf-8")


def move_in(building: Path, place: Path) -> None:
    """Put the finished environment in its place, the old one out of the way first."""
    old = place.with_name(place.name + ".old")
    discard(old)
    try:
        if place.exists():
            place.rename(old)
        building.rename(place)
    except PermissionError as error:
        raise UserError(
            N_("ClientDesk's packages have changed and cannot be replaced while it is open: close it and start again."),
            code=ExitCode.IN_USE,
            key="environment_in_use",
        ) from error
    discard(old)


def discard(folder: Path) -> None:
    """Remove a folder of ours; what is held open (on Windows) is removed at a later start."""
    shutil.rmtree(folder, ignore_errors=True)
