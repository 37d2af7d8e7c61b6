"""Steps: what one save writes, what conflicts, what the history tells."""

from collections.abc import Callable

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics, PhoneNumber
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.store.news import Conflict
from clientdesk.store.own_fields import Definition
from tests import make
from tests.store.edits import ENGLISH, changes, edit, numbers, phone, stored


def test_two_edits_of_different_fields_are_both_kept(desk: Desk) -> None:
    code = stored(desk).code
    mine, theirs = desk.clients.get(code), desk.clients.get(code)
    mine[Basics.position], theirs[Basics.nickname] = "会计", "小王"
    desk.clients.save(mine)
    desk.clients.save(theirs)
    kept = desk.clients.get(code)
    assert (kept[Basics.position], kept[Basics.nickname]) == ("会计", "小王")


def test_two_edits_of_one_field_conflict_and_nothing_of_the_second_is_stored(desk: Desk) -> None:
    code = stored(desk).code
    mine, theirs = desk.clients.get(code), desk.clients.get(code)
    mine[Basics.position] = "会计"
    theirs[Basics.nickname], theirs[Basics.position] = "小王", "厂长"
    desk.clients.save(mine)
    with pytest.raises(Conflict) as refused:
        desk.clients.save(theirs)
    assert (refused.value.field, refused.value.mine, refused.value.theirs) == ("position", '"厂长"', '"会计"')
    assert desk.clients.get(code)[Basics.nickname] is None


def test_the_same_edit_twice_is_no_conflict(desk: Desk) -> None:
    code = stored(desk).code
    mine, theirs = desk.clients.get(code), desk.clients.get(code)
    mine[Basics.position] = theirs[Basics.position] = "会计"
    desk.clients.save(mine)
    assert not desk.clients.save(theirs)


def test_saving_nothing_makes_no_step(desk: Desk) -> None:
    record = stored(desk)
    before = desk.past.next_undo()
    assert not desk.clients.save(record)
    assert desk.past.next_undo() == before


def test_a_saved_record_can_be_edited_and_saved_again(desk: Desk) -> None:
    record = stored(desk)
    record[Basics.position] = "会计"
    desk.clients.save(record)
    record[Basics.position] = "财务总监"
    desk.clients.save(record)
    kept = desk.clients.get(record.code)
    assert (kept[Basics.position], kept.version) == ("财务总监", record.version)


def test_a_created_record_can_be_edited_and_saved(desk: Desk) -> None:
    record = make.person(phones=(phone("154 0000 0001"),))
    desk.clients.create(record)
    record[Basics.phones] = (*record.rows(Basics.phones), phone("154 0000 0002"))
    record[Basics.position] = "会计"
    desk.clients.save(record)
    assert numbers(desk, record.code) == ["154 0000 0001", "154 0000 0002"]


def test_moving_a_row_is_one_change(desk: Desk) -> None:
    record = stored(desk, phones=tuple(phone(f"154 0000 000{n}") for n in range(5)))
    before = changes(desk, record.code)
    rows = record.rows(Basics.phones)
    record[Basics.phones] = (rows[4], *rows[:4])
    desk.clients.save(record)
    assert numbers(desk, record.code) == [f"154 0000 000{n}" for n in (4, 0, 1, 2, 3)]
    assert changes(desk, record.code) - before == 1


def test_rows_can_be_moved_between_the_same_neighbours_for_ever(desk: Desk) -> None:
    record = stored(desk, phones=tuple(phone(f"154 0000 000{n}") for n in range(3)))
    for _ in range(25):
        rows = record.rows(Basics.phones)
        record[Basics.phones] = (rows[0], rows[2], rows[1])
        desk.clients.save(record)
        record = desk.clients.get(record.code)
        assert [row.id for row in record.rows(Basics.phones)] == [rows[0].id, rows[2].id, rows[1].id]
    for _ in range(25):
        desk.past.undo()
    assert numbers(desk, record.code) == [f"154 0000 000{n}" for n in range(3)]


