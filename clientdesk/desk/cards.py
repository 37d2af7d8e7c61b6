"""Printed cards: the records, photos and names that the printer of cards needs, and a file written whole."""

from collections.abc import Sequence
from pathlib import Path

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Surroundings
from clientdesk.dossier.record import Record
from clientdesk.files import atomic_write


class Cards(Part):
    """`desk.cards`."""

    def pdf(
        self,
        codes: Sequence[str],
        *,
        layout: str = "full",
        language: str = "en",
        profile: str = "work",
        reason: str = "",
    ) -> bytes:
        """The cards of these clients as one PDF. With a `reason`, sensitive fields are shown where the profile allows
        it, and the print is noted in the journal."""
        from clientdesk.exchange.cards import print_cards
        from clientdesk.exchange.profiles import Profile

        records = [self.desk.clients.get(code) for code in codes]
        if reason:
            self.desk.disclosures.note([record.code for record in records], output=f"card {layout}", reason=reason)
        around = {record.code: self.desk.clients.surroundings(record) for record in records}

        def surroundings(record: Record) -> Surroundings:
            return around[record.code]

        return print_cards(
            records,
            layout=layout,
            language=language,
            profile=Profile(profile),
            reason=reason,
            printed_by=self.desk.user,
            now=self.desk.now.astimezone(),
            surroundings=surroundings,
            photo_of=self.desk.attachments.read,
        )

    def save(
        self,
        codes: Sequence[str],
        out: Path,
        *,
        layout: str = "full",
        language: str = "en",
        profile: str = "work",
        reason: str = "",
    ) -> None:
        """Write the cards of these clients into one PDF file, whole or not at all."""
        refuse_client_file(out)
        atomic_write(out, self.pdf(codes, layout=layout, language=language, profile=profile, reason=reason))
