"""Many records read at once are the records read one by one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.header import Header, SharedWith
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.store.own_fields import Definition
from clientdesk.store.pages import read_page
from clientdesk.store.records import read_record
from tests import make


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of two dozen clients, one of them shared, with an own field and one that was dropped."""
    with make.desk(tmp_path_factory.mktemp("pages") / "book.clientdesk", clients=24) as made:
        for key in ("x_tea", "x_gone"):
            made.own_fields.define(Definition("person", key, key, "text"))
        record = made.clients.get("KH000001")
        record[record.kind.by_key["x_tea"]] = "龙井"
        record[record.kind.by_key["x_gone"]] = "away"
        record[Header.shared_with] = tuple(Row({SharedWith.user_id.key: Link(None, name)}) for name in ("乙", "甲"))
        made.clients.save(record)
        made.own_fields.drop("person", "x_gone")
        yield made


def page(desk: Desk, numbers: list[int], **options: object) -> list[Record]:
    with desk.store.reading() as connection:
        return read_page(connection, desk.store.schema, numbers, **options)  # type: ignore[arg-type]


def told(record: Record) -> tuple[object, ...]:
    rows = [(row.id, row.values) for group in record.kind.groups for row in record.rows(group)]
    return record.to_json(), record.stamps, record.id, rows


def test_a_page_holds_the_same_records_as_reading_each(full: Desk) -> None:
    numbers = full.clients.numbers()
    with full.store.reading() as connection:
        single = [read_record(connection, full.store.schema, number) for number in numbers]
    assert [told(record) for record in page(full, numbers)] == [told(record) for record in single if record]
    assert {record.kind.name for record in single if record} == {"person", "enterprise"}


def test_the_records_come_in_the_order_asked_for_without_what_is_gone(full: Desk) -> None:
    first, second = full.clients.numbers()[:2]
    assert [record.id for record in page(full, [second, 999_999, first])] == [second, first]
    assert page(full, []) == []


def test_dropped_own_fields_are_left_out_and_living_ones_are_read(full: Desk) -> None:
    (record,) = page(full, full.clients.numbers(order="code")[:1])
    assert record.to_json()["values"]["x_tea"] == "龙井"
    assert "x_gone" not in record.to_json()["values"]
    assert [row[SharedWith.user_id] for row in record.rows(Header.shared_with)] == [Link(None, "乙"), Link(None, "甲")]


def test_only_the_fields_asked_for_are_read(full: Desk) -> None:
    fields = [Basics.full_name, Firm.name, Firm.org_people, OrgPerson.name, Basics.addresses]
    some = {record.code: record for record in page(full, full.clients.numbers(), fields=fields)}
    for whole in page(full, full.clients.numbers()):
        narrow = some[whole.code]
        assert (narrow.name, narrow.stamps, narrow.version) == (whole.name, whole.stamps, whole.version)
        assert {field.key for field, _ in narrow.filled()} <= {field.key for field in fields}
        names = [row[OrgPerson.name] for row in whole.rows(Firm.org_people)]
        assert [row[OrgPerson.name] for row in narrow.rows(Firm.org_people)] == names
        assert all(set(row.values) <= {"name"} for row in narrow.rows(Firm.org_people))
        assert narrow.rows(Basics.addresses) == whole.rows(Basics.addresses)


def test_every_record_of_the_desk_comes_once_and_by_code(full: Desk) -> None:
    codes = [record.code for record in full.clients.every()]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes)) == 24
    assert [record.code for record in full.clients.every(kinds=["enterprise"])] == codes[2::3]


def test_saving_a_record_of_which_only_some_fields_were_read_keeps_the_others(path: Path) -> None:
    with make.desk(path) as desk:
        desk.clients.create(make.person("王小明", mobile="154 0000 0001", nickname="小王"))
        (narrow,) = desk.clients.every(fields=[Basics.full_name])
        narrow[Basics.full_name] = "王大明"
        desk.clients.save(narrow)
        kept = desk.clients.get("KH000001")
        assert (kept[Basics.full_name], kept[Basics.mobile], kept[Basics.nickname]) == (
            "王大明",
            "154 0000 0001",
            "小王",
        )
