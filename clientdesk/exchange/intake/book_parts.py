"""What a workbook's reader does not tell, taken from the XML of its parts: errors, percentages, hidden rows, and sizes.

The parts are only searched, never trusted: what is written in an unusual way is missed here and left to the limits of
the child.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from clientdesk.exchange.intake.archive import Archive
from clientdesk.exchange.intake.grids import COLUMNS_AT_MOST, ROWS_AT_MOST
from clientdesk.exchange.intake.refusals import LESS, refused
from clientdesk.files import size_text
from clientdesk.i18n import N_

AREA_AT_MOST = 20_000_000
TEXT_AT_MOST = 512 << 20
"""Bytes of all texts together, each counted as often as a cell shows it."""
_SHEETS = "worksheets/"
_SMALL_PART = 64 << 20
REMEMBERED = 1_000
_ROW = re.compile(rb'<row r="(\d+)"')
_PLACE = re.compile(rb'r="([A-Z]{1,4})(\d+)"')
_HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_ERROR = re.compile(rb't="e"')
_UNCOUNTED = re.compile(rb"</f>(?:<v\s*/>|<v></v>)?</c>")
_CELL = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*')
_FILLED_CELL = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,4})(\d{1,8})"[^>]*(?<!/)><[^/]')
_SHARED = re.compile(rb't="s"[^>]*><v>(\d{1,9})</v>')
_FORMATS = re.compile(rb'<numFmt\s[^>]*?numFmtId="(\d{1,6})"[^>]*?formatCode="([^"]{0,255})"')
_FORMATS_TURNED = re.compile(rb'<numFmt\s[^>]*?formatCode="([^"]{0,255})"[^>]*?numFmtId="(\d{1,6})"')
_CELL_FORMATS = re.compile(rb"<cellXfs\b.*?</cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(rb'<xf\s[^>]*?numFmtId="(\d{1,6})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_QUOTED = re.compile(rb'"[^"]*"|\\.|&quot;.*?&quot;')
_PERCENT_IDS = {9, 10}
Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass
class SheetLook:
    """What a search in the XML of one sheet found. `shown` has cells that are numbers to a reader and more to people:
    0 a percentage, else the digits to which the number is filled up with zeros."""

    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    errors: list[Place] = field(default_factory=list)
    uncounted: list[Place] = field(default_factory=list)
    shown: dict[Place, int] = field(default_factory=dict)


@dataclass(frozen=True)
class BookLook:
    """What a search in a workbook found; `sheets` in their order, as far as they could be told apart."""

    sheets: tuple[SheetLook, ...]
    pictures: int


def look_into(archive: Archive) -> BookLook:
    """Search the parts, and refuse a book that would flood its reader."""
    book = _book_path(archive)
    shown = _shown_formats(archive, posixpath.join(posixpath.dirname(book), "styles.xml"))
    paths = list(_sheet_paths(archive, book))
    looks: dict[str, SheetLook] = {}
    lengths: list[int] = []
    shared = 0
    for name, windows in archive.look():
        if name in paths or _SHEETS in name:
            look = looks.setdefault(name, SheetLook())
            for window in windows:
                _search(window, look, shown)
                shared += window.count(b't="s"')
        elif name.lower().endswith("sharedstrings.xml"):
            lengths = _lengths(windows)
    # Exact counting takes a second look each, so the largest it could be is tried first.
    for name, look in looks.items():
        if _is_wide(look.rows, look.columns):
            refuse_wide(*_filled_extent(archive, name))
    if lengths and max(lengths) * shared > TEXT_AT_MOST:
        _refuse_long(archive, lengths)
    pictures = sum("/media/" in name for name in archive.parts)
    return BookLook(tuple(looks.get(path) or SheetLook() for path in paths), pictures)


def column_number(letters: str) -> int:
    """28 for AB."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """AB for 28."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown_text(value: float, digits: int) -> str:
    """The text a spreadsheet shows for a number in a cell of `SheetLook.shown`."""
    if digits:
        return str(round(value)).zfill(digits)
    return f"{(Decimal(f'{value:.15g}') * 100).normalize():f}%"


def _search(window: bytes, look: SheetLook, shown: dict[bytes, int]) -> None:
    look.rows = max([look.rows, *map(int, _ROW.findall(window))])
    if _beyond(look.columns).search(window):
        places = _PLACE.findall(window)
        look.rows = max([look.rows, *map(int, {row for _letters, row in places})])
        look.columns = max([look.columns, *(column_number(each.decode()) for each in {each for each, _row in places})])
    look.hidden_rows += len(_HIDDEN_ROW.findall(window))
    look.errors += _cells_before(window, _ERROR, room=REMEMBERED - len(look.errors))
    if b"</f>" in window:
        found = _cells_before(window, _UNCOUNTED, room=REMEMBERED - len(look.uncounted))
        look.uncounted += [place for place in found if place not in look.errors]
    if shown:
        styles = b"|".join(shown)
        pattern = re.compile(rb'<c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*?\ss="(' + styles + rb')"')
        for letters_of, row, style in pattern.findall(window):
            look.shown[int(row), column_number(letters_of.decode())] = shown[style]


