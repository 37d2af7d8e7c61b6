"""Long work as the user sees it: what is being done, how far it is, and a button to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import Progress
from clientdesk.ui.labels import label
from clientdesk.ui.look import em

_LOOKED_AT = 100
_SHOWN_AFTER = 600
"""Milliseconds: how often the work is looked at, and after which time it is shown at all."""


class Watch:
    """Stands between the thread that works and the window: each side only sets its own values, the other reads them."""

    def __init__(self) -> None:
        self.done, self.total, self.text = 0, 0, ""
        self.is_stopped = False

    def progress(self) -> Progress:
        """For the thread that works."""
        return Progress(self._note, lambda: self.is_stopped)

    def _note(self, done: int, total: int, text: str) -> None:
        self.done, self.total, self.text = done, total, text


class UnderWay(QWidget):
    """One piece of long work at a time; invisible while there is none, or while it may still be short (`after` so many
    milliseconds)."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None, *, after: int = _SHOWN_AFTER) -> None:
        super().__init__(parent)
        self.words = words
        self.watch: Watch | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.8))
        self.text = label(parent=self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(self.fontMetrics().height() // 2)
        self.bar.setAccessibleName(words.tr(N_("Progress")))
        self.cancel = QPushButton(words.tr(N_("Cancel")), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.stop)
        line.addWidget(self.text)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel)
        self._looking = self._timer(_LOOKED_AT, self._look)
        self._waiting = self._timer(after, self.show)
        self._waiting.setSingleShot(True)
        self.hide()

    def _timer(self, pause: int, slot: Callable[[], object]) -> QTimer:
        made = QTimer(self)
        made.setInterval(pause)
        made.timeout.connect(slot)
        return made

    def begin(self) -> Progress:
        """Something begins; what it is handed to tell how far it is."""
        self.watch = Watch()
        self.cancel.setEnabled(True)
        self._look()
        self._looking.start()
        self._waiting.start()
        return self.watch.progress()

    def end(self) -> None:
        """It has come to its end, this way or that."""
        self.watch = None
        self._looking.stop()
        self._waiting.stop()
        self.hide()

    def stop(self) -> None:
        """Ask it to stop; it does so between two pieces."""
        if self.watch:
            self.watch.is_stopped = True
            self.cancel.setEnabled(False)
            self._look()

    def _look(self) -> None:
        watch = self.watch
        if watch is None:
            return
        self.bar.setRange(0, watch.total)
        self.bar.setValue(watch.done)
        text = N_("Stopping…") if watch.is_stopped else watch.text or N_("Preparing…")
        told = self.words.tr(text)
        if watch.total > 1 and not watch.is_stopped:
            what = told.removesuffix("……").removesuffix("…")
            done, total = f"{watch.done:,}", f"{watch.total:,}"
            told = self.words.tr(N_("{what}: {done} of {total}"), what=what, done=done, total=total)
        self.text.setText(told)
