"""What is wrong, missing or old is found and told, mended in one step, and left alone once somebody says so."""

from datetime import date

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import Refused
from clientdesk.desk.quality.given import Finding
from clientdesk.desk.quality.looking import months_before
from clientdesk.desk.quality.matters import MATTERS
from clientdesk.dossier.checks.identity import check_character
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.basics import Licence
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics, MoreAddress, PhoneNumber
from clientdesk.dossier.person.career import Career, Job
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Friend, Relations
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address, Link, PartialDate, YearMonth
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make

WORDS = catalogue("en")
SUZHOU = Address(province="江苏省", city="苏州市", district="工业园区", street="示例路 1 号", postcode="000000")


def found(desk: Desk, matter: str) -> tuple[Finding, ...]:
    """What the list of a matter holds now."""
    seen = desk.quality.look().list(matter)
    assert seen is not None
    return seen.findings


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    """Whose, what stands there, what is odd, what is proposed."""
    return [(one.line.name, one.stands(WORDS), WORDS.say(one.odd), one.instead(WORDS)) for one in findings]


def kept(desk: Desk, *records: Record) -> None:
    for record in records:
        desk.clients.create(record)


def test_a_file_without_faults_has_empty_lists(desk: Desk) -> None:
    kept(desk, make.person("Anna Ashworth", mobile="15400000001", owner_id=Link(None, "tester")))
    seen = desk.quality.look()
    assert (seen.count, seen.clients) == (0, 1)
    assert [one.matter for one in seen.lists] == list(MATTERS)


def test_the_area_code_of_the_city_is_put_before_a_local_number_and_undo_takes_it_away(desk: Desk) -> None:
    kept(
        desk,
        make.person("甲", office_phone="8888 1234", office_address=SUZHOU),
        make.person("乙", home_phone="8888123"),
    )
    before = desk.keeping.dump()
    findings = found(desk, "area")
    assert told(findings) == [
        ("甲", "8888 1234", "The area code is missing; that of 苏州市 is 0512.", "0512-8888 1234"),
        ("乙", "8888123", "The area code is missing.", ""),
    ]
    done = desk.quality.mend(findings)
    assert (done.count, done.passed_over) == (1, 0)
    assert [one.line.name for one in found(desk, "area")] == ["乙"]
    step, _changed = desk.past.undo()
    assert step.sentence(WORDS) == "Fill in the area codes of telephones (1)"
    assert desk.keeping.dump() == before


def test_a_code_from_another_address_is_proposed_but_not_sure(desk: Desk) -> None:
    kept(desk, make.person("甲", home_phone="88881234", office_address=SUZHOU))
    (one,) = found(desk, "area")
    assert one.remedy
    assert not one.remedy.sure
    assert one.instead(WORDS) == "0512-88881234"


def test_in_hong_kong_eight_digits_are_a_whole_number(desk: Desk) -> None:
    there = Address(country="HK", province="香港特别行政区", street="示例道 1 号")
    kept(desk, make.person("甲", home_phone="00000000", home_address=there))
    assert not found(desk, "area")
    assert not found(desk, "length")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("1540000000", "A mobile has 11 digits, this one 10."),
        ("154000000012", "A mobile has 11 digits, this one 12."),
        ("0512-888812345678", "No telephone has 16 digits like these."),
        ("8012", "No telephone has 4 digits like these."),
    ],
)
def test_a_telephone_of_impossible_length_is_told(desk: Desk, number: str, reason: str) -> None:
    kept(desk, make.person("甲", mobile=number))
    assert told(found(desk, "length")) == [("甲", number, reason, "")]


@pytest.mark.parametrize("number", ["10086", "95588", "400-800-1234", "+44 20 7946 0958", "02-23456789", "0912345678"])
def test_numbers_of_services_and_of_other_countries_are_left_alone(desk: Desk, number: str) -> None:
    kept(desk, make.person("甲", mobile=number))
    seen = desk.quality.look()
    assert [len(seen.list(name).findings) for name in ("area", "length")] == [0, 0]  # type: ignore[union-attr]


