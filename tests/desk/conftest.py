"""What the tests of the sample clients share: a file with all of them, made once on a day that is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record
from tests import make

SAMPLED_AT = "2026-03-05T10:00:00+08:00"


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample clients, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.clientdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_NOW", SAMPLED_AT)
        with make.desk(path) as desk:
            desk.language = "zh_CN"
            assert desk.sample.add().added == desk.sample.count()
    return path


@pytest.fixture(scope="module")
def sampled(sample_file: Path) -> Iterator[Desk]:
    """The desk on it on that day, to be looked at only."""
    with pytest.MonkeyPatch.context() as patch, Desk.open(sample_file, user="tester", read_only=True) as desk:
        patch.setenv("CLIENTDESK_NOW", SAMPLED_AT)
        yield desk


@pytest.fixture(scope="module")
def records(sampled: Desk) -> dict[str, Record]:
    """The sample clients by code."""
    return {record.code: record for record in sampled.clients.every()}
