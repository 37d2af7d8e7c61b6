"""Everything stored as one document: the same for equal contents, whatever the history; now or after any step."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from clientdesk.store import changes
from clientdesk.store.changes import Change
from clientdesk.store.history import raw_as_of
from clientdesk.store.own_fields import Definition, OwnColumn
from clientdesk.store.records import Raw, read_raw, to_record
from clientdesk.store.schema import Schema

Json = dict[str, Any]
_Notes = dict[str, dict[int, Json]]
"""{table: {client: {key: what is said}}} of what stands beside the values."""
_TOLD = {"answer": "answers", "former_code": "former_codes", "told_apart": "told_apart", "given_out": "given_out"}
_NOT_IN_RAW = ", ".join(f"'{place}'" for place in ("setting", "own_field", *changes.BESIDE))


def dump(connection: Connection, schema: Schema) -> Json:
    """`{"clients": […], "own_fields": […], "settings": {…}}`, sorted; row numbers, positions and stamps left out."""
    numbers = connection.exec_driver_sql("SELECT id FROM client ORDER BY code").scalars().all()
    notes = _notes(connection)
    clients = (told for number in numbers if (told := _told(schema, read_raw(connection, schema, number), notes)))
    kept = dict(sorted(settings(connection).items()))
    return {"clients": list(clients), "own_fields": _own(schema), "settings": kept}


def beside(connection: Connection) -> dict[int, Json]:
    """{client: {"answers": {key: said}, …}} of all clients about whom something stands beside the values."""
    found: dict[int, Json] = {}
    for table, clients in _notes(connection).items():
        for client, said in clients.items():
            found.setdefault(client, {})[_TOLD[table]] = dict(sorted(said.items()))
    return found


def settings(connection: Connection) -> Json:
    """The settings of the file by name."""
    return {name: json.loads(value) for name, value in _rows(connection, "SELECT name, value FROM setting")}


def dump_as_of(connection: Connection, schema: Schema, step: int) -> Json:
    """The document as it was after a step, worked out backwards from now."""
    notes = _notes(connection)
    settings = dict(_rows(connection, "SELECT name, value FROM setting"))
    own = {column.name: column for column in schema.own}
    ever = "SELECT id FROM client UNION SELECT client_id FROM change WHERE client_id > 0"
    for row in _rows(
        connection,
        "SELECT client_id, place, row, field, old, new FROM change "
        f"WHERE step > {step} AND place IN ({_NOT_IN_RAW}) ORDER BY id DESC",
    ):
        _back(Change(*row), notes, settings, own)
    then = schema.with_own(own.values())
    raws = (raw_as_of(connection, schema, number, step) for number in connection.exec_driver_sql(ever).scalars().all())
    clients = sorted((told for raw in raws if (told := _told(then, raw, notes))), key=lambda told: told["code"])
    told_settings = {name: json.loads(value) for name, value in settings.items() if value is not None}
    return {"clients": clients, "own_fields": _own(then), "settings": dict(sorted(told_settings.items()))}


def _back(change: Change, notes: _Notes, settings: Json, own: dict[str, OwnColumn]) -> None:
    if change.place in changes.BESIDE:
        notes[change.place].setdefault(change.client, {})[change.field] = changes.decode(change.old)
    elif change.place == "setting":
        settings[change.field] = change.old
    else:
        kept = Definition.from_json(change.old or change.new or "")
        own[change.field] = OwnColumn(change.field, kept, change.old is not None)


def _rows(connection: Connection, query: str) -> Iterator[Any]:
    yield from connection.exec_driver_sql(query)


def _notes(connection: Connection) -> _Notes:
    found: _Notes = {table: {} for table in changes.BESIDE}
    for table, (key, said) in changes.BESIDE.items():
        for client, name, text in _rows(connection, f"SELECT client_id, {key}, {said} FROM {table}"):
            found[table].setdefault(client, {})[name] = text
    return found


def _own(schema: Schema) -> list[Json]:
    told = [json.loads(column.definition.to_json()) for column in schema.own if column.active]
    return sorted(told, key=lambda definition: (definition["kind"], definition["key"]))


def _told(schema: Schema, raw: Raw | None, notes: _Notes) -> Json | None:
    if raw is None:
        return None
    record = to_record(schema, raw)
    told = record.to_json()
    del told["version"]
    told["trashed"] = bool(raw.head["trashed"])
    for table, name in _TOLD.items():
        given = {key: said for key, said in notes[table].get(record.id, {}).items() if said is not None}
        if given:
            told[name] = dict(sorted(given.items()))
    return told
