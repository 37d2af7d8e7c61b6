"""Names: folded, read, sorted, split, and firms without their forms."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.names import (
    company_stem,
    company_stem_without_brackets,
    fold,
    pinyin_readings,
    sort_key,
    split_name,
    whole_name,
)
from clientdesk.dossier.surnames import COMPOUND, COMPOUND_READINGS, IN_NAMES, PHRASES, SURNAMES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("歐陽修", "欧阳修"),
        ("劉德華", "刘德华"),
        ("臺灣", "台湾"),
        ("為裡", "爲裏"),
        ("Café Müller", "CAFE MULLER"),
        ("Łódź", "lodz"),
        ("Straße", "STRASSE"),
        ("ＡＢＣ１２３", "abc123"),
        ("𠮷野家", "吉野家"),
        ("İstanbul", "istanbul"),
        ("ệ", "e"),
    ],
)
def test_texts_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(max_size=40) | st.text("éÅøßİſﬀ﨑乾萬歐麼薴가ガﾊﾞ\u0301\u0345ΐ", max_size=8))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_of_other_scripts_keep_their_marks() -> None:
    assert fold("ガ") != fold("カ")
    assert fold("김철수") == "김철수"


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("张伟", [("zhangwei", "zw")]),
        ("葉聖陶", [("yeshengtao", "yst")]),
        ("欧阳修", [("ouyangxiu", "oyx")]),
        ("歐陽修", [("ouyangxiu", "oyx")]),
        ("吕布", [("lvbu", "lb"), ("lubu", "lb")]),
        ("John Smith", [("johnsmith", "js")]),
        ("José Núñez", [("josenunez", "jn")]),
        ("ABC科技", [("abckeji", "abckj")]),
        ("阿凡提·买买提", [("afantimaimaiti", "aftmmt")]),
        ("张 伟", [("zhangwei", "zw")]),
        ("", []),
        ("😀", []),
    ],
)
def test_names_are_read(name: str, readings: list[tuple[str, str]]) -> None:
    assert list(pinyin_readings(name)) == readings


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单雄信", "shanxiongxin"),
        ("單田芳", "shantianfang"),
        ("仇英", "qiuying"),
        ("曾国藩", "zengguofan"),
        ("查良镛", "zhaliangyong"),
        ("解缙", "xiejin"),
        ("区瑞强", "ouruiqiang"),
        ("翟天临", "zhaitianlin"),
        ("朴树", "piaoshu"),
        ("缪荣", "miaorong"),
        ("卜算", "busuan"),
        ("员半千", "yunbanqian"),
        ("盖叫天", "gejiaotian"),
        ("尉迟恭", "yuchigong"),
        ("万俟卨", "moqixie"),
        ("长孙无忌", "zhangsunwuji"),
        ("令狐冲", "linghuchong"),
        ("乐嘉", "yuejia"),
        ("任贤齐", "renxianqi"),
        ("那英", "naying"),
        ("葛优", "geyou"),
        ("李长春", "lichangchun"),
        ("乾隆", "qianlong"),
        ("中国银行", "zhongguoyinhang"),
        ("重庆长安汽车", "chongqingchanganqiche"),
        ("中国重型汽车集团有限公司", "zhongguozhongxingqichejituanyouxiangongsi"),
        ("解放汽车", "jiefangqiche"),
        ("翟氏集团有限公司", "zhaishijituanyouxiangongsi"),
        ("北京朝阳医院", "beijingchaoyangyiyuan"),
        ("𠮷野家", "jiyejia"),
    ],
)
def test_the_likeliest_reading_comes_first(name: str, reading: str) -> None:
    assert pinyin_readings(name)[0][0] == reading


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("覃辉", {"qinhui", "tanhui"}),
        ("翟天", {"zhaitian", "ditian"}),
        ("王行", {"wangxing", "wanghang"}),
        ("李茜", {"liqian", "lixi"}),
    ],
)
def test_a_name_with_several_readings_has_all_of_them(name: str, also: set[str]) -> None:
    assert also <= {full for full, _ in pinyin_readings(name)}


@given(st.text("单长行乐重朝茜晟娜盛ABé ·12", max_size=120))
def test_readings_are_few_and_plain(name: str) -> None:
    readings = pinyin_readings(name)
    assert len(readings) <= 8
    assert all(full.isascii() and full.isalnum() and full == full.lower() for full, _ in readings)


def test_names_are_sorted_by_reading() -> None:
    names = ["张三", "Zoe Li", "单雄信", "阿里", "Émile", "ABC科技"]
    assert sorted(names, key=sort_key) == ["阿里", "ABC科技", "Émile", "单雄信", "张三", "Zoe Li"]
    assert sort_key("张伟") == "zhang wei"
    assert len(sort_key("张" * 200)) <= 120


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("张伟", "张", "伟"),
        ("欧阳修", "欧阳", "修"),
        ("歐陽修", "歐陽", "修"),
        ("司马相如", "司马", "相如"),
        ("諸葛亮", "諸葛", "亮"),
        ("张 伟", "张", "伟"),
        (" 张伟 ", "张", "伟"),
        ("张", "张", ""),
        ("阿凡提·买买提", "", "阿凡提·买买提"),
        ("John Smith", "Smith", "John"),
        ("Smith, John", "Smith", "John"),
        ("Anna Maria Lee", "Lee", "Anna Maria"),
        ("Madonna", "", "Madonna"),
        ("", "", ""),
    ],
)
def test_names_are_split(name: str, family: str, given: str) -> None:
    assert split_name(name) == (family, given)


@pytest.mark.parametrize(
    ("family", "given", "middle", "whole"),
    [
        ("Müller", "Jörg", "", "Jörg Müller"),
        ("O’Neil", "Anna", "Marie", "Anna Marie O’Neil"),
        ("Иванов", "Пётр", "", "Пётр Иванов"),
        ("欧阳", "修", "", "欧阳修"),
        ("山田", "たろう", "", "山田 たろう"),
        ("김", "민수", "", "김 민수"),
        ("", "Madonna", "", "Madonna"),
        ("王", "", "", "王"),
        ("", "", "", ""),
    ],
)
def test_names_are_put_together_in_the_order_of_their_script(family: str, given: str, middle: str, whole: str) -> None:
    assert whole_name(family, given, middle) == whole


def test_the_tables_hold_simplified_characters_and_plain_readings() -> None:
    for table in (SURNAMES, COMPOUND_READINGS, IN_NAMES, PHRASES):
        for word, readings in table.items():
            assert len(word) == len(readings)
            assert all(reading.isalpha() and reading.isascii() for options in readings for reading in options)
            assert all(unicodedata.category(character) == "Lo" for character in word)
    assert set(COMPOUND_READINGS) <= COMPOUND
    assert all(fold(word) == word for word in {*COMPOUND, *COMPOUND_READINGS, *IN_NAMES, *PHRASES})


@pytest.mark.parametrize(
    "name",
    [
        "苏州华为技术有限公司",
        "蘇州華為技術股份有限公司",
        "苏州华为技术有限责任公司",
        "苏州华为技术公司",
        "苏州 华为技术 集团有限公司",
        "（苏州）华为技术有限公司",
        "苏州华为技术",
    ],
)
def test_firms_of_one_name_have_one_stem(name: str) -> None:
    assert company_stem(name) == "苏州华为技术"


@pytest.mark.parametrize(
    "name", ["Acme Co., Ltd.", "ACME Limited", "Acme, Inc.", "Acme LLC", "acme GmbH", "Acme S.A.", "Acme"]
)
def test_latin_forms_are_left_out(name: str) -> None:
    assert company_stem(name) == "acme"


def test_brackets_count_only_in_the_first_comparison() -> None:
    assert company_stem("华为（深圳）有限公司") == "华为深圳"
    assert company_stem_without_brackets("华为（深圳）有限公司") == "华为"


@pytest.mark.parametrize("name", ["公司", "有限公司", "Ltd", "公司治理研究所", "Group"])
def test_a_name_of_nothing_but_forms_stays(name: str) -> None:
    assert company_stem(name) == fold(name)


@given(st.text("华为有限责任公司集团股份()（）acme co ltd.,&", max_size=25))
def test_a_stem_is_its_own_stem_and_never_empty(name: str) -> None:
    stem = company_stem(name)
    assert bool(stem) == any(character.isalnum() for character in name)
