"""One value that can be taken: a radio button whose words end in dots where there is no room for them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import em, lifted


class Option(QRadioButton):
    """The whole value stands in the tooltip and is told to screen readers."""

    def __init__(self, value: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lifted(self)
        self.said = said
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(em(self, 6))
        self.setMinimumHeight(em(self, 2))
        self.show_value(value)

    def show_value(self, value: str) -> None:
        """Stand for this value."""
        self.value = " ".join(value.split())
        self.setToolTip(plain_tip(value))
        self.setAccessibleName(f"{self.said}: {self.value}")
        self._fit()

    def show_picture(self, picture: QPixmap) -> None:
        """A photo stands in place of its name."""
        self.setIcon(QIcon(picture))
        self.setIconSize(picture.deviceIndependentSize().toSize())
        self.value = ""
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self).width()
        shown = self.fontMetrics().elidedText(self.value, Qt.TextElideMode.ElideRight, max(room - em(self, 0.5), 0))
        self.setText(shown.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
