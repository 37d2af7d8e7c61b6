"""The only door to the database driver: opening plain and encrypted files, keys, and errors in words.

Both kinds of file are opened by the same library (sqlcipher3), so that one process never holds two SQLite libraries
on one file. The key of an encrypted file is Argon2id(password, the file's first 16 bytes); no side file is needed.
"""

import re
import secrets
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type as Argon2
from argon2.low_level import hash_secret_raw
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled
from clientdesk.store.functions import teach

APPLICATION_ID = 0x434C444B
"""`CLDK`, at byte 68 of the file's head."""
FORMAT = 6
"""The version of the file format, kept as SQLite's user_version at byte 60."""
_PLAIN = b"SQLite format 3\0"
_HEAD = 100
_PAGE = 4096
_OLDEST_SAFE = (3, 51, 3)
"""Older SQLite may corrupt a WAL file with two connections (the WAL-reset bug)."""
_CACHE_KIB = 65536
_PIECE = 10_000
"""Instructions of the database between two looks at whether a statement should go on, about a millisecond."""


@dataclass(frozen=True)
class Key:
    """The raw key and salt of an encrypted file; never shown, never written anywhere."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def pragma(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def derive(password: str, salt: bytes) -> Key:
    """Argon2id, 64 MiB, three passes; about 0.2 s, once for each opening."""
    raw = hash_secret_raw(
        password.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=3,
        memory_cost=65536,
        parallelism=4,
        hash_len=32,
        type=Argon2.ID,
    )
    return Key(raw, salt)


def new_key(password: str) -> Key:
    """The key of a new encrypted file, with a salt of its own."""
    return derive(password, secrets.token_bytes(16))


def key_for(path: Path, password: str | None) -> Key | None:
    """The key of an existing file: None for a plain one. Refuses what is foreign or newer before anything is opened.

    Must not be called while the process holds the file open: closing the handle would drop SQLite's locks.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            size = file.seek(0, 2)
    except OSError as error:
        raise unreadable(path, error) from error
    if head.startswith(_PLAIN) and len(head) == _HEAD:
        refuse_other(*struct.unpack(">I", head[68:72]), *struct.unpack(">I", head[60:64]))
        return None
    if size < _PAGE or (size % _PAGE and not path.with_name(path.name + "-wal").exists()):
        # When the power goes in a checkpoint the last page may be torn; the log beside the file still holds it whole.
        raise foreign()
    if password is None:
        raise UserError(
            N_("This file is encrypted, and no password was given."),
            code=ExitCode.WRONG_PASSWORD,
            key="password_needed",
            hint=N_("Give its password (--password-fd N on the command line). Nothing was changed."),
        )
    return derive(password, head[:16])


def unreadable(path: Path, error: OSError) -> UserError:
    """The sentence for a file that cannot even be read."""
    if isinstance(error, FileNotFoundError):
        return UserError(
            N_("There is no file {file}."),
            code=ExitCode.DISK,
            key="no_such_file",
            hint=N_("Check the name, or make a new client file with the command new."),
            file=path.name,
        )
    return UserError(
        N_("The file {file} cannot be read: {reason}."),
        code=ExitCode.DISK,
        key="unreadable",
        hint=N_("Check that it is a file and that you may read it. Nothing was changed."),
        file=path.name,
        reason=error.strerror or type(error).__name__,
    )


def foreign() -> UserError:
    """The sentence for a file of another program."""
    return UserError(
        N_("This is not a ClientDesk file."),
        code=ExitCode.REFUSED,
        key="foreign_file",
        hint=N_("Choose a file whose name ends in .clientdesk. Nothing in this file was changed."),
    )


def refuse_other(application_id: int, format_version: int) -> None:
    """Raise unless the file is ours and not newer than this program."""
    if application_id != APPLICATION_ID:
        raise foreign()
    if format_version > FORMAT:
        raise UserError(
            N_("This file was written by a newer ClientDesk (format {found}; this program knows {known})."),
            code=ExitCode.NEWER_FORMAT,
            key="newer_format",
            hint=N_("Install the newer program. Nothing in the file was changed."),
            found=format_version,
            known=FORMAT,
        )


def connect(path: Path, key: Key | None) -> Any:
    """A driver connection with our settings; the password is proven by reading."""
    if tuple(int(part) for part in driver.sqlite_version.split(".")[:3]) < _OLDEST_SAFE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is too old to be safe")
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    try:
        _prepare(connection, key)
    except driver.DatabaseError as error:
        connection.close()
        raise translated(error) or error from error
    return connection


def _prepare(connection: Any, key: Key | None) -> None:
    execute = connection.execute
    execute("PRAGMA cipher_log_level = NONE")
    if key:
        execute(f'PRAGMA key = "{key.pragma()}"')
    execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        "secure_delete = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        f"cache_size = -{_CACHE_KIB}",
    ):
        execute(f"PRAGMA {pragma}")
    teach(connection)


