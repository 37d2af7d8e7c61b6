"""The second step: what columns become, how sure that is, how they would be read, and changing all of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import SheetMatch
from clientdesk.ui.importing.columns import BECOMES, CERTAINTY, HEADING, SAMPLES
from clientdesk.ui.importing.dialog import ImportDialog
from tests.ui.importing.given import CLIENTS, HEADINGS, Hands, column, sheet, source

CHILDREN = (
    ("客户姓名", "客户手机", "姓名", "生日"),
    ("王小明", "15400000001", "王小宝", "2012-06-01"),
)


@pytest.fixture
def matched(dialog: ImportDialog, hands: Hands) -> ImportDialog:
    """The columns of a list of clients."""
    hands.give(source(sheet(CLIENTS)))
    hands.go_on()
    return dialog


def present(dialog: ImportDialog) -> SheetMatch:
    """The match of the sheet that is shown."""
    found = dialog.match.sheet()
    assert found is not None
    return found


def test_each_column_says_what_it_becomes_and_how_sure_that_is(matched: ImportDialog) -> None:
    assert column(matched, HEADING) == list(HEADINGS)
    assert column(matched, SAMPLES)[0] == "王小明, 李小红, 赵大年"
    assert column(matched, BECOMES) == ["Full name", "Mobile", "Date of birth", "E-mail", "left out"]
    assert column(matched, CERTAINTY) == ["Known", "Known", "Known", "Known", "Not recognised"]
    assert matched.match.counted.text() == "4 columns are matched; 1 is left out"


def test_a_column_is_chosen_from_a_list_that_is_searched_by_pinyin(matched: ImportDialog) -> None:
    table = matched.match.table
    table.setCurrentIndex(table.columns.index(4, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    popup = table.popup
    assert popup is not None
    assert popup.list.currentItem().text() == "Leave this column out"
    popup.finder.setText("beizhu")
    assert "Free notes" in popup.titles()
    popup.finder.setText("free notes")
    QTest.keyClick(popup.finder, Qt.Key.Key_Return)
    assert column(matched, BECOMES)[4] == "Free notes"
    assert column(matched, CERTAINTY)[4] == "Chosen by you"
    assert matched.match.counted.text() == "5 columns are matched"
    assert table.hasFocus()


def test_letters_typed_on_a_column_look_for_a_field(matched: ImportDialog) -> None:
    table = matched.match.table
    table.setCurrentIndex(table.columns.index(4, 0))
    QTest.keyClick(table, Qt.Key.Key_N)
    popup = table.popup
    assert popup is not None
    assert popup.finder.text() == "n"
    popup.close()


def test_delete_leaves_a_column_out(matched: ImportDialog) -> None:
    table = matched.match.table
    table.setCurrentIndex(table.columns.index(3, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert column(matched, BECOMES)[3] == "left out"
    assert matched.match.reading.columnCount() == 3


def test_a_field_moves_from_one_column_to_another(matched: ImportDialog) -> None:
    matched.match.take(4, "mobile")
    assert column(matched, BECOMES) == ["Full name", "left out", "Date of birth", "E-mail", "Mobile"]


def test_only_columns_to_look_at_are_shown(matched: ImportDialog) -> None:
    matched.match.only_open.click()
    assert column(matched, HEADING) == ["暗号"]
    matched.match.take(4, "notes")
    assert column(matched, HEADING) == []
    matched.match.only_open.click()
    assert column(matched, HEADING) == list(HEADINGS)


def test_values_are_shown_as_they_would_be_read_and_what_cannot_is_marked(matched: ImportDialog) -> None:
    reading = matched.match.reading
    assert [reading.index(row, 2).data() for row in range(3)] == ["1980-03-05", "1981-04-06", "1982-13-45"]
    assert not reading.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "cannot be read" in reading.index(2, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert reading.index(2, 2).data(Qt.ItemDataRole.DecorationRole) is not None
    assert matched.match.read_told.text() == "As it would be read: 1 value shown cannot be read"
    matched.match.take(2, "")
    assert matched.match.read_told.text() == "As it would be read"


def test_a_sheet_of_children_is_told_apart_and_can_be_left_out(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(CLIENTS), sheet(CHILDREN, "家属")))
    hands.go_on()
    match = dialog.match
    assert [match.tabs.tabText(place) for place in range(match.tabs.count())] == ["客户", "家属"]
    match.tabs.setCurrentIndex(1)
    levels = [match.levels.itemData(place) for place in range(match.levels.count())]
    match.levels.setCurrentIndex(levels.index("children"))
    match.levels.activated.emit(levels.index("children"))
    hands.settle()
    assert present(dialog).level == "children"
    assert match.tabs.currentIndex() == 1
    assert "children.name" in [one.field for one in present(dialog).columns]
    for place, one in enumerate(present(dialog).columns):
        if "." not in one.field:
            match.take(place, "")
    assert "whose these rows are" in match.notes.texts()[0]
    match.take(0, "full_name")
    assert not match.notes.isVisible()
    match.levels.setCurrentIndex(levels.index("skip"))
    match.levels.activated.emit(levels.index("skip"))
    hands.settle()
    assert match.counted.text() == "Nothing of this sheet is brought in."
    assert not match.table.isVisible()


def test_clients_are_recognised_by_what_is_ticked(matched: ImportDialog) -> None:
    keys = matched.match.keys
    assert "Mobile number" in keys.accessibleName()
    mobile = next(tick for tick in keys.ticks if tick.data() == "mobile")
    mobile.trigger()
    matching = matched.match.matching
    assert matching is not None
    assert "mobile" not in matching.key
    assert "Mobile number" not in keys.accessibleName()


def test_nothing_matched_is_nothing_to_go_on_with(matched: ImportDialog) -> None:
    for place in range(5):
        matched.match.take(place, "")
    assert not matched.next_button.isEnabled()
    matched.match.take(0, "full_name")
    assert matched.next_button.isEnabled()


def test_what_was_chosen_stays_when_one_goes_back_and_forth(matched: ImportDialog, hands: Hands) -> None:
    matched.match.take(4, "notes")
    matched.back()
    hands.go_on()
    assert column(matched, BECOMES)[4] == "Free notes"


def test_headings_that_were_matched_before_are_told(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    given = source(sheet(CLIENTS))
    before = desk.importing.match(given)
    columns = (*before.sheets[0].columns[:4], replace(before.sheets[0].columns[4], field="notes"))
    desk.importing.remember(given, replace(before, sheets=(replace(before.sheets[0], columns=columns),)))
    hands.give(given)
    hands.go_on()
    assert column(dialog, BECOMES)[4] == "Free notes"
    assert column(dialog, CERTAINTY)[4] == "As last time"
    assert "matched before" in dialog.match.notes.texts()[0]


BOTH = (
    ("客户名称", "类型", "电话", "手机", "约定事项"),
    ("样板贸易有限公司", "企业", "0512-00001234", "", "准时交货"),
    ("王小明", "个人", "", "15400000001", "龙井"),
)


def test_the_columns_of_the_other_kind_in_one_sheet_are_chosen_too(
    dialog: ImportDialog, hands: Hands, desk: Desk
) -> None:
    hands.give(source(sheet(BOTH)))
    hands.go_on()
    first = present(dialog).kind
    other = "person" if first == "enterprise" else "enterprise"
    kinds = dialog.match.kinds
    kinds.setCurrentIndex(kinds.findData(other))
    kinds.activated.emit(kinds.currentIndex())
    assert "both kinds" in dialog.match.notes.texts()[0]
    dialog.match.take(4, "notes")
    assert column(dialog, BECOMES)[4] == "Notes"
    assert present(dialog).kind == first
    kinds.setCurrentIndex(kinds.findData(first))
    kinds.activated.emit(kinds.currentIndex())
    assert column(dialog, BECOMES)[4] == "left out"
    hands.go_on()
    hands.go_on()
    hands.settle()
    told = {record.kind.name: record.to_json()["values"].get("notes") for record in desk.clients.every()}
    assert told == {other: "准时交货" if other == "enterprise" else "龙井", first: None}


def test_a_column_that_tells_the_kind_makes_a_sheet_one_of_both(dialog: ImportDialog, hands: Hands) -> None:
    rows = [("客户名称", "属于", *row[2:]) if row is BOTH[0] else row for row in BOTH]
    hands.give(source(sheet(tuple(rows))))
    hands.go_on()
    assert dialog.match.understood is not None
    assert not dialog.match.understood.beside
    dialog.match.take(1, "client_kind")
    hands.settle()
    assert list(dialog.match.understood.beside) == [0]
