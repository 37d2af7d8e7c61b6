"""Everything out: the whole file as JSON and back, contacts, tables, the folder of documents; counts and reasons."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Policy
from clientdesk.desk.outgoing.outgoing import read_everything
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import OrgUnit
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.contacts import read_contacts
from clientdesk.i18n import catalogue
from clientdesk.store.own_fields import Definition
from tests import make


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A desk with clients of both kinds, work, own fields, answers, trash, photos and files."""
    rng = Random(5)
    blobs: make.Blobs = {}
    desk.own_fields.define(Definition("person", "x_club", "Club", "text"))
    with desk.store.step("Add", by="tester") as step:
        for kind in (PERSON, ENTERPRISE, PERSON):
            record = make.record(kind, rng, filled=0.6, rows=6, blobs=blobs)
            make.keep(step, blobs)
            desk.clients.create_in(step, record)
    person = desk.clients.new("person")
    for key, value in {"full_name": "样名", "tags": ("重点",), "x_club": "棋社"}.items():
        person[person.kind.by_key[key]] = value
    desk.clients.create(person)
    desk.answers.give(person, PERSON.by_key["nickname"], "unknown")
    desk.work.note(desk.work.contact(person.code, content="谈了样品"))
    desk.clients.trash([person.code])
    return desk


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    with make.desk(tmp_path / "empty.clientdesk") as made:
        yield made


def test_a_whole_file_taken_back_is_the_same(full: Desk, empty: Desk, tmp_path: Path) -> None:
    gave = full.outgoing.everything(tmp_path / "all.json", reason="moving house")
    given = read_everything(gave.path)
    assert given.whole
    empty.outgoing.take_back(given)
    assert empty.keeping.dump() == full.keeping.dump()
    assert empty.keeping.check(deep=True) == []
    again = empty.outgoing.everything(tmp_path / "again.json", reason="test")
    assert again.sums == gave.sums
    empty.past.undo()
    assert empty.clients.count() == 0


def test_photos_and_files_can_stand_in_a_folder_beside(full: Desk, empty: Desk, tmp_path: Path) -> None:
    gave = full.outgoing.everything_with_folder(tmp_path / "all.json", reason="test")
    folder_beside = tmp_path / "all_files"
    assert gave.files == len(list(folder_beside.iterdir())) > 0
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in folder_beside.iterdir())
    assert '"data"' not in gave.path.read_text(encoding="utf-8").splitlines()[-3]
    empty.outgoing.take_back(read_everything(gave.path))
    assert empty.keeping.dump() == full.keeping.dump()


@pytest.mark.parametrize("name", ["/etc/hostname", "../book.clientdesk", "a/../../x", "a/b/c"])
def test_nothing_is_read_from_outside_the_folder_beside(full: Desk, tmp_path: Path, name: str) -> None:
    gave = full.outgoing.everything_with_folder(tmp_path / "all.json", reason="test")
    told = json.loads(gave.path.read_text(encoding="utf-8"))
    for kept in told["files"].values():
        kept["file"] = name
    gave.path.write_text(json.dumps(told), encoding="utf-8")
    given = read_everything(gave.path)
    assert not given.files
    assert not given.whole


def test_the_import_takes_a_whole_file_into_an_empty_one(full: Desk, empty: Desk, tmp_path: Path) -> None:
    gave = full.outgoing.everything(tmp_path / "all.json", reason="test")
    source = empty.importing.open(gave.path)
    check = empty.importing.check(source, empty.importing.match(source), Policy())
    report = empty.importing.run(check)
    assert report.new == 3
    assert empty.keeping.dump() == full.keeping.dump()


def test_the_sums_say_what_is_in_it(full: Desk, tmp_path: Path) -> None:
    gave = full.outgoing.everything(tmp_path / "all.json", reason="test")
    told = json.loads(gave.path.read_text(encoding="utf-8"))
    assert told["sums"] == gave.sums
    assert gave.clients == 4
    assert sum(gave.sums["clients"].values()) == len(told["clients"]) == 5
    assert gave.rows == sum(len(rows) for each in told["clients"] for rows in each["groups"].values())
    assert gave.files == len(told["files"])


def test_a_file_that_was_changed_is_told(full: Desk, tmp_path: Path) -> None:
    path = full.outgoing.everything(tmp_path / "all.json", reason="test").path
    path.write_text(path.read_text(encoding="utf-8").replace("样名", "假名"), encoding="utf-8")
    given = read_everything(path)
    assert not given.whole
    assert "was changed" in given.notes[0].text


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"clients": []}', b"[" * 9000, b"\xff\xfe", b'{"a":1,"a":2}'])
def test_what_is_no_export_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        read_everything(path)
    assert caught.value.key in ("no_json", "no_export")


def test_an_export_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"clientdesk_export": 99, "clients": []}')
    with pytest.raises(UserError) as caught:
        read_everything(path)
    assert caught.value.code == ExitCode.NEWER_FORMAT


def test_a_whole_file_goes_only_into_an_empty_one(full: Desk, tmp_path: Path) -> None:
    given = read_everything(full.outgoing.everything(tmp_path / "all.json", reason="test").path)
    before = full.keeping.dump()
    with pytest.raises(UserError) as caught:
        full.outgoing.take_back(given)
    assert caught.value.key == "not_empty"
    assert full.keeping.dump() == before


