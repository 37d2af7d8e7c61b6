"""The command line as a user types it: files, passwords, looking, history, keeping."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from tests import make
from tests.shell import Cli, book, cli, descriptor, person, update

__all__ = ["book", "cli"]


def test_the_main_job_from_the_shell(path: Path) -> None:
    """Through the real program: made, filled, found, shown."""

    def shell(*arguments: str, stdin: str = "") -> str:
        command = [sys.executable, "-m", "clientdesk", *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, check=True, encoding="utf-8").stdout

    file = str(path)
    shell("new", file)
    ack = json.loads(shell("batch", file, stdin=json.dumps(person(mobile="154 0000 0001"))))
    assert ack == {"ack": 1, "step": 1, "code": "KH000001"}
    assert [hit["code"] for hit in json.loads(shell("search", file, "xiaoming", "--json"))] == ["KH000001"]
    shown = json.loads(shell("show", file, "KH000001", "--json"))
    assert shown["values"]["mobile"] == "154 0000 0001"
    assert "Mobile: 154 0000 0001" in shell("show", file, "KH000001")


def test_help_names_every_command_and_exit_code(cli: Cli) -> None:
    told = cli("--help")
    assert told.code == 0
    for word in ("batch", "restore", "exit codes", "10 no right", "examples"):
        assert word in told.out


@pytest.mark.parametrize("arguments", [["fly"], ["new"], ["show", "x.clientdesk"], ["export", "x", "everything"]])
def test_a_mistyped_command_is_a_usage_error(cli: Cli, arguments: list[str]) -> None:
    told = cli(*arguments)
    assert (told.code, told.out) == (2, "")


def test_new_makes_a_file_once(cli: Cli, path: Path) -> None:
    assert cli("new", path, "--json").document == {"file": str(path)}
    again = cli("new", path, "--json")
    assert (again.code, again.errors[0]["key"]) == (8, "file_exists")


def test_an_encrypted_file_from_the_shell(cli: Cli, path: Path) -> None:
    assert cli("new", path, "--encrypt", "--password-fd", descriptor("secret")).code == 0
    assert cli("dump", path).code == 3
    assert cli("dump", path, "--password-fd", descriptor("wrong")).code == 3
    assert cli("dump", path, "--password-fd", descriptor("secret")).code == 0
    told = cli("rekey", path, "--password-fd", descriptor("secret"), "--new-password-fd", descriptor("newer"), "--json")
    assert (told.code, told.document) == (0, {"file": str(path)})
    assert cli("dump", path, "--password-fd", descriptor("secret")).code == 3
    assert cli("rekey", path, "--password-fd", descriptor("newer"), "--plain").code == 0
    assert cli("dump", path).code == 0


def test_the_password_may_stand_before_the_actions(path: Path) -> None:
    with make.desk(path, password="secret"):
        pass
    command = [sys.executable, "-m", "clientdesk", "batch", str(path), "--password-fd", "0"]
    told = subprocess.run(command, input=b"secret\n" + json.dumps(person()).encode(), capture_output=True, check=True)
    assert json.loads(told.stdout)["code"] == "KH000001"


@pytest.mark.parametrize("command", [["new", "--encrypt"], ["rekey"]])
def test_an_empty_password_is_refused(cli: Cli, book: Path, tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "other.clientdesk" if command[0] == "new" else book
    option = "--password-fd" if command[0] == "new" else "--new-password-fd"
    told = cli(command[0], file, *command[1:], option, descriptor(""))
    assert (told.code, "password is needed" in told.err) == (2, True)


def test_a_descriptor_that_is_not_open_is_told(cli: Cli, book: Path) -> None:
    told = cli("dump", book, "--password-fd", 987, "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "password_fd")


def test_fields_lists_every_declaration(cli: Cli) -> None:
    told = cli("fields", "--json").document
    name = next(field for field in told if (field["kind"], field["key"]) == ("person", "full_name"))
    assert name["labels"]["en"] == "Full name"
    assert (name["id"], name["type"], name["sensitivity"]) == ("P1.1a", {"name": "text", "max": 80}, "personal")
    assert {"kind", "section", "group", "id", "key", "labels", "type", "sensitivity"} <= set(name)
    phones = [field["key"] for field in told if (field["kind"], field["group"]) == ("person", "phones")]
    assert phones == ["kind", "number", "ext", "is_main", "note"]
    assert {field["kind"] for field in cli("fields", "enterprise", "--json").document} == {"enterprise"}
    assert cli("fields", "ship", "--json").code == 2
    assert "full_name" in cli("fields", "person").out


def test_show_tells_all_in_each_language(cli: Cli, book: Path) -> None:
    told = cli("show", book, "KH000001", "--json").document
    assert set(told) == {"code", "kind", "version", "values", "groups"}
    assert "厂长" in cli("show", book, "KH000001", "--lang", "zh_CN").out
    missing = cli("show", book, "KH000009", "--json")
    assert (missing.code, missing.errors[0]["key"], missing.out) == (8, "no_such_client", "")


def test_show_as_of_a_day(cli: Cli, path: Path, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-01T10:00:00+00:00")
    cli("new", path)
    cli("batch", path, actions=(person(position="会计"),))
    set_clock("2026-03-02T10:00:00+00:00")
    cli("batch", path, actions=(update(position="总经理"),))
    then = cli("show", path, "KH000001", "--as-of", "2026-03-01", "--json").document
    assert then["values"]["position"] == "会计"
    assert cli("dump", path, "--as-of", "2026-02-01").document["clients"] == []
    assert cli("show", path, "KH000001", "--as-of", "2026-02-01").code == 8
    assert cli("show", path, "KH000001", "--as-of", "soon").code == 2


def test_history_undo_and_redo(cli: Cli, book: Path) -> None:
    cli("batch", book, "--user", "tester", actions=(update(position="会计"),))
    (line,) = cli("history", book, "KH000001", "--limit", 1, "--json").document
    assert {name: line[name] for name in ("step", "by", "code", "field", "old", "new")} == {
        "step": 2, "by": "tester", "code": "KH000001", "field": "position", "old": "厂长", "new": "会计",
    }  # fmt: skip
    assert cli("undo", book, "--user", "tester", "--json").document == {"undone": 2, "step": 3}
    assert cli("redo", book, "--user", "tester", "--json").document == {"redone": 2, "step": 4}
    assert cli("undo", book, "--user", "nobody", "--json").errors[0]["key"] == "nothing_to_undo"
    assert "Position: 厂长 → 会计" in cli("history", book).out


def test_history_in_lines_hides_sensitive_values(cli: Cli, book: Path) -> None:
    cli("batch", book, actions=(update(ethnicity="样本族"),))
    assert "样本族" not in cli("history", book).out


def test_search_says_which_field_matched(cli: Cli, book: Path) -> None:
    (hit,) = cli("search", book, "15400", "--json").document
    assert (hit["code"], hit["kind"], hit["name"], hit["field"]) == ("KH000001", "person", "王小明", "mobile")
    assert cli("search", book, "nobody", "--json").document == []
    assert "KH000001" in cli("search", book, "wxm").out


def test_dump_is_the_same_for_the_same_content(cli: Cli, book: Path) -> None:
    before = cli("dump", book).out
    cli("batch", book, actions=(update(position="会计"), update(position="厂长")))
    assert cli("dump", book).out == before


def test_check_finds_and_repairs(cli: Cli, book: Path) -> None:
    with Desk.open(book) as desk, desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE client SET phone = NULL")
    told = cli("check", book, "--json")
    assert (told.code, told.document["findings"]) == (
        6,
        [{"kind": "list", "where": "KH000001", "repair": "repair"}],
    )
    assert cli("check", book, "--repair").code == 0
    assert cli("check", book, "--deep", "--json").document == {"ok": True, "findings": []}


def test_backup_and_restore(cli: Cli, book: Path, tmp_path: Path) -> None:
    made = cli("backup", book, "--json").document["file"]
    assert Path(made).parent.name == "book backups"
    cli("batch", book, actions=(update(position="会计"),))
    told = cli("restore", made, book, "--json").document
    assert told["file"] == str(book)
    assert Path(told["kept"]).exists()
    assert cli("show", book, "KH000001", "--json").document["values"]["position"] == "厂长"
    assert cli("restore", made, tmp_path / "new.clientdesk", "--json").document["kept"] is None


def test_a_locked_file_can_be_shown_but_not_changed(cli: Cli, book: Path) -> None:
    with Desk.open(book):
        assert cli("show", book, "KH000001").code == 0
        told = cli("batch", book, "--json", actions=(update(position="会计"),))
        assert (told.code, told.errors[0]["key"]) == (4, "in_use")


@pytest.mark.parametrize("command", ["show", "history", "search", "undo", "check", "dump", "batch", "backup", "rekey"])
def test_a_file_that_is_none_is_told_in_one_line(cli: Cli, tmp_path: Path, command: str) -> None:
    file = tmp_path / "letter.clientdesk"
    file.write_bytes(b"Dear Sir")
    rest = {"show": ["KH1"], "search": ["x"]}.get(command, [])
    told = cli(command, file, *rest, "--json")
    (error,) = told.errors
    assert (told.code, error["code"], error["key"], told.out) == (8, 8, "foreign_file", "")
    sentence = cli(command, file, *rest)
    assert sentence.err.startswith("This is not a ClientDesk file.")
    assert sentence.err.count("\n") == 1
    assert file.read_bytes() == b"Dear Sir"


def test_a_missing_file_is_told(cli: Cli, path: Path) -> None:
    told = cli("dump", path, "--json")
    assert (told.code, told.errors[0]["key"]) == (5, "no_such_file")
