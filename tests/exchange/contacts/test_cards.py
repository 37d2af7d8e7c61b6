"""What a card says, line by line: names in order, the right field for each number, nothing lost."""

from collections.abc import Callable
from typing import Any

import pytest

from clientdesk.errors import UserError
from clientdesk.exchange.contacts import Contact, ContactOptions, read_contacts
from clientdesk.exchange.untrusted import Child

Read = Callable[..., Contact]


@pytest.fixture
def read(reader: Child) -> Read:
    """Reads one card of these lines."""

    def one(*lines: str, version: str = "3.0") -> Contact:
        text = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
        return read_contacts(reader, text.encode()).contacts[0]

    return one


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("BDAY:19491231", "birth_date", "1949-12-31"),
        ("BDAY:1949-12-31T00:00:00Z", "birth_date", "1949-12-31"),
        ("BDAY;VALUE=date:1949-12-31", "birth_date", "1949-12-31"),
        ("BDAY:--0305", "birth_date", "--03-05"),
        ("BDAY:--03-05", "birth_date", "--03-05"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "birth_date", "--02-29"),
        ("BDAY:1985-03", "birth_date", "1985-03"),
        ("BDAY;VALUE=text:1985", "birth_date", "1985"),
        ("BDAY:1985/3/5", "birth_date", "1985-03-05"),
        ("BDAY:1985年3月5日", "birth_date", "1985-03-05"),
        ("BDAY;CALSCALE=chinese:1985-06-10", "birth_lunar", "1985-06-10"),
        ("X-ALTBDAY;CALSCALE=chinese:0078000406L10", "birth_lunar", "1987-L06-10"),
        ("X-LUNAR-BIRTHDAY:--06-10", "birth_lunar", "--06-10"),
        ("ANNIVERSARY:20090808", "wedding_date", "2009-08-08"),
        ("X-GENDER:Male", "gender", "m"),
        ("GENDER:F", "gender", "f"),
        ("X-MAIDENNAME:样姓", "former_name", "样姓"),
        ("X-SPOUSE:样名", "spouse_name", "样名"),
        ("SORT-STRING:yang ming", "name_sort", "yang ming"),
        ("ROLE:会计师", "position", "会计师"),
        ("TEL:+8615400000031", "mobile", "+8615400000031"),
        ("TEL:0512-01234567", "office_phone", "0512-01234567"),
        ("TEL;TYPE=HOME:01234567", "home_phone", "01234567"),
        ("TEL;TYPE=WORK:010-01234567,801", "office_phone", "010-01234567 x801"),
        ("TEL;TYPE=CELL:tel:+86-154-0000-0031", "mobile", "+86-154-0000-0031"),
        ("LABEL;TYPE=WORK:样板路1号\\n北京市", "office_address", {"street": "样板路1号, 北京市"}),
    ],
)
def test_a_line_fills_its_field(read: Read, line: str, key: str, value: object) -> None:
    contact = read("FN:样名", line)
    assert contact.values[key] == value
    assert contact.unread == ()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("BDAY:about 1800", "BDAY: about 1800"),
        ("TEL:call the office", "TEL: call the office"),
        ("EMAIL:nobody", "EMAIL: nobody"),
        ("X-FAVOURITE:red", "X-FAVOURITE: red"),
        ("item1.X-FAVOURITE:red\r\nitem1.X-ABLabel:Colour", "Colour: red"),
        ("PHOTO;VALUE=uri:http://www.example.com/p.jpg", "PHOTO: http://www.example.com/p.jpg"),
        ("X-ALTBDAY;CALSCALE=hebrew:57450101", "X-ALTBDAY: 57450101"),
        ("RELATED;TYPE=co-worker:urn:uuid:1", "co-worker: urn:uuid:1"),
    ],
)
def test_what_has_no_field_stands_in_the_notes_and_is_told(read: Read, line: str, kept: str) -> None:
    contact = read("FN:样名", "NOTE:first", line)
    assert kept in contact.values["notes"]
    assert contact.values["notes"].startswith("first")
    assert contact.unread == (kept,)


