"""What tests of outputs share: a time zone that does not depend on the machine."""

import sys
import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def utc() -> Iterator[None]:
    """Moments are shown in UTC, where the system lets a program choose."""
    if sys.platform == "win32":
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()
