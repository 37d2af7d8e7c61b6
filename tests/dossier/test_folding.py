"""One form for texts that mean the same, quick or slow."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.folding import fold, fold_whole

JOINING = "\u0301\u0308\u3099\u1100\u1161\u11a8\u3131\u314f\uff76\uff9e\uff9f\u0dcf\u09be\u0300\x00aé王가ｶ臺ß"


def test_each_character_folds_alone_as_it_does_in_a_text() -> None:
    known = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    for character in known:
        if unicodedata.category(character) != "Cn":
            assert fold(f"é{character}") == fold_whole(f"é{character}")


@given(st.text(st.sampled_from(JOINING) | st.characters(exclude_categories=["Cs"]), max_size=12))
def test_a_text_folds_the_same_character_by_character_and_whole(text: str) -> None:
    assert fold(text) == fold_whole(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("臺北", "台北"), ("ＡＢＣ", "abc"), ("ﬁlm", "film"), ("é", "E\u0301"), ("ｶﾞ", "ガ"), ("각", "\u1100\u1161\u11a8")],
)
def test_texts_that_mean_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
