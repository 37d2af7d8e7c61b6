"""The sample clients live and fit together."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import values_from_json
from clientdesk.dossier import lunar
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, KINDS, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.relations import Relations, Relative
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import Link, LunarDate, PartialDate
from clientdesk.exchange import sample_files, sample_trade
from clientdesk.i18n import catalogue
from clientdesk.paths import resources
from tests.desk.sampling import links, texts

TODAY = date(2026, 3, 5)
BY_NAME = {kind.name: kind for kind in KINDS}
AS_WRITTEN = {
    *("name", "full_name", "short_name", "name_en", "family_name", "given_name", "nickname", "childhood_name"),
    *("salutation", "spouse_name", "employer", "employer_name", "school", "closest_friend", "closest_neighbour"),
    *("title", "head_name", "owner", "owner_id", "user_id", "evaluator", "by", "handle"),
    *("street", "district", "city", "province", "address", "hukou_place", "native_place", "reg_authority"),
    *("plate", "number", "office_phone"),
    *("contact_person", "salesperson", "applicant", "received_by"),
    *("invoice_no", "bill_no", "client_order_no", "accountant_note", "serial", "policy_no", "claim_no", "insurer"),
    *("engineer", "signed_by", "agent"),
}
"""Names, places and what stands on papers: the same for every reader."""


def files_of(name: str) -> list[dict[str, Any]]:
    """What one of the sample files says."""
    clients: list[dict[str, Any]] = tomllib.loads((resources() / "sample" / f"{name}.toml").read_text("utf-8"))[
        "client"
    ]
    return clients


def test_about_forty_people_and_firms_from_four_places(records: dict[str, Record]) -> None:
    kinds = [record.kind.name for record in records.values()]
    assert 30 <= kinds.count(PERSON.name) <= 35
    assert 12 <= kinds.count(ENTERPRISE.name) <= 15
    assert min(len(files_of(name)) for name in sample_files.FILES) >= 6


def test_some_are_known_through_and_through_and_some_by_a_name_and_a_number(
    sampled: Desk, records: dict[str, Record]
) -> None:
    filled = {
        code: record.value(Header.completeness, sampled.clients.surroundings(record)) or 0
        for code, record in records.items()
    }
    assert 8 <= sum(share >= 0.9 for share in filled.values()) <= 10
    thin = [record for record in records.values() if len(list(record.filled())) <= 9]
    assert len(thin) >= 2
    assert all(record[Basics.mobile] for record in thin)
    assert any(record.rows(Other.reports_given) for record in records.values())


def test_each_speaks_the_language_of_the_place(records: dict[str, Record]) -> None:
    count = {name: len(files_of(name)) for name in sample_files.FILES}
    every = list(records.values())
    mainland, rest = every[: count["mainland"]], every[count["mainland"] :]
    taiwan, english = rest[: count["taiwan"] + count["hongkong"]], rest[count["taiwan"] + count["hongkong"] :]
    simplified_only, traditional_only = set("们说时会来对书车门东马长还进问间"), set("們說時會來對書車門東馬長還進問間")
    for record in mainland:
        assert not traditional_only & set(texts(record)), record.code
    for record in taiwan:
        assert not simplified_only & set(texts(record)), record.code
    for record in english:
        assert not re.search("[\u3400-\u9fff]", texts(record)), record.code


def test_whoever_reads_english_is_told_in_english_but_for_names_and_places() -> None:
    """Of the rows of groups too; what stays as it is written is named."""
    trade = sample_trade.read(BY_NAME, today=TODAY, reader="en")
    told: list[sample_files.Told | sample_files.Noted | sample_trade.Written] = [
        *(*trade.products, *trade.documents, *trade.expenses, *trade.more),
        *sample_files.read(BY_NAME, today=TODAY, reader="en"),
        *sample_files.read_work(BY_NAME, today=TODAY, reader="en"),
        *sample_files.read_statements(today=TODAY, reader="en"),
    ]
    chinese = {key for one in told for key, text in _written(one.values) if re.search("[\u3400-\u9fff]", text)}
    assert chinese <= AS_WRITTEN


def _written(values: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of every text in JSON."""
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _written(value, name)
    elif isinstance(values, list):
        for value in values:
            yield from _written(value, key)
    elif isinstance(values, str):
        yield key, values


def test_every_client_says_that_it_is_a_sample(records: dict[str, Record]) -> None:
    assert all(record[Header.is_sample] for record in records.values())
    assert all(record.code.startswith("SAMPLE-") for record in records.values())


