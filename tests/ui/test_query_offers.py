"""What the query designer offers to be asked, and how it is found."""

import pytest

from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.ui.query.offers import Offers

DICTIONARY = Dictionary(KINDS)


def every(names: tuple[str, ...]) -> Offers:
    return Offers(DICTIONARY, DICTIONARY.files(names), catalogue("en"))


@pytest.mark.parametrize("kinds", [(), ("person",), ("enterprise",)])
def test_all_that_the_vocabulary_knows_is_offered(kinds: tuple[str, ...]) -> None:
    offers, subject = every(kinds), DICTIONARY.files(kinds)
    fields = {offer.field for offer in offers.all if offer.field}
    ways = {offer.relation for offer in offers.all if offer.relation}
    known = {asked.key for asked in DICTIONARY.vocabulary.every(subject)}
    relations = DICTIONARY.vocabulary.relations(subject)
    parts = {key for key in known if key.endswith((".recipient", ".phone"))}
    assert known - fields - parts - set(relations) == {"trashed_at"}
    assert set(relations) == ways
    assert {offer.question for offer in offers.all if offer.question} == set(DICTIONARY.questions_of(subject))


@pytest.mark.parametrize(
    ("typed", "field"), [("mobile", "mobile"), ("shouji", "mobile"), ("cell", "mobile"), ("生日", "birth_date")]
)
def test_fields_are_found_by_synonym_and_pinyin(typed: str, field: str) -> None:
    assert field in [offer.field for offer in every(("person",)).found(typed)[:6]]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("city", "City"),
        ("policy", "Policies…"),
        ("birthday", "Has a birthday in the next"),
        ("not in the last", "Had no contact in the last"),
        ("since", "Had no contact in the last"),
        ("spoken", "Had a contact in the last"),
        ("没说过话", "Had no contact in the last"),
    ],
)
def test_what_is_called_so_comes_before_what_only_holds_the_letters(typed: str, title: str) -> None:
    assert every(()).found(typed)[0].title == title


def test_the_last_contact_is_found_by_what_one_wonders() -> None:
    for typed in ("spoken", "days", "since", "never", "从未", "從未"):
        assert "contacted" in [offer.field for offer in every(()).found(typed)[:6]], typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_offer_has_a_title_and_a_heading(language: str) -> None:
    offers = Offers(DICTIONARY, DICTIONARY.files(()), catalogue(language))
    assert all(offer.title and offer.heading for offer in offers.all)
