"""Parts with a title and a few sentences each, to be read and copied; it scrolls where there is no room for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from clientdesk.exchange.certificate import Part
from clientdesk.ui.labels import heading, label, quiet, readable
from clientdesk.ui.look import coloured, colours_of, em, on_paper, sized
from clientdesk.ui.scroll_bars import slim
from clientdesk.ui.scrolled import Page


@dataclass(frozen=True)
class Chapter:
    """The parts that are about one thing, and what that is."""

    title: str
    parts: Sequence[Part]


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
        self._said = tuple(_lines(parts))
        inside, column = self._page()
        for place, part in enumerate(parts):
            title = label(part.title, inside)
            sized(title, 1.0, bold=True)
            column.addSpacing(em(self, 0.5) if place else 0)
            _add(column, title, part)
        self._show(inside, column)

    def show_chapters(self, chapters: Sequence[Chapter], *, end: str = "") -> None:
        """Show parts of several things instead of what was shown, with a line between the things; `end` is said below
        all of them."""
        said = [line for one in chapters for line in (one.title, *_lines(one.parts))]
        self._said = (*said, *([end] if end else []))
        inside, column = self._page()
        for place, chapter in enumerate(chapters):
            if place:
                edge = QFrame(inside)
                edge.setFrameShape(QFrame.Shape.HLine)
                edge.setFrameShadow(QFrame.Shadow.Plain)
                coloured(edge, colours_of(self).line)
                column.addSpacing(em(self, 0.7))
                column.addWidget(edge)
                column.addSpacing(em(self, 0.5))
            column.addWidget(heading(chapter.title, inside))
            for part in chapter.parts:
                column.addSpacing(em(self, 0.3))
                _add(column, quiet(part.title, inside), part)
        if end:
            column.addSpacing(em(self, 0.7))
            column.addWidget(quiet(end, inside))
        self._show(inside, column)

    def _page(self) -> tuple[Page, QVBoxLayout]:
        inside = Page()
        on_paper(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(em(self, 1), em(self, 0.8), em(self, 1), em(self, 0.8))
        column.setSpacing(em(self, 0.3))
        return inside, column

    def _show(self, inside: Page, column: QVBoxLayout) -> None:
        column.addStretch()
        self.setWidget(inside)

    def text(self) -> str:
        """All that is said, line by line."""
        return "\n".join(self._said)


def _add(column: QVBoxLayout, title: QLabel, part: Part) -> None:
    column.addWidget(title)
    for line in part.lines:
        column.addWidget(readable(line, title.parentWidget()))


def _lines(parts: Sequence[Part]) -> list[str]:
    return [line for part in parts for line in (part.title, *part.lines)]
