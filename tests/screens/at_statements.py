"""Screens of statements and of what is asked beside them: forms, checks, heads, workbooks brought in and given out."""

from functools import partial
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from clientdesk.desk.credit_memo import STATEMENTS as BOOK
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.statement import Statement
from clientdesk.ui.credit.page import EVALUATION, RATIOS, STATEMENTS
from clientdesk.ui.ratios.rules import open_rules
from clientdesk.ui.statements.columns import Shown
from clientdesk.ui.statements.lines import BLOCKS
from clientdesk.ui.statements.page import Statements
from clientdesk.ui.statements.strip import Strip
from tests.screens.at_credit import BARE, credit
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, Stage

_A_WHILE = 700
_UNKNOWN = {"en": "Deposit of type A", "zh_CN": "甲类押金", "zh_TW": "甲類押金"}
"""A caption that no line is known for."""


def _page(stage: Stage) -> Statements:
    credit(stage, FIRM, STATEMENTS)
    return stage.window.page.tabs.credit.statements


def _block(stage: Stage, name: str) -> None:
    _page(stage).show_block(next(place for place, block in enumerate(BLOCKS) if block.name == name))
    stage.pause(_A_WHILE)


def _proportions(stage: Stage) -> None:
    page = _page(stage)
    page.shown.setCurrentIndex(page.shown.findData(Shown.SHARES))
    page.shown.activated.emit(page.shown.currentIndex())
    stage.pause(_A_WHILE)


def _opening(stage: Stage) -> None:
    _page(stage).do(Strip.OPENING)
    stage.pause(_A_WHILE)


def _empty_period(stage: Stage) -> None:
    """The next period, of which nothing is known yet."""
    credit(stage, BARE, STATEMENTS)
    record = stage.desk.statements.new(BARE)
    _clear(record)
    stage.window.take_news(stage.desk.statements.save(record))
    stage.pause(_A_WHILE)


def _clear(record: Record) -> None:
    for line in LINE.values():
        record[line] = None


def _to_check(stage: Stage) -> None:
    """A year that does not add up, what is to check below it."""
    page = _page(stage)
    record = page.model.book.records[-1]
    if record[Statement.status] != "draft":
        page.do(Strip.REOPEN)
        stage.pause(_A_WHILE)
    place = len(page.model.places) - 1
    page.model.take({("bs_cash", place): "1"})
    stage.pause(_A_WHILE)
    page.turn_checks(wanted=True)
    page.view.setCurrentIndex(page.model.index(1, place))
    stage.pause(_A_WHILE)


def _menu(stage: Stage, name: str) -> QWidget:
    page = _page(stage)
    menu = {"more": page.strip.menu, "give": page.giving.menu()}[name]
    menu.popup(page.mapToGlobal(page.rect().center()))
    stage.settle()
    return menu


def _new_menu(stage: Stage) -> QWidget:
    credit(stage, FIRM, EVALUATION)
    evaluations = stage.window.page.tabs.credit.evaluations
    menu = evaluations.new.menu()
    menu.popup(evaluations.mapToGlobal(evaluations.rect().center()))
    stage.settle()
    return menu


def _head(stage: Stage) -> QWidget:
    page = _page(stage)
    return stage.shown(page.verbs.show_head(page.model.book.records[-1]))


def _new_head(stage: Stage) -> QWidget:
    page = _page(stage)
    return stage.shown(page.verbs.show_head(stage.desk.statements.new(stage.code(FIRM))))


def _bring(stage: Stage) -> QWidget:
    """A workbook with a caption that is not known and a cell that cannot be read."""
    caption = _UNKNOWN[stage.variant.language]
    stage.typed = f"{caption}\n{caption} (A5)"
    page = _page(stage)
    dialog = page.verbs.show_book(stage.code(FIRM), str(_workbook(stage.folder / "balance.xlsx", caption)))
    stage.until(lambda: dialog.found is not None or dialog.problem.text())
    return stage.shown(dialog)


def _workbook(path: Path, caption: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines = (
        ("资产负债表",),
        ("2026年12月31日", "单位:元"),
        ("项目", "期末余额"),
        ("货币资金", 120_000),
        (caption, 5_000),
        ("存货", "12x"),
    )
    for line in lines:
        sheet.append(line)
    book.save(path)
    return path


def _reason(stage: Stage) -> QWidget:
    return stage.shown(_page(stage).giving.ask(BOOK))


def _rules(stage: Stage) -> QWidget:
    return stage.shown(open_rules(stage.context, stage.window))


def _missing_ratio(stage: Stage) -> None:
    """A ratio that cannot be reckoned, and why."""
    credit(stage, FIRM, RATIOS)
    ratios = stage.window.page.tabs.credit.ratios
    ratios.table.setCurrentIndex(_without_value(stage) or ratios.table.currentIndex())
    stage.pause(_A_WHILE)


def _without_value(stage: Stage) -> QModelIndex | None:
    model = stage.window.page.tabs.credit.ratios.model
    cells = (model.index(row, 0) for row in range(model.rowCount()))
    return next((cell for cell in cells if (found := model.result(cell)) is not None and found.value is None), None)


SCENES = (
    *(Scene(f"statements-{block.name}", partial(_block, name=block.name)) for block in BLOCKS[1:]),
    Scene("statements-shares", _proportions),
    Scene("statements-opening", _opening),
    Scene("statements-nothing-typed", _empty_period),
    Scene("statements-to-check", _to_check),
    Scene("statements-menu", partial(_menu, name="more")),
    Scene("statements-give-menu", partial(_menu, name="give")),
    Scene("statement-head", _head),
    Scene("statement-new", _new_head),
    Scene("statement-bring", _bring),
    Scene("statement-reason", _reason),
    Scene("ratios-missing", _missing_ratio),
    Scene("ratio-rules", _rules),
    Scene("evaluation-menu", _new_menu),
)
