"""The statements of an enterprise through the window: typing, pasting, checks, locks, workbooks."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QItemSelection, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.statement import Statement
from clientdesk.ui.client.tabs import CREDIT, SUMMARY
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.look import em
from clientdesk.ui.statements.cells import WRONG
from clientdesk.ui.statements.head import HeadDialog
from clientdesk.ui.statements.model import CHECKS, WAITING
from clientdesk.ui.statements.page import Statements
from clientdesk.ui.statements.strip import Strip
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle as settle_window
from tests.ui.credit_stage import Stage, settle
from tests.ui.typed_figures import at, begin, dialog, page, put, stage, stored

__all__ = ["page", "stage"]
from tests.ui.worked_years import firm

Open = Callable[[], Window]


def test_only_enterprises_have_a_credit_file(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    number, _code = firm(desk, "draft")
    person = make.person("王薇")
    desk.clients.create(person)
    window = open_window()
    tabs = window.page.tabs
    window.show_client(number)
    settle_window(qtbot, window)
    tabs.go_to(CREDIT)
    settle_window(qtbot, window)
    assert tabs.tab == CREDIT
    page = tabs.credit.statements
    editor = begin(page, "bs_cash", 0)
    editor.selectAll()
    QTest.keyClicks(editor, "77")
    window.show_client(person.id)
    settle_window(qtbot, window)
    assert not tabs.bar.isTabVisible(CREDIT)
    assert tabs.tab == SUMMARY
    tabs.go_to(CREDIT)
    assert tabs.tab == SUMMARY
    # What was being typed has been stored.
    assert stored(desk)[LINE["bs_cash"]] == 77
    window.show_client(number)
    settle_window(qtbot, window)
    tabs.go_to(CREDIT)
    settle_window(qtbot, window)
    window.steps.undo()
    settle_window(qtbot, window)
    assert at(page, "bs_cash", 0).data() == "688,500.00"


def test_a_firm_without_statements_is_told_what_comes_next(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    empty = make.enterprise("空白有限公司")
    desk.clients.create(empty)
    stage.show_client(empty.id)
    settle(qtbot, stage)
    page = stage.credit.statements
    assert page.first.isVisible()
    page.first.click()
    asked = dialog(qtbot)
    assert isinstance(asked, HeadDialog)
    asked.save()
    settle(qtbot, stage)
    assert page.view.isVisible()
    assert [record.name for record in desk.statements.of(empty.code)] == [str(desk.today.year - 1)]
    assert page.to_check.text() == f"{desk.today.year - 1} is still blank"


def test_totals_and_checks_follow_while_one_types(page: Statements) -> None:
    before = at(page, "bs_total_ca", 1).data()
    editor = begin(page, "bs_cash", 1)
    QTest.keyClicks(editor, "0")
    assert at(page, "bs_total_ca", 1).data() != before
    assert [check.id for check in at(page, "bs_total_assets", 1).data(CHECKS)] == ["I01"]
    assert page.to_check.text().startswith("2 to check")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert at(page, "bs_total_ca", 1).data() == before
    assert not at(page, "bs_total_assets", 1).data(CHECKS)


def test_opening_balances_share_the_room_and_no_amount_is_cut(page: Statements) -> None:
    view = page.view
    view.resize(em(view, 40), view.height())
    page.do(Strip.OPENING)
    assert len(page.model.places) == 3
    assert view.horizontalScrollBar().maximum() == 0
    cells = [page.model.index(row, place) for row in range(page.model.rowCount()) for place in range(3)]
    letters = view.fontMetrics()
    assert all(letters.horizontalAdvance(str(cell.data() or "")) < view.columnWidth(cell.column()) for cell in cells)


def test_a_column_widens_with_the_amount_that_is_typed(page: Statements) -> None:
    view = page.view
    view.resize(em(view, 40), view.height())
    before = view.columnWidth(1)
    QTest.keyClicks(begin(page, "bs_cash", 1), "999999999999")
    assert view.columnWidth(1) > before


def test_enter_stores_the_cell_and_goes_down(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    put(page, "bs_inventory", 1, "1.5亿")
    assert page.view.currentIndex() == at(page, "bs_contract_assets", 1)
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_inventory"]] == Decimal("150000000.00")
    assert at(page, "bs_inventory", 1).data() == "150,000,000.00"
    stage.undo()
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_inventory"]] == Decimal("1760000.00")
    assert at(page, "bs_inventory", 1).data() == "1,760,000.00"


def test_keys_walk_among_the_figures_that_can_be_typed(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    desk.statements.reopen(desk.statements.of("KH000001")[0].code)
    stage.show_client(1)
    settle(qtbot, stage)
    page.view.setCurrentIndex(at(page, "bs_ar", 0))
    for key, came in (
        (Qt.Key.Key_Tab, at(page, "bs_ar", 1)),
        (Qt.Key.Key_Tab, at(page, "bs_ar_financing", 0)),
        (Qt.Key.Key_Backtab, at(page, "bs_ar", 1)),
        (Qt.Key.Key_Up, at(page, "bs_notes_rec", 1)),
        (Qt.Key.Key_Down, at(page, "bs_ar", 1)),
    ):
        QTest.keyClick(page.view, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, LineEdit)
        QTest.keyClick(editor, key)
        assert page.view.currentIndex() == came


def test_two_cells_in_a_row_are_both_stored(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    for text in ("11", "12", "(13)"):
        put(page, "bs_cash", 1, text)
    put(page, "bs_prepay", 1, "１４")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_cash"]] == Decimal("-13.00")
    assert stored(desk)[LINE["bs_prepay"]] == Decimal("14.00")


def test_blank_is_not_zero(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 1))
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    put(page, "bs_prepay", 1, "0")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_cash"]] is None
    assert stored(desk)[LINE["bs_prepay"]] == 0
    assert (at(page, "bs_cash", 1).data(), at(page, "bs_prepay", 1).data()) == ("", "0.00")


def test_text_that_is_no_amount_stays_beside_its_cell(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    put(page, "bs_cash", 1, "12x")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_cash"]] == Decimal("1030400.00")
    index = at(page, "bs_cash", 1)
    assert index.data() == "12x"
    assert "not an amount" in index.data(WAITING)[1]
    assert [draft.text for draft in desk.drafts.of(stored(desk).id)] == ["12x"]
    page.turn_checks()
    assert page.checks.item(0).text().startswith(WRONG)
    put(page, "bs_cash", 1, "1,030,400")
    settle(qtbot, stage)
    assert desk.drafts.of(stored(desk).id) == []
    assert page.to_check.text() == "✓ All checks pass"


def test_a_value_changed_elsewhere_is_not_overwritten(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    theirs = stored(desk)
    theirs[LINE["bs_cash"]] = Decimal(5)
    desk.statements.save(theirs)
    put(page, "bs_cash", 1, "6")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_cash"]] == 5
    text, reason = at(page, "bs_cash", 1).data(WAITING)
    assert text == "6"
    assert "5.00" in reason
    put(page, "bs_cash", 1, "6")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_cash"]] == 6


def test_a_typed_total_is_shown_with_its_difference(page: Statements, stage: Stage, qtbot: QtBot) -> None:
    put(page, "bs_total_ca", 1, "5157401")
    settle(qtbot, stage)
    index = at(page, "bs_total_ca", 1)
    assert index.data() == "5,157,401.00"
    assert [(check.id, check.difference) for check in index.data(CHECKS)] == [("I02", Decimal("1.00"))]


def test_what_is_to_check_leads_to_its_cell(page: Statements, stage: Stage, qtbot: QtBot) -> None:
    put(page, "bs_cash", 1, "1")
    settle(qtbot, stage)
    page.show_block(1)
    page.to_check.click()
    first = page.checks.item(0)
    assert "2025 · Total assets differ" in first.text()
    page.checks.setCurrentItem(first)
    QTest.keyClick(page.checks, Qt.Key.Key_Return)
    assert page.model.block == 0
    assert page.view.currentIndex() == at(page, "bs_total_assets", 1)


def test_amounts_are_typed_in_the_unit_of_the_statement(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    page.strip.unit_asked.emit("10000")
    settle(qtbot, stage)
    assert stored(desk)[Statement.unit] == "10000"
    assert at(page, "bs_inventory", 1).data() == "176"
    assert at(page, "bs_inventory", 0).data() == "1,690,000.00"
    put(page, "bs_inventory", 1, "177.5")
    put(page, "bs_prepay", 1, "12万")
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_inventory"]] == Decimal("1775000.00")
    assert stored(desk)[LINE["bs_prepay"]] == Decimal("120000.00")


def test_a_block_is_pasted_by_its_captions(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    block = "资产\t期末余额\t年初余额\n货币资金\t1,000.00\t900\n应收账款\t-\t12x\n甲公司往来\t5\t6\n存货\t2,000\t\n"
    QApplication.clipboard().setText(block)
    page.view.setCurrentIndex(at(page, "bs_inventory", 1))
    told: list[str] = []
    page.told.connect(told.append)
    page.view.paste()
    settle(qtbot, stage)
    record = stored(desk)
    assert record[LINE["bs_cash"]] == 1000
    assert record[LINE["bs_ar"]] is None
    assert record[LINE["bs_inventory"]] == 2000
    assert record[OPENING["bs_cash"]] == 900
    assert record[OPENING["bs_inventory"]] is None
    assert told == ["1 caption is not known and was left out: 甲公司往来"]
    assert [draft.field for draft in desk.drafts.of(record.id)] == ["open_bs_ar"]
    stage.undo()
    settle(qtbot, stage)
    assert stored(desk)[LINE["bs_inventory"]] == Decimal("1760000.00")


def test_a_block_of_two_years_says_that_one_of_them_has_no_place(page: Statements) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    page.view.setCurrentIndex(at(page, "bs_cash", 1))
    for block in (
        "货币资金\t1,000\t900\n存货\t20\t10",
        "项目\t行次\t2025\t2031\n货币资金\t1\t1,000\t900\n存货\t2\t20\t10",
    ):
        QApplication.clipboard().setText(block)
        page.view.paste()
    said = "2 figures belong to no period that is here and were left out. Add the period, then paste again."
    assert told == [said, said]


def test_a_block_may_hold_lines_of_several_forms(page: Statements, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("资产负债表\n货币资金\t1\n利润表\n一、营业收入\t2\n现金流量表\n收到的税费返还\t3")
    page.view.setCurrentIndex(at(page, "bs_inventory", 1))
    page.view.paste()
    settle(qtbot, stage)
    record = stored(desk)
    assert [record[LINE[key]] for key in ("bs_cash", "is_revenue", "cf_tax_refunds")] == [1, 2, 3]


def test_a_block_without_captions_goes_where_the_cursor_is(
    page: Statements, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("1\n2\n\n4")
    page.view.setCurrentIndex(at(page, "bs_cash", 1))
    page.view.paste()
    settle(qtbot, stage)
    record = stored(desk)
    found = [record[LINE[key]] for key in ("bs_cash", "bs_trading_fa", "bs_notes_rec", "bs_ar")]
    assert found == [1, 2, None, 4]


def test_a_block_is_copied_for_a_workbook(page: Statements) -> None:
    page.view.setCurrentIndex(at(page, "bs_cash", 0))
    chosen = QItemSelection(at(page, "bs_cash", 0), at(page, "bs_trading_fa", 1))
    page.view.selectionModel().select(chosen, page.view.selectionModel().SelectionFlag.ClearAndSelect)
    page.view.copy()
    assert QApplication.clipboard().text() == "688,500.00\t1,030,400.00\n100,000.00\t152,000.00"
