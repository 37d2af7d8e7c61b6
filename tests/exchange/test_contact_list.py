"""The contact list, read back from its PDF."""

import io
import weakref
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address, Attachment, Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.cards import LAYOUTS, make_print
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.printing import make
from tests.exchange.reading import Print, bare, read_back
from tests.exchange.sample_records import NOW, around, enterprise, person

MM = 72 / 25.4
REASON = "asked for by the person"


def listed(*records: Record, **more: Any) -> Print:
    return read_back(make(*records, **{"layout": "contact-list", **more}).pdf)


def people(count: int) -> list[Record]:
    return [person(f"Client {number:03}", code=f"KH{number:06}") for number in range(1, count + 1)]


def portrait(number: int = 0) -> Attachment:
    return Attachment(f"{number:064x}", "portrait.jpg", "image/jpeg", 1200)


@cache
def photo(side: int) -> bytes:
    """A picture that a JPEG cannot make small."""
    out = io.BytesIO()
    Image.effect_noise((side, side), 80).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def test_twelve_clients_stand_on_a_page_and_pages_and_list_are_counted() -> None:
    pages = listed(*people(23), enterprise(), enterprise(code="KH000999")).pages
    assert [sum(f"Client{number:03}" in page.text for number in range(1, 24)) for page in pages] == [12, 11, 0]
    assert "12clientsonthispage" in pages[0].text
    assert "12of25" in pages[0].text
    assert "24of25" in pages[1].text
    assert "1clientonthispage" in pages[2].text
    assert "Total:25clients·Persons23·Enterprises2" in pages[2].text
    assert all(f"Page{number}of3" in page.text for number, page in enumerate(pages, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headings_stand_on_every_page_in_the_language_of_the_print(language: str) -> None:
    words = catalogue(language)
    labels = ("Name", "Telephone", "Mobile", "E-mail", "City", "ABC", "Stage", "Owner", "Employer or contact, post")
    headings = [bare(words.tr(label)) for label in labels]
    for page in listed(*people(13), language=language).pages:
        assert all(heading in page.text for heading in headings)
        assert language == "en" or not {"Mobile", "Stage", "Contactlist"} & set(page.text.split("王小二"))


def test_names_stand_under_the_letter_of_their_surname_chinese_ones_under_that_of_their_pinyin() -> None:
    names = ("张伟", "阿宝", "Anna Smith", "Łukasz Nguyễn", "單雄信", "محمد علي", "李明")
    records = [person(name, code=f"KH00000{place}") for place, name in enumerate(names, 1)]
    records[-1][Basics.name_sort] = "zz top"
    read = listed(*records)
    assert read.outline == ("A (1)", "N (1)", "S (2)", "Z (2)", "# (1)")
    order = [read.text.index(bare(name)) for name in ("阿宝", "Łukasz Nguyễn", "單雄信", "Anna Smith", "张伟", "李明")]
    assert order == sorted(order)


def test_a_list_of_its_own_order_keeps_it_without_letters_and_bears_its_name() -> None:
    made = [person(name, code=f"KH00000{place}") for place, name in enumerate(("王薇", "安宁", "李强"), 1)]
    read = listed(*made, title="Golf day", as_listed=True)
    assert "Contactlist:Golfday" in read.text
    assert read.text.index("王薇") < read.text.index("安宁") < read.text.index("李强")
    assert read.outline == ()


def test_a_list_by_owner_or_city_ends_with_those_that_have_none() -> None:
    wang, sue, nobody = person("甲"), person("乙", code="KH000002"), person("丙", code="KH000003")
    sue[Header.owner_id] = Link(None, "Sue Brown")
    sue[Basics.home_address] = Address("TW", "", "台北市", "", "路1號")
    nobody[Header.owner_id] = nobody[Basics.home_address] = None
    by_owner = listed(nobody, wang, sue, layout="contact-list-owner")
    assert by_owner.outline == ("Sue Brown (1)", "王小二 (1)", "No owner (1)")
    assert listed(nobody, wang, sue, layout="contact-list-city").outline == ("苏州市 (1)", "台北市 (1)", "No city (1)")


def test_the_heading_of_a_group_is_told_again_on_the_next_page() -> None:
    by_owner = listed(*people(13), layout="contact-list-owner")
    assert all(page.text.count("王小二13") == 1 for page in by_owner.pages)


def test_sensitive_fields_stand_on_no_list_whatever_the_reason_and_the_choice() -> None:
    record = person()
    keys = {"person": ("mobile", "id_number", "annual_income", "birth_date")}
    for profile, reason in (("work", REASON), ("full", REASON)):
        read = listed(record, profile=profile, reason=reason, fields=keys)
        assert "990101199003070017" not in read.said
        assert "1990-03-07" in read.text
        assert "15400000001" in read.text
        assert "Containssensitivedata" not in read.text


def test_a_list_for_strangers_shows_masks_and_no_portraits() -> None:
    record = person(photo=portrait())
    read = listed(record, profile="handout", photo_of=lambda _: photo(60))
    assert all(mask in read.text for mask in ("154****0001", "l***@example.com", "苏州市", "Personaldatamasked"))
    assert not read.pages[0].pictures


def test_columns_that_the_reader_may_not_see_leave_no_gap() -> None:
    read = listed(person(), enterprise(email="info@example.com"), profile="accounting")
    assert "Mobile" not in read.text
    headings = [run for run in read.pages[0].runs if run.text in ("Telephone", "E-mail", "City")]
    assert [run.text for run in sorted(headings, key=lambda run: run.box.left)] == ["Telephone", "E-mail", "City"]
    assert "Mobile" in listed(person()).text
    assert "E-mail" not in listed(person(), profile="accounting").text


def test_the_fields_chosen_are_the_columns_in_their_order() -> None:
    keys = {"person": ("email", "birth_date", "mobile", "salutation"), "enterprise": ("phone", "website")}
    read = listed(enterprise(website="https://example.com"), person(), fields=keys)
    headings = ("E-mail", "Date of birth", "Mobile", "Form of address", "Telephone", "Website")
    runs = {bare(run.text): run.box.left for run in reversed(read.pages[0].runs)}
    places = [runs[bare(heading)] for heading in headings]
    assert places == sorted(places)
    assert "1990-03-07" in read.text
    assert "龚总" in read.text
    assert "采购总监" not in read.text


def test_whoever_chooses_an_address_gets_all_of_it() -> None:
    assert "星湖街" not in listed(person()).text
    assert "星湖街1号" in listed(person(), fields={"person": ("home_address", "mobile")}).text


def test_more_columns_than_a_page_has_room_for_are_refused_with_their_number() -> None:
    every = LAYOUTS["contact-list"].offered(person().kind)
    with pytest.raises(UserError) as refused:
        listed(person(), fields={"person": every})
    assert refused.value.key == "too_many_columns"
    assert refused.value.code is ExitCode.REFUSED
    assert "has room for 13 of the" in str(refused.value)
    assert listed(person(), fields={"person": every[:10]}).pages


def test_the_main_contact_speaks_for_an_enterprise() -> None:
    read = listed(enterprise())
    assert all(text in read.text for text in ("0512-00000000", "𠮷龘", "15400000002"))
    assert "ŁukaszNguyễn" not in read.text
    people = (Row({"name": "Zoë Brontë", "post": "Buyer", "email": "zoe@example.com"}),)
    alone = listed(enterprise(org_people=people))
    assert all(text in alone.text for text in ("ZoëBrontë", "Buyer", "zoe@example.com"))


def test_rows_are_fourteen_millimetres_high_with_pictures_of_ten_by_thirteen() -> None:
    records = people(12)
    for number, record in enumerate(records):
        record[Basics.photo] = portrait(number)
    pictures = sorted(listed(*records, photo_of=lambda _: photo(200)).pages[0].pictures, key=lambda box: -box.top)
    assert len(pictures) == 12
    assert {(round((box.right - box.left) / MM), round((box.top - box.bottom) / MM)) for box in pictures} == {(10, 13)}
    assert {round((above.top - below.top) / MM, 1) for above, below in pairwise(pictures)} == {14.0}


def test_pictures_are_made_small_before_they_go_into_the_file() -> None:
    records = people(24)
    asked: list[str] = []

    def big(attachment: Attachment) -> bytes:
        asked.append(attachment.sha256)
        return photo(400 + len(asked))

    for number, record in enumerate(records):
        record[Basics.photo] = portrait(number)
    assert len(photo(400)) > 50_000
    pdf = make(*records, layout="contact-list", photo_of=big).pdf
    assert len(asked) == 24
    sizes = [image.image.size for page in PdfReader(io.BytesIO(pdf)).pages for image in page.images if image.image]
    assert sizes == [(80, 104)] * 24
    assert len(pdf) < 24 * 10_000


@pytest.mark.parametrize("broken", [None, b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"])
def test_a_lost_picture_leaves_a_figure_in_its_place(broken: bytes | None) -> None:
    with_photo, without = person(photo=portrait()), person("Zoë", code="KH000002")
    page = listed(with_photo, without, photo_of=lambda _: broken).pages[0]
    assert not page.pictures
    widths = [fill.box.right - fill.box.left for fill in page.fills]
    assert len([width for width in widths if 9 * MM < width < 11 * MM]) >= 2


def test_a_list_without_pictures_has_no_column_for_them() -> None:
    def code_at(read: Print) -> float:
        return next(run.box.left for run in read.pages[0].runs if run.text == "KH000001")

    assert code_at(listed(person())) < code_at(listed(person(photo=portrait()))) - 10 * MM


def test_the_foot_says_what_is_strictest() -> None:
    secret = person(code="KH000002", confidentiality="confidential")
    assert "Confidential" in listed(person(), secret).text
    assert "Internal" in listed(person()).text


def test_an_address_of_the_net_breaks_at_its_marks() -> None:
    address = "catherine.elizabeth.montgomery@mail.example.org"
    lines = [run.text for run in listed(person(email=address)).pages[0].runs if bare(run.text) and run.text in address]
    assert "".join(lines) == address
    assert all(line.endswith(".") or after.startswith("@") for line, after in pairwise(lines))


def test_a_name_of_three_hundred_characters_keeps_to_its_row() -> None:
    page = listed(person("名" * 300, email="x" * 64 + "@example.com"), person("Zoë", code="KH000002")).pages[0]
    first, second = (run.box.top for run in page.runs if run.text in ("KH000001", "KH000002"))
    cut = [run for run in page.runs if set(run.text) <= set("名…x@example.com")]
    assert any("…" in run.text for run in cut)
    assert abs(first - second) == pytest.approx(14 * MM, abs=0.1)
    assert all(run.box.bottom > min(first, second) or run.box.top < min(first, second) for run in cut)


def test_the_document_is_called_a_list_whoever_stands_on_it() -> None:
    assert listed(person()).properties["/Title"] == "Contact list"
    assert listed(*people(2), language="zh_CN").properties["/Title"] == "通讯录"


def test_a_sample_says_so_and_an_empty_choice_is_told_in_a_sentence() -> None:
    assert all("Sample" in page.text for page in listed(person(is_sample=True), person(code="KH000002")).pages)
    with pytest.raises(UserError) as nothing:
        listed()
    assert nothing.value.key == "nothing_to_print"


def test_clients_are_let_go_as_soon_as_they_are_taken_in() -> None:
    alive: list[weakref.ref[Record]] = []
    most = 0

    def one_by_one() -> Iterator[Record]:
        nonlocal most
        for number in range(40):
            record = person(f"Client {number:03}", code=f"KH{number:06}")
            alive.append(weakref.ref(record))
            yield record
            del record
            most = max(most, sum(reference() is not None for reference in alive))

    made = make_print(
        one_by_one(),
        layout="contact-list",
        language="en",
        printed_by="",
        now=NOW,
        surroundings=around,
        photo_of=lambda _: None,
    )
    assert made.pages == 4
    assert most <= 2
