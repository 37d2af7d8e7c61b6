"""Marks of enterprises that do not exist: a plain shape, a sign or letters, drawn by code."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clientdesk.exchange.drawing import Sheet

_SIDE, _SCALE = 100, 3.2
_WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Mark:
    """`shape` is a word of `SHAPES`, `sign` one of `SIGNS`; where there is no sign, `letters` stand in the shape."""

    shape: str
    colour: str
    sign: str = ""
    letters: str = ""


def mark(wanted: Mark) -> bytes:
    """The mark on white, as a JPEG of 320 × 320 pixels."""
    sheet = Sheet(_SIDE, _SIDE, scale=_SCALE, ground=_WHITE)
    SHAPES[wanted.shape](sheet, wanted.colour)
    if wanted.sign:
        SIGNS[wanted.sign](sheet, wanted.colour)
    else:
        height = 56 if len(wanted.letters) == 1 else 38
        sheet.letters(wanted.letters, 50, 50, height=height, colour=_WHITE)
    return sheet.jpeg()


def _square(sheet: Sheet, colour: str) -> None:
    sheet.box(8, 8, 84, 84, radius=18, colour=colour)


def _disc(sheet: Sheet, colour: str) -> None:
    sheet.oval(50, 50, 43, 43, colour=colour)


def _hexagon(sheet: Sheet, colour: str) -> None:
    sheet.fill("M50 5 L89 27 L89 73 L50 95 L11 73 L11 27 Z", colour)


def _shield(sheet: Sheet, colour: str) -> None:
    sheet.fill("M50 6 C62 14 76 17 88 17 C90 54 78 82 50 95 C22 82 10 54 12 17 C24 17 38 14 50 6 Z", colour)


def _leafed(sheet: Sheet, colour: str) -> None:
    sheet.fill("M8 8 L62 8 C80 8 92 20 92 38 L92 92 L38 92 C20 92 8 80 8 62 Z", colour)


SHAPES: Mapping[str, Callable[[Sheet, str], None]] = {
    "square": _square,
    "disc": _disc,
    "hexagon": _hexagon,
    "shield": _shield,
    "leaf": _leafed,
}


def _wheat(sheet: Sheet, colour: str) -> None:
    del colour
    sheet.stroke("M50 84 L50 34", _WHITE, width=3)
    sheet.fill("M50 14 Q58 26 50 36 Q42 26 50 14 Z", _WHITE)
    for y in (36, 50, 64):
        sheet.fill(f"M52 {y + 12} Q52 {y} 68 {y - 6} Q68 {y + 8} 52 {y + 12} Z", _WHITE)
        sheet.fill(f"M48 {y + 12} Q48 {y} 32 {y - 6} Q32 {y + 8} 48 {y + 12} Z", _WHITE)


def _tea(sheet: Sheet, colour: str) -> None:
    sheet.fill("M26 50 L70 50 C70 68 62 78 48 78 C34 78 26 68 26 50 Z", _WHITE)
    sheet.ring(71, 60, 9, 8, colour=_WHITE, width=4)
    sheet.fill("M27 50 L69 50 L69 53 L27 53 Z", colour)
    sheet.stroke("M40 40 Q34 34 40 28 Q46 22 40 16", _WHITE, width=3.4)
    sheet.stroke("M56 40 Q50 34 56 28 Q62 22 56 16", _WHITE, width=3.4)


def _peaks(sheet: Sheet, colour: str) -> None:
    sheet.oval(66, 34, 9, 9, colour=_WHITE)
    sheet.fill("M14 72 L40 30 L56 56 L63 46 L86 72 Z", _WHITE)
    sheet.fill("M40 30 L47.4 42 L41 48 L34 40 Z", colour)


def _moon(sheet: Sheet, colour: str) -> None:
    sheet.oval(50, 42, 25, 25, colour=_WHITE)
    sheet.oval(60, 36, 22, 22, colour=colour)
    sheet.stroke("M18 72 Q28 64 38 72 Q48 80 58 72 Q68 64 82 72", _WHITE, width=4)


def _gear(sheet: Sheet, colour: str) -> None:
    for turned in ("M46 18 L54 18 L56 82 L44 82 Z", "M18 46 L18 54 L82 56 L82 44 Z"):
        sheet.fill(turned, _WHITE)
    for turned in ("M24.5 30 L30 24.5 L75.5 70 L70 75.5 Z", "M70 24.5 L75.5 30 L30 75.5 L24.5 70 Z"):
        sheet.fill(turned, _WHITE)
    sheet.oval(50, 50, 24, 24, colour=_WHITE)
    sheet.oval(50, 50, 11, 11, colour=colour)


def _book(sheet: Sheet, colour: str) -> None:
    del colour
    sheet.fill("M20 30 Q36 24 48 32 L48 74 Q36 66 20 72 Z", _WHITE)
    sheet.fill("M80 30 Q64 24 52 32 L52 74 Q64 66 80 72 Z", _WHITE)


def _waves(sheet: Sheet, colour: str) -> None:
    del colour
    for y in (36, 52, 68):
        up, down = y - 11, y + 11
        sheet.stroke(
            f"M20 {y} Q27.5 {up} 35 {y} Q42.5 {down} 50 {y} Q57.5 {up} 65 {y} Q72.5 {down} 80 {y}", _WHITE, width=5
        )


def _windows(sheet: Sheet, colour: str) -> None:
    sheet.fill("M26 22 L56 22 L56 82 L26 82 Z", _WHITE)
    sheet.fill("M60 40 L76 40 L76 82 L60 82 Z", _WHITE)
    for x in (33, 44):
        for y in (31, 44, 57):
            sheet.box(x, y, 6, 7, radius=1, colour=colour)
    for y in (48, 60):
        sheet.box(65, y, 6, 7, radius=1, colour=colour)
    sheet.box(37, 70, 8, 12, radius=1, colour=colour)


def _lark(sheet: Sheet, colour: str) -> None:
    sheet.fill("M18 58 C30 38 44 42 56 46 C58 34 70 30 78 38 L88 40 L79 45 C78 62 62 72 46 68 L26 80 L34 64 Z", _WHITE)
    sheet.fill("M36 54 C46 50 56 54 62 60 C52 66 42 62 36 54 Z", colour)
    sheet.oval(71, 41, 2, 2, colour=colour)


def _pine(sheet: Sheet, colour: str) -> None:
    del colour
    for tip, foot, half in ((14, 40, 14), (28, 58, 20), (44, 76, 26)):
        sheet.fill(f"M50 {tip} L{50 + half} {foot} L{50 - half} {foot} Z", _WHITE)
    sheet.fill("M46 76 L54 76 L54 88 L46 88 Z", _WHITE)


def _smile(sheet: Sheet, colour: str) -> None:
    del colour
    sheet.stroke("M26 46 Q50 86 74 46", _WHITE, width=8)
    for x in (36, 64):
        sheet.oval(x, 32, 5.4, 5.4, colour=_WHITE)


def _flower(sheet: Sheet, colour: str) -> None:
    for x, y in ((50, 30), (69, 44), (62, 66), (38, 66), (31, 44)):
        sheet.oval(x, y, 15, 15, colour=_WHITE)
    sheet.oval(50, 50, 10, 10, colour=colour)


def _house(sheet: Sheet, colour: str) -> None:
    sheet.fill("M50 18 L84 48 L76 48 L76 80 L24 80 L24 48 L16 48 Z", _WHITE)
    sheet.fill("M44 80 L44 62 Q50 54 56 62 L56 80 Z", colour)


SIGNS: Mapping[str, Callable[[Sheet, str], None]] = {
    "wheat": _wheat,
    "tea": _tea,
    "peaks": _peaks,
    "moon": _moon,
    "gear": _gear,
    "book": _book,
    "waves": _waves,
    "windows": _windows,
    "lark": _lark,
    "pine": _pine,
    "smile": _smile,
    "flower": _flower,
    "house": _house,
}