def test_birthdays_and_other_days_come_up_soon(records: dict[str, Record]) -> None:
    born = [
        (record[Basics.birth_date], record[Basics.birthday_calendar])
        for record in records.values()
        if record.kind.name == PERSON.name
    ]
    solar = [lunar.next_solar_birthday(day, TODAY) for day, calendar in born if day and calendar != "lunar"]
    assert sum(day is not None and day - TODAY <= timedelta(14) for day in solar) >= 5
    assert TODAY in solar
    children = [row[Child.birthday] for record in records.values() for row in record.rows(Family.children)]
    soon = [lunar.next_solar_birthday(day, TODAY) for day in children if isinstance(day, PartialDate)]
    assert sum(day is not None and day - TODAY <= timedelta(14) for day in soon) >= 3


def test_birthdays_by_the_chinese_calendar_come_up_too(records: dict[str, Record]) -> None:
    kept = [record[Basics.birth_lunar] for record in records.values()]
    days = [lunar.next_lunar_birthday(day, "regular", TODAY) for day in kept if isinstance(day, LunarDate)]
    assert sum(day is not None and day - TODAY <= timedelta(20) for day in days) >= 3
    assert sum(day.leap for day in kept if day) >= 2
    for record in records.values():
        if (day := record[Basics.birth_lunar]) and day.year:
            assert record[Basics.birth_date] == PartialDate.of(lunar.solar_of(day)), record.code


# They fit together


def test_nothing_of_them_is_refused_or_odd(sampled: Desk, records: dict[str, Record]) -> None:
    found = [(record.code, problem) for record in records.values() for problem in sampled.clients.problems(record)]
    assert found == []
    assert sampled.keeping.check(deep=True) == []


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2027, 1, 1), date(2033, 12, 31), date(2049, 8, 20)])
def test_they_fit_together_on_any_day(today: date) -> None:
    reading = Reading(today, catalogue("en"))
    told = sample_files.read(BY_NAME, today=today)
    for one in told:
        record = Record(BY_NAME[one.kind], {"owner_id": Link(None, "tester"), "client_kind": one.kind})
        for field, value in values_from_json(record.kind, one.values).items():
            record[field] = value
        # References are put in when all of them are there.
        found = [problem for problem in problems(record, reading) if problem.field is not Header.introduced_by]
        assert found == [], one.name
    assert len({one.name for one in told}) == len(told)


def test_every_reference_leads_to_a_file_of_the_same_name(records: dict[str, Record]) -> None:
    every = [(record, field, link) for record in records.values() for field, link in links(record)]
    assert len(every) > 80
    for record, field, link in every:
        assert link.target in records, (record.code, field.key)
        assert link.name == records[link.target].name


def test_families_and_firms_point_at_each_other(records: dict[str, Record]) -> None:
    for record in records.values():
        if (spouse := record[Family.spouse_id]) and spouse.target:
            back = records[spouse.target][Family.spouse_id]
            assert back is not None
            assert back.target == record.code
            assert record[Family.spouse_name] == spouse.name
            assert records[spouse.target][Family.wedding_date] == record[Family.wedding_date]
        for row in record.rows(Relations.relatives):
            if (kin := row[Relative.person_id]) and kin.target:
                assert record.code in {link.target for _, link in links(records[kin.target])}, record.code
        if (employer := record[Basics.employer_id]) and employer.target:
            firm = records[employer.target]
            assert record[Basics.employer_name] == firm.name
            assert record.code in {link.target for _, link in links(firm)}


def test_one_introduces_another_who_introduces_a_third(records: dict[str, Record]) -> None:
    def generations(record: Record) -> int:
        by = record[Header.introduced_by]
        return 1 + generations(records[by.target]) if by and by.target else 0

    assert max(map(generations, records.values())) >= 2
    assert len({by.target for record in records.values() if (by := record[Header.introduced_by])}) >= 8


def test_most_have_a_picture_drawn_for_them_alone(sampled: Desk, records: dict[str, Record]) -> None:
    held = [attachment for record in records.values() for attachment in record.attachments()]
    assert len(held) >= len(records) * 0.9
    assert len({attachment.sha256 for attachment in held}) == len(held)
    assert all(attachment.size < 16_000 for attachment in held)
    assert all((sampled.attachments.read(attachment) or b"")[:2] == b"\xff\xd8" for attachment in held)
    assert {file.suffix for file in (resources() / "sample").iterdir()} == {".toml"}
