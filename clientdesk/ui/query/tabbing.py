"""The order of the keyboard where inputs come and go: as they stand, from left to right and from top to bottom."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(first: QWidget) -> None:
    """Let Tab go through what a widget holds in the order in which it stands there."""
    for before, after in pairwise(inputs_of(first)):
        QWidget.setTabOrder(before, after)


def inputs_of(widget: QWidget) -> Iterator[QWidget]:
    """What can have the focus, in the order in which it stands."""
    layout = widget.layout()
    if layout is not None:
        yield from _inside(layout)
    elif not widget.isHidden() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if inner := item.layout():
            yield from _inside(inner)
        elif (held := item.widget()) and not held.isHidden():
            yield from inputs_of(held)
