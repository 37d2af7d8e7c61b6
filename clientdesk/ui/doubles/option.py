"""One value that can be taken: a radio button whose words end in dots where there is no room for them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import colours_of, em

_LIFTED = 140


def lifted(button: QRadioButton) -> None:
    """The style draws the ring a shade darker than the window, which on dark ground is no ring."""
    changed = QPalette(button.palette())
    changed.setColor(QPalette.ColorRole.Window, QColor(colours_of(button).quiet).lighter(_LIFTED))
    button.setPalette(changed)


class Option(QRadioButton):
    """The whole value stands in the tooltip and is told to screen readers."""

    def __init__(self, value: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lifted(self)
        self.value = " ".join(value.split())
        self.setToolTip(plain_tip(value))
        self.setAccessibleName(f"{said}: {self.value}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(em(self, 6))
        self.setMinimumHeight(em(self, 2))
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
