"""What every test has: a home of its own, a fresh desk, a clock to set, and the rule that nothing is logged unasked."""

import gc
import logging
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

# Without a screen Qt ends the whole run, whichever test makes the first window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The first page offers the currency of the system; wherever the tests run it is none.
os.environ["LC_ALL"] = "C.UTF-8"

import pytest

from clientdesk.desk import Desk
from clientdesk.store import engine, file
from clientdesk.store.schema import Schema
from tests import make
from tests.making.once import Blanks, Once

_SPEAKS_OF_LOGS = "test_log.py"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for settings, log and files that is nobody's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("CLIENTDESK_HOME", str(folder))
    return folder


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Empty files are copies of one that the program made; the plan of its tables, and the key of a password and a
    file, are worked out once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file, "_make", Blanks(file._make, tmp_path_factory.mktemp("blank")))
        patch.setattr(file, "Schema", Once(Schema))
        patch.setattr(engine, "derive", cache(engine.derive))
        yield


@pytest.fixture(scope="module", autouse=True)
def swept() -> Iterator[None]:
    """The garbage of a module does not outlive it."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error of ours in the log fails the test, unless the test took it out of `caplog`."""
    yield
    if request.path.name != _SPEAKS_OF_LOGS:
        ours = [r for r in caplog.get_records("call") if r.name.startswith("clientdesk") and r.levelno > logging.INFO]
        assert not ours, [record.getMessage() for record in ours]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's client file is."""
    return tmp_path / "book.clientdesk"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """An empty desk."""
    with make.desk(path) as made:
        yield made


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets the desk's clock: `set_clock("2026-03-05T10:00:00+00:00")`."""
    return lambda moment: monkeypatch.setenv("CLIENTDESK_NOW", moment)


def pytest_collection_finish() -> None:
    """What is there before the first test is never looked through for garbage, and what comes later only between two
    modules, much as `ui.sweeping` has it: else a fifth of the time goes by with that."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], 1_000_000)
