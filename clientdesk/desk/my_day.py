"""My day, put together from the file for the printer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.kinds import CONTACT
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import NO_CONTACT, Contact
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.files import atomic_write
from clientdesk.i18n import catalogue
from clientdesk.store import lists
from clientdesk.store.pages import read_page

if TYPE_CHECKING:
    from clientdesk.exchange.cards import Print
    from clientdesk.exchange.my_day import Day, Errand

_LOOKED_AT = 200
"""Records of work with a client that are looked through for the last contact and the promises."""


class MyDay(Part):
    """`desk.my_day`."""

    def print(self, *, language: str = "", on: date | None = None) -> "Print":
        """The tasks of today, or of a day that comes, by the clock, then those without a time, then those overdue by
        then, as a PDF; of clients only what may stand on the own desk."""
        from clientdesk.exchange.cards.job import PrintJob
        from clientdesk.exchange.cards.view import View
        from clientdesk.exchange.my_day import make_my_day
        from clientdesk.exchange.profiles import Disclosure

        words, disclosure = catalogue(language or self.desk.language), Disclosure()
        job = PrintJob(
            (),
            words,
            disclosure,
            self.desk.user,
            self.desk.now.astimezone(),
            self.desk.attachments.read,
            house=self.desk.house.for_print(words.language),
        )
        surroundings = self.desk.clients.surroundings
        return make_my_day(
            self.day(on), job, view_of=lambda record: View(record, words, disclosure, surroundings(record))
        )

    def save(self, out: Path, *, language: str = "", on: date | None = None) -> "Print":
        """Write the print into a PDF file, whole or not at all."""
        refuse_client_file(out)
        made = self.print(language=language, on=on)
        atomic_write(out, made.pdf)
        return made

    def day(self, on: date | None = None) -> "Day":
        """What a day asks for, today or one that comes: what is still open of the days before it too."""
        from clientdesk.exchange.my_day import Day

        today = max(on or self.desk.today, self.desk.today)
        numbers = self.desk.work.due_numbers(today)
        with self.store.reading() as connection:
            tasks = read_page(connection, self.store.schema, numbers)
        coming = self.desk.morning.nearest_occasions().first
        return Day(
            today,
            tuple(self._errand(task) for task in sorted(tasks, key=lambda task: _by_the_clock(task, today))),
            tuple((one.line.name, one.occasion) for one in coming if one.occasion.on >= today),
        )

    def _errand(self, task: Record) -> "Errand":
        from clientdesk.exchange.my_day import Errand

        link = task[Task.client]
        if link is None or link.target is None:
            return Errand(task)
        with self.store.reading() as connection:
            number = lists.names_of(connection, [link.target]).get(link.target, (0, "", ""))[0]
            found = read_page(connection, self.store.schema, [number])
        work = self.desk.work.of(link.target, limit=_LOOKED_AT)
        said = (one for one in work if one.kind.name == CONTACT.name and one[Contact.kind] != NO_CONTACT)
        tasks = (one for one in work if one.kind.name != CONTACT.name and one.code != task.code)
        promises = (one for one in tasks if one[Task.promise] is not None and one[Task.state] in (None, *OPEN))
        return Errand(task, found[0] if found else None, next(said, None), tuple(promises))


def _by_the_clock(task: Record, today: date) -> tuple[bool, bool, str, str, int]:
    due, at = task[Task.due], task[Task.time]
    late = due is not None and due < today
    clock = f"{at:%H:%M}" if at and not late else ""
    return late, not clock, clock, due.isoformat() if due else "", task.id
