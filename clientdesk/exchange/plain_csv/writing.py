"""Clients into a folder of CSV files, with a table of contents that says what each holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import File, Money, Photo
from clientdesk.exchange.plain_csv.rows import CsvFile, cell_text, guarded
from clientdesk.exchange.profiles import Disclosure, Sight, masked
from clientdesk.i18n import N_, Catalogue

Headings = Literal["keys", "labels"]
CONTENTS = "contents.csv"
"""The name of the table of contents."""
Shown = tuple[Field[Any], Sight]


@dataclass(frozen=True)
class CsvWritten:
    """The names of the files, how many clients and rows of groups are in them, how many clients were held back, and
    {file: its SHA-256}."""

    files: tuple[str, ...]
    clients: int
    rows: int
    withheld: int
    digests: dict[str, str]


def write_tables(
    records: Iterable[Record],
    folder: Path,
    *,
    kinds: Sequence[Kind],
    headings: Headings,
    words: Catalogue,
    disclosure: Disclosure,
) -> CsvWritten:
    """Write the clients of these kinds into an empty folder. Photos and files have no place in a table."""
    tables = {kind.name: _Tables(folder, kind, headings, words, disclosure) for kind in kinds}
    clients = withheld = 0
    for record in records:
        if disclosure.withholds(record):
            withheld += 1
        else:
            clients += 1
            tables[record.kind.name].add(record)
    made = [file for table in tables.values() for file in table.files()]
    digests = {file.path.name: file.close() for file in made}
    _write_contents(folder / CONTENTS, made, digests, words)
    rows = sum(file.rows for file in made) - clients
    return CsvWritten((*digests, CONTENTS), clients, rows, withheld, digests)


class _Tables:
    """The file of a kind and those of its groups, each made when its first row comes."""

    def __init__(self, folder: Path, kind: Kind, headings: Headings, words: Catalogue, disclosure: Disclosure) -> None:
        self.folder = folder
        self.kind = kind
        self.headings = headings
        self.words = words
        self.disclosure = disclosure
        fields = [(field, disclosure.sight(field)) for field in kind.values if field is not Header.client_code]
        self.fields = [shown for shown in fields if _has_place(shown)]
        self.main = self._file(kind.name, [Header.client_code, *(field for field, _sight in self.fields)])
        self.groups: dict[str, tuple[CsvFile, list[Shown]]] = {}

    def add(self, record: Record) -> None:
        """A row for the record, and rows in the files of its groups."""
        cells = [self._cell(self.main, shown, record[shown[0]]) for shown in self.fields]
        self.main.add([guarded(record.code), *cells])
        for group in self.kind.groups:
            if record.rows(group) and self.disclosure.sight(group) is not Sight.ABSENT:
                file, columns = self._group(group)
                for row in record.rows(group):
                    self._add_row(file, columns, record, row)

    def _add_row(self, file: CsvFile, columns: Sequence[Shown], record: Record, row: Row) -> None:
        cells = [self._cell(file, shown, row[shown[0]]) for shown in columns]
        file.add([guarded(record.code), guarded(record.name), *cells])

    def _group(self, group: Field[tuple[Row, ...]]) -> tuple[CsvFile, list[Shown]]:
        if group.key not in self.groups:
            seen = [(c, self.disclosure.sight_in(group, c)) for c in rows_of(group).columns if c.stored]
            columns = [shown for shown in seen if _has_place(shown)]
            head = [Header.client_code, self.kind.title, *(column for column, _sight in columns)]
            self.groups[group.key] = self._file(f"{self.kind.name}_{group.key}", head), columns
        return self.groups[group.key]

    def _file(self, name: str, fields: Sequence[Field[Any]]) -> CsvFile:
        headings = [field.key if self.headings == "keys" else field.title(self.words) for field in fields]
        return CsvFile(self.folder / f"{name}.csv", headings)

    def _cell(self, file: CsvFile, shown: Shown, value: Any) -> str:
        field, sight = shown
        if value is None:
            return ""
        if sight is Sight.MASKED:
            return guarded(masked(field, value))
        if isinstance(field.type, Money) and isinstance(value, Decimal):
            file.count(field.key, value)
        return cell_text(field, value, self.words)

    def files(self) -> Iterator[CsvFile]:
        """The file of the kind, then those of its groups in the order of the form."""
        yield self.main
        yield from (self.groups[group.key][0] for group in self.kind.groups if group.key in self.groups)


def _has_place(shown: Shown) -> bool:
    field, sight = shown
    return sight is not Sight.ABSENT and not isinstance(field.type, Photo | File)


def _write_contents(path: Path, made: Sequence[CsvFile], digests: dict[str, str], words: Catalogue) -> None:
    """A line for each file with its rows and SHA-256, and one for each of its amounts with its sum."""
    titles = (N_("File"), N_("Column"), N_("Filled"), N_("Sum"), "SHA-256")
    contents = CsvFile(path, [words.tr(title) for title in titles])
    for file in made:
        contents.add([file.path.name, "", str(file.rows), "", digests[file.path.name]])
        for key, amount in file.sums.items():
            contents.add([file.path.name, key, str(file.filled[key]), f"{amount:f}", ""])
    contents.close()
