"""What is old is looked through for garbage only when that is asked for."""

import gc
from collections.abc import Iterator

import pytest

from clientdesk.garbage import spare_the_old


@pytest.fixture
def thresholds() -> Iterator[tuple[int, int, int]]:
    """How often Python looked for garbage before; so it does again after the test."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield gc.get_threshold()
    gc.set_threshold(*before)


def test_what_is_young_is_looked_through_as_before_and_what_is_old_no_more(thresholds: tuple[int, int, int]) -> None:
    spare_the_old()
    young, middle, every = gc.get_threshold()
    assert (young, middle) == thresholds[:2]
    assert every > 100_000
    swept = [each["collections"] for each in gc.get_stats()]
    kept = [[number] for number in range(50_000)]
    now = [each["collections"] for each in gc.get_stats()]
    assert now[0] > swept[0]
    assert now[2] == swept[2]
    assert len(kept) == 50_000