def test_telephones_in_fields_and_rows_are_written_the_usual_way_in_one_step(desk: Desk) -> None:
    rows = (Row({PhoneNumber.number.key: "(0512)00001234-801"}), Row({PhoneNumber.number.key: "15400000002"}))
    record = make.person("甲", mobile="+86 154-0000-0001", phones=rows)
    kept(desk, record)
    findings = found(desk, "style")
    assert next(one.instead(WORDS) for one in findings) == "15400000001"
    desk.quality.mend(findings)
    assert desk.clients.get(record.code)[Basics.mobile] == "15400000001"
    assert not found(desk, "style")
    desk.past.undo()
    assert len(found(desk, "style")) == len(findings)


def test_identity_and_registration_numbers_are_checked_as_the_declarations_say(desk: Desk) -> None:
    kept(desk, make.person("甲", employer_reg_no="123"), make.enterprise("乙公司", reg_no="91320000MA00000000"))
    names = {one.line.name: WORDS.say(one.odd) for one in found(desk, "numbers")}
    assert set(names) == {"甲", "乙公司"}
    assert names["甲"].startswith("A unified social credit code has 18 characters")


def test_birth_and_gender_are_filled_in_from_the_identity_number(desk: Desk) -> None:
    number = "99010519491231002"
    record = make.person("甲", id_number=f"{number}{check_character(number)}", id_doc_type="cn_id")
    kept(desk, record)
    findings = found(desk, "from_number")
    assert [one.key for one in findings] == ["birth_date", "gender"]
    desk.quality.mend(findings)
    fresh = desk.clients.get(record.code)
    assert (fresh[Basics.birth_date], fresh[Basics.gender]) == (PartialDate(1949, 12, 31), "f")
    assert not found(desk, "from_number")


def test_missing_basics_are_told_and_the_owner_filled_in(desk: Desk) -> None:
    record = make.person("甲")
    kept(desk, record)
    assert told(found(desk, "no_phone")) == [("甲", "", "There is no telephone of any kind.", "")]
    desk.quality.mend(found(desk, "no_owner"))
    owner = desk.clients.get(record.code)[Header.owner_id]
    assert owner
    assert owner.name == desk.user
    assert not found(desk, "no_owner")


def test_a_name_with_several_readings_waits_for_somebody_who_knows(desk: Desk) -> None:
    kept(desk, make.person("单雄信"), make.person("王小明"))
    (one,) = found(desk, "no_sort")
    assert (one.line.name, one.instead(WORDS)) == ("单雄信", "shan xiong xin")
    assert one.remedy
    assert not one.remedy.sure


def test_one_telephone_in_two_files_is_told_of_both_unless_they_are_a_couple(desk: Desk) -> None:
    one, other = make.person("甲", mobile="154 0000 0001"), make.person("乙", mobile="+8615400000001")
    kept(desk, one, other)
    findings = found(desk, "same_phone")
    assert [(each.line.name, each.others[0].name) for each in findings] == [("甲", "乙"), ("乙", "甲")]
    one[Family.spouse_id] = Link(other.code, "乙")
    desk.clients.save(one)
    assert not found(desk, "same_phone")


def test_spellings_of_one_employer_become_that_of_its_own_file(desk: Desk) -> None:
    firm = make.enterprise("苏州样板贸易有限公司")
    people = [
        make.person(name, employer_name=said)
        for name, said in (
            ("甲", "苏州样板贸易有限公司"),
            ("乙", "蘇州樣板貿易有限公司"),
            ("丙", "苏州样板贸易"),
            ("丁", "苏州样板贸易集团有限公司"),
        )
    ]
    kept(desk, firm, *people)
    findings = found(desk, "employers")
    assert {one.line.name: bool(one.remedy and one.remedy.sure) for one in findings} == {
        "乙": True,
        "丙": True,
        "丁": False,
    }
    seen = desk.quality.look().list("employers")
    assert seen
    assert desk.quality.mend(seen.sure).count == 2
    assert {desk.clients.get(person.code)[Basics.employer_name] for person in people[:3]} == {firm.name}


