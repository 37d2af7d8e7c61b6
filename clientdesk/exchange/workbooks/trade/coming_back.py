"""What an accountant may fill in and send back: the headings by which it is found, and the rows as they are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clientdesk.errors import UserError
from clientdesk.exchange.intake import Cell, Sheet, Tables
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.i18n import N_

MARK = Words("行标识", "列標識", "Row id")
SETTLED_ON = Words("会计核销日期", "會計沖銷日期", "Settled on (accountant)")
NOTE = Words("会计备注", "會計備註", "Accountant's note")
_OURS: Mapping[str, Words] = {"mark": MARK, "settled_on": SETTLED_ON, "accountant_note": NOTE}
_DOCUMENT_END = "#"
_HEADINGS_WITHIN = 30
"""So many rows are looked through for the headings; people put notes above them."""


@dataclass(frozen=True)
class CameBack:
    """A row that came back: the document it belongs to (empty: its id is gone), where it stands, and what stands in the
    columns that may be filled in (None: the cell is empty), by the key of the field."""

    document: str
    sheet: str
    row: int
    values: Mapping[str, Cell]


def rows_back(tables: Tables) -> list[CameBack]:
    """The rows of a ledger of ours, in whatever order and whichever of them are left. Raises `UserError` where no sheet
    has the column by which rows are known again, or none that can be filled in."""
    found = [row for sheet in tables.sheets for row in _of_sheet(sheet)]
    if not any(row.document for row in found):
        raise UserError(
            N_("No sheet of this workbook has our rows with their ids; nothing was changed."),
            key="no_row_ids",
            hint=N_('Choose a ledger of orders or receipts made here, with its column "Row id" and the ids in it.'),
        )
    return found


def _of_sheet(sheet: Sheet) -> Iterator[CameBack]:
    for place, row in enumerate(sheet.rows[:_HEADINGS_WITHIN]):
        columns = _columns(row)
        if "mark" in columns:
            if len(columns) == 1:
                raise UserError(
                    N_("The columns that can be filled in are missing in {sheet}; nothing was changed."),
                    key="no_columns_back",
                    hint=N_("Take the workbook as it was made; columns may be moved, but not deleted."),
                    sheet=sheet.name,
                )
            yield from _below(sheet, place, columns)
            return


def _columns(row: Sequence[Cell]) -> dict[str, int]:
    """{key: place} of the columns of ours in a row of headings."""
    told = {word: key for key, words in _OURS.items() for word in (words.zh, words.tw, words.en)}
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        for line in str(cell or "").splitlines():
            if key := told.get(line.strip()):
                found.setdefault(key, place)
    return found


def _below(sheet: Sheet, heading: int, columns: Mapping[str, int]) -> Iterator[CameBack]:
    """The rows with an id; without one those in which something was filled in, so that it is told and not lost."""
    for place, row in enumerate(sheet.rows[heading + 1 :], start=heading + 1):
        mark = str(row[columns["mark"]] or "").strip()
        document, end, _line = mark.rpartition(_DOCUMENT_END)
        values = {key: row[at] for key, at in columns.items() if key != "mark"}
        if (end and document) or any(value not in (None, "") for value in values.values()):
            yield CameBack(document if end else mark, sheet.name, sheet.first_row + place, values)
