"""An open client file: made, opened, locked, read, changed by steps, closed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import HOUSE, KINDS
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.store import changes, engine, filing, history, migrations, search, trading, upgrading
from clientdesk.store.changes import read_own
from clientdesk.store.engine import Key
from clientdesk.store.history import Prove, StepTold, unproved
from clientdesk.store.journal import Step, open_step
from clientdesk.store.lock import FileLock
from clientdesk.store.news import Changed, Told
from clientdesk.store.schema import Schema

Clock = Callable[[], datetime]
SUFFIX = ".clientdesk"


def utc_now() -> datetime:
    """The present moment, aware."""
    return datetime.now(UTC)


class Store:
    """One open client file: a writing connection, a reading connection, the lock (unless it is only read)."""

    def __init__(
        self, path: Path, key: Key | None, *, kinds: tuple[Kind, ...], clock: Clock, lock: FileLock | None
    ) -> None:
        self.path = path
        self.key = key
        self.clock = clock
        self._lock = lock
        self._writing = RLock()
        self._reading = RLock()
        self._writer = engine.open_engine(path, key, writing=True) if lock else None
        self._reader = engine.open_engine(path, key, writing=False)
        self._open = True
        self.schema = Schema(kinds)
        self.books_currency: str | None = None
        """The currency of the house's books, kept here since every amount that names none is in it."""
        self.home_country: str | None = None
        """The country of the house (ISO 3166), kept here since every number and date is read by it."""

    # Making, opening, closing

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        password: str | None = None,
        kinds: tuple[Kind, ...] = KINDS,
        clock: Clock = utc_now,
    ) -> "Store":
        """A new, empty file; an existing one is never overwritten. Appears whole or not at all."""
        if path.exists():
            raise UserError(
                N_("There is a file {file} already; it was not touched."),
                key="file_exists",
                hint=N_("Choose another name, or open the file that is there."),
                file=path.name,
            )
        lock = FileLock(path)
        lock.acquire()
        try:
            key = engine.new_key(password) if password is not None else None
            making = path.with_name(path.name + ".new")
            making.unlink(missing_ok=True)
            _make(making, key, kinds)
            making.rename(path)
            return cls._opened(path, key, kinds=kinds, clock=clock, lock=lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        password: str | None = None,
        kinds: tuple[Kind, ...] = KINDS,
        clock: Clock = utc_now,
        read_only: bool = False,
    ) -> "Store":
        """An existing file. Newer and foreign files are refused without a byte changed; one that another process
        writes is refused too, unless it is only to be read."""
        lock = None if read_only else FileLock(path)
        if lock:
            lock.acquire()
        try:
            key = engine.key_for(path, password)
            return cls._opened(path, key, kinds=kinds, clock=clock, lock=lock)
        except BaseException:
            if lock:
                lock.release()
            raise

    @classmethod
    def _opened(
        cls, path: Path, key: Key | None, *, kinds: tuple[Kind, ...], clock: Clock, lock: FileLock | None
    ) -> "Store":
        if _revision(path, key) != migrations.HEAD:
            if lock is None:
                raise upgrading.refuse_reading(path)
            upgrading.upgrade(path, key, clock().astimezone())
        store = cls(path, key, kinds=kinds, clock=clock, lock=lock)
        with store.reading() as connection:
            store.schema = store.schema.with_own(read_own(connection))
            store._take_home(connection)
            is_filed = filing.is_current(connection)
        if lock and not is_filed:
            with store.writing() as connection:
                filing.sort_anew(connection, store.schema)
        return store

    def close(self, *, keep_lock: bool = False) -> None:
        """Fold the write-ahead log into the file and let it go; does nothing the second time."""
        try:
            with self._reading, self._writing:
                if self._open:
                    self._open = False
                    self._let_go()
        finally:
            if not keep_lock:
                self.release()

    def _let_go(self) -> None:
        self._reader.dispose()
        if self._writer is None:
            return
        try:
            engine.tidy(self._writer)
        except UserError as problem:
            # A damaged file was told as such when it was read; the log beside it stays for a repair.
            if problem.code is not ExitCode.DAMAGED:
                raise
        finally:
            self._writer.dispose()

    def release(self) -> None:
        """Let others open the file."""
        if self._lock:
            self._lock.release()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading and changing

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on one unmoving state of the file."""
        with self._reading, self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writing connection, for what is no step: drafts, maintenance."""
        with self._writing, self.writer.begin() as connection:
            yield connection

    @property
    def is_writable(self) -> bool:
        """Whether the file was opened for more than reading."""
        return self._writer is not None

    @property
    def writer(self) -> Engine:
        """The writing engine; a file opened only for reading has none."""
        if self._writer is None:
            raise UserError(N_("The file was opened only for reading."), code=ExitCode.NO_RIGHT, key="read_only")
        return self._writer

    @contextmanager
    def step(self, text: str, *, by: str, values: Mapping[str, object] | None = None) -> Iterator[Step]:
        """One step: everything inside is kept together with its history, or nothing is."""
        with self._writing, open_step(self.writer, self.schema, Told(text, by, values or {}), self.clock()) as opened:
            yield opened
        opened.settle()
        self._took(opened.changed)

    def undo(self, *, by: str, prove: Prove = unproved) -> tuple[StepTold, Changed]:
        """Take back the last step of this user, unless `prove` refuses it."""
        with self._writing:
            step, changed = history.undo(self.writer, self.schema, by=by, now=self.clock(), prove=prove)
        self._took(changed)
        return step, changed

    def undo_step(self, step: int, *, by: str, prove: Prove = unproved) -> Changed:
        """Take back a step by its number, though others came after it; `Conflict` where they touched the same."""
        with self._writing:
            changed = history.undo_step(self.writer, self.schema, step, by=by, now=self.clock(), prove=prove)
        self._took(changed)
        return changed

    def redo(self, *, by: str, prove: Prove = unproved) -> tuple[StepTold, Changed]:
        """Bring back the step this user undid last, unless `prove` refuses it."""
        with self._writing:
            step, changed = history.redo(self.writer, self.schema, by=by, now=self.clock(), prove=prove)
        self._took(changed)
        return step, changed

    def _took(self, changed: Changed) -> None:
        if changed.own_fields:
            with self.reading() as connection:
                self.schema = self.schema.with_own(changes.read_own(connection))
        if changed.clients and HOUSE.name in changed.clients.values():
            with self.reading() as connection:
                self._take_home(connection)

    def _take_home(self, connection: Connection) -> None:
        self.books_currency = trading.of_house(connection, self.schema, Trade.base_currency)
        self.home_country = trading.of_house(connection, self.schema, Company.country)

    def fold(self) -> None:
        """Fold the write-ahead log into the file now; refused while another program reads the file."""
        with self._writing:
            if not engine.tidy(self.writer):
                raise still_read()

    # Whole copies

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else in this program reads or writes, for work on the whole file."""
        with self._reading, self._writing:
            yield

    @contextmanager
    def writing_alone(self) -> Iterator[Any]:
        """The driver's writing connection outside any transaction."""
        with self.held(), self.writer.connect() as connection:
            yield connection.connection.driver_connection

    def copy_to(self, target: Path) -> None:
        """Write a copy of the living file, under the same key."""
        with self._reading, self._reader.connect() as connection:
            engine.copy_database(connection.connection.driver_connection, target, self.key)


def still_read() -> UserError:
    """The sentence for work on the whole file while another program reads it."""
    return UserError(
        N_("Another program is reading the file."),
        code=ExitCode.IN_USE,
        key="still_read",
        hint=N_("What was saved is safe. Close the file there, then try again."),
    )


def _make(path: Path, key: Key | None, kinds: tuple[Kind, ...]) -> None:
    made = engine.open_engine(path, key, writing=True)
    try:
        engine.mark(made)
        with made.begin() as connection:
            Schema(kinds).metadata.create_all(connection)
            search.create_search_tables(connection)
            filing.mark(connection)
            migrations.stamp(connection)
        engine.tidy(made)
    finally:
        made.dispose()
    path.chmod(0o600)


def _revision(path: Path, key: Key | None) -> str:
    """The revision of a file, after a look at application and format (an encrypted head says nothing from outside)."""
    looked = engine.open_engine(path, key, writing=False)
    try:
        with looked.connect() as connection:
            application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            engine.refuse_other(int(application), int(version))
            return migrations.at(connection)
    finally:
        looked.dispose()
