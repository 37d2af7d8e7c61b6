"""The page of one client: its head, the outline, the sheet to read and the form to fill in."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.bar import Bar
from clientdesk.ui.context import Context
from clientdesk.ui.filling import Filling
from clientdesk.ui.form.chapters import Chapter, chapters
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.outline import Outline
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.head import Head
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.opened import Opened, look_up
from clientdesk.ui.saving import Saving

READ, FILL_IN = "read", "fill in"
_PIECE = 30
"""Milliseconds between two pieces of a form that is made ahead."""
_ROOM_FOR_OUTLINE = 60
"""Letters of width from which the outline stands beside the form; below it is a menu."""


class ClientPage(QWidget):
    """Shows one client at a time."""

    told = Signal(str)
    row_removed = Signal()
    trash_asked = Signal(str, str)
    restore_asked = Signal(str, str)
    card_asked = Signal(str, str)

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.saving = saving
        self.opened: Opened | None = None
        self.wanted = 0
        self.mode = READ
        self._chapters: tuple[Chapter, ...] = ()
        self._sheets: dict[str, Sheet] = {}
        self._forms: dict[str, Form] = {}
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
        self.outline = Outline(self)
        self.outline.setAccessibleName(context.words.tr(N_("Chapters")))
        self.bodies = QStackedWidget(self)
        self.blank = QWidget(self.bodies)
        on_paper(self.blank)
        self.bodies.addWidget(self.blank)
        body = QHBoxLayout()
        body.setContentsMargins(em(self, 0.4), 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.outline)
        body.addWidget(self.bodies, 1)
        column.addLayout(body, 1)
        self.outline.jumped.connect(self.jump)
        self.filling = Filling(self, context, saving)
        self.filling.told.connect(self.told)
        self._preparing = QTimer(self)
        self._preparing.setInterval(_PIECE)
        self._preparing.timeout.connect(self._prepare)
        self._show_nothing()

    # The head

    def _show_mode(self) -> None:
        words = self.context.words
        record = self.opened.record if self.opened else None
        trashed = bool(record and record.stamps.trashed)
        filling = self.mode == FILL_IN
        self.head.show_mode(filling=filling, trashed=trashed)
        if trashed and record:
            restore = (words.tr(N_("Restore")), partial(self.restore_asked.emit, record.code, record.name))
            self.bar.show_text(words.tr(N_("This client is in the trash.")), restore)
        elif self.opened and self.opened.drafts and not filling:
            told = words.tr(N_("Something typed here could not be stored yet."))
            self.bar.show_text(told, (words.tr(N_("Show")), self.show_draft))
        else:
            self.bar.hide()

    def show_draft(self) -> None:
        """Open the form where something waits to be put right."""
        if self.opened and self.opened.drafts:
            waiting = self.opened.drafts[0].field.partition(".")[0]
            self.mode = FILL_IN
            self.show_body()
            QApplication.sendPostedEvents()
            self.form().focus_on(waiting)

    # Showing clients

    def show_client(self, number: int) -> None:
        """Show a client, read only; 0 shows none."""
        if number == self.wanted and self.opened:
            return
        self.flush()
        self.wanted = number
        if self.mode == FILL_IN:
            self.mode = READ
        if number:
            self.refresh()
        else:
            self._show_nothing()

    def edit_client(self, number: int) -> None:
        """Show a client with all its fields open."""
        self.show_client(number)
        self.mode = FILL_IN
        if self.opened and self.opened.record.id == number:
            self.show_body()

    def refresh(self) -> None:
        """Look the client up anew."""
        if self.wanted:
            look = partial(look_up, self.context.desk, self.wanted)
            self.context.tasks.read("page", look, self.take_opened)

    def take_opened(self, opened: Opened | None) -> None:
        """Show what was looked up."""
        if opened is None:
            self._show_nothing()
            return
        is_another = self.opened is None or self.opened.record.id != opened.record.id
        self.opened = opened
        if is_another:
            self.filling.begin()
            self._show_kind(opened.record)
            self._preparing.start()
        self.head.show_client(opened)
        self.show_body()
        if is_another:
            self.body().verticalScrollBar().setValue(0)
            self.outline.mark(0)
            if self.mode == FILL_IN:
                self._forms[opened.record.kind.name].focus_first()

    def _show_nothing(self) -> None:
        self.opened = None
        self.wanted = 0
        self.head.hide()
        self.bar.hide()
        self.outline.hide()
        self.bodies.setCurrentWidget(self.blank)

    def _show_kind(self, record: Record) -> None:
        words = self.context.words
        self._chapters = chapters(record.kind)
        titles = [chapter.title(words) for chapter in self._chapters]
        self.outline.show_chapters(titles)
        self.head.show_chapters(titles, self.jump)

    def show_body(self) -> None:
        """Show the sheet or the form, and how much is filled in."""
        if self.opened is None:
            return
        body = self.body()
        if isinstance(body, Sheet | Form):
            body.show_client(self.opened)
        self.bodies.setCurrentWidget(body)
        self.head.show()
        self._show_mode()
        self._fit_outline()
        self.count()

    def body(self) -> Scrolling:
        """The sheet or the form of the kind shown, made when first needed."""
        assert self.opened is not None
        kind = self.opened.record.kind
        if self.mode == READ:
            if kind.name not in self._sheets:
                self._sheets[kind.name] = Sheet(kind, self.context, self.bodies)
                self._add_body(self._sheets[kind.name])
            return self._sheets[kind.name]
        return self.form()

    def form(self) -> Form:
        """The form of the kind shown."""
        assert self.opened is not None
        return self._form_of(self.opened.record.kind)

    def _form_of(self, kind: Kind) -> Form:
        if kind.name not in self._forms:
            form = self._forms[kind.name] = Form(kind, self.context, self.bodies)
            self._add_body(form)
            self.filling.follow(form)
            form.row_removed.connect(self.row_removed)
        return self._forms[kind.name]

    def form_with(self, record: Record) -> Form | None:
        """The form that holds this client, if there is one."""
        form = self._forms.get(record.kind.name)
        return form if form and form.client == record.id else None

    def _prepare(self) -> None:
        """Make a piece of the form of the kind shown, before it is asked for."""
        if self.opened is None or not self._form_of(self.opened.record.kind).make_some():
            self._preparing.stop()

    def _add_body(self, body: Scrolling) -> None:
        self.bodies.addWidget(body)
        body.moved.connect(self.outline.mark)

    def count(self) -> None:
        """Tell in the outline how much of each chapter is filled in."""
        if self.opened is None:
            return
        odd = dict.fromkeys({problem.field.key for problem in self.opened.problems}, 1)
        odd |= {draft.field.partition(".")[0]: 1 for draft in self.opened.drafts}
        if self.mode == FILL_IN:
            odd |= self.form().odd
        for place, chapter in enumerate(self._chapters):
            filled, total = chapter.count(self.opened.record, self.opened.answers)
            self.outline.show_count(place, filled, total, odd=sum(odd.get(field.key, 0) for field in chapter.fields))

    # Moving about

    def toggle(self) -> None:
        """Change between reading and filling in; the chapter in view stays in view."""
        if self.opened is None:
            return
        place = self.body().in_view()
        self.flush()
        self.mode = READ if self.mode == FILL_IN else FILL_IN
        self.show_body()
        QApplication.sendPostedEvents()
        self.body().jump(place)
        if self.mode == FILL_IN:
            self.body().setFocus()

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
        self.outline.setVisible(roomy and self.opened is not None)
        self.head.chapters.setVisible(not roomy)

    # Storing

    def flush(self) -> None:
        """Leave the field the cursor is in."""
        # An open list of suggestions keeps its input from hearing that the focus has gone.
        if popup := QApplication.activePopupWidget():
            popup.close()
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            now.clearFocus()

    # Asking the window

    def ask_trash(self) -> None:
        """Ask for this client to be moved to the trash."""
        if self.opened:
            self.flush()
            self.trash_asked.emit(self.opened.record.code, self.opened.record.name)

    def ask_card(self) -> None:
        """Ask for a card of this client."""
        if self.opened:
            self.card_asked.emit(self.opened.record.code, self.opened.record.name)
