"""Rows in a grid: blocks pasted from a workbook, filled down, dragged, and the further columns of a wide group."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.business import Business
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import rows_of
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import PartialDate
from clientdesk.ui.figures import AIR
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.look import em
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.rows.pasting import columns_by_heading, table_of
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the form of a person."""
    desk.clients.create(make.person("张伟"))
    opened = open_window()
    opened.activateWindow()
    opened.show_client(1, mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def children(desk: Desk) -> tuple[Row, ...]:
    """The children in the file."""
    return desk.clients.get("KH000001").rows(Family.children)


def paste(window: Window, grid: Grid, text: str, qtbot: QtBot, *, row: int = 0, column: int = 0) -> None:
    """Paste into the grid at a cell."""
    QGuiApplication.clipboard().setText(text)
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(row, column))
    QTest.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)


def test_a_whole_date_fits_its_column_and_empty_columns_give_way(window: Window, desk: Desk, qtbot: QtBot) -> None:
    client = desk.clients.get("KH000001")
    client[Family.children] = (Row({"name": "Anna", "birthday": PartialDate(2014, 3, 28)}),)
    window.take_news(desk.clients.save(client))
    settle(qtbot, window)
    view = window.page.form().grids["children"].view
    titles = [column.key for column in view.grid.model.columns]
    date, empty = titles.index("birthday"), titles.index("education")
    needed = view.fontMetrics().horizontalAdvance("2014-03-28") + em(view, 0.5)
    wanted = sum(view.widths.values())
    for room in (wanted, wanted * 4 // 5):
        view.setFixedWidth(room + view.width() - view.viewport().width())
        QApplication.sendPostedEvents()
        view.fit_columns()
        assert view.columnWidth(date) >= needed
        assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.columnWidth(empty) / view.widths[empty] < view.columnWidth(0) / view.widths[0]


def test_a_long_value_takes_the_room_that_empty_columns_do_not_need(window: Window, desk: Desk, qtbot: QtBot) -> None:
    view = window.page.form().grids["children"].view
    view.setFixedWidth(sum(view.widths.values()) + view.width() - view.viewport().width())
    QApplication.sendPostedEvents()
    titles = [column.key for column in view.grid.model.columns]
    school, gender = titles.index("school"), titles.index("gender")
    before = view.columnWidth(school), view.columnWidth(gender)
    client = desk.clients.get("KH000001")
    client[Family.children] = (Row({"name": "Anna", "school": "Example University of the Arts and of the Sciences"}),)
    window.take_news(desk.clients.save(client))
    settle(qtbot, window)
    view.fit_columns()
    assert view.columnWidth(school) > before[0]
    assert view.columnWidth(gender) < before[1]
    assert view.horizontalHeader().length() <= view.viewport().width()


@pytest.mark.parametrize("share", [0.5, 0.8, 1.2])
def test_amounts_are_whole_however_narrow_the_form_is(firm: Window, desk: Desk, qtbot: QtBot, *, share: float) -> None:
    client = desk.clients.get("KH000001")
    amounts = {column.key: Decimal("1234567890.25") for column in rows_of(Business.sales_by_year).columns[1:5]}
    client[Business.sales_by_year] = (Row(amounts),)
    firm.take_news(desk.clients.save(client))
    settle(qtbot, firm)
    view = firm.page.form().grids["sales_by_year"].view
    view.setFixedWidth(round(sum(view.widths.values()) * share))
    QApplication.sendPostedEvents()
    texts = {place: str(view.model().index(0, place).data() or "") for place in view.widths}
    amounts_at = [place for place, text in texts.items() if "234" in text]
    assert amounts_at
    for place in amounts_at:
        assert view.columnWidth(place) > view.fontMetrics().horizontalAdvance(texts[place] + AIR)
    heights = set[int]()
    for _pause in range(3):
        settle(qtbot, firm)
        heights.add(view.height())
    assert len(heights) == 1


def test_a_title_has_a_second_line_before_it_is_cut_and_air_after_figures(firm: Window, qtbot: QtBot) -> None:
    view = firm.page.form().grids["credit_evals"].view
    heads, wanted = view.heads, sum(view.widths.values())
    view.setFixedWidth(wanted + em(view, 6))
    QApplication.sendPostedEvents()
    low = view.height()
    assert heads.lines == 1
    view.setFixedWidth(wanted * 3 // 4)
    QApplication.sendPostedEvents()
    assert heads.lines == 2
    assert view.height() == low + heads.fontMetrics().lineSpacing()
    option = QStyleOptionHeader()
    titles = [str(view.model().headerData(place, Qt.Orientation.Horizontal)) for place in view.widths]
    place = titles.index("Score: Capacity")
    heads.initStyleOptionForIndex(option, place)
    assert option.text == f"Score:{AIR}\nCapacity{AIR}"


@pytest.mark.parametrize(("count", "is_there"), [(1, False), (14, True)])
def test_a_bar_at_the_side_never_comes_and_goes_with_the_width(
    window: Window, desk: Desk, qtbot: QtBot, *, count: int, is_there: bool
) -> None:
    # It takes the width that the columns need to do without the bar below: where both come and go, it is without end.
    client = desk.clients.get("KH000001")
    client[Family.children] = tuple(Row({"name": f"Child {number}"}) for number in range(count))
    window.take_news(desk.clients.save(client))
    settle(qtbot, window)
    view = window.page.form().grids["children"].view
    wanted = sum(view.widths.values())
    for room in (wanted // 2, wanted + 80):
        view.setFixedWidth(room)
        QApplication.processEvents()
        assert view.verticalScrollBar().isVisibleTo(view) == is_there
        assert view.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_block_is_apart_by_tabs_and_lines_and_quotes_hold_both() -> None:
    assert table_of('a\tb\r\n"c\n""d"""\te\r\n\r\n') == [["a", "b"], ['c\n"d"', "e"]]


def test_a_line_of_headings_is_known_in_each_language() -> None:
    columns = tuple(Family.children.type.columns)  # type: ignore[attr-defined]
    assert columns_by_heading(["Gender", "Name", "Shoe"], columns) == [1, 0, -1]
    assert columns_by_heading(["姓名", "性别"], columns) == [0, 1]
    assert columns_by_heading(["Anna", "female"], columns) is None


def test_a_pasted_block_becomes_rows_in_one_step(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "Anna\tFemale\t2010-05-04\nBen\tMale\t2012\n", qtbot)
    rows = children(desk)
    assert [(row[Child.name], row[Child.gender]) for row in rows] == [("Anna", "f"), ("Ben", "m")]
    assert rows[0][Child.birthday] == PartialDate(2010, 5, 4)
    window.undo()
    settle(qtbot, window)
    assert children(desk) == ()


def test_a_block_with_headings_goes_where_they_say(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "Note\tName\nlikes tea\tAnna\n", qtbot)
    [row] = children(desk)
    assert (row[Child.name], row[Child.note]) == ("Anna", "likes tea")


def test_what_cannot_be_read_in_a_block_is_kept_and_told(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "Anna\tFemale\tsome day", qtbot)
    [row] = children(desk)
    assert row[Child.birthday] is None
    assert grid.model.index(0, 2).data() == "some day"
    assert grid.notes.text().startswith("1 · Birthday")


def test_a_block_over_rows_that_are_there_changes_them(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "Anna\nBen", qtbot)
    before = [row.id for row in children(desk)]
    paste(window, grid, "Hannah\nBenno\nCleo", qtbot)
    assert [row[Child.name] for row in children(desk)] == ["Hannah", "Benno", "Cleo"]
    assert [row.id for row in children(desk)][:2] == before


def test_ctrl_d_writes_what_stands_above(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "Anna\tFemale\nCleo", qtbot)
    grid.view.setCurrentIndex(grid.model.index(1, 1))
    QTest.keyClick(grid.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    grid.view.lost.emit()
    settle(qtbot, window)
    assert [row[Child.gender] for row in children(desk)] == ["f", "f"]


def test_a_row_dragged_by_its_number_takes_another_place(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    paste(window, grid, "One\nTwo\nThree", qtbot)
    grid.view.verticalHeader().moveSection(2, 0)
    settle(qtbot, window)
    assert [row[Child.name] for row in children(desk)] == ["Three", "One", "Two"]
    assert [grid.model.index(row, 0).data() for row in range(3)] == ["Three", "One", "Two"]
    assert [grid.view.verticalHeader().visualIndex(row) for row in range(4)] == [0, 1, 2, 3]


@pytest.fixture
def firm(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the form of an enterprise with two people."""
    people = (Row({"name": "Anna", "mobile": "15400001111"}), Row({"name": "Ben"}))
    desk.clients.create(Record(ENTERPRISE, {"name": "Quarry", "org_people": people}))
    opened = open_window()
    opened.activateWindow()
    opened.show_client(1, mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def test_a_wide_group_shows_six_columns_and_names_the_others(firm: Window) -> None:
    grid = firm.page.form().grids["org_people"]
    shown = [place for place in range(27) if not grid.view.isColumnHidden(place)]
    assert shown == list(range(6))
    assert grid.more.text().startswith("21 more columns: Telephone, Mobile")


def test_the_other_columns_of_the_row_are_filled_in_under_the_grid(firm: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = firm.page.form().grids["org_people"]
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 2))
    QTest.keyClick(grid.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert grid.detail is not None
    assert grid.detail.isAncestorOf(hands.focused())
    editors = grid.detail.editors
    assert editors["mobile"].text() == "15400001111"
    hands.write(editors["hobbies"].line, "chess")  # type: ignore[attr-defined]
    hands.leave(editors["hobbies"])
    settle(qtbot, firm)
    grid.view.setCurrentIndex(grid.model.index(1, 2))
    assert (editors["mobile"].text(), editors["hobbies"].text()) == ("", "")
    hands.write(editors["mobile"].line, "15400002222")  # type: ignore[attr-defined]
    hands.leave(editors["mobile"])
    settle(qtbot, firm)
    rows = desk.clients.get("KH000001").rows(Firm.org_people)
    assert [row[OrgPerson.hobbies] for row in rows] == ["chess", None]
    assert [row[OrgPerson.mobile] for row in rows] == ["15400001111", "15400002222"]


def test_what_cannot_be_read_under_the_grid_is_kept_and_told(firm: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = firm.page.form().grids["org_people"]
    grid.view.setCurrentIndex(grid.model.index(0, 2))
    grid.open_detail()
    assert grid.detail is not None
    hands.write(grid.detail.editors["age"].line, "old")  # type: ignore[attr-defined]
    hands.leave(grid.detail.editors["age"])
    settle(qtbot, firm)
    assert "Age" in grid.notes.text()
    assert [draft.text for draft in desk.drafts.of(1)] == ["old"]


def test_a_word_that_is_composed_over_a_cell_is_written_into_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    for composed, written in (("z", ""), ("zhang", ""), ("", "张三")):
        event = QInputMethodEvent(composed, [])
        event.setCommitString(written)
        QApplication.sendEvent(hands.focused(), event)
    QTest.keyClick(hands.focused(), Qt.Key.Key_Tab)
    window.page.flush()
    settle(qtbot, window)
    assert [row[Child.name] for row in children(desk)] == ["张三"]


def test_a_client_that_is_picked_in_a_cell_is_linked(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    desk.clients.create(make.person("陈建华"))
    window = open_window()
    window.activateWindow()
    window.show_client(1, mode=FILL_IN)
    settle(qtbot, window)
    grid = window.page.form().grids["org_people"]
    column = [one.key for one in grid.model.columns].index(OrgPerson.person_id.key)
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(0, column))
    grid.view.edit(grid.model.index(0, column))
    line = hands.focused()
    assert isinstance(line, LineEdit)
    QTest.keyClicks(line, "cjh")
    settle(qtbot, window)
    popup = line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    window.page.flush()
    settle(qtbot, window)
    (row,) = desk.clients.get("KH000001").rows(Firm.org_people)
    link = row[OrgPerson.person_id]
    assert link is not None
    assert (link.target, link.name) == ("KH000002", "陈建华")


def test_a_word_that_is_pasted_or_composed_over_an_open_list_chooses_its_entry(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    grid = window.page.form().grids["children"]
    gender = grid.model.index(0, 1)
    grid.view.setFocus()
    grid.view.setCurrentIndex(gender)
    grid.view.edit(gender)
    combo = hands.focused()
    QGuiApplication.clipboard().setText("Female")
    QTest.keyClick(combo, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    window.page.flush()
    settle(qtbot, window)
    assert [row[Child.gender] for row in children(desk)] == ["f"]
    grid.view.edit(gender)
    event = QInputMethodEvent()
    event.setCommitString("male")
    QApplication.sendEvent(hands.focused(), event)
    window.page.flush()
    settle(qtbot, window)
    assert [row[Child.gender] for row in children(desk)] == ["m"]


def test_an_open_list_does_not_end_the_cell(window: Window, desk: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    gender = grid.model.index(0, 1)
    grid.view.setFocus()
    grid.view.setCurrentIndex(gender)
    grid.view.edit(gender)
    combo = hands.focused()
    assert isinstance(combo, Combo)
    combo.showPopup()
    # What some window systems tell when the list takes the focus.
    QApplication.sendEvent(combo, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.OtherFocusReason))
    qtbot.wait(1)
    QTest.keyClick(combo.view(), Qt.Key.Key_Down)
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    window.page.flush()
    settle(qtbot, window)
    assert [row[Child.gender] for row in children(desk)] == ["m"]
