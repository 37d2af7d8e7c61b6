"""Widgets that begin a new line where the room ends."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.ui.flowing import Even, Flowing


def lines(flow: Flowing, room: int) -> list[int]:
    """How many widgets stand in each line."""
    widget = flow.parentWidget()
    assert widget is not None
    widget.resize(room, 500)
    widget.show()
    tops = [item.geometry().y() for place in range(flow.count()) if (item := flow.itemAt(place))]
    return [tops.count(top) for top in sorted(set(tops))]


@pytest.mark.parametrize(("made", "wanted"), [(Flowing, [6, 1]), (Even, [4, 3])])
def test_no_widget_stands_alone_in_the_last_line_of_an_even_flow(
    made: type[Flowing], wanted: list[int], qtbot: QtBot
) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    flow = made(outer)
    flow.setSpacing(0)
    for _ in range(7):
        one = QWidget(outer)
        one.setFixedSize(50, 20)
        flow.addWidget(one)
    assert lines(flow, 320) == wanted
    assert lines(flow, 350) == [7]
