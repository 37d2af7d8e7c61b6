"""Threads and faults: answers come in order, stale reads fall away, a fault opens one window with a report."""

import sys
import threading
import time

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.ui.crash import Faults
from clientdesk.ui.tasks import Tasks


def test_the_writer_works_in_the_order_it_was_asked_and_off_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    done: list[int] = []
    threads: set[str] = set()

    def work(number: int) -> int:
        threads.add(threading.current_thread().name)
        return number

    for number in range(20):
        tasks.ask(lambda number=number: work(number), done.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))
    assert threads == {"clientdesk-write"}


def test_of_two_reads_for_the_same_purpose_only_the_later_is_answered(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "first"

    tasks.read("list", slow, answers.append)
    tasks.read("list", lambda: "second", answers.append)
    tasks.read("other", lambda: "third", answers.append)
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert answers == ["second", "third"]


def test_an_error_for_the_user_goes_to_whoever_asked_or_to_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[str] = []
    tasks.refused.connect(lambda error: told.append(f"window: {error}"))

    def fail() -> str:
        raise UserError("no room")

    def asker(error: Exception) -> None:
        told.append(f"asker: {error}")

    tasks.ask(fail, told.append, asker)
    tasks.ask(fail, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["asker: no room", "window: no room"]


def test_a_fault_in_a_thread_opens_one_window_with_a_report_without_values(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    faults = Faults(lambda: catalogue("en"))
    faults.install()

    def fail() -> None:
        raise ValueError("王小明 154 0000 0001")

    with qtbot.captureExceptions() as caught:
        for _ in range(3):
            tasks.ask(fail, lambda _nothing: None)
        qtbot.waitUntil(lambda: tasks.idle)
    for kind, error, traceback in caught:
        faults.take(kind, error, traceback)
    qtbot.waitUntil(lambda: faults.window is not None)
    window = faults.window
    assert window is not None
    window.copy.click()
    report = QGuiApplication.clipboard().text()
    assert report.count("ValueError") == 1
    assert "王小明" not in report
    assert "154" not in report
    assert [record.levelname for record in caplog.records].count("ERROR") == 3
    caplog.clear()
    window.reject()
    qtbot.waitUntil(lambda: faults.window is None)


def test_ten_thousand_signals_and_calls_do_not_use_up_what_is_there_only_once(qtbot: QtBot) -> None:
    before = [sys.getrefcount(single) for single in (None, True, False)]
    faults = Faults(lambda: catalogue("en"))
    for _ in range(10_000):
        faults.blockSignals(True)
        faults._met.emit("")  # noqa: SLF001
        faults.setObjectName("x")
    plenty = 100_000_000
    assert all(count > plenty for count in before)
    assert all(sys.getrefcount(single) > plenty for single in (None, True, False))


def test_stopping_lets_work_under_way_finish(qtbot: QtBot) -> None:
    tasks = Tasks()
    done: list[int] = []

    def work() -> None:
        time.sleep(0.05)
        done.append(1)

    tasks.ask(work, lambda _nothing: None)
    tasks.stop()
    assert done == [1]
