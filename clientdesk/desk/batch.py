"""Actions as data, one JSON object a line: what programs, tests and scheduled jobs say to the desk.

An action either happens whole and durably, or nothing of it does; the others are not affected.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.desk.clients import replace_rows, unreadable, values_from_json
from clientdesk.desk.doubles.given import Side
from clientdesk.desk.taken import identifies
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.kinds import EVALUATION, OPPORTUNITY, STATEMENT
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.sales.stages import WON
from clientdesk.dossier.statements.nested import flat
from clientdesk.dossier.types import Json
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.store.own_fields import Definition

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

Action = Mapping[str, Json]
LINE_LIMIT = 20_000_000
"""The longest line, in characters."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_READ_LATER = ("values", "path")
"""Values are refused by their types, with the field; a path may hold bytes that are no text."""


def parse(line: str) -> Action:
    """An action out of its line; numbers are read exactly."""
    if len(line) > LINE_LIMIT:
        raise UserError(N_("This line is too long."), key="line_too_long")
    try:
        action = json.loads(line, parse_float=Decimal, object_pairs_hook=_object)
    except (ValueError, ArithmeticError, RecursionError):
        raise UserError(
            N_("This line is not JSON."), key="no_json", hint=N_("Each line holds one JSON object. Nothing was stored.")
        ) from None
    if not isinstance(action, dict):
        raise UserError(
            N_("This line is not a JSON object."), key="no_json", hint=N_("Each line holds one JSON object.")
        )
    if not is_whole([part for key, part in action.items() if key not in _READ_LATER]):
        raise UserError(N_("This text holds half a character (a lone surrogate); please type it again."), key="no_utf8")
    return action


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise UserError(
            N_("A name stands twice in one JSON object."),
            key="twice",
            hint=N_("Give each value once. Nothing was stored."),
        )
    return made


def is_whole(part: Json) -> bool:
    """Whether every text in it can be written as UTF-8; a lone surrogate cannot."""
    # Not recursive: a line may be nested as deeply as JSON is read.
    parts = [part]
    while parts:
        part = parts.pop()
        if isinstance(part, str) and _SURROGATES.search(part):
            return False
        if isinstance(part, dict):
            parts += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            parts += part
    return True


def perform(desk: "Desk", action: Action) -> dict[str, Json]:
    """Do one action; what came of it: the step, and the code of the client concerned."""
    name = action.get("op")
    done = _ACTIONS.get(name) if isinstance(name, str) else None
    if done is None:
        raise UserError(
            N_("There is no action {op}; there are {known}."),
            key="no_such_action",
            op=str(name)[:40],
            known=", ".join(_ACTIONS),
        )
    return done(desk, action)


def _text(action: Action, key: str) -> str:
    value = action.get(key)
    if not isinstance(value, str) or not value:
        raise UserError(N_("The action needs a text for {part}."), key="incomplete", part=key)
    return value


def _values(action: Action) -> Mapping[str, Json]:
    values = action.get("values", {})
    if not isinstance(values, dict):
        raise UserError(N_("The action needs an object for {part}."), key="incomplete", part="values")
    return values


def _record(desk: "Desk", action: Action) -> Record:
    record = desk.clients.get(_text(action, "code"))
    expected = action.get("expect")
    if expected is not None and type(expected) is not int:
        raise UserError(N_("The action needs a whole number for {part}."), key="incomplete", part="expect")
    if expected is not None and expected != record.version:
        raise UserError(
            N_("The client was changed in the meantime (version {found}, not {expected}); nothing was stored."),
            code=ExitCode.CONFLICT,
            key="version",
            found=record.version,
            expected=str(expected)[:20],
        )
    return record


def _told_of(record: Record, action: Action) -> Mapping[str, Json]:
    """The values of the action; those of a statement may be nested by form."""
    values = _values(action)
    return flat(values) if record.kind.name == STATEMENT.name else values


