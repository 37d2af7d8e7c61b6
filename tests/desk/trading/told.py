"""What a workbook of ours shows: its rows by their English headings, its totals, and what its cells add up to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

HEADINGS = 3
"""The row of the headings, from nought."""


@dataclass(frozen=True)
class Seen:
    """A sheet: the cells below its headings, row by row, and the totals where it has some."""

    name: str
    rows: list[dict[str, Any]]
    totals: dict[str, Any]

    def sum(self, heading: str, **where: object) -> Decimal:
        """What the figures of a column add up to, in rows with these values (`_` in a key stands for a space)."""
        wanted = {key.replace("_", " "): value for key, value in where.items()}
        rows = (row for row in self.rows if all(row[key] == value for key, value in wanted.items()))
        return sum((figure(row[heading]) for row in rows), Decimal(0))

    def by(self, key: str, heading: str) -> dict[str, Decimal]:
        """{what stands in one column: the sum of another}."""
        return {value: self.sum(heading, **{key.replace(" ", "_"): value}) for value in {row[key] for row in self.rows}}


def figure(cell: object) -> Decimal:
    """A number as it was meant: the shortest decimal that gives these bits; text and emptiness are nought."""
    return Decimal(repr(cell)) if isinstance(cell, int | float) and not isinstance(cell, bool) else Decimal(0)


def sheets(path: Path) -> list[Seen]:
    """All sheets of a workbook but the last one, which tells about it."""
    book = CalamineWorkbook.from_path(path)
    return [
        _seen(name, book.get_sheet_by_index(place).to_python(skip_empty_area=False))
        for place, name in enumerate(book.sheet_names[:-1])
    ]


def _seen(name: str, cells: Sequence[Sequence[Any]]) -> Seen:
    headings = [str(cell).split("\n")[-1] for cell in cells[HEADINGS]]
    rows = [dict(zip(headings, row, strict=False)) for row in cells[HEADINGS + 1 :]]
    end = next((place for place, row in enumerate(rows) if _is_end(row[headings[0]])), len(rows))
    return Seen(name, rows[:end], rows[end] if end < len(rows) else {})


def _is_end(cell: object) -> bool:
    return str(cell).startswith(("合计", "Total", "本期无数据"))


def account_rows(seen: Seen) -> Iterator[dict[str, Any]]:
    """The documents of an account, without opening, sums and closing."""
    return (row for row in seen.rows if row["Document"])
