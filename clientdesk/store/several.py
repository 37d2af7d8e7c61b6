"""Giving one field of many clients new values inside a step: a few statements for all of them."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from clientdesk.dossier.fields import CLIENT, Field
from clientdesk.store.changes import Change, encode
from clientdesk.store.news import Conflict, Gone
from clientdesk.store.schema import Place, quoted

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

Values = Sequence[tuple[int, Any, Any]]
"""(client, old value, new value), None for empty."""


def set_values(step: "Step", kind: str, field: Field[Any], values: Values) -> None:
    """Store a value for each of these clients of a kind; as `Step.set` it refuses what is neither old nor new, and a
    note that the field has no value goes where it has one now."""
    place, column = step.schema.field_column[kind, field.key]
    now = _present(step.connection, place, column, [client for client, _old, _new in values])
    made = []
    for client, old, new in values:
        before = encode(None if old is None else field.type.to_column(old))
        after = encode(None if new is None else field.type.to_column(new))
        if client not in now:
            raise Gone
        if now[client] not in (before, after):
            raise Conflict(field.key, after, now[client])
        if now[client] != after:
            made.append(Change(client, place.table, 0, column, before, after))
    step.do_all(made)
    answered = _answered(step.connection, field.key, [client for client, _old, new in values if new is not None])
    for client in answered:
        step.answer(client, field, None)


def replay_all(step: "Step", made: Sequence[Change]) -> None:
    """Apply inverse changes in their order, those of one column of many clients at once; see `Step.replay`."""
    for run in _runs(step, made):
        if len(run) == 1:
            step.replay(run[0])
            continue
        if run[0].place == "client":
            _delete_all(step, run)
            continue
        place, column = step.schema.place[run[0].place], run[0].field
        now = _present(step.connection, place, column, [change.client for change in run])
        for change in run:
            if change.client not in now or now[change.client] != change.old:
                raise Conflict(column, change.new, now.get(change.client))
        step.do_all(run)


def _runs(step: "Step", made: Sequence[Change]) -> Iterator[list[Change]]:
    """Neighbours that change the same column of a section of clients, each client once, or that are whole clients which
    go; all others alone."""
    kinds = [name for name, kind in step.schema.kinds.items() if kind.role is CLIENT]
    sections = {place.table for name in kinds for place in step.schema.places[name] if place.group is None}
    for (place, field), same in groupby(made, key=lambda change: (change.place, change.field)):
        run = list(same)
        gone = place == "client" and not field and all(change.new is None for change in run)
        if gone or (place in sections and field and len({change.client for change in run}) == len(run)):
            yield run
        else:
            yield from ([change] for change in run)


def _delete_all(step: "Step", run: Sequence[Change]) -> None:
    """Take back that clients were made: those nobody touched since (their version says so) at once."""
    query = "SELECT id, code, kind FROM client WHERE version = 1 AND id IN (SELECT value FROM json_each(?))"
    these = json.dumps([change.client for change in run])
    clients = [name for name, kind in step.schema.kinds.items() if kind.role is CLIENT]
    rows = step.connection.exec_driver_sql(query, (these,)).all()
    untouched = {number: (code, kind) for number, code, kind in rows if kind in clients}
    for change in run:
        if change.client not in untouched:
            step.replay(change)
    step.delete_all([change for change in run if change.client in untouched], untouched)


def _present(connection: Connection, place: Place, column: str, clients: Sequence[int]) -> dict[int, str | None]:
    query = (
        f"SELECT c.id, p.{quoted(column)} FROM client c LEFT JOIN {place.table} p ON p.client_id = c.id "
        "WHERE c.id IN (SELECT value FROM json_each(?))"
    )
    rows = connection.exec_driver_sql(query, (json.dumps(list(clients)),)).all()
    return {number: encode(value) for number, value in rows}


def _answered(connection: Connection, key: str, clients: Sequence[int]) -> list[int]:
    query = "SELECT client_id FROM answer WHERE field = ? AND client_id IN (SELECT value FROM json_each(?))"
    return list(connection.exec_driver_sql(query, (key, json.dumps(list(clients)))).scalars())
