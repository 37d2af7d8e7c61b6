"""What a scroll area scrolls: a page of paper, never higher than what stands on it needs at the width there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from clientdesk.ui.look import on_paper
from clientdesk.ui.scroll_bars import slim


class Page(QWidget):
    """A page whose lines break: what they need where they are narrowest does not count where they are wide."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint, layout = super().minimumSizeHint(), self.layout()
        # The area asks for the height at its own width, but gives no less than the least height of all.
        return QSize(hint.width(), 1) if layout and layout.hasHeightForWidth() else hint


def paper_in(area: QScrollArea) -> Page:
    """Give an area slim bars and no frame, and hand out the page in it, which is to be filled."""
    slim(area)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    page = Page()
    on_paper(page)
    on_paper(area.viewport())
    area.setWidget(page)
    return page
