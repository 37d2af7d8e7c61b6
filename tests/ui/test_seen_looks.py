"""What is drawn is seen on any ground, and curly quotes are no wider than a letter among Latin ones."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui import look
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.inputs import Combo
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.screens.checks import contrast
from tests.ui.conftest import settle

_SEEN, _LEGIBLE = 3, 4.5


def _seen(menu: QMenu) -> bool:
    """Whether the edge of an unticked box, as dark as the style makes it out of the window's colour, is seen."""
    edge = menu.palette().color(QPalette.ColorRole.Window).darker(140)
    return contrast(edge, QColor(menu.palette().color(QPalette.ColorRole.Base))) >= _SEEN


@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
def test_an_unticked_box_in_a_menu_is_seen(
    qapp: QApplication, desk: Desk, open_window: Callable[[], Window], qtbot: QtBot, *, name: str
) -> None:
    look.apply(qapp, look=name, language="en")
    desk.clients.create(make.person("Anna"))
    window = open_window()
    blocks = window.shell.today.open_blocks_menu()
    window.show_client(1, mode=FILL_IN)
    settle(qtbot, window)
    menus = [one for one in window.findChildren(QMenu) if any(_is_box(each) for each in one.actions())]
    assert {blocks, window.page.guide.tools.menu} < set(menus)
    assert all(_seen(menu) for menu in menus)
    look.apply(qapp, look=look.LIGHT, language="en")


def _is_box(action: QAction) -> bool:
    """Whether a box to tick is drawn: an icon takes its place."""
    return action.isCheckable() and action.icon().isNull()


@pytest.mark.parametrize("made", [QComboBox, Combo])
@pytest.mark.parametrize("name", [look.LIGHT, look.DARK])
def test_the_list_of_a_combo_is_legible(qapp: QApplication, qtbot: QtBot, *, name: str, made: type[QComboBox]) -> None:
    # Those of Qt's own dialogs too, which the style draws with the colours of menus.
    look.apply(qapp, look=name, language="en")
    combo = made()
    qtbot.addWidget(combo)
    combo.addItems(["one", "two"])
    combo.show()
    combo.showPopup()
    picture = combo.view().grab().toImage()
    ground = picture.pixelColor(picture.width() - 8, picture.height() - 4)
    assert contrast(combo.view().palette().color(QPalette.ColorRole.Text), ground) >= _LEGIBLE
    combo.hidePopup()
    look.apply(qapp, look=look.LIGHT, language="en")


def test_where_nothing_scrolls_the_strip_of_the_bar_is_paper(qapp: QApplication, qtbot: QtBot) -> None:
    look.apply(qapp, look=look.LIGHT, language="en")
    page = Scrolling()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    picture = page.grab().toImage()
    assert picture.pixelColor(picture.width() - 3, 150) == picture.pixelColor(200, 150)


def test_curly_quotes_are_narrow_in_english_and_as_wide_as_a_character_in_chinese(qapp: QApplication) -> None:
    look.load_fonts()
    widths = {}
    for language in ("en", "zh_CN", "en", "zh_TW"):
        qapp.setFont(look.font(language))
        widths[language] = QFontMetrics(qapp.font()).horizontalAdvance("\u201c")
    qapp.setFont(look.font("en"))
    assert widths["en"] < widths["zh_CN"] / 2
    assert widths["zh_CN"] == widths["zh_TW"]
