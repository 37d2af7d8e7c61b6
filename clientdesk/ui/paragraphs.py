"""Parts with a title and a few sentences each, to be read and copied; it scrolls where there is no room for all."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from clientdesk.exchange.certificate import Part
from clientdesk.ui.labels import label, readable
from clientdesk.ui.look import em, on_paper, sized
from clientdesk.ui.scroll_bars import slim
from clientdesk.ui.scrolled import Page


class Paragraphs(QScrollArea):
    """Empty until something is to be said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._said: tuple[str, ...] = ()
        self.show_paragraphs(())

    def show_paragraphs(self, parts: Sequence[Part]) -> None:
        """Show these instead of what was shown."""
        self._said = tuple(line for part in parts for line in (part.title, *part.lines))
        inside = Page()
        on_paper(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(em(self, 1), em(self, 0.8), em(self, 1), em(self, 0.8))
        column.setSpacing(em(self, 0.3))
        for place, part in enumerate(parts):
            if place:
                column.addSpacing(em(self, 0.5))
            title = label(part.title, inside)
            sized(title, 1.0, bold=True)
            column.addWidget(title)
            for line in part.lines:
                column.addWidget(readable(line, inside))
        column.addStretch()
        self.setWidget(inside)

    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._said)
