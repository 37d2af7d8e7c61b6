"""Giving out from the shell: vCards, tables, the folder of documents, everything; and a new file out of everything."""

import json
from pathlib import Path

import pytest

from tests.shell import Cli, book, cli, person

__all__ = ["book", "cli"]


@pytest.mark.parametrize(("what", "name"), [("vcard", "all.vcf"), ("csv", "tables"), ("documents", "folder")])
def test_clients_are_given_out_and_counted(cli: Cli, book: Path, tmp_path: Path, what: str, name: str) -> None:
    cli("batch", book, actions=(person(full_name="样名"),))
    told = cli("export", book, what, "--out", tmp_path / name, "--json")
    assert told.code == 0
    count = len(cli("query", book, "all", "--json").document)
    assert (told.document["clients"], told.document["withheld"]) == (count, 0)
    assert told.document["file"] == str(tmp_path / name)
    assert (tmp_path / name).exists()


def test_one_client_and_a_version_can_be_named(cli: Cli, book: Path, tmp_path: Path) -> None:
    cli("batch", book, actions=(person(full_name="样名"),))
    out = tmp_path / "one.vcf"
    told = cli("export", book, "vcard", "--code", "KH000002", "--version", "4.0", "--out", out, "--lang", "zh_CN")
    assert "1 位客户" in told.out
    text = out.read_text(encoding="utf-8")
    assert "VERSION:4.0" in text
    assert text.count("BEGIN:VCARD") == 1
    assert "FN:样名" in text


def test_the_folder_of_one_client_has_its_dossier(cli: Cli, book: Path, tmp_path: Path) -> None:
    assert cli("export", book, "documents", "--code", "KH000001", "--out", tmp_path / "one").code == 0
    assert len(list((tmp_path / "one").glob("KH000001_*.pdf"))) == 1


def test_tables_are_headed_by_keys_or_in_a_language(cli: Cli, book: Path, tmp_path: Path) -> None:
    cli("export", book, "csv", "--keys", "--out", tmp_path / "keys")
    cli("export", book, "csv", "--lang", "zh_TW", "--out", tmp_path / "labels")
    first = [
        (tmp_path / name / "person.csv").read_text(encoding="utf-8-sig").split(",")[0] for name in ("keys", "labels")
    ]
    assert first == ["client_code", "客戶編號"]


def test_everything_needs_a_reason_and_makes_a_new_file(cli: Cli, book: Path, tmp_path: Path) -> None:
    out, copy = tmp_path / "all.json", tmp_path / "copy.clientdesk"
    refused = cli("export", book, "all", "--out", out, "--json")
    assert (refused.code, refused.errors[0]["key"]) == (8, "reason_needed")
    told = cli("export", book, "all", "--out", out, "--reason", "a new computer", "--json").document
    assert told["sums"] == json.loads(out.read_text(encoding="utf-8"))["sums"]
    assert cli("new", copy, "--from", out).code == 0
    assert cli("dump", copy).document == cli("dump", book).document


def test_a_file_that_is_no_export_makes_no_new_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    told = cli("new", tmp_path / "new.clientdesk", "--from", tmp_path / "x.json", "--json")
    assert (told.code, told.errors[0]["key"]) == (8, "no_export")
    assert not (tmp_path / "new.clientdesk").exists()


def test_a_client_file_is_never_written_over(cli: Cli, book: Path) -> None:
    for what in ("vcard", "all"):
        told = cli("export", book, what, "--out", book, "--reason", "test", "--json")
        assert (told.code, told.errors[0]["key"]) == (8, "client_file_in_the_way")
