"""What should be told about a file or a match: a few sentences, each with a drawing before it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import picture, plain_tip, quiet, wrapping
from clientdesk.ui.look import colours_of, em

_MOST = 3
"""So many stand on the page; of the others there is the number, and all of them when pointed at."""


class Notes(QWidget):
    """Gone while there is nothing to tell."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.lines: list[QLabel] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(em(self, 0.5))
        self.grid.setVerticalSpacing(em(self, 0.2))
        self.grid.setColumnStretch(1, 1)
        self.hide()

    def show_texts(self, texts: Sequence[str], *, drawing: str = "warning") -> None:
        """Tell these."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        # A line that told of one more would take the room of that one.
        shown, left = (texts, ()) if len(texts) <= _MOST + 1 else (texts[:_MOST], texts[_MOST:])
        for text in shown:
            self._add(text, drawing)
        if left:
            more = quiet(self.words.ntr("and {n} more", "and {n} more", len(left)), self)
            more.setToolTip(plain_tip("\n".join(left)))
            more.setAccessibleDescription("\n".join(left))
            self.grid.addWidget(more, _MOST, 1)
            self.lines.append(more)
        self.setVisible(bool(texts))

    def _add(self, text: str, drawing: str) -> None:
        row = len(self.lines) // 2
        colour = colours_of(self).warning if drawing == "warning" else ""
        size = QSize(em(self, 1.3), em(self, 1.3))
        mark = picture(self)
        mark.setPixmap(icon(drawing, self, colour=colour).pixmap(size))
        mark.setAccessibleName(self.words.tr(N_("Note")))
        told = wrapping(text, self)
        self.grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(told, row, 1)
        self.lines += [mark, told]

    def texts(self) -> list[str]:
        """What is told."""
        return [line.text() for line in self.lines if line.text()]
