"""Cards made to do harm, and cards spoilt by chance: each is read or refused, and the window takes no harm."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from clientdesk.errors import UserError
from clientdesk.exchange.contacts import read_contacts
from clientdesk.exchange.contacts.lines import PHOTO_AT_MOST
from clientdesk.exchange.untrusted import Child

CASES = sorted((Path(__file__).parent / "cases").glob("*.vcf"))
ENDS = {"read", "empty", "no_cards"}
_NASTY = (
    b"\0", b"\xff" * 8, b":", b";" * 500, b"=", b"=\r\n" * 300, b'"', b"\\", b"\r", b"\n" * 50, b"BEGIN:VCARD\r\n" * 40,
    b"END:VCARD\r\n", b"AGENT:\r\nBEGIN:VCARD\r\n" * 30, b";ENCODING=BASE64:", b";CHARSET=zip:", b";CHARSET=idna:",
    b"VERSION:2.1\r\n", b" " * 2000, b"item1.", b"\xd5\xc5" * 90, b"A" * 70_000, b"\xef\xbb\xbf", b"\xff\xfe",
    b"BDAY:99999999\r\n", b"X-ALTBDAY;CALSCALE=chinese:999999991399\r\n", b"PHOTO;ENCODING=b:" + b"A" * 5000 + b"\r\n",
)  # fmt: skip


def spoilt(count: int, *, seed: int) -> Iterator[bytes]:
    """So many of the cases with a few things wrong in each, the same for the same seed."""
    rng = Random(seed)
    contents = [case.read_bytes() for case in CASES]
    for _ in range(count):
        content = rng.choice(contents)
        for _ in range(rng.choice((1, 1, 3, 10))):
            at = rng.randrange(len(content) + 1)
            end = at + rng.choice((0, 0, 1, 10, 200))
            content = content[:at] + rng.choice((rng.choice(_NASTY), rng.randbytes(3), b"")) + content[end:]
        yield content


def outcome(reader: Child, content: bytes) -> str:
    try:
        read = read_contacts(reader, content)
    except UserError as error:
        return error.key
    assert [contact.number for contact in read.contacts] == list(range(1, len(read.contacts) + 1))
    return "read"


def test_spoilt_cards_are_read_or_refused(reader: Child) -> None:
    ends = [outcome(reader, content) for content in spoilt(60, seed=7)]
    assert set(ends) <= ENDS
    assert ends.count("read") > 40


@pytest.mark.long
def test_two_thousand_spoilt_files_are_read_or_refused_in_time(reader: Child) -> None:
    ends, slowest = [], 0.0
    for content in spoilt(2000, seed=11):
        before = time.perf_counter()
        ends.append(outcome(reader, content))
        slowest = max(slowest, time.perf_counter() - before)
    sys.stdout.write(f"{ ({end: ends.count(end) for end in ENDS}) }, the slowest {slowest:.2f} s\n")
    assert set(ends) <= ENDS
    assert slowest < 10


def test_cards_nested_in_one_another_have_no_depth(reader: Child) -> None:
    data = b"BEGIN:VCARD\r\nFN:first\r\n" + b"AGENT:\r\nBEGIN:VCARD\r\n" * 5_000
    read = read_contacts(reader, data)
    assert read.contacts[0].values["full_name"] == "first"


def test_a_picture_too_large_is_left_out_and_told(reader: Child) -> None:
    data = b"BEGIN:VCARD\r\nFN:first\r\nPHOTO;ENCODING=b:" + b"A" * (PHOTO_AT_MOST * 4 // 3 + 8) + b"\r\nEND:VCARD\r\n"
    contact = read_contacts(reader, data).contacts[0]
    assert contact.photo is None
    assert contact.unread == ("PHOTO …",)


def test_a_line_without_end_is_no_riddle(reader: Child) -> None:
    data = (
        b'BEGIN:VCARD\r\nFN:first\r\nX-A;B="'
        + b'c";"' * 100_000
        + b"\r\nNOTE:"
        + b"\\" * 100_000
        + b"\r\nEND:VCARD\r\n"
    )
    assert read_contacts(reader, data).contacts[0].values["full_name"] == "first"


def test_a_charset_that_is_no_encoding_of_text_does_nothing(reader: Child) -> None:
    data = "BEGIN:VCARD\r\nFN;CHARSET=zip:样名\r\nNOTE;CHARSET=unicode_escape:\\u0041é\r\nEND:VCARD\r\n".encode()
    assert read_contacts(reader, data).contacts[0].values["full_name"] == "样名"
