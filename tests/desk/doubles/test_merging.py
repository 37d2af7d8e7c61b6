"""Making one file of two: values, rows, references and codes; and taking it back, whenever."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.doubles.given import Fate, Losers, Side
from clientdesk.desk.importing.indexes import read_index
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import catalogue
from clientdesk.store.news import Conflict
from tests.desk.doubles.merged import add, change, pointing_at, rows, value

ENGLISH = catalogue("en")


def test_what_only_the_other_says_comes_along_and_the_rest_is_shown_before(desk: Desk) -> None:
    keep = add(desk, mobile="154 0000 0001", position="厂长")
    drop = add(desk, email="wang@example.com", position="主任", birth_date="1985-03")
    seen = desk.doubles.beside(keep, drop)
    told = {each.field.key: (each.suggested, each.lost(each.suggested)) for each in seen.fields}
    assert told == {
        "position": (Side.DROP, "厂长"),
        "mobile": (Side.KEEP, None),
        "email": (Side.DROP, None),
        "birth_date": (Side.DROP, None),
    }
    assert seen.difference("position").why.text == "It was entered later."  # type: ignore[union-attr]
    desk.doubles.merge(keep, drop)
    assert value(desk, keep, "email") == "wang@example.com"
    assert value(desk, keep, "position") == "主任"
    assert value(desk, keep, "notes") == f"From the file {drop}, merged into this one:\nPosition: 厂长"


def test_a_value_can_be_chosen_and_the_loser_left_in_the_trash(desk: Desk) -> None:
    keep, drop = add(desk, position="厂长"), add(desk, position="主任")
    desk.doubles.merge(keep, drop, choices={"position": Side.KEEP}, losers=Losers.TRASH)
    assert (value(desk, keep, "position"), value(desk, keep, "notes")) == ("厂长", None)


def test_a_second_telephone_goes_where_further_telephones_stand(desk: Desk) -> None:
    keep, drop = add(desk, mobile="154 0000 0001"), add(desk, mobile="154 0000 0002")
    assert desk.doubles.beside(keep, drop).difference("mobile").elsewhere is Basics.phones  # type: ignore[union-attr]
    desk.doubles.merge(keep, drop, choices={"mobile": Side.KEEP})
    assert rows(desk, keep, "phones") == [{"kind": "mobile", "number": "154 0000 0002"}]
    assert value(desk, keep, "notes") is None


def test_the_same_number_written_otherwise_is_no_difference(desk: Desk) -> None:
    keep, drop = add(desk, mobile="154 0000 0001"), add(desk, mobile="+86 154-0000-0001")
    assert desk.doubles.beside(keep, drop).fields == ()


def test_tags_and_notes_of_both_stand_together(desk: Desk) -> None:
    keep = add(desk, tags=["VIP", "golf"], notes="First.")
    drop = add(desk, tags=["vip", "tea"], notes="Second.")
    desk.doubles.merge(keep, drop)
    assert value(desk, keep, "tags") == ("VIP", "golf", "tea")
    assert value(desk, keep, "notes") == "First.\n\nSecond."


def test_the_more_exact_day_and_what_is_not_the_usual_value_win(desk: Desk) -> None:
    keep = add(desk, birth_date="1985")
    drop = add(desk, birth_date="1985-03-05", lifecycle_stage="current")
    seen = desk.doubles.beside(keep, drop)
    assert [each.lost(each.suggested) for each in seen.fields] == [None, None]
    desk.doubles.merge(keep, drop)
    assert value(desk, keep, "birth_date").iso() == "1985-03-05"
    assert value(desk, keep, "lifecycle_stage") == "current"


def test_rows_of_both_are_united_without_copies(desk: Desk) -> None:
    keep = add(desk, children=[{"name": "王乐", "gender": "f"}, {"name": "王强"}])
    drop = add(desk, children=[{"name": "王乐", "school": "一中"}, {"name": "王 强"}, {"name": "王丽"}])
    (group,) = desk.doubles.beside(keep, drop).groups
    assert (group.added, group.same) == (2, 1)
    desk.doubles.merge(keep, drop)
    names = [row["name"] for row in rows(desk, keep, "children")]
    assert names == ["王乐", "王强", "王乐", "王丽"]


def test_a_row_that_says_less_is_part_of_the_one_that_says_more(desk: Desk) -> None:
    keep = add(desk, children=[{"name": "王乐"}])
    drop = add(desk, children=[{"name": "王乐", "school": "一中"}])
    desk.doubles.merge(keep, drop)
    assert rows(desk, keep, "children") == [{"name": "王乐", "school": "一中"}]


def test_references_to_rows_follow_their_rows(desk: Desk) -> None:
    keep = add(desk, "enterprise", name="样板", org_people=[{"role": ["owner"], "name": "甲"}])
    drop = add(
        desk,
        "enterprise",
        name="样板",
        org_people=[{"role": ["owner"], "name": "乙"}, {"role": ["manager"], "name": "丙"}],
    )
    people = desk.clients.get(drop)
    group = people.kind.by_key["org_people"]
    first, second = people.rows(group)
    reports = OrgPerson.reports_to
    people[group] = (first, second.with_value(reports, reports.type.from_json({"code": str(first.id), "name": "乙"})))
    desk.clients.save(people)
    desk.doubles.merge(keep, drop)
    united = desk.clients.get(keep).rows(group)
    assert [row.values["name"] for row in united] == ["甲", "乙", "丙"]
    assert united[2].values["reports_to"].target == str(united[1].id)


def test_everything_that_refers_to_the_one_refers_to_the_other(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, full_name="王晓明")
    spouse = add(desk, full_name="李芳", spouse_id={"code": drop})
    friend = add(
        desk, full_name="赵云", introduced_by={"code": drop}, friends=[{"name": "小王", "person_id": {"code": drop}}]
    )
    task = add(desk, "task", subject="Call", client={"code": drop})
    told = {(each.kind.name, each.field.key): each.count for each in desk.doubles.beside(keep, drop).moved}
    assert told == {
        ("person", "spouse_id"): 1,
        ("person", "introduced_by"): 1,
        ("person", "person_id"): 1,
        ("task", "client"): 1,
    }
    assert desk.doubles.merge(keep, drop).turned == 4
    assert pointing_at(desk, drop) == set()
    assert value(desk, spouse, "spouse_id").target == keep
    assert value(desk, keep, "spouse_id").target == spouse
    assert (value(desk, friend, "introduced_by").target, value(desk, friend, "introduced_by").name) == (keep, "王小明")
    assert rows(desk, friend, "friends")[0]["name"] == "小王"
    assert value(desk, task, "client").target == keep
    assert desk.keeping.check(deep=True) == []


def test_files_that_refer_to_each_other_do_not_refer_to_themselves(desk: Desk) -> None:
    keep = add(desk)
    drop = add(desk, introduced_by={"code": keep})
    change(desk, keep, friends=[{"name": "小王", "person_id": {"code": drop, "name": "小王"}}])
    desk.doubles.merge(keep, drop)
    assert value(desk, keep, "introduced_by") is None
    assert rows(desk, keep, "friends")[0]["person_id"].target is None
    assert desk.clients.get(keep).id not in pointing_at(desk, keep)


def test_statements_of_one_period_stand_beside_each_other(desk: Desk) -> None:
    keep, drop = add(desk, "enterprise", name="样板"), add(desk, "enterprise", name="样板")
    period = {"period_start": "2025-01-01", "period_end": "2025-12-31"}
    add(desk, "statement", client={"code": keep}, **period)
    other = add(desk, "statement", client={"code": drop}, **period)
    desk.doubles.merge(keep, drop)
    assert (value(desk, other, "client").target, value(desk, other, "version")) == (keep, drop)


def test_answers_come_along_where_nothing_is_known(desk: Desk) -> None:
    keep, drop = add(desk, position="厂长"), add(desk)
    for key in ("position", "blood_type"):
        batch.perform(desk, {"op": "answer", "code": drop, "field": key, "answer": "unknown"})
    assert desk.doubles.beside(keep, drop).answers == ("blood_type",)
    desk.doubles.merge(keep, drop)
    assert desk.answers.of(desk.clients.get(keep).id) == {"blood_type": "unknown"}


def test_the_code_of_the_file_that_went_finds_the_other_everywhere(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, full_name="王晓明")
    desk.doubles.merge(keep, drop)
    assert (desk.doubles.code_now(drop), desk.clients.get(drop).code) == (keep, keep)
    assert desk.doubles.merged_into([keep, drop]) == {drop: keep}
    assert [hit.line.code for hit in desk.searching.find(drop)] == [keep]
    friend = add(desk, full_name="赵云", introduced_by={"code": drop})
    assert value(desk, friend, "introduced_by").target == keep
    change(desk, drop, position="厂长")
    assert value(desk, keep, "position") == "厂长"
    with pytest.raises(UserError) as refused:
        add(desk, client_code=drop)
    assert refused.value.key == "code_taken"
    lines = desk.clients.lines(desk.clients.numbers(trashed=True))
    assert [line.code for line in lines] == [drop]
    assert any(entry.text == f"Merge {drop} into {keep}" for entry in desk.past.of(drop, words=ENGLISH))


def test_the_code_outlives_the_file_in_the_trash(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, full_name="王晓明")
    desk.doubles.merge(keep, drop)
    desk.clients.erase([drop])
    assert desk.clients.get(drop).code == keep
    assert desk.keeping.check(deep=True) == []


def test_what_was_merged_can_be_merged_again(desk: Desk) -> None:
    first, second, third = add(desk), add(desk), add(desk)
    desk.doubles.merge(second, third)
    before = desk.keeping.dump()
    step = desk.doubles.merge(first, second).changed.step
    assert [desk.doubles.code_now(code) for code in (second, third)] == [first, first]
    desk.doubles.undo(step)
    assert desk.keeping.dump() == before
    assert desk.doubles.code_now(third) == second


def test_a_merge_is_taken_back_though_more_was_done_since(desk: Desk) -> None:
    keep, drop = add(desk, position="厂长"), add(desk, email="wang@example.com")
    friend = add(desk, full_name="赵云", introduced_by={"code": drop})
    before = desk.keeping.dump()
    step = desk.doubles.merge(keep, drop).changed.step
    change(desk, friend, position="主任")
    later = add(desk, full_name="钱七")
    assert [(one.step, one.fate, tuple(one.pairs)) for one in desk.doubles.mergers()] == [
        (step, Fate.OPEN, ((keep, drop),))
    ]
    desk.doubles.undo(step)
    assert value(desk, friend, "introduced_by").target == drop
    change(desk, friend, position=None)
    desk.clients.trash([later])
    desk.clients.erase([later])
    assert desk.keeping.dump() == before
    assert desk.doubles.mergers()[0].fate is Fate.UNDONE


def test_a_merge_can_be_taken_back_as_long_as_what_became_part_lies_in_the_trash(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    set_clock("2020-01-01T12:00:00+00:00")
    first, second, third, fourth, fifth, sixth = (add(desk) for _ in range(6))
    restored = desk.doubles.merge(first, second).changed.step
    erased = desk.doubles.merge(third, fourth).changed.step
    there = desk.doubles.merge(fifth, sixth).changed.step
    set_clock("2026-01-01T12:00:00+00:00")
    desk.clients.restore([second])
    desk.clients.erase([fourth])
    fates = {one.step: one.fate for one in desk.doubles.mergers()}
    assert fates == {there: Fate.OPEN, erased: Fate.ERASED, restored: Fate.RESTORED}
    for step in (restored, erased):
        with pytest.raises(UserError) as refused:
            desk.doubles.undo(step)
        assert refused.value.key == "no_merge"
    desk.doubles.undo(there)
    assert desk.clients.get(sixth).code == sixth


def test_a_merge_is_not_taken_back_over_a_later_change_of_the_same(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, email="wang@example.com")
    step = desk.doubles.merge(keep, drop).changed.step
    change(desk, keep, email="ming@example.com")
    before = desk.keeping.dump()
    with pytest.raises(Conflict) as refused:
        desk.doubles.undo(step)
    assert refused.value.field == "email"
    assert desk.keeping.dump() == before


def test_only_merges_are_taken_back_by_their_number(desk: Desk) -> None:
    add(desk)
    with pytest.raises(UserError) as refused:
        desk.doubles.undo(1)
    assert refused.value.key == "no_merge"


def test_what_cannot_become_one_file_is_refused(desk: Desk) -> None:
    person, firm, gone = add(desk), add(desk, "enterprise", name="样板"), add(desk)
    task = add(desk, "task", subject="Call")
    desk.clients.trash([gone])
    for other, words in ((firm, "A person and"), (person, "one and the same"), (gone, "trash"), (task, "Only files")):
        refusal = desk.doubles.beside(person, other).refusal
        assert refusal is not None
        assert words in str(refusal)
        with pytest.raises(UserError) as refused:
            desk.doubles.merge(person, other)
        assert refused.value.code is ExitCode.REFUSED


def test_a_choice_there_is_not_is_refused(desk: Desk) -> None:
    keep, drop = add(desk, position="厂长"), add(desk, position="主任")
    for choices in ({"position": Side.BOTH}, {"email": Side.KEEP}):
        with pytest.raises(UserError) as refused:
            desk.doubles.merge(keep, drop, choices=choices)
        assert refused.value.key == "no_choice"


def test_own_fields_and_pictures_come_along(desk: Desk, tmp_path: Path) -> None:
    batch.perform(
        desk,
        {
            "op": "define_field",
            "kind": "person",
            "key": "x_hat",
            "label": "Hat",
            "type": "text",
            "sensitivity": "normal",
        },
    )
    keep, drop = add(desk), add(desk, x_hat="58")
    scan = tmp_path / "scan.txt"
    scan.write_text("scan")
    batch.perform(desk, {"op": "attach", "code": drop, "field": "attachments", "path": str(scan)})
    desk.doubles.merge(keep, drop)
    assert value(desk, keep, "x_hat") == "58"
    (row,) = rows(desk, keep, "attachments")
    assert row["file"].name == "scan.txt"


def test_sensitive_values_that_give_way_are_not_noted(desk: Desk) -> None:
    keep, drop = add(desk, blood_type="a", position="厂长"), add(desk, blood_type="b", position="主任")
    assert desk.doubles.merge(keep, drop).noted == 1
    assert "lood" not in value(desk, keep, "notes")


def test_an_import_by_code_finds_the_file_that_stayed(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, full_name="王晓明")
    desk.doubles.merge(keep, drop)
    with desk.store.reading() as connection:
        index = read_index(connection, desk.store.schema, "person", home="CN")
    (met,) = index.meet({"client_code": drop, "full_name": "王晓明"}, keys=["client_code"]).found
    assert met.code == keep


def test_a_file_taken_out_of_the_trash_answers_to_its_code_again(desk: Desk) -> None:
    keep, drop = add(desk), add(desk, full_name="王晓明")
    desk.doubles.merge(keep, drop)
    desk.clients.restore([drop])
    assert desk.clients.get(drop).code == drop
    assert desk.searching.find(drop)[0].line.code == drop


def test_what_waits_at_the_file_that_goes_waits_at_the_one_that_stays(desk: Desk) -> None:
    keep, drop = add(desk, mobile="154 0000 0001"), add(desk)
    numbers = {code: desk.clients.get(code).id for code in (keep, drop)}
    desk.drafts.keep(numbers[keep], "weight_kg", "7o")
    for field, text in (("height_cm", "17o"), ("weight_kg", "x"), ("mobile", "154-0000-0001"), ("phones.number", "1")):
        desk.drafts.keep(numbers[drop], field, text)
    desk.doubles.merge(keep, drop)
    assert [(one.field, one.text) for one in desk.drafts.of(numbers[keep])] == [
        ("height_cm", "17o"),
        ("weight_kg", "7o"),
    ]
    desk.past.undo()
    assert len(desk.drafts.of(numbers[drop])) == 4
