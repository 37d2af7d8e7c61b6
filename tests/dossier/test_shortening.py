"""Texts that are too long for their place end with a whole word and dots."""

import pytest

from clientdesk.dossier.shortening import shortened


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("Asked for the renewal", 21, "Asked for the renewal"),
        ("Asked for the renewal paper", 24, "Asked for the renewal…"),
        ("Asked for the renewal paper", 22, "Asked for the renewal…"),
        ("Asked for the\nrenewal", 17, "Asked for the…"),
        ("Asked for the renewal. Said yes.", 27, "Asked for the renewal…"),
        ("财务和采购一起过了框架合同", 8, "财务和采购一起…"),
        ("office@a-very-long-place.example.com", 12, "office@a-ve…"),
    ],
)
def test_a_word_is_not_cut_where_there_are_spaces(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown
    assert len(shortened(text, longest)) <= longest
