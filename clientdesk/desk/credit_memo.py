"""What the credit file gives out: the memo's figures, and the workbooks of statements and ratios."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.evaluation.results import Opinion
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.work.evaluation import CREDIT, FINAL, Evaluation
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_

if TYPE_CHECKING:
    from clientdesk.exchange.memo.given import CreditFile, Verdict

STATEMENTS, RATIOS = "statements", "ratios"
NAMES = (STATEMENTS, RATIOS)
"""The workbooks there are of a client's credit file."""
_MOST = 5
"""Periods on a memo; a workbook has all."""
_YEAR = 350
"""From so many days on a period counts as a year."""


class CreditMemo(Part):
    """`desk.credit_memo`."""

    def file(self, client: Record) -> "CreditFile":
        """The credit file of a client for its memo: the last checked periods, and the last evaluation."""
        from clientdesk.exchange.memo.given import CreditFile

        together = self.desk.statements.ratios(client.code)
        periods = _of_one_scope(together, [period for period in together.periods if period.counts])
        drafts = sum(not period.counts for period in together.periods)
        chosen = _for_paper(periods)
        tree = None
        if chosen:
            before = together.of(chosen[-1].year_before) if chosen[-1].year_before else None
            tree = self.desk.statements.dupont(chosen[-1], before)
        return CreditFile(tuple(chosen), drafts, tree, self._verdict(client.code), together.settings.bands)

    def _verdict(self, code: str) -> "Verdict | None":
        from clientdesk.exchange.memo.given import Verdict

        history = self.desk.credit.history(code, CREDIT)
        decided = [record for record in history if record[Evaluation.status] == FINAL]
        record = next(iter(decided or history), None)
        if record is None:
            return None
        result = self.desk.credit.result(record)
        return Verdict(record, result if isinstance(result, Opinion) else None)

    def save_workbook(
        self,
        name: str,
        out: Path,
        *,
        client: str,
        headings: str = "both",
        language: str = "en",
        profile: str = "work",
        reason: str = "",
        figures: str = "formulas",
    ) -> None:
        """Write a workbook of all statements of a client, drafts among them, or of the ratios on these.

        `headings` and `figures` are those of `desk.ledgers`. Raises `UserError` where there is no statement, or none
        for this reader.
        """
        from clientdesk.exchange.profiles import Disclosure, Profile
        from clientdesk.exchange.workbooks.credit_file import Wanted, write_credit_file

        refuse_client_file(out)
        record = self.desk.clients.get(client)
        refuse_nobody(record)
        disclosure = Disclosure(Profile(profile), reason)
        together = self.desk.statements.ratios(client)
        if not together.periods:
            raise UserError(
                N_("There is no statement of {client}; nothing was written."),
                code=ExitCode.REFUSED,
                key="no_statement",
                hint=N_("Enter or import a statement first."),
                client=client,
            )
        wanted = Wanted(name == RATIOS, headings, language, disclosure, figures)

        def write(file: BinaryIO) -> None:
            write_credit_file(
                record,
                together,
                wanted,
                printed_by=self.desk.user,
                now=self.desk.now.astimezone(),
                company=self.desk.house.for_print(language).name,
                out=file,
            )

        atomic_write(out, write)
        if reason.strip():
            self.desk.disclosures.note([client], output=f"ledger {name}", reason=reason.strip())


def _of_one_scope(together: Periods, counting: Sequence[Period]) -> list[Period]:
    """The periods of the scope of the last one, in its currency."""
    last = together.latest
    if last is None or not counting:
        return []
    same = (last.sheet.scope, last.sheet.currency)
    return [period for period in counting if (period.sheet.scope, period.sheet.currency) == same]


def _for_paper(periods: Sequence[Period]) -> list[Period]:
    """The last years, and what came since; of a firm without two whole years the last periods as they are."""
    years = [period for period in periods if (period.sheet.days or 0) >= _YEAR]
    if len(years) < 2:
        return list(periods[-_MOST:])
    since = [period for period in periods if period is periods[-1] and period not in years]
    return [*years, *since][-_MOST:]
