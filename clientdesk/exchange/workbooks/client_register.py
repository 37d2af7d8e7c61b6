"""The client register: one row for each client, the columns of `register_columns`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.fields import Field, Kind, Surroundings
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Cell, Reading
from clientdesk.exchange.profiles import NO_PRINT, Disclosure
from clientdesk.exchange.workbooks import Reads
from clientdesk.exchange.workbooks.cells import TEXT
from clientdesk.exchange.workbooks.imprint import Imprint, Seal, Words
from clientdesk.exchange.workbooks.ledger import Book, Ledger, SheetColumn, Total
from clientdesk.exchange.workbooks.register_columns import COLUMNS, Column, View, currency_of
from clientdesk.i18n import N_, catalogue

_FIXED = 3
TITLE = Words("客户台账", "客戶台帳", "Client register")
_HEADINGS = {"zh": N_("Chinese"), "en": N_("English"), "both": N_("Chinese and English")}
_ONE, _MANY = Words("户", "戶", "client"), Words("户", "戶", "clients")


@dataclass(frozen=True)
class Wanted:
    """What the register is to show: which kinds, for whom, in which words."""

    kinds: tuple[Kind, ...]
    headings: str
    language: str
    disclosure: Disclosure
    figures: str
    currency: str


def write_register(
    read: Reads, wanted: Wanted, *, printed_by: str, now: datetime, company: str, scope: Sequence[str], out: BinaryIO
) -> None:
    """Write the register; see `workbooks.register`."""
    words = catalogue(wanted.language)
    around = Surroundings(Reading(now.astimezone().date(), words))
    view = View(words, wanted.disclosure, around, wanted.currency)
    columns = [column for column in COLUMNS if column.applies(wanted.kinds, view)]
    currencies = tuple(sorted(set(_currencies(read, columns, wanted, view))))
    if len(currencies) < 2:
        columns = [column for column in columns if not column.by_currency]
    imprint = Imprint(wanted.language, wanted.headings, printed_by, now, company, tuple(scope), currencies)
    title = imprint.text(TITLE)
    book = Book(imprint, Seal(wanted.disclosure), title=title, figures=wanted.figures)
    sheet = book.ledger(title, [_on_sheet(each, imprint) for each in columns], name=title, fixed=_FIXED)
    withheld = _fill(sheet, read(wanted.kinds, _needs(columns, wanted)), columns, wanted, view)
    sheet.close()
    _write_info(sheet, columns, withheld, wanted, view)
    book.save(out)


def _currencies(read: Reads, columns: Sequence[Column], wanted: Wanted, view: View) -> Iterator[str]:
    """The currencies of the amounts that will be shown."""
    summed = [column for column in columns if column.total is Total.SUM]
    readers = {kind.name: [r for each in summed if (r := each.value.reader(kind, view))] for kind in wanted.kinds}
    kinds = [kind for kind in wanted.kinds if readers[kind.name]]
    for record in read(kinds, _needs(summed, wanted)) if any(kind.currency for kind in kinds) else ():
        if not wanted.disclosure.withholds(record) and any(r(record) is not None for r in readers[record.kind.name]):
            yield currency_of(record, view)


def _needs(columns: Sequence[Column], wanted: Wanted) -> frozenset[Field[Any]] | None:
    """The fields these columns and the seal read; None (all) when one of them is computed from others."""
    own = (Header.confidentiality, Header.is_sample, *NO_PRINT, *(kind.currency for kind in wanted.kinds))
    read = {f for each in columns for kind in wanted.kinds for f in each.value.needs(kind, wanted.disclosure)}
    if not all(field.stored for field in read):
        return None
    return frozenset(read.union(field for field in own if field))


def _on_sheet(column: Column, imprint: Imprint) -> SheetColumn:
    return SheetColumn(
        imprint.text(column.heading, joint="\n"),
        column.width,
        column.format,
        side=column.side,
        wrap=column.format == TEXT,
        total=column.total,
        count_format=f'[=1]#,##0" {imprint.text(_ONE)}";#,##0" {imprint.text(_MANY)}"',
        currency=column.by_currency,
    )


def _fill(sheet: Ledger, records: Iterable[Record], columns: Sequence[Column], wanted: Wanted, view: View) -> list[str]:
    """Write the rows; the codes of the clients that are not to be printed or exported."""
    readers = {kind.name: [column.value.reader(kind, view) for column in columns[1:]] for kind in wanted.kinds}
    withheld = []
    for record in records:
        if wanted.disclosure.withholds(record):
            withheld.append(record.code)
            continue
        sheet.book.seal.note(record)
        told: list[Cell | None] = [sheet.count + 1]
        told += [read and read(record) for read in readers[record.kind.name]]
        sheet.add(told, currency=currency_of(record, view))
    return withheld


def _write_info(sheet: Ledger, columns: Sequence[Column], withheld: Sequence[str], wanted: Wanted, view: View) -> None:
    words, imprint, tr = view.words, sheet.book.imprint, view.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Ledger")), imprint.text(TITLE)),
        (tr(N_("Company")), imprint.company or "–"),
        (tr(N_("Clients")), " · ".join(imprint.scope) or "–"),
        (tr(N_("Currency")), ", ".join(imprint.currencies) or "–"),
        (tr(N_("Made")), imprint.printed()),
        (tr(N_("Headings")), tr(_HEADINGS[imprint.headings])),
        (tr(N_("Shows")), tr(wanted.disclosure.told())),
        (tr(N_("Confidentiality")), Header.confidentiality.type.show(sheet.book.seal.confidentiality, words)),
        (tr(N_("Sorted")), tr(N_("By client code; clients in the trash are not listed"))),
        (tr(N_("Totals")), _on_totals(sheet, wanted, view)),
        (tr(N_("Rows")), sheet.count),
        *_checksums(sheet, view),
        (tr(N_("Clients left out")), len(withheld)),
    ]
    if wanted.disclosure.unmasked:
        facts.append((tr(N_("Contains sensitive data")), wanted.disclosure.reason))
    reason = tr(N_("Marked never to be printed or exported"))
    meanings = [(imprint.text(each.heading), each.value.definition(wanted.kinds, view)) for each in columns]
    lists = [(tr(N_("Columns")), [(tr(N_("Column")), tr(N_("What it holds"))), *meanings])]
    if withheld:
        named = [(code, reason) for code in withheld]
        lists.append((tr(N_("Left out")), [(tr(N_("Client code")), tr(N_("Reason"))), *named]))
    sheet.book.info(facts, lists)


def _on_totals(sheet: Ledger, wanted: Wanted, view: View) -> str:
    if any(len(sums) > 1 for sums in sheet.sums.values()):
        return view.words.tr(N_("Amounts in several currencies are never added up; below the table each has its total"))
    if wanted.figures == "values":
        return view.words.tr(N_("Plain figures"))
    return view.words.tr(N_("Formulas that count and add up the rows shown by the filter"))


def _checksums(sheet: Ledger, view: View) -> Iterator[tuple[str, Cell]]:
    """The sum of the amounts, one for each currency."""
    for sums in sheet.sums.values():
        if len(sums) < 2:
            yield view.words.tr(N_("Checksum: sum of the credit limits")), sum(sums.values(), Decimal(0))
        else:
            for code, amount in sorted(sums.items()):
                yield view.words.tr(N_("Checksum: sum of the credit limits in {currency}"), currency=code), amount
