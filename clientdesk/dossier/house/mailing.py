"""How the house sends its post: sheets of labels of its own, and how labels and envelopes were printed last."""

from collections.abc import Iterator
from decimal import Decimal

from clientdesk.dossier.fields import Field, Group, Problem, Rows, Section
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Integer, Number, Reading, Text
from clientdesk.i18n import N_

FARTHEST = 5
"""Millimetres by which a print may be moved on its sheet, either way."""
_PAGE = Number(6, 2, min=30, max=1000, unit="mm")
_LABEL = Number(6, 2, min=10, max=1000, unit="mm")
_EDGE = Number(7, 3, min=0, max=1000, unit="mm")
_COUNT = Integer(min=1, max=60)
_MOVE = Number(3, 1, min=-FARTHEST, max=FARTHEST, unit="mm")
_BOX = Number(4, 1, min=2, max=60, unit="mm")


class LabelSheet(Group, name="label_sheets"):
    """A sheet of labels that is not among those the program knows; see `dossier.label_sheet.Sheet`."""

    name = Field(N_("Name"), Text(60), required=True)
    page_width = Field(N_("Page width"), _PAGE, required=True)
    page_height = Field(N_("Page height"), _PAGE, required=True)
    label_width = Field(N_("Label width"), _LABEL, required=True)
    label_height = Field(N_("Label height"), _LABEL, required=True)
    across = Field(N_("Labels side by side"), _COUNT, required=True)
    down = Field(N_("Labels one below the other"), _COUNT, required=True)
    left_edge = Field(N_("Left margin"), _EDGE, required=True)
    top_edge = Field(N_("Top margin"), _EDGE, required=True)
    gap_across = Field(N_("Gap between columns"), _EDGE)
    gap_down = Field(N_("Gap between rows"), _EDGE)


class Mailing(Section, of="house", id="H9", title=N_("Labels and envelopes")):
    """What was chosen last is offered again: the same sheet lies in the same printer."""

    label_sheets = Field(N_("Label sheets of our own"), Rows(LabelSheet), id="H9.1+")
    label_sheet = Field(N_("Label sheet used last"), Text(60), id="H9.2+")
    nudge_x = Field(N_("Labels are moved to the right by"), _MOVE, id="H9.3+")
    nudge_y = Field(N_("Labels are moved down by"), _MOVE, id="H9.4+")
    envelope = Field(N_("Envelope used last"), Text(20), id="H9.5+")
    box_x = Field(N_("First post code box, from the left edge"), _BOX, id="H9.6+")
    box_y = Field(N_("Post code boxes, from the upper edge"), _BOX, id="H9.7+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """Sheets whose labels fit the page."""
        for place, row in enumerate(record.rows(cls.label_sheets)):
            sheet = sheet_of(row)
            if sheet and (problem := sheet.problem()):
                text, values = problem
                yield Problem(cls.label_sheets, text, values, refused=True, row=place, column=LabelSheet.label_width)


def sheet_of(row: Row) -> Sheet | None:
    """The sheet that a row tells of, None while a length is lacking."""
    lengths = [
        row[field]
        for field in (
            LabelSheet.page_width,
            LabelSheet.page_height,
            LabelSheet.label_width,
            LabelSheet.label_height,
            LabelSheet.left_edge,
            LabelSheet.top_edge,
        )
    ]
    columns, rows = row[LabelSheet.across], row[LabelSheet.down]
    if columns is None or rows is None or any(length is None for length in lengths):
        return None
    page_x, page_y, width, height, left, top = (float(length) for length in lengths if length is not None)
    gap_x, gap_y = (float(row[gap] or Decimal(0)) for gap in (LabelSheet.gap_across, LabelSheet.gap_down))
    name = row[LabelSheet.name] or ""
    return Sheet(name, (page_x, page_y), (width, height), columns, rows, left, top, gap_x, gap_y)


def row_of(sheet: Sheet) -> Row:
    """The row that tells of a sheet."""
    values: dict[Field[Decimal], float] = {
        LabelSheet.page_width: sheet.page[0],
        LabelSheet.page_height: sheet.page[1],
        LabelSheet.label_width: sheet.label[0],
        LabelSheet.label_height: sheet.label[1],
        LabelSheet.left_edge: sheet.left,
        LabelSheet.top_edge: sheet.top,
        LabelSheet.gap_across: sheet.gap_x,
        LabelSheet.gap_down: sheet.gap_y,
    }
    return Row(
        {
            LabelSheet.name.key: sheet.name,
            LabelSheet.across.key: sheet.columns,
            LabelSheet.down.key: sheet.rows,
            **{field.key: _exact(length, field) for field, length in values.items()},
        }
    )


def _exact(length: float, field: Field[Decimal]) -> Decimal:
    """A length with the decimals that the field keeps."""
    assert isinstance(field.type, Number)
    return Decimal(repr(length)).quantize(Decimal(1).scaleb(-field.type.scale))
