"""What notes tell in passing of a person, and what becomes of it in the file."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.crumbs.clauses import alike, clauses
from clientdesk.dossier.crumbs.crumb import Crumb, Who
from clientdesk.dossier.crumbs.finding import crumbs
from clientdesk.dossier.crumbs.rule import CHINESE, ENGLISH, Rule, speech
from clientdesk.dossier.crumbs.taking import take
from clientdesk.dossier.crumbs.telling import told
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reading
from clientdesk.i18n import catalogue

READING = Reading(date(2026, 11, 22), catalogue("en"))
CORPUS = tomllib.loads((Path(__file__).parent / "crumbs.toml").read_text("utf-8"))


def person(gender: str = "", **values: Any) -> Record:
    record = Record(PERSON)
    record[Basics.gender] = gender or None
    for key, value in values.items():
        record[PERSON.by_key[key]] = value
    return record


def shown(value: Any) -> str:
    if isinstance(value, Row):
        return " ".join(shown(one) for one in value.values.values())
    if isinstance(value, tuple):
        return "、".join(value)
    text: str = value.iso() if hasattr(value, "iso") else str(value)
    return text


def of(text: str, record: Record | None = None) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in crumbs(text, record or person(), READING):
        key = one.field.key
        found[key] = f"{found[key]} | {shown(one.value)}" if key in found else shown(one.value)
    return found


@pytest.mark.parametrize("note", CORPUS["note"], ids=lambda note: note["text"][:12])
def test_each_note_offers_what_it_tells_and_nothing_else(note: dict[str, Any]) -> None:
    found = of(note["text"], person(note.get("gender", "")))

    assert {key: sorted(text.split()) for key, text in found.items()} == {
        key: sorted(text.split()) for key, text in note["finds"].items()
    }


@pytest.mark.parametrize("text", [text for one in CORPUS["nothing"] for text in one["texts"]])
def test_what_tells_nothing_of_the_client_offers_nothing(text: str) -> None:
    assert of(text) == {}


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_rule_tells_what_its_examples_say(language: str) -> None:
    rules = speech(language).rules
    wrong = [
        (rule.fact, text, wanted, told_by(rule, text))
        for rule in rules
        for text, wanted in rule.says.items()
        if told_by(rule, text) != [wanted]
    ]

    assert len(rules) > 30
    assert all(rule.says for rule in rules)
    assert wrong == []


def told_by(rule: Rule, text: str) -> list[str]:
    return [one.text for one in rule.said(next(clauses(text)), Who(next(iter(rule.of))), 0)]


def test_what_the_file_holds_already_is_not_offered_again() -> None:
    record = person(
        favourite_drink="龙井", hobbies=("钓鱼",), children=(Row({"name": "王乐", "education": "senior"}, 7),)
    )

    assert of("喜欢龙井、钓鱼和摄影。女儿王乐在读高三", record) == {"hobbies": "钓鱼、摄影", "children": "f"}


def test_a_child_that_is_known_gets_the_new_columns_in_its_own_row() -> None:
    record = person(children=(Row({"name": "王乐"}, 7), Row({"name": "王安", "gender": "m"}, 8)))

    take(record, crumbs("女儿乐乐今年高考。小儿子王安上小学", record, READING)[-1:])

    assert [row.id for row in record.rows(Family.children)] == [7, 8]
    assert record.rows(Family.children)[1][Child.education] == "primary"


def test_a_life_that_changes_gives_the_old_value_way_and_says_so() -> None:
    record = person(position="Accountant")

    (found,) = crumbs("Was promoted to finance director.", record, READING)

    assert told(found, catalogue("en")) == "Position: finance director (until now: Accountant)"
    take(record, (found,))
    assert record[Basics.position] == "finance director"


def test_what_is_said_otherwise_in_the_file_stays() -> None:
    record = person(native_place="Leeds", spouse_name="Anne")

    assert of("Grew up in Hull. Wife Anna is a nurse.", record) == {
        "marital_status": "married",
        "spouse_job": "a nurse",
    }


def test_a_field_that_was_filled_in_meanwhile_keeps_its_value() -> None:
    (found,) = crumbs("Grew up in Hull.", person(), READING)
    record = person(native_place="York")

    take(record, (found,))

    assert record[Basics.native_place] == "York"


def test_things_are_added_to_a_line_that_holds_some() -> None:
    record = person(diet_restrictions="对海鲜过敏")

    (found,) = crumbs("不吃香菜", record, READING)

    assert found.value == "对海鲜过敏；不吃香菜"
    assert told(found, catalogue("zh_CN")).endswith("：不吃香菜")
    take(record, (found,))
    assert record[Lifestyle.diet_restrictions] == "对海鲜过敏；不吃香菜"


def test_of_several_values_the_new_ones_are_told() -> None:
    record = person(hobbies=("钓鱼",))

    (found,) = crumbs("喜欢摄影", record, READING)

    assert told(found, catalogue("zh_CN")).endswith("摄影")
    assert "钓鱼" not in told(found, catalogue("zh_CN"))


def test_an_enterprise_is_offered_nothing() -> None:
    assert crumbs("喜欢龙井", Record(ENTERPRISE), READING) == ()


@given(st.text(alphabet="女儿王乐喜欢龙井的他她叫在上，。 sonTikes()12月", max_size=60))
def test_any_text_is_read_without_a_mistake_and_offers_values_that_can_be_stored(text: str) -> None:
    record = person()
    found: tuple[Crumb, ...] = crumbs(text, record, READING)

    take(record, found)

    assert len(alike(text)) == len(text)
    assert all(one.piece in text or " · " in one.piece for one in found)
