"""Files for accounting packages: rows of figures laid out as a profile says, as a workbook, CSV, or plain text."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook

from clientdesk.dossier.trade.packages import Profile, Target
from clientdesk.errors import UserError
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle, Styles
from clientdesk.i18n import N_

Value = str | int | Decimal | date | None
_MONEY, _NUMBER = "0.00", "General"
_LINE = "\r\n"
_COMMA = "，"
"""What stands for a comma in files whose values cannot be quoted."""


@dataclass(frozen=True)
class Given:
    """The rows to be written, by the names of `packages.ROWS`; `document` says of each which document it belongs to."""

    rows: Sequence[Mapping[str, Value]]
    documents: Sequence[str]


def refuse_incomplete(profile: Profile, given: Given) -> None:
    """Raise `UserError` for the first row that lacks what the package needs, or holds what its encoding cannot say."""
    for row, document in zip(given.rows, given.documents, strict=True):
        for column in profile.columns:
            value = row.get(column.value) if column.value else column.constant
            if column.needed and value in (None, ""):
                raise UserError(
                    N_("{document} has nothing for {column}, which the package needs; nothing was written."),
                    key="incomplete",
                    hint=N_("Fill it in, or change the profile."),
                    document=document,
                    column=column.heading,
                )
            _refuse_unsayable(profile, str(value or ""), document, column)


def _refuse_unsayable(profile: Profile, text: str, document: str, column: Target) -> None:
    if profile.form == "xlsx":
        return
    try:
        text.encode(profile.encoding)
    except UnicodeEncodeError:
        raise UserError(
            N_("{document} has characters in {column} that {encoding} does not know; nothing was written."),
            key="encoding",
            hint=N_("Change the text, or choose another encoding in the profile."),
            document=document,
            column=column.heading,
            encoding=profile.encoding,
        ) from None


def write_package(profile: Profile, given: Given, out: BinaryIO) -> None:
    """Write the rows as the profile says. Text is never a formula, codes stay text."""
    {"xlsx": _write_workbook, "csv": _write_csv, "txt": _write_text}[profile.form](profile, given.rows, out)


def _held(column: Target, row: Mapping[str, Value]) -> Value:
    value = row.get(column.value) if column.value else column.constant
    return value[: column.longest] if column.longest and isinstance(value, str) else value


def _written(column: Target, row: Mapping[str, Value]) -> str:
    value = _held(column, row)
    if isinstance(value, date):
        return value.strftime(column.date)
    if isinstance(value, Decimal):
        return f"{value:.2f}" if column.value in _AMOUNTS else f"{value.normalize():f}"
    return "" if value is None else " ".join(str(value).split())


_AMOUNTS = frozenset({"debit", "credit", "original", "net", "tax", "total", "limit"})


def _write_csv(profile: Profile, rows: Iterable[Mapping[str, Value]], out: BinaryIO) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=_LINE)
    for line in profile.before:
        text.write(line + _LINE)
    if profile.headings:
        writer.writerow([column.heading for column in profile.columns])
    writer.writerows([_guarded(_written(column, row), column) for column in profile.columns] for row in rows)
    out.write(text.getvalue().encode(profile.encoding))


def _guarded(text: str, column: Target) -> str:
    """Text that a spreadsheet would take for a formula gets a quotation mark; figures are left alone."""
    risky = text.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{text}" if risky and column.value not in _FIGURES else text


_FIGURES = _AMOUNTS | {
    "quantity",
    "price",
    "rate",
    "discount",
    "discount_percent",
    "tax_rate",
    "number",
    "entry",
    "serial",
    "papers",
}


def _write_text(profile: Profile, rows: Iterable[Mapping[str, Value]], out: BinaryIO) -> None:
    """Values between bare commas: the readers of such files know no quotation marks."""
    lines = list(profile.before)
    if profile.headings:
        lines.append(",".join(column.heading for column in profile.columns))
    lines += [",".join(_written(column, row).replace(",", _COMMA) for column in profile.columns) for row in rows]
    out.write((_LINE.join(lines) + _LINE).encode(profile.encoding))


def _write_workbook(profile: Profile, rows: Iterable[Mapping[str, Value]], out: BinaryIO) -> None:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(profile.sheet)
    styles = Styles("Microsoft YaHei")
    for line in profile.before:
        sheet.append([styles.cell(sheet, line, CellStyle(TEXT))])
    if profile.headings:
        sheet.append([styles.cell(sheet, column.heading, CellStyle(TEXT, bold=True)) for column in profile.columns])
    for row in rows:
        cells = []
        for column in profile.columns:
            value = _held(column, row)
            form = "yyyy-mm-dd" if isinstance(value, date) else TEXT
            if isinstance(value, Decimal):
                form = _MONEY if column.value in _AMOUNTS else _NUMBER
            elif isinstance(value, int):
                form = _NUMBER
            cells.append(styles.cell(sheet, value if value != "" else None, CellStyle(form)))
        sheet.append(cells)
    book.save(out)
