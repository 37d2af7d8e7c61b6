"""Where a note, call or visit is written down with the next step; what was not posted yet outlives the window."""

import json
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.client.crumb_chips import CrumbChips
from clientdesk.ui.client.next_step import NextStep, Wish, task_of
from clientdesk.ui.client.stream import DRAFT
from clientdesk.ui.client.told import WAYS
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit, TextEdit
from clientdesk.ui.labels import plain_tip, quiet
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.refusals import reason_and_hint

KEPT_AFTER = 600
"""Milliseconds after the last letter until the draft is kept."""


class Composer(QFrame):
    """`posted` brings the news of the step."""

    posted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.client: Record | None = None
        self._drafts: dict[int, str] = {}
        self._is_shown = False
        words = context.words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(self._make_ways())
        self.text = TextEdit(self)
        self.text.setPlaceholderText(words.tr(N_("What was said?")))
        self.text.setAccessibleName(words.tr(N_("What was said")))
        column.addWidget(self.text)
        self.crumbs = CrumbChips(context, self)
        column.addWidget(self.crumbs)
        self.next = NextStep(context, self)
        foot = QHBoxLayout()
        foot.setSpacing(em(self, 0.6))
        foot.addWidget(self.next, 1)
        self.post_button = push(words.tr(N_("Save")), self.post, self)
        self.post_button.setToolTip(plain_tip("Ctrl+Enter"))
        foot.addWidget(self.post_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        self.problem = quiet(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT_AFTER)
        self._keeping.timeout.connect(self.keep)
        self.text.textChanged.connect(self._note_edit)
        self.text.textChanged.connect(self._look_for_crumbs)
        self.day.textChanged.connect(self._note_edit)
        self.next.edited.connect(self._note_edit)
        self.next.entered.connect(self.post)
        self.ways.idClicked.connect(self._note_edit)

    def _make_ways(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.3))
        buttons: list[QPushButton] = []
        for way in WAYS:
            button = QPushButton(icon(way.drawing, self), words.tr(way.word), self)
            button.setAutoDefault(False)
            buttons.append(button)
            line.addWidget(button)
        self.ways = one_of(buttons, self)
        line.addStretch()
        self.day = LineEdit(self)
        self.day.setPlaceholderText(words.tr(N_("today")))
        self.day.setAccessibleName(words.tr(N_("Day of the contact")))
        self.day.setFixedWidth(em(self, 9))
        line.addWidget(self.day)
        return line

    # The draft

    def show_client(self, client: Record) -> None:
        """Write for a client; what waits at another one is kept."""
        if self.client is not None and self.client.id == client.id:
            self.client = client
            return
        self.keep()
        self.client = client
        self._write(self._drafts.get(client.id, ""))

    def show_draft(self, client: int, draft: str) -> None:
        """Show what waited in the file, unless something has been written meanwhile."""
        if self.client is not None and self.client.id == client and client not in self._drafts and draft:
            self._write(draft)

    def keep(self) -> None:
        """Keep what was not posted yet."""
        if self.client is None or not self._keeping.isActive():
            return
        self._keeping.stop()
        drafts, number, text = self.context.desk.drafts, self.client.id, self._drafts.get(self.client.id, "")
        if text:
            self.context.tasks.ask(partial(drafts.keep, number, DRAFT, text), _kept)
        else:
            self.context.tasks.ask(partial(drafts.drop, number, DRAFT), _kept)

    def _note_edit(self) -> None:
        if self._is_shown or self.client is None:
            return
        self._say("")
        self._drafts[self.client.id] = self._told()
        self._keeping.start()

    def _look_for_crumbs(self) -> None:
        self.crumbs.follow(self.client, self.text.toPlainText())

    def _told(self) -> str:
        what, when = self.next.texts()
        told = {"text": self.text.toPlainText(), "day": self.day.text(), "what": what, "when": when}
        filled = {key: text for key, text in told.items() if text}
        return json.dumps({"way": self.ways.checkedId(), **filled}, ensure_ascii=False) if filled else ""

    def _write(self, draft: str) -> None:
        try:
            told = json.loads(draft) if draft else {}
        except ValueError:
            told = {}
        self._is_shown = True
        # Whoever rings one client after the other goes on ringing.
        way = told.get("way", 0) if told else self.ways.checkedId()
        self.ways.button(way if way in range(len(WAYS)) else 0).setChecked(True)
        self.text.setPlainText(told.get("text", ""))
        self.day.setText(told.get("day", ""))
        self.next.set_texts(told.get("what", ""), told.get("when", ""))
        self._say("")
        self._is_shown = False

    # Posting

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.post()
        else:
            super().keyPressEvent(event)

    def post(self) -> None:
        """Store what was written, and the next step, as one step. Nothing is lost where that fails."""
        if self.client is None or not self.post_button.isEnabled():
            return
        client, text = self.client, self.text.toPlainText().strip()
        try:
            wish = self.next.wish()
        except Unreadable as problem:
            self.next.show_problem(self.context.words.tr(problem.reason, **problem.values))
            return
        if not text and wish is None:
            self._say(self.context.words.tr(N_("Write down what was said, or a next step.")))
            self.text.setFocus()
            return
        try:
            contact = self._contact(client, text) if text else None
        except Unreadable as problem:
            self._say(self.context.words.tr(problem.reason, **problem.values))
            return
        self.post_button.setEnabled(False)
        told = self._told()
        work = partial(self._store, client.code, contact, wish, self.crumbs.chosen)
        self.context.tasks.ask(work, partial(self._posted, client.id, told), self._failed)

    def _contact(self, client: Record, text: str) -> Record:
        way = WAYS[self.ways.checkedId()]
        contact = self.context.desk.work.contact(client.code, content=text)
        contact[Contact.channel], contact[Contact.kind] = way.channel, way.kind
        if said := self.day.text().strip():
            contact[Contact.date] = Contact.date.type.read(said, self.context.desk.reading)
        return contact

    def _store(self, client: str, contact: Record | None, wish: Wish | None, learnt: tuple[Crumb, ...]) -> Changed:
        work = self.context.desk.work
        task = task_of(wish, work.task(client)) if wish else None
        if contact is not None:
            return work.note(contact, then=task, learnt=learnt)
        assert task is not None
        return work.add(task)

    def _posted(self, client: int, told: str, changed: Changed) -> None:
        self.post_button.setEnabled(True)
        if self._drafts.get(client, told) == told:
            self._drafts.pop(client, None)
            self.context.tasks.ask(partial(self.context.desk.drafts.drop, client, DRAFT), _kept)
            if self.client is not None and self.client.id == client:
                self._keeping.stop()
                self._write("")
        self.posted.emit(changed)

    def _failed(self, error: Exception) -> None:
        self.post_button.setEnabled(True)
        self._say(reason_and_hint(error, self.context.words))

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))


def _kept(_nothing: None) -> None:
    """A draft was kept or dropped; there is nothing to tell."""
