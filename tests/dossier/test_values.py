"""Dates with gaps, lunar dates, addresses, links and attachments: what they refuse, and their text forms."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.lunar import lunar_of
from clientdesk.dossier.values import Address, Attachment, Link, LunarDate, PartialDate, YearMonth

days = st.dates()
partial_dates = st.one_of(
    st.builds(PartialDate.of, days),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(lambda day: PartialDate(day.year, day.month), days),
    st.builds(lambda day: PartialDate(None, day.month, day.day), days),
)
known_lunar_dates = st.builds(lunar_of, st.dates(date(1901, 2, 19), date(2100, 2, 8)))
lunar_dates = known_lunar_dates | st.builds(LunarDate, st.none(), st.integers(1, 12), st.booleans(), st.integers(1, 30))
SHA = "0f" * 32


@given(partial_dates)
def test_a_partial_date_comes_back_from_its_text(partial: PartialDate) -> None:
    assert PartialDate.parse_iso(partial.iso()) == partial


@given(lunar_dates)
def test_a_lunar_date_comes_back_from_its_text(lunar: LunarDate) -> None:
    assert LunarDate.parse_iso(lunar.iso()) == lunar


@given(days)
def test_a_month_comes_back_from_its_text(day: date) -> None:
    month = YearMonth(day.year, day.month)
    assert YearMonth.parse_iso(month.iso()) == month


@pytest.mark.parametrize(
    ("partial", "text"),
    [
        (PartialDate(1985), "1985"),
        (PartialDate(1985, 3), "1985-03"),
        (PartialDate(None, 3, 5), "--03-05"),
        (PartialDate(1985, 3, 5), "1985-03-05"),
        (PartialDate(None, 2, 29), "--02-29"),
        (LunarDate(1985, 6, False, 10), "1985-06-10"),
        (LunarDate(1987, 6, True, 10), "1987-L06-10"),
        (LunarDate(None, 6, False, 10), "--06-10"),
        (LunarDate(None, 6, True, 10), "--L06-10"),
        (YearMonth(1985, 3), "1985-03"),
    ],
)
def test_text_forms(partial: PartialDate | LunarDate | YearMonth, text: str) -> None:
    assert partial.iso() == text


@pytest.mark.parametrize(
    "parts",
    [
        (None, None, None),
        (None, 3, None),
        (None, None, 5),
        (1985, None, 5),
        (2023, 2, 29),
        (None, 2, 30),
        (1985, 0, None),
        (1985, 13, None),
        (1985, 3, 0),
        (0, 3, 5),
        (10_000, None, None),
    ],
)
def test_impossible_partial_dates_are_refused(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"partial date|no calendar has"):
        PartialDate(*parts)


@pytest.mark.parametrize(
    "parts",
    [
        (None, 13, False, 1),
        (None, 0, False, 1),
        (None, 6, False, 31),
        (None, 6, False, 0),
        (1900, 6, False, 1),
        (2100, 6, False, 1),
        (1985, 6, True, 10),
        (2023, 2, True, 30),
    ],
)
def test_impossible_lunar_dates_are_refused(parts: tuple[int | None, int, bool, int]) -> None:
    with pytest.raises(ValueError, match="lunar"):
        LunarDate(*parts)


@pytest.mark.parametrize(
    "text", ["", "85", "1985-3", "1985-03-5", "03-05", "--3-5", "1985-03-05 ", "１９８５", "1985-02-30"]
)
def test_other_texts_are_no_partial_dates(text: str) -> None:
    with pytest.raises(ValueError, match=r"ISO form|no calendar has"):
        PartialDate.parse_iso(text)


def test_a_full_partial_date_is_a_day() -> None:
    assert PartialDate(1985, 3, 5).full() == date(1985, 3, 5)
    assert PartialDate(1985, 3).full() is None
    assert PartialDate(None, 3, 5).full() is None


def test_partial_dates_sort_by_what_is_known() -> None:
    ordered = [
        PartialDate(None, 3, 5),
        PartialDate(1985),
        PartialDate(1985, 3),
        PartialDate(1985, 3, 5),
        PartialDate(1986),
    ]
    assert sorted([ordered[4], ordered[2], ordered[0], ordered[3], ordered[1]]) == ordered


def test_an_address_is_written_from_large_to_small_in_chinese() -> None:
    address = Address("", "江苏省", "苏州市", "工业园区", "星湖街328号", "215000", "张三", "13800138000")
    assert address.one_line(chinese_order=True) == "215000 江苏省苏州市工业园区星湖街328号 张三 13800138000"


def test_an_address_is_written_from_small_to_large_elsewhere() -> None:
    address = Address("US", "California", "Palo Alto", "", "1 Main Street", "94301", "Ann Lee")
    assert address.one_line(chinese_order=False) == "Ann Lee, 1 Main Street, Palo Alto, California 94301, US"
    assert address.one_line(chinese_order=True) == "US 94301 California Palo Alto 1 Main Street Ann Lee"


def test_a_city_that_is_its_own_province_is_written_once() -> None:
    assert Address(province="北京市", city="北京市", district="朝阳区").one_line(chinese_order=True) == "北京市朝阳区"


@given(st.builds(Address, *[st.text(max_size=5)] * 8))
def test_an_address_comes_back_from_its_parts(address: Address) -> None:
    assert Address.from_dict(address.to_dict()) == address
    assert bool(address) == bool(address.to_dict())


def test_an_unknown_part_of_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="no such part"):
        Address.from_dict({"planet": "Earth"})


@pytest.mark.parametrize("link", [Link("KH000012"), Link(None, "王伟"), Link("KH000012", "王伟")])
def test_a_link_comes_back_from_json(link: Link) -> None:
    assert Link.from_json(link.to_json()) == link


def test_a_link_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="a target or a name"):
        Link(None, "")


def test_an_attachment_comes_back_from_json() -> None:
    photo = Attachment(SHA, "me.jpg", "image/jpeg", 12)
    assert Attachment.from_json(photo.to_json()) == photo


@pytest.mark.parametrize(
    "stored",
    [
        {"sha256": "xyz", "name": "a", "media": "", "size": 1},
        {"sha256": SHA, "name": "../a", "media": "", "size": 1},
        {"sha256": SHA, "name": "", "media": "", "size": 1},
        {"sha256": SHA, "name": "a", "media": "", "size": -1},
        {"sha256": SHA, "name": "a", "media": "", "size": True},
        {"sha256": SHA, "name": "a"},
        "a.jpg",
    ],
)
def test_an_impossible_attachment_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match=r"digest|file name|size"):
        Attachment.from_json(stored)
