"""Cells of a workbook: the one place where values become cells, so that no text is ever a formula."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast
from unicodedata import east_asian_width

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from clientdesk.dossier.types import Cell

TEXT = "@"
WHOLE = "0"
LONGEST = 32_767
"""The most characters (UTF-16 units) a cell holds."""
_EXACT_DIGITS = 15
"""Beyond these a spreadsheet rounds; such numbers are kept as text."""
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before it, because one of them believed in a 29 February 1900."""
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_THIN = Side(style="thin", color="FF9AA7B4")
_HAIR = Side(style="hair", color="FFB8C2CC")
_ALOUD = "FFC00000"
_HEADING_FILL = PatternFill("solid", fgColor="FFDCE4EC")
_ALERT_FILL = PatternFill("solid", fgColor="FFFCE4E1")


@dataclass(frozen=True)
class CellStyle:
    """How a cell looks; `format` is the number format, `side` where it stands ("left", "center", "right"; empty: as its
    kind of value does), `aloud` the red of a warning, `tinted` the shade of a heading for a row among others, `alert`
    the pale red of what is overdue, which always says so in words, too."""

    format: str = "General"
    size: float = 10
    bold: bool = False
    side: str = ""
    wrap: bool = False
    centred_across: bool = False
    heading: bool = False
    ruled: bool = False
    total: bool = False
    aloud: bool = False
    quoted: bool = False
    tinted: bool = False
    alert: bool = False


class Styles:
    """The styles of one workbook in one font; each is worked out once."""

    def __init__(self, font: str) -> None:
        self.font = font
        self._made: dict[CellStyle, Any] = {}

    def number(self, sheet: Any, style: CellStyle) -> int:
        """The number by which the cells of a sheet name their style."""
        return int(self.cell(sheet, None, style).style_id)

    def cell(self, sheet: Any, value: Cell | None, style: CellStyle) -> Any:
        """A cell with a value. Text is text, whatever it begins with; an empty cell only carries the style."""
        value = storable(value)
        if isinstance(value, str) and is_risky(value):
            style = replace(style, quoted=True)
        made: Any = WriteOnlyCell(sheet, cast("float | None", value))
        if isinstance(value, str):
            made.data_type = "s"
        self._dress(made, style)
        return made

    def _dress(self, made: Any, style: CellStyle) -> None:
        if style not in self._made:
            made.number_format = style.format
            made.font = Font(name=self.font, size=style.size, bold=style.bold, color=_ALOUD if style.aloud else None)
            made.alignment = _alignment(style)
            made.border = _border(style)
            if style.heading or style.tinted:
                made.fill = _HEADING_FILL
            elif style.alert:
                made.fill = _ALERT_FILL
            made.quotePrefix = style.quoted
            self._made[style] = made._style  # noqa: SLF001 - assigning a style piece by piece takes ten times as long
        else:
            made._style = self._made[style]  # noqa: SLF001


def _alignment(style: CellStyle) -> Alignment:
    across = "centerContinuous" if style.centred_across else "center" if style.heading else style.side or None
    upright = "center" if style.heading else "top"
    # What stands at the right does not touch what begins in the next column.
    return Alignment(horizontal=across, vertical=upright, wrap_text=style.wrap, indent=int(style.side == "right"))


def _border(style: CellStyle) -> Border:
    if style.heading:
        return Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    if style.total:
        return Border(top=Side(style="thin"))
    return Border(left=_HAIR, right=_HAIR, bottom=_HAIR) if style.ruled else Border()


def is_risky(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if somebody typed it."""
    return text.startswith(_RISKY)


def shown_width(line: str) -> int:
    """How many characters wide a line of text is; those of Chinese and its like count twice."""
    if line.isascii():
        return len(line)
    try:
        # Counting bytes takes a tenth of the time of looking at every character.
        return len(line.encode("gbk"))
    except UnicodeEncodeError:
        return sum(1 + (east_asian_width(each) in "WF") for each in line)


def storable(value: Cell | None) -> Cell | None:
    """The value as a workbook can keep it without changing it.

    Numbers too long for a spreadsheet and days too early for one become text; text loses its control characters.
    """
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | Decimal):
        digits = Decimal(value).normalize().as_tuple().digits
        return str(value) if len(digits) > _EXACT_DIGITS else value
    day = value.date() if isinstance(value, datetime) else value
    return value.isoformat() if day < FIRST_DAY else value


def storable_text(text: str) -> str:
    """The text without control characters, line ends as \\n, what looks like an escape of the format escaped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _SURROGATES.sub("\ufffd", _REFUSED.sub("", lines))
    return cut(_ESCAPE.sub("_x005F_", clean))


def cut(text: str) -> str:
    """The text, or as much of it as a cell holds."""
    if len(text) * 2 <= LONGEST:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) // 2 <= LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")
