"""What the desk does not do: write over a client file, point at itself, keep "unknown" beside a value."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests import make

NUMBER = "99999919850305123X"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk.create(tmp_path / "book.clientdesk", user="me")
    made.clients.create(make.person("王小明", mobile="154 0000 0001"))
    return made


def test_no_print_and_no_export_goes_over_a_client_file(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.clientdesk"
    Desk.create(other).close()
    before = other.read_bytes()
    for out in (desk.store.path, other, tmp_path / "new.clientdesk"):
        with pytest.raises(UserError, match="name of a client file"):
            desk.cards.save(["KH000001"], out, wish=PrintWish())
        with pytest.raises(UserError, match="name of a client file"):
            desk.ledgers.save("register", out)
        with pytest.raises(UserError, match="name of a client file"):
            desk.outgoing.everything(out, reason="audit")
    assert other.read_bytes() == before
    assert not desk.keeping.check(deep=True)


def test_a_backup_goes_over_nothing(desk: Desk, tmp_path: Path) -> None:
    taken = tmp_path / "copy.clientdesk"
    taken.write_bytes(b"somebody's work")
    with pytest.raises(UserError, match="already"):
        desk.keeping.backup(taken)
    assert taken.read_bytes() == b"somebody's work"


def test_everything_given_out_is_written_down(desk: Desk, tmp_path: Path) -> None:
    desk.outgoing.everything(tmp_path / "all.json", reason="audit")
    desk.ledgers.save("records", tmp_path / "all.xlsx", profile="work", reason="tax office")
    desk.cards.save(["KH000001"], tmp_path / "card.pdf", wish=PrintWish(reason="a visit"))
    with desk.store.reading() as connection:
        told = connection.exec_driver_sql("SELECT text FROM step WHERE role = 'note' ORDER BY id").scalars().all()
    assert [word in text for word, text in zip(("audit", "tax office", "a visit"), told, strict=True)] == [True] * 3
    step = desk.past.next_undo()
    assert step is not None
    assert step.id == 1


def test_nobody_is_his_own_spouse(desk: Desk) -> None:
    record = desk.clients.get("KH000001")
    record[Family.spouse_id] = Link("KH000001", "")
    with pytest.raises(UserError, match="refer to itself"):
        desk.clients.save(record)


def test_a_value_takes_the_place_of_not_known(desk: Desk) -> None:
    record = desk.clients.get("KH000001")
    desk.answers.give(record, Basics.nickname, "unknown")
    record[Basics.nickname] = "小王"
    desk.clients.save(record)
    assert desk.answers.of(record.id) == {}
    desk.past.undo()
    assert desk.answers.of(record.id) == {"nickname": "unknown"}


def test_an_employer_name_cleared_by_hand_stays_empty(desk: Desk) -> None:
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    record = desk.clients.get("KH000001")
    record[Basics.employer_id] = Link("KH000002", "")
    desk.clients.save(record)
    assert record[Basics.employer_name] == "样板贸易有限公司"
    record[Basics.employer_name] = None
    desk.clients.save(record)
    assert desk.clients.get("KH000001")[Basics.employer_name] is None


def test_a_whole_identity_number_and_a_telephone_with_hyphens_are_found(desk: Desk) -> None:
    record = desk.clients.get("KH000001")
    check = "10X98765432"[sum(int(d) * (2 ** (17 - i)) for i, d in enumerate(NUMBER[:17])) % 11]
    record[Basics.id_number] = NUMBER[:17] + check
    desk.clients.save(record)
    for text in (NUMBER[:17] + check, (NUMBER[:17] + check)[-4:], "154-0000-0001", "+86 154 0000 0001", "0001"):
        assert [hit.line.code for hit in desk.searching.find(text)] == ["KH000001"], text
    assert desk.searching.find("9" * 17 + "0") == []


def test_a_client_gone_behind_the_journals_back_is_noticed(desk: Desk) -> None:
    with desk.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM client WHERE id = 1")
    assert "journal" in {finding.kind for finding in desk.keeping.check(deep=True)}
