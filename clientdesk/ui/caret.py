"""Where the cursor is, to be brought back there after something has taken it away."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


@dataclass(frozen=True)
class Caret:
    """Where somebody was writing: in which widget, between which places."""

    widget: QWidget
    start: int = 0
    end: int = 0

    @classmethod
    def now(cls) -> "Caret | None":
        """Where the cursor is; nowhere where no widget has it."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit):
            start = widget.selectionStart() if widget.hasSelectedText() else widget.cursorPosition()
            return cls(widget, start, start + len(widget.selectedText()))
        if isinstance(widget, QPlainTextEdit):
            return cls(widget, widget.textCursor().anchor(), widget.textCursor().position())
        return cls(widget) if widget is not None else None

    def back(self) -> None:
        """Write on there, if it is still there to be written in."""
        if not isValid(self.widget) or not self.widget.isVisible():
            return
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self.widget, QLineEdit):
            length = len(self.widget.text())
            start, end = min(self.start, length), min(self.end, length)
            self.widget.setCursorPosition(start)
            if end > start:
                self.widget.setSelection(start, end - start)
        elif isinstance(self.widget, QPlainTextEdit):
            length = len(self.widget.toPlainText())
            cursor = self.widget.textCursor()
            cursor.setPosition(min(self.start, length))
            cursor.setPosition(min(self.end, length), QTextCursor.MoveMode.KeepAnchor)
            self.widget.setTextCursor(cursor)
