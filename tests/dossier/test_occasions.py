"""Birthdays and anniversaries to come, around midnight of the year, leap days and leap months."""

from datetime import date

import pytest

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.occasions import Event, Occasion, discreet, occasions
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.rows import SpecialDate
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import LunarDate, PartialDate
from tests import make

TODAY = date(2026, 11, 22)


def told(record: Record, today: date = TODAY, days: int = 365) -> list[tuple[str, str, str, int | None]]:
    return [(f"{o.on}", o.about.event.value, o.about.who, o.years) for o in occasions(record, today, days=days)]


def only(record: Record, today: date = TODAY, days: int = 400) -> Occasion:
    (found,) = occasions(record, today, days=days)
    return found


def test_a_birthday_today_counts_and_yesterdays_comes_next_year() -> None:
    born = make.person(birth_date=PartialDate(1980, 11, 22))
    assert told(born, days=0) == [("2026-11-22", "birthday", "", 46)]
    assert told(born, today=date(2026, 11, 23)) == [("2027-11-22", "birthday", "", 47)]


def test_the_last_day_looked_at_is_included() -> None:
    born = make.person(birth_date=PartialDate(None, 11, 29))
    assert told(born, days=7) == [("2026-11-29", "birthday", "", None)]
    assert told(born, days=6) == []


def test_new_year_is_no_border() -> None:
    assert told(make.person(birth_date=PartialDate(2000, 1, 1)), today=date(2026, 12, 31), days=1) == [
        ("2027-01-01", "birthday", "", 27)
    ]


@pytest.mark.parametrize(
    ("today", "on"),
    [
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_a_leap_day_is_kept_on_the_28th_in_common_years(today: date, on: date) -> None:
    assert only(make.person(birth_date=PartialDate(1992, 2, 29)), today).on == on


@pytest.mark.parametrize(
    ("rule", "today", "on"),
    [
        ("regular", date(2025, 1, 1), date(2025, 7, 4)),
        ("leap_first", date(2025, 1, 1), date(2025, 8, 3)),
        ("skip", date(2025, 1, 1), date(2025, 8, 3)),
        ("leap_first", date(2026, 1, 1), date(2026, 7, 23)),
    ],
)
def test_a_leap_month_follows_the_rule_of_the_person(rule: str, today: date, on: date) -> None:
    lunar = LunarDate(1987, 6, True, 10)
    born = make.person(birth_lunar=lunar, birthday_calendar="lunar", lunar_leap_rule=rule)
    found = only(born, today)
    assert (found.on, found.lunar) == (on, lunar)


def test_where_both_calendars_are_kept_both_days_come() -> None:
    born = make.person(birth_date=PartialDate(1990, 12, 1), birthday_calendar="both")
    assert told(born, days=90) == [("2026-11-23", "birthday", "", 36), ("2026-12-01", "birthday", "", 36)]


def test_who_keeps_the_lunar_day_does_not_get_the_other() -> None:
    born = make.person(birth_date=PartialDate(1990, 12, 1), birthday_calendar="lunar")
    assert told(born, days=90) == [("2026-11-23", "birthday", "", 36)]


def test_the_family_is_not_forgotten() -> None:
    client = make.person(
        spouse_name="李芳",
        spouse_birthday=PartialDate(1985, 12, 24),
        wedding_date=date(2011, 12, 12),
        children=(Row({Child.name.key: "小宝", Child.birthday.key: PartialDate(2016, 12, 1)}),),
        parents=(Row({Parent.relation.key: "mother", Parent.birthday_lunar.key: LunarDate(None, 11, False, 8)}),),
    )
    assert told(client, days=60) == [
        ("2026-12-01", "birthday", "小宝", 10),
        ("2026-12-12", "anniversary", "", 15),
        ("2026-12-16", "birthday", "", None),
        ("2026-12-24", "birthday", "李芳", 41),
    ]
    relations = [(o.about.relation, o.about.is_a) for o in occasions(client, TODAY, days=60)]
    assert relations == [
        (Family.children, None),
        (Family.wedding_date, None),
        (Parent.relation, "mother"),
        (Family.spouse_name, None),
    ]


def test_told_discreetly_a_child_has_neither_name_nor_age() -> None:
    child = Row({Child.name.key: "小宝", Child.birthday.key: PartialDate(2016, 12, 1)})
    found = only(make.person(children=(child,)))
    told = discreet(found)
    assert (told.on, told.about.relation) == (found.on, Family.children)
    assert (told.about.who, told.years) == ("", None)
    spouse = only(make.person(spouse_name="李芳", spouse_birthday=PartialDate(1985, 12, 24)))
    assert discreet(spouse) == spouse


def test_what_is_noted_once_comes_once() -> None:
    event = {SpecialDate.name.key: "搬家", SpecialDate.date.key: PartialDate(2026, 12, 5)}
    moving = make.person(family_dates=(Row(event),))
    found = only(moving)
    assert (found.on, found.about.text, found.about.event, found.years) == (
        date(2026, 12, 5),
        "搬家",
        Event.NOTED,
        None,
    )
    assert occasions(moving, date(2026, 12, 6), days=400) == ()
    yearly = make.person(family_dates=(Row({**event, SpecialDate.repeat.key: True}),))
    assert only(yearly, date(2026, 12, 6)).on == date(2027, 12, 5)


def test_a_wedding_still_to_come_is_not_kept_before() -> None:
    assert told(make.person(wedding_date=date(2027, 12, 1)), days=700) == [("2027-12-01", "anniversary", "", None)]


def test_people_who_left_a_firm_are_not_congratulated() -> None:
    there = {OrgPerson.name.key: "周敏", OrgPerson.post.key: "总经理", OrgPerson.birthday.key: PartialDate(None, 12, 3)}
    gone = {**there, OrgPerson.name.key: "吴刚", OrgPerson.left_on.key: date(2026, 5, 1)}
    firm = make.enterprise(org_people=(Row(there), Row(gone)), founded=PartialDate(2006, 12, 8))
    assert told(firm, days=30) == [("2026-12-03", "birthday", "周敏", None), ("2026-12-08", "anniversary", "", 20)]
    first = occasions(firm, TODAY, days=30)[0]
    assert (first.about.fields[0], first.about.is_a) == (Firm.org_people, "总经理")


def test_half_known_days_bring_nothing() -> None:
    assert told(make.person(birth_date=PartialDate(1980, None, None))) == []
    assert told(make.person(birth_date=PartialDate(1980, 5, None))) == []


def test_a_person_without_any_date_has_no_occasion() -> None:
    assert occasions(make.person(), TODAY, days=400) == ()
