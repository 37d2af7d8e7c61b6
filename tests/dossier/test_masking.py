"""Masked values: what is shown of personal data."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.masking import (
    mask_account,
    mask_address,
    mask_birthday,
    mask_email,
    mask_identity,
    mask_landline,
    mask_mobile,
    mask_money,
    mask_name,
    mask_passport,
    mask_phone,
)
from clientdesk.dossier.values import Address, LunarDate, PartialDate

TEXT_MASKS = [
    mask_identity,
    mask_passport,
    mask_phone,
    mask_mobile,
    mask_landline,
    mask_email,
    mask_account,
    mask_address,
    mask_name,
]
likely = st.text("0123456789*+-() 转xAE@.com省市区路", max_size=24)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("11010519491231002X", "110***********002X"),
        ("110105491231002", "110********1002"),
        ("A123456789", "A12***6789"),
        ("A1234563", "A*****63"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_an_identity_number_keeps_three_and_four(number: str, masked: str) -> None:
    assert mask_identity(number) == masked


@pytest.mark.parametrize(("number", "masked"), [("E12345623", "E******23"), ("E12", "***"), ("", "")])
def test_a_passport_keeps_one_and_two(number: str, masked: str) -> None:
    assert mask_passport(number) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800131234", "138****1234"),
        ("138 0013 1234", "138****1234"),
        ("+86 138-0013-1234", "138****1234"),
        ("0912-345-678", "****-**5-678"),
        ("+1 650-253-0000", "+* ***-***-0000"),
        ("0512-88881234", "0512-8888****"),
        ("0512-88881234转801", "0512-8888****转***"),
        ("+86 512 8888 1234", "+86 512 8888 ****"),
        ("88881234", "8888****"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_a_telephone_is_masked_by_its_kind(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [("li@example.com", "l***@example.com"), ("l@example.com", "****@example.com"), ("nonsense", "********"), ("", "")],
)
def test_an_email_address_keeps_its_first_letter_and_domain(address: str, masked: str) -> None:
    assert mask_email(address) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("6222 0212 3456 5678", "**** **** **** 5678"),
        ("622202123456785678", "**** **** **** 5678"),
        ("1234567", "*******"),
        ("", ""),
    ],
)
def test_a_bank_account_keeps_its_last_four(number: str, masked: str) -> None:
    assert mask_account(number) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        (
            Address("CN", "江苏省", "苏州市", "工业园区", "星湖街328号", "215000", "张三", "13800138000"),
            "江苏省苏州市工业园区***",
        ),
        ("江苏省苏州市工业园区星湖街328号", "江苏省苏州市工业园区***"),
        (Address(street="1 Main Street"), "***"),
        ("1 Main Street", "***"),
        ("苏州市" + "x" * 500, "***"),
        (Address(), ""),
        ("", ""),
    ],
)
def test_an_address_is_shown_down_to_the_district(address: Address | str, masked: str) -> None:
    assert mask_address(address) == masked


@pytest.mark.parametrize(
    ("birth", "masked"),
    [
        (date(1985, 7, 25), "**-07-25"),
        (PartialDate(1985, 7, 25), "**-07-25"),
        (PartialDate(None, 7, 25), "**-07-25"),
        (PartialDate(1985, 7), "**-07"),
        (PartialDate(1985), "••••"),
        (LunarDate(None, 6, True, 10), "**-L06-10"),
        (LunarDate(1985, 6, False, 10), "**-06-10"),
        ("1985-07-25", "**-07-25"),
        ("25 July 1985", "••••"),
        ("", ""),
    ],
)
def test_the_year_of_a_birthday_is_hidden(birth: date | PartialDate | LunarDate | str, masked: str) -> None:
    assert mask_birthday(birth) == masked


@pytest.mark.parametrize(("name", "masked"), [("王薇", "王**"), ("Ann Lee", "A**"), ("王", "*"), ("", "")])
def test_of_a_name_the_first_character_is_left(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_an_amount_is_three_dots() -> None:
    assert mask_money(12) == mask_money(mask_money(12)) == "•••"
    assert mask_money(0) == "•••"
    assert mask_money(None) == mask_money("") == ""


@pytest.mark.parametrize("mask", TEXT_MASKS)
@given(text=likely | st.text(max_size=20))
def test_masking_twice_changes_nothing_and_nothing_stays_nothing(mask, text: str) -> None:  # type: ignore[no-untyped-def]
    assert mask(mask(text)) == mask(text)
    assert mask("") == ""


@given(st.text(max_size=30))
def test_masked_documents_keep_their_length(number: str) -> None:
    assert len(mask_identity(number)) == len(mask_passport(number)) == len(number)


@given(st.dates() | st.builds(PartialDate, st.integers(1, 9999)))
def test_a_masked_birthday_stays_masked(birth: date | PartialDate) -> None:
    assert mask_birthday(mask_birthday(birth)) == mask_birthday(birth)


@given(st.from_regex(r"1[3-9][0-9]{9}|0[1-9][0-9]{2}-[2-8][0-9]{7}|\+[1-9][0-9]{7,12}", fullmatch=True))
def test_at_least_four_digits_of_a_telephone_are_hidden(number: str) -> None:
    digits = sum(character.isdigit() for character in number)
    assert digits - sum(character.isdigit() for character in mask_phone(number)) >= 4
