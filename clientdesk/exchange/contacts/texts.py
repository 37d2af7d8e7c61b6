"""Bytes of vCards made text: by the CHARSET a line names, as UTF-8, or in the old encoding that reads most sensibly."""

from collections.abc import Iterable, Iterator

from clientdesk.exchange.contacts.lines import Line
from clientdesk.exchange.intake.encodings import CODECS, guess

UTF_8 = "utf-8"
LEGACY = ("gb18030", "big5", "cp1252", "shift_jis", "euc_kr")
"""What files that are no UTF-8 may be in, as offered to the user."""
SAMPLE = 64 << 10
"""So many bytes are looked at to tell the encodings apart."""
_CALLED = {
    **dict.fromkeys(("UTF-8", "UTF8", "UNICODE-1-1-UTF-8", "US-ASCII", "ASCII"), UTF_8),
    **dict.fromkeys(("GBK", "GB2312", "GB_2312-80", "GB18030", "CP936", "MS936", "X-GBK", "HZ-GB-2312"), "gb18030"),
    **dict.fromkeys(("BIG5", "BIG-5", "BIG5-HKSCS", "CP950", "X-WINDOWS-950"), "big5"),
    **dict.fromkeys(("SHIFT_JIS", "SHIFT-JIS", "SJIS", "X-SJIS", "WINDOWS-31J", "CP932"), "shift_jis"),
    **dict.fromkeys(("ISO-8859-1", "ISO_8859-1", "LATIN1", "WINDOWS-1252", "CP1252"), "cp1252"),
    **{f"WINDOWS-125{page}": f"cp125{page}" for page in "01345678"},
    **{f"ISO-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **dict.fromkeys(("EUC-KR", "KS_C_5601-1987", "CP949"), "euc_kr"),
    "EUC-JP": "euc_jp",
    "KOI8-R": "koi8-r",
}


def utf_8(data: bytes) -> bytes:
    """The file as UTF-8 or in its old encoding: a byte order mark gone, UTF-16 made UTF-8."""
    for mark, codec in ((b"\xef\xbb\xbf", ""), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(codec, "replace").encode("utf-8", "replace") if codec else data[3:]
    return data


class Decoder:
    """Makes the values of lines text; `chosen` is the user's word, else lines that are no UTF-8 are in `legacy`."""

    def __init__(self, *, chosen: str = "", legacy: str = "") -> None:
        self.chosen = chosen
        self.legacy = legacy

    def line(self, line: Line) -> Line:
        """The line with its value as text."""
        raw = line.unwrapped()
        if raw.isascii():
            return line.decoded(raw.decode("ascii"))
        named = _CALLED.get(line.first("CHARSET").upper(), "")
        for codec in (named, self.chosen, UTF_8):
            if codec and (text := _strictly(raw, codec)) is not None:
                return line.decoded(text)
        return line.decoded(raw.decode(_codec(self.chosen or self.legacy or named or UTF_8), "replace"))


def foreign(lines: Iterable[Line]) -> Iterator[bytes]:
    """The values that are neither UTF-8 nor in the encoding they name: what has to be guessed."""
    for line in lines:
        raw = line.unwrapped()
        if raw.isascii() or len(raw) > SAMPLE:
            continue
        named = _CALLED.get(line.first("CHARSET").upper(), "")
        if all(_strictly(raw, codec) is None for codec in (named, UTF_8) if codec):
            yield raw


def likely(sample: bytes) -> tuple[str, ...]:
    """The old encodings, the likeliest for these bytes first."""
    return tuple(name for name in guess(sample).offered if name in LEGACY)


def _codec(name: str) -> str:
    return CODECS.get(name, name)


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(_codec(codec))
    except (UnicodeDecodeError, LookupError):
        return None
