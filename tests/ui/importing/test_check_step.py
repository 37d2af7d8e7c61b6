"""The third step: what would happen, line by line, and choosing otherwise; what cannot be read, and what then."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import SKIP, Policy
from clientdesk.dossier.person.basics import Basics
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.lines import ACTION, NAME, TOLD
from clientdesk.ui.importing.trail import CHECK, MATCH
from clientdesk.ui.inputs import Combo
from tests import make
from tests.ui.importing.given import CLIENTS, HEADINGS, Hands, column, figures, lines, sheet, source


@pytest.fixture
def checked(dialog: ImportDialog, hands: Hands, desk: Desk) -> ImportDialog:
    """One client is there already, one is new, one cannot be read and is to be left out."""
    desk.clients.create(make.person("王小明", mobile="15400000001", email="old@example.com"))
    dialog.check.policy = Policy(bad=SKIP)
    hands.give(source(sheet(CLIENTS)))
    hands.go_on()
    hands.go_on()
    assert dialog.step == CHECK
    return dialog


def choose(combo: Combo, name: str) -> None:
    """What a click on an entry does."""
    place = combo.findData(name)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def changes(dialog: ImportDialog) -> list[tuple[str, ...]]:
    """What the line the cursor is on would change."""
    model = dialog.check.changes.model
    return [tuple(str(model.index(row, place).data()) for place in range(3)) for row in range(model.rowCount())]


def test_large_figures_say_how_many_and_show_only_theirs(checked: ImportDialog) -> None:
    assert figures(checked) == ["1", "1", "0", "1"]
    assert checked.next_button.text() == "Import 2 clients"
    assert lines(checked, NAME) == ["王小明", "李小红", "赵大年"]
    checked.check.figures.buttons["new"].click()
    assert lines(checked, NAME) == ["李小红"]
    checked.check.figures.buttons["reject"].click()
    assert lines(checked, NAME) == ["赵大年"]
    checked.check.figures.buttons["reject"].click()
    assert len(lines(checked, NAME)) == 3
    assert not checked.check.figures.buttons["skip"].isEnabled()


def test_nothing_is_written_by_looking(checked: ImportDialog, desk: Desk) -> None:
    assert checked.check.check is not None
    assert desk.clients.count() == 1


def test_what_would_change_is_shown_beside_what_is_there(checked: ImportDialog, hands: Hands) -> None:
    checked.check.lines.setCurrentIndex(checked.check.lines.lines.index(0, 0))
    hands.settle()
    assert changes(checked) == [("Date of birth", "", "1980-03-05")]
    choose(checked.check.duplicates, "overwrite")
    hands.recheck()
    hands.settle()
    assert ("E-mail", "old@example.com", "ming@example.com") in changes(checked)
    assert "Mobile number" in checked.check.changes.head.text()


def test_a_line_is_dealt_with_otherwise_than_the_others(checked: ImportDialog, hands: Hands) -> None:
    table = checked.check.lines
    table.setCurrentIndex(table.lines.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table.ways is not None
    wanted = next(way for way in table.ways.actions() if way.text() == "Leave it out")
    wanted.trigger()
    table.ways.close()
    assert lines(checked, ACTION)[0].startswith("Leave it out")
    assert not checked.next_button.isEnabled()
    hands.recheck()
    assert figures(checked) == ["1", "0", "1", "1"]
    assert checked.next_button.text() == "Import 1 client"


def test_clients_that_are_there_are_added_once_more_if_one_wants_it(checked: ImportDialog, hands: Hands) -> None:
    choose(checked.check.duplicates, "add")
    hands.recheck()
    assert figures(checked) == ["2", "0", "0", "1"]


def test_a_line_that_is_refused_offers_nothing(checked: ImportDialog) -> None:
    assert checked.check.lines.open_ways(2) is None
    assert "no such day" in lines(checked, TOLD)[2] or lines(checked, TOLD)[2]


def test_problems_are_grouped_by_how_they_are_mended(checked: ImportDialog, hands: Hands) -> None:
    check = checked.check
    assert check.groups.count() == 1
    assert check.groups.item(0).text().startswith("出生日期: 1 row\n")
    check.groups.setCurrentRow(0)
    cells = check.cells
    assert check.cells_table.isVisible()
    assert [cells.index(0, place).data() for place in range(4)] == ["C4", "赵大年", "出生日期", "1982-13-45"]
    assert check.blank_button.isVisible()
    check.blank_button.click()
    hands.recheck()
    assert figures(checked)[3] == "0"
    assert check.lines.isVisible() or check.groups.count() == 1


def test_cells_are_left_blank_of_one_column_alone(dialog: ImportDialog, hands: Hands) -> None:
    dialog.check.policy = Policy(bad=SKIP)
    rows = (HEADINGS[:3], ("甲", "15400000001", "1982-13-45"), ("乙", "12x", "1982-01-02"))
    hands.give(source(sheet(rows)))
    hands.go_on()
    hands.go_on()
    check = dialog.check
    assert (figures(dialog)[3], check.groups.count()) == ("2", 2)
    dates = next(row for row in range(2) if check.groups.item(row).text().startswith(HEADINGS[2]))
    check.groups.setCurrentRow(dates)
    check.blank_button.click()
    hands.recheck()
    assert figures(dialog)[3] == "1"
    assert check.policy.bad == "skip"
    dates = next(row for row in range(2) if check.groups.item(row).text().startswith(HEADINGS[2]))
    check.groups.setCurrentRow(dates)
    assert check.blank_button.text() == "Leave these clients out"
    check.blank_button.click()
    hands.recheck()
    assert figures(dialog)[3] == "2"


def test_a_problem_leads_to_its_column(checked: ImportDialog) -> None:
    checked.check.groups.setCurrentRow(0)
    checked.check.column_button.click()
    assert checked.step == MATCH
    table = checked.match.table
    assert column(checked, 0)[table.currentIndex().row()] == HEADINGS[2]


def test_nothing_is_imported_while_something_is_wrong_if_one_wants_it(checked: ImportDialog, hands: Hands) -> None:
    choose(checked.check.bad, "refuse")
    hands.recheck()
    assert not checked.next_button.isEnabled()


def test_days_that_cannot_be_told_apart_are_read_as_the_user_says(
    dialog: ImportDialog, hands: Hands, desk: Desk
) -> None:
    hands.give(source(sheet((("姓名", "出生日期"), ("王小明", "3/4/1980"), ("李小红", "5/6/1981")))))
    hands.go_on()
    hands.go_on()
    assert dialog.check.left.text() == "2 values will not be taken over:"
    assert dialog.check.dates.isVisible()
    choose(dialog.check.dates, "day")
    hands.recheck()
    assert dialog.check.left.isHidden()
    assert figures(dialog)[0] == "2"
    hands.go_on()
    born = {record.name: str(record[Basics.birth_date].iso()) for record in desk.clients.every()}  # type: ignore[union-attr]
    assert born == {"王小明": "1980-04-03", "李小红": "1981-06-05"}


def test_everything_readable_is_said(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(CLIENTS[:3])))
    hands.go_on()
    hands.go_on()
    assert dialog.check.nothing.isVisible()
    assert not dialog.check.groups.isVisible()
    assert not dialog.check.bad.isVisible()


def test_enter_in_a_list_imports_nothing(checked: ImportDialog, desk: Desk) -> None:
    checked.check.groups.setCurrentRow(0)
    for widget in (checked.check.groups, checked.check.cells_table):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Return)
    assert checked.step == CHECK
    assert desk.clients.count() == 1