def test_addresses_without_post_code_are_told_and_that_of_the_district_is_proposed(desk: Desk) -> None:
    neighbours = [make.person(f"邻居 {n}", home_address=SUZHOU) for n in range(3)]
    bare = Address(province="江苏省", city="苏州市", district="工业园区", street="示例路 9 号")
    row = {MoreAddress.street.key: "示例路 7 号", MoreAddress.city.key: "无锡市"}
    kept(desk, *neighbours, make.person("甲", home_address=bare), make.person("乙", addresses=(Row(row),)))
    findings = found(desk, "postcodes")
    assert [(one.line.name, one.key, bool(one.remedy)) for one in findings] == [
        ("甲", "home_address", True),
        ("乙", "addresses.postcode", False),
    ]
    desk.quality.mend(findings)
    assert [one.line.name for one in found(desk, "postcodes")] == ["乙"]


def test_dates_that_cannot_be_are_told_where_they_stand(desk: Desk) -> None:
    born = PartialDate(1980, 5, 1)
    job = Row({Job.employer.key: "样板公司", Job.start.key: YearMonth(1979, 1), Job.end.key: YearMonth(1978, 1)})
    kept(desk, make.person("甲", birth_date=born, wedding_date=date(1970, 1, 1), jobs=(job,)))
    kept(desk, make.enterprise("乙公司", founded=PartialDate(2001), trading_since=PartialDate(2000, 12)))
    assert [(one.line.name, one.key) for one in found(desk, "days")] == [
        ("甲", "jobs.end"),
        ("甲", Family.wedding_date.key),
        ("甲", f"{Career.jobs.key}.start"),
        ("乙公司", Firm.trading_since.key),
    ]


def test_documents_that_have_ended_are_told_and_sensitive_days_are_not_shown(desk: Desk) -> None:
    licence = Row({Licence.name.key: "样板许可证", Licence.expiry.key: date(2020, 1, 1)})
    kept(desk, make.person("甲", id_doc_expiry=date(2020, 1, 1)), make.enterprise("乙公司", licences=(licence,)))
    assert told(found(desk, "ended")) == [
        ("甲", "•••", "The identity document has ended.", "Ask for the new one."),
        ("乙公司", "2020-01-01", "样板许可证 has ended.", "Ask for the new one."),
    ]


