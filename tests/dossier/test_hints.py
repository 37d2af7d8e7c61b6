"""What people call the fields and why they are asked: complete, in its language, found at the first try."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import opencc
import pytest

from clientdesk.dossier.fields import SENSITIVE, Field, Kind
from clientdesk.dossier.folding import fold
from clientdesk.dossier.hints import Hint, hints, matching, synonyms, why
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON, TASK
from clientdesk.dossier.types import LONG_TEXT
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.paths import resources

KINDS = {kind.name: kind for kind in CLIENT_KINDS}
TWINS = Path(__file__).parent.parent / "twins"
LONGEST = {"en": 90, "zh_CN": 40, "zh_TW": 40}
MOST = 6
HAN = re.compile("[\u3400-\u9fff]")
PLAIN = re.compile(r"[\W_]+")
CARE = {
    "en": re.compile(
        r"\b(only|never|private|confidential|nobody|no one|nowhere|in the house|consent|no diagnosis)\b", re.I
    ),
    "zh_CN": re.compile("只|绝不|不外传|保密|仅|才记|旁人|勿"),
    "zh_TW": re.compile("只|絕不|不外傳|保密|僅|才記|旁人|勿"),
}
"""Of a sensitive field the line says what to mind."""
NEVER_IN = {
    "zh_CN": ("资讯", "软体", "网路", "萤幕", "伺服", "预设", "列印", "储存", "联络", "品质管", "行动电话", "透过"),
    "zh_TW": (
        "信息",
        "軟件",
        "網絡",
        "屏幕",
        "默認",
        "打印",
        "短信",
        "郵箱",
        "視頻",
        "質量",
        "用戶名",
        "聯系",
        "賬",
        "台賬",
    ),
}
"""What the office programs of the other side say."""
MEANT: set[str] = set()
"""Words that lead to two fields of a kind on purpose."""


def said(text: str) -> str:
    """A text without what nobody types."""
    return PLAIN.sub("", fold(text))


def twin_items() -> Iterator[tuple[str, dict[str, str]]]:
    """Every row of the dossier tables with its context."""
    for kind in KINDS:
        for section in json.loads((TWINS / f"fields-{kind}.json").read_text("utf-8"))["sections"]:
            for row in section["fields"]:
                yield f"{kind}.{row['key']}", row


@cache
def declared() -> dict[str, Field[object]]:
    return {field.context: field for kind in CLIENT_KINDS for field in kind.fields}


def labels(context: str) -> dict[str, str]:
    """The label in each language, from the declaration or, where it is still to come, from the dossier tables."""
    if field := declared().get(context):
        return {language: field.title(catalogue(language)) for language in LANGUAGES}
    row = dict(twin_items())[context]
    return {"en": row["en"], "zh_CN": row["zh_hans"], "zh_TW": row["zh_hant"]}


def every_text() -> Iterator[tuple[str, str, str]]:
    """(context, language, text) of each synonym and each line."""
    for context, hint in hints().items():
        for language in LANGUAGES:
            yield from ((context, language, text) for text in (*hint.synonyms[language], hint.why[language]))


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_the_sources_has_other_words_and_a_reason_in_every_language(kind: str) -> None:
    asked = [context for context, row in twin_items() if row["origin"] == "source" and context.startswith(f"{kind}.")]
    assert len(asked) > 90
    for context in asked:
        hint = hints().get(context)
        assert isinstance(hint, Hint), f"{context} has no hint"
        assert set(hint.synonyms) == set(hint.why) == set(LANGUAGES)
        assert all(hint.synonyms[language] and hint.why[language] for language in LANGUAGES), context


def test_nothing_is_told_of_fields_that_do_not_exist() -> None:
    known = set(declared()) | {context for context, _row in twin_items()}
    assert not set(hints()) - known


def test_each_file_holds_what_stands_in_its_section() -> None:
    homes = {
        field.context: (section.declared.context, kind.name)
        for kind in CLIENT_KINDS
        for section in kind.sections
        for field in section.declared.fields
    }
    for file in (resources() / "hints").glob("*.json"):
        kind, _, section = file.stem.partition("-")
        for key in json.loads(file.read_text("utf-8")):
            if home := homes.get(f"{kind}.{key}"):
                assert home[0] == f"{kind}.{section}", f"{key} stands in {home[0]}"


def test_reasons_are_one_short_sentence() -> None:
    for context, hint in hints().items():
        for language, line in hint.why.items():
            assert len(line) <= LONGEST[language], (context, language, len(line))
            assert line == line.strip()
            assert line.endswith("." if language == "en" else "。"), (context, line)
            assert "\n" not in line


def test_there_are_one_to_six_other_words_and_none_twice() -> None:
    for context, hint in hints().items():
        for language, texts in hint.synonyms.items():
            assert 1 <= len(texts) <= MOST, (context, language)
            assert len({said(text) for text in texts}) == len(texts), (context, language)
            assert all(text == text.strip() and len(text) <= 40 for text in texts), (context, language)


def test_no_synonym_repeats_the_label() -> None:
    for context, hint in hints().items():
        for language, label in labels(context).items():
            assert said(label) not in {said(text) for text in hint.synonyms[language]}, (context, language)


@pytest.mark.parametrize("kind", KINDS)
def test_no_synonym_leads_to_two_fields_of_a_kind(kind: str) -> None:
    leads = defaultdict(set)
    for context, hint in hints().items():
        if context.startswith((f"{kind}.", "client.")):
            texts = [text for texts in hint.synonyms.values() for text in texts]
            for text in (*texts, *(labels(context).values() if context in declared() else ())):
                leads[said(text)].add(context)
    twice = {text: sorted(contexts) for text, contexts in leads.items() if len(contexts) > 1}
    assert {text: where for text, where in twice.items() if text not in MEANT} == {}
    assert set(twice) >= MEANT


def table(name: str) -> dict[str, list[str]]:
    """A table of OpenCC: a character and what it may become."""
    lines = files(opencc).joinpath("dictionary", name).read_text("utf-8").splitlines()
    return {one: others.split() for one, _, others in (line.partition("\t") for line in lines)}


def test_each_text_is_in_the_language_it_claims() -> None:
    to_simplified, to_traditional = table("TSCharacters.txt"), table("STCharacters.txt")
    usual_in_taiwan = {other for others in table("TWVariants.txt").values() for other in others}
    for context, language, text in every_text():
        if language == "en":
            assert text.isascii(), (context, text)
            continue
        assert HAN.search(text), (context, language, text)
        assert not [word for word in NEVER_IN[language] if word in text], (context, language, text)
        foreign = to_simplified if language == "zh_CN" else to_traditional
        strangers = [c for c in text if c in foreign and c not in foreign[c]]
        if language == "zh_TW":
            strangers = [c for c in strangers if c not in usual_in_taiwan]
        assert not strangers, (context, language, text, strangers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_is_sensitive_the_line_says_what_to_mind(language: str) -> None:
    sensitive = {field.context for field in declared().values() if field.sensitivity is SENSITIVE}
    sensitive |= {context for context, row in twin_items() if row["sensitivity"] == "sensitive"}
    careless = [
        context for context in sensitive & set(hints()) if not CARE[language].search(hints()[context].why[language])
    ]
    assert careless == []


def test_a_field_without_a_hint_has_none() -> None:
    own: Field[str] = Field("Tea", LONG_TEXT)
    assert why(own, "en") is None
    assert synonyms(own, "zh_CN") == ()
    assert why(TASK.fields[0], "zh_TW") is None


def test_a_field_tells_its_words_and_its_reason() -> None:
    assert "行動電話" in synonyms(PERSON.by_key["mobile"], "zh_TW")
    assert "税号" in synonyms(ENTERPRISE.by_key["reg_no"], "zh_CN")
    assert why(ENTERPRISE.by_key["tags"], "en") == why(PERSON.by_key["tags"], "en") is not None


PERSONS = {
    "mobile": "手机; 手機; shouji; shou ji; sj; cell; Handphone; 大哥大; 联系电话; 行動電話; 手机号码",
    "office_phone": "tel of company; 办公电话; Work phone",
    "email": "E-mail; email address; 邮箱; 電子信箱",
    "birth_date": "生日; DOB; birth_date; 出生年月",
    "birth_lunar": "阴历生日; 農曆生日",
    "hobbies": "爱好; hobby; 嗜好; 興趣",
    "spouse_birthday": "spouse birthday; wife's birthday; 老婆生日; laopo shengri; 配偶的生日",
    "spouse_name": "太太; 爱人; husband",
    "employer_name": "公司; 单位; 公司名称",
    "full_name": "客户名称; 联系人; 客戶姓名",
    "position": "职务; job title",
    "employer_reg_no": "税号; 統編",
    "id_number": "身份证; sfz",
    "socials": "微信; WeChat; 臉書",
    "vehicles": "車牌; 车牌号",
    "children": "孩子; kids",
    "diet_restrictions": "忌口; allergy; 吃素",
    "gifts": "送礼; present",
    "notes": "备注; 備註; bz",
    "native_place": "老家; hometown",
    "home_address": "住址; 地址",
    "owner_id": "业务员; account manager",
    "parents": "妈妈; father",
    "wedding_date": "wedding day; 结婚日期",
}
ENTERPRISES = {
    "credit_limit": "credit limit; 信用额度; xyed; 授信額度",
    "reg_no": "税号; shuihao; 統編; tax number; 统一社会信用代码",
    "payment_terms": "账期; 月结; 票期; net 30; 付款方式",
    "phone": "tel; 联系电话; 总机; company phone",
    "name": "公司名; 客户名称; company name",
    "org_people": "联系人; contacts; 窗口",
    "legal_rep": "法人; 法定代表人",
    "invoice_titles": "抬头; 开票信息",
    "bank_accounts": "开户银行; bank; 匯款帳戶",
    "rivals": "竞品; competitors; 同業",
    "staff": "员工人数; headcount",
    "annual_turnover": "营业额; 營收; revenue",
    "sites": "收货地址; warehouse",
    "website": "官网; URL",
    "owner_person": "老板; 頭家; boss",
    "credit_events": "逾期; 跳票; bad debt",
    "founded": "成立日期; established",
    "registered_capital": "注册资金; 資本額",
    "notes": "備註; remarks",
    "shareholders": "股东; shareholder",
    "industry": "行业; sector",
}


@pytest.mark.parametrize(("kind", "table"), [(PERSON, PERSONS), (ENTERPRISE, ENTERPRISES)], ids=list(KINDS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_salesperson_types_finds_the_field_first(language: str, kind: Kind, table: dict[str, str]) -> None:
    words = catalogue(language)
    asked = {text: key for key, texts in table.items() for text in texts.split("; ")}
    assert len(asked) > 50
    assert {text: [field.key for field in matching(kind, text, words)[:1]] for text in asked} == {
        text: [key] for text, key in asked.items()
    }


def test_every_label_finds_its_own_field_first() -> None:
    for kind in CLIENT_KINDS:
        for language in LANGUAGES:
            words = catalogue(language)
            for field in kind.fields:
                best = matching(kind, field.title(words), words)[0]
                assert said(best.title(words)) == said(field.title(words)), (field.context, language)


def test_every_synonym_finds_its_own_field_first() -> None:
    for kind in CLIENT_KINDS:
        for field in kind.fields:
            for text in (text for language in LANGUAGES for text in synonyms(field, language)):
                assert matching(kind, text, catalogue("en"))[0].key == field.key, text


def test_a_group_is_found_by_its_columns_where_nothing_is_named_so() -> None:
    assert [field.key for field in matching(PERSON, "保险到期", catalogue("zh_CN"))] == ["vehicles"]
    assert [field.key for field in matching(ENTERPRISE, "haircut", catalogue("en"))] == ["guarantees"]


def test_a_longer_heading_is_understood_by_the_name_within() -> None:
    words = catalogue("zh_CN")
    assert matching(PERSON, "客户手机号码(必填)", words)[0].key == "mobile"
    assert matching(ENTERPRISE, "手机号码", words)[0].key == "org_people"
    assert matching(ENTERPRISE, "Credit limit in CNY", words)[0].key == "credit_limit"


def test_what_means_nothing_finds_nothing() -> None:
    for text in ("", "  ", "·,", "zxqv", "龘龘"):
        assert matching(PERSON, text, catalogue("zh_CN")) == ()
