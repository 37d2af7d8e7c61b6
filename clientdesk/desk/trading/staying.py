"""What stays in the file since the books need it: documents that have a number and a state, and whose they are."""

from collections.abc import Sequence

from clientdesk.dossier.kinds import DOCUMENT_NAMES
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.posted import BOUNCED, POSTED
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import lists
from clientdesk.store import trading as stored
from clientdesk.store.journal import Step
from clientdesk.store.schema import Connection

_IN_THE_BOOKS = {
    "shipment": (POSTED,),
    "goods_return": (POSTED,),
    "receipt": (POSTED, BOUNCED),
    "adjustment": (POSTED,),
    "expense": ("approved", "paid"),
}
"""{kind: the states in which it is in the books}."""


def refuse_trash(step: Step, number: int) -> None:
    """Raise `UserError` for a document that is no draft: thrown away it would be missing in accounts and ledgers."""
    if stored.is_given_out(step.connection, number):
        raise UserError(
            N_("This document was given to the accounting package and is not thrown away; nothing was changed."),
            key="is_given_out",
            hint=N_("Declare it void: the package is told so with the next file."),
        )
    for line in lists.lines(step.connection, [number]):
        if line.kind in DOCUMENT_NAMES and line.kind != "quotation" and line.stage != DRAFT:
            raise UserError(
                N_("{document} is no draft and is not thrown away; nothing was changed."),
                key="is_booked",
                hint=N_("Declare it void: it stays with its number and comes to nothing."),
                document=line.code,
            )


def in_the_books(connection: Connection, clients: Sequence[str]) -> set[str]:
    """The codes of those of these clients of whom documents are in the books, or in those of the accounting package,
    which must be told what became of them."""
    stages = [f"{kind} {state}" for kind, states in _IN_THE_BOOKS.items() for state in states]
    return stored.have_documents(connection, clients, stages=stages)


def refuse_erasing(step: Step, record: Record) -> None:
    """Raise `UserError` for a document that is in the books itself; those of a client that is erased stay there."""
    if record.kind.name in DOCUMENT_NAMES:
        refuse_trash(step, record.id)
