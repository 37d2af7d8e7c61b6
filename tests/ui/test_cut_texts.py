"""A text that is longer than its input ends in dots, as long as nobody moves about in it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.ui.inputs import Combo, LineEdit

LONG = "Larkmoor House Hotel and Tea Rooms Limited"


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def line(page: QWidget, text: str, *, width: int = 140) -> LineEdit:
    made = LineEdit(page)
    made.setFixedWidth(width)
    made.setText(text)
    made.setCursorPosition(0)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(made)
    return made


def test_only_what_is_longer_than_its_line_is_cut(page: QWidget) -> None:
    long, short, wide = line(page, LONG), line(page, "Larkmoor"), line(page, LONG, width=900)
    page.show()
    assert [one.is_cut for one in (long, short, wide)] == [True, False, False]


def test_a_button_in_the_line_takes_its_room_from_the_text(page: QWidget) -> None:
    room = line(page, "Larkmoor").fontMetrics().horizontalAdvance(LONG) + 16
    plain, linked = line(page, LONG, width=room), line(page, LONG, width=room)
    linked.addAction(QAction(linked), LineEdit.ActionPosition.TrailingPosition)
    page.show()
    assert (plain.is_cut, linked.is_cut) == (False, True)


def test_nothing_is_put_over_a_text_that_somebody_is_in_or_that_ends_at_the_right(page: QWidget) -> None:
    moved, amount = line(page, LONG), line(page, "1,000,000,000,000,000.00 CNY")
    moved.setCursorPosition(len(LONG))
    amount.setAlignment(Qt.AlignmentFlag.AlignRight)
    page.show()
    assert (moved.is_cut, amount.is_cut) == (False, False)


def test_the_dots_are_seen_where_the_text_is_cut(page: QWidget) -> None:
    long = line(page, LONG)
    page.show()
    cut = long.grab().toImage()
    long.setCursorPosition(1)
    assert long.grab().toImage() != cut


def test_a_choice_longer_than_its_list_ends_in_dots(page: QWidget) -> None:
    long = Combo(page)
    long.addItem("Add-on or repeat purchase of an older client")
    long.setFixedWidth(140)
    cut = Combo(page)
    layout = page.layout()
    assert layout is not None
    for one in (long, cut):
        layout.addWidget(one)
    cut.setFixedWidth(140)
    page.show()
    metrics, text = long.fontMetrics(), long.currentText()
    texts = [metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) for room in range(60, 140)]
    pictures = []
    for text in dict.fromkeys(texts):
        cut.clear()
        cut.addItem(text)
        pictures.append(cut.grab().toImage())
    assert long.grab().toImage() in pictures
