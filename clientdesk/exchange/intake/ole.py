"""A stream out of an OLE container, in which workbooks of Excel 97 to 2003 are kept; b"" where it cannot be had.

The format: [MS-CFB], Compound File Binary File Format. Chains that turn in a circle end at the size of the file.
"""

import struct
from collections.abc import Sequence

_ENTRY, _STREAM, _ROOT = 128, 2, 5
_LARGEST = 0xFFFFFFFA
"""Sector numbers from here on are marks: the end, a free sector, a part of the table."""
_HEADER_TABLE = 109


def stream(payload: bytes, names: Sequence[str]) -> bytes:
    """The first stream with one of these names."""
    try:
        return _Container(payload).stream(names)
    except (struct.error, IndexError, ValueError, OverflowError):
        return b""


class _Container:
    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._size = 1 << min(struct.unpack_from("<H", payload, 30)[0], 16)
        self._small = 1 << min(struct.unpack_from("<H", payload, 32)[0], 12)
        self._directory_at, self._cutoff, self._small_table_at = struct.unpack_from("<I4xII", payload, 48)
        self._next = self._table()

    def stream(self, names: Sequence[str]) -> bytes:
        directory = self._chained(self._directory_at)
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        root = next(entry for entry in [*entries, b""] if not entry or entry[66] == _ROOT)
        for entry in entries:
            name = entry[: max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace")
            if entry[66] == _STREAM and name in names:
                start, size = struct.unpack_from("<II", entry, 116)
                return (self._chained(start) if size >= self._cutoff else self._in_small(root, start))[:size]
        return b""

    def _table(self) -> list[int]:
        """For each sector the one that follows it."""
        places = list(struct.unpack_from(f"<{_HEADER_TABLE}I", self._payload, 76))
        more, per_sector = struct.unpack_from("<I", self._payload, 68)[0], self._size // 4
        while more < _LARGEST and len(places) * self._size < 2 * len(self._payload):
            *others, more = struct.unpack_from(f"<{per_sector}I", self._payload, (more + 1) * self._size)
            places += others
        table: list[int] = []
        for place in places:
            if place < _LARGEST and len(table) * 4 <= len(self._payload):
                table += struct.unpack_from(f"<{per_sector}I", self._payload, (place + 1) * self._size)
        return table

    def _chained(self, sector: int) -> bytes:
        pieces, size = [], 0
        while sector < _LARGEST and size <= len(self._payload):
            start = (sector + 1) * self._size
            pieces.append(self._payload[start : start + self._size])
            size += self._size
            sector = self._next[sector]
        return b"".join(pieces)

    def _in_small(self, root: bytes, sector: int) -> bytes:
        """A short stream lies in pieces inside the root's own stream."""
        whole = self._chained(struct.unpack_from("<I", root, 116)[0])
        table = self._chained(self._small_table_at)
        pieces, size = [], 0
        while sector < _LARGEST and size <= len(whole):
            pieces.append(whole[sector * self._small : (sector + 1) * self._small])
            size += self._small
            (sector,) = struct.unpack_from("<I", table, sector * 4)
        return b"".join(pieces)
