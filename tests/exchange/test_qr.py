"""The QR code of a card: what it tells a telephone, how much it holds, how it is drawn."""

from datetime import date
from typing import Any

import pytest

from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address
from clientdesk.exchange.cards.qr import modules, most_bytes, qr_code
from clientdesk.exchange.cards.vcard import vcard
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import catalogue
from tests.exchange.golden import assert_golden
from tests.exchange.printing import make
from tests.exchange.qr_reading import boxes_of, codes_of
from tests.exchange.reading import Page, read_back
from tests.exchange.sample_records import around, enterprise, person

MM = 72 / 25.4
LAYOUTS_WITH_CODE = ("full", "summary", "index", "index-a6", "index-sheet", "index-a6-sheet")
OFFICE = Address("CN", "江苏省", "苏州市", "工业园区", "星湖街328号", "215000")
SITE = "https://www.example.com"


def told(
    record: Record, *, private: bool = False, profile: Profile = Profile.WORK, at_most: int = 320, language: str = "en"
) -> list[str]:
    """The lines of a client's vCard between the first two and the last."""
    view = View(record, catalogue(language), Disclosure(profile), around(record))
    text = vcard(view, private=private, at_most=at_most)
    assert len(text.encode()) <= at_most
    lines = text.split("\r\n")
    assert (lines[:2], lines[-2:]) == (["BEGIN:VCARD", "VERSION:3.0"], ["END:VCARD", ""])
    return lines[2:-2]


def first_page(*records: Record, **more: Any) -> Page:
    return read_back(make(*records, **more).pdf).pages[0]


def test_a_person_is_told_by_what_belongs_to_the_business() -> None:
    record = person(name="欧阳修", office_phone="0512-0000 0001", office_address=OFFICE)
    assert told(record) == [
        "N:欧阳;修",
        "FN:欧阳修",
        "ORG:虚构机械有限公司",
        "TITLE:采购总监",
        "TEL;TYPE=WORK:0512-00000001",
        "ADR;TYPE=WORK:;;工业园区星湖街328号;苏州市;江苏省;215000;China",
    ]


def test_mobile_e_mail_and_home_address_are_told_only_when_asked_for_and_shown() -> None:
    lines = told(person(), private=True, language="zh_CN")
    assert "TEL;TYPE=CELL:15400000001" in lines
    assert "EMAIL:lukasz@example.com" in lines
    assert "ADR;TYPE=HOME:;;工业园区星湖街1号;苏州市;江苏省;215000;中国" in lines
    for profile in (Profile.HANDOUT, Profile.ACCOUNTING):
        assert not any("154" in line or "@" in line for line in told(person(), private=True, profile=profile))


def test_a_firm_is_told_with_its_site_and_only_when_asked_for_with_the_person_to_ask_for() -> None:
    record = enterprise(email="info@example.com", website=SITE)
    assert told(record) == [
        "N:;",
        "FN:虚构机械有限公司",
        "ORG:虚构机械有限公司",
        "TEL;TYPE=WORK:0512-00000000",
        "EMAIL:info@example.com",
        f"URL:{SITE}",
    ]
    lines = told(record, private=True)
    assert "FN:𠮷龘" in lines
    assert "TEL;TYPE=CELL:15400000002" in lines


def test_somebody_who_has_left_is_not_the_person_to_ask_for() -> None:
    people = (Row({"role": ("owner",), "name": "Old Hand", "is_main": True, "left_on": date(2020, 1, 1)}),)
    assert not any("Old Hand" in line for line in told(enterprise(org_people=people), private=True))


def test_where_there_is_nothing_but_a_name_there_is_no_code() -> None:
    record = person(employer_name=None, position=None)
    view = View(record, catalogue("en"), Disclosure(), around(record))
    assert not vcard(view, private=False)
    assert not codes_of(first_page(record))


def test_what_does_not_fit_goes_in_order_address_site_second_telephone() -> None:
    record = enterprise(address=OFFICE, website=SITE, email="info@example.com")
    lines = told(record, private=True)
    names = [line.partition(":")[0] for line in lines]
    assert names == ["N", "FN", "ORG", "TEL;TYPE=CELL", "TEL;TYPE=WORK", "EMAIL", "URL", "ADR;TYPE=WORK"]
    for name in ("ADR;TYPE=WORK", "URL", "TEL;TYPE=WORK"):
        length = len("\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", "")).encode())
        left = told(record, private=True, at_most=length - 1)
        assert [line for line in lines if line not in left] == [line for line in lines if line.startswith(name)]
        lines = left


@pytest.mark.parametrize("at_most", [320, 287, 213])
def test_names_are_cut_before_the_telephone_is_left_out(at_most: int) -> None:
    record = person("名" * 300, employer_name="司" * 300, position="President " * 20, office_phone="0512-0000 0001")
    lines = told(record, at_most=at_most)
    assert "TEL;TYPE=WORK:0512-00000001" in lines
    assert any(line.startswith("FN:名名名名") for line in lines)


def test_marks_of_the_format_in_a_text_are_escaped() -> None:
    record = person("O'Neil, Jim; Jr.", employer_name="A\\B", position="first\nsecond", name_en="x")
    lines = told(record)
    assert "FN:O'Neil\\, Jim\\; Jr." in lines
    assert "ORG:A\\\\B" in lines
    assert "TITLE:first\\nsecond" in lines


def test_a_code_is_that_which_another_encoder_draws() -> None:
    """The kept one was drawn by segno 1.6; at full length it has no padding, about which encoders differ."""
    text = "\n".join("".join("#" if dark else "." for dark in row) for row in modules("字" * 71))
    assert_golden("cards/qr.txt", text)


@pytest.mark.parametrize("size", [22, 20])
def test_no_module_is_smaller_than_a_telephone_reads(size: int) -> None:
    longest = "x" * most_bytes(size * MM)
    assert qr_code(longest, size * MM).module >= 0.3 * MM
    assert qr_code(longest + "x", size * MM).module < 0.3 * MM


@pytest.mark.parametrize("layout", LAYOUTS_WITH_CODE)
@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_code_on_paper_says_it_and_stands_in_white(layout: str, language: str) -> None:
    record = person("王" * 20, office_phone="0512-0000 0001", office_address=OFFICE, employer_name="司" * 60)
    page = first_page(record, layout=layout, language=language)
    (said,), (box,) = codes_of(page), boxes_of(page)
    assert "TEL;TYPE=WORK:0512-00000001" in said
    module = min(part.top - part.bottom for part in max((fill.parts for fill in page.fills), key=len))
    assert module >= 0.3 * MM
    quiet = 4 * module - 0.01
    for run in page.runs:
        if run.upright and run.text.strip():
            beside = run.box.right <= box.left - quiet or run.box.top <= box.bottom - quiet
            assert beside or run.box.bottom >= box.top + quiet, run.text


def test_the_code_can_be_read_in_a_file_of_many() -> None:
    made = make(person(), enterprise(), layout="index-a6-sheet")
    said = codes_of(read_back(made.pdf).pages[0])
    assert ["䶮喆堃" in said[0], "FN:虚构机械有限公司" in said[1]] == [True, True]
