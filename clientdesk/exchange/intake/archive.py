"""The look at a zip container before any reader gets it: everything in it is inflated and counted by ourselves.

What a container says about itself may be a lie, and a reader that believes it can be flooded or brought down.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from clientdesk.errors import UserError
from clientdesk.exchange.intake.refusals import DAMAGED, LESS, refused
from clientdesk.files import size_text
from clientdesk.i18n import N_

FILE_AT_MOST = 100 << 20
UNPACKED_AT_MOST = 600 << 20
PARTS_AT_MOST = 2_000
RATIO_AT_MOST, RATIO_ABOVE = 200, 10 << 20
"""How many times larger than the file its content may be, where that is more than `RATIO_ABOVE` bytes."""
WINDOW = 4 << 20
_CHUNK = 1 << 20
_LOCAL = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_DOCTYPES = tuple(
    word.encode(coding) for word in ("<!DOCTYPE", "<!doctype") for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Part:
    """A file in the archive; `windows` gives its bytes, a few megabytes at a time."""

    name: str
    archive: "Archive"
    info: zipfile.ZipInfo

    def windows(self) -> Iterator[bytes]:
        """The bytes, inflated and counted; cut before a tag, so that no tag is in two pieces."""
        rest = b""
        for chunk in self.archive.inflated(self.info):
            window = rest + chunk
            if len(window) < WINDOW:
                rest = window
                continue
            # Before a row, else before any tag; a text without end is passed on as it is.
            cut = max(window.rfind(b"<row"), 0) or max(window.rfind(b"<"), 0) or len(window)
            yield window[:cut]
            rest = window[cut:]
        if rest:
            yield rest

    def whole(self, at_most: int) -> bytes:
        """All bytes, of a part that has no business to be large."""
        pieces, size = [], 0
        for chunk in self.archive.inflated(self.info):
            size += len(chunk)
            if size > at_most:
                raise too_much(at_most)
            pieces.append(chunk)
        return b"".join(pieces)


class Archive:
    """A zip file whose directory was read; damaged, locked and crowded ones are refused."""

    def __init__(self, payload: bytes) -> None:
        self._payload = payload
        self._most = min(UNPACKED_AT_MOST, max(RATIO_ABOVE, RATIO_AT_MOST * len(payload)))
        try:
            with zipfile.ZipFile(io.BytesIO(payload)) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError):
            raise cut_short() from None
        if len(infos) > PARTS_AT_MOST:
            text = N_("The file holds {n} parts, more than any workbook, so it was not read.")
            raise refused("too_big", text, n=len(infos))
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise locked()
        self.parts = {info.filename.replace("\\", "/").lstrip("/"): Part(info.filename, self, info) for info in infos}
        if len(self.parts) < len(infos):
            # Which of two parts of one name a reader takes is anybody's guess.
            raise refused("unreadable", DAMAGED)
        self._counted = 0

    def look(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Name and bytes of each part; all that is not read by the caller is inflated and counted nevertheless."""
        self._counted = 0
        for name, part in self.parts.items():
            windows = _without_doctype(part.windows()) if name.lower().endswith(_XML) else part.windows()
            yield name, windows
            for _window in windows:
                pass

    def inflated(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one part, as they come out of the stream and not as they were declared."""
        start = info.header_offset
        try:
            mark, names, extras = _LOCAL.unpack_from(self._payload, start)
        except struct.error:
            raise cut_short() from None
        start += _LOCAL.size + names + extras
        end = start + info.compress_size
        if mark != b"PK\3\4" or end > len(self._payload):
            raise cut_short()
        if info.compress_type == zipfile.ZIP_STORED:
            chunks: Iterator[bytes] = (self._payload[at : min(at + _CHUNK, end)] for at in range(start, end, _CHUNK))
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            chunks = _deflated(memoryview(self._payload)[start:end])
        else:
            raise refused("unreadable", DAMAGED)
        for chunk in chunks:
            self._counted += len(chunk)
            if self._counted > self._most:
                raise too_much(self._most)
            yield chunk


def _deflated(packed: memoryview) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _CHUNK):
            chunk = inflate.decompress(packed[at : at + _CHUNK], _CHUNK)
            while chunk:
                yield chunk
                chunk = inflate.decompress(inflate.unconsumed_tail, _CHUNK)
    except zlib.error:
        raise refused("unreadable", DAMAGED) from None


def _without_doctype(windows: Iterator[bytes]) -> Iterator[bytes]:
    tail = b""
    for window in windows:
        if any(each in window or each in tail + window[:32] for each in _DOCTYPES):
            raise refused("doctype", N_("The file declares a document type of its own, which no workbook needs."))
        tail = window[-32:]
        yield window


def cut_short() -> UserError:
    """For a container that ends too early."""
    text = N_("The file is incomplete: it was not copied or downloaded to its end.")
    return refused("cut_short", text, hint=N_("Nothing was changed. Copy or download it again and try once more."))


def locked() -> UserError:
    """For a file behind a password."""
    hint = N_("Nothing was changed. Open it with its password, save a copy without one and try again.")
    return refused("locked", N_("The file is protected by a password, so it cannot be read."), hint=hint)


def too_much(most: int) -> UserError:
    """For a container that unpacks to more than it may."""
    text = N_("The file unpacks to more than {most}, so it was not read.")
    return refused("too_big", text, hint=LESS, most=size_text(most))
