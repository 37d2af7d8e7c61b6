"""Signatures, chat lines and cards, cut into what they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.checks import credit_code, identity
from clientdesk.dossier.reading.pieces import cut, is_name

ID = (first := "99999919850305001") + identity.check_character(first)
USCC = (code := "9199999900000000A") + credit_code.check_character(code)


def told(text: str) -> list[tuple[str, str]]:
    return [(one.piece.value, one.text) for one in cut(text)]


def test_a_chinese_signature() -> None:
    text = """张伟 销售经理
样板贸易有限公司
手机：154 0000 0001  电话：0512-0000 0128 转 801
邮箱：zhang@example.com
地址：江苏省苏州市工业园区示例路1号 215000
网址：www.example.com"""
    assert told(text) == [
        ("name", "张伟"),
        ("post", "销售经理"),
        ("company", "样板贸易有限公司"),
        ("mobile", "154 0000 0001"),
        ("phone", "0512-0000 0128 转 801"),
        ("email", "zhang@example.com"),
        ("address", "江苏省苏州市工业园区示例路1号 215000"),
        ("website", "www.example.com"),
    ]


def test_an_english_signature() -> None:
    text = """John Smith
Sales Director | Example Trading Ltd
M: +44 1632 960123, E: john@example.com
1 Example Street, London"""
    assert told(text) == [
        ("name", "John Smith"),
        ("post", "Sales Director"),
        ("company", "Example Trading Ltd"),
        ("mobile", "+44 1632 960123"),
        ("email", "john@example.com"),
        ("address", "1 Example Street"),
        ("other", "London"),
    ]


def test_a_line_of_a_chat() -> None:
    assert told("王薇 13800000000 北京市朝阳区示例路8号") == [
        ("name", "王薇"),
        ("mobile", "13800000000"),
        ("address", "北京市朝阳区示例路8号"),
    ]


def test_a_traditional_card() -> None:
    assert told("林美玲 業務經理\n範例企業股份有限公司\n手機: 0900000000\n電話: 02-0000-0000\n傳真: 02-0000-0001") == [
        ("name", "林美玲"),
        ("post", "業務經理"),
        ("company", "範例企業股份有限公司"),
        ("mobile", "0900000000"),
        ("phone", "02-0000-0000"),
        ("fax", "02-0000-0001"),
    ]


def test_numbers_of_people_and_firms_are_told_by_their_check_characters() -> None:
    assert told(f"李芳 {ID}") == [("name", "李芳"), ("identity", ID)]
    assert told(f"样板厂 {USCC}") == [("company", "样板厂"), ("registration", USCC)]
    wrong = ID[:-1] + ("0" if ID[-1] != "0" else "1")
    assert ("identity", wrong) not in told(wrong)


def test_a_birthday_and_what_is_left() -> None:
    assert told("陈静，生日：1985年3月5日，喜欢龙井") == [
        ("name", "陈静"),
        ("birthday", "1985年3月5日"),
        ("other", "喜欢龙井"),
    ]


@pytest.mark.parametrize("text", ["王薇", "欧阳修", "歐陽修文", "司马相如", "王总", "李女士", "陳先生", "张小明"])
def test_these_are_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["经理", "北京", "喜欢龙井茶", "销售部", "王", "a", "", "王者荣耀手游"])
def test_these_are_no_names(text: str) -> None:
    assert not is_name(text)


@given(st.text(max_size=300))
def test_nothing_is_lost_whatever_is_pasted(text: str) -> None:
    # Labels are left out on purpose; without a colon and without a number there is none.
    bare = "".join(letter for letter in text if letter not in ":：" and not letter.isnumeric())
    kept = "".join(one.text for one in cut(bare))
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, bare))
    for one in cut(text):
        assert one.text == one.text.strip()
        assert one.text