def test_who_was_left_alone_is_told_and_whoever_has_a_task_is_not(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", "2024-01-10T10:00:00+08:00")
    kept(desk, make.person("甲"), make.person("乙"))
    task = desk.work.task(client=desk.clients.lines(desk.clients.numbers())[1].code)
    task[Task.subject], task[Task.due] = "Call", date(2026, 2, 1)
    desk.clients.create(task)
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-01-10T10:00:00+08:00")
    assert [one.line.name for one in found(desk, "stale")] == ["甲"]
    seen = desk.quality.look(months=36).list("stale")
    assert seen is not None
    assert not seen.findings


def test_a_name_that_one_client_bears_is_linked_and_the_link_can_be_undone(desk: Desk) -> None:
    firm, person = make.enterprise("苏州样板贸易有限公司"), make.person("甲", employer_name="苏州样板贸易有限公司")
    friend = make.person("乙", friends=(Row({Friend.name.key: "甲"}),))
    kept(desk, firm, person, friend)
    findings = found(desk, "links")
    assert [(one.line.name, one.key, bool(one.remedy and one.remedy.sure)) for one in findings] == [
        ("甲", "employer_id", True),
        ("乙", "friends.person_id", False),
    ]
    before = desk.keeping.dump()
    desk.quality.mend(findings)
    assert desk.clients.get(person.code)[Basics.employer_id] == Link(firm.code, firm.name)
    assert desk.clients.get(friend.code).rows(Relations.friends)[0][Friend.person_id] == Link(person.code, "甲")
    desk.past.undo()
    assert desk.keeping.dump() == before


def test_a_name_that_two_clients_bear_is_not_linked(desk: Desk) -> None:
    kept(desk, make.enterprise("样板公司"), make.enterprise("样板公司"), make.person("甲", employer_name="样板公司"))
    assert not found(desk, "links")


def test_what_was_typed_is_read_again_or_told_why_not(desk: Desk) -> None:
    record = make.person("甲")
    kept(desk, record)
    desk.drafts.keep(record.id, "birth_date", "1985年3月5日")
    desk.drafts.keep(record.id, "height_cm", "12x")
    desk.drafts.keep(record.id, "id_number", "110105194912310021")
    findings = found(desk, "drafts")
    assert [(one.key, bool(one.remedy)) for one in findings] == [
        ("birth_date", True),
        ("height_cm", False),
        ("id_number", False),
    ]
    assert WORDS.say(findings[2].odd).startswith("The check digit does not fit")
    desk.quality.mend(findings)
    assert desk.clients.get(record.code)[Basics.birth_date] == PartialDate(1985, 3, 5)
    assert [draft.field for draft in desk.drafts.of(record.id)] == ["height_cm", "id_number"]


def test_what_was_typed_is_cleared_and_kept_again(desk: Desk) -> None:
    record = make.person("甲")
    kept(desk, record)
    desk.drafts.keep(record.id, "height_cm", "12x")
    cleared = desk.quality.clear(found(desk, "drafts"))
    assert not desk.drafts.of(record.id)
    desk.quality.keep(cleared)
    assert [draft.text for draft in desk.drafts.of(record.id)] == ["12x"]


def test_what_is_left_as_it_is_is_found_again_only_after_its_field_was_changed(desk: Desk) -> None:
    record = make.person("甲", mobile="1540000000")
    kept(desk, record)
    desk.quality.leave(found(desk, "length"))
    assert not found(desk, "length")
    record = desk.clients.get(record.code)
    record[Basics.mobile] = "154000000"
    desk.clients.save(record)
    assert len(found(desk, "length")) == 1
    desk.past.undo()
    assert not found(desk, "length")
    desk.past.undo()
    assert len(found(desk, "length")) == 1


def test_what_was_changed_in_the_meantime_is_passed_over(desk: Desk) -> None:
    record, other = make.person("甲", mobile="+86 15400000001"), make.person("乙", mobile="+86 15400000002")
    kept(desk, record, other)
    findings = found(desk, "style")
    record[Basics.mobile] = "15400000009"
    desk.clients.save(record)
    done = desk.quality.mend(findings)
    assert (done.count, done.passed_over) == (1, 1)
    assert desk.clients.get(record.code)[Basics.mobile] == "15400000009"


def test_archived_clients_and_those_in_the_trash_are_not_looked_at(desk: Desk) -> None:
    archived, thrown = make.person("甲", file_status="archived"), make.person("乙")
    kept(desk, archived, thrown)
    desk.clients.trash([thrown.code])
    assert desk.quality.look().clients == 0


def test_a_look_that_is_stopped_gives_nothing_and_stores_nothing(desk: Desk) -> None:
    kept(desk, make.person("甲"))
    before = desk.keeping.dump()
    with pytest.raises(Cancelled):
        desk.quality.look(progress=Progress(cancelled=lambda: True))
    with pytest.raises(Cancelled):
        desk.quality.mend(found(desk, "no_owner"), progress=Progress(cancelled=lambda: True))
    assert desk.keeping.dump() == before


def test_a_value_that_cannot_be_stored_refuses_the_whole_step(desk: Desk) -> None:
    record = make.person("甲")
    kept(desk, record)
    desk.drafts.keep(record.id, "birth_date", "1985-03-05")
    (finding,) = found(desk, "drafts")
    assert finding.remedy
    future = Finding(
        finding.matter,
        finding.line,
        finding.field,
        finding.odd,
        remedy=type(finding.remedy)(None, PartialDate(2999, 1, 1), draft=True),
    )
    with pytest.raises(Refused):
        desk.quality.mend([future])
    assert desk.drafts.of(record.id)


def test_months_out_of_reach_are_refused(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.quality.look(months=0)


def test_months_are_counted_back_to_the_last_day_of_a_shorter_one() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2026, 1, 15), 18) == date(2024, 7, 15)
