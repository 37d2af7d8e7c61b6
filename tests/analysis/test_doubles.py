"""Whether two files are of the same client: what speaks for it, what against, and the sum of both."""

from typing import Any

import pytest

from clientdesk.analysis.doubles.called import called, is_near
from clientdesk.analysis.doubles.comparing import candidates, commonness, compare
from clientdesk.analysis.doubles.firm import firm
from clientdesk.analysis.doubles.sketch import sketch
from clientdesk.analysis.doubles.verdict import Verdict
from clientdesk.analysis.doubles.weights import LIKE, UNLIKE, Commonness
from clientdesk.dossier.fields import read_json
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from tests.figures import tell
from tests.making.doubled import MISTAKES, population

LEAST = 0.9
MOBILE = "154 0000 0001"
ID, OTHER_ID, OLD_ID = "999999198503051235", "99999919901220123X", "999999850305123"
RARE = Commonness(50_000)


def person(number: int = 1, /, full_name: str = "王小明", **values: Any) -> Record:
    return _record(PERSON, number, {"full_name": full_name, **values})


def enterprise(number: int = 1, /, name: str = "苏州样板科技有限公司", **values: Any) -> Record:
    return _record(ENTERPRISE, number, {"name": name, **values})


def _record(kind: Any, number: int, values: dict[str, Any]) -> Record:
    read = {key: read_json(kind.by_key[key], value) for key, value in values.items()}
    return Record(kind, read, id=number, code=f"KH{number:06d}")


def verdict(one: Record, other: Record, *, linked: bool = False) -> Verdict:
    return compare(sketch(one), sketch(other), RARE, linked=linked)


def keys(found: Verdict) -> set[str]:
    return {each.key for each in found.evidence}


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("张伟", "張偉", "name"),
        ("Ｗａｎｇ Wei", "wang wei", "name"),
        ("张伟", " 张 伟 先生", "name"),
        ("李小强", "李晓强", "name_sound"),
        ("张平", "章萍", "name_sound"),
        ("陈静", "程静", "name_sound_near"),
        ("王小明", "小明 王", "name_turned"),
        ("John Smith", "Smith, John", "name_turned"),
        ("Zhang Wei", "Wei Zhang", "name_turned"),
        ("张伟", "Wei Zhang", "name_romanised"),
        ("欧阳娜娜", "Ouyang Nana", "name_romanised"),
        ("John Smith", "J. Smith", "name_initials"),
        ("王小明", "王总", "name_title"),
        ("王小明", "王小朋", "name_near"),
        ("王小明", "李强", "name"),
        ("王总", "李经理", "name"),
    ],
)
def test_names_are_compared_as_they_are_written_and_as_they_sound(one: str, other: str, key: str) -> None:
    found = verdict(person(1, one), person(2, other))
    assert keys(found) == {key}
    assert (found.evidence[0].bits < 0) == (one in ("王小明", "王总") and other in ("李强", "李经理"))


@pytest.mark.parametrize(
    ("values", "others"),
    [
        ({"mobile": MOBILE}, {"mobile": "+86 154-0000-0001"}),
        ({"mobile": MOBILE}, {"phones": [{"number": "１５４０００００００１"}]}),
        ({"office_phone": "0512-00001234转801"}, {"office_phone": "(0512) 0000 1234 ext. 801"}),
        ({"office_phone": "0512-00001234"}, {"office_phone": "00001234"}),
        ({"email": "wang@example.com"}, {"emails": [{"address": "WANG@example.com"}]}),
        ({"socials": [{"app": "wechat", "handle": "wx_123"}]}, {"socials": [{"app": "qq", "handle": "WX_123"}]}),
        ({"birth_date": "1985-03-05"}, {"birth_date": "1985-03-05"}),
        ({"birth_date": "1985-03-05"}, {"birth_lunar": "1985-01-14"}),
        ({"id_number": ID}, {"birth_date": "1985-03-05"}),
    ],
)
def test_the_same_name_and_one_thing_more_are_one_client(values: dict[str, Any], others: dict[str, Any]) -> None:
    assert verdict(person(1, **values), person(2, **others)).score > LEAST


def test_a_slip_in_a_telephone_counts_beside_the_same_name_alone() -> None:
    assert "phone_near" in keys(verdict(person(1, mobile=MOBILE), person(2, mobile="154 0000 0010")))
    assert "phone_near" not in keys(verdict(person(1, mobile=MOBILE), person(2, "李强", mobile="154 0000 0010")))


def test_spouses_under_one_roof_are_two() -> None:
    home = {"mobile": MOBILE, "home_phone": "0512-00001234", "home_address": {"city": "苏州市", "street": "人民路1号"}}
    found = verdict(person(1, "王小明", spouse_name="李芳", **home), person(2, "李芳", **home))
    assert found.score < 0.01
    assert {"phone", "street", "name", "family"} <= keys(found)


def test_a_father_and_his_son_with_one_telephone_are_two() -> None:
    found = verdict(person(1, "王建国", mobile=MOBILE), person(2, "王小明", mobile=MOBILE))
    assert found.score < 0.01


def test_twins_whose_names_differ_in_a_character_are_two() -> None:
    shared = {"birth_date": "1985-03-05", "home_phone": "0512-00001234", "home_address": {"street": "人民路1号"}}
    assert verdict(person(1, "王小明", **shared), person(2, "王小朋", **shared)).score < 0.2


def test_different_identity_numbers_outweigh_name_and_telephone() -> None:
    one = person(1, mobile=MOBILE, id_number=ID)
    other = person(2, mobile=MOBILE, id_number=OTHER_ID)
    assert verdict(one, other).score < 0.1


