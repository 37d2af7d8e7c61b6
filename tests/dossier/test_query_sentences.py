"""Queries read back as a person would say them, in each language."""

import pytest

from clientdesk.dossier.fields import Kind, rows_of
from clientdesk.dossier.kinds import ENTERPRISE, KINDS, PERSON
from clientdesk.dossier.queries import phrases, reading
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.sentences import sentence
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Condition, Query, all_of, any_of, none_of
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.golden import FOLDER, assert_golden
from tests.visit import VISIT

DICTIONARY = Dictionary(KINDS)
NAMES = {"KH000001": "王小明"}


def said(raw: str, language: str = "en") -> str:
    return sentence(reading.from_text(raw, DICTIONARY), DICTIONARY, catalogue(language), NAMES)


def test_queries_read_as_they_are_kept() -> None:
    queries = (FOLDER / "queries.jsonl").read_text("utf-8").splitlines()
    told = ("\n".join(said(query, language) for language in LANGUAGES) for query in queries)
    assert_golden("queries.txt", "\n\n".join(told) + "\n")


def test_what_comes_with_the_program_reads_as_it_is_kept() -> None:
    told = []
    for name, shipped in SHIPPED.items():
        lines = (sentence(shipped.query, DICTIONARY, catalogue(language)) for language in LANGUAGES)
        told.append("\n".join((name, *lines)))
    assert_golden("queries-shipped.txt", "\n\n".join(told) + "\n")


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_english_is_left_in_a_chinese_sentence(language: str) -> None:
    for query in (FOLDER / "queries.jsonl").read_text("utf-8").splitlines():
        text = said(query, language)
        for known in ("VIP", "Kim", "ABC", "A类", "A類", "154 0000 0001"):
            text = text.replace(known, "")
        assert not [letter for letter in text if letter.isascii() and letter.isalpha()], text


CITY, VIP = Condition("city", "is", "北京"), Condition("tags", "any_of", ("VIP",))
KEY, MINE = Condition("is_key_client", "yes"), Condition("owner_id", "me")


@pytest.mark.parametrize(
    ("where", "english", "chinese"),
    [
        (all_of(CITY, VIP), "Clients in 北京 tagged VIP", "在北京、带有标签VIP的客户"),
        (any_of(CITY, VIP), "Clients in 北京 or tagged VIP", "在北京或带有标签VIP的客户"),
        (none_of(CITY, VIP), "Clients not in 北京 and not tagged VIP", "不在北京且不带标签VIP的客户"),
        (none_of(all_of(CITY, VIP)), "Clients not in 北京 or not tagged VIP", "不在北京或不带标签VIP的客户"),
        (none_of(none_of(CITY, VIP)), "Clients in 北京 or tagged VIP", "在北京或带有标签VIP的客户"),
        (
            all_of(MINE, any_of(CITY, VIP)),
            "Clients whose owner is me, and in 北京 or tagged VIP",
            "负责人是我，且在北京或带有标签VIP的客户",
        ),
        (
            any_of(MINE, all_of(KEY, any_of(CITY, VIP))),
            "Clients whose owner is me, or (marked “Key client”, and in 北京 or tagged VIP)",
            "负责人是我，或（标为“关键客户”，且在北京或带有标签VIP）的客户",
        ),
        (all_of(all_of(), any_of()), "All clients", "全部客户"),
    ],
)
def test_how_clauses_are_joined_leaves_one_reading(where: object, english: str, chinese: str) -> None:
    query = Query(where)  # type: ignore[arg-type]
    assert sentence(query, DICTIONARY, catalogue("en")) == english
    assert sentence(query, DICTIONARY, catalogue("zh_CN")) == chinese


@pytest.mark.parametrize("kind", [PERSON, ENTERPRISE])
def test_every_group_has_a_word_for_its_rows(kind: Kind) -> None:
    assert {group.key for group in kind.groups} <= set(phrases.ROWS)


def test_words_for_fields_name_fields_there_are() -> None:
    contexts = {field.context for kind in KINDS for field in kind.fields}
    contexts |= {column.context for kind in KINDS for group in kind.groups for column in rows_of(group).columns}
    keys = {group.key for kind in KINDS for group in kind.groups}
    assert not (set(phrases.FIELDS) | set(phrases.YEARLY) | set(phrases.ENDS)) - contexts
    assert not set(phrases.ROWS) - keys
    vocabulary = DICTIONARY.vocabulary
    ways = {name for kind in vocabulary.kinds for name in vocabulary.relations(vocabulary.files([kind]))}
    assert not (set(phrases.BACK) | set(phrases.SINGLE)) - ways


def test_a_kind_nobody_has_words_for_is_spoken_of_too() -> None:
    dictionary = Dictionary((*KINDS, VISIT))
    raw = {
        "where": {"all": [{"has": "visit.client", "where": {"all": [{"field": "minutes", "op": ">", "value": 30}]}}]}
    }
    query = reading.from_json(raw, dictionary)
    told = sentence(query, dictionary, catalogue("en"))
    assert told == "Clients with a visit of theirs (“Client”) whose “Minutes” is above 30"
