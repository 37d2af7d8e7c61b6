"""What a file or the clipboard held, as bare tables: plain data that every thread may have."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from clientdesk.i18n import Sentence

Cell = str | int | float | Decimal | bool | date | datetime | time | None
"""What a cell holds. Whole numbers are `int`, others `Decimal`; text keeps its leading zeros; a percentage is the text
"15%"; an empty cell, a cell of spaces and a spreadsheet's error (#REF!) are None."""
Row = tuple[Cell, ...]
Form = Literal["xlsx", "xls", "html", "csv", "tsv", "clipboard"]
"""What the bytes are, whatever the file is called: "html" is a web page, "xls" also a workbook as one XML text."""
FlawKind = Literal["error", "uncounted", "rounded", "scientific", "garbled", "ragged"]


Area = tuple[int, int, int, int]
"""First and last row, first and last column: indexes of `Sheet.rows` and of a row, the last ones included."""


@dataclass(frozen=True)
class TableOptions:
    """`encoding` is one of those offered, `delimiter` one character; None: found out by looking."""

    encoding: str | None = None
    delimiter: str | None = None


@dataclass(frozen=True)
class Flaw:
    """What is wrong with a cell, or with a row where `column` is 0; both count from 1 as the file does.

    "error": a formula's error, the cell is None. "uncounted": a formula no program has worked out, the cell is None.
    "rounded": a number with more digits than a spreadsheet keeps, the last ones are lost. "scientific": text such as
    1.38E+10, once a longer number. "garbled": text with bytes that are nothing in the encoding. "ragged": a row with
    more or fewer values than the others.
    """

    kind: FlawKind
    row: int
    column: int


@dataclass(frozen=True)
class Heading:
    """Where the names of the columns stand: `row` is an index of `Sheet.rows`, `lines` how many rows they take.

    `names` are as many as the sheet has columns, empty where there is none; two lines are joined ("Family / Name").
    """

    row: int
    lines: int
    names: tuple[str, ...]

    @property
    def below(self) -> int:
        """The index of the first row of values."""
        return self.row + self.lines


@dataclass(frozen=True)
class Sheet:
    """One table. All rows are `columns` wide; empty rows and columns at the ends are cut off.

    `rows[0]` is row `first_row` of the file and each row's first cell is in column `first_column`, both from 1; text
    files are counted as a spreadsheet does it, a value of two lines being one row. Merged cells are spread: across and
    down in headings, down in what is below them. `heading` is a guess by the look of the rows, None where none looks
    like one; `heading_at` gives the one a user chose. `flaws` are the first thousand.
    """

    name: str
    rows: Sequence[Row]
    columns: int
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    heading: Heading | None = None
    flaws: tuple[Flaw, ...] = ()
    merged: tuple[Area, ...] = ()
    """Merged cells at the top, for `heading_at`."""


@dataclass(frozen=True)
class Tables:
    """What was read. `encoding` is that of text, `encodings_offered` all it can be read in, the likeliest first.

    `notes` are whole sentences for the user about what was found on the way.
    """

    form: Form
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    encodings_offered: tuple[str, ...] = ()
    notes: tuple[Sentence, ...] = field(default=())
