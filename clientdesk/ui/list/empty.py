"""What stands in place of a list without clients."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em


class Empty(QWidget):
    """Said in place of the list: why there is nothing, and what to do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 2), em(self, 4), em(self, 2), 0)
        self.column.setSpacing(em(self, 0.8))
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.told = quiet(parent=self)
        self.buttons = QHBoxLayout()
        self.column.addWidget(self.title)
        self.column.addWidget(self.told)
        self.column.addLayout(self.buttons)
        self.column.addStretch()

    def show_words(self, title: str, told: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say it, and offer the actions as buttons."""
        self.title.setText(title)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        while item := self.buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, action in actions:
            button = QPushButton(text.replace("&", "&&"), self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self.buttons.addWidget(button)
        self.buttons.addStretch()
