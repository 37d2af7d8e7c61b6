"""A desk with a couple on a day of 2026."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.values import Link
from tests import make
from tests.desk.insuring.holding import NOW


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", NOW)
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.person("王薇"))
        made.clients.create(make.person("李强", spouse_id=Link("KH000001")))
        yield made
