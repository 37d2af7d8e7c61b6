"""Documents that stay though their client is erased: numbers, days and amounts, of nobody any more."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from clientdesk.desk.trading.marks import mark_of, nameless_mark
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.kinds import DOCUMENT_NAMES, DOCUMENTS, QUOTATION
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Catalogue
from clientdesk.store import lists
from clientdesk.store import trading as stored
from clientdesk.store.erasing import put_in_place
from clientdesk.store.journal import Step
from clientdesk.store.lists import Line
from clientdesk.store.pages import read_page
from clientdesk.store.schema import Connection

_SPEAKS = frozenset(
    {
        "particulars",
        "contact_person",
        "client_order_no",
        "void_reason",
        "delivery_address",
        "invoice_title",
        "accountant_note",
        "remarks",
        "reason",
        "linked_to",
        "remark",
    }
)
"""Fields and columns in which somebody may be named or told of."""
_DECLARED = {kind.name: kind for kind in DOCUMENTS}


def stays(kind: str, state: str | None) -> bool:
    """Whether a document has a number in the books or a promise that others rely on, so that it never goes."""
    return kind in DOCUMENT_NAMES and kind != QUOTATION.name and state != DRAFT


def staying(connection: Connection, client: str) -> list[Line]:
    """The documents of a client that stay when it is erased; what was given to a package does, whatever its state."""
    lines = lists.lines(connection, stored.of_client(connection, client))
    return [line for line in lines if stays(line.kind, line.stage) or stored.is_given_out(connection, line.id)]


def make_nameless(step: Step, client: Record, *, words: Catalogue) -> list[str]:
    """Put in the place of each document of a client that stays one with the same number and amounts that tells of
    nobody, and erase the old one with its history; the numbers. All of a client get the same name, so that accounts
    and ledgers keep their sums. What was given to an accounting package stays marked, without the name: it is neither
    given again nor corrected."""
    kept = read_page(step.connection, step.schema, [line.id for line in staying(step.connection, client.code)])
    marks = {each.code: stored.marks_of(step.connection, each.id) for each in kept}
    whose = Link(None, words.tr(N_("Erased client {code}"), code=client.code))
    made = [_nameless(each, whose, words) for each in kept]
    if kept:
        put_in_place(step, kept, made)
    for each in made:
        for event, told in marks[each.code].items():
            bare = nameless_mark(mark_of(told), name=whose.name, summary=each.name)
            step.give_out(each.id, event, bare.to_json())
    return [each.code for each in kept]


def _nameless(record: Record, whose: Link, words: Catalogue) -> Record:
    kind = _DECLARED[record.kind.name]
    made = Record(kind)
    for field, value in record.filled():
        # What the house keeps in fields of its own may be about anybody.
        if field.key in kind.by_key and field.key not in _SPEAKS:
            made[field] = _bare(field, value)
    made[kind.by_key["client"]] = whose
    made[kind.by_key["particulars"]] = kind.title_in(words)
    made.code = record.code
    return made


def _bare(field: Any, value: Any) -> Any:
    if isinstance(field.type, Rows):
        return tuple(Row(dict(_cells(field.type, row)), 0) for row in value)
    if isinstance(value, Link) and field.type.to in _DOCUMENTS:
        return _numbered(value)
    return value


def _cells(group: Rows, row: Row) -> Iterable[tuple[str, Any]]:
    for column in group.columns:
        if column.key in row.values and column.key not in _SPEAKS:
            yield column.key, _bare(column, row.values[column.key])


def _numbered(link: Link) -> Link:
    """A document by its number; what it is about is not told."""
    return replace(link, name="") if link.target else link


_DOCUMENTS = frozenset({"payable", "quotation", "order", "shipment"})
"""To what references point that are filled with the particulars of a document."""
