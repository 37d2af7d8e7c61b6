"""What was given out or looked at: a line each time, in the history of the file and of the client, never the value."""

from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from tests import make
from tests.shell import Cli, cli

__all__ = ["cli"]


def told(desk: Desk, code: str, language: str = "en") -> list[str]:
    return [entry.text for entry in desk.disclosures.of(code, words=catalogue(language))]


def filed(desk: Desk) -> None:
    """A person who tells something sensitive, and somebody else."""
    desk.clients.create(make.person("王薇", religion="quiet faith"))
    desk.clients.create(make.person("李强"))


def test_a_hundred_looks_are_a_hundred_lines_with_who_when_whose_and_which_field(desk: Desk) -> None:
    filed(desk)
    for _ in range(50):
        desk.disclosures.looked("KH000001", ["religion", "children"])
    past = desk.disclosures.of("KH000001", words=catalogue("en"))
    assert len(past) == 100
    assert {entry.text for entry in past} == {
        "Looked at Religious belief of KH000001",
        "Looked at Children and their education of KH000001",
    }
    assert {entry.by for entry in past} == {"tester"}
    assert all(entry.at for entry in past)
    assert told(desk, "KH000001", "zh_CN")[-1] == "查看了 KH000001 的宗教信仰"
    assert told(desk, "KH000002") == []


def test_undo_takes_back_the_last_change_and_not_a_look(desk: Desk) -> None:
    filed(desk)
    desk.disclosures.looked("KH000001", ["religion"])
    step, _changed = desk.past.undo()
    assert step.sentence(catalogue("en")).startswith("Add Person")
    assert desk.past.next_redo() is not None
    desk.disclosures.looked("KH000001", [])
    assert desk.past.next_redo() is not None
    assert told(desk, "KH000001")[0] == "Looked at names under dots around KH000001"
    assert desk.keeping.check(deep=True) == []


def test_a_look_at_one_code_is_no_look_at_one_that_begins_like_it(desk: Desk) -> None:
    desk.disclosures.note(["KH0000011", "KH000002"], output="card index", reason="visit")
    assert told(desk, "KH000001") == []
    assert told(desk, "KH000002") == ["Gave out sensitive data of KH0000011, KH000002 (Index card, A5): visit"]


def test_the_command_lists_looks_with_the_changes_of_a_client_and_of_the_file(path: Path, cli: Cli) -> None:
    with make.desk(path) as desk:
        filed(desk)
        desk.disclosures.looked("KH000001", ["religion"])
        desk.disclosures.opened("KH000002", ["religion", "children"])
    of_client = cli("history", path, "KH000001", "--json").document
    assert of_client[0]["text"] == "Looked at Religious belief of KH000001"
    assert {line["step"] for line in of_client} == {1, 3}
    of_file = cli("history", path)
    titles = "Religious belief, Children and their education"
    assert f"Opened sensitive fields of KH000002 to fill them in: {titles}" in of_file.out
    assert "quiet faith" not in of_file.out


def test_fields_that_stood_open_are_told_by_their_titles_in_the_language_of_the_reader(desk: Desk) -> None:
    filed(desk)
    desk.disclosures.opened("KH000001", ["religion", "children"])
    assert told(desk, "KH000001", "zh_CN") == ["打开了 KH000001 的敏感字段进行填写：宗教信仰、子女情况、教育程度"]


def test_a_look_at_a_file_opened_only_for_reading_leaves_no_line_and_is_no_error(path: Path) -> None:
    with make.desk(path) as desk:
        filed(desk)
    with Desk.open(path, user="tester", read_only=True) as reader:
        reader.disclosures.looked("KH000001", ["religion"])
        assert not reader.disclosures.opened("KH000001", ["religion"])
        assert told(reader, "KH000001") == []
