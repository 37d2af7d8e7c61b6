"""What a file tells and no field takes is never lost silently: clients come, and what is left out is told and kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import NOWHERE, OVERWRITE, REFUSE, SKIP, Check, Policy, Report, Trouble
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.values import PartialDate
from clientdesk.errors import UserError
from clientdesk.exchange.intake.tables import Flaw
from tests import make
from tests.desk.importing.tables import ENGLISH, brought, checked, counts, sheet, source, values, why

PEOPLE = """
    姓名   | 手机        | 出生日期   | 性别 | 身份证号           | 母亲电话 | 备注
    王小明 | 15400000001 | 1980-13-45 | 男   |                    | 12x      | 老客户
    李建国 | 15400000002 | 不详       | 男   | 320502196911020017 |          |
    陈志强 | 15400000003 | 1978-03-15 | 男   |                    |          | 重疾
    陈志强 | 15400000003 | 1978-03-15 | 女   |                    |          | 重复?
"""
FAMILY = """
    户主   | 关系 | 姓名   | 出生日期           | 电话
    王小明 | 妻子 | 林小红 | 1981-05-06         | 15400000011
           | 女儿 | 王乐   | 农历2012年腊月初八 | 15400000012
           | 儿子 | 王二   | 2013-13-01         |
"""


def given() -> Any:
    """A list of people, and one of their families."""
    return source(sheet(PEOPLE, "客户"), sheet(FAMILY, "家庭成员"))


def left(told: Check | Report) -> list[tuple[int, int, str, str, str]]:
    """What is told to be left out: sheet, row, client, heading, value."""
    found = sorted((one for one in told.troubles if one.is_left_out), key=_place)
    return [(one.place.sheet, one.place.row, one.client, one.heading, one.found) for one in found]


def _place(trouble: Trouble) -> tuple[int, int, str]:
    return trouble.place.sheet, trouble.place.row, trouble.column


def test_clients_come_and_each_cell_that_is_left_out_is_told_with_its_place(desk: Desk) -> None:
    report = brought(desk, given())
    assert counts(report) == (3, 0, 1, 0)
    assert left(report) == [
        (0, 2, "王小明", "出生日期", "1980-13-45"),
        (0, 2, "王小明", "母亲电话", "12x"),
        (0, 3, "李建国", "身份证号", "320502196911020017"),
        (0, 5, "陈志强", "性别", "女"),
        (1, 3, "王小明", "电话", "15400000012"),
        (1, 4, "王小明", "出生日期", "2013-13-01"),
    ]


def test_what_is_left_out_is_kept_in_the_notes_with_its_heading(desk: Desk) -> None:
    brought(desk, given())
    assert values(desk, "KH000001")["notes"].splitlines() == [
        "老客户",
        "出生日期: 1980-13-45",
        "母亲电话: 12x",
        "王乐: 电话: 15400000012",
        "王二: 出生日期: 2013-13-01",
    ]


def test_the_notes_are_left_alone_where_one_wants_it(desk: Desk) -> None:
    report = brought(desk, given(), Policy(left=NOWHERE))
    assert values(desk, "KH000001")["notes"] == "老客户"
    assert len(left(report)) == 6


def test_the_same_file_again_notes_nothing_again(desk: Desk) -> None:
    brought(desk, given())
    before = values(desk, "KH000001")
    assert counts(brought(desk, given())) == (0, 0, 4, 0)
    assert counts(brought(desk, given(), Policy(OVERWRITE)))[:1] == (0,)
    assert values(desk, "KH000001") == before


def test_what_was_mended_since_is_not_noted_again(desk: Desk) -> None:
    table = "姓名 | 手机 | 出生日期\n王小明 | 15400000001 | 1980-13-45"
    desk.clients.create(make.person("王小明", mobile="15400000001", birth_date=PartialDate(1980, 12, 15)))
    brought(desk, source(sheet(table)))
    assert "notes" not in values(desk, "KH000001")


def test_what_is_left_out_goes_to_the_workbook_of_rejects_and_comes_back_corrected(desk: Desk, tmp_path: Path) -> None:
    report = brought(desk, given())
    out = tmp_path / "rejects.xlsx"
    assert desk.importing.write_rejects(report, out) == 5
    book = openpyxl.load_workbook(out)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    next(cell for cell in cells if cell.value == "1980-13-45").value = "1980-12-15"
    book.save(out)
    again = desk.importing.open(out)
    desk.importing.run(desk.importing.check(again, desk.importing.match(again), Policy()))
    assert values(desk, "KH000001")["birth_date"] == "1980-12-15"


def test_a_number_that_is_refused_waits_at_its_field_and_the_client_comes(desk: Desk) -> None:
    brought(desk, given())
    client = desk.clients.get("KH000002")
    assert (client.name, client[Basics.id_number]) == ("李建国", None)
    assert [(one.field, one.text) for one in desk.drafts.of(client.id)] == [("id_number", "320502196911020017")]
    assert "320502196911020017" not in str(values(desk, "KH000002"))


def test_a_number_for_a_client_who_is_there_waits_too_and_once(desk: Desk) -> None:
    desk.clients.create(make.person("李建国", mobile="15400000002"))
    table = "姓名 | 手机 | 身份证号\n李建国 | 15400000002 | 320502196911020017"
    assert counts(brought(desk, source(sheet(table)))) == (0, 1, 0, 0)
    assert [one.text for one in desk.drafts.of(desk.clients.get("KH000001").id)] == ["320502196911020017"]
    assert counts(brought(desk, source(sheet(table)))) == (0, 0, 1, 0)


def test_a_number_the_spreadsheet_has_rounded_waits_where_no_number_stands(desk: Desk) -> None:
    desk.clients.create(make.person("李建国", mobile="15400000002"))
    desk.clients.create(make.person("王小明", mobile="15400000001", id_number="E00000001", id_doc_type="passport"))
    table = sheet("姓名|手机|身份证号\n李建国|15400000002|320502196911020000\n王小明|15400000001|110101198001020000")
    rounded = replace(table, flaws=(Flaw("rounded", 2, 3), Flaw("rounded", 3, 3)))
    assert counts(brought(desk, source(rounded))) == (0, 1, 1, 0)
    waiting = [[one.text for one in desk.drafts.of(desk.clients.get(code).id)] for code in ("KH000001", "KH000002")]
    assert waiting == [["320502196911020000"], []]
    assert counts(brought(desk, source(rounded))) == (0, 0, 2, 0)


def test_refusing_is_a_choice_and_a_childs_cell_never_refuses_the_parent(desk: Desk) -> None:
    check = checked(desk, given(), Policy(bad=SKIP))
    assert [(line.name, line.action) for line in check.lines if line.action == "reject"] == [
        ("王小明", "reject"),
        ("李建国", "reject"),
    ]
    family = source(sheet("姓名|手机\n王小明|15400000001", "客户"), sheet(FAMILY, "家庭成员"))
    assert counts(checked(desk, family, Policy(bad=SKIP))) == (1, 0, 0, 0)
    with pytest.raises(UserError):
        brought(desk, family, Policy(bad=REFUSE))


def test_a_row_whose_owner_cannot_be_read_is_nobody_elses(desk: Desk) -> None:
    people = sheet("姓名|手机\n王小明|15400000001\n李娜|15400000002", "客户")
    children = sheet("客户手机|姓名|性别\n15400000001|王乐|女\n12x|张三|男\n|张四|男", "子女")
    report = brought(desk, source(people, children))
    assert counts(report) == (2, 0, 0, 1)
    assert [row["name"] for row in values(desk, "KH000001")["children"]] == ["王乐"]


def test_a_refused_cell_names_the_line_it_refuses(desk: Desk) -> None:
    check = checked(desk, given(), Policy(bad=SKIP))
    for line in check.lines:
        if line.action == "reject":
            assert [one for one in check.troubles if one.line == line.place and one.serious and one.found]


def test_days_of_the_chinese_calendar_come_into_their_own_fields(desk: Desk) -> None:
    table = "姓名 | 手机 | 生日\n赵敏 | 15400000001 | 农历八月十五\n周涛 | 15400000002 | 85/6/7"
    assert left(brought(desk, source(sheet(table)))) == []
    assert values(desk, "KH000001")["birth_lunar"] == "--08-15"
    assert values(desk, "KH000002")["birth_date"] == "1985-06-07"


def test_a_childs_day_of_the_chinese_calendar_is_the_childs(desk: Desk) -> None:
    brought(desk, given())
    assert values(desk, "KH000001")["children"][0]["birthday_lunar"] == "2012-12-08"


def test_a_repeated_row_is_told_and_what_more_it_says_is_kept(desk: Desk) -> None:
    report = brought(desk, given())
    assert [(line.place.row, why(line)) for line in report.check.repeated] == [
        (5, "A repetition of row 4; what was missing there was taken.")
    ]
    assert values(desk, "KH000003")["notes"] == "重疾\n重复?\n性别: 女"
    told = [ENGLISH.say(one.reason) for one in report.troubles if one.place.row == 5]
    assert told == ["Row 4 tells something else of this client."]


def test_two_rows_that_lead_to_one_client_by_different_keys_lose_nothing(desk: Desk) -> None:
    desk.clients.create(make.person("李娜", mobile="15400000001", id_number="E00000001", id_doc_type="passport"))
    rows = ("李娜|15400000001||a@example.com|甲", "李娜||E00000001|b@example.com|乙")
    report = brought(desk, source(sheet("\n".join(("姓名|手机|证件号码|邮箱|备注", *rows)))))
    assert counts(report) == (0, 1, 1, 0)
    assert left(report) == [(0, 3, "李娜", "邮箱", "b@example.com")]
    assert values(desk, "KH000001")["email"] == "a@example.com"
    assert values(desk, "KH000001")["notes"].splitlines()[:2] == ["甲", "乙"]
    assert "b@example.com" in values(desk, "KH000001")["notes"]


def test_a_private_number_that_two_rows_tell_otherwise_is_told_and_in_no_notes(desk: Desk) -> None:
    rows = [f"李娜 | 15400000001 | 护照 | E0000000{number}" for number in (1, 2)]
    given = source(sheet("\n".join(("姓名 | 手机 | 证件类型 | 证件号码", *rows))))
    matching = replace(desk.importing.match(given), key=("mobile",))
    report = desk.importing.run(desk.importing.check(given, matching, Policy()))
    assert left(report) == [(0, 3, "李娜", "证件号码", "E00000002")]
    assert "notes" not in values(desk, "KH000001")


def test_a_contact_comes_without_what_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    card = tmp_path / "one.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nEMAIL:nobody\nTEL:15400000001\nEND:VCARD\n", "utf-8")
    read = desk.importing.open(card)
    report = desk.importing.run(desk.importing.check(read, desk.importing.match(read), Policy()))
    assert report.new == 1
    assert "nobody" in str(values(desk, "KH000001"))


def test_a_rounded_number_is_still_one_when_the_rows_that_were_left_out_come_back(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows = (
        ("姓名", "手机", "身份证号"),
        ("李建国", "15400000002", 990101198503051238),
        ("王小明", "15400000001", None),
    )
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "given.xlsx")
    importing = desk.importing
    for name, rest in (("given.xlsx", "rest.xlsx"), ("rest.xlsx", "again.xlsx")):
        given = importing.open(tmp_path / name)
        check = importing.check(given, importing.match(given), Policy())
        assert [ENGLISH.say(each.reason) for each in check.troubles] == [
            "The spreadsheet has rounded this long number; its last digits are lost."
        ]
        assert importing.write_rejects(check, tmp_path / rest) == 1
