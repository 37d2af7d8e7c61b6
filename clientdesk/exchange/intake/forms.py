"""What bytes are, whatever their file is called."""

import re

from clientdesk.exchange.intake.archive import Archive, cut_short, locked
from clientdesk.exchange.intake.refusals import DAMAGED, SAVE_AGAIN, refused
from clientdesk.exchange.intake.xls_parts import BOOK_STREAMS
from clientdesk.i18n import N_

ZIP, OLE = b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|style|body|div)\b", re.I | re.S)
_XML = re.compile(rb"\s*<(?:\?xml|[A-Za-z]+:)")
_STRANGERS = (
    (b"%PDF", N_("This is a PDF, from which no table can be read.")),
    (b"\x89PNG", N_("This is a picture, from which no table can be read.")),
    (b"\xff\xd8\xff", N_("This is a picture, from which no table can be read.")),
    (b"GIF8", N_("This is a picture, from which no table can be read.")),
    (b"Rar!", N_("This is a packed archive; unpack it first.")),
    (b"7z\xbc\xaf", N_("This is a packed archive; unpack it first.")),
    (b"\x1f\x8b", N_("This is a packed archive; unpack it first.")),
    (b"SQLite format 3", N_("This is a database, from which no table can be read.")),
    (b"BEGIN:VCARD", N_("This is a file of contact cards and no table.")),
    (b"MIME-Version:", N_("This is a saved web archive, from which no table can be read.")),
)
_OLD_BOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_SHEETS_TYPE, _TYPES_AT_MOST = b"spreadsheetml.sheet.main+xml", 16 << 20
_BOOK_BEGINS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")
_FILE_PASS, _FIRST_RECORDS = 0x2F, 12
_OTHER_BOOK = N_("Workbooks of this kind (.ods, .numbers, .xlsb) are not read.")
_NO_BOOK = N_("This is a document of another program and no workbook.")
_UNPACK = N_("This is a packed archive; unpack it first.")


def form_of(payload: bytes) -> str:
    """xlsx, xls, xml, html or text; what no table can be in is refused."""
    if not payload.strip(b"\0 \t\r\n"):
        raise refused("empty", N_("The file is empty."), hint=N_("Nothing was changed. Choose another file."))
    for mark, text in _STRANGERS:
        if payload[: len(mark)].upper() == mark.upper():
            raise refused("no_table", text)
    if payload.startswith(b"PK"):
        return "xlsx"
    if payload.startswith(OLE):
        return _form_of_ole(payload)
    if payload.startswith(_OLD_BOOKS):
        raise refused("old_book", N_("This workbook was made by an Excel of before 1997."))
    start = payload[:4096].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe")
    if _PAGE.match(start):
        return "html"
    if _XML.match(start):
        return "html" if b"<html" in start.lower() else _form_of_xml(start)
    return "text"


def book_in(payload: bytes) -> Archive:
    """The archive of an .xlsx file; other things in archives are refused by what they are."""
    archive = Archive(payload)
    names = archive.parts.keys()
    types = archive.parts.get("[Content_Types].xml")
    if "xl/workbook.xml" in names or (types and _SHEETS_TYPE in types.whole(_TYPES_AT_MOST)):
        return archive
    if "xl/workbook.bin" in names or "mimetype" in names or "Index/Document.iwa" in names or "content.xml" in names:
        raise refused("other_book", _OTHER_BOOK)
    if "[Content_Types].xml" in names:
        raise refused("no_table", _NO_BOOK)
    raise refused("no_table", _UNPACK)


def _form_of_ole(payload: bytes) -> str:
    if _wide("EncryptedPackage") in payload:
        raise locked()
    if any(_wide(name) in payload for name in BOOK_STREAMS):
        if _is_locked_xls(payload):
            raise locked()
        return "xls"
    if len(payload) < 4096:
        raise cut_short()
    raise refused("no_table", _NO_BOOK if _wide("WordDocument") in payload else DAMAGED)


def _is_locked_xls(payload: bytes) -> bool:
    """Whether one of the first records of the workbook says how the others are encrypted."""
    begins = _BOOK_BEGINS.search(payload)
    at = begins.start() if begins else len(payload)
    for _ in range(_FIRST_RECORDS):
        kind, size = payload[at : at + 2], payload[at + 2 : at + 4]
        if int.from_bytes(kind, "little") == _FILE_PASS:
            return True
        at += 4 + int.from_bytes(size, "little")
    return False


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _form_of_xml(start: bytes) -> str:
    if b"schemas-microsoft-com:office:spreadsheet" in start:
        return "xml"
    raise refused("no_table", N_("This is an XML file and no workbook."), hint=SAVE_AGAIN)
