"""Which encoding text is in: told by a mark, proved by UTF-8, else judged by what the bytes would say in each.

Most bytes are some text in GB18030 and in Big5; only in the right one do they speak of clients. To try one after the
other would misread all files of the second.
"""

import re
from collections import Counter
from dataclasses import dataclass

from clientdesk.exchange.intake.frequent import FREQUENT
from clientdesk.exchange.intake.refusals import DAMAGED, refused

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""What files begin with that tell their encoding."""
CODECS = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "cp950",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32",
    "cp1252": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What can be asked for, and the codec that reads it: those of Windows have the characters that its programs write."""
OFFERED = ("utf-8", "gb18030", "big5", "utf-16-le", "cp1252", "shift_jis", "euc_kr")
_JUDGED = ("gb18030", "big5", "cp1252")
_SAMPLE = 1 << 18
_HIGH = re.compile(rb"[\x80-\xff]")
_LETTERS = re.compile("[A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\xff]{2,}")
_ACCENTS_IN_A_ROW = re.compile("[\xc0-\xff]{3,}")
_LATIN_MARKS = re.compile("(?<![\x80-\uffff])[‘’“”–—…•€£§°®©](?![\x80-\uffff])")
_STANDARDS = {"gb18030": "gb2312", "big5": "big5"}
_COMMON_LEADS = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
_HAN_IN_WORD = re.compile("[A-Za-z][\u4e00-\u9fff][a-z]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b\x1c\x7f-\x84\x86-\x9f]")
_ODD_AT_MOST = 10
_BROKEN = "\ufffd"


@dataclass(frozen=True)
class Guess:
    """An encoding, and after how many bytes the text begins; `offered` has all to choose from, the likeliest first."""

    encoding: str
    skipped: int
    offered: tuple[str, ...]


def guess(payload: bytes, *, declared: str = "") -> Guess:
    """The encoding of text, which is looked at where it is not plain ASCII; `declared` is what it says of itself."""
    for mark, encoding in MARKS:
        if payload.startswith(mark):
            return Guess(encoding, 0 if encoding == "utf-32" else len(mark), _offered((encoding,)))
    if sixteen := _sixteen_bits(payload):
        return Guess(sixteen, 0, _offered((sixteen,)))
    if _is_utf8(payload):
        return Guess("utf-8", 0, _offered(("utf-8",)))
    sample = _telling(payload)
    scores = {encoding: _score(sample, encoding) for encoding in _JUDGED}
    if declared in scores:
        # A declaration may be false, but it breaks a tie.
        scores[declared] += 0.5
    order = sorted(scores, key=lambda encoding: -scores[encoding])
    if _is_nearly_utf8(sample):
        order.insert(0, "utf-8")
    return Guess(order[0], 0, _offered(tuple(order)))


def refuse_binary(payload: bytes, found: Guess) -> None:
    """Refuse what is no text in any encoding."""
    sample = payload[found.skipped : found.skipped + _SAMPLE].decode(CODECS[found.encoding], "replace")
    odd = len(_CONTROL.findall(sample))
    # A few bytes of nothing stand in many a file that an old program wrote.
    if (odd - _ODD_AT_MOST) * 50 > len(sample) or sample.count(_BROKEN) * 10 > len(sample):
        raise refused("unreadable", DAMAGED)


def _offered(first: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *OFFERED)))


def _sixteen_bits(payload: bytes) -> str:
    """UTF-16 without its mark: every other byte of what is ASCII in it, if only commas and line ends, is zero."""
    sample = payload[: _SAMPLE & ~1]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) // 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "replace")
    sense = sum(n for char, n in Counter(text).items() if char.isascii() or char in FREQUENT)
    return encoding if sense * 2 > len(text) else ""


def _is_utf8(payload: bytes) -> bool:
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether all but a few characters are UTF-8: a file cut in the middle of one, or pasted together."""
    text = sample.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    return broken * 20 < sum(not char.isascii() for char in text)


def _telling(payload: bytes) -> bytes:
    """A part of the bytes from the line of the first that is not ASCII on."""
    found = _HIGH.search(payload)
    start = payload.rfind(b"\n", 0, found.start()) + 1 if found else 0
    return payload[start : start + _SAMPLE]


def _score(sample: bytes, encoding: str) -> float:
    """How much sense the bytes make, for each character that is not ASCII: about 3 in the right encoding."""
    text = sample.decode(CODECS[encoding], "replace")
    seen = Counter(text)
    broken = seen.pop(_BROKEN, 0)
    foreign = {char: n for char, n in seen.items() if not char.isascii()}
    if encoding == "cp1252":
        points = _sense_in_latin(text) - sum(foreign.values())
    else:
        points = sum(n * _worth(char, encoding) for char, n in foreign.items()) - 4 * len(_HAN_IN_WORD.findall(text))
    # A cut at the end of the sample is nobody's fault.
    return (points - 8 * max(broken - 1, 0)) / max(1, sum(foreign.values()) + broken)


def _sense_in_latin(text: str) -> float:
    """Letters with accents stand alone among others, and marks between words; a row of them is Chinese misread."""
    alone = sum(not char.isascii() for char in "".join(_LETTERS.findall(text)))
    return 3.0 * alone + 2.0 * len(_LATIN_MARKS.findall(text)) - 6 * len(_ACCENTS_IN_A_ROW.findall(text))


def _worth(char: str, encoding: str) -> float:
    if char in FREQUENT:
        return 3
    if "\u4e00" <= char <= "\u9fff":
        # Both standards have a first part with the common characters.
        lead = char.encode(_STANDARDS[encoding], "replace")[0]
        first, last = _COMMON_LEADS[encoding]
        return 1.5 if first <= lead <= last else 0
    if char in "　、。「」『』（），：；？！·－—“”‘’％＃＠０１２３４５６７８９":
        return 2
    return -2 if char.isalpha() else -3
