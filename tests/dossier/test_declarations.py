"""One walk over every declared field of every kind: a wrong declaration fails here, a right one needs no new test."""

from collections import Counter
from collections.abc import Iterator

import pytest

from clientdesk.dossier.choices import LISTS
from clientdesk.dossier.fields import Field, Kind, Rows, Sensitivity
from clientdesk.dossier.kinds import ENTERPRISE, KINDS, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.types import Choice, MultiChoice
from clientdesk.i18n import LANGUAGES, catalogue

VOCABULARY = {
    *("address", "bool", "choice", "date", "datetime", "email", "file", "group", "id_number", "int", "long_text"),
    *("lunar_date", "money", "multi_choice", "multi_text", "number", "partial_date", "percent", "phone", "photo"),
    *("rating", "reference", "tags", "text", "time", "url", "year_month"),
}


def walk(kind: Kind) -> Iterator[Field[object]]:
    for field in kind.fields:
        yield field
        if isinstance(field.type, Rows):
            yield from field.type.columns


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_a_label_in_every_language(kind: Kind) -> None:
    for language in LANGUAGES:
        words = catalogue(language)
        for field in walk(kind):
            assert field.title(words).strip(), f"{field} has no label in {language}"
            chinese = any("\u3400" <= character <= "\u9fff" for character in field.title(words))
            assert chinese == (language != "en") or field.title(words) in {"QQ", "LINE"}, f"{field} in {language}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_keys_are_unique_and_no_two_fields_share_a_column(kind: Kind) -> None:
    keys = Counter(field.key for section in kind.sections for field in section.declared.fields)
    assert not [key for key, count in keys.items() if count > 1]
    for field in kind.groups:
        assert isinstance(field.type, Rows)
        columns = [column.key for column in field.type.columns]
        assert len(columns) == len(set(columns))
        assert not {"id", "client_id", "position"} & set(columns)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_has_an_id_a_known_type_and_a_class(kind: Kind) -> None:
    for field in kind.fields:
        assert field.id, f"{field} serves no item"
    for field in walk(kind):
        assert field.type.name in VOCABULARY
        assert field.sensitivity in Sensitivity


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_list_of_choices_that_a_field_names_is_known(kind: Kind) -> None:
    known = {id(choices) for choices in LISTS}
    for field in walk(kind):
        if isinstance(field.type, Choice | MultiChoice):
            assert id(field.type.choices) in known


def test_lists_of_choices_have_unique_names_and_labels_in_every_language() -> None:
    names = [choices.name for choices in LISTS]
    assert len(names) == len(set(names))
    for choices in LISTS:
        for language in LANGUAGES:
            for code in choices.labels:
                assert choices.label(code, catalogue(language)).strip(), (choices.name, code, language)


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        (PERSON, {"P1": 10, "P2": 6, "P3": 6, "P4": 11, "P5": 15, "P6": 20, "P7": 15, "P8": 9, "P9": 10, "P10": 3}),
        (ENTERPRISE, {"E1": 13, "E2": 8, "E3": 6, "E4": 9}),
    ],
    ids=["person", "enterprise"],
)
def test_every_item_of_the_sources_has_a_field(kind: Kind, items: dict[str, int]) -> None:
    served = {field.id.rstrip("abcdefghijklmnopqrstuvwxyz") for field in kind.fields}
    missing = [f"{s}.{n}" for s, count in items.items() for n in range(1, count + 1) if f"{s}.{n}" not in served]
    assert not missing


def test_a_class_that_speaks_of_a_field_under_another_name_leaves_it_its_key() -> None:
    class Speaker:
        spoken_of = Basics.full_name

    assert Speaker.spoken_of.key == "full_name"
