"""Bringing clients in by command: counts and reasons as data and in words, nothing stored where it is not asked."""

import json
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.errors import ExitCode
from tests import make
from tests.shell import Cli, cli

__all__ = ["cli"]
PEOPLE = "姓名,手机,生日,爱喝的茶\n王小明,15400000001,1980-01-02,龙井\n李娜,15400000002,85年,\n,15400000003,,\n"


@pytest.fixture
def people(tmp_path: Path, path: Path) -> Path:
    """A table of three people, of whom one has a birthday that cannot be read and one no name; the client file is
    empty."""
    make.desk(path).close()
    table = tmp_path / "people.csv"
    table.write_text(PEOPLE, encoding="gb18030")
    return table


def dumped(path: Path) -> object:
    with Desk.open(path, read_only=True) as desk:
        return desk.keeping.dump()


def test_an_import_is_told_as_data(cli: Cli, path: Path, people: Path, tmp_path: Path) -> None:
    before = dumped(path)
    dry = cli("import", path, people, "--dry-run", "--json").document
    assert dumped(path) == before
    done = cli("import", path, people, "--json").document
    assert (dry["step"], done["step"]) == (None, 1)
    year = {"row": 3, "column": "生日", "reason": "Write the year with four digits, like 2024-03-05."}
    nobody = {"row": 4, "column": "姓名", "reason": "There is no name in this row."}
    for told in (dry, done):
        assert {key: told[key] for key in ("new", "updated", "skipped")} == {"new": 2, "updated": 0, "skipped": 0}
        assert told["rejected"] == [nobody]
        assert year in told["left_out"]
    assert "85年" in cli("show", path, "KH000002").out
    assert cli("undo", path, "--json").code == ExitCode.DONE
    assert dumped(path) == before


def test_rows_with_an_unreadable_cell_are_skipped_where_that_is_asked_for(
    cli: Cli, path: Path, people: Path, tmp_path: Path
) -> None:
    before = dumped(path)
    skip = ("--bad", "skip", "--json")
    done = cli("import", path, people, *skip, "--rejects", tmp_path / "rejects.xlsx").document
    assert (done["new"], [each["column"] for each in done["rejected"]]) == (1, ["生日", "姓名"])
    again = cli("import", path, tmp_path / "rejects.xlsx", *skip).document
    assert [each["reason"] for each in again["rejected"]] == [each["reason"] for each in done["rejected"]]
    assert cli("undo", path, "--json").code == ExitCode.DONE
    assert dumped(path) == before


def test_an_import_is_told_in_words(cli: Cli, path: Path, people: Path) -> None:
    lines = cli("import", path, people, "--lang", "en").out.splitlines()
    year = "Write the year with four digits, like 2024-03-05."
    assert lines == [
        "Brought in: 2 new, 0 updated, 0 left as they were, 1 rejected.",
        "Columns left out: 爱喝的茶",
        "  row 4, 姓名: There is no name in this row. Fill in the name, or leave the row out.",
        "1 value was not taken over.",
        f"  row 3, 生日: {year} Write the date like 1985-03-05, 1985-03 or 1985.",
    ]


def test_columns_are_what_the_map_says(cli: Cli, path: Path, people: Path, tmp_path: Path) -> None:
    said = tmp_path / "map.json"
    said.write_text(json.dumps({"爱喝的茶": "favourite_drink", "生日": None}), encoding="utf-8")
    told = cli("import", path, people, "--map", said, "--json").document
    assert (told["new"], len(told["rejected"])) == (2, 1)
    shown = cli("show", path, "KH000001", "--json").document
    assert shown["values"]["favourite_drink"] == "龙井"
    assert "birth_date" not in shown["values"]
    said.write_text('{"手机": "no_such_field"}', encoding="utf-8")
    refused = cli("import", path, people, "--map", said, "--json")
    assert (refused.code, refused.errors[0]["key"]) == (ExitCode.USAGE, "unknown_field")


def test_clients_that_are_there_are_treated_as_asked(cli: Cli, path: Path, people: Path) -> None:
    for way, counts in (("fill", (2, 0, 0)), ("fill", (0, 0, 2)), ("skip", (0, 0, 2)), ("add", (2, 0, 0))):
        told = cli("import", path, people, "--duplicates", way, "--json").document
        assert (told["new"], told["updated"], told["skipped"]) == counts


def test_a_file_with_bad_rows_can_be_refused_whole(cli: Cli, path: Path, people: Path) -> None:
    before = dumped(path)
    refused = cli("import", path, people, "--bad", "refuse", "--json")
    assert (refused.code, refused.errors[0]["key"]) == (ExitCode.REFUSED, "bad_rows")
    assert dumped(path) == before


def test_cells_of_one_column_are_left_blank(cli: Cli, path: Path, people: Path) -> None:
    for column in ("生日", "C"):
        told = cli("import", path, people, "--bad", "skip", "--blank", column, "--dry-run", "--json").document
        assert (told["new"], [each["column"] for each in told["rejected"]]) == (2, ["姓名"])
    refused = cli("import", path, people, "--blank", "Z", "--json")
    assert (refused.code, refused.errors[0]["key"]) == (ExitCode.USAGE, "no_column")


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("letter.csv", "lieber Freund,\nwie geht es\n", "no_clients_found"),
        ("empty.xlsx", "", "empty"),
        ("broken.vcf", "BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", ""),
    ],
)
def test_what_is_no_list_of_clients_is_said_to_be_none(
    cli: Cli, path: Path, tmp_path: Path, name: str, content: str, key: str
) -> None:
    make.desk(path).close()
    source = tmp_path / name
    source.write_text(content, encoding="utf-8")
    told = cli("import", path, source, "--json")
    if key:
        assert (told.code, told.errors[0]["key"]) == (ExitCode.REFUSED, key)
    else:
        assert told.document["rejected"]
    assert cli("import", path, tmp_path, "--json").errors[0]["key"] == "folder"
