"""What the journal tells: undo and redo, the history of a field, a client, a file, and how it stood before."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue, Sentence
from clientdesk.store import several
from clientdesk.store.changes import BESIDE, POSITION, TRASHED, Change, decode
from clientdesk.store.journal import Step, open_step
from clientdesk.store.news import Changed, Told
from clientdesk.store.records import Raw, read_raw
from clientdesk.store.schema import Schema

_COLUMNS = "client_id, place, row, field, old, new"
Prove = Callable[[Step, Sequence[Change]], Callable[[], None]]
"""Looks at what stands before changes are made, and gives what is to be asked after them: it raises `UserError` where
they may not be, and then none of them is."""


def unproved(_step: Step, _changes: Sequence[Change]) -> Callable[[], None]:
    """Nothing is asked."""
    return lambda: None


Naming = Mapping[str, Mapping[str, Callable[[str], Sentence]]]
"""{sentence: {place in it: what tells the name of a key}}"""


@dataclass(frozen=True)
class StepTold:
    """A step as the history shows it: number, moment (ISO, UTC), who, the sentence, its role, whether it is undone."""

    id: int
    at: str
    by: str
    told: str
    role: str
    undone: bool

    def sentence(self, words: Catalogue, *, naming: Naming | None = None) -> str:
        """What happened, in a language; `naming` tells the names of the keys that stand in some places."""
        parts = json.loads(self.told)
        told = {name: _value(value) for name, value in parts.get("values", {}).items()}
        for name, named in (naming or {}).get(parts["text"], {}).items():
            if isinstance(key := told.get(name), str):
                told[name] = named(key)
        return words.tr(parts["text"], **told)


def _value(told: object) -> object:
    """What fills a place of a sentence, as it was before the file kept it."""
    if isinstance(told, list):
        return tuple(_value(one) for one in told)
    return Sentence(**told) if isinstance(told, dict) else told


@dataclass(frozen=True)
class Line:
    """One change as the history shows it; old and new are stored forms, or whole objects where field is empty."""

    step: StepTold
    code: str
    change: Change


def _step(row: Any) -> StepTold:
    step, at, by, text, role, undone_by = row
    return StepTold(step, at, by, text, role, undone_by is not None)


_STEP = 'SELECT id, at, "by", text, role, undone_by FROM step'


def next_undo(connection: Connection, by: str) -> StepTold | None:
    """The step that undo would take back: the last of this user's that stands."""
    query = f"{_STEP} WHERE role = 'do' AND undone_by IS NULL AND \"by\" = ? ORDER BY id DESC LIMIT 1"
    row = connection.exec_driver_sql(query, (by,)).first()
    return _step(row) if row else None


def next_redo(connection: Connection, by: str) -> StepTold | None:
    """The step that redo would bring back: the one undone last, unless something new was done since."""
    query = (
        f"{_STEP} WHERE role = 'do' AND \"by\" = :by AND undone_by > "
        "(SELECT coalesce(max(id), 0) FROM step WHERE role = 'do' AND \"by\" = :by) ORDER BY undone_by DESC LIMIT 1"
    )
    row = connection.exec_driver_sql(query, {"by": by}).first()
    return _step(row) if row else None


def undo(engine: Engine, schema: Schema, *, by: str, now: datetime, prove: Prove) -> tuple[StepTold, Changed]:
    """Take back this user's last step by a new inverse one; `Conflict` where a value was changed since."""
    with engine.connect() as connection:
        step = next_undo(connection, by)
    if step is None:
        raise UserError(N_("There is nothing to undo."), key="nothing_to_undo")
    return step, _turn(engine, schema, step, Told(N_("Undo"), by, {}, "undo", step.id), now, prove)


def undo_step(engine: Engine, schema: Schema, number: int, *, by: str, now: datetime, prove: Prove) -> Changed:
    """Take back one step, not the last, by a new inverse one; `Conflict` where a value was changed since."""
    with engine.connect() as connection:
        row = connection.exec_driver_sql(f"{_STEP} WHERE id = ? AND role = 'do'", (number,)).first()
    if row is None or row[-1] is not None:
        raise UserError(N_("Step {step} cannot be taken back, or was already."), key="nothing_to_undo", step=number)
    return _turn(engine, schema, _step(row), Told(N_("Undo"), by, {}, "undo", number), now, prove)


def redo(engine: Engine, schema: Schema, *, by: str, now: datetime, prove: Prove) -> tuple[StepTold, Changed]:
    """Bring back the step that was undone last."""
    with engine.connect() as connection:
        step = next_redo(connection, by)
    if step is None:
        raise UserError(N_("There is nothing to redo."), key="nothing_to_redo")
    return step, _turn(engine, schema, step, Told(N_("Redo"), by, {}, "redo", step.id), now, prove)


def _turn(engine: Engine, schema: Schema, step: StepTold, told: Told, now: datetime, prove: Prove) -> Changed:
    with open_step(engine, schema, told, now) as opened:
        changes = changes_of(opened.connection, step.id)
        turned = [c.inverse() for c in reversed(changes)] if told.role == "undo" else changes
        for change in turned:
            _check_place(opened.schema, change)
        ask = prove(opened, turned)
        several.replay_all(opened, turned)
        opened.finish()
        ask()
        mark = opened.changed.step if told.role == "undo" else None
        opened.connection.exec_driver_sql("UPDATE step SET undone_by = ? WHERE id = ?", (mark, step.id))
    return opened.changed


