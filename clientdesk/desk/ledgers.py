"""Workbooks for the accountant and for oneself, written whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_

REGISTER = "register"
RECORDS = "records"
NAMES = (REGISTER, RECORDS)
"""The workbooks there are: the client register, and whole records with all their fields."""


class Ledgers(Part):
    """`desk.ledgers`."""

    def save(
        self,
        name: str,
        out: Path,
        *,
        kinds: Sequence[str] = (),
        headings: str = "both",
        language: str = "en",
        profile: str = "accounting",
        reason: str = "",
    ) -> None:
        """Write a workbook. Raises `UserError` for a name there is none of."""
        from clientdesk.exchange.profiles import Profile
        from clientdesk.exchange.workbooks import record_sheet, register

        if name not in NAMES:
            raise UserError(
                N_("There is no ledger {name}; there are {known}."),
                code=ExitCode.USAGE,
                key="no_such_ledger",
                name=name[:40],
                known=", ".join(NAMES),
            )
        refuse_client_file(out)
        if reason:
            self.desk.disclosures.note(["*"], output=f"ledger {name}", reason=reason)
        chosen = [self.desk.kind(kind) for kind in kinds] or list(self.desk.kinds)
        records = self.desk.clients.every(kinds=[kind.name for kind in chosen])
        common = {"language": language, "profile": Profile(profile), "printed_by": self.desk.user}
        now = self.desk.now.astimezone()
        if name == REGISTER:
            atomic_write(
                out, lambda file: register(records, kinds=chosen, headings=headings, now=now, out=file, **common)
            )
        else:
            atomic_write(
                out, lambda file: record_sheet(records, kinds=chosen, reason=reason, now=now, out=file, **common)
            )