def _create(desk: "Desk", action: Action) -> dict[str, Json]:
    record = desk.clients.new(_text(action, "kind"))
    for field, value in values_from_json(record.kind, _told_of(record, action)).items():
        record[field] = value
    return _save(desk, record)


def _update(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    for field, value in values_from_json(record.kind, _told_of(record, action)).items():
        if isinstance(field.type, Rows):
            value = replace_rows(record.rows(field), value or ())
        record[field] = value
    return _save(desk, record)


def _save(desk: "Desk", record: Record) -> dict[str, Json]:
    """Store it by the desk that knows what else belongs to the step: an opportunity that is won gets its order."""
    if record.kind.name == OPPORTUNITY.name:
        changed = desk.opportunities.save(record)
        order = record[Opportunity.won_order]
        drafted = {"order": order.target} if order and order.target and record[Opportunity.stage] == WON else {}
        return {"step": changed.step, "code": record.code, **drafted}
    own = {STATEMENT.name: desk.statements.save, EVALUATION.name: desk.credit.save}.get(record.kind.name)
    if own is not None:
        return {"step": own(record).step, "code": record.code}
    return _stored(desk, record, (desk.clients.save if record.id else desk.clients.create)(record))


def _stored(desk: "Desk", record: Record, changed: Changed) -> dict[str, Json]:
    """What came of it; `drafts` names the fields whose number another client has, so that it waits there."""
    told: dict[str, Json] = {"step": changed.step, "code": record.code}
    numbers = {field.key for field in record.kind.fields if identifies(field)}
    if numbers and (waiting := [draft.field for draft in desk.drafts.of(record.id) if draft.field in numbers]):
        told["drafts"] = [*waiting]
    return told


def _delete(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    return {"step": desk.clients.trash([record.code]).step, "code": record.code}


def _restore(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    return {"step": desk.clients.restore([record.code]).step, "code": record.code}


def _group(record: Record, action: Action) -> Field[tuple[Row, ...]]:
    field = record.kind.by_key.get(_text(action, "group"))
    if field is None or field not in record.kind.groups:
        raise UserError(
            N_("The kind {kind} has no group {group}."),
            key="unknown_field",
            kind=record.kind.name,
            group=str(action.get("group"))[:60],
        )
    return field


def _place(action: Action, key: str, count: int) -> int:
    place = action.get(key)
    if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < count:
        raise UserError(N_("{part} must be a place from 0 to {last}."), key="no_such_row", part=key, last=count - 1)
    return place


def _add_row(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    group = _group(record, action)
    assert isinstance(group.type, Rows)
    try:
        row = group.type.row_from_json(_values(action))
    except Unreadable as problem:
        raise unreadable(problem) from None
    rows = list(record.rows(group))
    rows.insert(len(rows) if action.get("at") is None else _place(action, "at", len(rows) + 1), row)
    record[group] = tuple(rows)
    return {"step": desk.clients.save(record).step, "code": record.code}


def _update_row(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    group = _group(record, action)
    assert isinstance(group.type, Rows)
    rows = list(record.rows(group))
    place = _place(action, "row", len(rows))
    values = {column.key: value for column in group.type.columns if (value := rows[place][column]) is not None}
    kept = {key: value for key, value in values.items() if key not in _values(action)}
    try:
        given = _cells(group.type, _values(action), kept=bool(kept))
    except Unreadable as problem:
        raise unreadable(problem) from None
    rows[place] = Row({**kept, **given}, rows[place].id)
    record[group] = tuple(rows)
    return {"step": desk.clients.save(record).step, "code": record.code}


def _cells(rows: Rows, values: Mapping[str, Json], *, kept: bool) -> Mapping[str, object]:
    """The cells given; only nulls are well where the row keeps something, since they clear cells."""
    columns = {column.key for column in rows.columns if column.stored}
    if kept and values and values.keys() <= columns and set(values.values()) == {None}:
        return {}
    return rows.row_from_json(values).values


def _remove_row(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    group = _group(record, action)
    rows = list(record.rows(group))
    del rows[_place(action, "row", len(rows))]
    record[group] = tuple(rows)
    return {"step": desk.clients.save(record).step, "code": record.code}


def _move_row(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    group = _group(record, action)
    rows = list(record.rows(group))
    moved = rows.pop(_place(action, "row", len(rows)))
    rows.insert(_place(action, "to", len(rows) + 1), moved)
    record[group] = tuple(rows)
    return {"step": desk.clients.save(record).step, "code": record.code}


def _path(action: Action) -> Path:
    path = _text(action, "path")
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        raise UserError(
            N_("This text holds half a character (a lone surrogate); please type it again."), key="no_utf8"
        ) from None
    return Path(path)


def _attach(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    field = record.kind.by_key.get(_text(action, "field"))
    source = _path(action)
    if field in record.kind.groups:
        title = "" if action.get("title") is None else _text(action, "title")
        changed = desk.attachments.attach_row(record, field, source, title=title)
    elif field is not None and field.type.name in ("photo", "file"):
        changed = desk.attachments.attach(record, field, source)
    else:
        raise UserError(
            N_("{field}: no file can be attached here."), key="no_file_here", field=str(action["field"])[:60]
        )
    return {"step": changed.step, "code": record.code}


def _answer(desk: "Desk", action: Action) -> dict[str, Json]:
    record = _record(desk, action)
    field = record.kind.by_key.get(_text(action, "field"))
    if field is None:
        raise UserError(
            N_("The kind {kind} has no field {field}."),
            key="unknown_field",
            kind=record.kind.name,
            field=str(action["field"])[:60],
        )
    answer = action.get("answer")
    return {"step": desk.answers.give(record, field, answer).step, "code": record.code}


def _define_field(desk: "Desk", action: Action) -> dict[str, Json]:
    return {"step": desk.own_fields.define(Definition.from_parts(action)).step}


def _redefine_field(desk: "Desk", action: Action) -> dict[str, Json]:
    return {"step": desk.own_fields.redefine(Definition.from_parts(action)).step}


def _drop_field(desk: "Desk", action: Action) -> dict[str, Json]:
    return {"step": desk.own_fields.drop(_text(action, "kind"), _text(action, "key")).step}


def _merge(desk: "Desk", action: Action) -> dict[str, Json]:
    take = action.get("take") or {}
    sides = [str(side) for side in Side]
    if not isinstance(take, dict) or any(side not in sides for side in take.values()):
        raise UserError(
            N_("The action needs for {part} an object of fields and {sides}."),
            key="incomplete",
            part="take",
            sides=" / ".join(sides),
        )
    choices = {key: Side(str(side)) for key, side in take.items()}
    merged = desk.doubles.merge(_text(action, "keep"), _text(action, "drop"), choices=choices)
    return {"step": merged.changed.step, "code": merged.keep}


def _not_the_same(desk: "Desk", action: Action) -> dict[str, Json]:
    return {"step": desk.doubles.not_the_same(_text(action, "code"), _text(action, "other")).step}


def _undo(desk: "Desk", action: Action) -> dict[str, Json]:
    step, changed = desk.past.undo()
    return {"step": changed.step, "undone": step.id}


def _redo(desk: "Desk", action: Action) -> dict[str, Json]:
    step, changed = desk.past.redo()
    return {"step": changed.step, "redone": step.id}


_ACTIONS: Mapping[str, "Callable[[Desk, Action], dict[str, Json]]"] = {
    "create": _create,
    "update": _update,
    "delete": _delete,
    "restore": _restore,
    "add_row": _add_row,
    "update_row": _update_row,
    "remove_row": _remove_row,
    "move_row": _move_row,
    "attach": _attach,
    "answer": _answer,
    "define_field": _define_field,
    "redefine_field": _redefine_field,
    "drop_field": _drop_field,
    "merge": _merge,
    "not_the_same": _not_the_same,
    "undo": _undo,
    "redo": _redo,
}
ACTIONS = tuple(_ACTIONS)
"""The actions there are."""
