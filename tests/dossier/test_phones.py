"""Telephone numbers: kept as typed, compared in one form."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import normal_phone, read_phone, show_phone, with_trunk


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("138 0013 8000", "138 0013 8000"),
        (" +86 138-0013-8000 ", "+86 138-0013-8000"),
        ("１３８００１３８０００", "13800138000"),
        ("\u202a138\u200b00138000\u202c", "13800138000"),
        ("138\u00a00013\u00a08000", "138 0013 8000"),
        ("0512-88881234转801", "0512-88881234转801"),
        ("0512-88881234 ext. 801", "0512-88881234 ext. 801"),
        ("(0512) 8888 1234 x801", "(0512) 8888 1234 x801"),
        ("110", "110"),
    ],
)
def test_a_number_is_kept_as_typed(text: str, kept: str) -> None:
    assert read_phone(text) == kept
    assert read_phone(kept) == kept


@pytest.mark.parametrize(
    "text",
    ["", "12", "张三", "abc123", "1-800-FLOWERS", "13800138000 13900139000", "13800138000x", "++86", "+", "1" * 21],
)
def test_what_is_no_single_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="telephone number"):
        read_phone(text)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Unreadable, match="lone surrogate"):
        read_phone("1\ud800345")


@pytest.mark.parametrize(
    ("text", "region", "normal"),
    [
        ("13800138000", "CN", "+8613800138000"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("+86 138-0013-8000", "CN", "+8613800138000"),
        ("008613800138000", "CN", "+8613800138000"),
        ("8613800138000", "CN", "+8613800138000"),
        ("13800138000", "TW", "+8613800138000"),
        ("0512-8888 1234", "CN", "+8651288881234"),
        ("+86 512 8888 1234", "CN", "+8651288881234"),
        ("0512-88881234转801", "CN", "+8651288881234x801"),
        ("0512-88881234-801", "CN", "+8651288881234x801"),
        ("400-820-8820", "CN", "+864008208820"),
        ("0912-345-678", "TW", "+886912345678"),
        ("+886 912 345 678", "CN", "+886912345678"),
        ("00886 912 345 678", "CN", "+886912345678"),
        ("2345 6789", "HK", "+85223456789"),
        ("(650) 253-0000", "US", "+16502530000"),
        ("95588", "CN", "95588"),
        ("8888 1234", "CN", "88881234"),
    ],
)
def test_one_number_has_one_normal_form(text: str, region: str, normal: str) -> None:
    assert normal_phone(text, region) == normal


@pytest.mark.parametrize(
    ("text", "region", "shown"),
    [
        ("+8613800138000", "CN", "138 0013 8000"),
        ("13800138000", "CN", "138 0013 8000"),
        ("051288881234转801", "CN", "0512 8888 1234 x801"),
        ("+16502530000", "CN", "+1 650-253-0000"),
        ("+8613800138000", "TW", "+86 138 0013 8000"),
        ("95588", "CN", "95588"),
    ],
)
def test_a_number_is_shown_in_groups(text: str, region: str, shown: str) -> None:
    assert show_phone(text, region) == shown


@given(
    st.from_regex(r"(\+86|0086|86)?1[3-9][0-9]{9}|0[1-9][0-9]{2}-?[2-8][0-9]{6,7}|\+[1-9][0-9]{6,12}", fullmatch=True)
)
def test_a_shown_number_is_the_same_number(text: str) -> None:
    assert normal_phone(show_phone(text)) == normal_phone(text)
    assert normal_phone(read_phone(text)) == normal_phone(text)


@pytest.mark.parametrize(
    ("text", "region", "whole"),
    [
        ("1134960123", "GB", "0113 496 0123"),
        ("20 7946 0958", "GB", "020 7946 0958"),
        ("612345678", "FR", "06 12 34 56 78"),
        ("3012345678", "DE", "030 12345678"),
    ],
)
def test_a_leading_zero_that_was_dropped_is_put_back(text: str, region: str, whole: str) -> None:
    assert with_trunk(text, region) == whole


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("0113 496 0123", "GB"),
        ("+44 113 496 0123", "GB"),
        ("496 0123", "GB"),
        ("9999999999", "GB"),
        ("30123456", "DE"),
        ("2025550123", "US"),
        ("13800138000", "CN"),
        ("51288881234", "CN"),
        ("1134960123", ""),
    ],
)
def test_no_zero_is_added_where_that_is_not_certain(text: str, region: str) -> None:
    assert with_trunk(text, region) == text


def test_places_and_carriers_of_numbers_are_never_loaded() -> None:
    program = (
        "import sys; from clientdesk.dossier.reading.phones import normal_phone, show_phone;"
        "normal_phone('0512-88881234'), show_phone('+16502530000');"
        "print([name for name in sys.modules if 'geocod' in name or 'carrier' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
