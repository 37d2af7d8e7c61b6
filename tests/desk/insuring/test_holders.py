"""Whose a policy of a table is: nobody gets the policies of a namesake, and nobody becomes two clients."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import OVERWRITE, SKIP, Policy
from clientdesk.dossier.insurance.policy import Policy as Held
from clientdesk.dossier.person.basics import Basics
from tests import make
from tests.desk.insuring.bringing import brought, held, numbers, reasons, run

HEAD = "Policyholder,Mobile,ID number,Insurer,Product,Policy no,Start date,Status"
PHONE = "+44 7700 900001"
FATHER, SON = "990101195001010010", "990101198001010014"
MISTYPED = "990101198001010015"


def bring(desk: Desk, path: Path, *rows: str, told: Policy | None = None) -> Sequence[int]:
    check = brought(desk, path, rows, told, head=HEAD)
    assert numbers(run(desk, check)) == numbers(check)
    return numbers(check)


def test_father_and_son_of_one_name_and_one_telephone_are_two_clients(desk: Desk, path: Path) -> None:
    rows = [f"Lei Example,{PHONE},{FATHER},,Life,N1,,", f"Lei Example,{PHONE},{SON},,Care,N2,,"]
    assert bring(desk, path, *rows) == (2, 0, 0, 0)
    assert {product: client for product, (client, _name) in held(desk).items()} == {
        "Life": "KH000003", "Care": "KH000004",
    }  # fmt: skip
    assert bring(desk, path, *rows) == (0, 0, 2, 0)
    assert bring(desk, path, f"Lei Example,{PHONE},{SON},,Home,N3,,") == (1, 0, 0, 0)
    assert held(desk)["Home"][0] == "KH000004"


def test_rows_that_tell_the_name_alone_are_of_the_one_who_is_told_by_more_wherever_they_stand(
    desk: Desk, path: Path
) -> None:
    rows = ["Ben Example,,,,Life,N1,,", f"Ben Example,{PHONE},,,Care,N2,,", f"Ben Example,{PHONE},{SON},,Home,N3,,"]
    assert bring(desk, path, *rows, "Ben Example,,,,Car,N4,,") == (4, 0, 0, 0)
    assert {client for client, _name in held(desk).values()} == {"KH000003"}
    made = desk.clients.get("KH000003")
    assert (made[Basics.mobile], made[Basics.id_number]) == (PHONE, SON)
    assert bring(desk, path, *rows) == (0, 0, 3, 0)


def test_a_column_of_telephones_is_that_of_the_holder_whatever_kind_they_are_of(desk: Desk, path: Path) -> None:
    run(
        desk,
        brought(desk, path, ["Ben Example,020 7946 0001,Life,N1"], head="Policyholder,Telephone,Product,Policy no"),
    )
    assert desk.clients.get("KH000003")[Basics.mobile] == "020 7946 0001"


def test_a_firm_is_one_whatever_telephone_its_rows_tell_and_two_where_the_registration_differs(
    desk: Desk, path: Path
) -> None:
    firm = "Example Trading Ltd"
    rows = [f"{firm},{PHONE},,,Life,N1,,", f"{firm},020 7946 0001,,,Care,N2,,", f"{firm},,{FATHER},,Home,N3,,"]
    assert bring(desk, path, *rows) == (3, 0, 0, 0)
    assert {client for client, _name in held(desk).values()} == {"KH000003"}
    assert bring(desk, path, *rows, f"{firm},,{SON},,Car,N4,,") == (1, 0, 3, 0)
    assert held(desk)["Car"][0] == "KH000004"


def test_a_name_that_several_new_clients_have_is_asked_about(desk: Desk, path: Path) -> None:
    check = brought(
        desk, path, ["Ben Example,,,,Life,N1,,", f"Ben Example,{PHONE},,,Care,N2,,", f"Ben Example,,{SON},,Home,N3,,"],
        head=HEAD,
    )  # fmt: skip
    assert numbers(check) == (2, 0, 0, 1)
    assert reasons(desk, check) == ["Several new clients of this file have this name; nobody can say which is meant."]


@pytest.mark.parametrize(("name", "firm"), [("Ann Example", "Ann Example Ltd"), ("欧阳静", "欧阳静有限公司")])
def test_a_person_is_not_the_firm_that_bears_the_name(desk: Desk, path: Path, name: str, firm: str) -> None:
    desk.clients.create(make.enterprise(firm))
    bring(desk, path, f"{name},,,,Life,N1,,")
    assert held(desk)["Life"] == ("KH000004", name)


def test_a_name_with_the_surname_first_is_that_of_the_client_who_is_there(desk: Desk, path: Path) -> None:
    desk.clients.create(make.person("John Example", mobile=PHONE))
    bring(desk, path, f'"Example, John",{PHONE},,,Life,N1,,', '"Example, John",,,,Care,N2,,', '"Doe, Jane",,,,Car,N3,,')
    assert held(desk) == {
        "Life": ("KH000003", "John Example"), "Care": ("KH000003", "John Example"), "Car": ("KH000004", "Jane Doe"),
    }  # fmt: skip


def test_a_mistyped_number_of_a_holder_is_left_blank_and_told_or_its_row_left_out(desk: Desk, path: Path) -> None:
    rows = [f"Ben Example,,{MISTYPED},,Life,N1,,", "Ann Example,,,,Care,N2,,"]
    check = brought(desk, path, rows, head=HEAD)
    assert (numbers(check), [each.heading for each in check.troubles]) == ((2, 0, 0, 0), ["ID number"])
    assert numbers(brought(desk, path, rows, Policy(bad=SKIP), head=HEAD)) == (1, 0, 0, 1)
    left = Policy(bad=SKIP, blank=frozenset({(0, "C")}))
    assert numbers(brought(desk, path, rows, left, head=HEAD)) == (2, 0, 0, 0)
    run(desk, check)
    assert desk.clients.get("KH000003")[Basics.id_number] is None


def test_what_the_checks_refuse_is_left_blank_in_the_columns_the_user_names(desk: Desk, path: Path) -> None:
    left = Policy(bad=SKIP, blank=frozenset({(0, "D")}))
    check = brought(desk, path, ["Ann Example,Care,N2,-5"], left, head="Policyholder,Product,Policy no,Premium")
    assert numbers(check) == (1, 0, 0, 0)


def test_a_name_that_is_too_long_for_a_client_is_told(desk: Desk, path: Path) -> None:
    check = brought(desk, path, [f"Ann {'E' * 90},,,,Life,N1,,"], head=HEAD)
    assert reasons(desk, check) == ["This has 94 characters; at most 80 can be kept here."]


def test_two_terms_of_one_number_are_found_again_each_by_its_day(desk: Desk, path: Path) -> None:
    rows = ["Ann Example,,,I,Car,N1,2025-01-01,", "Ann Example,,,I,Car,N1,2024-01-01,"]
    assert bring(desk, path, *rows) == (2, 0, 0, 0)
    check = brought(desk, path, rows, head=HEAD)
    told = {desk.reading.words.say(line.why) for line in check.lines if line.why}
    assert (numbers(check), told) == ((0, 0, 2, 0), {"Everything in this row is known already."})


def test_a_policy_told_once_with_its_insurer_and_once_without_is_one(desk: Desk, path: Path) -> None:
    assert bring(desk, path, "Ann Example,,,I,Car,N1,,", "Ann Example,,,,Car,N1,,") == (1, 0, 1, 0)


def test_a_row_that_says_otherwise_is_not_called_known(desk: Desk, path: Path) -> None:
    bring(desk, path, "Ann Example,,,I,Car,N1,2024-01-01,")
    check = brought(desk, path, ["Ann Example,,,I,Car,N1,2025-01-01,"], head=HEAD)
    assert check.lines[0].why is not None
    said = desk.reading.words.say(check.lines[0].why)
    assert said == "The file says otherwise, but what is there stays as it is: Cover begins."


def test_a_policy_that_lapsed_long_ago_keeps_its_state_and_the_rest_of_the_table_comes_in(
    desk: Desk, path: Path, set_clock: Callable[[str], None]
) -> None:
    bring(desk, path, "Ann Example,,,I,Car,N1,2015-01-01,lapsed")
    set_clock("2031-03-05T10:00:00+00:00")
    rows = ["Ann Example,,,I,Car,N1,2015-01-01,active", "Ann Example,,,I,Home,N2,2031-01-01,"]
    assert bring(desk, path, *rows, told=Policy(OVERWRITE)) == (1, 1, 0, 0)
    stays = desk.clients.get("BD000001")
    assert (stays[Held.status], stays[Held.remarks]) == ("lapsed", "Status: In force")
