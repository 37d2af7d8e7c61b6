"""Says while somebody is being added that the file may hold the same client already, and offers to open that one."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.bar import Bar
from clientdesk.ui.context import Context

_SETTLED = 300
"""Milliseconds after the last letter until others are looked for."""


class Alike(Bar):
    """`client_asked` tells the number of the other client."""

    client_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._record: Record | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._look)

    def look_soon(self, record: Record) -> None:
        """Look for others like this once nothing more is typed."""
        self._record = record
        self._settle.start()

    def forget(self) -> None:
        """Another client begins."""
        self._record = None
        self._settle.stop()
        self.context.tasks.drop("alike")
        self.hide()

    def _look(self) -> None:
        if self._record is not None:
            work = partial(self.context.desk.searching.alike, self._record)
            self.context.tasks.read("alike", work, self._show)

    def _show(self, found: list[tuple[Line, Field[Any]]]) -> None:
        if not found:
            self.hide()
            return
        words, (line, field) = self.context.words, found[0]
        told = words.tr(
            N_("{name} ({code}) has the same: {field}"), name=line.name, code=line.code, field=field.title(words)
        )
        self.show_text(told, (words.tr(N_("Open the other")), partial(self.client_asked.emit, line.id)))
