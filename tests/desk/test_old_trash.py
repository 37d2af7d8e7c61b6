"""What lies in the trash for long: it stays until somebody says it goes, and those whom the books need stay anyway."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.certificates import certify
from clientdesk.desk.old_trash import erase_old, look_ahead_old, old_trash
from clientdesk.desk.trading.packages import export_package
from clientdesk.dossier.header import Header
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests import make
from tests.desk.trading import selling

FIRST, LATER = "KH000001", "KH000002"
JANUARY, APRIL = "2026-01-01T12:00:00+00:00", "2026-04-02T12:00:00+00:00"
Clock = Callable[[str], None]


@pytest.fixture
def thrown(desk: Desk, set_clock: Clock) -> Desk:
    """Two clients, and a third one, who were put into the trash on the first of January."""
    for name in ("Zyxwvut Qponmlk", "Somebody Else", "Third One"):
        desk.clients.create(make.person(name))
    set_clock(JANUARY)
    desk.clients.trash([FIRST, LATER])
    return desk


def codes(lines: object) -> list[str]:
    return [line.code for line in lines]  # type: ignore[attr-defined]


def test_ninety_days_are_not_long_and_a_day_more_is(thrown: Desk, set_clock: Clock) -> None:
    set_clock("2026-04-01T12:00:00+00:00")
    assert not old_trash(thrown)
    set_clock("2026-04-01T12:00:01+00:00")
    assert codes(old_trash(thrown).free) == [LATER, FIRST]
    assert not old_trash(thrown, days=91)


def test_nobody_goes_until_somebody_says_so_and_then_all_of_them_as_one_step(thrown: Desk, set_clock: Clock) -> None:
    set_clock(APRIL)
    ahead = look_ahead_old(thrown)
    assert thrown.clients.count(trashed=True) == 2
    assert ahead.reach.gone == {"person": 2}
    gone = erase_old(thrown, ahead.old)
    assert codes(gone) == [LATER, FIRST]
    assert len({one.changed.step for one in gone}) == 1
    assert (thrown.clients.count(trashed=True), thrown.clients.count()) == (0, 1)


def test_whom_the_books_need_stays_in_the_trash(desk: Desk, set_clock: Clock, tmp_path: Path) -> None:
    booked, given, free = (selling.client(desk, name) for name in ("甲有限公司", "乙有限公司", "丙有限公司"))
    selling.sale(desk, booked, "100", day=date(2026, 3, 5))
    told = selling.sale(desk, given, "100", day=date(2026, 3, 5))
    export_package(desk, "simple_voucher", tmp_path / "vouchers.xlsx")
    told = desk.clients.get(told.code)
    told[Shipment.state] = "draft"
    desk.clients.save(told)
    selling.order(desk, free, day=date(2026, 3, 5), state="draft")
    set_clock(JANUARY)
    desk.clients.trash([booked, given, free])
    set_clock(APRIL)
    ahead = look_ahead_old(desk)
    assert (codes(ahead.old.free), codes(ahead.old.booked)) == ([free], [booked, given])
    assert ahead.reach.gone == {"enterprise": 1, "order": 1}
    erase_old(desk, ahead.old)
    assert sorted(codes(desk.clients.lines(desk.clients.numbers(trashed=True)))) == sorted([booked, given])
    assert len(old_trash(desk)) == 2


def test_who_was_restored_after_it_was_asked_stays_and_so_do_the_others(thrown: Desk, set_clock: Clock) -> None:
    set_clock(APRIL)
    ahead = look_ahead_old(thrown)
    thrown.clients.restore([LATER])
    with pytest.raises(UserError) as refused:
        erase_old(thrown, ahead.old)
    assert refused.value.key == "trash_changed"
    assert thrown.clients.get(FIRST).stamps.trashed
    thrown.clients.trash([LATER])
    assert codes(old_trash(thrown).free) == [FIRST]


def test_of_the_files_that_name_them_those_that_go_along_are_left_out(thrown: Desk, set_clock: Clock) -> None:
    for code in (LATER, "KH000003"):
        friend = thrown.clients.get(code)
        friend[Header.introduced_by] = Link(FIRST)
        thrown.clients.save(friend)
    set_clock(APRIL)
    assert look_ahead_old(thrown).reach.named_by == ("Third One",)


def test_only_the_number_of_those_who_go_is_a_word(thrown: Desk, set_clock: Clock) -> None:
    nobody = look_ahead_old(thrown)
    assert not nobody.is_named("0")
    set_clock(APRIL)
    ahead = look_ahead_old(thrown)
    assert [typed for typed in ("", "1", "two", " 2 ") if ahead.is_named(typed)] == [" 2 "]


def test_each_has_a_certificate_with_what_is_left_of_its_own_texts(path: Path, set_clock: Clock) -> None:
    with make.desk(path) as desk:
        for faith in ("quiet faith", "loud faith"):
            desk.clients.create(make.person(f"Somebody of the {faith}", religion=faith))
        desk.clients.create(make.person("Who Stays", religion="quiet faith"))
        set_clock(JANUARY)
        desk.clients.trash([FIRST, LATER])
        set_clock(APRIL)
        gone = erase_old(desk, look_ahead_old(desk).old)
    assert [each.still_found for each in certify(gone, path)] == [(), ("religion",)]


def test_what_became_part_of_another_file_is_erased_and_not_that_other(desk: Desk, set_clock: Clock) -> None:
    for _ in range(2):
        desk.clients.create(make.person("Same Name"))
    set_clock(JANUARY)
    desk.doubles.merge(FIRST, LATER)
    set_clock(APRIL)
    (gone,) = erase_old(desk, look_ahead_old(desk).old)
    assert gone.code == LATER
    assert [line.code for line in desk.clients.lines(desk.clients.numbers())] == [FIRST]