def test_a_row_keeps_its_number_when_it_is_edited(desk: Desk) -> None:
    record = stored(desk, phones=(phone("154 0000 0001"), phone("154 0000 0002")))
    rows = record.rows(Basics.phones)
    record[Basics.phones] = (rows[1].with_value(PhoneNumber.note, "only evenings"), phone("154 0000 0003"))
    desk.clients.save(record)
    now = desk.clients.get(record.code).rows(Basics.phones)
    assert [row[PhoneNumber.number] for row in now] == ["154 0000 0002", "154 0000 0003"]
    assert now[0].id == rows[1].id
    desk.past.undo()
    assert desk.clients.get(record.code).rows(Basics.phones) == rows


def test_two_people_may_add_rows_at_the_same_time(desk: Desk) -> None:
    code = stored(desk, phones=(phone("154 0000 0001"),)).code
    mine, theirs = desk.clients.get(code), desk.clients.get(code)
    mine[Basics.phones] = (*mine.rows(Basics.phones), phone("154 0000 0002"))
    theirs[Basics.phones] = (*theirs.rows(Basics.phones), phone("154 0000 0003"))
    desk.clients.save(mine)
    desk.clients.save(theirs)
    assert sorted(filter(None, numbers(desk, code))) == ["154 0000 0001", "154 0000 0002", "154 0000 0003"]


def test_a_bulk_edit_is_one_step(desk: Desk) -> None:
    codes = [stored(desk, full_name=name).code for name in ("王一", "王二", "王三")]
    with desk.store.step("Bulk edit", by=desk.user) as step:
        for code in codes:
            record = desk.clients.get(code)
            record[Basics.position] = "会计"
            desk.clients.save_in(step, record)
    assert [desk.clients.get(code)[Basics.position] for code in codes] == ["会计"] * 3
    desk.past.undo()
    assert [desk.clients.get(code)[Basics.position] for code in codes] == [None] * 3


def test_a_step_that_fails_half_way_leaves_nothing(desk: Desk) -> None:
    before = desk.keeping.dump()

    def fail() -> None:
        with desk.store.step("Bulk", by=desk.user) as step:
            desk.clients.create_in(step, make.person())
            step.setting("team", '"A"')
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert desk.keeping.dump() == before
    assert desk.searching.find("王小明") == []
    assert desk.keeping.check(deep=True) == []


def test_what_a_failed_step_made_can_be_made_again(desk: Desk) -> None:
    record = make.person(phones=(phone("154 0000 0001"),))

    def fail() -> None:
        with desk.store.step("Bulk", by=desk.user) as step:
            desk.clients.create_in(step, record)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert record.id == 0
    desk.clients.create(record)
    assert numbers(desk, record.code) == ["154 0000 0001"]


def test_a_client_goes_to_the_trash_and_comes_back(desk: Desk) -> None:
    code = stored(desk).code
    desk.clients.trash([code])
    assert (desk.clients.count(), desk.clients.count(trashed=True)) == (0, 1)
    assert desk.searching.find("王小明") == []
    desk.clients.restore([code])
    assert [hit.line.code for hit in desk.searching.find("王小明")] == [code]


def test_a_code_is_never_given_twice(desk: Desk) -> None:
    first = stored(desk).code
    desk.past.undo()
    assert stored(desk).code != first


def test_a_new_client_may_not_take_the_code_of_another(desk: Desk) -> None:
    code = stored(desk).code
    with pytest.raises(UserError, match="is taken"):
        desk.clients.create(make.person("李四", client_code=code))


def test_a_code_of_ones_own_is_kept(desk: Desk) -> None:
    assert stored(desk, client_code="A-17").code == "A-17"


def test_the_name_cannot_be_emptied(desk: Desk) -> None:
    code = stored(desk).code
    with pytest.raises(UserError, match="full_name: This is needed"):
        edit(desk, code, Basics.full_name, None)


def test_the_history_tells_old_and_new_in_words(desk: Desk) -> None:
    record = stored(desk, gender="m")
    record[Basics.gender] = "f"
    desk.clients.save(record)
    told = desk.past.of(record.code, words=ENGLISH)[0]
    assert (told.label, told.old, told.new, told.by, told.code) == ("Gender", "Male", "Female", "tester", record.code)


