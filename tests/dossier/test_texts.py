"""Text as it may be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import clean_line, clean_long, tidy

LITERAL = ["<b>bold</b>", "{0}", "%s", "=cmd()", "👨‍👩‍👧 family", "שלום עולם", "𠮷野家", "a & b", "\u202eoverride"]


@pytest.mark.parametrize("text", LITERAL)
def test_text_is_kept_literally(text: str) -> None:
    assert clean_line(text, 80) == text
    assert clean_long(text, 80) == text


def test_a_line_has_no_breaks_tabs_or_controls() -> None:
    assert clean_line("  a\r\nb\tc\x00\x1b\ufeff\u2028d\uffff ", 80) == "a b c d"


def test_a_long_text_keeps_its_lines() -> None:
    assert clean_long("\n a\r\nb\rc\td\x00\x85e \n", 80) == "a\nb\nc\td\ne"


def test_letters_are_composed() -> None:
    assert clean_line("Cafe\u0301", 4) == "Café"


def test_a_text_that_is_too_long_is_refused_with_limit_and_length() -> None:
    with pytest.raises(Unreadable, match="81 characters; at most 80"):
        clean_line("x" * 81, 80)
    with pytest.raises(Unreadable, match="10000000 characters; at most 80"):
        clean_line("x" * 10_000_000, 80)


@pytest.mark.parametrize("clean", [clean_line, clean_long])
def test_half_a_character_is_refused(clean) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Unreadable, match="lone surrogate"):
        clean("a\ud83d", 80)


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    for clean in (clean_line, clean_long):
        once = clean(text, 1000)
        assert clean(once, 1000) == once


def test_tidying_narrows_full_width_forms_but_not_superscripts() -> None:
    assert tidy(" １２，３　４％\u200b ") == "12,3 4%"
    assert tidy("5² ① ½") == "5² ① ½"
