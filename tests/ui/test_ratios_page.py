"""The ratios of an enterprise through the window: values, words, colours, and how each came about."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.rules import RatioBand, RatioRules
from clientdesk.ui.context import Context
from clientdesk.ui.credit.page import RATIOS, STATEMENTS
from clientdesk.ui.editors import make_editor
from clientdesk.ui.editors.chosen import ChoiceEditor
from clientdesk.ui.ratios.model import BAND_COLOUR, BAND_INSET, QUIET
from clientdesk.ui.ratios.page import DUPONT, Ratios
from tests import make
from tests.ui.credit_stage import Stage, settle, staged


@pytest.fixture
def stage(desk: Desk, context: Context, qtbot: QtBot) -> Stage:
    """The ratios of a firm with a checked year and a draft."""
    return staged(desk, context, qtbot, part=RATIOS)


@pytest.fixture
def page(stage: Stage) -> Ratios:
    return stage.credit.ratios


def at(page: Ratios, ratio: str, column: int) -> QModelIndex:
    row = next(row for row, one in enumerate(page.model.rows) if one.ratio and one.ratio.id == ratio)
    return page.model.index(row, column)


def test_each_ratio_stands_under_its_group_with_a_value_for_each_period(page: Ratios) -> None:
    assert (at(page, "R01", 0).data(), at(page, "R01", 1).data()) == ("1.63", "1.85")
    groups = [one.group.value for one in page.model.rows if one.ratio is None]
    assert groups == ["liquidity", "activity", "leverage", "profitability", "cash", "dupont", "growth", "distress"]
    assert sum(one.ratio is not None for one in page.model.rows) == 44


def test_bands_are_a_word_and_a_colour_of_the_period_chosen(page: Ratios) -> None:
    page.table.setCurrentIndex(at(page, "R02", 0))
    judged = at(page, "R02", page.model.band_column)
    assert judged.data() == "watch"
    first = judged.data(BAND_COLOUR)
    page.table.setCurrentIndex(at(page, "R02", 1))
    assert judged.data() == "good"
    assert judged.data(BAND_COLOUR) != first
    head = str(page.model.headerData(page.model.band_column, Qt.Orientation.Horizontal))
    assert head.split("\n") == [f"{BAND_INSET}Judged", f"{BAND_INSET}2025"]


def test_a_change_is_told_with_an_arrow_and_a_word(page: Ratios) -> None:
    page.table.setCurrentIndex(at(page, "R01", 1))
    assert at(page, "R01", 2).data() == "▲ +0.22"
    assert "better" in page.explained.judged.text()


def test_drafts_stand_back(page: Ratios) -> None:
    assert at(page, "R01", 1).data(QUIET)
    assert not at(page, "R01", 0).data(QUIET)
    assert "grey" in page.notes.text()


def test_what_is_not_available_says_why_in_words(page: Ratios) -> None:
    growth = at(page, "R38", 0)
    assert growth.data() == "n/a"
    page.table.setCurrentIndex(growth)
    reason = at(page, "R38", page.model.band_column).data()
    assert reason.endswith(".")
    assert reason in page.explained.reckoned.text()


def test_one_click_explains_a_ratio_with_its_figures(page: Ratios, stage: Stage, qtbot: QtBot) -> None:
    box = page.table.visualRect(at(page, "R01", 0))
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    settle(qtbot, stage)
    assert page.explained.title.text() == "Current ratio · 2024"
    assert page.explained.reckoned.text().splitlines() == [
        "Total current assets ÷ Total current liabilities",
        "= 4,352,500.00 ÷ 2,663,600.00",
        "= 1.63",
    ]
    assert "< 1.00: weak" in page.explained.bands.text()
    assert "bankers' 2 : 1 custom" in page.explained.bands.text()
    assert page.explained.inputs.count() == 4
    picture = page.explained.drawing.picture
    assert picture is not None
    assert any("2025: 1.85" in spot.told for spot in picture.spots)


def test_a_balance_sheet_that_does_not_balance_marks_its_ratios(
    page: Ratios, stage: Stage, desk: Desk, qtbot: QtBot
) -> None:
    record = desk.statements.of("KH000001")[-1]
    record[LINE["bs_cash"]] = Decimal(1)
    changed = desk.statements.save(record)
    stage.take_news(changed)
    settle(qtbot, stage)
    assert str(at(page, "R01", 1).data()).startswith("⚠")


def test_the_return_on_equity_is_taken_apart_as_tree_and_table(page: Ratios, stage: Stage, qtbot: QtBot) -> None:
    page.show_part(DUPONT)
    page.dupont.period.setCurrentIndex(1)
    page.dupont.period.activated.emit(1)
    settle(qtbot, stage)
    root = page.dupont.table.topLevelItem(0)
    assert root is not None
    assert root.text(1) == at(page, "R35", 1).data()
    assert root.text(2) == at(page, "R35", 0).data()
    assert root.childCount() == 3
    assert page.dupont.drawing.picture is not None
    assert page.dupont.drawing.accessibleName().startswith("Chart: what the return on equity")


def test_how_ratios_are_reckoned_can_be_changed(page: Ratios, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    before = at(page, "R02", 0).data()
    dialog = page.ask_rules()
    qtbot.waitUntil(dialog.isEnabled)
    dialog.entries[RatioRules.quick_assets.key].editor.set_value("simple")
    dialog.save()
    settle(qtbot, stage)
    assert at(page, "R02", 0).data() != before
    stage.undo()
    settle(qtbot, stage)
    assert at(page, "R02", 0).data() == before


def test_the_house_judges_a_ratio_by_bands_of_its_own(page: Ratios, stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    dialog = page.ask_rules()
    qtbot.waitUntil(dialog.isEnabled)
    bands = dialog.grids[RatioRules.ratio_bands.key]
    for row, cells in enumerate((("R01", Decimal(2), "weak"), ("R01", None, "good"))):
        for column, value in enumerate(cells):
            bands.model.put(bands.model.index(row, column), value)
    assert bands.model.index(0, 0).data() == "Current ratio"
    assert isinstance(make_editor(RatioBand.ratio, dialog.context, dialog), ChoiceEditor)
    dialog.save()
    settle(qtbot, stage)
    assert [row[RatioBand.ratio] for row in desk.house.record().rows(RatioRules.ratio_bands)] == ["R01", "R01"]
    assert "weak" in at(page, "R01", page.model.band_column).data()


def test_without_statements_there_is_a_way_to_them(stage: Stage, desk: Desk, qtbot: QtBot) -> None:
    empty = make.enterprise("空白有限公司")
    desk.clients.create(empty)
    stage.show_client(empty.id)
    settle(qtbot, stage)
    page = stage.credit.ratios
    assert page.go.isVisible()
    page.go.click()
    assert stage.credit.places.currentIndex() == STATEMENTS


def test_ratios_are_copied_for_a_workbook(page: Ratios) -> None:
    page.table.setCurrentIndex(at(page, "R01", 1))
    page.table.copy()
    assert QApplication.clipboard().text() == "1.85"
