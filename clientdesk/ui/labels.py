"""The only makers of labels and tooltips: a client's words are shown as they stand, never as mark-up."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from clientdesk.dossier.shortening import shortened
from clientdesk.ui.look import coloured, colours_of, sized


def label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A line of plain text."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


_DOT = " · "


class Elided(QLabel):
    """A line of plain text that ends in dots where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.drawText(self.rect(), int(self.alignment()), self.fitting(self.width()))

    def fitting(self, room: int) -> str:
        """What is shown of the text in so many pixels."""
        return self._cut(self.text(), room)

    def _cut(self, text: str, room: int) -> str:
        """A text in so many pixels, its words whole."""
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        return shortened(text, len(shown)) if shown and shown != text else shown


class Pieces(Elided):
    """Pieces with dots between them: the last ones are left out whole where there is no room for them."""

    def fitting(self, room: int) -> str:
        pieces = self.text().split(_DOT)
        while len(pieces) > 1 and self.fontMetrics().horizontalAdvance(_DOT.join(pieces)) > room:
            pieces.pop()
        return self._cut(_DOT.join(pieces).rstrip(), room)


def wrapping(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain text that breaks into lines."""
    made = label(text, parent)
    made.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def quiet(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Plain text that stands back."""
    made = wrapping(text, parent)
    coloured(made, colours_of(made).quiet)
    return made


def picture(parent: QWidget | None = None) -> QLabel:
    """A place for a picture."""
    return QLabel(parent)


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """The title of a part of a page."""
    made = label(text, parent)
    sized(made, 1.2, bold=True)
    return made


def readable(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A value to be read, selected and copied."""
    made = wrapping(text, parent)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made


def tooltip(widget: QWidget, text: str) -> None:
    """A tooltip of plain text, also told to screen readers."""
    widget.setToolTip(plain_tip(text))
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """A text as a tooltip shows it literally."""
    return f"<qt>{escape(text)}</qt>" if text else ""
