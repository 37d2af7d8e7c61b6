"""Makes workbooks of records in memory and looks into them."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.record import Record
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.workbooks import record_sheet, register
from tests.exchange.sample_records import NOW

FIRST = 5
"""The first row of data."""


def registered(
    *records: Record,
    kinds: Sequence[Kind] = CLIENT_KINDS,
    language: str = "zh_CN",
    profile: str = "accounting",
    reason: str = "",
    **options: Any,
) -> tuple[bytes, Worksheet]:
    out = io.BytesIO()
    register(
        lambda wanted, _fields: (record for record in records if record.kind in wanted),
        kinds=kinds,
        language=language,
        disclosure=Disclosure(Profile(profile), reason),
        printed_by="王小二",
        now=NOW,
        out=out,
        **options,
    )
    return out.getvalue(), openpyxl.load_workbook(io.BytesIO(out.getvalue())).worksheets[0]


def everything(*records: Record, language: str = "en", profile: str = "work", reason: str = "") -> bytes:
    out = io.BytesIO()
    kinds = tuple(dict.fromkeys(record.kind.name for record in records))
    record_sheet(
        records,
        kinds=[kind for kind in CLIENT_KINDS if kind.name in kinds],
        language=language,
        disclosure=Disclosure(Profile(profile), reason),
        printed_by="王小二",
        now=NOW,
        out=out,
    )
    return out.getvalue()


def headings(sheet: Worksheet) -> list[Any]:
    return [cell.value for cell in sheet[4]]


def column(sheet: Worksheet, heading: str) -> list[Any]:
    place = [str(text).split("\n")[-1] for text in headings(sheet)].index(heading)
    return [row[place] for row in sheet.iter_rows(min_row=FIRST, values_only=True)]


def foot(sheet: Worksheet, heading: str) -> Any:
    """What stands in the row of totals."""
    labels = [str(row[0].value).split()[0] for row in sheet.iter_rows(min_row=FIRST)]
    place = [str(text).split("\n")[-1] for text in headings(sheet)].index(heading)
    return sheet.cell(
        FIRST + next(n for n, label in enumerate(labels) if label in ("合计", "合計", "Total")), place + 1
    ).value


def footer(sheet: Worksheet) -> str | None:
    assert sheet.oddFooter is not None
    text: str | None = sheet.oddFooter.left.text
    return text


def info(data: bytes) -> dict[Any, Any]:
    """The info sheet by its first column."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[-1]
    return {row[0]: row[1] for row in sheet.iter_rows(max_col=2, values_only=True)}


def figures(data: bytes) -> list[list[Any]]:
    """What programs that do not calculate see, up to the column of currencies."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    return [list(row) for row in sheet.iter_rows(max_col=20, values_only=True)]
