"""Whole records as a workbook: every stored field a column, every group a sheet; each value can be read back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Cell, LongText, Number
from clientdesk.exchange.profiles import Disclosure, Sight, masked
from clientdesk.exchange.workbooks.cells import TEXT
from clientdesk.exchange.workbooks.imprint import Imprint, Seal, Words
from clientdesk.exchange.workbooks.ledger import Book, Ledger, SheetColumn
from clientdesk.i18n import N_, Catalogue

_FIXED = 1
_NARROW, _USUAL, _BROAD = 12.0, 18.0, 48.0
TITLE = Words("客户档案", "客戶檔案", "Client files")


def write_records(
    records: Iterable[Record],
    *,
    kinds: Sequence[Kind],
    language: str,
    disclosure: Disclosure,
    printed_by: str,
    now: datetime,
    out: BinaryIO,
) -> None:
    """Write the workbook; see `workbooks.record_sheet`."""
    imprint = Imprint(language, "en" if language == "en" else "zh", printed_by, now)
    book = Book(imprint, Seal(disclosure), title=imprint.text(TITLE))
    sheets = {kind.name: _KindSheets(book, kind, disclosure) for kind in kinds}
    withheld = []
    for record in records:
        if disclosure.withholds(record):
            withheld.append(record.code)
        else:
            book.seal.note(record)
            sheets[record.kind.name].add(record)
    book.arrange([ledger for sheet in sheets.values() for ledger in sheet.closed()])
    _write_info(book, sheets.values(), withheld, disclosure)
    book.save(out)


class _KindSheets:
    """The sheet of a kind and those of its groups, each made when its first row comes."""

    def __init__(self, book: Book, kind: Kind, disclosure: Disclosure) -> None:
        self.book = book
        self.kind = kind
        self.disclosure = disclosure
        fields = [(field, disclosure.sight(field)) for field in kind.values if field is not Header.client_code]
        self.fields = [pair for pair in fields if pair[1] is not Sight.ABSENT]
        plural = book.imprint.words.label("kind", kind.plural)
        self.main = self._sheet(plural, [field for field, _ in self.fields])
        self.groups: dict[str, tuple[Ledger, list[tuple[Field[Any], Sight]]]] = {}

    def add(self, record: Record) -> None:
        """A row for the record, and rows in the sheets of its groups."""
        own = [self._cell(field, record[field], sight) for field, sight in self.fields]
        self.main.add([record.code, *own])
        for field in self.kind.groups:
            for row in record.rows(field):
                self._add_row(record.code, field, row)

    def _add_row(self, code: str, field: Field[tuple[Row, ...]], row: Row) -> None:
        if self.disclosure.sight(field) is Sight.ABSENT:
            return
        if field.key not in self.groups:
            seen = [
                (column, self.disclosure.sight_in(field, column)) for column in rows_of(field).columns if column.stored
            ]
            columns = [pair for pair in seen if pair[1] is not Sight.ABSENT]
            title = f"{self.kind.title_in(self.book.imprint.words)} · {field.title(self.book.imprint.words)}"
            self.groups[field.key] = self._sheet(title, [column for column, _ in columns]), columns
        sheet, columns = self.groups[field.key]
        sheet.add([code, *[self._cell(column, row[column], sight) for column, sight in columns]])

    def _cell(self, field: Field[Any], value: Any, sight: Sight) -> Cell | None:
        if value is None:
            return None
        if sight is Sight.MASKED:
            return masked(field, value) or None
        return field.type.cell(value, self.book.imprint.words)

    def _sheet(self, title: str, fields: Sequence[Field[Any]]) -> Ledger:
        words = self.book.imprint.words
        code = SheetColumn(Header.client_code.title(words), _NARROW)
        return self.book.ledger(title, [code, *(_column(field, words) for field in fields)], name=title, fixed=_FIXED)

    def sheets(self) -> list[Ledger]:
        """The sheet of the kind, then those of its groups in the order of the form."""
        return [self.main, *(self.groups[field.key][0] for field in self.kind.groups if field.key in self.groups)]

    def closed(self) -> list[Ledger]:
        """Every sheet, finished."""
        for sheet in self.sheets():
            sheet.close()
        return self.sheets()


def _column(field: Field[Any], words: Catalogue) -> SheetColumn:
    number_format = field.type.number_format if isinstance(field.type, Number) else field.type.cell_format
    width = _BROAD if isinstance(field.type, LongText) else _USUAL if number_format == TEXT else _NARROW
    return SheetColumn(field.title(words), width, number_format, wrap=isinstance(field.type, LongText))


def _write_info(book: Book, sheets: Iterable[_KindSheets], withheld: Sequence[str], disclosure: Disclosure) -> None:
    words = book.imprint.words
    facts: list[tuple[str, Cell]] = [
        (words.tr(N_("Ledger")), book.imprint.text(TITLE)),
        (words.tr(N_("Made")), book.imprint.printed()),
        (words.tr(N_("Shows")), words.tr(disclosure.told())),
        (words.tr(N_("Clients left out")), len(withheld)),
    ]
    if disclosure.unmasked:
        facts.append((words.tr(N_("Contains sensitive data")), disclosure.reason))
    rows = [(sheet.sheet.title, str(sheet.count)) for each in sheets for sheet in each.sheets()]
    lists = [(words.tr(N_("Rows")), [(words.tr(N_("Sheet")), words.tr(N_("Rows"))), *rows])]
    if withheld:
        reason = words.tr(N_("Marked never to be printed or exported"))
        named = [(code, reason) for code in withheld]
        lists.append((words.tr(N_("Left out")), [(words.tr(N_("Client code")), words.tr(N_("Reason"))), *named]))
    book.info(facts, lists)
