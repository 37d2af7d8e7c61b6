"""What happens when the program meets a fault: a log line, and one window with a report that holds no client's data."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.log import Key, crash_report
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.look import em
from clientdesk.ui.scroll_bars import slim

logger = logging.getLogger(__name__)


class Faults(QObject):
    """Takes every exception that nobody else took, from any thread, and shows the first of each."""

    _met = Signal(str)

    def __init__(self, words: Callable[[], Catalogue], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.window: CrashWindow | None = None
        self._seen: set[str] = set()
        self._met.connect(self.show_report, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take what reaches the ends of threads and of Qt's slots."""
        sys.excepthook = self.take
        threading.excepthook = lambda args: self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def take(
        self, kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None = None
    ) -> None:
        """Log a fault and show it, once however often it comes."""
        del traceback
        if error is None or issubclass(kind, KeyboardInterrupt):
            return
        report = crash_report(error)
        logger.error("a fault: %s", Key(report))
        if report not in self._seen:
            self._seen.add(report)
            self._met.emit(report)

    def show_report(self, report: str) -> None:
        """Show a report; while one is open, others join it."""
        if self.window is None:
            self.window = CrashWindow(self.words())
            self.window.finished.connect(self._forget)
            self.window.show()
        self.window.add(report)

    def _forget(self) -> None:
        self.window = None


class CrashWindow(QDialog):
    """Says that something went wrong, and lets the report be copied."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("ClientDesk")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(heading(words.tr(N_("Something went wrong in the program")), self))
        told = N_(
            "What was saved is safe, and you can go on working. The report below holds no data of your clients; "
            "please send it to the makers of the program."
        )
        column.addWidget(wrapping(words.tr(told), self))
        self.report = QPlainTextEdit(self)
        slim(self.report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(words.tr(N_("Report")))
        column.addWidget(self.report, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy = QPushButton(words.tr(N_("Copy the report")), self)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self.copy_report)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(em(self, 56), em(self, 34))

    def add(self, report: str) -> None:
        """Add a report to those shown."""
        before = self.report.toPlainText()
        self.report.setPlainText(f"{before}\n\n{report}" if before else report)

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
