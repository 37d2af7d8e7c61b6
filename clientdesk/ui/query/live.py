"""What a query finds while it is being made: the sentence it says, how many there are, and the first of them."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.queries.tree import Query
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.lists import Line
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import heading, label, plain_tip, quiet, readable
from clientdesk.ui.look import as_list, coloured, colours_of, em
from clientdesk.ui.refusals import reason
from clientdesk.ui.scroll_bars import slim
from clientdesk.ui.under_way import Watch

_SETTLED = 300
"""Milliseconds after the last change until it is counted."""
_SHOWN = 12
_CLIENT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Found:
    """What a query says, how many it finds, and the first of them; how many it may mean besides, and which query finds
    these."""

    sentence: str
    count: int
    first: tuple[Line, ...]
    unsure: int = 0
    perhaps: Query | None = None


class Live(QWidget):
    """`opened` brings the number of a client that was double-clicked, `perhaps_asked` a query of those who may fit."""

    opened = Signal(int)
    perhaps_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.wanted: Query | None = None
        self._watch: Watch | None = None
        self._perhaps: Query | None = None
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1), em(self, 0.8), em(self, 1), em(self, 0.8))
        column.setSpacing(em(self, 0.5))
        column.addWidget(quiet(words.tr(N_("In words")), self))
        self.sentence = readable(parent=self)
        self.sentence.setAccessibleName(words.tr(N_("The query in words")))
        column.addWidget(self.sentence)
        self.count = heading(parent=self)
        column.addSpacing(em(self, 0.4))
        column.addWidget(self.count)
        self.problem = quiet(parent=self)
        self.problem.hide()
        column.addWidget(self.problem)
        self.unsure = quiet(parent=self)
        self.unsure.hide()
        column.addWidget(self.unsure)
        self.unsure_button = push(words.tr(N_("Show them in the list")), self._ask_perhaps, self)
        self.unsure_button.hide()
        column.addWidget(self.unsure_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.first = QListWidget(self)
        slim(self.first)
        self.first.setAccessibleName(words.tr(N_("The first clients found")))
        self.first.setFrameShape(QListWidget.Shape.NoFrame)
        self.first.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.first.setTextElideMode(Qt.TextElideMode.ElideRight)
        as_list(self.first)
        self.first.itemActivated.connect(lambda item: self.opened.emit(item.data(_CLIENT)))
        column.addWidget(self.first, 1)
        self.more = label(parent=self)
        coloured(self.more, colours_of(self.more).quiet)
        column.addWidget(self.more)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self.look)

    def ask(self, query: Query, *, unfinished: int) -> None:
        """Something was changed: count once it has become quiet."""
        self.stop()
        self.wanted = query
        words = self.context.words
        told = words.ntr(
            "{n} condition is not finished and is left out so far.",
            "{n} conditions are not finished and are left out so far.",
            unfinished,
        )
        self._tell(told if unfinished else "", colours_of(self).quiet)
        self._settle.start()

    def look(self) -> None:
        """Count what is wanted now."""
        self._settle.stop()
        self.stop()
        if self.wanted is None:
            return
        watch = self._watch = Watch()
        self.count.setText(self.context.words.tr(N_("Counting…")))
        work = partial(_found, self.context.desk, self.wanted, self.context.words, watch.progress())
        self.context.tasks.file(work, partial(self._take, watch), partial(self._fail, watch))

    def stop(self) -> None:
        """What is being counted is not wanted any more."""
        if self._watch:
            self._watch.is_stopped = True
            self._watch = None

    def _take(self, watch: Watch, found: Found | None) -> None:
        if watch is not self._watch or found is None:
            return
        self._watch = None
        words = self.context.words
        self.sentence.setText(found.sentence)
        self.count.setText(words.ntr("{n} client", "{n} clients", found.count))
        self.first.clear()
        for line in found.first:
            shown = self.context.privacy.line(line, self.context.desk.kind(line.kind))
            more = " · ".join(filter(None, (shown.company, shown.city)))
            item = QListWidgetItem(icon(line.kind, self), f"{shown.name}   {more}".strip(), self.first)
            item.setToolTip(plain_tip(item.text()))
            item.setData(_CLIENT, line.id)
        self._show_unsure(found.unsure, found.perhaps)
        left = found.count - len(found.first)
        self.more.setText(words.ntr("and {n} more client", "and {n} more clients", left) if left else "")

    def _show_unsure(self, number: int, query: Query | None) -> None:
        """Tell of those of whom it cannot be said."""
        self._perhaps = query
        told = self.context.words.ntr(
            "{n} more client may fit: the birthday is not known exactly.",
            "{n} more clients may fit: their birthdays are not known exactly.",
            number,
        )
        self.unsure.setText(told if number else "")
        for part in (self.unsure, self.unsure_button):
            part.setVisible(number > 0)

    def _ask_perhaps(self) -> None:
        if self._perhaps:
            self.perhaps_asked.emit(self._perhaps)

    def _fail(self, watch: Watch, error: Exception) -> None:
        if watch is not self._watch:
            return
        self._watch = None
        self._show_unsure(0, None)
        self.count.setText("–")
        self.first.clear()
        self.more.clear()
        if isinstance(error, UserError):
            self._tell(reason(error, self.context.words), colours_of(self).problem)

    def _tell(self, text: str, colour: str) -> None:
        coloured(self.problem, colour)
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def _found(desk: Desk, query: Query, words: Catalogue, progress: Progress) -> Found | None:
    """In a thread for files; None when it was stopped."""
    try:
        numbers = desk.querying.listed(query, progress=progress)
        perhaps = desk.querying.perhaps(query)
        unsure = desk.querying.count_listed(perhaps, progress=progress) if perhaps else 0
    except Cancelled:
        return None
    first = tuple(desk.clients.lines(numbers[:_SHOWN]))
    return Found(desk.querying.sentence(query, words), len(numbers), first, unsure, perhaps)
