"""The heartbeat notes what keeps the window from answering, and nothing else."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.heartbeat import LATE, Heart

pytestmark = pytest.mark.long
"""It measures: not for a machine that is busy."""


_LONG = 6 * LATE
_WAITING, _IN_C = f"time.sleep({_LONG})", "sum(range(20_000_000))"
_SLOT = """
import time

def slow_slot():
    {work}
"""


@pytest.fixture
def beating(qtbot: QtBot) -> Iterator[Heart]:
    """A heart that beats, of a window that has come to rest."""
    heart = Heart()
    heart.start()
    qtbot.wait(20)
    heart.during = "the test"
    yield heart
    heart.stop()


def slow_slot(file: str, work: str = _WAITING) -> Callable[[], None]:
    """Something that takes long, as if it were written in this file."""
    names: dict[str, Callable[[], None]] = {}
    exec(compile(_SLOT.format(work=work), file, "exec"), names)
    return names["slow_slot"]


@pytest.mark.parametrize("work", [_WAITING, _IN_C])
def test_a_slot_that_takes_long_is_noted_with_its_place(beating: Heart, qtbot: QtBot, work: str) -> None:
    QTimer.singleShot(0, slow_slot("/somewhere/clientdesk/ui/slow.py", work))
    qtbot.wait(20)
    qtbot.waitUntil(lambda: bool(beating.worst("the test")))
    [worst] = beating.worst("the test")
    assert worst.took > LATE
    assert worst.stack[-1].endswith("slow_slot")
    assert "during the test" in beating.report()
    assert "slow_slot" in beating.report()


def test_what_a_call_into_the_window_does_is_noted_too(beating: Heart, qtbot: QtBot) -> None:
    slow_slot("/somewhere/clientdesk/ui/slow.py", _IN_C)()
    qtbot.wait(50)
    [worst] = beating.worst("the test")
    assert worst.stack[-1].endswith("slow_slot")


def test_what_a_test_does_by_itself_is_no_pause_of_the_window(beating: Heart, qtbot: QtBot) -> None:
    time.sleep(_LONG)
    slow_slot("/somewhere/clientdesk/desk/slow.py")()
    qtbot.wait(50)
    assert not [stall for stall in beating.worst("the test") if "slow" in stall.stack[-1]]
