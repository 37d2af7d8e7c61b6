"""The record of sensitive values given out or looked at: who, when, which files, by which output, for which reason."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from clientdesk.desk.output_names import GAVE_OUT
from clientdesk.desk.part import Part
from clientdesk.i18n import N_, Catalogue, Sentence
from clientdesk.store import history
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk.past import Entry


class Disclosures(Part):
    """`desk.disclosures`."""

    def note(self, codes: Sequence[str], *, output: str, reason: str) -> Changed:
        """Write a line into the journal; it stays when the print is thrown away. `output` is a key that `output_name`
        knows."""
        told = {"output": output, "reason": reason, "codes": ", ".join(codes)}
        return self._write(GAVE_OUT, told)

    def looked(self, code: str, keys: Collection[str]) -> None:
        """Write a line for each field or group of a client (by its key) that was under dots and was shown in a window;
        without keys one for names around the client that files of others hold. Never what stood there."""
        kind = self.desk.clients.get(code).kind
        for field in (kind.by_key[key] for key in keys):
            told = {"codes": code, "key": field.key, "field": Sentence(field.label, context=field.context)}
            self._look(N_("Looked at {field} of {codes}"), told)
        if not keys:
            self._look(N_("Looked at names under dots around {codes}"), {"codes": code})

    def opened(self, code: str, keys: Collection[str]) -> Changed:
        """Write a line: these sensitive fields of a client stood open to be filled in."""
        kind = self.desk.clients.get(code).kind
        fields = (kind.by_key[key] for key in keys)
        told = {"codes": code, "keys": tuple(Sentence(field.label, context=field.context) for field in fields)}
        return self._look(N_("Opened sensitive fields of {codes} to fill them in: {keys}"), told)

    def of(self, code: str, *, words: Catalogue, limit: int = 1000) -> "list[Entry]":
        """What was written of one client, the latest first, as entries of the past that concern no field."""
        from clientdesk.desk.past import entry_of

        with self.store.reading() as connection:
            return [entry_of(step, code, words) for step in history.noted(connection, code, limit=limit)]

    def _look(self, text: str, values: Mapping[str, object]) -> Changed:
        """A file that can only be read is looked at all the same; nothing can be written down in it."""
        return self._write(text, values) if self.store.is_writable else Changed()

    def _write(self, text: str, values: Mapping[str, object]) -> Changed:
        with self.store.step(text, by=self.desk.user, values=values) as step:
            step.record_only()
        return step.changed
