"""A client that is stored and edited: what the tests of the journal share."""

from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.basics import Basics, PhoneNumber
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import catalogue
from tests import make

ENGLISH = catalogue("en")


def stored(desk: Desk, **values: Any) -> Record:
    record = make.person(**values)
    desk.clients.create(record)
    return desk.clients.get(record.code)


def phone(number: str) -> Row:
    return Row({"number": number})


def numbers(desk: Desk, code: str) -> list[str | None]:
    return [row[PhoneNumber.number] for row in desk.clients.get(code).rows(Basics.phones)]


def edit(desk: Desk, code: str, field: Field[str], value: str | None) -> int:
    record = desk.clients.get(code)
    record[field] = value
    return desk.clients.save(record).step


def changes(desk: Desk, code: str) -> int:
    return len(desk.past.of(code, words=ENGLISH))


def lose_patience(desk: Desk) -> None:
    """The desk gives up on what another program holds after a tenth of a second, not after ten."""
    with desk.store.writing_alone() as connection:
        connection.execute("PRAGMA busy_timeout = 100")
