"""Headings in three languages, numbered rows, units, doubts: what each column of a table is taken for."""

import pytest

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.headings.columns import GUESSED, KNOWN, NONE, Column, Found, match_columns
from clientdesk.dossier.headings.sheets import judge
from clientdesk.dossier.headings.targets import client_targets, field_of
from clientdesk.dossier.headings.vocabulary import Vocabulary
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.i18n import LANGUAGES, catalogue

WORDS = {kind.name: Vocabulary(kind) for kind in CLIENT_KINDS}


def found(kind: Kind, *headings: str, level: str = "") -> list[Found]:
    return match_columns(WORDS[kind.name], level, [Column(heading) for heading in headings])


def fields(kind: Kind, *headings: str, level: str = "") -> list[str]:
    return [one.field for one in found(kind, *headings, level=level)]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓名", "full_name"),
        ("客户姓名（必填）", "full_name"),
        ("手機號碼*", "mobile"),
        ("手机\nMobile", "mobile"),
        ("手机号码 Mobile phone", "mobile"),
        ("Ｍｏｂｉｌｅ", "mobile"),
        ("basics.mobile", "mobile"),
        ("full_name", "full_name"),
        ("E-Mail Address", "email"),
        ("出生年月日", "birth_date"),
        ("身分證字號", "id_number"),
        ("孩子1姓名", "children#1.name"),
        ("Child 2 name", "children#2.name"),
        ("子女姓名3", "children#3.name"),
        ("子女（1）学校", "children#1.school"),
        ("父亲姓名", "parents#relation=father.name"),
        ("微信号", "socials#app=wechat.handle"),
        ("手机2", "phones#2.number"),
        ("邮编", "home_address.postcode"),
        ("省份", "home_address.province"),
        ("序号", "@link"),
        ("年龄", ""),
        ("照片", ""),
    ],
)
def test_a_heading_of_a_table_of_persons_is_understood(heading: str, field: str) -> None:
    assert fields(PERSON, heading) == [field]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("客户名称", "name"),
        ("统一社会信用代码", "reg_no"),
        ("电话", "phone"),
        ("法人", "org_people#role=legal_rep.name"),
        ("联系人", "org_people#1.name"),
        ("联系人2 手机", "org_people#2.mobile"),
        ("联系人 / 手机", "org_people#1.mobile"),
        ("Contact 2 e-mail", "org_people#2.email"),
        ("开户行", "bank_accounts#1.bank"),
        ("注册资本(万元)", "registered_capital"),
    ],
)
def test_a_heading_of_a_table_of_firms_is_understood(heading: str, field: str) -> None:
    assert fields(ENTERPRISE, heading) == [field]


def test_no_field_is_given_twice_and_the_clearer_heading_has_it() -> None:
    assert fields(PERSON, "联系电话", "手机号码", "姓名", "客户姓名") == ["phones#1.number", "mobile", "full_name", ""]
    assert found(PERSON, "姓名", "客户姓名")[1].certainty == NONE


def test_what_is_only_like_a_name_is_a_guess() -> None:
    (guess,) = found(PERSON, "爱喝什么酒")
    assert (guess.field, guess.certainty) == ("favourite_drink", GUESSED)


