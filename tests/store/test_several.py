"""One field of many clients: stored, answered, refused and taken back as if each had been written alone."""

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.bulk import add_tags, remove_tags, set_field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.store import checking
from clientdesk.store.changes import Change
from clientdesk.store.gaining import gained
from clientdesk.store.news import Conflict, Gone
from clientdesk.store.reach import Reach, reaches
from clientdesk.store.several import set_values
from tests import make


def people(desk: Desk, count: int) -> list[int]:
    """So many people; their numbers."""
    made = [make.person(f"客户{place}", tags=("旧",)) for place in range(count)]
    for record in made:
        desk.clients.create(record)
    return [record.id for record in made]


def test_what_follows_is_as_if_each_had_been_saved_alone(desk: Desk) -> None:
    numbers = people(desk, 6)
    desk.bulk.do(numbers[:3], add_tags(["新年礼物"]))
    desk.bulk.do(numbers[:3], set_field(Basics.employer_name, "华信公司"))
    found = [desk.searching.numbers(sought)[0] for sought in ("新年礼物", "华信", "旧")]
    assert [sorted(hits) for hits in found[:2]] == [numbers[:3], numbers[:3]]
    assert [line.company for line in desk.clients.lines(numbers)] == ["华信公司"] * 3 + [""] * 3
    assert [record.version for record in map(desk.clients.by_number, numbers) if record] == [3, 3, 3, 1, 1, 1]
    with desk.store.reading() as connection:
        assert not list(checking.deep(connection, desk.store.schema))


def test_one_undo_takes_all_back_and_a_redo_brings_all_again(desk: Desk) -> None:
    numbers = people(desk, 5)
    before = desk.keeping.dump()
    desk.bulk.do(numbers, add_tags(["新年礼物"]))
    after = desk.keeping.dump()
    desk.past.undo()
    assert desk.keeping.dump() == before
    assert not desk.searching.numbers("新年礼物")[0]
    desk.past.redo()
    assert desk.keeping.dump() == after
    assert len(desk.searching.numbers("新年礼物")[0]) == 5


def test_an_undo_is_refused_as_a_whole_when_one_of_them_was_changed_since(desk: Desk) -> None:
    numbers = people(desk, 3)
    desk.bulk.do(numbers, add_tags(["新"]))
    one = desk.clients.by_number(numbers[1])
    assert one
    one[Header.tags] = ("其他",)
    with desk.store.step("Edit", by="somebody else") as step:
        step.save(one)
    told = desk.keeping.dump()
    with pytest.raises(Conflict):
        desk.past.undo()
    assert desk.keeping.dump() == told


def test_a_note_that_there_is_no_value_goes_with_the_value(desk: Desk) -> None:
    numbers = people(desk, 2)
    record = desk.clients.by_number(numbers[0])
    assert record
    desk.answers.give(record, Header.lead_source_detail, "unknown")
    desk.bulk.do(numbers, set_field(Header.lead_source_detail, "一位朋友"))
    assert not desk.answers.of(numbers[0])
    desk.past.undo()
    assert desk.answers.of(numbers[0]) == {Header.lead_source_detail.key: "unknown"}


def test_what_changed_or_went_in_the_meantime_is_not_overwritten(desk: Desk) -> None:
    numbers = people(desk, 2)
    with pytest.raises(Conflict), desk.store.step("Set", by="me") as step:
        set_values(step, PERSON.name, Header.tags, [(numbers[0], ("旧",), ("新",)), (numbers[1], ("别的",), ("新",))])
    with pytest.raises(Gone), desk.store.step("Set", by="me") as step:
        set_values(step, PERSON.name, Header.tags, [(numbers[1] + 99, None, ("新",))])
    assert [record[Header.tags] for record in map(desk.clients.by_number, numbers) if record] == [("旧",), ("旧",)]


@pytest.mark.parametrize(
    ("table", "field", "row", "reach"),
    [
        ("client", "", 0, Reach.ALL),
        ("client", "trashed", 0, Reach.NOTHING),
        ("answer", "hobbies", 0, Reach.NOTHING),
        ("client_header", "tags", 0, Reach.REST),
        ("client_header", "lifecycle_stage", 0, Reach.ALL),
        ("client_header", "introduced_by", 0, Reach.ALL),
        ("person_basics", "full_name", 0, Reach.ALL),
        ("person_basics", "id_number", 0, Reach.ALL),
        ("person_basics", "mobile", 0, Reach.ALL),
    ],
)
def test_how_far_a_change_reaches(desk: Desk, table: str, field: str, row: int, reach: Reach) -> None:
    change = Change(1, table, row, field, None, '"x"')
    assert reaches(desk.store.schema, [change], {1: PERSON.name})[1] is reach


def test_a_word_that_goes_from_one_field_is_still_found_in_another(desk: Desk) -> None:
    numbers = people(desk, 2)
    desk.bulk.do(numbers, set_field(Header.lead_source_detail, "同学聚会"))
    desk.bulk.do(numbers, add_tags(["同学聚会"]))
    desk.bulk.do(numbers, add_tags(["新年礼物"]))
    desk.bulk.do(numbers, remove_tags(["同学聚会"]))
    assert len(desk.searching.numbers("同学聚会")[0]) == 2
    desk.bulk.do(numbers, set_field(Header.lead_source_detail, None))
    assert not desk.searching.numbers("同学聚会")[0]
    assert len(desk.searching.numbers("新年礼物")[0]) == 2
    with desk.store.reading() as connection:
        assert not list(checking.deep(connection, desk.store.schema))


def test_only_of_whom_a_text_may_go_everything_is_read_anew(desk: Desk) -> None:
    changes = [
        Change(1, "client_header", 0, "tags", None, '"[\\"a\\"]"'),
        Change(2, "client_header", 0, "tags", '"[\\"a\\"]"', '"[\\"a\\",\\"b\\"]"'),
        Change(3, "client_header", 0, "tags", '"[\\"a\\"]"', '"[\\"b\\"]"'),
        Change(4, "client_header", 0, "tags", None, '"[\\"a\\"]"'),
        Change(4, "client_header", 0, "lead_source_detail", '"b"', None),
    ]
    kinds = dict.fromkeys(range(1, 5), PERSON.name)
    found = gained(desk.store.schema, changes, kinds, reaches(desk.store.schema, changes, kinds))
    assert {client: more.rest for client, more in found.items()} == {1: ("a",), 2: ("a\nb",)}
