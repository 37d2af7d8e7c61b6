"""What was said with the sample clients comes and goes with them, except for what somebody has added."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from tests.desk.conftest import SAMPLED_AT

GU, LIN, ELEANOR = "SAMPLE-02", "SAMPLE-21", "SAMPLE-37"
TODAY = date(2026, 3, 5)


@pytest.fixture
def mine(sample_file: Path, path: Path, set_clock: Callable[[str], None]) -> Iterator[Desk]:
    """A copy of the file with the sample clients, to be changed."""
    set_clock(SAMPLED_AT)
    shutil.copy(sample_file, path)
    with Desk.open(path, user="tester") as desk:
        yield desk


def work_of(desk: Desk) -> list[Record]:
    numbers = desk.clients.numbers(kinds=[TASK.name, CONTACT.name])
    found = [desk.clients.by_number(number) for number in numbers]
    return [record for record in found if record is not None]


def test_there_are_contacts_of_every_way_and_tasks_late_and_to_come(sampled: Desk) -> None:
    records = work_of(sampled)
    contacts = [record for record in records if record.kind.name == CONTACT.name]
    tasks = [record for record in records if record.kind.name == TASK.name]
    assert {"visit", "phone", "wechat", "email", "video"} <= {contact[Contact.channel] for contact in contacts}
    dues = [due for task in tasks if (due := task[Task.due])]
    assert any(due < TODAY for due in dues)
    assert any(due > TODAY for due in dues)
    assert {"ours", "theirs"} <= {task[Task.promise] for task in tasks}
    assert all((contact[Contact.date] or TODAY) <= TODAY for contact in contacts)
    assert [problem for record in records for problem in sampled.clients.problems(record)] == []


def test_each_is_written_in_the_language_of_its_client(sampled: Desk) -> None:
    simplified, traditional = set("们说时会来对书车门东马长还进问间"), set("們說時會來對書車門東馬長還進問間")
    for record in work_of(sampled):
        client = record[record.kind.by_key[Task.client.key]]
        assert isinstance(client, Link)
        place = int((client.target or "").removeprefix("SAMPLE-"))
        held = (field.type.search_text(value) for field, value in record.filled() if field.key != Task.client.key)
        text = "\n".join(held)
        if place <= 19:
            assert not traditional & set(text), text
        elif place <= 35:
            assert not simplified & set(text), text
        else:
            assert not re.search("[\u3400-\u9fff]", text), text


def test_the_list_tells_of_the_last_contact_and_the_next_task(sampled: Desk) -> None:
    (line,) = sampled.clients.lines([sampled.clients.get(ELEANOR).id])
    assert line.name == "Eleanor Hughes"
    assert (line.contacted, line.next_action) == ("2026-03-01", "2026-03-02")


def test_they_go_with_their_clients_for_good(mine: Desk) -> None:
    mine.sample.remove()
    assert work_of(mine) == []
    assert mine.searching.find("钢琴考级") == []
    assert "钢琴考级".encode() not in mine.store.path.read_bytes()


def test_whoever_had_a_task_done_goes_to_the_trash_with_all_that_was_said(mine: Desk) -> None:
    task = next(record for record in mine.work.of(GU) if record.kind.name == TASK.name)
    mine.work.complete(task.code, result="送到了")
    gone = mine.sample.remove()
    assert gone.kept == ("顾文君",)
    assert mine.clients.get(GU).stamps.trashed
    assert mine.clients.get(task.code)[Task.result] == "送到了"


def test_a_task_of_ones_own_that_follows_from_a_sample_keeps_the_words(mine: Desk) -> None:
    from tests import make

    own = make.person("王小明")
    mine.clients.create(own)
    contact = next(record for record in mine.work.of(LIN) if record.kind.name == CONTACT.name)
    task = mine.work.task(own.code, subject="照樣做")
    task[Task.follows] = Link(contact.code, "")
    mine.work.add(task)
    assert mine.sample.remove().kept == ()
    assert mine.clients.get(task.code)[Task.follows] == Link(None, contact.name)
    assert mine.keeping.check(deep=True) == []


def test_they_come_once(mine: Desk) -> None:
    before = len(work_of(mine))
    assert mine.sample.add().added == 0
    assert len(work_of(mine)) == before
