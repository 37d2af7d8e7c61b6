"""Answers other than a value: not known, not applicable, ask next time. They count as answered."""

from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import answers
from clientdesk.store.news import Changed


class Answers(Part):
    """`desk.answers`."""

    def give(self, record: Record, field: Field[object], answer: str | None) -> Changed:
        """Note an answer (`unknown`, `na`, `later`), or take it back with None."""
        if not field.stored:
            raise UserError(
                N_("{field}: this is computed, so there is nothing to answer."), key="computed_field", field=field.key
            )
        with self.store.step(N_("Answer a question"), by=self.desk.user) as step:
            step.answer(record.id, field, answer)
        return step.changed

    def of(self, client: int) -> dict[str, str]:
        """{field key: answer} of a client."""
        with self.store.reading() as connection:
            return answers.of(connection, client)
