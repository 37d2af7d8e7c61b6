"""Dialogs behind the lock: those that were open when it came, and those that would open over it, such as for a late
answer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


class Held(QObject):
    """None of them is seen before `let_go`, not even for a moment."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.dialogs: list[QDialog] = []
        self._modality = Qt.WindowModality.NonModal

    def hold(self) -> None:
        """Hide what is open, and from now on what opens."""
        self.dialogs = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        for dialog in self.dialogs:
            dialog.hide()
        self.start()

    def start(self) -> None:
        """Hold what opens from now on."""
        _application().installEventFilter(self)

    def stop(self) -> None:
        """Hold nothing that opens from now on."""
        _application().removeEventFilter(self)

    def let_go(self) -> None:
        """Show them all, as far as they are still wanted."""
        self.stop()
        dialogs, self.dialogs = self.dialogs, []
        for dialog in dialogs:
            if isValid(dialog):
                dialog.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # Qt tells of it first before it puts a window on the screen, and once more when all is done.
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog) and self._is_ours(watched):
            # As it is, a message box would keep the keys from the cover for ever: it hides as if it had been seen.
            self._modality = watched.windowModality()
            watched.setWindowModality(Qt.WindowModality.NonModal)
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        elif event.type() == QEvent.Type.ShowToParent and isinstance(watched, QDialog) and self._is_ours(watched):
            watched.hide()
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            watched.setWindowModality(self._modality)
            if all(one is not watched for one in self.dialogs):
                self.dialogs.append(watched)
        return False

    def _is_ours(self, dialog: QDialog) -> bool:
        above = dialog.parentWidget()
        while above is not None and above is not self.window:
            above = above.parentWidget()
        return above is self.window


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found
