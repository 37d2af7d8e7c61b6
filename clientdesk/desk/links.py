"""References between files: the target's name is filled in, a linked employer names itself, spouses point both ways."""

from typing import Any

from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import lists
from clientdesk.store.journal import Step
from clientdesk.store.records import client_id, read_record
from clientdesk.store.schema import Connection

INTRODUCER = Header.introduced_by.key
_FILES = {"person": ("person",), "enterprise": ("enterprise",), "client": ("person", "enterprise")}
"""Which kinds a reference may point to; the others hold names until their kinds exist."""


def complete(step: Step, record: Record) -> None:
    """Prove the targets of changed references, and fill their names in."""
    for field, _old, new in list(record.changed()):
        if isinstance(field.type, Rows) and new:
            record[field] = tuple(_complete_row(step.connection, field, row) for row in new)
        elif isinstance(new, Link):
            record[field] = _completed(step.connection, field, new)
    if record.kind.by_key.get(Basics.employer_id.key) is Basics.employer_id:
        employer = record[Basics.employer_id]
        if employer and employer.name and record[Basics.employer_name] is None:
            record[Basics.employer_name] = employer.name


def _complete_row(connection: Connection, field: Field[Any], row: Row) -> Row:
    assert isinstance(field.type, Rows)
    for column in field.type.columns:
        if isinstance(link := row[column], Link):
            row = row.with_value(column, _completed(connection, column, link))
    return row


def _completed(connection: Connection, field: Field[Any], link: Link) -> Link:
    kinds = _FILES.get(field.type.to, ()) if isinstance(field.type, Reference) else ()
    if not link.target or not kinds:
        return link
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


def mirror(step: Step, record: Record) -> None:
    """A spouse with a file of his or her own points back."""
    if record.kind.by_key.get(Family.spouse_id.key) is not Family.spouse_id:
        return
    spouse = record[Family.spouse_id]
    if not spouse or not spouse.target or spouse.target == record.code:
        return
    number = client_id(step.connection, spouse.target)
    other = read_record(step.connection, step.schema, number) if number else None
    if other and other[Family.spouse_id] is None:
        other[Family.spouse_id] = Link(record.code, record.name)
        step.save(other)
