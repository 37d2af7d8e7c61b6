"""Workbooks for the accountant and for oneself, written whole or not at all."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.progress import QUIET, Progress

if TYPE_CHECKING:
    from clientdesk.exchange.profiles import Disclosure

REGISTER = "register"
RECORDS = "records"
TOGETHER = 100
"""How many clients are gone through between two looks at whether to go on."""
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
        figures: str = "formulas",
        progress: Progress = QUIET,
    ) -> None:
        """Write a workbook. `headings` ("zh", "en", "both") and `figures` ("formulas", "values" for programs that
        cannot reckon) concern the register. Raises `UserError` for a name there is none of."""
        from clientdesk.exchange.profiles import Disclosure, Profile

        if name not in NAMES:
            raise UserError(
                N_("There is no ledger {name}; there are {known}."),
                code=ExitCode.USAGE,
                key="no_such_ledger",
                name=name[:40],
                known=", ".join(NAMES),
            )
        refuse_client_file(out)
        disclosure = Disclosure(Profile(profile), reason)
        chosen = self._kinds(name, kinds)
        if reason:
            self.desk.disclosures.note(["*"], output=f"ledger {name}", reason=reason)

        def write(file: BinaryIO) -> None:
            if name == REGISTER:
                options = {"headings": headings, "figures": figures}
                self._write_register(file, chosen, disclosure, language, progress=progress, options=options)
            else:
                self._write_records(file, chosen, disclosure, language, progress=progress)

        atomic_write(out, write)

    def file_name(self, name: str, *, kinds: Sequence[str] = ()) -> str:
        """The name a workbook made now is given unless the user chooses another."""
        scope = "-".join(kinds) or "all"
        return f"ClientDesk_{name}_{scope}_{self.desk.now.astimezone():%Y%m%d-%H%M}.xlsx"

    def _kinds(self, name: str, kinds: Sequence[str]) -> list[Kind]:
        known = self.desk.client_kind if name == REGISTER else self.desk.kind
        return [known(kind) for kind in kinds] or list(self.desk.client_kinds)

    def _write_register(
        self,
        file: BinaryIO,
        kinds: Sequence[Kind],
        disclosure: "Disclosure",
        language: str,
        *,
        progress: Progress,
        options: Mapping[str, str],
    ) -> None:
        from clientdesk.exchange.workbooks import register

        words = catalogue(language)
        everybody = len(kinds) == len(self.desk.client_kinds)
        scope = [words.tr(N_("All clients"))] if everybody else [words.label("kind", kind.plural) for kind in kinds]
        register(
            lambda read, fields: self._clients(read, fields, progress),
            kinds=kinds,
            language=language,
            disclosure=disclosure,
            currency=self.desk.reading.currency,
            company=self.desk.house.for_print(language).name,
            scope=scope,
            out=file,
            headings=options["headings"],
            figures=options["figures"],
            **self._made(),
        )

    def _write_records(
        self, file: BinaryIO, kinds: Sequence[Kind], disclosure: "Disclosure", language: str, *, progress: Progress
    ) -> None:
        from clientdesk.exchange.workbooks import record_sheet

        records = self._clients(kinds, None, progress)
        record_sheet(records, kinds=kinds, language=language, disclosure=disclosure, out=file, **self._made())

    def _clients(
        self, kinds: Sequence[Kind], fields: Collection[Field[Any]] | None, progress: Progress
    ) -> Iterator[Record]:
        """The clients of these kinds by their codes, told on the way."""
        names = [kind.name for kind in kinds]
        total = len(self.desk.clients.numbers(kinds=names))
        for number, record in enumerate(self.desk.clients.every(kinds=names, fields=fields)):
            if number % TOGETHER == 0:
                progress.advance(number, total, N_("Going through the clients"))
            yield record

    def _made(self) -> dict[str, Any]:
        """By whom, and when."""
        return {"printed_by": self.desk.user, "now": self.desk.now.astimezone()}
