"""What is deleted for good is gone from every byte of the file, and the journal can still be proven."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.other import Other
from clientdesk.errors import UserError

NAME = "Zyxwvut Qponmlk"
NOTE = "unmistakable-canary-sentence"


def with_two(path: Path) -> Desk:
    desk = Desk.create(path, user="me")
    for name, note in ((NAME, NOTE), ("Somebody Else", "stays")):
        record = desk.clients.new("person")
        record[Basics.full_name] = name
        record[Other.notes] = note
        desk.clients.create(record)
    return desk


def traces(path: Path) -> list[str]:
    words = [NAME, NAME.casefold(), "zyxwvut", "yxwv", NOTE, "unmistakable"]
    wanted = [word.encode(form) for word in words for form in ("utf-8", "utf-16-le")]
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [f"{file.name}: {word!r}" for file in files for word in wanted if word in file.read_bytes()]


def test_an_erased_client_leaves_no_byte_and_the_chain_holds(tmp_path: Path) -> None:
    path = tmp_path / "book.clientdesk"
    desk = with_two(path)
    record = desk.clients.get("KH000001")
    record[Other.notes] = NOTE + " again"
    desk.clients.save(record)
    desk.drafts.keep(record.id, "nickname", NOTE)
    assert traces(path)
    desk.clients.trash(["KH000001"])
    desk.clients.erase(["KH000001"])
    assert not traces(path)
    assert not desk.keeping.check(deep=True)
    assert [hit.line.name for hit in desk.searching.find("somebody")] == ["Somebody Else"]
    desk.close()
    assert not traces(path)


def test_only_what_lies_in_the_trash_is_erased(tmp_path: Path) -> None:
    desk = with_two(tmp_path / "book.clientdesk")
    with pytest.raises(UserError, match="not in the trash"):
        desk.clients.erase(["KH000001"])
    assert desk.clients.get("KH000001").name == NAME
    desk.close()


def test_undo_steps_over_what_was_erased(tmp_path: Path) -> None:
    desk = with_two(tmp_path / "book.clientdesk")
    desk.clients.trash(["KH000002"])
    desk.clients.erase(["KH000002"])
    step, _changed = desk.past.undo()
    assert step.id == 1
    assert desk.clients.count() == 0
    desk.close()
