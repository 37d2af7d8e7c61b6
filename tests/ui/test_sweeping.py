"""Garbage is swept while nobody is at work, and not while somebody is."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from clientdesk.ui.sweeping import Sweeping


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeping(qapp: QApplication) -> Iterator[Sweeping]:
    """Sweeping as the program does it, ended after the test."""
    before = gc.get_threshold()
    made = Sweeping(qapp, lambda: True)
    yield made
    gc.set_threshold(*before)
    made.idle.wait(0)
    made.deleteLater()


def test_what_has_grown_old_is_swept_once_nobody_has_touched_anything(sweeping: Sweeping) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    gc.collect(0)
    gc.collect(1)
    del knot
    gc.collect(1)
    assert gone() is not None
    sweeping.idle.passed.emit()
    assert gone() is None


def test_while_something_is_under_way_nothing_is_swept(sweeping: Sweeping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "_is_quiet", lambda: False)
    swept = gc.get_stats()[2]["collections"]
    sweeping.idle.clock.stop()
    sweeping.idle.passed.emit()
    assert gc.get_stats()[2]["collections"] == swept
    assert sweeping.idle.clock.isActive()


def test_nothing_old_is_swept_before_that(sweeping: Sweeping) -> None:
    swept = gc.get_stats()[2]["collections"]
    for _ in range(200_000):
        Knot()
    kept = [Knot() for _ in range(100_000)]
    assert gc.get_stats()[2]["collections"] == swept
    assert sweeping.idle.clock.isActive()
    assert len(kept) == 100_000
