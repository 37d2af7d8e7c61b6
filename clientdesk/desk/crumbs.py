"""What notes tell in passing of a person, for the file of that person."""

from collections.abc import Iterable

from clientdesk.desk.part import Part
from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.crumbs.finding import crumbs
from clientdesk.dossier.crumbs.taking import take
from clientdesk.store.journal import Step
from clientdesk.store.records import read_record


class Crumbs(Part):
    """`desk.work.crumbs`."""

    def found(self, client: str, text: str) -> tuple[Crumb, ...]:
        """What a note about the client of this code tells that the file does not hold; nothing is stored."""
        return crumbs(text, self.desk.clients.get(client), self.desk.reading)

    def take_in(self, step: Step, client: str, chosen: Iterable[Crumb], *, note: str) -> None:
        """Put what was chosen into the file as part of a step, as far as the note that is stored still tells it: it may
        have been corrected since. What has been filled in meanwhile stays as it is; the note tells the rest."""
        record = read_record(step.connection, step.schema, self.desk.clients.number(step.connection, client))
        assert record is not None
        told = crumbs(note, record, self.desk.reading)
        take(record, [one for one in chosen if one in told])
        if any(record.changed()):
            self.desk.clients.save_in(step, record)
