"""Lists of schools: the parent is the client, the pupil a child; on one sheet, or on two."""

from clientdesk.desk import Desk
from tests.desk.importing.tables import brought, counts, sheet, source, values

ONE = """
    学生姓名 | 性别 | 就读学校 | 年级   | 家长 | 家长电话    | 备注
    王乐     | 女   | 样板小学 | 三年级 | 王芳 | 15400000001 | 周末上课
    李明     | 男   | 样板中学 | 初一   | 李强 | 15400000002 |
"""
PARENTS = """
    家长姓名 | 家长手机    | 家长微信
    王芳     | 15400000001 | wf_example
    李强     | 15400000002 |
"""
PUPILS = """
    家长姓名 | 家长电话    | 孩子姓名 | 性别 | 学校
    王芳     | 15400000001 | 王乐     | 女   | 样板小学
    王芳     | 15400000001 | 王欢     | 男   |
    李强     | 15400000002 | 李明     | 男   | 样板中学
"""


def test_a_list_of_pupils_becomes_their_parents_with_children(desk: Desk) -> None:
    assert counts(brought(desk, source(sheet(ONE)))) == (2, 0, 0, 0)
    assert values(desk, "KH000001") == {
        "full_name": "王芳",
        "mobile": "15400000001",
        "notes": "周末上课",
        "children": [{"name": "王乐", "gender": "f", "school": "样板小学", "note": "三年级"}],
    }


def test_pupils_on_a_sheet_of_their_own_find_their_parents(desk: Desk) -> None:
    assert counts(brought(desk, source(sheet(PARENTS, "家长"), sheet(PUPILS, "孩子")))) == (2, 0, 0, 0)
    assert values(desk, "KH000001")["children"] == [
        {"name": "王乐", "gender": "f", "school": "样板小学"},
        {"name": "王欢", "gender": "m"},
    ]
    assert values(desk, "KH000002")["children"] == [{"name": "李明", "gender": "m", "school": "样板中学"}]
