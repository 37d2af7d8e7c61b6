"""Answers other than a value: not known, not applicable, ask next time. They count as answered."""

from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed


class Answers(Part):
    """`desk.answers`."""

    def give(self, record: Record, field: Field[object], answer: str | None) -> Changed:
        """Note an answer (`unknown`, `na`, `later`), or take it back with None."""
        with self.store.step(N_("Answer a question"), by=self.desk.user) as step:
            step.answer(record.id, field, answer)
        return step.changed

    def of(self, client: int) -> dict[str, str]:
        """{field key: answer} of a client."""
        with self.store.reading() as connection:
            rows = connection.exec_driver_sql("SELECT field, answer FROM answer WHERE client_id = ?", (client,))
            return {str(field): str(answer) for field, answer in rows}
