"""Bringing an older file to the present format: a verified copy first, then all revisions in one transaction."""

from datetime import datetime
from pathlib import Path

from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_place
from clientdesk.i18n import N_
from clientdesk.store import engine, migrations
from clientdesk.store.copies import verify
from clientdesk.store.engine import Key


def upgrade(path: Path, key: Key | None, now: datetime) -> Path:
    """Upgrade a file; the path of the copy made before. Nothing is changed unless everything went well."""
    stamp = now.strftime("%Y-%m-%d %H%M%S")
    kept = path.with_name(f"{path.stem} backups") / f"{path.stem} before upgrade {stamp}.clientdesk"
    kept.parent.mkdir(exist_ok=True)
    opened = engine.open_engine(path, key, writing=True)
    try:

        def copy(target: Path) -> None:
            with opened.connect() as connection:
                engine.copy_database(connection.connection.driver_connection, target, key)
            verify(target, key)

        atomic_place(kept, copy)
        with opened.begin() as connection:
            migrations.upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {engine.FORMAT}")
        engine.tidy(opened)
    finally:
        opened.dispose()
    return kept


def refuse_reading(path: Path) -> UserError:
    """The sentence for an older file that was opened only for reading."""
    return UserError(
        N_("The file {file} has an older format and must be opened for writing once."),
        code=ExitCode.NO_RIGHT,
        key="older_format",
        hint=N_("Open it in the window, or run any command that writes; a copy is kept first."),
        file=path.name,
    )
