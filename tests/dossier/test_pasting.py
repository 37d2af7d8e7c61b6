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


def test_the_mobile_number_of_a_firm_with_nobody_named_is_its_telephone() -> None:
    found = told("鹿鸣样例贸易有限公司\n电话 154 0000 0213", "enterprise")
    assert found == {"name": "鹿鸣样例贸易有限公司", "phone": "154 0000 0213"}


@pytest.mark.parametrize(
    "text",
    [
        "Eleanor Hughes\nMarsh & Vale Ltd\n12 Harbour Street\nBristol BS1 4ST\nUnited Kingdom\nBest regards",
        "Kind regards,\nEleanor Hughes\nMarsh & Vale Ltd\n12 Harbour Street, Bristol BS1 4ST, United Kingdom",
        "Eleanor Hughes, Marsh & Vale Ltd, 12 Harbour Street, Bristol, BS1 4ST, United Kingdom\nThank you!",
    ],
)
def test_an_english_address_in_parts_is_one_address_and_a_courtesy_is_no_note(text: str) -> None:
    found = told(text)
    assert (found["full_name"], found["employer_name"]) == ("Eleanor Hughes", "Marsh & Vale Ltd")
    for part in ("12 Harbour Street", "Bristol", "BS1 4ST"):
        assert part in found["office_address"]
    assert "notes" not in found
    assert "home_address" not in found


def test_what_stands_before_the_street_goes_with_it() -> None:
    found = told("Ann Lee\nSuite 400\n1 Market Street\nSan Francisco, CA 94105\nUSA\n+1 202-555-0100")
    assert found["office_address"].startswith("Suite 400, 1 Market Street, San Francisco, CA 94105")
    assert found["office_phone"] == "+1 202-555-0100"
    assert "notes" not in found


def test_a_line_after_an_address_that_is_no_place_stays_a_note() -> None:
    found = told("Ann Lee\n1 Market Street\nLikes green tea")
    assert found["office_address"] == "1 Market Street"
    assert found["notes"] == "Likes green tea"


def test_chinese_courtesies_are_no_notes() -> None:
    assert told("王薇\n此致\n敬礼！") == {"full_name": "王薇"}


def test_a_number_that_is_not_to_be_used_is_none_and_the_firm_stands_before_the_post() -> None:
    found = told(
        "陈建华 15400000300不要用这个号，改用 154 0000 0321，绍兴样例纺织有限公司 采购经理，浙江省绍兴市越城区示例路8号"
    )
    assert (found["full_name"], found["mobile"]) == ("陈建华", "154 0000 0321")
    assert (found["employer_name"], found["position"]) == ("绍兴样例纺织有限公司", "采购经理")
    assert "home_phone" not in found


def test_when_somebody_has_time_is_no_part_of_the_street() -> None:
    found = told("王薇 盛达物流 15400000001（微信同号） 江苏省苏州市姑苏区人民路100号 周四下午方便")
    assert found["employer_name"] == "盛达物流"
    assert found["best_time"] == "周四下午方便"
    assert "方便" not in found["office_address"]
    assert found["office_address"].endswith("人民路100号")
    assert "15400000001" in found["socials"].replace(" ", "")
    assert "notes" not in found


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Ann Lee\nRoom 12, Tower B, 88 Century Avenue, Sample City 200120", "Tower B, 88 Century Avenue"),
        ("Ann Lee\n350 Fifth Ave, New York, NY 10118", "350 Fifth Ave"),
        ("Ann Lee 1600 Sample Ave NW, Washington, DC 20500", "1600 Sample Ave NW"),
        ("Ann Lee\n14 Rue de Rivoli\n75001 Paris", "14 Rue de Rivoli"),
        ("Ann Lee\nUnit 5, 12 Harbour View, Hong Kong", "Unit 5, 12 Harbour View"),
    ],
)
def test_an_address_in_latin_letters_is_no_note(text: str, street: str) -> None:
    found = told(text)
    assert found["full_name"] == "Ann Lee"
    assert street in found["office_address"]
    assert "notes" not in found
