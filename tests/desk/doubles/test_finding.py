"""Finding files of one client in a file: scanning, hinting, telling apart, merging what is safe."""

import pytest

from clientdesk.desk import Desk
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make
from tests.desk.doubles.merged import ID, add, change, rows, value

ENGLISH = catalogue("en")


def codes(desk: Desk) -> set[frozenset[str]]:
    return {frozenset((pair.one.code, pair.other.code)) for pair in desk.doubles.scan()}


def test_a_scan_tells_pairs_with_reasons_the_fuller_file_first(desk: Desk) -> None:
    thin = add(desk, mobile="154 0000 0001")
    full = add(desk, full_name="王曉明", mobile="+86 15400000001", position="厂长", email="wang@example.com")
    add(desk, full_name="李强", mobile="154 0000 0001")
    add(desk, "enterprise", name="王小明")
    (pair,) = desk.doubles.scan()
    assert (pair.one.code, pair.other.code, pair.safe) == (full, thin, False)
    assert pair.score > 0.9
    assert [reason.sentence(ENGLISH) for reason in pair.reasons] == [
        "The same telephone: 154 0000 0001.",
        "The names sound the same: 王曉明, 王小明.",
    ]


def test_files_in_the_trash_are_nobody_s_double(desk: Desk) -> None:
    add(desk, mobile="154 0000 0001")
    desk.clients.trash([add(desk, mobile="154 0000 0001")])
    assert desk.doubles.scan() == ()


def test_a_relative_with_a_file_of_its_own_is_no_double(desk: Desk) -> None:
    father = add(desk, home_phone="0512-00001234")
    add(desk, home_phone="0512-00001234", introduced_by={"code": father})
    assert desk.doubles.scan() == ()


def test_who_was_told_apart_is_offered_again_when_a_number_changes(desk: Desk) -> None:
    one, other = add(desk, mobile="154 0000 0001"), add(desk, mobile="154 0000 0001")
    assert codes(desk) == {frozenset((one, other))}
    before = desk.keeping.dump()
    desk.doubles.not_the_same(other, one)
    assert codes(desk) == set()
    (told,) = desk.doubles.apart()
    assert ({told.one.code, told.other.code}, told.by) == ({one, other}, "tester")
    change(desk, one, position="厂长")
    assert codes(desk) == set()
    change(desk, one, id_number=ID)
    assert codes(desk) == {frozenset((one, other))}
    for _ in range(3):
        desk.past.undo()
    assert desk.keeping.dump() == before


def test_who_was_told_apart_can_be_looked_at_again(desk: Desk) -> None:
    one, other = add(desk, mobile="154 0000 0001"), add(desk, mobile="154 0000 0001")
    before = desk.keeping.dump()
    desk.doubles.not_the_same(one, other)
    desk.doubles.the_same_again(other, one)
    assert desk.doubles.apart() == ()
    assert desk.keeping.dump() == before


def test_who_is_not_the_one_that_went_is_not_the_one_that_stays(desk: Desk) -> None:
    keep, drop, other = (add(desk, mobile="154 0000 0001") for _ in range(3))
    desk.doubles.not_the_same(drop, other)
    desk.doubles.merge(keep, drop)
    assert codes(desk) == set()
    (told,) = desk.doubles.apart()
    assert {told.one.code, told.other.code} == {keep, other}


def test_only_what_a_number_proves_and_nothing_contradicts_is_safe(desk: Desk) -> None:
    first = add(desk, id_number=ID, mobile="154 0000 0001")
    second = add(desk, id_number=ID, email="wang@example.com", lifecycle_stage="current")
    third = add(desk, id_number=ID, position="厂长", mobile="154 0000 0001")
    fourth = add(desk, id_number=ID, position="主任")
    safe = {frozenset((pair.one.code, pair.other.code)) for pair in desk.doubles.scan() if pair.safe}
    assert frozenset((third, fourth)) not in safe
    assert {frozenset((first, second)), frozenset((first, third)), frozenset((second, third))} <= safe


def test_the_safe_ones_become_one_file_in_one_step(desk: Desk) -> None:
    add(desk, id_number=ID, mobile="154 0000 0001")
    add(desk, id_number=ID, email="wang@example.com", children=[{"name": "王乐"}])
    add(desk, id_number=ID, position="厂长")
    first, second = (
        add(desk, full_name="李强", mobile="154 0000 0002"),
        add(desk, full_name="李强", mobile="154 0000 0002"),
    )
    before = desk.keeping.dump()
    done = desk.doubles.merge_all(desk.doubles.scan())
    assert len(done.merged) == 2
    assert {one.keep for one in done.merged} == {done.merged[0].keep}
    keep = done.merged[0].keep
    assert (value(desk, keep, "email"), value(desk, keep, "position")) == ("wang@example.com", "厂长")
    assert rows(desk, keep, "children") == [{"name": "王乐"}]
    assert {(each.pair.one.code, each.pair.other.code) for each in done.left} <= {(first, second), (second, first)}
    assert len(done.left) == 1
    assert [len(one.pairs) for one in desk.doubles.mergers()] == [2]
    desk.past.undo()
    assert desk.keeping.dump() == before


def test_nothing_safe_is_no_step(desk: Desk) -> None:
    add(desk, mobile="154 0000 0001")
    add(desk, mobile="154 0000 0001")
    assert not desk.doubles.merge_all(desk.doubles.scan()).changed


def test_a_scan_stops_when_it_is_told_to(desk: Desk) -> None:
    add(desk)
    with pytest.raises(Cancelled):
        desk.doubles.scan(progress=Progress(cancelled=lambda: True))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"full_name": "王曉明"}, "The names sound the same: 王曉明, 王小明."),
        ({"full_name": "Xiaoming Wang"}, "One name is the reading of the other: Xiaoming Wang, 王小明."),
        ({"full_name": "", "mobile": "15400000001"}, "The same telephone: 154 0000 0001."),
        ({"full_name": "", "email": "Wang@example.com"}, "The same e-mail: wang@example.com."),
        ({"full_name": "", "id_number": ID}, "The same identity number."),
    ],
)
def test_a_hint_is_given_while_somebody_is_typed_in(desk: Desk, values: dict[str, str], why: str) -> None:
    code = add(desk, mobile="154-0000-0001", email="wang@example.com", id_number=ID)
    add(desk, full_name="李强")
    record = make.person(**values)
    (found,) = desk.doubles.like(record)
    assert (found.line.code, found.reasons[0].sentence(ENGLISH)) == (code, why)


def test_a_firm_is_recognised_by_the_core_of_its_name(desk: Desk) -> None:
    code = add(desk, "enterprise", name="苏州样板科技有限责任公司")
    assert [like.line.code for like in desk.doubles.like(make.enterprise("样板科技"))] == [code]
    assert desk.doubles.like(make.enterprise("样品科技")) == ()
