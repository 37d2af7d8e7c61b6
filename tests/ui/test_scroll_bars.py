"""Scroll bars are slim, and their thumb goes from end to end, where other styles keep room for arrows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.ui.look import em
from clientdesk.ui.scroll_bars import slim

_PART = QStyle.SubControl.SC_ScrollBarSlider
_BAR = QStyle.ComplexControl.CC_ScrollBar


def _area(qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    slim(area)
    inside = QWidget()
    inside.setFixedSize(100, 2000)
    area.setWidget(inside)
    area.resize(200, 200)
    qtbot.addWidget(area)
    area.show()
    return area


def _thumb(bar: QScrollBar) -> tuple[int, int]:
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    box = bar.style().subControlRect(_BAR, option, _PART, bar)
    return box.top(), box.bottom()


def test_a_bar_takes_less_than_a_letter_across(qtbot: QtBot) -> None:
    area = _area(qtbot)
    bar = area.verticalScrollBar()
    assert 0 < bar.width() <= em(bar, 1)


def test_the_thumb_goes_from_end_to_end(qtbot: QtBot) -> None:
    area = _area(qtbot)
    bar = area.verticalScrollBar()
    assert _thumb(bar)[0] == 0
    bar.setValue(bar.maximum())
    assert _thumb(bar)[1] == bar.height() - 1


def test_a_click_below_the_thumb_goes_on_by_a_page(qtbot: QtBot) -> None:
    area = _area(qtbot)
    bar = area.verticalScrollBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, bar.height() - 2))
    assert bar.value() == bar.pageStep()
