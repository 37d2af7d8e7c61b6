"""The page of one client: its head, the outline, the sheet to read and the form to fill in."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.bar import Bar
from clientdesk.ui.client.nobody import Nobody
from clientdesk.ui.client.tabs import DOSSIER, ClientTabs
from clientdesk.ui.context import Context
from clientdesk.ui.filling import Filling
from clientdesk.ui.form.bodies import Bodies
from clientdesk.ui.form.chapters import Chapter
from clientdesk.ui.form.fields import Fields
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.guide import ASK, FILL_IN, READ, Guide
from clientdesk.ui.form.interview import Interview
from clientdesk.ui.form.outline import Outline
from clientdesk.ui.form.preparing import Preparing
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.form.starred import arranged, left_out
from clientdesk.ui.head import Head
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.opened import Opened, look_up, told_of_trash
from clientdesk.ui.saving import Saving

__all__ = ["FILL_IN", "READ", "ClientPage"]

_ROOM_FOR_OUTLINE = 68
"""Letters of width from which the outline stands beside the form; below it is a menu."""


class ClientPage(QWidget):
    """Shows one client at a time."""

    told = Signal(str)
    row_removed = Signal()
    trash_asked = Signal(str, str)
    restore_asked = Signal(str, str)
    card_asked = Signal()
    shown = Signal(str)

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.saving = saving
        self.opened: Opened | None = None
        self.wanted = 0
        self.mode = READ
        self._chapters: tuple[Chapter, ...] = ()
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = Head(context, self)
        self.head.edit.clicked.connect(self.toggle)
        self.head.card.clicked.connect(self.ask_card)
        self.head.trash.clicked.connect(self.ask_trash)
        column.addWidget(self.head)
        self.bar = Bar(self)
        column.addWidget(self.bar)
        self.nobody = Nobody(self)
        column.addWidget(self.nobody, 1)
        self.guide = Guide(self, context)
        self.outline = Outline(self)
        self.outline.setAccessibleName(context.words.tr(N_("Chapters")))
        self.bodies = Bodies(context, self)
        self.bodies.made.connect(self._attend)
        self.bodies.left.connect(self.guide.forget)
        body = QHBoxLayout()
        body.setContentsMargins(em(self, 0.4), 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.outline)
        body.addWidget(self.bodies, 1)
        dossier = QWidget(self)
        inner = QVBoxLayout(dossier)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.guide.tools)
        inner.addLayout(body, 1)
        self.tabs = ClientTabs(context, dossier, self)
        self.tabs.left_dossier.connect(self.leave_dossier)
        self.tabs.field_asked.connect(self.guide.fill_in)
        column.addWidget(self.tabs, 1)
        self.outline.jumped.connect(self.jump)
        self.filling = Filling(self, context, saving)
        self.filling.told.connect(self.told)
        self.preparing = Preparing(self)
        self._show_nothing()

    # The head

    def _show_mode(self) -> None:
        words, filling = self.context.words, self.mode == FILL_IN
        record = self.opened.record if self.opened else None
        trashed = bool(record and record.stamps.trashed)
        self.head.show_mode(filling=filling, trashed=trashed)
        self.head.edit.setEnabled(not self.context.privacy.is_on)
        if trashed and self.opened and record:
            restore = (words.tr(N_("Restore")), partial(self.restore_asked.emit, record.code, record.name))
            self.bar.show_text(told_of_trash(self.opened, words), restore)
        elif self.opened and self.opened.drafts and not filling:
            told = words.tr(N_("Something typed here could not be stored yet."))
            self.bar.show_text(told, (words.tr(N_("Show")), self.show_draft))
        else:
            self.bar.hide()

    def show_draft(self) -> None:
        """Open the form where something waits to be put right."""
        if self.opened and self.opened.drafts:
            waiting = self.opened.drafts[0].field.partition(".")[0]
            self.guide.fill_in(waiting)

    def show_dossier(self) -> None:
        """Show the sheet or form, whichever tab was looked at."""
        self.tabs.show_tab(DOSSIER)

    def show_form(self) -> bool:
        """Open all fields; not of a client in the trash."""
        if self.opened is None or self.opened.record.stamps.trashed or self.is_covered:
            return False
        if self.mode != FILL_IN:
            self.mode = FILL_IN
            self.show_body()
        return True

    # Showing clients

    def show_client(self, number: int) -> None:
        """Show a client, read only; 0 shows none."""
        if number == self.wanted and self.opened:
            return
        self.flush()
        self.wanted = number
        self.mode = READ
        if number:
            self.refresh()
        else:
            self._show_nothing()

    def edit_client(self, number: int) -> None:
        """Show a client with all its fields open."""
        self.show_client(number)
        if self.is_covered:
            return
        self.mode = FILL_IN
        if self.opened and self.opened.record.id == number:
            self.show_body()

    def refresh(self) -> None:
        """Look the client up anew."""
        if self.wanted:
            look = partial(look_up, self.context.desk, self.wanted)
            self.context.tasks.read("page", look, self.take_opened)

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look the client up anew if it concerns what is shown."""
        if changed.own_fields or self.wanted in (changed.clients or ()):
            self.refresh()
        elif changed:
            self.tabs.take_news(changed)

    def take_opened(self, opened: Opened | None) -> None:
        """Show what was looked up."""
        if opened is None:
            self._show_nothing()
            return
        is_another = self.opened is None or self.opened.record.id != opened.record.id
        opened = self.opened = self.context.privacy.opened(opened)
        if self.bodies.is_old(opened.record.kind):
            self.bodies.forget(opened.record.kind)
        if is_another:
            self.filling.begin()
            self._show_kind(opened.record)
            self.preparing.begin(self.form())
        self.head.show_client(opened)
        self.show_body()
        self.tabs.show_client(opened)
        if is_another:
            self.body().to_top()
            self.outline.mark(0)
            self.shown.emit(opened.record.code)
            if self.mode == FILL_IN:
                self.preparing.when_made(self.form(), self.form().focus_first)

    def _show_nothing(self) -> None:
        self.opened = None
        self.wanted = 0
        self.head.hide()
        self.bar.hide()
        self.tabs.hide()
        self.nobody.show()
        self.outline.hide()
        self.bodies.show_blank()

    def _show_kind(self, record: Record) -> None:
        words = self.context.words
        self._chapters = arranged(self.context.remembered, record.kind)
        titles = [chapter.title(words) for chapter in self._chapters]
        self.outline.show_chapters(titles)
        self.head.show_chapters(titles, self.jump)
        hidden = left_out(self.context.remembered, record.kind)
        for place, chapter in enumerate(self._chapters):
            self.outline.setRowHidden(place, chapter.name in hidden)

    def rearrange(self) -> None:
        """Make sheet and form of the kind shown anew, in another order."""
        if self.opened is not None:
            self.flush()
            self.bodies.forget(self.opened.record.kind)
            self._show_kind(self.opened.record)
            self.show_body()

    def show_body(self) -> None:
        """Show the sheet or the form, and how much is filled in."""
        if self.opened is None:
            return
        body = self.body()
        if isinstance(body, Form) and not body.is_made:
            # What is in front of the tab stays there for these moments.
            self.tabs.show_tab(DOSSIER)
            self.preparing.when_made(body, self.show_body)
            return
        if isinstance(body, Sheet | Form):
            self.guide.show(body, self.opened)
        elif isinstance(body, Interview):
            body.show_client(self.opened)
        self.bodies.setCurrentWidget(body)
        self.nobody.hide()
        self.head.show()
        self.tabs.show()
        if self.mode != READ:
            self.tabs.show_tab(DOSSIER)
        self.guide.tools.setVisible(self.mode != ASK and not self.context.privacy.is_on)
        self._show_mode()
        self._fit_outline()
        self.count()

    def body(self) -> Scrolling:
        """The sheet or the form of the kind shown, made when first needed."""
        assert self.opened is not None
        kind = self.opened.record.kind
        if self.mode == READ:
            return self.bodies.sheet(kind)
        if self.mode == ASK:
            return self.guide.interview
        return self.form()

    def form(self) -> Form:
        """The form of the kind shown."""
        assert self.opened is not None
        return self.bodies.form(self.opened.record.kind)

    def holders(self, record: Record, key: str) -> list[Fields]:
        """What a field of this client is being filled in with, the one in view first."""
        form = self.bodies.form_made(record.kind)
        found: list[Fields] = [
            one for one in (self.guide.asked, form) if one and one.client == record.id and one.holds(key)
        ]
        return found if self.mode == ASK else found[::-1]

    def _attend(self, body: Sheet | Form) -> None:
        body.moved.connect(self.outline.mark)
        if isinstance(body, Form):
            self.filling.follow(body)
            self.guide.actions.attend(body)
            body.row_removed.connect(self.row_removed)

    def count(self) -> None:
        """Tell in the outline how much of each chapter is filled in."""
        if self.opened is None:
            return
        odd = dict.fromkeys({problem.field.key for problem in self.opened.problems}, 1)
        odd |= {draft.field.partition(".")[0]: 1 for draft in self.opened.drafts}
        if self.mode == FILL_IN:
            odd |= self.form().odd
        record, answers, customs = self.opened.record, self.opened.answers, self.opened.around.customs
        for place, chapter in enumerate(self._chapters):
            filled, total = chapter.count(record, answers, customs=customs)
            self.outline.show_count(place, filled, total, odd=sum(odd.get(field.key, 0) for field in chapter.fields))

    # Moving about

    def toggle(self) -> None:
        """Change between reading and filling in; the chapter in view stays in view."""
        if self.opened is None or self.is_covered:
            return
        # At the top it is the top that stays, however short the first chapters are.
        place = self.body().in_view() if self.body().verticalScrollBar().value() else 0
        self.flush()
        self.mode = READ if self.mode == FILL_IN else FILL_IN
        if self.mode == READ:
            self.preparing.take_time()
        self.show_body()
        if self.mode == FILL_IN:
            self.preparing.when_made(self.form(), partial(self._come_to, place))
        else:
            self._come_to(place)

    def _come_to(self, place: int) -> None:
        QApplication.sendPostedEvents()
        if place:
            self.body().jump(place)
        else:
            self.body().to_top()
        if self.mode == FILL_IN:
            self.body().setFocus()

    def leave_dossier(self) -> None:
        """Another tab comes: what is being filled in is stored, the form closes."""
        self.flush()
        if self.mode != READ:
            self.mode = READ
            self.show_body()

    def jump(self, place: int) -> None:
        """Bring a chapter to the top."""
        if self.opened:
            self.body().jump(place)
            self.outline.mark(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_outline()

    def _fit_outline(self) -> None:
        roomy = self.width() > em(self, _ROOM_FOR_OUTLINE)
        self.outline.setVisible(roomy and self.opened is not None and self.mode != ASK)
        self.head.chapters.setVisible(not roomy)

    # While somebody else may be looking

    @property
    def is_covered(self) -> bool:
        """Whether fields cannot be filled in now, since what stands in them is masked; the user is told so."""
        if self.context.privacy.is_on:
            self.tabs.told.emit(self.context.words.tr(N_("Fields can be filled in when nothing is masked (F8).")))
        return self.context.privacy.is_on

    def mind_privacy(self) -> None:
        """Somebody else may be looking from now on, or nobody any more."""
        self.flush()
        self.mode = READ
        if self.opened:
            self.take_opened(self.opened)
        self.refresh()

    # Storing

    def flush(self) -> None:
        """Leave the field the cursor is in, and store whatever stands in a field nobody seemed to leave."""
        # An open list of suggestions keeps its input from hearing that the focus has gone.
        if popup := QApplication.activePopupWidget():
            popup.close()
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            now.clearFocus()
        # A form that is still being made holds nothing that was typed.
        if self.opened and self.mode != READ and (form := self.form()).is_made:
            self.filling.finish_touched(form)
        self.tabs.keep()

    # Asking the window

    def ask_trash(self) -> None:
        """Ask for this client to be moved to the trash."""
        if self.opened:
            self.flush()
            self.trash_asked.emit(self.opened.record.code, self.opened.record.name)

    def ask_card(self) -> None:
        """Ask for a card of this client."""
        if self.opened:
            self.card_asked.emit()
