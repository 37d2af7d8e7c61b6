"""Sentences filled with values, as each language writes them."""

import pytest

from clientdesk.i18n import N_, Sentence, catalogue


@pytest.mark.parametrize(("language", "told"), [("en", "a, b"), ("zh_CN", "a、b"), ("zh_TW", "a、b")])
def test_things_are_named_one_after_the_other_as_the_language_sets_them_apart(language: str, told: str) -> None:
    words = catalogue(language)
    assert words.listed(["a", "", "b"]) == told
    assert told in words.say(
        Sentence(N_("{found} are no rows; there are {known}."), {"found": "x", "known": ("a", "b")})
    )
