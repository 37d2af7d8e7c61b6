"""The red bar at a client while a complaint is open: what it is about, until when something is to be done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from clientdesk.desk.service.listing import Seen, open_complaints
from clientdesk.dossier.service.kinds import COMPLAINT
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.opened import Opened
from clientdesk.ui.service.views import until_told

_DOT = "\N{NO-BREAK SPACE}" * 3 + "·   "
"""Stays with what is before it: no line begins with one."""


class ComplaintBar(QFrame):
    """`show_asked` wants the complaints of the client shown. Its words are red, and say what it is."""

    show_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.client = ""
        colours = colours_of(self)
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours.tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 1.6), em(self, 0.3), em(self, 1), em(self, 0.3))
        self.sentence = wrapping(parent=self)
        coloured(self.sentence, colours.problem)
        line.addWidget(self.sentence, 1)
        self.button = push(context.words.tr(N_("Show")), self.show_asked.emit, self)
        line.addWidget(self.button)
        self.hide()

    def show_client(self, opened: Opened) -> None:
        """Look up whether a complaint of this client is open."""
        if self.client != opened.record.code:
            self.hide()
        self.client = "" if self.context.privacy.is_on else opened.record.code
        self._look()

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look again where it may concern what is shown."""
        if COMPLAINT.name in (changed.clients or {}).values():
            self._look()

    def _look(self) -> None:
        if not self.client:
            self.hide()
            return
        work = partial(open_complaints, self.context.desk, self.client)
        self.context.tasks.read(("open complaints", id(self)), work, self.show_complaints)

    def show_complaints(self, found: list[Seen]) -> None:
        """Show these; nothing where there is none."""
        words = self.context.words
        if found:
            first = found[0]
            about = " ".join(first.record.name.split())
            told = N_("Open complaint {number}: {about}")
            text = words.tr(told, number=first.code, about=about)
            if len(found) > 1:
                text = words.tr(
                    N_("{n} complaints are open, first of all {number}: {about}"),
                    n=len(found),
                    number=first.code,
                    about=about,
                )
            until = until_told(first, words)
            if first.is_late:
                until = words.tr(N_("overdue, {what}"), what=until) if until else words.tr(N_("overdue"))
            self.sentence.setText("⚠ " + _DOT.join(filter(None, (text, until))))
        self.setVisible(bool(found))