def _check_place(schema: Schema, change: Change) -> None:
    fixed = ("client", "setting", "own_field", *BESIDE)
    if change.place in fixed:
        return
    place = schema.place.get(change.place)
    if place is None or (change.field and not change.is_move and change.field not in place.columns):
        raise UserError(
            N_("This step concerns a field that the program no longer has."), code=ExitCode.CONFLICT, key="field_gone"
        )


def changes_of(connection: Connection, step: int) -> list[Change]:
    """The changes of a step in the order they were made; erased payloads refuse."""
    rows = connection.exec_driver_sql(f"SELECT {_COLUMNS}, salt FROM change WHERE step = ? ORDER BY id", (step,)).all()
    if any(row[-1] is None for row in rows):
        raise UserError(N_("What this step did was erased for good."), code=ExitCode.CONFLICT, key="erased")
    return [Change(*row[:-1]) for row in rows]


def lines(connection: Connection, client: int | None = None, *, limit: int = 1000) -> Iterator[Line]:
    """The changes of a client, or of the file, the latest first. Of the file also what was only noted, such as data
    given out; the change of such a line is empty."""
    joined = "change c JOIN step s ON s.id = c.step" if client else "step s LEFT JOIN change c ON c.step = s.id"
    where = "WHERE c.client_id = :client" if client else ""
    query = (
        "SELECT s.id, s.at, s.\"by\", s.text, s.role, s.undone_by, coalesce(k.code, ''), coalesce(c.client_id, 0), "
        "coalesce(c.place, ''), coalesce(c.row, 0), coalesce(c.field, ''), c.old, c.new "
        f"FROM {joined} LEFT JOIN client k ON k.id = c.client_id {where} ORDER BY s.id DESC, c.id DESC LIMIT :limit"
    )
    for row in connection.exec_driver_sql(query, {"client": client, "limit": limit}):
        yield Line(_step(row[:6]), row[6], Change(*row[7:]))


def noted(connection: Connection, code: str, *, limit: int = 1000) -> Iterator[StepTold]:
    """What was only noted about the client of this code, such as data given out, the latest first."""
    named = "', ' || json_extract(text, '$.values.codes') || ', '"
    query = f"{_STEP} WHERE role = 'note' AND instr({named}, ?) ORDER BY id DESC LIMIT ?"
    for row in connection.exec_driver_sql(query, (f", {code}, ", limit)):
        yield _step(row)


def since(connection: Connection, client: int, moment: str) -> Iterator[Change]:
    """The changes of a client from a moment on (ISO text in UTC)."""
    columns = ", ".join(f"c.{name}" for name in _COLUMNS.split(", "))
    query = f"SELECT {columns} FROM change c JOIN step s ON s.id = c.step WHERE c.client_id = ? AND s.at >= ?"
    for row in connection.exec_driver_sql(query, (client, moment)):
        yield Change(*row)


def step_at(connection: Connection, moment: str) -> int:
    """The last step made up to a moment (ISO text in UTC); 0 before the first."""
    return int(
        connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM step WHERE at <= ?", (moment,)).scalar_one()
    )


def last_at(connection: Connection) -> str | None:
    """When the last step was made (ISO text in UTC); None in a new file."""
    at: str | None = connection.exec_driver_sql("SELECT max(at) FROM step").scalar()
    return at


def raw_as_of(connection: Connection, schema: Schema, client: int, step: int) -> Raw | None:
    """A client as it stood after a step; None where it did not exist then."""
    raw = read_raw(connection, schema, client)
    query = f"SELECT {_COLUMNS} FROM change WHERE client_id = ? AND step > ? ORDER BY id DESC"
    for row in connection.exec_driver_sql(query, (client, step)):
        raw = unapply(raw, Change(*row))
    return raw


def unapply(raw: Raw | None, change: Change) -> Raw | None:
    """A client as it stood before a change."""
    if change.place == "client" and not change.field:
        if change.old is None:
            return None
        gone = Raw.from_json(change.old)
        gone.head |= {"id": change.client, "version": 0, "updated": "", "updated_by": ""}
        return gone
    if raw is None or change.place in ("setting", "own_field", *BESIDE):
        return raw
    if change.field == TRASHED and change.place == "client":
        raw.head[TRASHED] = decode(change.old)
    elif change.row:
        _unapply_row(raw, change)
    else:
        _put(raw.sections.setdefault(change.place, {}), change)
        if not raw.sections[change.place]:
            del raw.sections[change.place]
    return raw


def _unapply_row(raw: Raw, change: Change) -> None:
    rows = raw.groups.setdefault(change.place, {})
    if not change.field:
        if change.old is None:
            rows.pop(change.row, None)
        else:
            whole = json.loads(change.old)
            rows[change.row] = (whole[POSITION], whole["cells"])
    elif change.is_move:
        rows[change.row] = (int(decode(change.old) or 0), rows[change.row][1])
    else:
        _put(rows[change.row][1], change)
    if not rows:
        del raw.groups[change.place]


def _put(cells: dict[str, Any], change: Change) -> None:
    value = decode(change.old)
    if value is None:
        cells.pop(change.field, None)
    else:
        cells[change.field] = value
