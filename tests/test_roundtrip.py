"""Every stored field and every column of every group, out and in again by every way there is without a window."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk, batch
from clientdesk.dossier.fields import Field, Kind, Rows, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Money
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards.content import Card, Pair, Passage, Table
from clientdesk.exchange.cards.view import View, card_of
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import catalogue
from tests import make
from tests.figures import tell

SEEDS = (1, 2, 3)
"""Enough for partial dates, phones and the like to come in more than one form."""
FIRST_DATA_ROW = 5


@dataclass(frozen=True)
class Filled:
    """A desk with one record in which every stored field and column holds something."""

    desk: Desk
    record: Record


def full_record(kind: Kind, seed: int, blobs: make.Blobs) -> Record:
    """Every field filled, two whole rows in every group."""
    rng = Random(seed)
    record = make.record(kind, rng, filled=1.0, rows=0, blobs=blobs)
    for field in (*kind.values, *kind.groups):
        if field is not Header.client_code and (record[field] is None or isinstance(field.type, Rows)):
            record[field] = make.content(field, rng, blobs=blobs)
    record[Header.client_kind] = kind.name
    record[Header.confidentiality] = "internal"
    record[Header.client_code] = f"R{seed}"
    return record


@pytest.fixture(
    params=[(kind.name, seed) for kind in CLIENT_KINDS for seed in SEEDS], ids=lambda case: f"{case[0]}-{case[1]}"
)
def filled(request: pytest.FixtureRequest, desk: Desk) -> Filled:
    name, seed = request.param
    blobs: make.Blobs = {}
    record = full_record({PERSON.name: PERSON, ENTERPRISE.name: ENTERPRISE}[name], seed, blobs)
    with desk.store.step("Add", by="tester") as step:
        make.keep(step, blobs)
        desk.clients.create_in(step, record)
    return Filled(desk, record)


def with_fields(record: Record) -> Iterator[tuple[str, Field[Any], Any]]:
    """Every stored field and every column of every row by name, with its declaration and its value."""
    for field in record.kind.values:
        yield field.context, field, record[field]
    for group in record.kind.groups:
        for place, row in enumerate(record.rows(group)):
            for column in rows_of(group).columns:
                if column.stored:
                    yield f"{group.key}[{place}].{column.key}", column, row[column]


def parts(record: Record) -> Iterator[tuple[str, Any]]:
    """Every stored field and every column of every row by name, with its value."""
    return ((name, value) for name, _field, value in with_fields(record))


def copy_fixed(sent: Record, come_back: Record) -> None:
    """What is fixed when a file is made cannot have come the way that is tested."""
    for field in come_back.kind.fields:
        if field.fixed:
            come_back[field] = sent[field]


def assert_same(sent: Record, come_back: Record, way: str) -> None:
    there = dict(parts(come_back))
    lost = [(name, value, there.get(name)) for name, value in parts(sent) if there.get(name) != value]
    assert lost == []
    tell(f"{sent.kind.name}: {len(there)} values by {way}")


def test_every_field_and_column_of_the_declarations_is_filled(filled: Filled) -> None:
    assert [name for name, value in parts(filled.record) if value is None] == []
    fields = len(filled.record.kind.values)
    columns = sum(column.stored for group in filled.record.kind.groups for column in rows_of(group).columns)
    reached = {name.split("[")[0] + name.partition("]")[2] for name, _ in parts(filled.record)}
    assert len(reached) == fields + columns
    tell(f"{filled.record.kind.name}: {fields} fields and {columns} columns")


def test_a_saved_record_is_the_same_when_the_file_is_opened_again(filled: Filled, path: Path) -> None:
    filled.desk.close()
    with Desk.open(path) as again:
        assert_same(filled.record, again.clients.get(filled.record.code), "file")
        assert again.keeping.check(deep=True) == []


def release_number(filled: Filled) -> None:
    """Only one client outside the trash can have an identity or registration number."""
    filled.desk.clients.trash([filled.record.code])


def test_a_record_saved_field_by_field_is_the_same(filled: Filled) -> None:
    target = make.record(filled.record.kind, Random(9), filled=0.3, rows=4)
    target[Header.client_kind] = None
    filled.desk.clients.create(target)
    release_number(filled)
    edited = filled.desk.clients.get(target.code)
    for field in (*edited.kind.values, *edited.kind.groups):
        if not field.fixed:
            edited[field] = filled.record[field]
    filled.desk.clients.save(edited)
    come_back = filled.desk.clients.get(target.code)
    copy_fixed(filled.record, come_back)
    assert_same(filled.record, come_back, "edits")


def told(record: Record) -> dict[str, Any]:
    """What `show --json` tells, through a real line of text."""
    shown: dict[str, Any] = json.loads(json.dumps(record.to_json(), ensure_ascii=False, default=str))
    return shown


def test_a_record_made_by_batch_from_its_json_is_the_same(filled: Filled, tmp_path: Path) -> None:
    sent = told(filled.record)
    line = json.dumps({"op": "create", "kind": sent["kind"], "values": {**sent["values"], **sent["groups"]}})
    with make.desk(tmp_path / "other.clientdesk") as other:
        with other.store.step("Bring files", by=other.user) as step:
            for attachment in filled.record.attachments():
                step.put_blob(attachment.sha256, attachment.media, filled.desk.attachments.read(attachment) or b"")
        done = batch.perform(other, batch.parse(line))
        come_back = other.clients.get(done["code"])
    assert_same(filled.record, come_back, "batch JSON")
    assert {**told(come_back), "version": 0} == {**sent, "version": 0}


def test_a_record_updated_by_batch_is_the_same(filled: Filled) -> None:
    bare = make.person() if filled.record.kind.name == PERSON.name else make.enterprise()
    filled.desk.clients.create(bare)
    release_number(filled)
    sent = told(filled.record)
    fixed = {field.key for field in filled.record.kind.fields if field.fixed}
    values = {key: value for key, value in {**sent["values"], **sent["groups"]}.items() if key not in fixed}
    line = json.dumps({"op": "update", "code": bare.code, "values": values})
    batch.perform(filled.desk, batch.parse(line))
    come_back = filled.desk.clients.get(bare.code)
    copy_fixed(filled.record, come_back)
    assert_same(filled.record, come_back, "batch update")


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_a_workbook_cell_is_read_back_as_the_value(filled: Filled, tmp_path: Path, language: str) -> None:
    out = tmp_path / "records.xlsx"
    kinds = [filled.record.kind.name]
    filled.desk.ledgers.save("records", out, kinds=kinds, profile="full", reason="test", language=language)
    sheets = [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(out).worksheets]
    reading = replace(filled.desk.reading, words=catalogue(language))
    come_back = Record(filled.record.kind)

    def value(field: Field[Any], cell: Any, sent: Any) -> Any:
        if isinstance(sent, Attachment):
            return sent if cell == sent.name else None
        return None if cell is None else field.type.from_cell(cell, reading)

    main, *others = sheets
    fields = [field for field in filled.record.kind.values if field is not Header.client_code]
    come_back[Header.client_code] = main[FIRST_DATA_ROW - 1][0]
    for field, cell in zip(fields, main[FIRST_DATA_ROW - 1][1:], strict=True):
        come_back[field] = value(field, cell, filled.record[field])
    for group, sheet in zip(filled.record.kind.groups, others[:-1], strict=True):
        columns = [column for column in rows_of(group).columns if column.stored]
        come_back[group] = tuple(
            Row({c.key: value(c, cell, sent[c]) for c, cell in zip(columns, cells[1:], strict=False)})
            for sent, cells in zip(filled.record.rows(group), sheet[FIRST_DATA_ROW - 1 :], strict=True)
        )
    assert_same(filled.record, come_back, f"workbook {language}")


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_every_value_stands_on_the_card(filled: Filled, language: str) -> None:
    words = catalogue(language)
    disclosure = Disclosure(Profile.FULL, "test")
    around = filled.desk.clients.surroundings(filled.record)
    card = card_of(View(filled.record, words, disclosure, around))
    shown = on_card(card, filled.record)
    currency = filled.record[filled.record.kind.currency] if filled.record.kind.currency else None
    wanted = {name: field.type.show(value, words) for name, field, value in with_fields(filled.record)}
    own = {field.context for field in filled.record.kind.values if isinstance(field.type, Money) and currency}
    # In a table the heading names the currency, once for all rows.
    wanted |= {name: f"{currency} {wanted[name]}" for name in own & wanted.keys()}
    assert {name: (text, shown.get(name)) for name, text in wanted.items() if shown.get(name) != text} == {}
    tell(f"{filled.record.kind.name}: {len(wanted)} values on the card in {language}")


def on_card(card: Card, record: Record) -> dict[str, str]:
    """The texts of a card by the names of `parts`."""
    found: dict[str, str] = {}
    for block in (block for chapter in card.chapters for block in chapter.blocks):
        field = record.kind.by_key[block.key]
        match block:
            case Pair() | Passage():
                found[field.context] = block.text
            case Table() if field.stored:
                columns = [column for column in rows_of(field).columns if column.stored]
                for place, row in enumerate(block.rows):
                    texts = zip(columns, row, strict=True)
                    found |= {f"{field.key}[{place}].{column.key}": text for column, text in texts}
    return found
