"""Records for the tests of cards and workbooks. Their people can belong to nobody."""

from datetime import UTC, date, datetime
from random import Random
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.fields import Kind, Rows, Surroundings, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record, Stamps
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import LongText, MultiText, Reading, Reference, Text
from clientdesk.dossier.values import Address, Link, PartialDate
from clientdesk.i18n import catalogue
from tests.making.records import content
from tests.making.values import row

NOW = datetime(2026, 3, 5, 6, 3, tzinfo=UTC)
STAMPS = Stamps("2026-01-05T09:00:00+00:00", "wang", "2026-03-01T10:30:00+00:00", "wang")


def around(record: Record, *, language: str = "en") -> Surroundings:
    """What computed fields may know on the day of the tests."""
    del record
    return Surroundings(Reading(date(2026, 3, 5), catalogue(language)))


def full(kind: Kind, *, rows: int = 3, code: str = "KH000012") -> Record:
    """A record with every stored field filled, `rows` full rows in every group."""
    rng = Random(12)
    record = Record(kind, id=12, code=code, stamps=STAMPS)
    for field in kind.values:
        record[field] = content(field, rng)
    for field in kind.groups:
        record[field] = tuple(row(rows_of(field), rng) for _ in range(rows))
    record[Header.client_code] = code
    record[Header.client_kind] = kind.name
    record[kind.by_key["no_print"]] = None
    return record


def with_canaries(kind: Kind) -> tuple[Record, dict[str, str]]:
    """A record whose every text says where it stands, and those words by the context of the field or column."""
    record = Record(kind, id=13, code="KH000013", stamps=STAMPS)
    words: dict[str, str] = {}

    def canary(context: str) -> str:
        return words.setdefault(context, f"canary{len(words):03}z")

    for field in kind.fields:
        if field.stored and not isinstance(field.type, Rows) and (said := _saying(field.type, canary, field.context)):
            record[field] = said
    for group in kind.groups:
        columns = rows_of(group).columns
        values = {c.key: _saying(c.type, canary, f"{group.key}/{c.context}") for c in columns}
        record[group] = (Row({key: value for key, value in values.items() if value is not None}),)
    return record, words


def _saying(type: object, canary: Any, context: str) -> Any:
    if isinstance(type, Text | LongText):
        return canary(context)
    if isinstance(type, MultiText):
        return (canary(context),)
    return Link(None, canary(context)) if isinstance(type, Reference) else None


def person(name: str = "䶮喆堃", *, code: str = "KH000001", **more: Any) -> Record:
    """A person of whom little is known."""
    record = Record(PERSON, id=1, code=code, stamps=STAMPS)
    record[Basics.full_name] = name
    record[Basics.salutation] = "龚总"
    record[Basics.position] = "采购总监"
    record[Basics.employer_name] = "虚构机械有限公司"
    record[Basics.mobile] = "154 0000 0001"
    record[Basics.email] = "lukasz@example.com"
    record[Basics.id_number] = "990101199003070017"
    record[Basics.birth_date] = PartialDate(1990, 3, 7)
    record[Basics.home_address] = Address("CN", "江苏省", "苏州市", "工业园区", "星湖街1号", "215000")
    record[Header.lifecycle_stage] = "current"
    record[Header.abc_class_override] = "a"
    record[Header.importance] = "high"
    record[Header.owner_id] = Link(None, "王小二")
    return _with(record, more)


def enterprise(name: str = "虚构机械有限公司", *, code: str = "KH000002", **more: Any) -> Record:
    """An enterprise with two contacts, the second of them the main one."""
    record = Record(ENTERPRISE, id=2, code=code, stamps=STAMPS)
    record[firm.Basics.name] = name
    record[Heading.short_name] = "虚构机械"
    record[Heading.name_en] = "Invented Machines Ltd."
    record[firm.Basics.phone] = "0512-0000 0000"
    record[firm.Basics.reg_no] = "99320000MA00000000"
    record[firm.Basics.org_people] = (
        Row({"role": ("owner",), "name": "Łukasz Nguyễn", "post": "Director", "phone": "0512-0000 0001"}),
        Row({"role": ("operator",), "name": "𠮷龘", "mobile": "154 0000 0002", "is_main": True}),
    )
    record[Header.lifecycle_stage] = "potential"
    return _with(record, more)


def _with(record: Record, more: dict[str, Any]) -> Record:
    for key, held in more.items():
        record[record.kind.by_key[key]] = held
    return record
