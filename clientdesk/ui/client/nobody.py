"""What stands on the page of a client while none is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em


class Nobody(QWidget):
    """A sentence in the middle of an empty page, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 4), em(self, 2), 0)
        column.setSpacing(em(self, 0.6))
        self.title = heading(parent=self)
        self.told = quiet(parent=self)
        for line in (self.title, self.told):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addStretch()
        self.hide()

    def show_words(self, title: str, told: str) -> None:
        """Say how it is, and what to do."""
        self.title.setText(title)
        self.told.setText(told)