def test_further_numbers_and_addresses_become_rows(read: Read) -> None:
    contact = read(
        "FN:样名",
        "TEL;TYPE=CELL:15400000032",
        "TEL;TYPE=CELL,PREF:15400000033",
        "TEL;TYPE=FAX,WORK:010-01234567",
        "EMAIL;TYPE=WORK:a@example.com",
        "EMAIL;TYPE=HOME:b@example.com",
        "ADR;TYPE=HOME:;;样板路1号;;;;",
        "ADR;TYPE=HOME:;;样板路2号;;;;",
    )
    values: dict[str, Any] = dict(contact.values)
    assert (values["mobile"], values["office_fax"]) == ("15400000033", "010-01234567")
    assert values["phones"] == [{"kind": "mobile", "number": "15400000032"}]
    assert values["emails"] == [{"kind": "private", "address": "b@example.com"}]
    assert values["addresses"] == [{"kind": "home", "street": "样板路2号"}]


def test_a_name_too_long_is_cut_and_kept_whole_in_the_notes(read: Read) -> None:
    contact = read(f"FN:{'样' * 90}")
    assert contact.values["full_name"] == "样" * 80
    assert "样" * 90 in contact.values["notes"]


def test_a_card_of_many_lines_tells_how_many_were_left(read: Read) -> None:
    contact = read("FN:样名", *(f"X-{number}:1" for number in range(3000)))
    assert "+1002" in contact.unread
    assert len(contact.values["notes"]) <= 20_000


def test_two_pictures_are_one_picture_and_a_word_about_the_other(read: Read) -> None:
    contact = read("FN:样名", "PHOTO;ENCODING=b:AAAA", "PHOTO;ENCODING=b:BBBB", "LOGO;ENCODING=b:!")
    assert contact.photo == b"\0\0\0"
    assert len(contact.unread) == 2


def test_the_encoding_can_be_chosen(reader: Child) -> None:
    data = "BEGIN:VCARD\nFN:陳志樣\nEND:VCARD\n".encode("cp950")
    read = read_contacts(reader, data, options=ContactOptions("gb18030"))
    assert read.contacts[0].values["full_name"] != "陳志樣"
    assert read.encoding == "gb18030"
    assert "big5" in read.encodings_offered
    again = read_contacts(reader, data, options=ContactOptions("big5"))
    assert again.contacts[0].values["full_name"] == "陳志樣"


@pytest.mark.parametrize(("data", "key"), [(b"", "empty"), (b"Dear Sir", "no_cards"), (b"%PDF-1.7\0\0", "no_cards")])
def test_what_is_no_vcard_file_is_refused(reader: Child, data: bytes, key: str) -> None:
    with pytest.raises(UserError) as caught:
        read_contacts(reader, data)
    assert caught.value.key == key


def test_one_bad_card_costs_no_other(reader: Child) -> None:
    cards = [f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:样名{n}\r\nEND:VCARD\r\n" for n in range(20)]
    cards[7] = "BEGIN:VCARD\r\nVERSION:3.0\r\nX:\x00\xff;;;\r\nEND:VCARD\r\n"
    whole = read_contacts(reader, "".join(cards).encode("utf-8"))
    assert [contact.number for contact in whole.contacts if contact.problem] == [8]
    assert len(whole.contacts) == 20


def test_a_long_file_is_read_in_rounds(reader: Child) -> None:
    photo = "PHOTO;ENCODING=b:" + "A" * 8_000_000
    card = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:%s\r\n%s\r\nEND:VCARD\r\n"
    data = b"".join((card % (f"陳志樣{number}", photo)).encode("cp950") for number in range(3)) + b"\r\n"
    read = read_contacts(reader, data)
    assert [contact.name for contact in read.contacts] == [f"陳志樣{number}" for number in range(3)]
    assert [contact.number for contact in read.contacts] == [1, 2, 3]
    assert (read.encoding, read.encodings_offered[0]) == ("big5", "big5")