def open_engine(path: Path, key: Key | None, *, writing: bool) -> Engine:
    """An engine with exactly one connection. A writing one begins each transaction with `BEGIN IMMEDIATE`, so that
    two writers wait for each other instead of failing half way; a reading one can write nothing."""
    connection = connect(path, key)
    if writing:
        connection.execute("PRAGMA journal_mode = WAL")
    else:
        connection.execute("PRAGMA query_only = ON")
    engine = create_engine("sqlite://", module=driver, creator=lambda: connection, poolclass=StaticPool)
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"

    @event.listens_for(engine, "begin")
    def start(conn: Any) -> None:
        conn.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if told := translated(context.original_exception):
            raise told from context.original_exception

    return engine


def mark(engine: Engine) -> None:
    """Write into a new file whose it is and of which format (outside any transaction, as SQLite wants it)."""
    _outside(engine, f"application_id = {APPLICATION_ID}", f"user_version = {FORMAT}")


def tidy(engine: Engine) -> bool:
    """Fold the write-ahead log into the file, so that the one file is complete by itself; False where another program
    that reads the file kept a part of the log in use."""
    _, ((busy, *_pages),) = _outside(engine, "optimize", "wal_checkpoint(TRUNCATE)")
    return not busy


def _outside(engine: Engine, *pragmas: str) -> list[list[tuple[Any, ...]]]:
    connection = engine.raw_connection()
    try:
        held: Any = connection.driver_connection
        return [held.execute(f"PRAGMA {pragma}").fetchall() for pragma in pragmas]
    except driver.Error as error:
        raise translated(error) or error from error
    finally:
        connection.close()


@contextmanager
def interruptible(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Statements inside ask now and then whether they should go on; one that should not ends with `Cancelled`."""
    held: Any = connection.connection.driver_connection
    stopped: list[bool] = []

    def ask() -> bool:
        if cancelled():
            stopped.append(True)
        return bool(stopped)

    held.set_progress_handler(ask, _PIECE)
    try:
        yield
    except DBAPIError:
        if stopped:
            raise Cancelled from None
        raise
    finally:
        held.set_progress_handler(None, 0)


_WORDS = (
    (r"file is not a database|hmac check failed", ExitCode.WRONG_PASSWORD, "wrong_password"),
    (r"malformed|corrupt|not a database|vtable constructor failed", ExitCode.DAMAGED, "damaged"),
    (r"disk is full|disk I/O|readonly|read-only|unable to open|too big", ExitCode.DISK, "disk"),
    (r"locked|busy", ExitCode.IN_USE, "in_use"),
)
_SENTENCES = {
    "wrong_password": (
        N_("The password is wrong, or this is not a ClientDesk file."),
        N_("Try again; nothing was changed."),
    ),
    "damaged": (
        N_("The file is damaged."),
        N_("Nothing was written. Run check on it, or restore the last backup."),
    ),
    "disk": (
        N_("The disk refused to write: it is full, read-only or failing."),
        N_("What was saved before is safe. Make room or free the file, then try again."),
    ),
    "in_use": (
        N_("The file is in use by another program."),
        N_("Close it there, then try again. Nothing was changed."),
    ),
}


def translated(error: BaseException | None) -> UserError | None:
    """A database error in the user's words, or None when it is a mistake of ours."""
    if isinstance(error, UserError) or not isinstance(error, driver.Error):
        return None
    for pattern, code, key in _WORDS:
        if re.search(pattern, str(error)):
            text, hint = _SENTENCES[key]
            return UserError(text, code=code, key=key, hint=hint)
    return None


def copy_database(source: Any, target: Path, key: Key | None) -> None:
    """Copy a live database page by page into a new file under the same key (SQLite's backup, fsync included)."""
    made = driver.connect(str(target), isolation_level=None)
    try:
        made.execute("PRAGMA cipher_log_level = NONE")
        if key:
            made.execute(f'PRAGMA key = "{key.pragma()}"')
        source.backup(made)
    except driver.Error as error:
        raise translated(error) or error from error
    finally:
        made.close()


def change_key(source: Any, target: Path, key: Key | None) -> None:
    """Write the whole database into `target` under another key (None: plain), page by page through SQLCipher."""
    try:
        source.execute("ATTACH DATABASE ? AS rekeyed KEY ?", (str(target), key.pragma() if key else ""))
        try:
            source.execute("SELECT sqlcipher_export('rekeyed')").fetchone()
            source.execute(f"PRAGMA rekeyed.application_id = {APPLICATION_ID}")
            source.execute(f"PRAGMA rekeyed.user_version = {FORMAT}")
        finally:
            source.execute("DETACH DATABASE rekeyed")
    except driver.Error as error:
        raise translated(error) or error from error
