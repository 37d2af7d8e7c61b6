"""What tests and benches are made of: as full as real files, the same for the same seed, and nobody's."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.checks.identity import identity_problem
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Attachment
from tests import make
from tests.making import records

CLIENTS = 120
NOBODYS_PHONE = re.compile(r"(86)?154\d{8}|0\d{2,3}0\d{7}(\d{3})?|441632960\d{3}|120255501\d{2}")
"""Digits of a mobile without carrier, of a line number that begins with 0, of numbers kept for films."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with make.desk(tmp_path_factory.mktemp("made") / "book.clientdesk", clients=CLIENTS) as desk:
        yield desk


def values(record: Record) -> Iterator[tuple[Field[Any], Any]]:
    """Every value, those in rows too."""
    for field in record.kind.values:
        if record[field] is not None:
            yield field, record[field]
    for group in record.kind.groups:
        for row in record.rows(group):
            for column in rows_of(group).columns:
                if row[column] is not None:
                    yield column, row[column]


def test_a_made_desk_is_as_full_as_a_real_one(made: Desk) -> None:
    every = list(made.clients.every())
    for kind in CLIENT_KINDS:
        mine = [record for record in every if record.kind.name == kind.name]
        filled = sum(record[field] is not None for record in mine for field in kind.values)
        assert filled / len(mine) / len(kind.values) >= 0.35
    rows = sum(len(record.rows(group)) for record in every for group in record.kind.groups)
    assert 9 <= rows / CLIENTS <= 11
    photos = sum(any(isinstance(record[f], Attachment) for f in record.kind.values) for record in every)
    assert 0.1 <= photos / CLIENTS <= 0.3
    notes = [held for record in every for field, held in values(record) if field.type.name == "long_text"]
    assert 100 <= sum(map(len, notes)) / len(notes) <= 400


def test_a_made_desk_has_nothing_refused_and_few_things_odd(made: Desk) -> None:
    found = [problem for record in made.clients.every() for problem in made.clients.problems(record)]
    assert [problem for problem in found if problem.refused] == []
    assert len(found) < CLIENTS
    assert made.keeping.check(deep=True) == []


def test_the_same_seed_makes_the_same_desk_however_long(made: Desk, path: Path) -> None:
    with make.desk(path, clients=9) as shorter:
        told = shorter.keeping.dump()["clients"]
    assert told == made.keeping.dump()["clients"][:9]


def test_another_seed_makes_another_desk(made: Desk, path: Path) -> None:
    with make.desk(path, clients=3, seed=5) as other:
        names = {record.name for record in other.clients.every()}
    assert names.isdisjoint(line.name for line in made.clients.lines(made.clients.numbers()))


def test_no_number_and_no_address_belongs_to_anybody(made: Desk) -> None:
    for record in made.clients.every():
        for field, held in values(record):
            match field.type.name:
                case "id_number":
                    assert held[:6] == "999999" or held.startswith("SPECIMEN")
                    assert identity_problem(held, record[Basics.id_doc_type] or "cn_id") is None
                case "phone":
                    assert NOBODYS_PHONE.fullmatch(re.sub(r"[^0-9]", "", held))
                case "email" | "url":
                    assert re.search(r"\bexample\.(com|org|net)\b", held)
            if field.context in ("enterprise.reg_no", "person.employer_reg_no"):
                assert held[2:8] == "999999"
                assert credit_code_problem(held) is None


def test_a_value_of_every_type_is_kept_as_it_is() -> None:
    for kind in CLIENT_KINDS:
        for seed in range(20):
            for field in (*kind.values, *kind.groups):
                if field.type.name not in ("photo", "file"):
                    held = make.content(field, Random(seed))
                    assert field.type.from_json(field.type.to_json(held)) == held


def test_every_place_the_generator_names_is_declared() -> None:
    fields = {field.context for kind in CLIENT_KINDS for field in kind.fields}
    columns = {column.context for kind in CLIENT_KINDS for group in kind.groups for column in rows_of(group).columns}
    assert set(records.MADE) - fields - columns == set()
