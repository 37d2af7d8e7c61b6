"""The workbook of a client's statements, and of the ratios that refer to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.periods import Periods
from clientdesk.dossier.statements.results import Settings
from clientdesk.dossier.statements.rules import RatioRules
from clientdesk.dossier.types import Cell
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.memo.given import shows_statements
from clientdesk.exchange.profiles import Disclosure
from clientdesk.exchange.workbooks import ratio_sheet, statement_sheet
from clientdesk.exchange.workbooks.imprint import Imprint, Seal
from clientdesk.exchange.workbooks.ledger import Book
from clientdesk.i18n import N_, Catalogue


@dataclass(frozen=True)
class Wanted:
    """What is to be written: with the ratios or the statements alone, for whom, in which words, with formulas or not
    (see `workbooks.register`)."""

    ratios: bool
    headings: str
    language: str
    disclosure: Disclosure
    figures: str


def write_credit_file(
    client: Record,
    together: Periods,
    wanted: Wanted,
    *,
    printed_by: str,
    now: datetime,
    company: str,
    out: BinaryIO,
) -> None:
    """Write the workbook of all periods of a client. Raises `UserError` where the reader may not see them."""
    _refuse(client, wanted.disclosure)
    currencies = tuple(dict.fromkeys(period.sheet.currency for period in together.periods))
    scope = (f"{client.code} {client.name}",)
    imprint = Imprint(wanted.language, wanted.headings, printed_by, now, company, scope, currencies)
    title = imprint.text(ratio_sheet.TITLE if wanted.ratios else statement_sheet.TITLE)
    seal = Seal(wanted.disclosure)
    seal.note(client)
    book = Book(imprint, seal, title=title, figures=wanted.figures)
    statements = statement_sheet.write_statements(book, together.periods)
    if wanted.ratios:
        ratio_form = ratio_sheet.write_ratios(book, statements)
        book.arrange([ratio_form, statements.form])
    _write_info(book, together, wanted, title)
    book.save(out)


def _refuse(client: Record, disclosure: Disclosure) -> None:
    if disclosure.withholds(client):
        raise UserError(
            N_('These clients are marked "never print or export": {codes}'),
            key="withheld",
            hint=N_("Leave them out, or take the mark off the file."),
            codes=client.code,
        )
    if not shows_statements(disclosure):
        raise UserError(
            N_("Statements are sensitive; nothing was written."),
            code=ExitCode.REFUSED,
            key="reason_needed",
            hint=N_("Say in a few words what it is for; the reason is kept in the log."),
        )


def _write_info(book: Book, together: Periods, wanted: Wanted, title: str) -> None:
    words, imprint, tr = book.imprint.words, book.imprint, book.imprint.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Ledger")), title),
        (tr(N_("Company")), imprint.company or "–"),
        (tr(N_("Client")), " · ".join(imprint.scope)),
        (tr(N_("Currency")), ", ".join(imprint.currencies) or "–"),
        (tr(N_("Made")), imprint.printed()),
        (tr(N_("Shows")), tr(wanted.disclosure.told())),
        (tr(N_("Confidentiality")), Header.confidentiality.type.show(book.seal.confidentiality, words)),
        (tr(N_("Blank lines")), tr(N_("Of a complete statement a dash is nought; an empty cell is not known."))),
        (tr(N_("Periods")), len(together.periods)),
    ]
    if wanted.disclosure.unmasked:
        facts.append((tr(N_("Contains sensitive data")), wanted.disclosure.reason))
    if wanted.ratios:
        facts += _manner(together.settings, words)
    found = [(period.name, check.id, check.sentence(words)) for period in together.periods for check in period.failed]
    heads = (tr(N_("Period")), tr(N_("Finding")), tr(N_("Number of the check")))
    rows = [(name, sentence, number) for name, number, sentence in found]
    lists = [(tr(N_("What the checks found")), [heads, *(rows or [("–", tr(N_("No check found anything.")), "–")])])]
    book.info(facts, lists)


def _manner(settings: Settings, words: Catalogue) -> list[tuple[str, Cell]]:
    """The choices by which the ratios were reckoned."""
    rules = RatioRules
    yes_or_no = rules.trade_notes.type
    chosen = {
        rules.trade_notes: settings.trade_notes,
        rules.use_credit_sales: settings.use_credit_sales,
        rules.interest_proxy: settings.interest_proxy,
        rules.fcc_principal: settings.fcc_principal,
    }
    basis, quick = rules.balance_basis, rules.quick_assets
    facts: list[tuple[str, Cell]] = [
        (basis.title(words), basis.type.show(settings.balance_basis, words)),
        (quick.title(words), quick.type.show(settings.quick, words)),
    ]
    return [*facts, *((field.title(words), yes_or_no.show(value, words)) for field, value in chosen.items())]
