"""A file from outside, and what is to be read out of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.exchange.intake.told import told_cell


@dataclass(frozen=True)
class Case:
    """`sheets` as `sheet` makes them; `notes` in English."""

    name: str
    content: bytes
    sheets: Sequence[dict[str, Any]]
    form: str = "csv"
    encoding: str | None = None
    notes: Sequence[str] = field(default=())

    def expected(self) -> dict[str, Any]:
        """As `told` tells what was read."""
        return {"form": self.form, "encoding": self.encoding, "notes": list(self.notes), "sheets": list(self.sheets)}


def sheet(
    rows: Sequence[Sequence[Any]],
    *,
    name: str = "",
    hidden: bool = False,
    at: tuple[int, int] = (1, 1),
    heading: Sequence[Any] | None = None,
    flaws: Sequence[tuple[str, int, int]] = (),
) -> dict[str, Any]:
    """One table to be read; `heading` is its row, its lines and its names."""
    return {
        "name": name,
        "hidden": hidden,
        "at": list(at),
        "heading": list(heading) if heading else None,
        "rows": [[told_cell(cell) for cell in row] for row in rows],
        "flaws": [list(flaw) for flaw in flaws],
    }
