"""What the tests of contacts share: one limited child for all of them."""

from collections.abc import Iterator

import pytest

from clientdesk.exchange.untrusted import Child


@pytest.fixture(scope="session")
def reader() -> Iterator[Child]:
    """The program's own child."""
    with Child() as child:
        yield child
