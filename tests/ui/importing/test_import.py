"""The import as a whole: what is written and what is not, the report, taking it back, what was refused comes again."""

from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Check, Report
from clientdesk.dossier.person.basics import Basics
from clientdesk.progress import Progress
from clientdesk.ui.importing.columns import CERTAINTY
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.trail import CHECK, FILE, MATCH, REPORT, RUN
from tests import make
from tests.ui.importing.given import CLIENTS, HEADINGS, Hands, column, contacts, figures, sheet, source


def names(desk: Desk) -> set[str]:
    """Who is in the file."""
    return {line.name for line in desk.clients.lines(desk.clients.numbers())}


def test_clients_are_brought_in_and_reported(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    hands.bring_in(source(sheet(CLIENTS)))
    assert dialog.step == REPORT
    assert names(desk) == {"王小明", "李小红", "赵大年"}
    numbers = [button.number for button in dialog.report.figures.buttons.values()]
    assert numbers == ["3", "0", "0", "0"]
    assert dialog.report.title.text() == "Done"
    cells = dialog.report.cells
    assert [cells.index(0, place).data() for place in range(4)] == ["C4", "赵大年", "出生日期", "1982-13-45"]


def test_contacts_are_brought_in(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    hands.bring_in(contacts("王小明", "李小红"))
    assert dialog.step == REPORT
    assert names(desk) == {"王小明", "李小红"}


def test_an_import_is_taken_back_as_a_whole(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    desk.clients.create(make.person("王小明", mobile="15400000001"))
    before = desk.keeping.dump()["clients"]
    hands.bring_in(source(sheet(CLIENTS[:3])))
    assert len(names(desk)) == 2
    dialog.report.undo.click()
    hands.until(lambda: dialog.report.title.text() == "Undone")
    assert names(desk) == {"王小明"}
    assert [one for one in desk.keeping.dump()["clients"] if one["kind"] != "house"] == before
    assert not dialog.report.undo.isEnabled()


def test_the_same_file_again_changes_nothing(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    hands.bring_in(source(sheet(CLIENTS[:3])))
    dialog.report.again.click()
    assert dialog.step == FILE
    hands.give(source(sheet(CLIENTS[:3])))
    hands.go_on()
    hands.go_on()
    assert figures(dialog) == ["0", "0", "2", "0"]
    assert not dialog.next_button.isEnabled()
    assert len(names(desk)) == 2


def test_an_import_that_is_stopped_writes_nothing(
    dialog: ImportDialog, hands: Hands, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.give(source(sheet(CLIENTS[:3])))
    hands.go_on()
    hands.go_on()
    before = desk.keeping.dump()
    asked, run = Event(), desk.importing.run

    def run_later(check: Check, *, progress: Progress) -> Report:
        # Three rows are quicker than a finger on Escape.
        asked.wait(10)
        return run(check, progress=progress)

    monkeypatch.setattr(desk.importing, "run", run_later)
    dialog.next_button.click()
    assert dialog.step == RUN
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    asked.set()
    hands.settle()
    assert desk.keeping.dump() == before
    assert dialog.step == CHECK
    assert dialog.problem.text() == "Stopped. Nothing was brought in."
    assert names(desk) == set()
    assert dialog.next_button.isEnabled()


def test_what_was_refused_is_saved_corrected_and_brought_in(
    dialog: ImportDialog, hands: Hands, desk: Desk, tmp_path: Path
) -> None:
    hands.bring_in(source(sheet(CLIENTS)))
    out = tmp_path / "to correct.xlsx"
    dialog.report.save_rejects_as(str(out))
    hands.until(dialog.report.outcome.text.text)
    assert dialog.report.outcome.text.text().startswith("1 row was saved as to correct.xlsx")
    assert dialog.report.outcome.open_button.isVisible()
    book = openpyxl.load_workbook(out)
    page = book.worksheets[0]
    found = [cell for row in page.iter_rows() for cell in row if cell.value == "1982-13-45"]
    assert len(found) == 1
    found[0].value = "1982-12-15"
    book.save(out)
    dialog.report.again.click()
    dialog.opening.take_path(str(out))
    hands.settle()
    hands.go_on()
    assert column(dialog, CERTAINTY)[0] == "As last time"
    while dialog.next_button.isVisible():
        hands.go_on()
    assert names(desk) == {"王小明", "李小红", "赵大年"}
    born = next(one for one in desk.clients.every() if one.name == "赵大年")[Basics.birth_date]
    assert born is not None
    assert born.iso() == "1982-12-15"


def test_escape_goes_a_step_back_and_leaves_only_where_nothing_is_lost(dialog: ImportDialog, hands: Hands) -> None:
    hands.give(source(sheet(CLIENTS)))
    hands.go_on()
    assert dialog.step == MATCH
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.step == FILE
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not isValid(dialog) or not dialog.isVisible()


def test_an_error_while_writing_is_told_and_what_was_chosen_stays(
    dialog: ImportDialog, hands: Hands, desk: Desk
) -> None:
    hands.give(source(sheet(CLIENTS[:3])))
    hands.go_on()
    hands.go_on()
    assert dialog.check.check is not None
    desk.clients.create(make.person("钱多多"))
    desk.clients.create(make.person("王小明", mobile="15400000001", email="ming@example.com"))
    hands.go_on()
    assert dialog.step in (CHECK, REPORT)
    assert sorted(names(desk)).count("王小明") == 1


def test_lines_are_worked_out_as_they_are_looked_at_however_many_there_are(dialog: ImportDialog, hands: Hands) -> None:
    rows = [HEADINGS[:2], *((f"客户{number}", f"154{number:08}") for number in range(2_000))]
    hands.give(source(sheet(rows)))
    assert dialog.file.raw.rowCount() == 21
    hands.go_on()
    assert dialog.match.reading.rowCount() == 20
    hands.go_on()
    assert figures(dialog)[0] == "2,000"
    assert dialog.check.lines.lines.rowCount() == 2_000


def test_the_keys_are_enough(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    hands.give(source(sheet(CLIENTS[:3])))
    for _step in range(3):
        dialog.next_button.setFocus()
        QTest.keyClick(dialog.next_button, Qt.Key.Key_Return)
        hands.settle()
        hands.until(lambda: dialog.step != RUN)
    assert dialog.step == REPORT
    assert names(desk) == {"王小明", "李小红"}
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not isValid(dialog) or not dialog.isVisible()
