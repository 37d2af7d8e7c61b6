"""What pages of lists look alike in: the line with their title, rows of buttons, what stands where there is nothing."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clientdesk.ui.labels import label
from clientdesk.ui.look import em, sized

_WIDEST = 60
"""Letters in a line of explanation."""


def page_title(text: str, parent: QWidget) -> QLabel:
    """The name of a page, large."""
    made = label(text, parent)
    sized(made, 1.5, bold=True)
    return made


def title_line(title: QLabel, told: QLabel, buttons: Iterable[QPushButton]) -> QHBoxLayout:
    """A title, what the page comes to, and what can be added, at the far end."""
    line = QHBoxLayout()
    line.addWidget(title)
    line.addWidget(told, 1, Qt.AlignmentFlag.AlignBottom)
    for button in buttons:
        line.addWidget(button)
    return line


def in_a_row(buttons: Iterable[QPushButton], parent: QWidget) -> QHBoxLayout:
    """Buttons beside one another from the near end on; more can be added at the far one."""
    line = QHBoxLayout()
    line.setSpacing(em(parent, 0.4))
    for button in buttons:
        line.addWidget(button)
    line.addStretch()
    return line


def nothing_yet(side: QWidget, texts: Iterable[QLabel], steps: Iterable[QPushButton]) -> QWidget:
    """Fill `side` with what is said where there is nothing, and the next steps below it."""
    column = QVBoxLayout(side)
    column.setContentsMargins(0, em(side, 2), 0, 0)
    column.setSpacing(em(side, 0.8))
    for text in texts:
        if text.wordWrap():
            text.setMaximumWidth(em(side, _WIDEST))
        column.addWidget(text)
    column.addLayout(in_a_row(steps, side))
    column.addStretch()
    return side
