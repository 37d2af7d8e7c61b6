"""Tables in the child while they are read: rows as a reader gives them, packed a few hundred at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from clientdesk.exchange.intake.cells import column_cells, is_blank, tidy
from clientdesk.exchange.intake.headings import LOOKED_AT, guessed, shifted, spread
from clientdesk.exchange.intake.packed import BLOCK, block
from clientdesk.exchange.intake.refusals import LESS, refused
from clientdesk.exchange.intake.tables import Area, Cell, FlawKind, Heading
from clientdesk.i18n import N_

ROWS_AT_MOST, COLUMNS_AT_MOST = 1_048_576, 16_384
PACK_AT_MOST = 120 << 20
"""Bytes of all rows as they travel; a frame of the child holds a little more."""
_FLAWS_AT_MOST = 1_000
_MERGED_AT_MOST = 100_000
_MERGED_TOLD = 500


@dataclass
class Grid:
    """One table to be packed. `rows` are read once; "" and None are empty cells.

    `first_row` and `first_column` place the first cell of the first row; `merged` counts from there.
    """

    name: str
    rows: Iterable[Sequence[object]]
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    merged: Sequence[Area] = ()
    flaws: list[tuple[FlawKind, int, int]] = field(default_factory=list)
    counted: Counter[FlawKind] = field(default_factory=Counter)

    def flaw(self, kind: FlawKind, row: int, column: int) -> None:
        """Count a flaw, and remember its place in the file as long as there is room."""
        self.counted[kind] += 1
        if len(self.flaws) < _FLAWS_AT_MOST:
            self.flaws.append((kind, row, column))


class Pack:
    """What becomes of the grids of one file: what is told of each sheet, and the blocks of all."""

    def __init__(self) -> None:
        self.sheets: list[dict[str, object]] = []
        self.blocks: list[bytes] = []
        self._size = 0

    def add(self, grid: Grid) -> None:
        """Read a grid to its end; one without a filled cell is left out."""
        rows = iter(grid.rows)
        skipped, first = _first_filled(rows)
        if first is None:
            return
        merged = [area for area in shifted(grid.merged, skipped) if area[1] > area[0] or area[3] > area[2]]
        top = [first, *islice(rows, LOOKED_AT - 1)]
        looked_at = [[_seen(cell) for cell in row] for row in top]
        heading = guessed(looked_at, merged)
        laid = _laid(chain(top, rows), merged[:_MERGED_AT_MOST], heading)
        grid.first_row += skipped
        sizes, count, columns = [], 0, 0
        for part in _parts(laid):
            table = self._table(part, grid, count)
            columns = max(columns, len(table))
            self.blocks.append(block(table, len(part)))
            sizes.append(len(self.blocks[-1]))
            count += len(part)
            self._grow(sizes[-1], grid, count)
        if not columns:
            del self.blocks[len(self.blocks) - len(sizes) :]
            return
        self.sheets.append(
            {
                "name": grid.name,
                "hidden": grid.hidden,
                "first_row": grid.first_row,
                "first_column": grid.first_column,
                "columns": columns,
                "count": count,
                "sizes": sizes,
                "heading": heading and [heading.row, heading.lines, heading.names],
                "merged": [area for area in merged if area[0] < LOOKED_AT][:_MERGED_TOLD],
                "flaws": sorted(grid.flaws, key=lambda flaw: flaw[1:]),
            }
        )

    def _table(self, part: Sequence[Sequence[object]], grid: Grid, done: int) -> list[list[Cell] | None]:
        even = len(set(map(len, part))) == 1
        table = []
        for at, values in enumerate(zip(*part, strict=True) if even else zip_longest(*part)):

            def tell(kind: FlawKind, row: int, column: int = at + grid.first_column) -> None:
                grid.flaw(kind, grid.first_row + done + row, column)

            table.append(column_cells(values, tell))
        while table and table[-1] is None:
            table.pop()
        return table

    def _grow(self, size: int, grid: Grid, count: int) -> None:
        self._size += size
        if self._size > PACK_AT_MOST or count > ROWS_AT_MOST:
            text = N_("The file has more than can be read at once: reading ended at row {row}.")
            raise refused("too_big", text, hint=LESS, row=grid.first_row + count - 1)


def _first_filled(rows: Iterator[Sequence[object]]) -> tuple[int, Sequence[object] | None]:
    for skipped, row in enumerate(rows):
        if not is_blank(row):
            return skipped, row
    return 0, None


def _seen(cell: object) -> Cell:
    return tidy(cell) if isinstance(cell, str) else cell  # type: ignore[return-value]


def _laid(
    rows: Iterable[Sequence[object]], merged: Sequence[Area], heading: Heading | None
) -> Iterator[Sequence[object]]:
    """The rows with merged cells spread: across and down in the heading, down below it."""
    rows = iter(rows)
    below = heading.below if heading else 0
    if heading:
        head = list(islice(rows, below))
        yield from head[: heading.row]
        yield from spread(head, [area for area in merged if area[0] >= heading.row])[heading.row :]  # type: ignore[arg-type]
    starting: dict[int, list[Area]] = {}
    for area in merged:
        if area[1] > area[0] >= below:
            starting.setdefault(area[0], []).append(area)
    if not starting:
        yield from rows
        return
    reaching: dict[int, tuple[int, object]] = {}
    for index, row in enumerate(rows, below):
        if reaching:
            row = list(row)
            for column, (last, value) in list(reaching.items()):
                if index > last:
                    del reaching[column]
                elif column < len(row):
                    row[column] = value
        for _top, bottom, left, _right in starting.get(index, ()):
            if left < len(row):
                reaching[left] = bottom, row[left]
        yield row


def _parts(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    """The rows in parts that fill a block each, without the empty ones at the end."""
    part: list[Sequence[object]] = []
    empty = 0
    for row in rows:
        # Hardly a row is blank, and the first value shows it.
        first = next(filter(None, row), "")
        if (not isinstance(first, str) or first[:1] <= " ") and is_blank(row):
            empty += 1
            continue
        for _ in range(empty):
            part.append(())
            if len(part) == BLOCK:
                yield part
                part = []
        empty = 0
        part.append(row)
        if len(part) == BLOCK:
            yield part
            part = []
    if part:
        yield part
