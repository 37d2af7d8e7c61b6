"""Tables as JSON text, for the files of expected results beside the cases."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from clientdesk.exchange.intake import Cell, Tables

_WORDS = {datetime: "moment", date: "date", time: "time", Decimal: "decimal"}


def told_cell(cell: Cell) -> object:
    """Text, whole numbers, yes and no as they are; {"date": "2026-01-31"} and its like for the rest."""
    word = _WORDS.get(type(cell))
    if word is None:
        return cell
    return {word: str(cell) if isinstance(cell, Decimal) else cell.isoformat()}  # type: ignore[union-attr]


def told(tables: Tables) -> dict[str, Any]:
    """What a reader made of a file."""
    return {
        "form": tables.form,
        "encoding": tables.encoding,
        "notes": [str(note) for note in tables.notes],
        "sheets": [
            {
                "name": sheet.name,
                "hidden": sheet.hidden,
                "at": [sheet.first_row, sheet.first_column],
                "heading": sheet.heading and [sheet.heading.row, sheet.heading.lines, *sheet.heading.names],
                "rows": [[told_cell(cell) for cell in row] for row in sheet.rows],
                "flaws": [[flaw.kind, flaw.row, flaw.column] for flaw in sheet.flaws],
            }
            for sheet in tables.sheets
        ],
    }
