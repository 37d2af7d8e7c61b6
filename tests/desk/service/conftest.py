"""A desk with a person and an enterprise, on a day in March."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from tests import make
from tests.desk.service.serving import NOW


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", NOW)
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.person("王薇"))
        made.clients.create(make.enterprise("样板贸易有限公司"))
        yield made