def test_everything_needs_a_reason_and_is_noted(full: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        full.outgoing.everything(tmp_path / "all.json", reason=" ")
    assert caught.value.key == "reason_needed"
    assert not (tmp_path / "all.json").exists()
    full.outgoing.everything(tmp_path / "all.json", reason="for the auditor")
    assert "for the auditor" in full.past.of(None, words=catalogue("en"), limit=1)[0].text


def test_links_to_rows_follow_their_rows(desk: Desk, empty: Desk, tmp_path: Path) -> None:
    desk.clients.create(make.enterprise("先前的公司"))
    firm = make.enterprise("样本公司")
    firm[Firm.org_people] = (Row({"role": ("owner",), "name": "样甲"}), Row({"role": ("manager",), "name": "样乙"}))
    desk.clients.create(firm)
    second = firm.rows(Firm.org_people)[1]
    firm[Firm.org_chart] = (Row({"unit": "厂部", "head": Link(str(second.id), "样乙")}),)
    desk.clients.save(firm)
    desk.clients.trash(["KH000001"])
    desk.clients.erase(["KH000001"])
    empty.outgoing.take_back(read_everything(desk.outgoing.everything(tmp_path / "x.json", reason="test").path))
    there = empty.clients.get(firm.code)
    head = there.rows(Firm.org_chart)[0][OrgUnit.head]
    person = next(row for row in there.rows(Firm.org_people) if row[OrgPerson.name] == "样乙")
    assert head == Link(str(person.id), "样乙")


def test_contacts_go_out_and_can_be_read(full: Desk, tmp_path: Path) -> None:
    gave = full.outgoing.contacts(tmp_path / "all.vcf", language="zh_CN")
    read = read_contacts(full.attachments.child, gave.path.read_bytes())
    assert gave.clients == len(read.contacts) == full.clients.count() - gave.withheld
    assert gave.sums["sha256"] == hashlib.sha256(gave.path.read_bytes()).hexdigest()
    assert gave.sums["photos"] == sum(contact.photo is not None for contact in read.contacts)


def test_contacts_are_those_chosen_in_their_order(desk: Desk, tmp_path: Path) -> None:
    for name in ("样甲", "样乙", "样丙"):
        desk.clients.create(make.person(name))
    numbers = list(reversed(desk.clients.numbers()))[:2]
    gave = desk.outgoing.contacts(tmp_path / "two.vcf", clients=numbers, version="4.0")
    names = [line.name for line in desk.clients.lines(numbers)]
    read = read_contacts(desk.attachments.child, gave.path.read_bytes()).contacts
    assert [contact.name for contact in read] == names


def test_nobody_to_export_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.clients.create(make.person("样名", no_print=True))
    for write in (desk.outgoing.contacts, desk.outgoing.tables, desk.outgoing.documents):
        with pytest.raises(UserError) as caught:
            write(tmp_path / "out")
        assert caught.value.key == "withheld"
    assert not [path.name for path in tmp_path.iterdir() if not path.name.startswith("book.clientdesk")]


def test_a_folder_that_is_not_empty_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    desk.clients.create(make.person("样名"))
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear")
    with pytest.raises(UserError) as caught:
        desk.outgoing.tables(folder)
    assert caught.value.key == "folder_exists"
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    desk.outgoing.tables(tmp_path / "new")
    assert {"person.csv", "contents.csv"} <= {path.name for path in (tmp_path / "new").iterdir()}


def test_documents_stand_by_stage_client_and_day(desk: Desk, tmp_path: Path) -> None:
    person = make.person("样名", lifecycle_stage="current")
    desk.clients.create(person)
    for day, title in ((date(2025, 5, 2), "合同: 二"), (date(2024, 1, 9), "报价")):
        made, kept = desk.attachments.file(title.encode(), name="scan.pdf")
        desk.attachments.keep(made, kept)
        row = Row({"title": title, "date": day, "file": made})
        person[Other.attachments] = (*person.rows(Other.attachments), row)
    desk.clients.save(person)
    contact = desk.work.contact(person.code, content="谈了样品")
    contact[Contact.date] = date(2025, 3, 1)
    desk.work.note(contact)
    gave = desk.outgoing.documents(tmp_path / "docs", language="zh_CN")
    home = gave.path / "1 成交客户" / "KH000001_样名"
    assert sorted(path.name for path in home.iterdir()) == [
        "001_20240109_报价.pdf",
        "002_20250502_合同-二.pdf",
        "往来记录.pdf",
    ]
    assert (home / "001_20240109_报价.pdf").read_bytes() == "报价".encode()
    lines = list(csv.reader(io.StringIO((gave.path / "contents.csv").read_text(encoding="utf-8-sig"))))[1:]
    for code, name, file, size, digest, remark, _made_of in lines:
        assert remark == ""
        data = (gave.path / file).read_bytes()
        assert (code, name, int(size)) == ("KH000001", "样名", len(data))
        assert digest == hashlib.sha256(data).hexdigest()
    assert gave.files == len(lines) + 1
    assert AttachedFile.declared.name == "attachments"


def test_the_folder_of_one_client_holds_all_of_it(full: Desk, tmp_path: Path) -> None:
    line = full.clients.lines(full.clients.numbers(kinds=["enterprise"]))[0]
    gave = full.outgoing.client_folder(tmp_path / "one", line.code, language="en")
    suffixes = {path.suffix for path in gave.path.iterdir()}
    assert {".pdf", ".vcf", ".json", ".csv"} <= suffixes
    told = json.loads(next(gave.path.glob("*.json")).read_text(encoding="utf-8"))
    record = full.clients.get(line.code)
    assert told["code"] == record.code
    assert "bank_accounts" not in told["groups"]
