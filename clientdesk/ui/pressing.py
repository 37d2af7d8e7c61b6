"""Enter presses the button that has the focus, in windows and in dialogs.

Qt's own Enter goes to the default button of a dialog, so that on Cancel it would mean OK, and in a window to nobody. A
button that may become the default takes it; each may for as long as it has the focus, and no longer: as the first of a
dialog it would otherwise answer Enter in a line of text.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid


class Pressing(QObject):
    """Follows the focus of an application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._lent: QPushButton | None = None
        app.focusChanged.connect(self.follow)

    def follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus has gone to another widget, or to none of ours."""
        if self._lent is not None and isValid(self._lent):
            self._lent.setAutoDefault(False)
        self._lent = now if isinstance(now, QPushButton) and not now.autoDefault() else None
        if self._lent is not None:
            self._lent.setAutoDefault(True)
