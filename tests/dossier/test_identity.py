"""Identity numbers, credit codes and addresses of the net prove themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc
from stdnum.tw import ubn

from clientdesk.dossier.checks.contact import email_problem, tidy_email, url_problem
from clientdesk.dossier.checks.credit_code import ALPHABET, credit_code_problem
from clientdesk.dossier.checks.credit_code import check_character as credit_character
from clientdesk.dossier.checks.identity import (
    IdentityFacts,
    check_character,
    identity_facts,
    identity_problem,
    taiwan_gender,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("number", "facts"),
    [
        ("11010519491231002X", IdentityFacts(date(1949, 12, 31), "f", "110105")),
        ("11010519491231002x", IdentityFacts(date(1949, 12, 31), "f", "110105")),
        ("１１０１０５ 19491231 002X", IdentityFacts(date(1949, 12, 31), "f", "110105")),
        ("440524188001010014", IdentityFacts(date(1880, 1, 1), "m", "440524")),
        ("310101200003150049", IdentityFacts(date(2000, 3, 15), "f", "310101")),
        ("110105491231003", IdentityFacts(date(1949, 12, 31), "m", "110105")),
        ("110105951231998", IdentityFacts(date(1895, 12, 31), "f", "110105")),
    ],
)
def test_a_right_resident_number_tells_birth_gender_and_region(number: str, facts: IdentityFacts) -> None:
    assert identity_problem(number, "cn_id") is None
    assert identity_facts(number) == facts


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("330106199002290015", "date of birth"),
        ("110105194912310021", "check digit"),
        ("110105990231002", "date of birth"),
        ("11010519491231002", "18 characters"),
        ("11010519491231002Y", "18 characters"),
        ("1101051949123100XX", "18 characters"),
        ("", "18 characters"),
    ],
)
def test_a_wrong_resident_number_has_a_reason_and_no_facts(number: str, reason: str) -> None:
    assert reason in str(identity_problem(number, "cn_id"))
    assert identity_facts(number) is None


def test_an_age_over_120_is_a_problem_where_today_is_known() -> None:
    assert "120" in str(identity_problem("440524188001010014", "cn_id", today=TODAY))
    assert identity_problem("11010519491231002X", "cn_id", today=TODAY) is None
    unborn = "11010520991231002"
    assert "120" in str(identity_problem(unborn + check_character(unborn), "cn_id", today=TODAY))


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_check_characters_agree_with_a_second_opinion(digits: str) -> None:
    assert check_character(digits) == ric.calc_check_digit(digits + "?")
    assert credit_character(digits) == uscc.calc_check_digit(digits)


@given(st.text(ALPHABET, min_size=17, max_size=17))
def test_credit_characters_agree_with_a_second_opinion(signs: str) -> None:
    assert credit_character(signs) == uscc.calc_check_digit(signs)


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_every_number_of_the_old_taiwan_rule_is_still_right(digits: str) -> None:
    if ubn.is_valid(digits):
        assert credit_code_problem(digits) is None


@given(
    st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True),
    st.integers(0, 16),
)
def test_one_changed_digit_is_always_found(digits: str, place: int) -> None:
    number = digits + check_character(digits)
    assert identity_problem(number, "cn_id") is None
    changed = number[:place] + str((int(number[place]) + 1) % 10) + number[place + 1 :]
    assert identity_problem(changed, "cn_id") is not None


@pytest.mark.parametrize(
    ("number", "doc_type"),
    [
        ("A123456(3)", "hk_id"),
        ("AB987654(3)", "hk_id"),
        ("G123456(A)", "hk_id"),
        ("A123456789", "tw_id"),
        ("F131104093", "tw_id"),
        ("A800000014", "tw_id"),
        ("1234567(8)", "mo_id"),
        ("E12345678", "passport"),
        ("H1234567890", "hmt_permit"),
        ("12345678", "hmt_permit"),
        ("11010519491231002X", "hmt_permit"),
        ("11010519491231002X", "driver"),
        ("D-1234", "driver"),
        ("anything", "other"),
        ("anything", "unheard of"),
    ],
)
def test_numbers_of_other_documents_are_right(number: str, doc_type: str) -> None:
    assert identity_problem(number, doc_type) is None


@pytest.mark.parametrize(
    ("number", "doc_type", "reason"),
    [
        ("A123456(4)", "hk_id", "check digit"),
        ("123456(3)", "hk_id", "looks like"),
        ("A123456788", "tw_id", "check digit"),
        ("A323456789", "tw_id", "a letter and 9 digits"),
        ("1234567", "mo_id", "8 digits"),
        ("ABCDEF", "passport", "5 to 15"),
        ("1", "passport", "5 to 15"),
        ("12", "hmt_permit", "8 to 11"),
        ("110105194912310021", "hmt_permit", "check digit"),
        ("110105194912310021", "driver", "check digit"),
    ],
)
def test_wrong_numbers_of_other_documents_have_a_reason(number: str, doc_type: str, reason: str) -> None:
    assert reason in str(identity_problem(number, doc_type))


def test_a_taiwan_number_tells_the_gender() -> None:
    assert taiwan_gender("A123456789") == "m"
    assert taiwan_gender("A223456781") == "f"
    assert taiwan_gender("A123456788") is None


@pytest.mark.parametrize(
    "number",
    ["91350100M000100Y43", "91110000600037341L", "91320500MA1W2Q3R4F", "91320500ma1w2q3r4f", "04595257", "00501503"],
)
def test_right_registration_numbers_have_no_problem(number: str) -> None:
    assert credit_code_problem(number) is None


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("91350100M000100Y42", "check character"),
        ("91350100M000100I43", "without I, O, S, V and Z"),
        ("320500000012345", "15 digits"),
        ("04595258", "check character"),
        ("9135", "18 characters"),
    ],
)
def test_odd_registration_numbers_have_a_reason(number: str, reason: str) -> None:
    assert reason in str(credit_code_problem(number))


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("Li.Wei@EXAMPLE.Com", "Li.Wei@example.com"),
        (" mailto:a+b@example.co.uk ", "a+b@example.co.uk"),
        ("ａ＠example．com", "a@example.com"),
        ("张三@例子.公司", "张三@例子.公司"),
    ],
)
def test_an_email_address_is_tidied(typed: str, tidied: str) -> None:
    assert tidy_email(typed) == tidied
    assert email_problem(tidied) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@b",
        "@b.co",
        "a b@c.de",
        ".a@b.co",
        "a.@b.co",
        "a..b@c.co",
        "a@-b.co",
        "a@b-.co",
        "a@b_c.com",
        "a@1.2.3.4",
        "a@b.co.",
        "a@b@c.co",
        "Li <a@b.co>",
        "a@b.co\nBcc: x",
        "x" * 65 + "@b.co",
        "a@" + "b" * 64 + ".co",
    ],
)
def test_what_is_no_email_address_has_a_reason(address: str) -> None:
    assert "name@example.com" in str(email_problem(address))


@pytest.mark.parametrize(
    "address",
    ["example.com", "http://example.com", "https://Example.com:8080/a?b#c", "例子.公司/路径", "www.example.com/<b>"],
)
def test_addresses_of_the_web_have_no_problem(address: str) -> None:
    assert url_problem(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://a.b",
        "http://",
        "http://a b.com",
        "localhost",
        "http://user:pw@host.com",
        "\\\\server.com\\share",
    ],
)
def test_what_is_no_address_of_the_web_has_a_reason(address: str) -> None:
    assert "https://www.example.com" in str(url_problem(address))
