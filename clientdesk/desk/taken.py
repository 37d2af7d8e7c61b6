"""Numbers that only one client can have: whose file has one already, and what becomes of one that is told twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.checks.identity import bare_number
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import IdNumber
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import drafts, search
from clientdesk.store.drafts import Draft
from clientdesk.store.holding import holders
from clientdesk.store.listing import TAIL
from clientdesk.store.lists import Line
from clientdesk.store.pages import read_page
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_LIKELY = 200
"""So many files are looked at that the search finds by a number or its tail; where there are more, at every value."""


class Taken(UserError):
    """A number that the file of another client has; `other` is its line. Nothing was stored."""

    def __init__(self, other: Line) -> None:
        super().__init__(
            N_("Another file has this number already."),
            key="number_taken",
            hint=N_("Open the other file, or make one of the two. What you typed is kept."),
        )
        self.other = other


def refuse_taken(desk: "Desk", record: Record, field: Field[Any]) -> None:
    """Raise `Taken` where a field that identifies a client holds what another file outside the trash has there too."""
    other = _other(desk, record, field)
    if other is not None:
        raise Taken(other)


def set_aside(desk: "Desk", record: Record) -> dict[str, str]:
    """Take out of a record the changed numbers that another file has: {key of the field: the number}, to be kept as
    drafts. What stood there before stays."""
    aside: dict[str, str] = {}
    for field, old, new in list(record.changed()):
        if identifies(field) and _other(desk, record, field) is not None:
            record[field] = old
            aside[field.key] = new
    return aside


def wait(connection: Connection, client: int, aside: Mapping[str, str], *, now: datetime) -> None:
    """Keep numbers that were set aside as drafts of a client, as if they had been typed at its form."""
    for key, number in aside.items():
        drafts.keep(connection, Draft(client, 0, key, number, now.isoformat()))


def identifies(field: Field[Any]) -> bool:
    """Whether only one client can have what this field holds."""
    return isinstance(field.type, IdNumber) or field is Firm.reg_no


def _other(desk: "Desk", record: Record, field: Field[Any]) -> Line | None:
    value = record[field]
    return _bearer(desk, record, field, value) if isinstance(value, str) and identifies(field) else None


def _bearer(desk: "Desk", record: Record, field: Field[Any], value: str) -> Line | None:
    """Of identity numbers the search knows only the tail; the rest is compared with the records themselves."""
    # With and without the dashes and brackets that people put between the digits.
    forms = {value[-TAIL:]} if isinstance(field.type, IdNumber) else {value, bare_number(value)}
    with desk.store.reading() as connection:
        found = [search.find(connection, form, limit=_LIKELY).ids for form in forms]
        likely = sorted({number for ids in found for number in ids})
        if any(len(ids) >= _LIKELY for ids in found):
            likely = holders(connection, desk.store.schema, field, value)
        page = read_page(connection, desk.store.schema, likely, fields=[field])
    for other in page:
        has_field = other.kind.by_key.get(field.key) is field
        if has_field and other.id != record.id and not other.stamps.trashed and _same(other[field], value):
            return next(iter(desk.clients.lines([other.id])), None)
    return None


def _same(one: str | None, other: str) -> bool:
    return one is not None and bare_number(one) == bare_number(other)
