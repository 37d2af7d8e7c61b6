"""Clients and their rows in one sheet or in several: whose each row is, and where it goes."""

from datetime import datetime
from pathlib import Path

import openpyxl

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Policy
from tests import make
from tests.desk.importing.tables import brought, checked, counts, fields_of, sheet, source, values, why

FIRMS = """
    编号 | 客户名称         | 税号 | 公司电话      | 注册资本(万元)
    A001 | 样板贸易有限公司 |      | 0512-00001234 | 500
    A002 | 示例科技有限公司 |      |               | 1,200.5
"""
CONTACTS = """
    客户编号 | 公司名称         | 姓名 | 职务 | 手机
    A001     | 样板贸易有限公司 | 王芳 | 采购 | 15400000001
    A002     |                  | 赵敏 | 经理 | 15400000002
    A001     |                  | 孙磊 | 财务 |
    A009     | 没有的公司       | 周杰 |      |
"""
FAMILIES = """
    客户   | 关系 | 姓名   | 生日
    陈大文 | 妻子 | 林小红 | 1982-03-04
    陈大文 | 儿子 | 陈小文 | 2010-01-01
    陈大文 | 父亲 | 陈老文 |
    陈大文 | 表哥 | 何大力 |
"""


def test_a_workbook_of_three_sheets_is_put_together(desk: Desk) -> None:
    people = sheet("客户姓名|手机|公司\n陈大文|15400000009|样板贸易有限公司", "个人客户")
    given = source(sheet(FIRMS, "客户"), sheet(CONTACTS, "联系人"), people, sheet(FAMILIES, "家庭成员"))
    matching = desk.importing.match(given)
    assert [(each.kind, each.level) for each in matching.sheets] == [
        ("enterprise", ""),
        ("enterprise", "org_people"),
        ("person", ""),
        ("person", "@family"),
    ]
    report = brought(desk, given)
    assert counts(report) == (3, 0, 0, 1)
    assert [why(line) for line in report.lines if line.action == "reject"] == [
        "The client whose row this is was not found."
    ]
    firm = values(desk, "A001")
    assert firm["registered_capital"] == "5000000.00"
    assert firm["org_people"] == [
        {"name": "王芳", "post": "采购", "mobile": "15400000001"},
        {"name": "孙磊", "post": "财务"},
    ]
    person = values(desk, "KH000001")
    assert person["spouse_name"] == "林小红"
    assert person["children"] == [{"name": "陈小文", "gender": "m", "birthday": "2010-01-01"}]
    assert person["parents"] == [{"relation": "father", "name": "陈老文"}]
    assert person["relatives"] == [{"kinship": "other", "name": "何大力", "note": "表哥"}]
    assert person["employer_id"]["code"] == "A001"
    assert counts(brought(desk, given)) == (0, 0, 3, 1)


def test_a_client_said_again_on_each_row_is_one(desk: Desk) -> None:
    text = """
        公司名称         | 联系人 | 联系人手机
        样板贸易有限公司 | 王芳   | 15400000001
        样板贸易有限公司 | 孙磊   | 15400000002
                         | 赵敏   | 15400000003
    """
    assert counts(brought(desk, source(sheet(text)))) == (1, 0, 0, 0)
    assert [row["name"] for row in values(desk, "KH000001")["org_people"]] == ["王芳", "孙磊", "赵敏"]


def test_rows_alone_find_clients_that_are_there(desk: Desk) -> None:
    desk.clients.create(make.person("王小明", mobile="15400000001"))
    given = source(sheet("客户姓名|姓名|性别|生日|学校\n王小明|王乐|女|2010-05-06|第一小学", "子女"))
    assert fields_of(desk.importing.match(given)) == [
        "full_name",
        "children.name",
        "children.gender",
        "children.birthday",
        "children.school",
    ]
    assert counts(brought(desk, given)) == (0, 1, 0, 0)
    assert values(desk, "KH000001")["children"][0]["school"] == "第一小学"
    assert counts(brought(desk, given)) == (0, 0, 1, 0)


def test_sheets_are_joined_by_a_number_that_is_not_stored(desk: Desk) -> None:
    people = sheet("序号|姓名|手机\n1|张伟|15400000001\n2|张伟|15400000002", "客户")
    children = sheet("序号|姓名|生日\n2|张二|2012-01-01\n1|张大|2010-01-01\n7|张七|", "子女")
    check = checked(desk, source(people, children))
    assert counts(check) == (2, 0, 0, 1)
    desk.importing.run(check)
    assert values(desk, "KH000001")["children"] == [{"name": "张大", "birthday": "2010-01-01"}]
    assert values(desk, "KH000002")["children"] == [{"name": "张二", "birthday": "2012-01-01"}]


