"""Says while somebody is being added that the file may hold the same client already, and why; offers to open that one,
or to make one file of the two."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.desk.doubles.given import Like
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.bar import Bar
from clientdesk.ui.context import Context

_SETTLED = 300
"""Milliseconds after the last letter until others are looked for."""
_GAPS = {"zh_CN": "", "zh_TW": ""}
"""What stands between two sentences."""
_REASONS = 2
"""So many reasons are told; the other file shows the rest."""


class Alike(Bar):
    """`client_asked` tells the number of the other client, `merge_asked` too: what is typed belongs to that one. `came`
    tells that it needs room."""

    came = Signal()
    client_asked = Signal(int)
    merge_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._record: Record | None = None
        self._other = 0
        self.merge = QPushButton(context.words.tr(N_("Save and merge…")), self)
        self.merge.setAutoDefault(False)
        self.merge.clicked.connect(lambda _checked=False: self.merge_asked.emit(self._other))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.merge)
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
            work = partial(self.context.desk.doubles.like, self._record)
            self.context.tasks.read("alike", work, self._show)

    def _show(self, found: tuple[Like, ...]) -> None:
        if not found:
            self.hide()
            return
        words, line = self.context.words, found[0].line
        self._other = line.id
        told = words.tr(
            N_("This may be {name} ({code}). {why}"),
            name=line.name,
            code=line.code,
            why=_GAPS.get(words.language, " ").join(reason.sentence(words) for reason in found[0].reasons[:_REASONS]),
        )
        self.show_text(told, (words.tr(N_("Open the other")), partial(self.client_asked.emit, line.id)))
        self.came.emit()
