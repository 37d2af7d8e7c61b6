"""What queries are made of: their JSON and what it refuses, days that come round, what birthdays mean, views."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.dossier import lunar, lunar_table
from clientdesk.dossier.fields import CLIENT, Field, Kind, rows_of
from clientdesk.dossier.kinds import ENTERPRISE, KINDS, PERSON
from clientdesk.dossier.occasions import Event, occasions
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries import reading
from clientdesk.dossier.queries.days import (
    PERIODS,
    RULES,
    Asker,
    Span,
    kept_days,
    kept_lunar_days,
    latest_birth,
    lunar_day,
)
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operators import operators_of
from clientdesk.dossier.queries.places import place_forms
from clientdesk.dossier.queries.plan import planned
from clientdesk.dossier.queries.questions import QUESTIONS
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.stand_ins import STAND_INS
from clientdesk.dossier.queries.tree import DEEPEST, MOST_NODES, Asks, Query, all_of
from clientdesk.dossier.queries.views import Density, Sort, View
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Choice
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.golden import FOLDER
from tests.store.evaluating import World, found

DICTIONARY = Dictionary(KINDS)


def condition(**parts: Any) -> dict[str, Any]:
    """A query of one condition."""
    return {"where": {"all": [parts]}}


# JSON


def test_queries_are_written_back_as_they_were_read() -> None:
    for line in (FOLDER / "queries.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        assert reading.to_json(reading.from_text(line, DICTIONARY), DICTIONARY) == {"version": 1, **raw}


def test_a_query_says_nothing_twice_and_needs_nothing() -> None:
    assert reading.from_json({}, DICTIONARY) == Query()
    assert reading.to_json(Query(), DICTIONARY) == {"version": 1, "where": {"all": []}}


def nested(depth: int) -> dict[str, Any]:
    branch: dict[str, Any] = {"all": [{"field": "city", "op": "filled"}]}
    for _ in range(depth - 1):
        branch = {"any": [branch]}
    return {"where": branch}


REFUSED: tuple[tuple[Any, str, str, str], ...] = (
    ("soon", "query", "query", ""),
    ([], "query", "query", ""),
    ({"when": 1}, "query", "query", "when"),
    ({"version": 2}, "query", "query.version", ""),
    ({"version": True}, "query", "query.version", ""),
    ({"kinds": "person"}, "query", "kinds", ""),
    ({"kinds": [1]}, "query", "kinds", ""),
    ({"kinds": ["ship"]}, "kind", "", ""),
    ({"kinds": ["house"]}, "kind", "", ""),
    ({"trash": "maybe"}, "query", "trash", ""),
    ({"where": []}, "query", "where", ""),
    ({"where": {"all": [], "any": []}}, "query", "where", ""),
    ({"where": {"some": []}}, "query", "where", ""),
    ({"where": {"all": {}}}, "query", "where.all", ""),
    ({"where": {"all": [7]}}, "query", "where.all[0]", ""),
    ({"where": {"all": [{"op": "is"}]}}, "query", "where.all[0]", ""),
    (condition(field=7, op="is", value="x"), "query", "where.all[0].field", ""),
    (condition(field="city"), "query", "where.all[0].op", ""),
    (condition(field="city", op="is", value="x", note=1), "query", "where.all[0]", "note"),
    (condition(field="shoe_size", op="filled"), "unknown_field", "where.all[0]", "shoe_size"),
    (condition(field="home_address.moon", op="filled"), "unknown_field", "where.all[0]", "home_address.moon"),
    (condition(field="full_name.city", op="filled"), "unknown_field", "where.all[0]", "full_name.city"),
    (condition(field="custom_fields", op="filled"), "unknown_field", "where.all[0]", "custom_fields"),
    (condition(field="current_post", op="filled"), "unknown_field", "where.all[0]", "current_post"),
    (condition(field="city", op=">", value="x"), "unknown_operator", "where.all[0]", "city"),
    (condition(field="photo", op="is", value="x"), "unknown_operator", "where.all[0]", "photo"),
    (condition(field="age", op="answer", value=["na"]), "unknown_operator", "where.all[0]", "age"),
    (condition(field="city", op="is"), "query_value", "where.all[0].value", "city"),
    (condition(field="city", op="is", value="  "), "query_value", "where.all[0].value", "city"),
    (condition(field="city", op="is", value="\u0301"), "query_value", "where.all[0].value", "city"),
    (condition(field="city", op="is", value="x" * 201), "query_value", "where.all[0].value", "city"),
    (condition(field="city", op="filled", value=1), "query_value", "where.all[0].value", "city"),
    (condition(field="gender", op="any_of", value="f"), "query_value", "where.all[0].value", "gender"),
    (condition(field="gender", op="any_of", value=[]), "query_value", "where.all[0].value", "gender"),
    (condition(field="gender", op="any_of", value=["female"]), "query_value", "where.all[0].value", "gender"),
    (condition(field="transport", op="any_of", value=["broom"]), "query_value", "where.all[0].value", "transport"),
    (condition(field="tags", op="any_of", value=["a"] * 9 + [7]), "query_value", "where.all[0].value", "tags"),
    (condition(field="annual_income", op=">", value="lots"), "query_value", "where.all[0].value", "annual_income"),
    (condition(field="annual_income", op=">", value=1.5), "query_value", "where.all[0].value", "annual_income"),
    (condition(field="annual_income", op=">", value="0.001"), "query_value", "where.all[0].value", "annual_income"),
    (condition(field="age", op=">", value=True), "query_value", "where.all[0].value", "age"),
    (condition(field="age", op=">", value=10**30), "query_value", "where.all[0].value", "age"),
    (condition(field="age", op="between", value=[50, 30]), "query_value", "where.all[0].value", "age"),
    (condition(field="age", op="between", value=[50]), "query_value", "where.all[0].value", "age"),
    (condition(field="birth_date", op="before", value="soon"), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="before", value="--03-05"), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="on", value="2023-02-29"), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="on_day", value="1985-03-05"), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="in_month", value=[13]), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="falls_next", value=30), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="last", value={"days": -1}), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_date", op="last", value={"moons": 1}), "query_value", "where.all[0].value", "birth_date"),
    (
        condition(field="birth_date", op="falls_next", value={"days": 367}),
        "query_value",
        "where.all[0].value",
        "birth_date",
    ),
    (condition(field="birth_date", op="period", value="soon"), "query_value", "where.all[0].value", "birth_date"),
    (condition(field="birth_lunar", op="before", value="--06-10"), "query_value", "where.all[0].value", "birth_lunar"),
    (condition(field="birth_lunar", op="on", value="1986-L06-10"), "query_value", "where.all[0].value", "birth_lunar"),
    (condition(field="mobile", op="is", value="call me"), "query_value", "where.all[0].value", "mobile"),
    (condition(field="mobile", op="ends", value="none"), "query_value", "where.all[0].value", "mobile"),
    (condition(field="blood_type", op="answer", value=["perhaps"]), "query_value", "where.all[0].value", "blood_type"),
    (condition(has="wings"), "unknown_relation", "where.all[0]", "wings"),
    (condition(has="campaign_id"), "unknown_relation", "where.all[0]", "campaign_id"),
    (condition(has="children", at_least=0), "query", "where.all[0].at_least", ""),
    (condition(has="children", where={"field": "x"}), "query", "where.all[0].where", ""),
    (
        condition(has="children", where={"all": [{"field": "mobile", "op": "filled"}]}),
        "unknown_field",
        "where.all[0].where.all[0]",
        "mobile",
    ),
    (condition(ask="meaning_of_life"), "unknown_question", "where.all[0]", "meaning_of_life"),
    (condition(ask="contact", value={"days": "few"}), "query_value", "where.all[0].value", "contact"),
    (nested(DEEPEST + 1), "query_too_large", "where" + ".any[0]" * DEEPEST, ""),
    (
        {"where": {"all": [{"field": "city", "op": "filled"}] * MOST_NODES}},
        "query_too_large",
        "where",
        "",
    ),
)


@pytest.mark.parametrize(
    ("raw", "key", "place", "field"), REFUSED, ids=[f"{n}-{case[1]}" for n, case in enumerate(REFUSED)]
)
def test_what_cannot_be_asked_is_refused_with_its_place(raw: Any, key: str, place: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        reading.from_json(raw, DICTIONARY)
    assert refused.value.key == key
    if place:
        assert refused.value.values["place"] == place
    if field:
        assert refused.value.values["field"] == field
    for language in LANGUAGES:
        assert "{" not in catalogue(language).tr(refused.value.text, **refused.value.values).replace('{"days": 30}', "")


@pytest.mark.parametrize("text", ["", "{", "nothing", '{"where": NaN}', "[" * 100_000, '{"where": ' + "1" * 5000 + "}"])
def test_a_text_that_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        reading.from_text(text, DICTIONARY)


@pytest.mark.parametrize("field", ["age", "birth_date", "gender", "annual_income", "birth_lunar"])
def test_a_refusal_never_repeats_the_value(field: str) -> None:
    secret = "Zxqvara-12-77"
    operators = operators_of(DICTIONARY.field(DICTIONARY.files(["person"]), field, place="")).values()
    for operator in (operator for operator in operators if operator.operand.needed):
        for value in (secret, [secret], {secret: 1}):
            with pytest.raises(UserError) as refused:
                reading.from_json(condition(field=field, op=operator.name, value=value), DICTIONARY)
            assert secret not in f"{refused.value} {refused.value.values}"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def places(raw: Any) -> Iterator[tuple[Any, Any]]:
    """(container, key) of every part of a JSON value."""
    if isinstance(raw, dict | list):
        for key in raw if isinstance(raw, dict) else range(len(raw)):
            yield raw, key
            yield from places(raw[key])


@settings(max_examples=150, deadline=None)
@given(data=st.data(), junk=JUNK)
def test_a_query_with_junk_in_it_is_read_or_refused(data: st.DataObject, junk: Any) -> None:
    lines = (FOLDER / "queries.jsonl").read_text("utf-8").splitlines()
    raw = json.loads(data.draw(st.sampled_from(lines)))
    container, key = data.draw(st.sampled_from(list(places(raw))))
    container[key] = junk
    try:
        query = reading.from_json(raw, DICTIONARY)
    except UserError:
        return
    planned(query, DICTIONARY, Asker(date(2026, 11, 22)))
    assert reading.from_json(reading.to_json(query, DICTIONARY), DICTIONARY) == query


# What can be asked


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in DICTIONARY.vocabulary.kinds])
def test_every_stored_field_of_every_kind_can_be_asked_about(kind: Kind) -> None:
    files = DICTIONARY.files([kind.name])
    asked = {one.key: one for one in DICTIONARY.vocabulary.every(files)}
    assert {field.key for field in (*kind.values, *kind.groups)} <= set(asked)
    assert all(operators_of(one) for one in asked.values())
    for group in kind.groups:
        rows = DICTIONARY.vocabulary.relations(files)[group.key].to
        columns = {one.key for one in DICTIONARY.vocabulary.every(rows)}
        assert columns >= {column.key for column in rows_of(group).columns if column.stored}


def test_what_only_some_kinds_know_is_empty_for_the_others() -> None:
    clients = DICTIONARY.files([])
    assert {"full_name", "founded", "tags"} <= {one.key for one in DICTIONARY.vocabulary.every(clients)}
    assert [kind.role for kind in clients.kinds] == [CLIENT, CLIENT]


def test_what_stands_in_for_a_file_keeps_the_same_kind_of_value() -> None:
    for stand_ins in STAND_INS.values():
        for asked, own in stand_ins.items():
            assert own.type.name in (asked.type.name, "reference")
            if isinstance(asked.type, Choice) and isinstance(own.type, Choice):
                assert asked.type.choices is own.type.choices


def test_what_comes_with_the_program_can_be_asked() -> None:
    for shipped in SHIPPED.values():
        planned(shipped.query, DICTIONARY, Asker(date(2026, 11, 22), "me"))
        assert reading.from_json(reading.to_json(shipped.query, DICTIONARY), DICTIONARY) == shipped.query


def test_questions_are_offered_where_their_needs_are_met() -> None:
    assert set(DICTIONARY.questions_of(DICTIONARY.files(["enterprise"]))) == {
        "contact", "no_contact", "planned", "nothing_planned", "insured", "not_insured", "policy_due",
    }  # fmt: skip
    assert {"birthday_next", "birthday_in"} <= set(DICTIONARY.questions_of(DICTIONARY.files(["person"])))
    without_work = Dictionary((PERSON, ENTERPRISE))
    assert set(without_work.questions_of(without_work.files([]))) == {"birthday_next", "birthday_in"}


@pytest.mark.parametrize(
    ("asked", "stored", "same"),
    [
        ("苏州", "苏州市", True),
        ("苏州市", "苏州", True),
        ("蘇州", "苏州市", True),
        ("朝阳", "朝阳区", True),
        ("朝阳区", "朝阳市", False),
        ("广西", "广西壮族自治区", True),
        ("London", "london", True),
        ("市", "市", True),
        ("州", "苏州", False),
    ],
)
def test_a_place_is_the_same_with_and_without_its_ending(asked: str, stored: str, *, same: bool) -> None:
    assert (place_forms(stored)[0] in place_forms(asked)) is same


# Days

TODAYS = [date(2026, 11, 22), date(2026, 2, 28), date(2024, 2, 29), date(2025, 12, 31), date(2026, 2, 16)]


@pytest.mark.parametrize("today", TODAYS)
@pytest.mark.parametrize("length", [0, 1, 7, 30, 90, 365])
def test_the_days_kept_in_a_window_are_those_whose_next_birthday_lies_in_it(today: date, length: int) -> None:
    until = today + timedelta(length)
    kept = kept_days(today, until)
    for day in (date(2000, 1, 1) + timedelta(number) for number in range(366)):
        coming = lunar.next_solar_birthday(PartialDate(None, day.month, day.day), today)
        assert (f"{day:%m-%d}" in kept) == (coming is not None and coming <= until)


@pytest.mark.parametrize("today", [*TODAYS, date(2025, 7, 20), date(2023, 3, 20), date(1987, 7, 20), date(2033, 12, 1)])
@pytest.mark.parametrize("length", [0, 7, 30, 100])
def test_the_lunar_days_kept_in_a_window_are_found_day_by_day_too(today: date, length: int) -> None:
    window = [today + timedelta(number) for number in range(length + 1)]
    met = {day: lunar.lunar_of(day) for day in window}
    last_of_month = {day for day in window if lunar.lunar_of(day + timedelta(1)).day == 1}
    leaps = {(year.new_year.year, year.leap) for year in lunar_table.YEARS.values()}
    kept = kept_lunar_days(today, today + timedelta(length))
    for rule in RULES:
        expected = set()
        for day, on in met.items():
            days = [on.day, 30] if on.day == 29 and day in last_of_month else [on.day]
            for number in days:
                expected |= {lunar_day(one) for one in _kept_on(on, number, rule, leaps)}
        assert kept[rule] == expected


def _kept_on(on: LunarDate, number: int, rule: str, leaps: set[tuple[int, int]]) -> Iterator[LunarDate]:
    """The lunar days of the year that somebody keeps on this lunar day, which has this number or stands for it."""
    if not on.leap:
        yield LunarDate(None, on.month, False, number)
        doubled = (on.year, on.month) in leaps
        if rule == "regular" or (rule == "leap_first" and not doubled):
            yield LunarDate(None, on.month, True, number)
    elif rule != "regular":
        yield LunarDate(None, on.month, True, number)


@pytest.mark.parametrize("today", [*TODAYS, date(2026, 3, 1), date(2028, 2, 29)])
def test_the_latest_birth_of_an_age_is_the_last_day_that_makes_it(today: date) -> None:
    for years in range(121):
        latest = latest_birth(years, Asker(today))
        assert latest is not None
        assert lunar.age(latest, today) == years
        assert latest == today or lunar.age(latest + timedelta(1), today) == years - 1


@pytest.mark.parametrize(
    ("period", "low", "high"),
    [
        ("today", "2026-11-22", "2026-11-22"),
        ("tomorrow", "2026-11-23", "2026-11-23"),
        ("this_week", "2026-11-16", "2026-11-22"),
        ("next_week", "2026-11-23", "2026-11-29"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("next_month", "2026-12-01", "2026-12-31"),
        ("this_quarter", "2026-10-01", "2026-12-31"),
        ("next_quarter", "2027-01-01", "2027-03-31"),
        ("last_year", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods_from_a_sunday_in_november(period: str, low: str, high: str) -> None:
    window = PERIODS[period](date(2026, 11, 22))
    assert (window.low.isoformat(), window.high.isoformat()) == (low, high)


@pytest.mark.parametrize("today", [date.min, date.max])
def test_periods_and_spans_end_where_the_calendar_does(today: date) -> None:
    for period in PERIODS.values():
        window = period(today)
        assert date.min <= window.low <= window.high <= date.max
    assert Span(3660, "days").before(date.min) == date.min
    assert Span(100, "years").after(date.max) == date.max


# Birthdays


def persons(seed: int) -> dict[int, Record]:
    """Persons of whom days, calendars and rules are known in every mixture."""
    rng = Random(seed)
    days = (None, PartialDate(1960), PartialDate(None, 11, 30), PartialDate(1987, 8, 4), PartialDate(1996, 2, 29))
    lunar_days = (None, LunarDate(None, 10, False, 20), LunarDate(1987, 6, True, 10), LunarDate(1990, 12, False, 29))
    made = {}
    for number in range(1, 400):
        near = PartialDate.of(date(rng.randint(1930, 2010), rng.randint(1, 12), rng.randint(1, 28)))
        values: dict[Field[Any], Any] = {
            Basics.full_name: "王小明",
            Basics.birth_date: rng.choice((*days, near, near)),
            Basics.birth_lunar: rng.choice(lunar_days),
            Basics.birthday_calendar: rng.choice((None, "solar", "lunar", "both")),
            Basics.lunar_leap_rule: rng.choice((None, *RULES)),
        }
        made[number] = Record(PERSON, {field.key: value for field, value in values.items()}, id=number)
    return made


@pytest.mark.parametrize("today", [*TODAYS, date(2025, 7, 20)])
@pytest.mark.parametrize("length", [7, 30])
def test_a_birthday_is_what_the_morning_tells_of(today: date, length: int) -> None:
    records = persons(length)
    query = Query(all_of(Asks("birthday_next", Span(length, "days"))), ("person",))
    told = {
        number
        for number, record in records.items()
        if any(one.about.event is Event.BIRTHDAY for one in occasions(record, today, days=length))
    }
    assert found(query, World(records, {}, KINDS, today, "me", QUESTIONS)) == told
    assert told


# Views


def view() -> View:
    query = reading.from_json(condition(field="city", op="is", value="北京"), DICTIONARY)
    sort = (Sort("birth_date", descending=True), Sort("name"))
    return View("VIP 客户", query, ("name", "birth_date"), sort, Density.COMPACT, {"name": 180})


def test_a_view_is_read_as_it_was_kept() -> None:
    kept = json.loads(json.dumps(view().to_json(DICTIONARY)))
    assert View.from_json(kept, DICTIONARY) == view()
    plain = View("All", Query())
    assert plain.to_json(DICTIONARY) == {"version": 1, "name": "All", "query": {"version": 1, "where": {"all": []}}}
    assert View.from_json(plain.to_json(DICTIONARY), DICTIONARY) == plain


@pytest.mark.parametrize(
    "parts",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": 7},
        {"version": 9},
        {"colour": "red"},
        {"columns": "name"},
        {"columns": [7]},
        {"columns": ["x"] * 61},
        {"sort": ["name"]},
        {"sort": [{"key": "name", "descending": "yes"}]},
        {"sort": [{"descending": True}]},
        {"density": "tiny"},
        {"widths": {"name": 0}},
        {"widths": {"name": "wide"}},
        {"widths": [1]},
        {"query": {"where": 1}},
    ],
)
def test_a_view_that_cannot_be_read_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(UserError):
        View.from_json({**view().to_json(DICTIONARY), **parts}, DICTIONARY)


def test_a_view_whose_field_is_gone_is_refused_by_the_name_of_the_field() -> None:
    kept = view().to_json(DICTIONARY)
    kept["query"] = condition(field="x_shoe", op="filled")
    with pytest.raises(UserError) as refused:
        View.from_json(kept, DICTIONARY)
    assert (refused.value.key, refused.value.values["field"]) == ("unknown_field", "x_shoe")
