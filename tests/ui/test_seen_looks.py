"""What is drawn is seen on any ground, and curly quotes are no wider than a letter among Latin ones."""

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.ui import look
from clientdesk.ui.inputs import Combo
from tests.screens.checks import contrast

_SEEN = 3


@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
def test_an_unticked_box_in_a_menu_is_seen(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    look.apply(qapp, look=name, language="en")
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.ensurePolished()
    # As dark as the style makes the edge of a box out of the colour of the window.
    edge = menu.palette().color(QPalette.ColorRole.Window).darker(140)
    assert contrast(edge, QColor(menu.palette().color(QPalette.ColorRole.Base))) >= _SEEN
    look.apply(qapp, look=look.LIGHT, language="en")


@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
def test_the_list_of_a_combo_stands_on_the_ground_of_lists(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    look.apply(qapp, look=name, language="en")
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItems(["one", "two"])
    combo.show()
    combo.showPopup()
    picture = combo.view().grab().toImage()
    ground = combo.view().palette().color(QPalette.ColorRole.Base)
    assert picture.pixelColor(picture.width() - 8, picture.height() - 4) == ground
    combo.hidePopup()
    look.apply(qapp, look=look.LIGHT, language="en")


def test_curly_quotes_are_narrow_in_english_and_as_wide_as_a_character_in_chinese(qapp: QApplication) -> None:
    look.load_fonts()
    widths = {}
    for language in ("en", "zh_CN", "en", "zh_TW"):
        qapp.setFont(look.font(language))
        widths[language] = QFontMetrics(qapp.font()).horizontalAdvance("\u201c")
    qapp.setFont(look.font("en"))
    assert widths["en"] < widths["zh_CN"] / 2
    assert widths["zh_CN"] == widths["zh_TW"]
