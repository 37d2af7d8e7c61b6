"""What is left out of a file: told before and after, kept by a tick that is set, saved to be corrected."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.values import PartialDate
from clientdesk.ui.importing.columns import BECOMES, CERTAINTY
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.lines import TOLD
from clientdesk.ui.importing.texts import CERTAINTIES
from clientdesk.ui.importing.troubles import FOUND
from tests.ui.importing.given import Hands, column, figures, lines, sheet, source
from tests.ui.importing.test_check_step import changes, choose

PEOPLE = (
    ("姓名", "手机", "出生日期", "父亲电话", "备注", "年龄"),
    ("王小明", "15400000001", "1980-13-45", "0512-00000001", "老客户", "46"),
    ("陈志强", "15400000003", "1978-03-15", None, "重疾", "48"),
    ("陈志强", "15400000003", "1978-03-15", None, "重复?", "48"),
)
FAMILY = (("户主", "关系", "姓名", "出生日期"), ("王小明", "女儿", "王乐", "2012-13-01"))


def checked(dialog: ImportDialog, hands: Hands) -> None:
    """A list of people and one of their families is checked."""
    hands.give(source(sheet(PEOPLE), sheet(FAMILY, "家庭成员")))
    hands.go_on()
    hands.go_on()


def table(dialog: ImportDialog) -> list[list[str]]:
    """What the report lists."""
    cells = dialog.report.cells
    return [[str(cells.index(row, place).data()) for place in range(4)] for row in range(cells.rowCount())]


def test_clients_come_and_the_report_lists_what_was_left_out(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    checked(dialog, hands)
    assert figures(dialog) == ["2", "0", "1", "0"]
    assert dialog.check.left.text() == "2 values will not be taken over:"
    assert dialog.check.keep.isChecked()
    assert lines(dialog, TOLD)[0] == "2 values are left out"
    hands.go_on()
    report = dialog.report
    assert report.refused.isVisible()
    assert report.left.text() == (
        "2 values were not taken over. Their text is kept in the notes, or waits at the field."
    )
    assert table(dialog) == [
        ["客户, C2", "王小明", "出生日期", "1980-13-45"],
        ["家庭成员, D2", "王小明", "出生日期", "2012-13-01"],
    ]
    assert report.told.text().startswith("1 row was a repetition of row 3; what was missing there was taken.\n")
    notes = {one.name: one[Other.notes] for one in desk.clients.every()}
    assert notes["王小明"] == "老客户\n出生日期: 1980-13-45\n王乐: 出生日期: 2012-13-01"


def test_a_cell_is_corrected_where_it_is_told(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    checked(dialog, hands)
    check = dialog.check
    check.groups.setCurrentRow(0)
    found = check.cells.index(0, FOUND)
    check.cells_table.setCurrentIndex(found)
    QTest.keyClick(check.cells_table, Qt.Key.Key_F2)
    editor = check.cells_table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == check.cells.troubles[0].found
    editor.setText("1980-12-15")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hands.until(lambda: check.left.text() == "1 value will not be taken over:")
    hands.settle()
    assert dialog.report.table.editTriggers() == Grid.EditTrigger.NoEditTriggers
    hands.go_on()
    born = {one.name: one[Basics.birth_date] for one in desk.clients.every()}
    assert born["王小明"] == PartialDate(1980, 12, 15)


def test_the_text_is_kept_nowhere_without_the_tick(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    checked(dialog, hands)
    dialog.check.keep.click()
    hands.recheck()
    hands.go_on()
    notes = {one.name: one[Other.notes] for one in desk.clients.every()}
    assert notes["王小明"] == "老客户"
    assert dialog.report.left.text() == "2 values were not taken over."


def test_a_refused_client_says_which_cell_of_which_sheet_refuses_it(dialog: ImportDialog, hands: Hands) -> None:
    checked(dialog, hands)
    choose(dialog.check.bad, "skip")
    hands.recheck()
    hands.settle()
    assert figures(dialog)[3] == "1"
    assert [row[:2] for row in changes(dialog)] == [
        ("客户, C2: 出生日期", "1980-13-45"),
        ("家庭成员, D2: 出生日期", "2012-13-01"),
    ]


def test_what_is_not_taken_carries_no_tick(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(PEOPLE)))
    hands.go_on()
    assert column(dialog, CERTAINTY)[-1] == "Not needed"
    assert column(dialog, BECOMES)[3] == "Father · Telephone"
    model = dialog.match.table.columns
    age, none = model.sheet.columns[-1], CERTAINTIES["none"][1]  # type: ignore[union-attr]
    assert model.drawn(age) == none
    assert model.drawn(model.sheet.columns[0]) == CERTAINTIES["known"][1]  # type: ignore[union-attr]


def test_the_ways_to_find_clients_again_are_not_cut_off(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(PEOPLE)))
    hands.go_on()
    keys = dialog.match.keys
    assert keys.text() == "Recognised by: Client code, Identity number and 3 more"
    assert "Name and date of birth" in keys.accessibleName()
    assert keys.fontMetrics().horizontalAdvance(keys.text()) < keys.width()
