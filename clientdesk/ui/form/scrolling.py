"""A scrolling column of chapters, as wide as is good to read, that can tell and set which chapter is in view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clientdesk.ui.look import em, on_paper

WIDEST = 62
"""Letters of a column: about 720 pixels at the usual size."""


class Scrolling(QScrollArea):
    """`moved` tells the place of the chapter at the top."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = self.page = QWidget()
        on_paper(page)
        on_paper(self.viewport())
        across = QHBoxLayout(page)
        across.setContentsMargins(em(page, 1.6), em(page, 1), em(page, 1.6), em(page, 2))
        column = QWidget(page)
        column.setMaximumWidth(em(page, WIDEST))
        across.addWidget(column, 1)
        across.addStretch(0)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(page, 1.8))
        self.parts: list[QWidget] = []
        self.setWidget(page)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def add(self, part: QWidget) -> None:
        """Put a chapter at the end."""
        self.parts.append(part)
        self.column.addWidget(part)

    def jump(self, place: int) -> None:
        """Bring a chapter to the top."""
        part = self._visible_from(place)
        if part:
            if layout := self.page.layout():
                layout.activate()
            top = part.mapTo(self.page, part.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(0, top - self.column.spacing() // 2))

    def in_view(self) -> int:
        """The place of the chapter at the top."""
        scrolled = self.verticalScrollBar().value() + self.column.spacing()
        found = 0
        for place, part in enumerate(self.parts):
            if part.isVisibleTo(self) and part.mapTo(self.page, part.rect().topLeft()).y() <= scrolled:
                found = place
        return found

    def _visible_from(self, place: int) -> QWidget | None:
        return next((part for part in self.parts[place:] if part.isVisibleTo(self)), None)

    def _tell(self) -> None:
        self.moved.emit(self.in_view())
