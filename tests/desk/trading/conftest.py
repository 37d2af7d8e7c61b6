"""What the tests of the ledgers share: a made year, short or whole, made once."""

import pytest

from tests.desk.trading.year import SHORT, WHOLE, Year, made


@pytest.fixture(scope="session")
def short_year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """A year of a hundred orders."""
    return made(tmp_path_factory.mktemp("year"), SHORT)


@pytest.fixture(scope="session")
def whole_year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """A year of ten thousand orders of a thousand clients; it takes some minutes."""
    return made(tmp_path_factory.mktemp("year"), WHOLE)
