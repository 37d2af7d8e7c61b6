"""Keeping the file safe: checks, verified backups, passwords, the dump."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from clientdesk.desk.part import Part
from clientdesk.store import backup, checking, contents, engine, history
from clientdesk.store.backup import Restored
from clientdesk.store.checking import Finding

APART = timedelta(minutes=30)
"""The least time between two backups on close."""


class Keeping(Part):
    """`desk.keeping`."""

    def check(self, *, deep: bool = False, repair: bool = False) -> list[Finding]:
        """Look the file over; with `repair`, lists and search are written anew first."""
        if repair:
            with self.store.writing() as connection:
                checking.repair(connection, self.store.schema)
        with self.store.reading() as connection:
            looked = checking.deep if deep else checking.quick
            return list(looked(connection, self.store.schema))

    def backup(self, to: Path | None = None) -> Path:
        """A verified copy; without `to` in the folder beside the file, where old copies are thinned."""
        made = backup.make(self.store, to=to)
        if to is None:
            backup.thin(self.store.path, self.desk.now.astimezone())
        return made

    def backup_on_close(self) -> Path | None:
        """A backup if something changed since the last one and that is half an hour ago."""
        last = self.last_backup()
        with self.store.reading() as connection:
            changed = history.last_at(connection)
        if changed is None or (last and datetime.fromisoformat(changed) <= last):
            return None
        if last and self.desk.now - last < APART:
            return None
        return self.backup()

    @property
    def folder(self) -> Path:
        """Where the copies lie, also before there are any."""
        return backup.folder_of(self.store.path)

    def last_backup(self) -> datetime | None:
        """When the latest copy was made."""
        made = self.copies()
        return made[0][0] if made else None

    def copies(self) -> list[tuple[datetime, Path]]:
        """The copies beside the file with the moments they were made, the latest first."""
        return backup.copies(self.store.path)

    @property
    def has_password(self) -> bool:
        """Whether the file is encrypted."""
        return self.store.key is not None

    def is_password(self, password: str) -> bool:
        """Whether a password is that of the open file. It takes most of a second, as it should."""
        return self.store.key is not None and engine.derive(password, self.store.key.salt) == self.store.key

    def unlock(self, copy: Path, password: str) -> None:
        """Raise unless a password (empty: none) opens a copy. It takes most of a second where there is one."""
        backup.unlock(copy, password or None)

    def rekey(self, password: str | None) -> None:
        """Change the password (None: store without encryption). The desk is closed afterwards."""
        backup.rekey(self.store, password)

    def dump(self, *, as_of: str | None = None) -> dict[str, Any]:
        """Every stored value, sorted; now, or as it stood at a moment (ISO, UTC)."""
        with self.store.reading() as connection:
            if as_of is None:
                return contents.dump(connection, self.store.schema)
            return contents.dump_as_of(connection, self.store.schema, history.step_at(connection, as_of))

    def dump_as_of_step(self, step: int) -> dict[str, Any]:
        """Every stored value as it stood after a step."""
        with self.store.reading() as connection:
            return contents.dump_as_of(connection, self.store.schema, step)


def restore(copy: Path, target: Path, *, password: str | None) -> Restored:
    """Put a verified copy in the place of a file, which is kept, or where there is none."""
    return backup.restore(copy, target, password=password)


def restore_beside(copy: Path, file: Path, *, password: str | None) -> Restored:
    """Put a verified copy into a new file beside another, which stays what it is."""
    return backup.restore(copy, backup.beside(file, copy), password=password, rights_of=file)
