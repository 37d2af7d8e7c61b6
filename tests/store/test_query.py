"""What the database finds for a query is what a plain reading of the records finds."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.desk import Desk
from clientdesk.dossier import lunar
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.queries import reading
from clientdesk.dossier.queries.days import Asker as Who
from clientdesk.dossier.queries.days import Span
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operands import MOST_VALUES, STRETCH
from clientdesk.dossier.queries.operators import operators_of
from clientdesk.dossier.queries.plan import planned
from clientdesk.dossier.queries.questions import QUESTIONS, Question, within
from clientdesk.dossier.queries.sentences import sentence
from clientdesk.dossier.queries.tree import (
    DEEPEST,
    MOST_NODES,
    Asks,
    Branch,
    Condition,
    Has,
    Query,
    all_of,
    any_of,
    none_of,
)
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link, LunarDate, PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.progress import Cancelled
from clientdesk.store import answers, lists, query
from clientdesk.store.own_fields import Definition
from tests import make
from tests.store.asking import Questioner, Seen, seen_in
from tests.store.evaluating import World, found
from tests.store.queried import make_desk
from tests.visit import VISIT, Visit

SEEDS = (1, 2)
TODAYS = (
    date(2026, 11, 22),
    date(2026, 2, 28),
    date(2024, 2, 29),
    date(2027, 3, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 2, 16),
    date(2025, 7, 25),
    date(2023, 3, 22),
)
"""Days on which questions about days are hard: ends of years and of February, the lunar new year, leap months."""


@cache
def asked_desk(seed: int) -> tuple[Desk, Dictionary, World, Seen]:
    """A desk to be asked, and all that is in it."""
    desk = make_desk(Path(tempfile.mkdtemp()) / "asked.clientdesk", seed=seed, clients=84)
    with desk.store.reading() as connection:
        numbers = [number for trashed in (False, True) for number in lists.ids(connection, trashed=trashed)]
    records = {number: record for number in numbers if (record := desk.clients.by_number(number))}
    with desk.store.reading() as connection:
        given_answers = {number: answers.of(connection, number) for number in numbers}
    world = World(records, given_answers, desk.kinds, TODAYS[0], desk.user)
    return desk, Dictionary(desk.kinds), world, seen_in(list(records.values()))


@pytest.fixture(scope="module", autouse=True)
def closed() -> Iterator[None]:
    """The desks made here are closed at the end."""
    yield
    for seed in SEEDS:
        asked_desk(seed)[0].close()
    asked_desk.cache_clear()


def by_sql(desk: Desk, asked: Query, who: Who, dictionary: Dictionary) -> list[int]:
    with desk.store.reading() as connection:
        plan = planned(asked, dictionary, who)
        numbers = query.numbers(connection, desk.store.schema, plan)
        assert query.count(connection, desk.store.schema, plan) == len(numbers)
    return numbers


def check(asked: Query, seed: int, today: date) -> list[int]:
    """The numbers found, which must be those of a plain reading."""
    desk, dictionary, world, _seen = asked_desk(seed)
    numbers = by_sql(desk, asked, Who(today, world.me), dictionary)
    assert set(numbers) == found(asked, replace(world, today=today))
    assert len(set(numbers)) == len(numbers)
    return numbers


def some_day(rng: Random, seen: Seen) -> date:
    """A hard day, one near it, or one near a date of the file."""
    if rng.random() < 0.3:
        known = [value for values in seen.values() for value in values if type(value) is date and value.year < 2090]
        return rng.choice(known) + timedelta(rng.randint(-20, 20))
    return rng.choice(TODAYS) + timedelta(rng.choice((0, 0, 0, rng.randint(-400, 400))))


def check_some_query(rng: Random, seed: int) -> None:
    _desk, dictionary, _world, seen = asked_desk(seed)
    asked = Questioner(dictionary, seen, rng).query()
    check(asked, seed, some_day(rng, seen))
    assert reading.from_json(reading.to_json(asked, dictionary), dictionary) == asked
    for language in LANGUAGES:
        assert sentence(asked, dictionary, catalogue(language))


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rng=st.randoms(use_true_random=True), seed=st.sampled_from(SEEDS))
def test_the_database_finds_what_a_plain_reading_finds(rng: Random, seed: int) -> None:
    check_some_query(rng, seed)


@pytest.mark.long
@settings(max_examples=4000, deadline=None, suppress_health_check=list(HealthCheck))
@given(rng=st.randoms(use_true_random=True), seed=st.sampled_from(SEEDS))
def test_the_database_finds_what_a_plain_reading_finds_again_and_again(rng: Random, seed: int) -> None:
    check_some_query(rng, seed)


def every_operator(dictionary: Dictionary, kinds: tuple[str, ...]) -> dict[tuple[str, str], list[Asked]]:
    """What can be asked of files of these kinds, by type and operator."""
    known: dict[tuple[str, str], list[Asked]] = {}
    for asked in dictionary.vocabulary.every(dictionary.files(kinds)):
        for name in operators_of(asked):
            told = f"{type(asked.type).__name__} {asked.computed:d} {bool(asked.part):d} {bool(asked.column):d}"
            known.setdefault((told, name), []).append(asked)
    return known


@pytest.mark.parametrize("kinds", [("person",), ("enterprise",), ("contact", "task"), ()], ids=str)
def test_every_operator_of_every_type_finds_what_a_plain_reading_finds(kinds: tuple[str, ...]) -> None:
    _desk, dictionary, _world, seen = asked_desk(SEEDS[0])
    rng = Random(11)
    hits = 0
    for (_told, name), known in every_operator(dictionary, kinds).items():
        for _ in range(2):
            asked = rng.choice([one for one in known if one.key in seen] or known)
            questioner = Questioner(dictionary, seen, rng)
            condition = Condition(asked.key, name, questioner.value(operators_of(asked)[name].operand, asked))
            hits += len(check(Query(all_of(condition), kinds), SEEDS[0], some_day(rng, seen)))
    assert hits > 100


# Single questions, with files made for them


def ask(desk: Desk, where: Branch, *kinds: str, today: date = TODAYS[0], me: str = "tester") -> list[str]:
    """The names of the clients found, in the order of the list."""
    plan = planned(Query(where, kinds), Dictionary(desk.kinds), Who(today, me))
    with desk.store.reading() as connection:
        numbers = query.numbers(connection, desk.store.schema, plan)
        return [line.name for line in lists.lines(connection, numbers)]


def add(desk: Desk, *records: Record) -> list[str]:
    for record in records:
        desk.clients.create(record)
    return [record.code for record in records]


def test_several_conditions_of_a_row_are_about_the_same_row(desk: Desk) -> None:
    girl_in_may = Row({"gender": "f", "birthday": PartialDate(2015, 5, 1)})
    boy_in_may = Row({"gender": "m", "birthday": PartialDate(2015, 5, 1)})
    girl_in_june = Row({"gender": "f", "birthday": PartialDate(2015, 6, 1)})
    add(desk, make.person("甲", children=(girl_in_may,)), make.person("乙", children=(boy_in_may, girl_in_june)))
    a_girl = all_of(Condition("gender", "any_of", ("f",)), Condition("birthday", "in_month", (5,)))
    assert ask(desk, all_of(Has("children", a_girl))) == ["甲"]
    apart = all_of(Has("children", all_of(a_girl.of[0])), Has("children", all_of(a_girl.of[1])))
    assert ask(desk, apart) == ["甲", "乙"]
    assert ask(desk, all_of(Has("children", all_of(), at_least=2))) == ["乙"]
    assert ask(desk, none_of(Has("children", a_girl))) == ["乙"]


def test_a_spouse_without_a_file_is_asked_about_by_what_is_known_here(desk: Desk) -> None:
    may, june = PartialDate(1980, 5, 1), PartialDate(1980, 6, 1)
    (wife,) = add(desk, make.person("妻", birth_date=may))
    add(desk, make.person("有档案", spouse_id=Link(wife), spouse_birthday=june))
    add(desk, make.person("无档案", spouse_birthday=may), make.person("单身"))
    (bare,) = add(desk, make.person("空档案"))
    add(desk, make.person("档案空", spouse_id=Link(bare), spouse_birthday=may))
    in_may = all_of(Has("spouse_id", all_of(Condition("birth_date", "in_month", (5,)))))
    assert sorted(ask(desk, in_may)) == sorted(["有档案", "无档案", "档案空"])
    desk.clients.trash([wife])
    assert sorted(ask(desk, in_may)) == sorted(["无档案", "档案空"])
    married = Has("spouse_id", all_of())
    assert sorted(ask(desk, none_of(married))) == ["单身"]


def test_people_of_an_enterprise_are_reached_through_rows_and_back(desk: Desk) -> None:
    (vip,) = add(desk, make.person("王伟", tags=("VIP",)))
    row = Row({"name": "王伟", "role": ("owner",), "person_id": Link(vip)})
    add(desk, make.enterprise("甲公司", org_people=(row,)), make.enterprise("乙公司"))
    tagged = Condition("tags", "any_of", ("vip",))
    assert ask(desk, all_of(Has("org_people", all_of(Has("person_id", all_of(tagged)))))) == ["甲公司"]
    assert ask(desk, all_of(Has("enterprise.org_people.person_id", all_of(Condition("name", "begins", "甲"))))) == [
        "王伟"
    ]


def test_who_introduced_others_is_found_against_the_reference(desk: Desk) -> None:
    first, _second = add(desk, make.person("介绍人"), make.person("别人"))
    add(desk, *(make.person(f"新客{number}", introduced_by=Link(first)) for number in range(3)))
    back = "person.introduced_by"
    assert ask(desk, all_of(Has(back, all_of(), at_least=3))) == ["介绍人"]
    assert ask(desk, all_of(Has(back, all_of(), at_least=4))) == []
    assert ask(desk, all_of(Has("introduced_by", all_of(Condition("name", "is", "介绍人"))))) == [
        "新客0",
        "新客1",
        "新客2",
    ]


def test_contacts_are_asked_about_by_name(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-11-22T10:00:00+00:00")
    add(desk, make.person("甲"), make.person("乙"), make.person("丙"))
    for code, day, kind in (("KH000001", 20, "follow_up"), ("KH000002", 20, "note"), ("KH000003", 1, "care")):
        contact = desk.work.contact(code, content="x")
        contact[Contact.date], contact[Contact.kind] = date(2026, 11, day), kind
        desk.work.note(contact)
    week = Span(7, "days")
    assert ask(desk, all_of(Asks("contact", week))) == ["甲"]
    assert ask(desk, all_of(Asks("no_contact", week))) == ["丙", "乙"]
    assert ask(desk, none_of(Asks("contact", week))) == ["丙", "乙"]


def test_a_later_kind_contributes_a_question_of_its_own(path: Path) -> None:
    question = Question(
        "visited", "was visited in the last", STRETCH, within("visit.client", "date"), ("visit.client",),
        "a visit {value}", "no visit {value}", when="last",
    )  # fmt: skip
    with Desk.create(path, user="tester", kinds=(*KINDS, VISIT)) as desk:
        add(desk, make.person("甲"), make.person("乙"))
        visit = desk.clients.new("visit")
        visit[Visit.subject], visit[Visit.client], visit[Visit.date] = "x", Link("KH000001"), date(2026, 11, 20)
        desk.clients.create(visit)
        dictionary = Dictionary(desk.kinds, (*QUESTIONS, question))
        asked = Query(all_of(Asks("visited", Span(7, "days"))), ("person",))
        assert by_sql(desk, asked, Who(TODAYS[0]), dictionary) == [1]
        assert sentence(asked, dictionary, catalogue("en")) == "Persons with a visit in the last 7 days"


def test_the_day_in_february_that_most_years_have_not(desk: Desk) -> None:
    add(
        desk,
        make.person("闰日", birth_date=PartialDate(1996, 2, 29)),
        make.person("无年", birth_date=PartialDate(None, 2, 29)),
    )
    add(desk, make.person("二十八", birth_date=PartialDate(1996, 2, 28)))
    today = Span(0, "days")
    falls = all_of(Condition("birth_date", "falls_next", today))
    assert len(ask(desk, falls, today=date(2026, 2, 28))) == 3
    assert ask(desk, falls, today=date(2024, 2, 28)) == ["二十八"]
    assert sorted(ask(desk, falls, today=date(2024, 2, 29))) == sorted(["闰日", "无年"])
    assert ask(desk, falls, today=date(2026, 3, 1)) == []
    on_the_29th = all_of(Condition("birth_date", "on_day", PartialDate(None, 2, 29)))
    assert sorted(ask(desk, on_the_29th)) == sorted(["闰日", "无年"])


def test_a_birthday_in_a_leap_month_follows_the_rule_of_the_client(desk: Desk) -> None:
    born = LunarDate(1987, 6, True, 10)
    for rule in ("regular", "leap_first", "skip"):
        add(desk, make.person(rule, birth_lunar=born, lunar_leap_rule=rule))
    falls = all_of(Condition("birth_lunar", "falls_next", Span(0, "days")))
    assert ask(desk, falls, today=lunar.solar_of(LunarDate(2026, 6, False, 10))) == ["leap_first", "regular"]
    assert ask(desk, falls, today=lunar.solar_of(LunarDate(2025, 6, False, 10))) == ["regular"]
    assert ask(desk, falls, today=lunar.solar_of(LunarDate(2025, 6, True, 10))) == ["leap_first", "skip"]


def test_own_fields_are_asked_about_like_the_others(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_shoe", "Shoe size", "number"))
    record = desk.clients.new("person")
    record[record.kind.title], record[record.kind.by_key["x_shoe"]] = "大脚", Decimal("46")
    add(desk, record, make.person("小脚"))
    assert ask(desk, all_of(Condition("x_shoe", ">=", Decimal(45)))) == ["大脚"]
    asked = reading.to_json(Query(all_of(Condition("x_shoe", ">=", Decimal(45)))), Dictionary(desk.kinds))
    desk.own_fields.drop("person", "x_shoe")
    with pytest.raises(UserError, match="no field x_shoe"):
        reading.from_json(asked, Dictionary(desk.kinds))


ODD = ("'; DROP TABLE client; --", '"', "%", "_", "*", "[王]", "\\", ":p0", "?", "王' OR '1'='1", "{0}", "\u200b王")


@pytest.mark.parametrize("text", ODD)
def test_what_is_asked_for_is_never_taken_for_sql(desk: Desk, text: str) -> None:
    add(desk, make.person("王伟"), make.person(f"x{text}y", tags=("普通",), native_place=text))
    for field, op, value in (
        ("full_name", "contains", text),
        ("native_place", "is", text),
        ("native_place", "contains", text),
        ("tags", "any_of", (text,)),
        ("hobbies", "contains", text),
        ("home_address", "contains", text),
        ("introduced_by", "any_of", (text,)),
    ):
        assert "王伟" not in ask(desk, all_of(Condition(field, op, value)))
    assert desk.clients.count() == 2


def test_the_largest_query_there_may_be_is_answered(desk: Desk) -> None:
    add(desk, make.person("王伟", mobile="154 0000 0001"))
    deep = all_of(Condition("name", "filled"))
    for _ in range(DEEPEST - 1):
        deep = any_of(Has("introduced_by", deep), Condition("mobile", "ends", "0001"))
    assert ask(desk, deep) == ["王伟"]
    many = tuple(f"154 0000 {number:04}" for number in range(MOST_VALUES))
    names = tuple(f"王{number}" for number in range(MOST_VALUES))
    wide = (
        Condition("mobile", "one_of", many),
        Condition("hobbies", "all_of", names),
        Condition("zodiac", "any_of", ("rat", "tiger", "dragon", "horse", "monkey", "dog")),
        Condition("completeness", ">", Decimal("0.5")),
        Condition("birth_lunar", "falls_next", Span(200, "days")),
    )
    nodes = (*wide * (MOST_NODES // len(wide) - 1), Condition("name", "filled"))
    assert ask(desk, any_of(*nodes)) == ["王伟"]


def test_a_query_stops_when_it_is_told_to(desk: Desk) -> None:
    make.fill(desk, 30)
    heavy = any_of(*(Condition("full_name", "is", f"王{number}") for number in range(MOST_NODES)))
    plan = planned(Query(heavy), Dictionary(desk.kinds), Who(TODAYS[0]))
    with desk.store.reading() as connection:
        with pytest.raises(Cancelled):
            query.count(connection, desk.store.schema, plan, cancelled=lambda: True)
        assert query.count(connection, desk.store.schema, plan, cancelled=lambda: False) == 0


def test_a_list_is_sorted_by_columns_and_fields_with_what_is_empty_last(desk: Desk) -> None:
    ages = {"甲": PartialDate(1990, 1, 1), "乙": None, "丙": PartialDate(1970, 1, 1), "丁": PartialDate(None, 5, 1)}
    add(desk, *(make.person(name, birth_date=day) for name, day in ages.items()))
    dictionary = Dictionary(desk.kinds)
    plan = planned(Query(), dictionary, Who(TODAYS[0]))
    birth = dictionary.field(plan.files, "birth_date", place="")
    with desk.store.reading() as connection:
        for descending, names in ((False, "丁丙甲乙"), (True, "甲丙丁乙")):
            numbers = query.numbers(connection, desk.store.schema, plan, order=((birth, descending), ("code", False)))
            assert "".join(line.name for line in lists.lines(connection, numbers)) == names
        with pytest.raises(ValueError, match="cannot be sorted"):
            query.numbers(connection, desk.store.schema, plan, order=(("moon", False),))
