"""The tokens of the search: whatever a text holds is asked for by tokens that this text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.store.grams import (
    LONGEST_HEARD,
    MARK,
    Word,
    clean,
    find_tokens,
    later_syllables,
    later_words,
    name_tokens,
    rest_tokens,
)

ALPHABET = "ab1290-./,@张三丰公司年月日，。😀 \n"
TEXTS = st.text(ALPHABET, max_size=40)
PLACES = st.tuples(st.integers(0, 40), st.integers(1, 12))


def piece(text: str, place: tuple[int, int]) -> str:
    """A piece of the text that is one word, or nothing."""
    start, length = place
    cut = text[start : start + length]
    return cut if cut and not any(character.isspace() for character in cut) else ""


@given(TEXTS, PLACES)
def test_a_text_has_every_token_its_pieces_ask_for(text: str, place: tuple[int, int]) -> None:
    if cut := piece(text, place):
        word = Word(cut)
        assert set(word.tokens) <= find_tokens(text)
        if word.in_rest(text):
            assert set(word.tokens) <= rest_tokens(text)


@given(TEXTS, st.text(ALPHABET.replace(" ", "").replace("\n", ""), min_size=1, max_size=5))
def test_tokens_that_prove_a_word_are_never_in_a_text_without_it(text: str, letters: str) -> None:
    word = Word(letters)
    if word.tokens and word.exact:
        assert word.tokens[0] not in find_tokens(text) or word.in_find(text)
        assert word.tokens[0] not in rest_tokens(text) or word.in_rest(text)


@given(st.text(max_size=60))
def test_a_token_is_one_token_for_the_index_too(text: str) -> None:
    tokens = find_tokens(clean(text))
    assert all(len(token.split()) == 1 for token in tokens)
    assert not any(character in token for token in tokens for character in (MARK, "\0", "\ud800"))


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("合同", "已签合同三份", True),
        ("合同三", "已签合同三份", True),
        ("合", "已签合同三份", False),
        ("12号", "建国路112号", True),
        ("05-17", "2024-05-17", True),
        ("4年5月", "2024年5月17日", True),
        ("surance", "insurance", True),
        ("in", "insurance", True),
        ("in", "tax-insurance", True),
        ("su", "insurance", False),
        ("s.", "terms.", False),
        ("ms.", "terms.", True),
        ("，约", "三点，约定", True),
    ],
)
def test_notes_are_found_from_two_chinese_or_three_other_characters_on(word: str, text: str, found: bool) -> None:
    assert Word(word).in_rest(text) is found
    assert (set(Word(word).tokens) <= rest_tokens(text) and bool(Word(word).tokens)) is found


def test_a_number_is_told_apart_from_one_with_the_same_threes() -> None:
    assert not set(Word("2024-05-17").tokens) <= rest_tokens("2024-05-27 1984-05-17")
    assert not set(Word("term").tokens) <= rest_tokens("ter erm")
    assert not set(Word("5月17日").tokens) <= rest_tokens("5月1日，4月7日，17日")


def test_a_single_character_is_a_token_of_names_alone() -> None:
    assert not Word("张").tokens
    assert MARK + "张" in name_tokens("张三丰", [])
    assert not any("张" in token for token in rest_tokens("张 三"))


def test_a_query_cannot_be_more_than_a_text() -> None:
    assert Word('"or').match(['"or']) == '("""or")'
    assert Word("near").match(["near"]) == f'(("near") OR "{MARK}near"*)'


@pytest.mark.parametrize(
    ("full", "initials", "later"),
    [
        ("zhangsanfeng", "zsf", ["sf", "sanfeng", "f", "feng"]),
        ("xian", "xa", ["a", "an"]),
        ("fangan", "fa", ["a", "an"]),
        ("shier", "se", ["e", "er"]),
        ("wang", "w", []),
        ("abckeji", "abckj", ["bckj", "bckeji", "ckj", "ckeji", "kj", "keji", "j", "ji"]),
    ],
)
def test_a_reading_is_heard_from_each_syllable_on(full: str, initials: str, later: list[str]) -> None:
    assert list(later_syllables(full, initials)) == later


@pytest.mark.parametrize("syllable", ["a", "an", "ai", "x"])
def test_a_name_of_one_syllable_over_and_over_is_heard_without_delay(syllable: str) -> None:
    assert (syllable * 40)[:LONGEST_HEARD] in later_syllables(syllable * 60, syllable[0] * 60)


def test_a_latin_name_is_heard_from_each_word_on() -> None:
    assert list(later_words("mary-ann o'hara smith")) == ["annoharasmith", "oharasmith", "harasmith", "smith"]
