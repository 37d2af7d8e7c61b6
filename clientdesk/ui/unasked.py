"""When a window may be made anew although nobody asked for it, as in the evening, when the system's colours change."""

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QPlainTextEdit


def is_free(window: QMainWindow) -> bool:
    """Whether nothing would be taken out of the user's hands: no dialog or menu goes with the window, nobody is
    writing, and it is in sight, so that it neither comes back by itself nor shows what a lock has covered."""
    dialogs = (one for one in window.findChildren(QDialog) if one.isVisible())
    middle = window.centralWidget()
    is_seen = middle is not None and middle.isVisible() and not window.isMinimized()
    return is_seen and QApplication.activePopupWidget() is None and not any(dialogs) and not _is_writing()


def _is_writing() -> bool:
    """Whether the cursor is in something written."""
    here = QApplication.focusWidget()
    if isinstance(here, QLineEdit):
        return bool(here.text())
    return isinstance(here, QPlainTextEdit) and bool(here.toPlainText())
