"""What was removed, replaced or given away since it was read: named as a conflict, never lost and never half done."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.store.news import Conflict, Gone, Taken
from clientdesk.store.own_fields import Definition
from tests.store.edits import lose_patience


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk.create(tmp_path / "book.clientdesk", user="me")
    record = made.clients.new("person")
    record[Basics.full_name] = "王小明"
    record[Family.children] = (Row({"name": "大宝"}), Row({"name": "小宝"}))
    made.clients.create(record)
    return made


def test_a_value_for_a_row_that_was_removed_is_refused(desk: Desk) -> None:
    mine, theirs = desk.clients.get("KH000001"), desk.clients.get("KH000001")
    first, second = theirs.rows(Family.children)
    theirs[Family.children] = (second,)
    desk.clients.save(theirs)
    mine[Family.children] = (first.with_value(Child.school, "一中"), second)
    with pytest.raises(Gone):
        desk.clients.save(mine)
    assert not desk.keeping.check(deep=True)


def test_a_row_that_was_edited_since_is_not_removed(desk: Desk) -> None:
    mine, theirs = desk.clients.get("KH000001"), desk.clients.get("KH000001")
    first, second = theirs.rows(Family.children)
    theirs[Family.children] = (first.with_value(Child.name, "大大宝"), second)
    desk.clients.save(theirs)
    mine[Family.children] = (second,)
    with pytest.raises(Conflict):
        desk.clients.save(mine)
    assert desk.clients.get("KH000001").rows(Family.children)[0][Child.name] == "大大宝"


def test_a_value_for_a_client_whose_creation_was_undone_is_refused(desk: Desk) -> None:
    record = desk.clients.get("KH000001")
    desk.past.undo()
    record[Basics.nickname] = "小王"
    with pytest.raises(Gone):
        desk.clients.save(record)


def test_redo_is_refused_when_the_code_was_given_away(desk: Desk) -> None:
    desk.past.undo()
    desk.user = "other"
    other = desk.clients.new("person")
    other[Basics.full_name] = "别人"
    other[next(f for f in other.kind.fields if f.key == "client_code")] = "KH000001"
    desk.clients.create(other)
    desk.user = "me"
    with pytest.raises(Taken):
        desk.past.redo()


def test_an_own_field_does_not_come_back_beside_another_of_its_key(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_a", "A", "text"))
    desk.own_fields.drop("person", "x_a")
    desk.user = "other"
    desk.own_fields.define(Definition("person", "x_a", "A", "int"))
    desk.user = "me"
    with pytest.raises(Conflict):
        desk.past.undo()


def test_a_spouse_link_taken_away_stays_away_on_both_sides(desk: Desk) -> None:
    other = desk.clients.new("person")
    other[Basics.full_name] = "李红"
    other[Family.spouse_id] = Link("KH000001", "")
    desk.clients.create(other)
    first = desk.clients.get("KH000001")
    assert first[Family.spouse_id] == Link("KH000002", "李红")
    first[Family.spouse_id] = None
    desk.clients.save(first)
    second = desk.clients.get("KH000002")
    assert second[Family.spouse_id] is None
    second[Basics.nickname] = "小李"
    desk.clients.save(second)
    assert desk.clients.get("KH000001")[Family.spouse_id] is None


def test_the_password_is_not_changed_while_another_program_reads(desk: Desk) -> None:
    path = desk.store.path
    reader = Desk.open(path, read_only=True)
    with reader.store.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM client").scalar()
        record = desk.clients.new("person")
        record[Basics.full_name] = "后来的人"
        desk.clients.create(record)
        lose_patience(desk)
        with pytest.raises(UserError) as refused:
            desk.keeping.rekey("geheim")
    assert refused.value.code == ExitCode.IN_USE
    reader.close()
    with Desk.open(path) as again:
        assert again.clients.count() == 2
        assert not again.keeping.check(deep=True)


def test_a_restore_that_fails_puts_back_the_file_with_its_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from clientdesk.desk import keeping
    from clientdesk.store import backup

    path = desk.store.path
    copy = desk.keeping.backup()
    image = {part.name: part.read_bytes() for part in path.parent.glob("book.clientdesk*")}
    desk.close()
    for name, content in image.items():
        if not name.endswith((".lock", "-shm")):
            (path.parent / name).write_bytes(content)

    def fail(path: Path, to: Path) -> None:
        moved(path, to)
        monkeypatch.undo()
        raise OSError(28, "No space left on device")

    moved = backup.move_whole
    monkeypatch.setattr(backup, "move_whole", fail)
    with pytest.raises((UserError, OSError)):
        keeping.restore(copy, path, password=None)
    with Desk.open(path) as again:
        assert again.clients.count() == 1
