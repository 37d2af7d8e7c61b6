"""An agent's book of business comes out of her table: policies with their holders, once, undone as one step."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import ADD, OVERWRITE, REFUSE, SKIP, Policy
from clientdesk.desk.importing.importing import with_field
from clientdesk.dossier.header import Header
from clientdesk.dossier.insurance.policy import Beneficiary, Insured
from clientdesk.dossier.insurance.policy import Policy as Held
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.values import PartialDate
from clientdesk.errors import UserError
from tests import make
from tests.desk.insuring.bringing import brought, held, numbers, reasons, run
from tests.desk.insuring.holding import policy

LIFE = "赵敏,13800138000,样板人寿,安心终身寿险,P-001,2024-03-05,,12000,年交,50,赵乐"
RIDER = "赵敏,13800138000,样板人寿,附加重疾险,P-001,2024-03-05,,3000,年交,20,赵敏"
CAR = "李强,,样板财险,车险,C-77,2026-01-01,2026-12-31,3800.50,趸交,,"


def test_a_table_becomes_policies_of_clients_old_and_new_as_one_step(desk: Desk, path: Path) -> None:
    check = brought(desk, path, (LIFE, RIDER, CAR))
    assert numbers(check) == (3, 0, 0, 0)
    report = run(desk, check)
    assert held(desk) == {
        "安心终身寿险": ("KH000003", "赵敏"), "附加重疾险": ("KH000003", "赵敏"), "车险": ("KH000002", "李强"),
    }  # fmt: skip
    new = desk.clients.get("KH000003")
    assert (new[Basics.mobile], new[Header.insurance_stage]) == ("13800138000", "insured")
    life = desk.clients.get(report.lines[0].code)
    assert (life[Held.premium], life[Held.pay_mode], life[Held.sum_insured]) == (
        Decimal(12000),
        "yearly",
        Decimal(500000),
    )
    assert (life[Held.start], life[Held.next_premium_due]) == (date(2024, 3, 5), date(2027, 3, 5))
    assert [row[Insured.name] for row in life.rows(Held.insured)] == ["赵乐"]
    assert report.step is not None
    desk.insurance.importing.undo(report.step)
    assert (desk.insurance.listed(), desk.clients.count()) == ((), 2)


def test_bringing_the_same_table_in_again_changes_nothing(desk: Desk, path: Path) -> None:
    run(desk, brought(desk, path, (LIFE, RIDER, CAR, "赵敏,13800138000,样板人寿,旅行险,,2026-05-01,,,,,")))
    before = desk.keeping.dump()
    check = brought(desk, path, (LIFE, RIDER, CAR, "赵敏,13800138000,样板人寿,旅行险,,2026-05-01,,,,,"))
    assert numbers(check) == (0, 0, 4, 0)
    assert run(desk, check).step is None
    assert desk.keeping.dump() == before


def test_what_is_blank_is_filled_and_what_stands_there_is_written_over_only_where_one_says_so(
    desk: Desk, path: Path
) -> None:
    made = policy(desk, policy_no="c-77", insurer="样板财险", client={"code": "KH000002"}, product="车险")
    check = brought(desk, path, (CAR,))
    assert numbers(check) == (0, 1, 0, 0)
    told = {each.title: (each.before, each.after) for each in desk.insurance.importing.changes(check, check.lines[0])}
    assert told == {"Cover ends": ("", "2026-12-31")}
    run(desk, check)
    assert desk.clients.get(made.code)[Held.premium] == 1200
    run(desk, brought(desk, path, (CAR,), Policy(OVERWRITE)))
    assert desk.clients.get(made.code)[Held.premium] == Decimal("3800.50")
    assert numbers(brought(desk, path, (CAR,), Policy(SKIP))) == (0, 0, 1, 0)
    assert numbers(brought(desk, path, (CAR,), Policy(ADD))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("head", "row", "code"),
    [
        ("客户编号,投保人,险种,保单号", "KH000002,李强,车险,C-1", "KH000002"),
        ("Client,Mobile,Plan,Policy number", "Qiang Li,13900139000,Motor,C-1", "KH000003"),
        ("要保人,身分證號,險種,保單號碼", "誰都好,990101198503051238,車險,C-1", "KH000002"),
        ("Policyholder,Product,Policy No.", "李强,Motor,C-1", "KH000002"),
    ],
    ids=["code", "another of the name's reading", "identity number", "name alone"],
)
def test_holders_are_found_by_what_the_row_tells(desk: Desk, path: Path, head: str, row: str, code: str) -> None:
    known = desk.clients.get("KH000002")
    known[Basics.id_number] = "990101198503051238"
    desk.clients.save(known)
    run(desk, brought(desk, path, (row,), head=head))
    assert [client for client, _name in held(desk).values()] == [code]


def test_a_telephone_that_is_another_name_s_makes_a_new_client_and_tells_of_namesakes(desk: Desk, path: Path) -> None:
    desk.clients.create(make.person("周琴", mobile="13800138000"))
    check = brought(desk, path, ("李强,13800138000,样板,车险,C-1,,,,,,",))
    assert numbers(check) == (1, 0, 0, 0)
    why = check.lines[0].why
    assert why is not None
    assert "KH000002" in desk.reading.words.say(why)
    run(desk, check)
    assert held(desk)["车险"] == ("KH000004", "李强")


def test_namesakes_and_holders_in_the_trash_are_asked_about(desk: Desk, path: Path) -> None:
    desk.clients.create(make.person("李强"))
    assert reasons(desk, brought(desk, path, (CAR,))) == ["Several clients may be meant (Name): KH000002, KH000003."]
    desk.clients.trash(["KH000001"])
    row = "KH000001,王薇,车险"
    assert reasons(desk, brought(desk, path, (row,), head="客户编号,投保人,险种")) == [
        "The client KH000001 lies in the trash."
    ]


def test_rows_without_a_holder_and_policies_of_others_are_rejected_and_can_be_corrected(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    policy(desk, policy_no="C-77", insurer="样板财险", product="车险")
    check = brought(desk, path, (",,样板财险,车险,C-9,,,,,,", CAR, LIFE))
    assert reasons(desk, check) == [
        "The row does not say who holds the policy.",
        "The policy BD000001 is held by another client.",
    ]
    assert numbers(report := run(desk, check)) == (1, 0, 0, 2)
    assert desk.insurance.importing.write_rejects(report, tmp_path / "rest.xlsx") == 2
    (sheet,) = load_workbook(tmp_path / "rest.xlsx").worksheets
    assert sheet["E2"].value == "C-9"
    with pytest.raises(UserError, match="2 rows"):
        run(desk, brought(desk, path, (",,样板财险,车险,C-9,,,,,,", CAR), Policy(bad=REFUSE)))


def test_a_list_of_holders_alone_is_no_table_of_policies(desk: Desk, path: Path) -> None:
    check = brought(desk, path, ("赵敏,13800138000",), head="姓名,手机")
    assert (numbers(check), check.matching.sheets[0].level) == ((0, 0, 0, 0), "skip")
    check = brought(desk, path, (CAR, "赵敏,13800138000,样板,,,2026-01-01,,,,,"))
    assert (numbers(check), reasons(desk, check)) == ((1, 0, 0, 1), ["The row does not say which policy it is."])


def test_cells_that_cannot_be_taken_are_left_blank_told_and_kept_in_the_remarks(desk: Desk, path: Path) -> None:
    check = brought(desk, path, ("李强,,样板财险,车险,C-1,2026-13-01,,-5,随便,,",))
    assert len(check.troubles) == 3
    code = run(desk, check).lines[0].code
    made = desk.clients.get(code)
    assert (made[Held.start], made[Held.premium], made[Held.pay_mode]) == (None, None, None)
    assert made[Held.remarks] == "生效日期: 2026-13-01\n缴费方式: 随便\nPremium each time: -5.00"
    assert numbers(brought(desk, path, ("李强,,样板财险,车险,C-1,2026-13-01,,-5,随便,,",))) == (0, 0, 1, 0)


def test_the_same_policy_twice_in_a_table_is_taken_once(desk: Desk, path: Path) -> None:
    check = brought(desk, path, (LIFE, LIFE))
    assert numbers(check) == (1, 0, 1, 0)
    assert check.lines[1].why is not None
    assert desk.reading.words.say(check.lines[1].why) == "Row 2 tells of the same policy."


def test_what_the_user_says_of_a_column_holds_and_is_remembered(desk: Desk, path: Path) -> None:
    file = path.parent / "book.csv"
    file.write_text("Kunde,Sparte,Vertrag\n李强,车险,C-1\n", "utf-8")
    importing = desk.insurance.importing
    source = importing.open(file)
    matching = importing.match(source)
    for column, field in enumerate(("client", "product", "policy_no")):
        matching = importing.rematch(source, matching, sheet=0, level="") if column == 0 else matching
        matching = with_field(matching, 0, column, field)
    importing.remember(source, matching)
    run(desk, importing.check(source, matching, Policy()))
    assert held(desk) == {"车险": ("KH000002", "李强")}
    again = importing.match(importing.open(file))
    assert [column.field for column in again.sheets[0].columns] == ["client", "product", "policy_no"]
    assert desk.importing.match(source).sheets[0].kind != "policy"


def test_a_file_that_was_changed_since_the_check_is_decided_anew(desk: Desk, path: Path) -> None:
    check = brought(desk, path, (LIFE, CAR))
    desk.clients.create(make.person("赵敏", mobile="13800138000"))
    run(desk, check)
    assert held(desk)["安心终身寿险"] == ("KH000003", "赵敏")


def test_a_beneficiary_and_who_is_insured_stand_in_rows_of_their_own(desk: Desk, path: Path) -> None:
    head = "Policyholder,Product,Policy number,Insured,Insured date of birth,Beneficiary,Status,Frequency"
    report = run(desk, brought(desk, path, ("李强,Life,L-1,李乐,2015-06-01,王薇,active,annual",), head=head))
    made = desk.clients.get(report.lines[0].code)
    (insured,), (paid,) = made.rows(Held.insured), made.rows(Held.beneficiaries)
    assert (insured[Insured.name], insured[Insured.birthday]) == ("李乐", PartialDate(2015, 6, 1))
    assert (paid[Beneficiary.name], made[Held.status], made[Held.pay_mode]) == ("王薇", "in_force", "yearly")
