"""Figures of statements under a user's hands: found, typed, stored."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.credit.page import STATEMENTS
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.statements.page import Statements
from tests.ui.conftest import PATIENCE
from tests.ui.credit_stage import Stage, staged


@pytest.fixture
def stage(desk: Desk, context: Context, qtbot: QtBot) -> Stage:
    """The credit file of a firm that has a checked year and a draft."""
    return staged(desk, context, qtbot, part=STATEMENTS)


@pytest.fixture
def page(stage: Stage) -> Statements:
    return stage.credit.statements


def at(page: Statements, key: str, column: int) -> QModelIndex:
    row = next(row for row, one in enumerate(page.model.rows) if one.line and one.line.key == key)
    return page.model.index(row, column)


def stored(desk: Desk, place: int = -1) -> Record:
    return desk.statements.of("KH000001")[place]


def begin(page: Statements, key: str, column: int) -> LineEdit:
    page.view.setFocus()
    page.view.setCurrentIndex(at(page, key, column))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, LineEdit)
    return editor


def put(page: Statements, key: str, column: int, text: str) -> None:
    editor = begin(page, key, column)
    editor.selectAll()
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QApplication.sendEvent(editor, composed)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def dialog(qtbot: QtBot) -> QDialog:
    def shown() -> list[QDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()) and shown()[-1].isEnabled(), timeout=PATIENCE)
    return shown()[-1]
