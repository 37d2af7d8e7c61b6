"""What pasted text proposes for a new client."""

from datetime import date

import pytest

from clientdesk.dossier.checks import credit_code, identity
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.pasting import kind_of, proposed
from clientdesk.dossier.types import Reading
from clientdesk.i18n import catalogue

READING = Reading(date(2026, 11, 22), catalogue("zh_CN"))
ID = (first := "99999919850305002") + identity.check_character(first)
USCC = (code := "9199999900000000A") + credit_code.check_character(code)
CARD = """张伟 销售经理
样板贸易有限公司
手机：154 0000 0001 电话：0512-0000 0128
邮箱：zhang@example.com
地址：江苏省苏州市工业园区示例路1号 215000
喜欢龙井"""


def told(text: str, kind: str = "person") -> dict[str, str]:
    of = {"person": PERSON, "enterprise": ENTERPRISE}[kind]
    return {one.field.key: one.field.type.show(one.value, READING.words) for one in proposed(text, of, READING)}


def test_a_card_fills_a_person() -> None:
    assert told(CARD) == {
        "full_name": "张伟",
        "employer_name": "样板贸易有限公司",
        "position": "销售经理",
        "mobile": "154 0000 0001",
        "email": "zhang@example.com",
        "office_address": "215000 江苏省苏州市工业园区示例路1号",
        "office_phone": "0512-0000 0128",
        "notes": "喜欢龙井",
    }


def test_a_card_fills_a_firm_and_its_contact() -> None:
    found = told(CARD + f"\n{USCC}\nwww.example.com", "enterprise")
    assert (found["name"], found["reg_no"], found["website"]) == ("样板贸易有限公司", USCC, "www.example.com")
    assert found["org_people"] == "其他 · 张伟 · 销售经理 · 154 0000 0001 · 是"
    assert found["notes"] == "喜欢龙井"


def test_an_identity_number_brings_birth_and_sex() -> None:
    found = told(f"李芳 {ID}")
    assert (found["id_number"], found["birth_date"]) == (ID, "1985-03-05")
    assert found["gender"] == PERSON.by_key["gender"].type.show("f", READING.words)
    assert told(f"李芳 {ID} 生日：1985-04-06")["birth_date"] == "1985-04-06"


def test_two_numbers_find_two_places_and_a_third_is_noted() -> None:
    found = told("王薇 15400000001 15400000002 15400000003")
    assert (found["mobile"], found["home_phone"], found["notes"]) == ("15400000001", "15400000002", "15400000003")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (CARD, "person"),
        ("样板贸易有限公司 0512-00000128", "enterprise"),
        ("王薇 15400000001", "person"),
        ("", "person"),
    ],
)
def test_whom_a_text_is_about(text: str, kind: str) -> None:
    assert kind_of(text).name == kind


def test_nothing_comes_of_nothing() -> None:
    assert told("") == {}
    assert told("。。。") == {}
