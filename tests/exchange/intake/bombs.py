"""Small files made to flood, stop or fool whoever reads them."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
SHEET_TEXT = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>'
_STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</sst>'


def book(parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of one cell, with these parts put in the place of its own."""
    made, out = Workbook(), io.BytesIO()
    assert made.active is not None
    made.active["A1"] = "name"
    made.save(out)
    parts = parts or {}
    again = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *parts}:
            target.writestr(name, parts.get(name) or source.read(name))
    return again.getvalue()


def rows(text: str, rest: str = "") -> bytes:
    """A workbook whose sheet has these rows."""
    return book({SHEET: SHEET_TEXT.format(text, rest)})


def far_cells() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return rows(f'<row r="1"><c r="A1"><v>1</v></c></row>{far}')


def no_such_row() -> bytes:
    return rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="99999999"><c r="A99999999"><v>1</v></c></row>')


def unpacks_to_a_gigabyte() -> bytes:
    return book({"xl/media/image1.bin": bytes(700 << 20)})


def unpacks_two_hundredfold() -> bytes:
    return book({"xl/theme/theme9.xml": b" " * (20 << 20)})


def long_texts_shown_often() -> bytes:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5001))
    long = "<si><t>" + "".join(f"{n:09}" for n in range(120_000)) + "</t></si>"
    return book({SHEET: SHEET_TEXT.format(cells, ""), STRINGS: _STRINGS.format(long)})


def too_many_parts() -> bytes:
    return book({f"xl/x{n}.xml": "<x/>" for n in range(2001)})


def own_document_type() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/hostname">{entities}]>'
    return book({STRINGS: head + _STRINGS.format("<si><t>&l8;&f;</t></si>")})


def own_document_type_in_sixteen_bits() -> bytes:
    head = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY f "y">]>'
    return book({STRINGS: (head + _STRINGS.format("<si><t>&f;</t></si>")).encode("utf-16")})


def cut_short() -> bytes:
    return book()[:-300]


def locked_archive() -> bytes:
    """The flag that says the parts are encrypted, as old archivers do it."""
    content = bytearray(book())
    at = content.find(b"PK\1\2")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\1\2", at + 4)
    return bytes(content)


def sizes_that_lie() -> bytes:
    """The directory tells ten bytes for a part that has twelve million."""
    content = bytearray(book({"xl/theme/theme9.xml": b" " * (12 << 20)}))
    at = content.find(b"PK\1\2")
    while at >= 0:
        (size,) = struct.unpack_from("<I", content, at + 24)
        if size == 12 << 20:
            struct.pack_into("<I", content, at + 24, 10)
        at = content.find(b"PK\1\2", at + 4)
    return bytes(content)


def one_part_under_many_names() -> bytes:
    """A directory in which hundreds of names stand for the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (1 << 20))
    content = out.getvalue()
    start, end = content.find(b"PK\1\2"), content.find(b"PK\5\6")
    entries = content[start:end] * 1500
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1500, 1500, len(entries), start, 0)
    return content[:start] + entries + tail


def nested_deep() -> bytes:
    return rows('<row r="1"><c r="A1" t="inlineStr"><is>' + "<r>" * 200_000 + "</r>" * 200_000 + "</is></c></row>")


def wide_text() -> bytes:
    return ",".join(["x"] * 20_000).encode()


def long_value() -> bytes:
    return b"name,note\nA,short\nB," + b"x" * ((1 << 20) + 10) + b"\n"


_DOCTYPE = ("doctype", "The file declares a document type of its own, which no workbook needs.")


def xml_book_with_a_document_type() -> bytes:
    book_as_xml = '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l "lol">]>' + book_as_xml.encode()


REFUSED: Mapping[Callable[[], bytes], tuple[str, str]] = {
    far_cells: ("too_big", "A sheet reaches to row 1048576 and column XFD: that is more than can be read."),
    no_such_row: ("too_big", "A sheet reaches to row 99999999 and column A: that is more than can be read."),
    unpacks_two_hundredfold: ("too_big", "The file unpacks to more than 10.5 MB, so it was not read."),
    long_texts_shown_often: ("too_big", "The texts of the file take more than 536.9 MB, so it was not read."),
    too_many_parts: ("too_big", "The file holds 2010 parts, more than any workbook, so it was not read."),
    own_document_type: _DOCTYPE,
    xml_book_with_a_document_type: _DOCTYPE,
    own_document_type_in_sixteen_bits: _DOCTYPE,
    cut_short: ("cut_short", "The file is incomplete: it was not copied or downloaded to its end."),
    locked_archive: ("locked", "The file is protected by a password, so it cannot be read."),
    sizes_that_lie: ("too_big", "The file unpacks to more than 10.5 MB, so it was not read."),
    one_part_under_many_names: ("unreadable", "The file is damaged or of an unknown kind."),
    wide_text: ("too_big", "Row 1 has more than 16384 columns, so the file was not read."),
    long_value: ("too_big", "Row 3 has a value of more than 1.0 MB, so the file was not read."),
}
"""What each of them is told."""
