"""The sheets of dispatches, put together from the file for the printer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.kinds import DISPATCH
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.cards import Print
    from clientdesk.exchange.service_sheet import Sheet


def print_sheets(desk: "Desk", codes: Sequence[str], *, language: str = "") -> "Print":
    """The sheets of these dispatches as a PDF. What was written for the visit stands there whole: whoever is sent needs
    the address and the telephone. What the visit costs us does not."""
    from clientdesk.exchange.cards.job import PrintJob
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.service_sheet import make_sheets

    words = catalogue(language or desk.language)
    job = PrintJob(
        (),
        words,
        Disclosure(),
        desk.user,
        desk.now.astimezone(),
        desk.attachments.read,
        house=desk.house.for_print(words.language),
    )
    return make_sheets([_sheet(desk, code) for code in codes], job)


def save_sheets(desk: "Desk", codes: Sequence[str], out: Path, *, language: str = "") -> "Print":
    """Write the sheets into a PDF file, whole or not at all."""
    refuse_client_file(out)
    made = print_sheets(desk, codes, language=language)
    atomic_write(out, made.pdf)
    return made


def _sheet(desk: "Desk", code: str) -> "Sheet":
    from clientdesk.exchange.profiles import Disclosure
    from clientdesk.exchange.service_sheet import Sheet

    dispatch = desk.clients.get(code)
    if dispatch.kind.name != DISPATCH.name:
        raise UserError(N_("{document} is another kind of document."), key="other_kind", document=dispatch.code)
    client = _named(desk, dispatch[Dispatch.client])
    withheld = client is not None and Disclosure().withholds(client)
    return Sheet(dispatch, _named(desk, dispatch[Dispatch.request]), client, withheld)


def _named(desk: "Desk", link: Link | None) -> Record | None:
    """The record that a reference names, where it names one that is there."""
    with desk.store.reading() as connection:
        number = client_id(connection, link.target) if link and link.target else None
        return read_record(connection, desk.store.schema, number) if number else None