@pytest.mark.parametrize("kind", CLIENT_KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_form_leads_to_a_field_of_that_label(kind: Kind, language: str) -> None:
    words = catalogue(language)
    targets = [t for t in client_targets(kind) if not t.slot and not t.column]
    headings = [kind.by_key[target.field].title(words) for target in targets]
    for heading, one in zip(headings, found(kind, *headings), strict=True):
        assert one.certainty == KNOWN, heading
        if one.field and not one.field.startswith("@"):
            target = next(t for t in client_targets(kind) if str(t) == one.field)
            assert field_of(kind, target) is not None


def test_values_that_do_not_look_like_it_are_a_doubt() -> None:
    mails = [f"c{number}@example.com" for number in range(5)]
    (doubted,) = match_columns(WORDS["person"], "", [Column("手机", mails)])
    assert doubted.field == "mobile"
    assert str(doubted.doubt) == "Most of its values look like e-mail addresses."


def test_columns_without_headings_are_known_by_their_values() -> None:
    columns = [Column("", ["王小明", "李娜"]), Column("", ["15400000001", "15400000002"]), Column("", ["x", "y"])]
    assert [one.field for one in match_columns(WORDS["person"], "", columns)] == ["full_name", "mobile", ""]


def test_codes_that_only_count_the_rows_are_no_codes() -> None:
    (counted,) = match_columns(WORDS["person"], "", [Column("编号", [1, 2, 3])])
    (code,) = match_columns(WORDS["person"], "", [Column("编号", ["A001", "A002"])])
    assert (counted.field, code.field) == ("@link", "client_code")


@pytest.mark.parametrize(
    ("name", "headings", "kind", "level"),
    [
        ("Sheet1", ("姓名", "手机", "公司"), "person", ""),
        ("Sheet1", ("公司名称", "法人", "注册资本"), "enterprise", ""),
        ("子女", ("客户姓名", "姓名", "性别", "生日"), "person", "children"),
        ("家庭成员", ("客户", "关系", "姓名"), "person", "@family"),
        ("联系人", ("客户名称", "姓名", "职务", "手机"), "enterprise", "org_people"),
        ("Contacts", ("First Name", "Last Name", "Company"), "person", ""),
        ("说明", ("填写说明", "第二列"), "person", "skip"),
    ],
)
def test_a_sheet_is_taken_for_what_it_holds(name: str, headings: tuple[str, ...], kind: str, level: str) -> None:
    judged = judge(WORDS, name, [Column(heading) for heading in headings])
    assert (judged.kind, judged.level) == (kind, level)


def test_numbers_that_no_other_sheet_has_do_not_make_a_list_of_clients_one_of_contacts() -> None:
    headings = ("No", "Name / Last", "Name / First", "Born", "Mobile", "Address", "Father's tel", "Mum's phone")
    judged = judge(WORDS, "Contacts", [Column(heading) for heading in headings], unjoined=("@link",))
    assert (judged.kind, judged.level) == ("person", "")
    assert [one.field for one in judged.columns] == [
        "@link",
        "family_name",
        "given_name",
        "birth_date",
        "mobile",
        "home_address",
        "parents#relation=father.phone",
        "parents#relation=mother.phone",
    ]


@pytest.mark.parametrize("heading", ["法人代表", "法定代表人", "Director", "Legal representative"])
def test_who_stands_for_a_firm_is_one_of_its_people(heading: str) -> None:
    columns = [Column("公司名称"), Column(heading), Column("联系人")]
    assert match_columns(WORDS["enterprise"], "", columns)[1].field == "org_people#role=legal_rep.name"


def test_names_of_firms_make_a_table_of_clients_one_of_firms() -> None:
    def kind_of(names: list[str]) -> str:
        return judge(WORDS, "客户", [Column("客户名称", names), Column("电话"), Column("地址")]).kind

    assert kind_of(["样板贸易有限公司", "示例科技有限公司"]) == "enterprise"
    assert kind_of(["王小明", "李娜"]) == "person"


EXPORTS = {
    "Google": (
        (
            "First Name,Middle Name,Last Name,Name Prefix,Organization Name,Organization Title,E-mail 1 - Label,"
            "E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Value,Address 1 - Street,"
            "Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Event 1 - Label,Event 1 - Value"
        ),
        (
            "given_name,,family_name,salutation,employer_name,position,,email,emails#1.address,,mobile,phones#1.number,"
            "home_address.street,home_address.city,home_address.province,home_address.postcode,family_dates#1.name,"
            "family_dates#1.date"
        ),
    ),
    "Outlook": (
        (
            "Title,First Name,Middle Name,Last Name,Company,Job Title,Business Street,Business City,Home Street,"
            "Business Phone,Home Phone 2,Mobile Phone,E-mail 2 Address,Manager's Name,Spouse,Children,Categories,Notes"
        ),
        (
            "salutation,given_name,,family_name,employer_name,position,office_address.street,office_address.city,"
            "home_address.street,office_phone,phones#2.number,mobile,emails#1.address,reports_to,spouse_name,"
            "children#1.name,tags,notes"
        ),
    ),
    "Outlook zh": (
        "姓,中间名,名,单位,职务,商务地址 街道,商务地址 市/县,商务电话,移动电话,电子邮件地址,类别,附注",
        (
            "family_name,,given_name,employer_name,position,office_address.street,office_address.city,office_phone,"
            "mobile,email,tags,notes"
        ),
    ),
    "iCloud": (
        "First,Last,Organization,Mobile,Home,Work,Home Email,Work Email,Related Name",
        "given_name,family_name,employer_name,mobile,home_phone,office_phone,email,emails#1.address,relatives#1.name",
    ),
    "WeChat Work": (
        "客户名称,描述,添加时间,添加人,备注企业,备注手机号,标签",
        "full_name,notes,,owner_id,employer_name,mobile,tags",
    ),
    "DingTalk": ("姓名,手机号,所属公司,工号,直属主管", "full_name,mobile,employer_name,,reports_to"),
    "Huawei": (
        "姓名,电话号码1,备用电话,生日(公历),生日(农历)",
        "full_name,mobile,phones#1.number,birth_date,birth_lunar",
    ),
    "Xiaomi": (
        "姓名,手机,其他号码,工作地址,工作邮箱,群组,铃声",
        "full_name,mobile,phones#1.number,office_address,email,tags,",
    ),
}


@pytest.mark.parametrize("origin", EXPORTS)
def test_the_columns_of_address_books_of_others_are_understood(origin: str) -> None:
    headings, wanted = EXPORTS[origin]
    assert fields(PERSON, *headings.split(",")) == wanted.split(",")


def test_the_parents_of_pupils_are_the_clients_and_what_follows_a_pupils_name_is_the_pupils() -> None:
    headings = ["学生姓名", "性别", "出生日期", "就读学校", "年级", "家长", "家长电话", "家长微信", "家庭住址"]
    assert fields(PERSON, *headings) == [
        "children#1.name",
        "children#1.gender",
        "children#1.birthday",
        "children#1.school",
        "children#1.note",
        "full_name",
        "mobile",
        "socials#app=wechat.handle",
        "home_address",
    ]
    assert found(PERSON, *headings)[1].certainty == GUESSED
    assert fields(PERSON, "家长姓名", "性别", "孩子", "监护人电话") == [
        "full_name",
        "gender",
        "children#1.name",
        "mobile",
    ]


def test_pupils_without_parents_are_clients_themselves() -> None:
    assert fields(PERSON, "学员姓名", "性别", "联系电话") == ["full_name", "gender", "mobile"]


def test_children_on_a_sheet_of_their_own_are_joined_to_their_parents() -> None:
    headings = ("家长姓名", "家长电话", "孩子姓名", "性别", "学校")
    assert fields(PERSON, *headings, level="children") == [
        "full_name",
        "mobile",
        "children.name",
        "children.gender",
        "children.school",
    ]


def test_who_leads_a_firm_is_told_from_who_looks_after_it() -> None:
    assert fields(ENTERPRISE, "客戶全名", "負責人", "業務人員", "聯絡人", "職稱") == [
        "name",
        "org_people#role=legal_rep.name",
        "owner_id",
        "org_people#1.name",
        "org_people#1.post",
    ]
    assert fields(ENTERPRISE, "客户名称", "负责人") == ["name", "owner_id"]
