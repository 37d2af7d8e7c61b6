import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.filing import filed_under


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Pauline Barraclough", "barraclough  pauline"),
        ("Barraclough, Pauline", "barraclough  pauline"),
        ("Mr J Smith Jr", "smith  j"),
        ("Mr Smith", "smith"),
        ("John Smith, MBE", "smith  john"),
        ("Pauline Barraclough (née Smith)", "barraclough  pauline"),
        ("Seán O'Brien", "o brien  sean"),
        ("Anna van der Berg", "van der berg  anna"),
        ("Van Morrison", "morrison  van"),
        ("Yo-Yo Ma", "ma  yo yo"),
        ("Madonna", "madonna"),
        ("Client 12", "client 12"),
        ("!!", "!!"),
        ("", ""),
        ("Smith, John, MBE", "smith  john"),
        ("Smith, John MBE", "smith  john"),
    ],
)
def test_a_latin_name_is_filed_under_its_surname(name: str, key: str) -> None:
    assert filed_under(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("John & Mary Smith", "smith  john mary"),
        ("Mr & Mrs J Smith", "smith  j"),
        ("Mr and Mrs Smith", "smith"),
        ("John Smith and Mary Jones", "smith  john and mary jones"),
    ],
)
def test_a_couple_is_filed_under_the_name_they_share_or_that_of_the_first(name: str, key: str) -> None:
    assert filed_under(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [("张伟", "zhang wei"), ("Zhang Wei", "zhang wei"), ("Wang Xiaoming", "wang xiaoming"), ("王 John", "wang john")],
)
def test_a_chinese_name_stands_as_it_is_read_also_in_pinyin(name: str, key: str) -> None:
    assert filed_under(name) == key


def test_the_family_name_that_the_file_tells_comes_before_any_guess() -> None:
    assert filed_under("Nagy János", "Nagy") == "nagy  janos"
    assert filed_under("Pauline B.", "Barraclough") == "barraclough  pauline b"


def test_all_of_one_surname_stand_before_those_of_a_longer_one() -> None:
    names = ["Zoe Smith", "Adam Smith-Jones", "Adam Smithson", "Émile Smith"]
    assert sorted(names, key=filed_under) == ["Émile Smith", "Zoe Smith", "Adam Smith-Jones", "Adam Smithson"]


@given(st.text("JohnSmith &,()'-.王é ", max_size=150), st.text("Smith 王", max_size=10))
def test_a_key_is_short_and_whole_whatever_the_name(name: str, family: str) -> None:
    key = filed_under(name, family)
    assert len(key) <= 120
    assert key == key.strip()
    assert bool(key) == bool(filed_under(name, family).strip())
