"""What importing gives and takes: a source, what its columns mean, what would come of it, what came of it.

All of it is plain data that may cross threads; the choices of the user are made with `dataclasses.replace`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.dossier.headings.columns import GUESSED, IGNORED, KNOWN, LINK, NONE, REMEMBERED
from clientdesk.dossier.headings.sheets import SKIPPED
from clientdesk.dossier.headings.targets import FAMILY
from clientdesk.exchange.contacts.given import Contacts
from clientdesk.exchange.intake.tables import Cell, Sheet
from clientdesk.i18n import Sentence

CLIENT_LEVEL = ""
"""The level of a sheet of clients. `SKIPPED` is left out, `FAMILY` members of families; any other level is the key of a
group (`children`). `IGNORED` and `LINK` are what a column can be beside a field: left out, or the number that joins the
sheets of one file and is not stored; `NEW` and a type (`+text`, `+date`) a new own field."""
NEW = "+"
if TYPE_CHECKING:
    from clientdesk.desk.importing.plan import Planned

__all__ = ["FAMILY", "GUESSED", "IGNORED", "KNOWN", "LINK", "NONE", "REMEMBERED", "SKIPPED"]
FILL, SKIP, OVERWRITE, ADD = "fill", "skip", "overwrite", "add"
"""What is done with a client that is there already: fill its blanks, leave it, write over it, make another."""
APPEND, REPLACE = "append", "replace"
"""What is done with the rows of its groups: new ones are added and the same ones treated as the client is, or the rows
of the file take the place of all that are there."""
REFUSE, BLANK = "refuse", "blank"
"""What is done about cells that cannot be read, besides skipping their client: import nothing as long as there are any,
or leave the cells blank and take the rest."""
TOGETHER, APART = "", "two"
"""What becomes of a couple on one line: one client, or two who are each other's spouse."""
IN_NOTES, NOWHERE = "notes", "nowhere"
"""Where the text of cells goes that are left out: into the notes of their clients, or nowhere."""
_PREVIEWED = 20
DAY_FIRST, MONTH_FIRST = "day", "month"
"""What a date such as 3/4/2020 means, where the user says so; else it cannot be read."""
DO_NEW, DO_UPDATE, DO_SKIP, DO_REJECT = "new", "update", "skip", "reject"
"""What will be, or was, done with a line."""


@dataclass(frozen=True)
class SourceOptions:
    """How a file is to be read where it can be read in several ways. `encoding` is empty to find it out; so is
    `delimiter`, what stands between the values of a text file."""

    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True)
class SheetSeen:
    """A sheet as it was found: the bare table, and the row that was taken for its headings.

    `heading` may be None where none looks like one; the user may choose another (see `Importing.rematch`).
    """

    table: Sheet = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """The sheet's name, empty for text."""
        return self.table.name

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.table.columns

    @property
    def heading_row(self) -> int:
        """The place (from 0, in `table.rows`) of the first row of headings, -1 where there is none."""
        return self.table.heading.row if self.table.heading else -1

    @property
    def rows(self) -> int:
        """How many rows of values there are, empty ones too."""
        below = self.table.heading.below if self.table.heading else 0
        return max(0, len(self.table.rows) - below)

    @property
    def preview(self) -> Sequence[tuple[Cell, ...]]:
        """The first rows as they stand, titles and headings among them: what a wizard shows."""
        below = self.table.heading.below if self.table.heading else 0
        return self.table.rows[: below + _PREVIEWED]


@dataclass(frozen=True)
class Source:
    """A file (or the clipboard) that was read, not yet understood.

    form               xlsx, xls, html, csv, tsv, clipboard, vcf or json
    name, digest       its name without folder, the SHA-256 of its bytes (hex)
    encoding           the one it was read in, None where the form has none; `encodings_offered` are the likely ones,
                       the likeliest first
    sheets             of tables; empty for vCards and JSON, whose clients stand in `contacts`
    notes              what should be told about the reading (a sheet that is hidden, rows that were cut off)
    """

    form: str
    name: str
    digest: str
    encoding: str | None = None
    encodings_offered: tuple[str, ...] = ()
    sheets: tuple[SheetSeen, ...] = ()
    contacts: Contacts | None = field(default=None, repr=False, compare=False)
    notes: tuple[Sentence, ...] = ()
    path: Path | None = None

    @property
    def has_columns(self) -> bool:
        """Whether there is anything to match."""
        return bool(self.sheets)


@dataclass(frozen=True)
class Choice:
    """What a column can be.

    field  its key: of the client (`mobile`), of a group's column (`children.name`, in a sheet of clients
           `children#1.name` for the first child), `@link`, `+text` and the like for a new own field
    title  in the language of the desk; `group` is the title of the section or group it stands in
    """

    field: str
    title: str
    group: str


@dataclass(frozen=True)
class ColumnMatch:
    """A column and what it is taken for.

    index      from 0
    heading    as it stands, two lines joined by a space
    field      see `Choice.field`; empty where the column is left out
    certainty  known, remembered, guessed or none
    samples    up to five different values, as text
    why        how it was matched, or why it was not
    doubt      what speaks against it (values that do not look like it), to be shown beside it
    """

    index: int
    heading: str
    field: str
    certainty: str
    samples: tuple[str, ...] = ()
    why: Sentence | None = None
    doubt: Sentence | None = None