def test_names_and_telephones_alone_in_a_book_are_clients_whatever_the_tab_says(desk: Desk) -> None:
    given = source(sheet("Name|Company|Phone\nAda Okafor|Okafor Ltd|0113 4960000", "Contacts"), sheet("x", "Notes"))
    matching = desk.importing.match(given)
    assert (matching.sheets[0].kind, matching.sheets[0].level) == ("person", "")
    assert fields_of(matching) == ["full_name", "employer_name", "phones#1.number"]


def test_a_numbered_list_called_contacts_beside_firms_is_one_of_clients(desk: Desk) -> None:
    people = sheet("No|Name / Last|Name / First|Born|Mobile\n1|Okafor|Ada|1985-04-03|07700 900102", "Contacts")
    firms = sheet("Company|Reg. no|Director\nHughes Imports Ltd|01234567|Martin Hughes", "Firms")
    report = brought(desk, source(people, firms))
    assert counts(report) == (2, 0, 0, 0)
    assert values(desk, "KH000001")["org_people"] == [{"role": ["legal_rep"], "name": "Martin Hughes"}]
    assert values(desk, "KH000002")["full_name"] == "Ada Okafor"


def test_a_sheet_of_remarks_is_left_out(desk: Desk) -> None:
    given = source(sheet("填写说明|\n请按照模板填写|", "说明"), sheet("姓名|手机\n王小明|15400000001", "客户"))
    assert [each.level for each in desk.importing.match(given).sheets] == ["skip", ""]
    assert counts(brought(desk, given)) == (1, 0, 0, 0)


def test_a_row_that_names_nobody_belongs_to_the_client_above(desk: Desk) -> None:
    people = sheet("姓名|手机\n陈大文|15400000009\n王小明|15400000001", "客户")
    family = sheet("客户姓名|称谓|姓名\n陈大文|妻子|林小红\n|儿子|陈小文\n王小明|女儿|王乐\n|母亲|李老", "家庭成员")
    assert counts(brought(desk, source(people, family))) == (2, 0, 0, 0)
    first, second = values(desk, "KH000001"), values(desk, "KH000002")
    assert (first["spouse_name"], first["children"][0]["name"]) == ("林小红", "陈小文")
    assert (second["children"][0]["gender"], second["parents"][0]["name"]) == ("f", "李老")


def test_a_messy_workbook_is_understood_without_help(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    people = book.active
    assert people is not None
    people.title = "2024客户资料"
    people["A1"] = "客户资料汇总表"
    people.merge_cells("A1:G1")
    people["A2"] = "制表人：小李"
    people.append([])
    people.append(["序号", "基本信息", None, "联系方式", None, "子女", None])
    people.append([None, "姓 名", "出生年月", "手机", "微信号", "姓名", "出生日期"])
    for cells in ("B4:C4", "D4:E4", "F4:G4", "A4:A5"):
        people.merge_cells(cells)
    people.append([1, "王 明", datetime.fromisoformat("1980-01-02"), 15400000001, "wxm", "王乐", "2010.5.6"])
    people.append([None, None, None, None, None, "王二", "2012/1/1"])
    people.append([2, "张伟", "85.3.5", "15400000003", "无", None, None])
    people.append(["合计", "2人"])
    firms = book.create_sheet("企业")
    firms.append(["客户名称", "注册资本（万元）", "联系人", "电话", "联系人2", "电话"])
    firms.append(["样板贸易有限公司", 500, "钱二", "0512-00005678", "孙三", "15400000009"])
    out = tmp_path / "messy.xlsx"
    book.save(out)
    given = desk.importing.open(out)
    report = desk.importing.run(desk.importing.check(given, desk.importing.match(given), Policy()))
    assert counts(report) == (3, 0, 0, 0)
    assert report.troubles == []
    by_name = {record.name: values(desk, record.code) for record in desk.clients.every()}
    assert by_name["王明"]["children"] == [
        {"name": "王乐", "birthday": "2010-05-06"},
        {"name": "王二", "birthday": "2012-01-01"},
    ]
    assert by_name["张伟"]["birth_date"] == "1985-03-05"
    firm = by_name["样板贸易有限公司"]
    assert (firm["registered_capital"], firm["org_people"][1]["phone"]) == ("5000000.00", "15400000009")
