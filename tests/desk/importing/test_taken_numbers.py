"""A number that only one client can have is never stored twice, whichever way it comes."""

from dataclasses import replace

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.importing.given import ADD, BLANK, REFUSE, SKIP, Policy, Source
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import UserError
from clientdesk.store.drafts import Draft
from tests import make
from tests.desk.importing.tables import brought, checked, counts, sheet, source, values, why

NUMBER = "E00000001"
PEOPLE = f"""
    姓名   | 手机号码    | 证件类型 | 证件号码
    李小娜 | 15400000002 | 护照     | {NUMBER}
"""


@pytest.fixture
def known(desk: Desk) -> Desk:
    """A desk with a client who has the number."""
    desk.clients.create(make.person("李娜", id_number=NUMBER, id_doc_type="passport"))
    return desk


def by_mobile(desk: Desk, given: Source, policy: Policy | None = None) -> tuple[int, int, int, int]:
    """What comes of a file whose clients are found by their telephones alone."""
    matching = replace(desk.importing.match(given), key=("mobile",))
    return counts(desk.importing.run(desk.importing.check(given, matching, policy or Policy())))


def waiting(desk: Desk, code: str) -> list[tuple[str, str]]:
    """The drafts of a client."""
    drafts: list[Draft] = desk.drafts.of(desk.clients.get(code).id)
    return [(draft.field, draft.text) for draft in drafts]


def test_a_row_with_the_number_of_another_client_is_rejected_and_says_whose_it_is(known: Desk) -> None:
    given = source(sheet(PEOPLE))
    matching = replace(known.importing.match(given), key=("mobile",))
    check = known.importing.check(given, matching, Policy(bad=SKIP))
    assert counts(check) == (0, 0, 0, 1)
    assert why(check.lines[0]) == "Identity number: KH000001 has this number already."
    trouble = check.troubles[0]
    assert (trouble.column, trouble.heading, trouble.field) == ("D", "证件号码", "id_number")
    assert NUMBER not in why(check.lines[0])


def test_with_bad_cells_left_blank_the_client_comes_and_the_number_waits(known: Desk) -> None:
    assert by_mobile(known, source(sheet(PEOPLE)), Policy(bad=BLANK)) == (1, 0, 0, 0)
    assert "id_number" not in values(known, "KH000002")
    assert waiting(known, "KH000002") == [("id_number", NUMBER)]


def test_where_bad_rows_stop_an_import_nothing_is_stored(known: Desk) -> None:
    with pytest.raises(UserError):
        by_mobile(known, source(sheet(PEOPLE)), Policy(bad=REFUSE))
    assert known.clients.count() == 1


def test_another_client_made_on_purpose_waits_for_its_number(known: Desk) -> None:
    assert counts(brought(known, source(sheet(PEOPLE)), Policy(duplicates=ADD))) == (1, 0, 0, 0)
    assert waiting(known, "KH000002") == [("id_number", NUMBER)]


def test_a_stored_client_gets_no_number_of_another(known: Desk) -> None:
    known.clients.create(make.person("李小娜", mobile="15400000002"))
    assert by_mobile(known, source(sheet(PEOPLE)), Policy(bad=SKIP)) == (0, 0, 0, 1)
    assert by_mobile(known, source(sheet(PEOPLE)), Policy(bad=BLANK)) == (0, 1, 0, 0)
    assert known.clients.get("KH000002")[Basics.id_number] is None
    assert waiting(known, "KH000002") == [("id_number", NUMBER)]


def test_two_rows_of_one_file_cannot_have_one_number(desk: Desk) -> None:
    table = "公司名称 | 统一社会信用代码\n样板一厂 | 91AB0000\n样板二厂 | 91ab 0000\n"
    given = source(sheet(table))
    matching = replace(desk.importing.match(given), key=("name",))
    check = desk.importing.check(given, matching, Policy(bad=SKIP))
    assert counts(check) == (1, 0, 0, 1)
    assert why(check.lines[1]) == "Registration number: the client in row 2 has this number already."


def test_the_number_of_the_client_itself_is_no_trouble(known: Desk) -> None:
    table = PEOPLE.replace("李小娜", "李娜")
    assert counts(brought(known, source(sheet(table)))) == (0, 1, 0, 0)
    assert counts(checked(known, source(sheet(table)))) == (0, 0, 1, 0)


def test_what_waits_is_decided_again_where_the_file_changed_since_the_check(known: Desk) -> None:
    given = source(sheet(PEOPLE))
    matching = replace(known.importing.match(given), key=("mobile",))
    check = known.importing.check(given, matching, Policy(bad=BLANK))
    known.clients.trash(["KH000001"])
    known.importing.run(check)
    assert values(known, "KH000002")["id_number"] == NUMBER
    assert waiting(known, "KH000002") == []


def test_a_program_that_gives_a_taken_number_is_told_that_it_waits(known: Desk) -> None:
    told = batch.perform(
        known,
        {"op": "create", "kind": "person", "values": {"full_name": "李小娜", "id_number": NUMBER, "gender": "f"}},
    )
    assert told == {"step": 2, "code": "KH000002", "drafts": ["id_number"]}
    assert values(known, "KH000002") == {"full_name": "李小娜", "gender": "f"}
    assert waiting(known, "KH000002") == [("id_number", NUMBER)]
    other = batch.perform(known, {"op": "update", "code": "KH000002", "values": {"id_number": "E00000002"}})
    assert "drafts" not in other
    assert values(known, "KH000002")["id_number"] == "E00000002"
    assert waiting(known, "KH000002") == []


def test_a_taken_number_leaves_the_one_that_stood_there(desk: Desk) -> None:
    desk.clients.create(make.enterprise("样板一厂", reg_no="91AB0000"))
    desk.clients.create(make.enterprise("样板二厂", reg_no="91AB0001"))
    told = batch.perform(desk, {"op": "update", "code": "KH000002", "values": {"reg_no": "91ab 0000"}})
    assert told["drafts"] == ["reg_no"]
    assert desk.clients.get("KH000002")[Firm.reg_no] == "91AB0001"


def test_a_number_that_waits_is_not_offered_to_be_stored_with_the_others(known: Desk) -> None:
    batch.perform(known, {"op": "create", "kind": "person", "values": {"full_name": "李小娜", "id_number": NUMBER}})
    waiting_list = known.quality.look().list("drafts")
    assert waiting_list is not None
    assert [(one.typed, one.remedy) for one in waiting_list.findings] == [(NUMBER, None)]
