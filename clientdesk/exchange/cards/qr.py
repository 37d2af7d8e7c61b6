"""QR codes on paper: the largest text a square can hold and still be read by a telephone, and drawing one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRErrorCorrectLevel
from reportlab.graphics.barcode.qrencoder import QRCode as _Encoder
from reportlab.lib.colors import black
from reportlab.lib.units import mm

from clientdesk.exchange.cards.qr_codewords import codewords

QUIET = 4
"""Modules left white around a code."""
SMALLEST_MODULE = 0.3 * mm
_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287)
"""How many bytes a code of versions 1 to 12 holds at level M (ISO/IEC 18004, table 7)."""
_DIGITS = b"01" + bytes(254)
_RUN = re.compile(b"\x01+")
_DARK = ord("1")
_LIKE_A_FINDER = ("00001011101", "10111010000")


def most_bytes(size: float) -> int:
    """How long a text may be, so that in a square of `size` points (quiet zone and all) no module is too small."""
    fitting = (held for version, held in enumerate(_BYTES, 1) if _side(version) * SMALLEST_MODULE <= size)
    return max(fitting, default=0)


def _side(version: int) -> int:
    return 17 + 4 * version + 2 * QUIET


@dataclass(frozen=True)
class _Square:
    """The modules of a code as one number, row after row, and again column after column: one step sees all of them."""

    side: int
    rows: int
    columns: int

    @classmethod
    def of(cls, code: Any) -> "_Square":
        """The modules that reportlab drew."""
        return cls(code.moduleCount, _number(code.modules), _number(zip(*code.modules, strict=True)))

    def __xor__(self, other: "_Square") -> "_Square":
        return _Square(self.side, self.rows ^ other.rows, self.columns ^ other.columns)

    def penalty(self) -> float:
        """How badly the code reads, by the rules of the standard (7.8.3)."""
        dark = self.rows.bit_count() / self.side**2
        lines = sum(self._runs(bits) + 40 * self._finders(bits) for bits in (self.rows, self.columns))
        return lines + 3 * self._blocks() + 10 * int(abs(dark - 0.5) * 20)

    def _runs(self, bits: int) -> int:
        """Five and more of one colour in a row: three points, and one for each more."""
        same = ~(bits ^ bits >> 1)
        five = same & same >> 1 & same >> 2 & same >> 3 & _inside(self.side, 5)
        return five.bit_count() + 2 * (five & ~(five >> 1)).bit_count()

    def _finders(self, bits: int) -> int:
        """What looks like the corner marks of a code."""
        found = 0
        for pattern in _LIKE_A_FINDER:
            there = _inside(self.side, len(pattern))
            for place, dark in enumerate(pattern):
                there &= (bits if dark == "1" else ~bits) >> place
            found += there.bit_count()
        return found

    def _blocks(self) -> int:
        """Squares of four modules in one colour."""
        bits, below = self.rows, self.rows >> self.side
        different = (bits ^ below) | (bits ^ bits >> 1) | (below ^ below >> 1)
        return (~different & _inside(self.side, 2) >> self.side).bit_count()


def _number(rows: Iterable[Iterable[bool]]) -> int:
    return int(bytes(chain.from_iterable(rows)).translate(_DIGITS), 2)


@cache
def _inside(side: int, length: int) -> int:
    """Where a stretch of this length may begin without leaving its row."""
    row = (1 << (side - length + 1)) - 1
    return sum(row << side * place for place in range(side))


@cache
def _empty(version: int, mask: int) -> _Square:
    """A code that holds nothing but its frame and the mask."""
    code: Any = _Encoder(version, QRErrorCorrectLevel.M)
    code.dataCache = ()
    code.makeImpl(False, mask)
    return _Square.of(code)


@cache
def _places(version: int) -> tuple[tuple[int, int], ...]:
    """Where the bits of a code go, one after another: their places in the rows and in the columns."""
    code: Any = _Encoder(version, QRErrorCorrectLevel.M)
    side = code.moduleCount = 17 + 4 * version
    return tuple((y * side + x, x * side + y) for x, y in code.dataPosIterator())


def _data(text: bytes, version: int) -> _Square:
    """The text and its correction at their places, nothing else."""
    side = 17 + 4 * version
    rows, columns = bytearray(b"0" * side**2), bytearray(b"0" * side**2)
    bits = "".join([f"{byte:08b}" for byte in codewords(text, version)])
    for bit, (in_rows, in_columns) in zip(bits, _places(version), strict=False):
        if bit == "1":
            rows[in_rows] = columns[in_columns] = _DARK
    return _Square(side, int(rows, 2), int(columns, 2))


def modules(text: str) -> list[list[bool]]:
    """The code of a text in UTF-8 at level M: rows of modules, dark ones true, without the quiet zone."""
    asked: Any = _Encoder(None, QRErrorCorrectLevel.M)
    asked.addData(QR8bitByte(text.encode()))
    version = asked.calculate_version()
    data = _data(text.encode(), version)
    best = min((data ^ _empty(version, mask) for mask in range(8)), key=_Square.penalty)
    rows = f"{best.rows:0{best.side**2}b}"
    return [[bit == "1" for bit in rows[place : place + best.side]] for place in range(0, len(rows), best.side)]


@dataclass(frozen=True)
class QRCode:
    """A code ready to be drawn, its modules `module` points wide."""

    rows: list[list[bool]]
    module: float

    @property
    def dark(self) -> float:
        """How wide and high it is without the quiet zone."""
        return len(self.rows) * self.module

    @property
    def quiet(self) -> float:
        """How much has to stay white on every side."""
        return QUIET * self.module

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it, its first dark module at `x` and `top`."""
        canvas.saveState()
        canvas.translate(x, top)
        canvas.scale(self.module, -self.module)
        canvas.setFillColor(black)
        # One path for all, or a printer's rounding would leave hairs between the rows.
        path = []
        for y, row in enumerate(self.rows):
            path += [f"{run.start()} {y} {len(run[0])} 1 re" for run in _RUN.finditer(bytes(row))]
        canvas.addLiteral("\n".join([*path, "f"]))
        canvas.restoreState()


def qr_code(text: str, size: float) -> QRCode:
    """The code of a text for a square of `size` points, its quiet zone included."""
    rows = modules(text)
    return QRCode(rows, size / (len(rows) + 2 * QUIET))
