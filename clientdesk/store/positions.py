"""Sparse positions of the rows of a group, so that a move is one change."""

from collections.abc import Sequence

GAP = 1024
"""Between the positions of neighbouring rows."""
Placed = Sequence[tuple[int, int]]
"""(row, position) of the rows of a group in order."""


def last(rows: Placed) -> int:
    """The position behind all rows."""
    return rows[-1][1] + GAP if rows else GAP


def behind(rows: Placed, after: int) -> int | None:
    """A free position behind the row `after` (0: before all); None when there is no room left between the two."""
    index = next((place + 1 for place, (row, _) in enumerate(rows) if row == after), 0)
    if index == len(rows):
        return last(rows)
    low = rows[index - 1][1] if index else rows[0][1] - 2 * GAP
    high = rows[index][1]
    return (low + high) // 2 if high - low > 1 else None


def spread(rows: Placed) -> list[tuple[int, int]]:
    """The same rows with full gaps between them."""
    return [(row, (order + 1) * GAP) for order, (row, _) in enumerate(rows)]
