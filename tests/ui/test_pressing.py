"""Enter on the button that has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.ui.pressing import Pressing


@pytest.fixture
def pressing(qapp: QApplication) -> Iterator[Pressing]:
    made = Pressing(qapp)
    yield made
    qapp.focusChanged.disconnect(made.follow)
    made.deleteLater()


def button(text: str, pressed: list[str], parent: QWidget) -> QPushButton:
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    made.clicked.connect(lambda: pressed.append(text))
    return made


def shown(widget: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.mark.usefixtures("pressing")
def test_enter_presses_a_button_of_a_window(qtbot: QtBot) -> None:
    window, pressed = QWidget(), list[str]()
    save = button("Save", pressed, window)
    shown(window, qtbot)

    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Return)

    assert pressed == ["Save"]


@pytest.mark.usefixtures("pressing")
def test_enter_on_cancel_cancels_and_enter_in_a_line_means_the_default(qtbot: QtBot) -> None:
    dialog, pressed = QDialog(), list[str]()
    column = QVBoxLayout(dialog)
    line = QLineEdit(dialog)
    cancel, ok = button("Cancel", pressed, dialog), button("OK", pressed, dialog)
    for widget in (line, cancel, ok):
        column.addWidget(widget)
    ok.setDefault(True)
    shown(dialog, qtbot)

    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_Return)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert pressed == ["Cancel", "OK"]
    assert not cancel.autoDefault()