@cache
def _beyond(columns: int) -> re.Pattern[bytes]:
    """Finds a cell right of so many columns, or far down: most windows have none, and need not be taken apart."""
    single = b"|[%c-Z]" % (65 + columns) if columns < 26 else b""
    return re.compile(rb'r="(?:(?:[A-Z]{2,4}' + single + rb")\d|[A-Z]\d{6})")


def _cells_before(window: bytes, mark: re.Pattern[bytes], *, room: int) -> list[Place]:
    """The cells in which a mark stands; a formula without a result is none where its result is an empty text."""
    found: list[Place] = []
    for each in mark.finditer(window):
        if len(found) >= room:
            break
        start = window.rfind(b"<c ", max(0, each.start() - 9000), each.start())
        cell = _CELL.match(window, start) if start >= 0 else None
        if cell and not (mark is _UNCOUNTED and b't="str"' in cell[0]):
            found.append((int(cell[2]), column_number(cell[1].decode())))
    return found


def _lengths(windows: Iterator[bytes]) -> list[int]:
    lengths, rest = [], 0
    for window in windows:
        first, *others = window.split(b"</si>")
        if others:
            lengths.append(rest + len(first))
            lengths += map(len, others[:-1])
            rest = len(others[-1])
        else:
            rest += len(first)
    return lengths


def refuse_wide(rows: int, columns: int) -> None:
    """Refuse a sheet that reaches further than any, or has too many cells to be laid out."""
    if _is_wide(rows, columns):
        text = N_("A sheet reaches to row {row} and column {column}: that is more than can be read.")
        raise refused("too_big", text, hint=LESS, row=rows, column=column_letters(columns))


def _is_wide(rows: int, columns: int) -> bool:
    return rows > ROWS_AT_MOST or columns > COLUMNS_AT_MOST or rows * columns > AREA_AT_MOST


def _filled_extent(archive: Archive, sheet: str) -> Place:
    """How far the cells reach that hold something: those that only have a style do not count."""
    rows = columns = 0
    for window in archive.parts[sheet].windows():
        for letters, row in _FILLED_CELL.findall(window):
            rows, columns = max(rows, int(row)), max(columns, column_number(letters.decode()))
    return rows, columns


def _refuse_long(archive: Archive, lengths: list[int]) -> None:
    uses: Counter[bytes] = Counter()
    for name, windows in archive.look():
        if _SHEETS in name:
            for window in windows:
                uses.update(_SHARED.findall(window))
    if sum(lengths[int(number)] * n for number, n in uses.items() if int(number) < len(lengths)) > TEXT_AT_MOST:
        text = N_("The texts of the file take more than {most}, so it was not read.")
        raise refused("too_big", text, hint=LESS, most=size_text(TEXT_AT_MOST))


def _shown_formats(archive: Archive, path: str) -> dict[bytes, int]:
    """{style number as in the XML: 0 for a percentage, else how many digits are filled up with zeros}."""
    part = archive.parts.get(path)
    if part is None:
        return {}
    styles = part.whole(_SMALL_PART)
    codes = dict(_FORMATS.findall(styles)) | {number: code for code, number in _FORMATS_TURNED.findall(styles)}
    formats = _CELL_FORMATS.search(styles)
    shown = {}
    for number, format_id in enumerate(_CELL_FORMAT.findall(formats[0]) if formats else ()):
        digits = digits_shown(int(format_id), codes.get(format_id, b""))
        if digits is not None:
            shown[b"%d" % number] = digits
    return shown


def digits_shown(format_id: int, code: bytes) -> int | None:
    """0 for the format of a percentage, how many digits for one that fills numbers up with zeros, None for others."""
    if format_id in _PERCENT_IDS or b"%" in _QUOTED.sub(b"", code):
        return 0
    return len(code) if len(code) > 1 and not code.strip(b"0") else None


def _book_path(archive: Archive) -> str:
    """Where the list of the sheets is, if not where it always is."""
    roots = archive.parts.get("_rels/.rels")
    for tag in _RELATION.findall(roots.whole(_SMALL_PART)) if roots else ():
        if _attribute(tag, b"Type").endswith("/officeDocument"):
            return _attribute(tag, b"Target").lstrip("/")
    return "xl/workbook.xml"


def _sheet_paths(archive: Archive, book_path: str) -> Iterator[str]:
    folder, name = posixpath.split(book_path)
    book = archive.parts.get(book_path)
    relations = archive.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if not book or not relations:
        return
    targets = {}
    for tag in _RELATION.findall(relations.whole(_SMALL_PART)):
        if (number := _attribute(tag, b"Id")) and (target := _attribute(tag, b"Target")):
            targets[number] = target
    for tag in _SHEET.findall(book.whole(_SMALL_PART)):
        target = targets.get(_attribute(tag, rb"\w+:id"), "")
        yield target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"""\s*=\s*["']([^"']*)["']""", tag)
    return found[1].decode("utf-8", "replace") if found else ""