def test_the_history_of_a_row_names_its_group_and_columns(desk: Desk) -> None:
    record = stored(desk, phones=(phone("154 0000 0001"), phone("154 0000 0002")))
    rows = record.rows(Basics.phones)
    record[Basics.phones] = (rows[1].with_value(PhoneNumber.note, "evenings"), rows[0], phone("154 0000 0003"))
    desk.clients.save(record)
    told = [(line.label, line.field, line.old, line.new) for line in desk.past.of(record.code, words=ENGLISH)[:3]]
    assert told == [
        ("More telephones", "", "", "154 0000 0003"),
        ("Note", "note", "", "evenings"),
        ("More telephones", "position", "", ""),
    ]


def test_a_client_can_be_shown_as_it_stood_before(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-01T10:00:00+00:00")
    code = stored(desk, position="会计", phones=(phone("154 0000 0001"),)).code
    set_clock("2026-04-01T10:00:00+00:00")
    record = desk.clients.get(code)
    record[Basics.position], record[Basics.phones] = "总经理", ()
    desk.clients.save(record)
    then = desk.clients.as_of(code, "2026-03-15T00:00:00.000+00:00")
    assert (then[Basics.position], len(then.rows(Basics.phones))) == ("会计", 1)
    assert desk.clients.as_of(code, "2026-05-01T00:00:00.000+00:00")[Basics.position] == "总经理"
    with pytest.raises(UserError, match="was not in the file then"):
        desk.clients.as_of(code, "2026-02-01T00:00:00.000+00:00")


def test_the_whole_file_as_of_each_step_is_the_dump_of_then(desk: Desk) -> None:
    code = stored(desk, phones=(phone("154 0000 0001"), phone("154 0000 0002"))).code
    car = Definition("person", "x_car", "Car", "text")
    steps: tuple[Callable[[], int], ...] = (
        lambda: edit(desk, code, Basics.position, "会计"),
        lambda: desk.own_fields.define(car).step,
        lambda: edit(desk, code, desk.kind("person").by_key["x_car"], "red"),
        lambda: desk.own_fields.drop("person", "x_car").step,
        lambda: desk.clients.trash([code]).step,
    )
    dumps = {1: desk.keeping.dump()}
    for do in steps:
        step = do()
        dumps[step] = desk.keeping.dump()
    for step, dump in dumps.items():
        assert desk.keeping.dump_as_of_step(step) == dump


def test_an_answer_counts_until_it_is_taken_back(desk: Desk) -> None:
    record = stored(desk)
    desk.answers.give(record, Basics.blood_type, "unknown")
    assert desk.answers.of(record.id) == {"blood_type": "unknown"}
    desk.past.undo()
    assert desk.answers.of(record.id) == {}
    with pytest.raises(UserError, match="unknown, na or later"):
        desk.answers.give(record, Basics.blood_type, "perhaps")


def test_a_reference_takes_the_name_of_its_target_and_must_exist(desk: Desk) -> None:
    firm = make.enterprise()
    desk.clients.create(firm)
    worker = stored(desk, employer_id=Link(firm.code))
    assert worker[Basics.employer_id] == Link(firm.code, "样板贸易有限公司")
    assert worker[Basics.employer_name] == "样板贸易有限公司"
    with pytest.raises(UserError, match="there is no person with the code KH999999"):
        stored(desk, introduced_by=Link("KH999999"))
    with pytest.raises(UserError, match="there is no person with the code"):
        stored(desk, introduced_by=Link(firm.code))


def test_the_file_notes_who_changed_a_client_and_when(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-01T10:00:00+00:00")
    code = stored(desk).code
    set_clock("2026-03-02T10:00:00+00:00")
    desk.user = "陈晓"
    edit(desk, code, Basics.position, "会计")
    stamps = desk.clients.get(code).stamps
    assert (stamps.created[:10], stamps.created_by) == ("2026-03-01", "tester")
    assert (stamps.updated[:10], stamps.updated_by) == ("2026-03-02", "陈晓")


def test_the_version_counts_the_steps_of_a_client(desk: Desk) -> None:
    code = stored(desk).code
    first = desk.clients.get(code).version
    edit(desk, code, Basics.position, "会计")
    desk.past.undo()
    assert desk.clients.get(code).version == first + 2


def test_the_code_and_the_kind_cannot_be_changed(desk: Desk) -> None:
    record = stored(desk)
    record[Header.client_code] = "X1"
    with pytest.raises(UserError, match="fixed when the file is made"):
        desk.clients.save(record)
