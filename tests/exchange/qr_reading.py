"""Reads a QR code back from its modules, as a telephone does (ISO/IEC 18004); without its error correction, since what
was printed is not yet worn."""

from collections.abc import Iterator, Sequence

from tests.exchange.reading import Box, Fill, Page

_BLOCKS = {
    1: ((1, 16),),
    2: ((1, 28),),
    3: ((1, 44),),
    4: ((2, 32),),
    5: ((2, 43),),
    6: ((4, 27),),
    7: ((4, 31),),
    8: ((2, 38), (2, 39)),
    9: ((3, 36), (2, 37)),
    10: ((4, 43), (1, 44)),
    11: ((1, 50), (4, 51)),
    12: ((6, 36), (2, 37)),
}
"""For each version at level M: (how many blocks, how many bytes of data in each), in order."""
_MASKS = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)
_LEVEL_M = 0
_FORMAT_MASK = 0b10101
_BYTES = 0b0100
_LEAST_PARTS = 80
"""No other area of a print has so many parts."""


def codes_of(page: Page) -> list[str]:
    """What the QR codes of a page say."""
    return [_text(_modules(fill)) for fill in page.fills if len(fill.parts) > _LEAST_PARTS]


def boxes_of(page: Page) -> list[Box]:
    """Where the QR codes of a page are, without their quiet zones."""
    return [fill.box for fill in page.fills if len(fill.parts) > _LEAST_PARTS]


def _modules(fill: Fill) -> list[list[bool]]:
    """Rows of modules from the top; the size of one is the height of the smallest part."""
    box, module = fill.box, min(part.top - part.bottom for part in fill.parts)
    side = round((box.right - box.left) / module)
    assert side == round((box.top - box.bottom) / module)
    rows = [[False] * side for _ in range(side)]
    for part in fill.parts:
        for y in range(round((box.top - part.top) / module), round((box.top - part.bottom) / module)):
            for x in range(round((part.left - box.left) / module), round((part.right - box.left) / module)):
                rows[y][x] = True
    return rows


def _text(rows: Sequence[Sequence[bool]]) -> str:
    version = (len(rows) - 17) // 4
    told = [rows[8][x] for x in range(5)]
    level, mask = divmod(int("".join("01"[dark] for dark in told), 2) ^ _FORMAT_MASK, 8)
    assert level == _LEVEL_M
    bits = "".join("01"[rows[y][x] != (not _MASKS[mask](y, x))] for y, x in _path(len(rows), version))
    data = _data([int(bits[place : place + 8], 2) for place in range(0, len(bits) // 8 * 8, 8)], version)
    stream = "".join(f"{byte:08b}" for byte in data)
    length = 8 if version < 10 else 16
    assert int(stream[:4], 2) == _BYTES
    count = int(stream[4 : 4 + length], 2)
    held = [int(stream[place : place + 8], 2) for place in range(4 + length, 4 + length + 8 * count, 8)]
    return bytes(held).decode()


def _data(codewords: Sequence[int], version: int) -> list[int]:
    """The bytes of data, which stand interleaved, block after block."""
    lengths = [length for count, length in _BLOCKS[version] for _ in range(count)]
    blocks: list[list[int]] = [[] for _ in lengths]
    stream = iter(codewords)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(stream))
    return [byte for block in blocks for byte in block]


def _path(side: int, version: int) -> Iterator[tuple[int, int]]:
    """The modules that hold data, in order: up and down in strips two wide, from the right."""
    taken = _taken(side, version)
    upwards = True
    for right in (x if x > 6 else x - 1 for x in range(side - 1, 0, -2)):
        for y in range(side - 1, -1, -1) if upwards else range(side):
            yield from ((y, x) for x in (right, right - 1) if (y, x) not in taken)
        upwards = not upwards


def _taken(side: int, version: int) -> set[tuple[int, int]]:
    """The modules of finders, timing, alignment, format and version."""
    taken = {(y, x) for y in range(side) for x in range(side) if 6 in (y, x)}
    corners = ((range(9), range(9)), (range(9), range(side - 8, side)), (range(side - 8, side), range(9)))
    taken |= {(y, x) for across, up in corners for y in across for x in up}
    centres = _centres(side, version)
    ends = (6, side - 7)
    for centre_y in centres:
        for centre_x in centres:
            if not (centre_y in ends and centre_x in ends) or (centre_y, centre_x) == (ends[1], ends[1]):
                taken |= {(centre_y + y, centre_x + x) for y in range(-2, 3) for x in range(-2, 3)}
    if version >= 7:
        taken |= {(y, x) for y in range(6) for x in range(side - 11, side - 8)}
        taken |= {(x, y) for y in range(6) for x in range(side - 11, side - 8)}
    return taken


def _centres(side: int, version: int) -> tuple[int, ...]:
    if version == 1:
        return ()
    return (6, side - 7) if version < 7 else (6, (side - 1) // 2, side - 7)
