"""Clients out of tables: matched, checked, stored as one step, taken back; nothing by halves."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import (
    ADD,
    BLANK,
    DO_REJECT,
    OVERWRITE,
    REFUSE,
    REPLACE,
    SKIP,
    Override,
    Place,
    Policy,
)
from clientdesk.desk.importing.importing import with_field
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.news import Conflict
from tests import make
from tests.desk.importing.tables import brought, checked, counts, dump, sheet, source, values, why

PEOPLE = """
    序号 | 姓名   | 手机号码    | 性别 | 出生日期   | 公司             | 孩子1姓名 | 孩子1生日  | 备注
    1    | 王小明 | 15400000001 | 男   | 1980-01-02 | 样板贸易有限公司 | 王乐      | 2010.5.6   | 老客户
    2    | 张伟   | 154 0000 0003/15400000004 | | 31111 |                  |           |            | 无
         |        |             |      |            |                  | 张二      | 2012-01-01 |
    合计 | 2      |             |      |            |                  |           |            |
"""


def test_a_table_becomes_clients_with_their_children(desk: Desk) -> None:
    report = brought(desk, source(sheet(PEOPLE)))
    assert counts(report) == (2, 0, 0, 0)
    assert values(desk, "KH000001") == {
        "full_name": "王小明",
        "mobile": "15400000001",
        "gender": "m",
        "birth_date": "1980-01-02",
        "employer_name": "样板贸易有限公司",
        "notes": "老客户",
        "children": [{"name": "王乐", "birthday": "2010-05-06"}],
    }
    assert values(desk, "KH000002") == {
        "full_name": "张伟",
        "mobile": "154 0000 0003",
        "birth_date": "1985-03-05",
        "phones": [{"number": "15400000004"}],
        "children": [{"name": "张二", "birthday": "2012-01-01"}],
    }


def test_the_same_file_thrice_makes_no_copies(desk: Desk) -> None:
    given = source(sheet(PEOPLE))
    brought(desk, given)
    before = dump(desk)
    for _ in range(2):
        report = brought(desk, given)
        assert counts(report) == (0, 0, 2, 0)
        assert report.step is None
    assert dump(desk) == before


def test_an_import_is_taken_back_whole_even_after_other_steps(desk: Desk) -> None:
    desk.clients.create(make.person("老朋友", mobile="15400000009"))
    before = dump(desk)
    report = brought(desk, source(sheet(PEOPLE + "3 | 老朋友 | 15400000009 | 女 | | | | |\n")))
    assert counts(report) == (2, 1, 0, 0)
    later = make.person("后来的人")
    desk.clients.create(later)
    assert report.step is not None
    desk.importing.undo(report.step)
    desk.clients.trash([later.code])
    desk.clients.erase([later.code])
    assert dump(desk) == before


def test_an_import_whose_client_was_changed_since_stays(desk: Desk) -> None:
    report = brought(desk, source(sheet(PEOPLE)))
    edited = desk.clients.get("KH000001")
    edited[Basics.nickname] = "小明"
    desk.clients.save(edited)
    before = dump(desk)
    with pytest.raises(Conflict):
        desk.importing.undo(report.step or 0)
    assert dump(desk) == before


def test_a_check_and_a_cancelled_run_store_nothing(desk: Desk) -> None:
    before = dump(desk)
    check = checked(desk, source(sheet(PEOPLE)))
    assert dump(desk) == before
    asked = iter((False, True))
    with pytest.raises(Cancelled):
        desk.importing.run(check, progress=Progress(cancelled=lambda: next(asked, True)))
    assert dump(desk) == before
    assert counts(desk.importing.run(check)) == (2, 0, 0, 0)


BLANKS = """
    姓名   | 手机        | 邮箱             | 职务
    王小明 | 15400000001 | new@example.com  | 总监
