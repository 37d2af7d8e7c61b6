"""Letters, statements and reminders by command."""

from pathlib import Path

import pytest

from tests.exchange.reading import read_back
from tests.shell import Cli, cli

__all__ = ["cli"]

FIRM = {"op": "create", "kind": "enterprise", "values": {"name": "样板阀门有限公司"}}
ANN = {"op": "create", "kind": "person", "values": {"full_name": "Ann Lee", "birth_date": "1980-04-05"}}
SALE = {
    "op": "create",
    "kind": "shipment",
    "values": {
        "client": {"code": "KH000001"},
        "date": "2026-02-01",
        "due": "2026-03-10",
        "lines": [{"product": "valve", "quantity": "1", "price": "250"}],
    },
}


@pytest.fixture
def traded(cli: Cli, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a firm that owes something and a person who has a birthday soon."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-03-31T12:00:00+08:00")
    assert cli("new", path).code == 0
    assert cli("batch", path, actions=(FIRM, ANN, SALE)).code == 0
    return path


def test_a_letter_is_written_and_what_is_lacking_told(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    told = cli("letters", traded, "KH000002", "--text", "plain letter", "--out", out, "--json").document
    assert (told["files"], told["pages"], told["unknown"]) == ([str(out)], 1, {})
    assert told["printed"] == [{"code": "KH000002", "name": "Ann Lee", "missing": ["our_phone"], "no_address": True}]
    assert "DearAnnLee," in read_back(out.read_bytes()).text


def test_cards_go_to_whose_birthday_is_near(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    asked = ("--text", "Birthday greeting", "--paper", "a6", "--out", out, "--json")
    told = cli("letters", traded, "--birthdays", "7", *asked).document
    assert [each["code"] for each in told["printed"]] == ["KH000002"]
    assert cli("letters", traded, "--birthdays", "2", *asked).errors[0]["key"] == "nothing_to_print"


def test_the_texts_there_are_can_be_listed(cli: Cli, traded: Path) -> None:
    texts = cli("letters", traded, "--texts", "--lang", "zh_CN", "--json").document
    assert [text["level"] for text in texts if text["kind"] == "reminder"] == [1, 2, 2, 3, 3]
    assert "首次催款函" in cli("letters", traded, "--texts", "--lang", "zh_CN").out


def test_a_statement_of_a_period_is_written(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "s.pdf"
    asked = ("KH000001", "KH000002", "--period", "2026-Q1", "--out", out, "--json")
    told = cli("statement", traded, *asked).document
    assert [each["code"] for each in told["printed"]] == ["KH000001"]
    reason = "there is nothing to state in this period"
    assert told["left_out"] == [{"code": "KH000002", "name": "Ann Lee", "reason": reason}]
    assert "250.00" in read_back(out.read_bytes()).text
    assert cli("statement", traded, "KH000001", "--period", "2026-Q9", "--out", out).code == 2


def test_reminders_are_planned_written_noted_and_taken_back(cli: Cli, traded: Path, tmp_path: Path) -> None:
    plan = cli("reminders", traded, "--dry-run", "--json").document
    assert (plan["files"], plan["printed"]) == (
        [],
        [
            {
                "code": "KH000001",
                "name": "样板阀门有限公司",
                "level": 2,
                "amounts": {"CNY": "250.00"},
                "no_address": True,
            }
        ],
    )
    out = tmp_path / "r.pdf"
    assert cli("reminders", traded, "--out", out, "--note", "--json").code == 0
    refused = cli("reminders", traded, "--out", tmp_path / "again.pdf", "--json")
    assert (refused.code, refused.errors[0]["key"]) == (8, "nothing_to_print")
    assert "KH000001" in refused.errors[0]["text"]
    assert cli("undo", traded).code == 0
    assert "Reminder of level 2: KH000001" in cli("reminders", traded, "--dry-run").out


def test_a_folder_gets_a_file_for_each(cli: Cli, traded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    asked = ("letters", traded, "KH000001", "KH000002", "--text", "Thank-you note", "--out", folder, "--json")
    assert len(cli(*asked).document["files"]) == 2
    assert len(list(folder.glob("*.pdf"))) == 2
    assert cli(*asked).errors[0]["key"] == "file_exists"


@pytest.mark.parametrize(
    "asked",
    [
        ("letters", "KH000001"),
        ("letters", "--text", "Thank-you note", "--out", "x.pdf"),
        ("letters", "KH000001", "--birthdays", "3", "--text", "Thank-you note", "--out", "x.pdf"),
        ("letters", "KH000001", "--text", "Thank-you note"),
        ("letters", "--birthdays", "-1", "--text", "Thank-you note"),
        ("statement", "--out", "x.pdf"),
        ("reminders", "--level", "4", "--out", "x.pdf"),
    ],
)
def test_half_a_command_is_told_as_usage(cli: Cli, traded: Path, asked: tuple[str, ...]) -> None:
    command, *rest = asked
    told = cli(command, traded, *rest, "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "usage")


def test_unknown_texts_and_clients_are_refused(cli: Cli, traded: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    told = cli("letters", traded, "KH000002", "--text", "Nope", "--out", out, "--json")
    assert (told.code, told.errors[0]["key"]) == (8, "unknown_text")
    told = cli("letters", traded, "KH999999", "--text", "Thank-you note", "--out", out, "--json")
    assert told.errors[0]["key"] == "no_such_client"
    assert not out.exists()
