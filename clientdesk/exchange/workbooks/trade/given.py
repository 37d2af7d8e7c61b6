"""What every ledger of trading is given: the period, who the clients are, how it is to look."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Cell
from clientdesk.exchange.profiles import Disclosure
from clientdesk.exchange.workbooks.imprint import Imprint, Seal, Words
from clientdesk.exchange.workbooks.ledger import Book
from clientdesk.i18n import N_, Catalogue, catalogue

AMOUNTS: Mapping[str, str] = {
    "both": N_("In the currency of each document, and in that of our books"),
    "original": N_("In the currency of each document"),
    "base": N_("In the currency of our books, at the rate of each document"),
}
VOID_ROWS: Mapping[str, str] = {
    "listed": N_("Listed with nothing, so that numbers run without gaps"),
    "hidden": N_("Not listed"),
}

UNALLOCATED: Mapping[str, str] = {
    "apart": N_("Stand in a column of their own"),
    "oldest": N_("Are taken off what is due longest, for this report only"),
}


@dataclass(frozen=True)
class Given:
    """For whom, of when, in which words.

    clients     {code: record} of all clients the rows name; one that is missing was erased or had no file
    since       the first day of the period, None for no beginning; `until` its last day
    base        the currency of the house's books
    headings    "zh", "en" or "both"; `figures` is "formulas" or "values"
    amounts     a key of `AMOUNTS`: in which currencies
    void        a key of `VOID_ROWS`: whether void documents are rows
    accounts    "sheets": each on one of its own, or "blocks": one below the other
    unallocated a key of `UNALLOCATED`: what the ageing does with receipts that settle nothing yet
    scope       whom and what it is about, in words
    gaps        (number, reason) of numbers that were drawn and stand nowhere; None where nobody asked
    """

    clients: Mapping[str, Record]
    since: date | None
    until: date
    base: str
    language: str
    headings: str
    figures: str
    disclosure: Disclosure
    printed_by: str
    now: datetime
    company: str = ""
    scope: tuple[str, ...] = ()
    amounts: str = "both"
    void: str = "listed"
    unallocated: str = "apart"
    accounts: str = "sheets"
    gaps: tuple[tuple[str, str], ...] | None = None
    left_out: list[tuple[str, str]] = field(default_factory=list)

    @property
    def words(self) -> Catalogue:
        """The texts in the language of the values."""
        return catalogue(self.language)

    def code(self, client: str) -> str:
        """The code of a client, empty where it is only a name."""
        return client if client in self.clients else ""

    def name(self, code: str, named: str) -> str:
        """The name of a client: that of the file, or as the document says."""
        found = self.clients.get(code)
        return found.name if found is not None else named

    def short(self, code: str, named: str) -> str:
        """The short name of a firm, otherwise the name."""
        found = self.clients.get(code)
        short = found[Heading.short_name] if found is not None and found.kind.name == ENTERPRISE.name else None
        return short or self.name(code, named)

    def terms(self, code: str) -> str:
        """The terms of payment, in words."""
        found = self._firm(code)
        terms = found[Trading.payment_terms] if found is not None else None
        return Trading.payment_terms.type.show(terms, self.words) if terms else ""

    def _firm(self, code: str) -> Record | None:
        found = self.clients.get(code)
        return found if found is not None and found.kind.name == ENTERPRISE.name else None

    def shows(self, code: str) -> bool:
        """Whether a client may be exported at all."""
        found = self.clients.get(code)
        return found is None or not self.disclosure.withholds(found)

    def period(self) -> str:
        """The period in words."""
        if self.since is None:
            return self.words.tr(N_("Until {day}"), day=self.until.isoformat())
        return f"{self.since.isoformat()} – {self.until.isoformat()}"

    def book(self, title: Words, *, currencies: Sequence[str], codes: Sequence[str]) -> Book:
        """A workbook to be filled; `codes` are the clients it tells of, by which it is as secret as they are."""
        scope = (self.period(), *self.scope)
        imprint = Imprint(
            self.language, self.headings, self.printed_by, self.now, self.company, scope, tuple(currencies)
        )
        seal = Seal(self.disclosure)
        for code in dict.fromkeys(codes):
            if (found := self.clients.get(code)) is not None:
                seal.note(found)
        return Book(imprint, seal, title=imprint.text(title), figures=self.figures)


def write_info(
    book: Book,
    given: Given,
    *,
    title: Words,
    facts: Sequence[tuple[str, Cell]],
    meanings: Sequence[tuple[str, str]],
) -> None:
    """The last sheet: what was asked for, sums, what the columns mean, what was left out and why."""
    tr, imprint = given.words.tr, book.imprint
    told: list[tuple[str, Cell]] = [
        (tr(N_("Ledger")), imprint.text(title)),
        (tr(N_("Company")), imprint.company or "–"),
        (tr(N_("Period")), given.period()),
        (tr(N_("Clients")), " · ".join(given.scope) or tr(N_("All clients"))),
        (tr(N_("Currency of our books")), given.base),
        (tr(N_("Made")), imprint.printed()),
        (tr(N_("Shows")), tr(given.disclosure.told())),
        *facts,
        (tr(N_("Left out")), len(given.left_out)),
        *([] if given.gaps is None else [(tr(N_("Missing numbers")), len(given.gaps))]),
    ]
    lists = [(tr(N_("Columns")), [(tr(N_("Column")), tr(N_("What it holds"))), *meanings])]
    if given.left_out:
        lists.append((tr(N_("Left out")), [(tr(N_("Number")), tr(N_("Reason"))), *given.left_out]))
    if given.gaps:
        lists.append((tr(N_("Missing numbers")), [(tr(N_("Number")), tr(N_("Reason"))), *given.gaps]))
    book.info(told, lists)


def shown_only(given: Given, codes: Iterator[tuple[str, str]]) -> None:
    """Note the documents (number, client) that are left out since their client is never exported."""
    reason = given.words.tr(N_("Its client is marked never to be printed or exported"))
    given.left_out.extend((number, reason) for number, client in codes if not given.shows(client))
