"""A folder of cards as telephones, mail programs and the standards write them, each with what is to be read from it."""

import json
from pathlib import Path

import pytest

from clientdesk.exchange.contacts import Contact, read_contacts
from clientdesk.exchange.untrusted import Child

CASES = sorted((Path(__file__).parent / "cases").glob("*.vcf"))


def told(contact: Contact) -> dict[str, object]:
    """A contact as the expected results have it; of a picture its size."""
    parts = {
        "kind": contact.kind,
        "values": dict(contact.values),
        "photo": len(contact.photo or b""),
        "unread": list(contact.unread),
        "problem": contact.problem.text if contact.problem else "",
        "code": contact.code,
    }
    return {name: part for name, part in parts.items() if part or name == "values"}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_cards_are_read_as_expected(case: Path, reader: Child) -> None:
    expected = json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))
    read = read_contacts(reader, case.read_bytes())
    assert [told(contact) for contact in read.contacts] == expected["contacts"]
    assert [contact.number for contact in read.contacts] == list(range(1, len(read.contacts) + 1))
    assert read.encoding == expected["encoding"]
    assert any("no end" in note.text for note in read.notes) == expected["cut"]


def test_there_are_cases_of_every_version_and_encoding() -> None:
    content = b"".join(case.read_bytes() for case in CASES)
    for version in (b"VERSION:2.1", b"VERSION:3.0", b"VERSION:4.0"):
        assert version in content
    encodings = {json.loads(case.with_suffix(".json").read_text(encoding="utf-8"))["encoding"] for case in CASES}
    assert encodings == {"utf-8", "gb18030", "big5"}
