"""Finding one's way through a client's sheet and form: find a field, choose what is shown, go to the next question."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from clientdesk.dossier.completeness import Level, open_questions, standing
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.hints import prepare
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.actions import FieldActions
from clientdesk.ui.form.entering import enter_goes_on, let_enter_go_on
from clientdesk.ui.form.finding import Hit, hits, under_dots
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.interview import Interview
from clientdesk.ui.form.questions import NextQuestions
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.form.sections import Sections
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.form.shown import Shown, counts, keys_of
from clientdesk.ui.form.starred import keeps_customs, left_out
from clientdesk.ui.form.tools import FormTools
from clientdesk.ui.look import lifted
from clientdesk.ui.opened import Opened
from clientdesk.ui.privacy.looking import note_opened
from clientdesk.ui.saving import Change

if TYPE_CHECKING:
    from clientdesk.ui.page import ClientPage

READ, FILL_IN, ASK = "read", "fill in", "ask"
_FIRST = {READ: Shown.FILLED, FILL_IN: Shown.ALL}
"""What is shown until the user has chosen."""
_NEXT_TO_NOTHING = 16
"""Fields, with those that a new file has from the beginning."""

_SHOWN = 1500
"""Milliseconds after which a client that was gone to is shown for sure."""


class Guide(QObject):
    """Between the line of tools over a page and its sheet and form.

    A field that is filled in while only the missing ones are shown stays where it is until the switch is touched or
    another client comes: nothing jumps away under the hands.
    """

    def __init__(self, page: "ClientPage", context: Context) -> None:
        super().__init__(page)
        self.page = page
        self.context = context
        context.desk.keeps_chinese_customs = keeps_customs(context.remembered)
        self.tools = FormTools(context.words, page)
        self.actions = FieldActions(page, context)
        self.heads: dict[Scrolling, NextQuestions] = {}
        self._kept: frozenset[str] = frozenset()
        self._kept_for: tuple[int, str, Shown] = (0, "", Shown.ALL)
        self._open = 0
        """The client whose form is open."""
        self._bare = 0
        """A client of whom next to nothing was known when it came: its form is shown whole, unless the user chooses."""
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self._came_from = READ
        self._prepared: set[str] = set()
        self._before: tuple[int, QWidget | None] = (0, None)
        find = self.tools.line
        find.escape = self._return
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_place)
        find.textChanged.connect(self.look)
        find.stepped.connect(self.step)
        find.entered.connect(self.enter)
        find.is_found = self._is_found
        self.tools.chosen.connect(self.choose)
        enter = self.tools.menu.addAction(context.words.tr(N_("Enter goes to the next field")))
        lifted(self.tools.menu)
        enter.setCheckable(True)
        enter.setChecked(enter_goes_on(context))
        enter.toggled.connect(lambda wanted: let_enter_go_on(context, wanted=wanted))
        sections = self.tools.menu.addAction(context.words.tr(N_("Sections and their order…")))
        sections.triggered.connect(lambda _checked=False: self.choose_sections())
        self.tools.interview.clicked.connect(lambda _checked=False: self.ask())
        QShortcut(QKeySequence("Ctrl+Shift+I"), page, self.ask)

    @cached_property
    def interview(self) -> Interview:
        """Asks one question after the other; made for the first one."""
        made = Interview(self.context)
        made.answered.connect(self._answer)
        made.ended.connect(self._end_interview)
        self.page.filling.follow(made)
        self.page.bodies.addWidget(made)
        return made

    @property
    def asked(self) -> Interview | None:
        """The interview, once there has been one."""
        return self.__dict__.get("interview")

    # What is shown

    @property
    def shown(self) -> Shown:
        """Where the switch stands for reading, or for filling in."""
        if self.context.privacy.is_on:
            # What is left out must not look as if it were missing.
            return Shown.FILLED
        if self._bare and self.page.mode == FILL_IN:
            return Shown.ALL
        with suppress(ValueError):
            return Shown(self.context.remembered.dossier.get(f"shown.{self.page.mode}", ""))
        return _FIRST.get(self.page.mode, Shown.ALL)

    def choose(self, position: str) -> None:
        """Put the switch on a position."""
        self.context.remembered.dossier[f"shown.{self.page.mode}"] = position
        self.context.remembered.save()
        self._kept = frozenset()
        self._bare = 0
        if self.page.opened is None:
            return
        self.page.show_body()
        self.page.body().to_top()

    def show(self, body: Sheet | Form, opened: Opened) -> None:
        """Fill a sheet or form with what is to be shown of a client."""
        record = opened.record
        if record.id != self._kept_for[0]:
            self._bare = record.id if counts(opened)[Shown.FILLED] < _NEXT_TO_NOTHING else 0
        shown = self.shown
        self._prepare(record.kind)
        self._head_of(body).show_client(opened)
        self.heads[body].setVisible(not self.context.privacy.is_on)
        if record.id != self._kept_for[0]:
            self.tools.line.clear()
        kept_for = (record.id, self.page.mode, shown)
        if kept_for != self._kept_for:
            self._kept, self._kept_for = frozenset(), kept_for
        hidden = left_out(self.context.remembered, record.kind)
        wanted = keys_of(shown, opened, hidden)
        self._kept = wanted if isinstance(body, Sheet) and shown is Shown.FILLED else self._kept | wanted
        self._note_opened(body, opened)
        body.show_client(opened, self._kept, shown)
        self.tools.show_switch(shown, counts(opened, hidden))

    def _note_opened(self, body: Sheet | Form, opened: Opened) -> None:
        """In a form nothing stands under dots: that one is opened on a client is written down, once each time."""
        shown = opened.record.id if isinstance(body, Form) else 0
        if shown and shown != self._open:
            note_opened(self.context, opened.record)
        self._open = shown

    def _prepare(self, kind: Kind) -> None:
        """Work out what the fields of a kind are called before anybody looks for one; it takes most of a second."""
        if kind.name not in self._prepared:
            self._prepared.add(kind.name)
            work = partial(prepare, kind, self.context.words)
            # Not while the client is being shown: each of its widgets would wait for its turn.
            QTimer.singleShot(_SHOWN, self, lambda: self.context.tasks.file(work, _done))

    def _head_of(self, body: Scrolling) -> NextQuestions:
        if body not in self.heads:
            head = self.heads[body] = NextQuestions(self.context.words, body)
            head.picked.connect(self.fill_in)
            head.asked.connect(lambda: self.ask(head.fields))
            body.put_first(head)
            if isinstance(body, Sheet):
                body.edit_asked.connect(self.fill_in)
        return self.heads[body]

    def choose_sections(self) -> Sections | None:
        """Ask which sections are shown, and in which order."""
        if self.page.opened is None:
            return None
        kind = self.page.opened.record.kind
        dialog = Sections(kind, self.context, self.page.window())
        dialog.accepted.connect(self.page.rearrange)
        dialog.accepted.connect(self.page.refresh)
        dialog.open()
        return dialog

    def forget(self, body: Scrolling) -> None:
        """A sheet or form is about to be made anew."""
        self.heads.pop(body, None)
        self._kept_for = (0, "", Shown.ALL)
        if isinstance(body, Form):
            self.actions.beside.pop(body, None)

    def reveal(self, key: str) -> None:
        """Show a field whatever the switch says."""
        if key not in self._kept and self.page.opened:
            self._kept |= {key}
            body = self.page.body()
            assert isinstance(body, Sheet | Form)
            body.show_client(self.page.opened, self._kept, self.shown)

    def fill_in(self, key: str) -> None:
        """Put the cursor into a field of the form."""
        if not self.page.show_form():
            return
        self.page.preparing.when_made(self.page.form(), partial(self._come_to, key))

    def _come_to(self, key: str) -> None:
        self.reveal(key)
        form = self.page.form()
        if form.holds(key):
            form.focus_on(key)
        form.point_at(form.line_of(key))

    # Finding

    def find_here(self) -> None:
        """Put the cursor where the name of a field is typed."""
        if self.page.mode == ASK:
            self.interview.end()
        if self.page.opened:
            self.page.show_dossier()
            self.tools.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.tools.line.selectAll()

    def _note_place(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is self.tools.line and self.page.opened:
            self._before = (self.page.body().verticalScrollBar().value(), before)

    def _return(self) -> bool:
        """Esc: back to where one was."""
        scrolled, widget = self._before
        self.tools.line.clear()
        if self.page.opened:
            self.page.body().verticalScrollBar().setValue(scrolled)
        if widget is not None and isValid(widget) and self.page.isAncestorOf(widget):
            widget.setFocus()
        elif self.page.opened:
            self.page.body().setFocus()
        return True

    def look(self) -> None:
        """Look for what is typed, and show the first place."""
        opened = self.page.opened
        if opened is None:
            return
        covered = under_dots(opened.record.kind) if self.page.mode == READ else ()
        self._hits = hits(self.tools.line.text(), opened.record, self.context.words, covered=covered)
        self._at = 0
        self.tools.show_found(0, len(self._hits))
        self._show_hit()

    def step(self, by: int) -> None:
        """Go to another hit, round and round; where there is no other while filling in, into the field itself."""
        if len(self._hits) == 1 and self.page.mode == FILL_IN:
            self.enter()
        elif self._hits:
            self._at = (self._at + by) % len(self._hits)
            self.tools.show_found(self._at, len(self._hits))
            self._show_hit()

    def _is_found(self) -> bool:
        """Whether the cursor can go into what was found: else Tab would never leave the line."""
        opened = self.page.opened
        is_open = opened is not None and not opened.record.stamps.trashed
        return is_open and bool(self._hits) and self._hits[self._at].field.stored

    def enter(self) -> None:
        """Put the cursor into the field that was found."""
        if self._hits:
            self.fill_in(self._hits[self._at].field.key)

    def _show_hit(self) -> None:
        if not self._hits or self.page.opened is None:
            return
        hit, body = self._hits[self._at], self.page.body()
        self.reveal(hit.field.key)
        if not isinstance(body, Sheet | Form):
            return
        if isinstance(body, Form) and hit.row is not None:
            view = body.grids[hit.field.key].view
            view.setCurrentIndex(view.model().index(hit.row, 0))
        if line := body.line_of(hit.field.key):
            body.point_at(line)

    # Asking

    def ask(self, questions: Sequence[Field[Any]] = ()) -> None:
        """Ask what is missing, one question at a time: these, or all up to the level that is being filled."""
        opened = self.page.opened
        if opened is None or opened.record.stamps.trashed or self.page.mode == ASK or self.page.is_covered:
            return
        self.page.flush()
        record, answers, customs = opened.record, opened.answers, opened.around.customs
        level = Level.DEEP if standing(record, answers, customs=customs).level is Level.DEEP else Level.GOOD
        self._came_from = self.page.mode
        self.page.mode = ASK
        self.interview.start(questions or open_questions(record, answers, level, customs=customs), opened)
        self.page.show_body()
        self.interview.focus()

    def _answer(self, field: Field[Any], answer: str) -> None:
        if self.page.opened:
            self.page.saving.save(self.page.opened.record, Change(field, None, answer=answer))

    def _end_interview(self) -> None:
        self.page.mode = self._came_from
        self.page.show_body()
        self.page.body().setFocus()


def _done(_nothing: None) -> None:
    """Names have been worked out; there is nothing to tell."""
