"""What the reader of .xls files does not tell, out of their records: percentages, padded numbers, errors, hidden rows.

The format: [MS-XLS], Excel Binary File Format. What cannot be understood is left out, and the reader has its way.
"""

import struct
from collections.abc import Iterator

from clientdesk.exchange.intake.book_parts import REMEMBERED, BookLook, SheetLook, digits_shown
from clientdesk.exchange.intake.ole import stream

BOOK_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF = 0x809, 0x0A, 0x85, 0x41E, 0xE0
_ROW, _NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x208, 0x203, 0x27E, 0xBD, 0x06, 0x205
_SINGLE = (_NUMBER, _RK, _FORMULA)
_SINCE_97 = 0x600
_ERROR_RESULT = b"\x02"
_HIDDEN = 0x20
Record = tuple[int, bytes]


def look_into_xls(payload: bytes) -> BookLook:
    """Search the records of each sheet."""
    book = stream(payload, BOOK_STREAMS)
    codes: dict[int, bytes] = {}
    formats: list[int] = []
    starts: list[int] = []
    version = 0
    for kind, content in _records(book, 0):
        try:
            if kind == _BOF:
                (version,) = struct.unpack_from("<H", content)
            elif kind == _FORMAT:
                codes[struct.unpack_from("<H", content)[0]] = _text(content[2:], version)
            elif kind == _XF:
                formats.append(struct.unpack_from("<2xH", content)[0])
            elif kind == _BOUNDSHEET:
                starts.append(struct.unpack_from("<I", content)[0])
        except struct.error:
            continue
    shown = {style: digits_shown(number, codes.get(number, b"")) for style, number in enumerate(formats)}
    marked = {style: digits for style, digits in shown.items() if digits is not None}
    return BookLook(tuple(_sheet(book, start, marked) for start in starts), 0)


def _records(book: bytes, at: int) -> Iterator[Record]:
    """The records from a place on to the end of the part that begins there."""
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + size]
        if kind == _EOF:
            return
        at += 4 + size


def _sheet(book: bytes, start: int, shown: dict[int, int]) -> SheetLook:
    look = SheetLook()
    for kind, content in _records(book, start):
        try:
            if kind in _SINGLE:
                row, column, style = struct.unpack_from("<HHH", content)
                if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6:7] == _ERROR_RESULT:
                    _remember(look, row, column)
                elif style in shown:
                    look.shown[row + 1, column + 1] = shown[style]
            elif kind == _MULRK:
                row, column = struct.unpack_from("<HH", content)
                styles = [struct.unpack_from("<H", content, at)[0] for at in range(4, len(content) - 7, 6)]
                places = {(row + 1, column + 1 + n): shown[style] for n, style in enumerate(styles) if style in shown}
                look.shown |= places
            elif kind == _BOOLERR and content[7:8] == b"\x01":
                row, column = struct.unpack_from("<HH", content)
                _remember(look, row, column)
            elif kind == _ROW:
                look.hidden_rows += bool(content[12] & _HIDDEN)
        except (struct.error, IndexError):
            continue
    return look


def _remember(look: SheetLook, row: int, column: int) -> None:
    if len(look.errors) < REMEMBERED:
        look.errors.append((row + 1, column + 1))


def _text(content: bytes, version: int) -> bytes:
    """The code of a format; only its plain characters matter here."""
    if version >= _SINCE_97:
        return content[3:].replace(b"\0", b"")
    return content[1:]
