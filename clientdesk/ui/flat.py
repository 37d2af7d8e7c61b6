"""A button that is only words, no wider than they are, so that they stand at the edge of what is above and below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from clientdesk.ui.look import em

_EDGE = 0.4
"""Letters of width on either side of the words, where the frame of the focus is drawn."""
_BESIDE = 0.5
"""Letters of width that a drawing takes more than its own."""


class FlatButton(QPushButton):
    """The style makes buttons wider than short words, and puts the words into their middle: not this one."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, self.text()).width()
        if not self.icon().isNull():
            width += self.iconSize().width() + em(self, _BESIDE)
        return QSize(width + 2 * em(self, _EDGE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()
