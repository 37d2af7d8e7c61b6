"""What the command line refuses: each with its words and exit code, never a traceback, and nothing stored."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clientdesk.desk import Desk
from tests.shell import Cli, book, cli, descriptor, person, update

__all__ = ["book", "cli"]

ROW = {"code": "KH000001", "group": "phones"}
OWN = {"op": "define_field", "kind": "person", "key": "x_a", "label": "A", "type": "text"}
PICKED = {**OWN, "type": "choice", "choices": {"r": "Red", "b": "Blue"}}
GONE = {"sha256": "0" * 64, "name": "a.jpg", "media": "image/jpeg", "size": 3}


def line(text: str) -> bytes:
    """A raw line; the text is JSON as it stands."""
    return text.encode()


@pytest.mark.parametrize(
    ("action", "key"),
    [
        (person(height_cm="1e30"), "refused_value"),
        (person(height_cm="1" * 29), "refused_value"),
        (person(annual_income="1" * 29), "refused_value"),
        (line('{"op":"create","a":1e99999999999999999999}'), "no_json"),
        (line('{"op":"delete","code":"\\ud800"}'), "no_utf8"),
        (line('{"op":"define_field","kind":"person","key":"x_a","type":"text","label":"\\ud800"}'), "no_utf8"),
        (line('{"op":"attach","code":"KH000001","field":"photo","path":"\\ud800"}'), "no_utf8"),
        (line('{"op":"update","code":"KH000001","code":"KH000002","values":{}}'), "twice"),
        (line('{"op":"update","code":"KH000001","values":{"position":"a","position":"b"}}'), "twice"),
        (line('{"op":"fly","a":' + "[" * 900 + "]" * 900 + "}"), "no_such_action"),
        ({**update(position="会计"), "expect": True}, "incomplete"),
        (line('{"op":"update","code":"KH000001","values":{},"expect":1.0}'), "incomplete"),
        ({**OWN, "label": None}, "own_field_incomplete"),
        ({**OWN, "label": 5}, "own_field_incomplete"),
        ({**PICKED, "choices": ["ab", "cd"]}, "own_field_choices"),
        ({**PICKED, "choices": {"a": 1}}, "own_field_choices"),
        ({**PICKED, "choices": 7}, "own_field_choices"),
        (person(client_kind="enterprise"), "fixed_field"),
        (update(wedding_date="2024-W10-1"), "refused_value"),
        (update(photo=GONE), "unknown_file"),
        (person(photo=GONE), "unknown_file"),
        (update(attachments=[{"title": "A", "file": GONE}]), "unknown_file"),
        (update(photo={**GONE, "name": 5}), "refused_value"),
        ({"op": "answer", "code": "KH000001", "field": "age", "answer": "unknown"}, "computed_field"),
        ({"op": "add_row", **ROW, "values": {"number": None}}, "refused_value"),
    ],
)  # fmt: skip
def test_a_line_beyond_what_can_be_kept_is_refused_and_the_next_one_done(
    cli: Cli, book: Path, action: object, key: str
) -> None:
    told = cli("batch", book, actions=(action, update(nickname="小王")))
    assert (told.code, [error["key"] for error in told.errors]) == (8, [key])
    assert [ack["ack"] for ack in told.documents] == [2]


def test_the_first_failure_gives_the_exit_code(cli: Cli, book: Path) -> None:
    conflict = {**update(position="会计"), "expect": 99}
    assert cli("batch", book, actions=(conflict, {"op": "fly"})).code == 9
    assert cli("batch", book, actions=({"op": "fly"}, conflict)).code == 8


@pytest.mark.parametrize("title", ["a" * 5_000, "\ud800", 5])
def test_a_title_that_cannot_be_kept_is_refused(cli: Cli, book: Path, tmp_path: Path, title: object) -> None:
    note = tmp_path / "note.txt"
    note.write_text("hello")
    action = {"op": "attach", "code": "KH000001", "field": "attachments", "path": str(note), "title": title}
    assert cli("batch", book, actions=(json.dumps(action).encode(),)).code == 8
    assert "attachments" not in cli("show", book, "KH000001", "--json").document["groups"]
    assert cli("check", book, "--deep").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names of files that are no text")
def test_a_file_whose_name_is_no_text_is_attached(cli: Cli, book: Path, tmp_path: Path) -> None:
    note = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    note.write_text("hello")
    picture = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png"))
    Image.new("RGB", (30, 20), "red").save(picture)
    actions = [
        {"op": "attach", "code": "KH000001", "field": "attachments", "path": str(note)},
        {"op": "attach", "code": "KH000001", "field": "photo", "path": str(picture)},
    ]
    assert cli("batch", book, actions=tuple(json.dumps(action).encode() for action in actions)).err == ""
    shown = cli("show", book, "KH000001", "--json").document
    assert shown["groups"]["attachments"][0]["file"]["name"] == "?.txt"
    assert shown["values"]["photo"]["name"] == "?.jpg"
    assert cli("check", book, "--deep").code == 0


@pytest.mark.parametrize(
    "arguments", [["show", "\udcff"], ["history", "\udcff"], ["search", "\udcff"], ["undo", "--user", "\udcff"]]
)
def test_an_argument_that_is_no_text_is_refused(cli: Cli, book: Path, arguments: list[str]) -> None:
    told = cli(arguments[0], book, *arguments[1:], "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "no_utf8")


def test_the_history_of_nobody_is_told(cli: Cli, book: Path) -> None:
    for code in ("KH000099", ""):
        told = cli("history", book, code, "--json")
        assert (told.code, told.errors[0]["key"]) == (8, "no_such_client")


@pytest.mark.parametrize("moment", ["garbage", "0001-01-01T00:00:00+14:00", "9999-12-31"])
def test_a_clock_that_tells_no_time_is_a_usage_error(
    cli: Cli, book: Path, set_clock: Callable[[str], None], moment: str
) -> None:
    set_clock(moment)
    told = cli("batch", book, "--json", actions=(update(position="会计"),))
    assert (told.code, told.errors[0]["key"]) == (2, "clock")


@pytest.mark.parametrize("day", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_beyond_the_calendar_is_a_usage_error(cli: Cli, book: Path, day: str) -> None:
    told = cli("show", book, "KH000001", "--as-of", day, "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "date")


def test_a_day_without_dashes_ends_in_the_evening_too(cli: Cli, path: Path, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-01T10:00:00+00:00")
    cli("new", path)
    cli("batch", path, actions=(person(),))
    assert cli("show", path, "KH000001", "--as-of", "20260301").code == 0


@pytest.mark.parametrize("number", [-1, 10**30, 987])
def test_a_descriptor_that_cannot_be_is_told(cli: Cli, book: Path, number: int) -> None:
    told = cli("dump", book, f"--password-fd={number}", "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "password_fd")


def test_passwords_of_other_bytes_are_other_passwords(cli: Cli, path: Path) -> None:
    assert cli("new", path, "--encrypt", "--password-fd", descriptor("\udcff")).code == 0
    assert cli("dump", path, "--password-fd", descriptor("\udcfe")).code == 3
    assert cli("dump", path, "--password-fd", descriptor("\udcff")).code == 0


@pytest.mark.parametrize("command", [["history"], ["search", "王"]])
@pytest.mark.parametrize("limit", ["0", "-1", "9" * 30, "9" * 5_000, "many"])
def test_a_limit_without_sense_is_a_usage_error(cli: Cli, book: Path, command: list[str], limit: str) -> None:
    told = cli(command[0], book, *command[1:], f"--limit={limit}", "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "usage")


@pytest.mark.parametrize("arguments", [["fly"], ["show"], ["search", "x", "y", "--colour"]])
def test_a_mistyped_command_is_one_line_of_json(cli: Cli, arguments: list[str]) -> None:
    told = cli(*arguments, "--json")
    (error,) = told.errors
    assert (told.code, set(error), error["code"], error["key"]) == (2, {"code", "key", "text", "hint"}, 2, "usage")
    assert cli(*arguments).err.startswith("usage: ")


def test_an_unknown_layout_is_told_with_the_ones_there_are(cli: Cli, book: Path, tmp_path: Path) -> None:
    told = cli("card", book, "KH000001", "--layout", "bogus", "--out", tmp_path / "a.pdf", "--json")
    assert (told.code, told.errors[0]["hint"].startswith("Choose one of: "), "{" in told.err[1:]) == (8, True, False)


def test_a_name_too_long_for_the_history_is_refused(cli: Cli, book: Path, path: Path) -> None:
    told = cli("batch", book, "--user", "a" * 61, "--json", actions=(person(),))
    assert (told.code, told.errors[0]["key"]) == (2, "user")
    assert cli("batch", book, "--user", "a" * 60, actions=(person(),)).code == 0
    assert cli("check", path, "--deep").code == 0


def test_a_choice_that_clients_may_hold_stays(cli: Cli, book: Path) -> None:
    fewer = {**PICKED, "choices": {"r": "Red"}}
    more: dict[str, Any] = {**PICKED, "choices": {"r": "Crimson", "b": "Blue", "g": "Green"}}
    drop = {"op": "drop_field", "kind": "person", "key": "x_a"}
    actions = (
        PICKED,
        update(x_a="b"),
        {**fewer, "op": "redefine_field"},
        {**more, "op": "redefine_field"},
        drop,
        fewer,
    )
    told = cli("batch", book, actions=actions)
    assert [(error["line"], error["key"]) for error in told.errors] == [
        (3, "own_field_choices"),
        (6, "own_field_choices"),
    ]
    assert cli("check", book, "--deep").code == 0


def test_one_cell_of_a_row_can_be_cleared(cli: Cli, book: Path) -> None:
    clear = {"op": "update_row", **ROW, "row": 0}
    actions = (
        {"op": "add_row", **ROW, "values": {"number": "154 0000 0002", "note": "evenings"}},
        {**clear, "values": {"note": None}},
        {**clear, "values": {"number": None}},
        {**clear, "values": {"colour": None}},
        {**clear, "values": {}},
    )
    told = cli("batch", book, actions=actions)
    assert [error["line"] for error in told.errors] == [3, 4, 5]
    assert cli("show", book, "KH000001", "--json").document["groups"]["phones"] == [{"number": "154 0000 0002"}]


def test_history_names_own_fields_by_key_and_shows_what_they_were(cli: Cli, book: Path) -> None:
    redefined = {**OWN, "op": "redefine_field", "label": "B"}
    assert cli("batch", book, actions=(OWN, update(x_a="red"), redefined)).err == ""
    redefine, value, define = cli("history", book, "--limit", 3, "--json").document
    assert (value["field"], value["old"], value["new"]) == ("x_a", "", "red")
    assert (define["field"], define["old"], define["new"]) == ("x_a", "", "A · text · normal")
    assert (redefine["old"], redefine["new"]) == ("A · text · normal", "B · text · normal")
    assert "B: – → red" in cli("history", book).out


def test_lines_of_very_many_numbers_can_be_asked_for(book: Path) -> None:
    with Desk.open(book) as desk:
        assert [found.code for found in desk.clients.lines(range(300_000))] == ["KH000001"]


def test_nothing_of_a_mistake_is_a_traceback(book: Path) -> None:
    command = [os.fsencode(sys.executable), b"-m", b"clientdesk", b"show", os.fsencode(book), b"\xff"]
    told = subprocess.run(command, capture_output=True, check=False)
    assert (told.returncode, told.stderr.count(b"\n"), b"Traceback" in told.stderr) == (2, 1, False)
