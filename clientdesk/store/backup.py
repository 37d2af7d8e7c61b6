"""Verified copies of a client file: made by SQLite's own backup, checked before they count, thinned by age."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from clientdesk.files import atomic_place, atomic_write
from clientdesk.store import engine
from clientdesk.store.copies import verify
from clientdesk.store.file import Store
from clientdesk.store.lock import FileLock

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many copies are kept of each age."""
_NAME = re.compile(r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\d \d{6})\.clientdesk")
_AT = "%Y-%m-%d %H%M%S"


def folder_of(path: Path) -> Path:
    """Where the copies of a file lie: a folder beside it."""
    return path.with_name(f"{path.stem} backups")


def make(store: Store, *, to: Path | None = None) -> Path:
    """A copy of the living file, verified; its path. Without `to` it goes to the folder of copies."""
    at = store.clock().astimezone()
    target = to or folder_of(store.path) / f"{store.path.stem} {at.strftime(_AT)}.clientdesk"
    if to is None:
        target.parent.mkdir(exist_ok=True)
    with store.reading() as connection:
        steps = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step").scalar_one()

    def copy(path: Path) -> None:
        store.copy_to(path)
        verify(path, store.key, at_least=int(steps))

    atomic_place(target, copy)
    return target


def restore(backup: Path, target: Path, *, password: str | None) -> Path | None:
    """Put a verified copy in the place of a file. What stood there is kept beside it; its new path, or None."""
    key = engine.key_for(backup, password)
    verify(backup, key)
    with FileLock(target):
        kept = _set_aside(target) if target.exists() else None
        try:
            atomic_write(target, lambda file: _pour(backup, file))
        except BaseException:
            if kept:
                kept.rename(target)
            raise
    return kept


def _set_aside(path: Path) -> Path:
    """Rename a file, its side files with it, to a free name beside it."""
    kept = _free_name(path.with_name(f"{path.stem} before restore{path.suffix}"))
    for side in ("-wal", "-shm", ""):
        part = path.with_name(path.name + side)
        if part.exists():
            part.rename(kept.with_name(kept.name + side))
    return kept


def _pour(source: Path, target: BinaryIO) -> None:
    with source.open("rb") as file:
        while piece := file.read(1 << 20):
            target.write(piece)


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
            found.append((datetime.strptime(match["at"], _AT).astimezone(), copy))
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

    The old file stays until the new one is verified, so that one of the two passwords always opens it.
    """
    key = engine.new_key(password) if password is not None else None

    def write(path: Path) -> None:
        with store.writing_alone() as connection:
            engine.change_key(connection, path, key)
        verify(path, key)
        store.close(keep_lock=True)

    atomic_place(store.path, write)
    store.release()
    return store.path
