"""The commands of the working day."""

import json
from datetime import date
from pathlib import Path

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.dossier.work.contact import Contact
from tests import make


@pytest.fixture
def file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a client nobody has spoken to since the summer."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.person("王薇"))
        contact = desk.work.contact("KH000001", content="电话")
        contact[Contact.date] = date(2026, 7, 1)
        desk.work.note(contact)
    return path


def test_the_day_is_written_as_a_pdf(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "day.pdf"
    assert run(["day", str(file), "--out", str(out), "--lang", "zh_CN", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(out), "pages": 1}
    assert out.read_bytes().startswith(b"%PDF")


def test_contacts_are_told_then_planned_then_there_is_nothing_left(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["plan", str(file), "--dry-run"]) == 0
    assert capsys.readouterr().out == "KH000001  2026-11-22\n1 task would be added.\n"
    assert run(["plan", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["planned"] == [{"code": "KH000001", "due": "2026-11-22"}]
    assert told["step"]
    assert run(["plan", str(file)]) == 0
    assert capsys.readouterr().out == "0 tasks were added.\n"
