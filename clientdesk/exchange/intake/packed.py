"""How tables travel from the child: columns of some hundred rows as JSON, opened only when a row of them is wanted.

A pack is the length of its index, the index (JSON: whatever its maker tells, and for each sheet the sizes of its
blocks), and the blocks. A block is [how many rows, column, …]; a column is null (empty) or [kind, values].
"""

import json
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import accumulate
from typing import Any, overload

from clientdesk.exchange.intake.tables import Cell, Row

BLOCK = 512
"""Rows of a block."""
_LENGTH = struct.Struct(">I")
_MIXED = "m"
_KINDS: Mapping[type, str] = {datetime: "D", date: "d", time: "t"}
_READERS: Mapping[str, Callable[[str], Cell]] = {
    "D": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
}
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def packed(index: Mapping[str, object], blocks: Iterable[bytes]) -> bytes:
    """A pack; the sizes of the blocks are in the index already."""
    words = _dump(dict(index)).encode()
    return b"".join((_LENGTH.pack(len(words)), words, *blocks))


def unpacked(body: bytes) -> tuple[dict[str, Any], memoryview]:
    """The index of a pack, and its blocks one behind the other."""
    (length,) = _LENGTH.unpack_from(body)
    start = _LENGTH.size + length
    return json.loads(body[_LENGTH.size : start]), memoryview(body)[start:]


def block(columns: Sequence[Sequence[Cell] | None], rows: int) -> bytes:
    """The columns of up to `BLOCK` rows, each as long as there are rows, or None where it is empty.

    Fractions are floats with as many digits as a spreadsheet shows, so that JSON keeps them short.
    """
    return _dump([rows, *map(_told, columns)]).encode("utf-8", "replace")


def _told(column: Sequence[Cell] | None) -> list[object] | None:
    if column is None:
        return None
    special = set(map(type, column)) & _KINDS.keys()
    if not special:
        return ["", column]
    kinds = set(map(type, column)) - {type(None)}
    if len(kinds) == 1:
        return [_KINDS[kinds.pop()], [each and each.isoformat() for each in column]]  # type: ignore[union-attr]
    return [_MIXED, [_tagged(each) for each in column]]


def _tagged(value: Cell) -> object:
    kind = _KINDS.get(type(value))
    return [kind, value.isoformat()] if kind else value  # type: ignore[union-attr]


class PackedRows(Sequence[Row]):
    """The rows of a sheet, `columns` wide, out of its blocks; the latest block is kept open."""

    def __init__(self, blocks: memoryview, sizes: Sequence[int], *, count: int, columns: int) -> None:
        self._blocks = blocks
        self._ends = list(accumulate(sizes))
        self._count = count
        self._columns = columns
        self._open: tuple[int, list[Row]] = (-1, [])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(self._count))]
        if not -self._count <= index < self._count:
            raise IndexError(index)
        number, place = divmod(index % self._count, BLOCK)
        return self._block(number)[place]

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._ends)):
            yield from self._block(number)

    def _block(self, number: int) -> list[Row]:
        # One assignment, so that threads may share the rows.
        at, rows = self._open
        if at != number:
            rows = self._opened(number)
            self._open = number, rows
        return rows

    def _opened(self, number: int) -> list[Row]:
        start = self._ends[number - 1] if number else 0
        count, *columns = json.loads(str(self._blocks[start : self._ends[number]], "utf-8"), parse_float=Decimal)
        empty = [None] * count
        columns += [None] * (self._columns - len(columns))
        return list(zip(*(_column(each) or empty for each in columns), strict=True))


def _column(told: list[Any] | None) -> list[Cell] | None:
    if told is None:
        return None
    kind, values = told
    if not kind:
        return values  # type: ignore[no-any-return]
    if kind == _MIXED:
        return [_READERS[each[0]](each[1]) if isinstance(each, list) else each for each in values]
    read = _READERS[kind]
    return [each and read(each) for each in values]
