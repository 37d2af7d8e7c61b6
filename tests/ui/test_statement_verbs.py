"""Whole statements in the window: checked, locked, deleted, added, shown otherwise, brought in, given out."""

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.credit_memo import STATEMENTS
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.statement import Statement
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.statements.bringing import BringDialog
from clientdesk.ui.statements.columns import Shown
from clientdesk.ui.statements.head import HeadDialog
from clientdesk.ui.statements.page import Statements
from clientdesk.ui.statements.strip import Strip
from tests.ui.conftest import PATIENCE
from tests.ui.credit_stage import Stage, settle
from tests.ui.typed_figures import at, dialog, page, put, stage, stored

__all__ = ["page", "stage"]


def test_nothing_is_typed_into_a_checked_statement(page: Statements, desk: Desk) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    page.view.setCurrentIndex(at(page, "bs_cash", 0))
    QTest.keyClicks(page.view, "5")
    assert told
    assert told[0].startswith("2024 is checked or locked")
    assert stored(desk, 0)[LINE["bs_cash"]] == Decimal("688500.00")


def test_a_checked_statement_is_read_in_another_unit_and_keeps_its_own(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 0))
    assert page.strip.caption.text() == "Shown in"
    page.strip.unit_asked.emit("10000")
    settle(qtbot, stage)
    assert at(page, "bs_cash", 0).data() == "68.85"
    assert stored(desk, 0)[Statement.unit] == "1"


def test_a_statement_is_checked_locked_unlocked_and_reopened(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 1))
    for verb, status in (("check", "checked"), ("lock", "locked"), ("unlock", "checked"), ("reopen", "draft")):
        page.do(verb)
        settle(qtbot, stage)
        assert stored(desk)[Statement.status] == status
    assert page.strip.verb.text() == "Mark as checked"


def test_checking_is_refused_while_a_check_fails_and_says_which(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    put(page, "bs_cash", 1, "1")
    page.do(Strip.CHECK)
    settle(qtbot, stage)
    assert stored(desk)[Statement.status] == "draft"
    assert page.checks.isVisible()
    assert page.checks.count() == 2


def test_a_deleted_statement_comes_back(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 1))
    page.do(Strip.DELETE)
    settle(qtbot, stage)
    assert len(desk.statements.of("KH000001")) == 1
    assert len(page.model.places) == 1
    stage.undo()
    settle(qtbot, stage)
    assert len(page.model.places) == 2


def test_a_new_period_follows_the_last_and_opens_with_its_closing(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    page.new.click()
    asked = dialog(qtbot)
    assert isinstance(asked, HeadDialog)
    editor = asked.entries[Statement.period_end.key].editor
    assert isinstance(editor, LineEditor)
    assert editor.line.text() == "2026-12-31"
    asked.save()
    settle(qtbot, stage)
    made = stored(desk)
    assert (made.name, made[OPENING["bs_cash"]]) == ("2026", Decimal("1030400.00"))
    assert page.model.period(page.view.currentIndex().column()).name == "2026"  # type: ignore[union-attr]


def test_opening_balances_are_shown_on_demand(page: Statements) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 0))
    page.do(Strip.OPENING)
    assert len(page.model.places) == 3
    assert at(page, "bs_cash", 0).data() == "820,000.00"
    page.do(Strip.OPENING)
    assert len(page.model.places) == 2


def test_lines_are_shown_as_shares_and_changes(page: Statements) -> None:
    page.model.show_as(Shown.SHARES)
    assert at(page, "bs_total_assets", 1).data() == "100.0%"
    page.model.show_as(Shown.CHANGES)
    assert at(page, "bs_cash", 1).data() == "+49.7%"
    page.model.show_as(Shown.INDEX)
    assert at(page, "bs_cash", 1).data() == "149.7"
    assert not at(page, "bs_cash", 1).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_line_left_blank_has_no_share(page: Statements) -> None:
    blank = "bs_contract_assets"
    assert page.model.book.together.periods[1].vertical[blank] == 0
    page.model.show_as(Shown.SHARES)
    assert at(page, blank, 1).data() == ""


def test_captions_follow_the_standard(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    record = stored(desk)
    record[Statement.standard] = "asse"
    desk.statements.save(record)
    stage.show_client(1)
    settle(qtbot, stage)
    row = at(page, "bs_trading_fa", 1).row()
    assert page.model.caption(row) == "Short-term investments"


def test_a_cell_says_all_of_itself_to_a_screen_reader(page: Statements, stage: Stage, qtbot: QtBot) -> None:
    put(page, "bs_cash", 1, "1")
    settle(qtbot, stage)
    spoken = at(page, "bs_total_assets", 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Total assets, 2025, Draft, ")
    assert "differ from liabilities and equity" in spoken


def test_a_workbook_is_brought_in_with_a_caption_asked_once(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = (
        ("资产负债表",),
        ("2026年12月31日", "单位:元"),
        ("项目", "期末余额"),
        ("货币资金", 10),
        ("甲类押金", 5),
        ("存货", 7),
    )
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "sheet.xlsx")
    asked = page.verbs.show_book("KH000001", str(tmp_path / "sheet.xlsx"))
    assert isinstance(asked, BringDialog)
    qtbot.waitUntil(lambda: asked.found is not None, timeout=PATIENCE)
    asked.save()
    qtbot.waitUntil(asked.isEnabled, timeout=PATIENCE)
    assert "say which lines they are" in asked.problem.text()
    box = asked.captions["甲类押金"]
    box.setCurrentIndex(box.findData("bs_other_rec"))
    asked.save()
    settle(qtbot, stage)
    made = stored(desk)
    assert made.name == "2026"
    assert [made[LINE[key]] for key in ("bs_cash", "bs_other_rec")] == [10, 5]
    assert desk.statement_books.learnt()
    assert len(page.model.places) == 3


def test_the_statements_are_given_out_as_a_workbook(
    page: Statements, stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    asked = page.giving.ask(STATEMENTS)
    assert not asked.ok.isEnabled()
    asked.reason.setText("visit on Friday")
    asked.accept()
    assert page.giving.asking is not None
    page.giving.asking.fileSelected.emit(str(tmp_path / "out.xlsx"))
    page.giving.asking.close()
    settle(qtbot, stage)
    assert (tmp_path / "out.xlsx").stat().st_size > 1000
    assert page.outcome.text.text() == "Saved as out.xlsx."
