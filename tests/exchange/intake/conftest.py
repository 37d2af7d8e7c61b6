"""One child for all tests of what comes in."""

from collections.abc import Iterator

import pytest

from clientdesk.exchange.untrusted import Child


@pytest.fixture(scope="session")
def reader() -> Iterator[Child]:
    with Child() as running:
        yield running
