"""The line at the bottom: whether all is saved, and when the last backup was made."""

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import label
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.shell.entries import Census

_SLOW = 250
"""Milliseconds of writing after which "Saving…" is shown."""


class Status(QStatusBar):
    """Always tells the truth about the file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setSizeGripEnabled(False)
        self.state = label(parent=self)
        self.backup = label(parent=self)
        self.file = label(parent=self)
        coloured(self.file, colours_of(self).quiet)
        coloured(self.backup, colours_of(self).quiet)
        self.state.setContentsMargins(em(self, 0.8), 0, 0, 0)
        self.file.setContentsMargins(0, 0, em(self, 0.8), 0)
        self.addWidget(self.state)
        self.addWidget(self.backup)
        self.clients = label(parent=self)
        coloured(self.clients, colours_of(self).quiet)
        self.addPermanentWidget(self.clients)
        self.addPermanentWidget(self.file)
        self._said = context.words.tr(N_("All is saved"))
        self._is_trouble = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self._show_saving)
        context.tasks.writing.connect(self.show_writing)
        self._show()

    def show_writing(self, count: int) -> None:
        """So much is still to be written."""
        if count:
            if not self._slow.isActive():
                self._slow.start()
        else:
            self._slow.stop()
            self._show()

    def show_saved(self, now: datetime) -> None:
        """Something has reached the file."""
        self._is_trouble = False
        self._said = self.context.words.tr(N_("Saved {time}"), time=f"{now.astimezone():%H:%M}")
        self._show()

    def show_trouble(self, text: str) -> None:
        """Something has not."""
        self._is_trouble = True
        self._said = text
        self._show()

    def show_backup(self, made: datetime | None) -> None:
        """When the last backup was made."""
        words = self.context.words
        if made is None:
            self.backup.setText("·  " + words.tr(N_("no backup yet; one is made on closing")))
            return
        today = made.astimezone().date() == self.context.desk.today
        told = f"{made.astimezone():%H:%M}" if today else f"{made.astimezone():%Y-%m-%d}"
        self.backup.setText("·  " + words.tr(N_("backup {time}"), time=told))

    def show_census(self, census: Census) -> None:
        """How many clients there are."""
        self.clients.setText(self.context.words.ntr("{n} client", "{n} clients", census.total) + "  ·")

    def _show_saving(self) -> None:
        self.state.setText(self.context.words.tr(N_("Saving…")))

    def _show(self) -> None:
        self.state.setText(self._said)
        colours = colours_of(self)
        coloured(self.state, colours.problem if self._is_trouble else colours.words)
