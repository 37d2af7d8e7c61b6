"""Whatever is wrong with a file, it is read or refused: no other end, and the window's process takes no harm."""

from collections import Counter

import pytest

from clientdesk.exchange.untrusted import Child
from tests.exchange.intake import fuzz

ENDS = {"read", "empty", "unreadable", "cut_short", "too_big", "doctype", "locked", "no_table", "other_book"}
STOPPED = {"reader_died", "too_slow"}
"""Refused as well, by the parent, because the child did not come back."""


@pytest.mark.parametrize("form", fuzz.FORMS)
def test_a_spoilt_file_is_read_or_refused(reader: Child, form: str) -> None:
    ends = Counter(fuzz.outcome(reader, content, form=form) for content in fuzz.files(form, 40, seed=7))
    assert set(ends) <= ENDS | STOPPED
    assert ends["read"] > 2
    assert ends.total() - ends["read"] > 2


@pytest.mark.long
@pytest.mark.parametrize("form", fuzz.FORMS)
def test_two_thousand_spoilt_files_are_read_or_refused(reader: Child, form: str) -> None:
    ends = Counter(fuzz.outcome(reader, content, form=form) for content in fuzz.files(form, 2000, seed=11))
    assert set(ends) <= ENDS | STOPPED
    assert ends["too_slow"] == 0
