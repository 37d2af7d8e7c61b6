"""A cell corrected while its file is brought in; the file on the disk stays as it is."""

from dataclasses import replace

from clientdesk.desk.importing.given import Place, Source

_LETTERS = 26


def with_cell(source: Source, place: Place, column: str, text: str) -> Source:
    """The source with another text in the cell of a column (by its letters); empty for none."""
    seen = source.sheets[place.sheet]
    table = seen.table
    number = _number_of(column)
    rows = list(table.rows)
    row = list(rows[place.row - table.first_row])
    row[number - table.first_column] = text.strip() or None
    rows[place.row - table.first_row] = tuple(row)
    flaws = tuple(flaw for flaw in table.flaws if (flaw.row, flaw.column) != (place.row, number))
    sheets = list(source.sheets)
    sheets[place.sheet] = replace(seen, table=replace(table, rows=rows, flaws=flaws))
    return replace(source, sheets=tuple(sheets))


def _number_of(letters: str) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number
