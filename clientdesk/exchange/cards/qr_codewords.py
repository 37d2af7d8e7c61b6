"""What a QR code is made of before it is drawn: the bytes of a text, and those by which a stained code is mended."""

from functools import cache
from itertools import zip_longest

from reportlab.graphics.barcode.qrencoder import QRErrorCorrectLevel, QRRSBlock

_BYTES = 0b0100
_FILLING = b"\xec\x11"
_FIELD = 0x11D
"""The polynomial by which the standard multiplies bytes (ISO/IEC 18004, 7.5.2)."""


def codewords(text: bytes, version: int) -> list[int]:
    """The bytes of a code of this version at level M, in the order in which they are drawn."""
    blocks = [(block.dataCount, block.totalCount - block.dataCount) for block in _blocks(version)]
    data = _stream(text, version, sum(held for held, _ in blocks))
    parts, mends, start = [], [], 0
    for held, more in blocks:
        parts.append(data[start : start + held])
        mends.append(_correction(parts[-1], more))
        start += held
    woven = (*zip_longest(*parts), *zip_longest(*mends))
    return [byte for together in woven for byte in together if byte is not None]


@cache
def _blocks(version: int) -> list[QRRSBlock]:
    blocks: list[QRRSBlock] = QRRSBlock.getRSBlocks(version, QRErrorCorrectLevel.M)  # type: ignore[no-untyped-call]
    return blocks


def _stream(text: bytes, version: int, room: int) -> bytes:
    """How it is written, how long it is, the text, the end, and filling up to `room` bytes."""
    length = 8 if version < 10 else 16
    head = _BYTES << length | len(text)
    whole = (head << 8 * len(text) | int.from_bytes(text)) << 4
    stream = whole.to_bytes(len(text) + (length + 8) // 8)
    return stream + (_FILLING * room)[: room - len(stream)]


def _correction(data: bytes, count: int) -> bytes:
    """The remainder of the data after division by the polynomial of so many bytes."""
    multiples, top, kept = _multiples(count), 8 * (count - 1), (1 << 8 * (count - 1)) - 1
    rest = 0
    for byte in data:
        rest = (rest & kept) << 8 ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(count)


@cache
def _multiples(count: int) -> tuple[int, ...]:
    """The polynomial of so many bytes, without its leading one, times every byte; a polynomial is a number."""
    coefficients, root = [1], 1
    for _ in range(count):
        shifted = [_product(root, coefficient) for coefficient in coefficients]
        coefficients = [a ^ b for a, b in zip([*coefficients, 0], [0, *shifted], strict=True)]
        root = _product(root, 2)
    return tuple(int.from_bytes(_product(byte, part) for part in coefficients[1:]) for byte in range(256))


def _product(first: int, second: int) -> int:
    product = 0
    while second:
        if second & 1:
            product ^= first
        first = first << 1 ^ (_FIELD if first & 0x80 else 0)
        second >>= 1
    return product
