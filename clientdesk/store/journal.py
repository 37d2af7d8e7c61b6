"""The only code that changes stored data: one step is one transaction, one line in words, and every old and new value.

From this one log come history, undo and redo across restarts, the trash, "as of" a day, and the news that tells open
pages what to refresh.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine

from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress
from clientdesk.store import changes, creating, erasing, finishing, following, gaining, listing, positions
from clientdesk.store.changes import Change, encode
from clientdesk.store.counters import Counters
from clientdesk.store.news import Changed, Conflict, Gone, Taken, Told
from clientdesk.store.own_fields import Definition
from clientdesk.store.reach import Reach, reaches
from clientdesk.store.records import Raw, row_cells
from clientdesk.store.schema import Place, Schema

ANSWERS = ("unknown", "na", "later")
"""Not known, not applicable, ask next time."""


class Step:
    """An open transaction. Nothing of it is kept unless the `with` block ends well."""

    def __init__(self, connection: Connection, schema: Schema, told: Told, now: datetime) -> None:
        self.connection = connection
        self.schema = schema
        self.told = told
        self.at = now.astimezone(UTC).isoformat(timespec="milliseconds")
        self.today = now.astimezone().date()
        self._changes: list[Change] = []
        self._linked = 0
        self._touched: dict[int, str] = {}
        self._concerned: set[str] = set()
        self._held: set[int] = set()
        self._fresh: dict[int, Record] = {}
        self._made: list[Record] = []
        self._coded: list[Record] = []
        self.forsaken: list[Callable[[], None]] = []
        self._versions: dict[int, int] = {}
        self._saved: list[Record] = []
        self.counters = Counters(connection)
        self._kept = False
        self._erased = False
        self._digests: set[str] = set()
        self.changed = Changed()

    # Whole files

    def create(self, record: Record) -> int:
        """Store a new record under a new code (or the one it brings); its number."""
        creating.create_all(self, [record])
        return record.id

    def made(self, records: Sequence[Record], changes: Sequence[Change], *, coded: Sequence[Record]) -> None:
        """Take in that new records were stored, `coded` those under new codes (see `creating`)."""
        self._changes += changes
        for record in records:
            self._touched.setdefault(record.id, "")
            self._fresh[record.id] = record
        self._made += records
        self._coded += coded

    def trash(self, client: int) -> None:
        """Put a client into the trash."""
        self._set_trashed(client, self.at)

    def restore(self, client: int) -> None:
        """Take a client out of the trash."""
        self._set_trashed(client, None)

    def _set_trashed(self, client: int, at: str | None) -> None:
        wanted = Change(client, "client", 0, changes.TRASHED, None, encode(at))
        now = changes.current(self.connection, self.schema, wanted)
        if (now is None) != (at is None):
            self._do(Change(client, "client", 0, changes.TRASHED, now, encode(at)))

    # Values

    def save(self, record: Record) -> None:
        """Store what differs from what was read; each field carries its old value, so a conflict is of a field."""
        self._refuse_gone("client", record.id)
        for field, old, new in list(record.changed()):
            if isinstance(field.type, Rows):
                self._save_rows(record, field, old or (), new or ())
            else:
                self.set(record.id, record.kind.name, field, old=old, new=new)
            if new is not None:
                self.answer(record.id, field, None)
        self._saved.append(record)

    def set(self, client: int, kind: str, field: Field[Any], *, old: Any, new: Any) -> None:
        """Store one value; refused with `Conflict` when what stands there is neither `old` nor `new`."""
        place, column = self.schema.field_column[kind, field.key]
        self._set_cell(client, place.table, 0, column, field, old, new)

    def _refuse_gone(self, table: str, number: int) -> None:
        """A client or a row that somebody took away since it was read can take no value."""
        if not self.connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE id = ?", (number,)).scalar():
            raise Gone

    def _set_cell(self, client: int, table: str, row: int, column: str, field: Field[Any], old: Any, new: Any) -> None:
        if row:
            self._refuse_gone(table, row)
        before = encode(None if old is None else field.type.to_column(old))
        after = encode(None if new is None else field.type.to_column(new))
        wanted = Change(client, table, row, column, before, after)
        now = changes.current(self.connection, self.schema, wanted)
        if now == after:
            return
        if now != before:
            raise Conflict(field.key, after, now)
        self._do(wanted)

    # Rows of groups

    def _save_rows(self, record: Record, field: Field[Any], old: tuple[Row, ...], new: tuple[Row, ...]) -> None:
        """Bring the stored rows to the wanted ones: values, comings, goings and moves, as few changes as can be."""
        place = self.schema.group_place[record.kind.name, field.key]
        stored = {row.id: row for row in old}
        kept = {row.id for row in new if row.id in stored}
        for row in old:
            if row.id not in kept:
                self.remove_row(record.id, place, row)
        self._move_kept(record.id, place, [row.id for row in old if row.id in kept], new)
        for order, row in enumerate(new):
            if row.id in kept:
                self._save_cells(record.id, place, stored[row.id], row)
            else:
                after = next((r.id for r in reversed(new[:order]) if r.id), 0)
                added = Row(row.values, self.add_row(record.id, place, row, after=after))
                new = (*new[:order], added, *new[order + 1 :])
        record[field] = new

    def _move_kept(self, client: int, place: Place, order: list[int], new: Iterable[Row]) -> None:
        """Put the rows that stay into the wanted order."""
        wanted = [row.id for row in new if row.id in set(order)]
        for index, row in enumerate(wanted):
            if order[index] != row:
                order.remove(row)
                order.insert(index, row)
                self.move_row(client, place, row, after=wanted[index - 1] if index else 0)

    def _save_cells(self, client: int, place: Place, old: Row, new: Row) -> None:
        for name, column in place.columns.items():
            if old.values.get(name) != new.values.get(name):
                before, after = old.values.get(name), new.values.get(name)
                self._set_cell(client, place.table, new.id, name, column, before, after)

    def add_row(self, client: int, place: Place, row: Row, *, after: int | None = None) -> int:
        """Add a row behind the row numbered `after` (0: first, None: last); its number."""
        number = self.counters.rows()[0]
        position = self._position(client, place, after)
        whole = changes.row_json(position, row_cells(place, row))
        self._do(Change(client, place.table, number, "", None, whole))
        return number

    def remove_row(self, client: int, place: Place, row: Row) -> None:
        """Take a row out; refused with `Conflict` when somebody changed it since it was read."""
        gone = Change(client, place.table, row.id, "", None, None)
        now = changes.current(self.connection, self.schema, gone)
        if now is None:
            return
        cells = json.loads(now)["cells"]
        if cells != row_cells(place, row):
            raise Conflict(place.group.key if place.group else place.table, None, encode(cells))
        self._do(Change(client, place.table, row.id, "", now, None))

    def move_row(self, client: int, place: Place, row: int, *, after: int) -> None:
        """Move a row behind the row numbered `after` (0: to the front); one change unless the gap is used up."""
        self._refuse_gone(place.table, row)
        position = self._position(client, place, after, moving=row)
        wanted = Change(client, place.table, row, changes.POSITION, None, encode(position))
        now = changes.current(self.connection, self.schema, wanted)
        self._do(Change(client, place.table, row, changes.POSITION, now, encode(position)))

    def _position(self, client: int, place: Place, after: int | None, moving: int = 0) -> int:
        query = f"SELECT id, position FROM {place.table} WHERE client_id = ? AND id <> ? ORDER BY position, id"
        rows = [(number, at) for number, at in self.connection.exec_driver_sql(query, (client, moving))]
        if after is None:
            return positions.last(rows)
        if (free := positions.behind(rows, after)) is not None:
            return free
        wide = positions.spread(rows)
        for (number, old), (_, new) in zip(rows, wide, strict=True):
            self._do(Change(client, place.table, number, changes.POSITION, encode(old), encode(new)))
        return positions.behind(wide, after) or 0

    # What stands beside the values

    def answer(self, client: int, field: Field[Any], answer: str | None) -> None:
        """Note that a field is unknown, not applicable or to be asked next time; None takes the note back."""
        if answer not in (None, *ANSWERS):
            raise UserError(N_("An answer is unknown, na or later."), key="answer")
        self._put(client, "answer", field.key, encode(answer))

    def former_code(self, client: int, code: str, name: str | None) -> None:
        """Note that a client had this code too, with the name it had there; None takes the note back."""
        self._put(client, "former_code", code, encode(name))

    def tell_apart(self, client: int, other: str, known: str | None) -> None:
        """Note that a client is not the same as the one of another code, and what was `known` of their identities then;
        None takes the note back."""
        self._put(client, "told_apart", other, encode(known))

    def give_out(self, client: int, event: str, told: str | None) -> None:
        """Note what was given to an accounting package of an event of a document; None takes the note back."""
        self._put(client, "given_out", event, encode(told))

    def setting(self, name: str, value: str | None) -> None:
        """Keep a setting of the file (JSON text), or take it away."""
        self._put(0, "setting", name, value)

    def _put(self, client: int, table: str, key: str, new: str | None) -> None:
        now = changes.current(self.connection, self.schema, Change(client, table, 0, key, None, new))
        if now != new:
            self._do(Change(client, table, 0, key, now, new))

    def define(self, definition: Definition) -> str:
        """Make an own field, or bring back the dropped one of the same key and type; its column."""
        same = [c for c in self.schema.own if c.definition.key == definition.key]
        same = [c for c in same if c.definition.kind == definition.kind]
        declared = definition.key in self.schema.kinds[definition.kind].by_key
        if declared or any(column.active for column in same):
            raise UserError(N_("There is a field with this key already."), key="own_field_known")
        column = next((c.name for c in same if c.definition.type == definition.type), None)
        name = column or f"c{self.counters.draw('own_field')}"
        self._do(Change(0, "own_field", 0, name, None, definition.to_json()))
        return name

    def redefine(self, name: str, definition: Definition) -> None:
        """Give an own field another label, class or choices; its type stays."""
        column = next(c for c in self.schema.own if c.name == name)
        if column.definition.type != definition.type:
            raise UserError(N_("The type of an own field cannot be changed; make a new field."), key="own_field_type")
        self._do(Change(0, "own_field", 0, name, column.definition.to_json(), definition.to_json()))

    def drop(self, name: str) -> None:
        """Put an own field out of use; its column and values stay for an undo."""
        column = next(c for c in self.schema.own if c.name == name)
        self._do(Change(0, "own_field", 0, name, column.definition.to_json(), None))

    def put_blob(self, sha256: str, media: str, data: bytes) -> None:
        """Keep bytes under their digest; the same bytes are kept once. Not undone: values refer to them."""
        self.connection.exec_driver_sql(
            "INSERT INTO blob (sha256, media, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (sha256, media, data)
        )

    def link(self) -> None:
        """Let the rest of this step find what it stored so far by what that points at."""
        finishing.link(self.connection, self.schema, self._changes[self._linked :])
        self._linked = len(self._changes)

    # The end of a step

    def replay(self, change: Change) -> None:
        """Apply an inverse change; refused where the value is no longer what the first change left, or where a code or
        a key was given to something else since."""
        now = changes.current(self.connection, self.schema, change)
        taken = bool(change.new) and changes.is_taken(self.connection, self.schema, change)
        if taken and change.place == "client":
            raise Taken(Raw.from_json(change.new or "").head["code"])
        if now != change.old or taken:
            raise Conflict(change.field or change.place, change.new, now)
        self._do(change)

    def _do(self, change: Change) -> None:
        self._look_whom_it_concerns(change)
        changes.apply(self.connection, self.schema, change)
        self._changes.append(change)
        if change.client:
            self._touched.setdefault(change.client, "")
            self._fresh.pop(change.client, None)
        if change.place == "own_field":
            self.schema = self.schema.with_own(changes.read_own(self.connection))
            self._touch_holders(change.field)

    def do_all(self, made: Sequence[Change]) -> None:
        """Store changes of one and the same column of clients, not of work; each knows what stands there now."""
        if not made:
            return
        changes.apply_all(self.connection, made)
        self._changes += made
        for change in made:
            self._touched.setdefault(change.client, "")
            self._fresh.pop(change.client, None)

    def delete_all(self, gone: Sequence[Change], known: Mapping[int, tuple[str, str]]) -> None:
        """Delete whole clients that are as they were made; `known` are their codes and kinds."""
        changes.delete_all(self.connection, [change.client for change in gone])
        self._changes += gone
        for change in gone:
            code, kind = known[change.client]
            self._concerned.add(code)
            self._touched[change.client] = kind
            self._fresh.pop(change.client, None)

    def _look_whom_it_concerns(self, change: Change) -> None:
        """Before work is changed or goes: whose it was; of what comes or goes as a whole also its own code, kind."""
        if change.client and change.client not in self._touched:
            self._concerned.update(following.targets(self.connection, change.client))
        if change.place == "client" and not change.field:
            raw = Raw.from_json(change.new or change.old or "")
            self._concerned.add(raw.head["code"])
            self._touched[change.client] = raw.kind

    def _touch_holders(self, own_column: str) -> None:
        """Lists and search of the clients that hold an own value follow it out of use, or into another class."""
        kind = next(c.definition.kind for c in self.schema.own if c.name == own_column)
        query = f"SELECT client_id FROM {kind}_own WHERE {own_column} IS NOT NULL"
        for client in self.connection.exec_driver_sql(query).scalars():
            self.touch(client)

    def touch(self, client: int) -> None:
        """Let lists and search follow what stands in a client now."""
        self._touched.setdefault(client, "")
        self._held.add(client)

    def erase(self, client: int, kind: str) -> None:
        """Delete a client for good, with what the journal remembers of it; this cannot be undone."""
        self._concerned.update(following.targets(self.connection, client))
        self._digests |= erasing.erase(self.connection, self.schema, client)
        self._touched[client] = kind
        self._erased = self._kept = True

    def record_only(self) -> None:
        """Keep the step though it changes nothing: something happened that must be told later."""
        self._kept = True

    def finish(self, progress: Progress = QUIET) -> Changed:
        """Write what follows and the journal's lines; inside the transaction, once (a second call does nothing)."""
        if (not self._changes and not self._kept) or self.changed:
            return self.changed
        if self._erased:
            erasing.sweep(self.connection, self.schema, self._digests)
        followed, self._linked = self._follow(progress), len(self._changes)
        step = finishing.write_step(self.connection, self.told, self.at, self._changes)
        own = any(change.place == "own_field" for change in self._changes)
        self.changed = Changed(step, followed | self._touched, own)
        return self.changed

    def _follow(self, progress: Progress) -> dict[int, str]:
        """Versions, lists, links and search of what was touched; {number: kind} of the clients concerned besides."""
        clients = list(self._touched)
        stamped = finishing.stamp(self.connection, clients, self.at, by=self.told.by)
        self._touched |= {client: kind for client, (kind, _version) in stamped.items()}
        self._versions = {client: version for client, (_kind, version) in stamped.items()}
        reached = reaches(self.schema, self._changes, self._touched)
        reached |= dict.fromkeys(self._held, Reach.ALL)
        gained = gaining.gained(self.schema, self._changes, self._touched, reached)
        reached |= dict.fromkeys(gained, Reach.NOTHING)
        found = finishing.records(
            self.connection, self.schema, clients, fresh=self._fresh, reached=reached, progress=progress
        )
        more = finishing.told_of(gained.values(), progress)
        return listing.follow(self.connection, found, codes=self._concerned, reached=reached, gained=more)

    def settle(self) -> None:
        """After the commit: what was saved counts as read, so that the same record can be edited and saved again."""
        for record in {id(record): record for record in (*self._made, *self._saved)}.values():
            record.settle(self._versions.get(record.id, record.version))

    def forsake(self) -> None:
        """After a failure: what was made in this step is not in the file, so it can be made again."""
        for record in self._made:
            record.id = 0
        for record in self._coded:
            record.code = ""
            for field in record.kind.stamped.values():
                record[field] = None
        for take_back in self.forsaken:
            take_back()


@contextmanager
def open_step(engine: Engine, schema: Schema, told: Told, now: datetime) -> Iterator[Step]:
    """One transaction: everything done inside is kept together, or nothing is."""
    opened: Step | None = None
    try:
        with engine.begin() as connection:
            opened = Step(connection, schema, told, now)
            yield opened
            opened.finish()
    except BaseException:
        if opened:
            opened.forsake()
        raise