@dataclass(frozen=True)
class SheetMatch:
    """What a sheet holds.

    sheet        its place in `Source.sheets`, from 0
    kind         of the clients it holds or whose rows it holds: person or enterprise
    level        empty: clients; the key of a group (`children`, `org_people`): rows of clients, whom columns with
                 fields of the client (`client_code`, `full_name`, `mobile`) or `@link` name; skip: left out
    heading_row  as in `SheetSeen`, changed by the user where it was found wrongly; -1: there is none, all rows hold
                 values; `heading_rows` over how many rows the headings go
    why          how kind and level were found
    """

    sheet: int
    kind: str
    level: str
    heading_row: int
    heading_rows: int
    columns: tuple[ColumnMatch, ...]
    why: Sentence | None = None
    beside: tuple[tuple[int, str], ...] = ()
    """(column, field) that the user chose for rows of the other kind, where a column says which kind a row is of; the
    other columns of those rows are matched by their headings."""


@dataclass(frozen=True)
class Matching:
    """What a source is taken for. `key` names the ways by which clients are found again, tried in this order; see
    `Importing.keys`."""

    kind: str
    sheets: tuple[SheetMatch, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class KeyChoice:
    """A way to find a client again: `name` for `Matching.key`, `title` in the language of the desk, and the fields that
    must be there."""

    name: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, order=True)
class Place:
    """Where a line stands: the sheet from 0, the row as the spreadsheet numbers it (from 1); of vCards and JSON the
    number of the client."""

    sheet: int
    row: int


@dataclass(frozen=True)
class Override:
    """Another way for one line: `duplicates` as in `Policy` (empty: as the file), `client` the code of the client that
    is meant (empty: as it was found)."""

    duplicates: str = ""
    client: str = ""


@dataclass(frozen=True)
class Policy:
    """How clients that are there already, their rows and unreadable cells are dealt with, and what differs by line;
    `dates` (`DAY_FIRST`, `MONTH_FIRST`) how 3/4/2020 is read in columns that do not tell it themselves; `blank` the
    columns whose unreadable cells are left blank whatever is done with the others: (sheet, letters of the column), of
    vCards and JSON (0, key of the field); `left` where the text of what is left out goes; `couples` (`TOGETHER`,
    `APART`) what becomes of a line for two."""

    duplicates: str = FILL
    children: str = APPEND
    bad: str = BLANK
    dates: str = ""
    left: str = IN_NOTES
    couples: str = TOGETHER
    overrides: Mapping[Place, Override] = field(default_factory=dict)
    blank: frozenset[tuple[int, str]] = frozenset()

    def leaves_blank(self, sheet: int, column: str) -> bool:
        """Whether cells of a column that cannot be read are left blank."""
        return self.bad == BLANK or (sheet, column) in self.blank


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a line or a cell.

    column    the letter or letters of the column (C), empty where the whole line is meant; `heading` and `field` go
              with it
    reason    what was found and what is expected
    fix       what to do
    serious   whether the line is rejected for it; else it is only told
    found     the value as it stands, for the eyes of the user only (never for a log)
    client    the name of the client it is about, and `line` the place of its line: the cell may stand on another sheet
    """

    place: Place
    reason: Sentence
    fix: Sentence
    column: str = ""
    heading: str = ""
    field: str = ""
    serious: bool = True
    found: str = ""
    client: str = ""
    line: Place | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether a value is not taken over though its client is."""
        return bool(self.found) and not self.serious


@dataclass(frozen=True)
class TroubleGroup:
    """Troubles that are mended in the same way: what to do, how many there are, the first of them."""

    fix: Sentence
    heading: str
    count: int
    serious: bool
    examples: tuple[Trouble, ...]


@dataclass(frozen=True)
class Line:
    """One client of the file and what is to be done with it.

    place     where it begins; `rows` over how many rows of its sheet it goes, `children` how many rows of groups it
              brings from all sheets
    name      of the client in the file
    action    new, update, skip or reject
    code      of the client it was found to be, with its `matched` name, empty for a new one; after the run the code of
              a new one too
    by        by which key it was found
    fields    keys of the fields that change
    why       why it is skipped or rejected, or what is odd about the match
    """

    place: Place
    kind: str
    name: str
    action: str
    rows: int = 1
    children: int = 0
    code: str = ""
    matched: str = ""
    by: str = ""
    fields: tuple[str, ...] = ()
    why: Sentence | None = None


@dataclass(frozen=True)
class Check:
    """What an import would do; nothing is stored. The counts are of clients, `rejected` of lines that cannot be taken.

    groups  the troubles, those most often met first
    notes   how days that might mean two and names with the surname first are read, a sentence for each such column
    """

    source: Source
    matching: Matching
    policy: Policy
    new: int
    updated: int
    skipped: int
    rejected: int
    groups: tuple[TroubleGroup, ...]
    lines: Sequence[Line] = field(repr=False)
    troubles: Sequence[Trouble] = field(repr=False)
    plan: "Planned | None" = field(default=None, repr=False, compare=False)
    """What `run` carries out; of no meaning to others."""
    notes: tuple[Sentence, ...] = ()

    @property
    def repeated(self) -> Sequence[Line]:
        """Rows that say again what a row before them says; `why` names that row."""
        return self.plan.merged if self.plan else ()


@dataclass(frozen=True)
class Change:
    """What a line changes in a client that is there, or what a new one gets: the label of the field (of a group with
    the place of the row), what stands there now and what will, both as a reader sees them; empty for nothing."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Report:
    """What an import did. `step` is None where nothing had to be stored."""

    step: int | None
    new: int
    updated: int
    skipped: int
    rejected: int
    check: Check
    lines: Sequence[Line] = field(default=(), repr=False)
    troubles: Sequence[Trouble] = field(default=(), repr=False)
