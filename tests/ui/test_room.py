"""Short of room, tabs move together and pieces of a line are left out whole; words of a button keep to the edge."""

from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.ui.client.tab_bar import TabBar
from clientdesk.ui.flat import FlatButton
from clientdesk.ui.labels import Elided, Pieces
from clientdesk.ui.look import em

_TABS = ("Summary", "Dossier", "Timeline", "Files", "Relations", "Credit", "Trade", "Insurance", "Service")


def _tabs(qtbot: QtBot) -> tuple[TabBar, int]:
    """A row of tabs, and how wide it likes to be."""
    bar = TabBar()
    bar.setExpanding(False)
    qtbot.addWidget(bar)
    bar.resize(4000, 30)
    for title in _TABS:
        bar.addTab(title)
    return bar, sum(bar.tabSizeHint(place).width() for place in range(bar.count()))


def _is_whole(bar: TabBar, width: float) -> bool:
    """Whether the row shows all its tabs in so many pixels, without arrows."""
    bar.resize(round(width), 30)
    bar.show()
    return not any(button.isVisible() for button in bar.findChildren(QToolButton))


def test_tabs_move_together_before_they_must_be_scrolled(qtbot: QtBot) -> None:
    bar, usual = _tabs(qtbot)
    assert _is_whole(bar, usual)
    assert _is_whole(bar, usual * 0.88)
    assert bar.tabRect(len(_TABS) - 1).right() < bar.width()
    for place, title in enumerate(_TABS):
        assert bar.fontMetrics().horizontalAdvance(title) < bar.tabRect(place).width()


def test_words_of_tabs_are_never_cut_to_make_room(qtbot: QtBot) -> None:
    bar, usual = _tabs(qtbot)
    assert not _is_whole(bar, usual * 0.5)
    for place, title in enumerate(_TABS):
        assert bar.fontMetrics().horizontalAdvance(title) < bar.tabRect(place).width()


def test_a_button_of_words_is_as_wide_as_they_are(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    button = FlatButton("All", page)
    column.addWidget(button)
    page.resize(400, 100)
    page.show()
    assert button.width() <= button.fontMetrics().horizontalAdvance("All") + em(button, 1)


def test_pieces_without_room_are_left_out_whole(qtbot: QtBot) -> None:
    line = Pieces()
    qtbot.addWidget(line)
    line.setText("Eleanor Hughes · Quotation · 1,200.00 CNY")
    width = line.fontMetrics().horizontalAdvance
    assert line.fitting(width(line.text())) == line.text()
    assert line.fitting(width("Eleanor Hughes · Quotation · 1,2")) == "Eleanor Hughes · Quotation"
    assert line.fitting(width("Eleanor Hughes · Q")) == "Eleanor Hughes"
    assert line.fitting(width("Eleanor")).endswith("…")


def test_a_name_with_a_dot_in_it_is_one_piece(qtbot: QtBot) -> None:
    line = Pieces()
    qtbot.addWidget(line)
    line.setText("约翰·史密斯")
    shown = line.fitting(line.fontMetrics().horizontalAdvance("约翰·史密"))
    assert shown.startswith("约翰·")
    assert shown.endswith("…")


def test_a_sentence_without_room_ends_where_a_word_does(qtbot: QtBot) -> None:
    line = Elided()
    qtbot.addWidget(line)
    line.setText("Asked whether the filter can be dispensed with")
    shown = line.fitting(line.fontMetrics().horizontalAdvance("Asked whether the filter can be dispe…"))
    assert shown == "Asked whether the filter can be…"
