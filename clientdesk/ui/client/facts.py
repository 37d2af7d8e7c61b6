"""The facts of a client needed most, in lines of titles and values, each copied with a click."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import drawn
from clientdesk.ui.client.glance import Fact
from clientdesk.ui.client.rows import TallBlock
from clientdesk.ui.context import Context
from clientdesk.ui.form.sheet import DOTS
from clientdesk.ui.labels import quiet, readable
from clientdesk.ui.look import em

_TITLES, _TITLES_WIDE = 7, 16
"""Letters of the titles: at least, at most."""
_COPY = 3
"""The column of the buttons that copy."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALLEST = 100_000


class Facts(QWidget):
    """`copied` says what was put on the clipboard, `client_asked` tells the code of a client to be shown."""

    copied = Signal(str)
    client_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.block = TallBlock(
            context.words.tr(N_("Key facts")), context.words.tr(N_("A telephone and an address would help most.")), self
        )
        column.addWidget(self.block)
        self.grid = QGridLayout()
        # As far from the edge as the rows and hints of the other blocks.
        self.grid.setContentsMargins(em(self, 0.4), 0, 0, 0)
        self.grid.setHorizontalSpacing(em(self, 0.8))
        self.grid.setVerticalSpacing(em(self, 0.2))
        self.grid.setColumnStretch(1, 1)
        column.addLayout(self.grid)
        self.lines: list[tuple[QLabel, QLabel, int]] = []
        """The title and the value of each fact, and how wide the buttons beside it are with the gaps before them."""

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        while item := self.grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self.block.nothing.setVisible(not facts)
        for place, fact in enumerate(facts):
            self._add(place, fact)
        self._share_room()
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if self.grid.indexOf(widget) >= 0:
                widget.show()

    def _add(self, place: int, fact: Fact) -> None:
        words = self.context.words
        title = quiet(fact.title, self)
        value = readable(DOTS if fact.covered else fact.text, self)
        value.setAccessibleName(fact.title)
        buttons = [drawn("copy", words.tr(N_("Copy")), partial(self.copy, fact), self, about=fact.title)]
        if fact.code:
            go: Callable[[], None] = partial(self.client_asked.emit, fact.code)
            buttons.append(drawn("link", words.tr(N_("Open the file")), go, self, about=fact.title))
        self.grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
        # Only beside the few that lead to a file is room taken for the button that does.
        self.grid.addWidget(value, place, 1, 1, _COPY - len(buttons), Qt.AlignmentFlag.AlignTop)
        for column, button in zip((_COPY, _COPY - 1), buttons, strict=False):
            button.setMaximumHeight(round(self.fontMetrics().height() * 1.4))
            self.grid.addWidget(button, place, column, Qt.AlignmentFlag.AlignTop)
        taken = sum(button.sizeHint().width() + self.grid.horizontalSpacing() for button in buttons)
        self.lines.append((title, value, taken))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_room()

    def _share_room(self) -> None:
        """Titles and values share the room so that as few of them as can be are broken into lines."""
        longest = max((_needed(title) for title, *_beside in self.lines), default=0)
        least = em(self, _TITLES)
        widest = max(least, min(longest, em(self, _TITLES_WIDE)))
        room = self.width() - self.grid.contentsMargins().left() - self.grid.horizontalSpacing()
        offered = [*range(least, widest, em(self, 1)), widest]
        # Where it comes to the same, a longer note looks better than a title in two lines.
        wide = min(offered, key=lambda width: (self._height(width, room - width), -width))
        for title, *_beside in self.lines:
            title.setFixedWidth(wide)

    def _height(self, titles: int, values: int) -> int:
        """Of all lines, with the titles and all beside them in such widths."""
        return sum(max(_high(title, titles), _high(value, values - taken)) for title, value, taken in self.lines)

    def copy(self, fact: Fact) -> None:
        """Put a fact on the clipboard."""
        QGuiApplication.clipboard().setText(fact.copied)
        self.copied.emit(self.context.words.tr(N_("Copied: {what}"), what=fact.title))


def _needed(label: QLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text()) + 2


def _high(label: QLabel, width: int) -> int:
    """How high a text is in a width; far too high where a word of it has no room. Breaking a text into lines is dear,
    and most have room on one."""
    if "\n" not in label.text() and _needed(label) <= width:
        return label.fontMetrics().height()
    taken = label.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), _TALLEST), _WRAP, label.text())
    return taken.height() if taken.width() <= width else _TALLEST
