"""Rows about somebody who is erased, in the files of others: the row stays with other cells, now and in the journal.

A row may have told of somebody else before, or may do so now; what it told of them stays.

A change whose payload is rewritten loses its salt, as an erased one does: the chain of digests stays verifiable, what
the file holds still follows from the journal, and the step can be neither undone nor redone.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from clientdesk.store.changes import Change, decode, encode
from clientdesk.store.schema import Place, Stored, quoted

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

Cells = Mapping[str, Stored]
_Rows = dict[int, dict[str, Stored]]
_Told = Mapping[int, Mapping[str, set[Stored]]]
"""{row: {column: what it held while the row was theirs}}."""
_CHANGES = (
    "SELECT id, step, client_id, place, row, field, old, new FROM change "
    "WHERE client_id = ? AND place IN (?, 'client') ORDER BY id"
)


def overwrite_rows(
    step: "Step", client: int, place: Place, *, are_theirs: Callable[[Cells], bool], cells: Cells
) -> None:
    """Put cells (stored forms; None empties one) in the place of what the rows of a client's group held while they were
    theirs, in the tables and in the journal. `are_theirs` is asked with the cells of a row as they stood after each
    step. No undo brings back what stood there. For a step that erases somebody."""
    found = step.connection.exec_driver_sql(_CHANGES, (client, place.table)).all()
    changes = [(row[0], row[1], Change(*row[2:])) for row in found]
    columns = {name: value for name, value in cells.items() if name in place.columns}
    now = _now(step.connection, place, client)
    told: dict[int, dict[str, set[Stored]]] = defaultdict(lambda: defaultdict(set))
    for states in _states(now, [(number, change) for _id, number, change in changes], place):
        for row, held in states.items():
            if are_theirs(held):
                for name in columns.keys() & held.keys():
                    told[row][name].add(held[name])
    if not told:
        return
    for row in sorted(told.keys() & now.keys()):
        _put(step.connection, place, row, now[row], _without(now[row], told[row], columns))
        step.connection.exec_driver_sql("DELETE FROM draft WHERE client_id = ? AND row = ?", (client, row))
    for number, _step, change in changes:
        _rewrite(step.connection, number, change, _rewritten(change, place, told, columns))
    step.touch(client)


def _now(connection: Connection, place: Place, client: int) -> _Rows:
    query = f"SELECT id, {place.select_list} FROM {place.table} WHERE client_id = ?"
    rows = connection.exec_driver_sql(query, (client,))
    return {number: _filled(dict(zip(place.columns, values, strict=True))) for number, *values in rows}


def _filled(cells: Cells) -> dict[str, Stored]:
    return {name: value for name, value in cells.items() if value is not None}


def _states(now: _Rows, changes: Sequence[tuple[int, Change]], place: Place) -> Iterator[_Rows]:
    """The rows as they stand now and as they stood before each step, the latest first."""
    rows = {row: dict(held) for row, held in now.items()}
    yield rows
    for _step, same in groupby(reversed(changes), key=lambda one: one[0]):
        for _number, change in same:
            _take_back(rows, change, place)
        yield rows


def _take_back(rows: _Rows, change: Change, place: Place) -> None:
    if change.is_move or (change.place == "client" and change.field):
        return
    if change.place == "client":
        rows.clear()
        rows.update({row: dict(cells) for row, cells in _of_client(change.old, place)})
    elif change.field:
        rows[change.row] = _filled({**rows.get(change.row, {}), change.field: decode(change.old)})
    elif change.old is None:
        rows.pop(change.row, None)
    else:
        rows[change.row] = dict(json.loads(change.old)["cells"])


def _of_client(text: str | None, place: Place) -> Iterable[tuple[int, Cells]]:
    groups = json.loads(text)["groups"] if text else {}
    return ((int(row), cells) for row, (_position, cells) in groups.get(place.table, {}).items())


def _put(connection: Connection, place: Place, row: int, held: Cells, cells: Cells) -> None:
    other = {name: cells.get(name) for name in held if cells.get(name) != held[name]}
    if other:
        told = ", ".join(f"{quoted(name)} = ?" for name in other)
        connection.exec_driver_sql(f"UPDATE {place.table} SET {told} WHERE id = ?", (*other.values(), row))


def _rewritten(change: Change, place: Place, told: _Told, cells: Cells) -> tuple[str | None, str | None]:
    """What a change keeps as old and new."""
    if change.is_move or (change.place == place.table and change.row not in told):
        return change.old, change.new
    if change.field:
        if change.place != place.table:
            return change.old, change.new
        return _cell(change.old, change, told, cells), _cell(change.new, change, told, cells)
    return _whole(change.old, change, place, told, cells), _whole(change.new, change, place, told, cells)


def _cell(text: str | None, change: Change, told: _Told, cells: Cells) -> str | None:
    held = _filled({change.field: decode(text)})
    return encode(_without(held, told[change.row], cells).get(change.field))


def _whole(text: str | None, change: Change, place: Place, told: _Told, cells: Cells) -> str | None:
    """A whole row, or a whole client with its rows, without what tells of them."""
    if text is None:
        return None
    whole = json.loads(text)
    if "cells" in whole:
        return encode({**whole, "cells": _without(whole["cells"], told[change.row], cells)})
    for row, (position, held) in whole["groups"].get(place.table, {}).items():
        if int(row) in told:
            whole["groups"][place.table][row] = (position, _without(held, told[int(row)], cells))
    return encode(whole)


def _without(held: Mapping[str, Any], told: Mapping[str, set[Stored]], cells: Cells) -> dict[str, Any]:
    """The cells of a row with others in the place of what it told of them."""
    return _filled({name: cells[name] if value in told.get(name, ()) else value for name, value in held.items()})


def _rewrite(connection: Connection, number: int, change: Change, kept: tuple[str | None, str | None]) -> None:
    if kept == (change.old, change.new):
        return
    connection.exec_driver_sql("UPDATE change SET old = ?, new = ?, salt = NULL WHERE id = ?", (*kept, number))
    connection.exec_driver_sql(
        "UPDATE step SET undone_by = 0 WHERE id = (SELECT step FROM change WHERE id = ?)", (number,)
    )
