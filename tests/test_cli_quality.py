"""The command `quality`: how long the lists are, what stands in one, and mending what is sure."""

import json
from pathlib import Path

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from tests import make


@pytest.fixture
def file(path: Path) -> Path:
    """A file with two telephones that are not well."""
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.person("陈静", mobile="+86 154-0000-0001"))
        desk.clients.create(make.person("王小明", mobile="1540000001"))
    return path


def test_the_lists_are_told_with_their_lengths(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quality", str(file), "--json"]) == 0
    told = {one["list"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["style"] == {"list": "style", "count": 1, "sure": 1, "mendable": 1}
    assert told["length"] == {"list": "length", "count": 1, "sure": 0, "mendable": 0}
    assert run(["quality", str(file), "--lang", "zh_CN"]) == 0
    assert "length               1  位数不对的电话" in capsys.readouterr().out


def test_one_list_is_told_line_by_line_and_as_data(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quality", str(file), "length"]) == 0
    line = "KH000002  王小明  Mobile  1540000001  A mobile has 11 digits, this one 10."
    assert capsys.readouterr().out == f"{line}\n1 finding\n"
    assert run(["quality", str(file), "style", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "KH000001",
            "kind": "person",
            "name": "陈静",
            "field": "mobile",
            "found": "+86 154-0000-0001",
            "odd": "It is written otherwise than usual.",
            "proposed": "15400000001",
            "sure": True,
        }
    ]


def test_what_is_sure_is_mended_as_one_step(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quality", str(file), "style", "--mend", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["mended"], told["passed_over"]) == (1, 0)
    assert run(["quality", str(file), "style", "--mend"]) == 0
    assert capsys.readouterr().out == "0 were mended.\n"
    with Desk.open(file) as desk:
        assert desk.past.next_undo()


@pytest.mark.parametrize("wrong", [["nothing"], ["--mend"], ["--months", "0"]])
def test_what_is_no_list_is_refused(file: Path, wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quality", str(file), *wrong]) == 2
    assert capsys.readouterr().err
