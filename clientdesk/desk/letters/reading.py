"""The clients that letters are for: read some at a time, those who get none told with the reason."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.letters.given import LeftOut
from clientdesk.desk.mailing.given import REASONS
from clientdesk.desk.mailing.given import LeftOut as NoPost
from clientdesk.desk.mailing.reaching import recipients
from clientdesk.dossier.record import Record
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


def clients(
    desk: "Desk", codes: Sequence[str], progress: Progress
) -> Iterator[tuple[Record, Recipient] | tuple[Record, LeftOut]]:
    """Each client once, in the order of the codes, with its address for the post, or with the reason why it gets no
    letter. Raises `UserError` for a code that is nobody's."""
    wanted = tuple(dict.fromkeys(codes))
    for start in range(0, len(wanted), PAGE):
        some = wanted[start : start + PAGE]
        with desk.store.reading() as connection:
            numbers = [desk.clients.number(connection, code) for code in some]
            records = read_page(connection, desk.store.schema, numbers)
        for record in records:
            refuse_nobody(record)
        found = recipients(desk, records)
        for number, record in enumerate(records, start):
            progress.advance(number, len(wanted), N_("Reading the clients"))
            one = found[record.code]
            yield (record, because(record, REASONS[one.reason])) if isinstance(one, NoPost) else (record, one)


def because(record: Record, reason: str, **values: object) -> LeftOut:
    """This client is left out for a reason."""
    return LeftOut(record.code, record.name, Sentence(reason, values))