"""


@pytest.mark.parametrize(
    ("duplicates", "email", "post", "clients"),
    [
        ("fill", "new@example.com", "经理", 1),
        (OVERWRITE, "new@example.com", "总监", 1),
        (SKIP, None, "经理", 1),
        (ADD, None, "经理", 2),
    ],
)
def test_a_client_that_is_there_is_treated_as_chosen(
    desk: Desk, duplicates: str, email: str | None, post: str, clients: int
) -> None:
    desk.clients.create(make.person("王小明", mobile="154 0000 0001", position="经理"))
    brought(desk, source(sheet(BLANKS)), Policy(duplicates))
    told = values(desk, "KH000001")
    assert (told.get("email"), told["position"], desk.clients.count()) == (email, post, clients)


def test_one_row_can_be_treated_otherwise_than_the_file(desk: Desk) -> None:
    desk.clients.create(make.person("王小明", mobile="154 0000 0001", position="经理"))
    row = Place(0, 2)
    brought(desk, source(sheet(BLANKS)), Policy(overrides={row: Override(OVERWRITE)}))
    assert values(desk, "KH000001")["position"] == "总监"
    brought(desk, source(sheet(BLANKS)), Policy(overrides={row: Override(ADD)}))
    assert desk.clients.count() == 2


CHILDREN = """
    姓名   | 孩子1姓名 | 孩子1学校 | 孩子2姓名
    王小明 | 王乐      | 第一小学  | 王二
"""


def test_children_are_found_again_by_their_names_and_others_stay(desk: Desk) -> None:
    brought(desk, source(sheet("姓名|孩子1姓名|孩子1生日|孩子2姓名\n王小明|王乐|2010-05-06|王大")))
    brought(desk, source(sheet(CHILDREN)))
    assert values(desk, "KH000001")["children"] == [
        {"name": "王乐", "birthday": "2010-05-06", "school": "第一小学"},
        {"name": "王大"},
        {"name": "王二"},
    ]


def test_children_are_replaced_where_that_is_chosen(desk: Desk) -> None:
    brought(desk, source(sheet("姓名|孩子1姓名|孩子1生日|孩子2姓名\n王小明|王乐|2010-05-06|王大")))
    brought(desk, source(sheet(CHILDREN)), Policy(children=REPLACE))
    assert values(desk, "KH000001")["children"] == [{"name": "王乐", "school": "第一小学"}, {"name": "王二"}]


BAD = """
    姓名   | 手机        | 生日
    王小明 | 15400000001 | 85年
    李娜   | 15400000002 | 1985-01-02
