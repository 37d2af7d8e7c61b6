"""Workbooks for the accountant and for oneself, written whole or not at all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from clientdesk.desk import credit_memo
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.desk.trading.ledgers import LEDGERS
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.progress import QUIET, Progress

if TYPE_CHECKING:
    from clientdesk.exchange.profiles import Disclosure

Whose = Callable[[Sequence[Kind], Collection[Field[Any]] | None], Iterable[Record]]
"""The clients of some kinds, all of their fields or some."""
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
        clients: Sequence[int] | None = None,
        headings: str = "both",
        language: str = "en",
        profile: str = "accounting",
        reason: str = "",
        figures: str = "formulas",
        progress: Progress = QUIET,
    ) -> None:
        """Write a workbook of all clients of these kinds, of `clients` only those with these numbers. `headings` ("zh",
        "en", "both") and `figures` ("formulas", "values" for programs that cannot reckon) concern the register. Raises
        `UserError` for a name there is none of."""
        from clientdesk.exchange.profiles import Disclosure, Profile

        _refuse_unknown(name)
        refuse_client_file(out)
        disclosure = Disclosure(Profile(profile), reason)
        chosen = self._kinds(name, kinds)
        if clients is not None:
            present = {kind.name for kind in self.desk.bulk.kinds(clients)}
            chosen = [kind for kind in chosen if kind.name in present] or chosen
        if reason:
            codes = ["*"] if clients is None else [line.code for line in self.desk.clients.lines(clients)]
            self.desk.disclosures.note(codes, output=f"ledger {name}", reason=reason)

        whose = partial(self._clients, numbers=self._numbers(clients), progress=progress)

        def write(file: BinaryIO) -> None:
            if name == REGISTER:
                scope = self._scope(chosen, catalogue(language), clients)
                options = {"headings": headings, "figures": figures, "scope": scope}
                self._write_register(file, chosen, disclosure, language, whose=whose, options=options)
            else:
                self._write_records(file, chosen, disclosure, language, whose=whose)

        atomic_write(out, write)

    def file_name(self, name: str, *, kinds: Sequence[str] = (), chosen: int = 0) -> str:
        """The name a workbook made now is given unless the user chooses another; `chosen`: of so many clients only."""
        scope = f"{chosen}" if chosen else "-".join(kinds) or "all"
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
        whose: Whose,
        options: Mapping[str, Any],
    ) -> None:
        from clientdesk.exchange.workbooks import register

        register(
            whose,
            kinds=kinds,
            language=language,
            disclosure=disclosure,
            currency=self.desk.reading.currency,
            company=self.desk.house.for_print(language).name,
            out=file,
            **options,
            **self._made(),
        )

    def _scope(self, kinds: Sequence[Kind], words: Catalogue, clients: Sequence[int] | None) -> list[str]:
        """Whom the workbook is of, in words."""
        if clients is not None:
            return [words.ntr("{n} chosen client", "{n} chosen clients", len(clients))]
        everybody = len(kinds) == len(self.desk.client_kinds)
        return [words.tr(N_("All clients"))] if everybody else [words.label("kind", kind.plural) for kind in kinds]

    def _numbers(self, clients: Sequence[int] | None) -> Sequence[int] | None:
        """Those chosen, by their codes."""
        if clients is None:
            return None
        chosen = set(clients)
        return [number for number in self.desk.clients.numbers(order="code") if number in chosen]

    def _write_records(
        self, file: BinaryIO, kinds: Sequence[Kind], disclosure: "Disclosure", language: str, *, whose: Whose
    ) -> None:
        from clientdesk.exchange.workbooks import record_sheet

        records = whose(kinds, None)
        record_sheet(records, kinds=kinds, language=language, disclosure=disclosure, out=file, **self._made())

    def _clients(
        self,
        kinds: Sequence[Kind],
        fields: Collection[Field[Any]] | None,
        *,
        numbers: Sequence[int] | None,
        progress: Progress,
    ) -> Iterator[Record]:
        """The clients of these kinds by their codes, all or those with these numbers, told on the way."""
        names = [kind.name for kind in kinds]
        total = len(self.desk.clients.numbers(kinds=names) if numbers is None else numbers)
        if numbers is None:
            records = self.desk.clients.every(kinds=names, fields=fields)
        else:
            records = self.desk.clients.these(numbers, kinds=names, fields=fields)
        for number, record in enumerate(records):
            if number % TOGETHER == 0:
                progress.advance(number, total, N_("Going through the clients"))
            yield record

    def _made(self) -> dict[str, Any]:
        """By whom, and when."""
        return {"printed_by": self.desk.user, "now": self.desk.now.astimezone()}


def _refuse_unknown(name: str) -> None:
    if name not in NAMES:
        raise UserError(
            N_("There is no ledger {name}; there are {known}."),
            code=ExitCode.USAGE,
            key="no_such_ledger",
            name=name[:40],
            known=", ".join((*NAMES, *LEDGERS, *credit_memo.NAMES)),
        )
