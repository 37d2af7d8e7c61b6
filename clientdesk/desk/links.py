"""References between files: the target's name is filled in, a linked employer names itself, spouses point both ways,
and a file is begun for whom a reference wants one."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import INSURANCE
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import doubles, lists
from clientdesk.store.journal import Step
from clientdesk.store.records import client_id, read_record
from clientdesk.store.schema import Connection

INTRODUCER = Header.introduced_by.key
_FILES = {
    "person": ("person",),
    "enterprise": ("enterprise",),
    "client": ("person", "enterprise"),
    "work": (
        "task",
        "contact",
        "opportunity",
        "service_request",
        "dispatch",
        "complaint",
        "service_plan",
        *sorted(INSURANCE),
    ),
    "service_request": ("service_request",),
    "dispatch": ("dispatch",),
    "complaint": ("complaint",),
    "installed_item": ("installed_item",),
    "service_plan": ("service_plan",),
    "opportunity": ("opportunity",),
    "policy": ("policy",),
    "product": ("product",),
    "quotation": ("quotation",),
    "order": ("order",),
    "shipment": ("shipment",),
    "payable": ("shipment", "order", "adjustment"),
}
"""Which kinds a reference may point to; the others hold names until their kinds exist."""
_CLIENTS = ("person", "enterprise", "client")
_WANTED = "+"
"""Before the name of a kind, in place of a code: a file of this kind is to be begun."""
Begin = Callable[[str, str], str]
"""Begins a file of a kind under a name and gives its code."""


def kinds_for(field: Field[Any]) -> tuple[str, ...]:
    """The kinds of client that a reference can point to; none where it points to something else."""
    return _FILES[field.type.to] if isinstance(field.type, Reference) and field.type.to in _CLIENTS else ()


def wanted(kind: str, name: str) -> Link:
    """A reference to a file that is begun, of this kind and under this name, in the step that stores the reference."""
    return Link(_WANTED + kind, name)


def begins(link: Link) -> bool:
    """Whether a reference wants a file to be begun."""
    return (link.target or "").startswith(_WANTED)


def links_of(record: Record) -> Iterator[Link]:
    """The references in a record, in its fields and in its rows."""
    for field, value in record.filled():
        if isinstance(field.type, Rows):
            cells = (row[column] for row in value for column in field.type.columns)
            yield from (cell for cell in cells if isinstance(cell, Link))
        elif isinstance(value, Link):
            yield value


def complete(step: Step, record: Record, *, begin: Begin) -> None:
    """Prove the targets of changed references, and fill their names in; begin the files that are wanted, which are
    still wanted where nothing of the step is kept."""
    for field, old, new in list(record.changed()):
        if _wants(field, new):
            step.forsaken.append(partial(record.__setitem__, field, new))
        if isinstance(field.type, Rows) and new:
            known = list(old or ())
            begun = [row if row in known else _begun_row(field, row, begin) for row in new]
            record[field] = tuple(
                row if row in known else _complete_row(step.connection, field, row, record.code) for row in begun
            )
        elif isinstance(new, Link):
            record[field] = _completed(step.connection, field, _begun(field, new, begin), record.code)
        if field is Basics.employer_id and new and record[Basics.employer_name] is None:
            employer = record[Basics.employer_id]
            record[Basics.employer_name] = employer.name if employer else None


def _wants(field: Field[Any], value: Any) -> bool:
    if isinstance(field.type, Rows):
        cells = (row[column] for row in value or () for column in field.type.columns)
        return any(isinstance(cell, Link) and begins(cell) for cell in cells)
    return isinstance(value, Link) and begins(value)


def _begun_row(field: Field[Any], row: Row, begin: Begin) -> Row:
    assert isinstance(field.type, Rows)
    for column in field.type.columns:
        if isinstance(link := row[column], Link):
            row = row.with_value(column, _begun(column, link, begin))
    return row


def _begun(field: Field[Any], link: Link, begin: Begin) -> Link:
    """The reference with the code of a new file where it wants one."""
    kind = (link.target or "").removeprefix(_WANTED)
    if not begins(link) or kind not in kinds_for(field) or not link.name:
        return link
    return Link(begin(kind, link.name), link.name)


def _complete_row(connection: Connection, field: Field[Any], row: Row, code: str) -> Row:
    assert isinstance(field.type, Rows)
    for column in field.type.columns:
        if isinstance(link := row[column], Link):
            row = row.with_value(column, _completed(connection, column, link, code))
    return row


def _completed(connection: Connection, field: Field[Any], link: Link, code: str) -> Link:
    kinds = _FILES.get(field.type.to, ()) if isinstance(field.type, Reference) else ()
    if not link.target or not kinds:
        return link
    link = _as_of_now(connection, link)
    assert link.target is not None, "a file that became part of another has a code as well"
    if link.target == code:
        raise UserError(N_("{field}: a client cannot refer to itself."), key="refers_to_itself", field=field.key)
    found = lists.names_of(connection, [link.target]).get(link.target)
    if found is None or found[1] not in kinds:
        raise UserError(
            N_("{field}: there is no {kind} with the code {target}."),
            key="no_such_target",
            hint=N_("Give a code that exists, or only a name. Nothing was stored."),
            field=field.key,
            kind=" / ".join(kinds),
            target=link.target,
        )
    return link if link.name else Link(link.target, found[2])


def _as_of_now(connection: Connection, link: Link) -> Link:
    """Whoever names a file that was merged into another means that other."""
    now = doubles.living_code(connection, link.target or "")
    return link if now in (None, link.target) else Link(now, link.name)


def mirror(step: Step, record: Record) -> None:
    """Spouses with files of their own point at each other; where a link goes, it goes on both sides."""
    for field, old, new in record.changed():
        if field is Family.spouse_id:
            if old and old.target and (not new or new.target != old.target):
                _point(step, old.target, away_from=record)
            if new and new.target and new.target != record.code:
                _point(step, new.target, at=record)


def _point(step: Step, code: str, *, at: Record | None = None, away_from: Record | None = None) -> None:
    number = client_id(step.connection, code)
    other = read_record(step.connection, step.schema, number) if number else None
    if other is None:
        return
    spouse = other[Family.spouse_id]
    if at and spouse is None:
        other[Family.spouse_id] = Link(at.code, at.name)
    elif away_from and spouse and spouse.target == away_from.code:
        other[Family.spouse_id] = None
    step.save(other)