"""


def test_a_bad_row_is_left_out_and_told_by_what_to_do(desk: Desk) -> None:
    check = checked(desk, source(sheet(BAD)), Policy(bad=SKIP))
    assert counts(check) == (1, 0, 0, 1)
    (group,) = check.groups
    (trouble,) = group.examples
    assert (trouble.place.row, trouble.column, trouble.heading, trouble.found) == (2, "C", "生日", "85年")
    assert str(group.fix) == "Write the date like 1985-03-05, 1985-03 or 1985."
    assert [line.action for line in check.lines] == [DO_REJECT, "new"]


def test_bad_cells_can_be_left_blank_or_stop_everything(desk: Desk) -> None:
    with pytest.raises(UserError) as refusal:
        brought(desk, source(sheet(BAD)), Policy(bad=REFUSE))
    assert refusal.value.key == "bad_rows"
    assert desk.clients.count() == 0
    assert counts(brought(desk, source(sheet(BAD)), Policy(bad=BLANK))) == (2, 0, 0, 0)
    assert "birth_date" not in values(desk, "KH000001")


def test_what_was_rejected_can_be_corrected_and_brought_in(desk: Desk, tmp_path: Path) -> None:
    import openpyxl

    report = brought(desk, source(sheet(BAD)), Policy(bad=SKIP))
    out = tmp_path / "rejects.xlsx"
    assert desk.importing.write_rejects(report, out) == 1
    book = openpyxl.load_workbook(out)
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0] == ["姓名", "手机", "生日", "Row in the file", "Why it was not taken", "What to do about it"]
    assert rows[1][:4] == ["王小明", 15400000001, "85年", 2]
    rows[1][2] = "1985"
    again = source(sheet("\n".join("|".join(str(cell) for cell in row).replace("\n", " ") for row in rows)))
    assert counts(brought(desk, again)) == (1, 0, 0, 0)
    assert values(desk, "KH000002")["birth_date"] == "1985"


def test_two_clients_that_may_be_meant_are_no_choice_of_ours(desk: Desk) -> None:
    for name in ("王小明", "王晓明"):
        desk.clients.create(make.person(name, mobile="15400000001"))
    check = checked(desk, source(sheet("姓名|手机\n王小名|15400000001")))
    (line,) = check.lines
    assert line.action == DO_REJECT
    assert why(line) == "Several clients may be meant (Mobile number): KH000001, KH000002."
    chosen = Policy(overrides={line.place: Override(client="KH000002")})
    again = checked(desk, source(sheet("姓名|手机|邮箱\n王小名|15400000001|a@example.com")), chosen)
    assert again.lines[0].code == "KH000002"


def test_a_number_of_somebody_called_otherwise_is_told(desk: Desk) -> None:
    desk.clients.create(make.person("王小明", mobile="15400000001"))
    check = checked(desk, source(sheet("姓名|手机\n陈大文|15400000001")))
    assert why(check.lines[0]) == "Mobile number: this belongs to KH000001, whose name is quite another."


@pytest.mark.parametrize("duplicates", ["fill", OVERWRITE])
def test_another_identity_number_is_told_and_never_written_over(desk: Desk, duplicates: str) -> None:
    desk.clients.create(make.person("王小明", mobile="15400000001", id_doc_type="passport", id_number="E00000001"))
    before = dump(desk)
    given = source(sheet("姓名|手机|证件类型|证件号码|职位\n王小明|15400000001|护照|E00000002|总监"))
    report = brought(desk, given, Policy(duplicates))
    assert counts(report) == (0, 0, 0, 1)
    assert why(report.lines[0]) == "Identity number: KH000001 has another one."
    assert dump(desk) == before
    chosen = Policy(OVERWRITE, overrides={report.lines[0].place: Override(client="KH000001")})
    assert counts(brought(desk, given, chosen)) == (0, 1, 0, 0)
    assert values(desk, "KH000001")["id_number"] == "E00000002"


def test_the_fifteen_digits_of_former_times_do_not_take_the_place_of_an_identity_number(desk: Desk) -> None:
    number = "11010519491231002X"
    desk.clients.create(make.person("王小明", mobile="15400000001", id_doc_type="id_card", id_number=number))
    given = source(sheet("姓名|手机|证件类型|证件号码|邮箱\n王小明|15400000001|身份证|110105491231002|a@example.com"))
    assert counts(brought(desk, given, Policy(OVERWRITE))) == (0, 1, 0, 0)
    assert (values(desk, "KH000001")["id_number"], values(desk, "KH000001")["email"]) == (number, "a@example.com")


def test_an_identity_number_is_corrected_by_the_code_of_the_client(desk: Desk) -> None:
    desk.clients.create(make.person("王小明", mobile="15400000001", id_doc_type="passport", id_number="E00000001"))
    given = source(sheet("客户编号|姓名|证件类型|证件号码\nKH000001|王小明|护照|E00000002"))
    assert counts(brought(desk, given, Policy(OVERWRITE))) == (0, 1, 0, 0)
    assert values(desk, "KH000001")["id_number"] == "E00000002"


def test_an_edit_between_check_and_run_is_respected(desk: Desk) -> None:
    record = make.person("王小明", mobile="15400000001")
    desk.clients.create(record)
    filling, writing = (checked(desk, source(sheet(BLANKS)), Policy(way)) for way in ("fill", OVERWRITE))
    record[Basics.email] = "typed@example.com"
    desk.clients.save(record)
    report = desk.importing.run(writing)
    assert counts(report) == (0, 0, 0, 1)
    assert why(report.lines[0]) == "The client KH000001 was changed since the check."
    desk.importing.run(filling)
    told = values(desk, "KH000001")
    assert (told["email"], told["position"]) == ("typed@example.com", "总监")


def test_what_was_made_since_the_check_is_not_made_twice(desk: Desk) -> None:
    check = checked(desk, source(sheet(BLANKS)))
    desk.clients.create(make.person("王小明", mobile="15400000001"))
    assert counts(desk.importing.run(check)) == (0, 1, 0, 0)


def test_a_row_said_twice_is_one_client(desk: Desk) -> None:
    report = brought(desk, source(sheet("姓名|手机|邮箱\n王小明|15400000001|\n王小明|15400000001|a@example.com")))
    assert counts(report) == (1, 0, 1, 0)
    assert why(report.lines[1]) == "A repetition of row 2; what was missing there was taken."
    assert values(desk, "KH000001")["email"] == "a@example.com"


def test_people_of_one_name_and_nothing_else_in_common_stay_two(desk: Desk) -> None:
    given = source(sheet("姓名|公司\n张伟|甲公司\n张伟|乙公司"))
    assert counts(brought(desk, given)) == (2, 0, 0, 0)
    assert counts(brought(desk, given)) == (0, 0, 2, 0)


def test_a_column_becomes_an_own_field(desk: Desk) -> None:
    given = source(sheet("姓名|爱喝的茶\n王小明|龙井"))
    matching = with_field(desk.importing.match(given), 0, 1, "+text")
    desk.importing.remember(given, matching)
    report = desk.importing.run(desk.importing.check(given, matching, Policy()))
    (column,) = desk.own_fields.all()
    assert (column.definition.label, column.definition.type) == ("爱喝的茶", "text")
    assert values(desk, "KH000001")[column.definition.key] == "龙井"
    again = desk.importing.match(given)
    assert again.sheets[0].columns[1].field == column.definition.key
    desk.importing.undo(report.step or 0)
    assert desk.own_fields.all() == ()


def test_employers_are_linked_where_exactly_one_is_meant(desk: Desk) -> None:
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    brought(desk, source(sheet("姓名|公司\n王小明|样板贸易\n李娜|别的公司")))
    assert values(desk, "KH000002")["employer_id"] == {"code": "KH000001", "name": "样板贸易"}
    assert "employer_id" not in values(desk, "KH000003")


def test_an_import_that_is_named_elsewhere_since_stays(desk: Desk) -> None:
    report = brought(desk, source(sheet(PEOPLE)))
    desk.clients.create(make.person("后来的人", introduced_by=Link("KH000001", "王小明")))
    with pytest.raises(UserError) as refusal:
        desk.importing.undo(report.step or 0)
    assert refusal.value.key == "named_since"


def test_what_columns_mean_is_remembered_by_their_headings(desk: Desk) -> None:
    given = source(sheet("姓名|爱喝的茶|编号\n王小明|龙井|A7"))
    matching = with_field(desk.importing.match(given), 0, 1, "favourite_drink")
    desk.importing.remember(given, with_field(matching, 0, 2, ""))
    later = source(sheet("姓　名|爱喝的茶*|编号\n李娜|红茶|A8"))
    again = desk.importing.match(later).sheets[0]
    assert [(column.field, column.certainty) for column in again.columns] == [
        ("full_name", "remembered"),
        ("favourite_drink", "remembered"),
        ("", "remembered"),
    ]
    assert not desk.importing.remember(later, desk.importing.match(later))


def test_one_table_may_hold_people_and_firms(desk: Desk) -> None:
    text = """
        客户名称         | 类型 | 电话          | 手机
        样板贸易有限公司 | 企业 | 0512-00001234 |
        王小明           | 个人 |               | 15400000001
    """
    assert counts(brought(desk, source(sheet(text)))) == (2, 0, 0, 0)
    kinds = {record.name: record.kind.name for record in desk.clients.every()}
    assert kinds == {"样板贸易有限公司": "enterprise", "王小明": "person"}


def test_every_choice_for_a_column_is_one_that_can_be_read(desk: Desk) -> None:
    for kind in ("person", "enterprise"):
        for level in desk.importing.levels(kind):
            if level.field not in ("skip", "@family"):
                for choice in desk.importing.choices(kind, level=level.field):
                    assert choice.title
                    assert choice.group
                    special = choice.field in ("", "@link") or choice.field.startswith("+")
                    assert special or desk.importing.is_field(kind, choice.field), choice


def test_more_rows_than_can_be_held_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clientdesk.desk.importing.checking.ROWS_AT_MOST", 2)
    with pytest.raises(UserError) as refusal:
        checked(desk, source(sheet(PEOPLE)))
    assert refusal.value.key == "too_many_rows"


def test_two_of_one_name_do_not_become_the_one_that_is_there(desk: Desk) -> None:
    desk.clients.create(make.person("张伟"))
    report = brought(desk, source(sheet("姓名|公司\n张伟|甲公司\n张伟|乙公司")))
    assert counts(report) == (1, 1, 0, 0)
    assert {values(desk, code)["employer_name"] for code in ("KH000001", "KH000002")} == {"甲公司", "乙公司"}


def test_people_find_the_employer_that_comes_with_them(desk: Desk) -> None:
    given = source(
        sheet("姓名|公司\n王小明|样板贸易有限公司", "个人"), sheet("公司名称|税号\n样板贸易有限公司|", "企业")
    )
    check = checked(desk, given)
    asked = iter((False, False, False, False, True))
    with pytest.raises(Cancelled):
        desk.importing.run(check, progress=Progress(cancelled=lambda: next(asked, True)))
    assert desk.clients.count() == 0
    desk.importing.run(check)
    codes = {record.name: record.code for record in desk.clients.every()}
    assert values(desk, codes["王小明"])["employer_id"]["code"] == codes["样板贸易有限公司"]