def test_the_same_identity_number_outweighs_another_name() -> None:
    found = verdict(person(1, id_number=ID), person(2, "王力", id_number=ID))
    assert found.score > LEAST
    assert not found.is_proven


def test_an_identity_number_of_the_old_cards_is_the_same_as_the_new_one() -> None:
    found = verdict(person(1, id_number=OLD_ID), person(2, id_number=ID))
    assert found.is_proven


def test_a_common_name_tells_less_than_a_rare_one() -> None:
    crowd = [sketch(person(number, "王伟", birth_date="1985")) for number in range(1, 60)]
    common = commonness(crowd)
    assert common.weigh("name", "name", "王伟") < common.weigh("name", "name", "欧阳修文") - 4


def test_files_of_which_one_refers_to_the_other_are_two() -> None:
    one, other = person(1, home_phone="0512-00001234"), person(2, home_phone="0512-00001234")
    assert verdict(one, other).score > LEAST
    assert verdict(one, other, linked=True).score < 0.01


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("苏州样板科技有限公司", "苏州市样板科技有限责任公司"),
        ("苏州样板科技有限公司", "样板科技股份有限公司"),
        ("苏州样板科技有限公司", "样板科技（苏州）有限公司"),
        ("蘇州樣板科技有限公司", "苏州样板科技"),
        ("Sample Trading Co., Ltd.", "sample trading limited"),
        ("苏州样板科技有限公司", "苏州洋版科技有限公司"),
    ],
)
def test_firms_are_compared_without_place_and_legal_form(one: str, other: str) -> None:
    phone = {"phone": "0512-00001234"}
    assert verdict(enterprise(1, one, **phone), enterprise(2, other, **phone)).score > LEAST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("上海样板科技有限公司", "北京样板科技有限公司"),
        ("苏州样板科技有限公司", "苏州样板科技有限公司南京分公司"),
        ("苏州样板科技有限公司南京分公司", "苏州样板科技有限公司无锡分公司"),
    ],
)
def test_firms_of_other_places_and_branches_are_others_though_they_share_a_hotline(one: str, other: str) -> None:
    shared = {"phone": "0512-00001234", "website": "https://www.example.com"}
    assert verdict(enterprise(1, one, **shared), enterprise(2, other, **shared)).score < 0.1


def test_the_tax_number_of_one_is_the_registration_number_of_the_other() -> None:
    number = "91999999ABCDEFGH12"
    found = verdict(enterprise(1, reg_no=number), enterprise(2, invoice_titles=[{"title": "样板", "tax_no": number}]))
    assert found.is_proven


def test_two_firms_of_one_name_with_two_numbers_are_two() -> None:
    one, other = enterprise(1, reg_no="91999999ABCDEFGH12"), enterprise(2, reg_no="91999999XYTPQRWU34")
    assert verdict(one, other).score < 0.1


def test_every_weight_says_why_and_points_the_right_way() -> None:
    assert all(weight.most >= 0 and weight.text and weight.why for weight in LIKE.values())
    assert all(weight.most < 0 and weight.text and weight.why for weight in UNLIKE.values())


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("1234", "1234", False),
        ("1234", "1243", True),
        ("1234", "124", True),
        ("1234", "12534", True),
        ("12", "34", False),
    ],
)
def test_one_slip_is_near(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is near


def test_a_name_and_a_firm_are_taken_apart() -> None:
    assert (called("张偉 先生").bare, called("王总").is_short, called("老李").bare) == ("张伟", True, "李")
    assert called("Dr. John Smith").words == ("john", "smith")
    found = firm("上海市样板科技有限公司苏州分公司")
    assert (found.branch, found.places) == ("苏州分公司", frozenset({"上海"}))


def test_a_hundred_doubles_with_ten_kinds_of_mistake_are_found_among_two_thousand() -> None:
    made = population(clients=2000, doubles=100, seed=7)
    kinds = {kind.name: kind for kind in (PERSON, ENTERPRISE)}
    sketches = [sketch(_record(kinds[kind], at, values)) for at, (kind, values) in enumerate(made.clients)]
    common = {name: commonness(each for each in sketches if each.kind == name) for name in kinds}
    pairs = candidates(sketches)
    found = {tuple(sorted((a.number, b.number))) for a, b in pairs if compare(a, b, common[a.kind]).score >= LEAST}
    wanted = {tuple(sorted((one, other))): mistake for one, other, mistake in made.doubles}
    assert set(wanted.values()) == set(MISTAKES)
    right = found & wanted.keys()
    tell(f"precision {len(right) / len(found):.3f}, recall {len(right) / len(wanted):.3f}")
    assert len(right) >= 0.99 * len(found)
    assert len(right) >= 0.95 * len(wanted)


def test_a_further_name_that_is_the_name_of_the_other_counts_and_one_that_both_bear_does_not() -> None:
    one = person(1, "许健霖", name_en="Anna Rossi")
    assert "name_other" in keys(verdict(one, person(2, "Anna Rossi")))
    assert "name_other" not in keys(verdict(one, person(2, "卢磊军", name_en="Anna Rossi")))


def test_a_passport_number_proves_less_than_one_that_can_be_checked() -> None:
    passport = {"id_number": "SPECIMEN001", "id_doc_type": "passport"}
    assert verdict(person(1, **passport), person(2, **passport)).is_proven
    assert verdict(person(1, **passport), person(2, "卢磊军", **passport)).score < LEAST


def test_a_number_that_is_valid_nowhere_is_told_as_it_was_typed() -> None:
    found = verdict(person(1, mobile="+44 7700 900140"), person(2, mobile="+44 7700-900140"))
    told = next(each.told["value"] for each in found.evidence if "value" in each.told)
    assert told == "+44 7700 900140"
