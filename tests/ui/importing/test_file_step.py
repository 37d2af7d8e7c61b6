"""The first step: reading a file, its encoding, sheets and headings; a file that cannot be read is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from clientdesk.desk.importing.given import Source
from clientdesk.i18n import Sentence
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.file_step import FileStep
from clientdesk.ui.importing.trail import CHECK, FILE, MATCH
from tests.ui.importing.given import CLIENTS, Hands, column, contacts, sheet, source, write

_TITLES = ("某某公司", "客户名单", "制表：小王")


def choose(file: FileStep, row: int) -> None:
    """Say that the headings are in a row; 0: in none."""
    file.heading.setCurrentIndex(file.heading.findData(row))


def test_nothing_can_be_gone_on_with_before_there_is_a_file(dialog: ImportDialog) -> None:
    assert dialog.file.stack.currentWidget() is dialog.file.area
    assert dialog.file.area.choose.hasFocus()
    assert not dialog.next_button.isEnabled()
    assert not dialog.back_button.isVisible()


def test_letters_are_read_as_the_user_says_and_shown_at_once(
    dialog: ImportDialog, hands: Hands, tmp_path: Path
) -> None:
    path = write(tmp_path, "姓名,手机\n王小明,15400000001\n", encoding="gb18030")
    dialog.opening.take_path(str(path))
    hands.settle()
    file = dialog.file
    assert file.encodings.isVisible()
    assert file.encodings.currentData() == "gb18030"
    assert file.raw.index(1, 0).data() == "王小明"
    other = file.encodings.findData("big5")
    assert other >= 0, [file.encodings.itemData(place) for place in range(file.encodings.count())]
    file.encodings.setCurrentIndex(other)
    file.encodings.activated.emit(other)
    hands.settle()
    assert file.raw.index(1, 0).data() != "王小明"
    assert file.encodings.currentData() == "big5"


def test_a_click_says_where_the_headings_are(dialog: ImportDialog, hands: Hands) -> None:
    rows = (*((title, None) for title in _TITLES), ("姓名", "手机"), ("王小明", "15400000001"))
    hands.give(source(sheet(rows)))
    file = dialog.file
    assert file.heading.currentData() == 4
    cell = file.preview.visualRect(file.raw.index(2, 0)).center()
    QTest.mouseClick(file.preview.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert file.heading.currentData() == 3
    assert file.raw.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole) == "› 3"
    choose(file, 4)
    hands.go_on()
    assert column(dialog, 0) == ["姓名", "手机"]


def test_headings_that_were_found_wrongly_are_mended(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet((("姓名", "手机"), ("客户姓名", "联系手机"), ("王小明", "15400000001")))))
    choose(dialog.file, 2)
    hands.go_on()
    assert column(dialog, 0) == ["客户姓名", "联系手机"]
    dialog.back()
    choose(dialog.file, 0)
    assert dialog.file.heading.currentText() == "none"
    hands.go_on()
    assert column(dialog, 0) == ["(column A)", "(column B)"]


def test_only_the_sheets_that_are_ticked_are_brought_in(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(CLIENTS), sheet(CLIENTS, "旧的")))
    assert dialog.file.sheets.isVisible()
    dialog.file.sheets.item(1).setCheckState(Qt.CheckState.Unchecked)
    hands.go_on()
    matching = dialog.match.matching
    assert matching is not None
    assert [one.level for one in matching.sheets] == ["", "skip"]
    dialog.back()
    dialog.file.sheets.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.next_button.isEnabled()


def test_what_reading_has_to_say_is_told(dialog: ImportDialog, hands: Hands) -> None:
    given = source(sheet(CLIENTS))
    notes = (Sentence("The sheet {name} is hidden.", {"name": "价格"}),)
    hands.give(Source(given.form, given.name, given.digest, sheets=given.sheets, notes=notes))
    assert dialog.file.notes.isVisible()
    assert "The sheet 价格 is hidden." in dialog.file.notes.texts()


def test_contacts_are_listed_and_have_nothing_to_match(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(contacts("王小明", "李小红"))
    people = dialog.file.people
    assert [people.index(row, 0).data() for row in range(people.rowCount())] == ["王小明", "李小红"]
    assert not dialog.trail.titles[MATCH].isVisible()
    hands.go_on()
    assert dialog.step == CHECK
    dialog.back_button.click()
    assert dialog.step == FILE


@pytest.mark.parametrize(("name", "data"), [("broken.xlsx", b"PK\x03\x04 and nothing more"), ("empty.csv", b"")])
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    dialog: ImportDialog, hands: Hands, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    dialog.opening.take_path(str(path))
    hands.settle()
    assert dialog.problem.isVisible()
    assert dialog.problem.text().endswith(".")
    assert dialog.step == FILE
    assert not dialog.next_button.isEnabled()


def test_a_folder_is_no_file(dialog: ImportDialog, hands: Hands, tmp_path: Path) -> None:
    dialog.opening.take_path(str(tmp_path))
    hands.settle()
    assert "is a folder" in dialog.problem.text()


def test_a_table_is_pasted(dialog: ImportDialog, hands: Hands) -> None:
    QGuiApplication.clipboard().setText("姓名\t手机\n王小明\t15400000001\n")
    dialog.file.area.paste.click()
    hands.settle()
    assert dialog.file.name.text() == "From the clipboard"
    hands.go_on()
    assert column(dialog, 2) == ["Full name", "Mobile"]


def test_an_empty_clipboard_is_told(dialog: ImportDialog, hands: Hands) -> None:
    QGuiApplication.clipboard().clear()
    dialog.file.area.paste.click()
    hands.settle()
    assert dialog.problem.isVisible()


def test_a_file_is_dropped(dialog: ImportDialog, hands: Hands, tmp_path: Path) -> None:
    path = write(tmp_path, "姓名\n王小明\n", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.file.area.dropEvent(event)
    hands.settle()
    assert dialog.file.name.text() == "clients.csv"
