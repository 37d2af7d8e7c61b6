"""Verified copies of a client file: made by SQLite's own backup, checked before they count, thinned by age."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_place, disk_error
from clientdesk.i18n import N_
from clientdesk.store import engine
from clientdesk.store.copies import clients_in, verify
from clientdesk.store.engine import Key
from clientdesk.store.file import Store, still_read
from clientdesk.store.lock import FileLock

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many copies are kept of each age."""
_NAME = re.compile(r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6})\.clientdesk")
_AT = "%Y-%m-%d %H%M%S"
_LOG = "-wal"
"""Ends the name of the log that SQLite keeps beside a file."""


def folder_of(path: Path) -> Path:
    """Where the copies of a file lie: a folder beside it."""
    return path.with_name(f"{path.stem} backups")


def make_folder(folder: Path) -> None:
    """Make the folder of copies; a sentence where that cannot be."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise disk_error(error, folder) from error


def make(store: Store, *, to: Path | None = None) -> Path:
    """A copy of the living file, verified; its path. Without `to` it goes to the folder of copies."""
    at = store.clock().astimezone()
    if to is not None and to.exists():
        raise UserError(
            N_("There is a file {file} already; it was not touched."),
            key="file_exists",
            hint=N_("Choose another name for the copy."),
            file=to.name,
        )
    target = to or folder_of(store.path) / f"{store.path.stem} {at.strftime(_AT)}.clientdesk"
    if to is None:
        make_folder(target.parent)
    with store.reading() as connection:
        steps = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step").scalar_one()

    def copy(path: Path) -> None:
        store.copy_to(path)
        verify(path, store.key, at_least=int(steps))

    atomic_place(target, copy, rights_of=store.path)
    return target


def unlock(backup: Path, password: str | None) -> None:
    """Raise unless the password opens a copy; that it is whole is looked at when it is restored."""
    looked = engine.open_engine(backup, engine.key_for(backup, password), writing=False)
    try:
        with looked.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    finally:
        looked.dispose()


@dataclass(frozen=True)
class Restored:
    """What was brought back: from when the copy is, how many clients it holds, where it is now, and under which path
    the file is kept that stood there, if there was one."""

    at: datetime
    clients: int
    file: Path
    kept: Path | None = None


def restore(backup: Path, target: Path, *, password: str | None, rights_of: Path | None = None) -> Restored:
    """Put a verified copy in the place of a file, or where there is none; what stood there is kept beside it.

    The old file is set aside last, when the new one lies whole beside it; on any error it is back with its side files.
    """
    for path in (backup, target):
        if path.is_dir():
            hint = N_("Name the file itself. Nothing was changed.")
            raise UserError(N_("{name} is a folder and not a file."), key="folder", hint=hint, name=path.resolve())
    if target.exists() and target.samefile(backup):
        raise UserError(N_("A file cannot be restored from itself."), key="same_file")
    key = engine.key_for(backup, password)
    kept, clients = None, 0

    def make(path: Path) -> None:
        nonlocal kept, clients
        _copy(backup, path, key)
        verify(path, key)
        clients = clients_in(path, key)
        if target.exists():
            kept = _free_name(target.with_name(f"{target.stem} before restore{target.suffix}"))
            move_whole(target, kept)

    with FileLock(target):
        try:
            atomic_place(target, make, rights_of=rights_of or backup)
        except BaseException:
            if kept and kept.exists():
                move_whole(kept, target)
            raise
    return Restored(made_at(backup), clients, target, kept)


def beside(path: Path, copy: Path) -> Path:
    """Where a copy goes that is to stand beside a file: under its name, with the day it was made."""
    return _free_name(path.with_name(f"{path.stem} ({made_at(copy):%Y-%m-%d}){path.suffix}"))


def made_at(copy: Path) -> datetime:
    """When a copy was made: by its name, or else by the disk."""
    match = _NAME.fullmatch(copy.name)
    if match:
        return datetime.strptime(match["at"], _AT).astimezone()
    return datetime.fromtimestamp(copy.stat().st_mtime).astimezone()


def move_whole(path: Path, to: Path) -> None:
    """Rename a file and its side files; all of them or none."""
    moved: list[tuple[Path, Path]] = []
    try:
        for side in (_LOG, "-shm", ""):
            part, place = path.with_name(path.name + side), to.with_name(to.name + side)
            if part.exists():
                part.rename(place)
                moved.append((place, part))
    except OSError:
        for place, part in moved:
            place.rename(part)
        raise


def _copy(file: Path, to: Path, key: Key | None) -> None:
    """Copy a file with what stands in the log beside it yet, as a program leaves it that did not end well; refused
    while another program has the file open."""
    log = file.with_name(file.name + _LOG)
    if not log.exists():
        _pour(file, to)
        return
    with _alone(file):
        _pour(file, to)
        _pour(log, to.with_name(to.name + _LOG))
    folded = engine.open_engine(to, key, writing=True)
    try:
        engine.tidy(folded)
    finally:
        folded.dispose()


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep other programs out of a file, where anybody may write beside it."""
    lock = FileLock(file)
    try:
        lock.acquire()
    except UserError as error:
        if error.code is ExitCode.IN_USE:
            raise
    try:
        yield
    finally:
        lock.release()


def _pour(file: Path, to: Path) -> None:
    with file.open("rb") as source, to.open("wb") as made:
        while piece := source.read(1 << 20):
            made.write(piece)


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
    return free


def copies(path: Path) -> list[tuple[datetime, Path]]:
    """The copies of a file, the latest first."""
    found = []
    for copy in folder_of(path).glob("*.clientdesk"):
        match = _NAME.fullmatch(copy.name)
        if match and match["stem"] == path.stem:
            found.append((made_at(copy), copy))
    return sorted(found, reverse=True)


def thin(path: Path, now: datetime) -> list[Path]:
    """Delete copies that the schedule no longer asks for; what was deleted."""
    stamps = dict(copies(path))
    gone = [stamps[at] for at in superfluous(stamps, now)]
    for copy in gone:
        copy.unlink()
    return gone


def superfluous(stamps: Iterable[datetime], now: datetime) -> list[datetime]:
    """Of these moments, the ones to let go: the last two days stay whole, then one a day, a week, a month."""
    kept: set[datetime] = set()
    ordered = sorted(stamps, reverse=True)
    kept.update(at for at in ordered if now - at < timedelta(days=2))
    for count, period in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        latest: dict[str, datetime] = {}
        for at in ordered:
            latest.setdefault(at.strftime(period), at)
        kept.update(list(latest.values())[:count])
    return [at for at in ordered if at not in kept]


def rekey(store: Store, password: str | None) -> Path:
    """Write the file anew under another password (None: without encryption) and put it in place; the store is closed.

    The old file stays until the new one is verified, so that one of the two passwords always opens it. Refused while
    another program reads the file: its log of the old file would be poured into the new one.
    """
    key = engine.new_key(password) if password is not None else None

    def write(path: Path) -> None:
        with store.writing_alone() as connection:
            engine.change_key(connection, path, key)
        verify(path, key)
        store.close(keep_lock=True)
        if store.path.with_name(store.path.name + _LOG).exists():
            raise still_read()

    try:
        with store.held():
            store.fold()
            atomic_place(store.path, write)
    finally:
        store.release()
    return store.path
