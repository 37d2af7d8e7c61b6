"""The commands house and layout."""

import json
from pathlib import Path

import pytest
from PIL import Image

from clientdesk.desk import Desk
from tests.shell import Cli, book, cli

__all__ = ["book", "cli"]


def test_the_company_is_set_shown_and_emptied(cli: Cli, book: Path, tmp_path: Path) -> None:
    Image.new("RGB", (60, 30), "#176570").save(tmp_path / "logo.png")
    values = ("--set", "name=示例茶业", "--set", "phone=0512-0000 0000", "--set", "slogan=a=b")
    told = cli("house", book, *values, "--logo", tmp_path / "logo.png", "--json")
    assert told.code == 0
    assert (told.document["code"], told.document["kind"], told.document["values"]["slogan"]) == (
        "HOUSE",
        "house",
        "a=b",
    )
    assert told.document["values"]["logo"]["media"] == "image/jpeg"
    assert len(cli("history", book, "HOUSE", "--json").document) == 1
    assert "slogan" not in cli("house", book, "--set", "slogan=", "--json").document["values"]
    shown = cli("house", book, "--lang", "zh_CN").out
    assert "公司名称: 示例茶业" in shown
    assert "标语" not in shown


def test_a_file_that_is_only_looked_at_gets_no_house(cli: Cli, book: Path) -> None:
    before = book.read_bytes()
    told = cli("house", book, "--json")
    assert (told.code, told.document["values"]) == (0, {})
    assert cli("layout", book).code == 0
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "key"),
    [
        (("--set", "name"), 2, "usage"),
        (("--set", "wings=2"), 2, "usage"),
        (("--set", "logo=x.png"), 2, "usage"),
        (("--set", f"name={'字' * 300}"), 8, "refused_value"),
        (("--set", "email=nobody"), 8, "refused_value"),
        (("--logo", "nowhere.png"), 5, None),
    ],
)
def test_a_company_that_cannot_be_kept_is_refused_in_words(
    cli: Cli, book: Path, arguments: tuple[str, ...], code: int, key: str | None
) -> None:
    told = cli("house", book, *arguments, "--json")
    assert told.code == code
    [error] = told.errors
    assert error["text"]
    assert key in (None, error["key"])
    assert "字" not in told.err
    with Desk.open(book, read_only=True) as desk:
        assert desk.house.record().id == 0


def test_what_stands_on_a_card_is_chosen_shown_and_given_back(cli: Cli, book: Path) -> None:
    usual = cli("layout", book, "full", "--kind", "person", "--json").document[0]
    assert usual["chosen"] is False
    told = cli("layout", book, "full", "--kind", "person", "--fields", "mobile, position", "--json")
    assert told.document == [{**usual, "chosen": True, "fields": ["mobile", "position"]}]
    lines = cli("layout", book, "full", "--kind", "person", "--lang", "zh_TW").out.splitlines()
    assert lines[0].split()[:2] == ["full", "person"]
    assert [line.split() for line in lines[1:3]] == [["1", "mobile", "手機"], ["2", "position", "職位"]]
    assert len(lines) == 1 + len(usual["offered"])
    every = cli("layout", book, "--json").document
    assert [one["kind"] for one in every if one["chosen"]] == ["person"]
    assert len({one["layout"] for one in every}) >= 4
    assert cli("layout", book, "full", "--usual", "--json").document[0] == usual
    assert json.loads(cli("undo", book, "--json").out)["step"]
    assert cli("layout", book, "full", "--kind", "person", "--json").document[0]["fields"] == ["mobile", "position"]


@pytest.mark.parametrize(
    ("arguments", "code", "key"),
    [
        (("--fields", "mobile"), 2, "usage"),
        (("full", "--fields", "mobile"), 2, "usage"),
        (("--usual",), 2, "usage"),
        (("full", "--kind", "person", "--fields", "mobile", "--usual"), 2, "usage"),
        (("poster", "--kind", "person", "--fields", "mobile"), 8, "unknown_layout"),
        (("poster",), 8, "unknown_layout"),
        (("full", "--kind", "ship"), 8, "kind"),
        (("full", "--kind", "house"), 8, "kind"),
        (("full", "--kind", "person", "--fields", "wings"), 8, "unknown_field"),
        (("full", "--kind", "person", "--fields", ", "), 8, "no_field"),
    ],
)
def test_a_choice_that_cannot_be_made_is_refused_in_words(
    cli: Cli, book: Path, arguments: tuple[str, ...], code: int, key: str
) -> None:
    told = cli("layout", book, *arguments, "--json")
    assert (told.code, [error["key"] for error in told.errors]) == (code, [key])


def test_the_declarations_of_the_house_are_told(cli: Cli) -> None:
    told = cli("fields", "house", "--json").document
    assert {field["kind"] for field in told} == {"house"}
    assert "公司名称" in cli("fields", "house", "--lang", "zh_CN").out
