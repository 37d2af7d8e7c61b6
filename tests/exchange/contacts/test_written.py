"""Cards of ours: as the standards want them, only what the reader may see, and read back to the same values."""

import hashlib
import io
from random import Random
from typing import Any

import pytest

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Kind, row_to_json, rows_of
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import PartialDate
from clientdesk.exchange.contacts import Contact, read_contacts
from clientdesk.exchange.contacts.writing import VERSIONS, CardsWritten, Version, write_contacts
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.untrusted import Child
from clientdesk.i18n import catalogue
from tests import make

COUNT = 40
FULL = Disclosure(Profile.FULL, "test")
HELD = {
    "person": "full_name family_name given_name salutation nickname former_name name_en gender employer_name "
    "department position professional_title mobile office_phone home_phone home_fax office_fax assistant_phone "
    "assistant_name email home_address office_address birth_date birth_lunar wedding_date spouse_name notes tags",
    "enterprise": "name short_name name_en phone hotline fax email website address notes tags",
}
"""The fields a vCard can hold whole."""
ROWS = {
    "phones": ("kind", "number", "ext", "note", "is_main"),
    "emails": ("kind", "address", "is_main"),
    "addresses": (
        "kind", "country", "province", "city", "district", "street", "postcode", "recipient", "phone", "is_mailing"
    ),
    "socials": ("app", "handle"),
}  # fmt: skip
"""The groups it can hold, and of them these columns."""


def written(records: list[Record], *, version: Version, disclosure: Disclosure = FULL, blobs: Any = None) -> bytes:
    out = io.BytesIO()
    kept = blobs or {}
    write_contacts(
        records,
        out,
        version=version,
        disclosure=disclosure,
        words=catalogue("zh_CN"),
        photo_of=lambda attachment: kept.get(attachment.sha256),
    )
    return out.getvalue()


def wanted(record: Record) -> dict[str, Any]:
    """The values of a record that its card is to give back."""
    told = {key: record.to_json()["values"].get(key) for key in HELD[record.kind.name].split()}
    for key, columns in ROWS.items():
        field = record.kind.by_key.get(key)
        if field is not None:
            kept = tuple(column for column in rows_of(field).columns if column.key in columns)
            rows = [_without_no(row_to_json(row, kept)) for row in record.rows(field)]
            told[key] = [row for row in rows if row.get("number" if key == "phones" else "handle", "x")] or None
    return {key: value for key, value in told.items() if value is not None}


def _without_no(row: dict[str, Any]) -> dict[str, Any]:
    """A card says who comes first, never who does not."""
    return {key: value for key, value in row.items() if value is not False}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_a_card_gives_back_every_value_it_holds(kind: Kind, version: Version, reader: Child) -> None:
    rng = Random(f"{kind.name}{version}")
    records = [make.record(kind, rng, filled=0.9, rows=8) for _ in range(COUNT)]
    for number, record in enumerate(records):
        record.code = f"KH{number:06}"
    read = read_contacts(reader, written(records, version=version)).contacts
    assert [contact.code for contact in read] == [record.code for record in records]
    for record, contact in zip(records, read, strict=True):
        expected = wanted(record)
        assert {key: value for key, value in contact.values.items() if key in expected or key in ROWS} == expected
        assert contact.kind == kind.name
        assert contact.unread == ()


@pytest.mark.parametrize("version", VERSIONS)
def test_lines_are_folded_at_75_octets_and_never_within_a_character(version: Version) -> None:
    record = make.person("样" * 60, notes="长的备注，" * 400, mobile="15400000041")
    data = written([record], version=version)
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode()


def test_a_card_of_a_person_is_as_telephones_want_it() -> None:
    record = make.person("欧阳样", mobile="15400000041", tags=("重点", "苏州"))
    record.code = "KH000001"
    record[Basics.birth_date] = PartialDate(None, 3, 5)
    lines = written([record], version="3.0").decode().splitlines()
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//ClientDesk//ClientDesk//EN"]
    for line in ("N:欧阳;样;;;", "FN:欧阳样", "X-PHONETIC-LAST-NAME:ou yang", "BDAY:--03-05", "CATEGORIES:重点,苏州"):
        assert line in lines
    assert "TEL;TYPE=CELL;X-CLIENTDESK=mobile:15400000041" in lines
    assert lines[-2:] == ["UID:KH000001", "END:VCARD"]
    assert "BDAY:--0305" in written([record], version="4.0").decode().splitlines()


def test_a_firm_is_a_card_of_a_firm() -> None:
    record = make.enterprise("样本食品有限公司")
    record[Firm.phone] = "0512-01234567"
    assert "X-ABShowAs:COMPANY" in written([record], version="3.0").decode()
    assert "KIND:org" in written([record], version="4.0").decode()


def test_what_the_reader_may_not_see_is_absent_not_masked() -> None:
    record = make.person("欧阳样", mobile="15400000042", office_phone="010-01234567", employer_name="样本公司")
    record[Family.spouse_name] = "样配偶"
    told = written([record], version="3.0", disclosure=Disclosure(Profile.HANDOUT)).decode()
    for shown in ("欧阳样", "010-01234567", "样本公司"):
        assert shown in told
    for hidden in ("154", "样配偶", "*", "•"):
        assert hidden not in told


def test_who_is_never_to_be_exported_is_held_back(reader: Child) -> None:
    kept, held = make.person("样一"), make.person("样二")
    held[PERSON.by_key["no_print"]] = True
    out = io.BytesIO()
    told = write_contacts(
        [kept, held], out, version="3.0", disclosure=Disclosure(), words=catalogue("en"), photo_of=lambda one: None
    )
    assert (told.cards, told.withheld) == (1, 1)
    assert [contact.name for contact in read_contacts(reader, out.getvalue()).contacts] == ["样一"]


def test_the_picture_goes_along_and_comes_back_byte_for_byte(reader: Child) -> None:
    blobs: make.Blobs = {}
    record = make.person("样名")
    record[Basics.photo] = photo = make.content(Basics.photo, Random(4), blobs=blobs)
    kept = {sha256: data for sha256, (_media, data) in blobs.items()}
    for version in VERSIONS:
        contact: Contact = read_contacts(reader, written([record], version=version, blobs=kept)).contacts[0]
        assert contact.photo == kept[photo.sha256]


def test_the_counts_are_those_of_the_file(reader: Child) -> None:
    records = [make.person(f"样{number}") for number in range(5)]
    out = io.BytesIO()
    told: CardsWritten = write_contacts(
        records, out, version="4.0", disclosure=Disclosure(), words=catalogue("en"), photo_of=lambda one: None
    )
    assert told.cards == len(read_contacts(reader, out.getvalue()).contacts) == 5
    assert told.sha256 == hashlib.sha256(out.getvalue()).hexdigest()
    assert told.photos == 0
