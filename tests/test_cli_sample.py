"""The sample clients from the command line."""

from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from tests.shell import Cli, cli

__all__ = ["cli"]


def test_a_new_file_may_begin_with_the_sample_clients(cli: Cli, path: Path) -> None:
    assert cli("new", path, "--sample").code == 0
    found = cli("search", path, "顾文君", "--json").document
    assert found[0]["code"] == "SAMPLE-02"
    assert cli("sample", path, "--json").document == {"count": 45}


def test_they_are_added_once_and_removed_but_for_what_was_changed(cli: Cli, path: Path) -> None:
    cli("new", path)
    assert cli("sample", path).out == "0 sample clients in the file.\n"
    assert cli("sample", path, "--add", "--json").document == {"count": 45, "added": 45}
    assert cli("sample", path, "--add", "--json").document == {"count": 45, "added": 0}
    with Desk.open(path, user="me") as desk:
        record = desk.clients.get("SAMPLE-02")
        record[Basics.nickname] = "文君姐"
        desk.clients.save(record)
    told = cli("sample", path, "--remove", "--lang", "zh_CN").out
    assert told == "数据文件中有 0 位示例客户。\n以下客户添加后有改动，已移到回收站：顾文君\n"
    assert cli("sample", path, "--remove", "--json").document == {"count": 0, "erased": 0, "kept": []}


def test_adding_and_removing_at_once_is_refused(cli: Cli, path: Path) -> None:
    cli("new", path)
    assert cli("sample", path, "--add", "--remove").code == 2


def test_a_sample_card_can_be_printed(cli: Cli, path: Path, tmp_path: Path) -> None:
    cli("new", path, "--sample")
    out = tmp_path / "card.pdf"
    assert cli("card", path, "SAMPLE-02", "--out", out, "--lang", "zh_CN").code == 0
    assert out.read_bytes()[:5] == b"%PDF-"
