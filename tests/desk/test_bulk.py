"""The same change to many clients: told beforehand, one step, taken back whole, refused whole."""

from collections.abc import Sequence
from datetime import date

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.bulk import add_tags, archive, can_be_set, remove_tags, replace_text, set_field
from clientdesk.desk.clients import Refused
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link, PartialDate
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make


def clients(desk: Desk, *records: Record) -> list[int]:
    """Store these; their numbers."""
    for record in records:
        desk.clients.create(record)
    return [record.id for record in records]


def tags(desk: Desk, numbers: Sequence[int]) -> list[tuple[str, ...] | None]:
    found = [desk.clients.by_number(number) for number in numbers]
    return [record[Header.tags] for record in found if record]


def test_many_are_tagged_as_one_step_that_undo_takes_back_exactly(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲"), make.person("乙", tags=("VIP",)), make.enterprise("丙公司"))
    before = desk.keeping.dump()
    seen = desk.bulk.outlook(numbers, add_tags(["vip", "新"]))
    assert (seen.changing, seen.same, seen.total) == (tuple(numbers), 0, 3)
    assert desk.keeping.dump() == before
    done = desk.bulk.do(numbers, add_tags(["vip", "新"]))
    assert (done.count, set(done.changed.clients or ())) == (3, set(numbers))
    assert tags(desk, numbers) == [("vip", "新"), ("VIP", "新"), ("vip", "新")]
    step, _changed = desk.past.undo()
    assert step.sentence(catalogue("en")) == "Add tags to several clients (3)"
    assert desk.keeping.dump() == before


def test_a_tag_goes_whatever_its_case_and_who_lacks_it_is_left_alone(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲", tags=("Vip", "老")), make.person("乙", tags=("老",)), make.person("丙"))
    seen = desk.bulk.outlook(numbers, remove_tags(["VIP"]))
    assert (seen.changing, seen.same) == ((numbers[0],), 2)
    assert desk.bulk.do(numbers, remove_tags(["VIP"])).count == 1
    assert tags(desk, numbers) == [("老",), ("老",), None]


def test_what_would_change_is_told_before_with_who_is_so_already_and_who_has_no_such_field(desk: Desk) -> None:
    male = make.person("甲", gender="m")
    numbers = clients(desk, male, make.person("乙"), make.person("丙", gender="f"), make.enterprise("丁公司"))
    seen = desk.bulk.outlook(numbers, set_field(Basics.gender, "m"))
    assert (seen.changing, seen.same, seen.without, seen.refused) == (tuple(numbers[1:3]), 1, 1, ())
    assert desk.bulk.do(numbers, set_field(Basics.gender, "m")).count == 2
    assert desk.clients.get(male.code)[Basics.gender] == "m"
    step, _changed = desk.past.undo()
    assert step.sentence(catalogue("en")) == "Set Gender of several clients (2)"


def test_nothing_is_stored_where_one_of_them_refuses_and_the_field_is_named(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲"), make.person("乙"))
    before = desk.keeping.dump()
    future = set_field(Basics.birth_date, PartialDate(2999, 1, 1))
    seen = desk.bulk.outlook(numbers, future)
    assert [refusal.name for refusal in seen.refused] == ["甲", "乙"]
    with pytest.raises(Refused) as refused:
        desk.bulk.do(numbers, future)
    assert refused.value.problems[0].field is Basics.birth_date
    assert refused.value.problems[0].sentence(catalogue("en")) == "A date of birth cannot be in the future."
    assert desk.keeping.dump() == before


def test_a_value_that_the_field_cannot_hold_names_the_field(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        set_field(Header.lead_source_detail, "x" * 201)
    assert refused.value.values["field"] == "lead_source_detail"


def test_text_is_replaced_where_it_stands_and_too_long_a_text_stops_it_all(desk: Desk) -> None:
    numbers = clients(
        desk,
        make.person("甲", lead_source_detail="Fair 2024, hall A"),
        make.person("乙", lead_source_detail="by telephone"),
        make.person("丙"),
    )
    change = replace_text(Header.lead_source_detail, "2024", by="2025")
    assert (desk.bulk.outlook(numbers, change).changing, desk.bulk.do(numbers, change).count) == ((numbers[0],), 1)
    found = desk.clients.by_number(numbers[0])
    assert found
    assert found[Header.lead_source_detail] == "Fair 2025, hall A"
    long = desk.bulk.outlook(numbers, replace_text(Header.lead_source_detail, "Fair", by="F" * 200))
    assert [(refusal.name, refusal.problem.field.key) for refusal in long.refused] == [("甲", "lead_source_detail")]
    gone = replace_text(Header.lead_source_detail, "by telephone", by="")
    assert desk.bulk.do(numbers, gone).count == 1
    emptied = desk.clients.by_number(numbers[1])
    assert emptied
    assert emptied[Header.lead_source_detail] is None


def test_archive_trash_and_restore_are_a_step_each(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲"), make.person("乙"), make.person("丙"))
    before = desk.keeping.dump()
    assert desk.bulk.do(numbers[:2], archive()).count == 2
    assert desk.bulk.do(numbers, archive()).count == 1
    assert desk.bulk.trash(numbers[:2]).count == 2
    assert desk.bulk.trash(numbers).count == 1
    assert desk.clients.count() == 0
    assert desk.bulk.restore(numbers).count == 3
    assert not desk.bulk.restore(numbers).changed
    for _ in range(5):
        desk.past.undo()
    assert desk.keeping.dump() == before


@pytest.mark.parametrize(
    ("heard", "doing"), [(1, "Looking"), (2, "Writing"), (3, "Writing"), (4, "Updating the search")]
)
def test_work_stopped_half_way_leaves_nothing_behind(desk: Desk, heard: int, doing: str) -> None:
    numbers = clients(desk, *(make.person(f"客户{place}") for place in range(6)))
    before = desk.keeping.dump()
    told: list[str] = []
    progress = Progress(lambda _done, _total, text: told.append(text), lambda: len(told) >= heard)
    with pytest.raises(Cancelled):
        desk.bulk.do(numbers, add_tags(["新"]), progress=progress)
    assert told[-1] == doing
    assert desk.keeping.dump() == before
    assert not any(problem.kind == "search" for problem in desk.keeping.check())


def test_moving_to_the_trash_can_be_stopped(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲"), make.person("乙"))
    with pytest.raises(Cancelled):
        desk.bulk.trash(numbers, progress=Progress(cancelled=lambda: True))
    assert desk.clients.count() == 2


def test_a_reference_for_many_is_completed_like_any_other(desk: Desk) -> None:
    firm = make.enterprise("华信公司")
    numbers = clients(desk, firm, make.person("甲"), make.person("乙", employer_name="Quarry Works"))
    desk.bulk.do(numbers[1:], set_field(Basics.employer_id, Link(firm.code, "")))
    found = [desk.clients.by_number(number) for number in numbers[1:]]
    assert [record and record[Basics.employer_name] for record in found] == ["华信公司", "Quarry Works"]


def test_names_numbers_and_what_is_fixed_are_not_set_for_many(desk: Desk) -> None:
    for field in (Header.client_code, Basics.id_number, Basics.photo, Basics.phones, Header.created_at):
        with pytest.raises(UserError, match=r"for many clients at once"):
            set_field(field, None)
    assert not can_be_set(Basics.full_name, PERSON)
    assert not can_be_set(Firm.name, ENTERPRISE)
    assert can_be_set(Header.expected_order_date, PERSON)
    numbers = clients(desk, make.person("甲"))
    seen = desk.bulk.outlook(numbers, set_field(Basics.full_name, "乙"))
    assert (seen.changing, seen.without) == ((), 1)
    assert desk.bulk.do(numbers, set_field(Header.expected_order_date, date(2026, 3, 5))).count == 1


def test_the_kinds_of_those_chosen_are_told(desk: Desk) -> None:
    numbers = clients(desk, make.person("甲"), make.enterprise("乙公司"))
    assert [kind.name for kind in desk.bulk.kinds(numbers)] == ["person", "enterprise"]
    assert [kind.name for kind in desk.bulk.kinds(numbers[1:])] == ["enterprise"]
