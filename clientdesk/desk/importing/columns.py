"""A matched sheet made ready for reading: for each column the field, its reader, and where the values go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clientdesk.desk.importing.cells import Bad, CellReader, text_of
from clientdesk.desk.importing.entry import letters_of
from clientdesk.desk.importing.given import LINK, ColumnMatch, Place, SheetMatch, SheetSeen, Trouble
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.headings import family
from clientdesk.dossier.headings.targets import FAMILY, Target, field_of, lunar_beside
from clientdesk.dossier.types import PostalAddress, Reading
from clientdesk.exchange.intake.tables import Cell, Row
from clientdesk.i18n import Catalogue

VALUE, PART, ROW, JOIN, KIND = "value", "part", "row", "join", "kind"
_CLIENT_KIND = Header.client_kind.key
_DIGITS = ("id_number", "phone", "text")
"""Types in which a number that lost its last digits does harm."""


@dataclass(frozen=True)
class Way:
    """A column that is read: its place, where its values go, and what reads them."""

    column: int
    goes: str
    target: Target
    reader: CellReader
    match: ColumnMatch
    first_column: int
    lunar: Target | None = None
    """Where days of the Chinese calendar go."""

    @property
    def letters(self) -> str:
        """The letters of the column in the spreadsheet."""
        return letters_of(self.column + self.first_column - 1)

    def trouble(self, place: Place, bad: Bad, cell: Cell, *, serious: bool) -> Trouble:
        """What is wrong with a cell of it."""
        return Trouble(
            place,
            bad.reason,
            bad.fix,
            self.letters,
            self.match.heading,
            self.match.field,
            serious=serious,
            found="" if cell is None else str(cell),
        )


@dataclass(frozen=True)
class ReadySheet:
    """A sheet and the ways of its columns."""

    sheet: int
    match: SheetMatch
    seen: SheetSeen
    kind: Kind
    ways: tuple[Way, ...]
    flaws: Mapping[tuple[int, int], str]
    reading: Reading
    other: "ReadySheet | None" = None
    """The same sheet for rows of the other kind, where a column says which they are."""

    @property
    def words(self) -> Catalogue:
        """The language in which values are told."""
        return self.reading.words

    @property
    def below(self) -> int:
        """The place of the first row of values."""
        return max(0, self.match.heading_row) + self.match.heading_rows

    @cached_property
    def kind_column(self) -> int:
        """The column that says of which kind each client is, -1 where none does."""
        return next((way.column for way in self.ways if way.goes == KIND), -1)

    @property
    def has_rows(self) -> bool:
        """Whether rows of groups stand beside the clients."""
        return any(way.goes == ROW for way in self.ways)

    def rows(self) -> Iterator[tuple[int, Row]]:
        """(number in the file, cells) of each row that holds anything; headings said again are left out."""
        headings = [column.heading for column in self.match.columns]
        first = self.seen.table.first_row + self.below
        rows = self.seen.table.rows
        for number in range(self.below, len(rows)):
            row = rows[number]
            if any(cell is not None for cell in row) and not _is_heading(row, headings):
                yield first + number - self.below, row

    def text(self, way: Way, number: int) -> str:
        """What a cell says, as it stands; the row as the file numbers it."""
        row = self.seen.table.rows[number - self.seen.table.first_row]
        return text_of(row[way.column] if way.column < len(row) else None)

    def lost(self, way: Way, number: int) -> bool:
        """Whether a number has lost its last digits in the spreadsheet."""
        flaw = self.flaws.get((number, way.column + way.first_column))
        return flaw in ("rounded", "scientific") and way.reader.field.type.name in _DIGITS


def _is_heading(row: Row, headings: Sequence[str]) -> bool:
    told = [str(cell).strip() for cell in row if cell is not None]
    return len(told) > 1 and told == [heading for heading in headings if heading]


def ready(
    seen: SheetSeen, match: SheetMatch, kind: Kind, *, own: Mapping[int, str], reading: Reading, dates: str = ""
) -> ReadySheet:
    """A sheet with readers for its columns; `own` are the keys of new own fields by their columns, `dates` as in
    `Policy`."""
    below = max(0, match.heading_row) + match.heading_rows
    ways = [_way(seen, column, kind, (below, own.get(column.index, ""), dates), reading) for column in match.columns]
    flaws = {(flaw.row, flaw.column): flaw.kind for flaw in seen.table.flaws}
    return ReadySheet(match.sheet, match, seen, kind, tuple(way for way in ways if way), flaws, reading)


def _way(seen: SheetSeen, column: ColumnMatch, kind: Kind, more: tuple[int, str, str], reading: Reading) -> Way | None:
    below, own, dates = more
    target = Target.parse(own or column.field) if column.field else None
    field = _field(kind, target) if target else None
    if target is None or field is None:
        return None
    values = (row[column.index] for row in seen.table.rows[below:] if column.index < len(row))
    lunar = lunar_beside(kind, target)
    beside = (lunar.column or lunar.field) if lunar else ""
    reader = CellReader(field, column.heading, values, reading, dates=dates, lunar=beside)
    return Way(column.index, _goes(kind, target), target, reader, column, seen.table.first_column, lunar)


def _field(kind: Kind, target: Target) -> Field[Any] | None:
    if target.field in (LINK, _CLIENT_KIND):
        return family.TEXT
    if target.field == FAMILY:
        return family.FIELDS.get(target.column)
    if target.column and target.field in kind.by_key and isinstance(kind.by_key[target.field].type, PostalAddress):
        return family.TEXT
    return field_of(kind, target)


def _goes(kind: Kind, target: Target) -> str:
    if target.field in (LINK, _CLIENT_KIND):
        return JOIN if target.field == LINK else KIND
    declared = kind.by_key.get(target.field)
    if declared is None or isinstance(declared.type, Rows):
        return ROW
    return PART if target.column else VALUE
