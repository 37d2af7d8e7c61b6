"""Pages that are scrolled: they end where what stands on them ends."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from clientdesk.ui.labels import wrapping
from clientdesk.ui.scrolled import paper_in


def test_a_page_of_lines_that_break_ends_with_the_last_line_when_it_is_made_wider(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    page = paper_in(area)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    text = wrapping("The window is as wide as one likes, and the lines break where it ends. " * 30, page)
    column.addWidget(text)
    area.resize(200, 225)
    area.show()
    qtbot.waitExposed(area)
    narrow = area.verticalScrollBar().maximum()
    area.resize(1200, 225)
    qtbot.waitUntil(lambda: page.width() > 1000)
    assert narrow > 0
    assert area.verticalScrollBar().maximum() == 0
    assert page.height() == area.viewport().height()
