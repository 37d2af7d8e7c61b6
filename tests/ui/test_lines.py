"""Lines of plain lists are high enough to be hit, and their boxes are seen on dark ground."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import DARK, palette
from tests.screens.checks import contrast

_EASILY_HIT = 24
_SEEN = 3


def test_a_line_is_easily_hit_and_its_box_is_seen_in_the_dark(qtbot: QtBot) -> None:
    made = QListWidget()
    qtbot.addWidget(made)
    made.setPalette(palette(DARK))
    plain_list(made)
    item = QListWidgetItem("Phone", made)
    item.setCheckState(Qt.CheckState.Unchecked)
    assert made.sizeHintForRow(0) >= _EASILY_HIT
    option = QStyleOptionViewItem()
    delegate = made.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, made.model().index(0, 0))
    edge = QColor(option.palette.color(QPalette.ColorRole.Window)).darker(140)
    assert contrast(edge, QColor(made.palette().color(QPalette.ColorRole.Base))) >= _SEEN
