"""The record of sensitive values given out: who, when, which files, by which output, for which reason."""

from collections.abc import Sequence

from clientdesk.desk.part import Part
from clientdesk.i18n import N_
from clientdesk.store.news import Changed


class Disclosures(Part):
    """`desk.disclosures`."""

    def note(self, codes: Sequence[str], *, output: str, reason: str) -> Changed:
        """Write a line into the journal; it stays when the print is thrown away."""
        told = {"output": output, "reason": reason, "codes": ", ".join(codes)}
        with self.store.step(
            N_("Gave out sensitive data of {codes} ({output}): {reason}"), by=self.desk.user, values=told
        ) as step:
            step.record_only()
        return step.changed
