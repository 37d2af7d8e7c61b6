"""The commands `duplicates` and `merge`, and the batch actions of the same names."""

from pathlib import Path

import pytest

from tests.shell import Cli, cli, person

__all__ = ["cli"]
ID = "999999198503051235"


@pytest.fixture
def doubled(path: Path, cli: Cli) -> Path:
    """A file in which KH000002 and KH000003 are KH000001 again, the latter for sure."""
    cli("new", path)
    actions = (
        person(mobile="154 0000 0001", id_number=ID),
        person(mobile="+86 154 0000 0001", position="厂长"),
        person(email="wang@example.com", id_number=ID),
        person(full_name="李强"),
    )
    assert cli("batch", path, actions=actions).code == 0
    return path


def test_doubles_are_listed_with_their_reasons(doubled: Path, cli: Cli) -> None:
    told = cli("duplicates", doubled, "--json").document
    pairs = {(pair["one"]["code"], pair["other"]["code"]): pair for pair in told}
    assert set(pairs) == {("KH000001", "KH000003"), ("KH000001", "KH000002")}
    assert pairs["KH000001", "KH000003"]["safe"]
    assert pairs["KH000001", "KH000003"]["reasons"][0] == {"text": "The same identity number.", "bits": 36}
    lines = cli("duplicates", doubled, "--lang", "zh_CN").out.splitlines()
    assert lines[0].startswith("1.00  KH000001  王小明  =  KH000003  王小明")
    assert lines[-1] == "2 对。"


def test_a_threshold_is_a_share(doubled: Path, cli: Cli) -> None:
    assert len(cli("duplicates", doubled, "--json", "--least", "0").document) == 3
    assert cli("duplicates", doubled, "--least", "2").code == 2


def test_the_safe_ones_are_merged_in_one_step(doubled: Path, cli: Cli) -> None:
    told = cli("duplicates", doubled, "--merge-safe", "--json").document
    assert told["merged"] == [{"keep": "KH000001", "drop": "KH000003"}]
    assert cli("show", doubled, "KH000003", "--json").document["code"] == "KH000001"
    cli("undo", doubled)
    assert cli("show", doubled, "KH000003", "--json").document["code"] == "KH000003"


def test_two_files_are_merged_and_parted_again(doubled: Path, cli: Cli) -> None:
    before = cli("dump", doubled).document
    told = cli("merge", doubled, "KH000001", "KH000002", "--take", "position=drop", "--json").document
    assert (told["keep"], told["drop"], told["noted"]) == ("KH000001", "KH000002", 0)
    assert cli("show", doubled, "KH000001", "--json").document["values"]["position"] == "厂长"
    assert cli("search", doubled, "KH000002", "--json").document[0]["code"] == "KH000001"
    cli("batch", doubled, actions=(person(full_name="赵云"),))
    assert cli("undo", doubled, "--merge", told["step"]).code == 0
    after = cli("dump", doubled).document
    assert [client for client in after["clients"] if client["code"] != "KH000005"] == before["clients"]


def test_a_side_that_is_none_is_told(doubled: Path, cli: Cli) -> None:
    told = cli("merge", doubled, "KH000001", "KH000002", "--take", "position=left")
    assert (told.code, "position is not of the form" in told.err) == (2, True)
    assert cli("merge", doubled, "KH000001", "KH000009").code == 8


def test_a_batch_merges_and_tells_apart(doubled: Path, cli: Cli) -> None:
    apart = {"op": "not_the_same", "code": "KH000001", "other": "KH000003"}
    merge = {"op": "merge", "keep": "KH000001", "drop": "KH000002", "take": {"position": "drop"}}
    told = cli("batch", doubled, actions=(apart, merge))
    assert [line["ack"] for line in told.documents] == [1, 2]
    assert cli("duplicates", doubled, "--json").document == []
    wrong = cli("batch", doubled, actions=({**merge, "take": {"position": "left"}},))
    assert wrong.errors[0]["key"] == "incomplete"
