"""A bar across a page: one sentence, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from clientdesk.ui.icons import icon
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import colours_of, em

_SHOWN_FOR = 12_000
"""Milliseconds that a passing bar stays."""


class Bar(QFrame):
    """Stays until its page hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 1.4), em(self, 0.4), em(self, 0.8), em(self, 0.4))
        self.text = wrapping(parent=self)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._act)
        self._action: Callable[[], object] | None = None
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()

    def show_text(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence and a button with what it does."""
        self.text.setText(text)
        self._action = action[1] if action else None
        self.button.setText(action[0] if action else "")
        self.button.setVisible(action is not None)
        self.show()

    def _act(self) -> None:
        if self._action:
            self._action()


class Toast(Bar):
    """Lies over the lower edge of its parent; goes by itself after a while, or when its button or cross is clicked."""

    def __init__(self, close_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        cross = QPushButton(self)
        cross.setFlat(True)
        cross.setIcon(icon("close", self))
        cross.setAccessibleName(close_text)
        cross.clicked.connect(self.hide)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)

    def show_text(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        self.text.setWordWrap(False)
        super().show_text(text, action)
        self.place()
        self._timer.start()

    def place(self) -> None:
        """Take the place in the middle of the lower edge."""
        parent = self.parentWidget()
        assert parent is not None
        self.text.setWordWrap(self.sizeHint().width() > parent.width())
        self.resize(min(self.sizeHint().width(), parent.width()), self.sizeHint().height())
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - em(self, 0.6))
        self.raise_()

    def _act(self) -> None:
        self.hide()
        super()._act()
