"""Rows about somebody who is erased, in the files of others: the row stays with other cells, now and in the journal.

A change whose payload is rewritten loses its salt, as an erased one does: the chain of digests stays verifiable, what
the file holds still follows from the journal, and the step can be neither undone nor redone.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from clientdesk.store.changes import Change, decode, encode
from clientdesk.store.schema import Place, Stored, quoted

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

Cells = Mapping[str, Stored]
_CHANGES = (
    "SELECT id, client_id, place, row, field, old, new FROM change WHERE client_id = ? AND place IN (?, 'client')"
)


def overwrite_rows(
    step: "Step", client: int, place: Place, *, are_theirs: Callable[[Cells], bool], cells: Cells
) -> None:
    """Put cells (stored forms; None empties one) into the rows of a client's group that are theirs, or once were by
    what the journal tells, in the tables and in the journal. `are_theirs` is asked with all cells of a row, or with the
    one that a change changed. No undo brings back what stood there. For a step that erases somebody."""
    columns = {name: value for name, value in cells.items() if name in place.columns}
    changes = [(row[0], Change(*row[1:])) for row in step.connection.exec_driver_sql(_CHANGES, (client, place.table))]
    theirs = {row for row, held in _now(step.connection, place, client) if are_theirs(held)}
    theirs |= {row for _number, change in changes for row, held in _held(change, place) if are_theirs(held)}
    if not theirs:
        return
    told = ", ".join(f"{quoted(name)} = ?" for name in columns)
    for row in sorted(theirs):
        step.connection.exec_driver_sql(f"UPDATE {place.table} SET {told} WHERE id = ?", (*columns.values(), row))
        step.connection.exec_driver_sql("DELETE FROM draft WHERE client_id = ? AND row = ?", (client, row))
    for number, change in changes:
        _rewrite(step.connection, number, change, _rewritten(change, place, theirs, columns))
    step.touch(client)


def _now(connection: Connection, place: Place, client: int) -> Iterator[tuple[int, Cells]]:
    query = f"SELECT id, {place.select_list} FROM {place.table} WHERE client_id = ?"
    for number, *values in connection.exec_driver_sql(query, (client,)):
        yield number, dict(zip(place.columns, values, strict=True))


def _held(change: Change, place: Place) -> Iterator[tuple[int, Cells]]:
    """The cells of the group's rows in a change, before and after it."""
    for text in (change.old, change.new):
        if text is None or change.is_move:
            continue
        if change.place == place.table:
            yield change.row, {change.field: decode(text)} if change.field else json.loads(text)["cells"]
        elif not change.field:
            for row, (_position, cells) in json.loads(text)["groups"].get(place.table, {}).items():
                yield int(row), cells


def _rewritten(change: Change, place: Place, theirs: Collection[int], cells: Cells) -> tuple[str | None, str | None]:
    """What a change keeps as old and new."""

    if change.place == place.table and (change.row not in theirs or change.is_move):
        return change.old, change.new
    if change.field:
        has_cell = change.place == place.table and change.field in cells
        return (encode(cells[change.field]),) * 2 if has_cell else (change.old, change.new)
    return _whole(change.old, place, theirs, cells), _whole(change.new, place, theirs, cells)


def _whole(text: str | None, place: Place, theirs: Collection[int], cells: Cells) -> str | None:
    """A whole row, or a whole client with its rows, with the cells in those that are theirs."""
    if text is None:
        return None
    whole = json.loads(text)
    if "cells" in whole:
        return encode({**whole, "cells": _with(whole["cells"], cells)})
    for row, (position, held) in whole["groups"].get(place.table, {}).items():
        if int(row) in theirs:
            whole["groups"][place.table][row] = (position, _with(held, cells))
    return encode(whole)


def _with(held: Mapping[str, Any], cells: Cells) -> dict[str, Any]:
    return {name: value for name, value in {**held, **cells}.items() if value is not None}


def _rewrite(connection: Connection, number: int, change: Change, kept: tuple[str | None, str | None]) -> None:
    if kept == (change.old, change.new):
        return
    connection.exec_driver_sql("UPDATE change SET old = ?, new = ?, salt = NULL WHERE id = ?", (*kept, number))
    connection.exec_driver_sql(
        "UPDATE step SET undone_by = 0 WHERE id = (SELECT step FROM change WHERE id = ?)", (number,)
    )
