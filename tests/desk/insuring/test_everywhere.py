"""Policies and claims go wherever records go: search, history, batch, merging, erasing, exports, queries."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.batch import perform
from clientdesk.desk.outgoing.outgoing import read_everything
from clientdesk.dossier.header import Header
from clientdesk.dossier.insurance.claim import Claim, ClaimDocument
from clientdesk.dossier.insurance.policy import Beneficiary, Insured, Policy
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link, PartialDate
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.insuring.holding import HOLDER, again, policy, share

WIFE, HUSBAND = "KH000001", "KH000002"
WHOLE = {
    "insured": [{"name": "李强", "relation": "spouse", "id_no": "99010119850305123X", "person_id": {"code": HUSBAND}}],
    "beneficiaries": [{**share(1, "1"), "person_id": {"code": HUSBAND}}],
}


def test_a_client_is_found_by_the_number_of_a_policy(desk: Desk) -> None:
    policy(desk, policy_no="PAF-2024-778899")
    (hit,) = desk.searching.find("PAF-2024-7788")
    assert (hit.line.code, hit.field, hit.snippet) == (HOLDER, "policy.policy_no", "PAF-2024-778899")


def test_a_policy_is_written_changed_and_taken_back_by_actions(desk: Desk) -> None:
    made = perform(
        desk,
        {
            "op": "create",
            "kind": "policy",
            "values": {
                "client": {"code": HOLDER}, "product": "车险", "cover": "motor", "start": "2026-01-01",
                "end": "2026-12-31", "premium": "3800.00", "pay_mode": "single", **WHOLE,
            },
        },
    )  # fmt: skip
    code = made["code"]
    stored = desk.clients.get(code)
    assert stored[Policy.client] == Link(HOLDER, "王薇")
    assert stored.rows(Policy.insured)[0][Insured.person_id] is not None
    assert desk.clients.get(HOLDER)[Header.insurance_stage] == "insured"
    perform(desk, {"op": "update", "code": code, "values": {"status": "surrendered"}})
    assert desk.clients.get(code)[Policy.ended_on] == date(2026, 11, 22)
    assert desk.clients.get(HOLDER)[Header.insurance_stage] == "lapsed"
    perform(desk, {"op": "undo"})
    assert desk.clients.get(code)[Policy.status] == "in_force"
    perform(desk, {"op": "redo"})
    labels = {entry.label for entry in desk.past.of(code, words=catalogue("zh_CN")) if entry.old or entry.new}
    assert "保单状态" in labels
    perform(desk, {"op": "delete", "code": code})
    assert desk.insurance.of_client(desk.clients.get(HOLDER)).held == ()
    perform(desk, {"op": "restore", "code": code})
    assert len(desk.insurance.of_client(desk.clients.get(HOLDER)).held) == 1


def test_a_merge_turns_the_policies_and_claims_of_the_file_that_goes(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    made = policy(desk, client={"code": "KH000003"}, insured=[{"name": "王薇", "person_id": {"code": "KH000003"}}])
    claim = desk.insurance.claim(made.code, kind="hospital")
    desk.insurance.save(claim)
    desk.doubles.merge(WIFE, "KH000003")
    turned, claimed = again(desk, made), desk.clients.get(claim.code)
    assert turned[Policy.client] == Link(WIFE, "王薇")
    assert (file := turned.rows(Policy.insured)[0][Insured.person_id])
    assert file.target == WIFE
    assert claimed[Claim.client] == Link(WIFE, "王薇")
    assert len(desk.insurance.of_client(desk.clients.get(WIFE)).held) == 1


def test_a_merge_gives_the_file_that_stays_the_stage_of_all_policies(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    policy(desk, client={"code": "KH000003"})
    policy(desk, policy_no="P2", status="lapsed")
    assert desk.clients.get(WIFE)[Header.insurance_stage] == "lapsed"
    desk.doubles.merge(WIFE, "KH000003")
    assert desk.clients.get(WIFE)[Header.insurance_stage] == "insured"
    desk.past.undo()
    assert desk.clients.get(WIFE)[Header.insurance_stage] == "lapsed"


def test_erasing_a_client_erases_the_policies_and_claims_but_not_those_of_others(desk: Desk) -> None:
    mine = policy(desk, product="我的保单", **WHOLE)
    claim = desk.insurance.claim(mine.code)
    desk.insurance.save(claim)
    theirs = policy(desk, client={"code": HUSBAND})
    desk.clients.trash([WIFE])
    desk.clients.erase([WIFE])
    for code in (mine.code, claim.code):
        with pytest.raises(UserError):
            desk.clients.get(code)
    assert again(desk, theirs)[Policy.product] == "平安福"
    assert "我的保单".encode() not in desk.store.path.read_bytes()


AUNT, NAME, NUMBER, BORN = "KH000003", "周琴琴", "99010119780312123X", "1978-03-12"


def traces(path: Path) -> list[str]:
    words = (NAME, NUMBER, BORN, NUMBER[-6:])
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [f"{file.name}: {word}" for file in files for word in words if word.encode() in file.read_bytes()]


def _aunt(**values: object) -> dict[str, object]:
    return {"name": NAME, "relation": "other", "birthday": BORN, "id_no": NUMBER, **values}


def test_an_erased_client_leaves_no_byte_among_the_insured_of_others(desk: Desk) -> None:
    desk.clients.create(make.person(NAME, id_number=NUMBER))
    known = policy(desk, client={"code": HUSBAND}, insured=[_aunt(person_id={"code": AUNT})],
                   beneficiaries=[{**share(1, "1", NAME), "person_id": {"code": AUNT}}])  # fmt: skip
    typed = policy(desk, client={"code": HUSBAND}, insured=[_aunt()], policy_no="P2")
    once = policy(desk, client={"code": HUSBAND}, insured=[_aunt(name="Old"), {"name": "Child"}], policy_no="P3")
    once[Policy.insured] = tuple(row for row in once.rows(Policy.insured) if row[Insured.name] == "Child")
    desk.insurance.save(once)
    changed = again(desk, known)
    first = changed.rows(Policy.insured)[0]
    changed[Policy.insured] = (first.with_value(Insured.birthday, PartialDate(1978, 3)),)
    desk.insurance.save(changed)
    desk.clients.trash([AUNT, typed.code])
    desk.clients.erase([AUNT])
    assert not traces(desk.store.path)
    assert not desk.keeping.check(deep=True)
    for record in (known, typed):
        (row,) = again(desk, record).rows(Policy.insured)
        assert row.values == {"name": "Erased client KH000003", "relation": "other"}
    (paid,) = again(desk, known).rows(Policy.beneficiaries)
    assert (paid[Beneficiary.name], paid[Beneficiary.share], paid[Beneficiary.person_id]) == (
        "Erased client KH000003",
        Decimal(1),
        None,
    )
    assert [row[Insured.name] for row in again(desk, once).rows(Policy.insured)] == ["Child"]


def test_who_stands_now_in_a_row_that_was_an_erased_client_s_stays(desk: Desk) -> None:
    desk.clients.create(make.person(NAME, id_number=NUMBER))
    made = policy(desk, client={"code": HUSBAND}, insured=[{"name": "Before"}, _aunt(person_id={"code": AUNT})])
    first, second = made.rows(Policy.insured)
    made[Policy.insured] = (Row(second.values, first.id), Row({"name": "Child", "relation": "child"}, second.id))
    desk.insurance.save(made)
    made[Policy.insured] = (Row({"name": "Sister"}, first.id), made.rows(Policy.insured)[1])
    desk.insurance.save(made)
    desk.clients.trash([AUNT])
    desk.clients.erase([AUNT])
    assert [row.values for row in again(desk, made).rows(Policy.insured)] == [
        {"name": "Sister"},
        {"name": "Child", "relation": "child"},
    ]
    assert b"Before" in desk.store.path.read_bytes()
    assert not traces(desk.store.path)
    assert not desk.keeping.check(deep=True)


def test_a_policy_that_named_an_erased_client_keeps_the_rest_of_its_history(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    desk.clients.create(make.person(NAME))
    made = policy(desk, client={"code": HUSBAND}, insured=[_aunt(person_id={"code": AUNT})] * 2)
    set_clock("2026-11-23T10:00:00+00:00")
    made[Policy.insured] = (made.rows(Policy.insured)[0], made.rows(Policy.insured)[1].with_value(Insured.name, "W"))
    desk.insurance.save(made)
    set_clock("2026-11-24T10:00:00+00:00")
    made[Policy.insured] = made.rows(Policy.insured)[:1]
    desk.insurance.save(made)
    desk.insurance.pay([made.code])
    desk.clients.trash([AUNT])
    desk.clients.erase([AUNT])
    told = [entry.text for entry in desk.past.of(made.code, words=catalogue("en"))]
    assert "Note premiums" in told
    assert desk.past.states(again(desk, made), Policy.premiums)
    before = desk.clients.as_of(made.code, "2026-11-22T12:00:00+00:00")
    assert [row[Insured.name] for row in before.rows(Policy.insured)] == ["Erased client KH000003"] * 2
    assert not desk.keeping.check(deep=True)
    desk.past.undo()
    assert again(desk, made).rows(Policy.premiums) == ()


def test_the_whole_file_goes_out_and_comes_back_with_its_policies(
    desk: Desk, tmp_path: Path, set_clock: Callable[[str], None]
) -> None:
    made = policy(desk, **WHOLE)
    desk.insurance.pay([made.code])
    desk.insurance.bring_up_to_date()
    desk.insurance.save(desk.insurance.claim(made.code, kind="death"))
    out = tmp_path / "all.json"
    desk.outgoing.everything(out, reason="test")
    with Desk.create(tmp_path / "other.clientdesk", user="tester") as other:
        other.outgoing.take_back(read_everything(out))
        assert other.keeping.dump() == desk.keeping.dump()


def test_the_folder_of_a_client_holds_its_policies_and_claims(desk: Desk, tmp_path: Path) -> None:
    made = policy(desk)
    desk.insurance.save(desk.insurance.claim(made.code, kind="theft"))
    desk.outgoing.client_folder(tmp_path / "out", HOLDER, profile="full", reason="asked for")
    (told,) = (tmp_path / "out").glob("*_work.json")
    found = {each["kind"]: each["values"] for each in json.loads(told.read_text("utf-8"))}
    assert found["policy"]["policy_no"] == "P0001"
    assert found["claim"]["kind"] == "theft"


def test_claims_carry_the_checklist_and_the_days_of_their_steps(desk: Desk, set_clock: Callable[[str], None]) -> None:
    made = policy(desk)
    claim = desk.insurance.claim(made.code, kind="hospital")
    desk.insurance.save(claim)
    assert len(claim.rows(Claim.documents)) == 5
    assert (claim[Claim.subject], claim[Claim.client]) == ("Treatment in hospital", made[Policy.client])
    with pytest.raises(UserError):
        desk.insurance.advance(claim.code, "paid")
    desk.insurance.advance(claim.code, "documents")
    came = desk.clients.get(claim.code)
    first, *others = came.rows(Claim.documents)
    came[Claim.documents] = (first.with_value(ClaimDocument.received_on, date(2026, 11, 22)), *others)
    desk.insurance.save(came)
    (line,) = desk.insurance.claims()
    assert (len(line.waiting), line.wanted, line.is_open) == (4, 5, True)
    set_clock("2026-12-01T10:00:00+00:00")
    for step in ("under_review", "approved", "paid", "closed"):
        desk.insurance.advance(claim.code, step)
    done = desk.clients.get(claim.code)
    day = date(2026, 12, 1)
    assert (done[Claim.decided_on], done[Claim.paid_on], done[Claim.closed_on]) == (day, day, day)
    assert not desk.insurance.claims()[0].is_open


def test_what_a_client_holds_is_insured_by_and_is_paid_from(desk: Desk) -> None:
    policy(desk, **WHOLE)
    policy(desk, client={"code": HUSBAND}, policy_no="P0002", cover="accident", sum_insured="100000.00")
    husband = desk.insurance.of_client(desk.clients.get(HUSBAND))
    assert [each.policy_no for each in husband.held] == ["P0002"]
    assert [each.policy_no for each in husband.insured] == ["P0001"]
    assert [each.policy_no for each in husband.benefits] == ["P0001"]


def test_the_household_shows_who_lacks_which_cover(desk: Desk) -> None:
    wife = desk.clients.get(WIFE)
    group = wife.kind.by_key["children"]
    wife[group] = group.type.from_json([{"name": "李乐"}])
    desk.clients.save(wife)
    policy(desk, insured=[{"name": "李强", "person_id": {"code": HUSBAND}}])
    policy(desk, policy_no="P2", cover="medical", sum_insured=None, insured=[{"name": "李乐"}, {"name": "王薇"}])
    policy(desk, policy_no="P3", cover="accident", status="surrendered")
    policy(desk, client={"code": HUSBAND}, policy_no="P4", cover="accident", sum_insured="100000.00")
    members = desk.insurance.of_client(desk.clients.get(WIFE)).household
    told = {each.name: {cover: sums.get("CNY") for cover, sums in each.covers.items()} for each in members}
    assert [(each.name, each.relation) for each in members] == [
        ("王薇", "self"), ("李强", "spouse"), ("李乐", "child"),
    ]  # fmt: skip
    assert {name: {cover: str(sum_) for cover, sum_ in covers.items()} for name, covers in told.items()} == {
        "王薇": {"medical": "None"},
        "李强": {"life": "500000.00", "accident": "100000.00"},
        "李乐": {"medical": "None"},
    }
    assert members[0].lacks("life")
    assert not members[1].lacks("life")


def found(desk: Desk, where: object) -> list[str]:
    asked = desk.querying.read({"where": {"all": [where]}, "kinds": ["person"]})
    return [line.code for line in desk.querying.lines(asked)]


def test_clients_are_asked_for_by_their_policies(desk: Desk) -> None:
    policy(desk)
    policy(desk, client={"code": HUSBAND}, insurer="别家人寿", status="lapsed", premium="90.00")
    assert found(desk, {"ask": "insured"}) == [WIFE]
    assert found(desk, {"ask": "not_insured"}) == [HUSBAND]
    assert found(desk, {"ask": "policy_due", "value": {"days": 60}}) == [WIFE]
    assert found(desk, {"ask": "policy_due", "value": {"days": 20}}) == []
    by_insurer = {"has": "policy.client", "where": {"all": [{"field": "insurer", "op": "contains", "value": "别家"}]}}
    assert found(desk, by_insurer) == [HUSBAND]
    assert [line.code for line in desk.querying.lines(desk.querying.named("policy_renewal"))] == [WIFE]


def test_what_is_asked_of_policies_reads_as_a_sentence(desk: Desk) -> None:
    asked = desk.querying.named("policy_renewal")
    told = {language: desk.querying.sentence(asked, catalogue(language)) for language in ("en", "zh_CN", "zh_TW")}
    assert told["en"] == "Clients with a policy that ends or of which a premium is due in the next 60 days"
    assert "保单" in told["zh_CN"]
    assert "保單" in told["zh_TW"]


def test_the_dump_holds_every_value_of_a_policy(desk: Desk) -> None:
    policy(desk, **WHOLE)
    told = json.dumps(desk.keeping.dump(), ensure_ascii=False, default=str)
    assert "99010119850305123X" in told
    assert "policy_no" in told


def test_the_columns_of_people_in_policies_bear_the_keys_that_references_have() -> None:
    assert Insured.person_id.key == Beneficiary.person_id.key
